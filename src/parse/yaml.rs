//! YAML 1.2 to [`Node`]s.
//!
//! Only what data needs: one document, tables with text keys, lists, scalars. Anchors, aliases and tags are refused:
//! a report says each thing once, and an alias could make a small file as large as it likes.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use super::node::{Entry, Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Span, Spanned};

/// How deep lists and tables may be nested.
const DEEPEST: usize = 64;

/// Parses a YAML file. The parser stops at the first syntax error; nobody knows what would have come after it, so that nothing
/// can be said about what was before.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Node {
    let mut builder =
        Builder { file: span, offsets: Offsets::new(text), open: Vec::new(), root: None, diagnostics };
    let mut broken = false;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, place)) => {
                if builder.take(event, place).is_break() {
                    broken = true;
                    break;
                }
            }
            Err(error) => {
                let at = builder.offsets.byte(error.marker().index());
                let place = span.slice(at..at);
                let message = format!("this is not valid YAML: {}", error.info());
                let hint = error.info().contains("mapping values").then(|| {
                    "put a text that holds a colon in quotation marks: `title: \"One: two\"`".to_owned()
                });
                builder.diagnostics.push(Diagnostic::error("bad-yaml", place, message).hint_opt(hint));
                broken = true;
                break;
            }
        }
    }
    let nothing = if broken { Value::Broken } else { Value::Null };
    builder.root.filter(|_| !broken).unwrap_or(Node { value: nothing, span })
}

/// The byte offset of each character: the parser counts characters. Empty for ASCII, where they are the same.
struct Offsets(Vec<u32>);

impl Offsets {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Offsets(Vec::new());
        }
        let ends = std::iter::once(text.len());
        Offsets(
            text.char_indices().map(|(at, _)| at).chain(ends).filter_map(|at| at.try_into().ok()).collect(),
        )
    }

    fn byte(&self, character: usize) -> usize {
        match self.0.last() {
            None => character,
            Some(&end) => self.0.get(character).copied().unwrap_or(end) as usize,
        }
    }
}

/// A list or table that is not closed yet.
enum Open {
    List(Vec<Node>, usize),
    Table { entries: Vec<Entry>, key: Option<Spanned<String>>, start: usize },
}

struct Builder<'a> {
    file: Span,
    offsets: Offsets,
    open: Vec<Open>,
    root: Option<Node>,
    diagnostics: &'a mut Diagnostics,
}

type Flow = std::ops::ControlFlow<()>;

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, place: YamlSpan) -> Flow {
        let start = self.offsets.byte(place.start.index());
        let end = self.offsets.byte(place.end.index()).max(start);
        let span = self.file.slice(start..end);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse(span, "anchors and tags");
                }
                self.put(Node { value: scalar(text, style), span })
            }
            Event::SequenceStart(anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse(span, "anchors and tags");
                }
                self.begin(Open::List(Vec::new(), start), span)
            }
            Event::MappingStart(anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse(span, "anchors and tags");
                }
                self.begin(Open::Table { entries: Vec::new(), key: None, start }, span)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(items, start)) => {
                    self.put(Node { value: Value::List(items), span: self.file.slice(start..end) })
                }
                Some(Open::Table { entries, start, .. }) => {
                    self.put(Node { value: Value::Table(entries), span: self.file.slice(start..end) })
                }
                None => Flow::Continue(()),
            },
            Event::Alias(_) => self.refuse(span, "aliases"),
            Event::DocumentStart(_) if self.root.is_some() => {
                let message = "this file holds several YAML documents".to_owned();
                self.give_up(span, message, "keep one of them: what follows `---` is another document")
            }
            _ => Flow::Continue(()),
        }
    }

    fn begin(&mut self, open: Open, span: Span) -> Flow {
        if self.open.len() >= DEEPEST {
            let message = format!("lists and tables lie more than {DEEPEST} deep in each other here");
            return self.give_up(
                span,
                message,
                "nothing needs so many: look for a bracket or an indent too many",
            );
        }
        if let Some(Open::Table { key: None, .. }) = self.open.last() {
            return self.refuse(span, "keys that are not text");
        }
        self.open.push(open);
        Flow::Continue(())
    }

    fn put(&mut self, node: Node) -> Flow {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Table { entries, key, .. }) => match key.take() {
                Some(key) => super::push_unique(entries, Entry { key, node }, self.diagnostics),
                None => match node.value {
                    Value::Text(text) | Value::Bare(text) => *key = Some(Spanned::new(text, node.span)),
                    _ => return self.refuse(node.span, "keys that are not text"),
                },
            },
        }
        Flow::Continue(())
    }

    fn refuse(&mut self, span: Span, what: &str) -> Flow {
        self.give_up(
            span,
            format!("this YAML uses {what}, which reports cannot"),
            "write the value out in full",
        )
    }

    fn give_up(&mut self, span: Span, message: String, hint: &str) -> Flow {
        self.diagnostics.push(Diagnostic::error("bad-yaml", span, message).hint(hint));
        Flow::Break(())
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Value {
    match style {
        ScalarStyle::Plain if matches!(&*text, "" | "~" | "null") => Value::Null,
        ScalarStyle::Plain => Value::Bare(text.into_owned()),
        _ => Value::Text(text.into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn parsed(text: &str) -> (Node, Vec<&'static str>, Sources) {
        let mut sources = Sources::default();
        let span = sources.add("r.yaml", text);
        let mut diagnostics = Diagnostics::default();
        let node = parse(text, span, &mut diagnostics);
        (node, diagnostics.iter().map(|d| d.code).collect(), sources)
    }

    #[test]
    fn nothing_is_implicit() {
        let (node, codes, sources) = parsed("اسم: نعم\na: yes\nb: 010\nc: 2024-10-02\nd: 'x'\ne:\n");
        assert!(codes.is_empty());
        let Value::Table(entries) = node.value else { panic!("a table") };
        let values: Vec<_> = entries.iter().map(|e| e.node.value.clone()).collect();
        let bare = |text: &str| Value::Bare(text.into());
        assert_eq!(
            values,
            [bare("نعم"), bare("yes"), bare("010"), bare("2024-10-02"), Value::Text("x".into()), Value::Null]
        );
        assert_eq!(sources.text(entries[0].node.span), "نعم");
        assert_eq!(sources.text(entries[1].key.span), "a");
    }

    #[test]
    fn what_could_explode_is_refused() {
        for bad in ["a: &x 1\nb: *x\n", "a: !!str 1\n", "? [a]\n: 1\n", "a: 1\n---\nb: 2\n"] {
            assert_eq!(parsed(bad).1, ["bad-yaml"], "{bad}");
        }
        assert_eq!(parsed(&"[".repeat(100)).1, ["bad-yaml"]);
        assert_eq!(parsed("a: 1\na: 2\n").1, ["duplicate-key"]);
        assert_eq!(parsed("a: [1\nb: 2").1, ["bad-yaml"]);
    }
}
