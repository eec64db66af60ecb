//! `repeated-conversion`: a conversion that readers have read before.

use std::collections::BTreeSet;

use super::rule::{Finds, Look, Rule, Subject};
use super::text::{Block, Role};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Language, PlaceableKind};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "repeated-conversion",
        level: Level::Warning,
        family: Family::Figures,
        what: "A figure is placed a second time with its conversion.",
        why: "Once told, readers know what it is worth; in parentheses again and again, it stands in their way.",
        example: "`{ $spending }` in two sections, where `spending = { value = \"50bn CNY\", stated-as = \"~7bn USD\" }`.",
        instead: "`{ FIGURE($spending, conversion: \"no\") }` in the second.",
        fix: Some("leaves the conversion out."),
    },
    look: Look::Report(look),
};

fn look(Subject { blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for language in Language::BOTH {
        let mut told = BTreeSet::new();
        let body = |role| matches!(role, Role::Heading | Role::Paragraph | Role::Cell);
        let blocks = blocks.get(language).iter().filter(|block| body(block.role));
        for (_, placeable) in blocks.flat_map(Block::values) {
            let PlaceableKind::Figure(figure) = &placeable.kind else { continue };
            if figure.stated_as.is_none() || told.insert(&figure.id) {
                continue;
            }
            let instead = format!("{{ FIGURE(${}, conversion: \"no\") }}", figure.id);
            let message = format!("the conversion of `{}` has been told before", figure.id);
            let found = RULE.at(placeable.span, message).hint(format!("write `{instead}`"));
            finds.push(found.fix(placeable.span, instead));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const DATA: &str = "[figures]\na = { value = \"50bn CNY\", stated-as = \"~7bn USD\" }\nb = \"7bn USD\"\n";

    #[test]
    fn a_conversion_is_told_once() {
        let case = Case::data(DATA).prose("{ $a }\n\n{ $b } ثم { $a }", "{ $a }");
        assert_eq!(case.found(&RULE), ["{ $a }"]);
        assert_eq!(case.fixed(&RULE)[0], "{ $a }\n\n{ $b } ثم { FIGURE($a, conversion: \"no\") }");
    }

    #[test]
    fn without_its_conversion_a_figure_may_come_again() {
        let again = "{ $a }, { FIGURE($a, conversion: \"no\") }, { $b }, { $b }";
        assert!(Case::data(DATA).prose(again, again).found(&RULE).is_empty());
    }
}
