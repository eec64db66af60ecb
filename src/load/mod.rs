//! Load: a project's folder to texts in [`Sources`].
//!
//! In: the folder of a project. Out: the text of every file that a build reads, in [`Sources`], with the role each of them
//! plays. This room alone reads files. It looks at names and encodings and at nothing inside a text; what is built into the
//! program (its `locales` and `templates`) comes from here too, so that nobody below needs to know the difference.
//!
//! ```text
//! bayan.toml                                     the configuration: what makes a folder a project
//! content/glossary.{toml,yaml,yml,json}          names that reports share
//! content/REPORT/report.{toml,yaml,yml,json}     one report; exactly one such file
//! content/REPORT/{ar,en}.md                      its prose
//! content/REPORT/{ar,en}.ftl, NAME.{ar,en}.ftl   its own messages
//! content/newsletters/ISSUE/issue.{toml,…}        one issue of the newsletter; its words in {ar,en}.md
//! locales/{ar,en}/**/*.ftl                       messages: add to the built-in ones, or override them
//! templates/**                                   templates: a file overrides the built-in one of the same path
//! ```
//!
//! Hidden files, files that end in `~` and folders without any of these files are passed over.
//! Everything is listed by name, in the order of its bytes. A byte order mark is dropped before a text enters [`Sources`],
//! so places are counted from the character after it, as editors do. Line breaks stay as they are. A text that is not
//! UTF-8 is an error, and is handed on with replacement characters so that its other problems are found in the same run.
//! Links may lead anywhere within the project, and nowhere else.

pub(crate) mod built_in;
mod git;
mod glances;
mod newsletter;
mod project;
mod reader;
mod report;
mod shared;

use std::fs;
use std::path::Path;
use std::sync::Arc;

pub use glances::Glances;
pub use project::Project;
pub use report::{LOCK, reserved};

use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::glance::Look;
use crate::model::{Bilingual, Id, IssueName, Language};
use crate::source::{Sources, Span};

/// What was wrong while loading.
#[derive(Debug, Default)]
pub struct Problems {
    /// Problems of the input.
    pub diagnostics: Diagnostics,
    /// Files that could not be read.
    pub failures: Vec<Failure>,
}

impl Problems {
    /// Whether nothing was wrong.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.diagnostics.is_empty() && self.failures.is_empty()
    }
}

/// The text of a file.
#[derive(Debug, Clone)]
pub struct File {
    /// The span of all of it; its path is found by it.
    pub span: Span,
    /// The text.
    pub text: Arc<str>,
    /// The fingerprint of its bytes, as they lie on the disk.
    pub fingerprint: Fingerprint,
    /// How it looked before it was read; `None` if it is a link, or comes with the program.
    look: Option<Look>,
}

/// A file of structured data.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// The syntax, by the name of the file.
    pub syntax: Syntax,
    /// The text.
    pub file: File,
}

/// The syntax of a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// `.toml`
    Toml,
    /// `.yaml` or `.yml`
    Yaml,
    /// `.json`
    Json,
}

impl Syntax {
    /// The extensions of data files, in the order they are preferred.
    pub const EXTENSIONS: [(&'static str, Syntax); 4] =
        [("toml", Syntax::Toml), ("yaml", Syntax::Yaml), ("yml", Syntax::Yaml), ("json", Syntax::Json)];
}

/// Who wrote a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the program.
    BuiltIn,
    /// It is the project's own.
    Project,
}

/// What all reports share. Made by [`Project::shared`].
#[derive(Debug, Default)]
pub struct Shared {
    /// The texts.
    pub sources: Sources,
    /// `bayan.toml`.
    pub config: Option<File>,
    /// `content/glossary.*`.
    pub glossary: Option<DataFile>,
    /// Messages: the built-in ones first, so that later ones override earlier ones.
    pub locales: Vec<LocaleFile>,
    /// Templates, by path; overridden ones are not among them.
    pub templates: Vec<TemplateFile>,
}

/// A file of Fluent messages.
#[derive(Debug, Clone)]
pub struct LocaleFile {
    /// The language they are in.
    pub language: Language,
    /// Who wrote them.
    pub origin: Origin,
    /// The text.
    pub file: File,
}

/// A template, or a file that templates use.
#[derive(Debug, Clone)]
pub struct TemplateFile {
    /// The path below `templates`, `/` separated: its name for other templates.
    pub path: String,
    /// Who wrote it.
    pub origin: Origin,
    /// The text.
    pub file: File,
}

/// Whether a file comes with the program, not with the project.
#[must_use]
pub fn is_built_in(file: &File, sources: &Sources) -> bool {
    sources.path(file.span).is_some_and(|path| path.starts_with(built_in::PREFIX))
}

/// The text of a file outside the project, such as a baseline.
///
/// # Errors
/// If it cannot be read, or is no text.
pub fn text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::of("read", path))
}

/// Which files a report has. Made by [`Project::reports`]. There are as many as there are reports, so names that all of them have are not
/// written out.
#[derive(Debug, Clone)]
pub struct ReportFolder {
    /// The report's id: the name of its folder.
    pub id: Id,
    syntax: Syntax,
    /// The extension of its data file.
    extension: &'static str,
    prose: Bilingual<bool>,
    /// The names of the files of its own messages: few reports have some.
    messages: Bilingual<Box<[String]>>,
    has_lock: bool,
    /// How the folder looked before it was listed; `None` if links lie in it.
    look: Option<Look>,
}

/// The files of a report. Made by [`Project::report`].
#[derive(Debug)]
pub struct LoadedReport {
    /// The report's id.
    pub id: Id,
    /// The structured findings.
    pub data: DataFile,
    /// The prose.
    pub prose: Bilingual<Option<File>>,
    /// Messages of this report only, in the order of their names.
    pub messages: Bilingual<Vec<File>>,
    /// What its translations were signed for.
    pub lock: Option<File>,
}

/// The files of an issue of the newsletter. Made by [`Project::issues`].
#[derive(Debug)]
pub struct LoadedIssue {
    /// Its name: that of its folder.
    pub name: IssueName,
    /// What it chooses, and who sends it.
    pub data: DataFile,
    /// Its words.
    pub prose: Bilingual<Option<File>>,
}
