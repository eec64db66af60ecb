//! What is kept of a report when it is dropped: for the rules that compare reports.

use crate::diagnostic::Place;
use crate::model::{Date, Figure, Id, Measure, Report, Status};
use crate::source::Sources;

/// A report, in short.
#[derive(Debug, Clone)]
pub struct ReportNote {
    /// Its id.
    pub report: Id,
    /// Its date.
    pub date: Date,
    /// How far it has come.
    pub status: Status,
    /// Its figures.
    pub figures: Vec<FigureNote>,
    /// The rules that compare reports and are muted in all of it.
    pub muted: Vec<String>,
}

/// A figure, in short.
#[derive(Debug, Clone)]
pub struct FigureNote {
    /// Its id.
    pub id: Id,
    /// The period it covers, in the short notation.
    pub period: Option<String>,
    /// The ids of whom and what the findings that claim it are about, sorted.
    pub entities: Vec<Id>,
    /// What it says.
    pub measure: Measure,
    /// Where it is defined.
    pub place: Place,
    /// The rules that are muted for it.
    pub muted: Vec<String>,
}

impl ReportNote {
    /// The note of a report, while its texts are at hand: with its figures, if any rule asks for them. `muted` tells the rules that
    /// are muted at a figure, or in all of the report.
    pub(super) fn new(
        report: &Report,
        sources: &Sources,
        is_compared: bool,
        muted: impl Fn(Option<&Figure>) -> Vec<String>,
    ) -> Self {
        let figures = if is_compared { &report.figures[..] } else { &[] };
        let figures = figures.iter().filter_map(|figure| {
            let place = Place::new(figure.span, sources.get(figure.span.source)?);
            let claiming = report
                .findings
                .iter()
                .filter(|finding| finding.figures.iter().any(|claimed| claimed.id == figure.id));
            let mut entities: Vec<Id> = claiming
                .flat_map(|finding| finding.entities.iter().map(|entity| entity.id.clone()))
                .collect();
            entities.sort();
            entities.dedup();
            Some(FigureNote {
                id: figure.id.clone(),
                period: figure.period.map(|period| period.to_string()),
                entities,
                measure: figure.measure.clone(),
                place,
                muted: muted(Some(figure)),
            })
        });
        ReportNote {
            report: report.id.clone(),
            date: report.date,
            status: report.status,
            figures: figures.collect(),
            muted: muted(None),
        }
    }
}
