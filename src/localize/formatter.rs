//! The formatter of an edition: its messages with its numbers, dates and lists, built once and shared by all threads.

use std::sync::Arc;

use icu::collator::CollatorBorrowed;
use icu::collator::options::CollatorOptions;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;

use super::currency::Currencies;
use super::date::Dates;
use super::message::{Messages, Resource};
use super::number::Numbers;
use super::region::Regions;
use super::{icu_error, locale};
use crate::failure::Internal;
use crate::markup::Direction;
use crate::model::{Calendar, CurrencyDisplay, Decimal, Edition, Language, ScaleWords};

/// Puts values of the model into an edition's words.
#[derive(Debug, Clone)]
pub struct Formatter {
    /// The language of the edition.
    pub language: Language,
    /// The direction of its script.
    pub direction: Direction,
    /// The calendar of its dates.
    pub calendar: Calendar,
    /// How currencies are written.
    pub(super) currency: CurrencyDisplay,
    /// Whether small counts are words in running text.
    pub(super) spell_out: bool,
    /// How scale words are written in running text.
    pub(super) scale_words: ScaleWords,
    /// Whether signs of numbers are words: for plain text, where nothing holds them at their side.
    pub(super) says_signs: bool,
    pub(super) messages: Arc<Messages>,
    pub(super) numbers: Arc<Numbers>,
    pub(super) dates: Arc<Dates>,
    pub(super) currencies: Arc<Currencies>,
    pub(super) regions: Arc<Regions>,
    pub(super) scales: Arc<[Scale]>,
    lists: Arc<Lists>,
    collator: Arc<CollatorBorrowed<'static>>,
}

/// A scale word: when it is used.
#[derive(Debug)]
pub(super) struct Scale {
    /// The message that says it.
    pub message: &'static str,
    /// The power of ten that it stands for.
    pub power: i64,
    /// The smallest value that takes it, if not the power itself.
    pub from: Option<Decimal>,
    /// How many decimals may stand before it.
    pub decimals: i64,
}

#[derive(Debug)]
struct Lists {
    and: ListFormatter,
    or: ListFormatter,
}

/// Scale words, largest first.
const SCALES: [(&str, i64); 4] =
    [("scale-trillion", 12), ("scale-billion", 9), ("scale-million", 6), ("scale-thousand", 3)];

impl Formatter {
    /// The formatter of an edition, with the messages of `resources`, later ones overriding earlier ones.
    ///
    /// # Errors
    /// If CLDR has no data for its locale.
    pub fn new(edition: &Edition, resources: &[Resource]) -> Result<Self, Internal> {
        let locale = locale::locale(edition)?;
        let and = ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default())
            .map_err(icu_error)?;
        let or = ListFormatter::try_new_or((&locale).into(), ListFormatterOptions::default())
            .map_err(icu_error)?;
        let collator =
            CollatorBorrowed::try_new((&locale).into(), CollatorOptions::default()).map_err(icu_error)?;
        let messages = Messages::new(edition.language, resources, &[]);
        Ok(Formatter {
            language: edition.language,
            direction: locale::direction(&edition.locale),
            calendar: edition.calendar,
            currency: edition.currency,
            spell_out: edition.spell_out,
            scale_words: edition.scale_words,
            says_signs: false,
            scales: scales(&messages).into(),
            messages: Arc::new(messages),
            numbers: Arc::new(Numbers::new(&locale)?),
            dates: Arc::new(Dates::new(&locale, edition.months)?),
            currencies: Arc::new(Currencies::new(&locale)?),
            regions: Arc::new(Regions::new(&locale)?),
            lists: Arc::new(Lists { and, or }),
            collator: Arc::new(collator),
        })
    }

    /// The same with other messages: those of a report over the shared ones, and with names that messages may place.
    #[must_use]
    pub fn with_messages(&self, resources: &[Resource], names: &[Resource]) -> Self {
        let messages = Messages::new(self.language, resources, names);
        Formatter { scales: scales(&messages).into(), messages: Arc::new(messages), ..self.clone() }
    }

    /// The same, with the signs of numbers as words.
    #[must_use]
    pub fn saying_signs(&self) -> Self {
        Formatter { says_signs: true, ..self.clone() }
    }

    /// Its numbers.
    #[must_use]
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Its dates.
    #[must_use]
    pub fn dates(&self) -> &Dates {
        &self.dates
    }

    /// Its currencies as CLDR names them.
    #[must_use]
    pub fn currencies(&self) -> &Currencies {
        &self.currencies
    }

    /// Its names of regions.
    #[must_use]
    pub fn regions(&self) -> &Regions {
        &self.regions
    }

    /// Several texts as a list: "a, b and c".
    #[must_use]
    pub fn list(&self, texts: &[String]) -> String {
        self.lists.and.format_to_string(texts.iter().map(String::as_str))
    }

    /// How two texts are ordered in the edition's alphabet.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> std::cmp::Ordering {
        self.collator.compare(a, b)
    }

    /// Several texts as alternatives: "a, b or c".
    #[must_use]
    pub fn alternatives(&self, texts: &[String]) -> String {
        self.lists.or.format_to_string(texts.iter().map(String::as_str))
    }
}

fn scales(messages: &Messages) -> Vec<Scale> {
    let scale = |(message, power): (&'static str, i64)| {
        messages.has(message).then(|| Scale {
            message,
            power,
            from: messages
                .attribute(message, "from")
                .and_then(|from| Decimal::parse(&from))
                // What has so many digits is not below it: nothing to compare each number with.
                .filter(|from| {
                    Decimal::parse("1").is_none_or(|one| !one.same_value(&from.shifted_down(power)))
                }),
            decimals: messages.attribute(message, "decimals").and_then(|text| text.parse().ok()).unwrap_or(2),
        })
    };
    SCALES.into_iter().filter_map(scale).collect()
}
