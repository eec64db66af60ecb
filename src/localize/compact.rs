//! Rounded numbers with a scale word, for `NUMBER` and `CURRENCY`: rounded as CLDR rounds them, in the house's words.
//!
//! CLDR leaves some scale words of Arabic as they stand beside other numbers («5 مليار», «11 ألف»); the house's agree with theirs.

use bigdecimal::RoundingMode;

use super::formatter::Formatter;
use super::lines::without_isolates;
use super::message::{MessageError, args};
use super::wording::Style;
use super::{CurrencyName, Notation};
use crate::model::{Currency, Decimal};

/// The powers of ten that words stand for, largest first; numbers far beyond them keep CLDR's.
const POWERS: [i64; 4] = [12, 9, 6, 3];

impl Formatter {
    /// A number, rounded to two digits or a whole number, with its scale word.
    ///
    /// # Errors
    /// If the message of the scale word asks for something it is not given.
    pub(super) fn compact(&self, number: &Decimal, notation: Notation) -> Result<String, MessageError> {
        let worded = self.worded(number, notation, "no")?;
        Ok(worded.unwrap_or_else(|| self.numbers.compact(number, notation)))
    }

    /// An amount of money as CLDR writes it, with the house's scale word; `None` if CLDR does not know the currency.
    ///
    /// # Errors
    /// As [`compact`](Self::compact).
    pub(super) fn money(
        &self,
        number: &Decimal,
        currency: Currency,
        name: CurrencyName,
        notation: Notation,
    ) -> Result<Option<String>, MessageError> {
        let Some(text) = self.currencies.money(number, currency, name, notation) else { return Ok(None) };
        Ok(Some(match self.worded(number, notation, "yes")? {
            Some(worded) => text.replacen(&self.numbers.compact(number, notation), &worded, 1),
            None => text,
        }))
    }

    /// The number with the house's scale word; `None` where it has none for it, or CLDR has an abbreviation that the house's words know
    /// another one of.
    fn worded(
        &self,
        number: &Decimal,
        notation: Notation,
        followed: &str,
    ) -> Result<Option<String>, MessageError> {
        let reach = number.integer_digits();
        let Some(power) = POWERS.into_iter().find(|power| reach > *power).filter(|_| !number.is_negative())
        else {
            return Ok(None);
        };
        let shifted = number.shifted_down(power);
        let decimals = i64::from(shifted.integer_digits() == 1);
        let rounded = shifted.value().with_scale_round(decimals, RoundingMode::HalfEven).normalized();
        let Some(rounded) = Decimal::parse(&rounded.to_plain_string()) else { return Ok(None) };
        // What is rounded up to a thousand takes the next word.
        let is_next = rounded.integer_digits() > 3;
        let (power, rounded) =
            if is_next { (power + 3, rounded.shifted_down(3).without_zeros()) } else { (power, rounded) };
        let is_known = |message: &str| match notation {
            Notation::Full => false,
            Notation::CompactLong => true,
            Notation::CompactShort => !self.messages.attribute_exists(message, Style::Short.name()),
        };
        let scale = self.scales.iter().find(|scale| scale.power == power);
        let Some(scale) = scale.filter(|scale| is_known(scale.message)) else { return Ok(None) };
        let shown = self.numbers.grouped(&rounded);
        let given = args([
            ("number", shown.as_str()),
            ("category", self.category(&rounded)),
            ("case", "oblique"),
            ("object", "no"),
            ("followed", followed),
        ]);
        let text = self.messages.format(scale.message, "", &given)?;
        Ok(Some(without_isolates(&text)))
    }
}
