//! The Fluent functions that prose and messages call; [`resolve::FUNCTIONS`](crate::resolve::FUNCTIONS) says what they take.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentType;
use fluent_bundle::{FluentArgs, FluentValue};

use super::formatter::Formatter;
use super::message::{Formatted, Resource};
use super::wording::{Case, Style, Wording};
use super::{CurrencyName, DateStyle, MessageError, Notation};
use crate::model::{Calendar, Decimal, Figure, Quantity};
use crate::parse::notation;

/// A figure as a value of Fluent: on its own it is the figure inside a sentence; functions take it apart.
#[derive(Debug, Clone)]
pub(super) struct FigureValue {
    /// The figure.
    pub figure: Arc<Figure>,
    /// Who words it.
    pub formatter: Arc<Formatter>,
    /// A private-use character that marks the figure's words in the result, so that they are found again.
    pub mark: char,
}

impl PartialEq for FigureValue {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.figure, &other.figure)
    }
}

impl FigureValue {
    fn text(&self, formatted: Formatted) -> FluentValue<'static> {
        match formatted {
            // An isolate of its own, so that the mark also survives where Fluent adds none.
            Ok(text) => FluentValue::from(format!("\u{2068}{}{text}\u{2069}", self.mark)),
            Err(error) => failed(&error),
        }
    }
}

impl FluentType for FigureValue {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> Cow<'static, str> {
        self.prose()
    }

    fn as_string_threadsafe(&self, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Cow<'static, str> {
        self.prose()
    }
}

impl FigureValue {
    fn prose(&self) -> Cow<'static, str> {
        match self.text(self.formatter.figure(&self.figure, Wording::PROSE)) {
            FluentValue::String(text) => Cow::Owned(text.into_owned()),
            _ => Cow::Borrowed(FAILURE),
        }
    }
}

/// What stands in a result for a value that could not be made; the caller turns it into an error.
pub(super) const FAILURE: &str = "\u{FFFC}";

fn failed(_: &MessageError) -> FluentValue<'static> {
    FluentValue::from(FAILURE)
}

/// Adds the functions to a bundle.
pub(super) fn add(bundle: &mut FluentBundle<Resource>, formatter: &Arc<Formatter>) {
    let mut function = |name: &str, body: fn(&Formatter, &Call<'_, '_>) -> Option<FluentValue<'static>>| {
        let formatter = Arc::clone(formatter);
        // A message called like a function cannot be: functions are in capitals, ids are not.
        let _ = bundle.add_function(name, move |positional, named| {
            let call = Call { positional, named };
            // Fluent writes the name of a function that failed; the mark of failure cannot be overlooked.
            body(&formatter, &call).unwrap_or_else(|| FluentValue::from(FAILURE))
        });
    };
    function("FIGURE", figure);
    function("NUMBER", number);
    function("CURRENCY", currency);
    function("PLURAL", plural);
    function("DATETIME", datetime);
    function("PERIOD", period);
    function("LIST", list);
    function("REGION", region);
    function("QUOTE", quote);
}

/// The arguments of a call.
struct Call<'a, 'v> {
    positional: &'a [FluentValue<'v>],
    named: &'a FluentArgs<'a>,
}

impl Call<'_, '_> {
    fn option(&self, name: &str) -> Option<Cow<'_, str>> {
        let (_, value) = self.named.iter().find(|(key, _)| *key == name)?;
        match value {
            FluentValue::String(text) => Some(Cow::Borrowed(text.as_ref())),
            FluentValue::Number(number) => Some(number.as_string()),
            _ => None,
        }
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.option(name).as_deref() == Some(value)
    }

    fn figure(&self) -> Option<&FigureValue> {
        match self.positional.first()? {
            FluentValue::Custom(custom) => custom.as_ref().as_any().downcast_ref(),
            _ => None,
        }
    }

    /// The number of a figure, or a literal one.
    fn number(&self) -> Option<Decimal> {
        if let Some(value) = self.figure() {
            let amount = value.figure.measure.quantity.amount()?;
            return Some(if self.is("end", "low") { amount.low() } else { amount.high() }.clone());
        }
        match self.positional.first()? {
            FluentValue::Number(number) => Decimal::parse(&number.as_string()),
            FluentValue::String(text) => Decimal::parse(text),
            _ => None,
        }
    }

    fn texts(&self) -> Option<Vec<String>> {
        self.positional
            .iter()
            .map(|value| match value {
                FluentValue::String(text) => Some(text.to_string()),
                FluentValue::Number(number) => Some(number.as_string().into_owned()),
                FluentValue::Custom(custom) => custom
                    .as_ref()
                    .as_any()
                    .downcast_ref::<FigureValue>()
                    .map(|figure| figure.prose().into_owned()),
                _ => None,
            })
            .collect()
    }
}

fn figure(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let value = call.figure()?;
    let wording = Wording {
        style: call.option("style").and_then(|name| Style::named(&name)).unwrap_or_default(),
        case: call.option("case").and_then(|name| Case::named(&name)).unwrap_or_default(),
        conversion: !call.is("conversion", "no"),
        qualifier: !call.is("qualifier", "no"),
    };
    Some(value.text(formatter.figure(&value.figure, wording)))
}

fn number(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let mut number = call.number()?;
    if let Some(digits) = call.option("minimumFractionDigits").and_then(|text| text.parse().ok()) {
        number = number.with_fraction_digits(digits);
    }
    let numbers = &formatter.numbers;
    let text = match call.option("style").as_deref() {
        Some("percent") => numbers.percent(&number),
        Some("compact-long") => formatter.compact(&number, Notation::CompactLong).ok()?,
        Some("compact-short") => formatter.compact(&number, Notation::CompactShort).ok()?,
        _ if call.is("grouping", "no") => numbers.bare(&number),
        _ => numbers.grouped(&number),
    };
    Some(FluentValue::from(text))
}

fn currency(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let Quantity::Money(_, currency) = call.figure()?.figure.measure.quantity else { return None };
    let display = call.option("display");
    let name = CurrencyName::ALL.into_iter().find(|name| Some(name.name()) == display.as_deref());
    let notation = match call.option("notation").as_deref() {
        Some("compact-long") => Notation::CompactLong,
        Some("compact-short") => Notation::CompactShort,
        _ => Notation::Full,
    };
    let text = formatter.money(&call.number()?, currency, name.unwrap_or_default(), notation).ok()??;
    Some(FluentValue::from(text))
}

fn region(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let code = call.texts()?.pop()?;
    Some(FluentValue::from(formatter.regions.name(&code)?.to_owned()))
}

fn plural(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let number = call.number()?;
    let category = if call.is("type", "ordinal") {
        formatter.numbers.ordinal_category(&number)
    } else {
        formatter.numbers.category(&number)
    };
    Some(FluentValue::from(category))
}

fn datetime(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let date = match (call.figure(), call.positional.first()) {
        (Some(value), _) => match value.figure.measure.quantity {
            Quantity::Date(date) => date,
            _ => return None,
        },
        (None, Some(FluentValue::String(text))) => notation::date(text).ok()?,
        _ => return None,
    };
    let style = match call.option("style").as_deref() {
        Some("full") => DateStyle::Full,
        Some("medium") => DateStyle::Medium,
        Some("short") => DateStyle::Short,
        _ => DateStyle::Long,
    };
    let asked = call.option("calendar");
    let calendar = Calendar::ALL.into_iter().find(|c| Some(c.name()) == asked.as_deref());
    match formatter.date_in(date, style, calendar.unwrap_or(formatter.calendar)) {
        Ok(text) => Some(FluentValue::from(text)),
        Err(error) => Some(failed(&error)),
    }
}

fn period(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let figure = &call.figure()?.figure;
    let own = match figure.measure.quantity {
        Quantity::Period(period) => Some(period),
        _ => figure.period,
    };
    let period = if call.is("of", "versus") { figure.versus } else { own }?;
    let form = if call.is("form", "when") { "when" } else { "" };
    match formatter.period(period, form) {
        Ok(text) => Some(FluentValue::from(text)),
        Err(error) => Some(failed(&error)),
    }
}

fn list(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let texts = call.texts()?;
    let text = if call.is("type", "or") { formatter.alternatives(&texts) } else { formatter.list(&texts) };
    Some(FluentValue::from(text))
}

fn quote(formatter: &Formatter, call: &Call<'_, '_>) -> Option<FluentValue<'static>> {
    let text = call.texts()?.pop()?;
    match formatter.quotation(&text) {
        Ok(text) => Some(FluentValue::from(text)),
        Err(error) => Some(failed(&error)),
    }
}
