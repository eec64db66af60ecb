//! Conversions that an author typed: "50 billion yuan (about $6.5 billion)", «50 مليار يوان، أي نحو 6.5 مليار دولار».
//!
//! In: a block. Out: [`Conversion`]s, two amounts of money of which the second says what the first is worth.

use std::ops::Range;

use super::numerals::{Number, Unit};
use super::sides::{Hedge, hedge};
use super::text::Block;
use super::tokens::{fold, is_haraka, words};
use crate::model::{Amount, Measure, Qualifier, Quantity};

/// An amount of money and what it is said to be worth.
#[derive(Debug)]
pub struct Conversion {
    /// The amount.
    pub value: Measure,
    /// What it is said to be worth, in another currency.
    pub stated: Measure,
    /// Where the amount stands.
    pub of: Range<usize>,
    /// Where it is said what it is worth.
    pub at: Range<usize>,
}

/// Words that may stand between the two, folded: those that say that they are the same, and those that say how exactly.
const SAME: [&str; 12] =
    ["or", "ie", "equivalent", "equal", "equals", "worth", "اي", "او", "يعادل", "تعادل", "يساوي", "تساوي"];
const BESIDE: [&str; 19] = [
    "i",
    "e",
    "about",
    "around",
    "some",
    "roughly",
    "nearly",
    "almost",
    "approximately",
    "that",
    "is",
    "to",
    "us",
    "ما",
    "نحو",
    "حوالي",
    "قرابه",
    "زهاء",
    "تقريبا",
];

/// The conversions typed in a block, each number in digits or in words.
#[must_use]
pub fn conversions(block: &Block<'_>) -> Vec<Conversion> {
    let is_money = |number: &&Number| matches!(number.unit, Unit::Money(Some(_)));
    let mut amounts: Vec<&Number> = block.numbers().iter().filter(is_money).collect();
    if amounts.is_empty() {
        return Vec::new();
    }
    amounts.extend(block.spelled().iter().filter(is_money));
    amounts.sort_by_key(|number| number.whole.start);
    amounts.windows(2).filter_map(|pair| conversion(block, pair[0], pair[1])).collect()
}

fn conversion(block: &Block<'_>, first: &Number, second: &Number) -> Option<Conversion> {
    let (Unit::Money(Some(from)), Unit::Money(Some(into))) = (first.unit, second.unit) else { return None };
    let between = block.text().get(first.whole.end..second.whole.start)?;
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, '(' | '[' | ',' | '،' | '.' | '~' | '≈' | '–' | '—');
    let is_word = |c: char| c.is_alphabetic() || is_haraka(c);
    if from == into || !between.chars().all(|c| is_mark(c) || is_word(c)) {
        return None;
    }
    let mut says_same = between.trim_start().starts_with(['(', '[']);
    for word in words(between) {
        let folded = fold(word.text);
        let is_same = SAME.contains(&folded.as_str());
        if !is_same && !BESIDE.contains(&folded.as_str()) {
            return None;
        }
        says_same |= is_same;
    }
    if !says_same {
        return None;
    }
    let measure = |number: &Number, currency| {
        let amount = Amount::One(number.value.clone()?);
        Some(Measure { qualifier: qualifier(block, number), quantity: Quantity::Money(amount, currency) })
    };
    let (value, stated) = (measure(first, from)?, measure(second, into)?);
    Some(Conversion { value, stated, of: first.whole.clone(), at: second.whole.clone() })
}

/// How exactly a number is meant.
fn qualifier(block: &Block<'_>, number: &Number) -> Option<Qualifier> {
    let (hedge, range) = hedge(block.text(), &number.whole, number.unit, block.language)?;
    let is_nearly = words(&block.text()[range.start..number.whole.start]).any(|word| {
        matches!(fold(word.text).as_str(), "nearly" | "almost" | "close" | "قرابه" | "يقارب" | "يناهز")
    });
    Some(match hedge {
        Hedge::About if is_nearly => Qualifier::Nearly,
        Hedge::About => Qualifier::About,
        Hedge::Above => Qualifier::AtLeast,
        Hedge::Below => Qualifier::AtMost,
    })
}
