//! `contradicting-change`: from and to do not make the change that is stated; percent taken for points.

use super::contradiction::{Change, changes};
use super::interval::Interval;
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Quantity;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "contradicting-change",
        level: Level::Error,
        family: Family::Figures,
        what: "A change in percent or in points is not what its two ends make, or percent stands for percentage points.",
        why: "From 5% to 7% is two points more, and 40% more; \"2% more\" is neither. Readers who calculate stop believing the rest.",
        example: "```toml\n[figures]\nbefore = \"5%\"\nafter = \"7%\"\nrise = \"+2%\"\n\n[[relations]]\nfrom = \"before\"\nto = \"after\"\n\
                  change = \"rise\"\n```",
        instead: "`rise = \"+2pp\"`, two percentage points, or `rise = \"+40%\"`.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for relation in changes(report) {
        let Change { from, to, said, span } = relation;
        let is_points = match said.measure.quantity {
            Quantity::Change(_) => false,
            Quantity::Points(..) => true,
            _ => continue,
        };
        let Some(stated) = Interval::of(&said.measure) else { continue };
        let made = if is_points { relation.difference() } else { relation.percent() };
        let Some(made) = made.filter(|made| !made.meets(&stated)) else { continue };
        let other = if is_points { relation.percent() } else { relation.difference() };
        let unit = if is_points { "percentage points" } else { "percent" };
        let message = format!(
            "`{}` is {}, but from {} to {} is {} {unit}",
            said.id,
            said.measure,
            from.measure,
            to.measure,
            made.shown(2),
        );
        let hint = match other.filter(|other| other.meets(&stated)) {
            Some(_) if is_points => "that is the change in percent: write it as one, `+…%`",
            Some(_) => "that is the difference in percentage points: write it as one, `+…pp`",
            None => "one of the three is not what the source says",
        };
        finds.push(RULE.at(said.places.value, message).related(span, "the relation that says so").hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn case(from: &str, to: &str, change: &str) -> Case {
        Case::data(&format!(
            "[figures]\na = \"{from}\"\nb = \"{to}\"\nc = \"{change}\"\n[[relations]]\nfrom = \"a\"\nto = \"b\"\nchange = \"c\"\n"
        ))
    }

    #[test]
    fn percent_is_not_points() {
        let found = case("5%", "7%", "+2%");
        assert_eq!(found.found(&RULE), ["\"+2%\""]);
        assert_eq!(found.messages(&RULE), ["`c` is +2%, but from 5% to 7% is 18 to 67 percent"]);
        assert!(found.hints(&RULE)[0].contains("percentage points"));
        assert_eq!(case("100m USD", "150m USD", "+20%").found(&RULE), ["\"+20%\""]);
        assert_eq!(case("150m USD", "100m USD", "+33%").found(&RULE), ["\"+33%\""]);
    }

    #[test]
    fn what_rounding_allows_passes() {
        for (from, to, change) in [
            ("5%", "7%", "+2pp"),
            ("5%", "7%", "+40%"),
            ("100m USD", "223m USD", "+123%"),
            ("150m USD", "100m USD", "-33%"),
            ("100m USD", ">200m USD", ">+100%"),
        ] {
            assert!(case(from, to, change).found(&RULE).is_empty(), "{from} {to} {change}");
        }
    }
}
