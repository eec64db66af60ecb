//! What was asked: the one thing that the command line hands to the library.

use std::path::PathBuf;

use crate::diagnostic::Severity;
use crate::share::Share;

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
    /// Only these reports, by their ids; all of them if empty.
    pub reports: Vec<String>,
    /// Only reports of this day or later, `2024-10-02`; or those whose files changed since this revision of git.
    pub since: Option<String>,
    /// Only the reports of this share, and nothing around them: for a run that joins the shares.
    pub share: Option<Share>,
    /// Which rules to run, and how severely.
    pub checks: Checks,
    /// How what was made is published.
    pub publishing: Publishing,
}

/// How what was made is published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct Publishing {
    /// Whether everything is made again, whether or not it changed.
    pub fresh: bool,
    /// Whether the output folder stays the same folder, and files in it are replaced one by one.
    pub in_place: bool,
    /// Whether the paths of what is written and removed are told.
    pub list: bool,
    /// Whether it is told why each unit is made.
    pub explain: bool,
    /// Whether nothing is published: only what would be is told.
    pub dry_run: bool,
    /// Whether the output folder is for this program alone while it runs: what it published there need not be looked at again.
    pub alone: bool,
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
    /// Whether a page shows what is found beside what the editions say.
    pub review: bool,
}

impl Request {
    /// Everything in `root`, as configured.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Request {
            root: root.into(),
            out: None,
            editions: Vec::new(),
            formats: Vec::new(),
            reports: Vec::new(),
            since: None,
            share: None,
            checks: Checks::default(),
            publishing: Publishing::default(),
        }
    }

    /// Whether some reports are made and the others stay as they are, with what stands around them.
    #[must_use]
    pub fn is_selective(&self) -> bool {
        !self.reports.is_empty() || self.since.is_some()
    }

    /// Whether all reports are made, so that what tells of all of them can be made, too.
    #[must_use]
    pub fn is_of_all(&self) -> bool {
        !self.is_selective() && self.share.is_none()
    }

    /// Whether the share that is asked for makes a report.
    #[must_use]
    pub fn takes(&self, report: &str) -> bool {
        self.share.is_none_or(|share| share.takes(report))
    }
}

/// How a preview is served.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PreviewRequest {
    /// The port; a free one if none is asked for.
    pub port: Option<u16>,
    /// Whether files are compared again and again, instead of waiting for the system to say that they changed.
    pub poll: bool,
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
    /// Newsletters for mail clients.
    Newsletter,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 4] = [Format::Html, Format::Markdown, Format::Data, Format::Newsletter];

    /// Its name on the command line and in `bayan.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Markdown => "markdown",
            Format::Data => "data",
            Format::Newsletter => "newsletter",
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
    /// `content/newsletters/ISSUE/issue.toml`.
    Issue,
}

impl FileKind {
    /// All of them.
    pub const ALL: [FileKind; 4] = [FileKind::Report, FileKind::Glossary, FileKind::Config, FileKind::Issue];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FileKind::Report => "report",
            FileKind::Glossary => "glossary",
            FileKind::Config => "config",
            FileKind::Issue => "issue",
        }
    }
}

/// Which newsletters to make.
#[derive(Debug, Clone, Default)]
pub struct LetterRequest {
    /// Only this issue of those in `content/newsletters`.
    pub issue: Option<String>,
    /// An issue made up for the occasion, instead of those in `content/newsletters`.
    pub occasion: Option<Occasion>,
    /// Only the letter in both languages.
    pub bilingual: bool,
    /// Only these kinds of files; all of them if empty.
    pub files: Vec<LetterFile>,
}

/// What an issue that has no folder is made of.
#[derive(Debug, Clone, Default)]
pub struct Occasion {
    /// These reports, in this order.
    pub reports: Vec<String>,
    /// Instead: all reports of this day or later.
    pub since: Option<String>,
    /// Instead: all reports filed under this tag.
    pub tag: Option<String>,
    /// Instead: no more than so many, the newest ones.
    pub latest: Option<u32>,
}

/// A kind of file that a letter is handed over as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterFile {
    /// A mail, ready to be sent.
    Eml,
    /// A page for mail clients.
    Html,
    /// Plain text.
    Text,
    /// Everything, for programs that send.
    Json,
}

impl LetterFile {
    /// All of them.
    pub const ALL: [LetterFile; 4] = [LetterFile::Eml, LetterFile::Html, LetterFile::Text, LetterFile::Json];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LetterFile::Eml => "eml",
            LetterFile::Html => "html",
            LetterFile::Text => "text",
            LetterFile::Json => "json",
        }
    }
}

/// Which translations to sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The report.
    pub report: String,
    /// Only this finding of it.
    pub finding: Option<String>,
    /// The tag of the language: `ar` or `en`.
    pub language: String,
}
