//! A finished edition as the editor reads it: what a reader will see, block by block, with the place each block comes from.
//!
//! It is made by whoever runs the stages: this room knows neither Fluent nor the pages.

use crate::markup::{Direction, Shown};
use crate::model::{Edition, Id};
use crate::source::Span;

/// A report in an edition.
#[derive(Debug)]
pub struct Rendered<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The direction of its script.
    pub direction: Direction,
    /// What it shows, in the order of the page.
    pub blocks: Vec<RenderedBlock<'a>>,
}

/// A block of a page: what a reader sees as one paragraph.
#[derive(Debug)]
pub struct RenderedBlock<'a> {
    /// What it is.
    pub role: RenderedRole,
    /// The finding that it belongs to.
    pub finding: Option<&'a str>,
    /// The figure, quote or source that it shows.
    pub id: Option<&'a Id>,
    /// Where it comes from: a block of prose, or what its sentence is made of.
    pub span: Span,
    /// Its words, with isolates, and marks on what stands for a fact.
    pub words: Vec<Shown<'a>>,
}

/// What a block of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RenderedRole {
    /// The title of the report.
    Title,
    /// Its summary.
    Summary,
    /// The headline of a finding.
    Headline,
    /// A block of prose.
    Prose,
    /// A sentence made from the data.
    Sentence,
    /// Who says so.
    Attribution,
    /// A quote that no prose places.
    Quote,
    /// A figure in the list of figures.
    Figure,
    /// A source in the list of sources.
    Source,
}

impl RenderedRole {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RenderedRole::Title => "title",
            RenderedRole::Summary => "summary",
            RenderedRole::Headline => "headline",
            RenderedRole::Prose => "prose",
            RenderedRole::Sentence => "sentence",
            RenderedRole::Attribution => "attribution",
            RenderedRole::Quote => "quote",
            RenderedRole::Figure => "figure",
            RenderedRole::Source => "source",
        }
    }
}
