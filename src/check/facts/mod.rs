//! Facts are placed, not typed: what is in the data stands in prose by its id.

pub mod future_date;
pub mod impossible_date;
pub mod typed_figure;
pub mod typed_name;
pub mod typed_number;
pub mod unplaced_value;
pub mod wrong_weekday;

use super::numerals::{Number, Unit};
use super::text::{Block, Role};
use super::tokens::{fold, is_digit, word_after, word_before};

/// Whether values can be placed in a block: it is prose.
pub(super) fn is_prose(block: &Block<'_>) -> bool {
    !matches!(block.role, Role::Data(_))
}

/// Words behind which four digits are a year, folded.
const BEFORE_YEARS: [&str; 28] = [
    "in",
    "since",
    "by",
    "until",
    "of",
    "from",
    "to",
    "and",
    "late",
    "early",
    "mid",
    "during",
    "year",
    "عام",
    "العام",
    "سنه",
    "السنه",
    "في",
    "منذ",
    "حتي",
    "مطلع",
    "نهايه",
    "بدايه",
    "اواخر",
    "خلال",
    "بين",
    "الي",
    "و",
];

/// Whether a number is a year by its looks and by what stands around it.
fn is_year(text: &str, number: &Number) -> bool {
    let digits = &text[number.digits.clone()];
    let looks = digits.chars().count() == 4
        && digits.chars().all(is_digit)
        && number.unit == Unit::Unknown
        && number.scale.is_none();
    let value = number.value.as_ref().and_then(|value| value.plain().parse::<u32>().ok());
    if !looks || !value.is_some_and(|value| (1500..2150).contains(&value)) {
        return false;
    }
    let follows =
        word_after(text, number.whole.end).is_some_and(|_| text[number.whole.end..].starts_with([' ', '\n']));
    let before = word_before(text, number.whole.start);
    !follows || before.is_some_and(|word| BEFORE_YEARS.contains(&fold(word.text).as_str()))
}
