//! Two editions agree: the rules that lay both languages side by side, and which parts of them stand across from each other.

pub mod different_date;
pub mod different_number;
pub mod different_order;
pub mod different_unit;
pub mod different_weight;
pub mod empty_section;
pub mod lost_hedge;
pub mod lost_negation;
pub mod missing_figure;
pub mod missing_footnote;
pub mod missing_link;
pub mod missing_name;
pub mod missing_quote;
pub mod missing_term;
pub mod opposite_direction;
mod pairing;
pub mod stale_translation;
pub(super) mod stance;
pub mod uneven_length;
pub mod untranslated;

use std::collections::BTreeSet;

use super::text::{Block, Role};
use crate::model::{Language, Report};
use crate::source::Span;
pub use stance::Stances;

/// A part of a report that stands in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The claim of a finding, by its index.
    Claim(usize),
    /// The section of a finding, by its index.
    Section(usize),
    /// The prose that belongs to no finding.
    Between,
}

impl Part {
    /// The part that a block of words belongs to; `None` for words of data files.
    #[must_use]
    pub fn of(block: &Block<'_>) -> Option<Self> {
        match block.role {
            Role::Title => Some(Part::Title),
            Role::Summary => Some(Part::Summary),
            Role::Claim => block.finding.map(Part::Claim),
            Role::Heading | Role::Paragraph | Role::Cell => {
                Some(block.finding.map_or(Part::Between, Part::Section))
            }
            Role::Data(_) => None,
        }
    }

    /// Its name, for messages: "section `spending`".
    #[must_use]
    pub fn name(self, report: &Report) -> String {
        let id = |index: usize| report.findings.get(index).map_or("", |finding| finding.id.as_str());
        match self {
            Part::Title => "title".to_owned(),
            Part::Summary => "summary".to_owned(),
            Part::Claim(index) => format!("claim of `{}`", id(index)),
            Part::Section(index) => format!("section `{}`", id(index)),
            Part::Between => "prose between the findings".to_owned(),
        }
    }

    /// Whether a language has it. What lacks as a whole is told by another rule.
    #[must_use]
    pub fn is_in(self, report: &Report, language: Language) -> bool {
        match self {
            Part::Section(index) => section(report, language, index).is_some(),
            // The words of a section without its heading stand between the others.
            Part::Between => report.prose.as_ref().is_some_and(|prose| {
                let sections = |language| {
                    let segments = &prose.get(language).segments;
                    segments.iter().filter_map(|segment| segment.finding).collect::<BTreeSet<usize>>()
                };
                sections(Language::Ar) == sections(Language::En)
            }),
            Part::Title | Part::Summary | Part::Claim(_) => true,
        }
    }

    /// Where its heading is written in a language, if it is a section.
    #[must_use]
    pub fn heading(self, report: &Report, language: Language) -> Option<Span> {
        match self {
            Part::Section(index) => section(report, language, index),
            _ => None,
        }
    }
}

/// Where the section of a finding begins in a language.
fn section(report: &Report, language: Language, finding: usize) -> Option<Span> {
    let body = report.prose.as_ref()?.get(language);
    body.segments.iter().find(|segment| segment.finding == Some(finding)).map(|segment| segment.span)
}

/// "the Arabic section `spending`"
fn name_in(part: Part, report: &Report, language: Language) -> String {
    format!("the {} {}", language.english_name(), part.name(report))
}
