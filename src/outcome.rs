//! What came of a request.

use crate::diagnostic::baseline::Passed;
use crate::diagnostic::{Located, Severity};
use crate::failure::Failure;

/// The outcome of a build or a check: every problem, and what was made.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Problems in the input, in the order of their places.
    pub diagnostics: Vec<Located>,
    /// Refusals of the world: files that could not be read or written.
    pub failures: Vec<Failure>,
    /// What was asked for and is not there, such as an edition: a wrong use of the program.
    pub misuse: Option<Misuse>,
    /// Whether newsletters were asked for by name, and there is no issue to make them of.
    pub lacks_issues: bool,
    /// What was made.
    pub totals: Totals,
    /// The review page, if it was asked for and the publication could be read.
    pub review: Option<Vec<u8>>,
    /// Why what was made was made; if it was asked for.
    pub why: Vec<Why>,
    /// What a baseline let pass.
    pub passed: Option<Passed>,
    /// Where the publication has its public address, if it has one and could be read.
    pub base_url: Option<String>,
    /// The files that were written, by their paths below the output folder.
    pub changed: Vec<String>,
    /// The files that were removed, in the same way.
    pub removed: Vec<String>,
}

/// Why a unit of work, or everything, is made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The unit, such as `report/chips-under-controls`; `None` for everything.
    pub unit: Option<String>,
    /// The reasons: sentences without an end.
    pub reasons: Vec<String>,
}

/// A request that does not fit the publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misuse {
    /// One sentence.
    pub message: String,
    /// What to ask for instead.
    pub hint: String,
}

/// Counts for the closing line.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Reports read.
    pub reports: usize,
    /// Editions.
    pub editions: usize,
    /// Files written because their bytes changed.
    pub written: usize,
    /// Files that already had these bytes.
    pub unchanged: usize,
    /// Files removed because nothing makes them any more.
    pub removed: usize,
    /// Messages compared between the languages.
    pub messages: usize,
    /// Letters made.
    pub letters: usize,
    /// Places mended.
    pub mended: usize,
}

impl Outcome {
    /// Makes errors of what is as bad as this, or worse.
    pub fn deny(&mut self, least: Option<Severity>) {
        let is_denied = |located: &&mut Located| least.is_some_and(|least| located.severity <= least);
        self.diagnostics.iter_mut().filter(is_denied).for_each(|located| located.severity = Severity::Error);
    }

    /// How many diagnostics are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Error).count()
    }

    /// How many diagnostics are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Warning).count()
    }

    /// How many diagnostics are hints.
    #[must_use]
    pub fn hints(&self) -> usize {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Hint).count()
    }

    /// Whether everything went well.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.errors() == 0 && self.failures.is_empty() && self.misuse.is_none()
    }
}

/// Told how far the work has come; called from several threads.
pub trait Progress: Sync {
    /// The number of reports and of editions is known.
    fn started(&self, _reports: usize, _editions: usize) {}
    /// One report is done.
    fn report_done(&self) {}
}

/// Nobody is watching.
pub struct Silent;

impl Progress for Silent {}
