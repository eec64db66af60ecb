//! Drafts of charts and tables: which figures they show, by id, and what those are called.

use serde_json::{Value as Json, json};

use super::draft::BilingualDraft;
use super::node::{Node, Value};
use super::reader::{Field, Read, choices, draft, wrong_type};
use super::scalar_text;
use super::schema::Definitions;
use crate::diagnostic::Diagnostics;
use crate::model::{ChartKind, Id, LabelBy, Shown, TimeAxis};
use crate::source::{Span, Spanned};

type IdAt = Spanned<Id>;

choices! {
    ChartKind as "kind of chart",
    LabelBy as "way to label",
    Shown as "use of a figure",
    TimeAxis as "direction of time",
}

draft! {
    /// A chart.
    ChartDraft as "a chart" {
        /// What it draws: `bar`, `grouped-bar`, `range`, `line` or `timeline`.
        kind: Spanned<ChartKind> = "kind" needed,
        /// What it is called.
        title: BilingualDraft = "title" needed,
        /// A remark below it.
        note: BilingualDraft = "note",
        /// The finding whose section it ends; without it, it stands at the end of the report.
        finding: IdAt = "finding",
        /// `bar`, `range`: the figures, by id.
        figures: Vec<ItemDraft> = "figures",
        /// `bar`, `range`: what names the figures that have no label of their own; `entities` if not said.
        labels: Spanned<LabelBy> = "labels",
        /// `grouped-bar`, `line`: the series.
        series: Vec<SeriesDraft> = "series",
        /// `grouped-bar`: the names of the groups, one for each figure of a series.
        groups: Vec<LabelDraft> = "groups",
        /// `timeline`: the findings, by id.
        findings: Vec<EventDraft> = "findings",
        /// `line`, `timeline`: which way time runs, if not the way the edition reads.
        time_axis: Spanned<TimeAxis> = "time-axis",
    }
}

draft! {
    /// A series of figures.
    SeriesDraft as "a series" {
        /// What it is called: the id of an entity, or a text in both languages.
        label: LabelDraft = "label" needed,
        /// Its figures, by id.
        figures: Vec<ItemDraft> = "figures" needed,
    }
}

draft! {
    /// The long form of an item.
    ItemTable as "an item of a chart" {
        /// The id of the figure.
        figure: IdAt = "figure" needed,
        /// Which value of it: `value`, or `stated` for the conversion that its source gave.
        shown: Spanned<Shown> = "use",
        /// What it is called: the id of an entity, or a text in both languages.
        label: LabelDraft = "label",
    }
}

draft! {
    /// The long form of an event.
    EventTable as "an item of a timeline" {
        /// The id of the finding.
        finding: IdAt = "finding" needed,
        /// What it is called, if not by its headline.
        label: LabelDraft = "label",
    }
}

draft! {
    /// A table.
    TableDraft as "a table" {
        /// What it is called.
        title: BilingualDraft = "title" needed,
        /// A remark below it.
        note: BilingualDraft = "note",
        /// The finding whose section it ends; without it, it stands at the end of the report.
        finding: IdAt = "finding",
        /// The heads of its columns.
        columns: Vec<BilingualDraft> = "columns" needed,
        /// Its rows: lists of cells, the first of which names the row.
        rows: Vec<Vec<CellDraft>> = "rows" needed,
    }
}

draft! {
    /// The long form of a cell.
    CellTable as "a cell" {
        /// A figure.
        figure: IdAt = "figure",
        /// Which value of it.
        shown: Spanned<Shown> = "use",
        /// The name of an entity.
        entity: IdAt = "entity",
        /// A text: in Arabic.
        ar: Spanned<String> = "ar",
        /// A text: in English.
        en: Spanned<String> = "en",
    }
}

/// A figure in a chart: its id, or a table that says more.
#[derive(Debug, Clone)]
pub struct ItemDraft {
    /// Where it stands.
    pub span: Span,
    /// The figure.
    pub figure: Field<IdAt>,
    /// Which value of it.
    pub shown: Field<Spanned<Shown>>,
    /// What it is called.
    pub label: Field<LabelDraft>,
}

impl Read for ItemDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        if scalar_text(node).is_some() {
            let figure = Field::read(node, diagnostics);
            return Some(ItemDraft { span: node.span, figure, shown: Field::Absent, label: Field::Absent });
        }
        let ItemTable { span, figure, shown, label } = ItemTable::read(node, diagnostics)?;
        Some(ItemDraft { span, figure, shown, label })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "anyOf": [IdAt::schema(definitions), ItemTable::schema(definitions)] })
    }
}

/// A finding in a timeline: its id, or a table that says more.
#[derive(Debug, Clone)]
pub struct EventDraft {
    /// Where it stands.
    pub span: Span,
    /// The finding.
    pub finding: Field<IdAt>,
    /// What it is called.
    pub label: Field<LabelDraft>,
}

impl Read for EventDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        if scalar_text(node).is_some() {
            let finding = Field::read(node, diagnostics);
            return Some(EventDraft { span: node.span, finding, label: Field::Absent });
        }
        let EventTable { span, finding, label } = EventTable::read(node, diagnostics)?;
        Some(EventDraft { span, finding, label })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "anyOf": [IdAt::schema(definitions), EventTable::schema(definitions)] })
    }
}

/// What something is called: the name of an entity, or a text.
#[derive(Debug, Clone)]
pub enum LabelDraft {
    /// The id of an entity.
    Entity(IdAt),
    /// A text in both languages.
    Text(BilingualDraft),
}

impl Read for LabelDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.value {
            Value::Table(_) => BilingualDraft::read(node, diagnostics).map(LabelDraft::Text),
            _ if scalar_text(node).is_some() => IdAt::read(node, diagnostics).map(LabelDraft::Entity),
            _ => {
                diagnostics.push(wrong_type(node, "the id of an entity, or a text in both languages"));
                None
            }
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "anyOf": [IdAt::schema(definitions), BilingualDraft::schema(definitions)] })
    }
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub enum CellDraft {
    /// A figure: its id, or `{ figure, use }`.
    Figure(ItemDraft),
    /// `{ entity }`, or `{ ar, en }`.
    Label(LabelDraft),
}

impl Read for CellDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        if scalar_text(node).is_some() {
            return ItemDraft::read(node, diagnostics).map(CellDraft::Figure);
        }
        let CellTable { span, figure, shown, entity, ar, en } = CellTable::read(node, diagnostics)?;
        let given = [!figure.is_absent(), !entity.is_absent(), !(ar.is_absent() && en.is_absent())];
        if given.iter().filter(|given| **given).count() != 1 {
            diagnostics
                .push(wrong_type(node, "a figure, an entity or a text").hint(
                    "a cell is `\"figure-id\"`, `{ entity = \"id\" }` or `{ ar = \"…\", en = \"…\" }`",
                ));
            return None;
        }
        match entity {
            Field::Given(id) => Some(CellDraft::Label(LabelDraft::Entity(id))),
            Field::Bad => None,
            Field::Absent if figure.is_absent() => {
                Some(CellDraft::Label(LabelDraft::Text(BilingualDraft { span, ar, en })))
            }
            Field::Absent => Some(CellDraft::Figure(ItemDraft { span, figure, shown, label: Field::Absent })),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "anyOf": [IdAt::schema(definitions), CellTable::schema(definitions)] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::toml;
    use crate::source::Sources;

    fn chart(text: &str) -> (Option<ChartDraft>, Vec<String>) {
        let mut diagnostics = Diagnostics::default();
        let span = Sources::default().add("report.toml", text);
        let draft = ChartDraft::read(&toml::parse(text, span, &mut diagnostics), &mut diagnostics);
        (draft, diagnostics.iter().map(|d| d.message.clone()).collect())
    }

    #[test]
    fn items_are_ids_or_tables() {
        let (draft, problems) = chart(
            "kind = \"bar\"\nfigures = [\"a\", { figure = \"b\", use = \"stated\", label = \"meta\" }, { figure = \"c\", label = { ar = \"ج\", en = \"C\" } }]",
        );
        assert_eq!(problems, [""; 0]);
        let draft = draft.expect("a chart");
        let items = draft.figures.get().expect("items");
        assert_eq!(items.len(), 3);
        assert_eq!(items[1].shown.get().map(|shown| shown.value), Some(Shown::Stated));
        assert!(matches!(items[1].label.get(), Some(LabelDraft::Entity(id)) if id.value.as_str() == "meta"));
        assert!(matches!(items[2].label.get(), Some(LabelDraft::Text(_))));
    }

    #[test]
    fn a_number_is_no_figure() {
        let (_, problems) = chart("figures = [12]");
        assert_eq!(problems, ["`12` is not an id: ids are small Latin letters, digits and hyphens"]);
        let (_, problems) = chart("kind = \"pie\"");
        assert_eq!(problems, ["there is no kind of chart `pie`"]);
    }

    #[test]
    fn a_cell_is_one_thing() {
        let text = "rows = [[\"a\", { entity = \"b\" }, { ar = \"ج\", en = \"C\" }], [{ figure = \"a\", entity = \"b\" }]]";
        let mut diagnostics = Diagnostics::default();
        let span = Sources::default().add("report.toml", text);
        let draft = TableDraft::read(&toml::parse(text, span, &mut diagnostics), &mut diagnostics);
        let messages: Vec<_> = diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(messages, ["expected a figure, an entity or a text, found a table"]);
        assert_eq!(draft.and_then(|d| d.rows.get().map(|rows| rows[0].len())), Some(3));
    }
}
