//! Dates and months in a locale, from CLDR by ICU4X: Gregorian, Hijri (Umm al-Qura), and the month names of three traditions.

use icu::calendar::Iso;
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{M, MD, YM, YMD, YMDE};
use icu::decimal::DecimalFormatter;
use icu::decimal::options::DecimalFormatterOptions;
use icu::locale::Locale;

use super::icu_error;
use crate::failure::Internal;
use crate::model::{Date, MonthNames};

type IcuDate = icu::calendar::Date<Iso>;

/// How much of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateStyle {
    /// With the day of the week.
    Full,
    /// Day, name of the month, year.
    #[default]
    Long,
    /// Shorter, where the locale has a shorter form.
    Medium,
    /// In numbers.
    Short,
}

/// The date formatters of an edition.
pub struct Dates {
    full: DateTimeFormatter<YMDE>,
    long: DateTimeFormatter<YMD>,
    medium: DateTimeFormatter<YMD>,
    short: DateTimeFormatter<YMD>,
    month_year: DateTimeFormatter<YM>,
    month_day: DateTimeFormatter<MD>,
    month: DateTimeFormatter<M>,
    hijri: DateTimeFormatter<YMD>,
    hijri_full: DateTimeFormatter<YMDE>,
    /// For paired month names: the month in the locale's own tradition and in the other.
    pair: Option<(DateTimeFormatter<M>, DateTimeFormatter<M>)>,
}

/// A date in words, and the month names in it that the edition pairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateText {
    /// The text.
    pub text: String,
    /// The Levantine and the Gulf name of its month, if the edition shows both; the text has the Gulf one.
    pub pair: Option<(String, String)>,
}

impl Dates {
    /// The formatters of a locale, whose `-u-nu-` keyword chooses the digits, with the month names of a tradition.
    ///
    /// # Errors
    /// If CLDR has no data for it.
    pub fn new(locale: &Locale, months: Option<MonthNames>) -> Result<Self, Internal> {
        // Another region has other names of months; its digits are not wanted.
        let digits = with_digits(locale)?;
        let gulf = with_region(&digits, "EG");
        let levant = with_region(&digits, "LB");
        let named = match months {
            None => locale.clone(),
            Some(MonthNames::Gulf | MonthNames::Paired) => gulf.clone(),
            Some(MonthNames::Levant) => levant.clone(),
            Some(MonthNames::Maghreb) => with_region(&digits, "DZ"),
        };
        let gregorian = with_calendar(&named, "gregory");
        let ymd = |fields| DateTimeFormatter::try_new((&gregorian).into(), fields).map_err(icu_error);
        let month = |locale: &Locale| {
            DateTimeFormatter::try_new((&with_calendar(locale, "gregory")).into(), M::long())
                .map_err(icu_error)
        };
        let pair = match months {
            Some(MonthNames::Paired) => Some((month(&levant)?, month(&gulf)?)),
            _ => None,
        };
        let hijri = with_calendar(locale, "islamic-umalqura");
        Ok(Dates {
            full: DateTimeFormatter::try_new((&gregorian).into(), YMDE::long()).map_err(icu_error)?,
            long: ymd(YMD::long())?,
            medium: ymd(YMD::medium())?,
            short: ymd(YMD::short())?,
            month_year: DateTimeFormatter::try_new((&gregorian).into(), YM::long()).map_err(icu_error)?,
            month_day: DateTimeFormatter::try_new((&gregorian).into(), MD::long()).map_err(icu_error)?,
            month: month(&named)?,
            hijri: DateTimeFormatter::try_new((&hijri).into(), YMD::long()).map_err(icu_error)?,
            hijri_full: DateTimeFormatter::try_new((&hijri).into(), YMDE::long()).map_err(icu_error)?,
            pair,
        })
    }

    /// A Gregorian date.
    #[must_use]
    pub fn date(&self, date: Date, style: DateStyle) -> DateText {
        let day = icu_date(date);
        let text = match style {
            DateStyle::Full => self.full.format(&day).to_string(),
            DateStyle::Long => self.long.format(&day).to_string(),
            DateStyle::Medium => self.medium.format(&day).to_string(),
            DateStyle::Short => self.short.format(&day).to_string(),
        };
        self.paired(text, day)
    }

    /// A month and its year.
    #[must_use]
    pub fn month(&self, date: Date) -> DateText {
        let day = icu_date(date);
        self.paired(self.month_year.format(&day).to_string(), day)
    }

    /// A month without its year.
    #[must_use]
    pub fn month_alone(&self, date: Date) -> DateText {
        let day = icu_date(date);
        self.paired(self.month.format(&day).to_string(), day)
    }

    /// A day and its month.
    #[must_use]
    pub fn month_day(&self, date: Date) -> DateText {
        let day = icu_date(date);
        self.paired(self.month_day.format(&day).to_string(), day)
    }

    /// A date in the Hijri calendar, Umm al-Qura, with its era, and with the day of the week where the style is full.
    #[must_use]
    pub fn hijri(&self, date: Date, style: DateStyle) -> String {
        let day = icu_date(date);
        match style {
            DateStyle::Full => self.hijri_full.format(&day).to_string(),
            DateStyle::Long | DateStyle::Medium | DateStyle::Short => self.hijri.format(&day).to_string(),
        }
    }

    fn paired(&self, text: String, day: IcuDate) -> DateText {
        let pair = self
            .pair
            .as_ref()
            .map(|(levant, gulf)| (levant.format(&day).to_string(), gulf.format(&day).to_string()));
        DateText { text, pair }
    }
}

impl std::fmt::Debug for Dates {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dates").finish_non_exhaustive()
    }
}

fn icu_date(date: Date) -> IcuDate {
    // Every month and day of a civil date is a day of the ISO calendar; 1970 can only stand for a bug.
    IcuDate::try_new_iso(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs())
        .unwrap_or_else(|_| {
            icu::calendar::Date::from_rata_die(icu::calendar::types::RataDie::new(719_163), Iso)
        })
}

/// The locale with its digits named, where they are those that it has anyway.
fn with_digits(locale: &Locale) -> Result<Locale, Internal> {
    let key = icu::locale::extensions::unicode::key!("nu");
    let mut changed = locale.clone();
    if !changed.extensions.unicode.keywords.contains_key(&key) {
        let zero = DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default())
            .map_err(icu_error)?
            .format_to_string(&0.into());
        if let Ok(digits) = if zero == "٠" { "arab" } else { "latn" }.parse() {
            changed.extensions.unicode.keywords.set(key, digits);
        }
    }
    Ok(changed)
}

/// The locale with the month names of a region; its digits and everything asked for stay.
fn with_region(locale: &Locale, region: &str) -> Locale {
    let mut changed = locale.clone();
    changed.id.region = region.parse().ok();
    changed
}

fn with_calendar(locale: &Locale, calendar: &str) -> Locale {
    let mut changed = locale.clone();
    if let Ok(value) = calendar.parse() {
        changed.extensions.unicode.keywords.set(icu::locale::extensions::unicode::key!("ca"), value);
    }
    changed
}
