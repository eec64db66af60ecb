//! Prose with its placeables linked to the facts.

use std::ops::Range;
use std::sync::Arc;

use super::{Entity, Figure, Quote, Source};
use crate::markup::{Escape, Item};
use crate::source::{Span, Spanned};

/// A piece of prose: a title, a summary, the body of a report.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// The Markdown events, with [`Event::Placeable`](crate::markup::Event::Placeable) where a value goes.
    pub items: Arc<Vec<Item>>,
    /// The placeables that the events refer to by index.
    pub placeables: Vec<Placeable>,
    /// The stretches of its text that are not written as they read.
    pub escapes: Vec<Escape>,
}

/// The body of a report in one language.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// All of it.
    pub text: Text,
    /// Its parts: those that belong to a finding and those between them, in order, without gaps.
    pub segments: Vec<Segment>,
}

/// A run of events: the section of one finding, or what stands before, between and after such sections.
#[derive(Debug, Clone)]
pub struct Segment {
    /// The finding whose section it is, as an index into the report's findings.
    pub finding: Option<usize>,
    /// Which items of the body.
    pub items: Range<usize>,
    /// Where it begins: the heading of a finding.
    pub span: Span,
}

/// A placeable: `{ $growth }`, `{ -alibaba }`, `{ PLURAL($n) -> … }`.
#[derive(Debug, Clone)]
pub struct Placeable {
    /// What it places.
    pub kind: PlaceableKind,
    /// Where it stands, braces included.
    pub span: Span,
}

/// What a placeable places.
#[derive(Debug, Clone)]
pub enum PlaceableKind {
    /// `{ $id }` of a figure.
    Figure(Arc<Figure>),
    /// `{ $id }` of a quote.
    Quote(Arc<Quote>),
    /// `{ -id }` of an entity.
    Entity(Arc<Entity>),
    /// `{ -id }` of a source.
    Source(Arc<Source>),
    /// Anything else that Fluent can say.
    Expression(Arc<Expression>),
}

/// A Fluent expression, checked: every name in it is known. It stays text because only the edition's
/// bundle can evaluate it.
#[derive(Debug, Clone, Default)]
pub struct Expression {
    /// The placeable with its braces, as written.
    pub source: String,
    /// The figures it uses, also through the messages it refers to.
    pub figures: Vec<Arc<Figure>>,
    /// The quotes it uses.
    pub quotes: Vec<Arc<Quote>>,
    /// The entities it uses.
    pub entities: Vec<Arc<Entity>>,
    /// The sources it uses.
    pub sources: Vec<Arc<Source>>,
    /// The messages it goes through, each with its place.
    pub messages: Vec<Spanned<String>>,
}
