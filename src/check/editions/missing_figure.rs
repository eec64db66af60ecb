//! `missing-figure`: a figure is placed in one language and not in the same part of the other.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::pairing;
use crate::diagnostic::{Family, Level, Page};
use crate::model::PlaceableKind;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-figure",
        level: Level::Error,
        family: Family::Editions,
        what: "A section, a claim, the title or the summary places a figure in one language and not in the other.",
        why: "Readers of one edition learn less than those of the other.",
        example: "```md\n## Spending {#spending}\n\nThey set aside { $spending }, a rise of { $growth }.\n```\n\n\
                  ```md\n## الإنفاق {#spending}\n\nخصصت الشركات { $spending }.\n```",
        instead: "Place the figure in both, or in neither. `{ PERIOD($growth) }` and other expressions count as well.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    let write = |id: &str| format!("{{ ${id} }}");
    pairing::compare(
        &RULE,
        subject,
        ("figure", write),
        |placeable| match &placeable.kind {
            PlaceableKind::Figure(figure) => vec![figure.id.as_str()],
            PlaceableKind::Expression(expression) => {
                expression.figures.iter().map(|figure| figure.id.as_str()).collect()
            }
            PlaceableKind::Quote(_) | PlaceableKind::Entity(_) | PlaceableKind::Source(_) => Vec::new(),
        },
        finds,
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const DATA: &str = "[figures]\na = \"5%\"\nb = \"6%\"\n[findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n\
                        [findings.g]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";

    #[test]
    fn a_figure_needs_its_other_half() {
        let case = Case::data(DATA).prose("## لا {#f}\n\n{ $a }", "## No {#f}\n\n{ $a } and { $b }, { $b }");
        assert_eq!(case.found(&RULE), ["{ $b }"]);
        assert_eq!(
            case.messages(&RULE),
            ["the English section `f` places the figure `b`, the Arabic does not"]
        );
        assert_eq!(case.hints(&RULE), ["place it there as `{ $b }`, or in neither"]);
    }

    #[test]
    fn a_figure_in_another_section_is_shown() {
        let case = Case::data(DATA)
            .prose("## لا {#f}\n\nلا\n\n## لا {#g}\n\n{ $a }", "## No {#f}\n\n{ $a }\n\n## No {#g}\n\nno");
        assert_eq!(case.found(&RULE), ["{ $a }", "{ $a }"]);
        assert_eq!(case.hints(&RULE), ["place it in the same part of both"; 2]);
    }

    #[test]
    fn order_number_and_form_are_free() {
        let case = Case::data(DATA)
            .prose("## لا {#f}\n\n{ $b } ثم { $a } ثم { $a }", "## No {#f}\n\n{ $a } and { NUMBER($b) }");
        assert!(case.found(&RULE).is_empty());
        // That the section lacks is told by another rule.
        assert!(Case::data(DATA).prose("لا", "## No {#f}\n\n{ $a }").found(&RULE).is_empty());
    }
}
