//! A prose file: front matter (YAML between two `---` lines) and a Markdown body.

use std::ops::Range;

use super::reader::{Field, Read, draft};
use super::yaml;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup::{self, Markup};
use crate::source::{Span, Spanned};

/// A prose file, parsed.
#[derive(Debug, Clone)]
pub struct ProseDraft {
    /// The title, as inline prose.
    pub title: Field<Spanned<Markup>>,
    /// The summary, as inline prose.
    pub summary: Field<Spanned<Markup>>,
    /// The body.
    pub body: Markup,
    /// The headings of the body.
    pub headings: Vec<HeadingDraft>,
    /// The whole file.
    pub span: Span,
}

/// A heading in a body.
#[derive(Debug, Clone)]
pub struct HeadingDraft {
    /// Which item of the body it begins at.
    pub item: usize,
    /// Its level, 1 to 6.
    pub level: u8,
    /// The id behind it.
    pub id: Option<Spanned<String>>,
}

draft! {
    /// The front matter of a prose file.
    FrontMatter as "the front matter" {
        /// The title of the report in this language.
        title: Spanned<String> = "title",
        /// Its summary in this language.
        summary: Spanned<String> = "summary",
    }
}

/// Parses a prose file.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> ProseDraft {
    let (front, body) = front_matter(text, span, diagnostics);
    let mut inline = |scalar| inline(scalar, text, span, diagnostics);
    let (title, summary) = match front {
        Field::Absent => (Field::Absent, Field::Absent),
        Field::Bad => (Field::Bad, Field::Bad),
        Field::Given(FrontMatter { span: _, title, summary }) => (inline(title), inline(summary)),
    };
    let body = markup::parse(&text[body.clone()], span.slice(body), diagnostics);
    let headings = headings(&body, text, span);
    ProseDraft { title, summary, body, headings, span }
}

/// The front matter of a prose file, and the bytes of its body.
pub(super) fn front_matter<T: Read>(
    text: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> (Field<T>, Range<usize>) {
    let Parts { matter, body } = split(text, span, diagnostics);
    let front = match matter {
        Field::Absent => Field::Absent,
        Field::Bad => Field::Bad,
        Field::Given(matter) => {
            let node = yaml::parse(&text[matter.clone()], span.slice(matter), diagnostics);
            Field::read(&node, diagnostics)
        }
    };
    (front, body)
}

fn headings(body: &Markup, text: &str, span: Span) -> Vec<HeadingDraft> {
    let heading = |(item, heading): (usize, &markup::Item)| {
        let markup::Heading { level, id } = heading.heading()?;
        let start = (heading.span.start - span.start) as usize;
        let source = &text[start..(heading.span.end - span.start) as usize];
        let id = id.map(|id| Spanned::new(id.to_owned(), heading.heading_id_span(source)));
        Some(HeadingDraft { item, level, id })
    };
    body.items.iter().enumerate().filter_map(heading).collect()
}

/// The place of a scalar's text: inside its quotation marks, one or three, if it has any and nothing in it is escaped; if something is,
/// or may be, the whole scalar, whose length is not that of the text.
#[must_use]
pub fn unquoted(text: &Spanned<String>) -> Span {
    let room = (text.span.end - text.span.start) as usize;
    // What is as long as four escapes is no second pair of quotation marks.
    let may_be_escaped = || text.value.contains(|c: char| c == '"' || c == '\\' || c.is_control());
    match room - text.value.len().min(room) {
        2 => text.span.slice(1..room - 1),
        6 if !may_be_escaped() => text.span.slice(3..room - 3),
        _ => text.span,
    }
}

/// A line of front matter as inline Markdown: `text` is that of its file. A line of nothing but spaces is none.
pub(super) fn inline(
    scalar: Field<Spanned<String>>,
    text: &str,
    file: Span,
    diagnostics: &mut Diagnostics,
) -> Field<Spanned<Markup>> {
    match scalar {
        Field::Given(scalar) if scalar.value.trim().is_empty() => Field::Absent,
        scalar => scalar.map(|scalar| {
            let place = unquoted(&scalar);
            let range = (place.start - file.start) as usize..(place.end - file.start) as usize;
            // The file shows whether it is written as it reads.
            let is_verbatim = text.get(range).is_some_and(|written| written == scalar.value);
            let place = if is_verbatim { place } else { scalar.span };
            Spanned::new(markup::parse_inline(&scalar.value, place, diagnostics), scalar.span)
        }),
    }
}

/// The byte ranges of the parts of a prose file.
struct Parts {
    matter: Field<Range<usize>>,
    body: Range<usize>,
}

fn split(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Parts {
    let is_fence = |line: &str| line.trim_end() == "---";
    let first = text.find('\n').map_or(text.len(), |at| at + 1);
    if !is_fence(&text[..first]) {
        return Parts { matter: Field::Absent, body: 0..text.len() };
    }
    let mut at = first;
    for line in text[first..].split_inclusive('\n') {
        if is_fence(line) {
            return Parts { matter: Field::Given(first..at), body: at + line.len()..text.len() };
        }
        at += line.len();
    }
    diagnostics.push(
        Diagnostic::error(
            "unclosed-front-matter",
            span.slice(0..first.min(3)),
            "the front matter does not end",
        )
        .hint("close it with a line `---`"),
    );
    Parts { matter: Field::Bad, body: text.len()..text.len() }
}
