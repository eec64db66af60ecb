//! Paragraphs of words to Markdown: most of all prose, and none of it needs the writer of [`markdown`](super::markdown), which
//! tries spellings and reads them back.
//!
//! In: pieces. Out: their Markdown, the very one that the writer would give, or nothing where anything in them might need an escape, a
//! reference or another spelling: then the writer is asked.

use pulldown_cmark::{Event as Cmark, Tag, TagEnd};

use super::bytes::{has, is_one_of};
use super::direction::Direction;
use super::event::{Piece, push_plain};
use super::markdown::first_letter;

/// The Markdown of pieces that are paragraphs of words, code and simple emphasis.
pub(super) fn plain(pieces: &[Piece<'_>], base: Direction) -> Option<String> {
    let out = String::with_capacity(512);
    let mut writer = Writer { base, out, emphasis: None, at: At::Outside, has_letter: false };
    for piece in pieces {
        match piece {
            Piece::Runs(runs) => writer.text(|out| push_plain(runs, out))?,
            Piece::Markdown(event) => writer.event(&event.as_ref().0)?,
        }
    }
    (writer.at == At::Outside).then_some(writer.out)
}

/// Whether a line of words is its own Markdown.
pub(super) fn is_plain(line: &str) -> bool {
    line.starts_with(begins_line) && !line.ends_with(' ') && is_inert(line)
}

/// What the next text follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Nothing: no paragraph is open.
    Outside,
    /// The start of a line.
    Line,
    /// Text.
    Text,
    /// What opens an emphasis.
    Opened,
    /// What closes one.
    Closed,
    /// Code.
    Code,
}

struct Writer {
    base: Direction,
    out: String,
    /// The emphasis that is open.
    emphasis: Option<TagEnd>,
    at: At,
    /// Whether the paragraph has shown its direction.
    has_letter: bool,
}

impl Writer {
    fn event(&mut self, event: &Cmark<'_>) -> Option<()> {
        match event {
            Cmark::Text(text) => self.text(|out| out.push_str(text)),
            Cmark::Code(code) => self.code(code),
            Cmark::SoftBreak if self.ends_line() => {
                self.out.push('\n');
                self.at = At::Line;
                Some(())
            }
            Cmark::Start(Tag::Paragraph) if self.at == At::Outside => {
                if !self.out.is_empty() {
                    self.out.push_str("\n\n");
                }
                self.at = At::Line;
                self.has_letter = false;
                Some(())
            }
            Cmark::End(TagEnd::Paragraph) if self.ends_line() => {
                self.at = At::Outside;
                Some(())
            }
            Cmark::Start(tag @ (Tag::Emphasis | Tag::Strong)) if self.emphasis.is_none() => {
                let is_apart = self.at == At::Line || (self.at == At::Text && self.out.ends_with(' '));
                self.emphasis = Some(tag.to_end());
                self.token(tag.to_end(), At::Opened);
                is_apart.then_some(())
            }
            Cmark::End(end @ (TagEnd::Emphasis | TagEnd::Strong)) if self.emphasis == Some(*end) => {
                let is_word = self.at == At::Text && self.out.ends_with(char::is_alphanumeric);
                self.emphasis = None;
                self.token(*end, At::Closed);
                is_word.then_some(())
            }
            _ => None,
        }
    }

    fn token(&mut self, of: TagEnd, at: At) {
        self.out.push_str(if of == TagEnd::Strong { "**" } else { "*" });
        self.at = at;
    }

    /// Whether a line can end here.
    fn ends_line(&self) -> bool {
        self.emphasis.is_none()
            && match self.at {
                At::Text => !self.out.ends_with(' '),
                At::Closed | At::Code => true,
                At::Outside | At::Line | At::Opened => false,
            }
    }

    fn text(&mut self, write: impl FnOnce(&mut String)) -> Option<()> {
        let start = self.out.len();
        write(&mut self.out);
        let text = &self.out[start..];
        let first = text.chars().next()?;
        let follows = match self.at {
            At::Outside => false,
            At::Line => begins_line(first),
            At::Text => true,
            At::Opened => first.is_alphabetic(),
            // Digits with a point behind them would be taken for the number of a list.
            At::Code => !first.is_ascii_digit(),
            At::Closed => matches!(first, ' ' | '.' | ',' | ';' | ':' | '!' | '?' | ')' | '،' | '؛' | '؟'),
        };
        self.at = At::Text;
        let is_plain = follows && is_inert(text) && Self::agrees(&mut self.has_letter, text, self.base);
        is_plain.then_some(())
    }

    fn code(&mut self, code: &str) -> Option<()> {
        let is_plain = matches!(self.at, At::Line | At::Text)
            && self.emphasis.is_none()
            && code.starts_with(char::is_alphanumeric)
            && code.ends_with(char::is_alphanumeric)
            && !code.contains(['`', '\n', '\r']);
        self.out.push('`');
        self.out.push_str(code);
        self.out.push('`');
        self.at = At::Code;
        (is_plain && Self::agrees(&mut self.has_letter, code, self.base)).then_some(())
    }

    /// Whether the first letter of a paragraph has its direction: else a mark goes before it.
    fn agrees(has_letter: &mut bool, text: &str, base: Direction) -> bool {
        if *has_letter {
            return true;
        }
        let first = first_letter(text);
        *has_letter = first.is_some();
        first.is_none_or(|first| first == base)
    }
}

/// Whether a character can begin a line of a paragraph and be taken for nothing else.
fn begins_line(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '(' || (!c.is_ascii() && !c.is_whitespace())
}

/// Whether nothing in a text means anything in Markdown, wherever it stands behind the beginning of a line. All that means something is
/// ASCII, or space of another kind.
fn is_inert(text: &str) -> bool {
    let inert = |c: char| match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => !is_suspect(byte),
        _ => !c.is_whitespace(),
    };
    !has(text.as_bytes(), is_suspect) || text.chars().all(inert)
}

/// Whether an ASCII character means something, or a character that begins with this byte may be space. Without branches, so that many
/// are asked at once.
fn is_suspect(byte: u8) -> bool {
    // Controls, brackets and what stands beside them, the beginnings of U+0080 and of U+1000 and on: where a range begins, and its length.
    const RANGES: [(u8, u8); 5] = [(0, b' '), (b'[', 6), (b'{', 5), (0xC2, 1), (0xE1, 3)];
    let is_sign = is_one_of(byte, *b"#&*<>");
    RANGES.iter().fold(is_sign, |found, (first, many)| found | (byte.wrapping_sub(*first) < *many))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inert_is_told_by_its_bytes() {
        for c in (0..=char::MAX as u32).filter_map(char::from_u32) {
            let means_nothing = match c {
                c if " ,.;:!?'\"()/-+=%$@".contains(c) => true,
                c if c.is_ascii() => c.is_ascii_alphanumeric(),
                c => !c.is_whitespace(),
            };
            assert_eq!(is_inert(c.encode_utf8(&mut [0; 4])), means_nothing, "{c:?}");
        }
    }
}
