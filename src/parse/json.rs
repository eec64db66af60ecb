//! JSON (RFC 8259) to [`Node`]s.

use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

use super::node::{Entry, Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// RFC 8259 to the letter: none of the liberties that the parser could take.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Parses a JSON file; the parser stops at the first syntax error.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Node {
    let collect = CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false };
    match parse_to_ast(text, &collect, &STRICT) {
        Ok(parsed) => {
            if let Some(value) = parsed.value {
                return node(value, span, diagnostics);
            }
            let message = "this is not valid JSON: the file is empty";
            diagnostics.push(Diagnostic::error("bad-json", span, message));
            Node { value: Value::Broken, span }
        }
        Err(error) => {
            let message = format!("this is not valid JSON: {}", lower_first(&error.kind().to_string()));
            diagnostics.push(Diagnostic::error("bad-json", place(span, error.range()), message));
            Node { value: Value::Broken, span }
        }
    }
}

fn node(value: ast::Value<'_>, file: Span, diagnostics: &mut Diagnostics) -> Node {
    let span = place(file, value.range());
    let value = match value {
        ast::Value::StringLit(text) => Value::Text(text.value.into_owned()),
        ast::Value::NumberLit(number) => Value::Bare(number.value.to_owned()),
        ast::Value::BooleanLit(truth) => Value::Bare(truth.value.to_string()),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(items) => {
            Value::List(items.elements.into_iter().map(|item| node(item, file, diagnostics)).collect())
        }
        ast::Value::Object(object) => Value::Table(table(object, file, diagnostics)),
    };
    Node { value, span }
}

fn table(object: ast::Object<'_>, file: Span, diagnostics: &mut Diagnostics) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(object.properties.len());
    for property in object.properties {
        let span = place(file, property.name.range());
        let key = Spanned::new(property.name.into_string(), span);
        let node = node(property.value, file, diagnostics);
        super::push_unique(&mut entries, Entry { key, node }, diagnostics);
    }
    entries
}

fn place(file: Span, range: Range) -> Span {
    file.slice(range.start..range.end)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn parsed(text: &str) -> (Node, Vec<&'static str>) {
        let span = Sources::default().add("r.json", text);
        let mut diagnostics = Diagnostics::default();
        let node = parse(text, span, &mut diagnostics);
        (node, diagnostics.iter().map(|d| d.code).collect())
    }

    #[test]
    fn numbers_keep_their_digits() {
        let (node, codes) = parsed(r#"{"a": 6.50, "b": "\ud83d\ude00"}"#);
        let Value::Table(entries) = node.value else { panic!("a table") };
        assert!(codes.is_empty());
        assert_eq!(entries[0].node.value, Value::Bare("6.50".into()));
        assert_eq!(entries[1].node.value, Value::Text("😀".into()));
    }

    #[test]
    fn only_json_is_json() {
        for bad in ["{a: 1}", "{\"a\": 1,}", "// x\n{}", "{'a': 1}", "{\"a\": 0x1}", "{\"a\" 1}", "{"] {
            assert_eq!(parsed(bad).1, ["bad-json"], "{bad}");
        }
        assert_eq!(parsed(r#"{"a": 1, "a": 2}"#).1, ["duplicate-key"]);
    }
}
