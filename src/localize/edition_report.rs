//! What localize hands to render: finished words in one locale.
//!
//! Every number, date, name and sentence is text here; what a template adds is markup and order, nothing else.

use std::sync::Arc;

use serde::Serialize;

use super::exhibit::ExhibitLine;
use super::filing::Filing;
use super::index_words::IndexWords;
use super::review_words::ReviewWords;
use crate::markup::{Direction, Piece, Run};
use crate::model::{Language, Status};

/// A line of text: names, values and opposite-direction parts in it are isolated.
pub type Line = Vec<Run>;

/// A report in one edition.
#[derive(Debug)]
pub struct EditionReport<'a> {
    /// The report's id: its folder in every edition.
    pub id: &'a str,
    /// The edition it is in.
    pub edition: Arc<EditionWords>,
    /// The title.
    pub title: Line,
    /// The summary.
    pub summary: Option<Line>,
    /// The date.
    pub date: DateLine,
    /// How far it has come: shown unless it is published.
    pub status: StatusLine,
    /// "By Wael al-Husseini"; agrees in Arabic with who wrote it.
    pub byline: Option<Line>,
    /// The names of those who wrote it.
    pub authors: Vec<&'a str>,
    /// How it is cited, without its address.
    pub citation: Line,
    /// "4 minutes to read".
    pub reading_time: Line,
    /// Its subjects.
    pub tags: Vec<Labelled<'a>>,
    /// The figures at a glance.
    pub key_figures: Vec<KeyFigureLine<'a>>,
    /// The body, in order.
    pub segments: Vec<EditionSegment<'a>>,
    /// The figures, in the order of the file.
    pub figures: Vec<FigureLine<'a>>,
    /// The sources, in the order they are cited.
    pub sources: Vec<SourceLine<'a>>,
    /// The charts and tables.
    pub exhibits: Vec<ExhibitLine<'a>>,
    /// The names that it speaks of, in the order of the alphabet.
    pub terms: Vec<TermLine<'a>>,
    /// What it is filed under.
    pub filing: Filing,
}

/// The part of a page that belongs to one finding, or that stands between findings.
#[derive(Debug)]
pub struct EditionSegment<'a> {
    /// The finding; `None` for prose between findings.
    pub finding: Option<FindingLine<'a>>,
    /// The prose as events, without the heading of the finding, which is its headline; a made sentence is a paragraph
    /// of its own.
    pub pieces: Vec<Piece<'a>>,
    /// Whether its sentence was made from the data, for want of prose.
    pub generated: bool,
}

/// What is shown of a finding beside its prose.
#[derive(Debug)]
pub struct FindingLine<'a> {
    /// Its id: the anchor, the same in every edition.
    pub id: &'a str,
    /// The heading of its section in the prose, a line like a title; `None` where its sentence is made from the data.
    pub headline: Option<Headline>,
    /// What it is, where other parts of a page speak of it: its headline, or its kind and whom it is about.
    pub label: Line,
    /// "Reported by the Financial Times".
    pub attribution: Option<Line>,
    /// The same beside the badge of its certainty, where the badge says a part of it.
    pub beside: Option<Line>,
    /// How sure whoever says so is: "Estimate"; `None` for the authors' own reporting.
    pub certainty: Option<Labelled<'a>>,
    /// The source that it cites.
    pub reference: Option<ReferenceLine<'a>>,
    /// The quotes of it that its prose does not place.
    pub quotes: Vec<QuoteLine<'a>>,
    /// How it is cited, without its address.
    pub citation: Line,
}

/// The heading of a finding's section.
#[derive(Debug)]
pub struct Headline {
    /// Its level, from 2: the report's title is 1.
    pub level: u8,
    /// Its words.
    pub words: Line,
}

/// A reference to the list of sources.
#[derive(Debug)]
pub struct ReferenceLine<'a> {
    /// The id of the source.
    pub source: &'a str,
    /// Its number in the list, in the digits of the edition.
    pub number: String,
}

/// A quotation.
#[derive(Debug)]
pub struct QuoteLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// The words as this edition shows them, in this edition's quotation marks unless they are a paraphrase.
    pub words: Line,
    /// "Translated from English", "A paraphrase": how the words relate to what was said.
    pub note: Option<String>,
    /// The words as they were said, if those are others.
    pub original: Option<OriginalLine>,
    /// Whose words.
    pub speaker: Line,
}

/// Words in the language they were said in.
#[derive(Debug)]
pub struct OriginalLine {
    /// BCP 47 tag of their language.
    pub lang: String,
    /// Direction of that language's script.
    pub direction: Direction,
    /// The words, without quotation marks.
    pub text: String,
}

/// A date.
#[derive(Debug)]
pub struct DateLine {
    /// In words.
    pub text: Line,
    /// ISO 8601, for machines.
    pub iso: String,
}

/// How far a report has come.
#[derive(Debug)]
pub struct StatusLine {
    /// Which status it is.
    pub status: Status,
    /// Its name.
    pub label: String,
    /// What readers must know of it, unless it is published.
    pub notice: Option<String>,
}

/// A thing with a name for machines and a label for readers.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Labelled<'a> {
    /// For machines.
    pub id: &'a str,
    /// For readers.
    pub label: String,
}

/// A figure at a glance.
#[derive(Debug)]
pub struct KeyFigureLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// The value in the short notation, for machines.
    pub notation: &'a str,
    /// The value in few words.
    pub text: Line,
    /// What it is.
    pub label: Line,
    /// What time it covers.
    pub period: Option<Line>,
}

/// A figure in the list of figures.
#[derive(Debug)]
pub struct FigureLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it is: the words of its author, or of the finding that claims it.
    pub label: Line,
    /// The value in the short notation, for machines.
    pub notation: &'a str,
    /// The value in words.
    pub text: Line,
    /// What time it covers.
    pub period: Option<Line>,
    /// The finding that claims it, with the finding's id.
    pub finding: Option<&'a str>,
    /// Whether the body carries its anchor `figure-ID`; where it does not, the list of figures does.
    pub anchored: bool,
}

/// A source in the list of sources.
#[derive(Debug)]
pub struct SourceLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number in the list, in the digits of the edition.
    pub number: String,
    /// Its kind and name: "صحيفة «فاينانشيال تايمز»".
    pub name: Line,
    /// Where to read it.
    pub url: Option<&'a str>,
    /// When it was published.
    pub date: Option<DateLine>,
    /// The findings that cite it, in the order of the file.
    pub citations: Vec<Citation<'a>>,
}

/// A finding that cites a source.
#[derive(Debug)]
pub struct Citation<'a> {
    /// The finding's id.
    pub finding: &'a str,
    /// Its label.
    pub label: Line,
}

/// A name in the list of names.
#[derive(Debug)]
pub struct TermLine<'a> {
    /// The id of the entity.
    pub id: &'a str,
    /// Its name in the edition's language.
    pub name: Line,
    /// What kind of thing it is.
    pub kind: String,
    /// Its name in the other language, where that is written otherwise: in Arabic its Latin form.
    pub other: Option<OtherName>,
}

/// A name in the other language.
#[derive(Debug)]
pub struct OtherName {
    /// BCP 47 tag of the language.
    pub lang: &'static str,
    /// Direction of its script.
    pub direction: Direction,
    /// The name, a line of that direction.
    pub name: Line,
}

/// What all pages of an edition share: its locale, and the words of its interface.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EditionWords {
    /// BCP 47 tag: the `lang` of its pages and its folder.
    pub locale: String,
    /// Which of the two languages.
    pub language: Language,
    /// The direction of its script (ICU4X).
    #[serde(skip)]
    pub direction: Direction,
    /// The publication's name in it.
    pub publication: String,
    /// The edition's own name in its own language: "العربية (مصر)", "English".
    pub name: String,
    /// "Skip to the report".
    pub skip: String,
    /// "Contents".
    pub contents: String,
    /// "Figures".
    pub figures: String,
    /// "Figure", "Value", "Period": heads of the table of figures.
    pub figure: String,
    /// See `figure`.
    pub value: String,
    /// See `figure`.
    pub period: String,
    /// "Sources".
    pub sources: String,
    /// "Reports".
    pub reports: String,
    /// "Other editions".
    pub editions: String,
    /// "No reports yet."
    pub no_reports: String,
    /// "Nothing here yet.": for lists of sources, names, topics, years.
    pub nothing_listed: String,
    /// "Original".
    pub original: String,
    /// "Permalink": the link to a finding.
    pub permalink: String,
    /// "Choose a language".
    pub choose: String,
    /// "Footnotes".
    pub footnotes: String,
    /// "Tags".
    pub tags: String,
    /// "Cite this report".
    pub cite_report: String,
    /// "Cite": the link to how a finding is cited.
    pub cite_finding: String,
    /// "For citation managers": before the links to files that they read.
    pub cite_with: String,
    /// "Findings as data": before the links to the files that hold them.
    pub data: String,
    /// "Key figures".
    pub key_figures: String,
    /// "Source": before the number of a reference, for those who hear the page.
    pub source: String,
    /// "Cited in": before the findings that cite a source.
    pub cited_in: String,
    /// "Both languages side by side".
    pub facing: String,
    /// The digit zero of the edition's numbering system.
    #[serde(skip)]
    pub zero: char,
    /// The words of indexes and of the search.
    pub indexes: IndexWords,
    /// The words of the review page.
    pub review: ReviewWords,
}
