//! `contradicting-ratio`: "twice" is said where two numbers make something else.

use super::contradiction::{Change, changes};
use super::interval::Interval;
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Quantity;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "contradicting-ratio",
        level: Level::Warning,
        family: Family::Figures,
        what: "A ratio such as \"twice\" or \"half\" is more than a tenth away from what its two numbers make.",
        why: "\"Twice\" may be rounded; from 100 to 150 it is wrong.",
        example: "```toml\n[figures]\nbefore = \"100m USD\"\nafter = \"150m USD\"\ntimes = \"x2\"\n\n[[relations]]\nfrom = \"before\"\n\
                  to = \"after\"\nchange = \"times\"\n```",
        instead: "Write what they make: `times = \"x1.5\"`. From 100 to 195 may well be called \"nearly twice\": `<~x2`.",
        fix: None,
    },
    look: Look::Report(look),
};

/// How far from what its numbers make a ratio may be, in percent.
const TOLERANCE: u32 = 10;

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for relation in changes(report) {
        let Change { from, to, said, span } = relation;
        let (Quantity::Ratio(amount), Some((before, after))) = (&said.measure.quantity, relation.ends())
        else {
            continue;
        };
        // A ratio has few digits, and rounding them says more than it means: the word is compared, with its tolerance.
        let exact = Interval { low: Some(amount.low().value()), high: Some(amount.high().value()) };
        let made = after.over(&before);
        if made.meets(&exact.widened(TOLERANCE)) {
            continue;
        }
        let message = format!(
            "`{}` says {}, but {} is {} times {}",
            said.id,
            said.measure,
            to.measure,
            made.shown(2),
            from.measure,
        );
        finds.push(
            RULE.at(said.places.value, message)
                .related(span, "the relation that says so")
                .hint("one of the three is not what the source says"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(from: &str, to: &str, times: &str) -> Vec<String> {
        Case::data(&format!(
            "[figures]\na = \"{from}\"\nb = \"{to}\"\nc = \"{times}\"\n[[relations]]\nfrom = \"a\"\nto = \"b\"\nchange = \"c\"\n"
        ))
        .messages(&RULE)
    }

    #[test]
    fn a_ratio_is_what_its_numbers_make() {
        assert_eq!(found("100m USD", "150m USD", "x2"), ["`c` says x2, but 150m USD is 1.5 times 100m USD"]);
        assert_eq!(found("100m USD", "195m USD", "<~x2"), Vec::<String>::new());
        assert_eq!(found("100m USD", "205m USD", "x2"), Vec::<String>::new());
        assert_eq!(found("100m USD", "50m USD", "x0.5"), Vec::<String>::new());
    }
}
