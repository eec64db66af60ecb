//! Pieces for mails: simple blocks, as HTML that mail clients leave as it is and as lines of plain text.
//!
//! Mail clients drop `<bdi>`, and some drop `dir` or all styles but those in `style`; what isolates says so in all ways that one
//! of them keeps (`<span dir>`, `direction` and `unicode-bidi`, a mark of direction at an edge that is no letter). Introductions
//! are held to what every client shows: [`check`] refuses the rest of Markdown at its place.

use pulldown_cmark::{Event as Cmark, LinkType, Tag, TagEnd};

use super::direction::{Direction, first_strong};
use super::event::{Event, Isolate, Piece, Run};
use super::parse::Markup;
use super::{escape, isolate_runs};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A block of an introduction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What is in it.
    pub parts: Vec<Part>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list, with its number if the list is numbered.
    Item(Option<u64>),
    /// A quotation.
    Quote,
}

/// A stretch of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text.
    Runs(Vec<Run>),
    /// Emphasis begins.
    Strong,
    /// Emphasis ends.
    StrongEnd,
    /// A link begins, to this address.
    Link(String),
    /// A link ends.
    LinkEnd,
    /// A line ends.
    Break,
}

/// Complains about what an introduction holds and mails cannot show everywhere, and about links that lead nowhere from a mail.
pub fn check(markup: &Markup, diagnostics: &mut Diagnostics) {
    let mut told = false;
    for item in &*markup.items {
        let Event::Markdown(event) = &item.event else { continue };
        let what = match &event.0 {
            Cmark::Start(Tag::Image { .. }) => "images",
            Cmark::Start(Tag::Table(_)) => "tables",
            Cmark::Start(Tag::CodeBlock(_)) => "blocks of code",
            Cmark::Start(Tag::FootnoteDefinition(_)) | Cmark::FootnoteReference(_) => "footnotes",
            Cmark::Html(_) | Cmark::InlineHtml(_) => "HTML",
            Cmark::TaskListMarker(_) => "task lists",
            Cmark::Start(Tag::Link { dest_url, link_type, .. }) => {
                let absolute =
                    ["https://", "http://", "mailto:"].iter().any(|scheme| dest_url.starts_with(scheme));
                if !absolute && *link_type != LinkType::Email {
                    let message = format!("the link `{dest_url}` leads nowhere from a mail");
                    let hint = "write the whole address, beginning with `https://`";
                    diagnostics.push(Diagnostic::error("relative-link", item.span, message).hint(hint));
                }
                continue;
            }
            _ => continue,
        };
        if !told {
            told = true;
            let message = format!("an introduction cannot hold {what}: mail clients do not all show them");
            let hint = "paragraphs, headings, lists, quotations, emphasis and links are shown everywhere";
            diagnostics.push(Diagnostic::error("letter-markup", item.span, message).hint(hint));
        }
    }
}

/// The blocks of an introduction.
#[must_use]
pub fn blocks(pieces: &[Piece<'_>]) -> Vec<Block> {
    let mut gather = Gather {
        kind: BlockKind::Paragraph,
        lists: Vec::new(),
        quotes: 0,
        parts: Vec::new(),
        out: Vec::new(),
    };
    for piece in pieces {
        match piece {
            Piece::Runs(runs) => gather.parts.push(Part::Runs(runs.clone())),
            Piece::Markdown(event) => gather.event(&event.as_ref().0),
        }
    }
    gather.flush();
    gather.out
}

struct Gather {
    kind: BlockKind,
    /// The next number of each list that is open.
    lists: Vec<Option<u64>>,
    quotes: usize,
    parts: Vec<Part>,
    out: Vec<Block>,
}

impl Gather {
    fn event(&mut self, event: &Cmark<'_>) {
        match event {
            Cmark::Text(text) => self.parts.push(Part::Runs(vec![Run::Text(text.to_string())])),
            Cmark::Code(text) => {
                let runs = isolate_runs(text, Direction::Ltr);
                let code = Isolate { direction: Direction::Ltr, lang: None, mark: None, runs };
                self.parts.push(Part::Runs(vec![Run::Isolate(code)]));
            }
            Cmark::SoftBreak => self.parts.push(Part::Runs(vec![Run::Text(" ".to_owned())])),
            Cmark::HardBreak => self.parts.push(Part::Break),
            Cmark::Start(Tag::Strong | Tag::Emphasis) => self.parts.push(Part::Strong),
            Cmark::End(TagEnd::Strong | TagEnd::Emphasis) => self.parts.push(Part::StrongEnd),
            Cmark::Start(Tag::Link { dest_url, link_type, .. }) => {
                let mail = *link_type == LinkType::Email && !dest_url.starts_with("mailto:");
                self.parts.push(Part::Link(format!("{}{dest_url}", if mail { "mailto:" } else { "" })));
            }
            Cmark::End(TagEnd::Link) => self.parts.push(Part::LinkEnd),
            Cmark::Start(tag) => self.start(tag),
            Cmark::End(tag) => self.end(*tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.flush();
        match tag {
            Tag::Heading { .. } => self.kind = BlockKind::Heading,
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                self.kind = BlockKind::Quote;
            }
            Tag::List(first) => self.lists.push(*first),
            Tag::Item => {
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = number.map(|number| number + 1);
                    number
                });
                self.kind = BlockKind::Item(number);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.flush();
        match tag {
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            _ => {}
        }
        self.kind = if self.quotes > 0 { BlockKind::Quote } else { BlockKind::Paragraph };
    }

    fn flush(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        if !parts.is_empty() {
            self.out.push(Block { kind: self.kind, parts });
        }
    }
}

/// Writes runs as HTML for mails, in a text of a direction.
pub fn write_runs(runs: &[Run], base: Direction, out: &mut String) {
    for run in runs {
        match run {
            Run::Text(text) => escape::text(text, out),
            Run::Marked(_, runs) => write_runs(runs, base, out),
            Run::Isolate(isolate) if is_needless(isolate, base) => write_runs(&isolate.runs, base, out),
            Run::Isolate(isolate) => write_isolate(isolate, out),
        }
    }
}

/// Writes the parts of a block as HTML for mails; links have this style.
pub fn write_parts(parts: &[Part], base: Direction, link_style: &str, out: &mut String) {
    for part in parts {
        match part {
            Part::Runs(runs) => write_runs(runs, base, out),
            Part::Strong => out.push_str("<strong>"),
            Part::StrongEnd => out.push_str("</strong>"),
            Part::Link(address) => {
                out.push_str("<a class=\"");
                escape::attribute(link_style, out);
                out.push_str("\" href=\"");
                escape::address(address, out);
                out.push_str("\">");
            }
            Part::LinkEnd => out.push_str("</a>"),
            Part::Break => out.push_str("<br>"),
        }
    }
}

fn write_isolate(Isolate { direction, lang, mark: _, runs }: &Isolate, out: &mut String) {
    let dir = direction.html();
    out.push_str("<span dir=\"");
    out.push_str(dir);
    if let Some(lang) = lang {
        out.push_str("\" lang=\"");
        escape::attribute(lang, out);
    }
    out.push_str("\" style=\"direction:");
    out.push_str(dir);
    out.push_str(";unicode-bidi:isolate\">");
    let text = letters(runs);
    let is_edge = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
    if is_edge(text.chars().next()) {
        out.push(direction.mark());
    }
    write_runs(runs, *direction, out);
    if is_edge(text.chars().next_back()) {
        out.push(direction.mark());
    }
    out.push_str("</span>");
}

/// Runs as plain text, in a text of a direction: isolates as controls, but none where it says nothing.
#[must_use]
pub fn plain(runs: &[Run], base: Direction) -> String {
    let mut out = String::new();
    push_plain(runs, base, &mut out);
    out
}

fn push_plain(runs: &[Run], base: Direction, out: &mut String) {
    for run in runs {
        match run {
            Run::Text(text) => out.push_str(text),
            Run::Marked(_, runs) => push_plain(runs, base, out),
            Run::Isolate(isolate) if is_needless(isolate, base) => push_plain(&isolate.runs, base, out),
            Run::Isolate(Isolate { direction, runs, .. }) => {
                out.push(direction.isolate_control());
                push_plain(runs, *direction, out);
                out.push('\u{2069}');
            }
        }
    }
}

/// Runs as the value of a header or of another place that can hold no control at all, on one line.
#[must_use]
pub fn bare(runs: &[Run]) -> String {
    letters(runs).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The characters of runs that are no controls.
fn letters(runs: &[Run]) -> String {
    let is_control = |c: char| {
        c.is_control() && !c.is_whitespace()
            || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    super::plain_text(runs).chars().filter(|c| !is_control(*c)).collect()
}

/// Whether an isolate says nothing: it holds words of the direction around it, and numbers among them, without a sign.
fn is_needless(Isolate { direction, lang, mark: _, runs }: &Isolate, base: Direction) -> bool {
    let own = |c: char| c.is_alphabetic() && first_strong(c.encode_utf8(&mut [0; 4])) == Some(base);
    let quiet =
        |c: char| matches!(c, ' ' | '0'..='9' | '\u{64B}'..='\u{669}' | '\u{670}' | '.' | ',' | '٫' | '٬');
    let text = super::plain_text(runs);
    let ends_in_word = text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || quiet(c))
        && !text.ends_with(['.', ',']);
    *direction == base
        && lang.is_none()
        && ends_in_word
        && text.contains(own)
        && text.chars().all(|c| own(c) || quiet(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{parse, pieces};
    use crate::source::Sources;

    fn read(text: &str) -> (Markup, Vec<String>) {
        let span = Sources::default().add("ar.md", text);
        let mut diagnostics = Diagnostics::default();
        let markup = parse(text, span, &mut diagnostics);
        check(&markup, &mut diagnostics);
        let told = diagnostics.iter().map(|d| d.message.clone()).collect();
        (markup, told)
    }

    fn html(text: &str, base: Direction) -> Vec<String> {
        let (markup, told) = read(text);
        assert!(told.is_empty(), "{told:?}");
        let written = |block: &Block| {
            let mut out = format!("{:?}: ", block.kind);
            write_parts(&block.parts, base, "link", &mut out);
            out
        };
        blocks(&pieces(&markup.items, base, &|_| Vec::new())).iter().map(written).collect()
    }

    #[test]
    fn blocks_come_in_order_and_links_have_no_direction() {
        assert_eq!(
            html(
                "# عنوان\n\nنص **مهم**\nو[رابط C++](https://example.org/a?b&c).\n\n1. أول\n2. ثان\n\n> قول\n",
                Direction::Rtl
            ),
            [
                "Heading: عنوان",
                "Paragraph: نص <strong>مهم</strong> و<a class=\"link\" href=\"https://example.org/a?b&amp;c\">رابط \
                 <span dir=\"ltr\" style=\"direction:ltr;unicode-bidi:isolate\">C++\u{200E}</span></a>.",
                "Item(Some(1)): أول",
                "Item(Some(2)): ثان",
                "Quote: قول",
            ]
        );
    }

    #[test]
    fn what_mails_cannot_show_is_refused_at_its_place() {
        for (text, what) in [
            ("![x](https://x.y/z.png)", "images"),
            ("| a |\n|---|\n| b |", "tables"),
            ("```\nx\n```", "blocks of code"),
            ("a <b>b</b>", "HTML"),
        ] {
            let (_, told) = read(text);
            assert_eq!(
                told,
                [format!("an introduction cannot hold {what}: mail clients do not all show them")]
            );
        }
        assert_eq!(read("[x](../a)").1, ["the link `../a` leads nowhere from a mail"]);
        assert_eq!(read("[x](https://a.b) <a@example.org>").1, [] as [&str; 0]);
    }

    #[test]
    fn headers_hold_no_controls_and_one_line() {
        let inner = Isolate {
            direction: Direction::Ltr,
            lang: None,
            mark: None,
            runs: vec![Run::Text("H100".into())],
        };
        let runs =
            [Run::Text("رقائق ".into()), Run::Isolate(inner), Run::Text("\r\nBcc: x\u{0}\u{202E}".into())];
        assert_eq!(bare(&runs), "رقائق H100 Bcc: x");
    }

    #[test]
    fn isolates_that_say_nothing_are_left_out() {
        let isolate = |text: &str, direction| {
            vec![Run::Isolate(Isolate {
                direction,
                lang: None,
                mark: None,
                runs: vec![Run::Text(text.into())],
            })]
        };
        assert_eq!(plain(&isolate("علي بابا", Direction::Rtl), Direction::Rtl), "علي بابا");
        assert_eq!(plain(&isolate("H100", Direction::Ltr), Direction::Rtl), "\u{2066}H100\u{2069}");
        assert_eq!(plain(&isolate("Yahoo!", Direction::Ltr), Direction::Ltr), "\u{2066}Yahoo!\u{2069}");
    }
}
