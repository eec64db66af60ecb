//! What the prose of a report places: in its titles, its claims and its body.

use crate::model::{Language, Placeable, Report, Text};

/// All prose of a report in a language.
pub fn texts(report: &Report, language: Language) -> impl Iterator<Item = &Text> {
    let titles = [Some(&report.title), report.summary.as_ref()];
    let claims = report.findings.iter().map(|finding| finding.claim.as_ref());
    let texts = titles.into_iter().chain(claims).flatten().map(move |pair| pair.get(language));
    texts.chain(report.prose.iter().map(move |prose| &prose.get(language).text))
}

/// All placeables of a report, in both languages.
pub fn placeables(report: &Report) -> impl Iterator<Item = &Placeable> {
    let texts = Language::BOTH.into_iter().flat_map(|language| texts(report, language));
    texts.flat_map(|text| &text.placeables)
}
