//! `missing-quote`: a quote is placed in one language and not in the same part of the other.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::pairing;
use crate::diagnostic::{Family, Level, Page};
use crate::model::PlaceableKind;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-quote",
        level: Level::Error,
        family: Family::Editions,
        what: "A section, a claim, the title or the summary places a quote in one language and not in the other.",
        why: "One edition lets somebody speak whom the other leaves out.",
        example: "`en.md` has `He says { $remark }.` in a section, and `ar.md` no `{ $remark }` in the same one.",
        instead: "Place the quote in both, or in neither.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    let write = |id: &str| format!("{{ ${id} }}");
    pairing::compare(
        &RULE,
        subject,
        ("quote", write),
        |placeable| match &placeable.kind {
            PlaceableKind::Quote(quote) => vec![quote.id.as_str()],
            PlaceableKind::Expression(expression) => {
                expression.quotes.iter().map(|quote| quote.id.as_str()).collect()
            }
            PlaceableKind::Figure(_) | PlaceableKind::Entity(_) | PlaceableKind::Source(_) => Vec::new(),
        },
        finds,
    );
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_quote_needs_its_other_half() {
        let data = "[quotes.a]\nspeaker = \"analysts\"\nparaphrase = { ar = \"لا\", en = \"no\" }\n";
        assert_eq!(Case::data(data).prose("قالوا { $a }", "They left").found(&RULE), ["{ $a }"]);
        assert!(Case::data(data).prose("قالوا { $a }", "They said { $a }").found(&RULE).is_empty());
    }
}
