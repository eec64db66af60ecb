//! Reads typed drafts out of [`Node`]s: every problem is reported at its place, none stops the rest.
//!
//! A draft type is declared once, with `draft!`: its fields, their keys, what they mean. From that come the
//! reading, the complaint about an unknown key with the nearest known one, and the JSON Schema ([`Read::schema`]).
//! `needed` behind a key is for the schema; the complaint about a missing one is [`Field::require`].

use serde_json::{Value as Json, json};

use super::node::{Entry, Node, Value};
use super::schema::Definitions;
use super::{notation, scalar_text};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::{Date, Id, Period};
use crate::source::{Span, Spanned};

/// Something that can be read from a data file.
pub trait Read: Sized {
    /// How it is written, for hints.
    const WRITTEN: &'static str = "…";

    /// Reads it, or says why not.
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self>;

    /// Its JSON Schema (draft 2020-12). What has a name of its own goes to the definitions and is referred to.
    fn schema(definitions: &mut Definitions) -> Json;
}

/// A field of a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Field<T> {
    /// Its key is not there, or has no value.
    Absent,
    /// It could not be read, which has been reported.
    Bad,
    /// Its value.
    Given(T),
}

impl<T> Field<T> {
    /// The value, if it was given and good.
    pub fn get(&self) -> Option<&T> {
        match self {
            Field::Given(value) => Some(value),
            Field::Absent | Field::Bad => None,
        }
    }

    /// The same field with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Field::Absent => Field::Absent,
            Field::Bad => Field::Bad,
            Field::Given(value) => Field::Given(f(value)),
        }
    }

    /// Whether its key is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// The value of a field that must be there; complains, at `span`, if it is not.
    pub fn require(&self, key: &str, what: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<&T>
    where
        T: Read,
    {
        if self.is_absent() {
            diagnostics.push(
                Diagnostic::error("missing-key", span, format!("{what} needs `{key}`"))
                    .hint(format!("add `{key} = {}`", T::WRITTEN)),
            );
        }
        self.get()
    }
}

impl<T: Read> Field<T> {
    /// Reads the value of a key.
    pub fn read(node: &Node, diagnostics: &mut Diagnostics) -> Self {
        match node.value {
            Value::Null => Field::Absent,
            Value::Broken => Field::Bad,
            _ => T::read(node, diagnostics).map_or(Field::Bad, Field::Given),
        }
    }
}

/// The entries of a table, or a complaint that it is none.
pub fn table<'n>(
    node: &'n Node,
    expected: &str,
    written: &str,
    diagnostics: &mut Diagnostics,
) -> Option<&'n [Entry]> {
    match &node.value {
        Value::Table(entries) => return Some(entries),
        Value::Broken => {}
        _ => {
            let hint = (written != "…").then(|| format!("write it as `{written}`"));
            diagnostics.push(wrong_type(node, expected).hint_opt(hint));
        }
    }
    None
}

/// Complains about a key that nobody knows; returns the one that was meant, if one is near.
pub fn unknown_key<'k>(
    key: &Spanned<String>,
    known: &[&'k str],
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Option<&'k str> {
    diagnostics.push(
        Diagnostic::error("unknown-key", key.span, format!("{what} has no key `{}`", key.value))
            .hint_opt(suggest::hint(&key.value, known.iter().copied())),
    );
    suggest::nearest(&key.value, known.iter().copied())
}

/// A value of the wrong type.
#[must_use]
pub fn wrong_type(node: &Node, expected: &str) -> Diagnostic {
    Diagnostic::error("wrong-type", node.span, format!("expected {expected}, found {}", node.describe()))
}

/// Declares a draft: a struct whose fields are [`Field`]s, and how to read it from a table.
macro_rules! draft {
    (
        $(#[doc = $doc:literal])*
        $name:ident as $what:literal $(written $written:literal)? {
            $( $(#[doc = $field_doc:literal])* $field:ident: $type:ty = $key:literal $($needed:ident)?, )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// Where it stands.
            pub span: $crate::source::Span,
            $( $(#[doc = $field_doc])* pub $field: $crate::parse::reader::Field<$type>, )*
        }

        impl $crate::parse::reader::Read for $name {
            $( const WRITTEN: &'static str = $written; )?

            fn read(
                node: &$crate::parse::node::Node,
                diagnostics: &mut $crate::diagnostic::Diagnostics,
            ) -> Option<Self> {
                let expected = concat!($what, " as a table");
                let entries = $crate::parse::reader::table(node, expected, Self::WRITTEN, diagnostics)?;
                $( let mut $field = $crate::parse::reader::Field::Absent; )*
                for entry in entries {
                    match entry.key.value.as_str() {
                        $( $key => $field = $crate::parse::reader::Field::read(&entry.node, diagnostics), )*
                        _ => {
                            let known = &[$($key),*];
                            let meant = $crate::parse::reader::unknown_key(&entry.key, known, $what, diagnostics);
                            // A misspelt key is not missing as well.
                            $( if meant == Some($key) && $field.is_absent() {
                                $field = $crate::parse::reader::Field::Bad;
                            } )*
                        }
                    }
                }
                Some($name { span: node.span, $($field),* })
            }

            fn schema(definitions: &mut $crate::parse::schema::Definitions) -> serde_json::Value {
                definitions.refer(stringify!($name), |definitions| {
                    let mut table = $crate::parse::schema::Table::new(&[$($doc),*]);
                    $(
                        let schema = <$type as $crate::parse::reader::Read>::schema(definitions);
                        table.key($key, schema, &[$($field_doc),*]);
                        $( let $needed = $key; table.need($needed); )?
                    )*
                    table.finish()
                })
            }
        }
    };
}
pub(crate) use draft;

/// The text of a scalar, or a complaint that it is none.
pub fn text<'n>(node: &'n Node, diagnostics: &mut Diagnostics) -> Option<&'n str> {
    let text = scalar_text(node);
    if text.is_none() {
        diagnostics.push(wrong_type(node, "text"));
    }
    text
}

impl Read for Spanned<String> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        text(node, diagnostics).map(|text| Spanned::new(text.to_owned(), node.span))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string" })
    }
}

impl Read for Spanned<Id> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        id(text(node, diagnostics)?, node.span, diagnostics)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "pattern": "^[a-z]([a-z0-9-]*[a-z0-9])?$", "maxLength": 100 })
    }
}

/// Checks that a text is an id.
pub fn id(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Spanned<Id>> {
    let id = Id::new(text);
    if id.is_none() {
        let message = format!("`{text}` is not an id: ids are small Latin letters, digits and hyphens");
        diagnostics.push(
            Diagnostic::error("bad-id", span, message)
                .hint_opt(Id::suggest(text).map(|id| format!("write it as `{id}`"))),
        );
    }
    id.map(|id| Spanned::new(id, span))
}

impl Read for Spanned<bool> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.value {
            Value::Bare(text) if text == "true" => Some(Spanned::new(true, node.span)),
            Value::Bare(text) if text == "false" => Some(Spanned::new(false, node.span)),
            _ => {
                diagnostics.push(wrong_type(node, "`true` or `false`"));
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "boolean" })
    }
}

impl Read for Spanned<Date> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = text(node, diagnostics)?;
        match notation::date(text) {
            Ok(date) => Some(Spanned::new(date, node.span)),
            Err(problem) => {
                diagnostics.push(problem.at("bad-date", node.span, text));
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "string", "format": "date" })
    }
}

impl Read for Spanned<Period> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = text(node, diagnostics)?;
        match notation::period(text) {
            Ok(period) => Some(Spanned::new(period, node.span)),
            Err(problem) => {
                diagnostics.push(problem.at("bad-date", node.span, text));
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": ["string", "integer"], "examples": ["2024", "2024-H1", "2024-Q3", "2024-06", "2019..2024"] })
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Value::List(items) = &node.value else {
            diagnostics.push(wrong_type(node, "a list").hint("put it in square brackets"));
            return None;
        };
        let readable = items.iter().filter(|item| item.value != Value::Broken);
        Some(readable.filter_map(|item| T::read(item, diagnostics)).collect())
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "type": "array", "items": T::schema(definitions) })
    }
}

/// A table whose keys are ids, in the order of the file. What could not be read is there without a value, so that references
/// to it are not taken for mistakes of their own.
#[derive(Debug, Clone)]
pub struct Named<T>(pub Vec<(Spanned<Id>, Option<T>)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Named(Vec::new())
    }
}

impl<T: Read> Read for Named<T> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let entries = table(node, "a table", Self::WRITTEN, diagnostics)?;
        let read = entries.iter().filter_map(|entry| {
            let id = id(&entry.key.value, entry.key.span, diagnostics);
            let value =
                if entry.node.value == Value::Broken { None } else { T::read(&entry.node, diagnostics) };
            Some((id?, value))
        });
        Some(Named(read.collect()))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({
            "type": "object",
            "propertyNames": Spanned::<Id>::schema(definitions),
            "additionalProperties": T::schema(definitions),
        })
    }
}

/// One of a few words.
pub trait Choice: Copy + 'static {
    /// What it chooses: "status".
    const WHAT: &'static str;
    /// All words with what they mean.
    fn choices() -> Vec<(&'static str, Self)>;
}

impl<T: Choice> Read for Spanned<T> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = text(node, diagnostics)?;
        let choices = T::choices();
        let found = choices.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let message = format!("there is no {} `{text}`", T::WHAT);
            diagnostics.push(
                Diagnostic::error("unknown-word", node.span, message)
                    .hint_opt(suggest::hint(text, choices.iter().map(|(name, _)| *name))),
            );
        }
        found.map(|(_, value)| Spanned::new(*value, node.span))
    }

    fn schema(_: &mut Definitions) -> Json {
        let words: Vec<&str> = T::choices().into_iter().map(|(name, _)| name).collect();
        json!({ "enum": words })
    }
}

/// Makes an enum of the model, which has `ALL` and `name`, a [`Choice`].
macro_rules! choices {
    ($($type:ty as $what:literal),* $(,)?) => {
        $(impl $crate::parse::reader::Choice for $type {
            const WHAT: &'static str = $what;
            fn choices() -> Vec<(&'static str, Self)> {
                <$type>::ALL.into_iter().map(|value| (value.name(), value)).collect()
            }
        })*
    };
}
pub(crate) use choices;
