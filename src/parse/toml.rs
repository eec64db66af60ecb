//! TOML to [`Node`]s.

use std::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::node::{Entry, Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// Parses a TOML file. All syntax errors are reported; what could be read is returned.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken: Vec<Range<usize>> = errors.iter().filter_map(toml::de::Error::span).collect();
    for error in &errors {
        let place = error.span().map_or(span, |range| span.slice(range));
        let code = if error.message().starts_with("duplicate key") { "duplicate-key" } else { "bad-toml" };
        diagnostics.push(Diagnostic::error(
            code,
            place,
            format!("this is not valid TOML: {}", error.message()),
        ));
    }
    Node { value: table_value(table.get_ref(), span, &broken), span }
}

fn table_value(table: &DeTable<'_>, file: Span, broken: &[Range<usize>]) -> Value {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: Spanned::new(key.get_ref().to_string(), file.slice(key.span())),
            node: node(value, file, broken),
        })
        .collect();
    // The parser keeps keys sorted; the order of the file is the order of the report.
    entries.sort_by_key(|entry| entry.key.span.start);
    Value::Table(entries)
}

fn node(value: &TomlSpanned<DeValue<'_>>, file: Span, broken: &[Range<usize>]) -> Node {
    let place = value.span();
    let span = file.slice(place.clone());
    // Where the parser complained, it put in something of its own.
    let holds = |error: &Range<usize>| {
        error.start < place.end.max(place.start + 1) && place.start < error.end.max(error.start + 1)
    };
    let is_scalar = !matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_));
    if is_scalar && broken.iter().any(holds) {
        return Node { value: Value::Broken, span };
    }
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => Value::Bare(number.as_str().to_owned()),
        // A hexadecimal number is no amount: keep its spelling, so that whoever reads it says so.
        DeValue::Integer(number) => Value::Bare(format!("0x{}", number.as_str())),
        DeValue::Float(number) => Value::Bare(number.as_str().to_owned()),
        DeValue::Boolean(truth) => Value::Bare(truth.to_string()),
        DeValue::Datetime(date) => Value::Bare(date.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, file, broken)).collect()),
        DeValue::Table(table) => table_value(table, file, broken),
    };
    Node { value, span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn order_and_places_are_those_of_the_file() {
        let text = "z = 6.50\na = 2024-10-02\n[t.\"ب\"]\nx = '~50bn CNY'\n";
        let mut sources = Sources::default();
        let span = sources.add("r.toml", text);
        let mut diagnostics = Diagnostics::default();
        let Value::Table(entries) = parse(text, span, &mut diagnostics).value else { panic!("a table") };
        assert!(diagnostics.is_empty());
        assert_eq!(entries.iter().map(|e| e.key.value.as_str()).collect::<Vec<_>>(), ["z", "a", "t"]);
        assert_eq!(entries[0].node.value, Value::Bare("6.50".into()));
        assert_eq!(entries[1].node.value, Value::Bare("2024-10-02".into()));
        assert_eq!(sources.text(entries[1].node.span), "2024-10-02");
        assert_eq!(sources.text(entries[0].key.span), "z");
    }

    #[test]
    fn what_cannot_be_read_is_not_read() {
        let text = "a = 2024-02-30\nb = 1\n";
        let span = Sources::default().add("r.toml", text);
        let mut diagnostics = Diagnostics::default();
        let Value::Table(entries) = parse(text, span, &mut diagnostics).value else { panic!("a table") };
        assert_eq!(diagnostics.iter().count(), 1);
        assert_eq!(entries[0].node.value, Value::Broken);
        assert_eq!(entries[1].node.value, Value::Bare("1".into()));
    }

    #[test]
    fn every_error_is_reported() {
        let text = "a = 1\na = 2\nb = \nc = 3\n";
        let span = Sources::default().add("r.toml", text);
        let mut diagnostics = Diagnostics::default();
        parse(text, span, &mut diagnostics);
        let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["duplicate-key", "bad-toml"]);
    }
}
