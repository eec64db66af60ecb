//! The editor's desk: which rules are run, how severely, and what is muted.
//!
//! A [`Desk`] stands for a whole run. Each report lies on it as a [`Review`]: first its facts and words are looked at, then its
//! editions, one by one as they are finished; [`Review::finish`] gives what is kept of it for [`Desk::archive`].

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::letter::{self, Letter, Seen};
use super::mute::{self, Mutes};
use super::note::ReportNote;
use super::pages::{Sheet, TriedPage};
use super::rendered::Rendered;
use super::rule::{ArchiveFinds, Finds, Known, Lists, Look, Rule, Subject};
use super::sides::{Counting, Sides, Spoken};
use super::text::{self, Block};
use super::{RULES, dead_link, messages, muting};
use crate::diagnostic::{Diagnostic, Diagnostics, Family, Level, Located, Severity};
use crate::model::{Bilingual, Currency, Glossary, Id, Language, Rate, Report, RuleLevel, Wording};
use crate::request::Checks;
use crate::source::{Sources, Span};

/// What a run asks of the rules.
#[derive(Debug)]
pub struct Desk {
    house: House,
    reports: BTreeSet<Id>,
    levels: Levels,
    /// The rules that are looked for at these levels.
    asked: Vec<Asked>,
    checks: Checks,
    lists: Lists,
}

/// A rule that is looked for, and how severe what it finds is.
type Asked = (&'static Rule, Severity);

/// What rules know beside a report.
#[derive(Debug, Clone, Default)]
pub struct House {
    /// The reference rates of the project.
    pub rates: Vec<Rate>,
    /// The currency that its readers think in.
    pub currency: Option<Currency>,
    /// The names and terms of its glossary.
    pub names: Glossary,
}

/// The levels of the rules that have another than their own.
type Levels = BTreeMap<&'static str, Level>;

impl Desk {
    /// A desk for a project with these levels.
    pub fn new(levels: &[RuleLevel], house: House, checks: Checks, diagnostics: &mut Diagnostics) -> Self {
        let mut found = Vec::new();
        let own = read(levels, &Levels::default(), &mut found);
        let (reports, asked, lists) = (BTreeSet::new(), Vec::new(), Lists::default());
        let mut desk = Desk { house, reports, levels: own, asked, checks, lists };
        desk.asked = desk.asked(&desk.levels);
        take(found, diagnostics);
        desk
    }

    /// Says which reports there are, for links between them.
    pub fn know_reports(&mut self, ids: impl IntoIterator<Item = Id>) {
        self.reports = ids.into_iter().collect();
    }

    /// A report with its words, as rules look at it.
    fn subject<'a>(&'a self, report: &'a Report, blocks: &'a Bilingual<Vec<Block<'a>>>) -> Subject<'a> {
        let House { rates, currency, names } = &self.house;
        let (currency, reports, lists) = (*currency, &self.reports, &self.lists);
        Subject { report, blocks, rates, currency, reports, names, lists, known: Known::default() }
    }

    /// How severe what a rule finds is; `None` if it is not to be looked for.
    fn severity(&self, rule: &Rule, levels: &Levels) -> Option<Severity> {
        let level = levels.get(rule.id()).copied().unwrap_or(rule.page.level);
        level.severity().filter(|severity| self.is_asked(rule, *severity))
    }

    /// The rules that are looked for at some levels.
    fn asked(&self, levels: &Levels) -> Vec<Asked> {
        RULES.iter().filter_map(|rule| Some((*rule, self.severity(rule, levels)?))).collect()
    }

    /// Whether a run wants to know what a rule of this severity finds.
    fn is_asked(&self, rule: &Rule, severity: Severity) -> bool {
        let Checks { only, errors_only, .. } = &self.checks;
        let is_named = only.is_empty() || only.iter().any(|name| name == rule.id());
        is_named && (!errors_only || severity == Severity::Error)
    }

    /// What another stage tells of shared messages under the names of rules, at the levels that the project gives them, but for what is
    /// muted.
    #[must_use]
    pub fn messages(&self, told: Diagnostics, mutes: &mut Mutes) -> Diagnostics {
        let (mut found, mut rest) = split(self.graded(told));
        mutes.sift(&mut found);
        rest.extend(found);
        rest
    }

    /// Looks at the mutes of shared messages themselves; `all_known` says that everything was looked at which they could mute.
    pub fn muted_messages(&self, mutes: &Mutes, all_known: bool, diagnostics: &mut Diagnostics) {
        let mut found = Vec::new();
        let looked =
            |name: &str| is_of_messages(name).is_some_and(|rule| self.severity(rule, &self.levels).is_some());
        if all_known {
            if let Some(severity) = self.severity(&muting::IDLE, &self.levels) {
                mutes.unused(&looked, &muting::IDLE, &mut Finds::new(severity, &mut found));
            }
        } else {
            self.named(mutes, &self.levels, &mut found);
        }
        diagnostics.extend(found);
    }

    /// Tells of mutes that name no rule, and of those that give no reason.
    fn named(&self, mutes: &Mutes, levels: &Levels, found: &mut Vec<Diagnostic>) {
        if let Some(severity) = self.severity(&muting::UNKNOWN, levels) {
            mutes.unknown(RULES, &muting::UNKNOWN, &mut Finds::new(severity, found));
        }
        if let Some(severity) = self.severity(&muting::BARE, levels) {
            mutes.without_reason(&muting::BARE, &mut Finds::new(severity, found));
        }
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

    /// Whether what rules find in a report depends on that report alone, and on what all of them share: none compares it with
    /// others.
    #[must_use]
    pub fn looks_at_each_alone(&self) -> bool {
        !self.compares_messages() && !self.compares_reports()
    }

    /// Whether any rule compares reports with each other.
    #[must_use]
    pub fn compares_reports(&self) -> bool {
        self.asked.iter().any(|(rule, _)| matches!(rule.look, Look::Archive(_)))
    }

    /// Looks at the words of the glossary.
    pub fn glossary(&self, wordings: &[Wording], diagnostics: &mut Diagnostics) {
        let mut found = Vec::new();
        for language in Language::BOTH {
            let blocks: Vec<Block<'_>> = text::wordings(wordings, language).collect();
            for (rule, severity) in &self.asked {
                if let Look::Block(look) = rule.look {
                    for block in &blocks {
                        look(block, &mut Finds::new(*severity, &mut found));
                    }
                }
            }
        }
        take(found, diagnostics);
    }

    /// Lays a report on the desk and looks at its facts and its words. Of a report that has mistakes a part may be missing: there only
    /// what cannot come from that is told. What was told of its messages and is muted is taken out.
    #[must_use]
    pub fn review<'a>(&'a self, report: &'a Report, told: &mut Diagnostics) -> Review<'a> {
        let mut found = Vec::new();
        let levels = if report.levels.is_empty() {
            self.levels.clone()
        } else {
            read(&report.levels, &self.levels, &mut found)
        };
        let mut mutes = Mutes::of_report(report);
        let (mut of_messages, rest) = split(std::mem::take(told));
        mutes.sift(&mut of_messages);
        *told = rest;
        // Those of the report are told at its own levels.
        told.extend(of_messages.into_iter().filter_map(|told| match levels.get(told.code) {
            Some(level) => level.severity().map(|severity| Diagnostic { severity, ..told }),
            None => Some(told),
        }));
        let is_whole = !told.has_errors();
        let asked = if report.levels.is_empty() {
            Cow::Borrowed(self.asked.as_slice())
        } else {
            Cow::Owned(self.asked(&levels))
        };
        let needs_words = asked.iter().any(|(rule, _)| {
            !matches!(
                rule.look,
                Look::Archive(_) | Look::Page(_) | Look::Sheet(_) | Look::Letter(_) | Look::Elsewhere
            )
        });
        let blocks = if needs_words { text::blocks(report) } else { Bilingual::default() };
        let mut review = Review {
            desk: self,
            report,
            levels,
            asked,
            blocks,
            mutes,
            found,
            is_whole,
            counting: OnceCell::new(),
            spoken: Bilingual::default(),
        };
        review.look();
        review
    }

    /// Looks at the own words of an issue of the newsletter, as at those of a report.
    pub fn issue(&self, letter: &crate::model::Letter, diagnostics: &mut Diagnostics) {
        let mut found = Vec::new();
        let blocks = text::letter(letter);
        for (rule, severity) in &self.asked {
            let mut finds = Finds::new(*severity, &mut found);
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
        for (rule, severity) in &self.asked {
            if let Look::Letter(look) = rule.look {
                look(&seen, &mut Finds::new(*severity, &mut found));
            }
        }
        take(found, diagnostics);
    }

    /// Looks at what the project's own templates make of made-up reports, and at its style sheets.
    pub fn pages(&self, pages: &[TriedPage<'_>], sheets: &[Sheet<'_>], diagnostics: &mut Diagnostics) {
        let mut found = Vec::new();
        for (rule, severity) in &self.asked {
            let mut finds = Finds::new(*severity, &mut found);
            match rule.look {
                Look::Page(look) => pages.iter().for_each(|page| look(page, &mut finds)),
                Look::Sheet(look) => sheets.iter().for_each(|sheet| look(sheet, &mut finds)),
                _ => {}
            }
        }
        // One mistake in a part shows in every page that has it.
        let mut told = BTreeSet::new();
        found.retain(|found| told.insert((found.code, found.span, found.message.clone())));
        take(found, diagnostics);
    }

    /// Looks at what is kept of all reports.
    #[must_use]
    pub fn archive(&self, notes: &[ReportNote]) -> Vec<Located> {
        let mut found = Vec::new();
        for (rule, severity) in &self.asked {
            if let Look::Archive(look) = rule.look {
                look(notes, &mut ArchiveFinds::new(rule.id(), *severity, &mut found));
            }
        }
        found
    }
}

/// A rule on messages of this name.
fn is_of_messages(name: &str) -> Option<&'static Rule> {
    super::find(name).filter(|rule| rule.page.family == Family::Messages)
}

/// What is told of messages, and the rest.
fn split(told: Diagnostics) -> (Vec<Diagnostic>, Diagnostics) {
    let mut rest = Diagnostics::default();
    let (messages, others): (Vec<_>, Vec<_>) =
        told.into_iter().partition(|told| is_of_messages(told.code).is_some());
    rest.extend(others);
    (messages, rest)
}

/// Passes on what was found. What stands in a plain mistake that is already told is not told again: a lost character, the
/// pieces of a placeable that does not close.
fn take(mut found: Vec<Diagnostic>, diagnostics: &mut Diagnostics) {
    let mistakes = diagnostics.iter().filter(|told| super::find(told.code).is_none());
    let mistakes: Vec<Span> = mistakes.map(|mistake| mistake.span).collect();
    found.retain(|find| !mistakes.iter().any(|mistake| is_within(find.span, *mistake)));
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
    asked: Cow<'a, [Asked]>,
    blocks: Bilingual<Vec<Block<'a>>>,
    mutes: Mutes,
    found: Vec<Diagnostic>,
    is_whole: bool,
    /// Where its words may count something, if that was asked.
    counting: OnceCell<Counting>,
    /// What the first edition of each language says there.
    spoken: Bilingual<Option<Spoken>>,
}

impl Review<'_> {
    fn look(&mut self) {
        let Review { desk, report, asked, blocks, found, is_whole, .. } = self;
        let subject = desk.subject(report, blocks);
        for (rule, severity) in asked.iter() {
            let mut finds = Finds::new(*severity, found);
            match rule.look {
                Look::Report(look) if *is_whole || *severity == Severity::Error => look(&subject, &mut finds),
                Look::Whole(look) if *is_whole => look(&subject, &mut finds),
                Look::Block(look) => {
                    let all = Language::BOTH.into_iter().flat_map(|language| blocks.get(language));
                    all.for_each(|block| look(block, &mut finds));
                }
                Look::Language(look) => {
                    for language in Language::BOTH {
                        look(blocks.get(language), &mut finds);
                    }
                }
                Look::Report(_)
                | Look::Whole(_)
                | Look::Edition(_)
                | Look::Sides(_)
                | Look::Archive(_)
                | Look::Page(_)
                | Look::Sheet(_)
                | Look::Letter(_)
                | Look::Elsewhere => {}
            }
        }
    }

    /// Whether any rule wants to see the editions.
    #[must_use]
    pub fn wants_editions(&self) -> bool {
        self.wants(|look| matches!(look, Look::Edition(_) | Look::Sides(_)))
    }

    /// Whether any rule looks in one of these ways.
    fn wants(&self, wanted: impl Fn(Look) -> bool) -> bool {
        self.asked.iter().any(|(rule, _)| wanted(rule.look))
    }

    /// Looks at a finished edition.
    pub fn edition(&mut self, rendered: &Rendered<'_>) {
        let wants_sides = self.wants(|look| matches!(look, Look::Sides(_)));
        let spoken = self.spoken.get_mut(rendered.edition.language);
        if spoken.is_none() {
            let asked = || &self.counting.get_or_init(|| Counting::new(&self.blocks)).parts;
            *spoken = Some(if wants_sides {
                Spoken::new(self.report, rendered, asked())
            } else {
                Spoken::default()
            });
        }
        let Review { desk, report, asked, blocks, found, .. } = self;
        let subject = desk.subject(report, blocks);
        for (rule, severity) in asked.iter() {
            if let Look::Edition(look) = rule.look {
                look(&subject, rendered, &mut Finds::new(*severity, found));
            }
        }
    }

    /// The other reports that it links to: whether they are there is a part of what was looked at.
    #[must_use]
    pub fn linked(&self) -> Vec<String> {
        let blocks = Language::BOTH.into_iter().flat_map(|language| self.blocks.get(language));
        dead_link::linked(blocks, &self.report.id).into_iter().map(str::to_owned).collect()
    }

    /// Looks at both languages side by side, once there is an edition of each.
    fn sides(&mut self) {
        if !self.wants(|look| matches!(look, Look::Sides(_))) {
            return;
        }
        let Review { desk, report, asked, blocks, found, counting, spoken, .. } = self;
        let Some(spoken) = std::mem::take(spoken).complete() else { return };
        let subject = desk.subject(report, blocks);
        let counting = counting.get_or_init(|| Counting::new(blocks));
        let sides = Sides::new(&subject, counting, spoken);
        for (rule, severity) in asked.iter() {
            if let Look::Sides(look) = rule.look {
                look(&subject, &sides, &mut Finds::new(*severity, found));
            }
        }
    }

    /// Tells what was found and is not muted; gives what is kept of the report.
    pub fn finish(mut self, sources: &Sources, diagnostics: &mut Diagnostics) -> ReportNote {
        let finished = Language::BOTH.map(|language| self.spoken.get(language).is_some());
        self.sides();
        let Review { desk, report, levels, mut mutes, mut found, is_whole, .. } = self;
        mutes.sift(&mut found);
        let looked = |name: &str| {
            super::find(name).is_some_and(|rule| {
                let sees = match rule.look {
                    Look::Edition(_) => finished.contains(&true),
                    Look::Sides(_) => !finished.contains(&false),
                    Look::Archive(_) | Look::Page(_) | Look::Sheet(_) | Look::Letter(_) => false,
                    Look::Elsewhere => is_of_messages(name).is_some() && desk.compares_messages(),
                    Look::Report(_) | Look::Whole(_) | Look::Block(_) | Look::Language(_) => true,
                };
                is_whole && sees && desk.severity(rule, &levels).is_some()
            })
        };
        desk.named(&mutes, &levels, &mut found);
        if let Some(severity) = desk.severity(&muting::IDLE, &levels) {
            mutes.unused(&looked, &muting::IDLE, &mut Finds::new(severity, &mut found));
        }
        take(found, diagnostics);
        ReportNote::new(report, sources, desk.compares_reports(), |figure| mutes.at(figure))
    }
}
