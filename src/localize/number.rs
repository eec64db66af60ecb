//! Numbers, percents and plural categories in a locale, from CLDR by ICU4X.
//!
//! Figures go through as exact decimals, never as floats: thirty digits in, thirty digits out.

use icu::decimal::DecimalFormatter;
use icu::decimal::options::{CompactDecimalFormatterOptions, DecimalFormatterOptions, GroupingStrategy};
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules};
use icu_decimal::CompactDecimalFormatter;
use icu_experimental::dimension::percent::formatter::PercentFormatter;
use icu_experimental::dimension::percent::options::Display;

use super::currency::Notation;
use super::icu_error;
use crate::failure::Internal;
use crate::model::Decimal;

/// The number formatters of an edition.
#[derive(Debug)]
pub struct Numbers {
    grouped: DecimalFormatter,
    bare: DecimalFormatter,
    percent: PercentFormatter<DecimalFormatter>,
    signed_percent: PercentFormatter<DecimalFormatter>,
    cardinal: PluralRules,
    ordinal: PluralRules,
    compact_long: CompactDecimalFormatter,
    compact_short: CompactDecimalFormatter,
    /// Whether the digits are ٠ to ٩.
    arab: bool,
}

impl Numbers {
    /// The formatters of a locale, whose `-u-nu-` keyword chooses the digits.
    ///
    /// # Errors
    /// If CLDR has no data for it.
    pub fn new(locale: &Locale) -> Result<Self, Internal> {
        let decimal = |grouping| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            DecimalFormatter::try_new(locale.into(), options).map_err(icu_error)
        };
        let percent =
            |display: Display| PercentFormatter::try_new(locale.into(), display.into()).map_err(icu_error);
        let grouped = decimal(GroupingStrategy::Auto)?;
        Ok(Numbers {
            arab: grouped.format_to_string(&fixed_decimal::Decimal::from(0)) == "٠",
            grouped,
            bare: decimal(GroupingStrategy::Never)?,
            percent: percent(Display::Standard)?,
            signed_percent: percent(Display::ExplicitSign)?,
            cardinal: PluralRules::try_new_cardinal(locale.into()).map_err(icu_error)?,
            ordinal: PluralRules::try_new_ordinal(locale.into()).map_err(icu_error)?,
            compact_long: CompactDecimalFormatter::try_new_long(
                locale.into(),
                CompactDecimalFormatterOptions::default(),
            )
            .map_err(icu_error)?,
            compact_short: CompactDecimalFormatter::try_new_short(
                locale.into(),
                CompactDecimalFormatterOptions::default(),
            )
            .map_err(icu_error)?,
        })
    }

    /// A number with the locale's digits and separators.
    #[must_use]
    pub fn grouped(&self, number: &Decimal) -> String {
        self.grouped.format_to_string(&fixed(number))
    }

    /// A number with the locale's digits and separators, and its plural category.
    #[must_use]
    pub(super) fn counted(&self, number: &Decimal) -> (String, &'static str) {
        let mut fixed = fixed(number);
        let text = self.grouped.format_to_string(&fixed);
        fixed.set_sign(fixed_decimal::Sign::None);
        (text, category_name(self.cardinal.category_for(&fixed)))
    }

    /// A number without separators of thousands: a year, a label.
    #[must_use]
    pub fn bare(&self, number: &Decimal) -> String {
        self.bare.format_to_string(&fixed(number))
    }

    /// The digit zero: other digits follow it in Unicode.
    #[must_use]
    pub fn zero(&self) -> char {
        if self.arab { '٠' } else { '0' }
    }

    /// A whole number that counts or orders.
    #[must_use]
    pub fn count(&self, number: usize) -> String {
        self.grouped.format_to_string(&fixed_decimal::Decimal::from(number))
    }

    /// The plural category (CLDR) of a whole number.
    #[must_use]
    pub fn count_category(&self, number: usize) -> &'static str {
        category_name(self.cardinal.category_for(&fixed_decimal::Decimal::from(number)))
    }

    /// A year: without separators of thousands.
    #[must_use]
    pub fn year(&self, year: i16) -> String {
        self.bare.format_to_string(&fixed_decimal::Decimal::from(year))
    }

    /// A number with an explicit sign, also if positive.
    #[must_use]
    pub fn signed(&self, number: &Decimal) -> String {
        let mut fixed = fixed(number);
        fixed.apply_sign_display(fixed_decimal::SignDisplay::ExceptZero);
        self.grouped.format_to_string(&fixed)
    }

    /// A number with its percent sign.
    #[must_use]
    pub fn percent(&self, number: &Decimal) -> String {
        if self.arab {
            return format!("{}{ARAB_PERCENT}", self.grouped(number));
        }
        self.percent.format(&fixed(number)).to_string()
    }

    /// A number with an explicit sign, also if positive, and its percent sign.
    #[must_use]
    pub fn signed_percent(&self, number: &Decimal) -> String {
        if self.arab {
            return format!("{}{ARAB_PERCENT}", self.signed(number));
        }
        self.signed_percent.format(&fixed(number)).to_string()
    }

    /// The plural category (CLDR) of a number as it is written: `1.0` and `1` may differ.
    #[must_use]
    pub fn category(&self, number: &Decimal) -> &'static str {
        category_name(self.cardinal.category_for(&fixed(&number.abs())))
    }

    /// The ordinal category (CLDR) of a number.
    #[must_use]
    pub fn ordinal_category(&self, number: &Decimal) -> &'static str {
        category_name(self.ordinal.category_for(&fixed(&number.abs())))
    }

    /// A number rounded to two digits or a whole number, with a scale word (CLDR's, not the house's): "6.5 billion", or its
    /// abbreviation: "6.5B".
    #[must_use]
    pub fn compact(&self, number: &Decimal, notation: Notation) -> String {
        match notation {
            Notation::Full => self.grouped(number),
            Notation::CompactLong => self.compact_long.format_to_string(&fixed(number)),
            Notation::CompactShort => self.compact_short.format_to_string(&fixed(number)),
        }
    }
}

/// The percent sign of Arabic digits with its mark (CLDR, numbering system `arab`): ICU4X 2.4 has the sign of Latin
/// digits in every numbering system.
const ARAB_PERCENT: &str = "٪\u{61C}";

/// Our decimal as ICU4X's, so that no digit is lost.
pub(super) fn fixed(number: &Decimal) -> fixed_decimal::Decimal {
    if let Some((digits, is_negative, power)) = number.small()
        && let Ok(power @ -60..=60) = i16::try_from(power)
    {
        let mut fixed = fixed_decimal::Decimal::from(digits);
        // A nought is one digit, however many it was written with.
        fixed.multiply_pow10(if digits == 0 { power.min(0) } else { power });
        if is_negative {
            fixed.set_sign(fixed_decimal::Sign::Negative);
        }
        return fixed;
    }
    through_text(number)
}

/// The same for any number.
fn through_text(number: &Decimal) -> fixed_decimal::Decimal {
    fixed_decimal::Decimal::try_from_str(&number.plain()).unwrap_or_default()
}

pub(super) fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fixed, through_text};
    use crate::model::Decimal;

    #[test]
    fn noughts_go_through_as_they_are() {
        for (text, power) in [("0", 0), ("0", 1), ("-0", 3), ("0.00", 1), ("0.0", 12), ("00", 2)] {
            let number = Decimal::parse_scaled(text, power).expect("a number");
            assert_eq!(fixed(&number), through_text(&number), "{text} {power}");
        }
    }

    proptest! {
        #[test]
        fn digits_go_through_as_they_are(text in "-?[0-9]{1,22}(\\.[0-9]{1,22})?", power in 0_i64..13) {
            let number = Decimal::parse_scaled(&text, power).expect("a number");
            let (fixed, through) = (fixed(&number), through_text(&number));
            prop_assert_eq!(fixed.to_string(), through.to_string());
            prop_assert_eq!(fixed, through);
        }
    }
}
