//! Text of unknown content, made fit to be shown on a terminal.
//!
//! In: text from a file, a path or a message. Out: the same text with nothing in it that a terminal would obey or hide:
//! control characters, bidirectional controls and invisible characters become escapes such as `\u{1b}`. Text that runs
//! right to left is wrapped in isolates (FSI … PDI): a terminal that reorders text keeps it apart from what stands
//! around it, and one that does not shows the letters in the order they were written and the isolates as nothing.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// First strong isolate: what follows takes its direction from its own first letter.
const FSI: char = '\u{2068}';
/// Pop directional isolate.
const PDI: char = '\u{2069}';
/// Stands where a long line was cut.
const CUT: &str = "…";
/// The columns that a tab is shown as.
const TAB: &str = "    ";

/// The text with control and invisible characters as escapes, on one line.
#[must_use]
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        push(c, &mut out);
    }
    Cow::Owned(out)
}

/// The text as [`safe`] gives it, isolated if any of it runs right to left.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    let shown = safe(text);
    if runs_right_to_left(&shown) { Cow::Owned(format!("{FSI}{shown}{PDI}")) } else { shown }
}

/// A sentence of ours as [`safe`] gives it; the values it quotes between backticks are isolated one by one.
#[must_use]
pub fn sentence(text: &str) -> Cow<'_, str> {
    let shown = safe(text);
    if !runs_right_to_left(&shown) {
        return shown;
    }
    let parts: Vec<Cow<'_, str>> = shown.split('`').map(isolated).collect();
    Cow::Owned(parts.join("`"))
}

/// A path as an argument of a command that is to be copied: quoted, where a shell would take it for more than one or for something
/// else.
#[must_use]
pub fn argument(path: &Path) -> String {
    let text = path.to_string_lossy();
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | '@' | '+' | ',');
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.into_owned();
    }
    format!("'{}'", safe(&text).replace('\'', r"'\''"))
}

/// Whether any of the text is laid out from right to left.
#[must_use]
pub fn runs_right_to_left(text: &str) -> bool {
    !text.is_ascii()
        && text.chars().any(|c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN))
}

/// Whether a character would be obeyed, or not be seen, by a terminal.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{feff}'           // soft hyphen, Arabic letter mark, byte order mark
            | '\u{200b}' | '\u{200e}' | '\u{200f}'      // zero width space, left-to-right and right-to-left mark
            | '\u{2028}'..='\u{202e}'                   // separators, embeddings, overrides
            | '\u{2060}'..='\u{206f}'                   // word joiner, isolates, deprecated controls
            | '\u{fff9}'..='\u{fffb}'                   // interlinear annotation
            | '\u{e000}'..='\u{f8ff}'                   // private use
            | '\u{e0000}'..='\u{10ffff}') // tags, private use
}

/// Appends one character, escaped if it is hidden.
fn push(c: char, out: &mut String) {
    if is_hidden(c) {
        // Writing to a string cannot fail.
        let _ = write!(out, "{}", c.escape_unicode());
    } else {
        out.push(c);
    }
}

/// A line of source cut into the characters that people see, of which some are guilty.
#[derive(Debug)]
pub struct Line {
    cells: Vec<Cell>,
    guilty: Range<usize>,
}

/// One grapheme cluster as shown.
#[derive(Debug)]
struct Cell {
    shown: String,
    width: usize,
}

impl Line {
    /// Cuts `line` into cells; `guilty` is a range of its bytes.
    #[must_use]
    pub fn new(line: &str, guilty: &Range<usize>) -> Self {
        let mut cells = Vec::new();
        let (mut first, mut last) = (None, None);
        for (at, cluster) in line.grapheme_indices(true) {
            let index = cells.len();
            if first.is_none() && at + cluster.len() > guilty.start {
                first = Some(index);
            }
            if at < guilty.end {
                last = Some(index + 1);
            }
            cells.push(Cell::new(cluster));
        }
        let first = first.unwrap_or(cells.len());
        Line { guilty: first..last.unwrap_or(first).max(first), cells }
    }

    /// Cuts off what is more than `width` columns, around the guilty part.
    #[must_use]
    pub fn clip(self, width: usize) -> Self {
        let up_to_guilty_end = columns(&self.cells[..self.guilty.end]);
        if columns(&self.cells) <= width {
            return self;
        }
        let from = if up_to_guilty_end < width {
            0
        } else {
            let mut room = width / 4;
            let lead = self.cells[..self.guilty.start].iter().rev().take_while(|cell| {
                let fits = cell.width <= room;
                room = room.saturating_sub(cell.width);
                fits
            });
            self.guilty.start - lead.count()
        };
        let mut room = width - 1 - usize::from(from > 0);
        let mut cells: Vec<Cell> = self.cells;
        let total = cells.len();
        let mut kept: Vec<Cell> = cells
            .drain(from..)
            .take_while(|cell| {
                let fits = cell.width <= room;
                room = room.saturating_sub(cell.width);
                fits
            })
            .collect();
        let to = from + kept.len();
        let shift = usize::from(from > 0);
        if from > 0 {
            kept.insert(0, Cell::new(CUT));
        }
        if to < total {
            kept.push(Cell::new(CUT));
        }
        let place = |index: usize| index.clamp(from, to) - from + shift;
        Line { guilty: place(self.guilty.start)..place(self.guilty.end), cells: kept }
    }

    /// The line as shown.
    #[must_use]
    pub fn text(&self) -> String {
        self.cells.iter().map(|cell| cell.shown.as_str()).collect()
    }

    /// The guilty part as shown.
    #[must_use]
    pub fn guilty_text(&self) -> String {
        self.cells[self.guilty.clone()].iter().map(|cell| cell.shown.as_str()).collect()
    }

    /// The parts before, in and behind the guilty part, as shown.
    #[must_use]
    pub fn parts(&self) -> [String; 3] {
        let Range { start, end } = self.guilty;
        let text = |cells: &[Cell]| cells.iter().map(|cell| cell.shown.as_str()).collect();
        [text(&self.cells[..start]), text(&self.cells[start..end]), text(&self.cells[end..])]
    }

    /// The columns before the guilty part and those of it; at least one, so that a caret can be shown.
    #[must_use]
    pub fn caret(&self) -> (usize, usize) {
        let before = columns(&self.cells[..self.guilty.start]);
        (before, columns(&self.cells[self.guilty.clone()]).max(1))
    }
}

impl Cell {
    fn new(cluster: &str) -> Self {
        let shown = if cluster == "\t" { TAB.to_owned() } else { safe(cluster).into_owned() };
        Cell { width: shown.width(), shown }
    }
}

/// The columns of some cells on a terminal.
fn columns(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.width).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_obey() {
        assert_eq!(safe("a\u{1b}[31mb\u{202e}\0\n"), "a\\u{1b}[31mb\\u{202e}\\u{0}\\u{a}");
        assert_eq!(safe("\u{9b}31m\u{feff}"), "\\u{9b}31m\\u{feff}");
        assert!(matches!(safe("plain, عربي, 中文"), Cow::Borrowed(_)));
    }

    #[test]
    fn only_right_to_left_values_are_isolated() {
        assert_eq!(isolated("plain"), "plain");
        assert_eq!(isolated("عربي"), "\u{2068}عربي\u{2069}");
        assert_eq!(sentence("no `عربي` in `en`"), "no `\u{2068}عربي\u{2069}` in `en`");
    }

    #[test]
    fn carets_count_columns_not_bytes() {
        let text = "中文\t{ $x }";
        let at = text.find('{').expect("there");
        let line = Line::new(text, &(at..text.len()));
        assert_eq!(line.caret(), (8, 6));
        assert_eq!(line.guilty_text(), "{ $x }");
        assert_eq!(line.parts(), ["中文    ", "{ $x }", ""]);
    }

    #[test]
    fn a_caret_can_stand_behind_the_line() {
        assert_eq!(Line::new("abc", &(3..3)).caret(), (3, 1));
        assert_eq!(Line::new("", &(0..0)).caret(), (0, 1));
    }

    #[test]
    fn a_long_line_is_cut_around_the_guilty_part() {
        let text = format!("{}{{ $x }}{}", "a".repeat(300), "b".repeat(300));
        let line = Line::new(&text, &(300..306)).clip(40);
        assert_eq!(line.guilty_text(), "{ $x }");
        let shown = line.text();
        assert!(shown.starts_with("…aaa") && shown.ends_with("bbb…"), "{shown}");
        assert_eq!(shown.width(), 40);
        assert_eq!(line.caret(), (11, 6));
    }

    #[test]
    fn a_guilty_part_longer_than_the_room_shows_its_beginning() {
        let text = "x".repeat(500);
        let line = Line::new(&text, &(100..500)).clip(40);
        assert!(line.text().starts_with('…') && line.text().ends_with('…'));
        assert_eq!(line.text().width(), 40);
        let early = Line::new(&text, &(0..500)).clip(40);
        assert_eq!((early.text().width(), early.caret()), (40, (0, 39)));
    }
}
