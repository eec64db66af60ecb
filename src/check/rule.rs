//! What a rule is: its page, and how it looks at a report.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::editions::Stances;
use super::letter::Seen;
use super::names::{KnownName, NameIndex};
use super::note::ReportNote;
use super::pages::{Sheet, TriedPage};
use super::rendered::Rendered;
use super::sides::Sides;
use super::spelling::Spellings;
use super::terms::{Said, TermIndex};
use super::text::Block;
use crate::diagnostic::{Diagnostic, Located, Page, Place, Severity};
use crate::model::{Bilingual, Currency, Glossary, Id, Language, Rate, Report};
use crate::source::Span;
use crate::trace;

/// A rule of the editor.
#[derive(Debug)]
pub struct Rule {
    /// Its name, its level, and what there is to know about it.
    pub page: Page,
    /// How it looks at a report.
    pub look: Look,
}

/// How a rule looks at a report, and at what of it.
#[derive(Debug, Clone, Copy)]
pub enum Look {
    /// At the facts, or at the words of both languages together.
    Report(fn(&Subject<'_>, &mut Finds<'_>)),
    /// The same, of a report without mistakes only: in another, what seems to be missing may be what could not be read.
    Whole(fn(&Subject<'_>, &mut Finds<'_>)),
    /// At one block of words: a paragraph, a title, a name. Names of the glossary are looked at, too.
    Block(fn(&Block<'_>, &mut Finds<'_>)),
    /// At all the words of a report in one language.
    Language(fn(&[Block<'_>], &mut Finds<'_>)),
    /// At a finished edition.
    Edition(fn(&Subject<'_>, &Rendered<'_>, &mut Finds<'_>)),
    /// At what both languages say in numbers and dates, side by side.
    Sides(fn(&Subject<'_>, &Sides<'_>, &mut Finds<'_>)),
    /// At what is kept of all reports.
    Archive(fn(&[ReportNote], &mut ArchiveFinds<'_>)),
    /// At a page that a template of the project makes of made-up reports.
    Page(fn(&TriedPage<'_>, &mut Finds<'_>)),
    /// At a style sheet of the project.
    Sheet(fn(&Sheet<'_>, &mut Finds<'_>)),
    /// At a letter of a newsletter.
    Letter(fn(&Seen<'_>, &mut Finds<'_>)),
    /// At what only another stage sees, which tells it under the name of this rule.
    Elsewhere,
}

/// A report and what is known beside it.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The report.
    pub report: &'a Report,
    /// Its words.
    pub blocks: &'a Bilingual<Vec<Block<'a>>>,
    /// The reference rates of the project.
    pub rates: &'a [Rate],
    /// The currency that the readers of the publication think in.
    pub currency: Option<Currency>,
    /// The ids of all reports; none if they are not known.
    pub reports: &'a BTreeSet<Id>,
    /// The names of its glossary.
    pub names: &'a Glossary,
    /// What is looked up of these.
    pub lists: &'a Lists,
    /// What is known of the report once a rule asked.
    pub known: Known<'a>,
}

/// What several rules ask of a report.
#[derive(Debug, Default)]
pub struct Known<'a> {
    /// What both languages say of its parts.
    pub stances: OnceCell<Stances>,
    /// Its own names.
    names: OnceCell<NameIndex>,
    /// Where it says terms of the house.
    terms: OnceCell<Bilingual<Vec<Said<'a>>>>,
}

/// What rules look up of the names and terms of a house, each list made when it is first asked.
#[derive(Debug, Default)]
pub struct Lists {
    names: OnceLock<NameIndex>,
    spellings: OnceLock<Spellings>,
    terms: OnceLock<TermIndex>,
}

impl<'a> Subject<'a> {
    /// The names of its own.
    #[must_use]
    pub fn own_names(&self) -> &NameIndex {
        self.known.names.get_or_init(|| NameIndex::new(&self.report.names))
    }

    fn house_names(&self) -> &'a NameIndex {
        trace::looked_up(trace::GLOSSARY);
        self.lists.names.get_or_init(|| NameIndex::new(self.names))
    }

    /// Whether an id is of its own names: those stand for names of the glossary.
    #[must_use]
    pub fn is_own(&self, id: &Id) -> bool {
        let Glossary { sources, entities, tags: _, terms: _ } = &self.report.names;
        sources.contains_key(id) || entities.contains_key(id)
    }

    /// Where a text has the letters of names that the report can place.
    pub fn names_in<'s>(
        &'s self,
        text: &'s str,
        language: Language,
    ) -> impl Iterator<Item = (Range<usize>, &'s KnownName)> {
        let house = self.house_names().in_text(text, language).filter(|(_, known)| !self.is_own(&known.id));
        self.own_names().in_text(text, language).chain(house)
    }

    /// How the names of the glossary are spelled.
    #[must_use]
    pub fn spellings(&self) -> &'a Spellings {
        self.lists.spellings.get_or_init(|| Spellings::new(self.house_names()))
    }

    /// Where it says terms of the house.
    #[must_use]
    pub fn terms(&self) -> &Bilingual<Vec<Said<'a>>> {
        self.known.terms.get_or_init(|| {
            trace::looked_up(trace::GLOSSARY);
            let terms = self.lists.terms.get_or_init(|| TermIndex::new(self.names));
            Bilingual::from_fn(|language| terms.said(self.blocks.get(language), language))
        })
    }
}

impl Rule {
    /// Its name.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.page.id
    }

    /// A problem at a place. The level that the project gives the rule is set when it is taken in.
    #[must_use]
    pub fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.page.level.severity().unwrap_or(Severity::Hint), self.page.id, span, message)
    }

    /// A problem with some bytes of a block, and what to write in their place: a fix where they are written as they read.
    #[must_use]
    pub fn correct(&self, block: &Block<'_>, range: Range<usize>, message: String, with: &str) -> Diagnostic {
        let span = block.at(range.clone());
        let hint = if with.trim().is_empty() { "delete it".to_owned() } else { format!("write `{with}`") };
        let problem = self.at(span, message).hint(hint);
        if block.is_exact(range) && !block.role.is_verbatim() { problem.fix(span, with) } else { problem }
    }
}

/// Takes in what a rule finds.
#[derive(Debug)]
pub struct Finds<'d> {
    severity: Severity,
    found: &'d mut Vec<Diagnostic>,
}

impl<'d> Finds<'d> {
    /// Takes in what a rule of a level finds.
    pub(super) fn new(severity: Severity, found: &'d mut Vec<Diagnostic>) -> Self {
        Finds { severity, found }
    }

    /// Takes in a problem.
    pub fn push(&mut self, problem: Diagnostic) {
        self.found.push(Diagnostic { severity: self.severity, ..problem });
    }
}

/// Takes in what a rule finds between reports, whose texts are no longer at hand.
#[derive(Debug)]
pub struct ArchiveFinds<'d> {
    rule: &'static str,
    severity: Severity,
    found: &'d mut Vec<Located>,
}

impl<'d> ArchiveFinds<'d> {
    /// Takes in what a rule of a level finds.
    pub(super) fn new(rule: &'static str, severity: Severity, found: &'d mut Vec<Located>) -> Self {
        ArchiveFinds { rule, severity, found }
    }

    /// Takes in a problem, with a related place and a suggestion.
    pub fn push(&mut self, place: &Place, message: String, related: (&Place, &str), hint: &str) {
        let found = Located::at(self.rule, self.severity, place.clone(), message);
        self.found.push(found.related(related.0.clone(), related.1).hint(hint));
    }
}
