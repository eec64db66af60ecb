//! Scales of charts: where a value stands between the ends of an axis, and the round values that mark it.
//!
//! In: exact decimals and dates. Out: places in hundredths of a percent, the same on every machine: no float is involved.

use bigdecimal::num_bigint::BigInt;
use bigdecimal::{BigDecimal, RoundingMode, ToPrimitive, Zero};

use crate::model::{Date, Decimal, Point};

/// A place on a scale: from 0, its beginning, to 10,000, its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Share(u16);

impl Share {
    /// The end of a scale.
    pub const END: Share = Share(10_000);

    /// A place in hundredths of a percent; the ends hold what lies beyond them.
    #[must_use]
    pub fn new(hundredths: i64) -> Self {
        Share(u16::try_from(hundredths.clamp(0, 10_000)).unwrap_or(0))
    }

    /// In hundredths of a percent.
    #[must_use]
    pub fn hundredths(self) -> i64 {
        i64::from(self.0)
    }

    /// The place as far from the end as this one is from the beginning.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Share(10_000 - self.0)
    }

    /// The place halfway to another one.
    #[must_use]
    pub fn halfway(self, other: Self) -> Self {
        Share(u16::midpoint(self.0, other.0))
    }
}

/// About how many steps an axis has.
const STEPS: i32 = 5;

/// A scale of numbers, from one round value to another.
#[derive(Debug)]
pub(super) struct Scale {
    low: BigDecimal,
    high: BigDecimal,
    step: BigDecimal,
}

/// What a scale has to hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needs {
    /// Whether it begins at zero, or ends there if all is below.
    pub zero: bool,
    /// Whether it marks whole numbers only.
    pub whole: bool,
    /// Whether something points beyond the largest value, which needs room there.
    pub room: bool,
}

impl Scale {
    /// The scale that holds these values.
    pub fn new(values: &[BigDecimal], needs: Needs) -> Self {
        let zero = BigDecimal::zero();
        let ends = values.iter().chain(needs.zero.then_some(&zero));
        let low = ends.clone().min().cloned().unwrap_or_default();
        let mut high = ends.max().cloned().unwrap_or_default();
        if low == high {
            high = &low + BigDecimal::from(1);
        }
        let step = round_step(&((&high - &low) / BigDecimal::from(STEPS)), needs.whole);
        let down = (&low / &step).with_scale_round(0, RoundingMode::Floor) * &step;
        let mut up = (&high / &step).with_scale_round(0, RoundingMode::Ceiling) * &step;
        if needs.room && up == high {
            up += &step;
        }
        Scale { low: down, high: up, step }
    }

    /// Where a value stands.
    pub fn share(&self, value: &BigDecimal) -> Share {
        let part = (value - &self.low) * BigDecimal::from(10_000) / (&self.high - &self.low);
        Share::new(part.with_scale_round(0, RoundingMode::HalfEven).to_i64().unwrap_or(0))
    }

    /// The round values that mark it, its ends among them.
    pub fn ticks(&self) -> Vec<Decimal> {
        let mut ticks = Vec::new();
        let mut at = self.low.clone();
        while at <= self.high {
            ticks.extend(Decimal::parse(&at.normalized().to_plain_string()));
            at += &self.step;
        }
        ticks
    }
}

/// The smallest round step that is not below `least`: 1, 2, 2.5 or 5 with any power of ten.
fn round_step(least: &BigDecimal, whole: bool) -> BigDecimal {
    let (digits, scale) = least.as_bigint_and_scale();
    let length = i64::try_from(digits.magnitude().to_str_radix(10).len()).unwrap_or(1);
    let power = length - scale - 1;
    [10, 20, 25, 50, 100]
        .map(|tenths| BigDecimal::new(BigInt::from(tenths), 1 - power))
        .into_iter()
        .find(|step| step >= least && (!whole || step.is_integer()))
        .unwrap_or_else(|| BigDecimal::from(1))
}

/// A scale of days.
#[derive(Debug)]
pub(super) struct TimeScale {
    first: Date,
    days: i64,
    /// The months between two marks.
    step: i64,
}

/// The months that may lie between two marks, and the most marks that an axis has.
const TIME_STEPS: [i64; 10] = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];
const MOST_MARKS: i64 = 6;

impl TimeScale {
    /// The scale of whole months, or whole years, that holds these days.
    pub fn new(first: Date, last: Date) -> Self {
        let months = month_number(last) - month_number(first) + 1;
        let step = TIME_STEPS.into_iter().find(|step| months <= step * MOST_MARKS).unwrap_or(1200);
        let begin = if step < 12 { first.first_of_month() } else { first.first_of_year() };
        let end = if step < 12 { last.last_of_month() } else { last.last_of_year() };
        TimeScale { first: begin, days: days_between(begin, end) + 1, step }
    }

    /// Where a day begins.
    pub fn begin(&self, day: Date) -> Share {
        Share::new(days_between(self.first, day) * 10_000 / self.days)
    }

    /// Where a day ends.
    pub fn end(&self, day: Date) -> Share {
        Share::new((days_between(self.first, day) + 1) * 10_000 / self.days)
    }

    /// The months or years that mark it.
    pub fn ticks(&self) -> Vec<(Share, Point)> {
        let mut ticks = Vec::new();
        let mut month = self.first;
        while days_between(self.first, month) < self.days {
            if month_number(month).rem_euclid(self.step) == 0 {
                let point = if self.step < 12 { Point::Month(month) } else { Point::Year(month.year()) };
                ticks.push((self.begin(month), point));
            }
            let Ok(next) = month.last_of_month().tomorrow() else { break };
            month = next;
        }
        ticks
    }
}

/// Months since the year 0.
fn month_number(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(values: &[&str]) -> Vec<BigDecimal> {
        values.iter().map(|text| text.parse().expect("a number")).collect()
    }

    const PLAIN: Needs = Needs { zero: true, whole: false, room: false };

    fn ticks(values: &[&str], needs: Needs) -> Vec<String> {
        Scale::new(&numbers(values), needs).ticks().iter().map(Decimal::plain).collect()
    }

    #[test]
    fn axes_are_marked_with_round_values() {
        assert_eq!(ticks(&["123", "176"], PLAIN), ["0", "50", "100", "150", "200"]);
        assert_eq!(ticks(&["0.07"], PLAIN), ["0", "0.02", "0.04", "0.06", "0.08"]);
        assert_eq!(ticks(&["-3", "4"], PLAIN), ["-4", "-2", "0", "2", "4"]);
        assert_eq!(
            ticks(&["12000", "13000"], Needs { zero: false, ..PLAIN }),
            ["12000", "12200", "12400", "12600", "12800", "13000"]
        );
        assert_eq!(ticks(&["0"], PLAIN), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
        assert_eq!(ticks(&["3"], Needs { whole: true, ..PLAIN }), ["0", "1", "2", "3"]);
        assert_eq!(ticks(&["200"], Needs { room: true, ..PLAIN }).last().map(String::as_str), Some("250"));
        assert_eq!(
            ticks(&["6500000000", "110000000000"], PLAIN).last().map(String::as_str),
            Some("125000000000")
        );
    }

    #[test]
    fn places_are_exact() {
        let scale = Scale::new(&numbers(&["123", "176"]), PLAIN);
        let share = |text: &str| scale.share(&text.parse().expect("a number")).hundredths();
        assert_eq!((share("0"), share("123"), share("176"), share("200")), (0, 6150, 8800, 10_000));
        assert_eq!(Share::new(6150).mirrored().hundredths(), 3850);
    }

    #[test]
    fn time_is_marked_with_months_or_years() {
        let scale = TimeScale::new(Date::constant(2024, 1, 10), Date::constant(2024, 6, 30));
        let places: Vec<_> = scale.ticks().iter().map(|(share, _)| share.hundredths()).collect();
        assert_eq!(places, [0, 1703, 3296, 5000, 6648, 8351]);
        assert_eq!(scale.end(Date::constant(2024, 6, 30)), Share::END);
        let scale = TimeScale::new(Date::constant(2011, 3, 1), Date::constant(2024, 6, 30));
        let years: Vec<_> = scale.ticks().iter().map(|(_, point)| point.to_string()).collect();
        assert_eq!(years, ["2015", "2020"]);
    }
}
