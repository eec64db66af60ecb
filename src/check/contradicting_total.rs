//! `contradicting-total`: so many of a price do not come to the total that is stated.

use super::interval::Interval;
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Relation, RelationKind};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "contradicting-total",
        level: Level::Error,
        family: Family::Figures,
        what: "A price times a count is not the total that is stated.",
        why: "Of three numbers that depend on each other two are copied and one is wrong: a million for a billion, one unit for another.",
        example: "```toml\n[figures]\nprice = \"100m USD\"\nplanes = \"20 units\"\nworth = \"~3bn USD\"\n\n[[relations]]\nunit = \"price\"\n\
                  count = \"planes\"\ntotal = \"worth\"\n```",
        instead: "Correct the number that the source does not have. 20 times 149 million may well be called \"about 3 billion\".",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for Relation { kind, span } in &report.relations {
        let RelationKind::Product { unit, count, total } = kind else { continue };
        let interval = |figure: &crate::model::Figure| Interval::of(&figure.measure);
        let (Some(price), Some(number), Some(stated)) = (interval(unit), interval(count), interval(total))
        else {
            continue;
        };
        let made = price.times(&number);
        if made.meets(&stated) {
            continue;
        }
        let message =
            format!("{} times {} is {}, not {}", count.measure, unit.measure, made.shown(2), total.measure);
        finds.push(
            RULE.at(total.places.value, message)
                .related(*span, "the relation that says so")
                .hint("one of the three is not what the source says"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(unit: &str, count: &str, total: &str) -> Vec<String> {
        Case::data(&format!(
            "[figures]\na = \"{unit}\"\nb = \"{count}\"\nc = \"{total}\"\n[[relations]]\nunit = \"a\"\ncount = \"b\"\ntotal = \"c\"\n"
        ))
        .messages(&RULE)
    }

    #[test]
    fn a_total_is_what_its_parts_make() {
        assert_eq!(
            found("100m USD", "20 chips", "3bn USD"),
            ["20 chips times 100m USD is 1.9bn to 2.1bn, not 3bn USD"]
        );
        assert_eq!(found("149m USD", "20 chips", "~3bn USD"), Vec::<String>::new());
        assert_eq!(found("12k..13k USD", ">1m chips", ">12bn USD"), Vec::<String>::new());
    }
}
