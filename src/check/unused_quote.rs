//! `unused-quote`: a quote that supports no finding and that no prose places.

use std::collections::BTreeSet;

use super::placed;
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Id, PlaceableKind};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "unused-quote",
        level: Level::Warning,
        family: Family::Facts,
        what: "A quote that supports no finding and that no prose places.",
        why: "Someone said it and no reader hears it: a finding should rest on it, or it was left behind.",
        example: "```toml\n[quotes.remark]\nspeaker = \"lawyers\"\nparaphrase = { ar = \"…\", en = \"…\" }\n\n[findings.legality]\n\
                  kind = \"claim\"   # and no `quotes`\n```",
        instead: "Place it as `{ $remark }`, add it to a finding’s `quotes`, or remove it.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let mut used: BTreeSet<&Id> = BTreeSet::new();
    used.extend(report.findings.iter().flat_map(|finding| &finding.quotes).map(|quote| &quote.id));
    for placeable in placed::placeables(report) {
        match &placeable.kind {
            PlaceableKind::Quote(quote) => drop(used.insert(&quote.id)),
            PlaceableKind::Expression(expression) => used.extend(expression.quotes.iter().map(|q| &q.id)),
            PlaceableKind::Figure(_) | PlaceableKind::Entity(_) | PlaceableKind::Source(_) => {}
        }
    }
    for quote in report.quotes.iter().filter(|quote| !used.contains(&quote.id)) {
        let id = &quote.id;
        let message = format!("no finding claims the quote `{id}` and no prose places it");
        let hint = format!("place it as `{{ ${id} }}`, add it to a finding, or remove it");
        finds.push(RULE.at(quote.span, message).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_quote_supports_or_is_placed() {
        let words = "speaker = \"analysts\"\nparaphrase = { ar = \"لا\", en = \"no\" }\n";
        let data = format!(
            "[quotes.a]\n{words}[quotes.b]\n{words}[quotes.c]\n{words}\
             [findings.f]\nkind = \"claim\"\nquotes = [\"a\"]\nclaim = {{ ar = \"لا\", en = \"no\" }}\n"
        );
        assert_eq!(Case::data(&data).prose("{ $b }", "{ $b }").found(&RULE), ["c"]);
    }
}
