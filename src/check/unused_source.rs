//! `unused-source`: a source of a report that it does not cite.

use std::collections::BTreeSet;

use super::placed;
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Id, Party, PlaceableKind};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "unused-source",
        level: Level::Warning,
        family: Family::Attribution,
        what: "A source that a report defines for itself is cited by no finding, speaks in no quote and is placed nowhere.",
        why: "A finding lost its attribution, or the source was left behind. Sources of the glossary are for all reports and are not \
              looked at.",
        example: "```toml\n[sources.study]\nkind = \"study\"\nname = { ar = \"…\", en = \"…\" }\n\n[findings.growth]\n\
                  attribution = { source = \"ft\" }\n```",
        instead: "Cite it in `attribution`, or remove it.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    if report.names.sources.is_empty() {
        return;
    }
    let mut used: BTreeSet<&Id> = report.sources.iter().map(|source| &source.id).collect();
    let through = report.findings.iter().filter_map(|finding| finding.attribution.as_ref()?.through.as_ref());
    for party in through.chain(report.quotes.iter().map(|quote| &quote.speaker)) {
        if let Party::Source(source) = party {
            used.insert(&source.id);
        }
    }
    for placeable in placed::placeables(report) {
        match &placeable.kind {
            PlaceableKind::Source(source) => drop(used.insert(&source.id)),
            PlaceableKind::Expression(expression) => used.extend(expression.sources.iter().map(|s| &s.id)),
            PlaceableKind::Figure(_) | PlaceableKind::Quote(_) | PlaceableKind::Entity(_) => {}
        }
    }
    for (id, source) in report.names.sources.iter().filter(|(id, _)| !used.contains(id)) {
        let message = format!("no finding cites the source `{id}`, and nothing places it");
        finds.push(RULE.at(source.span, message).hint("cite it in an `attribution`, or remove it"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_source_is_cited_speaks_or_is_placed() {
        let source =
            |id: &str| format!("[sources.{id}]\nkind = \"study\"\nname = {{ ar = \"د\", en = \"s\" }}\n");
        let data = ["a", "b", "c", "d"].map(source).concat()
            + "[quotes.q]\nspeaker = \"b\"\nparaphrase = { ar = \"لا\", en = \"no\" }\n\
               [findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\nattribution = { source = \"a\" }\n";
        assert_eq!(Case::data(&data).prose("{ -c }", "{ -c }").found(&RULE), ["d"]);
    }
}
