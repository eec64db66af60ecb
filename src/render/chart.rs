//! Charts as shapes: where each rectangle, line, sign and text of a chart stands. The markup is the templates'.
//!
//! Horizontal places are shares of the width, so that bars stretch with the page and words do not; vertical ones are in
//! em, so that rows grow with the words. All numbers are whole hundredths, the same on every machine. A chart whose axis
//! runs from right to left is laid out so; nothing is mirrored afterwards.

use std::fmt;

use serde::{Serialize, Serializer};
use unicode_width::UnicodeWidthStr;

use super::context::bare;
use crate::localize::{COLUMNS, Drawing, End, Hold, LineSeries, Plot, PointAt, Row, RowGroup, Share, Tick};
use crate::markup::{Direction, plain_text};

/// Em between the baselines of texts, and from the top of a line to its baseline.
const LINE: i64 = 175;
const BASELINE: i64 = 125;
/// The height of a bar, and what follows it.
const BAR: i64 = 90;
const GAP: i64 = 75;
/// The height of the field that lines are drawn in.
const FIELD: i64 = 1_200;
/// A bar narrower than this is shown as a point.
const NARROW: i64 = 120;

/// A number of hundredths: of a percent across, of an em down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct Hundredths(i64);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, number) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match (number / 100, number % 100) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (whole, part) if part % 10 == 0 => write!(f, "{sign}{whole}.{}", part / 10),
            (whole, part) => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A chart: what is drawn, from the back to the front.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChartView {
    /// The direction of its words.
    pub dir: &'static str,
    /// Its height.
    pub height: Hundredths,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// How far below its ground, which is drawn once, each other row has the same.
    pub rows: Vec<Hundredths>,
    /// Its rectangles.
    pub rects: Vec<RectView>,
    /// Its lines.
    pub lines: Vec<LineView>,
    /// Its signs.
    pub signs: Vec<SignView>,
    /// Its words.
    pub texts: Vec<TextView>,
}

/// A rectangle.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RectView {
    /// What it is: `track`, `bar`, `pale`.
    pub role: &'static str,
    /// Its series, from 1.
    pub series: usize,
    /// Its left edge.
    pub x: Hundredths,
    /// Its upper edge.
    pub y: Hundredths,
    /// Its width.
    pub width: Hundredths,
    /// Its height.
    pub height: Hundredths,
}

/// A straight line.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LineView {
    /// What it is: `grid`, `zero`, `series`, `range`.
    pub role: &'static str,
    /// Its series, from 1.
    pub series: usize,
    /// Where it begins.
    pub x1: Hundredths,
    /// See `x1`.
    pub y1: Hundredths,
    /// Where it ends.
    pub x2: Hundredths,
    /// See `x2`.
    pub y2: Hundredths,
}

/// A sign of a fixed size.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SignView {
    /// Its shape: `about-left`, `away-left`, `back-left` (what stands left of its place), the same on the right, `up`, `down`,
    /// `point-1` to `point-4`.
    pub shape: String,
    /// Whether it is drawn in outline.
    pub hollow: bool,
    /// Its series, from 1.
    pub series: usize,
    /// Where it stands.
    pub x: Hundredths,
    /// See `x`.
    pub y: Hundredths,
}

/// A text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TextView {
    /// What it is: `label`, `value`, `heading`, `tick`.
    pub role: &'static str,
    /// Where it stands.
    pub x: Hundredths,
    /// Its baseline.
    pub y: Hundredths,
    /// Which part of it stands there, in its own direction: `start`, `middle`, `end`.
    pub anchor: &'static str,
    /// Its words, plain.
    pub words: String,
}

/// The shapes of a chart in an edition of a direction.
#[must_use]
pub fn chart(drawing: &Drawing, direction: Direction) -> ChartView {
    let Drawing { description, signs: _, flow, plot } = drawing;
    let mut canvas = Canvas { flow: *flow, direction, top: 0, view: empty(description, direction) };
    match plot {
        Plot::Rows { groups, ticks, zero } => canvas.rows(groups, ticks, *zero),
        Plot::Lines { series, values, times, zero } => canvas.lines(series, values, times, *zero),
    }
    canvas.view.height = Hundredths(canvas.top);
    canvas.view
}

fn empty(description: &str, direction: Direction) -> ChartView {
    ChartView {
        dir: direction.html(),
        height: Hundredths(0),
        description: bare(description.to_owned(), direction),
        rows: Vec::new(),
        rects: Vec::new(),
        lines: Vec::new(),
        signs: Vec::new(),
        texts: Vec::new(),
    }
}

/// A chart being laid out.
struct Canvas {
    /// The way the horizontal axis runs.
    flow: Direction,
    /// The direction of the words.
    direction: Direction,
    /// How far down it is filled.
    top: i64,
    view: ChartView,
}

impl Canvas {
    /// A place on the horizontal axis, from the left.
    fn across(&self, share: Share) -> i64 {
        match self.flow {
            Direction::Ltr => share.hundredths(),
            Direction::Rtl => share.mirrored().hundredths(),
        }
    }

    /// The edge where words begin, and the one where they end.
    fn edges(&self) -> (i64, i64) {
        match self.direction {
            Direction::Ltr => (0, 10_000),
            Direction::Rtl => (10_000, 0),
        }
    }

    /// A text on the line that is open; `anchor` is `start` at the edge where words begin, `end` at the other.
    fn text(&mut self, role: &'static str, anchor: &'static str, words: String) {
        let (start, end) = self.edges();
        let x = Hundredths(if anchor == "end" { end } else { start });
        self.view.texts.push(TextView { role, x, y: Hundredths(self.top + BASELINE), anchor, words });
    }

    fn rect(&mut self, role: &'static str, series: usize, ends: (Share, Share)) {
        let (one, other) = (self.across(ends.0), self.across(ends.1));
        self.view.rects.push(RectView {
            role,
            series: series + 1,
            x: Hundredths(one.min(other)),
            y: Hundredths(self.top),
            width: Hundredths((one - other).abs()),
            height: Hundredths(BAR),
        });
    }

    fn sign(&mut self, shape: String, series: usize, at: (i64, i64)) -> &mut SignView {
        let (x, y) = (Hundredths(at.0), Hundredths(at.1));
        self.view.signs.push(SignView { shape, hollow: false, series: series + 1, x, y });
        let last = self.view.signs.len() - 1;
        &mut self.view.signs[last]
    }

    fn line(&mut self, role: &'static str, series: usize, from: (i64, i64), to: (i64, i64)) {
        self.view.lines.push(LineView {
            role,
            series: series + 1,
            x1: Hundredths(from.0),
            y1: Hundredths(from.1),
            x2: Hundredths(to.0),
            y2: Hundredths(to.1),
        });
    }

    fn rows(&mut self, groups: &[RowGroup], ticks: &[Tick], zero: Option<Share>) {
        for RowGroup { heading, rows } in groups {
            if let Some(heading) = heading {
                for words in wrapped(&plain_text(heading), COLUMNS) {
                    self.text("heading", "start", words);
                    self.top += LINE;
                }
            }
            for row in rows {
                self.row(row, ticks, zero);
            }
        }
        self.marks(ticks);
    }

    /// What a bar lies on, with the marks of the axis: drawn in the first row, and said to be the same in the others.
    fn ground(&mut self, ticks: &[Tick], zero: Option<Share>) {
        if let Some(first) = self.view.rects.iter().find(|rect| rect.role == "track") {
            self.view.rows.push(Hundredths(self.top - first.y.0));
            return;
        }
        self.rect("track", 0, (Share::default(), Share::END));
        for tick in ticks {
            let x = self.across(tick.at);
            let role = if zero == Some(tick.at) { "zero" } else { "grid" };
            self.line(role, 0, (x, self.top), (x, self.top + BAR));
        }
    }

    fn row(&mut self, row: &Row, ticks: &[Tick], zero: Option<Share>) {
        let Row { label, value, bar, light, tip, end, series } = row;
        let (label, value) = (plain_text(label), plain_text(value));
        if label.width() + value.width() + 2 <= COLUMNS {
            self.text("label", "start", label);
            self.text("value", "end", value);
            self.top += LINE;
        } else {
            let lines = wrapped(&label, COLUMNS).into_iter().map(|words| ("label", words));
            let values = wrapped(&value, COLUMNS).into_iter().map(|words| ("value", words));
            for (role, words) in lines.chain(values).collect::<Vec<_>>() {
                self.text(role, "start", words);
                self.top += LINE;
            }
        }
        let top = self.top;
        self.ground(ticks, zero);
        if let Some(light) = light {
            self.rect("pale", *series, *light);
        }
        let narrow = bar.1.hundredths() - bar.0.hundredths() < NARROW;
        if narrow && zero.is_none() {
            let at = (self.across(bar.0.halfway(bar.1)), top + BAR / 2);
            self.sign("point-1".to_owned(), *series, at);
        } else {
            self.rect("bar", *series, *bar);
        }
        // The end of the whole bar: what says how exact it is stands outside of it.
        let lowest = light.map_or(bar.0, |light| light.0.min(bar.0));
        let to_the_end = *tip > lowest || zero.is_none_or(|zero| *tip >= zero);
        let right = to_the_end == (self.flow == Direction::Ltr);
        let side = if right { "right" } else { "left" };
        let what = match end {
            End::Exact => None,
            End::About => Some("about"),
            End::Beyond => Some(if to_the_end { "away" } else { "back" }),
            End::Within => Some(if to_the_end { "back" } else { "away" }),
        };
        if let Some(what) = what {
            let at = (self.across(*tip), top + BAR / 2);
            self.sign(format!("{what}-{side}"), *series, at);
        }
        self.top = top + BAR + GAP;
    }

    /// The words under a horizontal axis.
    fn marks(&mut self, ticks: &[Tick]) {
        self.top -= GAP / 2;
        for Tick { at, label, hold } in ticks {
            let Some(label) = label else { continue };
            let anchor = match (hold, self.flow == self.direction) {
                (Hold::Middle, _) => "middle",
                (Hold::Start, true) | (Hold::End, false) => "start",
                (Hold::Start, false) | (Hold::End, true) => "end",
            };
            self.view.texts.push(TextView {
                role: "tick",
                x: Hundredths(self.across(*at)),
                y: Hundredths(self.top + BASELINE),
                anchor,
                words: plain_text(label),
            });
        }
        self.top += LINE;
    }

    fn lines(&mut self, series: &[LineSeries], values: &[Tick], times: &[Tick], zero: Option<Share>) {
        let (start, _) = self.edges();
        // A fraction of the width, from the edge where words begin.
        let inset = |part: i64| (start - part).abs();
        for (index, LineSeries { label, .. }) in series.iter().enumerate() {
            for (number, words) in wrapped(&plain_text(label), COLUMNS - 6).into_iter().enumerate() {
                if number == 0 {
                    let y = self.top + LINE / 2;
                    self.line("series", index, (inset(0), y), (inset(900), y));
                    self.sign(format!("point-{}", index + 1), index, (inset(450), y));
                }
                self.text("label", "start", words);
                if let Some(text) = self.view.texts.last_mut() {
                    text.x = Hundredths(inset(1_200));
                }
                self.top += LINE;
            }
        }
        // Room for the words above the uppermost line.
        self.top += LINE;
        let field = self.top;
        let down = |share: Share| field + share.mirrored().hundredths() * FIELD / 10_000;
        for Tick { at, label, .. } in values {
            let y = down(*at);
            let role = if zero == Some(*at) { "zero" } else { "grid" };
            self.line(role, 0, (0, y), (10_000, y));
            if let Some(label) = label {
                self.top = y - BASELINE - 35;
                self.text("tick", "start", plain_text(label));
            }
        }
        for (index, LineSeries { points, .. }) in series.iter().enumerate() {
            for pair in points.windows(2) {
                let place = |point: &PointAt| (self.across(point.time), down(point.value));
                let (from, to) = (place(&pair[0]), place(&pair[1]));
                self.line("series", index, from, to);
            }
            for PointAt { time, value, range, end } in points {
                let (x, y) = (self.across(*time), down(*value));
                match range {
                    Some((low, high)) => self.line("range", index, (x, down(*low)), (x, down(*high))),
                    None => {
                        self.sign(format!("point-{}", index + 1), index, (x, y)).hollow = *end == End::About;
                    }
                }
                let edge = range.map_or(*value, |(_, high)| high);
                match end {
                    End::Exact | End::About => {}
                    End::Beyond => drop(self.sign("up".to_owned(), index, (x, down(edge)))),
                    End::Within => drop(self.sign("down".to_owned(), index, (x, y))),
                }
            }
        }
        self.top = field + FIELD + GAP;
        self.marks(times);
    }
}

/// A text in lines of so many characters at most, broken at spaces; isolates that a break falls into are closed before it and
/// opened again after it.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut open: Vec<char> = Vec::new();
    for word in text.split(' ') {
        if line.width() > 0 && line.width() + 1 + word.width() > columns {
            line.extend(open.iter().map(|_| '\u{2069}'));
            lines.push(std::mem::take(&mut line));
            line.extend(&open);
        } else if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        for c in word.chars() {
            match c {
                '\u{2066}'..='\u{2068}' => open.push(c),
                '\u{2069}' => drop(open.pop()),
                _ => {}
            }
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let shown = |number: i64| Hundredths(number).to_string();
        assert_eq!([0, 5, 50, 1250, 1234, -5].map(shown), ["0", "0.05", "0.5", "12.5", "12.34", "-0.05"]);
    }

    #[test]
    fn lines_break_at_spaces_and_close_their_isolates() {
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("", 8), [""]);
        assert_eq!(wrapped("unbreakable", 4), ["unbreakable"]);
        let lines = wrapped("من \u{2066}large language models\u{2069} وغيرها", 13);
        assert_eq!(
            lines,
            ["من \u{2066}large\u{2069}", "\u{2066}language\u{2069}", "\u{2066}models\u{2069} وغيرها"]
        );
    }

    fn bar(from: i64, to: i64, end: End) -> Drawing {
        let line = |text: &str| vec![crate::markup::Run::Text(text.to_owned())];
        let bar = (Share::new(from), Share::new(to));
        let row = Row { label: line("a"), value: line("b"), bar, light: None, tip: bar.1, end, series: 0 };
        let groups = vec![RowGroup { heading: None, rows: vec![row] }];
        let plot = Plot::Rows { groups, ticks: Vec::new(), zero: Some(Share::default()) };
        Drawing { description: String::new(), signs: Vec::new(), flow: Direction::Ltr, plot }
    }

    #[test]
    fn bars_grow_from_the_edge_where_the_axis_begins() {
        let drawing = bar(0, 6150, End::Beyond);
        let view = chart(&drawing, Direction::Ltr);
        assert_eq!((view.rects[1].x, view.rects[1].width), (Hundredths(0), Hundredths(6150)));
        assert_eq!((view.signs[0].x, &*view.signs[0].shape), (Hundredths(6150), "away-right"));
        assert_eq!(view.texts[0].x, Hundredths(0));

        let drawing = Drawing { flow: Direction::Rtl, ..drawing };
        let view = chart(&drawing, Direction::Rtl);
        assert_eq!((view.rects[1].x, view.rects[1].width), (Hundredths(3850), Hundredths(6150)));
        assert_eq!((view.signs[0].x, &*view.signs[0].shape), (Hundredths(3850), "away-left"));
        assert_eq!((view.texts[0].x, view.texts[0].anchor), (Hundredths(10_000), "start"));
    }
}
