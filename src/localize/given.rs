//! What a message is given: texts by name, now and then a number.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

/// The values of a message's variables. Fluent's own list makes room for all that a value may be, and is made only where it is asked.
#[derive(Debug, Default)]
pub struct Given<'a>(Vec<(&'static str, Value<'a>)>);

#[derive(Debug)]
enum Value<'a> {
    Text(Cow<'a, str>),
    /// A number for Fluent, to be matched and never shown.
    Number(String),
}

impl<'a> Given<'a> {
    /// Nothing.
    #[must_use]
    pub fn new() -> Self {
        Given::default()
    }

    /// Gives a text.
    pub fn set(&mut self, name: &'static str, text: impl Into<Cow<'a, str>>) {
        self.insert(name, Value::Text(text.into()));
    }

    /// Gives a number.
    pub fn set_number(&mut self, name: &'static str, number: String) {
        self.insert(name, Value::Number(number));
    }

    fn insert(&mut self, name: &'static str, value: Value<'a>) {
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

    /// The text of a name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).and_then(|(_, value)| match value {
            Value::Text(text) => Some(text.as_ref()),
            Value::Number(_) => None,
        })
    }

    /// The same for Fluent.
    #[must_use]
    pub fn to_fluent(&self) -> FluentArgs<'_> {
        let mut args = FluentArgs::with_capacity(self.0.len());
        for (name, value) in &self.0 {
            let value = match value {
                Value::Text(text) => FluentValue::from(text.as_ref()),
                Value::Number(number) => FluentValue::try_number(number),
            };
            args.set(*name, value);
        }
        args
    }
}

/// What pairs of names and texts give.
pub(super) fn args<'a, const N: usize>(pairs: [(&'static str, &'a str); N]) -> Given<'a> {
    Given(pairs.into_iter().map(|(name, text)| (name, Value::Text(text.into()))).collect())
}
