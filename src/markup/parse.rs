//! stub
use super::Item;
use crate::diagnostic::Diagnostics;
use crate::source::{Span, Spanned};
/// x
#[derive(Debug, Clone)]
pub struct RawPlaceable {
    /// x
    pub source: String,
    /// x
    pub span: Span,
}
/// x
#[derive(Debug, Clone)]
pub struct Markup {
    /// x
    pub items: Vec<Item>,
    /// x
    pub placeables: Vec<RawPlaceable>,
}
/// x
pub struct Heading {
    /// x
    pub level: u8,
    /// x
    pub id: Option<Spanned<String>>,
}
impl Item {
    /// x
    pub fn heading(&self) -> Option<Heading> {
        None
    }
}
/// x
pub fn parse(_text: &str, _span: Span, _d: &mut Diagnostics) -> Markup {
    Markup { items: vec![], placeables: vec![] }
}
/// x
pub fn parse_inline(_text: &str, _span: Span, _d: &mut Diagnostics) -> Markup {
    Markup { items: vec![], placeables: vec![] }
}
impl Item {
    /// x
    pub fn ends_heading(&self) -> bool {
        false
    }
}
use super::event::MarkdownEvent;
impl MarkdownEvent {
    /// x
    pub fn text(&self) -> Option<&str> {
        None
    }
    /// x
    pub fn text_or_break(&self) -> Option<&str> {
        None
    }
    /// x
    pub fn has_placeables(&self) -> bool {
        false
    }
    /// x
    pub fn with_values(&self, _f: impl Fn(usize) -> String) -> MarkdownEvent {
        self.clone()
    }
}
/// x
pub fn first_strong(_t: &str) -> Option<super::Direction> {
    None
}
/// x
pub fn isolate_runs(t: &str, _b: super::Direction) -> Vec<super::Run> {
    vec![super::Run::Text(t.into())]
}
/// x
pub fn from_controls_marked(t: &str, _b: super::Direction, _m: &[super::Mark]) -> Vec<super::Run> {
    vec![super::Run::Text(t.into())]
}
/// x
pub fn tidy(r: Vec<super::Run>, _b: super::Direction) -> Vec<super::Run> {
    r
}
