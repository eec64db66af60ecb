//! Newsletters on their way: issues wait while reports pass by, keep what they choose in few lines, and are then made.

use std::cmp::Reverse;
use std::sync::{Mutex, PoisonError};

use super::{Press, Shared};
use crate::check::{self, Desk};
use crate::diagnostic::{Diagnostic, Diagnostics, Located, Severity};
use crate::load::LoadedReport;
use crate::localize::{self, Context, Digest, LetterParts};
use crate::model::{
    Bilingual, ChosenReport, Date, Id, Issue, IssueName, Language, Letter, Report, Selection,
};
use crate::outcome::{Misuse, Outcome};
use crate::parse;
use crate::parse::newsletter::IssueDraft;
use crate::parse::reader::Read;
use crate::publish::{OCCASION, Page, Stage};
use crate::render::letter::{self as letters, IssueSummary, Made, Mail, Voice};
use crate::render::record;
use crate::request::{Format, LetterRequest, Request};
use crate::resolve::{self, House, LetterInput};
use crate::source::{Sources, Span};

/// The issues of a run.
pub(super) struct Letters {
    plans: Vec<Plan>,
    /// The context of each edition that says signs as words.
    saying: Vec<Context>,
    sources: Sources,
    diagnostics: Diagnostics,
    /// Which letters are asked for.
    asked: LetterRequest,
    /// Whether these are all issues and all letters of them: then there is a page of them.
    complete: bool,
}

/// Whether newsletters are asked for by name, and not because the publication has some.
pub(crate) fn wants_issues(request: &Request) -> bool {
    request.formats.contains(&Format::Newsletter)
}

/// An issue and what it has chosen so far.
struct Plan {
    issue: Issue,
    input: LetterInput,
    kept: Mutex<Vec<Kept>>,
}

/// What is kept of a chosen report.
struct Kept {
    report: ChosenReport,
    /// The ids of all its findings, if the issue names some.
    findings: Vec<Id>,
    /// In each edition that is made: for HTML, and for plain text.
    digests: Vec<(Digest, Digest)>,
}

impl Letters {
    /// The issues that a run makes; `None` if it makes none.
    pub fn open(
        shared: &Shared,
        request: &Request,
        asked: Option<&LetterRequest>,
        (chosen, reports): (&[usize], &[&str]),
        outcome: &mut Outcome,
    ) -> Option<Letters> {
        let press = shared.press.as_ref()?;
        // An issue is made of all reports, and some only pass in a run of a part.
        let makes_issues = press.formats(request).contains(&Format::Newsletter) && request.is_of_all();
        if asked.is_none() && !makes_issues {
            return None;
        }
        let mut sources = Sources::child(std::sync::Arc::clone(&shared.sources));
        let mut diagnostics = Diagnostics::default();
        let is_called_for = asked.is_some() || wants_issues(request);
        let asked = asked.cloned().unwrap_or_default();
        let house = House {
            glossary: &shared.glossary,
            reports,
            sender: &press.sender,
            base_url: press.site.base_url.as_deref(),
            first: press.editions.first().map_or(Language::Ar, |(edition, _)| edition.language),
        };
        let mut plans = Vec::new();
        if let Some(occasion) = &asked.occasion {
            let span = sources.add("bayan newsletter", "");
            match resolve::occasion(occasion, house, span, &mut diagnostics) {
                Ok(issue) => plans.push(Plan::new(issue, Bilingual::default())),
                Err((message, hint)) => {
                    outcome.misuse = Some(Misuse { message, hint });
                    return None;
                }
            }
        } else {
            let (loaded, problems) = shared.project.issues(&mut sources);
            diagnostics.append(problems.diagnostics);
            outcome.failures.extend(problems.failures);
            let names: Vec<&str> = loaded.iter().map(|issue| issue.name.as_str()).collect();
            if let Some(name) = asked.issue.as_deref().filter(|name| !names.contains(name)) {
                let hint = crate::diagnostic::suggest::hint(name, names.iter().copied());
                let hint = hint.unwrap_or_else(|| "issues lie in `content/newsletters`".to_owned());
                outcome.misuse = Some(Misuse { message: format!("there is no issue `{name}`"), hint });
                return None;
            }
            let wanted = |name: &IssueName| asked.issue.as_ref().is_none_or(|issue| issue == name.as_str());
            for issue in loaded.iter().filter(|issue| wanted(&issue.name)) {
                let node = parse::data(
                    issue.data.syntax,
                    &issue.data.file.text,
                    issue.data.file.span,
                    &mut diagnostics,
                );
                let draft = IssueDraft::read(&node, &mut diagnostics);
                let prose = Bilingual::from_fn(|language| {
                    let file = issue.prose.get(language).as_ref()?;
                    Some(parse::newsletter::prose(&file.text, file.span, &mut diagnostics))
                });
                let resolved =
                    draft.and_then(|draft| resolve::issue(&issue.name, &draft, house, &mut diagnostics));
                plans.extend(resolved.map(|issue| Plan::new(issue, prose)));
            }
        }
        if plans.is_empty() && diagnostics.is_empty() {
            outcome.lacks_issues = is_called_for && outcome.failures.is_empty();
            return None;
        }
        let complete = asked.issue.is_none()
            && asked.occasion.is_none()
            && !asked.bilingual
            && asked.files.is_empty()
            && chosen.len() == press.editions.len();
        let saying = press.editions.iter().map(|(_, context)| context.saying_signs()).collect();
        Some(Letters { plans, saying, sources, diagnostics, asked, complete })
    }

    /// Whether an issue may choose a report of which no more is known than the head of its record.
    pub fn may_want(&self, head: &[u8]) -> bool {
        let Ok((facts, _)) = record::facts(head) else { return true };
        let record::Facts { id, date, status, tags, .. } = facts;
        self.plans.iter().any(|plan| plan.issue.selection.admits(id, date, status, tags.iter().copied()))
    }

    /// Shows a report to every issue; those that choose it keep what they tell of it.
    pub fn offer(
        &self,
        (press, chosen): (&Press, &[usize]),
        (report, loaded): (&Report, &LoadedReport),
        diagnostics: &mut Diagnostics,
    ) {
        for plan in self.plans.iter().filter(|plan| plan.wants(report)) {
            let mut digests = Vec::with_capacity(chosen.len());
            let findings = plan.findings(report);
            for &index in chosen {
                let (_, marked) = &press.editions[index];
                let told = |shared: &Context| {
                    let own = super::pages::own_context(report, loaded, shared);
                    let context = own.as_ref().unwrap_or(shared);
                    let words = localize::localize(report, context)?;
                    localize::digest(report, &words, &findings, context)
                };
                match (told(marked), told(&self.saying[index])) {
                    (Ok(marked), Ok(spoken)) => digests.push((marked, spoken)),
                    (Err(unworded), _) | (_, Err(unworded)) => return diagnostics.push(*unworded.diagnostic),
                }
            }
            plan.keep(Kept {
                report: ChosenReport {
                    id: report.id.clone(),
                    date: report.date,
                    figures: report.figures.clone(),
                    quotes: report.quotes.clone(),
                    names: report.names.clone(),
                },
                findings: report.findings.iter().map(|finding| finding.id.clone()).collect(),
                digests,
            });
        }
    }

    /// Makes all letters when all reports have passed, checks them, and stages them.
    pub fn finish(mut self, shared: &Shared, chosen: &[usize], stage: Option<&Stage>, outcome: &mut Outcome) {
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        let mut summaries = Vec::with_capacity(self.plans.len());
        let mut units: Vec<(String, Vec<Page>)> = Vec::new();
        // What an issue asks for may stand in a report that has a mistake. What rules find takes nothing from it.
        let is_mistake =
            |found: &Located| found.severity == Severity::Error && check::find(found.code).is_none();
        let sound = outcome.failures.is_empty() && !outcome.diagnostics.iter().any(is_mistake);
        if let (Some(press), true) = (&shared.press, sound) {
            for plan in std::mem::take(&mut self.plans) {
                let binder = Binder { letters: &self, shared, press, chosen };
                if let Some((summary, made)) = binder.issue(plan, &mut diagnostics) {
                    outcome.totals.letters += summary.letters.len();
                    // A letter for an occasion is in no folder of issues: no later build makes it again, or takes it away.
                    let kind = if self.asked.occasion.is_some() { OCCASION } else { "letter/" };
                    units.push((format!("{kind}{}", summary.name.as_str()), made));
                    summaries.push(summary);
                }
            }
            if self.complete && !diagnostics.has_errors() {
                summaries.sort_by_key(|issue| (Reverse(issue.date), issue.name.clone()));
                match binding(press, &summaries) {
                    Ok(around) => units.push(("letters".to_owned(), around)),
                    Err(diagnostic) => diagnostics.push(diagnostic),
                }
            }
        }
        if let (Some(stage), false) = (stage, diagnostics.has_errors()) {
            for (unit, pages) in units {
                outcome.failures.extend(shared.keys.stage(stage, &unit, pages).err());
            }
        }
        outcome.diagnostics.extend(diagnostics.locate(&self.sources));
    }
}

/// The page of all issues, in the words of the first edition, and the feeds.
fn binding(press: &Press, issues: &[IssueSummary]) -> Result<Vec<Page>, Diagnostic> {
    let Some((_, context)) = press.editions.first() else { return Ok(Vec::new()) };
    // Every message of it has been worded for a letter before.
    let words = localize::letter_words(context).unwrap_or_default();
    letters::around(&press.templates, &press.site, &words, issues)
}

impl Plan {
    fn new(issue: Issue, prose: Bilingual<Option<parse::newsletter::LetterDraft>>) -> Self {
        Plan { issue, input: LetterInput { prose }, kept: Mutex::default() }
    }

    /// Whether a report is chosen, as far as is known: of the newest ones, it may have to go when newer ones come.
    fn wants(&self, report: &Report) -> bool {
        let Issue { selection, .. } = &self.issue;
        if !selection.admits(
            report.id.as_str(),
            report.date,
            report.status,
            report.tags.iter().map(|tag| tag.id.as_str()),
        ) {
            return false;
        }
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let full = selection.room().is_some_and(|room| kept.len() >= room);
        let own = (Reverse(report.date), &report.id);
        !full || kept.last().is_some_and(|last| own < last.rank())
    }

    /// The findings to tell of a report.
    fn findings<'r>(&self, report: &'r Report) -> Vec<&'r crate::model::Finding> {
        let named = self.pick(&report.id).map(|pick| &pick.findings).filter(|findings| !findings.is_empty());
        match named {
            None => localize::telling(report, self.issue.findings),
            Some(ids) => ids
                .iter()
                .filter_map(|id| report.findings.iter().find(|finding| finding.id == id.value))
                .collect(),
        }
    }

    fn pick(&self, report: &Id) -> Option<&crate::model::Pick> {
        match &self.issue.selection {
            Selection::These(picks) => picks.iter().find(|pick| pick.report.value == *report),
            Selection::Fitting { .. } => None,
        }
    }

    fn keep(&self, new: Kept) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.partition_point(|known| known.rank() < new.rank());
        kept.insert(at, new);
        if let Some(room) = self.issue.selection.room() {
            kept.truncate(room);
        }
    }
}

impl Kept {
    /// The newest first, those of one day by their ids: an order in which it does not matter who came first.
    fn rank(&self) -> (Reverse<Date>, &Id) {
        (Reverse(self.report.date), &self.report.id)
    }
}

/// An issue with all that it is made of.
#[derive(Clone, Copy)]
struct Bound<'a> {
    issue: &'a Issue,
    name: &'a IssueName,
    date: Date,
    letter: &'a Letter,
    kept: &'a [Kept],
}

/// Makes the letters of an issue.
struct Binder<'a> {
    letters: &'a Letters,
    shared: &'a Shared,
    press: &'a Press,
    chosen: &'a [usize],
}

impl Binder<'_> {
    fn issue(&self, plan: Plan, diagnostics: &mut Diagnostics) -> Option<(IssueSummary, Vec<Page>)> {
        let Plan { issue, input, kept } = plan;
        let mut kept = kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Selection::These(picks) = &issue.selection {
            let place = |kept: &Kept| picks.iter().position(|pick| pick.report.value == kept.report.id);
            kept.sort_by_key(place);
            for pick in picks {
                if let Some(kept) = kept.iter().find(|kept| kept.report.id == pick.report.value) {
                    let known: Vec<&str> = kept.findings.iter().map(Id::as_str).collect();
                    resolve::check_picked(pick, &known, diagnostics);
                }
            }
        }
        let newest = kept.iter().map(|kept| kept.report.date).max();
        let Some(date) = newest.map(|newest| issue.date.unwrap_or(newest)) else {
            let message = "no report fits this issue";
            diagnostics.push(
                Diagnostic::error("empty-issue", issue.span, message)
                    .hint("withdrawn and embargoed reports are chosen by their ids only"),
            );
            return None;
        };
        let name = if issue.date.is_some() { issue.name.clone() } else { IssueName::of(date) };
        let shared = resolve::Shared { catalog: &self.shared.catalog, glossary: &self.shared.glossary };
        let reports: Vec<ChosenReport> = kept.iter().map(|kept| kept.report.clone()).collect();
        let letter = resolve::letter(&input, &reports, shared, diagnostics)?;
        self.shared.desk.issue(&letter, diagnostics);
        if diagnostics.has_errors() {
            return None;
        }
        let bound = Bound { issue: &issue, name: &name, date, letter: &letter, kept: &kept };
        let made = self.letters(bound, diagnostics);
        let (summary, made) = made.map_err(|diagnostic| diagnostics.push(diagnostic)).ok()?;
        let asked = &self.letters.asked;
        let mut pages: Vec<Page> = made.iter().flat_map(|made| made.pages(&name, &asked.files)).collect();
        if asked.files.is_empty() || asked.files.contains(&crate::request::LetterFile::Eml) {
            pages.push(letters::mbox(&name, date, &made));
        }
        Some((IssueSummary { name, date, letters: summary }, pages))
    }

    fn letters(
        &self,
        bound: Bound<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Result<(Vec<letters::LetterSummary>, Vec<Made>), Diagnostic> {
        let Bound { issue, name, date, letter, kept } = bound;
        let own = |shared: &Context| {
            let has_names = !(letter.names.sources.is_empty() && letter.names.entities.is_empty());
            has_names.then(|| shared.for_report(&[], &letter.names))
        };
        let contexts: Vec<[Option<Context>; 2]> = self
            .chosen
            .iter()
            .map(|&index| [own(&self.press.editions[index].1), own(&self.letters.saying[index])])
            .collect();
        let digests: Vec<[Vec<&Digest>; 2]> = (0..self.chosen.len())
            .map(|at| {
                let marked = kept.iter().map(|kept| &kept.digests[at].0).collect();
                let spoken = kept.iter().map(|kept| &kept.digests[at].1).collect();
                [marked, spoken]
            })
            .collect();
        let mut halves = Vec::with_capacity(self.chosen.len());
        for (at, &index) in self.chosen.iter().enumerate() {
            let [marked, spoken] = &contexts[at];
            let context = marked.as_ref().unwrap_or(&self.press.editions[index].1);
            let saying = spoken.as_ref().unwrap_or(&self.letters.saying[index]);
            let parts = LetterParts { issue, date, letter, reports: &digests[at][0] };
            let marked = localize::letter(parts, context).map_err(|unworded| *unworded.diagnostic)?;
            let spoken = localize::letter(LetterParts { reports: &digests[at][1], ..parts }, saying)
                .map_err(|unworded| *unworded.diagnostic)?;
            halves.push((marked, spoken));
        }
        let voices: Vec<Voice<'_>> = halves.iter().map(|(marked, spoken)| Voice { marked, spoken }).collect();
        let mail = |halves: Vec<Voice<'_>>| -> Result<(letters::LetterSummary, Made), Diagnostic> {
            let mail = Mail { issue, name, date, halves };
            let made = letters::make(&self.press.templates, &self.press.site, &mail)?;
            check_letter(&self.shared.desk, &mail, &made, issue.span, diagnostics);
            Ok((mail.summary(&made), made))
        };
        let mut sets: Vec<Vec<Voice<'_>>> = Vec::new();
        if !self.letters.asked.bilingual {
            sets.extend(voices.iter().map(|voice| vec![*voice]));
        }
        let of = |language: Language| voices.iter().find(|voice| voice.marked.edition.language == language);
        if let (true, Some(first), Some(second)) =
            (issue.bilingual || self.letters.asked.bilingual, of(issue.first), of(issue.first.other()))
        {
            sets.push(vec![*first, *second]);
        }
        Ok(sets.into_iter().map(mail).collect::<Result<Vec<_>, _>>()?.into_iter().unzip())
    }
}

fn check_letter(desk: &Desk, mail: &Mail<'_>, made: &Made, span: Span, diagnostics: &mut Diagnostics) {
    let marked = mail.halves.iter().map(|voice| voice.marked);
    let halves: Vec<check::letter::Half<'_>> = marked
        .map(|letter| check::letter::Half {
            language: letter.edition.language,
            subject: &letter.subject,
            subject_span: letter.subject_span,
            preheader: &letter.preheader,
            preheader_span: letter.preheader_span,
        })
        .collect();
    let letter = check::letter::Letter {
        edition: &made.edition,
        html: &made.html,
        text: &made.text,
        sender: &mail.issue.sender,
        halves: &halves,
        span,
    };
    desk.letter(letter, diagnostics);
}
