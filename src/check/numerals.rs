//! Numbers that an author typed in digits of every system, with their signs and scale words. [`spelled`](super::spelled) reads those in
//! words.
//!
//! In: the text of a block. Out: [`Number`]s with exact values. A digit in a name (`H100`, `GPT-4`, `5G`) or an ordinal (`21st`) is no
//! number here; a date, a time, a range or a version is one that has no value.

use std::ops::Range;
use std::sync::LazyLock;

use super::tokens::{self, Word, after, before, is_digit, word_after};
use super::word_list::{self, Table};
use crate::model::{Currency, Decimal, TimeUnit};

/// A number in a text.
#[derive(Debug, Clone)]
pub struct Number {
    /// From the first digit to the last, or the words that say it.
    pub digits: Range<usize>,
    /// With its sign, its scale word and its unit.
    pub whole: Range<usize>,
    /// What it comes to; `None` if it is a date, a time, a range or a version.
    pub value: Option<Decimal>,
    /// The scale word behind it.
    pub scale: Option<ScaleWord>,
    /// What it counts.
    pub unit: Unit,
    /// Whether it is written in words.
    pub in_words: bool,
}

/// A word such as "million".
#[derive(Debug, Clone)]
pub struct ScaleWord {
    /// The bytes of the word.
    pub word: Range<usize>,
    /// Its power of ten.
    pub power: i64,
    /// Whether it has the form of a plural.
    pub plural: bool,
}

/// What a number counts, as far as the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Nothing that is known here.
    Unknown,
    /// Percent.
    Percent,
    /// Percentage points: from 5% to 7% are two of them.
    Points,
    /// Money; `None` if the currency has the name of others.
    Money(Option<Currency>),
    /// A span of time.
    Time(TimeUnit),
}

/// What a word of the list means.
#[derive(Debug, Clone, Copy)]
pub enum Meaning {
    /// A power of ten.
    Scale {
        /// The power.
        power: i64,
        /// Whether it has the form of a plural.
        plural: bool,
    },
    /// Two of a power of ten.
    Dual(i64),
    /// A number.
    Number(u32),
    /// A number that is ten more with «عشر» behind it, and none without.
    Teen(u32),
    /// One of so many parts of the scale word behind it.
    Part(u32),
    /// A currency; `None` if others have the name as well.
    Money(Option<Currency>),
    /// A unit of time.
    Time(TimeUnit),
    /// Two units of time.
    TwoOf(TimeUnit),
    /// Two points, which «مئويتين» makes percentage points.
    TwoPoints,
    /// Percent.
    Percent,
}

static MEANINGS: LazyLock<Table<Meaning>> = LazyLock::new(|| {
    let read = |columns: Vec<&'static str>| {
        let [kind, meaning, word] = columns.as_slice() else { return None };
        let power = || meaning.parse().ok();
        let meaning = match *kind {
            "scale" => Meaning::Scale { power: power()?, plural: false },
            "scales" => Meaning::Scale { power: power()?, plural: true },
            "dual" => Meaning::Dual(power()?),
            "number" => Meaning::Number(meaning.parse().ok()?),
            "teen" => Meaning::Teen(meaning.parse().ok()?),
            "part" => Meaning::Part(meaning.parse().ok()?),
            "money" => Meaning::Money(Currency::new(meaning)),
            "time" => Meaning::Time(TimeUnit::parse(meaning)?),
            "times" => Meaning::TwoOf(TimeUnit::parse(meaning)?),
            "percent" => Meaning::Percent,
            "points" => Meaning::TwoPoints,
            _ => return None,
        };
        Some((*word, meaning))
    };
    word_list::lines(include_str!("words/quantities.txt")).filter_map(read).collect()
});

/// What a word of the list means.
#[must_use]
pub fn meaning_of(word: &str) -> Option<Meaning> {
    MEANINGS.get(word).copied()
}

fn meaning(word: &Word<'_>) -> Option<Meaning> {
    meaning_of(word.text)
}

/// The value of a digit.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| match c {
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        _ => None,
    })
}

/// The numbers in a text that are written in digits.
#[must_use]
pub fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = tokens::first_digit(&text[at..]).map(|found| at + found) {
        let (number, end) = number_at(text, start);
        found.extend(number);
        at = end.max(start + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// Whether a text has any digit.
#[must_use]
pub fn has_digit(text: &str) -> bool {
    tokens::first_digit(text).is_some()
}

/// The number whose first digit stands at a place, and where to look on.
fn number_at(text: &str, start: usize) -> (Option<Number>, usize) {
    // What is joined to it without a space, up to an Arabic letter.
    let is_joined =
        |c: char| !c.is_whitespace() && !tokens::is_arabic(c) && !is_closing(c) && c != super::text::OBJECT;
    let token_start = text[..start]
        .rfind(|c| !is_joined(c))
        .map_or(0, |found| found + text[found..].chars().next().map_or(0, char::len_utf8));
    let token_end = text[start..].find(|c| !is_joined(c)).map_or(text.len(), |length| start + length);
    if text[token_start..start].contains(is_latin) && !text[token_start..start].ends_with("US$") {
        return (None, token_end);
    }
    let body = body(text, start);
    let mut end = body.end;
    let mut power = 0;
    let latin_end =
        |from: usize| text[from..].find(|c| !is_latin(c)).map_or(text.len(), |length| from + length);
    let mut suffix_end = latin_end(end);
    // "$6.5 bn": a letter alone is a scale behind a sign of money only.
    let spaced =
        text[end..].strip_prefix([' ', '\u{A0}', '\u{202F}']).map_or(end, |rest| text.len() - rest.len());
    let is_scale = match &text[spaced..latin_end(spaced)] {
        "bn" | "mn" | "tn" | "trn" => true,
        "k" | "K" | "m" | "M" | "b" | "B" | "T" => sign_unit(text, start) != Unit::Unknown,
        _ => false,
    };
    if is_scale {
        (end, suffix_end) = (spaced, latin_end(spaced));
    }
    match &text[end..suffix_end] {
        "" => {}
        "k" | "K" => power = 3,
        "m" | "mn" | "M" => power = 6,
        "bn" | "b" | "B" => power = 9,
        "tn" | "trn" | "T" => power = 12,
        _ => return (None, token_end.max(suffix_end)),
    }
    end = suffix_end;
    let joins = |c: char| matches!(c, '-' | '–' | '/' | ':' | '.' | '\u{2010}' | '\u{2011}');
    // "a 6-month span"
    let counts = text[end..].starts_with('-')
        && word_after(text, end + 1)
            .is_some_and(|word| word.text == "percentage" || meaning(&word).is_some());
    let goes_on = !counts
        && after(text, end).is_some_and(joins)
        && text[end..].chars().nth(1).is_some_and(|c| is_digit(c) || (is_latin(c) && c != 's'));
    let value = body.value.filter(|_| !goes_on);
    let mut number = Number {
        digits: start..body.end,
        whole: sign_start(text, start)..end,
        value: None,
        scale: None,
        unit: sign_unit(text, start),
        in_words: false,
    };
    if goes_on {
        let rest = text[end..].find(|c: char| !is_digit(c) && !joins(c) && !is_latin(c));
        let joined = &text[..rest.map_or(text.len(), |length| end + length)];
        number.whole.end = joined.trim_end_matches(joins).len();
        let end = number.whole.end;
        return (Some(number), end);
    }
    let part = units(text, &mut number, &mut power);
    number.value = value.and_then(|mut value| {
        if let Some(part) = part {
            value.push_str(part);
        }
        Decimal::parse_scaled(&value, power)
    });
    let end = number.digits.end.max(suffix_end);
    (Some(number), end)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (c.is_alphabetic() && matches!(c, '\u{C0}'..='\u{24F}'))
}

fn is_closing(c: char) -> bool {
    matches!(c, '(' | ')' | '«' | '»' | '“' | '”' | '"' | '،' | '؛' | '؟' | '[' | ']')
}

/// The digits of a number and its value in plain notation.
struct Digits {
    end: usize,
    value: Option<String>,
}

fn body(text: &str, start: usize) -> Digits {
    let mut plain = String::new();
    let (mut end, mut group, mut points, mut grouped) = (start, 0, 0, false);
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if let Some(value) = digit(c) {
            plain.extend(char::from_digit(value, 10));
            group += 1;
            end = start + at + c.len_utf8();
            continue;
        }
        if !chars.peek().is_some_and(|(_, next)| is_digit(*next)) {
            break;
        }
        let thousands = text[start + at + c.len_utf8()..].chars().take_while(|c| is_digit(*c)).count() == 3;
        match c {
            // A space and the comma of the sentence are written for the mark of thousands, too.
            ',' | '\u{066C}' | '،' | ' '
                if thousands && points == 0 && group <= 3 && (group == 3 || !grouped) =>
            {
                grouped = true;
            }
            '.' | '\u{066B}' => {
                points += 1;
                plain.push('.');
            }
            _ => break,
        }
        group = 0;
    }
    Digits { end, value: (points <= 1).then_some(plain) }
}

/// Where the signs before a digit begin.
fn sign_start(text: &str, digit: usize) -> usize {
    let rest = text[..digit].trim_end_matches(['+', '-', '−', '$', '€', '£', '¥', '\u{200E}', '\u{061C}']);
    let rest =
        if text[rest.len()..].starts_with('$') { rest.strip_suffix("US").unwrap_or(rest) } else { rest };
    // A hyphen behind a letter joins words.
    if before(text, rest.len()).is_some_and(char::is_alphanumeric) { digit } else { rest.len() }
}

fn sign_unit(text: &str, digit: usize) -> Unit {
    let currency = match before(text, digit) {
        Some('$') => "USD",
        Some('€') => "EUR",
        Some('£') => "GBP",
        Some('¥') => return Unit::Money(None),
        _ => return Unit::Unknown,
    };
    Unit::Money(Currency::new(currency))
}

/// The decimals of «ونصف», «وربع».
fn decimals(word: &str) -> Option<&'static str> {
    match meaning_of(word.strip_prefix('و')?)? {
        Meaning::Part(2) => Some(".5"),
        Meaning::Part(4) => Some(".25"),
        _ => None,
    }
}

/// Where a part such as «ونصف» ends, with «المليون» behind it.
pub fn behind_part(text: &str, end: usize) -> usize {
    let scale = word_after(text, end).filter(|word| {
        let bare = word.text.strip_prefix("ال").unwrap_or(word.text);
        matches!(meaning_of(bare), Some(Meaning::Scale { .. }))
    });
    scale.map_or(end, |word| word.range.end)
}

/// Reads what stands behind a number: scale words, then a unit. Gives the decimals of a part of the scale word: «3 ملايين ونصف».
pub fn units(text: &str, number: &mut Number, power: &mut i64) -> Option<&'static str> {
    let mut part = None;
    loop {
        let rest = &text[number.whole.end..];
        let space = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\u{202F}', '\n']).len();
        if number.unit == Unit::Unknown && rest[space..].starts_with(['%', '٪']) {
            number.unit = Unit::Percent;
            number.whole.end += space + rest[space..].chars().next().map_or(0, char::len_utf8);
            return part;
        }
        let joined = rest.strip_prefix('-').map_or(0, |_| 1);
        if space + joined == 0 {
            return part;
        }
        let Some(word) = word_after(text, number.whole.end + joined) else { return part };
        if let Some(end) = percentage_points(text, &word) {
            number.unit = Unit::Points;
            number.whole.end = end;
            return part;
        }
        match meaning(&word) {
            Some(Meaning::Scale { power: more, plural }) => {
                *power += more;
                number.whole.end = word.range.end;
                if number.scale.is_none() {
                    number.scale = Some(ScaleWord { word: word.range.clone(), power: more, plural });
                }
                if let Some(next) = word_after(text, number.whole.end)
                    && let Some(decimals) = decimals(next.text)
                {
                    part = Some(decimals);
                    number.whole.end = behind_part(text, next.range.end);
                }
                continue;
            }
            Some(Meaning::Money(currency)) if number.unit == Unit::Unknown => {
                number.unit = Unit::Money(currency);
            }
            Some(Meaning::Time(unit)) if number.unit == Unit::Unknown => number.unit = Unit::Time(unit),
            Some(Meaning::Percent) => number.unit = Unit::Percent,
            _ => match (word.text, word_after(text, word.range.end)) {
                ("في", Some(next)) if matches!(next.text, "المئة" | "المائة") => {
                    number.unit = Unit::Percent;
                    number.whole.end = next.range.end;
                    return part;
                }
                ("per", Some(next)) if next.text == "cent" => {
                    number.unit = Unit::Percent;
                    number.whole.end = next.range.end;
                    return part;
                }
                _ => return part,
            },
        }
        number.whole.end = word.range.end;
        return part;
    }
}

/// Where "percentage points" or «نقاط مئوية» ends, if a word begins it.
pub fn percentage_points(text: &str, first: &Word<'_>) -> Option<usize> {
    let joined = usize::from(text[first.range.end..].starts_with('-'));
    let second = word_after(text, first.range.end + joined)?;
    let is_so = match first.text {
        "percentage" => matches!(second.text, "point" | "points"),
        "نقطة" | "نقاط" | "نقطتين" | "نقطتان" => {
            matches!(second.bare().as_ref(), "مئوية" | "مئويتين" | "مئويتان")
        }
        _ => false,
    };
    is_so.then_some(second.range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        numbers(text)
            .into_iter()
            .chain(crate::check::spelled::numbers(text))
            .map(|n| (text[n.whole.clone()].to_owned(), n.value.map_or_else(|| "-".into(), |v| v.plain())))
            .collect()
    }

    fn one(text: &str) -> (String, String) {
        let all = read(text);
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        all[0].clone()
    }

    #[test]
    fn numbers_have_values() {
        for (text, whole, value) in [
            ("نحو 50 مليار يوان", "50 مليار يوان", "50000000000"),
            ("بنسبة 6.5% في", "6.5%", "6.5"),
            ("بنسبة ٦٫٥٪", "٦٫٥٪", "6.5"),
            ("و2000 شريحة", "2000", "2000"),
            ("1,234,567 chips", "1,234,567", "1234567"),
            ("US$6.5bn", "US$6.5bn", "6500000000"),
            ("some $6.5 bn in", "$6.5 bn", "6500000000"),
            ("some 6.5 bn yuan in", "6.5 bn yuan", "6500000000"),
            ("at €7 m.", "€7 m", "7000000"),
            ("at 7 m of", "7", "7"),
            ("a 6-month span", "6-month", "6"),
            ("about $380k,", "$380k", "380000"),
            ("rose 123 percent.", "123 percent", "123"),
            ("123 في المئة", "123 في المئة", "123"),
            ("fell -5 points", "-5", "-5"),
            ("١٬٢٣٤ طنًا", "١٬٢٣٤", "1234"),
            ("in 3 weeks", "3 weeks", "3"),
            ("up 5 percentage points.", "5 percentage points", "5"),
            ("a 5-percentage-point rise", "5-percentage-point", "5"),
            ("بمقدار ٥ نقاط مئوية", "٥ نقاط مئوية", "5"),
            ("بمقدار نقطتين مئويتين", "نقطتين مئويتين", "2"),
            ("بمقدار خمس نقاط مئوية", "خمس نقاط مئوية", "5"),
            ("3 ملايين ونصف المليون دولار", "3 ملايين ونصف المليون دولار", "3500000"),
            ("fifty billion yuan", "fifty billion yuan", "50000000000"),
            ("خمسين مليار يوان", "خمسين مليار يوان", "50000000000"),
            ("ملياري دولار", "ملياري دولار", "2000000000"),
            ("خمسة وعشرين مليون دولار", "خمسة وعشرين مليون دولار", "25000000"),
            ("twenty-five million dollars", "twenty-five million dollars", "25000000"),
            ("بعد أسبوعين", "أسبوعين", "2"),
            ("ثلاثة أسابيع", "ثلاثة أسابيع", "3"),
        ] {
            let (found, number) = one(text);
            let number = number.trim_start_matches('-');
            assert_eq!((found.as_str(), number), (whole, value.trim_start_matches('-')), "{text}");
        }
    }

    #[test]
    fn names_and_manners_of_speaking_are_no_numbers() {
        for text in [
            "H100",
            "GPT-4",
            "COVID-19",
            "5G",
            "the 21st century",
            "three newspapers",
            "ثلاث صحف",
            "millions of dollars",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
        for text in ["2024-05-12", "10:30", "2019–2024", "12/05/2024", "1.2.3"] {
            assert_eq!(one(text), (text.to_owned(), "-".to_owned()));
        }
    }
}
