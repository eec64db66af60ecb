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
    let parse = match syntax {
        Syntax::Yaml => yaml::parse,
        Syntax::Json => json::parse,
        Syntax::Toml => toml::parse,
    };
    let is_text = |found: &Diagnostic| found.code != "invalid-utf8" || found.span.source != span.source;
    let mut node = if diagnostics.iter().all(is_text) {
        parse(text, span, diagnostics)
    } else {
        // Where bytes are no characters, that has been told.
        let mut told = Diagnostics::default();
        let node = parse(text, span, &mut told);
        let is_known = |found: &&Diagnostic| {
            let line = line_at(text, (found.span.start - span.start) as usize);
            found.code.starts_with("bad-") && line.contains(char::REPLACEMENT_CHARACTER)
        };
        diagnostics.extend(told.iter().filter(|found| !is_known(found)).cloned());
        node
    };
    if let Value::Table(entries) = &mut node.value {
        entries.retain(|entry| entry.key.value != schema::SCHEMA_KEY);
    }
    node
}

/// The line that a place stands in.
fn line_at(text: &str, at: usize) -> &str {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |length| before.len() + length);
    &text[start..end]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn what_is_no_text_is_told_once() {
        for (syntax, text, also) in [
            (Syntax::Toml, "a = x\u{fffd}y\nb = = 1\n", &["bad-toml"][..]),
            (Syntax::Json, "{ \"a\": x\u{fffd} }\n", &[]),
            (Syntax::Yaml, "a: *\u{fffd}\n", &[]),
        ] {
            let span = Sources::default().add("r", text);
            let mut diagnostics = Diagnostics::default();
            let at = text.find('\u{fffd}').expect("there");
            diagnostics.push(Diagnostic::error(
                "invalid-utf8",
                span.slice(at..at + 3),
                "the file is not UTF-8",
            ));
            data(syntax, text, span, &mut diagnostics);
            let codes: Vec<&str> = diagnostics.iter().map(|found| found.code).collect();
            assert_eq!(codes, [&["invalid-utf8"], also].concat());
        }
    }
}
