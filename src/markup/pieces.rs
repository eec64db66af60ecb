//! Puts values into prose and isolates what was typed in the other direction.
//!
//! The search for isolates sees a whole block at once, not one event: in `**large** language models` the three words are one
//! phrase, and isolated one by one they would change places. Where a phrase crosses the edge of an emphasis or a link, its
//! isolate is written with controls (U+2066…U+2069) in the text, which may cross tags; elsewhere it is a [`Run::Isolate`].

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event as Cmark, Tag, TagEnd};

use super::direction::Direction;
use super::event::{Event, Item, Piece, Run, plain_text};
use super::isolate::{find, isolated};
use super::parse::is_block_edge;
use super::{controls, isolate_runs};

/// Stands for what is not text in the text of a block: a mark of direction, across which nothing is joined, and whose bytes are no reason
/// to look for letters of the other direction.
fn object(base: Direction) -> char {
    match base {
        Direction::Ltr => '\u{200E}',
        Direction::Rtl => '\u{61C}',
    }
}

/// The pieces of prose in a paragraph direction. `value` gives the runs of a placeable, by its index; what is not
/// isolated in them is pasted as it is.
pub fn pieces<'a>(items: &'a [Item], base: Direction, value: &dyn Fn(usize) -> Vec<Run>) -> Vec<Piece<'a>> {
    let mut block = Block {
        base,
        text: String::with_capacity(512),
        slots: Vec::with_capacity(8),
        out: Vec::with_capacity(items.len()),
    };
    let mut in_code = false;
    for item in items {
        let event = match &item.event {
            Event::Placeable(index) => {
                block.object();
                block.out.push(Piece::Runs(value(*index)));
                continue;
            }
            Event::Markdown(event) => event,
        };
        match &event.0 {
            Cmark::Text(text) if !in_code => block.slot(text),
            Cmark::Start(Tag::CodeBlock(_)) => in_code = true,
            Cmark::End(TagEnd::CodeBlock) => in_code = false,
            Cmark::SoftBreak => block.text.push(' '),
            Cmark::Start(Tag::Image { .. }) | Cmark::End(TagEnd::Image) => block.object(),
            Cmark::Start(_) | Cmark::End(_) => {}
            _ => block.object(),
        }
        if is_block_edge(&event.0) {
            block.end();
        }
        block.out.push(Piece::Markdown(event.with_values(&|index| plain_text(&value(index)))));
    }
    block.end();
    block.out
}

/// The words of prose without its markup, as plain text with controls.
#[must_use]
pub fn literal_text(items: &[Item], value: &dyn Fn(usize) -> Vec<Run>) -> String {
    let mut out = String::new();
    for item in items {
        match &item.event {
            Event::Placeable(index) => out.push_str(&plain_text(&value(*index))),
            Event::Markdown(event) => out.push_str(event.text().unwrap_or_default()),
        }
    }
    out
}

/// The text of a block, gathered until the block ends.
struct Block<'a> {
    base: Direction,
    text: String,
    /// Which bytes of the text are which piece.
    slots: Vec<(usize, Range<usize>)>,
    out: Vec<Piece<'a>>,
}

impl Block<'_> {
    /// Takes in the text of the piece that comes next.
    fn slot(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.slots.push((self.out.len(), start..self.text.len()));
    }

    fn object(&mut self) {
        if !self.slots.is_empty() {
            self.text.push(object(self.base));
        }
    }

    fn end(&mut self) {
        let ranges = find(&self.text, self.base);
        for (piece, slot) in self.slots.drain(..) {
            let text = &self.text[slot.clone()];
            let first = ranges.partition_point(|range| range.end <= slot.start);
            let inside = || ranges[first..].iter().take_while(|range| range.start < slot.end);
            if inside().next().is_some() {
                self.out[piece] = Piece::Runs(cut(&self.text, &slot, inside(), self.base));
            } else if controls::has_isolates(text) && is_balanced(text) {
                self.out[piece] = Piece::Runs(isolate_runs(text, self.base));
            }
        }
        self.text.clear();
    }
}

/// The runs of one slot of a block's text.
fn cut<'r>(
    text: &str,
    slot: &Range<usize>,
    ranges: impl Iterator<Item = &'r Range<usize>>,
    base: Direction,
) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut plain = String::new();
    let mut done = slot.start;
    for range in ranges {
        let (starts, ends) = (range.start >= slot.start, range.end <= slot.end);
        let part = range.start.max(slot.start)..range.end.min(slot.end);
        plain.push_str(&text[done..part.start]);
        done = part.end;
        if starts && ends {
            flush(&mut plain, &mut runs, base);
            runs.push(isolated(&text[part], base));
            continue;
        }
        if starts {
            plain.push(base.opposite().isolate_control());
        }
        plain.push_str(&text[part]);
        if ends {
            plain.push('\u{2069}');
        }
    }
    plain.push_str(&text[done..slot.end]);
    flush(&mut plain, &mut runs, base);
    runs
}

/// Adds plain text; isolates that are whole in it become runs.
fn flush(plain: &mut String, runs: &mut Vec<Run>, base: Direction) {
    let text = std::mem::take(plain);
    if controls::has_isolates(&text) && is_balanced(&text) {
        runs.extend(controls::from_controls(&text, base));
    } else if !text.is_empty() {
        runs.push(Run::Text(text));
    }
}

/// Whether every isolate that opens in a text closes in it, and none else does.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_i64;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// The event of text that a piece is, for the writers.
pub(super) fn text_piece<'a>(piece: &'a Piece<'_>) -> Option<Cow<'a, str>> {
    match piece {
        Piece::Runs(runs) => Some(plain_text(runs).into()),
        Piece::Markdown(event) => match &event.as_ref().0 {
            Cmark::Text(text) | Cmark::Code(text) => Some(Cow::Borrowed(text)),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::markup::{Isolate, html, parse};
    use crate::source::Sources;

    fn shown(text: &str, base: Direction) -> String {
        let span = Sources::default().add("a.md", text);
        let markup = parse(text, span, &mut Diagnostics::default());
        let value = |_: usize| {
            vec![Run::Isolate(Isolate {
                direction: Direction::Ltr,
                lang: None,
                mark: None,
                runs: vec![Run::Text("5".into())],
            })]
        };
        let mut out = String::new();
        html::write(&pieces(&markup.items, base, &value), &html::Style::plain(), &mut out);
        out.replace('\u{2066}', "⟨").replace('\u{2069}', "⟩").trim_end().to_owned()
    }

    #[test]
    fn a_phrase_across_tags_is_one_isolate() {
        assert_eq!(
            shown("نماذج **large** language models كبيرة", Direction::Rtl),
            "<p>نماذج <strong>⟨large</strong> language models⟩ كبيرة</p>"
        );
        assert_eq!(shown("**Open**AI", Direction::Rtl), "<p><strong>⟨Open</strong>AI⟩</p>");
    }

    #[test]
    fn values_and_code_end_a_phrase() {
        assert_eq!(
            shown("عن AI { $x } ML `x` API", Direction::Rtl),
            "<p>عن <bdi dir=\"ltr\">AI</bdi> <bdi dir=\"ltr\">5</bdi> <bdi dir=\"ltr\">ML</bdi> \
             <code dir=\"ltr\">x</code> <bdi dir=\"ltr\">API</bdi></p>"
        );
    }

    #[test]
    fn text_of_one_direction_is_not_copied() {
        let text = "نص *عادي* طويل";
        let span = Sources::default().add("a.md", text);
        let markup = parse(text, span, &mut Diagnostics::default());
        let pieces = pieces(&markup.items, Direction::Rtl, &|_| Vec::new());
        assert!(pieces.iter().all(|piece| matches!(piece, Piece::Markdown(Cow::Borrowed(_)))));
    }

    #[test]
    fn isolates_of_the_author_stay() {
        assert_eq!(
            shown("قال \u{2066}Reuters!\u{2069} إن", Direction::Rtl),
            "<p>قال <bdi dir=\"ltr\">Reuters!</bdi> إن</p>"
        );
        assert_eq!(
            shown("قال \u{2066}*Reuters*!\u{2069} إن", Direction::Rtl),
            "<p>قال ⟨<em>Reuters</em>!⟩ إن</p>"
        );
    }
}
