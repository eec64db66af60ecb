//! The events of prose, before and after its values are put in.

use std::borrow::Cow;

use super::Direction;
use crate::source::Span;

/// A Markdown event. The type of the parser is ours to keep: no other room names it.
pub(super) type Markdown = pulldown_cmark::Event<'static>;

/// One event of parsed prose.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Markdown: a tag, text, code…
    Markdown(MarkdownEvent),
    /// A placeable, by its index in the list that came with the events.
    Placeable(usize),
}

/// A Markdown event, opaque outside this room.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkdownEvent(pub(super) Markdown);

/// An event and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub event: Event,
    /// Where it is written.
    pub span: Span,
}

/// An event with its values in place, ready to be written.
#[derive(Debug, Clone)]
pub enum Piece<'a> {
    /// Markdown as it was parsed, or changed for an edition.
    Markdown(Cow<'a, MarkdownEvent>),
    /// Text whose opposite-direction parts are isolated.
    Runs(Vec<Run>),
}

/// A stretch of text, or an isolated part of it (UAX #9, isolates).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Plain text, free of bidi controls of its own but for the marks that CLDR puts into numbers.
    Text(String),
    /// A part that must not touch the order of what is around it.
    Isolate(Isolate),
    /// A part that stands for a fact and reads in the direction of the text around it, beginning with a letter: it is marked,
    /// not isolated, because an isolate breaks the joining of Arabic letters with a clitic before it (بنحو).
    Marked(Mark, Vec<Run>),
}

/// An isolated part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Isolate {
    /// Its own direction.
    pub direction: Direction,
    /// The BCP 47 tag of its language, where it is known and not that of the text around it.
    pub lang: Option<String>,
    /// What it is, if it stands for a fact.
    pub mark: Option<Mark>,
    /// What is in it.
    pub runs: Vec<Run>,
}

/// The fact that a part of a text stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A figure: its id, and whether this is the place its anchor `figure-ID` points to.
    Figure {
        /// The id.
        id: String,
        /// The value in the short notation, for machines.
        value: String,
        /// Whether the anchor stands here.
        anchor: bool,
    },
    /// A name.
    Name {
        /// The id of the entity or source.
        id: String,
    },
    /// A quotation.
    Quote {
        /// The id.
        id: String,
    },
}

/// The text of runs, isolates as directional controls (U+2066, U+2067, U+2069): for plain text.
#[must_use]
pub fn plain_text(runs: &[Run]) -> String {
    let mut out = String::new();
    push_plain(runs, &mut out);
    out
}

fn push_plain(runs: &[Run], out: &mut String) {
    for run in runs {
        match run {
            Run::Text(text) => out.push_str(text),
            Run::Marked(_, runs) => push_plain(runs, out),
            Run::Isolate(isolate) => {
                out.push(isolate.direction.isolate_control());
                push_plain(&isolate.runs, out);
                out.push('\u{2069}');
            }
        }
    }
}
