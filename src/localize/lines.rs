//! Lines of text out of what messages gave: isolates found again, facts marked, directions decided.

use super::edition_report::Line;
use crate::markup::{
    Direction, Isolate, Mark, Run, first_direction, first_strong, flat, from_controls, from_controls_marked,
    isolate_runs, tidy,
};

/// First strong isolate, which Fluent puts before a value.
const FSI: char = '\u{2068}';
/// Pop directional isolate, which ends it.
const PDI: char = '\u{2069}';
/// The private-use characters that stand for marks begin here (plane 15).
const FIRST_MARK: u32 = 0xF_0000;

/// The facts that a text stands for, while it goes through messages as text: each is a private-use character at the
/// beginning of an isolate.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Mark>);

impl Marks {
    /// Takes a mark in and gives the character that stands for it.
    pub fn add(&mut self, mark: Mark) -> char {
        let index = u32::try_from(self.0.len()).unwrap_or(0);
        self.0.push(mark);
        char::from_u32(FIRST_MARK + index).unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// Makes the figure that a character stands for the one that the anchor of its id points to.
    pub fn anchor(&mut self, character: char) {
        let index = (character as u32).checked_sub(FIRST_MARK).and_then(|index| usize::try_from(index).ok());
        if let Some(Mark::Figure { anchor, .. }) = index.and_then(|index| self.0.get_mut(index)) {
            *anchor = true;
        }
    }

    /// A text that goes into a message, marked.
    pub fn wrap(&mut self, text: &str, mark: Mark) -> String {
        let mark = self.add(mark);
        format!("{FSI}{mark}{text}{PDI}")
    }

    /// The line of a text that came out of messages.
    pub fn line(&self, text: &str, base: Direction) -> Line {
        if self.0.is_empty()
            && let Some(plain) = flat(text, base, true)
        {
            return plain_line(plain);
        }
        let runs = from_controls_marked(text, base, &self.0);
        finish(tidy(loose_parts(runs, base), base), base)
    }
}

/// A text that goes into a message as a unit.
pub(super) fn isolated(text: &str) -> String {
    format!("{FSI}{text}{PDI}")
}

/// A text without its isolates, for where they say nothing.
pub(super) fn without_isolates(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect()
}

/// The line of a figure's words.
pub(super) fn worded(text: &str, base: Direction) -> Line {
    match flat(text, base, false) {
        Some(plain) => plain_line(plain),
        None => tidy(from_controls(text, base), base),
    }
}

/// The words of a figure in prose.
pub(super) struct FigureWords {
    direction: Direction,
    runs: Line,
    is_alike: bool,
}

impl FigureWords {
    /// A text, and whether it reads as it does on its own.
    pub fn new(text: &str, is_alike: bool, base: Direction) -> Self {
        let direction = first_direction(text, base);
        FigureWords { direction, runs: worded(text, direction), is_alike }
    }

    /// The line of them, marked: as [`Marks::wrap`] and [`Marks::line`] would make it.
    pub fn marked(&self, mark: Mark, base: Direction) -> Line {
        let FigureWords { direction, runs, is_alike: _ } = self;
        let isolate = Isolate { direction: *direction, lang: None, mark: Some(mark), runs: runs.clone() };
        finish(vec![Run::Isolate(isolate)], base)
    }

    /// The line of the figure on its own, if it is the same.
    pub fn alone(&self, base: Direction) -> Option<&Line> {
        (self.is_alike && self.direction == base).then_some(&self.runs)
    }
}

fn plain_line(text: String) -> Line {
    if text.is_empty() { Line::new() } else { vec![Run::Text(text)] }
}

/// The line of a text without marks.
pub(super) fn line(text: &str, base: Direction) -> Line {
    Marks::default().line(text, base)
}

/// The line of a name or another text that an author wrote, where it may be in either direction.
pub(super) fn authored(text: &str, base: Direction) -> Line {
    let direction = first_strong(text).unwrap_or(base);
    if direction == base {
        return isolate_runs(text, base);
    }
    vec![Run::Isolate(Isolate { direction, lang: None, mark: None, runs: isolate_runs(text, direction) })]
}

/// Isolates what an author typed in the opposite direction inside the texts of runs.
fn loose_parts(runs: Vec<Run>, base: Direction) -> Vec<Run> {
    let mut out = Vec::with_capacity(runs.len());
    for run in runs {
        match run {
            Run::Text(text) => out.extend(isolate_runs(&text, base)),
            // A figure's marks are those of CLDR and its words those of the edition: there is nothing loose in it.
            Run::Isolate(isolate) if matches!(isolate.mark, Some(Mark::Figure { .. })) => {
                out.push(Run::Isolate(isolate));
            }
            Run::Isolate(mut isolate) => {
                isolate.runs = loose_parts(isolate.runs, isolate.direction);
                out.push(Run::Isolate(isolate));
            }
            marked @ Run::Marked(..) => out.push(marked),
        }
    }
    out
}

/// Joins marked parts of the line's own direction to the words around them.
///
/// An isolate breaks the joining of Arabic letters: a clitic before a figure (بنحو) would stand apart from it. A part that begins
/// with a letter of the line's own direction needs no isolate, only its mark.
pub(super) fn finish(runs: Vec<Run>, base: Direction) -> Vec<Run> {
    runs.into_iter()
        .map(|run| match run {
            Run::Isolate(Isolate { direction, lang: None, mark: Some(mark), runs })
                if direction == base && begins_with_letter(&runs) =>
            {
                Run::Marked(mark, runs)
            }
            other => other,
        })
        .collect()
}

fn begins_with_letter(runs: &[Run]) -> bool {
    // Most begin with an Arabic letter, ahead of the search through the table.
    let is_letter = |c: char| matches!(c, '\u{0620}'..='\u{064A}') || c.is_alphabetic();
    matches!(runs.first(), Some(Run::Text(text)) if text.chars().next().is_some_and(is_letter))
}
