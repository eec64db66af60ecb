//! What the review page keeps of a report: both languages, each block with the bytes that it comes from.

use std::path::Path;

use crate::check::{Rendered, RenderedRole};
use crate::diagnostic::Place;
use crate::markup::Shown;
use crate::model::{Id, Report};
use crate::render::{ReviewBlock, ReviewFact, ReviewHalf, Reviewed};
use crate::source::Sources;

/// One language of a report, for the review; `edition` is its place in the list of editions.
pub(super) fn half(rendered: &Rendered<'_>, edition: usize, sources: &Sources) -> ReviewHalf {
    let mut half = ReviewHalf { edition, title: Vec::new(), blocks: Vec::new() };
    for block in &rendered.blocks {
        // The lists at the end of a page say again what the data says.
        if matches!(block.role, RenderedRole::Figure | RenderedRole::Source) {
            continue;
        }
        let words = Shown::runs(&block.words);
        if block.role == RenderedRole::Title {
            half.title.clone_from(&words);
        }
        let Some(file) = sources.get(block.span.source) else { continue };
        let Place { file, bytes, .. } = Place::new(block.span, file);
        half.blocks.push(ReviewBlock {
            role: block.role.name(),
            finding: block.finding.map(str::to_owned),
            file,
            bytes,
            words,
        });
    }
    half
}

/// What the data says for the findings of a report.
pub(super) fn facts(report: &Report, sources: &Sources) -> Vec<ReviewFact> {
    let mut facts = Vec::new();
    for finding in &report.findings {
        let figures = finding.figures.iter().map(|figure| figure.places.whole);
        let spans = figures.chain(finding.quotes.iter().map(|quote| quote.whole)).chain([finding.whole]);
        facts.extend(spans.filter_map(|span| {
            let Place { file, bytes, .. } = Place::new(span, sources.get(span.source)?);
            Some(ReviewFact { finding: finding.id.to_string(), file, bytes })
        }));
    }
    facts
}

/// A report, for the review.
pub(super) fn report(id: &Id, (halves, facts): (Vec<ReviewHalf>, Vec<ReviewFact>)) -> Reviewed {
    Reviewed { id: id.to_string(), folder: Path::new("content").join(id.as_str()), halves, facts }
}
