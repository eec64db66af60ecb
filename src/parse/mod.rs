//! Parse: the text of files to drafts, every value with its place.
//!
//! In: texts that [`load`](crate::load) read. Out: drafts, which say what was written and where, and diagnostics for what cannot be
//! read as what it should be. Ids are not linked here and nothing is looked up; that is [`resolve`](crate::resolve)'s work.

pub mod baseline;
pub mod chart;
pub mod draft;
mod figure_kind;
pub mod json;
pub mod lock;
pub mod messages;
pub mod newsletter;
pub mod node;
pub mod notation;
pub mod prose;
pub mod reader;
pub mod rules;
pub mod schema;
pub mod toml;
pub mod wordings;
pub mod yaml;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::Syntax;
use crate::source::Span;
use node::{Entry, Node, Value};

/// Parses a data file.
pub fn data(syntax: Syntax, text: &str, span: Span, diagnostics: &mut Diagnostics) -> Node {
    let mut node = match syntax {
        Syntax::Yaml => yaml::parse(text, span, diagnostics),
        Syntax::Json => json::parse(text, span, diagnostics),
        Syntax::Toml => toml::parse(text, span, diagnostics),
    };
    if let Value::Table(entries) = &mut node.value {
        entries.retain(|entry| entry.key.value != schema::SCHEMA_KEY);
    }
    node
}

/// Adds an entry to a table, or reports that its key is there already.
fn push_unique(entries: &mut Vec<Entry>, entry: Entry, diagnostics: &mut Diagnostics) {
    match entries.iter().find(|known| known.key.value == entry.key.value) {
        None => entries.push(entry),
        Some(first) => {
            diagnostics.push(duplicate_key(&entry.key.value, entry.key.span, Some(first.key.span)));
        }
    }
}

fn duplicate_key(key: &str, span: Span, first: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::error("duplicate-key", span, format!("`{key}` stands here twice"));
    let diagnostic = diagnostic.hint("keep one of the two");
    match first {
        Some(first) => diagnostic.related(first, "first here"),
        None => diagnostic,
    }
}

/// The text of a scalar, however it was written.
fn scalar_text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) | Value::Bare(text) => Some(text),
        _ => None,
    }
}
