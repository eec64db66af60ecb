//! Money as CLDR alone would write it, by ICU4X: names, symbols and codes of currencies, and amounts with them.
//!
//! The house's own wording of money ("6.5 مليار دولار") is made by messages, see [`figure`](super::figure); what is here
//! serves editions that ask for CLDR's names, symbols or codes, and the function `CURRENCY`.

use std::sync::Arc;

use icu::decimal::DecimalFormatter;
use icu::locale::Locale;
use icu::locale::preferences::extensions::unicode::keywords::CurrencyType;
use icu::plurals::PluralRules;
use icu_decimal::CompactDecimalFormatter;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::currency::options::CurrencyFormatterOptions;

use super::icu_error;
use super::kept::Kept;
use super::number::{category_name, fixed};
use crate::failure::Internal;
use crate::model::{Currency, Decimal};

/// How an amount of money names its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Notation {
    /// With every digit.
    #[default]
    Full,
    /// Rounded to two digits or a whole number, with a word: "6.5 billion".
    CompactLong,
    /// The same with an abbreviation: "6.5B".
    CompactShort,
}

/// The currencies of a locale. ICU4X's formatter of a currency costs some microseconds to make, so what was asked for once is kept.
#[derive(Debug)]
pub struct Currencies {
    locale: Locale,
    cardinal: PluralRules,
    writers: Kept<(Currency, CurrencyName, Notation), Writer>,
    names: Kept<(Currency, &'static str), str>,
    symbols: Kept<Currency, str>,
}

/// Writes amounts of one currency in one way.
#[derive(Debug)]
enum Writer {
    Full(CurrencyFormatter<DecimalFormatter>),
    Compact(CurrencyFormatter<CompactDecimalFormatter>),
}

impl Writer {
    fn write(&self, number: &fixed_decimal::Decimal) -> String {
        match self {
            Writer::Full(writer) => writer.format_fixed_decimal(number).to_string(),
            Writer::Compact(writer) => writer.format_fixed_decimal(number).to_string(),
        }
    }
}

impl Currencies {
    /// The currencies of a locale, whose `-u-nu-` keyword chooses the digits.
    ///
    /// # Errors
    /// If CLDR has no data for it.
    pub fn new(locale: &Locale) -> Result<Self, Internal> {
        let cardinal = PluralRules::try_new_cardinal(locale.into()).map_err(icu_error)?;
        let locale = locale.clone();
        Ok(Currencies {
            locale,
            cardinal,
            writers: Kept::default(),
            names: Kept::default(),
            symbols: Kept::default(),
        })
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
        Some(self.writer(currency, name, notation)?.write(&fixed(number)))
    }

    /// The name of a currency as it stands beside a number of a plural category: "Chinese yuan"; its code where there is none.
    #[must_use]
    pub fn name(&self, currency: Currency, category: &'static str) -> Arc<str> {
        let name = self.names.get((currency, category), || {
            // The number only chooses the form of the name; any of the category does.
            let is_such = |n: &u32| category_name(self.cardinal.category_for(*n)) == category;
            let sample = (3..=200).find(is_such).unwrap_or(100);
            Some(self.beside(sample, currency, CurrencyName::Full))
        });
        name.unwrap_or_else(|| currency.code().into())
    }

    /// The symbol of a currency in this locale: "US$"; its code where there is none.
    #[must_use]
    pub fn symbol(&self, currency: Currency) -> Arc<str> {
        let symbol = self.symbols.get(currency, || Some(self.beside(3, currency, CurrencyName::Symbol)));
        symbol.unwrap_or_else(|| currency.code().into())
    }

    /// What stands beside a number in an amount of money.
    fn beside(&self, number: u32, currency: Currency, name: CurrencyName) -> Arc<str> {
        let writer = self.writer(currency, name, Notation::Full);
        let text = writer.map(|writer| writer.write(&number.into())).unwrap_or_default();
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
        if name.is_empty() { currency.code().into() } else { name.into() }
    }

    fn writer(&self, currency: Currency, name: CurrencyName, notation: Notation) -> Option<Arc<Writer>> {
        self.writers
            .get((currency, name, notation), || self.new_writer(currency, name, notation).map(Arc::new))
    }

    fn new_writer(&self, currency: Currency, name: CurrencyName, notation: Notation) -> Option<Writer> {
        type Money<V> = CurrencyFormatter<V>;
        let code: CurrencyType = currency.code().parse().ok()?;
        let prefs = (&self.locale).into();
        let options = CurrencyFormatterOptions::default();
        if notation == Notation::Full {
            let writer = match name {
                CurrencyName::Full => Money::try_new_name(prefs, code),
                CurrencyName::Symbol => Money::try_new_symbol(prefs, code, options),
                CurrencyName::Narrow => Money::try_new_symbol_narrow(prefs, code, options),
                CurrencyName::Code => Money::try_new_code(prefs, code, options),
            };
            return writer.ok().map(Writer::Full);
        }
        let writer = match (notation, name) {
            (Notation::CompactLong, CurrencyName::Full) => Money::try_new_compact_long_name(prefs, code),
            (Notation::CompactLong, CurrencyName::Symbol) => {
                Money::try_new_compact_long_symbol(prefs, code, options)
            }
            (Notation::CompactLong, CurrencyName::Narrow) => {
                Money::try_new_compact_long_symbol_narrow(prefs, code, options)
            }
            (Notation::CompactLong, CurrencyName::Code) => {
                Money::try_new_compact_long_code(prefs, code, options)
            }
            (_, CurrencyName::Full) => Money::try_new_compact_name(prefs, code),
            (_, CurrencyName::Symbol) => Money::try_new_compact_symbol(prefs, code, options),
            (_, CurrencyName::Narrow) => Money::try_new_compact_symbol_narrow(prefs, code, options),
            (_, CurrencyName::Code) => Money::try_new_compact_code(prefs, code, options),
        };
        writer.ok().map(Writer::Compact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_symbols_stand_without_their_number() {
        for (locale, code, category, name, symbol) in [
            ("en-US", "USD", "other", "US dollars", "$"),
            ("en-GB", "USD", "other", "US dollars", "US$"),
            ("en-US", "XOF", "other", "West African CFA francs", "F\u{202f}CFA"),
            ("ar-EG", "EGP", "few", "جنيهات مصرية", "ج.م."),
            ("ar", "AED", "few", "درهم إماراتي", "د.إ."),
        ] {
            let currencies = Currencies::new(&locale.parse().expect("a locale")).expect("a locale of CLDR");
            let currency = Currency::new(code).expect("a currency");
            assert_eq!(&*currencies.name(currency, category), name, "{locale}");
            assert_eq!(&*currencies.symbol(currency), symbol, "{locale}");
        }
    }
}
