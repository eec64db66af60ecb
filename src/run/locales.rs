//! The coverage of messages: those of the project and of every report, against what the program and the prose ask for.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Shared, messages, resolved};
use crate::diagnostic::{Diagnostics, Located};
use crate::failure::Failure;
use crate::load::{Problems, ReportFolder};
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
        progress.started(folders.len());
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
        let mut diagnostics = Diagnostics::default();
        self.catalog.missing(&mut diagnostics);
        if let Some(references) = references {
            self.catalog.unused(&references, &mut diagnostics);
        }
        outcome.diagnostics = self.diagnostics;
        outcome.diagnostics.extend(diagnostics.locate(&self.sources));
        outcome.diagnostics.extend(told);
        outcome.failures = self.failures;
        outcome
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
        let mut references = report.filter(|_| !diagnostics.has_errors()).map(|r| References::of_report(&r));
        // What is wrong with these has been told already.
        let mut again = Diagnostics::default();
        let catalog = self.catalog.with(messages(&loaded, &mut again), &mut again);
        catalog.missing(&mut diagnostics);
        if let Some(references) = &mut references {
            references.extend(catalog.references());
            catalog.unused(references, &mut diagnostics);
        }
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
