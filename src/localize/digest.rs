//! A report in few lines: what a newsletter tells of it.
//!
//! In: a report and its finished words in an edition. Out: a [`Digest`] with lines of its own, so that the report can be dropped.

use super::context::Context;
use super::edition_report::{EditionReport, KeyFigureLine, Line};
use super::lines::Marks;
use super::message::Unworded;
use super::prose::{PlacedError, Prose};
use super::sentence::Sentences;
use crate::model::{Finding, Report};

/// What a newsletter tells of a report, in one edition.
#[derive(Debug, Clone)]
pub struct Digest {
    /// The report's id.
    pub id: String,
    /// Its title.
    pub title: Line,
    /// Its summary.
    pub summary: Option<Line>,
    /// Its date in words.
    pub date: Line,
    /// Its key figures.
    pub key_figures: Vec<DigestFigure>,
    /// The findings that are told.
    pub findings: Vec<DigestFinding>,
}

/// A key figure.
#[derive(Debug, Clone)]
pub struct DigestFigure {
    /// The value in few words.
    pub text: Line,
    /// What it is.
    pub label: Line,
    /// What time it covers.
    pub period: Option<Line>,
}

/// A finding in one sentence.
#[derive(Debug, Clone)]
pub struct DigestFinding {
    /// Its id: the anchor in the report.
    pub id: String,
    /// Its headline, or what it is about.
    pub label: Line,
    /// What it claims and who says so, in a sentence made from the data.
    pub sentence: Line,
}

/// Which findings of a report are told where nobody chose: those that claim its key figures, or the first ones.
#[must_use]
pub fn telling(report: &Report, most: Option<usize>) -> Vec<&Finding> {
    const FIRST: usize = 5;
    let is_key = |finding: &&Finding| {
        finding.figures.iter().any(|figure| report.key_figures.iter().any(|key| key.id == figure.id))
    };
    let key: Vec<&Finding> = report.findings.iter().filter(is_key).collect();
    let found = if key.is_empty() { report.findings.iter().take(FIRST).collect() } else { key };
    found.into_iter().take(most.unwrap_or(usize::MAX)).collect()
}

/// Tells a report in few lines. `words` are its words in the edition of the context.
///
/// # Errors
/// A message that cannot be formatted with what it is given, as a diagnostic at the finding that asked for it.
pub fn digest(
    report: &Report,
    words: &EditionReport<'_>,
    findings: &[&Finding],
    context: &Context,
) -> Result<Digest, Unworded> {
    let key_figure = |KeyFigureLine { text, label, period, .. }: &KeyFigureLine<'_>| DigestFigure {
        text: text.clone(),
        label: label.clone(),
        period: period.clone(),
    };
    let mut teller = Teller { words, context, prose: Prose::new(context), marks: Marks::default() };
    let findings = findings
        .iter()
        .map(|finding| teller.finding(finding))
        .collect::<Result<_, PlacedError>>()
        .map_err(|(span, error)| Unworded::new(span, error))?;
    Ok(Digest {
        id: report.id.to_string(),
        title: words.title.clone(),
        summary: words.summary.clone(),
        date: words.date.text.clone(),
        key_figures: words.key_figures.iter().map(key_figure).collect(),
        findings,
    })
}

struct Teller<'a> {
    words: &'a EditionReport<'a>,
    context: &'a Context,
    prose: Prose<'a>,
    marks: Marks,
}

impl Teller<'_> {
    fn finding(&mut self, finding: &Finding) -> Result<DigestFinding, PlacedError> {
        let formatter = &self.context.formatter;
        let claim = match &finding.claim {
            None => None,
            Some(claim) => Some(self.prose.variable(claim.get(formatter.language), &mut self.marks)?),
        };
        let mut sentences =
            Sentences { formatter, marks: &mut self.marks, anchored: &mut self.prose.anchored };
        let sentence = sentences.finding(finding, claim.as_deref()).map_err(|error| (finding.span, error))?;
        let line = self.words.segments.iter().filter_map(|segment| segment.finding.as_ref());
        let own = line.into_iter().find(|line| line.id == finding.id.as_str());
        Ok(DigestFinding {
            id: finding.id.to_string(),
            label: own.map(|line| line.label.clone()).unwrap_or_default(),
            sentence: self.marks.line(&sentence, formatter.direction),
        })
    }
}
