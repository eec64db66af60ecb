//! Money as CLDR alone would write it, by ICU4X: names, symbols and codes of currencies, and amounts with them.
//!
//! The house's own wording of money ("6.5 مليار دولار") is made by messages, see [`figure`](super::figure); what is here
//! serves editions that ask for CLDR's names, symbols or codes, and the function `CURRENCY`.

use icu::locale::Locale;
use icu::locale::preferences::extensions::unicode::keywords::CurrencyType;
use icu::plurals::PluralRules;
use icu_decimal::AbstractFormatter;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::currency::options::CurrencyFormatterOptions;

use super::icu_error;
use super::number::fixed;
use crate::failure::Internal;
use crate::model::{Currency, Decimal};

/// How an amount of money names its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CurrencyName {
    /// "US dollars", "دولار أمريكي".
    #[default]
    Full,
    /// "US$", where another dollar could be meant.
    Symbol,
    /// "$".
    Narrow,
    /// "USD".
    Code,
}

impl CurrencyName {
    /// All of them.
    pub const ALL: [CurrencyName; 4] =
        [CurrencyName::Full, CurrencyName::Symbol, CurrencyName::Narrow, CurrencyName::Code];

    /// Its name as an option of `CURRENCY`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            CurrencyName::Full => "name",
            CurrencyName::Symbol => "symbol",
            CurrencyName::Narrow => "narrow",
            CurrencyName::Code => "code",
        }
    }
}

/// How an amount is written: in full, or in thousands, millions…
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notation {
    /// With every digit.
    #[default]
    Full,
    /// Rounded to two digits or a whole number, with a word: "6.5 billion".
    CompactLong,
    /// The same with an abbreviation: "6.5B".
    CompactShort,
}

/// The currencies of a locale.
#[derive(Debug)]
pub struct Currencies {
    locale: Locale,
    cardinal: PluralRules,
}

impl Currencies {
    /// The currencies of a locale, whose `-u-nu-` keyword chooses the digits.
    ///
    /// # Errors
    /// If CLDR has no data for it.
    pub fn new(locale: &Locale) -> Result<Self, Internal> {
        let cardinal = PluralRules::try_new_cardinal(locale.into()).map_err(icu_error)?;
        Ok(Currencies { locale: locale.clone(), cardinal })
    }

    /// An amount of money, rounded to the decimals that the currency has (CLDR); `None` if CLDR does not know the currency.
    #[must_use]
    pub fn money(
        &self,
        number: &Decimal,
        currency: Currency,
        name: CurrencyName,
        notation: Notation,
    ) -> Option<String> {
        self.written(&fixed(number), currency, name, notation)
    }

    /// The name of a currency as it stands beside a number: "Chinese yuan"; its code where there is none.
    #[must_use]
    pub fn name(&self, currency: Currency, number: &Decimal) -> String {
        // The value only chooses the plural form here; a whole number of the same category does.
        let category = self.cardinal.category_for(&fixed(&number.abs()));
        let sample = (3..=200_u32).find(|n| self.cardinal.category_for(*n) == category).unwrap_or(100);
        self.beside(sample, currency, CurrencyName::Full)
    }

    /// The symbol of a currency in this locale: "US$"; its code where there is none.
    #[must_use]
    pub fn symbol(&self, currency: Currency) -> String {
        self.beside(3, currency, CurrencyName::Symbol)
    }

    /// What stands beside a number in an amount of money.
    fn beside(&self, number: u32, currency: Currency, name: CurrencyName) -> String {
        let text = self.written(&number.into(), currency, name, Notation::Full).unwrap_or_default();
        let is_padding = |c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}');
        let digits = text.find(char::is_numeric).zip(text.rfind(char::is_numeric));
        let name = digits.map_or(text.as_str(), |(first, last)| {
            let (before, after) = (&text[..first], text[last..].trim_start_matches(char::is_numeric));
            [before, after]
                .map(|part| part.trim_matches(is_padding))
                .into_iter()
                .max_by_key(|part| part.len())
                .unwrap_or_default()
        });
        if name.is_empty() { currency.code().to_owned() } else { name.to_owned() }
    }

    fn written(
        &self,
        number: &fixed_decimal::Decimal,
        currency: Currency,
        name: CurrencyName,
        notation: Notation,
    ) -> Option<String> {
        let code: CurrencyType = currency.code().parse().ok()?;
        let prefs = (&self.locale).into();
        let options = CurrencyFormatterOptions::default();
        match (notation, name) {
            (Notation::Full, CurrencyName::Full) => {
                text(CurrencyFormatter::try_new_name(prefs, code), number)
            }
            (Notation::Full, CurrencyName::Symbol) => {
                text(CurrencyFormatter::try_new_symbol(prefs, code, options), number)
            }
            (Notation::Full, CurrencyName::Narrow) => {
                text(CurrencyFormatter::try_new_symbol_narrow(prefs, code, options), number)
            }
            (Notation::Full, CurrencyName::Code) => {
                text(CurrencyFormatter::try_new_code(prefs, code, options), number)
            }
            (Notation::CompactLong, CurrencyName::Full) => {
                text(CurrencyFormatter::try_new_compact_long_name(prefs, code), number)
            }
            (Notation::CompactLong, CurrencyName::Symbol) => {
                text(CurrencyFormatter::try_new_compact_long_symbol(prefs, code, options), number)
            }
            (Notation::CompactLong, CurrencyName::Narrow) => {
                text(CurrencyFormatter::try_new_compact_long_symbol_narrow(prefs, code, options), number)
            }
            (Notation::CompactLong, CurrencyName::Code) => {
                text(CurrencyFormatter::try_new_compact_long_code(prefs, code, options), number)
            }
            (Notation::CompactShort, CurrencyName::Full) => {
                text(CurrencyFormatter::try_new_compact_name(prefs, code), number)
            }
            (Notation::CompactShort, CurrencyName::Symbol) => {
                text(CurrencyFormatter::try_new_compact_symbol(prefs, code, options), number)
            }
            (Notation::CompactShort, CurrencyName::Narrow) => {
                text(CurrencyFormatter::try_new_compact_symbol_narrow(prefs, code, options), number)
            }
            (Notation::CompactShort, CurrencyName::Code) => {
                text(CurrencyFormatter::try_new_compact_code(prefs, code, options), number)
            }
        }
    }
}

fn text<V: AbstractFormatter, E>(
    formatter: Result<CurrencyFormatter<V>, E>,
    number: &fixed_decimal::Decimal,
) -> Option<String> {
    Some(formatter.ok()?.format_fixed_decimal(number).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_symbols_stand_without_their_number() {
        for (locale, code, name, symbol) in [
            ("en-US", "USD", "US dollars", "$"),
            ("en-GB", "USD", "US dollars", "US$"),
            ("en-US", "XOF", "West African CFA francs", "F\u{202f}CFA"),
            ("ar-EG", "EGP", "جنيهات مصرية", "ج.م."),
            ("ar", "AED", "درهم إماراتي", "د.إ."),
        ] {
            let currencies = Currencies::new(&locale.parse().expect("a locale")).expect("a locale of CLDR");
            let currency = Currency::new(code).expect("a currency");
            let five = Decimal::parse("5").expect("a decimal");
            assert_eq!(currencies.name(currency, &five), name, "{locale}");
            assert_eq!(currencies.symbol(currency), symbol, "{locale}");
        }
    }
}
