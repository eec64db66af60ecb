//! Charts and tables in an edition: finished words, and where the parts of a chart stand.

use super::edition_report::Line;
use super::scale::Share;
use crate::markup::Direction;

/// A chart or a table.
#[derive(Debug)]
pub struct ExhibitLine<'a> {
    /// Its anchor: `chart-` or `table-` and its id.
    pub anchor: String,
    /// The finding whose section it ends.
    pub finding: Option<&'a str>,
    /// What it is called.
    pub title: Line,
    /// What is to be said about it: the author's remark, who says so.
    pub notes: Vec<Line>,
    /// The chart; `None` for a table.
    pub drawing: Option<Drawing>,
    /// "The figures as a table".
    pub data: String,
    /// The figures, in words.
    pub table: Grid,
}

/// A table, in words.
#[derive(Debug)]
pub struct Grid {
    /// The heads of its columns.
    pub heads: Vec<Line>,
    /// Its rows; the first cell names the row.
    pub rows: Vec<Vec<Line>>,
}

/// A chart.
#[derive(Debug)]
pub struct Drawing {
    /// What it shows, for those who do not see it.
    pub description: String,
    /// What its signs mean.
    pub signs: Vec<Line>,
    /// The way its horizontal axis runs.
    pub flow: Direction,
    /// What is drawn.
    pub plot: Plot,
}

/// What is drawn.
#[derive(Debug)]
pub enum Plot {
    /// Rows along one horizontal axis: bars, ranges, a timeline.
    Rows {
        /// The rows, with the headings between them.
        groups: Vec<RowGroup>,
        /// The marks of the axis.
        ticks: Vec<Tick>,
        /// Where zero is, if the axis shows it.
        zero: Option<Share>,
    },
    /// Lines over time.
    Lines {
        /// The series.
        series: Vec<LineSeries>,
        /// The marks of the vertical axis.
        values: Vec<Tick>,
        /// The marks of the horizontal one.
        times: Vec<Tick>,
        /// Where zero is, if the vertical axis shows it.
        zero: Option<Share>,
    },
}

/// Rows that belong together.
#[derive(Debug)]
pub struct RowGroup {
    /// What they are called.
    pub heading: Option<Line>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row: what it is called, its value in words, its bar.
#[derive(Debug)]
pub struct Row {
    /// What it is called.
    pub label: Line,
    /// Its value in words.
    pub value: Line,
    /// The bar, from end to end.
    pub bar: (Share, Share),
    /// The part that may or may not be: between the lower and the upper end of a range.
    pub light: Option<(Share, Share)>,
    /// Where it says how exactly it is meant.
    pub tip: Share,
    /// How exactly it is meant.
    pub end: End,
    /// Which series it is of, from 0.
    pub series: usize,
}

/// How exactly the end of a bar is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// As it stands.
    Exact,
    /// About there.
    About,
    /// There or further from the beginning of the axis.
    Beyond,
    /// There or nearer to the beginning of the axis.
    Within,
}

/// A mark of an axis.
#[derive(Debug)]
pub struct Tick {
    /// Where it stands.
    pub at: Share,
    /// What it says, if there is room for it.
    pub label: Option<Line>,
    /// Which part of its words stands there.
    pub hold: Hold,
}

/// Which part of some words stands at a place, in the direction of the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// They begin there.
    Start,
    /// Their middle is there.
    Middle,
    /// They end there.
    End,
}

/// A line.
#[derive(Debug)]
pub struct LineSeries {
    /// What it is called.
    pub label: Line,
    /// Its points, in the order of time.
    pub points: Vec<PointAt>,
}

/// A point of a line.
#[derive(Debug)]
pub struct PointAt {
    /// Where it stands in time.
    pub time: Share,
    /// Its value; of a range, the middle.
    pub value: Share,
    /// The ends of a range.
    pub range: Option<(Share, Share)>,
    /// How exactly it is meant.
    pub end: End,
}
