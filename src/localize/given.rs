//! What a message is given: texts by name, now and then a number.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Deref;

use fluent_bundle::{FluentArgs, FluentValue};

/// A name and its value.
pub type Pair<'a> = (&'static str, Value<'a>);

/// What a message is given for a name.
#[derive(Debug)]
pub enum Value<'a> {
    /// A text.
    Text(Cow<'a, str>),
    /// A text, and where it is noted that somebody looked at it.
    Noted(&'static str, &'a Cell<bool>),
    /// A number for Fluent, to be matched and never shown.
    Number(String),
}

impl Value<'_> {
    /// The text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            Value::Noted(text, noted) => {
                noted.set(true);
                Some(text)
            }
            Value::Number(_) => None,
        }
    }
}

/// Pairs of names and texts: most messages are given a few that are known where they are asked for.
pub(super) fn args<'a, const N: usize>(pairs: [(&'static str, &'a str); N]) -> [Pair<'a>; N] {
    pairs.map(|(name, text)| (name, Value::Text(text.into())))
}

/// A number for Fluent.
pub(super) fn number<'a>(name: &'static str, number: String) -> Pair<'a> {
    (name, Value::Number(number))
}

/// The text of a name.
pub(super) fn text<'g>(given: &'g [Pair<'_>], name: &str) -> Option<&'g str> {
    given.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.text())
}

/// The same for Fluent, whose own list makes room for all that a value may be, and is made only where it is asked.
pub(super) fn to_fluent<'g>(given: &'g [Pair<'_>]) -> FluentArgs<'g> {
    let mut args = FluentArgs::with_capacity(given.len());
    for (name, value) in given {
        let value = match value {
            Value::Number(number) => FluentValue::try_number(number),
            text => FluentValue::from(text.text().unwrap_or_default()),
        };
        args.set(*name, value);
    }
    args
}

/// Values that are gathered one by one.
#[derive(Debug, Default)]
pub(super) struct Given<'a>(Vec<Pair<'a>>);

impl<'a> Given<'a> {
    /// Nothing.
    #[must_use]
    pub fn new() -> Self {
        Given::default()
    }

    /// Gives a text.
    pub fn set(&mut self, name: &'static str, text: impl Into<Cow<'a, str>>) {
        let value = Value::Text(text.into());
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((name, value)),
        }
    }

    /// Whether a name is given.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| *known == name)
    }
}

impl<'a> Deref for Given<'a> {
    type Target = [Pair<'a>];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
