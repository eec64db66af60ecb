//! Dates and periods in the proleptic Gregorian calendar (ISO 8601); other calendars are a matter
//! of the edition.

use std::fmt;

/// A calendar day.
pub type Date = jiff::civil::Date;

/// Half of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// January to June.
    First,
    /// July to December.
    Second,
}

/// A quarter of a year: 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(u8);

impl Quarter {
    /// Checks the number.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (1..=4).contains(&number).then_some(Quarter(number))
    }

    /// 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

/// A year, a month or a day: an end of a range of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// `2024`.
    Year(i16),
    /// `2024-06`: the first day of the month stands for it.
    Month(Date),
    /// `2024-06-15`.
    Day(Date),
}

/// A stretch of time that a figure covers or a finding happened in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// `2024-H1`.
    Half(i16, Half),
    /// `2024-Q3`.
    Quarter(i16, Quarter),
    /// A year, a month or a day.
    Point(Point),
    /// `2019..2024`, `2024-01..2024-06`: both ends included, of one granularity, in order.
    Range(Point, Point),
}

impl Point {
    /// The first day of it.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Point::Year(year) => Date::constant(year, 1, 1),
            Point::Month(date) | Point::Day(date) => date,
        }
    }

    /// The last day of it.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Point::Year(year) => Date::constant(year, 12, 31),
            Point::Month(date) => date.last_of_month(),
            Point::Day(date) => date,
        }
    }

    /// Whether two points are both years, both months or both days.
    #[must_use]
    pub fn same_granularity(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

impl Period {
    /// The year of this period, if it is the same part of that year as `other` is of its own: `2023-H1` to `2024-H1`.
    /// Whole years are no part of one.
    #[must_use]
    pub fn same_part_of_year(self, other: Self) -> Option<i16> {
        let whole = |period: Period| {
            matches!(period, Period::Point(Point::Year(_)) | Period::Range(Point::Year(_), _))
        };
        let (own, others) = ((self.first_day(), self.last_day()), (other.first_day(), other.last_day()));
        let same = std::mem::discriminant(&self) == std::mem::discriminant(&other)
            && own.0.year() == own.1.year()
            && others.0.year() == others.1.year()
            && own.0.year() != others.0.year()
            && (own.0.month(), own.0.day()) == (others.0.month(), others.0.day())
            // The last of February moves with the year.
            && own.1.month() == others.1.month();
        (same && !whole(self) && !whole(other)).then(|| own.0.year())
    }

    /// The first day of it.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Period::Half(year, half) => Date::constant(year, if half == Half::First { 1 } else { 7 }, 1),
            Period::Quarter(year, quarter) => Date::constant(year, first_month(quarter), 1),
            Period::Point(point) | Period::Range(point, _) => point.first_day(),
        }
    }

    /// The last day of it.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Period::Half(year, Half::First) => Date::constant(year, 6, 30),
            Period::Half(year, Half::Second) => Date::constant(year, 12, 31),
            Period::Quarter(year, quarter) => {
                Date::constant(year, first_month(quarter) + 2, 1).last_of_month()
            }
            Period::Point(point) | Period::Range(_, point) => point.last_day(),
        }
    }
}

fn first_month(quarter: Quarter) -> i8 {
    [1, 4, 7, 10][usize::from(quarter.0 - 1)]
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Point::Year(year) => write!(f, "{year:04}"),
            Point::Month(date) => write!(f, "{:04}-{:02}", date.year(), date.month()),
            Point::Day(date) => write!(f, "{date}"),
        }
    }
}

/// The notation: `2024`, `2024-H1`, `2024-Q3`, `2024-06`, `2019..2024`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Half(year, half) => write!(f, "{year:04}-H{}", if *half == Half::First { 1 } else { 2 }),
            Period::Quarter(year, quarter) => write!(f, "{year:04}-Q{}", quarter.0),
            Period::Point(point) => write!(f, "{point}"),
            Period::Range(from, to) => write!(f, "{from}..{to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_part_of_another_year() {
        let half = |year| Period::Half(year, Half::First);
        assert_eq!(half(2023).same_part_of_year(half(2024)), Some(2023));
        assert_eq!(half(2024).same_part_of_year(half(2024)), None);
        assert_eq!(half(2023).same_part_of_year(Period::Half(2024, Half::Second)), None);
        let year = |year| Period::Point(Point::Year(year));
        assert_eq!(year(2023).same_part_of_year(year(2024)), None);
        let month = |year| Period::Point(Point::Month(Date::constant(year, 2, 1)));
        assert_eq!(month(2023).same_part_of_year(month(2024)), Some(2023));
    }

    #[test]
    fn first_and_last_days() {
        let quarter = Period::Quarter(2024, Quarter::new(1).expect("a quarter"));
        assert_eq!(
            (quarter.first_day(), quarter.last_day()),
            (Date::constant(2024, 1, 1), Date::constant(2024, 3, 31))
        );
    }
}
