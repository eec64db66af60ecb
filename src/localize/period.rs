//! Periods and dates in words: what repeats in a range is said once.

use super::DateStyle;
use super::formatter::Formatter;
use super::given::number;
use super::message::{Formatted, args};
use crate::model::{Calendar, Date, Half, Period, Point};

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
                let (from, to) = (self.point(from)?, self.point(to)?);
                self.messages.format("period-range", form, &args([("from", &from), ("to", &to)]))
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

    /// A date in the calendar or calendars asked for.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn date_in(&self, date: Date, style: DateStyle, calendar: Calendar) -> Formatted {
        let gregorian = || self.paired(self.dates.date(date, style));
        match calendar {
            Calendar::Gregorian => gregorian(),
            Calendar::Hijri => Ok(self.dates.hijri(date)),
            Calendar::Both => {
                let (gregorian, hijri) = (gregorian()?, self.dates.hijri(date));
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
