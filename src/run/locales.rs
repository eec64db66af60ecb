//! The coverage of messages: those of the project and of every report, against what the program and the prose ask for.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Shared, messages, resolved};
use crate::diagnostic::{Diagnostics, Located};
use crate::failure::Failure;
use crate::load::{LoadedReport, Problems, ReportFolder};
use crate::model::Report;
use crate::outcome::{Outcome, Progress};
use crate::resolve::{self, References};
use crate::source::Sources;

/// What a report has to say about messages.
struct Asking {
    /// What it refers to; `None` if that cannot be known, because the report has errors.
    references: Option<References>,
    diagnostics: Vec<Located>,
    failures: Vec<Failure>,
}

impl Shared {
    /// Compares the messages of both languages.
    pub fn locales(mut self, progress: &dyn Progress) -> Outcome {
        let folders = self.folders();
        progress.started(folders.len(), 0);
        let asking: Vec<Asking> = folders
            .par_iter()
            .map(|folder| {
                let asking = self.asking(folder);
                progress.report_done();
                asking
            })
            .collect();

        let mut outcome = Outcome::default();
        outcome.totals.reports = folders.len();
        outcome.totals.messages = self.catalog.count();
        let mut references = Some(self.catalog.references());
        let mut told = Vec::new();
        for Asking { references: asked, diagnostics, failures } in asking {
            match (&mut references, asked) {
                (Some(all), Some(asked)) => all.extend(asked),
                _ => references = None,
            }
            told.extend(diagnostics);
            self.failures.extend(failures);
        }
        let compared = self.shared_messages(references.as_ref());
        outcome.diagnostics = self.diagnostics;
        outcome.diagnostics.extend(compared);
        outcome.diagnostics.extend(told);
        outcome.failures = self.failures;
        outcome
    }

    /// What the messages of the project lack, and which of them nothing asks for; of these nothing is said where it is not known
    /// what all reports refer to.
    pub(super) fn shared_messages(&mut self, references: Option<&References>) -> Vec<Located> {
        let mut diagnostics = Diagnostics::default();
        self.catalog.missing(&mut diagnostics);
        if let Some(references) = references {
            self.catalog.unused(references, &mut diagnostics);
        }
        let mut diagnostics = self.desk.messages(diagnostics, &mut self.mutes);
        if references.is_some() {
            self.desk.muted_messages(&self.mutes, true, &mut diagnostics);
        }
        diagnostics.locate(&self.sources)
    }

    /// What is wrong with the messages beside a report; gives what it refers to, if that can be known.
    pub(super) fn own_messages(
        &self,
        loaded: &LoadedReport,
        report: Option<&Report>,
        diagnostics: &mut Diagnostics,
    ) -> Option<References> {
        let mut references = report.filter(|_| !diagnostics.has_errors()).map(References::of_report);
        let mut found = Diagnostics::default();
        let files = messages(loaded, &mut found);
        if !(files.ar.is_empty() && files.en.is_empty()) {
            let catalog = self.catalog.with(files, &mut found);
            // What is wrong with these has been told already.
            found = Diagnostics::default();
            catalog.missing(&mut found);
            if let Some(references) = &mut references {
                references.extend(catalog.references());
                catalog.unused(references, &mut found);
            }
        }
        diagnostics.append(self.desk.graded(found));
        references
    }

    /// What a report asks for, and what is wrong with the messages beside it.
    fn asking(&self, folder: &ReportFolder) -> Asking {
        let mut sources = Sources::child(Arc::clone(&self.sources));
        let (loaded, Problems { mut diagnostics, failures }) = self.project.report(folder, &mut sources);
        let Some(loaded) = loaded else {
            return Asking { references: None, diagnostics: diagnostics.locate(&sources), failures };
        };
        let shared = resolve::Shared { catalog: &self.catalog, glossary: &self.glossary };
        let report = resolved(&loaded, shared, &mut diagnostics);
        let mut diagnostics = self.desk.graded(diagnostics);
        let references = self.own_messages(&loaded, report.as_ref(), &mut diagnostics);
        let mut diagnostics = diagnostics.locate(&sources);
        if references.is_some() {
            // The rest of the report is the business of `check`.
            diagnostics
                .retain(|located| located.place.as_ref().is_some_and(|place| is_messages(&place.file)));
        }
        Asking { references, diagnostics, failures }
    }
}

fn is_messages(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ftl")
}
