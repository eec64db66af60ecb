//! Prose as whoever looks at its words wants it: what each event is, and the blocks of a page with their words in order.

use pulldown_cmark::{Event as Cmark, Tag, TagEnd};

use super::Direction;
use super::event::{Event, Isolate, Item, MarkdownEvent, Piece, Run};
use super::parse::is_block_edge;
use crate::source::Span;

/// What an event is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<'a> {
    /// Words.
    Words(&'a str),
    /// Code in a line.
    Code(&'a str),
    /// A value, by its index.
    Value(usize),
    /// A line break of the file, a space to readers.
    SoftBreak,
    /// A line break.
    HardBreak,
    /// A block begins: a paragraph, a heading, a cell…
    Begin(Block),
    /// A block ends, or something without words stands between two.
    End,
    /// A link begins, with its destination.
    Link(&'a str),
    /// A link ends.
    LinkEnd,
    /// An image begins, with its destination; what follows describes it.
    Image(&'a str),
    /// An image ends.
    ImageEnd,
    /// A tag of HTML in a line.
    Tag(&'a str),
    /// Nothing that is read: emphasis, the mark of a footnote.
    Other,
}

/// A kind of block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// Code: its words are not for readers of a language.
    Code,
    /// A paragraph, an item of a list, a footnote…
    Other,
}

impl Item {
    /// What it is to a reader.
    #[must_use]
    pub fn reading(&self) -> Reading<'_> {
        match &self.event {
            Event::Placeable(index) => Reading::Value(*index),
            Event::Markdown(event) => event.reading(),
        }
    }
}

impl MarkdownEvent {
    fn reading(&self) -> Reading<'_> {
        match &self.0 {
            Cmark::Text(text) => Reading::Words(text),
            Cmark::Code(text) => Reading::Code(text),
            Cmark::InlineHtml(html) => Reading::Tag(html),
            Cmark::SoftBreak => Reading::SoftBreak,
            Cmark::HardBreak => Reading::HardBreak,
            Cmark::Start(Tag::Link { dest_url, .. }) => Reading::Link(dest_url),
            Cmark::End(TagEnd::Link) => Reading::LinkEnd,
            Cmark::Start(Tag::Image { dest_url, .. }) => Reading::Image(dest_url),
            Cmark::End(TagEnd::Image) => Reading::ImageEnd,
            Cmark::Start(Tag::Heading { .. }) => Reading::Begin(Block::Heading),
            Cmark::Start(Tag::TableCell) => Reading::Begin(Block::Cell),
            Cmark::Start(Tag::CodeBlock(_)) => Reading::Begin(Block::Code),
            event @ Cmark::Start(_) if is_block_edge(event) => Reading::Begin(Block::Other),
            event if is_block_edge(event) => Reading::End,
            _ => Reading::Other,
        }
    }
}

/// Words of finished prose as they are shown.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// Words without a value.
    Words(&'a str),
    /// Code, which is isolated, left to right.
    Code(&'a str),
    /// Words with their values in place.
    Runs(&'a [Run]),
}

impl Shown<'_> {
    /// The same as runs.
    #[must_use]
    pub fn runs(words: &[Self]) -> Vec<Run> {
        let runs = words.iter().map(|shown| match *shown {
            Shown::Words(text) => vec![Run::Text(text.to_owned())],
            Shown::Code(text) => vec![Run::Isolate(Isolate {
                direction: Direction::Ltr,
                lang: None,
                mark: None,
                runs: vec![Run::Text(text.to_owned())],
            })],
            Shown::Runs(runs) => runs.to_vec(),
        });
        runs.flatten().collect()
    }
}

/// The blocks of finished prose that have words: where each is written, and its words as they are shown. `items` are those that the
/// pieces were made of.
#[must_use]
pub fn blocks<'a>(pieces: &'a [Piece<'_>], items: &[Item]) -> Vec<(Span, Vec<Shown<'a>>)> {
    let mut found = Vec::new();
    let mut open: Option<(Span, Vec<Shown<'a>>)> = None;
    let mut in_code = false;
    for (piece, item) in pieces.iter().zip(items) {
        let shown = match piece {
            Piece::Runs(runs) => Shown::Runs(runs),
            Piece::Markdown(event) => match event.reading() {
                Reading::Begin(kind) => {
                    in_code = kind == Block::Code;
                    found.extend(open.take());
                    continue;
                }
                Reading::End => {
                    in_code = false;
                    found.extend(open.take());
                    continue;
                }
                Reading::Words(text) => Shown::Words(text),
                Reading::Code(text) => Shown::Code(text),
                Reading::SoftBreak => Shown::Words(" "),
                Reading::HardBreak => Shown::Words("\n"),
                _ => continue,
            },
        };
        if in_code {
            continue;
        }
        let (span, all) = open.get_or_insert_with(|| (item.span, Vec::new()));
        *span = span.with(item.span);
        all.push(shown);
    }
    found.extend(open);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::markup::{parse, pieces, plain_text};
    use crate::source::Sources;

    #[test]
    fn blocks_have_words_and_places() {
        let text = "## ع {#x}\n\nأ *ب* `c`\nد\n\n```\nx\n```\n\n| 1 | 2 |\n|---|---|\n| 3 | |\n";
        let mut sources = Sources::default();
        let span = sources.add("a.md", text);
        let items = parse(text, span, &mut Diagnostics::default()).items;
        let pieces = pieces(&items, Direction::Rtl, &|_| Vec::new());
        let shown: Vec<_> = blocks(&pieces, &items)
            .into_iter()
            .map(|(span, words)| (sources.text(span).to_owned(), plain_text(&Shown::runs(&words))))
            .collect();
        let expected =
            [("ع", "ع"), ("أ *ب* `c`\nد", "أ ب \u{2066}c\u{2069} د"), ("1", "1"), ("2", "2"), ("3", "3")];
        assert_eq!(shown, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
