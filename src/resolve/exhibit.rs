//! Exhibits: charts and tables, what they refer to linked.

use std::sync::Arc;

use super::chart;
use super::finding::Facts;
use super::names::{rows, unknown};
use super::publication::bilingual;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Bilingual, Body, Cell, Content, Datum, Exhibit, Figure, Finding, Id, Label, Shown};
use crate::parse::chart::{CellDraft, ChartDraft, ItemDraft, LabelDraft, TableDraft};
use crate::parse::draft::BilingualDraft;
use crate::parse::reader::{Field, Named};
use crate::source::{Span, Spanned};

/// What exhibits can refer to.
#[derive(Clone, Copy)]
pub(super) struct Exhibits<'a> {
    /// Figures and names; `broken` holds the ids of broken findings too.
    pub facts: Facts<'a>,
    /// The findings of the report.
    pub findings: &'a [Finding],
    /// Its prose, whose headings are the headlines of findings.
    pub prose: Option<&'a Bilingual<Body>>,
}

/// What charts and tables have in common.
struct Frame<'d> {
    what: &'static str,
    id: &'d Spanned<Id>,
    span: Span,
    title: &'d Field<BilingualDraft>,
    note: &'d Field<BilingualDraft>,
    finding: &'d Field<Spanned<Id>>,
}

impl Exhibits<'_> {
    /// The charts of a report, then its tables.
    pub fn all(
        self,
        charts: &Field<Named<ChartDraft>>,
        tables: &Field<Named<TableDraft>>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Exhibit> {
        let mut out = Vec::new();
        for (id, draft) in rows(charts) {
            let Some(draft) = draft else { continue };
            let content = chart::content(draft, self, diagnostics);
            let ChartDraft { span, title, note, finding, .. } = draft;
            let frame = Frame { what: "a chart", id, span: *span, title, note, finding };
            out.extend(self.exhibit(&frame, content, diagnostics));
        }
        for (id, draft) in rows(tables) {
            let Some(draft) = draft else { continue };
            let content = self.table(draft, diagnostics);
            let TableDraft { span, title, note, finding, .. } = draft;
            let frame = Frame { what: "a table", id, span: *span, title, note, finding };
            out.extend(self.exhibit(&frame, content, diagnostics));
        }
        out
    }

    fn exhibit(
        self,
        frame: &Frame<'_>,
        content: Option<Content>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Exhibit> {
        let Frame { what, id, span, title, note, finding } = frame;
        let title = title.require("title", what, *span, diagnostics);
        let title = title.and_then(|title| bilingual(title, diagnostics));
        let note = note.get().and_then(|note| bilingual(note, diagnostics));
        let finding = finding.get().and_then(|id| self.finding(id, diagnostics));
        Some(Exhibit { id: id.value.clone(), title: title?, note, finding, content: content?, span: id.span })
    }

    fn table(self, draft: &TableDraft, diagnostics: &mut Diagnostics) -> Option<Content> {
        let TableDraft { span, columns, rows, .. } = draft;
        let columns = columns.require("columns", "a table", *span, diagnostics);
        let rows = rows.require("rows", "a table", *span, diagnostics);
        let heads: Vec<Bilingual<String>> = columns?
            .iter()
            .map(|head| bilingual(head, diagnostics))
            .collect::<Vec<_>>()
            .into_iter()
            .collect::<Option<_>>()?;
        let mut out = Vec::new();
        let mut good = true;
        for row in rows? {
            if row.len() != heads.len() {
                let place = row.first().map_or(*span, place_of);
                let message =
                    format!("this row has {} for {}", count(row.len(), "cell"), count(heads.len(), "column"));
                diagnostics.push(
                    Diagnostic::error("chart-shape", place, message)
                        .hint("a row has one cell for each column"),
                );
                good = false;
            }
            let cells: Vec<Option<Cell>> = row.iter().map(|cell| self.cell(cell, diagnostics)).collect();
            match cells.into_iter().collect::<Option<Vec<_>>>() {
                Some(cells) => out.push(cells),
                None => good = false,
            }
        }
        if good && out.is_empty() {
            diagnostics.push(
                Diagnostic::error("chart-shape", *span, "this table has no rows").hint("add `rows = [[…]]`"),
            );
            return None;
        }
        good.then_some(Content::Table { columns: heads, rows: out })
    }

    fn cell(self, draft: &CellDraft, diagnostics: &mut Diagnostics) -> Option<Cell> {
        match draft {
            CellDraft::Figure(item) => self.datum(item, diagnostics).map(Cell::Datum),
            CellDraft::Label(label) => self.label(label, diagnostics).map(Cell::Label),
        }
    }

    /// The figure of an item and which value of it is shown.
    pub fn datum(self, item: &ItemDraft, diagnostics: &mut Diagnostics) -> Option<Datum> {
        let ItemDraft { span, figure, shown, label: _ } = item;
        let id = figure.require("figure", "an item of a chart", *span, diagnostics)?;
        let figure = self.facts.figures.get(id.value.as_str()).copied();
        if figure.is_none() && !self.facts.broken.contains(id.value.as_str()) {
            let mut known: Vec<&str> = self.facts.figures.keys().copied().collect();
            known.sort_unstable();
            diagnostics.push(unknown("figure", id, known.iter().copied()));
        }
        let figure = figure?;
        let shown = match shown {
            Field::Bad => return None,
            other => other.get().map_or(Shown::Value, |shown| shown.value),
        };
        if shown == Shown::Stated && figure.stated_as.is_none() {
            let message = format!("the figure `{}` has no stated conversion", figure.id);
            diagnostics.push(
                Diagnostic::error("chart-figure", id.span, message)
                    .related(figure.span, "the figure")
                    .hint("only a conversion that the source itself gave is shown: its `stated-as`"),
            );
            return None;
        }
        Some(Datum { figure: Arc::clone(figure), shown })
    }

    /// What something is called.
    pub fn label(self, draft: &LabelDraft, diagnostics: &mut Diagnostics) -> Option<Label> {
        match draft {
            LabelDraft::Entity(id) => self.facts.names.entity(id, diagnostics).map(Label::Entity),
            LabelDraft::Text(text) => bilingual(text, diagnostics).map(Label::Text),
        }
    }

    /// The finding of an id, as an index.
    pub fn finding(self, id: &Spanned<Id>, diagnostics: &mut Diagnostics) -> Option<usize> {
        let found = self.findings.iter().position(|finding| finding.id == id.value);
        if found.is_none() && !self.facts.broken.contains(id.value.as_str()) {
            diagnostics.push(unknown("finding", id, self.findings.iter().map(|finding| finding.id.as_str())));
        }
        found
    }

    /// The first finding that claims a figure.
    pub fn claiming(self, figure: &Figure) -> Option<usize> {
        self.findings.iter().position(|finding| finding.figures.iter().any(|claimed| claimed.id == figure.id))
    }

    /// Whether a finding has a headline in both languages.
    pub fn has_headline(self, finding: usize) -> bool {
        let has = |body: &Body| body.segments.iter().any(|segment| segment.finding == Some(finding));
        self.prose.is_some_and(|prose| has(&prose.ar) && has(&prose.en))
    }
}

/// The items of a list that may be absent.
pub(super) fn list<T>(field: &Field<Vec<T>>) -> &[T] {
    field.get().map_or(&[], Vec::as_slice)
}

/// "1 figure", "2 figures".
pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn place_of(cell: &CellDraft) -> Span {
    match cell {
        CellDraft::Figure(item) => item.span,
        CellDraft::Label(LabelDraft::Entity(id)) => id.span,
        CellDraft::Label(LabelDraft::Text(text)) => text.span,
    }
}
