//! Dates that an author typed: `12 مايو 2024`, `May 12, 2024`, `2024-05-12`, with the day of the week before them.

use std::ops::Range;
use std::sync::LazyLock;

use super::numerals::digit;
use super::tokens::{first_digit, is_digit, word_after, word_before, words};
use super::word_list::{self, Table};
use crate::model::Date;

/// A date in a text: a day and a month at least.
#[derive(Debug, Clone)]
pub struct TypedDate {
    /// All of it, without the day of the week.
    pub range: Range<usize>,
    /// The year, if it is said.
    pub year: Option<i16>,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day.
    pub day: i8,
    /// The day of the week, Monday 1, and where it stands.
    pub weekday: Option<(i8, Range<usize>)>,
}

/// A month that is named.
#[derive(Debug, Clone)]
pub struct Month {
    /// Where.
    pub range: Range<usize>,
    /// 1 to 12.
    pub number: i8,
    /// The sets of names that it belongs to.
    pub sets: &'static str,
    /// Whether its name is an everyday word, too.
    pub often: bool,
}

/// What is known of a name in the list.
#[derive(Debug, Clone, Copy)]
struct Entry {
    name: &'static str,
    number: i8,
    sets: &'static str,
    often: bool,
}

static MONTHS: LazyLock<Table<Entry>> = LazyLock::new(|| read("month"));
static WEEKDAYS: LazyLock<Table<Entry>> = LazyLock::new(|| read("weekday"));

fn read(wanted: &str) -> Table<Entry> {
    let entries = word_list::lines(include_str!("words/dates.txt")).filter_map(|columns| {
        let [kind, number, sets, name, more @ ..] = columns.as_slice() else { return None };
        let entry = Entry { name, number: number.parse().ok()?, sets, often: !more.is_empty() };
        (*kind == wanted).then_some((*name, entry))
    });
    entries.collect()
}

/// What a table knows of a name. Names of months in small letters are words in English: `may`, `march`.
fn known(table: &Table<Entry>, name: &str) -> Option<Entry> {
    table.get(name).filter(|entry| !entry.name.is_ascii() || entry.name == name).copied()
}

impl TypedDate {
    /// The day in the calendar, if the year is said and there is such a day.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// Whether no calendar has this day.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        // Without a year, a leap year is meant.
        Date::new(self.year.unwrap_or(2024), self.month, self.day).is_err()
    }
}

/// Whether a text has one or two digits with a space beside them, as a day of a named month is written.
fn has_day(text: &str) -> bool {
    let mut rest = text;
    while let Some(start) = first_digit(rest) {
        let is_behind_space = rest[..start].ends_with(char::is_whitespace);
        let end = rest[start..].find(|c| !is_digit(c)).map_or(rest.len(), |length| start + length);
        let digits = &rest[start..end];
        rest = &rest[end..];
        if (is_behind_space || rest.starts_with(char::is_whitespace)) && digits.chars().nth(2).is_none() {
            return true;
        }
    }
    false
}

/// Whether a word, after particles as well, names a month or begins the name of one.
#[must_use]
pub fn may_name_month(word: &str) -> bool {
    super::tokens::names_in(word).any(|rest| begins_month(rest) || known(&MONTHS, rest).is_some())
}

/// The first words of «كانون الثاني» and «تشرين الأول».
fn begins_month(word: &str) -> bool {
    matches!(word, "كانون" | "تشرين")
}

/// The months that a text names.
pub fn months(text: &str) -> impl Iterator<Item = Month> {
    words(text).filter_map(move |word| {
        for rest in super::tokens::names_in(word.text) {
            let start = word.range.end - rest.len();
            let found = |entry: Entry, end: usize| {
                let Entry { name: _, number, sets, often } = entry;
                Month { range: start..end, number, sets, often }
            };
            if let Some(entry) = known(&MONTHS, rest) {
                return Some(found(entry, word.range.end));
            }
            if begins_month(rest)
                && let Some(next) = word_after(text, word.range.end)
                && let Some(entry) = known(&MONTHS, &format!("{rest} {}", next.text))
            {
                return Some(found(entry, next.range.end));
            }
        }
        None
    })
}

/// The dates in a text.
#[must_use]
pub fn dates(text: &str) -> Vec<TypedDate> {
    let mut found: Vec<TypedDate> = Vec::new();
    let months = has_day(text).then(|| months(text));
    for month in months.into_iter().flatten() {
        // «كانون الثاني/يناير» is one month with two names.
        let mut range = month.range.clone();
        if let Some(last) = found.last_mut()
            && text[last.range.end.min(range.start)..range.start].trim() == "/"
        {
            last.range.end = range.end;
            let (year, end) = year_after(text, range.end);
            last.year = year;
            last.range.end = end;
            continue;
        }
        let (mut year, mut end) = year_after(text, range.end);
        let day = match number_before(text, range.start) {
            Some((day, start)) => {
                range.start = start;
                Some(day)
            }
            None if month.sets == "english" => {
                let day = number_after(text, range.end).filter(|(_, _, length)| *length <= 2);
                day.map(|(day, after, _)| {
                    let comma = after + usize::from(text[after..].starts_with(','));
                    (year, end) = match number_after(text, comma) {
                        Some((year, end, 4)) => (i16::try_from(year).ok(), end),
                        _ => (None, after),
                    };
                    day
                })
            }
            None => None,
        };
        let Some(day) = day.and_then(|day| i8::try_from(day).ok()).filter(|day| *day > 0) else { continue };
        range.end = range.end.max(end);
        let weekday = weekday_before(text, range.start);
        found.push(TypedDate { range, year, month: month.number, day, weekday });
    }
    found.extend(iso(text));
    found.sort_by_key(|date| date.range.start);
    found
}

/// Dates such as `2024-05-12`.
pub fn iso(text: &str) -> Vec<TypedDate> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    if !text.contains('-') {
        return found;
    }
    let mut at = 0;
    while let Some(start) = first_digit(&text[at..]).map(|found| at + found) {
        let end =
            text[start..].find(|c| !is_digit(c) && c != '-').map_or(text.len(), |length| start + length);
        at = end;
        let touches = |byte: Option<&u8>| {
            byte.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'_' | b'-'))
        };
        if touches(start.checked_sub(1).and_then(|before| bytes.get(before))) || touches(bytes.get(end)) {
            continue;
        }
        let parts: Vec<&str> = text[start..end].split('-').collect();
        let [year, month, day] = parts.as_slice() else { continue };
        let counts = [year, month, day].map(|part| part.chars().count());
        if let ([4, 2, 2], Some(year), Some(month), Some(day)) =
            (counts, value(year), value(month), value(day))
        {
            let part = |number: u32| i8::try_from(number).unwrap_or(i8::MAX);
            found.push(TypedDate {
                range: start..end,
                year: i16::try_from(year).ok(),
                month: part(month),
                day: part(day),
                weekday: None,
            });
        }
    }
    found
}

/// A date such as `12/05/2024`.
#[derive(Debug, Clone)]
pub struct Slashed {
    /// All of it.
    pub range: Range<usize>,
    /// With the day before the month, and with the month before the day: as far as there is such a day.
    pub dates: [Option<Date>; 2],
}

/// What looks like a date with slashes: a day and a month in either order, and a year of four digits behind or before them.
#[must_use]
pub fn slashed(text: &str) -> Vec<Slashed> {
    let is_part = |c: char| is_digit(c) || c == '/';
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_part).map(|found| at + found) {
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |length| start + length);
        at = end;
        let touches =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'));
        let ends = text[end..].trim_start_matches(['.', ':']);
        let parts: Vec<&str> = text[start..end].split('/').collect();
        let [first, second, third] = parts.as_slice() else { continue };
        if touches(super::tokens::before(text, start)) || touches(ends.chars().next()) {
            continue;
        }
        let is_year = |part: &str| part.chars().count() == 4;
        let (year, one, other) = if is_year(third) { (third, first, second) } else { (first, second, third) };
        if !is_year(year) || [one, other].iter().any(|part| !matches!(part.chars().count(), 1 | 2)) {
            continue;
        }
        let (Some(year), Some(one), Some(other)) = (value(year), value(one), value(other)) else { continue };
        let part = |number: u32| i8::try_from(number).ok();
        let date = |month, day| Date::new(i16::try_from(year).ok()?, part(month)?, part(day)?).ok();
        // Beyond these it is the number of a document.
        if one.max(other) <= 31 && (1..=12).contains(&one.min(other)) {
            found.push(Slashed { range: start..end, dates: [date(other, one), date(one, other)] });
        }
    }
    found
}

fn value(digits: &str) -> Option<u32> {
    digits.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?))
}

/// What stands behind the digits of an English ordinal.
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// The one or two digits before a place, and where they begin: `31`, `31st`, `31st of`.
fn number_before(text: &str, at: usize) -> Option<(u32, usize)> {
    let before = text[..at].trim_end();
    let ordinal = before.strip_suffix(" of").unwrap_or(before);
    let end = ORDINALS.iter().find_map(|end| ordinal.strip_suffix(end)).unwrap_or(before).len();
    let start = text[..end]
        .rfind(|c| !is_digit(c))
        .map_or(0, |found| found + text[found..].chars().next().map_or(0, char::len_utf8));
    let digits = &text[start..end];
    let alone =
        !super::tokens::before(text, start).is_some_and(|c| matches!(c, '-' | '–' | '/' | '.' | ',' | ':'));
    (end < at && alone && matches!(digits.chars().count(), 1 | 2))
        .then(|| value(digits).map(|day| (day, start)))?
}

/// The digits after a place, where they end, and how many they are.
fn number_after(text: &str, at: usize) -> Option<(u32, usize, usize)> {
    let start = text.len() - text[at..].trim_start().len();
    let length = text[start..].find(|c| !is_digit(c)).unwrap_or(text.len() - start);
    let digits = &text[start..start + length];
    let rest = &text[start + length..];
    let ordinal = ORDINALS.iter().find(|end| rest.starts_with(*end)).map_or(0, |end| end.len());
    let end = start + length + ordinal;
    (start > at && length > 0).then(|| Some((value(digits)?, end, digits.chars().count())))?
}

/// The year after a month.
fn year_after(text: &str, at: usize) -> (Option<i16>, usize) {
    let comma = at + usize::from(text[at..].starts_with(','));
    match number_after(text, comma) {
        Some((year, end, 4)) => (i16::try_from(year).ok(), end),
        _ => (None, at),
    }
}

fn weekday_before(text: &str, at: usize) -> Option<(i8, Range<usize>)> {
    let before = text[..at].trim_end().trim_end_matches([',', '،']).len();
    // «الاثنين الموافق 12 مايو»
    let word = word_before(text, before)?;
    let word = if word.text == "الموافق" { word_before(text, word.range.start)? } else { word };
    let named = |name: &str| known(&WEEKDAYS, name).map(|entry| entry.number);
    let number = named(word.text).or_else(|| named(word.text.strip_prefix(['و', 'ف', 'ب'])?))?;
    Some((number, word.range))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        for (text, all, date) in [
            ("في 12 مايو 2024.", "12 مايو 2024", "2024-05-12"),
            ("12 كانون الثاني/يناير 2024", "12 كانون الثاني/يناير 2024", "2024-01-12"),
            ("on Sunday, May 12, 2024", "May 12, 2024", "2024-05-12"),
            ("12 May 2024", "12 May 2024", "2024-05-12"),
            ("the 12th of May 2024", "12th of May 2024", "2024-05-12"),
            ("the 1st May, 2024", "1st May, 2024", "2024-05-01"),
            ("on May 3rd, 2024", "May 3rd, 2024", "2024-05-03"),
            ("٢٩ فبراير ٢٠٢٤", "٢٩ فبراير ٢٠٢٤", "2024-02-29"),
            ("في 2024-05-12", "2024-05-12", "2024-05-12"),
        ] {
            let found = dates(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(&text[found[0].range.clone()], all);
            assert_eq!(found[0].date().map(|date| date.to_string()).as_deref(), Some(date), "{text}");
        }
        let slashes = |text: &str| -> Vec<String> {
            let read = |date: Option<Date>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
            slashed(text).into_iter().map(|s| s.dates.map(read).join(" ")).collect()
        };
        assert_eq!(slashes("on 12/05/2024, ٣١/١٢/٢٠٢٤."), ["2024-05-12 2024-12-05", "2024-12-31 -"]);
        assert_eq!(slashes("31/04/2024, 2024/4/31"), ["- -", "- -"]);
        assert_eq!(slashes("1/2 31/04 a/31/04/2024 45/67/2024 31/13/2024 v31/04/2024 31/04/20245"), [""; 0]);
        assert!(dates("in May 2024, 12 firms may sign").is_empty());
        assert!(dates("the best of May, 12 of May").is_empty());
        assert_eq!(dates("الأحد الموافق 12 مايو 2024")[0].weekday.as_ref().map(|w| w.0), Some(7));
        assert!(dates("31 فبراير").first().is_some_and(TypedDate::is_impossible));
        assert_eq!(dates("الأحد 12 مايو 2024")[0].weekday.as_ref().map(|w| w.0), Some(7));
    }
}
