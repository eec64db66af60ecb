//! How numbers are written: their separators, the words around them, one way in an edition.

pub mod arabic_comma_in_number;
pub mod counted_noun;
pub mod false_billion;
pub mod grouped_year;
pub mod latin_separator;
pub mod mixed_money_forms;
pub mod mixed_months;
pub mod one_scale_word;
pub mod scale_word_form;
pub mod space_before_percent;
pub mod space_in_number;
pub mod tanwin_before_noun;
pub mod two_scale_word;

use super::numerals::Number;

/// The whole number before a scale word or a noun, if it is written in digits and has no decimals.
fn whole_number(text: &str, number: &Number) -> Option<u64> {
    let digits = &text[number.digits.clone()];
    let mut value = 0_u64;
    for c in digits.chars() {
        match super::numerals::digit(c) {
            Some(digit) => value = value.checked_mul(10)?.checked_add(u64::from(digit))?,
            None if matches!(c, ',' | '\u{066C}' | '،' | ' ') => {}
            None => return None,
        }
    }
    number.value.is_some().then_some(value)
}
