//! What prose may not hold: links to nowhere good, controls that are left open, placeables where no value can stand.

use std::collections::BTreeMap;
use std::ops::Range;

use super::sanitize;
use super::scan::embedding;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// Whether a link may lead there: `http`, `https`, `mailto` and `tel`, or a path or `#anchor` of the publication itself.
///
/// `//host` is refused: where it leads depends on how the page was reached. So is `\`, which browsers read as `/`.
pub(super) fn is_safe_link(destination: &str) -> bool {
    if destination.contains(|c: char| c.is_control() || c == '\\') || destination.starts_with("//") {
        return false;
    }
    // Browsers skip white space before a scheme.
    let destination = destination.trim();
    match destination.find([':', '/', '?', '#']) {
        Some(at) if destination[at..].starts_with(':') => {
            let scheme = &destination[..at];
            ["http", "https", "mailto", "tel"].iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
        }
        _ => !destination.starts_with("//"),
    }
}

/// The error for a link that may not be.
pub(super) fn unsafe_link(destination: &str, span: Span) -> Diagnostic {
    let hint = if destination.starts_with("//") {
        format!("write the scheme too: `https:{destination}`")
    } else {
        "links begin with `https://`, `http://`, `mailto:` or `tel:`, or are a path or `#anchor` of this publication".to_owned()
    };
    Diagnostic::error("unsafe-link", span, format!("a link may not lead to `{destination}`")).hint(hint)
}

/// The isolates that an author opened in a block and has not closed.
#[derive(Debug, Default)]
pub(super) struct Isolates {
    open: Vec<Span>,
}

impl Isolates {
    /// Looks at a part of a block's text. `at` gives the span of some bytes of it; `decoded` says that the text is not
    /// written as it reads, so that embeddings in it have not been seen yet.
    pub fn look(
        &mut self,
        text: &str,
        decoded: bool,
        at: impl Fn(Range<usize>) -> Span,
        diagnostics: &mut Diagnostics,
    ) {
        if !text.as_bytes().contains(&0xE2) {
            return;
        }
        for (start, c) in text.char_indices() {
            let span = || at(start..start + c.len_utf8());
            match c {
                '\u{2066}'..='\u{2068}' => self.open.push(span()),
                '\u{2069}' if self.open.pop().is_none() => {
                    diagnostics.push(Self::error(span(), "this U+2069 closes an isolate that is not open"));
                }
                '\u{202A}'..='\u{202E}' if decoded => diagnostics.push(embedding(c, span())),
                _ => {}
            }
        }
    }

    /// The block ends: what is still open is an error.
    pub fn end_block(&mut self, diagnostics: &mut Diagnostics) {
        for span in self.open.drain(..) {
            diagnostics
                .push(Self::error(span, "this control opens an isolate that does not close in its block"));
        }
    }

    fn error(span: Span, message: &str) -> Diagnostic {
        Diagnostic::error("bidi-control", span, message)
            .hint("delete it, or pair U+2066, U+2067 or U+2068 with U+2069 in the same paragraph")
    }
}

/// The footnotes of a text: which are defined, which are referred to.
#[derive(Debug, Default)]
pub(super) struct Notes {
    defined: BTreeMap<String, Span>,
    used: Vec<String>,
}

impl Notes {
    /// A definition begins.
    pub fn define(&mut self, label: &str, span: Span, diagnostics: &mut Diagnostics) {
        if let Some(&first) = self.defined.get(label) {
            let message = format!("the footnote `{label}` is written twice");
            diagnostics
                .push(Diagnostic::error("duplicate-footnote", span, message).related(first, "first here"));
        } else {
            self.defined.insert(label.to_owned(), span);
        }
    }

    /// A reference.
    pub fn refer(&mut self, label: &str) {
        self.used.push(label.to_owned());
    }

    /// The text ends: a footnote that nothing refers to would not be seen.
    pub fn end(self, diagnostics: &mut Diagnostics) {
        for (label, span) in self.defined {
            if !self.used.contains(&label) {
                let message = format!("nothing refers to the footnote `{label}`, so it is not shown");
                let hint = format!("put `[^{label}]` where it belongs, or delete the footnote");
                diagnostics.push(Diagnostic::warning("unused-footnote", span, message).hint(hint));
            }
        }
    }
}

/// Warns of HTML that no page gets.
pub(super) fn dropped_html(html: &str, span: Span) -> Option<Diagnostic> {
    let name = sanitize::dropped(html)?;
    let message = format!("`{}` does not reach the page", &html[name.clone()]);
    let exact = html.len() == (span.end - span.start) as usize;
    let diagnostic =
        Diagnostic::warning("dropped-html", if exact { span.slice(name) } else { span }, message);
    Some(diagnostic.hint("pages hold no scripts, frames, forms, embedded players or styles of their own: lead to it with a link"))
}

/// Warns of references to footnotes that are not there: they are read as text.
pub(super) fn unknown_notes(text: &str, span: Span, diagnostics: &mut Diagnostics) {
    let mut at = 0;
    // A sign alone is found in fewer steps than both, and most texts have none.
    if memchr::memchr(b'^', text.as_bytes()).is_none() {
        return;
    }
    while let Some(found) = text[at..].find("[^") {
        let start = at + found;
        at = start + "[^".len();
        let Some(length) = text[at..].find(|c: char| c == ']' || c == '[' || c.is_whitespace()) else {
            return;
        };
        if length == 0 || !text[at + length..].starts_with(']') {
            continue;
        }
        let end = at + length + 1;
        let exact = text.len() == (span.end - span.start) as usize;
        let place = if exact { span.slice(start..end) } else { span };
        let label = &text[at..at + length];
        diagnostics.push(
            Diagnostic::warning(
                "unknown-footnote",
                place,
                format!("there is no footnote `{label}` in this text"),
            )
            .hint(format!("write it in a paragraph of its own: `[^{label}]: …`")),
        );
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_pass() {
        for good in [
            "https://a.b/",
            "HTTP://a.b",
            "mailto:a@b.c",
            "tel:+20",
            "#spending",
            "../x/",
            "a/b:c",
            "?q=a:b",
            "",
        ] {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " javascript:x",
            "JavaScript:x",
            "java\tscript:x",
            "data:text/html,x",
            "vbscript:x",
            "//host/x",
            " //host",
            "/\\host",
            "file:///etc",
            "\u{1}javascript:x",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
        }
    }
}
