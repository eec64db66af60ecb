//! The ground of a run: what all reports share, read and not yet parsed; and the survey, which finds what need not be made again.
//!
//! A survey reads every input, looks at every published file, and parses nothing. Where nothing changed, that is all there is to
//! do. Where something did, what it found to be as it was is kept.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::keys::{self, Keys};
use super::why;
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::load::{self, Project, ReportFolder};
use crate::outcome::{Outcome, Why};
use crate::publish::{Input, Note, Scope, Stage};
use crate::request::Request;
use crate::source::Sources;

/// The unit that stands for all issues of the newsletter: it makes nothing, and tells whether one of them changed.
pub(super) const ISSUES: &str = "issues";

/// The unit of a report.
pub(super) fn unit(report: &str) -> String {
    format!("report/{report}")
}

/// What all reports share, read.
pub(crate) struct Ground {
    pub(super) project: Project,
    pub(super) loaded: load::Shared,
    pub(super) problems: load::Problems,
    pub(super) keys: Keys,
}

/// What a report leaves for the next run, beside its record: its card.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ReportCard {
    /// The other reports that it links to: they were there.
    pub linked: Vec<String>,
    /// What the plan of the pages around the reports needs to know of it.
    pub head: Vec<u8>,
}

impl ReportCard {
    /// What a report leaves: a card, and a record of what the pages around the reports show of it.
    pub fn note(linked: Vec<String>, record: Vec<u8>) -> Note {
        let head = crate::render::record::head(&record).to_vec();
        // Writing to memory does not fail.
        let card = postcard::to_stdvec(&ReportCard { linked, head }).unwrap_or_default();
        Note { card, body: record }
    }

    /// Reads a card.
    pub fn read(card: &[u8]) -> Option<ReportCard> {
        postcard::from_bytes(card).ok()
    }
}

/// What was found to be as it was.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// What is kept of each report that need not be made again, by its id.
    pub(super) kept: HashMap<String, Vec<u8>>,
    /// Whether what is kept is on the stage already, taken over from shares.
    pub(super) is_staged: bool,
    /// Why reports are made that were published before, or were not; asked for only.
    pub(super) why: Vec<Why>,
    /// How much there is, if nothing changed at all.
    unchanged: Option<Unchanged>,
    base_url: Option<String>,
}

#[derive(Debug, Clone, Copy)]
struct Unchanged {
    reports: usize,
    editions: usize,
    files: usize,
}

impl Survey {
    /// A survey that finds nothing yet: what it keeps is on the stage.
    pub(super) fn staged() -> Survey {
        Survey { is_staged: true, ..Survey::default() }
    }

    /// Why what is made is made.
    pub fn into_reasons(self) -> Vec<Why> {
        self.why
    }

    /// The outcome of a run in which nothing changed.
    pub fn nothing_changed(&self) -> Option<Outcome> {
        let Unchanged { reports, editions, files } = self.unchanged?;
        let mut outcome = Outcome { base_url: self.base_url.clone(), ..Outcome::default() };
        outcome.totals.reports = reports;
        outcome.totals.editions = editions;
        outcome.totals.unchanged = files;
        Some(outcome)
    }
}

/// What the survey found of a report.
enum Found {
    Kept(Vec<u8>),
    Changed(Option<Why>),
}

impl Ground {
    /// Opens a project and reads what its reports share.
    pub fn open(request: &Request) -> Result<Ground, Failure> {
        let project = Project::open(&request.root)?;
        let (loaded, problems) = project.shared();
        let keys = Keys::new(&loaded, request);
        Ok(Ground { project, loaded, problems, keys })
    }

    /// The key of what all reports share.
    pub fn key(&self) -> Fingerprint {
        *self.keys.shared()
    }

    /// Finds what is published already and need not be made again.
    pub fn survey(&self, request: &Request, stage: &Stage, scope: Scope) -> Result<Survey, Failure> {
        let mut survey = Survey::default();
        // A share says nothing of what reports have to do with each other.
        let is_same = stage.head().is_some_and(|head| {
            head.runs.contains(self.keys.shared()) && head.share.is_some() == request.share.is_some()
        });
        let is_quiet = self.problems.diagnostics.is_empty() && self.problems.failures.is_empty();
        if request.publishing.fresh || !is_same || !is_quiet {
            if request.publishing.explain {
                survey.why.push(why::of_all(request, stage.head(), &self.keys.head));
            }
            return Ok(survey);
        }
        let mut sources = Sources::default();
        let (all, problems) = self.project.reports(&mut sources);
        let is_quiet = problems.diagnostics.is_empty() && problems.failures.is_empty();
        let known: BTreeSet<&str> = all.iter().map(|folder| folder.id.as_str()).collect();
        let folders: Vec<&ReportFolder> =
            all.iter().filter(|folder| request.takes(folder.id.as_str())).collect();
        let sources = Arc::new(sources);
        let found: Vec<Found> = folders
            .par_iter()
            .map(|folder| self.look(folder, (&known, &sources), stage, request.publishing.explain))
            .collect::<Result<_, _>>()?;
        for (folder, found) in folders.iter().zip(found) {
            match found {
                Found::Kept(head) => drop(survey.kept.insert(folder.id.to_string(), head)),
                Found::Changed(why) => survey.why.extend(why),
            }
        }
        let reports = folders.len();
        let published = stage.units("report/").count();
        let all_stay = survey.kept.len() == reports && (published == reports || scope == Scope::Part);
        let issues_stay = request.share.is_some() || self.issues_stay(stage)?;
        if is_quiet && all_stay && issues_stay {
            survey.unchanged = Self::count(stage, reports)?;
            survey.base_url = stage.head().and_then(|head| head.base_url.clone());
        }
        Ok(survey)
    }

    /// Whether a report is as it was published.
    fn look(
        &self,
        folder: &ReportFolder,
        (known, sources): (&BTreeSet<&str>, &Arc<Sources>),
        stage: &Stage,
        explain: bool,
    ) -> Result<Found, Failure> {
        let mut sources = Sources::child(Arc::clone(sources));
        let (loaded, problems) = self.project.report(folder, &mut sources);
        let is_quiet = problems.diagnostics.is_empty() && problems.failures.is_empty();
        let Some(loaded) = loaded.filter(|_| is_quiet) else { return Ok(Found::Changed(None)) };
        let inputs = keys::of_report(&loaded, &sources);
        let unit = unit(folder.id.as_str());
        let key = self.keys.key(&inputs, []);
        if let Some(card) = Self::card(stage, &unit, &key)?
            && card.linked.iter().all(|report| known.contains(report.as_str()))
        {
            return Ok(Found::Kept(card.head));
        }
        let why = || why::of_unit(stage, &unit, &key, &inputs);
        Ok(Found::Changed(if explain { Some(why()?) } else { None }))
    }

    /// The card of a report that is published with this key.
    fn card(stage: &Stage, unit: &str, key: &Fingerprint) -> Result<Option<ReportCard>, Failure> {
        if stage.published(unit, key)?.is_none() {
            return Ok(None);
        }
        Ok(stage.card(unit).and_then(ReportCard::read))
    }

    /// Whether the issues of the newsletter are what they were.
    fn issues_stay(&self, stage: &Stage) -> Result<bool, Failure> {
        let (inputs, is_quiet) = issues(&self.project);
        let key = self.keys.key(&inputs, []);
        let before = stage.published(ISSUES, &key)?;
        Ok(is_quiet && (before.is_some() || (inputs.is_empty() && !stage.has(ISSUES))))
    }

    /// How much is published; `None` if some of it is not as it was published. Reports have been looked at.
    fn count(stage: &Stage, reports: usize) -> Result<Option<Unchanged>, Failure> {
        let editions = stage.head().map_or(0, |head| head.editions.len());
        let mut files = 0;
        for unit in stage.units("") {
            let Some(outputs) = stage.outputs(unit, !unit.starts_with("report/"))? else { return Ok(None) };
            files += outputs;
        }
        Ok(Some(Unchanged { reports, editions, files }))
    }
}

/// The files of all issues of the newsletter, and whether nothing is wrong with them.
pub(super) fn issues(project: &Project) -> (Vec<Input>, bool) {
    let mut sources = Sources::default();
    let (issues, problems) = project.issues(&mut sources);
    let is_quiet = problems.diagnostics.is_empty() && problems.failures.is_empty();
    (keys::of_issues(&issues, &sources), is_quiet)
}
