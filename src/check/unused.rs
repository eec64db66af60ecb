//! `unused-figure`, `unused-quote`: a fact that no finding claims and no prose places.
//!
//! It is in the data and no reader will see it in its context: either a finding should claim it, or it was left behind.
//! Of a report with errors nothing is said: what is broken was left out, a chart for one, and what it shows would seem unused.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Id, Language, PlaceableKind, Report, Text};

/// See the module.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    if diagnostics.has_errors() {
        return;
    }
    let mut used: BTreeSet<&Id> = BTreeSet::new();
    for finding in &report.findings {
        used.extend(finding.figures.iter().map(|figure| &figure.id));
        used.extend(finding.quotes.iter().map(|quote| &quote.id));
    }
    let shown = report.exhibits.iter().flat_map(|exhibit| exhibit.content.data());
    used.extend(shown.map(|datum| &datum.figure.id));
    for language in Language::BOTH {
        let titles = [Some(&report.title), report.summary.as_ref()];
        let claims = report.findings.iter().map(|finding| finding.claim.as_ref());
        let texts = titles.into_iter().chain(claims).flatten().map(|pair| pair.get(language));
        let bodies = report.prose.iter().map(|prose| &prose.get(language).text);
        texts.chain(bodies).for_each(|text| placed(text, &mut used));
    }
    let figures = report.figures.iter().map(|figure| (&figure.id, figure.span, "unused-figure", "figure"));
    let quotes = report.quotes.iter().map(|quote| (&quote.id, quote.span, "unused-quote", "quote"));
    for (id, span, code, what) in figures.chain(quotes) {
        if !used.contains(id) {
            diagnostics.push(
                Diagnostic::warning(
                    code,
                    span,
                    format!("no finding claims the {what} `{id}` and no prose places it"),
                )
                .hint(format!("place it as `{{ ${id} }}`, add it to a finding, or remove it")),
            );
        }
    }
}

fn placed<'r>(text: &'r Text, used: &mut BTreeSet<&'r Id>) {
    for placeable in &text.placeables {
        match &placeable.kind {
            PlaceableKind::Figure(figure) => {
                used.insert(&figure.id);
            }
            PlaceableKind::Quote(quote) => {
                used.insert(&quote.id);
            }
            PlaceableKind::Expression(expression) => {
                used.extend(expression.figures.iter().map(|figure| &figure.id));
            }
            PlaceableKind::Entity(_) | PlaceableKind::Source(_) => {}
        }
    }
}
