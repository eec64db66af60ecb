//! Source files and positions in them.
//!
//! Every value that a person wrote keeps a [`Span`]: which file, and which bytes of it. Spans are
//! small and `Copy`; the text they point into lives in [`Sources`]. Shared files (configuration,
//! glossary, locales) live in one [`Sources`], each report's own files in a child of it, so that a
//! report and its text can be dropped together.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

/// Which source file a [`Span`] points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// Set in the ids that a child [`Sources`] gives out.
const CHILD: u32 = 1 << 31;

/// A range of bytes in one source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The part of this span at `range`, counted in bytes from the span's start.
    #[must_use]
    pub fn slice(self, range: Range<usize>) -> Self {
        Span {
            source: self.source,
            start: self.start + offset(range.start),
            end: self.start + offset(range.end),
        }
    }

    /// From the beginning of the first to the end of the last of two spans in one file.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Span { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether another span lies in this one.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }
}

/// A byte offset as a span stores it. [`Sources::add`] refuses longer files, so nothing is cut.
fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// A value with the place it was written at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value and its place together.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }
}

/// One file's text, with its path as shown to people (relative to the project, `/` separated).
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path shown in diagnostics.
    pub path: PathBuf,
    /// The whole text.
    pub text: Arc<str>,
}

/// A place for people: line and column counted from 1, columns in grapheme clusters (UAX #29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in grapheme clusters.
    pub column: usize,
}

impl SourceFile {
    /// Line and column of a byte offset.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.floor(byte);
        let before = &self.text[..byte];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1,
            column: before[line_start..].graphemes(true).count() + 1,
        }
    }

    /// The line that holds a byte offset, without its line break, and where it starts.
    #[must_use]
    pub fn line_at(&self, byte: usize) -> (&str, usize) {
        let byte = self.floor(byte);
        let start = self.text[..byte].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[byte..].find('\n').map_or(self.text.len(), |at| byte + at);
        (self.text[start..end].trim_end_matches('\r'), start)
    }

    /// The text of a byte range, clipped to the file.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &str {
        let start = self.floor(range.start);
        let end = self.floor(range.end).max(start);
        &self.text[start..end]
    }

    /// The nearest character boundary at or before `byte`.
    fn floor(&self, byte: usize) -> usize {
        self.text.floor_char_boundary(byte.min(self.text.len()))
    }
}

/// The texts that spans point into.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    parent: Option<Arc<Sources>>,
    files: Vec<SourceFile>,
}

impl Sources {
    /// An empty set for a report's own files, which can also look up the shared files of `parent`.
    #[must_use]
    pub fn child(parent: Arc<Sources>) -> Self {
        Sources { parent: Some(parent), files: Vec::new() }
    }

    /// Takes in a file and returns the span of its whole text.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<Arc<str>>) -> Span {
        let text = text.into();
        let flag = if self.parent.is_some() { CHILD } else { 0 };
        let id = SourceId(offset(self.files.len()) | flag);
        let end = offset(text.len());
        self.files.push(SourceFile { path: path.into(), text });
        Span { source: id, start: 0, end }
    }

    /// The file an id stands for; `None` for an id of another report.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&SourceFile> {
        let own = if self.parent.is_some() { CHILD } else { 0 };
        if id.0 & CHILD == own {
            self.files.get((id.0 & !CHILD) as usize)
        } else {
            self.parent.as_deref()?.get(id)
        }
    }

    /// The text of a span; empty for a span of another report.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.source).map_or("", |file| file.slice(span.start as usize..span.end as usize))
    }

    /// The path of a span's file.
    #[must_use]
    pub fn path(&self, span: Span) -> Option<&Path> {
        self.get(span.source).map(|file| file.path.as_path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_grapheme_clusters() {
        let mut sources = Sources::default();
        let whole = sources.add("a", "abc\nمُحَمَّد x\n");
        let file = sources.get(whole.source).expect("just added");
        let x = file.text.find('x').expect("there");
        assert_eq!(file.position(x), Position { line: 2, column: 6 });
        assert_eq!(file.line_at(x).0, "مُحَمَّد x");
    }

    #[test]
    fn a_child_sees_its_parent() {
        let mut shared = Sources::default();
        let a = shared.add("shared", "one");
        let mut own = Sources::child(Arc::new(shared));
        let b = own.add("own", "two");
        assert_eq!((own.text(a), own.text(b)), ("one", "two"));
        assert_eq!(own.text(b.slice(1..3)), "wo");
    }
}
