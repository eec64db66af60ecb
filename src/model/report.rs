//! Reports, findings, quotes.

use std::sync::Arc;

use super::calendar::Date;
use super::{
    Allow, Attribution, Bilingual, Body, Edition, Entity, Exhibit, Figure, Glossary, Id, Language, Lock,
    Party, Period, Relation, RuleLevel, Source, Tag, Text, Wording,
};
use crate::source::Span;

/// The publication: what all reports share.
#[derive(Debug, Clone)]
pub struct Publication {
    /// Its name.
    pub name: Bilingual<String>,
    /// Where it is published, without a final slash; empty if not known.
    pub base_url: String,
    /// Its editions, in the order of the configuration; at least one of each language.
    pub editions: Vec<Edition>,
}

/// One report: facts and claims, and the prose that places them.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its id: the name of its folder.
    pub id: Id,
    /// Its date.
    pub date: Date,
    /// How far it has come.
    pub status: Status,
    /// Who wrote it.
    pub authors: Vec<Arc<Entity>>,
    /// Its subjects.
    pub tags: Vec<Arc<Tag>>,
    /// Its title.
    pub title: Bilingual<Text>,
    /// One or two sentences on what it says.
    pub summary: Option<Bilingual<Text>>,
    /// Its findings, in the order of the file.
    pub findings: Vec<Finding>,
    /// All its figures, in the order of the file.
    pub figures: Vec<Arc<Figure>>,
    /// The figures shown at a glance, at the head of the report: those its author chose, or those that its first findings
    /// claim.
    pub key_figures: Vec<Arc<Figure>>,
    /// All its quotes, in the order of the file.
    pub quotes: Vec<Arc<Quote>>,
    /// The sources that its findings cite, in the order of first use.
    pub sources: Vec<Arc<Source>>,
    /// Its charts, then its tables, in the order of the file.
    pub exhibits: Vec<Exhibit>,
    /// The names that it adds to the glossary.
    pub names: Glossary,
    /// How its figures depend on each other.
    pub relations: Vec<Relation>,
    /// Its prose; without it, every sentence is made from the findings.
    pub prose: Option<Bilingual<Body>>,
    /// The levels that it gives to rules.
    pub levels: Vec<RuleLevel>,
    /// The rules that are muted in it.
    pub allows: Vec<Allow>,
    /// The words of its file that are not prose, with their places.
    pub wordings: Vec<Wording>,
    /// What its translations were signed for.
    pub lock: Lock,
    /// Its file.
    pub span: Span,
}

/// How far a report has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Being written.
    Draft,
    /// Being reviewed.
    Review,
    /// Ready, not yet to be published.
    Embargoed,
    /// Published.
    Published,
    /// Published, then corrected.
    Corrected,
    /// Withdrawn.
    Withdrawn,
}

impl Status {
    /// All of them.
    pub const ALL: [Status; 6] = [
        Status::Draft,
        Status::Review,
        Status::Embargoed,
        Status::Published,
        Status::Corrected,
        Status::Withdrawn,
    ];

    /// Its name in report files; the Fluent message is `status-` and this.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Review => "review",
            Status::Embargoed => "embargoed",
            Status::Published => "published",
            Status::Corrected => "corrected",
            Status::Withdrawn => "withdrawn",
        }
    }
}

/// Which reports are shown where, by how far they have come. Every report is built, whatever it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visibility {
    /// Those on front pages, in indexes and in the search.
    pub listed: Vec<Status>,
    /// Those of them that go out: in feeds and sitemaps, open to search engines.
    pub announced: Vec<Status>,
}

impl Default for Visibility {
    fn default() -> Self {
        Visibility { listed: Status::ALL.to_vec(), announced: vec![Status::Published, Status::Corrected] }
    }
}

impl Visibility {
    /// Whether reports of a status are on front pages, in indexes and in the search.
    #[must_use]
    pub fn lists(&self, status: Status) -> bool {
        self.listed.contains(&status)
    }

    /// Whether they are in feeds and sitemaps, and open to search engines: what is not listed is not.
    #[must_use]
    pub fn announces(&self, status: Status) -> bool {
        self.lists(status) && self.announced.contains(&status)
    }
}

/// One claim.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its id: the anchor of its section in every edition.
    pub id: Id,
    /// Its kind; the Fluent message that makes its sentence is `finding-` and this.
    pub kind: Id,
    /// Who says so; `None` for the authors' own reporting.
    pub attribution: Option<Attribution>,
    /// When it happened.
    pub period: Option<Period>,
    /// The figures it claims.
    pub figures: Vec<Arc<Figure>>,
    /// Whom and what it is about.
    pub entities: Vec<Arc<Entity>>,
    /// The quotes that support it.
    pub quotes: Vec<Arc<Quote>>,
    /// What it claims in words, where figures and entities do not say it: the text that `finding-claim` places.
    pub claim: Option<Bilingual<Text>>,
    /// Whether the authors themselves found it out, so that nobody is cited.
    pub own_reporting: bool,
    /// Where its id is written.
    pub span: Span,
    /// All that is written of it in the report file.
    pub whole: Span,
}

/// Someone's words.
#[derive(Debug, Clone)]
pub struct Quote {
    /// Its id, unique among the figures and quotes of the report.
    pub id: Id,
    /// Whose words.
    pub speaker: Party,
    /// The words.
    pub form: QuoteForm,
    /// Where it is defined.
    pub span: Span,
    /// All that is written of it.
    pub whole: Span,
}

/// Direct or indirect speech.
#[derive(Debug, Clone)]
pub enum QuoteForm {
    /// The words themselves, with a translation for each language they were not said in.
    Direct {
        /// Verbatim.
        original: Original,
        /// How an edition of each language shows it.
        shown: Bilingual<Translation>,
    },
    /// The sense, in our words, marked as such.
    Indirect {
        /// In both languages.
        paraphrase: Bilingual<String>,
    },
}

/// Words as they were said or written.
#[derive(Debug, Clone)]
pub struct Original {
    /// The BCP 47 tag of their language.
    pub lang: String,
    /// The words.
    pub text: String,
}

/// What the edition of one language shows for a direct quote.
#[derive(Debug, Clone)]
pub enum Translation {
    /// The original itself.
    Original,
    /// A translation, marked as one.
    Translated(String),
}

impl Quote {
    /// The words in the language of an edition.
    #[must_use]
    pub fn words(&self, language: Language) -> &str {
        match &self.form {
            QuoteForm::Indirect { paraphrase } => paraphrase.get(language),
            QuoteForm::Direct { original, shown } => match shown.get(language) {
                Translation::Original => &original.text,
                Translation::Translated(text) => text,
            },
        }
    }
}
