//! What is left of reports when their pages are staged, and how it is added up while others are still on their way.

use super::kept::Kept;
use super::reviewed;
use crate::check::ReportNote;
use crate::diagnostic::{Diagnostic, Diagnostics, Located};
use crate::failure::Failure;
use crate::model::Id;
use crate::publish::{Page, Stage, Unit};
use crate::render::{ReviewFact, ReviewHalf, Reviewed};
use crate::resolve::References;

/// What is left of a report when its pages are staged.
#[derive(Default)]
pub(super) struct Left {
    /// What the pages around the reports show of it, in the editions that are made.
    pub record: Option<Vec<u8>>,
    /// The head of it: that of this run, or of an earlier one.
    pub head: Option<Vec<u8>>,
    /// What is kept of it to compare reports.
    pub note: Option<ReportNote>,
    /// The messages it asks for, if that is known.
    pub references: Option<References>,
    /// Both languages of it and what its data says, for the review page.
    pub shown: (Vec<ReviewHalf>, Vec<ReviewFact>),
    pub diagnostics: Vec<Located>,
    pub failures: Vec<Failure>,
}

impl Left {
    /// Stages pages, and keeps what went wrong.
    pub fn add(
        &mut self,
        pages: Result<Vec<Page>, Diagnostic>,
        unit: &mut Unit<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        match pages {
            Ok(pages) => self.failures.extend(pages.into_iter().filter_map(|page| unit.add(page).err())),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
}

/// What is left of all reports, in their order.
pub(super) struct Gathered<'a> {
    /// What the pages around the reports are made of, if there are some.
    pub kept: Option<Kept<'a>>,
    pub notes: Vec<ReportNote>,
    /// For the review page, if one is asked for.
    pub reviewed: Option<Vec<Reviewed>>,
    /// The messages that anything asks for; `None` as soon as that is not known of one report.
    pub references: Option<References>,
    pub told: Vec<Located>,
    pub failures: Vec<Failure>,
}

impl<'a> Gathered<'a> {
    /// Nothing yet, but for what is asked for by what reports share.
    pub fn new(stage: Option<&'a Stage>, references: Option<References>, shows: bool) -> Self {
        Gathered {
            kept: stage.map(Kept::new),
            notes: Vec::new(),
            reviewed: shows.then(Vec::new),
            references,
            told: Vec::new(),
            failures: Vec::new(),
        }
    }

    /// Adds what is left of the next report.
    pub fn add(&mut self, report: &Id, left: Left) {
        let Left { record: _, head, note, references, shown, diagnostics, failures } = left;
        if let Some(reviewed) = &mut self.reviewed {
            reviewed.push(reviewed::report(report, shown));
        }
        self.references = self.references.take().zip(references).map(|(mut all, asked)| {
            all.extend(asked);
            all
        });
        self.told.extend(diagnostics);
        self.failures.extend(failures);
        self.notes.extend(note);
        if let (Some(head), Some(kept)) = (head, &mut self.kept) {
            self.failures.extend(kept.add(report, &head).err());
        }
    }
}
