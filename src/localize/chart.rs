//! Charts and tables in words: labels, values and marks of axes, with where each stands.
//!
//! Which signs a chart shows is decided here; how they are drawn, in render.

use bigdecimal::BigDecimal;

use super::edition_report::{EditionSegment, Line};
use super::exhibit::{Drawing, End, ExhibitLine, Grid, LineSeries, Plot, PointAt, Row, RowGroup, Tick};
use super::formatter::Formatter;
use super::lines::{authored, isolated, line, worded};
use super::message::{Formatted, MessageError, args};
use super::prose::PlacedError;
use super::scale::{Needs, Scale, Share, TimeScale};
use super::sentence::attribution;
use super::ticks;
use super::wording::{Case, Style, Wording};
use crate::markup::{Direction, plain_text};
use crate::model::{
    Bar, Cell, Content, Date, Datum, Event, Exhibit, Figure, Finding, Label, Period, Qualifier, Quantity,
    Report, Series, Shown, TimeAxis,
};

/// A value on its own, in the width of a table.
const VALUE: Wording =
    Wording { style: Style::Table, case: Case::Nominative, conversion: false, qualifier: true };

/// Words the exhibits of a report.
pub(super) struct Exhibitor<'a, 's> {
    /// The report.
    pub report: &'a Report,
    /// The words.
    pub formatter: &'a Formatter,
    /// Its segments, whose headlines name findings.
    pub segments: &'s [EditionSegment<'a>],
}

/// The parts of an exhibit that differ from one to another.
struct Parts {
    drawing: Option<Drawing>,
    table: Grid,
}

impl<'a> Exhibitor<'a, '_> {
    /// All of them.
    pub fn all(&self) -> Result<Vec<ExhibitLine<'a>>, PlacedError> {
        let one = |exhibit: &'a Exhibit| self.exhibit(exhibit).map_err(|error| (exhibit.span, error));
        self.report.exhibits.iter().map(one).collect()
    }

    fn exhibit(&self, exhibit: &'a Exhibit) -> Result<ExhibitLine<'a>, MessageError> {
        let Exhibit { id, title, note, finding, content, span: _ } = exhibit;
        let formatter = self.formatter;
        let Parts { mut drawing, table } = self.parts(content)?;
        let mut notes: Vec<Line> = Vec::new();
        notes.extend(note.as_ref().map(|note| authored(note.get(formatter.language), formatter.direction)));
        if content.data().any(|datum| datum.shown == Shown::Stated) {
            notes.push(self.word("chart-stated")?);
        }
        if let Some(drawing) = &mut drawing {
            drawing.signs =
                signs(content, drawing.flow).map(|message| self.word(message)).collect::<Result<_, _>>()?;
        }
        notes.extend(self.attributions(content)?);
        let sort = if drawing.is_some() { "chart" } else { "table" };
        Ok(ExhibitLine {
            anchor: format!("{sort}-{id}"),
            finding: finding.map(|index| self.report.findings[index].id.as_str()),
            title: authored(title.get(formatter.language), formatter.direction),
            notes,
            drawing,
            data: formatter.messages.word("chart-data")?,
            table,
        })
    }

    fn parts(&self, content: &'a Content) -> Result<Parts, MessageError> {
        match content {
            Content::Bars(bars) => self.bars(bars, true),
            Content::Ranges(bars) => self.bars(bars, false),
            Content::GroupedBars { groups, series } => self.grouped(groups, series),
            Content::Lines { series, time } => self.lines(series, *time),
            Content::Timeline { events, time } => self.timeline(events, *time),
            Content::Table { columns, rows } => {
                let text = |head: &crate::model::Bilingual<String>| {
                    authored(head.get(self.formatter.language), self.formatter.direction)
                };
                let cell = |cell: &Cell| match cell {
                    Cell::Datum(datum) => self.full(datum),
                    Cell::Label(label) => self.label(label),
                };
                let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect::<Result<_, _>>()?;
                Ok(Parts { drawing: None, table: Grid { heads: columns.iter().map(text).collect(), rows } })
            }
        }
    }

    /// Bars from zero, or between the ends of ranges.
    fn bars(&self, bars: &[Bar], from_zero: bool) -> Result<Parts, MessageError> {
        let data: Vec<&Datum> = bars.iter().map(|bar| &bar.datum).collect();
        let scale = scale(&data, from_zero);
        let mut rows = Vec::new();
        let mut table = Vec::new();
        let periods = data.iter().any(|datum| datum.figure.period.is_some());
        for Bar { label, datum } in bars {
            let label = self.label(label)?;
            let mut cells = vec![label.clone(), self.full(datum)?];
            if periods {
                cells.push(self.period(datum.figure.period, "")?);
            }
            table.push(cells);
            rows.push(self.row(label, datum, &scale, from_zero)?);
        }
        let groups = vec![RowGroup { heading: None, rows }];
        let mut heads = vec![self.word("chart-item")?, self.word("ui-value")?];
        if periods {
            heads.push(self.word("ui-period")?);
        }
        let drawing = self.rows(groups, data.first(), &scale, from_zero)?;
        Ok(Parts { drawing: Some(drawing), table: Grid { heads, rows: table } })
    }

    fn grouped(&self, groups: &[Label], series: &[Series]) -> Result<Parts, MessageError> {
        let data: Vec<&Datum> = series.iter().flat_map(|series| &series.data).collect();
        let scale = scale(&data, true);
        let mut heads = vec![self.word("chart-item")?];
        for series in series {
            heads.push(self.label(&series.label)?);
        }
        let mut drawn = Vec::new();
        let mut table = Vec::new();
        for (group, label) in groups.iter().enumerate() {
            let heading = self.label(label)?;
            let mut cells = vec![heading.clone()];
            let mut rows = Vec::new();
            for (index, series) in series.iter().enumerate() {
                let datum = &series.data[group];
                cells.push(self.full(datum)?);
                let row = self.row(self.label(&series.label)?, datum, &scale, true)?;
                rows.push(Row { series: index, ..row });
            }
            drawn.push(RowGroup { heading: Some(heading), rows });
            table.push(cells);
        }
        let drawing = self.rows(drawn, data.first(), &scale, true)?;
        Ok(Parts { drawing: Some(drawing), table: Grid { heads, rows: table } })
    }

    fn row(&self, label: Line, datum: &Datum, scale: &Scale, from_zero: bool) -> Result<Row, MessageError> {
        let (low, high) = ends(datum);
        let (low, high) = (scale.share(&low), scale.share(&high));
        let zero = scale.share(&BigDecimal::from(0));
        let (bar, light) = match (from_zero, low == high) {
            (false, _) => ((low, high), None),
            (true, true) => (ordered(zero, low), None),
            // Solid as far as the figure is sure to reach.
            (true, false) if high <= zero => ((high, zero), Some((low, high))),
            (true, false) if low >= zero => ((zero, low), Some((low, high))),
            (true, false) => ((zero, zero), Some((low, high))),
        };
        let (tip, below) = if from_zero && low < zero { (low, true) } else { (high, false) };
        let value = self.value(datum)?;
        Ok(Row { label, value, bar, light, tip, end: end(datum, below), series: 0 })
    }

    fn rows(
        &self,
        groups: Vec<RowGroup>,
        sample: Option<&&Datum>,
        scale: &Scale,
        from_zero: bool,
    ) -> Result<Drawing, MessageError> {
        let ticks = match sample {
            Some(datum) => self.value_ticks(&datum.measure().quantity, scale)?,
            None => Vec::new(),
        };
        let entries = groups.iter().flat_map(|RowGroup { heading, rows }| {
            let heading = heading.as_ref().map(|heading| (heading, None));
            heading.into_iter().chain(rows.iter().map(|row| (&row.label, Some(&row.value))))
        });
        let description = self.description(entries)?;
        let zero = from_zero.then(|| scale.share(&BigDecimal::from(0)));
        let plot = Plot::Rows { groups, ticks: ticks::thinned(ticks), zero };
        Ok(Drawing { description, signs: Vec::new(), flow: self.formatter.direction, plot })
    }

    fn value_ticks(&self, sample: &Quantity, scale: &Scale) -> Result<Vec<Tick>, MessageError> {
        let tick = |value: &crate::model::Decimal| {
            let text = ticks::words(self.formatter, sample, value)?;
            Ok(ticks::tick(scale.share(&value.value()), worded(&text, self.formatter.direction)))
        };
        scale.ticks().iter().map(tick).collect()
    }

    fn lines(&self, series: &[Series], time: Option<TimeAxis>) -> Result<Parts, MessageError> {
        let data: Vec<&Datum> = series.iter().flat_map(|series| &series.data).collect();
        let scale = scale(&data, true);
        let mut periods: Vec<Period> = data.iter().filter_map(|datum| datum.figure.period).collect();
        periods.sort_by_key(|period| (period.first_day(), period.last_day()));
        periods.dedup();
        let Some(span) = extent(&periods) else {
            return Ok(Parts { drawing: None, table: Grid { heads: Vec::new(), rows: Vec::new() } });
        };
        let clock = TimeScale::new(span.0, span.1);
        let middle = |period: Period| clock.begin(period.first_day()).halfway(clock.end(period.last_day()));
        let (first, last) = (middle(periods[0]), middle(periods[periods.len() - 1]));
        let values = match data.first() {
            Some(datum) => self.value_ticks(&datum.measure().quantity, &scale)?,
            None => Vec::new(),
        };
        let flow = self.flow(time);
        // The values stand at the edge where words begin; the points fill what is left of the axis.
        let field = ticks::field(&values, flow == self.formatter.direction);
        let place = |period: Period| ticks::stretched(middle(period), (first, last), field);

        let mut heads = vec![self.word("ui-period")?];
        let mut drawn = Vec::new();
        let mut entries: Vec<(Line, Option<Line>)> = Vec::new();
        for Series { label, data } in series {
            let label = self.label(label)?;
            heads.push(label.clone());
            entries.push((label.clone(), None));
            let mut points = Vec::new();
            for datum in data {
                let Some(period) = datum.figure.period else { continue };
                let (low, high) = ends(datum);
                let (low, high) = (scale.share(&low), scale.share(&high));
                let range = (low != high).then_some((low, high));
                let below =
                    datum.measure().quantity.amount().is_some_and(|amount| amount.high().is_negative());
                points.push(PointAt {
                    time: place(period),
                    value: low.halfway(high),
                    range,
                    end: end(datum, below),
                });
                entries.push((self.period(Some(period), "")?, Some(self.value(datum)?)));
            }
            drawn.push(LineSeries { label, points });
        }
        let mut rows = Vec::new();
        let mut times = Vec::new();
        for period in &periods {
            let mut cells = vec![self.period(Some(*period), "")?];
            for series in series {
                let datum = series.data.iter().find(|datum| datum.figure.period == Some(*period));
                cells.push(datum.map(|datum| self.full(datum)).transpose()?.unwrap_or_default());
            }
            rows.push(cells);
            times.push(ticks::tick(place(*period), self.period(Some(*period), "short")?));
        }
        let description = self.description(entries.iter().map(|(label, value)| (label, value.as_ref())))?;
        let zero = Some(scale.share(&BigDecimal::from(0)));
        let plot = Plot::Lines { series: drawn, values, times: ticks::thinned(times), zero };
        let drawing = Drawing { description, signs: Vec::new(), flow, plot };
        Ok(Parts { drawing: Some(drawing), table: Grid { heads, rows } })
    }

    fn timeline(&self, events: &[Event], time: Option<TimeAxis>) -> Result<Parts, MessageError> {
        let periods: Vec<Period> = events.iter().map(|event| event.period).collect();
        let (first, last) = extent(&periods).unwrap_or((self.report.date, self.report.date));
        let clock = TimeScale::new(first, last);
        let mut rows = Vec::new();
        let mut table = Vec::new();
        for Event { finding: _, label, period } in events {
            let (label, value) = (self.label(label)?, self.period(Some(*period), "short")?);
            table.push(vec![self.period(Some(*period), "")?, label.clone()]);
            let bar = (clock.begin(period.first_day()), clock.end(period.last_day()));
            rows.push(Row { label, value, bar, light: None, tip: bar.1, end: End::Exact, series: 0 });
        }
        let description = self.description(rows.iter().map(|row| (&row.value, Some(&row.label))))?;
        let mut marks = Vec::new();
        for (at, point) in clock.ticks() {
            marks.push(ticks::tick(at, self.period(Some(Period::Point(point)), "short")?));
        }
        let groups = vec![RowGroup { heading: None, rows }];
        let plot = Plot::Rows { groups, ticks: ticks::thinned(marks), zero: None };
        let flow = self.flow(time);
        let drawing = Drawing { description, signs: Vec::new(), flow, plot };
        let heads = vec![self.word("ui-period")?, self.word("chart-event")?];
        Ok(Parts { drawing: Some(drawing), table: Grid { heads, rows: table } })
    }

    /// Which way time runs: as set, or as the edition reads.
    fn flow(&self, time: Option<TimeAxis>) -> Direction {
        match time {
            None => self.formatter.direction,
            Some(TimeAxis::Ltr) => Direction::Ltr,
            Some(TimeAxis::Rtl) => Direction::Rtl,
        }
    }

    /// Who says so: the attributions of the findings that claim what is shown, each once.
    fn attributions(&self, content: &Content) -> Result<Option<Line>, MessageError> {
        let claiming = |figure: &Figure| {
            let claims = |finding: &&Finding| finding.figures.iter().any(|claimed| claimed.id == figure.id);
            self.report.findings.iter().find(claims)
        };
        let findings: Vec<&Finding> = match content {
            Content::Timeline { events, .. } => {
                events.iter().map(|event| &self.report.findings[event.finding]).collect()
            }
            other => other.data().filter_map(|datum| claiming(&datum.figure)).collect(),
        };
        let mut said: Vec<String> = Vec::new();
        for who in findings.iter().filter_map(|finding| finding.attribution.as_ref()) {
            let text = attribution(self.formatter, who)?.whole;
            if !said.contains(&text) {
                said.push(text);
            }
        }
        let joined = self.joined(said)?;
        Ok(joined.map(|text| line(&text, self.formatter.direction)))
    }

    /// What a chart shows, in words.
    fn description<'l>(&self, entries: impl Iterator<Item = (&'l Line, Option<&'l Line>)>) -> Formatted {
        let mut texts = Vec::new();
        for (label, value) in entries {
            let label = plain_text(label);
            texts.push(match value {
                None => isolated(&label),
                Some(value) => {
                    let value = plain_text(value);
                    let given = args([("label", &label), ("value", &value)]);
                    self.formatter.messages.format("chart-entry", "", &given)?
                }
            });
        }
        let text = self.joined(texts)?.unwrap_or_default();
        Ok(plain_text(&worded(&text, self.formatter.direction)))
    }

    /// Texts as one.
    fn joined(&self, texts: Vec<String>) -> Result<Option<String>, MessageError> {
        let mut all: Option<String> = None;
        for text in texts {
            all = Some(match all {
                None => text,
                Some(first) => self.formatter.messages.format(
                    "chart-join",
                    "",
                    &args([("first", &first), ("next", &text)]),
                )?,
            });
        }
        Ok(all)
    }

    fn word(&self, message: &str) -> Result<Line, MessageError> {
        Ok(worded(&self.formatter.messages.word(message)?, self.formatter.direction))
    }

    /// A value as the chart shows it.
    fn value(&self, datum: &Datum) -> Result<Line, MessageError> {
        Ok(worded(&self.formatter.measure(datum.measure(), VALUE)?, self.formatter.direction))
    }

    /// A value with its conversion.
    fn full(&self, datum: &Datum) -> Result<Line, MessageError> {
        let text = self.formatter.figure(&datum.figure, Wording { conversion: true, ..VALUE })?;
        Ok(worded(&text, self.formatter.direction))
    }

    fn period(&self, period: Option<Period>, form: &str) -> Result<Line, MessageError> {
        let Some(period) = period else { return Ok(Line::new()) };
        Ok(worded(&self.formatter.period(period, form)?, self.formatter.direction))
    }

    fn label(&self, label: &Label) -> Result<Line, MessageError> {
        let formatter = self.formatter;
        let (language, direction) = (formatter.language, formatter.direction);
        Ok(match label {
            Label::Text(text) => authored(text.get(language), direction),
            Label::Entity(entity) => authored(entity.name.full.get(language), direction),
            Label::Period(period) => self.period(Some(*period), "")?,
            Label::Headline(finding) => {
                let id = self.report.findings[*finding].id.as_str();
                let lines = self.segments.iter().filter_map(|segment| segment.finding.as_ref());
                let headline = lines.filter(|line| line.id == id).find_map(|line| line.headline.as_ref());
                // Its marks are those of the heading; here it is a name.
                headline.map(|headline| worded(&plain_text(&headline.words), direction)).unwrap_or_default()
            }
        })
    }
}

/// The messages that say what the signs of a chart mean.
fn signs(content: &Content, flow: Direction) -> impl Iterator<Item = &'static str> {
    let any = |test: fn(&Datum) -> bool| content.data().any(test);
    let is_range = |datum: &Datum| {
        let (low, high) = ends(datum);
        low != high
    };
    let (timed, set) = match content {
        Content::Lines { time, .. } | Content::Timeline { time, .. } => (true, time.is_some()),
        _ => (false, false),
    };
    let signs = [
        (any(|datum| end(datum, false) == End::About), "chart-about"),
        (any(|datum| matches!(end(datum, false), End::Beyond | End::Within)), "chart-open"),
        (!matches!(content, Content::Ranges(_)) && any(is_range), "chart-range"),
        (timed && flow == Direction::Rtl, "chart-time-rtl"),
        (set && flow == Direction::Ltr, "chart-time-ltr"),
    ];
    signs.into_iter().filter(|(shown, _)| *shown).map(|(_, message)| message)
}

/// The lower and the upper end of what is shown; both the same for a single number.
fn ends(datum: &Datum) -> (BigDecimal, BigDecimal) {
    let amount = datum.measure().quantity.amount();
    let (low, high) =
        amount.map_or_else(Default::default, |amount| (amount.low().value(), amount.high().value()));
    // Of a fall, the smaller one is written first.
    if low <= high { (low, high) } else { (high, low) }
}

fn ordered(one: Share, other: Share) -> (Share, Share) {
    (one.min(other), one.max(other))
}

/// How exactly a figure is meant; of one `below` zero, more is nearer to the beginning of the axis.
fn end(datum: &Datum, below: bool) -> End {
    match datum.measure().qualifier {
        None => End::Exact,
        Some(Qualifier::About | Qualifier::Nearly) => End::About,
        Some(Qualifier::MoreThan | Qualifier::AtLeast) if below => End::Within,
        Some(Qualifier::MoreThan | Qualifier::AtLeast) => End::Beyond,
        Some(Qualifier::LessThan | Qualifier::AtMost) if below => End::Beyond,
        Some(Qualifier::LessThan | Qualifier::AtMost) => End::Within,
    }
}

fn scale(data: &[&Datum], zero: bool) -> Scale {
    let values: Vec<BigDecimal> =
        data.iter().flat_map(|datum| <[BigDecimal; 2]>::from(ends(datum))).collect();
    let whole = data.iter().all(|datum| {
        matches!(datum.measure().quantity, Quantity::Count(..) | Quantity::Duration(..))
            && values.iter().all(BigDecimal::is_integer)
    });
    let room = data.iter().any(|datum| matches!(end(datum, false), End::Beyond | End::Within));
    Scale::new(&values, Needs { zero, whole, room })
}

fn extent(periods: &[Period]) -> Option<(Date, Date)> {
    let first = periods.iter().map(|period| period.first_day()).min()?;
    let last = periods.iter().map(|period| period.last_day()).max()?;
    Some((first, last))
}
