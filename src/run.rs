//! One run: the shared context, then every report on its own way, then what they have in common.

mod chosen;
mod entries;
mod ground;
mod kept;
mod keys;
mod left;
mod letters;
pub(crate) mod live;
mod locales;
mod looked;
mod merge;
mod pages;
mod press;
pub(crate) mod rendered;
mod reviewed;
mod told;
mod translations;
mod tried;
mod why;

use std::sync::Arc;

use rayon::prelude::*;

use crate::check::Desk;
use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::{self, Diagnostics, Located, Severity};
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::glance::Clock;
use crate::load::{self, LoadedReport, Origin, Project, ReportFolder};
use crate::localize::{self, Resource};
use crate::model::{Bilingual, Report};
use crate::outcome::{Outcome, Progress};
use crate::parse::draft::{ConfigDraft, GlossaryDraft, ReportDraft};
use crate::parse::messages::MessageFile;
use crate::parse::reader::Read;
use crate::publish::{Head, Input, Note, Scope, Stage, Unit};
use crate::render::{self, Reviewed, Templates};
use crate::request::{Format, LetterRequest, Request};
use crate::resolve::{self, Catalog, Known, ReportInput};
use crate::source::{Sources, Span};
use crate::trace::{self, Trace};
use crate::{check, parse};
use entries::{Digest, Entries};
pub(crate) use ground::{Ground, Survey};
use ground::{ISSUES, ReportBody, ReportCard};
use kept::Kept;
use keys::{Keys, Root};
use left::{Gathered, Left};
use letters::Letters;
pub(crate) use letters::wants_issues;
use looked::Looked;
use pages::Pages;
use press::{Around, Press, Ways};

/// What all reports share, and what is wrong with it.
pub(crate) struct Shared {
    project: Project,
    sources: Arc<Sources>,
    catalog: Catalog,
    glossary: Known,
    keys: Keys,
    /// What can be looked up of what reports share.
    entries: Entries,
    /// What was looked up for all reports.
    common: Trace,
    /// What all units depend on.
    root: Root,
    /// What is needed to make pages; `None` if something shared has an error.
    press: Option<Press>,
    desk: Desk,
    /// The mutes of the project's messages.
    mutes: check::Mutes,
    baseline: Option<Baseline>,
    diagnostics: Vec<Located>,
    failures: Vec<Failure>,
}

/// What becomes of every report on its way.
#[derive(Clone, Copy)]
struct Way<'a> {
    /// The editions that are made.
    chosen: &'a [usize],
    request: &'a Request,
    stage: Option<&'a Stage>,
    /// What need not be made again.
    survey: &'a Survey<'a>,
    /// The newsletters that it passes.
    letters: Option<&'a Letters>,
    /// Whether it has pages of its own in this run.
    pages: bool,
    /// The time for what is to be known of its files in the next run; `None` if that is known.
    clock: Option<&'a Clock>,
}

/// The pages of a report that are staged, and what they are made of.
struct Made<'s> {
    unit: Unit<'s>,
    inputs: Vec<Input>,
    /// The other reports that it links to.
    linked: Vec<String>,
}

/// So many reports go their way before what is left of them is added up: few enough that it is no matter how much that is, and so many
/// that no processor waits long for the last of them.
const AT_ONCE: usize = 1024;

impl Shared {
    /// Opens a project and reads what its reports share.
    pub fn open(request: &Request) -> Result<Self, Failure> {
        Self::new(Ground::open(request)?, request)
    }

    /// Parses what reports share, and makes what is needed to make pages of it.
    pub fn new(ground: Ground, request: &Request) -> Result<Self, Failure> {
        let Ground { project, loaded, problems, keys } = ground;
        let load::Problems { mut diagnostics, mut failures } = problems;
        let entries = Entries::read(&loaded);
        let load::Shared { mut sources, config, glossary, locales, templates } = loaded;

        let mut built_in: Bilingual<Vec<MessageFile>> = Bilingual::default();
        let mut own: Bilingual<Vec<MessageFile>> = Bilingual::default();
        let mut resources: Bilingual<Vec<Resource>> = Bilingual::default();
        for load::LocaleFile { language, origin, file } in &locales {
            let drafts = match origin {
                Origin::BuiltIn => &mut built_in,
                Origin::Project => &mut own,
            };
            drafts.get_mut(*language).push(parse::messages::parse(&file.text, file.span, &mut diagnostics));
            resources.get_mut(*language).push(localize::resource(&file.text));
        }
        let mut mutes = check::Mutes::of_messages(resolve::message_allows(&own));
        let catalog = Catalog::new(built_in, &mut diagnostics).with(own, &mut diagnostics);
        let mut names = Vec::new();
        let glossary = glossary.map_or_else(Known::default, |data| {
            let node = parse::data(data.syntax, &data.file.text, data.file.span, &mut diagnostics);
            names = parse::wordings::wordings(&node);
            match GlossaryDraft::read(&node, &mut diagnostics) {
                Some(draft) => resolve::glossary(&draft, &catalog, &mut diagnostics),
                None => Known::unreadable(),
            }
        });
        catalog.check_glossary(&glossary, &mut diagnostics);
        let configuration = config.and_then(|file| {
            let node = parse::data(load::Syntax::Toml, &file.text, file.span, &mut diagnostics);
            names.extend(parse::wordings::of_configuration(&node));
            let draft = ConfigDraft::read(&node, &mut diagnostics)?;
            resolve::configuration(&draft, &mut diagnostics)
        });
        let (levels, rates) =
            configuration.as_ref().map(|c| (c.levels.clone(), c.rates.clone())).unwrap_or_default();
        let currency = configuration.as_ref().and_then(|c| c.currency);
        let house = check::House { rates, currency, names: glossary.glossary.clone() };
        let desk = Desk::new(&levels, house, request.checks.clone(), &mut diagnostics);
        let mut diagnostics = desk.messages(diagnostics, &mut mutes);
        desk.muted_messages(&mutes, false, &mut diagnostics);
        desk.glossary(&names, &mut diagnostics);
        let own: Vec<(String, Arc<str>, Span)> = templates
            .iter()
            .filter(|template| template.origin == Origin::Project)
            .map(|load::TemplateFile { path, file, .. }| (path.clone(), Arc::clone(&file.text), file.span))
            .collect();
        let templates = match Templates::new(&template_files(templates)) {
            Ok(mut templates) => {
                diagnostics.append(templates.take_warnings());
                tried::look(&desk, &templates, &own, &mut diagnostics);
                Some(templates)
            }
            Err(problems) => {
                diagnostics.append(problems);
                None
            }
        };
        let (mut press, mut common) = (None, Trace::default());
        if let (Some(configuration), Some(templates), false) =
            (configuration, templates, diagnostics.has_errors())
        {
            let (made, trace) =
                trace::record(|| Press::new(configuration, templates, &glossary.glossary, &resources));
            common = trace;
            match made {
                Ok(made) => press = Some(made),
                Err(failure) => failures.push(failure),
            }
        }
        let mut baseline = None;
        if let Some(path) = &request.checks.baseline {
            let text = load::text(path)?;
            let span = sources.add(path, text.as_str());
            baseline = Some(parse::baseline::parse(&text, span, &mut diagnostics));
        }
        let located = diagnostics.locate(&sources);
        Ok(Shared {
            project,
            sources: Arc::new(sources),
            catalog,
            glossary,
            root: keys.root(&entries.digest(&common)),
            keys,
            entries,
            common,
            press,
            desk,
            mutes,
            baseline,
            diagnostics: located,
            failures,
        })
    }

    /// The key of what it was made of, if everything was sound: for as long as the key is the same it can be used again.
    pub fn key(&self) -> Option<Fingerprint> {
        let is_sound = self.press.is_some() && self.failures.is_empty();
        is_sound.then(|| *self.keys.shared())
    }

    /// What stands first in the manifest after a run of this scope.
    pub fn head(&self, request: &Request, stage: &Stage, scope: Scope) -> Head {
        let mut head = self.keys.head.clone();
        head.base_url = self.press.as_ref().and_then(|press| press.site.base_url.clone());
        head.editions = self.press.iter().flat_map(Press::locales).map(str::to_owned).collect();
        head.share = request.share;
        let before = stage.head().filter(|before| {
            let is_alike = before.generator == head.generator && before.share == head.share;
            is_alike && before.shared == head.shared
        });
        if let (Some(before), Scope::Part) = (before, scope) {
            head.runs.clone_from(&before.runs);
        }
        // What has something to say says it again in the next run, and what is compared with everything is made again.
        let is_alone = request.share.is_some() || self.desk.looks_at_each_alone();
        let may_keep = is_alone
            && self.diagnostics.is_empty()
            && request.checks.baseline.is_none()
            && !request.is_selective();
        if may_keep && !head.runs.contains(self.root.run()) {
            head.runs.push(*self.root.run());
        }
        head
    }

    /// Leaves what the next run needs to know of what was looked up for all units.
    pub fn leave(&self, stage: &Stage) -> Result<(), Failure> {
        looked::leave(stage, &self.entries, &self.common)
    }

    /// Takes every report its way, on all processors, and adds up what came of it.
    pub fn reports(
        &mut self,
        request: &Request,
        making: Option<(&Stage, &Survey<'_>)>,
        progress: &dyn Progress,
    ) -> Outcome {
        self.run(request, None, making, progress)
    }

    /// Lets every report pass the newsletters that are asked for, and makes these.
    pub fn newsletters(
        &mut self,
        request: &Request,
        asked: &LetterRequest,
        stage: &Stage,
        progress: &dyn Progress,
    ) -> Outcome {
        self.run(request, Some(asked), Some((stage, &Survey::default())), progress)
    }

    /// With `asked`, newsletters alone are made.
    fn run(
        &mut self,
        request: &Request,
        asked: Option<&LetterRequest>,
        making: Option<(&Stage, &Survey<'_>)>,
        progress: &dyn Progress,
    ) -> Outcome {
        let (nothing, mut outcome) = (Survey::default(), Outcome::default());
        let (stage, survey) = making.map_or((None, &nothing), |(stage, survey)| (Some(stage), survey));
        let chosen = match &self.press {
            None => Vec::new(),
            Some(press) => match press.choose(request) {
                Ok(chosen) => chosen,
                Err(misuse) => {
                    outcome.misuse = Some(misuse);
                    return outcome;
                }
            },
        };
        let shared_diagnostics = self.diagnostics.clone();
        // What a report asks for may stand in a shared file that could not be read.
        let folders = if self.failures.is_empty() { self.known_folders(survey) } else { Vec::new() };
        let letters = {
            let known: Vec<&str> = folders.iter().map(|folder| folder.id.as_str()).collect();
            Letters::open(self, request, asked, (&chosen, &known), &mut outcome)
        };
        if outcome.misuse.is_some() {
            return outcome;
        }
        self.desk.know_reports(folders.iter().map(|folder| folder.id.clone()));
        let folders = match self.choose(request, folders) {
            Ok(folders) => folders,
            Err(misuse) => {
                outcome.misuse = Some(misuse);
                return outcome;
            }
        };
        progress.started(folders.len(), chosen.len());
        let remembering =
            stage.filter(|_| !survey.is_remembered && asked.is_none() && !request.is_selective());
        let clock = remembering.and_then(|stage| stage.clock(&self.project.folder()));
        let way = Way {
            chosen: &chosen,
            request,
            stage,
            survey,
            letters: letters.as_ref(),
            pages: asked.is_none(),
            clock: clock.as_ref(),
        };
        let references = Some(self.catalog.references()).filter(|_| self.desk.compares_messages());
        let mut gathered = Gathered::new(stage, references, request.checks.review);
        for folders in folders.chunks(AT_ONCE) {
            let go = |folder| {
                let left = self.report(folder, way);
                progress.report_done();
                left
            };
            let left: Vec<Left> = folders.par_iter().map(go).collect();
            folders.iter().zip(left).for_each(|(folder, left)| gathered.add(&folder.id, left));
        }

        outcome.diagnostics = std::mem::replace(&mut self.diagnostics, shared_diagnostics);
        outcome.failures.append(&mut self.failures);
        outcome.failures.extend(remembering.and_then(|stage| stage.remembered().err()));
        outcome.totals.reports = folders.len();
        outcome.totals.editions = chosen.len();
        let is_complete = asked.is_none() && request.is_of_all();
        outcome.base_url = self.press.as_ref().and_then(|press| press.site.base_url.clone());
        let Gathered { kept, notes, reviewed, references, mut told, failures } = gathered;
        outcome.failures.extend(failures);
        told.extend(self.desk.archive(&notes));
        diagnostic::sort(&mut told);
        if is_complete && self.desk.compares_messages() && self.press.is_some() {
            outcome.diagnostics.extend(self.shared_messages(references.as_ref()));
        }
        outcome.diagnostics.extend(told);
        if let Some(letters) = letters {
            letters.finish(self, &chosen, stage, &mut outcome);
        }
        outcome.deny(request.checks.deny);
        if let Some(baseline) = &self.baseline {
            outcome.passed =
                Some(baseline.sift(&mut outcome.diagnostics, |name| check::find(name).is_some()));
        }
        if asked.is_some() {
            return outcome;
        }
        if let (Some(reviewed), Some(press)) = (reviewed, &self.press) {
            self.show(press, &reviewed, &mut outcome);
        }
        if let (true, None, Some(stage), Some(kept)) = (outcome.is_ok(), request.share, stage, &kept) {
            self.around((request, &chosen), stage, kept, &mut outcome);
        }
        outcome
    }

    /// Makes the review page.
    fn show(&self, press: &Press, reviewed: &[Reviewed], outcome: &mut Outcome) {
        let counts = |tally| {
            let first = press.editions.first();
            first.and_then(|(_, context)| context.counts(tally).ok()).unwrap_or_default()
        };
        match render::review(&press.templates, &press.site, (reviewed, &outcome.diagnostics), &counts) {
            Ok(page) => outcome.review = Some(page.bytes),
            Err(diagnostic) => {
                let mut failed = Diagnostics::default();
                failed.push(diagnostic);
                outcome.diagnostics.extend(failed.locate(&self.sources));
            }
        }
    }

    /// Stages what stands around the reports, and what tells the next run whether an issue of the newsletter changed; not, if only some
    /// reports are made.
    fn around(
        &self,
        (request, chosen): (&Request, &[usize]),
        stage: &Stage,
        kept: &Kept<'_>,
        outcome: &mut Outcome,
    ) {
        if request.is_selective() {
            // It stays as it is, and the pages that are made need their style.
            outcome
                .failures
                .extend(self.press.as_ref().and_then(|press| press.assets(stage, &self.keys).err()));
            return;
        }
        let inputs = ground::issues(&self.project).0;
        let key = self.root.key(&Digest::default(), &inputs, []);
        let issues = stage.unit(ISSUES).and_then(|unit| unit.finish(key, inputs, Note::default()));
        outcome.failures.extend(issues.err());
        let Some(press) = &self.press else { return };
        let formats = press.formats(request);
        if formats.contains(&Format::Html) {
            let same = Looked::new(stage, &self.keys, || &self.entries);
            let is_alike = matches!(same, Ok(Some(_)));
            let looked = match same {
                Ok(Some(looked)) => looked,
                Ok(None) => Looked::anew(stage, self.root, &self.entries),
                Err(failure) => return outcome.failures.push(failure),
            };
            let explain = request.publishing.explain && is_alike;
            let ways = Ways { looked: &looked, keys: &self.keys, entries: &self.entries, explain };
            let Around { diagnostics, failures, why } = press.around(chosen, kept, ways);
            outcome.diagnostics.extend(diagnostics.locate(&self.sources));
            outcome.failures.extend(failures);
            outcome.why = why;
        }
        if outcome.is_ok() && formats.contains(&Format::Data) {
            let page = vec![render::ledger_schema()];
            outcome.failures.extend(self.keys.stage(stage, "schema", page).err());
        }
    }

    /// The folders of all reports, which a survey may know.
    fn known_folders(&mut self, survey: &Survey<'_>) -> Vec<ReportFolder> {
        survey.folders.clone().unwrap_or_else(|| self.folders())
    }

    /// The folders of all reports; what is wrong with them is taken down.
    fn folders(&mut self) -> Vec<ReportFolder> {
        let mut listed = Sources::child(Arc::clone(&self.sources));
        let (names, problems) = self.project.report_names(&mut listed);
        self.diagnostics.extend(problems.diagnostics.locate(&listed));
        self.failures.extend(problems.failures);
        let list = |name: &String| {
            let mut sources = Sources::child(Arc::clone(&self.sources));
            let (folder, problems) = self.project.report_folder(name, &mut sources);
            (folder, problems.diagnostics.locate(&sources), problems.failures)
        };
        let listed: Vec<_> = names.par_iter().map(list).collect();
        let mut folders = Vec::with_capacity(listed.len());
        for (folder, diagnostics, failures) in listed {
            folders.extend(folder);
            self.diagnostics.extend(diagnostics);
            self.failures.extend(failures);
        }
        folders
    }

    /// One report: load, parse, resolve, check, and, if nothing is wrong, localize, render and stage.
    fn report(&self, folder: &ReportFolder, way: Way<'_>) -> Left {
        let kept = way.survey.kept.get(folder.id.as_str()).filter(|_| way.pages);
        if let (Some(ground::Stays { head, files, told }), Some(stage)) = (kept, way.stage) {
            // It stays as it is; newsletters may tell of it all the same.
            let asked = way.letters.is_some_and(|letters| letters.may_want(head));
            let mut left =
                if asked { self.made(folder, Way { pages: false, ..way }) } else { Left::default() };
            left.head = Some(head.to_vec());
            // Newsletters told a part of it.
            told::again(told, &mut left.diagnostics);
            if way.survey.is_staged {
                (left.note, left.references) = self.compared(folder);
            } else {
                stage.keep(ground::unit(folder.id.as_str()), *files);
            }
            return left;
        }
        self.made(folder, way)
    }

    /// One report, whatever is known of it from an earlier run.
    fn made(&self, folder: &ReportFolder, way: Way<'_>) -> Left {
        let ((mut left, made), trace) = trace::record(|| self.make(folder, way));
        let Some(Made { unit, inputs, linked }) = made else { return left };
        let told = told::write(&left.diagnostics);
        let again = told.is_none() || way.request.is_selective();
        let digest = self.entries.digest(&trace);
        let key = if again { self.root.telling_key(&inputs) } else { self.root.key(&digest, &inputs, []) };
        let (record, told) = (left.record.take().unwrap_or_default(), told.unwrap_or_default());
        left.head = Some(render::record::head(&record).to_vec()).filter(|head| !head.is_empty());
        let body = ReportBody { record: &record, told: &told, looked_up: trace.written() };
        left.failures.extend(unit.finish(key, inputs, ReportCard::note(&linked, body, digest)).err());
        left
    }

    /// Makes the pages of a report, and gives them with what they are made of, if they are to be staged.
    fn make<'w>(&'w self, folder: &ReportFolder, way: Way<'w>) -> (Left, Option<Made<'w>>) {
        let mut sources = Sources::child(Arc::clone(&self.sources));
        let (loaded, problems) = self.project.report(folder, &mut sources);
        let is_quiet = problems.is_none();
        let load::Problems { mut diagnostics, failures } = problems;
        let mut left = Left { failures, ..Left::default() };
        // Where the world refused a file, nobody knows what is missing in the others.
        if let (Some(loaded), true) = (loaded, left.failures.is_empty()) {
            let inputs = keys::of_report(&loaded, &sources);
            if let (Some(stage), Some(clock), true) = (way.stage, way.clock, is_quiet) {
                let glance = folder.glance(&loaded, clock).unwrap_or_default();
                left.failures.extend(stage.remember(&glance).err());
            }
            let (mut unit, mut linked) = (None, Vec::new());
            if let (Some(stage), true) = (way.stage, way.pages) {
                match stage.unit(ground::unit(folder.id.as_str())) {
                    Ok(opened) => unit = Some(opened),
                    Err(failure) => left.failures.push(failure),
                }
            }
            let shared = resolve::Shared { catalog: &self.catalog, glossary: &self.glossary };
            let resolved = resolved(&loaded, shared, &mut diagnostics);
            diagnostics = self.desk.graded(diagnostics);
            if way.pages && self.desk.compares_messages() {
                left.references = self.own_messages(&loaded, resolved.as_ref(), &mut diagnostics);
            }
            if let Some(report) = resolved {
                let Way { chosen, request, letters, pages, .. } = way;
                let mut review = self.desk.review(&report, &mut diagnostics);
                let is_whole = !diagnostics.has_errors();
                if request.checks.review {
                    left.shown.1 = reviewed::facts(&report, &sources);
                }
                if let (Some(press), true) = (&self.press, is_whole) {
                    if pages {
                        let pages = Pages {
                            press,
                            catalog: &self.catalog,
                            sources: &sources,
                            report: &report,
                            loaded: &loaded,
                            request,
                        };
                        let page = (&mut left, unit.as_mut());
                        pages.editions(chosen, &mut review, page, &mut diagnostics);
                    }
                    if let (Some(letters), false) = (letters, diagnostics.has_errors()) {
                        letters.offer((press, chosen), (&report, &loaded), &mut diagnostics);
                    }
                }
                linked = review.linked();
                if pages {
                    let note = review.finish(&sources, &mut diagnostics);
                    // A share is not all that there is to compare.
                    let is_compared = self.desk.compares_reports() && request.share.is_none();
                    left.note = Some(note).filter(|_| is_compared);
                } else {
                    // Newsletters tell what keeps their reports from being published, and what is wrong with themselves.
                    let mut found = Diagnostics::default();
                    review.finish(&sources, &mut found);
                    diagnostics
                        .extend(found.iter().filter(|found| found.severity == Severity::Error).cloned());
                }
            }
            left.diagnostics = diagnostics.locate(&sources);
            return (left, unit.map(|unit| Made { unit, inputs, linked }));
        }
        left.diagnostics = diagnostics.locate(&sources);
        (left, None)
    }
}

fn resolved(
    loaded: &LoadedReport,
    shared: resolve::Shared<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Report> {
    let LoadedReport { id, data, prose, messages: _, lock } = loaded;
    let node = parse::data(data.syntax, &data.file.text, data.file.span, diagnostics);
    let draft = ReportDraft::read(&node, diagnostics);
    let wordings = parse::wordings::wordings(&node);
    let prose = Bilingual::from_fn(|language| {
        let file = prose.get(language).as_ref()?;
        Some(parse::prose::parse(&file.text, file.span, diagnostics))
    });
    let messages = messages(loaded, diagnostics);
    let lock = lock.as_ref().map(|file| parse::lock::parse(&file.text, file.span, diagnostics));
    let lock = lock.unwrap_or_default();
    let input = ReportInput { id: id.clone(), report: draft?, wordings, prose, messages, lock };
    resolve::report(&input, shared, diagnostics)
}

/// The messages beside a report.
fn messages(loaded: &LoadedReport, diagnostics: &mut Diagnostics) -> Bilingual<Vec<MessageFile>> {
    Bilingual::from_fn(|language| {
        let files = loaded.messages.get(language).iter();
        files.map(|file| parse::messages::parse(&file.text, file.span, diagnostics)).collect()
    })
}

/// Templates as they are rendered.
fn template_files(templates: Vec<load::TemplateFile>) -> Vec<render::TemplateFile> {
    let file = |load::TemplateFile { path, origin, file }| render::TemplateFile {
        name: path,
        text: file.text,
        span: file.span,
        is_built_in: origin == Origin::BuiltIn,
    };
    templates.into_iter().map(file).collect()
}
