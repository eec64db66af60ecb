//! Charts and tables: exhibits made of the figures of a report.
//!
//! They refer to facts and hold none: every number in them is a [`Figure`] of the report, so an exhibit cannot disagree with the
//! text beside it.

use std::sync::Arc;

use super::{Bilingual, Entity, Figure, Finding, Id, Measure, Period};
use crate::source::Span;

/// A chart or a table of a report.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// Its id, unique among the exhibits of its sort.
    pub id: Id,
    /// What it is called.
    pub title: Bilingual<String>,
    /// A remark below it.
    pub note: Option<Bilingual<String>>,
    /// The finding whose section it ends, an index into the findings of the report; `None`: it stands at the end.
    pub finding: Option<usize>,
    /// What it shows.
    pub content: Content,
    /// Where its id is written.
    pub span: Span,
}

/// What an exhibit shows.
#[derive(Debug, Clone)]
pub enum Content {
    /// One bar a figure, from zero.
    Bars(Vec<Bar>),
    /// Several bars a group, one of each series.
    GroupedBars {
        /// The names of the groups.
        groups: Vec<Label>,
        /// The series: as many figures each as there are groups.
        series: Vec<Series>,
    },
    /// One bar a figure, from its lower end to its upper one.
    Ranges(Vec<Bar>),
    /// Series of figures over their periods.
    Lines {
        /// The series; their figures are in the order of time.
        series: Vec<Series>,
        /// Which way time runs, if that is set.
        time: Option<TimeAxis>,
    },
    /// Findings in the order of their dates.
    Timeline {
        /// The findings.
        events: Vec<Event>,
        /// Which way time runs, if that is set.
        time: Option<TimeAxis>,
    },
    /// A table.
    Table {
        /// The heads of its columns.
        columns: Vec<Bilingual<String>>,
        /// Its rows: as many cells each as there are columns; the first names the row.
        rows: Vec<Vec<Cell>>,
    },
}

impl Content {
    /// The figures that it shows, in order, each as often as it is shown.
    #[must_use]
    pub fn data(&self) -> Box<dyn Iterator<Item = &Datum> + '_> {
        match self {
            Content::Bars(bars) | Content::Ranges(bars) => Box::new(bars.iter().map(|bar| &bar.datum)),
            Content::GroupedBars { series, .. } | Content::Lines { series, .. } => {
                Box::new(series.iter().flat_map(|series| &series.data))
            }
            Content::Timeline { .. } => Box::new(std::iter::empty()),
            Content::Table { rows, .. } => Box::new(rows.iter().flatten().filter_map(|cell| match cell {
                Cell::Datum(datum) => Some(datum),
                Cell::Label(_) => None,
            })),
        }
    }
}

/// A figure where a chart shows it.
#[derive(Debug, Clone)]
pub struct Datum {
    /// The figure.
    pub figure: Arc<Figure>,
    /// Which of its values.
    pub shown: Shown,
}

impl Datum {
    /// The value that is shown.
    #[must_use]
    pub fn measure(&self) -> &Measure {
        match (&self.figure.stated_as, self.shown) {
            (Some(stated), Shown::Stated) => stated,
            _ => &self.figure.measure,
        }
    }
}

/// Which value of a figure is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Its own.
    Value,
    /// The conversion that its source stated.
    Stated,
}

impl Shown {
    /// All of them.
    pub const ALL: [Shown; 2] = [Shown::Value, Shown::Stated];

    /// Its name in report files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Shown::Value => "value",
            Shown::Stated => "stated",
        }
    }
}

/// A bar and what it is called.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it is called.
    pub label: Label,
    /// How long it is.
    pub datum: Datum,
}

/// Figures that belong together.
#[derive(Debug, Clone)]
pub struct Series {
    /// What they are called.
    pub label: Label,
    /// The figures.
    pub data: Vec<Datum>,
}

/// A dated finding.
#[derive(Debug, Clone)]
pub struct Event {
    /// The finding, an index into the findings of the report.
    pub finding: usize,
    /// What it is called.
    pub label: Label,
    /// When it happened.
    pub period: Period,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub enum Cell {
    /// A figure.
    Datum(Datum),
    /// A text or a name.
    Label(Label),
}

/// What something in an exhibit is called.
#[derive(Debug, Clone)]
pub enum Label {
    /// A text of the author.
    Text(Bilingual<String>),
    /// A name.
    Entity(Arc<Entity>),
    /// The headline of a finding, an index into the findings of the report.
    Headline(usize),
    /// A time.
    Period(Period),
}

/// Which way time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeAxis {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl TimeAxis {
    /// Both.
    pub const ALL: [TimeAxis; 2] = [TimeAxis::Ltr, TimeAxis::Rtl];

    /// Its name in report files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TimeAxis::Ltr => "ltr",
            TimeAxis::Rtl => "rtl",
        }
    }
}

/// What names the bars of a chart that do not name themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelBy {
    /// The first entity of the finding that claims the figure.
    Entities,
    /// The headline of that finding.
    Headlines,
    /// The period of the figure.
    Periods,
}

impl LabelBy {
    /// All of them.
    pub const ALL: [LabelBy; 3] = [LabelBy::Entities, LabelBy::Headlines, LabelBy::Periods];

    /// Its name in report files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LabelBy::Entities => "entities",
            LabelBy::Headlines => "headlines",
            LabelBy::Periods => "periods",
        }
    }
}

/// The kinds of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// One bar a figure.
    Bar,
    /// Several bars a group.
    GroupedBar,
    /// Bars between the ends of ranges.
    Range,
    /// Figures over time.
    Line,
    /// Findings over time.
    Timeline,
}

impl ChartKind {
    /// All of them.
    pub const ALL: [ChartKind; 5] =
        [ChartKind::Bar, ChartKind::GroupedBar, ChartKind::Range, ChartKind::Line, ChartKind::Timeline];

    /// Its name in report files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ChartKind::Bar => "bar",
            ChartKind::GroupedBar => "grouped-bar",
            ChartKind::Range => "range",
            ChartKind::Line => "line",
            ChartKind::Timeline => "timeline",
        }
    }
}

impl Finding {
    /// When what it claims happened: its own date, or the time that its first dated figure covers.
    #[must_use]
    pub fn when(&self) -> Option<Period> {
        self.period.or_else(|| self.figures.iter().find_map(|figure| figure.period))
    }
}
