//! Figures in words: numbers, scale words, units, ranges, qualifiers and conversions, put together by messages.
//!
//! What a figure says is decided here; how it is said stands in `locales/`, see `docs/messages.md`.

use std::cell::Cell;

use super::MessageError;
use super::asked::Asked;
use super::formatter::{Formatter, Scale};
use super::given::{Pair, number};
use super::message::{Formatted, args};
use super::wording::{Case, Style, Wording};
use crate::model::{
    Amount, Currency, CurrencyDisplay, Decimal, Figure, Language, Measure, Qualifier, Quantity, ScaleWords,
    Signed,
};

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

/// What percentage points are counted as.
const POINTS: Unit<'_> = Unit::Named("percentage-points");

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
                    Some(same) if figure.measure.qualifier == Some(same) && asked.wording.qualifier => self
                        .quantity(
                        &stated.quantity,
                        self.qualified(same, stated.quantity.amount(), asked),
                    )?,
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
        if let Some(change) = Moved::of(&measure.quantity) {
            return self.moved(change, Some(qualifier), asked);
        }
        let inner = self.qualified(qualifier, measure.quantity.amount(), asked);
        let text = self.quantity(&measure.quantity, inner)?;
        self.with_qualifier(qualifier, &text, matches!(measure.quantity, Quantity::Count(..)), asked)
    }

    /// A text with its qualifier: "fewer than 20 people", "less than three weeks".
    fn with_qualifier(&self, qualifier: Qualifier, text: &str, counts: bool, asked: Asked<'_>) -> Formatted {
        let given = args([("figure", text), ("counted", yes_no(counts))]);
        self.messages.styled(qualifier_message(qualifier), asked, &given)
    }

    /// The same in the case that a qualifier gives to what follows it: a range is a noun there, "about two to three weeks".
    fn qualified<'n>(&self, of: Qualifier, amount: Option<&Amount>, asked: Asked<'n>) -> Asked<'n> {
        let asked = self.governed(qualifier_message(of), asked);
        match (asked.wording.style, amount) {
            (Style::Prose | Style::Long, Some(Amount::Range(..))) => asked.styled(Style::Noun),
            _ => asked,
        }
    }

    /// The same in the case that a message gives to what it places, if it gives one.
    fn governed<'n>(&self, message: &str, asked: Asked<'n>) -> Asked<'n> {
        let case = self.messages.attribute(message, "case").and_then(|case| Case::named(&case));
        case.map_or(asked, |case| asked.governed(case))
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
            Quantity::Change(amount) => self.moved(Moved::Percent(amount), None, asked),
            Quantity::Points(amount, Signed::Change) => self.moved(Moved::Points(amount), None, asked),
            Quantity::Points(amount, Signed::Distance) => self.counted(amount, POINTS, "range-count", asked),
            Quantity::Ratio(amount) => self
                .each(amount, asked, "range-ratio", |n| Ok((self.ratio(n, asked)?, self.numbers.grouped(n)))),
            Quantity::Date(date) => self.date_in(*date, super::DateStyle::Long, self.calendar),
            Quantity::Period(period) => {
                asked.note();
                self.period(*period, asked.wording.style.name())
            }
        }
    }

    /// A change: its size, and the direction that its sign says where the style has words for it.
    fn moved(&self, change: Moved<'_>, qualifier: Option<Qualifier>, asked: Asked<'_>) -> Formatted {
        let (amount, id) = (change.amount(), change.message());
        let says_direction = match asked.wording.style {
            Style::Prose | Style::Short => false,
            style => self.messages.attribute_exists(id, style.name()),
        };
        let inner = if says_direction { self.governed(id, asked.styled(Style::Long)) } else { asked };
        // "A fall of about 3%", not "about a fall of 3%".
        let within = qualifier.filter(|_| says_direction && asked.wording.style != Style::Table);
        let sized = within.map_or(inner, |qualifier| self.qualified(qualifier, Some(amount), inner));
        let size = change.size();
        let mut size = match change {
            Moved::Percent(_) => self.percent(&size, sized)?,
            Moved::Points(_) => self.counted(&size, POINTS, "range-count", sized)?,
        };
        if let Some(qualifier) = within {
            size = self.with_qualifier(qualifier, &size, false, inner)?;
        }
        let signed = self.each(amount, asked, "range-signed", |n| match change {
            Moved::Percent(_) => {
                let text = self.numbers.signed_percent(n);
                Ok((text.clone(), text))
            }
            Moved::Points(_) => {
                let category = match (self.language, self.category(n)) {
                    // These say the number by the form of the noun alone: the sign would have nothing to stand at.
                    (Language::Ar, "zero" | "one" | "two") => "other",
                    (_, category) => category,
                };
                let number = NumberText { text: self.numbers.signed(n), category };
                Ok((self.with_unit(&number, POINTS, asked)?, number.text))
            }
        })?;
        let (ranged, category) = match amount {
            Amount::One(n) => (false, self.category(n)),
            Amount::Range(..) => (qualifier.is_none(), "other"),
        };
        let given = args([
            (change.variable(), size.as_str()),
            ("signed", &signed),
            ("ranged", yes_no(ranged)),
            ("category", category),
        ]);
        let text = self.messages.styled(id, asked, &given)?;
        match qualifier.filter(|_| within.is_none()) {
            Some(qualifier) => self.with_qualifier(qualifier, &text, false, asked),
            None => Ok(text),
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
        let [decimals] = args([("decimals", yes_no(ratio.shows_decimals()))]);
        self.messages.styled("ratio", asked, &[shown, category, decimals, number("exact", ratio.plain())])
    }

    /// An amount of something.
    fn counted(&self, amount: &Amount, unit: Unit<'_>, range: &str, asked: Asked<'_>) -> Formatted {
        match amount {
            Amount::One(n) => {
                let number = match self.spelled(n, unit, asked)? {
                    Some(number) => number,
                    None => self.scaled(&self.digits(n), true, asked)?,
                };
                self.with_unit(&number, unit, asked)
            }
            Amount::Range(low, high) => self.range([low, high], unit, range, asked),
        }
    }

    /// A range of something.
    fn range(&self, ends: [&Decimal; 2], unit: Unit<'_>, range: &str, asked: Asked<'_>) -> Formatted {
        let asked = asked.governed(Case::Genitive);
        let [low, high] = ends.map(|end| self.digits(end));
        let is_apart = are_apart(ends, [&low, &high]);
        let [low_word, high_word] = ends.map(|end| self.spelled(end, unit, asked));
        let (low_word, high_word) = (low_word?, high_word?);
        // "Between 8 and 12", and «بين خادمين وخمسة خوادم»: what has no word of its own is said by the noun.
        let says_low = low_word.is_some() || matches!(ends[0].whole(), Some(1 | 2));
        let wordy = is_apart || (says_low && high_word.is_some());
        let [low, high] = [(low, low_word), (high, high_word)].map(|(end, word)| {
            let [bare, followed] = match word.filter(|_| wordy) {
                Some(word) => [word.clone(), word],
                None => [self.scaled(&end, false, asked)?, self.scaled(&end, true, asked)?],
            };
            Ok::<_, MessageError>((bare, self.with_unit(&followed, unit, asked)?))
        });
        let ((low_bare, low), (high_bare, high)) = (low?, high?);
        let given = args([
            ("low", low.as_str()),
            ("high", &high),
            ("low-number", &low_bare.text),
            ("high-number", &high_bare.text),
            ("low-category", low_bare.category),
            ("ends", if is_apart { "apart" } else { "alike" }),
        ]);
        self.saying(range, asked, &given)
    }

    /// A small whole count in words, where the language has one (`spelled-3`) and the edition wants it: of things and of time, in
    /// running text, not of money. In Arabic the word takes the opposite of the noun's gender.
    fn spelled(
        &self,
        number: &Decimal,
        unit: Unit<'_>,
        asked: Asked<'_>,
    ) -> Result<Option<NumberText>, MessageError> {
        let (Unit::Named(unit), true) = (unit, self.spell_out) else {
            return Ok(None);
        };
        if !asked.wording.style.is_running() || number.shows_decimals() || number.integer_digits() > 2 {
            return Ok(None);
        }
        let id = format!("spelled-{}", number.plain());
        if !self.messages.has(&id) {
            return Ok(None);
        }
        let gender = self.messages.attribute(&["unit-", unit].concat(), "gender").unwrap_or_default();
        let [gender] = args([("gender", &gender)]);
        let [case, object] = asked.case();
        let text = self.messages.styled(&id, asked, &[gender, case, object])?;
        Ok(Some(NumberText { text, category: self.category(number) }))
    }

    fn with_unit(&self, number: &NumberText, unit: Unit<'_>, asked: Asked<'_>) -> Formatted {
        let [shown, category] = said(&number.text, number.category);
        let [case, object] = asked.case();
        match unit {
            Unit::Named(unit) => {
                self.messages.styled(&["unit-", unit].concat(), asked, &[shown, category, case, object])
            }
            Unit::Currency(currency) => {
                let (id, name) = match self.currency {
                    CurrencyDisplay::House => {
                        let id = ["currency-", currency.code()].concat();
                        if self.messages.has(&id) {
                            return self.saying(&id, asked, &[shown, category, case, object]);
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
                let given = [shown, category, case, object, name, code];
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
        let [case, object] = asked.case();
        let given = [shown, category, case, object, followed];
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

/// Whether the low end of a range needs its unit: read with the scale word of the high one, which alone has one, it would be another
/// number ("between 3 and 10 billion").
fn are_apart(ends: [&Decimal; 2], [low, high]: [&Digits<'_>; 2]) -> bool {
    let (Some(scale), None) = (high.scale, low.scale) else { return false };
    let [low, high] = ends.map(Decimal::abs);
    !low.is_zero() && low.shifted_down(-scale.power).value() <= high.value()
}

/// A figure with a sign: how much more or less.
#[derive(Clone, Copy)]
enum Moved<'a> {
    Percent(&'a Amount),
    Points(&'a Amount),
}

impl<'a> Moved<'a> {
    fn of(quantity: &'a Quantity) -> Option<Self> {
        match quantity {
            Quantity::Change(amount) => Some(Moved::Percent(amount)),
            Quantity::Points(amount, Signed::Change) => Some(Moved::Points(amount)),
            _ => None,
        }
    }

    fn amount(self) -> &'a Amount {
        let (Moved::Percent(amount) | Moved::Points(amount)) = self;
        amount
    }

    /// How much, without the sign.
    fn size(self) -> Amount {
        self.amount().map(Decimal::abs)
    }

    fn message(self) -> &'static str {
        match (self, self.amount().low().is_negative()) {
            (Moved::Percent(_), false) => "change-up",
            (Moved::Percent(_), true) => "change-down",
            (Moved::Points(_), false) => "points-up",
            (Moved::Points(_), true) => "points-down",
        }
    }

    /// What its message calls its size.
    fn variable(self) -> &'static str {
        match self {
            Moved::Percent(_) => "percent",
            Moved::Points(_) => "points",
        }
    }
}

fn yes_no(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}
