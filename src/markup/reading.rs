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

/// The blocks of finished prose that have words: where each is written, and its words as they are shown, code isolated. `items` are
/// those that the pieces were made of.
#[must_use]
pub fn blocks(pieces: &[Piece<'_>], items: &[Item]) -> Vec<(Span, Vec<Run>)> {
    let mut found = Vec::new();
    let mut open: Option<(Span, Vec<Run>)> = None;
    let mut in_code = false;
    for (piece, item) in pieces.iter().zip(items) {
        let runs = match piece {
            Piece::Runs(runs) => runs.clone(),
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
                Reading::Words(text) => vec![Run::Text(text.to_owned())],
                Reading::Code(text) => vec![code(text)],
                Reading::SoftBreak => vec![Run::Text(" ".into())],
                Reading::HardBreak => vec![Run::Text("\n".into())],
                _ => continue,
            },
        };
        if in_code {
            continue;
        }
        let (span, all) = open.get_or_insert_with(|| (item.span, Vec::new()));
        *span = span.with(item.span);
        all.extend(runs);
    }
    found.extend(open);
    found
}

/// Code is isolated, left to right.
fn code(text: &str) -> Run {
    let runs = vec![Run::Text(text.to_owned())];
    Run::Isolate(Isolate { direction: Direction::Ltr, lang: None, mark: None, runs })
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
            .map(|(span, runs)| (sources.text(span).to_owned(), plain_text(&runs)))
            .collect();
        let expected =
            [("ع", "ع"), ("أ *ب* `c`\nد", "أ ب \u{2066}c\u{2069} د"), ("1", "1"), ("2", "2"), ("3", "3")];
        assert_eq!(shown, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
}
