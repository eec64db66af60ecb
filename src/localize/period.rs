//! Periods and dates in words: what repeats in a range is said once.

use super::DateStyle;
use super::formatter::Formatter;
use super::given::number;
use super::message::{Formatted, MessageError, args};
use crate::model::{Calendar, Date, Half, Period, Point};

/// The ends of a period in words.
struct Ends {
    from: String,
    to: String,
    /// The later end behind a dash: "June 1–15, 2024".
    until: String,
}

impl Formatter {
    /// A period in words; `form` is `when` for the adverb, a width, or empty for the noun.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn period(&self, period: Period, form: &str) -> Formatted {
        let year = |year: i16| self.numbers.year(year);
        match period {
            Period::Half(y, half) => {
                let id = match half {
                    Half::First => "period-half-first",
                    Half::Second => "period-half-second",
                };
                self.messages.format(id, form, &args([("year", &year(y))]))
            }
            Period::Quarter(y, quarter) => {
                let y = year(y);
                let [year] = args([("year", &y)]);
                let given = [year, number("quarter", quarter.number().to_string())];
                self.messages.format("period-quarter", form, &given)
            }
            Period::Point(Point::Year(y)) => {
                self.messages.format("period-year", form, &args([("year", &year(y))]))
            }
            Period::Point(point @ Point::Month(_)) => self.dated("period-month", form, point),
            Period::Point(point @ Point::Day(_)) => self.dated("period-day", form, point),
            Period::Range(from, to) => {
                let Ends { from, to, until } = self.ends(from, to)?;
                let given = args([("from", &from), ("to", &to), ("until", &until)]);
                self.messages.format("period-range", form, &given)
            }
        }
    }

    /// The period that a figure is compared with: "the same period of 2023", if it is the same part of its year as the figure's
    /// own.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn versus(&self, versus: Period, own: Option<Period>) -> Formatted {
        match own.and_then(|own| versus.same_part_of_year(own)) {
            Some(year) => {
                self.messages.format("period-same", "", &args([("year", &self.numbers.year(year))]))
            }
            None => self.period(versus, ""),
        }
    }

    fn dated(&self, id: &str, form: &str, point: Point) -> Formatted {
        let date = self.point(point)?;
        self.messages.format(id, form, &args([("date", &date)]))
    }

    /// A year, a month or a day, bare.
    fn point(&self, point: Point) -> Formatted {
        match point {
            Point::Year(year) => Ok(self.numbers.year(year)),
            Point::Month(date) => self.paired(self.dates.month(date)),
            Point::Day(date) => self.date_in(date, DateStyle::Long, self.calendar),
        }
    }

    /// The ends of a period, what repeats said once: "from January to June 2024", «من 1 إلى 15 يونيو 2024».
    fn ends(&self, from: Point, to: Point) -> Result<Ends, MessageError> {
        let end = self.point(to)?;
        let whole = |from: String| Ends { from, until: end.clone(), to: end.clone() };
        Ok(match (from, to) {
            (Point::Month(a), Point::Month(b)) if a.year() == b.year() => {
                whole(self.paired(self.dates.month_alone(a))?)
            }
            (Point::Day(a), Point::Day(b))
                if a.year() == b.year() && self.calendar == Calendar::Gregorian =>
            {
                let begin = self.paired(self.dates.month_day(a))?;
                let is_day_first = begin.starts_with(char::is_numeric);
                match (a.month() == b.month(), is_day_first) {
                    (false, _) => whole(begin),
                    (true, true) => whole(self.numbers.year(a.day().into())),
                    (true, false) => {
                        let month = self.paired(self.dates.month_alone(b))?;
                        let rest = end.strip_prefix(month.as_str()).map(str::trim_start);
                        Ends { from: begin, until: rest.unwrap_or(&end).to_owned(), to: end }
                    }
                }
            }
            _ => whole(self.point(from)?),
        })
    }

    /// A date in the calendar or calendars asked for.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn date_in(&self, date: Date, style: DateStyle, calendar: Calendar) -> Formatted {
        let gregorian = || self.paired(self.dates.date(date, style)).map(|text| in_order(text, style));
        let hijri = |style| genitive(&in_order(self.dates.hijri(date, style), style));
        match calendar {
            Calendar::Gregorian => gregorian(),
            Calendar::Hijri => Ok(hijri(style)),
            Calendar::Both => {
                // The day of the week is said once.
                let (gregorian, hijri) = (gregorian()?, hijri(DateStyle::Long));
                self.messages.format("date-both", "", &args([("gregorian", &gregorian), ("hijri", &hijri)]))
            }
        }
    }

    /// Puts the pair of month names where the date has one of them.
    fn paired(&self, date: super::date::DateText) -> Formatted {
        let Some((levant, gulf)) = date.pair else { return Ok(date.text) };
        let pair = self.messages.format("month-paired", "", &args([("levant", &levant), ("gulf", &gulf)]))?;
        // The names are of the edition's own language, so the isolates Fluent puts around them say nothing.
        let pair: String = pair.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
        Ok(date.text.replacen(&gulf, &pair, 1))
    }
}

/// A date of CLDR as a good hand writes it: «السبت 15 يونيو 2024» without a comma; and in numbers with an isolate, for right-to-left marks
/// between the numbers hold their order only as long as no other number stands beside them.
fn in_order(text: String, style: DateStyle) -> String {
    let is_mark = |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}');
    match style {
        DateStyle::Full => text.replacen('،', "", 1),
        DateStyle::Medium | DateStyle::Short if text.contains(is_mark) => {
            format!("\u{2066}{}\u{2069}", text.replace(is_mark, ""))
        }
        DateStyle::Long | DateStyle::Medium | DateStyle::Short => text,
    }
}

/// After a day the name of a month is in the genitive: «9 ذي الحجة».
fn genitive(text: &str) -> String {
    text.replacen("ذو ", "ذي ", 1)
}
