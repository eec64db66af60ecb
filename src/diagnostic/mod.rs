//! Diagnostics as data: a stable code, a severity, one sentence, the guilty span, a suggestion.
//!
//! Stages push [`Diagnostic`]s into [`Diagnostics`] and go on. When the text is still at hand, a
//! report's diagnostics are turned into [`Located`] ones, which carry everything a renderer needs:
//! [`human`] writes them for a terminal, [`json`] as JSON lines, [`sarif`] and [`github`] for code hosts. Layout lives in the renderers, wording where the
//! problem is found.

pub mod baseline;
pub mod codes;
pub mod fix;
pub mod github;
pub mod human;
pub mod json;
mod level;
mod page;
pub mod sarif;
pub mod shown;
pub mod suggest;

use std::path::{Path, PathBuf};

pub use level::Level;
pub use page::{Family, Page, book};

use serde::Serialize;

use crate::failure::Failure;
use crate::source::{Position, SourceFile, Sources, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, but an editor should look.
    Warning,
    /// Something to know.
    Hint,
}

/// One problem in the input.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// A stable, readable name: `unknown-figure`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One clear sentence, without a final full stop.
    pub message: String,
    /// The smallest guilty place.
    pub span: Span,
    /// Other places that explain it, each with a short note.
    pub related: Vec<(Span, String)>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Changes that mend it without changing what is meant.
    pub fix: Box<[Edit]>,
}

/// A change of a text: data, which only the command line carries out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub with: String,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, span, message)
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, span, message)
    }

    /// A problem at a place.
    pub fn new(severity: Severity, code: &'static str, span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        Diagnostic { code, severity, message, span, related: Vec::new(), hint: None, fix: Box::default() }
    }

    /// Adds a change that mends it: `--fix` makes all changes of a diagnostic, or none.
    #[must_use]
    pub fn fix(mut self, span: Span, with: impl Into<String>) -> Self {
        let mut edits = self.fix.into_vec();
        edits.push(Edit { span, with: with.into() });
        self.fix = edits.into();
        self
    }

    /// Adds a suggestion.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds a suggestion where there is one.
    #[must_use]
    pub fn hint_opt(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }

    /// Adds a suggestion unless there is one already.
    #[must_use]
    pub fn hint_default(mut self, hint: impl Into<String>) -> Self {
        self.hint.get_or_insert_with(|| hint.into());
        self
    }

    /// Adds another place that explains the problem.
    #[must_use]
    pub fn related(mut self, span: Span, note: impl Into<String>) -> Self {
        self.related.push((span, note.into()));
        self
    }
}

/// The diagnostics of one piece of work, in the order they were found.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Takes one in.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Takes in several.
    pub fn extend(&mut self, found: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(found);
    }

    /// Takes in all of another list.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.0.append(&mut other.0);
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Looks up every place while the texts are at hand, in the order of the places.
    #[must_use]
    pub fn locate(self, sources: &Sources) -> Vec<Located> {
        let mut located: Vec<Located> = self.0.into_iter().map(|d| Located::new(d, sources)).collect();
        sort(&mut located);
        located
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Puts diagnostics in the order of their places.
pub fn sort(located: &mut [Located]) {
    located.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
}

/// A diagnostic with its places looked up: independent of the texts.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Located {
    /// A stable, readable name.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One clear sentence.
    pub message: String,
    /// The guilty place; `None` for what is wrong with no file of the project, such as a failure of output, whose path is in the
    /// message.
    #[serde(flatten)]
    pub place: Option<Place>,
    /// Other places, each with a note.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Note>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Changes that mend it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fix: Vec<Replacement>,
}

/// A change of a text, looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replacement {
    /// What is replaced.
    #[serde(flatten)]
    pub place: Place,
    /// What stands there afterwards.
    pub with: String,
}

/// A place with a note on why it matters.
#[derive(Debug, Clone, Serialize)]
pub struct Note {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Why.
    pub note: String,
}

/// A place in a file, looked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Place {
    /// The file, relative to the project.
    pub file: PathBuf,
    /// Where it begins.
    #[serde(flatten)]
    pub start: Position,
    /// Where it ends (one past the last character).
    pub end: Position,
    /// The guilty text itself.
    pub text: String,
    /// The line it begins in.
    #[serde(skip)]
    pub line_text: String,
    /// Which bytes of that line are guilty.
    #[serde(skip)]
    pub in_line: std::ops::Range<usize>,
    /// Which bytes of the text of the file.
    #[serde(skip)]
    pub bytes: std::ops::Range<usize>,
}

impl Serialize for Position {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Position", 2)?;
        out.serialize_field("line", &self.line)?;
        out.serialize_field("column", &self.column)?;
        out.end()
    }
}

impl Place {
    /// Looks a span up in its file.
    #[must_use]
    pub fn new(span: Span, file: &SourceFile) -> Self {
        let (start, end) = (span.start as usize, span.end as usize);
        let (line, line_start) = file.line_at(start);
        let from = start.saturating_sub(line_start).min(line.len());
        let to = end.saturating_sub(line_start).clamp(from, line.len());
        Place {
            file: file.path.clone(),
            start: file.position(start),
            end: file.position(end),
            text: file.slice(start..end).to_owned(),
            line_text: line.to_owned(),
            in_line: from..to,
            bytes: start..end,
        }
    }

    /// Whether a file or folder as such is meant, with no text to point at.
    #[must_use]
    pub fn is_whole_file(&self) -> bool {
        self.start == Position { line: 1, column: 1 } && self.line_text.is_empty() && self.text.is_empty()
    }
}

impl Located {
    fn new(diagnostic: Diagnostic, sources: &Sources) -> Self {
        let Diagnostic { code, severity, message, span, related, hint, fix } = diagnostic;
        let place = |span: Span| sources.get(span.source).map(|file| Place::new(span, file));
        let related =
            related.into_iter().filter_map(|(span, note)| Some(Note { place: place(span)?, note })).collect();
        let fix = fix.into_iter().map(|Edit { span, with }| Some(Replacement { place: place(span)?, with }));
        // All changes of a fix, or none.
        let fix = fix.collect::<Option<Vec<_>>>().unwrap_or_default();
        Located { code, severity, message, place: place(span), related, hint, fix }
    }

    /// A problem at a place that has been looked up before.
    #[must_use]
    pub fn at(code: &'static str, severity: Severity, place: Place, message: impl Into<String>) -> Self {
        let (message, place) = (message.into(), Some(place));
        Located { code, severity, message, place, related: Vec::new(), hint: None, fix: Vec::new() }
    }

    /// An error of a run as such, in no file of the project.
    #[must_use]
    pub fn of_run(code: &'static str, message: impl Into<String>) -> Self {
        let (severity, message) = (Severity::Error, message.into());
        Located { code, severity, message, place: None, related: Vec::new(), hint: None, fix: Vec::new() }
    }

    /// Adds another place that explains the problem.
    #[must_use]
    pub fn related(mut self, place: Place, note: impl Into<String>) -> Self {
        self.related.push(Note { place, note: note.into() });
        self
    }

    /// Adds a suggestion.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Orders by file, then place, then code.
    fn sort_key(&self) -> (Option<(&PathBuf, Position)>, &'static str) {
        (self.place.as_ref().map(|p| (&p.file, p.start)), self.code)
    }
}

impl From<&Failure> for Located {
    fn from(failure: &Failure) -> Self {
        Located::of_run("io", failure.to_string())
    }
}

/// The path of a file of a project from where the program runs, `/` separated; `root` leads to the project.
fn path_from(root: &Path, file: &Path) -> String {
    let path = if root == Path::new(".") { file.to_owned() } else { root.join(file) };
    path.to_string_lossy().replace('\\', "/")
}
