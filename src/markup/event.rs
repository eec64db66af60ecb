//! The events of prose, before and after its values are put in.

use std::borrow::Cow;
use std::sync::Arc;

use pulldown_cmark::{Event as Cmark, LinkType, Tag, TagEnd};

use super::Direction;
use super::controls::placeholder_index;
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

/// What a heading begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its level, 1 to 6.
    pub level: u8,
    /// The id in `{#id}` behind it.
    pub id: Option<&'a str>,
}

impl Item {
    /// The heading that begins here.
    #[must_use]
    pub fn heading(&self) -> Option<Heading<'_>> {
        self.markdown()?.heading()
    }

    /// Whether a heading ends here.
    #[must_use]
    pub fn is_heading_end(&self) -> bool {
        self.markdown().is_some_and(MarkdownEvent::is_heading_end)
    }

    /// Where the id of the heading that begins here is written, without `{#`; `source` is the text of the item's span.
    /// The whole heading, if the id cannot be found in it.
    #[must_use]
    pub fn heading_id_span(&self, source: &str) -> Span {
        let Some(id) = self.heading().and_then(|heading| heading.id) else { return self.span };
        let mut signs = memchr::memrchr_iter(b'#', source.as_bytes());
        match signs.find(|at| source[at + 1..].starts_with(id)) {
            Some(at) if source.len() == (self.span.end - self.span.start) as usize => {
                self.span.slice(at + 1..at + 1 + id.len())
            }
            _ => self.span,
        }
    }

    /// The destination of the link or image that begins here.
    #[must_use]
    pub fn destination(&self) -> Option<&str> {
        self.markdown()?.destination()
    }

    /// The label of the footnote that is referred to here.
    #[must_use]
    pub fn footnote(&self) -> Option<&str> {
        match &self.markdown()?.0 {
            Cmark::FootnoteReference(label) => Some(label),
            _ => None,
        }
    }

    /// The Markdown event, unless it is a placeable.
    #[must_use]
    pub fn markdown(&self) -> Option<&MarkdownEvent> {
        match &self.event {
            Event::Markdown(event) => Some(event),
            Event::Placeable(_) => None,
        }
    }

    /// The placeable, if it is one.
    #[must_use]
    pub fn placeable(&self) -> Option<usize> {
        match self.event {
            Event::Placeable(index) => Some(index),
            Event::Markdown(_) => None,
        }
    }
}

impl MarkdownEvent {
    /// The heading that begins here.
    #[must_use]
    pub fn heading(&self) -> Option<Heading<'_>> {
        match &self.0 {
            Cmark::Start(Tag::Heading { level, id, .. }) => {
                Some(Heading { level: *level as u8, id: id.as_deref() })
            }
            _ => None,
        }
    }

    /// Whether a heading ends here.
    #[must_use]
    pub fn is_heading_end(&self) -> bool {
        matches!(self.0, Cmark::End(TagEnd::Heading(_)))
    }

    /// The destination of the link or image that begins here; a bare mail address is one without `mailto:`.
    #[must_use]
    pub fn destination(&self) -> Option<&str> {
        match &self.0 {
            Cmark::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url),
            _ => None,
        }
    }

    /// Whether it is a link to a mail address in angle brackets.
    #[must_use]
    pub fn is_mail(&self) -> bool {
        matches!(self.0, Cmark::Start(Tag::Link { link_type: LinkType::Email, .. }))
    }

    /// The words of it: text, code, or a space for a line break.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.0 {
            Cmark::Text(text) | Cmark::Code(text) => Some(text),
            Cmark::SoftBreak | Cmark::HardBreak => Some(" "),
            _ => None,
        }
    }

    /// The event with values in the titles of links and images, where placeables stand as characters. Values are plain
    /// text there; see [`plain_text`].
    #[must_use]
    pub fn with_values(&self, value: &dyn Fn(usize) -> String) -> Cow<'_, MarkdownEvent> {
        let Cmark::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) = &self.0 else {
            return Cow::Borrowed(self);
        };
        if !title.contains(|c| placeholder_index(c).is_some()) {
            return Cow::Borrowed(self);
        }
        let mut filled = String::new();
        for c in title.chars() {
            match placeholder_index(c) {
                Some(index) => filled.push_str(&value(index)),
                None => filled.push(c),
            }
        }
        let mut event = self.clone();
        if let Cmark::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) = &mut event.0 {
            *title = filled.into();
        }
        Cow::Owned(event)
    }
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
    /// Plain text. It has no bidi controls of its own but for the marks that CLDR puts into numbers, and for isolates that
    /// begin in one piece of prose and end in another, across a tag.
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
        id: Arc<str>,
        /// The value in the short notation, for machines.
        value: Arc<str>,
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
        id: Arc<str>,
    },
}

/// The text of runs, isolates as directional controls (U+2066, U+2067, U+2069): for plain text.
#[must_use]
pub fn plain_text(runs: &[Run]) -> String {
    if let [Run::Text(text)] = runs {
        return text.clone();
    }
    let mut out = String::with_capacity(64);
    push_plain(runs, &mut out);
    out
}

/// The words of prose: no markup, one line a block, blocks apart by an empty line. Footnotes stand where they are written.
#[must_use]
pub fn plain_prose(pieces: &[Piece<'_>]) -> String {
    let mut out = String::with_capacity(256);
    for piece in pieces {
        match piece {
            Piece::Runs(runs) => push_plain(runs, &mut out),
            Piece::Markdown(event) => match &event.as_ref().0 {
                event if super::parse::is_block_edge(event) => {
                    let end = out.trim_end().len();
                    out.truncate(end);
                    out.push_str("\n\n");
                }
                _ => out.push_str(event.text().unwrap_or_default()),
            },
        }
    }
    trimmed(out)
}

/// A text without the space around it, in the same memory.
#[must_use]
pub fn trimmed(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    let start = text.len() - text.trim_start().len();
    if start > 0 {
        text.drain(..start);
    }
    text
}

/// The same, at the end of another text.
pub(super) fn push_plain(runs: &[Run], out: &mut String) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::markup::parse;
    use crate::source::Sources;

    fn items(text: &str) -> Arc<Vec<Item>> {
        let span = Sources::default().add("a.md", text);
        parse(text, span, &mut Diagnostics::default()).items
    }

    #[test]
    fn events_tell_what_they_are() {
        let items = items("### A `b` {#c}\n\n[x](y \"z { $q }\")");
        assert_eq!(items[0].heading(), Some(Heading { level: 3, id: Some("c") }));
        let words: String = items.iter().filter_map(|item| item.markdown()?.text()).collect();
        assert_eq!(words, "A bx");
        assert_eq!(items.iter().find_map(Item::destination), Some("y"));
        assert_eq!(items.iter().filter(|item| item.is_heading_end()).count(), 1);
    }

    #[test]
    fn titles_take_values() {
        let items = items("[x](y \"z { $q }\") ![x](y)");
        let links: Vec<_> =
            items.iter().filter(|item| item.destination().is_some()).filter_map(Item::markdown).collect();
        let filled = links[0].with_values(&|index| format!("<{index}>"));
        assert!(matches!(&filled.0, Cmark::Start(Tag::Link { title, .. }) if title.as_ref() == "z <0>"));
        assert!(matches!(links[1].with_values(&|_| String::new()), Cow::Borrowed(_)));
    }

    #[test]
    fn isolates_are_controls_in_plain_text() {
        let inner =
            Isolate { direction: Direction::Rtl, lang: None, mark: None, runs: vec![Run::Text("ب".into())] };
        assert_eq!(plain_text(&[Run::Text("a ".into()), Run::Isolate(inner)]), "a \u{2067}ب\u{2069}");
    }
}
