//! The notation of figures.
//!
//! Short, for people:
//!
//! ```text
//! measure   = [ qualifier ] quantity
//! qualifier = "~"                       about
//!           | "<~"                      nearly (a little less)
//!           | ">" | "<" | ">=" | "<="   more than, less than, at least, at most
//! quantity  = amount " " CURRENCY       money, an ISO 4217 code: 50bn CNY, 12k..13k USD
//!           | amount "%"                a share: 6.5%
//!           | signed "%"                a relative change: +123%, -4..-6%
//!           | amount "pp"               percentage points: 2pp
//!           | signed "pp"               a change in percentage points: +2pp
//!           | "x" amount                a ratio: x2, x0.5
//!           | amount " " time-unit      a duration: 3 weeks
//!           | amount " " unit           a count of a unit that Fluent names: 2000 chips
//!           | date                      2024-06-15
//!           | period                    see below
//! amount    = number [ ".." number ]    a range, the lower end first
//! signed    = ( "+" | "-" ) amount
//! number    = [ "-" ] digits [ "." digits ] [ "k" | "m" | "bn" | "tn" ]
//! period    = year | year "-H" 1..2 | year "-Q" 1..4 | year "-" month | point ".." point
//! ```
//!
//! A number keeps every digit it is written with. The long form, for machines, is a table of the same parts, see
//! [`draft::FigureDraft`](super::draft::FigureDraft); both give the same [`Measure`], and [`Measure`]'s `Display` writes
//! the short form back.

use std::fmt;

use crate::diagnostic::{Diagnostic, suggest};
use crate::model::{
    Amount, Currency, Date, Decimal, Half, Id, MOST_DIGITS, Measure, Period, Point, Qualifier, Quantity,
    Quarter, SUFFIXES, Signed, TimeUnit,
};
use crate::source::Span;

/// Why a text is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// One sentence.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
    /// The guilty part of the text, in bytes; all of it if `None`.
    pub part: Option<std::ops::Range<usize>>,
}

impl Problem {
    fn new(message: impl Into<String>) -> Self {
        Problem { message: message.into(), hint: None, part: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// As a diagnostic at the place of the text that was read.
    #[must_use]
    pub fn at(self, code: &'static str, span: Span, text: &str) -> Diagnostic {
        let place = self.part.map_or(span, |part| part_of(span, text, part));
        Diagnostic::error(code, place, self.message).hint_opt(self.hint)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// The place of a part of a text that was read at a place; all of it if the part cannot be told.
#[must_use]
pub fn part_of(span: Span, text: &str, part: std::ops::Range<usize>) -> Span {
    // A quoted value's place has its quotation marks; inside them the text stands as it is, unless escaped.
    let room = (span.end - span.start) as usize;
    let quote = room.saturating_sub(text.len()) / 2;
    if room == text.len() + 2 * quote && quote <= 1 {
        span.slice(part.start + quote..part.end + quote)
    } else {
        span
    }
}

/// Reads a date: `2024-06-15`.
///
/// # Errors
/// If it is not written so, or there is no such day.
pub fn date(text: &str) -> Result<Date, Problem> {
    match point(text)? {
        Point::Day(date) => Ok(date),
        _ => Err(Problem::new(format!("`{text}` is not a full date")).hint("write a day as `2024-06-15`")),
    }
}

/// Reads a period: `2024`, `2024-H1`, `2024-Q3`, `2024-06`, `2024-06-15`, `2019..2024`.
///
/// # Errors
/// If it is none of these, or runs backwards.
pub fn period(text: &str) -> Result<Period, Problem> {
    if let Some((from, to)) = range(text) {
        let (from, to) = (point(from)?, point(to)?);
        if !from.same_granularity(to) {
            let problem = Problem::new(format!("`{text}` mixes years, months and days"));
            return Err(problem.hint("write both ends alike, as in `2024-01..2024-06`"));
        }
        if from.first_day() >= to.first_day() {
            return Err(Problem::new(format!("`{text}` ends before it begins"))
                .hint(format!("write it as `{to}..{from}`")));
        }
        return Ok(Period::Range(from, to));
    }
    if let Some((year, part)) = text.split_once('-') {
        let numbered = |prefix: char| part.strip_prefix(prefix).and_then(|n| n.parse::<u8>().ok());
        if let (Some(half), Some(year)) = (numbered('H'), self::year(year)) {
            return match half {
                1 => Ok(Period::Half(year, Half::First)),
                2 => Ok(Period::Half(year, Half::Second)),
                _ => {
                    Err(Problem::new(format!("a year has no half {half}"))
                        .hint("the halves are `H1` and `H2`"))
                }
            };
        }
        if let (Some(quarter), Some(year)) = (numbered('Q'), self::year(year)) {
            return match Quarter::new(quarter) {
                Some(quarter) => Ok(Period::Quarter(year, quarter)),
                None => Err(Problem::new(format!("a year has no quarter {quarter}"))
                    .hint("the quarters are `Q1` to `Q4`")),
            };
        }
    }
    point(text).map(Period::Point)
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
        .filter(|&y| y > 0)
}

fn point(text: &str) -> Result<Point, Problem> {
    let bad = || {
        Problem::new(format!("`{text}` is not a date or a period"))
            .hint("write a day as `2024-06-15`, a month as `2024-06`, a year as `2024`, a half as `2024-H1`")
    };
    let two_digits = |part: &str| match part.as_bytes() {
        [a, b] if a.is_ascii_digit() && b.is_ascii_digit() => part.parse::<i8>().ok(),
        _ => None,
    };
    let mut parts = text.split('-');
    let year = parts.next().and_then(year).ok_or_else(bad)?;
    let (month, day) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(bad());
    }
    let Some(month) = month else { return Ok(Point::Year(year)) };
    let month = two_digits(month).ok_or_else(bad)?;
    let none = |what: &str| Problem::new(format!("there is no {what} `{text}` in the calendar"));
    match day {
        None => Date::new(year, month, 1).map(Point::Month).map_err(|_| none("month")),
        Some(day) => {
            let day = two_digits(day).ok_or_else(bad)?;
            Date::new(year, month, day).map(Point::Day).map_err(|_| none("day"))
        }
    }
}

/// Reads the short notation of a figure.
///
/// # Errors
/// If it does not follow the grammar above; the problem says which part is wrong.
pub fn measure(text: &str) -> Result<Measure, Problem> {
    let (qualifier, rest) = qualifier(text);
    let offset = text.len() - rest.len();
    match quantity(rest) {
        Ok(quantity) => Ok(Measure { qualifier, quantity }),
        Err(problem) => {
            let mut problem = sign_once(rest).unwrap_or(problem);
            problem.part = problem.part.map(|part| part.start + offset..part.end + offset);
            Err(problem)
        }
    }
}

fn qualifier(text: &str) -> (Option<Qualifier>, &str) {
    let signed = Qualifier::ALL
        .into_iter()
        .filter_map(|qualifier| Some((Some(qualifier), text.strip_prefix(qualifier.sign())?)));
    // The longest sign: `<~` and `<=` begin with `<`.
    signed.min_by_key(|(_, rest)| rest.len()).unwrap_or((None, text))
}

const EXAMPLES: &str =
    "as in `~50bn CNY`, `12k..13k USD`, `+123%`, `x2`, `2000 chips`, `3 weeks`, `2024-06-15`";

fn quantity(text: &str) -> Result<Quantity, Problem> {
    if text.is_empty() {
        return Err(Problem::new("there is no figure here").hint(EXAMPLES));
    }
    if let Some(ratio) = text.strip_prefix('x') {
        return amount(ratio).map(Quantity::Ratio);
    }
    if let Some(share) = text.strip_suffix('%') {
        return Ok(match signed(share)? {
            (amount, Signed::Change) => Quantity::Change(amount),
            (amount, Signed::Distance) => Quantity::Percent(amount),
        });
    }
    if let Some(points) = text.strip_suffix("pp").filter(|points| !points.contains(' ')) {
        let (amount, sign) = signed(points)?;
        return Ok(Quantity::Points(amount, sign));
    }
    if let Some((number, unit)) = text.split_once(' ') {
        return with_unit(number, unit);
    }
    match period(text) {
        Ok(Period::Point(Point::Day(date))) => Ok(Quantity::Date(date)),
        Ok(period) => Ok(Quantity::Period(period)),
        // A number alone says neither how much nor of what.
        Err(_) if amount(text).is_ok() => Err(Problem::new(format!("`{text}` does not say of what"))
            .hint(format!("add a unit or a currency: `{text} chips`, `{text} USD`, `{text}%`"))),
        Err(problem) if text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(['-', '.']) => {
            Err(problem)
        }
        Err(_) => Err(Problem::new(format!("`{text}` is not a figure")).hint(EXAMPLES)),
    }
}

fn with_unit(number: &str, unit: &str) -> Result<Quantity, Problem> {
    let part = number.len() + 1..number.len() + 1 + unit.len();
    let quantity = amount(number).map_err(|problem| Problem { part: Some(0..number.len()), ..problem })?;
    if let Some(unit) = TimeUnit::parse(unit) {
        return Ok(Quantity::Duration(quantity, unit));
    }
    if unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()) {
        return match currency(unit) {
            Ok(currency) => Ok(Quantity::Money(quantity, currency)),
            Err(problem) => Err(Problem { part: Some(part), ..problem }),
        };
    }
    match Id::new(unit) {
        Some(unit) => Ok(Quantity::Count(quantity, unit)),
        None if range(unit).is_some() => Err(Problem {
            message: format!(
                "`{unit}` is neither a unit nor a currency: a range has its unit once, at its end"
            ),
            hint: unit_once(number, unit).map(|range| format!("write it as `{range}`")),
            part: Some(part),
        }),
        None if unit.len() <= 4 && unit.bytes().all(|byte| byte.is_ascii_uppercase()) => Err(Problem {
            message: format!("`{unit}` is neither a unit nor a currency"),
            hint: Some(match nearest_currency(unit) {
                Some(code) => format!("did you mean `{code}`?"),
                None => {
                    "currencies are three capital letters, like `USD`; units are ids, like `chips`".into()
                }
            }),
            part: Some(part),
        }),
        None => Err(Problem {
            message: format!("`{unit}` is neither a unit nor a currency"),
            hint: Some(match Id::suggest(unit) {
                Some(id) => {
                    format!("units are ids, like `{id}`; currencies are three capital letters, like `USD`")
                }
                None => {
                    "units are ids, like `chips`; currencies are three capital letters, like `USD`".into()
                }
            }),
            part: Some(part),
        }),
    }
}

/// What is wrong with `5%..6%`.
fn sign_once(text: &str) -> Option<Problem> {
    let sign = ["%", "pp"].into_iter().find(|sign| text.ends_with(sign))?;
    let (low, high) = range(text)?;
    let once = format!("{}..{high}", low.strip_suffix(sign)?);
    quantity(&once).ok()?;
    let problem =
        Problem::new(format!("`{text}` is not a figure: a range has its `{sign}` once, at its end"));
    Some(problem.hint(format!("write it as `{once}`")))
}

/// The range of `5` and `USD..6 USD`: `5..6 USD`.
fn unit_once(number: &str, rest: &str) -> Option<String> {
    let (unit, end) = range(rest)?;
    let (high, same) = end.split_once(' ')?;
    let once = format!("{number}..{high} {unit}");
    (unit == same && quantity(&once).is_ok()).then_some(once)
}

/// Reads a currency: `USD`.
///
/// # Errors
/// If it is not a code of ISO 4217; the hint is the nearest one that is often used.
pub fn currency(code: &str) -> Result<Currency, Problem> {
    Currency::new(code).ok_or_else(|| Problem {
        message: format!("`{code}` is not a currency of ISO 4217"),
        hint: nearest_currency(code).map(|code| format!("did you mean `{code}`?")),
        part: None,
    })
}

fn nearest_currency(code: &str) -> Option<String> {
    const COMMON: [&str; 12] =
        ["USD", "EUR", "GBP", "CNY", "JPY", "SAR", "AED", "EGP", "KWD", "QAR", "MAD", "LBP"];
    match code {
        "RMB" => Some("CNY".into()),
        _ => suggest::nearest(code, COMMON).map(str::to_owned),
    }
}

/// An amount that may carry the sign of a change before it.
fn signed(text: &str) -> Result<(Amount, Signed), Problem> {
    let sign = text.starts_with(['+', '-']);
    let parsed = amount(text.strip_prefix('+').unwrap_or(text))?;
    if let Amount::Range(low, high) = &parsed
        && low.is_negative() != high.is_negative()
    {
        return Err(
            Problem::new(format!("`{text}` goes both up and down")).hint("say two figures, or one sign")
        );
    }
    Ok((parsed, if sign { Signed::Change } else { Signed::Distance }))
}

fn amount(text: &str) -> Result<Amount, Problem> {
    let Some((low, high)) = range(text) else { return number(text).map(Amount::One) };
    let (low, high) = (number(low)?, number(high)?);
    // A fall of 4 to 6 percent is -4..-6: the smaller change first.
    let upwards = if low.is_negative() && high.is_negative() {
        low.value() > high.value()
    } else {
        low.value() < high.value()
    };
    if !upwards {
        let upwards = if low.same_value(&high) { low.to_string() } else { format!("{high}..{low}") };
        let hint = format!("write it as `{upwards}`");
        return Err(Problem::new(format!("the range `{text}` does not run upwards")).hint(hint));
    }
    Ok(Amount::Range(low, high))
}

/// The ends of a range.
fn range(text: &str) -> Option<(&str, &str)> {
    let at = text.as_bytes().windows(2).position(|two| two == b"..")?;
    Some((&text[..at], &text[at + 2..]))
}

/// Reads a number: `50`, `6.5`, `-3`, `50bn`.
///
/// # Errors
/// If it is not one; the hint says how to write it.
pub fn number(text: &str) -> Result<Decimal, Problem> {
    let (digits, power) = SUFFIXES
        .iter()
        .find_map(|(suffix, power)| Some((text.strip_suffix(suffix)?, *power)))
        .unwrap_or((text, 0));
    if digits.starts_with('+') {
        let problem =
            Problem::new(format!("`{text}` cannot have a `+`: only changes in percent or points have one"));
        return Err(problem.hint("remove the `+`"));
    }
    Decimal::parse_scaled(digits, power).ok_or_else(|| bad_number(text))
}

fn bad_number(text: &str) -> Problem {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_lowercase()).trim_start_matches('-');
    if digits.len() > MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        let start: String = digits.chars().take(8).collect();
        let problem =
            Problem::new(format!("the number `{start}…` is too long: it has {} characters", digits.len()));
        return problem
            .hint(format!("a number has at most {MOST_DIGITS}; round it, or use a scale: k, m, bn, tn"));
    }
    let problem = Problem::new(format!("`{text}` is not a number"));
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\u{a0}' | '٬')).collect();
    let western: String = plain.chars().map(western_digit).collect();
    if western != text && number(&western).is_ok() {
        return problem
            .hint(format!("write it as `{western}`; each edition adds its own digits and separators"));
    }
    problem.hint("as in `50`, `6.5`, `50bn`, `380k`; the scales are k, m, bn, tn")
}

fn western_digit(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10).unwrap_or(c),
        '٫' => '.',
        other => other,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kind_reads_and_writes() {
        for text in [
            "~50bn CNY",
            "<~110bn USD",
            "12k..13k USD",
            ">1m processors",
            ">=300 servers",
            "<=5 countries",
            "+123%",
            "-4%",
            "-4..-6%",
            "6.5%",
            "5..7%",
            "2pp",
            "+2pp",
            "-0.5pp",
            "x2",
            "x0.5",
            "~3 weeks",
            "2024-06-15",
            "2024",
            "2024-H1",
            "2024-Q3",
            "2024-06",
            "2019..2024",
            "2024-01..2024-06",
            "6.50 USD",
            "-3bn USD",
        ] {
            let parsed = measure(text).expect(text);
            assert_eq!(parsed.to_string(), text);
        }
    }

    #[test]
    fn problems_point_at_the_part_and_help() {
        for (text, message, hint) in [
            ("50bn RMB", "`RMB` is not a currency of ISO 4217", "did you mean `CNY`?"),
            (
                "2,000 chips",
                "`2,000` is not a number",
                "write it as `2000`; each edition adds its own digits and separators",
            ),
            (
                "٥٠ chips",
                "`٥٠` is not a number",
                "write it as `50`; each edition adds its own digits and separators",
            ),
            ("13k..12k USD", "the range `13k..12k` does not run upwards", "write it as `12k..13k`"),
            ("17", "`17` does not say of what", "add a unit or a currency: `17 chips`, `17 USD`, `17%`"),
            ("2024-02-30", "there is no day `2024-02-30` in the calendar", ""),
            (
                "5 USD..6 USD",
                "`USD..6 USD` is neither a unit nor a currency: a range has its unit once, at its end",
                "write it as `5..6 USD`",
            ),
            (
                "5 USD..6 SAR",
                "`USD..6 SAR` is neither a unit nor a currency: a range has its unit once, at its end",
                "",
            ),
            (
                "5%..6%",
                "`5%..6%` is not a figure: a range has its `%` once, at its end",
                "write it as `5..6%`",
            ),
            (
                "+2pp..3pp",
                "`+2pp..3pp` is not a figure: a range has its `pp` once, at its end",
                "write it as `+2..3pp`",
            ),
            ("~2.5m US", "`US` is neither a unit nor a currency", "did you mean `USD`?"),
            (
                "9999999999999999999999999999999999999999999999999999999999999.9bn USD",
                "the number `99999999…` is too long: it has 63 characters",
                "a number has at most 60; round it, or use a scale: k, m, bn, tn",
            ),
            ("2024-H3", "a year has no half 3", "the halves are `H1` and `H2`"),
            ("2024..2019", "`2024..2019` ends before it begins", "write it as `2019..2024`"),
        ] {
            let problem = measure(text).expect_err(text);
            assert_eq!((problem.message.as_str(), problem.hint.as_deref().unwrap_or("")), (message, hint));
        }
        assert_eq!(measure("~50bn RMB").expect_err("no such currency").part, Some(6..9));
    }

    fn decimal() -> impl Strategy<Value = Decimal> {
        ("[1-9][0-9]{0,29}(\\.[0-9]{1,9})?", prop_oneof![Just(0_i64), Just(3), Just(6), Just(9), Just(12)])
            .prop_filter_map("a decimal", |(digits, power)| Decimal::parse_scaled(&digits, power))
    }

    fn amounts() -> impl Strategy<Value = Amount> {
        prop_oneof![
            decimal().prop_map(Amount::One),
            (decimal(), decimal()).prop_filter_map("upwards", |(a, b)| {
                (a.value() < b.value()).then_some(Amount::Range(a, b))
            }),
        ]
    }

    fn periods() -> impl Strategy<Value = Period> {
        let day = (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Date::constant(y, m, d));
        prop_oneof![
            (1_i16..=9999).prop_map(|y| Period::Point(Point::Year(y))),
            (1_i16..=9999).prop_map(|y| Period::Half(y, Half::Second)),
            (1_i16..=9999, 1_u8..=4)
                .prop_filter_map("quarter", |(y, q)| Some(Period::Quarter(y, Quarter::new(q)?))),
            (1_i16..=9999, 1_i8..=12).prop_map(|(y, m)| Period::Point(Point::Month(Date::constant(y, m, 1)))),
            (1_i16..5000, 5000_i16..=9999).prop_map(|(a, b)| Period::Range(Point::Year(a), Point::Year(b))),
            (day.clone(), day).prop_filter_map("in order", |(a, b)| {
                (a < b).then_some(Period::Range(Point::Day(a), Point::Day(b)))
            }),
        ]
    }

    fn quantities() -> impl Strategy<Value = Quantity> {
        let currency = prop_oneof![Just("USD"), Just("CNY"), Just("KWD"), Just("XOF")];
        let unit = "[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?".prop_filter_map("a unit", |text| {
            Id::new(&text).filter(|id| TimeUnit::parse(id.as_str()).is_none())
        });
        prop_oneof![
            (amounts(), currency)
                .prop_filter_map("a code", |(a, c)| Some(Quantity::Money(a, Currency::new(c)?))),
            amounts().prop_map(Quantity::Percent),
            amounts().prop_map(Quantity::Change),
            (amounts(), any::<bool>())
                .prop_map(|(a, up)| Quantity::Points(a, if up { Signed::Change } else { Signed::Distance })),
            amounts().prop_map(Quantity::Ratio),
            (amounts(), unit).prop_map(|(a, u)| Quantity::Count(a, u)),
            (amounts(), 0..8_usize).prop_map(|(a, i)| Quantity::Duration(a, TimeUnit::ALL[i])),
            (1900_i16..2100, 1_i8..=12, 1_i8..=28)
                .prop_map(|(y, m, d)| Quantity::Date(Date::constant(y, m, d))),
            periods().prop_map(Quantity::Period),
        ]
    }

    pub(in crate::parse) fn measures() -> impl Strategy<Value = Measure> {
        (proptest::option::of(0..6_usize), quantities())
            .prop_map(|(q, quantity)| Measure { qualifier: q.map(|i| Qualifier::ALL[i]), quantity })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(written in measures()) {
            let text = written.to_string();
            prop_assert_eq!(measure(&text), Ok(written), "{}", text);
        }

        #[test]
        fn nothing_panics(text in "\\PC{0,24}") {
            let _ = measure(&text);
            let _ = period(&text);
        }
    }
}
