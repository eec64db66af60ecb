//! Pieces to Markdown (`CommonMark` with GitHub's tables, footnotes and task lists).
//!
//! Isolates are controls (U+2066, U+2067…U+2069) in the text, never in code, addresses or ids. Programs that show Markdown
//! choose the direction of a block by its first strong letter, so a block that would be taken for the other direction begins
//! with a mark (U+200F or U+200E). A heading with an id begins with an empty anchor, `<a id="…"></a>`, which they
//! all know, where `{#id}` would be text to most.

use pulldown_cmark::{CowStr, Event as Cmark, Tag, TagEnd};
use pulldown_cmark_to_cmark::{Options, cmark_with_options};

use super::direction::{Direction, Kind, kind};
use super::event::{Markdown, Piece, Run, plain_text};
use super::parse::{is_block_edge, options};
use super::pieces::text_piece;
use super::{escape, paragraphs};

/// The Markdown of pieces whose paragraphs have direction `base`, without a line break at its end.
#[must_use]
pub fn write(pieces: &[Piece<'_>], base: Direction) -> String {
    if let Some(out) = paragraphs::plain(pieces, base) {
        return out;
    }
    let events = events(pieces, base);
    written(&events)
}

/// The Markdown of any events.
fn written(events: &[Markdown]) -> String {
    if let Some(out) = spelled(events).filter(|out| is_natural(out)) {
        return out;
    }
    // Some emphasis cannot be spelled, or not without references for letters, where a value has put punctuation at its
    // edge: `و**«نص»**`. There, in that block alone, it is written as HTML.
    let mut all: Vec<Markdown> = Vec::with_capacity(events.len());
    for block in blocks(events) {
        if spelled(block).is_some_and(|out| is_natural(&out)) {
            all.extend_from_slice(block);
        } else {
            all.extend(block.iter().cloned().map(as_html));
        }
    }
    spelled(&all).unwrap_or_else(|| literal(&all))
}

/// The Markdown of runs, for one line of it: a title, a cell.
#[must_use]
pub fn write_runs(runs: &[Run]) -> String {
    let mut text = plain_text(runs);
    if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some() {
        text = text.replace(['\n', '\r'], " ");
    }
    if paragraphs::is_plain(&text) || is_inert(&text) {
        return text;
    }
    let events = [Cmark::Start(Tag::Paragraph), Cmark::Text(text.into()), Cmark::End(TagEnd::Paragraph)];
    spelled(&events).unwrap_or_else(|| literal(&events))
}

/// Whether a text is its own Markdown: words, numbers inside it, and punctuation that means nothing there. Most lines of a
/// page are, and need not go through the writer.
fn is_inert(text: &str) -> bool {
    let inert = |c: char| match c {
        ' ' | ',' | '%' | '$' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        'ء'..='ي' => true,
        // Letters, their marks, isolates, and the punctuation of prose.
        c => {
            c.is_alphanumeric()
                || matches!(
                    c,
                    '\u{200E}' | '\u{200F}' | '\u{2066}'
                        ..='\u{2069}' | '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '’'
                )
        }
    };
    // A point inside a number; behind one at the start, it would make a list.
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let in_number = |at: usize| {
        let bytes = text.as_bytes();
        at > 0 && is_digit(bytes.get(at - 1)) && is_digit(bytes.get(at + 1))
    };
    let edges = [text.chars().next(), text.chars().next_back()];
    edges.iter().all(|edge| edge.is_some_and(|c| c != ' '))
        && !text.contains("  ")
        && text.char_indices().all(|(at, c)| inert(c) || (c == '.' && in_number(at)))
}

/// The events as Markdown that is read back as the same events; `None` where there is no such Markdown.
fn spelled(events: &[Markdown]) -> Option<String> {
    let style = Options {
        newlines_after_htmlblock: 2,
        code_block_token_count: 3,
        list_token: '-',
        increment_ordered_list_bullets: true,
        ..Options::default()
    };
    let mut notes = Vec::new();
    let unnoted = events.iter().map(|event| match event {
        // Blocks are checked one by one, and a reference without its footnote would be text: a tag takes its place.
        Cmark::FootnoteReference(label) => {
            notes.push(label.clone());
            Cmark::InlineHtml(NOTE.into())
        }
        other => other.clone(),
    });
    let mut out = String::new();
    cmark_with_options(unnoted, &mut out, options(), style).ok()?;
    let mut parts = out.trim_start_matches('\n').split(NOTE);
    let mut written = parts.next().unwrap_or_default().to_owned();
    for (part, label) in parts.zip(notes) {
        written.push_str("[^");
        written.push_str(&label);
        written.push(']');
        written.push_str(part);
    }
    let has_quote = |event: &Markdown| matches!(event, Cmark::Start(Tag::BlockQuote(_)));
    Some(if events.iter().any(has_quote) { tidy_quotes(&written) } else { written })
}

/// Block quotes as people write them: without the space and the empty line that they are given at their start.
fn tidy_quotes(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut fence = "";
    let mut in_quote = false;
    for line in markdown.split_inclusive('\n') {
        let bare = line.trim_end();
        let quoted = line.strip_prefix(' ').filter(|line| line.starts_with('>') && fence.is_empty());
        let ticks = &bare[..bare.len() - bare.trim_start_matches('`').len()];
        if fence.is_empty() && ticks.len() >= 3 {
            fence = ticks;
        } else if !fence.is_empty() && bare == ticks && ticks.len() >= fence.len() {
            fence = "";
        }
        let is_empty = |line: &str| !line.contains(|c: char| !matches!(c, '>' | ' ' | '\n'));
        if quoted.is_none_or(|line| in_quote || !is_empty(line)) {
            out.push_str(quoted.unwrap_or(line));
        }
        in_quote = quoted.is_some();
    }
    out
}

/// Stands for a reference to a footnote while Markdown is written: no text can hold this character.
const NOTE: &str = "<a id=\"\u{FFFFF}\">";

/// Whether letters are written as letters.
fn is_natural(markdown: &str) -> bool {
    !markdown.contains("&#")
}

/// The events with isolates as controls, marks of direction and anchors.
fn events(pieces: &[Piece<'_>], base: Direction) -> Vec<Markdown> {
    let mut out: Vec<Markdown> = Vec::with_capacity(pieces.len() + 8);
    // Whether the text of the block has still to begin, and where a mark of direction would go.
    let mut at_start = true;
    let mut in_code = false;
    let mut image = None;
    for piece in pieces {
        let event = match piece {
            Piece::Runs(runs) => Cmark::Text(plain_text(runs).into()),
            Piece::Markdown(event) => event.as_ref().0.clone(),
        };
        match &event {
            Cmark::Start(Tag::CodeBlock(_)) => in_code = true,
            Cmark::End(TagEnd::CodeBlock) => in_code = false,
            Cmark::Start(Tag::Image { .. }) if image.is_none() => image = Some(out.len()),
            Cmark::End(TagEnd::Image) => image = None,
            _ => {}
        }
        if is_block_edge(&event) {
            at_start = true;
        }
        if at_start
            && !in_code
            && let Some(text) = text_piece(piece)
            && let Some(found) = first_letter(&text)
        {
            at_start = false;
            if found != base {
                // Right before the text, so that it is inside an emphasis that begins with it; but not inside an image.
                let place = image.unwrap_or(out.len());
                out.insert(place, Cmark::Text(base.mark().to_string().into()));
            }
        }
        match event {
            Cmark::Start(Tag::Heading { level, id: Some(id), classes: _, attrs: _ }) => {
                out.push(Cmark::Start(Tag::Heading {
                    level,
                    id: None,
                    classes: Vec::new(),
                    attrs: Vec::new(),
                }));
                let mut anchor = String::from("<a id=\"");
                escape::attribute(&id, &mut anchor);
                anchor.push_str("\">");
                out.push(Cmark::InlineHtml(anchor.into()));
                out.push(Cmark::InlineHtml("</a>".into()));
            }
            other => out.push(other),
        }
    }
    out
}

/// The direction of the first letter, in an isolate or not: programs differ on that.
pub(super) fn first_letter(text: &str) -> Option<Direction> {
    text.chars().find_map(|c| match kind(c) {
        Kind::Ltr => Some(Direction::Ltr),
        Kind::Rtl => Some(Direction::Rtl),
        // Marks of direction count as letters.
        Kind::Break if c == '\u{200E}' => Some(Direction::Ltr),
        Kind::Break if matches!(c, '\u{200F}' | '\u{061C}') => Some(Direction::Rtl),
        _ => None,
    })
}

/// The events cut into blocks that stand at the top.
fn blocks(events: &[Markdown]) -> impl Iterator<Item = &[Markdown]> {
    let mut depth = 0_usize;
    events.split_inclusive(move |event| {
        match event {
            Cmark::Start(_) => depth += 1,
            Cmark::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

/// Emphasis as HTML; any other event as it is.
fn as_html(event: Markdown) -> Markdown {
    let html = |tag: &'static str| Cmark::InlineHtml(CowStr::Borrowed(tag));
    match event {
        Cmark::Start(Tag::Emphasis) => html("<em>"),
        Cmark::End(TagEnd::Emphasis) => html("</em>"),
        Cmark::Start(Tag::Strong) => html("<strong>"),
        Cmark::End(TagEnd::Strong) => html("</strong>"),
        Cmark::Start(Tag::Strikethrough) => html("<del>"),
        Cmark::End(TagEnd::Strikethrough) => html("</del>"),
        other => other,
    }
}

/// The words alone, for events that no Markdown can spell.
fn literal(events: &[Markdown]) -> String {
    let mut out = String::new();
    for event in events {
        match event {
            Cmark::Text(text) | Cmark::Code(text) => {
                for c in text.chars() {
                    if c.is_ascii_punctuation() {
                        out.push('\\');
                    }
                    out.push(c);
                }
            }
            Cmark::SoftBreak | Cmark::HardBreak => out.push('\n'),
            Cmark::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => out.push_str("\n\n"),
            _ => {}
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::markup::{Isolate, isolate_runs, parse, pieces};
    use crate::source::Sources;

    fn items(text: &str) -> std::sync::Arc<Vec<crate::markup::Item>> {
        let span = Sources::default().add("a.md", text);
        parse(text, span, &mut Diagnostics::default()).items
    }

    fn shown(text: &str, base: Direction, value: &str) -> String {
        let value = |_: usize| vec![Run::Text(value.to_owned())];
        write(&pieces(&items(text), base, &value), base)
            .replace('\u{2066}', "⟨")
            .replace('\u{2067}', "⟪")
            .replace('\u{2069}', "⟩")
            .replace('\u{200F}', "‹R›")
            .replace('\u{200E}', "‹L›")
    }

    #[test]
    fn a_block_that_begins_in_the_other_direction_gets_a_mark() {
        assert_eq!(shown("GitHub منصة", Direction::Rtl, ""), "‹R›⟨GitHub⟩ منصة");
        assert_eq!(shown("منصة GitHub", Direction::Rtl, ""), "منصة ⟨GitHub⟩");
        assert_eq!(shown("مصر is", Direction::Ltr, ""), "‹L›⟪مصر⟩ is");
        assert_eq!(shown("- **AI** نص\n- `x` نص", Direction::Rtl, ""), "- **‹R›⟨AI⟩** نص\n- ‹R›`x` نص");
        assert_eq!(shown("![AI](a.png) نص", Direction::Rtl, ""), "‹R›![⟨AI⟩](a.png) نص");
        assert_eq!(shown("```\nx\n```", Direction::Rtl, ""), "```\nx\n```");
    }

    #[test]
    fn ids_become_anchors() {
        assert_eq!(shown("## عنوان {#a}\n\nنص", Direction::Rtl, ""), "## <a id=\"a\"></a>عنوان\n\nنص");
    }

    #[test]
    fn emphasis_beside_arabic_letters_holds() {
        for text in ["و**نص**", "و«**نص**»", "**«نص»**،", "و**نص**ية"] {
            let out = shown(text, Direction::Rtl, "");
            assert_eq!(out, text);
        }
        assert_eq!(
            shown("و**{ $q }**\n\n**نص**", Direction::Rtl, "«نص»"),
            "و<strong>«نص»</strong>\n\n**نص**"
        );
    }

    #[test]
    fn links_code_and_ids_stay_clean() {
        let out = shown("نص [API](https://a.b/c_d \"x\") `a b` H100", Direction::Rtl, "");
        assert_eq!(out, "نص [⟨API⟩](https://a.b/c_d \"x\") `a b` ⟨H100⟩");
    }

    #[test]
    fn tables_and_notes() {
        let out = shown("| أ | AI |\n|---|--:|\n| H100 | ٥ |\n\nنص[^1]\n\n[^1]: شرح", Direction::Rtl, "");
        let again = items(&out);
        assert_eq!(
            again.len(),
            items("| أ | A |\n|---|--:|\n| H | ٥ |\n\nنص[^1]\n\n[^1]: شرح").len(),
            "{out}"
        );
    }

    #[test]
    fn a_note_may_be_defined_in_another_part() {
        let items = items("نص **غامق**[^1]\n\n[^1]: شرح");
        let pieces = pieces(&items, Direction::Rtl, &|_| Vec::new());
        let end = pieces
            .iter()
            .position(|p| matches!(p, Piece::Markdown(e) if matches!(e.0, Cmark::End(TagEnd::Paragraph))));
        let end = end.expect("there") + 1;
        assert_eq!(write(&pieces[..end], Direction::Rtl), "نص **غامق**[^1]");
        assert_eq!(write(&pieces[end..], Direction::Rtl), "[^1]: شرح");
    }

    #[test]
    fn quotes_are_written_as_people_write_them() {
        let text = "> أ\n> \n> ب\n\nج\n\n```\n > \n > x\n```";
        assert_eq!(shown(text, Direction::Rtl, ""), text);
    }

    #[test]
    fn runs_are_escaped() {
        let runs = [
            Run::Text("1. *a* # [x] <b> ".into()),
            Run::Isolate(Isolate {
                direction: Direction::Rtl,
                lang: None,
                mark: None,
                runs: vec![Run::Text("نص_".into())],
            }),
        ];
        let out = write_runs(&runs);
        let words: String = items(&out).iter().filter_map(|item| item.markdown()?.text()).collect();
        assert_eq!(words, plain_text(&runs));
    }

    #[test]
    fn prose_needs_no_writer() {
        let text = "نص عن (H100) **توقعات** المحللين، { $q }.\n*ثم* `x` \"نص\".\n\nفقرة.";
        let items = items(text);
        let pieces = pieces(&items, Direction::Rtl, &|_| vec![Run::Text("5%".into())]);
        let out = paragraphs::plain(&pieces, Direction::Rtl);
        assert_eq!(
            out.as_deref(),
            Some(text.replace("{ $q }", "5%").replace("H100", "\u{2066}H100\u{2069}").as_str())
        );
    }

    /// The letters of some Markdown, as others read it.
    fn letters(text: &str) -> String {
        pulldown_cmark::Parser::new_ext(text, options())
            .filter_map(|event| match event {
                Cmark::Text(text) | Cmark::Code(text) => Some(text.into_string()),
                _ => None,
            })
            .collect::<String>()
            .replace(['\u{200E}', '\u{200F}', '\u{2066}', '\u{2067}', '\u{2069}', '\n', ' '], "")
    }

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(text in "[a-zا-ي0-9 *_`\\[\\]()<>{}#.!\n«»،$\"~|-]{0,60}") {
            let items = items(&text);
            // HTML over several lines in a block quote is not read alike everywhere.
            let is_plain = |item: &crate::markup::Item| {
                item.markdown().is_some_and(|event| !matches!(&event.0, Cmark::InlineHtml(html) if html.contains('\n')))
            };
            if items.iter().all(is_plain) {
                let out = write(&pieces(&items, Direction::Rtl, &|_| Vec::new()), Direction::Rtl);
                proptest::prop_assert_eq!(letters(&out), letters(&text), "{}", out);
            }
        }

        /// What needs no writer comes out as the writer would have it.
        #[test]
        fn plain_paragraphs_are_those_of_the_writer(
            text in "([a-zا-ي0-9 .,:!?()'\"%$=+«»،–\n-]|\\*|[*]{2}[a-zا-ي]{1,3}[*]{2}|[*][ا-ي ]{1,3}[*] |`[a-z]+`|\\{ \\$q \\}|[ا-ي ]{3}){0,30}",
            value in "[a-zا-ي0-9 .%*\u{2066}\u{2069}-]{1,6}",
        ) {
            let items = items(&text);
            for base in [Direction::Rtl, Direction::Ltr] {
                let pieces = pieces(&items, base, &|_| vec![Run::Text(value.clone())]);
                if let Some(out) = paragraphs::plain(&pieces, base) {
                    proptest::prop_assert_eq!(out, written(&events(&pieces, base)));
                }
            }
        }

        #[test]
        fn a_plain_line_is_that_of_the_writer(text in "[a-zا-ي0-9 .,:;!?()'\"/%$@=+«»،–é\u{2066}\u{2069}-]{1,20}") {
            if paragraphs::is_plain(&text) {
                let events = [Cmark::Start(Tag::Paragraph), Cmark::Text(text.clone().into()), Cmark::End(TagEnd::Paragraph)];
                proptest::prop_assert_eq!(Some(text), spelled(&events));
            }
        }

        #[test]
        fn runs_are_read_back(text in "[a-zا-ي0-9 *_`\\[\\]()<>{}#.!\n«»،$\"~|-]{0,60}") {
            let out = write_runs(&isolate_runs(&text, Direction::Rtl));
            let plain: String = text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect();
            proptest::prop_assert_eq!(letters(&out), plain, "{}", out);
        }
    }

    proptest::proptest! {
        #[test]
        fn an_inert_text_is_its_own_markdown(text in "[a-zA-Z0-9 .,%$ء-ي،؛؟«»“”’\u{2066}\u{2069}éç]{1,30}") {
            if is_inert(&text) {
                let read: Vec<Cmark<'_>> = pulldown_cmark::Parser::new_ext(&text, options()).collect();
                let [Cmark::Start(Tag::Paragraph), words @ .., Cmark::End(TagEnd::Paragraph)] = read.as_slice() else {
                    return Err(proptest::test_runner::TestCaseError::fail("not a paragraph"));
                };
                let words: Option<String> = words
                    .iter()
                    .map(|event| match event {
                        Cmark::Text(text) => Some(text.as_ref()),
                        _ => None,
                    })
                    .collect();
                proptest::prop_assert_eq!(words, Some(text));
            }
        }
    }
}
