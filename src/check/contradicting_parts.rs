//! `contradicting-parts`: parts do not add up to their whole.

use super::interval::Interval;
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Relation, RelationKind};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "contradicting-parts",
        level: Level::Warning,
        family: Family::Figures,
        what: "Parts do not add up to their total, or shares to 100%.",
        why: "A part is missing, counted twice, or not what the source says. What rounding explains is no fault.",
        example: "```toml\n[figures]\nours = \"40%\"\ntheirs = \"35%\"\nothers = \"20%\"\n\n[[relations]]\nparts = [\"ours\", \"theirs\", \"others\"]\n```",
        instead: "Correct the part, or add the one that is missing. 33%, 33% and 33% make 100% within rounding.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for Relation { kind, span } in &report.relations {
        let RelationKind::Sum { parts, total } = kind else { continue };
        let mut made = Interval::exactly(0);
        let intervals: Option<Vec<Interval>> = parts.iter().map(|part| Interval::of(&part.measure)).collect();
        for part in intervals.into_iter().flatten() {
            made = made.plus(&part);
        }
        let stated = match total {
            Some(total) => Interval::of(&total.measure),
            None => Some(Interval::exactly(100)),
        };
        let Some(stated) = stated.filter(|stated| !stated.meets(&made)) else { continue };
        let whole = total.as_ref().map_or_else(|| "100%".to_owned(), |total| total.measure.to_string());
        let message = format!("the parts make {}, not {whole}", made.shown(3));
        let place = total.as_ref().map_or(*span, |total| total.places.value);
        // A level of its own: what is missing is as likely as what is wrong.
        let hint = if stated.low > made.high {
            "a part is missing, or a number is not what the source says"
        } else {
            "a part is counted twice, or a number is not what the source says"
        };
        finds.push(RULE.at(place, message).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(parts: [&str; 3], total: Option<&str>) -> Vec<String> {
        let [a, b, c] = parts;
        let given = total.map_or(String::new(), |total| format!("d = \"{total}\"\n"));
        let named = if total.is_some() { "total = \"d\"\n" } else { "" };
        let data = format!(
            "[figures]\na = \"{a}\"\nb = \"{b}\"\nc = \"{c}\"\n{given}[[relations]]\nparts = [\"a\", \"b\", \"c\"]\n{named}"
        );
        Case::data(&data).messages(&RULE)
    }

    #[test]
    fn parts_add_up() {
        assert_eq!(found(["40%", "35%", "20%"], None), ["the parts make 93.5 to 96.5, not 100%"]);
        assert_eq!(
            found(["1m USD", "2m USD", "3m USD"], Some("9m USD")),
            ["the parts make 4.5m to 7.5m, not 9m USD"]
        );
        assert_eq!(found(["33%", "33%", "33%"], None), Vec::<String>::new());
        assert_eq!(found(["1m USD", "2m USD", "3m USD"], Some("6m USD")), Vec::<String>::new());
    }
}
