//! The ground of a run: what all reports share, read and not yet parsed; and the survey, which finds what need not be made again.
//!
//! A survey looks at every input, and reads those that do not look as they did in the last run; it looks at every published file, and parses
//! nothing. Where nothing changed, that is all there is to
//! do. Where something did, what it found to be as it was is kept.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::entries::{Digest, Entries};
use super::keys::{self, Keys};
use super::looked::Looked;
use super::{told, why};
use crate::diagnostic::Located;
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::glance::{Clock, Folder};
use crate::load::{self, Glances, Project, ReportFolder};
use crate::model::Id;
use crate::outcome::{Outcome, Why};
use crate::publish::{Input, Ledger, Note, Scope, Stage};
use crate::request::Request;
use crate::source::Sources;
use crate::trace::Trace;

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
pub(super) struct ReportCard<'a> {
    /// The other reports that it links to: they were there.
    #[serde(borrow)]
    pub linked: Vec<&'a str>,
    /// What the plan of the pages around the reports needs to know of it.
    pub head: &'a [u8],
    /// Whether it had something to say.
    pub has_told: bool,
    /// What stands for what it looked up.
    pub looked_up: Digest,
}

/// What a report leaves for whoever asks for it: its body.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ReportBody<'a> {
    /// What the pages around the reports show of it.
    pub record: &'a [u8],
    /// What it had to say.
    pub told: &'a [u8],
    /// The names of what it looked up.
    pub looked_up: &'a str,
}

impl<'a> ReportCard<'a> {
    /// What a report leaves.
    pub fn note(linked: &'a [String], body: ReportBody<'a>, looked_up: Digest) -> Note {
        let head = crate::render::record::head(body.record);
        let linked = linked.iter().map(String::as_str).collect();
        let card = ReportCard { linked, head, has_told: !body.told.is_empty(), looked_up };
        // Writing to memory does not fail.
        let card = postcard::to_stdvec(&card).unwrap_or_default();
        Note { card, body: body.written() }
    }

    /// Reads a card.
    pub fn read(card: &'a [u8]) -> Option<Self> {
        postcard::from_bytes(card).ok()
    }
}

impl<'a> ReportBody<'a> {
    fn written(self) -> Vec<u8> {
        let ReportBody { record, told, looked_up } = self;
        let lengths = [record, told].map(|part| (part.len() as u64).to_le_bytes());
        [&lengths[0], &lengths[1], record, told, looked_up.as_bytes()].concat()
    }

    /// Reads a body.
    pub fn read(body: &'a [u8]) -> Option<Self> {
        let length = |chunk: &[u8; 8]| usize::try_from(u64::from_le_bytes(*chunk)).ok();
        let (record, rest) = body.split_first_chunk()?;
        let (told, rest) = rest.split_first_chunk()?;
        let (record, rest) = rest.split_at_checked(length(record)?)?;
        let (told, looked_up) = rest.split_at_checked(length(told)?)?;
        Some(ReportBody { record, told, looked_up: std::str::from_utf8(looked_up).ok()? })
    }
}

/// What was found to be as it was.
#[derive(Debug, Default)]
pub(crate) struct Survey<'s> {
    /// What is kept of each report that need not be made again, by its id.
    pub(super) kept: HashMap<Id, Stays<'s>>,
    /// The folders of all reports, if they were listed and nothing was wrong with them.
    pub(super) folders: Option<Vec<ReportFolder>>,
    /// Whether the next run knows of the files of reports what this one found.
    pub(super) is_remembered: bool,
    /// Whether what is kept is on the stage already, taken over from shares.
    pub(super) is_staged: bool,
    /// Why reports are made that were published before, or were not; asked for only.
    pub(super) why: Vec<Why>,
    /// How much there is, if nothing changed at all.
    unchanged: Option<Unchanged>,
    base_url: Option<String>,
}

/// A report that need not be made again.
#[derive(Debug)]
pub(super) struct Stays<'s> {
    /// The head of its record, where the stage has it.
    pub head: Cow<'s, [u8]>,
    /// How many files it has.
    pub files: usize,
    /// What it has to say.
    pub told: Vec<Located>,
}

#[derive(Debug, Clone, Copy)]
struct Unchanged {
    reports: usize,
    editions: usize,
    files: usize,
}

impl Survey<'_> {
    /// A survey that finds nothing yet: what it keeps is on the stage.
    pub(super) fn staged() -> Self {
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

    /// How much is published; `None` if some of it is not as it was published. Reports have been looked at.
    fn count(&self, stage: &Stage, reports: usize) -> Result<Option<Unchanged>, Failure> {
        let editions = stage.head().map_or(0, |head| head.editions.len());
        let (mut files, mut ledger) = (0, stage.ledger());
        for unit in stage.units("") {
            let report = unit.strip_prefix("report/");
            files += match report.and_then(|report| self.kept.get(report)) {
                Some(stays) => stays.files,
                None => match ledger.files(unit, report.is_none())? {
                    Some(files) => files,
                    None => return Ok(None),
                },
            };
        }
        Ok(Some(Unchanged { reports, editions, files }))
    }
}

/// What the survey found of a report.
enum Found<'s> {
    Kept(Stays<'s>),
    Changed(Option<Why>),
}

/// What a survey looks with.
#[derive(Clone, Copy)]
struct Means<'s, 'a> {
    stage: &'s Stage,
    /// The folder of the project.
    root: &'a Folder,
    /// What the last run knew of the files of reports.
    glances: &'a Glances<'a>,
    clock: Option<&'a Clock>,
    /// The names of all reports.
    known: &'a BTreeSet<&'a str>,
    /// What was looked up beside their files.
    looked: Looked<'a>,
    explain: bool,
}

/// So many reports are looked at by one thread after another, at least: what is known of them is read at once.
const AT_ONCE: usize = 32;

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
    pub fn survey<'s>(
        &self,
        request: &Request,
        stage: &'s Stage,
        scope: Scope,
    ) -> Result<Survey<'s>, Failure> {
        let mut survey = Survey::default();
        // A share says nothing of what reports have to do with each other.
        let is_alike = stage.head().is_some_and(|head| head.share.is_some() == request.share.is_some());
        let entries = OnceCell::new();
        let may_keep = !request.publishing.fresh && is_alike && self.problems.is_none();
        let read = || entries.get_or_init(|| Entries::read(&self.loaded));
        let looked = if may_keep { Looked::new(stage, &self.keys, read)? } else { None };
        let Some(looked) = looked else {
            if request.publishing.explain {
                survey.why.push(why::of_all(request, stage.head(), &self.keys.head));
            }
            return Ok(survey);
        };
        let root = self.project.folder();
        let clock = stage.clock(&root);
        let recalled = clock.and_then(|_| stage.recall()).unwrap_or_default();
        let glances = Glances::read(&recalled);
        let (all, is_quiet) = self.folders(&glances, &root);
        let known: BTreeSet<&str> = all.iter().map(|folder| folder.id.as_str()).collect();
        let folders: Vec<&ReportFolder> =
            all.iter().filter(|folder| request.takes(folder.id.as_str())).collect();
        let means = Means {
            stage,
            root: &root,
            glances: &glances,
            clock: clock.as_ref(),
            known: &known,
            looked,
            explain: request.publishing.explain,
        };
        let found: Vec<(Found<'_>, Option<Vec<u8>>)> = folders
            .par_iter()
            .with_min_len(AT_ONCE)
            .map_init(|| stage.ledger(), |ledger, folder| self.look(folder, means, ledger))
            .collect::<Result<_, _>>()?;
        Self::remember(&folders, &found, means)?;
        survey.is_remembered = true;
        for (folder, (found, _)) in folders.iter().zip(found) {
            match found {
                Found::Kept(stays) => drop(survey.kept.insert(folder.id.clone(), stays)),
                Found::Changed(why) => survey.why.extend(why),
            }
        }
        let reports = folders.len();
        let published = stage.units("report/").count();
        let all_stay = looked.is_same()
            && survey.kept.len() == reports
            && (published == reports || scope == Scope::Part);
        let issues_stay = request.share.is_some() || self.issues_stay(stage, &looked)?;
        let has_told = survey.kept.values().any(|stays| !stays.told.is_empty());
        if is_quiet && all_stay && issues_stay && !has_told {
            survey.unchanged = survey.count(stage, reports)?;
            survey.base_url = stage.head().and_then(|head| head.base_url.clone());
        }
        survey.folders = is_quiet.then_some(all);
        Ok(survey)
    }

    /// The folders of all reports, and whether nothing is wrong with them.
    fn folders(&self, glances: &Glances<'_>, root: &Folder) -> (Vec<ReportFolder>, bool) {
        let mut sources = Sources::default();
        let (names, problems) = self.project.report_names(&mut sources);
        let listed: Vec<(Option<ReportFolder>, bool)> = names
            .par_iter()
            .map(|name| {
                let known = glances.folder(name, (&self.project, root));
                if known.is_some() {
                    return (known, true);
                }
                let (folder, problems) = self.project.report_folder(name, &mut Sources::default());
                (folder, problems.is_none())
            })
            .collect();
        let is_quiet = problems.is_none() && listed.iter().all(|(_, is_quiet)| *is_quiet);
        (listed.into_iter().filter_map(|(folder, _)| folder).collect(), is_quiet)
    }

    /// Whether a report is as it was published; and what is to be known of its files in the next run, if that is not known yet.
    fn look<'s>(
        &self,
        folder: &ReportFolder,
        means: Means<'s, '_>,
        ledger: &mut Ledger<'_>,
    ) -> Result<(Found<'s>, Option<Vec<u8>>), Failure> {
        let Means { stage, root, glances, clock, known, looked, explain } = means;
        let mut glance = None;
        let inputs = if let Some(files) = glances.files(folder, root) {
            keys::of_known(files)
        } else {
            let mut sources = Sources::default();
            let (loaded, problems) = self.project.report(folder, &mut sources);
            let loaded = loaded.filter(|_| problems.is_none());
            let Some(loaded) = loaded else { return Ok((Found::Changed(None), None)) };
            // Empty, if nothing is known: it is to be forgotten what was.
            glance = Some(clock.and_then(|clock| folder.glance(&loaded, clock)).unwrap_or_default());
            keys::of_report(&loaded, &sources)
        };
        let unit = unit(folder.id.as_str());
        let mut key = None;
        if let Some(ReportCard { linked, head, has_told, looked_up }) =
            stage.card(&unit).and_then(ReportCard::read)
            && let Some(looked_up) = looked.digest(looked_up, || looked_up_by(stage, &unit))?
            && let key = key.insert(looked.root.key(&looked_up, &inputs, []))
            && let Some(files) = ledger.standing(&unit, key)?
            && linked.iter().all(|report| known.contains(report))
            // What it had to say may point to a place in a shared file.
            && (looked.is_same() || !has_told)
            && let Some(told) = if has_told { told_by(stage, &unit)? } else { Some(Vec::new()) }
        {
            return Ok((Found::Kept(Stays { head: head.into(), files, told }), glance));
        }
        let why = || why::of_unit((stage, &looked), &unit, key.as_ref(), &inputs);
        Ok((Found::Changed(if explain { Some(why()?) } else { None }), glance))
    }

    /// Puts aside what is known of the files of reports, if it is not what was known.
    fn remember(
        folders: &[&ReportFolder],
        found: &[(Found<'_>, Option<Vec<u8>>)],
        Means { stage, glances, .. }: Means<'_, '_>,
    ) -> Result<(), Failure> {
        let same = found.iter().filter(|(_, glance)| glance.is_none()).count();
        let is_new = found.iter().any(|(_, glance)| glance.as_ref().is_some_and(|glance| !glance.is_empty()));
        if same == glances.len() && !is_new {
            return Ok(());
        }
        for (folder, (_, glance)) in folders.iter().zip(found) {
            let written = glance.as_deref().or_else(|| glances.written(folder));
            stage.remember(written.unwrap_or_default())?;
        }
        stage.remembered()
    }

    /// Whether there are issues of the newsletter.
    pub fn has_issues(&self) -> bool {
        !issues(&self.project).0.is_empty()
    }

    /// Whether the issues of the newsletter are what they were.
    fn issues_stay(&self, stage: &Stage, looked: &Looked<'_>) -> Result<bool, Failure> {
        let (inputs, is_quiet) = issues(&self.project);
        let key = looked.root.key(&Digest::default(), &inputs, []);
        let before = stage.ledger().standing(ISSUES, &key)?;
        Ok(is_quiet && (before.is_some() || (inputs.is_empty() && !stage.has(ISSUES))))
    }
}

/// What a unit had to say in an earlier run, if that can be read.
fn told_by(stage: &Stage, unit: &str) -> Result<Option<Vec<Located>>, Failure> {
    let body = stage.body(unit)?;
    Ok(body.as_deref().and_then(ReportBody::read).and_then(|body| told::read(body.told)))
}

/// What a report looked up in an earlier run, if they can be read.
pub(super) fn looked_up_by(stage: &Stage, unit: &str) -> Result<Option<Trace>, Failure> {
    let body = stage.body(unit)?;
    let body = body.as_deref().and_then(ReportBody::read);
    Ok(body.map(|body| Trace::of_written(body.looked_up.to_owned())))
}

/// The files of all issues of the newsletter, and whether nothing is wrong with them.
pub(super) fn issues(project: &Project) -> (Vec<Input>, bool) {
    let mut sources = Sources::default();
    let (issues, problems) = project.issues(&mut sources);
    let is_quiet = problems.is_none();
    (keys::of_issues(&issues, &sources), is_quiet)
}
