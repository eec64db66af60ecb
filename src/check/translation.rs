//! What each translation of a finding is made from, as short hashes, and how it stands to what was signed.
//!
//! A figure counts by its id, not by its value: both editions take the value from the data, so that a changed one leaves the words
//! right. White space does not count either.

use super::text::{Block, What};
use crate::model::{
    Bilingual, Finding, Id, Language, Marks, Party, PlaceableKind, Quote, QuoteForm, Report, Standing,
    TranslationLine,
};

/// How many characters of a hash are kept.
const SHORT: usize = 16;

/// What the words of a finding in a language are translated from: the words of the other language, and the facts beside them. `None` if the
/// other language has no words of its own: both sentences are then made from the data.
#[must_use]
pub fn marks(
    report: &Report,
    blocks: &Bilingual<Vec<Block<'_>>>,
    finding: usize,
    language: Language,
) -> Option<Marks> {
    let known = report.findings.get(finding)?;
    let source = language.other();
    let own: Vec<&Block<'_>> = words(blocks.get(source), finding).collect();
    if own.is_empty() {
        return None;
    }
    let placed: Vec<&PlaceableKind> =
        own.iter().flat_map(|block| block.values()).map(|(_, placeable)| &placeable.kind).collect();
    let mut figures: Vec<&Id> = known.figures.iter().map(|figure| &figure.id).collect();
    let mut quotes: Vec<&Quote> = known.quotes.iter().map(|quote| &**quote).collect();
    for kind in placed {
        match kind {
            PlaceableKind::Figure(figure) => figures.push(&figure.id),
            PlaceableKind::Quote(quote) => quotes.push(quote),
            PlaceableKind::Expression(expression) => {
                figures.extend(expression.figures.iter().map(|figure| &figure.id));
                quotes.extend(expression.quotes.iter().map(|quote| &**quote));
            }
            PlaceableKind::Entity(_) | PlaceableKind::Source(_) => {}
        }
    }
    figures.sort();
    figures.dedup();
    quotes.sort_by_key(|quote| &quote.id);
    quotes.dedup_by_key(|quote| &quote.id);
    Some(Marks {
        wording: hash(own.iter().map(|block| wording(block))),
        figures: hash(figures.into_iter().map(ToString::to_string)),
        attribution: hash(attribution(known)),
        quotes: hash(quotes.into_iter().flat_map(|quote| quotation(quote, source))),
    })
}

/// How every translation of a report stands. A finding without words of its own has none.
#[must_use]
pub fn standings(report: &Report, blocks: &Bilingual<Vec<Block<'_>>>) -> Vec<TranslationLine> {
    let mut lines = Vec::new();
    for (index, finding) in report.findings.iter().enumerate() {
        for language in Language::BOTH {
            let Some(marks) = marks(report, blocks, index, language) else { continue };
            let signed = report.lock.0.get(&(finding.id.clone(), language));
            let standing = match signed {
                _ if words(blocks.get(language), index).next().is_none() => Standing::Missing,
                None => Standing::Unsigned,
                Some(signed) if signed.marks == marks => Standing::Current,
                Some(signed) => Standing::Stale(marks.changed_since(&signed.marks)),
            };
            lines.push(TranslationLine {
                report: report.id.clone(),
                finding: finding.id.clone(),
                language,
                standing,
                by: signed.map(|signed| signed.by.clone()),
            });
        }
    }
    lines
}

/// The section and the claim of a finding.
fn words<'b, 'a>(blocks: &'b [Block<'a>], finding: usize) -> impl Iterator<Item = &'b Block<'a>> {
    blocks.iter().filter(move |block| block.finding == Some(finding) && !block.text().trim().is_empty())
}

/// The words of a block. Names count, and how an expression is written; figures and quotes have marks of their own.
fn wording(block: &Block<'_>) -> String {
    let mut text = String::new();
    for part in block.parts() {
        match part.what {
            What::Code(code) => text.push_str(code),
            What::Value(placeable) => match &placeable.kind {
                PlaceableKind::Figure(_) | PlaceableKind::Quote(_) => text.push('\u{FFFC}'),
                PlaceableKind::Entity(entity) => text.push_str(entity.id.as_str()),
                PlaceableKind::Source(source) => text.push_str(source.id.as_str()),
                PlaceableKind::Expression(expression) => text.push_str(&expression.source),
            },
            What::Words | What::Break => text.push_str(&block.text()[part.range.clone()]),
        }
    }
    for link in &block.links {
        text.push(' ');
        text.push_str(link.destination);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn attribution(finding: &Finding) -> Vec<String> {
    let own = if finding.own_reporting { "own" } else { "" }.to_owned();
    let Some(attribution) = &finding.attribution else { return vec![own] };
    let through = attribution.through.as_ref().map_or("", party);
    let parts = [attribution.source.id.as_str(), through, attribution.certainty.name()];
    parts.into_iter().map(str::to_owned).chain([own]).collect()
}

fn party(party: &Party) -> &str {
    match party {
        Party::Source(source) => source.id.as_str(),
        Party::Entity(entity) => entity.id.as_str(),
    }
}

fn quotation(quote: &Quote, source: Language) -> [String; 4] {
    let (lang, words) = match &quote.form {
        QuoteForm::Direct { original, .. } => (original.lang.as_str(), original.text.as_str()),
        QuoteForm::Indirect { paraphrase } => ("", paraphrase.get(source).as_str()),
    };
    [quote.id.as_str(), party(&quote.speaker), lang, words].map(str::to_owned)
}

fn hash(parts: impl IntoIterator<Item = String>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        // With its length before it, no part runs into the next.
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().chars().take(SHORT).collect()
}
