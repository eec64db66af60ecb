//! What an edition says, block by block, as it is shown and as it was typed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::editions::Part;
use super::super::rendered::{Rendered, RenderedRole};
use super::super::text::{Block, OBJECT};
use crate::markup::{Mark, Run, Shown};
use crate::model::{PlaceableKind, Report};
use crate::source::Span;

/// What an edition says, each block with the part that it belongs to.
#[derive(Debug, Default)]
pub struct Spoken(pub(super) Vec<(Part, Stretch)>);

/// A block of one language.
#[derive(Debug)]
pub(super) struct Stretch {
    /// Its words, with an [`OBJECT`] for each figure.
    pub written: String,
    /// As it is shown.
    pub shown: String,
    /// The ids of the figures in it.
    pub figures: Vec<Arc<str>>,
    /// Where it comes from.
    pub span: Span,
}

impl Spoken {
    /// What an edition says in the parts that are asked for. Claims are looked at where they are written.
    #[must_use]
    pub fn new(report: &Report, rendered: &Rendered<'_>, asked: &BTreeSet<Part>) -> Self {
        let mut spoken = Vec::new();
        let index = |id| report.findings.iter().position(|finding| finding.id.as_str() == id);
        for block in &rendered.blocks {
            let finding = block.finding.and_then(index);
            let part = finding.map_or(Part::Between, Part::Section);
            let part = match block.role {
                RenderedRole::Title => Part::Title,
                RenderedRole::Summary => Part::Summary,
                RenderedRole::Headline | RenderedRole::Prose => part,
                // A sentence is made from the data, which both languages share.
                _ => continue,
            };
            if !asked.contains(&part) {
                continue;
            }
            let mut stretch = Stretch::empty(block.span);
            for shown in &block.words {
                match shown {
                    Shown::Words(text) | Shown::Code(text) => stretch.text(text, false),
                    Shown::Runs(runs) => stretch.push(runs, false),
                }
            }
            spoken.push((part, stretch));
        }
        Spoken(spoken)
    }
}

impl Stretch {
    fn empty(span: Span) -> Self {
        Stretch { written: String::new(), shown: String::new(), figures: Vec::new(), span }
    }

    /// Words that no edition shows as they are: a claim, a label.
    pub fn of_block(block: &Block<'_>) -> Self {
        let mut stretch = Stretch::empty(block.span);
        for (_, placeable) in block.values() {
            match &placeable.kind {
                PlaceableKind::Figure(figure) => stretch.figures.push(figure.id.shared()),
                PlaceableKind::Expression(expression) => {
                    stretch.figures.extend(expression.figures.iter().map(|figure| figure.id.shared()));
                }
                PlaceableKind::Quote(_) | PlaceableKind::Entity(_) | PlaceableKind::Source(_) => {}
            }
        }
        block.text().clone_into(&mut stretch.written);
        block.text().clone_into(&mut stretch.shown);
        stretch
    }

    fn text(&mut self, text: &str, inside: bool) {
        // Most texts have no isolates of their own: they are copied whole.
        for plain in text.split(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']) {
            self.shown.push_str(plain);
            if !inside {
                self.written.push_str(plain);
            }
        }
    }

    fn push(&mut self, runs: &[Run], inside: bool) {
        for run in runs {
            let (mark, inner) = match run {
                Run::Text(text) => {
                    self.text(text, inside);
                    continue;
                }
                Run::Isolate(isolate) => (isolate.mark.as_ref(), &isolate.runs),
                Run::Marked(mark, runs) => (Some(mark), runs),
            };
            let is_figure = match mark {
                Some(Mark::Figure { id, .. }) => {
                    self.figures.push(id.clone());
                    self.written.push(OBJECT);
                    true
                }
                _ => false,
            };
            self.push(inner, inside || is_figure);
        }
    }
}
