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
    /// Those of its figures that can be compared with figures of other reports: they say when, and about whom or what.
    pub figures: Box<[FigureNote]>,
    /// The rules that compare reports and are muted in all of it.
    pub muted: Vec<String>,
}

/// A figure, in short.
#[derive(Debug, Clone)]
pub struct FigureNote {
    /// Its id.
    pub id: Id,
    /// The period it covers, in the short notation.
    pub period: Box<str>,
    /// The ids of whom and what the findings that claim it are about, sorted.
    pub entities: Box<[Id]>,
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
            let period = figure.period?.to_string().into();
            let claiming = report
                .findings
                .iter()
                .filter(|finding| finding.figures.iter().any(|claimed| claimed.id == figure.id));
            let mut entities: Vec<Id> = claiming
                .flat_map(|finding| finding.entities.iter().map(|entity| entity.id.clone()))
                .collect();
            entities.sort();
            entities.dedup();
            if entities.is_empty() {
                return None;
            }
            Some(FigureNote {
                id: figure.id.clone(),
                period,
                entities: entities.into(),
                measure: figure.measure.clone(),
                place: Place::new(figure.span, sources.get(figure.span.source)?),
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
