//! Figures in words: numbers, scale words, units, ranges, qualifiers and conversions, put together by messages.
//!
//! What a figure says is decided here; how it is said stands in `locales/`, see `docs/messages.md`.

use fluent_bundle::FluentValue;

use super::formatter::Formatter;
use super::message::{Formatted, args};
use crate::model::{
    Amount, Calendar, Currency, CurrencyDisplay, Decimal, Figure, Measure, Period, Point, Quantity,
    ScaleWords, Signed,
};

/// How wide a figure may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Style {
    /// Inside a sentence.
    #[default]
    Prose,
    /// Standing on its own, in full.
    Long,
    /// Abbreviated.
    Short,
    /// In a table.
    Table,
}

impl Style {
    /// All of them.
    pub const ALL: [Style; 4] = [Style::Prose, Style::Long, Style::Short, Style::Table];

    /// Its name in prose, and the attribute of messages that says it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Style::Prose => "prose",
            Style::Long => "long",
            Style::Short => "short",
            Style::Table => "table",
        }
    }
}

/// How a figure is to be worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// How wide.
    pub style: Style,
    /// Whether Arabic duals are nominative; oblique if not.
    pub nominative: bool,
    /// Whether to add the conversion that the source gave.
    pub conversion: bool,
    /// Whether to say "about", "more than"…
    pub qualifier: bool,
}

impl Wording {
    /// Inside a sentence: oblique, with qualifier and conversion.
    pub const PROSE: Wording =
        Wording { style: Style::Prose, nominative: false, conversion: true, qualifier: true };

    /// The same in another style.
    #[must_use]
    pub fn styled(self, style: Style) -> Self {
        Wording { style, ..self }
    }

    fn case(self) -> &'static str {
        if self.nominative { "nominative" } else { "oblique" }
    }
}

/// A number in words, and the plural category that a noun after it takes.
struct NumberText {
    text: String,
    category: &'static str,
}

/// What is counted.
#[derive(Clone, Copy)]
enum Unit<'a> {
    Named(&'a str),
    Currency(Currency),
}

impl Formatter {
    /// A figure in words. Variables inside are isolated with FSI and PDI, as Fluent does.
    ///
    /// # Errors
    /// If a message of it is missing or asks for something it is not given.
    pub fn figure(&self, figure: &Figure, wording: Wording) -> Formatted {
        let text = self.measure(&figure.measure, wording)?;
        match &figure.stated_as {
            Some(stated) if wording.conversion => {
                let conversion = self.measure(stated, wording)?;
                let given = args([("figure", &text), ("conversion", &conversion)]);
                self.messages.format("with-conversion", wording.style.name(), &given)
            }
            _ => Ok(text),
        }
    }

    /// A measure in words: a figure without its conversion and period.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn measure(&self, measure: &Measure, wording: Wording) -> Formatted {
        let Some(qualifier) = measure.qualifier.filter(|_| wording.qualifier) else {
            return self.quantity(&measure.quantity, wording);
        };
        let id = format!("qualifier-{}", qualifier.name());
        let case = self.messages.attribute(&id, "case");
        let nominative = case.map_or(wording.nominative, |case| case == "nominative");
        let text = self.quantity(&measure.quantity, Wording { nominative, ..wording })?;
        self.messages.format(&id, wording.style.name(), &args([("figure", &text)]))
    }

    fn quantity(&self, quantity: &Quantity, wording: Wording) -> Formatted {
        let style = wording.style.name();
        match quantity {
            // "-$3 billion", where a language writes the sign before the currency.
            Quantity::Money(amount @ Amount::One(n), currency)
                if n.is_negative() && !self.says_signs && self.messages.has("negative-money") =>
            {
                let positive = amount.map(Decimal::abs);
                let text = self.counted(&positive, Unit::Currency(*currency), "range-money", wording)?;
                self.messages.format("negative-money", style, &args([("figure", &text)]))
            }
            Quantity::Money(amount, currency) => {
                self.counted(amount, Unit::Currency(*currency), "range-money", wording)
            }
            Quantity::Count(amount, unit) => {
                self.counted(amount, Unit::Named(unit.as_str()), "range-count", wording)
            }
            Quantity::Duration(amount, unit) => {
                self.counted(amount, Unit::Named(unit.name()), "range-count", wording)
            }
            Quantity::Percent(amount) => {
                let percent = self.percent(amount, style)?;
                self.messages.format("percent", style, &args([("percent", &percent)]))
            }
            Quantity::Change(amount) => {
                let percent = self.percent(&amount.map(Decimal::abs), style)?;
                let signed =
                    self.each(amount, style, "range-percent", |n| Ok(self.numbers.signed_percent(n)))?;
                let given = args([("percent", &percent), ("signed", &signed)]);
                self.messages.format(direction_of(amount, "change"), style, &given)
            }
            Quantity::Points(amount, sign) => {
                let unit = Unit::Named("percentage-points");
                let points = self.counted(&amount.map(Decimal::abs), unit, "range-count", wording)?;
                if *sign == Signed::Distance {
                    return Ok(points);
                }
                let signed = self.each(amount, style, "range-percent", |n| {
                    let sign = if n.is_negative() { "" } else { "+" };
                    let number =
                        NumberText { text: format!("{sign}{}", self.numbers.grouped(n)), category: "other" };
                    self.with_unit(&number, n, unit, wording)
                })?;
                let given = args([("points", &points), ("signed", &signed)]);
                self.messages.format(direction_of(amount, "points"), style, &given)
            }
            Quantity::Ratio(amount) => self.each(amount, style, "range-percent", |n| self.ratio(n, style)),
            Quantity::Date(date) => self.date_in(*date, super::DateStyle::Long, self.calendar),
            Quantity::Period(period) => self.period(*period, ""),
        }
    }

    /// Each number of an amount in words, and the range of them.
    fn each(
        &self,
        amount: &Amount,
        style: &str,
        range: &str,
        word: impl Fn(&Decimal) -> Formatted,
    ) -> Formatted {
        match amount {
            Amount::One(n) => word(n),
            Amount::Range(low, high) => {
                let (low, high) = (word(low)?, word(high)?);
                let given =
                    args([("low", &low), ("high", &high), ("low-number", &low), ("high-number", &high)]);
                self.messages.format(range, style, &given)
            }
        }
    }

    fn percent(&self, amount: &Amount, style: &str) -> Formatted {
        self.each(amount, style, "range-percent", |n| {
            if !self.says_signs {
                return Ok(self.numbers.percent(n));
            }
            let text = self.numbers.grouped(&n.abs());
            let given = args([("number", &*text), ("category", self.category(n))]);
            let percent = self.messages.format("words-percent", style, &given)?;
            if n.is_negative() { self.minus(&percent, self.category(n)) } else { Ok(percent) }
        })
    }

    fn ratio(&self, number: &Decimal, style: &str) -> Formatted {
        let text = self.numbers.grouped(number);
        let mut given = args([("number", &text), ("category", self.category(number))]);
        // A number for Fluent, so that `[2]` and `[0.5]` match; it is never shown.
        let exact = number.plain();
        given.set("exact", FluentValue::try_number(&exact));
        self.messages.format("ratio", style, &given)
    }

    /// An amount of something.
    fn counted(&self, amount: &Amount, unit: Unit<'_>, range: &str, wording: Wording) -> Formatted {
        let one = |n: &Decimal| {
            let number = match self.spelled(n, unit, amount, wording)? {
                Some(text) => NumberText { text, category: self.category(n) },
                None => self.number(n, true, wording)?,
            };
            self.with_unit(&number, n, unit, wording)
        };
        match amount {
            Amount::One(n) => one(n),
            Amount::Range(low, high) => {
                let bare = |n: &Decimal| self.number(n, false, Wording { nominative: false, ..wording });
                let (low_number, high_number) = (bare(low)?.text, bare(high)?.text);
                let (low, high) = (one(low)?, one(high)?);
                let given = args([
                    ("low", &low),
                    ("high", &high),
                    ("low-number", &low_number),
                    ("high-number", &high_number),
                ]);
                let says = self.says_signs && self.messages.attribute_exists(range, "words");
                self.messages.format(range, if says { "words" } else { wording.style.name() }, &given)
            }
        }
    }

    /// A small whole count in words, where the language has one (`spelled-3`) and the edition wants it: of things and of time, in
    /// running text, not of money and not in ranges. In Arabic the word takes the opposite of the noun's gender.
    fn spelled(
        &self,
        number: &Decimal,
        unit: Unit<'_>,
        amount: &Amount,
        wording: Wording,
    ) -> Result<Option<String>, super::MessageError> {
        let (Unit::Named(unit), Amount::One(_), true) = (unit, amount, self.spell_out) else {
            return Ok(None);
        };
        let running = matches!(wording.style, Style::Prose | Style::Long);
        if !running || number.shows_decimals() || number.integer_digits() > 2 {
            return Ok(None);
        }
        let id = format!("spelled-{}", number.plain());
        if !self.messages.has(&id) {
            return Ok(None);
        }
        let gender = self.messages.attribute(&format!("unit-{unit}"), "gender").unwrap_or_default();
        let given = args([("gender", &gender), ("case", wording.case())]);
        self.messages.format(&id, wording.style.name(), &given).map(Some)
    }

    fn with_unit(&self, number: &NumberText, value: &Decimal, unit: Unit<'_>, wording: Wording) -> Formatted {
        let mut given =
            args([("number", &number.text), ("category", number.category), ("case", wording.case())]);
        let style = wording.style.name();
        match unit {
            Unit::Currency(currency)
                if self.says_signs
                    && self.messages.attribute_exists(&format!("currency-{currency}"), "words") =>
            {
                self.messages.format(&format!("currency-{currency}"), "words", &given)
            }
            Unit::Named(unit) => self.messages.format(&format!("unit-{unit}"), style, &given),
            Unit::Currency(currency) => {
                let (id, name) = match self.currency {
                    CurrencyDisplay::House => {
                        let id = format!("currency-{currency}");
                        if self.messages.has(&id) {
                            return self.messages.format(&id, style, &given);
                        }
                        ("currency-other", self.currencies.name(currency, value))
                    }
                    CurrencyDisplay::Name => ("currency-other", self.currencies.name(currency, value)),
                    CurrencyDisplay::Symbol => ("currency-symbol", self.currencies.symbol(currency)),
                    CurrencyDisplay::Code => ("currency-code", currency.code().to_owned()),
                };
                given.set("name", name);
                self.messages.format(id, style, &given)
            }
        }
    }

    /// A number, with a scale word where the language uses one and the number fits it.
    fn number(
        &self,
        number: &Decimal,
        followed: bool,
        wording: Wording,
    ) -> Result<NumberText, super::MessageError> {
        let magnitude = number.abs();
        if self.says_signs && number.is_negative() {
            let NumberText { text, category } = self.number(&magnitude, followed, wording)?;
            return Ok(NumberText { text: self.minus(&text, category)?, category });
        }
        let reach = magnitude.integer_digits();
        let fitting = self.scales.iter().find(|scale| {
            reach > scale.power
                && magnitude.shifted_down(scale.power).fraction_digits() <= scale.decimals
                && scale.from.as_ref().is_none_or(|from| magnitude.value() >= from.value())
        });
        let Some(scale) = fitting else {
            return Ok(NumberText { text: self.numbers.grouped(number), category: self.category(number) });
        };
        let scaled = number.shifted_down(scale.power).without_idle_zeros(number);
        let text = self.numbers.grouped(&scaled);
        let given = args([
            ("number", &text),
            ("category", self.category(&scaled)),
            ("case", wording.case()),
            ("followed", if followed { "yes" } else { "no" }),
        ]);
        let width = match self.scale_words {
            ScaleWords::Short => Style::Short,
            ScaleWords::Full => wording.style,
        };
        let text = self.messages.format(scale.message, width.name(), &given)?;
        Ok(NumberText { text, category: "other" })
    }

    /// A number or what is counted by it, below zero, in words.
    fn minus(&self, number: &str, category: &str) -> Formatted {
        self.messages.format("words-minus", "", &args([("number", number), ("category", category)]))
    }

    /// The category a noun takes after a number: that of CLDR, but `other` where decimals are shown.
    pub(super) fn category(&self, number: &Decimal) -> &'static str {
        if number.shows_decimals() { "other" } else { self.numbers.category(number) }
    }

    /// A period in words; `form` is empty for the noun, `when` for the adverb.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn period(&self, period: Period, form: &str) -> Formatted {
        let year = |year: i16| self.numbers.year(year);
        match period {
            Period::Half(y, half) => {
                let id = match half {
                    crate::model::Half::First => "period-half-first",
                    crate::model::Half::Second => "period-half-second",
                };
                self.messages.format(id, form, &args([("year", &year(y))]))
            }
            Period::Quarter(y, quarter) => {
                let y = year(y);
                let mut given = args([("year", &y)]);
                given.set("quarter", FluentValue::from(quarter.number()));
                self.messages.format("period-quarter", form, &given)
            }
            Period::Point(Point::Year(y)) => {
                self.messages.format("period-year", form, &args([("year", &year(y))]))
            }
            Period::Point(point @ Point::Month(_)) => self.dated("period-month", form, point),
            Period::Point(point @ Point::Day(_)) => self.dated("period-day", form, point),
            Period::Range(from, to) => {
                let (from, to) = (self.point(from)?, self.point(to)?);
                self.messages.format("period-range", form, &args([("from", &from), ("to", &to)]))
            }
        }
    }

    /// The period that a figure is compared with: "the same period of 2023", if it is the same part of its year as the figure's
    /// own.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn versus(&self, versus: Period, own: Option<Period>) -> Formatted {
        match own.and_then(|own| versus.same_part_of_year(own)) {
            Some(year) => {
                self.messages.format("period-same", "", &args([("year", &self.numbers.year(year))]))
            }
            None => self.period(versus, ""),
        }
    }

    fn dated(&self, id: &str, form: &str, point: Point) -> Formatted {
        let date = self.point(point)?;
        self.messages.format(id, form, &args([("date", &date)]))
    }

    /// A year, a month or a day, bare.
    fn point(&self, point: Point) -> Formatted {
        match point {
            Point::Year(year) => Ok(self.numbers.year(year)),
            Point::Month(date) => self.paired(self.dates.month(date)),
            Point::Day(date) => self.date_in(date, super::DateStyle::Long, self.calendar),
        }
    }

    /// A date in the calendar or calendars asked for.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn date_in(
        &self,
        date: crate::model::Date,
        style: super::DateStyle,
        calendar: Calendar,
    ) -> Formatted {
        let gregorian = || self.paired(self.dates.date(date, style));
        match calendar {
            Calendar::Gregorian => gregorian(),
            Calendar::Hijri => Ok(self.dates.hijri(date)),
            Calendar::Both => {
                let (gregorian, hijri) = (gregorian()?, self.dates.hijri(date));
                self.messages.format("date-both", "", &args([("gregorian", &gregorian), ("hijri", &hijri)]))
            }
        }
    }

    /// Puts the pair of month names where the date has one of them.
    fn paired(&self, date: super::date::DateText) -> Formatted {
        let Some((levant, gulf)) = date.pair else { return Ok(date.text) };
        let pair = self.messages.format("month-paired", "", &args([("levant", &levant), ("gulf", &gulf)]))?;
        // The names are of the edition's own language, so the isolates Fluent puts around them say nothing.
        let pair: String = pair.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
        Ok(date.text.replacen(&gulf, &pair, 1))
    }
}

/// `change-up` or `change-down`.
fn direction_of(amount: &Amount, family: &'static str) -> &'static str {
    match (family, amount.low().is_negative()) {
        ("change", false) => "change-up",
        ("change", true) => "change-down",
        (_, false) => "points-up",
        (_, true) => "points-down",
    }
}
