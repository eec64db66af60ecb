//! Parse: the text of files to drafts, every value with its place.
//!
//! In: texts that [`load`](crate::load) read. Out: drafts, which say what was written and where, and diagnostics for what cannot be
//! read as what it should be. Ids are not linked here and nothing is looked up; that is [`resolve`](crate::resolve)'s work.

pub mod chart;
pub mod draft;
pub mod json;
pub mod messages;
pub mod node;
pub mod notation;
pub mod prose;
pub mod reader;
pub mod toml;
pub mod yaml;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::Syntax;
use crate::source::Span;
use node::{Entry, Node, Value};

/// Parses a data file.
pub fn data(syntax: Syntax, text: &str, span: Span, diagnostics: &mut Diagnostics) -> Node {
    match syntax {
        Syntax::Yaml => yaml::parse(text, span, diagnostics),
        Syntax::Json => json::parse(text, span, diagnostics),
        Syntax::Toml => toml::parse(text, span, diagnostics),
    }
}

/// Adds an entry to a table, or reports that its key is there already.
fn push_unique(entries: &mut Vec<Entry>, entry: Entry, diagnostics: &mut Diagnostics) {
    match entries.iter().find(|known| known.key.value == entry.key.value) {
        None => entries.push(entry),
        Some(first) => diagnostics.push(
            Diagnostic::error(
                "duplicate-key",
                entry.key.span,
                format!("`{}` stands here twice", entry.key.value),
            )
            .related(first.key.span, "first here")
            .hint("keep one of the two"),
        ),
    }
}

/// The text of a scalar, however it was written.
fn scalar_text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) | Value::Bare(text) => Some(text),
        _ => None,
    }
}
