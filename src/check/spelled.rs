//! Numbers in words: "twenty-five million", «خمسة وعشرون مليونًا», «مليون ونصف», «ألفي».
//!
//! In: the text of a block. Out: [`Number`]s with exact values. What says a number and may be a manner of speaking ("one of them", "two
//! firms") is told only to who asks for [`all`].

use super::numerals::{self, Meaning, Number, ScaleWord, Unit, meaning_of};
use super::tokens::{self, Word, is_digit, word_after, words};
use crate::model::Decimal;

/// The numbers in words that have a unit or a scale, which makes them more than a manner of speaking.
#[must_use]
pub fn numbers(text: &str) -> Vec<Number> {
    let mut all = all(text);
    all.retain(is_counted);
    all
}

/// Whether a number has a unit or a scale.
#[must_use]
pub fn is_counted(number: &Number) -> bool {
    number.unit != Unit::Unknown || number.scale.is_some()
}

/// All numbers in words.
#[must_use]
pub fn all(text: &str) -> Vec<Number> {
    among(text, words(text))
}

/// All numbers that begin with some of the words of a text.
#[must_use]
pub fn among<'t>(text: &str, words: impl Iterator<Item = Word<'t>>) -> Vec<Number> {
    let mut found = Vec::new();
    let mut done = 0;
    for word in words {
        // What stands behind digits is a part of their number.
        if word.range.start < done || text[..word.range.start].trim_end().ends_with(is_digit) {
            continue;
        }
        if let Some(number) = number_from(text, &word) {
            done = number.whole.end;
            found.push(number);
        }
    }
    found
}

/// Whether a number may begin with a word.
#[must_use]
pub fn may_begin(word: &str) -> bool {
    tokens::names_in(word).any(|reading| meaning_of(reading).is_some())
}

/// The number in words that begins with a word.
fn number_from(text: &str, first: &Word<'_>) -> Option<Number> {
    let (start, known) = tokens::names_in(first.text)
        .find_map(|word| Some((first.range.end - word.len(), meaning_of(word)?)))?;
    let mut number = Number {
        digits: start..first.range.end,
        whole: start..first.range.end,
        value: None,
        scale: None,
        unit: Unit::Unknown,
        in_words: true,
    };
    let mut sum = Sum::default();
    match known {
        Meaning::Number(value) => sum.small = u128::from(value),
        Meaning::Scale { power, plural: false } => sum.scale(power)?,
        Meaning::Dual(power) => {
            sum.small = 2;
            sum.scale(power)?;
            number.scale = Some(ScaleWord { word: number.digits.clone(), power, plural: false });
        }
        Meaning::TwoOf(unit) => {
            number.unit = Unit::Time(unit);
            number.value = Decimal::parse("2");
            return Some(number);
        }
        Meaning::TwoPoints => {
            let word = Word { range: number.digits.clone(), text: &text[number.digits.clone()] };
            number.whole.end = numerals::percentage_points(text, &word)?;
            number.unit = Unit::Points;
            number.value = Decimal::parse("2");
            return Some(number);
        }
        Meaning::Part(parts) => sum.part(text, parts, &mut number)?,
        Meaning::Teen(value) => {
            let ten = word_after(text, number.digits.end)?;
            if !matches!(meaning_of(ten.text), Some(Meaning::Number(10))) {
                return None;
            }
            sum.small = u128::from(value) + 10;
            number.digits.end = ten.range.end;
        }
        _ => return None,
    }
    while sum.next(text, &mut number).is_some() {}
    number.whole.end = number.digits.end;
    numerals::units(text, &mut number, &mut 0);
    number.value = Decimal::parse(&sum.value()?.to_string());
    Some(number)
}

/// A number that is added up word by word: `total` of what has its scale, `small` of what waits for one.
#[derive(Debug, Default)]
struct Sum {
    total: u128,
    small: u128,
    /// The power of ten of the last scale word.
    last: Option<u32>,
    /// Halves that wait for a scale: "two and a half million".
    halves: u128,
}

impl Sum {
    fn value(&self) -> Option<u128> {
        // A half of nothing larger is no whole number.
        (self.halves == 0).then(|| self.total.checked_add(self.small)).flatten()
    }

    /// A scale word: what waited for one gets it.
    fn scale(&mut self, power: i64) -> Option<()> {
        let power = u32::try_from(power).ok()?;
        let ten = 10_u128.checked_pow(power)?;
        let times = if self.small == 0 && self.halves == 0 { 1 } else { self.small };
        // «ألف مليون» is a thousand of them.
        let is_of_total = self.total > 0 && self.small == 0 && self.last.is_some_and(|last| last < power);
        if is_of_total {
            self.total = self.total.checked_mul(ten)?;
        } else {
            let halves = self.halves.checked_mul(ten)?.checked_div(2)?;
            self.total = self.total.checked_add(times.checked_mul(ten)?.checked_add(halves)?)?;
        }
        (self.small, self.halves, self.last) = (0, 0, Some(power));
        Some(())
    }

    /// "half a million", «ربع مليون»: a part of the scale word behind it.
    fn part(&mut self, text: &str, parts: u32, number: &mut Number) -> Option<()> {
        let mut word = word_after(text, number.digits.end)?;
        while matches!(word.text, "a" | "of") {
            word = word_after(text, word.range.end)?;
        }
        let Some(Meaning::Scale { power, plural: false }) = meaning_of(word.text) else { return None };
        let power = u32::try_from(power).ok()?;
        self.total = 10_u128.checked_pow(power)?.checked_div(u128::from(parts))?;
        self.last = Some(power);
        number.digits.end = word.range.end;
        number.scale = Some(ScaleWord { word: word.range, power: i64::from(power), plural: false });
        Some(())
    }

    /// Takes the next word if it goes on with the number.
    fn next(&mut self, text: &str, number: &mut Number) -> Option<()> {
        let end = number.digits.end;
        let joined = usize::from(text[end..].starts_with('-'));
        let word = word_after(text, end + joined)?;
        if word.text == "and" {
            return self.after_and(text, &word, number);
        }
        let (conjunction, known) = match meaning_of(word.text) {
            Some(known) => (false, known),
            None => (true, meaning_of(word.text.strip_prefix('و')?)?),
        };
        let is_arabic = word.text.starts_with(tokens::is_arabic);
        match known {
            Meaning::Number(value) => {
                let value = u128::from(value);
                let small = self.small;
                match (conjunction, value) {
                    (false, 10) if is_arabic && (1..10).contains(&small) => self.small += 10,
                    (false, 100) if (1..10).contains(&small) => self.small *= 100,
                    (false, 1..10)
                        if !is_arabic && (20..100).contains(&small) && small.is_multiple_of(10) =>
                    {
                        self.small += value;
                    }
                    // "two thousand three hundred", "three hundred ten"
                    (false, _) if !is_arabic && self.takes(value) => self.small += value,
                    (true, 20..100) if (1..10).contains(&small) => self.small += value,
                    (true, 20..100) if small >= 100 && (1..10).contains(&(small % 100)) => {
                        self.small += value;
                    }
                    (true, _) if self.takes(value) => self.small += value,
                    _ => return None,
                }
            }
            Meaning::Scale { power, plural } => {
                let follows = if conjunction { self.last.is_some() && self.small == 0 } else { true };
                if !follows || (plural && self.small == 0) {
                    return None;
                }
                self.scale(power)?;
                let scale = ScaleWord { word: word.range.clone(), power, plural };
                number.scale.get_or_insert(scale);
            }
            Meaning::Dual(power) if conjunction && self.small == 0 => {
                self.small = 2;
                self.scale(power)?;
            }
            // «مليون ونصف»: of the last scale; «المليون» may follow.
            Meaning::Part(parts) if conjunction && self.small == 0 => {
                let ten = 10_u128.checked_pow(self.last?)?;
                self.total = self.total.checked_add(ten.checked_div(u128::from(parts))?)?;
                number.digits.end = numerals::behind_part(text, word.range.end);
                return Some(());
            }
            _ => return None,
        }
        number.digits.end = word.range.end;
        Some(())
    }

    /// Whether a number is added to what waits: to hundreds what is less, and behind a scale word anything.
    fn takes(&self, value: u128) -> bool {
        let behind_hundreds = self.small >= 100 && self.small.is_multiple_of(100) && value < 100;
        behind_hundreds || (self.small == 0 && self.total > 0)
    }

    /// "two hundred and five", "two and a half million"
    fn after_and(&mut self, text: &str, and: &Word<'_>, number: &mut Number) -> Option<()> {
        let word = word_after(text, and.range.end)?;
        if word.text == "a" {
            let half = word_after(text, word.range.end)?;
            let scale = word_after(text, half.range.end)?;
            let is_scale = matches!(meaning_of(scale.text), Some(Meaning::Scale { .. }));
            if half.text != "half" || !is_scale || self.small == 0 {
                return None;
            }
            self.halves = 1;
            number.digits.end = half.range.end;
            return Some(());
        }
        let Some(Meaning::Number(value)) = meaning_of(word.text) else { return None };
        let value = u128::from(value);
        // "two hundred and five"; "three million and five firms" are two things as often as one.
        if !(self.small >= 100 && self.small.is_multiple_of(100) && value < 100) {
            return None;
        }
        self.small += value;
        number.digits.end = word.range.end;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        all(text).iter().map(|number| number.value.as_ref().map_or("-".into(), Decimal::plain)).collect()
    }

    #[test]
    fn words_add_up() {
        for (text, value) in [
            ("fifty billion yuan", "50000000000"),
            ("twenty-five million dollars", "25000000"),
            ("two and a half million dollars", "2500000"),
            ("half a million people", "500000"),
            ("three hundred and five chips", "305"),
            ("two thousand three hundred", "2300"),
            ("خمسين مليار يوان", "50000000000"),
            ("ملياري دولار", "2000000000"),
            ("خمسة وعشرين مليون دولار", "25000000"),
            ("مئة وخمسة وعشرين", "125"),
            ("خمسة عشر ألف شخص", "15000"),
            ("أحد عشر شخصًا", "11"),
            ("اثني عشر ألفا", "12000"),
            ("مليون ونصف المليون دولار", "1500000"),
            ("مليونين ونصف مليون", "2500000"),
            ("نصف مليون دولار", "500000"),
            ("ألف ومئتي دولار", "1200"),
            ("مليون ومئتي ألف", "1200000"),
            ("ألف مليون", "1000000000"),
            ("ثلاثمئة ألف", "300000"),
            ("أسبوعين", "2"),
        ] {
            assert_eq!(values(text), [value], "{text}");
        }
    }

    #[test]
    fn words_that_do_not_belong_together_are_two_numbers() {
        assert_eq!(values("three and five"), ["3", "5"]);
        assert_eq!(values("three million and five firms"), ["3000000", "5"]);
        assert_eq!(values("ثلاث وخمس"), ["3", "5"]);
        assert!(values("millions of dollars, a half of them").is_empty());
        assert!(numbers("three newspapers, ثلاث صحف").is_empty());
        assert_eq!(numbers("three weeks").len(), 1);
    }
}
