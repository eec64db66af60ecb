//! What was asked: the one thing that the command line hands to the library.

use std::path::PathBuf;

use crate::diagnostic::Severity;

/// A request to build or check a publication.
#[derive(Debug, Clone)]
pub struct Request {
    /// The project's folder: the one that holds `bayan.toml`.
    pub root: PathBuf,
    /// The output folder, if not the `public` of the project.
    pub out: Option<PathBuf>,
    /// Only these editions, by locale; all of them if empty.
    pub editions: Vec<String>,
    /// Only these formats; those of the configuration if empty.
    pub formats: Vec<Format>,
    /// Which rules to run, and how severely.
    pub checks: Checks,
}

/// Which rules to run, and how severely.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checks {
    /// Only these rules; all of them if empty.
    pub only: Vec<String>,
    /// Whether only rules that find errors are run: a build publishes what an editor should look at again.
    pub errors_only: bool,
    /// What is as bad as this, or worse, is an error.
    pub deny: Option<Severity>,
    /// The file that holds what is known to be wrong and is let pass.
    pub baseline: Option<PathBuf>,
}

impl Request {
    /// Everything in `root`, as configured.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Request {
            root: root.into(),
            out: None,
            editions: Vec::new(),
            formats: Vec::new(),
            checks: Checks::default(),
        }
    }
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Web pages.
    Html,
    /// Markdown drafts.
    Markdown,
    /// Findings and citations for machines.
    Data,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 3] = [Format::Html, Format::Markdown, Format::Data];

    /// Its name on the command line and in `bayan.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Markdown => "markdown",
            Format::Data => "data",
        }
    }
}

/// A kind of data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `content/REPORT/report.toml`.
    Report,
    /// `content/glossary.toml`.
    Glossary,
    /// `bayan.toml`.
    Config,
}

impl FileKind {
    /// All of them.
    pub const ALL: [FileKind; 3] = [FileKind::Report, FileKind::Glossary, FileKind::Config];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Report => "report",
            FileKind::Glossary => "glossary",
            FileKind::Config => "config",
        }
    }
}
