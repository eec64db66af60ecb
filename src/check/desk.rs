//! The editor's desk: which rules are run, how severely, and what is muted.
//!
//! A [`Desk`] stands for a whole run. Each report lies on it as a [`Review`]: first its facts and words are looked at, then its
//! editions, one by one as they are finished; [`Review::finish`] gives what is kept of it for [`Desk::archive`].

use std::collections::{BTreeMap, BTreeSet};

use super::letter::{self, Letter, Seen};
use super::mute::{self, Mutes};
use super::note::ReportNote;
use super::rendered::Rendered;
use super::rule::{ArchiveFinds, Finds, Look, Rule, Subject};
use super::text::{self, Block};
use super::{RULES, messages, muting};
use crate::diagnostic::{Diagnostic, Diagnostics, Level, Located, Severity};
use crate::model::{Bilingual, Glossary, Id, Language, Rate, Report, RuleLevel, Wording};
use crate::request::Checks;
use crate::source::{Sources, Span};

/// What a run asks of the rules.
#[derive(Debug)]
pub struct Desk {
    rates: Vec<Rate>,
    reports: BTreeSet<Id>,
    names: Glossary,
    levels: Levels,
    checks: Checks,
}

/// The levels of the rules that have another than their own.
type Levels = BTreeMap<&'static str, Level>;

impl Desk {
    /// A desk for a project with these levels, rates and names.
    pub fn new(
        levels: &[RuleLevel],
        rates: Vec<Rate>,
        names: Glossary,
        checks: Checks,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut found = Vec::new();
        let own = read(levels, &Levels::default(), &mut found);
        let desk = Desk { rates, reports: BTreeSet::new(), names, levels: own, checks };
        take(found, diagnostics);
        desk
    }

    /// Says which reports there are, for links between them.
    pub fn know_reports(&mut self, ids: impl IntoIterator<Item = Id>) {
        self.reports.extend(ids);
    }

    /// How severe what a rule finds is; `None` if it is not to be looked for.
    fn severity(&self, rule: &Rule, levels: &Levels) -> Option<Severity> {
        let level = levels.get(rule.id()).copied().unwrap_or(rule.page.level);
        level.severity().filter(|severity| self.is_asked(rule, *severity))
    }

    /// Whether a run wants to know what a rule of this severity finds.
    fn is_asked(&self, rule: &Rule, severity: Severity) -> bool {
        let Checks { only, errors_only, .. } = &self.checks;
        let is_named = only.is_empty() || only.iter().any(|name| name == rule.id());
        is_named && (!errors_only || severity == Severity::Error)
    }

    /// What another stage tells under the names of rules, at the levels that the project gives them.
    #[must_use]
    pub fn graded(&self, told: Diagnostics) -> Diagnostics {
        let mut graded = Diagnostics::default();
        for diagnostic in told {
            let rule = super::find(diagnostic.code).filter(|rule| matches!(rule.look, Look::Elsewhere));
            let Some(rule) = rule else {
                graded.push(diagnostic);
                continue;
            };
            // Without a word from the project, whoever tells it knows best how bad it is.
            let level = self.levels.get(rule.id()).map(|level| level.severity());
            let severity = level.unwrap_or(Some(diagnostic.severity));
            let Some(severity) = severity.filter(|severity| self.is_asked(rule, *severity)) else { continue };
            graded.push(Diagnostic { severity, ..diagnostic });
        }
        graded
    }

    /// Whether messages are compared that no report asks for.
    #[must_use]
    pub fn compares_messages(&self) -> bool {
        let rules = [&messages::MISSING, &messages::GENDER, &messages::UNUSED, &messages::EXTRA];
        !self.checks.errors_only && rules.iter().any(|rule| self.severity(rule, &self.levels).is_some())
    }

    /// Looks at the words of the glossary.
    pub fn glossary(&self, wordings: &[Wording], diagnostics: &mut Diagnostics) {
        let mut found = Vec::new();
        for language in Language::BOTH {
            let blocks: Vec<Block<'_>> = text::wordings(wordings, language).collect();
            for rule in RULES {
                if let (Look::Block(look), Some(severity)) = (rule.look, self.severity(rule, &self.levels)) {
                    for block in &blocks {
                        look(block, &mut Finds::new(severity, &mut found));
                    }
                }
            }
        }
        take(found, diagnostics);
    }

    /// Lays a report on the desk and looks at its facts and its words. Of a report that has mistakes a part may be missing: there only
    /// what cannot come from that is told.
    #[must_use]
    pub fn review<'a>(&'a self, report: &'a Report, is_whole: bool) -> Review<'a> {
        let mut found = Vec::new();
        let levels = if report.levels.is_empty() {
            self.levels.clone()
        } else {
            read(&report.levels, &self.levels, &mut found)
        };
        let needs_words = RULES.iter().any(|rule| {
            !matches!(rule.look, Look::Edition(_) | Look::Archive(_) | Look::Letter(_) | Look::Elsewhere)
                && self.severity(rule, &levels).is_some()
        });
        let blocks = if needs_words { text::blocks(report) } else { Bilingual::default() };
        let mutes = Mutes::new(report);
        let mut review =
            Review { desk: self, report, levels, blocks, mutes, found, is_whole, has_editions: false };
        review.look();
        review
    }

    /// Looks at the own words of an issue of the newsletter, as at those of a report.
    pub fn issue(&self, letter: &crate::model::Letter, diagnostics: &mut Diagnostics) {
        let mut found = Vec::new();
        let blocks = text::letter(letter);
        for rule in RULES {
            let Some(severity) = self.severity(rule, &self.levels) else { continue };
            let mut finds = Finds::new(severity, &mut found);
            for language in Language::BOTH {
                let blocks = blocks.get(language);
                match rule.look {
                    Look::Block(look) => blocks.iter().for_each(|block| look(block, &mut finds)),
                    Look::Language(look) => look(blocks, &mut finds),
                    _ => {}
                }
            }
        }
        take(found, diagnostics);
    }

    /// Looks at a letter of the newsletter as it is handed over.
    pub fn letter(&self, letter: Letter<'_>, diagnostics: &mut Diagnostics) {
        let seen = Seen::new(letter);
        letter::mistakes(&seen, diagnostics);
        let mut found = Vec::new();
        for rule in RULES {
            if let (Look::Letter(look), Some(severity)) = (rule.look, self.severity(rule, &self.levels)) {
                look(&seen, &mut Finds::new(severity, &mut found));
            }
        }
        take(found, diagnostics);
    }

    /// Looks at what is kept of all reports.
    #[must_use]
    pub fn archive(&self, notes: &[ReportNote]) -> Vec<Located> {
        let mut found = Vec::new();
        for rule in RULES {
            if let (Look::Archive(look), Some(severity)) = (rule.look, self.severity(rule, &self.levels)) {
                look(notes, &mut ArchiveFinds::new(rule.id(), severity, &mut found));
            }
        }
        found
    }
}

/// Passes on what was found. What stands in a plain mistake that is already told is not told again: a lost character, the
/// pieces of a placeable that does not close.
fn take(mut found: Vec<Diagnostic>, diagnostics: &mut Diagnostics) {
    found.retain(|find| !diagnostics.iter().any(|mistake| is_within(find.span, mistake.span)));
    diagnostics.extend(found);
}

/// Whether what was found lies in the place of a mistake, or begins or ends there. A mistake of a whole table or file says nothing of
/// the words in it.
fn is_within(found: Span, mistake: Span) -> bool {
    const LONGEST: u32 = 120;
    let overlaps = found.start < mistake.end && mistake.start < found.end;
    found.source == mistake.source && overlaps && mistake.end - mistake.start <= LONGEST
}

/// The levels that a file gives, over those that hold without it.
fn read(levels: &[RuleLevel], below: &Levels, found: &mut Vec<Diagnostic>) -> Levels {
    let mut all = below.clone();
    for RuleLevel { rule, level } in levels {
        match super::find(&rule.value) {
            Some(known) => drop(all.insert(known.id(), *level)),
            None => found.push(mute::unknown(&muting::UNKNOWN, &rule.value, rule.span, RULES)),
        }
    }
    all
}

/// A report on the desk.
#[derive(Debug)]
pub struct Review<'a> {
    desk: &'a Desk,
    report: &'a Report,
    levels: Levels,
    blocks: Bilingual<Vec<Block<'a>>>,
    mutes: Mutes<'a>,
    found: Vec<Diagnostic>,
    is_whole: bool,
    has_editions: bool,
}

impl Review<'_> {
    fn look(&mut self) {
        let Review { desk, report, levels, blocks, found, is_whole, .. } = self;
        let subject =
            Subject { report, blocks, rates: &desk.rates, reports: &desk.reports, names: &desk.names };
        for rule in RULES {
            let Some(severity) = desk.severity(rule, levels) else { continue };
            let mut finds = Finds::new(severity, found);
            match rule.look {
                Look::Report(look) if *is_whole || severity == Severity::Error => look(&subject, &mut finds),
                Look::Block(look) => {
                    let all = Language::BOTH.into_iter().flat_map(|language| blocks.get(language));
                    all.for_each(|block| look(block, &mut finds));
                }
                Look::Language(look) => {
                    for language in Language::BOTH {
                        look(blocks.get(language), &mut finds);
                    }
                }
                Look::Report(_) | Look::Edition(_) | Look::Archive(_) | Look::Letter(_) | Look::Elsewhere => {
                }
            }
        }
    }

    /// Whether any rule wants to see the editions.
    #[must_use]
    pub fn wants_editions(&self) -> bool {
        let wants = |rule: &&Rule| matches!(rule.look, Look::Edition(_));
        RULES.iter().copied().filter(wants).any(|rule| self.desk.severity(rule, &self.levels).is_some())
    }

    /// Looks at a finished edition.
    pub fn edition(&mut self, rendered: &Rendered<'_>) {
        self.has_editions = true;
        let Review { desk, report, levels, blocks, found, .. } = self;
        let subject =
            Subject { report, blocks, rates: &desk.rates, reports: &desk.reports, names: &desk.names };
        for rule in RULES {
            if let (Look::Edition(look), Some(severity)) = (rule.look, desk.severity(rule, levels)) {
                look(&subject, rendered, &mut Finds::new(severity, found));
            }
        }
    }

    /// Tells what was found and is not muted; gives what is kept of the report.
    pub fn finish(self, sources: &Sources, diagnostics: &mut Diagnostics) -> ReportNote {
        let Review { desk, report, levels, mut mutes, mut found, is_whole, has_editions, .. } = self;
        mutes.sift(&mut found);
        let looked = |name: &str| {
            super::find(name).is_some_and(|rule| {
                let sees = match rule.look {
                    Look::Edition(_) => has_editions,
                    Look::Archive(_) | Look::Letter(_) | Look::Elsewhere => false,
                    Look::Report(_) | Look::Block(_) | Look::Language(_) => true,
                };
                is_whole && sees && desk.severity(rule, &levels).is_some()
            })
        };
        let severity = |rule: &Rule| desk.severity(rule, &levels);
        if let Some(severity) = severity(&muting::UNKNOWN) {
            mutes.unknown(RULES, &muting::UNKNOWN, &mut Finds::new(severity, &mut found));
        }
        if let Some(severity) = severity(&muting::BARE) {
            mutes.without_reason(&muting::BARE, &mut Finds::new(severity, &mut found));
        }
        if let Some(severity) = severity(&muting::IDLE) {
            mutes.unused(&looked, &muting::IDLE, &mut Finds::new(severity, &mut found));
        }
        take(found, diagnostics);
        let compares = |rule: &&Rule| matches!(rule.look, Look::Archive(_));
        let is_compared =
            RULES.iter().copied().filter(compares).any(|rule| desk.severity(rule, &desk.levels).is_some());
        ReportNote::new(report, sources, is_compared, |figure| mutes.at(figure))
    }
}
