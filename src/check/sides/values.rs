//! The values in a text: those that are surely said, and all that may be read out of it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::super::dates::{self, TypedDate};
use super::super::numerals::{self, Meaning, Number, Unit, digit, meaning_of};
use super::super::spelled;
use super::super::tokens::{in_address, is_arabic, is_digit, names_in, word_after, words};
use super::super::word_list::{self, Table};
use super::Said;
use super::hedge::hedge;
use crate::model::{Amount, Decimal, Figure, Language, Measure, Period, Point, Quantity};
use crate::source::Span;

/// A number that is surely said, and the bytes of it.
pub(super) struct Sure {
    pub range: Range<usize>,
    value: String,
    unit: Unit,
}

impl Sure {
    /// The number with what stands around it.
    pub fn said(self, text: &str, language: Language, span: Span) -> Said {
        let Sure { range, value, unit } = self;
        let (hedge, whole) = match hedge(text, &range, unit, language) {
            Some((hedge, whole)) => (Some(hedge), whole),
            None => (None, range.clone()),
        };
        Said { text: text[range].to_owned(), phrase: text[whole].to_owned(), value, unit, hedge, span }
    }
}

/// What surely says a number or a date. One and two in words are manners of speaking, and in Arabic forms of the noun.
pub(super) fn said(text: &str) -> (Vec<Sure>, Vec<TypedDate>) {
    if text.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let dates = dates::dates(text);
    let mut numbers = Vec::new();
    let in_date = |at: usize| dates.iter().any(|date| date.range.contains(&at));
    let typed = if numerals::has_digit(text) { numerals::numbers(text) } else { Vec::new() };
    for number in typed.into_iter().chain(spelled::numbers(text)) {
        if in_date(number.digits.start) || in_address(text, number.digits.start) {
            continue;
        }
        let Some(value) = number.value.as_ref().map(key) else {
            // Of ranges, only years are surely numbers: what else is joined may be a score, a time, a version.
            numbers.extend(years(text, &number));
            continue;
        };
        let is_manner = match value.as_str() {
            "0" | "1" => true,
            "2" => number.in_words && number.scale.is_none() && number.unit != Unit::Points,
            _ => false,
        };
        if !is_manner {
            numbers.push(Sure { range: number.whole, value, unit: number.unit });
        }
    }
    (numbers, dates)
}

/// The form in which values are compared.
fn key(value: &Decimal) -> String {
    let plain = value.abs().plain();
    match plain.split_once('.') {
        Some((whole, decimals)) => match decimals.trim_end_matches('0') {
            "" => whole.to_owned(),
            decimals => format!("{whole}.{decimals}"),
        },
        None => plain,
    }
}

/// The years of a range such as `2019–2024`.
fn years(text: &str, number: &Number) -> Vec<Sure> {
    let mut found = Vec::new();
    for range in digit_runs(text, number.whole.clone()) {
        let value = in_ascii(&text[range.clone()]);
        if value.len() == 4 && value.parse::<u32>().is_ok_and(|year| (1500..2150).contains(&year)) {
            found.push(Sure { range, value, unit: Unit::Unknown });
        }
    }
    found
}

/// The stretches of digits in some bytes of a text.
fn digit_runs(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = within.start;
    std::iter::from_fn(move || {
        let start = at + text.get(at..within.end)?.find(is_digit)?;
        let rest = &text[start..within.end];
        at = start + rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        Some(start..at)
    })
}

fn in_ascii(digits: &str) -> String {
    digits.chars().filter_map(|c| char::from_digit(digit(c)?, 10)).collect()
}

/// Words that say a number among other things, folded.
static LOOSE: LazyLock<Table<Vec<&'static str>>> = LazyLock::new(|| {
    let read = |columns: Vec<&'static str>| match columns.as_slice() {
        [values, word] => Some((*word, values.split(' ').collect())),
        _ => None,
    };
    word_list::lines(include_str!("../words/loosely.txt")).filter_map(read).collect()
});

/// Reads every number out of a text that may be in it.
pub(super) fn read(text: &str, values: &mut BTreeSet<String>) {
    let numbers = numerals::numbers(text);
    for number in numbers.iter().chain(&spelled::all(text)) {
        match &number.value {
            Some(value) => drop(values.insert(key(value))),
            None => joined(text, number, values),
        }
    }
    for range in digit_runs(text, 0..text.len()) {
        values.insert(bare(&in_ascii(&text[range])));
    }
    for word in words(text) {
        for reading in names_in(word.text) {
            let bare = reading.strip_prefix("ال").unwrap_or(reading);
            values.extend(LOOSE.get(bare).into_iter().flatten().map(|value| (*value).to_owned()));
        }
        // A noun in the dual.
        let is_dual = word.text.starts_with(is_arabic)
            && word.text.chars().count() > 3
            && (word.text.ends_with("ان") || word.text.ends_with("ين"));
        if is_dual {
            values.insert("2".to_owned());
        }
    }
}

/// The numbers of a range: `3–5bn`, `2019–24`.
fn joined(text: &str, number: &Number, values: &mut BTreeSet<String>) {
    let whole = &text[number.whole.clone()];
    let scale = word_after(text, number.whole.end).and_then(|word| match meaning_of(word.text) {
        Some(Meaning::Scale { power, .. }) => Some(power),
        _ => None,
    });
    let suffix = match whole.trim_start_matches(|c: char| !c.is_alphabetic()) {
        "k" | "K" => 3,
        "m" | "mn" | "M" => 6,
        "bn" | "b" | "B" => 9,
        "tn" | "trn" | "T" => 12,
        _ => scale.unwrap_or(0),
    };
    let mut first: Option<String> = None;
    for piece in whole.split(['-', '–', '/', ':', '\u{2010}', '\u{2011}']) {
        for number in numerals::numbers(piece) {
            let Some(value) = number.value else { continue };
            values.insert(key(&value));
            values.extend(Decimal::parse_scaled(&value.plain(), suffix).map(|value| key(&value)));
            if let (Some(first), 2) = (&first, value.plain().len())
                && first.len() == 4
            {
                values.insert(format!("{}{}", &first[..2], value.plain()));
            }
            first.get_or_insert_with(|| value.plain());
        }
    }
}

/// The numbers that a figure says, in whatever words.
pub(super) fn of_figure(figure: &Figure, values: &mut BTreeSet<String>) {
    for Measure { quantity, .. } in std::iter::once(&figure.measure).chain(&figure.stated_as) {
        match quantity {
            Quantity::Date(day) => {
                values.extend(Period::Point(Point::Day(*day)).to_string().split('-').map(bare));
            }
            Quantity::Period(period) => of_period(*period, values),
            _ => {
                if let Some(amount) = quantity.amount() {
                    match amount {
                        Amount::One(value) => drop(values.insert(key(value))),
                        Amount::Range(..) => values.extend([key(amount.low()), key(amount.high())]),
                    }
                }
            }
        }
    }
    for period in figure.period.into_iter().chain(figure.versus) {
        of_period(period, values);
    }
}

fn of_period(period: Period, values: &mut BTreeSet<String>) {
    for day in [period.first_day(), period.last_day()] {
        values.extend(day.to_string().split('-').map(bare));
    }
}

fn bare(digits: &str) -> String {
    digits.trim_start_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(text: &str) -> Vec<String> {
        said(text).0.into_iter().map(|number| number.value).collect()
    }

    fn may_say(text: &str, value: &str) -> bool {
        let mut values = BTreeSet::new();
        read(text, &mut values);
        values.contains(value)
    }

    #[test]
    fn what_is_surely_said() {
        for (text, values) in [
            ("50 مليار يوان", &["50000000000"][..]),
            ("$15bn, 1.50 and ٦٫٥", &["15000000000", "1.5", "6.5"]),
            ("2019–2024, 10:30, 2–1", &["2019", "2024"]),
            ("three weeks, three firms", &["3"]),
            ("ملياري دولار وأسبوعين وشركتين", &["2000000000"]),
            ("the H100, https://example.org/123, 1", &[]),
            ("on 12 May 2024", &[]),
        ] {
            assert_eq!(sure(text), values, "{text}");
        }
    }

    #[test]
    fn what_may_be_read_out() {
        for (text, value) in [
            ("ألف", "1000"),
            ("بملياري دولار", "2000000000"),
            ("three newspapers", "3"),
            ("شركتان", "2"),
            ("twice as much", "2"),
            ("نصف السوق", "50"),
            ("في 2019–24", "2024"),
            ("$3–5bn", "5000000000"),
            ("3–5 مليارات", "3000000000"),
            ("the 21st century", "21"),
            ("خمسة عشر", "15"),
        ] {
            assert!(may_say(text, value), "{text}: {value}");
        }
        assert!(!may_say("50 مليار", "15000000000"));
    }
}
