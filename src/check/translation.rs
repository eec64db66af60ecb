//! What each translation of a passage is made from, as short hashes, and how it stands to what was signed.
//!
//! A figure counts by its id, not by its value: both editions take the value from the data, so that a changed one leaves the words
//! right. White space does not count either.

use super::text::{Block, Role, What};
use crate::model::{
    Bilingual, Finding, Id, Language, Marks, Party, Passage, PlaceableKind, Quote, QuoteForm, Report,
    Standing, TranslationLine,
};

/// How many characters of a hash are kept.
const SHORT: usize = 16;

/// What the words of a passage in a language are translated from: the words of the other language, and the facts beside them. `None` if
/// the other language has no words of its own: both sentences of a finding are then made from the data.
#[must_use]
pub fn marks(
    report: &Report,
    blocks: &Bilingual<Vec<Block<'_>>>,
    passage: &Passage,
    language: Language,
) -> Option<Marks> {
    let source = language.other();
    let own: Vec<&Block<'_>> = words(report, blocks.get(source), passage).collect();
    if own.is_empty() {
        return None;
    }
    let placed: Vec<&PlaceableKind> =
        own.iter().flat_map(|block| block.values()).map(|(_, placeable)| &placeable.kind).collect();
    let finding = index(report, passage).and_then(|index| report.findings.get(index));
    let (mut figures, mut quotes): (Vec<&Id>, Vec<&Quote>) = (Vec::new(), Vec::new());
    if let Some(finding) = finding {
        figures.extend(finding.figures.iter().map(|figure| &figure.id));
        quotes.extend(finding.quotes.iter().map(|quote| &**quote));
    }
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
        attribution: hash(finding.map(attribution).unwrap_or_default()),
        quotes: hash(quotes.into_iter().flat_map(|quote| quotation(quote, source))),
    })
}

/// Where a finding stands among those of the report; `None` for what stands around them.
fn index(report: &Report, passage: &Passage) -> Option<usize> {
    match passage {
        Passage::Finding(id) => report.findings.iter().position(|finding| finding.id == *id),
        Passage::Title | Passage::Summary | Passage::Between => None,
    }
}

/// How every translation of a report stands. What has no words of its own has none.
#[must_use]
pub fn standings(report: &Report, blocks: &Bilingual<Vec<Block<'_>>>) -> Vec<TranslationLine> {
    let mut lines = Vec::new();
    let findings = report.findings.iter().map(|finding| Passage::Finding(finding.id.clone()));
    for passage in Passage::AROUND.into_iter().chain(findings) {
        for language in Language::BOTH {
            let Some(marks) = marks(report, blocks, &passage, language) else { continue };
            let signed = report.lock.0.get(&(passage.clone(), language));
            let standing = match signed {
                _ if words(report, blocks.get(language), &passage).next().is_none() => Standing::Missing,
                None => Standing::Unsigned,
                Some(signed) if signed.marks == marks => Standing::Current,
                Some(signed) => Standing::Stale(marks.changed_since(&signed.marks)),
            };
            lines.push(TranslationLine {
                report: report.id.clone(),
                passage: passage.clone(),
                language,
                standing,
                by: signed.map(|signed| signed.by.clone()),
            });
        }
    }
    lines
}

/// The words of a passage: of a finding, its section and its claim.
fn words<'b, 'a>(
    report: &Report,
    blocks: &'b [Block<'a>],
    passage: &'b Passage,
) -> impl Iterator<Item = &'b Block<'a>> {
    let index = index(report, passage);
    let belongs = move |block: &Block<'_>| match passage {
        Passage::Title => block.role == Role::Title,
        Passage::Summary => block.role == Role::Summary,
        Passage::Between => {
            block.finding.is_none() && matches!(block.role, Role::Heading | Role::Paragraph | Role::Cell)
        }
        Passage::Finding(_) => index.is_some() && block.finding == index,
    };
    blocks.iter().filter(move |block| belongs(block) && !block.text().trim().is_empty())
}

/// The words of a block. Names count, and how an expression is written; figures and quotes have marks of their own.
fn wording(block: &Block<'_>) -> String {
    let mut text = String::new();
    for part in block.parts() {
        match part.what {
            What::Code(words) | What::Foreign(words) => text.push_str(words),
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
