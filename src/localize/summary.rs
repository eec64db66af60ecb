//! What is kept of a report when the report itself is dropped: what indexes, the search and feeds show of it.
//!
//! In: a report in its editions. Out: a [`ReportSummary`], short lines only. What all editions say alike stands once.

use serde::{Deserialize, Serialize};

use super::edition_report::{EditionReport, Line};
use super::exhibit::ExhibitSummary;
use super::filing::FiledFinding;
use crate::model::{Date, Id, Status};

/// What is kept of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportSummary {
    /// What it is, and what it is filed under.
    pub facts: SummaryFacts,
    /// Its findings.
    pub findings: Vec<FindingFacts>,
    /// What each edition says of it.
    pub editions: Vec<EditionSummary>,
}

/// What a report is, and what it is filed under: the same in every edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryFacts {
    /// The report's id.
    pub id: Id,
    /// Its date.
    pub date: Date,
    /// How far it has come.
    pub status: Status,
    /// Its subjects.
    pub tags: Vec<Id>,
    /// The sources of the glossary that it cites.
    pub sources: Vec<Id>,
    /// The entities of the glossary that it names, its authors among them.
    pub entities: Vec<Id>,
}

/// What a finding is filed under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingFacts {
    /// Its id: the anchor in the report.
    pub id: Id,
    /// Which sources of the report it cites, by their places in its list.
    pub sources: Vec<usize>,
    /// Which entities of the report it names, by their places in its list.
    pub entities: Vec<usize>,
}

/// What an edition says of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionSummary {
    /// What indexes and the search show.
    pub words: SummaryWords,
    /// Its charts and tables, which feeds show beside that.
    pub exhibits: Vec<ExhibitSummary>,
}

/// What indexes and the search show of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryWords {
    /// The title.
    pub title: Line,
    /// The summary.
    pub summary: Option<Line>,
    /// The date.
    pub date: Line,
    /// The year of it: the digits of the edition.
    pub year: String,
    /// The month of it: "October 2024".
    pub month: Line,
    /// How far it has come, unless it is published.
    pub status: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its findings, in the order of the page.
    pub findings: Vec<FindingWords>,
}

/// A finding in an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingWords {
    /// Which of the report's findings it is.
    pub finding: usize,
    /// Its headline; the sentence made from the data if it has none.
    pub label: Line,
}

/// What is kept of a report; `None` of a report without editions.
#[must_use]
pub fn summary(editions: &[&EditionReport<'_>]) -> Option<ReportSummary> {
    let first = editions.first()?;
    let filing = &first.filing;
    let facts = SummaryFacts {
        id: Id::new(first.id)?,
        date: filing.date,
        status: first.status.status,
        tags: filing.tags.clone(),
        sources: filing.sources.clone(),
        entities: filing.entities.clone(),
    };
    let finding = |finding: &FiledFinding| FindingFacts {
        id: finding.id.clone(),
        sources: places(&finding.sources, &facts.sources),
        entities: places(&finding.entities, &facts.entities),
    };
    let findings: Vec<FindingFacts> = filing.findings.iter().map(finding).collect();
    let editions = editions.iter().map(|report| edition(report, &findings)).collect();
    Some(ReportSummary { facts, findings, editions })
}

fn edition(report: &EditionReport<'_>, findings: &[FindingFacts]) -> EditionSummary {
    let filing = &report.filing;
    // Editions may have the findings in an order of their own.
    let place = |finding: &FiledFinding| findings.iter().position(|known| known.id == finding.id);
    let words = |finding: &FiledFinding| {
        Some(FindingWords { finding: place(finding)?, label: finding.label.clone() })
    };
    let words = SummaryWords {
        title: report.title.clone(),
        summary: report.summary.clone(),
        date: report.date.text.clone(),
        year: filing.year.clone(),
        month: filing.month.clone(),
        status: report.status.notice.is_some().then(|| report.status.label.clone()),
        authors: filing.authors.iter().map(|author| author.name.clone()).collect(),
        findings: filing.findings.iter().filter_map(words).collect(),
    };
    EditionSummary { words, exhibits: report.exhibits.iter().map(ExhibitSummary::new).collect() }
}

/// Where ids stand in the list of their report.
fn places(ids: &[Id], all: &[Id]) -> Vec<usize> {
    ids.iter().filter_map(|id| all.iter().position(|known| known == id)).collect()
}
