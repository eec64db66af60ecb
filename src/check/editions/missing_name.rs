//! `missing-name`: an entity or a source is placed in one language and nowhere in the other.

use std::collections::BTreeSet;

use super::super::rule::{Finds, Look, Rule, Subject};
use super::name_in;
use super::pairing::{self, Thing};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Language, Placeable, PlaceableKind};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-name",
        level: Level::Warning,
        family: Family::Editions,
        what: "An entity or a source is placed in one language and nowhere in the other.",
        why: "One edition names somebody whom the other keeps from its readers, or the name was typed there and can differ from the glossary.",
        example: "`en.md` has `{ -alibaba }` in a section, and `ar.md` has no `{ -alibaba }` at all.",
        instead: "Place the name where the other language has it. A pronoun may stand for it in a section, where the name itself stands in \
                  another.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn names(placeable: &Placeable) -> Vec<&str> {
    match &placeable.kind {
        PlaceableKind::Entity(entity) => vec![entity.id.as_str()],
        PlaceableKind::Source(source) => vec![source.id.as_str()],
        PlaceableKind::Expression(expression) => {
            let entities = expression.entities.iter().map(|entity| entity.id.as_str());
            entities.chain(expression.sources.iter().map(|source| source.id.as_str())).collect()
        }
        PlaceableKind::Figure(_) | PlaceableKind::Quote(_) => Vec::new(),
    }
}

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for language in Language::BOTH {
        let other = language.other();
        let there: BTreeSet<&str> =
            pairing::placed(blocks.get(other), names).iter().map(|thing| thing.key).collect();
        let mut told = BTreeSet::new();
        for Thing { part, key, span } in pairing::placed(blocks.get(language), names) {
            if there.contains(key) || !part.is_in(report, other) || !told.insert(key) {
                continue;
            }
            let (here, missing) = (name_in(part, report, language), other.english_name());
            let message = format!("{here} places the name `{key}`, the {missing} text does nowhere");
            let mut found = RULE.at(span, message).hint(format!("place it there as `{{ -{key} }}`"));
            if let Some(heading) = part.heading(report, other) {
                found = found.related(heading, format!("the {missing} section"));
            }
            finds.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_name_stands_somewhere_in_both() {
        let case = Case::data("").prose("لا", "{ -ft } says { -alibaba }, { -ft }");
        assert_eq!(case.found(&RULE), ["{ -ft }", "{ -alibaba }"]);
        // A pronoun in one sentence is no gap.
        let case = Case::data("").prose("تقول { -ft }، وتقول الصحيفة", "{ -ft } says, { -ft } says");
        assert!(case.found(&RULE).is_empty());
    }
}
