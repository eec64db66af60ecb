//! bayan (بيان) compiles structured findings into a report that says the same thing twice: a right-to-left Arabic edition
//! and a left-to-right English one. One fact lives in one place; both editions are derived from it, so they cannot disagree.
//!
//! # The way of the data
//!
//! One direction, one stage after another, plain data between them:
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`load`] | a folder | texts in [`Sources`](source::Sources) |
//! | [`parse`] | texts | drafts: what was written, and where |
//! | [`resolve`] | drafts | the [`model`]: ids linked, figures exact, nothing textual left to interpret |
//! | [`mod@check`] | a [`Report`](model::Report) | [`Diagnostic`](diagnostic::Diagnostic)s |
//! | [`localize`] | a report and an [`Edition`](model::Edition) | an [`EditionReport`](localize::EditionReport): finished words |
//! | [`render`] | edition reports | [`Page`](publish::Page)s: a path and bytes |
//! | [`publish`] | pages | files: only those whose bytes changed, together or not at all |
//!
//! What all reports share (configuration, glossary, messages, templates) is read once. Then every report goes this way by
//! itself, in parallel, and is dropped once its pages are staged; only a line of it is kept, for the indexes. The pages are published
//! together at the end, and only if no report had an error. Several runs may make a [`mod@share`] of the reports each; [`merge`] joins
//! what they made.
//!
//! Two rooms stand beside the way: [`markup`], which alone knows Markdown, and [`diagnostic`], which holds what is
//! wrong as data. Around it stands [`mod@serve`]: it builds again and again and shows what came of it. The ground floor is [`source`] (texts and places in them), [`failure`],
//! [`mod@trace`], [`mod@share`], [`request`] and [`outcome`].
//!
//! A newcomer's path: this page, then [`model`], then one folder of `tests/cases`, then the room to change.

pub mod check;
pub mod cli;
pub mod device;
pub mod diagnostic;
pub mod failure;
pub mod fingerprint;
pub mod glance;
pub mod load;
pub mod localize;
pub mod markup;
pub mod model;
pub mod outcome;
pub mod parse;
pub mod publish;
pub mod render;
pub mod request;
pub mod resolve;
mod run;
pub mod serve;
pub mod share;
pub mod source;
pub mod trace;

use std::path::{Path, PathBuf};

use diagnostic::Page;
use failure::Failure;
use fingerprint::Fingerprint;
use model::TranslationLine;
use outcome::{Misuse, Outcome, Progress};
use publish::{Manner, Scope, Stage};
use request::{FileKind, LetterRequest, PreviewRequest, Request, Translation};

/// Builds a publication: every report in every edition and format, published together, or not at all.
#[must_use]
pub fn build(request: &Request, progress: &dyn Progress) -> Outcome {
    Workshop::default().build(request, progress)
}

/// Joins shares, which builds made of a part of the reports each, and makes what stands around the reports: what is published is what one
/// build of everything would publish. Shares that were not made from the project as it is are refused, and so are missing ones.
#[must_use]
pub fn merge(request: &Request, shares: &[PathBuf], progress: &dyn Progress) -> Outcome {
    let work = |shared: &mut run::Shared, (stage, survey): (&Stage, &run::Survey<'_>)| {
        shared.reports(request, Some((stage, survey)), progress)
    };
    Workshop::default().published(request, Before::Shares(shares), work)
}

/// Builds a publication again and again, and keeps between two builds what reports share, parsed, for as long as it does not change; and
/// whether what is published was found to be sound.
#[derive(Default)]
pub struct Workshop {
    shared: Option<run::Shared>,
    /// Where it published last, and the manifest.
    published: Option<(PathBuf, Fingerprint)>,
}

/// Shows a publication on this machine while it is written: builds it, serves it, and builds it again after every change, until it
/// is told to end. The preview has an output folder of its own, unless one is asked for.
///
/// # Errors
/// If nothing can be served: there is no such folder, or the port is taken.
pub fn serve(
    request: &Request,
    asked: PreviewRequest,
    audience: &dyn serve::Audience,
) -> Result<serve::Ended, Failure> {
    serve::serve(request, asked, audience)
}

/// Makes newsletters of a publication's reports, published together, or not at all. Pages of reports stay as they are.
#[must_use]
pub fn newsletter(request: &Request, asked: &LetterRequest, progress: &dyn Progress) -> Outcome {
    let work = |shared: &mut run::Shared, (stage, _): (&Stage, &run::Survey<'_>)| {
        shared.newsletters(request, asked, stage, progress)
    };
    Workshop::default().published(request, Before::Unasked, work)
}

/// What a run knows of what was made before.
#[derive(Clone, Copy)]
enum Before<'a> {
    /// Nothing: everything is made, and what is not made stays as it is.
    Unasked,
    /// What is published. If nothing changed, that is told there.
    Published(&'a dyn Progress),
    /// What shares hold.
    Shares(&'a [PathBuf]),
}

impl Workshop {
    /// As [`build`].
    pub fn build(&mut self, request: &Request, progress: &dyn Progress) -> Outcome {
        self.published(request, Before::Published(progress), |shared, making| {
            shared.reports(request, Some(making), progress)
        })
    }

    /// Does some work whose pages are published when nothing was wrong. What is known from before need not be made again.
    fn published(
        &mut self,
        request: &Request,
        before: Before<'_>,
        work: impl FnOnce(&mut run::Shared, (&Stage, &run::Survey<'_>)) -> Outcome,
    ) -> Outcome {
        let done = self.try_published(request, before, work);
        done.unwrap_or_else(|failure| Outcome { failures: vec![failure], ..Outcome::default() })
    }

    fn try_published(
        &mut self,
        request: &Request,
        before: Before<'_>,
        work: impl FnOnce(&mut run::Shared, (&Stage, &run::Survey<'_>)) -> Outcome,
    ) -> Result<Outcome, Failure> {
        let ground = run::Ground::open(request)?;
        let out = output(request);
        if let Some(misuse) = misplaced(request, &out)? {
            return Ok(Outcome { misuse: Some(misuse), ..Outcome::default() });
        }
        let scope = scope(request, before);
        // A share is carried from machine to machine, with what belongs to it.
        let in_place = request.publishing.in_place || request.share.is_some();
        let manner = if in_place { Manner::InPlace } else { Manner::OneStep };
        let open = if request.publishing.dry_run { Stage::rehearse } else { Stage::open };
        let mut stage = open(&request.root, &out, manner, scope)?;
        if request.publishing.list {
            stage = stage.listing();
        }
        let trusted = self.published.take().filter(|(place, _)| request.publishing.alone && *place == out);
        stage = stage.trusting(trusted.as_ref().map(|(_, manifest)| *manifest));
        let survey = match before {
            Before::Unasked => run::Survey::default(),
            Before::Published(progress) => {
                let survey = ground.survey(request, &stage, scope)?;
                if let (Some(mut outcome), false) = (survey.nothing_changed(), request.is_selective()) {
                    outcome.lacks_issues = run::wants_issues(request) && !ground.has_issues();
                    progress.started(outcome.totals.reports, outcome.totals.editions);
                    self.published = stage.manifest().map(|manifest| (out, manifest));
                    return Ok(outcome);
                }
                survey
            }
            Before::Shares(folders) => match ground.join(&stage, folders) {
                Ok(survey) => survey,
                Err(outcome) => return Ok(*outcome),
            },
        };
        let known = self.shared.take().filter(|shared| shared.key() == Some(ground.key()));
        let mut shared = known.map_or_else(|| run::Shared::new(ground, request), Ok)?;
        let head = shared.head(request, &stage, scope);
        let may_keep = shared.key().is_some();
        let mut outcome = work(&mut shared, (&stage, &survey));
        shared.leave(&stage)?;
        self.shared = Some(shared).filter(|_| may_keep);
        outcome.why.splice(0..0, survey.into_reasons());
        if outcome.is_ok() {
            match stage.commit(&head) {
                Ok(published) => {
                    self.published = published.manifest.map(|manifest| (out, manifest));
                    outcome.totals.written = published.written;
                    outcome.totals.unchanged = published.unchanged;
                    outcome.totals.removed = published.removed.len();
                    outcome.changed = published.changed;
                    outcome.removed = published.removed;
                }
                Err(failure) => outcome.failures.push(failure),
            }
        } else {
            // What is published is as it was.
            self.published = trusted;
        }
        Ok(outcome)
    }
}

/// How much of the publication a run makes.
fn scope(request: &Request, before: Before<'_>) -> Scope {
    let is_all = request.editions.is_empty() && request.formats.is_empty();
    match before {
        Before::Unasked => Scope::Part,
        // A share holds what it was asked for, and nothing else.
        _ if request.share.is_some() => Scope::Whole,
        _ if is_all && !request.is_selective() => Scope::Whole,
        _ => Scope::Part,
    }
}

/// Refuses to put a share where a whole publication is.
fn misplaced(request: &Request, out: &Path) -> Result<Option<Misuse>, Failure> {
    let Some(share) = request.share else { return Ok(None) };
    let is_whole = publish::head(out)?.is_some_and(|head| head.share.is_none());
    Ok(is_whole.then(|| Misuse {
        message: format!(
            "`{}` holds a whole publication, whose place {} would take",
            out.display(),
            share.in_words()
        ),
        hint: format!("give the share a folder of its own: `--out shards/{}`", share.index()),
    }))
}

/// Compares a published folder with its manifest.
///
/// # Errors
/// If the folder has no manifest, or one that is damaged, or cannot be read.
pub fn verify(folder: &Path) -> Result<publish::Verified, Failure> {
    publish::verify(folder)
}

/// Checks a publication: everything that a build does, up to the finished words, and nothing is written.
#[must_use]
pub fn check(request: &Request, progress: &dyn Progress) -> Outcome {
    match run::Shared::open(request) {
        Ok(mut shared) => shared.reports(request, None, progress),
        Err(failure) => Outcome { failures: vec![failure], ..Outcome::default() },
    }
}

/// Writes what a publication was made from as a rule of a makefile: for programs that build it again when something changes.
///
/// # Errors
/// If the publication's manifest cannot be read, or the file not be written.
pub fn write_depfile(path: &Path, request: &Request) -> Result<(), Failure> {
    publish::write_depfile(path, (&request.root, &output(request)), &request.checks.baseline)
}

/// Finds out whether a file may be written beside the publication, such as a rule for `make`, a review page, a baseline: it takes the
/// place of nothing that a run reads, or has published. Nothing is changed.
///
/// # Errors
/// If it may not, or cannot be written.
pub fn expect_room(path: &Path, request: &Request) -> Result<(), Failure> {
    // The output folder may be made by the run itself.
    let is_made = path.parent().is_some_and(|folder| !folder.exists() && folder.starts_with(output(request)));
    let is_tried = !is_made && !request.publishing.dry_run;
    publish::expect_room(path, (&request.root, &request.checks.baseline), is_tried)
}

/// Adds files to a folder, which is made if it is missing: all of them, or none. What is there already stays as it is.
///
/// # Errors
/// If one cannot be written.
pub fn add_files<'f>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'f Path, &'f [u8])>,
) -> Result<(), Failure> {
    publish::add(folder, files)
}

/// The output folder that a request asks for.
fn output(request: &Request) -> PathBuf {
    request.out.clone().unwrap_or_else(|| request.root.join("public"))
}

/// Mends what can be mended without changing what is meant, in the files of the project; gives how many places that were. What could not
/// be mended together with the rest is found again by the next check.
///
/// # Errors
/// If a file cannot be read or written.
pub fn mend(request: &Request, found: &Outcome) -> Result<usize, Failure> {
    let mut mended = 0;
    for (file, changes) in diagnostic::fix::choose(&found.diagnostics) {
        let change = |change: &&diagnostic::Replacement| {
            let (bytes, was) = (change.place.bytes.clone(), change.place.text.clone());
            publish::Change { bytes, was, with: change.with.clone() }
        };
        let changes: Vec<_> = changes.iter().map(change).collect();
        if publish::mend(&request.root.join(file), &changes)? {
            mended += changes.len();
        }
    }
    Ok(mended)
}

/// Writes a baseline: from now on what rules found is let pass. Gives how much that is.
///
/// # Errors
/// If the file cannot be written.
pub fn write_baseline(path: &Path, found: &Outcome) -> Result<usize, Failure> {
    let of_rules = found.diagnostics.iter().filter(|located| check::find(located.code).is_some());
    let baseline = diagnostic::baseline::Baseline::of(of_rules);
    publish::write(path, baseline.to_json().as_bytes())?;
    Ok(baseline.len())
}

/// Writes the review page of a check that was asked for one; gives whether there is one.
///
/// # Errors
/// If the file cannot be written.
pub fn write_review(path: &Path, found: &Outcome) -> Result<bool, Failure> {
    match &found.review {
        Some(page) => publish::write(path, page).map(|()| true),
        None => Ok(false),
    }
}

/// Why a report cannot have this id; `None` if it can.
#[must_use]
pub fn reserved(id: &str) -> Option<&'static str> {
    load::reserved(id)
}

/// The pages of all rules of [`mod@check`], in the order of their families.
pub fn rules() -> impl Iterator<Item = &'static Page> + Clone {
    check::RULES.iter().map(|rule| &rule.page)
}

/// The JSON Schema of a kind of data file, as text.
#[must_use]
pub fn schema(of: FileKind) -> String {
    format!("{:#}\n", parse::schema::document(of))
}

/// Compares the messages of both languages: what one of them lacks, what nothing asks for, and where they say different things.
#[must_use]
pub fn locales(request: &Request, progress: &dyn Progress) -> Outcome {
    match run::Shared::open(request) {
        Ok(shared) => shared.locales(progress),
        Err(failure) => Outcome { failures: vec![failure], ..Outcome::default() },
    }
}

/// How the translations of every report stand, beside what is wrong with the reports.
#[must_use]
pub fn status(request: &Request) -> (Outcome, Vec<TranslationLine>) {
    match run::Shared::open(request) {
        Ok(shared) => shared.status(),
        Err(failure) => (Outcome { failures: vec![failure], ..Outcome::default() }, Vec::new()),
    }
}

/// Signs the translations of a report, or of one finding of it, into a language: writes what they were made from into its lock. Gives the
/// lock's path in the project, and what was signed.
#[must_use]
pub fn accept(
    request: &Request,
    translation: &Translation,
    by: &str,
) -> (Outcome, Option<(PathBuf, Vec<TranslationLine>)>) {
    match run::Shared::open(request) {
        Ok(shared) => shared.accept(&request.root, translation, by),
        Err(failure) => (Outcome { failures: vec![failure], ..Outcome::default() }, None),
    }
}
