//! A report's parts as templates see them, in either notation.

use super::context::{
    ContentsLine, DateView, FigureView, FindingView, HeadlineView, OriginalView, QuoteView, SegmentView,
    SourceView, StatusView,
};
use super::parts::ReferenceView;
use crate::localize::{
    Citation, DateLine, EditionReport, EditionSegment, FigureLine, FindingLine, Headline, OriginalLine,
    QuoteLine, ReferenceLine, SourceLine, StatusLine,
};
use crate::markup::{Piece, Run};

/// How a format writes text.
pub trait Notation {
    /// A line.
    fn line(&self, line: &[Run]) -> String;
    /// A line for the cell of a table.
    fn cell(&self, line: &[Run]) -> String;
    /// A line for the text of a link, where nothing in it may be an anchor.
    fn label(&self, line: &[Run]) -> String;
    /// Prose.
    fn prose(&self, pieces: &[Piece<'_>]) -> String;
    /// Words in another language, which stand in an element or a line of their own.
    fn foreign(&self, original: &OriginalLine) -> String;
    /// An address that a link points to.
    fn url(&self, url: &str) -> String;
    /// What an anchor is called on the page.
    fn anchor(&self, id: &str) -> String {
        id.to_owned()
    }
    /// Added to the levels of headings.
    fn heading_shift(&self) -> i8;
}

/// The body.
pub fn segments<'a>(notation: &impl Notation, segments: &'a [EditionSegment<'_>]) -> Vec<SegmentView<'a>> {
    let view = |EditionSegment { finding, pieces, generated }: &'a EditionSegment<'_>| SegmentView {
        finding: finding.as_ref().map(|line| finding_view(notation, line)),
        body: notation.prose(pieces),
        generated: *generated,
    };
    segments.iter().map(view).collect()
}

/// The list of figures.
pub fn figures<'a>(notation: &impl Notation, report: &'a EditionReport<'_>) -> Vec<FigureView<'a>> {
    let view = |figure: &'a FigureLine<'_>| {
        let FigureLine { id, label, notation: short, text, period, finding, anchored } = figure;
        FigureView {
            id,
            label: notation.label(label),
            claimed: if *anchored { Some(["figure-", id].concat()) } else { finding.map(str::to_owned) },
            anchored: *anchored,
            value: notation.cell(text),
            notation: short,
            period: period.as_ref().map(|line| notation.cell(line)),
        }
    };
    report.figures.iter().map(view).collect()
}

/// The list of sources.
pub fn sources<'a>(notation: &impl Notation, sources: &'a [SourceLine<'_>]) -> Vec<SourceView<'a>> {
    let view =
        |SourceLine { id, number, name, url, date: published, citations }: &'a SourceLine<'_>| SourceView {
            id,
            number,
            name: notation.line(name),
            url: url.map(|url| notation.url(url)),
            date: published.as_ref().map(|line| date(notation, line)),
            citations: citations
                .iter()
                .map(|Citation { finding, label }| ContentsLine {
                    id: finding,
                    headline: notation.label(label),
                })
                .collect(),
            index: None,
        };
    sources.iter().map(view).collect()
}

/// How far a report has come, unless it is published.
pub fn status(StatusLine { status, label, notice }: &StatusLine) -> Option<StatusView<'_>> {
    let notice = notice.as_deref()?;
    Some(StatusView { id: status.name(), label, notice })
}

/// A date.
pub fn date<'a>(notation: &impl Notation, DateLine { text, iso }: &'a DateLine) -> DateView<'a> {
    DateView { words: notation.line(text), iso }
}

fn finding_view<'a>(notation: &impl Notation, finding: &'a FindingLine<'_>) -> FindingView<'a> {
    let FindingLine {
        id,
        headline,
        label: _,
        attribution,
        beside,
        certainty,
        reference,
        quotes,
        citation: _,
    } = finding;
    let attribution = attribution.as_ref().map(|line| notation.line(line));
    FindingView {
        id,
        headline: headline.as_ref().map(|headline| headline_view(notation, headline)),
        beside: beside.as_ref().map(|line| notation.line(line)).or_else(|| attribution.clone()),
        attribution,
        certainty: certainty.as_ref(),
        reference: reference
            .as_ref()
            .map(|ReferenceLine { source, number }| ReferenceView { source, number }),
        quotes: quotes.iter().map(|quote| quote_view(notation, quote)).collect(),
        exhibits: Vec::new(),
    }
}

fn headline_view(notation: &impl Notation, Headline { level, words }: &Headline) -> HeadlineView {
    let level = level.saturating_add_signed(notation.heading_shift()).clamp(2, 6);
    HeadlineView { words: notation.line(words), level, marks: &"######"[..usize::from(level)] }
}

fn quote_view<'a>(notation: &impl Notation, quote: &'a QuoteLine<'_>) -> QuoteView<'a> {
    let QuoteLine { id, words, note, original, speaker } = quote;
    QuoteView {
        id,
        words: notation.line(words),
        note: note.as_deref(),
        original: original.as_ref().map(|original| OriginalView {
            lang: &original.lang,
            dir: original.direction.html(),
            words: notation.foreign(original),
        }),
        speaker: notation.line(speaker),
    }
}
