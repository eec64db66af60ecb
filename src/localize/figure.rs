//! Figures in words: numbers, scale words, units, ranges, qualifiers and conversions, put together by messages.
//!
//! What a figure says is decided here; how it is said stands in `locales/`, see `docs/messages.md`.

use std::cell::Cell;

use super::MessageError;
use super::asked::Asked;
use super::formatter::{Formatter, Scale};
use super::given::{Pair, number};
use super::message::{Formatted, args};
use crate::model::{
    Amount, Calendar, Currency, CurrencyDisplay, Decimal, Figure, Language, Measure, Period, Point,
    Qualifier, Quantity, ScaleWords, Signed,
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

    /// On its own: nominative, for it is the subject of nothing.
    pub const ALONE: Wording = Wording { style: Style::Long, nominative: true, ..Wording::PROSE };

    /// The same in another style.
    #[must_use]
    pub fn styled(self, style: Style) -> Self {
        Wording { style, ..self }
    }
}

/// A number in words, and the plural category that a noun after it takes.
#[derive(Clone)]
struct NumberText {
    text: String,
    category: &'static str,
}

/// A number in digits, and the scale word that it was shortened for.
struct Digits<'a> {
    number: NumberText,
    scale: Option<&'a Scale>,
    /// Whether it is below zero, and the number is without its sign.
    minus: bool,
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
        self.figure_asked(figure, Asked::new(wording, &Cell::default()))
    }

    /// A figure in a sentence, and whether it reads there as it does [on its own](Wording::ALONE).
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub(super) fn figure_in_prose(&self, figure: &Figure) -> Result<(String, bool), MessageError> {
        let differs = Cell::new(false);
        let text = self.figure_asked(figure, Asked::new(Wording::PROSE, &differs))?;
        Ok((text, !differs.get()))
    }

    fn figure_asked(&self, figure: &Figure, asked: Asked<'_>) -> Formatted {
        let text = self.measure_asked(&figure.measure, asked)?;
        match &figure.stated_as {
            Some(stated) if asked.wording.conversion => {
                let conversion = match stated.qualifier {
                    // "about 50 billion yuan ($6.5 billion)": the first "about" is said of both.
                    Some(same) if figure.measure.qualifier == Some(same) && asked.wording.qualifier => {
                        self.quantity(&stated.quantity, self.qualified(same, asked))?
                    }
                    _ => self.measure_asked(stated, asked)?,
                };
                let given = args([("figure", &text), ("conversion", &conversion)]);
                self.messages.styled("with-conversion", asked, &given)
            }
            _ => Ok(text),
        }
    }

    /// A measure in words: a figure without its conversion and period.
    ///
    /// # Errors
    /// As [`figure`](Self::figure).
    pub fn measure(&self, measure: &Measure, wording: Wording) -> Formatted {
        self.measure_asked(measure, Asked::new(wording, &Cell::default()))
    }

    fn measure_asked(&self, measure: &Measure, asked: Asked<'_>) -> Formatted {
        let Some(qualifier) = measure.qualifier.filter(|_| asked.wording.qualifier) else {
            return self.quantity(&measure.quantity, asked);
        };
        let text = self.quantity(&measure.quantity, self.qualified(qualifier, asked))?;
        // "fewer than 20 people", "less than three weeks".
        let counted = if matches!(measure.quantity, Quantity::Count(..)) { "yes" } else { "no" };
        let given = args([("figure", text.as_str()), ("counted", counted)]);
        self.messages.styled(qualifier_message(qualifier), asked, &given)
    }

    /// The same in the case that a qualifier gives to what follows it.
    fn qualified<'n>(&self, qualifier: Qualifier, asked: Asked<'n>) -> Asked<'n> {
        let case = self.messages.attribute(qualifier_message(qualifier), "case");
        case.map_or(asked, |case| asked.governed(case == "nominative"))
    }

    fn quantity(&self, quantity: &Quantity, asked: Asked<'_>) -> Formatted {
        match quantity {
            // "-$3 billion", where a language writes the sign before the currency.
            Quantity::Money(amount @ Amount::One(n), currency)
                if n.is_negative() && !self.says_signs && self.messages.has("negative-money") =>
            {
                let positive = amount.map(Decimal::abs);
                let text = self.counted(&positive, Unit::Currency(*currency), "range-money", asked)?;
                self.messages.styled("negative-money", asked, &args([("figure", &text)]))
            }
            Quantity::Money(amount, currency) => {
                self.counted(amount, Unit::Currency(*currency), "range-money", asked)
            }
            Quantity::Count(amount, unit) => {
                self.counted(amount, Unit::Named(unit.as_str()), "range-count", asked)
            }
            Quantity::Duration(amount, unit) => {
                self.counted(amount, Unit::Named(unit.name()), "range-count", asked)
            }
            Quantity::Percent(amount) => {
                let percent = self.percent(amount, asked)?;
                self.messages.styled("percent", asked, &args([("percent", &percent)]))
            }
            Quantity::Change(amount) => {
                let percent = self.percent(&amount.map(Decimal::abs), asked)?;
                let signed = self.each(amount, asked, "range-signed", |n| {
                    let text = self.numbers.signed_percent(n);
                    Ok((text.clone(), text))
                })?;
                let given = args([("percent", &percent), ("signed", &signed)]);
                self.messages.styled(direction_of(amount, "change"), asked, &given)
            }
            Quantity::Points(amount, sign) => {
                let unit = Unit::Named("percentage-points");
                let points = self.counted(&amount.map(Decimal::abs), unit, "range-count", asked)?;
                if *sign == Signed::Distance {
                    return Ok(points);
                }
                let signed = self.each(amount, asked, "range-signed", |n| {
                    let category = match (self.language, self.category(n)) {
                        // These say the number by the form of the noun alone: the sign would have nothing to stand at.
                        (Language::Ar, "zero" | "one" | "two") => "other",
                        (_, category) => category,
                    };
                    let number = NumberText { text: self.numbers.signed(n), category };
                    Ok((self.with_unit(&number, unit, asked)?, number.text))
                })?;
                let given = args([("points", &points), ("signed", &signed)]);
                self.messages.styled(direction_of(amount, "points"), asked, &given)
            }
            Quantity::Ratio(amount) => self
                .each(amount, asked, "range-ratio", |n| Ok((self.ratio(n, asked)?, self.numbers.grouped(n)))),
            Quantity::Date(date) => self.date_in(*date, super::DateStyle::Long, self.calendar),
            Quantity::Period(period) => {
                asked.note();
                self.period(*period, asked.wording.style.name())
            }
        }
    }

    /// Each number of an amount in words, and the range of them. `word` gives a number with what belongs to it, and bare.
    fn each(
        &self,
        amount: &Amount,
        asked: Asked<'_>,
        range: &str,
        word: impl Fn(&Decimal) -> Result<(String, String), MessageError>,
    ) -> Formatted {
        match amount {
            Amount::One(n) => Ok(word(n)?.0),
            Amount::Range(low, high) => {
                let ((low, low_number), (high, high_number)) = (word(low)?, word(high)?);
                let given = args([
                    ("low", &low),
                    ("high", &high),
                    ("low-number", &low_number),
                    ("high-number", &high_number),
                ]);
                self.messages.styled(range, asked, &given)
            }
        }
    }

    fn percent(&self, amount: &Amount, asked: Asked<'_>) -> Formatted {
        self.each(amount, asked, "range-percent", |n| Ok((self.one_percent(n)?, self.numbers.grouped(n))))
    }

    fn one_percent(&self, number: &Decimal) -> Formatted {
        if !self.says_signs {
            return Ok(self.numbers.percent(number));
        }
        let NumberText { text, category } = self.number_text(&number.abs());
        let percent = self.messages.format("words-percent", "", &said(&text, category))?;
        if number.is_negative() { self.minus(&percent, category) } else { Ok(percent) }
    }

    /// What is below zero, in words.
    fn minus(&self, number: &str, category: &str) -> Formatted {
        self.messages.format("words-minus", "", &said(number, category))
    }

    /// What is asked for by a message; where signs are words, as it says them, if it has a way to.
    fn saying(&self, id: &str, asked: Asked<'_>, given: &[Pair<'_>]) -> Formatted {
        if self.says_signs && self.messages.attribute_exists(id, "words") {
            return self.messages.format(id, "words", given);
        }
        self.messages.styled(id, asked, given)
    }

    fn ratio(&self, ratio: &Decimal, asked: Asked<'_>) -> Formatted {
        let NumberText { text, category } = self.number_text(ratio);
        let [shown, category] = said(&text, category);
        // A number for Fluent, so that `[2]` and `[0.5]` match; it is never shown.
        self.messages.styled("ratio", asked, &[shown, category, number("exact", ratio.plain())])
    }

    /// An amount of something.
    fn counted(&self, amount: &Amount, unit: Unit<'_>, range: &str, asked: Asked<'_>) -> Formatted {
        match amount {
            Amount::One(n) => {
                let number = match self.spelled(n, unit, asked)? {
                    Some(text) => NumberText { text, category: self.category(n) },
                    None => self.scaled(&self.digits(n), true, asked)?,
                };
                self.with_unit(&number, unit, asked)
            }
            Amount::Range(low, high) => {
                let asked = asked.governed(false);
                let ends = [self.digits(low), self.digits(high)];
                let [low_bare, high_bare] = ends.each_ref().map(|end| self.scaled(end, false, asked));
                let (low_bare, high_bare) = (low_bare?, high_bare?);
                let [low, high] = ends.map(|end| {
                    let number = self.scaled(&end, true, asked)?;
                    self.with_unit(&number, unit, asked)
                });
                let (low, high) = (low?, high?);
                let given = args([
                    ("low", low.as_str()),
                    ("high", &high),
                    ("low-number", &low_bare.text),
                    ("high-number", &high_bare.text),
                    ("low-category", low_bare.category),
                ]);
                self.saying(range, asked, &given)
            }
        }
    }

    /// A small whole count in words, where the language has one (`spelled-3`) and the edition wants it: of things and of time, in
    /// running text, not of money and not in ranges. In Arabic the word takes the opposite of the noun's gender.
    fn spelled(
        &self,
        number: &Decimal,
        unit: Unit<'_>,
        asked: Asked<'_>,
    ) -> Result<Option<String>, MessageError> {
        let (Unit::Named(unit), true) = (unit, self.spell_out) else {
            return Ok(None);
        };
        let running = matches!(asked.wording.style, Style::Prose | Style::Long);
        if !running || number.shows_decimals() || number.integer_digits() > 2 {
            return Ok(None);
        }
        let id = format!("spelled-{}", number.plain());
        if !self.messages.has(&id) {
            return Ok(None);
        }
        let gender = self.messages.attribute(&["unit-", unit].concat(), "gender").unwrap_or_default();
        let [gender] = args([("gender", &gender)]);
        self.messages.styled(&id, asked, &[gender, asked.case()]).map(Some)
    }

    fn with_unit(&self, number: &NumberText, unit: Unit<'_>, asked: Asked<'_>) -> Formatted {
        let [shown, category] = said(&number.text, number.category);
        match unit {
            Unit::Named(unit) => {
                self.messages.styled(&["unit-", unit].concat(), asked, &[shown, category, asked.case()])
            }
            Unit::Currency(currency) => {
                let (id, name) = match self.currency {
                    CurrencyDisplay::House => {
                        let id = ["currency-", currency.code()].concat();
                        if self.messages.has(&id) {
                            return self.saying(&id, asked, &[shown, category, asked.case()]);
                        }
                        ("currency-other", self.currencies.name(currency, number.category))
                    }
                    CurrencyDisplay::Name => {
                        ("currency-other", self.currencies.name(currency, number.category))
                    }
                    CurrencyDisplay::Symbol => ("currency-symbol", self.currencies.symbol(currency)),
                    CurrencyDisplay::Code => ("currency-code", currency.code().into()),
                };
                let [name, code] = args([("name", &name), ("code", currency.code())]);
                let given = [shown, category, asked.case(), name, code];
                self.messages.styled(id, asked, &given)
            }
        }
    }

    /// A number as its scale word would have it, where the language uses one and the number fits it.
    fn digits(&self, number: &Decimal) -> Digits<'_> {
        let minus = self.says_signs && number.is_negative();
        let magnitude = minus.then(|| number.abs());
        let number = magnitude.as_ref().unwrap_or(number);
        let (reach, last) = (number.integer_digits(), number.last_power());
        let scale = self.scales.iter().find(|scale| {
            reach > scale.power
                && scale.power - last <= scale.decimals
                && scale.from.as_ref().is_none_or(|from| number.abs().value() >= from.value())
        });
        let number = match scale {
            None => self.number_text(number),
            Some(scale) => self.number_text(&number.shifted_down(scale.power).without_idle_zeros(number)),
        };
        Digits { number, scale, minus }
    }

    /// A number with its scale word, if it has one.
    fn scaled(
        &self,
        digits: &Digits<'_>,
        followed: bool,
        asked: Asked<'_>,
    ) -> Result<NumberText, MessageError> {
        let Digits { number, scale, minus } = digits;
        if *minus {
            let magnitude = Digits { number: number.clone(), scale: *scale, minus: false };
            let NumberText { text, category } = self.scaled(&magnitude, followed, asked)?;
            return Ok(NumberText { text: self.minus(&text, category)?, category });
        }
        let Some(scale) = scale else { return Ok(number.clone()) };
        let [shown, category] = said(&number.text, number.category);
        let [followed] = args([("followed", if followed { "yes" } else { "no" })]);
        let given = [shown, category, asked.case(), followed];
        let text = match self.scale_words {
            ScaleWords::Short => self.messages.format(scale.message, Style::Short.name(), &given)?,
            ScaleWords::Full => self.messages.styled(scale.message, asked, &given)?,
        };
        Ok(NumberText { text, category: "other" })
    }

    /// A number in digits, and the category that a noun takes after it.
    fn number_text(&self, number: &Decimal) -> NumberText {
        NumberText { text: self.numbers.grouped(number), category: self.category(number) }
    }

    /// The category a noun takes after a number: that of CLDR, but `other` where decimals are shown.
    pub(super) fn category(&self, number: &Decimal) -> &'static str {
        if number.shows_decimals() { "other" } else { self.numbers.category(number) }
    }

    /// A period in words; `form` is `when` for the adverb, a width, or empty for the noun.
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
                let [year] = args([("year", &y)]);
                let given = [year, number("quarter", quarter.number().to_string())];
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

fn qualifier_message(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::About => "qualifier-about",
        Qualifier::Nearly => "qualifier-nearly",
        Qualifier::MoreThan => "qualifier-more-than",
        Qualifier::LessThan => "qualifier-less-than",
        Qualifier::AtLeast => "qualifier-at-least",
        Qualifier::AtMost => "qualifier-at-most",
    }
}

/// What messages are given of a number.
fn said<'a>(number: &'a str, category: &'a str) -> [Pair<'a>; 2] {
    args([("number", number), ("category", category)])
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
