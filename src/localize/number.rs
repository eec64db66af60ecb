//! Numbers, percents, plural categories and names of currencies in a locale, from CLDR by ICU4X.
//!
//! Figures go through as exact decimals, never as floats: thirty digits in, thirty digits out.

use icu::decimal::DecimalFormatter;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::locale::Locale;
use icu::locale::preferences::extensions::unicode::keywords::CurrencyType;
use icu::plurals::{PluralCategory, PluralRules};
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::currency::options::CurrencyFormatterOptions;
use icu_experimental::dimension::percent::formatter::PercentFormatter;
use icu_experimental::dimension::percent::options::Display;

use super::icu_error;
use crate::failure::Internal;
use crate::model::{Currency, Decimal};

/// The number formatters of an edition.
#[derive(Debug)]
pub struct Numbers {
    grouped: DecimalFormatter,
    bare: DecimalFormatter,
    percent: PercentFormatter<DecimalFormatter>,
    signed_percent: PercentFormatter<DecimalFormatter>,
    cardinal: PluralRules,
    ordinal: PluralRules,
    locale: Locale,
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
            locale: locale.clone(),
        })
    }

    /// A number with the locale's digits and separators.
    #[must_use]
    pub fn grouped(&self, number: &Decimal) -> String {
        self.grouped.format_to_string(&fixed(number))
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

    /// The name of a currency as it stands beside a number, from CLDR: "Chinese yuan".
    #[must_use]
    pub fn currency_name(&self, currency: Currency, number: &Decimal) -> String {
        let code = currency.code();
        let named = code.parse::<CurrencyType>().ok().and_then(|code| {
            // The value only chooses the plural form here; a whole number of the same category does.
            let whole = fixed_decimal::Decimal::from(self.sample(number));
            let formatter = CurrencyFormatter::try_new_name((&self.locale).into(), code).ok()?;
            let text = formatter.format_fixed_decimal(&whole).to_string();
            let name = text.trim_matches(|c: char| !c.is_alphabetic() && !matches!(c, '.' | '\'' | ')'));
            (!name.is_empty()).then(|| name.to_owned())
        });
        named.unwrap_or_else(|| code.to_owned())
    }

    /// The symbol of a currency in this locale, from CLDR: "US$"; its code where there is none.
    #[must_use]
    pub fn currency_symbol(&self, currency: Currency) -> String {
        let code = currency.code();
        let symbol = code.parse::<CurrencyType>().ok().and_then(|code| {
            let formatter = CurrencyFormatter::try_new_symbol(
                (&self.locale).into(),
                code,
                CurrencyFormatterOptions::default(),
            )
            .ok()?;
            let text = formatter.format_fixed_decimal(&fixed_decimal::Decimal::from(3)).to_string();
            let is_number =
                |c: char| c.is_numeric() || matches!(c, '٫' | '٬' | '\u{200e}' | '\u{200f}' | '\u{61c}');
            let symbol =
                text.trim_matches(|c: char| is_number(c) || c.is_whitespace() || c == ',' || c == '.');
            (!symbol.is_empty()).then(|| symbol.to_owned())
        });
        symbol.unwrap_or_else(|| code.to_owned())
    }

    /// A small whole number of the same plural category.
    fn sample(&self, number: &Decimal) -> u32 {
        let category = self.cardinal.category_for(&fixed(&number.abs()));
        (0..=200_u32).find(|n| *n > 2 && self.cardinal.category_for(*n) == category).unwrap_or(100)
    }
}

/// The percent sign of Arabic digits with its mark (CLDR, numbering system `arab`): ICU4X 2.4 has the sign of Latin
/// digits in every numbering system.
const ARAB_PERCENT: &str = "٪\u{61C}";

/// Our decimal as ICU4X's: through its digits, so that none is lost.
fn fixed(number: &Decimal) -> fixed_decimal::Decimal {
    fixed_decimal::Decimal::try_from_str(&number.plain()).unwrap_or_default()
}

fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
