//! TOML to [`Node`]s.

use std::ops::Range;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::node::{Entry, Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// Parses a TOML file. What breaks the syntax is reported, line by line, as long as the parser knows where it is; if it
/// has lost its way, nothing can be said about what it read.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut complaints: Vec<Complaint<'_>> = errors
        .iter()
        .map(|error| Complaint {
            place: error.span().unwrap_or(0..0),
            message: error.message(),
            is_duplicate: error.message().starts_with("duplicate key"),
            is_found: false,
        })
        .collect();
    complaints.sort_by_key(|complaint| complaint.place.start);
    let mut file = File { text, span, complaints, lost_at: None };
    let value = file.table(table.get_ref());
    let File { complaints, lost_at, .. } = file;
    // What no value accounts for was skipped, and who knows how much with it.
    let skipped = complaints.iter().find(|c| !c.is_duplicate && !c.is_found).map(|c| c.place.start);
    let lost_at = lost_at.into_iter().chain(skipped).min();
    let mut told = Told::default();
    for Complaint { place, message, is_duplicate, is_found: _ } in complaints {
        if lost_at.is_some_and(|lost| place.start > lost) || !told.is_news(text, &place, is_duplicate) {
            continue;
        }
        let here = span.slice(place.clone());
        diagnostics.push(if is_duplicate {
            let key = &text[place.clone()];
            let header = first_header(text, &place).map(|first| span.slice(first));
            super::duplicate_key(key, here, header.or_else(|| first_key(&value, key, here)))
        } else {
            not_toml(here, message)
        });
    }
    Node { value: if lost_at.is_some() { Value::Broken } else { value }, span }
}

/// What the parser said.
struct Complaint<'e> {
    place: Range<usize>,
    message: &'e str,
    /// Whether a key comes twice, which harms nothing else.
    is_duplicate: bool,
    /// Whether it is about a value that is there.
    is_found: bool,
}

fn not_toml(span: Span, message: &str) -> Diagnostic {
    Diagnostic::error("bad-toml", span, format!("this is not valid TOML: {message}"))
}

/// What has been told of a file. The parser goes on after an error and stumbles over what that left behind.
#[derive(Default)]
struct Told {
    /// Where the line ends that the last error stands in.
    line_end: usize,
    /// Where the header of a table stands that was there before: all of its keys come twice too.
    second_header: Option<usize>,
}

impl Told {
    fn is_news(&mut self, text: &str, place: &Range<usize>, is_duplicate: bool) -> bool {
        let after = text.get(self.line_end..place.start);
        if self.line_end > 0 && after.is_none_or(|between| !between.contains('\n')) {
            return false;
        }
        if is_duplicate {
            if let Some(header) = self.second_header
                && text.get(header..place.start).is_some_and(|between| !between.contains("\n["))
            {
                return false;
            }
            let line = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
            self.second_header = text[line..].trim_start().starts_with('[').then_some(place.start);
        }
        self.line_end = place.end.max(place.start).max(1);
        true
    }
}

/// Where the header of a table stands first that stands again at a place.
fn first_header(text: &str, again: &Range<usize>) -> Option<Range<usize>> {
    let line_start = text[..again.start].rfind('\n').map_or(0, |at| at + 1);
    let header = text[line_start..].lines().next().filter(|line| line.starts_with('['))?;
    let mut at = 0;
    for line in text[..line_start].split_inclusive('\n') {
        if line.trim_end() == header.trim_end() {
            let key = again.start - line_start;
            return Some(at + key..at + key + again.len());
        }
        at += line.len();
    }
    None
}

/// Where a key stands first: the last of its name before the place where it comes again.
fn first_key(value: &Value, key: &str, again: Span) -> Option<Span> {
    let Value::Table(entries) = value else { return None };
    let inner = entries.iter().filter_map(|entry| first_key(&entry.node.value, key, again));
    let own = entries.iter().filter(|entry| entry.key.value == key).map(|entry| entry.key.span);
    own.chain(inner).filter(|span| span.start < again.start).max_by_key(|span| span.start)
}

/// A file that is being read.
struct File<'t> {
    text: &'t str,
    span: Span,
    complaints: Vec<Complaint<'t>>,
    /// Where a value begins to go wrong whose end nobody knows.
    lost_at: Option<usize>,
}

impl File<'_> {
    fn table(&mut self, table: &DeTable<'_>) -> Value {
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: Spanned::new(key.get_ref().to_string(), self.span.slice(key.span())),
                node: self.node(value),
            })
            .collect();
        // The parser keeps keys sorted; the order of the file is the order of the report.
        entries.sort_by_key(|entry| entry.key.span.start);
        Value::Table(entries)
    }

    fn node(&mut self, value: &TomlSpanned<DeValue<'_>>) -> Node {
        let place = value.span();
        let span = self.span.slice(place.clone());
        if self.is_broken(value.get_ref(), &place) {
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
            DeValue::Array(items) => Value::List(items.iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Node { value, span }
    }

    /// Whether the parser complained in the lines of a value: there it put in something of its own. A table under a header is
    /// as good as its parts.
    fn is_broken(&mut self, value: &DeValue<'_>, place: &Range<usize>) -> bool {
        if self.complaints.is_empty() {
            return false;
        }
        let written = self.text.get(place.clone()).unwrap_or_default();
        let is_inline = written.starts_with(['{', '[']) && !written.starts_with("[[");
        match value {
            DeValue::Table(_) if !written.starts_with('{') => return false,
            DeValue::Array(_) if !is_inline || self.is_header(place.start) => return false,
            _ => {}
        }
        let line_start = self.text[..place.start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = self.text[place.end..].find('\n').map_or(self.text.len(), |at| place.end + at);
        let lines = line_start..=line_end;
        let goes_on = written.contains('\n');
        let mut is_broken = false;
        for complaint in self.complaints.iter_mut().filter(|complaint| !complaint.is_duplicate) {
            if complaint.place.start <= *lines.end() && *lines.start() <= complaint.place.end {
                is_broken = true;
                complaint.is_found = true;
                if goes_on {
                    let at = complaint.place.start;
                    self.lost_at = Some(self.lost_at.map_or(at, |before| before.min(at)));
                }
            }
        }
        is_broken
    }

    /// Whether what stands at a place is the header of a table.
    fn is_header(&self, at: usize) -> bool {
        let line_start = self.text[..at].rfind('\n').map_or(0, |at| at + 1);
        self.text[line_start..at].trim().is_empty()
    }
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

    /// Keys, and whether their values are broken.
    type Keys = Vec<(String, bool)>;

    /// The keys of a file, and what is wrong, by line.
    fn read(text: &str) -> (Option<Keys>, Vec<(usize, &'static str)>) {
        let mut sources = Sources::default();
        let span = sources.add("r.toml", text);
        let mut diagnostics = Diagnostics::default();
        let node = parse(text, span, &mut diagnostics);
        let keys = match node.value {
            Value::Table(entries) => {
                Some(entries.into_iter().map(|e| (e.key.value, e.node.value == Value::Broken)).collect())
            }
            _ => None,
        };
        let line = |span: Span| text[..(span.start - node.span.start) as usize].matches('\n').count() + 1;
        (keys, diagnostics.iter().map(|d| (line(d.span), d.code)).collect())
    }

    #[test]
    fn one_slip_is_one_error() {
        let keys = |keys: &[(&str, bool)]| {
            Some(keys.iter().map(|(key, broken)| ((*key).to_owned(), *broken)).collect::<Vec<_>>())
        };
        // In one line, the rest of the file is read.
        let slip = read("t = { ar = \"x, en = \"A title\" }\nb = 1\n");
        assert_eq!(slip, (keys(&[("t", true), ("b", false)]), vec![(1, "bad-toml")]));
        let slip = read("t = \"x\nb = 1\n");
        assert_eq!(slip, (keys(&[("t", true), ("b", false)]), vec![(1, "bad-toml")]));
        // Where the parser loses its way, nothing is taken for read.
        for lost in [
            "a = 1\ndate 2024\nb = 1\n",
            "a = 1\n[b\nc = 1\n",
            "a = 1\nb = [1,\nc = 2\n[t]\nx = 3\n",
            "a = 1\nb = { x = 1\nc = 2\n[t]\nx = 3\n",
            "a = 1\nb = \"\"\"x\nc = 2\n",
        ] {
            let (keys, errors) = read(lost);
            assert_eq!((keys, errors.len()), (None, 1), "{lost:?} {errors:?}");
        }
    }

    #[test]
    fn a_table_that_comes_again_is_told_once() {
        let (_, errors) = read("[t.a]\nx = 1\ny = 2\n\n[t.a]\nx = 3\ny = 4\n\n[t.b]\nx = 1\nx = 2\n");
        assert_eq!(errors, [(5, "duplicate-key"), (11, "duplicate-key")]);
    }
}
