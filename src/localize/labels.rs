//! What findings and figures are called where a page speaks of them: in lists of figures, sources, citations.

use std::sync::Arc;

use super::context::Context;
use super::edition_report::{Citation, EditionSegment, FindingLine, Line};
use super::formatter::Formatter;
use super::lines::{authored, isolated, line};
use super::message::{MessageError, args};
use crate::model::{Figure, Finding, Report, Source};

/// The labels of one report in one edition.
pub(super) struct Labels<'a> {
    formatter: &'a Formatter,
    /// "Figure": for one that nothing else is said of.
    unnamed: &'a str,
    findings: Vec<(&'a str, Line)>,
}

impl<'a> Labels<'a> {
    /// Takes the labels of the findings of a body.
    pub fn new(context: &'a Context, segments: &[EditionSegment<'a>]) -> Self {
        let findings = segments.iter().filter_map(|segment| segment.finding.as_ref());
        let label = |FindingLine { id, label, .. }: &FindingLine<'a>| (*id, label.clone());
        Labels {
            formatter: &context.formatter,
            unnamed: &context.words.figure,
            findings: findings.map(label).collect(),
        }
    }

    /// What a figure is: the words of its author, or of the finding that claims it.
    pub fn figure(&self, figure: &Figure, finding: Option<&Finding>) -> Line {
        match (&figure.label, finding) {
            (Some(label), _) => authored(label.get(self.formatter.language), self.formatter.direction),
            (None, Some(finding)) => self.finding(finding),
            (None, None) => line(self.unnamed, self.formatter.direction),
        }
    }

    /// The findings that cite a source, in the order of the file.
    pub fn citations<'r>(&self, report: &'r Report, source: &Source) -> Vec<Citation<'r>> {
        let cites =
            |finding: &&Finding| finding.attribution.as_ref().is_some_and(|who| who.source.id == source.id);
        let citation =
            |finding: &'r Finding| Citation { finding: finding.id.as_str(), label: self.finding(finding) };
        report.findings.iter().filter(cites).map(citation).collect()
    }

    fn finding(&self, finding: &Finding) -> Line {
        let known = self.findings.iter().find(|(id, _)| *id == finding.id.as_str());
        known.map(|(_, label)| label.clone()).unwrap_or_default()
    }
}

/// The finding that claims a figure.
pub(super) fn claimant<'r>(report: &'r Report, figure: &Figure) -> Option<&'r Finding> {
    report
        .findings
        .iter()
        .find(|finding| finding.figures.iter().any(|used| std::ptr::eq(Arc::as_ptr(used), figure)))
}

/// The label of a finding without a headline: its kind, and whom it is about.
pub(super) fn finding(formatter: &Formatter, finding: &Finding) -> Result<Line, MessageError> {
    let messages = &formatter.messages;
    let names: Vec<String> =
        finding.entities.iter().map(|entity| isolated(entity.name.full.get(formatter.language))).collect();
    let entities = formatter.list(&names);
    let kind = messages.attribute(&format!("finding-{}", finding.kind), "label");
    let text = match (kind, names.is_empty()) {
        (Some(kind), true) => kind.into_owned(),
        (Some(kind), false) => {
            messages.format("label-finding", "", &args([("kind", &kind), ("entities", &entities)]))?
        }
        (None, false) => entities,
        (None, true) => messages.word("ui-finding")?,
    };
    Ok(line(&text, formatter.direction))
}
