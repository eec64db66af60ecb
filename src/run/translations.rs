//! How translations stand, and signing them: `status` and `accept`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Shared, resolved};
use crate::check::{text, translation};
use crate::diagnostic::suggest;
use crate::load::ReportFolder;
use crate::model::{Language, Passage, Report, Signature, Standing, TranslationLine};
use crate::outcome::{Misuse, Outcome};
use crate::request::Translation;
use crate::source::Sources;
use crate::{load, publish, resolve};

impl Shared {
    /// How the translations of every report stand.
    pub fn status(mut self) -> (Outcome, Vec<TranslationLine>) {
        let mut outcome = Outcome::default();
        let mut lines = Vec::new();
        for folder in self.folders() {
            outcome.totals.reports += 1;
            if let Some(report) = self.read(&folder, &mut outcome) {
                lines.extend(translation::standings(&report, &text::blocks(&report)));
            }
        }
        self.tell(&mut outcome);
        (outcome, lines)
    }

    /// Signs translations; gives the path of the lock in the project, and what was signed.
    pub fn accept(
        mut self,
        root: &Path,
        asked: &Translation,
        by: &str,
    ) -> (Outcome, Option<(PathBuf, Vec<TranslationLine>)>) {
        let mut outcome = Outcome::default();
        let folders = self.folders();
        let Some(folder) = folders.iter().find(|folder| folder.id.as_str() == asked.report) else {
            let known = folders.iter().map(|folder| folder.id.as_str());
            let message = format!("the publication has no report `{}`", asked.report);
            outcome.misuse = Some(Misuse { message, hint: hint(&asked.report, known) });
            return (outcome, None);
        };
        outcome.totals.reports = 1;
        let report = self.read(folder, &mut outcome);
        self.tell(&mut outcome);
        let Some(mut report) = report.filter(|_| outcome.is_ok()) else { return (outcome, None) };
        let signed = match sign(&mut report, asked, by) {
            Ok(signed) => signed,
            Err(misuse) => {
                outcome.misuse = Some(misuse);
                return (outcome, None);
            }
        };
        let path = Path::new("content").join(folder.id.as_str()).join(load::LOCK);
        if let Err(failure) = publish::write(&root.join(&path), report.lock.to_toml().as_bytes()) {
            outcome.failures.push(failure);
            return (outcome, None);
        }
        (outcome, Some((path, signed)))
    }

    /// A report as far as its words: what is wrong with it is taken down.
    fn read(&self, folder: &ReportFolder, outcome: &mut Outcome) -> Option<Report> {
        let mut sources = Sources::child(Arc::clone(&self.sources));
        let (loaded, problems) = self.project.report(folder, &mut sources);
        let load::Problems { mut diagnostics, failures } = problems;
        outcome.failures.extend(failures);
        let shared = resolve::Shared { catalog: &self.catalog, glossary: &self.glossary };
        let report = loaded.and_then(|loaded| resolved(&loaded, shared, &mut diagnostics));
        outcome.diagnostics.extend(diagnostics.locate(&sources));
        report
    }

    /// Adds what is wrong with what all reports share.
    fn tell(self, outcome: &mut Outcome) {
        let own = std::mem::replace(&mut outcome.diagnostics, self.diagnostics);
        outcome.diagnostics.extend(own);
        outcome.failures.extend(self.failures);
    }
}

fn sign(report: &mut Report, asked: &Translation, by: &str) -> Result<Vec<TranslationLine>, Misuse> {
    let Some(language) = Language::BOTH.into_iter().find(|language| language.tag() == asked.language) else {
        let message = format!("there is no language `{}`", asked.language);
        return Err(Misuse { message, hint: "write `--lang ar` or `--lang en`".to_owned() });
    };
    let around = Passage::AROUND;
    let known = around.iter().map(Passage::name);
    let known = report.findings.iter().map(|finding| finding.id.as_str()).chain(known);
    if let Some(passage) = &asked.finding
        && !known.clone().any(|known| known == passage)
    {
        let message = format!("the report `{}` has no finding `{passage}`", report.id);
        return Err(Misuse { message, hint: hint(passage, known) });
    }
    let mut signed = Vec::new();
    let mut entries = Vec::new();
    {
        let blocks = text::blocks(report);
        for line in translation::standings(report, &blocks) {
            let is_asked = asked.finding.as_ref().is_none_or(|passage| line.passage.name() == passage);
            if line.language != language || line.standing == Standing::Missing || !is_asked {
                continue;
            }
            let marks = translation::marks(report, &blocks, &line.passage, language);
            entries.extend(marks.map(|marks| (line.passage.clone(), marks)));
            signed.push(line);
        }
    }
    if signed.is_empty() {
        let what = asked
            .finding
            .as_ref()
            .map_or_else(|| format!("the report `{}`", report.id), |f| format!("the finding `{f}`"));
        let message = format!("{what} has no words in both languages that could be signed");
        let hint =
            "its sentence is made from the data, or a text is missing; `bayan status` shows which".to_owned();
        return Err(Misuse { message, hint });
    }
    let Report { lock, findings, .. } = report;
    lock.0.retain(|(passage, _), _| match passage {
        Passage::Finding(id) => findings.iter().any(|finding| finding.id == *id),
        Passage::Title | Passage::Summary | Passage::Between => true,
    });
    for (passage, marks) in entries {
        lock.0.insert((passage, language), Signature { by: by.to_owned(), marks });
    }
    Ok(signed)
}

fn hint<'k>(asked: &str, known: impl Iterator<Item = &'k str> + Clone) -> String {
    suggest::hint(asked, known.clone())
        .unwrap_or_else(|| format!("there are: {}", known.collect::<Vec<_>>().join(", ")))
}
