//! Markdown to [`Item`]s.
//!
//! In: the text of a body ([`parse`]) or of a title ([`parse_inline`]) and where it stands. Out: its events with exact
//! places, and its placeables as they are written. What is in a placeable is not looked at here. Smart punctuation, math and
//! metadata blocks are off.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CowStr, Event as Cmark, LinkType, Options, Parser, Tag, TagEnd};

use super::allow::{self, AllowComment};
use super::controls::{PLACEHOLDER_LENGTH, placeholders};
use super::event::{Event, Item, Markdown, MarkdownEvent};
use super::lint::{Isolates, Notes, dropped_html, is_safe_link, unknown_notes, unsafe_link};
pub use super::scan::RawPlaceable;
use super::scan::{Masked, Place, mask};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;

/// Parsed prose.
#[derive(Debug, Clone, Default)]
pub struct Markup {
    /// The events, in order.
    pub items: Arc<Vec<Item>>,
    /// The placeables that the events refer to by index.
    pub placeables: Vec<RawPlaceable>,
    /// The comments that mute a rule, taken out of the events.
    pub allows: Vec<AllowComment>,
    /// The stretches of its text that are not written as they read, in order.
    pub escapes: Vec<Escape>,
}

/// A stretch of text that is not written as it reads: `\\{`, `&amp;`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escape {
    /// What is written: a backslash alone, or all of a reference.
    pub span: Span,
    /// How many bytes it reads as.
    pub reads: usize,
}

/// What is on in the Markdown of a body.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// About as many bytes make an event.
const BYTES_OF_EVENT: usize = 12;

/// Put before a title so that no block begins there: punctuation, as the edge of a line is for emphasis.
const GUARD: &str = "·";

/// Parses the Markdown of a body. `span` is the place of `text` in its file.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Markup {
    let place = Place { span, exact: is_exact(text, span) };
    let masked = mask(text, "", options(), place, diagnostics);
    let read = Reader::new(&masked, place, diagnostics).read(options(), 0);
    Markup { placeables: masked.placeables, ..read }
}

/// Parses a line such as a title: inline Markdown only, without a paragraph around it. What would begin a block is plain
/// text there: `1. First` or `# One` is a title as it stands. Line breaks are spaces.
///
/// Where the text is not as long as its span (it was written with escapes), every position is the whole span.
pub fn parse_inline(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Markup {
    let exact = is_exact(text, span);
    let start = text.len() - text.trim_start().len();
    let span = if exact { span.slice(start..text.len()) } else { span };
    let place = Place { span, exact };
    let options = Options::ENABLE_STRIKETHROUGH;
    let masked = mask(&text[start..], GUARD, options, place, diagnostics);
    let read = Reader::new(&masked, place, diagnostics).read(options, GUARD.len());
    Markup { placeables: masked.placeables, ..read }
}

fn is_exact(text: &str, span: Span) -> bool {
    text.len() == (span.end - span.start) as usize
}

/// Reads the events of a masked text.
struct Reader<'a> {
    masked: &'a Masked<'a>,
    place: Place,
    diagnostics: &'a mut Diagnostics,
    items: Vec<Item>,
    /// Text that more text may follow.
    text: String,
    text_span: Option<Span>,
    escapes: Vec<Escape>,
    isolates: Isolates,
    notes: Notes,
    in_code: bool,
    seen: Vec<bool>,
}

impl<'a> Reader<'a> {
    fn new(masked: &'a Masked<'a>, place: Place, diagnostics: &'a mut Diagnostics) -> Self {
        Reader {
            masked,
            place,
            diagnostics,
            items: Vec::with_capacity(masked.text.len() / BYTES_OF_EVENT),
            text: String::new(),
            text_span: None,
            escapes: Vec::new(),
            isolates: Isolates::default(),
            notes: Notes::default(),
            in_code: false,
            seen: vec![false; masked.placeables.len()],
        }
    }

    /// Reads everything but the placeables themselves; with a guard, the paragraph and the guard's bytes are left out.
    fn read(mut self, options: Options, guard: usize) -> Markup {
        let masked = self.masked;
        for (event, range) in Parser::new_ext(&masked.text, options).into_offset_iter() {
            match event {
                Cmark::Text(text) => {
                    let skip = guard.saturating_sub(range.start).min(text.len());
                    self.push_text(&text[skip..], range.start + skip..range.end);
                }
                Cmark::Start(Tag::Paragraph) | Cmark::End(TagEnd::Paragraph) if guard > 0 => {}
                other => self.push_event(other.into_static(), range),
            }
        }
        self.flush_text();
        self.isolates.end_block(self.diagnostics);
        self.notes.end(self.diagnostics);
        for (placeable, _) in masked.placeables.iter().zip(&self.seen).filter(|(_, seen)| !**seen) {
            self.diagnostics.push(
                Diagnostic::error("misplaced-placeable", placeable.span, "a value cannot stand here")
                    .hint("values stand in text, in the text and title of a link, or in the description of an image"),
            );
        }
        let (items, allows) = allow::take(self.items);
        Markup { items: Arc::new(items), placeables: Vec::new(), allows, escapes: self.escapes }
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.place.at(self.masked.original(range))
    }

    /// Adds text, cut where placeables stand in it.
    fn push_text(&mut self, text: &str, range: Range<usize>) {
        if self.in_code {
            let restored = self.masked.restore(text);
            self.mark_seen(text);
            self.extend_text(restored.as_deref().unwrap_or(text), range);
            return;
        }
        // Text that is not written as it reads (a character reference) holds no placeable.
        let decoded = text.len() != range.len();
        let (masked, place, start) = (self.masked, self.place, range.start);
        let at = |part: Range<usize>| {
            let part = if decoded { range.clone() } else { start + part.start..start + part.end };
            place.at(masked.original(part))
        };
        self.isolates.look(text, decoded, at, self.diagnostics);
        let mut done = 0;
        for (found, index) in placeholders(text) {
            let Some(placeable) = masked.placeables.get(index).filter(|_| !decoded) else { continue };
            self.extend_text(&text[done..found], start + done..start + found);
            self.flush_text();
            self.items.push(Item { event: Event::Placeable(index), span: placeable.span });
            self.seen[index] = true;
            done = found + PLACEHOLDER_LENGTH;
        }
        let rest = if decoded { range.clone() } else { start + done..range.end };
        self.extend_text(&text[done..], rest);
    }

    fn extend_text(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let span = self.span(range.clone());
        if self.place.exact && !self.in_code {
            if let Some(before) = self.text_span.filter(|before| before.end < span.start) {
                self.escapes
                    .push(Escape { span: Span { start: before.end, end: span.start, ..span }, reads: 0 });
            }
            if range.len() != text.len() {
                self.escapes.push(Escape { span, reads: text.len() });
            }
        }
        self.text.push_str(text);
        let start = self.text_span.map_or(span.start, |before| before.start);
        self.text_span = Some(Span { start, ..span });
    }

    fn flush_text(&mut self) {
        if let Some(span) = self.text_span.take() {
            let text = self.text.as_str();
            if !self.in_code {
                unknown_notes(text, span, self.diagnostics);
            }
            // A short text inside the event would be proven to be text whenever it is looked at.
            let copy = CowStr::Boxed(text.into());
            self.text.clear();
            self.push(Cmark::Text(copy), span);
        }
    }

    fn push(&mut self, event: Markdown, span: Span) {
        self.items.push(Item { event: Event::Markdown(MarkdownEvent(event)), span });
    }

    fn push_event(&mut self, mut event: Markdown, range: Range<usize>) {
        self.flush_text();
        let span = self.span(range);
        match &mut event {
            Cmark::Code(text) => {
                self.mark_seen(text);
                if let Some(restored) = self.masked.restore(text) {
                    *text = restored.into();
                }
            }
            Cmark::Html(html) | Cmark::InlineHtml(html) => {
                let message = "a value cannot stand inside an HTML tag or comment";
                let hint = "end the tag before the value";
                self.refuse_values(html, "placeable-in-html", message, hint);
                if let Some(restored) = self.masked.restore(html) {
                    *html = restored.into();
                }
                self.diagnostics.extend(dropped_html(html, span));
            }
            Cmark::FootnoteReference(label) => self.notes.refer(label),
            Cmark::Start(tag) => self.look_at(tag, span),
            _ => {}
        }
        match &event {
            Cmark::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Cmark::End(TagEnd::CodeBlock) => self.in_code = false,
            _ => {}
        }
        if is_block_edge(&event) {
            self.isolates.end_block(self.diagnostics);
        }
        self.push(event, span);
    }

    fn look_at(&mut self, tag: &Tag<'static>, span: Span) {
        match tag {
            Tag::Link { link_type, dest_url, title, .. } | Tag::Image { link_type, dest_url, title, .. } => {
                let message = "a value cannot stand in the address of a link or image";
                if self.refuse_values(dest_url, "placeable-in-url", message, "write the address itself") {
                    return;
                }
                self.mark_seen(title);
                if *link_type != LinkType::Email && !is_safe_link(dest_url) {
                    self.diagnostics.push(unsafe_link(dest_url, self.narrow(span, dest_url)));
                }
            }
            Tag::FootnoteDefinition(label) => self.notes.define(label, span, self.diagnostics),
            _ => {}
        }
    }

    /// The place of a word inside a span, if it is written there as it reads.
    fn narrow(&self, span: Span, word: &str) -> Span {
        if !self.place.exact || word.is_empty() {
            return span;
        }
        // Placeables before it are shorter in the masked text, so it is looked for there.
        self.masked
            .text
            .match_indices(word)
            .map(|(at, _)| self.span(at..at + word.len()))
            .filter(|found| span.start <= found.start && found.end <= span.end)
            .last()
            .unwrap_or(span)
    }

    fn mark_seen(&mut self, text: &str) {
        for (_, index) in placeholders(text) {
            if let Some(seen) = self.seen.get_mut(index) {
                *seen = true;
            }
        }
    }

    /// Refuses the placeables in a text; whether there were any.
    fn refuse_values(&mut self, text: &str, code: &'static str, message: &str, hint: &str) -> bool {
        let mut any = false;
        for (_, index) in placeholders(text) {
            if let Some(placeable) = self.masked.placeables.get(index) {
                self.diagnostics.push(Diagnostic::error(code, placeable.span, message).hint(hint));
                any = true;
            }
        }
        self.mark_seen(text);
        any
    }
}

/// Whether a paragraph, cell or other block of text begins or ends with an event.
pub(super) fn is_block_edge(event: &Cmark<'_>) -> bool {
    match event {
        Cmark::Start(tag) => !matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Cmark::End(end) => !matches!(
            end,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
        ),
        Cmark::Rule => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::Sources;

    /// Events as short words, each with the text it was written as; and the codes of what was found, with their texts.
    fn read(text: &str, inline: bool) -> (Vec<String>, Vec<String>) {
        let mut sources = Sources::default();
        let whole = sources.add("a.md", format!("---\nx\n---\n{text}"));
        let span = whole.slice(10..10 + text.len());
        let mut diagnostics = Diagnostics::default();
        let markup = if inline {
            parse_inline(text, span, &mut diagnostics)
        } else {
            parse(text, span, &mut diagnostics)
        };
        let shown = markup.items.iter().map(|item| {
            let source = sources.text(item.span);
            match &item.event {
                Event::Placeable(index) => format!("value {index} {source}"),
                Event::Markdown(MarkdownEvent(Cmark::Text(text))) if text.as_ref() == source => {
                    format!("text {text}")
                }
                Event::Markdown(MarkdownEvent(Cmark::Text(text))) => format!("text {text} ({source})"),
                Event::Markdown(MarkdownEvent(Cmark::Code(text))) => format!("code {text} ({source})"),
                Event::Markdown(MarkdownEvent(Cmark::Start(tag))) => format!("<{:?} {source}", tag.to_end()),
                Event::Markdown(MarkdownEvent(Cmark::End(tag))) => format!(">{tag:?}"),
                Event::Markdown(MarkdownEvent(other)) => format!("{other:?} ({source})"),
            }
        });
        let shown = shown.collect();
        let found = diagnostics.iter().map(|d| format!("{} {}", d.code, sources.text(d.span))).collect();
        (shown, found)
    }

    fn events(text: &str) -> Vec<String> {
        let (events, found) = read(text, false);
        assert_eq!(found, Vec::<String>::new());
        events
    }

    fn found(text: &str) -> Vec<String> {
        read(text, false).1
    }

    #[test]
    fn values_stand_as_events_of_their_own() {
        assert_eq!(
            events("زادت { -alibaba } بنسبة **{ $growth }**."),
            [
                "<Paragraph زادت { -alibaba } بنسبة **{ $growth }**.",
                "text زادت ",
                "value 0 { -alibaba }",
                "text  بنسبة ",
                "<Strong **{ $growth }**",
                "value 1 { $growth }",
                ">Strong",
                "text .",
                ">Paragraph"
            ]
        );
    }

    #[test]
    fn headings_keep_their_ids() {
        let text = "## نحو { $a } {#spending}\n";
        let span = Sources::default().add("a.md", text);
        let markup = parse(text, span, &mut Diagnostics::default());
        let heading = markup.items[0].heading().expect("a heading");
        assert_eq!((heading.level, heading.id), (2, Some("spending")));
        let at = markup.items[0].heading_id_span(text);
        assert_eq!(&text[at.start as usize..at.end as usize], "spending");
        assert!(markup.items.last().expect("an end").is_heading_end());
    }

    #[test]
    fn selectors_may_have_lines_and_blank_ones() {
        let selector = "{ PLURAL($n) ->\n    [few] {$n} *تقارير*\n\n    [many] `x`\n   *[other] تقرير\n}";
        let text = format!("- عن {selector} هنا");
        let events = events(&text);
        assert_eq!(
            events[2..5],
            ["text عن ".to_owned(), format!("value 0 {selector}"), "text  هنا".to_owned()]
        );
    }

    #[test]
    fn code_stays_literal() {
        assert_eq!(events("`{ $x }` { $y }")[1..4], ["code { $x } (`{ $x }`)", "text  ", "value 0 { $y }"]);
        assert_eq!(events("```\n{ $x }\n```")[1], "text { $x }\n");
    }

    #[test]
    fn escapes_and_references_keep_their_places() {
        assert_eq!(
            events(r"\{ $x } a &amp; b")[1..3],
            ["text { $x } a & b ({ $x } a &amp; b)", ">Paragraph"]
        );
    }

    #[test]
    fn tables_and_descriptions_take_values() {
        let cell = events("| أ |\n|---|\n| { $a } |");
        assert!(cell.contains(&"value 0 { $a }".to_owned()), "{cell:?}");
        let image = events("![رسم { $a }](x.png \"عن { $b }\")");
        assert!(image.contains(&"value 0 { $a }".to_owned()), "{image:?}");
    }

    #[test]
    fn braces_that_never_close() {
        assert_eq!(found("أ { $growth و { $b }"), ["unclosed-placeable { $growth"]);
        assert_eq!(found("أ {$growth"), ["unclosed-placeable {$growth"]);
    }

    #[test]
    fn values_where_none_can_stand() {
        assert_eq!(found("[a](https://x/{ $id })"), ["placeable-in-url { $id }"]);
        assert_eq!(found("<b title=\"{ $id }\">x</b>"), ["placeable-in-html { $id }"]);
        assert_eq!(found("# A {#{ $id }}"), ["misplaced-placeable { $id }"]);
        assert_eq!(found("[x]: https://x/{$id}"), ["misplaced-placeable {$id}"]);
    }

    #[test]
    fn private_use_characters() {
        assert_eq!(found("a\u{F0000}b"), ["private-use-character \u{F0000}"]);
        assert_eq!(found("a { $b } &#xF0000;"), ["private-use-character &#xF0000;"]);
    }

    #[test]
    fn controls_must_balance_in_their_block() {
        assert_eq!(found("قال \u{2066}Reuters!\u{2069} إن"), Vec::<String>::new());
        assert_eq!(found("قال \u{2066}*Reuters*!\u{2069} إن"), Vec::<String>::new());
        assert_eq!(
            found("قال \u{2066}Reuters\n\nثم\u{2069}"),
            ["bidi-control \u{2066}", "bidi-control \u{2069}"]
        );
        assert_eq!(found("a\u{202E}b `\u{202A}`"), ["bidi-control \u{202E}", "bidi-control \u{202A}"]);
        assert_eq!(found("a &#x202E; b"), ["bidi-control &#x202E;"]);
    }

    #[test]
    fn links_must_be_safe() {
        assert_eq!(found("{ $a } [x](javascript:alert(1)) y"), ["unsafe-link javascript:alert(1)"]);
        assert_eq!(found("[x](//host/y)"), ["unsafe-link //host/y"]);
        assert_eq!(found("<a@b.c> <https://a.b/> [x](#y) ![z](z.png)"), Vec::<String>::new());
        assert_eq!(found("[x][r]\n\n[r]: data:x"), ["unsafe-link [x][r]"]);
    }

    #[test]
    fn notes_are_referred_to_and_written_once() {
        assert_eq!(found("a[^1]\n\n[^1]: b\n\n[^2]: c"), ["unused-footnote [^2]: c"]);
        assert_eq!(found("a[^x] b"), ["unknown-footnote [^x]"]);
        assert_eq!(found("`[^x]` [ ^x]"), Vec::<String>::new());
    }

    #[test]
    fn titles_have_no_blocks() {
        let title = |text: &str| read(text, true).0;
        assert_eq!(title("# 1. عنوان"), ["text # 1. عنوان"]);
        assert_eq!(
            title("- **«{ $a }»** ثم"),
            ["text - ", "<Strong **«{ $a }»**", "text «", "value 0 { $a }", "text »", ">Strong", "text  ثم"]
        );
        assert_eq!(title("**«نص»** ثم"), ["<Strong **«نص»**", "text «نص»", ">Strong", "text  ثم"]);
        assert_eq!(title("  { $a }\nثم "), ["value 0 { $a }", "text  ثم (\nثم)"]);
        assert_eq!(title("```x"), ["text ```x"]);
        assert_eq!(title("{ $n ->\n *[other] x\n}"), ["value 0 { $n ->\n *[other] x\n}"]);
        assert_eq!(title(""), Vec::<String>::new());
    }

    #[test]
    fn a_title_written_with_escapes_has_one_place() {
        let span = Sources::default().add("a.toml", "\"a\\u0020{ $b }\"");
        let markup = parse_inline("a { $b }", span, &mut Diagnostics::default());
        assert!(markup.items.iter().all(|item| item.span == span));
        assert_eq!(markup.placeables[0].span, span);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([ -~\n]|[{}$\"`\\\\*_\\[\\]()<>&#|:!-]|[ا-ي،«»]|\\{ \\$a \\}|\\PC){0,80}") {
            let mut sources = Sources::default();
            let span = sources.add("a.md", text.as_str());
            for markup in [parse(&text, span, &mut Diagnostics::default()), parse_inline(&text, span, &mut Diagnostics::default())] {
                let places = markup.items.iter().map(|item| item.span).chain(markup.placeables.iter().map(|p| p.span));
                for place in places {
                    prop_assert!(text.get(place.start as usize..place.end as usize).is_some(), "{:?}", place);
                }
                for placeable in &markup.placeables {
                    prop_assert_eq!(sources.text(placeable.span), placeable.source.as_str());
                }
            }
        }
    }
}
