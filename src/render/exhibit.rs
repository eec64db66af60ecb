//! Charts and tables as templates see them, in either notation.

use serde::Serialize;

use super::chart::{self, ChartView};
use super::context::SegmentView;
use super::view::Notation;
use crate::localize::{EditionReport, ExhibitLine, Grid};

/// A chart or a table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExhibitView<'a> {
    /// Its anchor.
    pub anchor: String,
    /// HTML or Markdown: what it is called.
    pub title: String,
    /// HTML or Markdown: what is to be said about it.
    pub notes: Vec<String>,
    /// The chart, where the format draws and it is one.
    pub chart: Option<ChartView>,
    /// What its table is called.
    pub data: &'a str,
    /// HTML or Markdown: the heads of the columns.
    pub heads: Vec<String>,
    /// The rows of the table.
    pub rows: Vec<RowView>,
}

/// A row of a table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "ExhibitRowView"))]
pub struct RowView {
    /// HTML or Markdown: what names it.
    pub head: String,
    /// HTML or Markdown: the other cells.
    pub cells: Vec<String>,
}

impl RowView {
    /// The row of these cells, the first of which names it.
    pub fn new(mut cells: impl Iterator<Item = String>) -> Self {
        RowView { head: cells.next().unwrap_or_default(), cells: cells.collect() }
    }
}

/// Puts the exhibits of findings into their segments, and gives those that stand at the end of the report. `drawn` says whether
/// the format draws charts.
pub fn place<'a>(
    notation: &impl Notation,
    report: &'a EditionReport<'_>,
    segments: &mut [SegmentView<'a>],
    drawn: bool,
) -> Vec<ExhibitView<'a>> {
    let mut last = Vec::new();
    for exhibit in &report.exhibits {
        let view = view(notation, report, exhibit, drawn);
        let findings = segments.iter_mut().filter_map(|segment| segment.finding.as_mut());
        match findings.into_iter().find(|finding| exhibit.finding == Some(finding.id)) {
            Some(finding) => finding.exhibits.push(view),
            None => last.push(view),
        }
    }
    last
}

fn view<'a>(
    notation: &impl Notation,
    report: &EditionReport<'_>,
    exhibit: &'a ExhibitLine<'_>,
    drawn: bool,
) -> ExhibitView<'a> {
    let ExhibitLine { anchor, finding: _, title, notes, drawing, data, table } = exhibit;
    let Grid { heads, rows } = table;
    let drawing = drawing.as_ref().filter(|_| drawn);
    let signs = drawing.iter().flat_map(|drawing| &drawing.signs);
    let row = |cells: &Vec<crate::localize::Line>| RowView::new(cells.iter().map(|cell| notation.cell(cell)));
    ExhibitView {
        anchor: notation.anchor(anchor),
        title: notation.line(title),
        notes: signs.chain(notes).map(|note| notation.line(note)).collect(),
        chart: drawing.map(|drawing| chart::chart(drawing, report.edition.direction)),
        data,
        heads: heads.iter().map(|head| notation.cell(head)).collect(),
        rows: rows.iter().map(row).collect(),
    }
}
