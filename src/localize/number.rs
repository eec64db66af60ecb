//! Numbers, percents and plural categories in a locale, from CLDR by ICU4X.
//!
//! Figures go through as exact decimals, never as floats: thirty digits in, thirty digits out.

use arrayvec::ArrayVec;
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
    short: Option<Short>,
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
        let (standard, signed) = (percent(Display::Standard)?, percent(Display::ExplicitSign)?);
        Ok(Numbers {
            arab: grouped.format_to_string(&fixed_decimal::Decimal::from(0)) == "٠",
            short: Short::learn(&grouped, [&standard, &signed]),
            grouped,
            bare: decimal(GroupingStrategy::Never)?,
            percent: standard,
            signed_percent: signed,
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
        let short = self.short.as_ref().and_then(|short| short.number(number));
        short.unwrap_or_else(|| self.grouped.format_to_string(&fixed(number)))
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
        category_name(self.cardinal.category_for(number))
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
        let short = self.short.as_ref().and_then(|short| short.percent(number));
        short.unwrap_or_else(|| self.percent.format(&fixed(number)).to_string())
    }

    /// A number with an explicit sign, also if positive, and its percent sign.
    #[must_use]
    pub fn signed_percent(&self, number: &Decimal) -> String {
        if self.arab {
            return format!("{}{ARAB_PERCENT}", self.signed(number));
        }
        let short = self.short.as_ref().and_then(|short| short.signed_percent(number));
        short.unwrap_or_else(|| self.signed_percent.format(&fixed(number)).to_string())
    }

    /// The plural category (CLDR) of a number as it is written: `1.0` and `1` may differ.
    #[must_use]
    pub fn category(&self, number: &Decimal) -> &'static str {
        category_name(match number.whole() {
            Some(whole) => self.cardinal.category_for(whole),
            None => self.cardinal.category_for(&fixed(&number.abs())),
        })
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

/// What numbers are written with that have no mark of thousands and no sign, as the formatters showed once: most numbers of a report are
/// such, and are put together from it.
#[derive(Debug)]
struct Short {
    digits: [char; 10],
    /// What stands before decimals.
    point: String,
    /// What stands before and behind a percentage.
    percent: [String; 2],
    /// The same with the sign of what is more.
    more_percent: [String; 2],
}

/// The most decimals of a short number.
const MOST_DECIMALS: usize = 9;
/// The most digits of one.
const LONGEST: usize = MOST_DECIMALS + 3;

impl Short {
    /// `None` if numbers are written in another way than this.
    fn learn(
        decimal: &DecimalFormatter,
        [percent, signed]: [&PercentFormatter<DecimalFormatter>; 2],
    ) -> Option<Self> {
        let shown = |number: u8| decimal.format_to_string(&fixed_decimal::Decimal::from(number));
        let mut digits = ['0'; 10];
        for (digit, number) in digits.iter_mut().zip(0..) {
            let text = shown(number);
            let mut chars = text.chars();
            *digit = chars.next().filter(|_| chars.as_str().is_empty())?;
        }
        let mut decimals = fixed_decimal::Decimal::from(12);
        decimals.multiply_pow10(-1);
        let decimals = decimal.format_to_string(&decimals);
        let point = decimals.strip_prefix(digits[1])?.strip_suffix(digits[2])?.to_owned();
        let around = |formatter: &PercentFormatter<DecimalFormatter>| {
            let text = formatter.format(&fixed_decimal::Decimal::from(1)).to_string();
            let (before, behind) = text.split_once(digits[1])?;
            Some([before.to_owned(), behind.to_owned()])
        };
        Some(Short { digits, point, percent: around(percent)?, more_percent: around(signed)? })
    }

    fn number(&self, number: &Decimal) -> Option<String> {
        let mut out = String::with_capacity(16);
        self.write(number, &mut out).then_some(out)
    }

    fn percent(&self, number: &Decimal) -> Option<String> {
        self.between(number, &self.percent)
    }

    fn signed_percent(&self, number: &Decimal) -> Option<String> {
        self.between(number, &self.more_percent).filter(|_| !number.is_zero())
    }

    fn between(&self, number: &Decimal, [before, behind]: &[String; 2]) -> Option<String> {
        let mut out = String::with_capacity(24);
        out.push_str(before);
        if !self.write(number, &mut out) {
            return None;
        }
        out.push_str(behind);
        Some(out)
    }

    /// Whether it could be written.
    fn write(&self, number: &Decimal, out: &mut String) -> bool {
        let Some((digits, false, power)) = number.small() else { return false };
        let power_of = |power: i64| 10_u64.checked_pow(u32::try_from(power).ok()?);
        let Some(digits) = power_of(power.max(0)).and_then(|ten| digits.checked_mul(ten)) else {
            return false;
        };
        let decimals = usize::try_from(-power).unwrap_or(0);
        let whole = power_of((-power).max(0)).map(|ten| digits / ten);
        if decimals > MOST_DECIMALS || whole.is_none_or(|whole| whole >= 1000) {
            return false;
        }
        let mut rest = digits;
        let mut shown: ArrayVec<char, LONGEST> = ArrayVec::new();
        // From the last digit to the first, and a nought before the point at least.
        while rest > 0 || shown.len() <= decimals {
            shown.push(self.digits[usize::try_from(rest % 10).unwrap_or(0)]);
            rest /= 10;
        }
        let (behind, before) = shown.split_at(decimals);
        out.extend(before.iter().rev());
        if decimals > 0 {
            out.push_str(&self.point);
            out.extend(behind.iter().rev());
        }
        true
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

    use super::{Numbers, fixed, through_text};
    use crate::model::Decimal;

    #[test]
    fn short_numbers_are_written_as_cldr_has_them() {
        for locale in ["en", "ar", "ar-EG", "ar-u-nu-arab", "fa", "hi", "de-CH", "sv", "ar-MA"] {
            let numbers = Numbers::new(&locale.parse().expect(locale)).expect(locale);
            let short = numbers.short.as_ref().expect(locale);
            for (text, power) in [
                ("0", 0),
                ("0.0", 0),
                ("7", 0),
                ("12", 1),
                ("999", 0),
                ("1000", 0),
                ("53.8", 0),
                ("0.05", 0),
                ("999.999", 0),
                ("1", 2),
                ("1", 3),
                ("0", 5),
                ("6.50", 0),
                ("0.123456789", 0),
                ("0.1234567891", 0),
                ("-5", 0),
                ("1.5", 2),
            ] {
                let number = Decimal::parse_scaled(text, power).expect(text);
                let whole = numbers.grouped.format_to_string(&fixed(&number));
                assert_eq!(
                    short.number(&number).unwrap_or_else(|| whole.clone()),
                    whole,
                    "{locale} {text} {power}"
                );
                let percent = numbers.percent.format(&fixed(&number)).to_string();
                assert_eq!(
                    short.percent(&number).unwrap_or_else(|| percent.clone()),
                    percent,
                    "{locale} {text} {power}"
                );
                let signed = numbers.signed_percent.format(&fixed(&number)).to_string();
                assert_eq!(
                    short.signed_percent(&number).unwrap_or_else(|| signed.clone()),
                    signed,
                    "{locale} {text} {power}"
                );
                let category = numbers.cardinal.category_for(&fixed(&number.abs()));
                assert_eq!(
                    numbers.category(&number),
                    super::category_name(category),
                    "{locale} {text} {power}"
                );
            }
            let written =
                ["7", "999", "53.8", "0.05"].map(|text| Decimal::parse(text).and_then(|n| short.number(&n)));
            assert!(written.iter().all(Option::is_some), "{locale}");
        }
    }

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
