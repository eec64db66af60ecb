//! Finds the placeables in Markdown and puts one private-use character in the place of each.
//!
//! `{` followed by `$`, `-`, `"`, an ASCII letter or digit (white space may come between) opens a placeable, which ends with
//! its own `}`. So `{#id}` stays a heading attribute; `\{` is a brace; code stays as it is. The Markdown parser then
//! sees characters that behave like letters, and [`Masked::original`] leads its positions back to the file.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::controls::{placeholder, placeholder_index, placeholders};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// After so many braces that never close the rest is left alone: every one of them costs a look at all of the text.
const MAX_UNCLOSED: usize = 20;

/// A placeable as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawPlaceable {
    /// Its text, braces included.
    pub source: String,
    /// Where it stands.
    pub span: Span,
}

/// Where a text stands in its file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The span of the whole text.
    pub span: Span,
    /// Whether a byte of the text is a byte of the span; if not, every position is the whole span.
    pub exact: bool,
}

impl Place {
    /// The span of some bytes of the text.
    pub fn at(self, range: Range<usize>) -> Span {
        if self.exact { self.span.slice(range) } else { self.span }
    }
}

/// A text with characters in the place of its placeables.
#[derive(Debug)]
pub(super) struct Masked<'a> {
    /// The text for the Markdown parser.
    pub text: Cow<'a, str>,
    /// The placeables, in order: [`placeholder`] of their index stands for them.
    pub placeables: Vec<RawPlaceable>,
    swaps: Vec<Swap>,
}

/// A part of the original text and what stands in its place.
#[derive(Debug)]
struct Swap {
    masked: Range<usize>,
    original: Range<usize>,
}

impl Masked<'_> {
    /// The bytes of the original text that bytes of the masked one stand for.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.lead_back(range.start, false);
        start..self.lead_back(range.end, true).max(start)
    }

    fn lead_back(&self, at: usize, is_end: bool) -> usize {
        let after = self.swaps.partition_point(|swap| swap.masked.start < at + usize::from(!is_end));
        match after.checked_sub(1).map(|last| &self.swaps[last]) {
            Some(swap) if at >= swap.masked.end => swap.original.end + (at - swap.masked.end),
            Some(swap) if is_end => swap.original.end,
            Some(swap) => swap.original.start,
            None => at,
        }
    }

    /// A text with its placeables written out again, for code, where they are no placeables.
    pub fn restore(&self, text: &str) -> Option<String> {
        placeholders(text).next().is_some().then(|| {
            let mut out = String::with_capacity(text.len());
            for c in text.chars() {
                match placeholder_index(c).and_then(|index| self.placeables.get(index)) {
                    Some(placeable) => out.push_str(&placeable.source),
                    None => out.push(c),
                }
            }
            out
        })
    }
}

/// Masks a text. A `guard` is put before the text of a line, so that no block can begin there; then line breaks outside
/// placeables become spaces, too.
pub(super) fn mask<'a>(
    text: &'a str,
    guard: &str,
    options: Options,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Masked<'a> {
    refuse_embeddings(text, place, diagnostics);
    if guard.is_empty() && special(text).is_none() {
        return Masked { text: Cow::Borrowed(text), placeables: Vec::new(), swaps: Vec::new() };
    }
    let mut scanner = Scanner {
        text,
        place,
        masked: String::with_capacity(guard.len() + text.len()),
        copied: 0,
        placeables: Vec::new(),
        swaps: Vec::new(),
    };
    scanner.masked.push_str(guard);
    if !guard.is_empty() {
        scanner.swaps.push(Swap { masked: 0..guard.len(), original: 0..0 });
    }
    scanner.run(&code_ranges(text, guard, options), diagnostics);
    if !guard.is_empty() {
        scanner.masked = one_line(&scanner.masked);
    }
    Masked { text: Cow::Owned(scanner.masked), placeables: scanner.placeables, swaps: scanner.swaps }
}

/// Where something may stand that is not copied: a brace, a reference, a character of plane 15 or beyond.
fn special(text: &str) -> Option<usize> {
    memchr::memchr3(b'{', b'&', 0xF3, text.as_bytes())
}

/// A text as one line of the same length.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// Where code stands: braces in it are only braces.
fn code_ranges(text: &str, guard: &str, options: Options) -> Vec<Range<usize>> {
    if !text.contains('{') || !may_have_code(text) {
        return Vec::new();
    }
    let guarded =
        if guard.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(one_line(&format!("{guard}{text}"))) };
    Parser::new_ext(&guarded, options)
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range.start.saturating_sub(guard.len())..range.end.saturating_sub(guard.len()))
        .collect()
}

/// Whether there may be code: it is fenced, or its lines begin far in.
fn may_have_code(text: &str) -> bool {
    memchr::memchr3(b'`', b'~', b'\t', text.as_bytes()).is_some()
        || memchr::memmem::find(text.as_bytes(), b"    ").is_some()
}

/// Refuses the controls that turn a whole text around, in code too, where they can hide what it does.
fn refuse_embeddings(text: &str, place: Place, diagnostics: &mut Diagnostics) {
    for at in memchr::memchr_iter(0xE2, text.as_bytes()) {
        if let Some(c @ '\u{202A}'..='\u{202E}') = text[at..].chars().next() {
            diagnostics.push(embedding(c, place.at(at..at + c.len_utf8())));
        }
    }
}

/// The error for an embedding or override.
pub(super) fn embedding(c: char, span: Span) -> Diagnostic {
    let message = format!("the invisible control U+{:04X} changes the order of the text around it", c as u32);
    Diagnostic::error("bidi-control", span, message)
        .hint("delete it: parts of the other direction are isolated by themselves")
}

struct Scanner<'a> {
    text: &'a str,
    place: Place,
    masked: String,
    /// How much of the text is in `masked`.
    copied: usize,
    placeables: Vec<RawPlaceable>,
    swaps: Vec<Swap>,
}

impl Scanner<'_> {
    fn run(&mut self, code: &[Range<usize>], diagnostics: &mut Diagnostics) {
        let text = self.text;
        let mut code = code.iter().peekable();
        let (mut at, mut unclosed) = (0, 0);
        while let Some(found) = special(&text[at..]) {
            at += found;
            while code.next_if(|range| range.end <= at).is_some() {}
            let in_code = code.peek().is_some_and(|range| range.start <= at);
            let width = text[at..].chars().next().map_or(1, char::len_utf8);
            match text.as_bytes()[at] {
                b'{' if in_code || !opens(text, at) => at += width,
                b'{' => match (close(text, at), placeholder(self.placeables.len())) {
                    (Some(end), Some(placeholder)) => {
                        let source = text[at..end].to_owned();
                        self.placeables.push(RawPlaceable { source, span: self.place.at(at..end) });
                        self.swap(at..end, placeholder);
                        // What looked like code and begins inside a placeable is a part of it.
                        while code.next_if(|range| range.start < end).is_some() {}
                        at = end;
                    }
                    (None, _) if unclosed < MAX_UNCLOSED => {
                        unclosed += 1;
                        diagnostics.push(self.unclosed(at));
                        at += width;
                    }
                    (Some(end), None) => {
                        let message = "there are more values in this text than can be kept apart";
                        let error = Diagnostic::error("too-many-placeables", self.place.at(at..end), message);
                        diagnostics.push(error.hint("divide the report"));
                        break;
                    }
                    (None, _) => break,
                },
                b'&' => {
                    let end = private_reference(text, at).filter(|_| !in_code);
                    if let Some(end) = end {
                        self.refuse_private(at..end, diagnostics);
                    }
                    at = end.unwrap_or(at + width);
                }
                _ => {
                    if text[at..].starts_with(|c| placeholder_index(c).is_some()) {
                        self.refuse_private(at..at + width, diagnostics);
                    }
                    at += width;
                }
            }
        }
        self.masked.push_str(&text[self.copied..]);
    }

    fn swap(&mut self, original: Range<usize>, by: char) {
        self.masked.push_str(&self.text[self.copied..original.start]);
        self.copied = original.end;
        let start = self.masked.len();
        self.masked.push(by);
        self.swaps.push(Swap { masked: start..self.masked.len(), original });
    }

    fn refuse_private(&mut self, range: Range<usize>, diagnostics: &mut Diagnostics) {
        let message = "this character is for private use: it has no meaning that others know";
        diagnostics.push(
            Diagnostic::error("private-use-character", self.place.at(range.clone()), message)
                .hint("delete it, or write the character or the words that are meant"),
        );
        self.swap(range, '\u{FFFD}');
    }

    fn unclosed(&self, at: usize) -> Diagnostic {
        let inside = &self.text[at + 1..];
        let space = inside.len() - inside.trim_start().len();
        let word = inside[space..].find(|c: char| c.is_whitespace() || matches!(c, '{' | '}'));
        let end = word.map_or(self.text.len(), |word| at + 1 + space + word);
        Diagnostic::error(
            "unclosed-placeable",
            self.place.at(at..end),
            "the brace that opens here never closes",
        )
        .hint("close it with `}`, or write `\\{` where a brace is only a brace")
    }
}

/// Whether the brace at a place opens a placeable.
fn opens(text: &str, at: usize) -> bool {
    let escapes = text.as_bytes()[..at].iter().rev().take_while(|&&byte| byte == b'\\').count();
    escapes % 2 == 0
        && text[at + 1..]
            .trim_start()
            .starts_with(|c: char| matches!(c, '$' | '-' | '"') || c.is_ascii_alphanumeric())
}

/// Where a brace opens in a Fluent pattern that never closes.
#[must_use]
pub fn unclosed_brace(pattern: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += pattern[at..].find('{')?;
        match close(pattern, at) {
            Some(end) => at = end,
            None => return Some(at),
        }
    }
}

/// Where the placeable that opens at a place ends: behind its own closing brace.
///
/// Braces in string literals do not count. Behind `->` begin the variants, whose text may hold quotation marks that are no
/// literals; a brace in it opens an expression again.
fn close(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    // Most hold a name alone.
    let first = memchr::memchr3(b'{', b'}', b'"', &bytes[open + 1..]).map(|found| open + 1 + found);
    if let Some(at) = first.filter(|at| bytes[*at] == b'}') {
        return Some(at + 1);
    }
    let mut in_variants: Vec<bool> = Vec::new();
    let mut at = open;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => in_variants.push(false),
            b'}' => {
                in_variants.pop();
                if in_variants.is_empty() {
                    return Some(at + 1);
                }
            }
            b'-' if bytes.get(at + 1) == Some(&b'>') => {
                if let Some(variants) = in_variants.last_mut() {
                    *variants = true;
                }
            }
            b'"' if in_variants.last() == Some(&false) => at = literal_end(bytes, at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// The last byte of the string literal that opens at a place; a literal ends with its line at the latest.
fn literal_end(bytes: &[u8], open: usize) -> usize {
    let mut at = open + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at,
            b'\n' => return at - 1,
            b'\\' => at += 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The end of a character reference such as `&#xF0000;` that stands for a private-use character.
fn private_reference(text: &str, at: usize) -> Option<usize> {
    let body = text[at..].strip_prefix("&#")?;
    let length = body.bytes().take(10).position(|byte| byte == b';')?;
    let number = &body[..length];
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let c = code.ok().and_then(char::from_u32)?;
    placeholder_index(c).map(|_| at + "&#".len() + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn sources(text: &str) -> Vec<String> {
        let span = Sources::default().add("a.md", text);
        let place = Place { span, exact: true };
        mask(text, "", Options::empty(), place, &mut Diagnostics::default())
            .placeables
            .into_iter()
            .map(|placeable| placeable.source)
            .collect()
    }

    #[test]
    fn braces_match() {
        assert_eq!(sources("a { $x } b {-y} c"), ["{ $x }", "{-y}"]);
        assert_eq!(
            sources("{ $n ->\n  [one] { -a } x\n *[other] y\n}."),
            ["{ $n ->\n  [one] { -a } x\n *[other] y\n}"]
        );
        assert_eq!(sources(r#"{ "}" } {"\"}"}"#), [r#"{ "}" }"#, r#"{"\"}"}"#]);
    }

    #[test]
    fn a_quotation_mark_in_a_variant_is_no_literal() {
        assert_eq!(sources("{ $n -> *[other] 5\" } {$b}"), ["{ $n -> *[other] 5\" }", "{$b}"]);
        assert_eq!(sources("{ $n -> *[other] {\"}\"} }"), ["{ $n -> *[other] {\"}\"} }"]);
    }

    #[test]
    fn other_braces_are_left_alone() {
        assert!(sources(r"# T {#id} \{ $x } `{ $y }` { (a) }").is_empty());
        assert_eq!(sources(r"\\{ $x }"), ["{ $x }"]);
        assert!(sources("```\n{ $x }\n```\n\n    { $y }\n").is_empty());
    }

    #[test]
    fn code_and_placeables_go_by_which_begins_first() {
        assert_eq!(sources("{ \"`\" } a { $b } `"), ["{ \"`\" }", "{ $b }"]);
        assert_eq!(sources("a ` b { \"`\" }"), Vec::<String>::new());
    }

    #[test]
    fn positions_lead_back() {
        let text = "a { $x } b { $yy } c";
        let span = Sources::default().add("a.md", text);
        let masked =
            mask(text, "·", Options::empty(), Place { span, exact: true }, &mut Diagnostics::default());
        let c = masked.text.find('c').expect("there");
        let b = masked.text.find('b').expect("there");
        assert_eq!(masked.original(c..c + 1), 19..20);
        assert_eq!(masked.original(b - 5..b), 2..9);
        assert_eq!(masked.original(0..masked.text.len()), 0..20);
    }
}
