//! A parsed data file as a tree in which every key and value has its place.
//!
//! TOML, YAML and JSON all become this one tree, so that the three forms of a report mean the same. Scalars stay
//! text: `yes`, `010` and `2024-06-15` are what the reader of the field makes of them, never what YAML would.

use crate::source::{Span, Spanned};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its place.
    pub span: Span,
}

/// What a data file can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: YAML's empty value, JSON's `null`.
    Null,
    /// Something that cannot be read, which has been reported.
    Broken,
    /// A scalar that the format knows to be text (quoted).
    Text(String),
    /// A bare scalar, as written: a number, a date, a truth value, or YAML's unquoted text.
    Bare(String),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order of the file, keys unique.
    Table(Vec<Entry>),
}

/// A key of a table with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// Its place with all that is in it: the span of a table of TOML is that of its header.
    #[must_use]
    pub fn extent(&self) -> Span {
        match &self.value {
            Value::List(items) => items.iter().map(Node::extent).fold(self.span, Span::with),
            Value::Table(entries) => {
                let inner = entries.iter().flat_map(|entry| [entry.key.span, entry.node.extent()]);
                inner.fold(self.span, Span::with)
            }
            _ => self.span,
        }
    }

    /// What it is, in words: "a table".
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match self.value {
            Value::Null | Value::Broken => "nothing",
            Value::Bare(ref text) if text == "true" || text == "false" => "a truth value",
            Value::Bare(ref text) if text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
                "a number or a date"
            }
            Value::Text(_) | Value::Bare(_) => "text",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}
