//! A finished edition, for the rules that look at one: every block with the place it comes from.

use crate::check::{Rendered, RenderedBlock, RenderedRole};
use crate::localize::{EditionReport, EditionSegment};
use crate::markup::{self, Item, Run, Shown};
use crate::model::{Edition, Id, Report};
use crate::source::Span;

/// What an edition shows of a report.
pub(crate) fn rendered<'a>(
    report: &'a Report,
    edition: &'a Edition,
    words: &'a EditionReport<'_>,
) -> Rendered<'a> {
    let mut blocks = Blocks { blocks: Vec::new(), finding: None };
    let language = edition.language;
    let place = |text: &crate::model::Text| match (text.items.first(), text.items.last()) {
        (Some(first), Some(last)) => first.span.with(last.span),
        _ => report.span,
    };
    blocks.add(RenderedRole::Title, None, place(report.title.get(language)), &words.title);
    if let (Some(line), Some(text)) = (&words.summary, &report.summary) {
        blocks.add(RenderedRole::Summary, None, place(text.get(language)), line);
    }
    let mut written = report.prose.iter().flat_map(|prose| &prose.get(language).segments);
    for segment in &words.segments {
        let items = if segment.generated { None } else { written.next() };
        let body = report.prose.as_ref().map(|prose| &prose.get(language).text.items);
        let items = items.and_then(|segment| body?.get(segment.items.clone())).unwrap_or_default();
        blocks.segment(report, segment, items);
    }
    blocks.finding = None;
    for (line, figure) in words.figures.iter().zip(&report.figures) {
        blocks.add(RenderedRole::Figure, Some(&figure.id), figure.span, &line.text);
    }
    for (line, source) in words.sources.iter().zip(&report.sources) {
        blocks.add(RenderedRole::Source, Some(&source.id), source.span, &line.name);
    }
    Rendered { edition, direction: words.edition.direction, blocks: blocks.blocks }
}

struct Blocks<'a> {
    blocks: Vec<RenderedBlock<'a>>,
    finding: Option<&'a str>,
}

impl<'a> Blocks<'a> {
    fn add(&mut self, role: RenderedRole, id: Option<&'a Id>, span: Span, runs: &'a [Run]) {
        self.block(role, id, span, vec![Shown::Runs(runs)]);
    }

    fn block(&mut self, role: RenderedRole, id: Option<&'a Id>, span: Span, words: Vec<Shown<'a>>) {
        self.blocks.push(RenderedBlock { role, finding: self.finding, id, span, words });
    }

    /// The blocks of a finding's section, or of prose between findings.
    fn segment(&mut self, report: &'a Report, segment: &'a EditionSegment<'_>, items: &[Item]) {
        let EditionSegment { finding, pieces, generated } = segment;
        let known =
            finding.as_ref().and_then(|line| report.findings.iter().find(|f| f.id.as_str() == line.id));
        self.finding = finding.as_ref().map(|line| line.id);
        if *generated {
            if let (Some(markup::Piece::Runs(runs)), Some(known)) = (pieces.first(), known) {
                self.add(RenderedRole::Sentence, None, known.span, runs);
            }
        } else {
            // The heading of a finding is its headline, not one of its pieces.
            let after = items.len().saturating_sub(pieces.len());
            let (heading, items) = items.split_at(after);
            if let (Some(headline), Some(first)) =
                (finding.as_ref().and_then(|f| f.headline.as_ref()), heading.first())
            {
                self.add(RenderedRole::Headline, None, first.span, &headline.words);
            }
            for (span, words) in markup::blocks(pieces, items) {
                self.block(RenderedRole::Prose, None, span, words);
            }
        }
        let (Some(finding), Some(known)) = (finding, known) else { return };
        if let Some(attribution) = &finding.attribution {
            self.add(RenderedRole::Attribution, None, known.span, attribution);
        }
        for quote in &finding.quotes {
            if let Some(known) = report.quotes.iter().find(|known| known.id.as_str() == quote.id) {
                self.add(RenderedRole::Quote, Some(&known.id), known.span, &quote.words);
            }
        }
    }
}
