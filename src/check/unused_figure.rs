//! `unused-figure`: a figure that no finding claims, no prose places and no chart shows.

use std::collections::BTreeSet;

use super::placed;
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Id, PlaceableKind};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "unused-figure",
        level: Level::Warning,
        family: Family::Facts,
        what: "A figure that no finding claims, no prose places and no chart shows.",
        why: "It is in the data and no reader sees it in its context: a finding should claim it, or it was left behind.",
        example: "```toml\n[figures]\nspending = \"~50bn CNY\"\ngrowth = \"+123%\"\n\n[findings.spending]\nkind = \"spending\"\n\
                  figures = [\"spending\"]\n```",
        instead: "Place it as `{ $growth }`, add it to a finding’s `figures`, or remove it.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let mut used: BTreeSet<&Id> = BTreeSet::new();
    used.extend(report.findings.iter().flat_map(|finding| &finding.figures).map(|figure| &figure.id));
    used.extend(report.exhibits.iter().flat_map(|e| e.content.data()).map(|datum| &datum.figure.id));
    for placeable in placed::placeables(report) {
        match &placeable.kind {
            PlaceableKind::Figure(figure) => drop(used.insert(&figure.id)),
            PlaceableKind::Expression(expression) => used.extend(expression.figures.iter().map(|f| &f.id)),
            PlaceableKind::Quote(_) | PlaceableKind::Entity(_) | PlaceableKind::Source(_) => {}
        }
    }
    for figure in report.figures.iter().filter(|figure| !used.contains(&figure.id)) {
        let id = &figure.id;
        let message = format!("no finding claims the figure `{id}` and no prose places it");
        let hint = format!("place it as `{{ ${id} }}`, add it to a finding, or remove it");
        finds.push(RULE.at(figure.span, message).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_figure_is_claimed_placed_or_shown() {
        let case = Case::data(
            "[figures]\na = \"1 chips\"\nb = \"2 chips\"\nc = \"3 chips\"\n\
             [findings.f]\nkind = \"claim\"\nfigures = [\"a\"]\nclaim = { ar = \"لا\", en = \"no\" }\n",
        )
        .prose("{ $b }", "{ NUMBER($b) }");
        assert_eq!(case.found(&RULE), ["c"]);
    }
}
