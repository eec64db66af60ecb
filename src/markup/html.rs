//! Pieces to HTML.
//!
//! Isolates are `<bdi>` with `dir`, and with `lang` where it is known; those that stand for a fact carry its class. Code is
//! always left to right. Footnotes are gathered over all fragments of a page and written once, at its end, with links both
//! ways. There are no words here: labels come with the [`Style`].
//!
//! HTML in the prose is kept, but then the whole fragment is sanitised; prose without it is not touched twice.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, CodeBlockKind, Event as Cmark, LinkType, Tag, TagEnd};

use super::direction::{Direction, first_strong};
use super::event::{Isolate, Mark, Piece, Run, plain_text};
use super::notes::Notes;
use super::pieces::text_piece;
use super::{escape, isolate_runs, sanitize};

/// How a page wants its prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style<'a> {
    /// The direction of the prose: titles, which know no markup, say it themselves.
    pub direction: Direction,
    /// Added to the level of every heading; see [`heading_shift`]. The sum stays between 1 and 6.
    pub heading_shift: i8,
    /// Whether headings carry their ids: not where the page gives them to its sections.
    pub heading_ids: bool,
    /// Whether figures carry their anchors: not in the second language of a page with both.
    pub figure_ids: bool,
    /// Put before the ids of footnotes, where a page has more than one set of them.
    pub prefix: &'a str,
    /// What the list of footnotes is called: "Footnotes".
    pub footnotes: &'a str,
    /// The digit zero of the numbers of footnotes.
    pub zero: char,
}

impl Style<'_> {
    /// The prose as it stands: headings at their own levels, all ids.
    #[must_use]
    pub fn plain() -> Self {
        Style {
            direction: Direction::Ltr,
            heading_shift: 0,
            heading_ids: true,
            figure_ids: true,
            prefix: "",
            footnotes: "",
            zero: '0',
        }
    }
}

/// The shift that puts the highest heading of some prose at a level: 2 under the title of a page.
pub fn heading_shift<'a>(pieces: impl IntoIterator<Item = &'a Piece<'a>>, top: u8) -> i8 {
    let level = |piece: &Piece<'_>| match piece {
        Piece::Markdown(event) => event.heading().map(|heading| heading.level),
        Piece::Runs(_) => None,
    };
    let highest = pieces.into_iter().filter_map(level).min().unwrap_or(top);
    i8::try_from(i16::from(top) - i16::from(highest)).unwrap_or_default()
}

/// Writes a fragment that stands alone, with its footnotes behind it. Prose in several parts needs a [`Writer`]: a
/// footnote may be referred to in one part and written in another.
pub fn write(pieces: &[Piece<'_>], style: &Style<'_>, out: &mut String) {
    let mut writer = Writer::new(*style);
    writer.write(pieces, out);
    writer.write_footnotes(out);
}

/// Writes runs: a title, a name.
pub fn write_runs(runs: &[Run], out: &mut String) {
    push_runs(runs, true, out);
}

/// Writes a text that stands between tags.
pub fn write_plain(text: &str, out: &mut String) {
    escape::text(text, out);
}

/// Writes a text that may stand anywhere: between tags, or in an attribute in quotation marks of either kind.
pub fn write_text(text: &str, out: &mut String) {
    escape::any(text, out);
}

/// Writes runs for an attribute in double quotation marks: plain text with controls.
pub fn write_attribute(runs: &[Run], out: &mut String) {
    escape::attribute(&plain_text(runs), out);
}

/// Writes the fragments of one page, in order.
#[derive(Debug)]
pub struct Writer<'a> {
    style: Style<'a>,
    notes: Notes,
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
    in_code: bool,
    has_html: bool,
}

impl<'a> Writer<'a> {
    /// A writer for a page.
    #[must_use]
    pub fn new(style: Style<'a>) -> Self {
        Writer {
            style,
            notes: Notes::default(),
            columns: Vec::new(),
            column: 0,
            in_head: false,
            in_code: false,
            has_html: false,
        }
    }

    /// Writes a fragment at the end of `out`; runs alone are a paragraph. Footnotes in it are kept for
    /// [`Writer::write_footnotes`].
    pub fn write(&mut self, pieces: &[Piece<'_>], out: &mut String) {
        let start = out.len();
        self.has_html = false;
        let is_sentence = !pieces.is_empty() && pieces.iter().all(|piece| matches!(piece, Piece::Runs(_)));
        if is_sentence {
            out.push_str("<p>");
        }
        self.fragment(pieces, out);
        if is_sentence {
            out.push_str("</p>\n");
        }
        if self.has_html {
            let clean = sanitize::clean(&out[start..]);
            out.truncate(start);
            out.push_str(&clean);
        }
    }

    /// Writes the footnotes that were referred to, in the order of their numbers.
    pub fn write_footnotes(&mut self, out: &mut String) {
        std::mem::take(&mut self.notes).write(&self.style, out);
    }

    fn fragment(&mut self, pieces: &[Piece<'_>], out: &mut String) {
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            at += 1;
            let event = match piece {
                Piece::Runs(runs) => {
                    push_runs(runs, self.style.figure_ids, out);
                    continue;
                }
                Piece::Markdown(event) => &event.as_ref().0,
            };
            match event {
                Cmark::Start(Tag::FootnoteDefinition(label)) => {
                    let end = at + length_to(&pieces[at..], TagEnd::FootnoteDefinition);
                    self.definition(label, &pieces[at..end]);
                    at = end + 1;
                }
                Cmark::Start(Tag::Image { dest_url, title, .. }) => {
                    let end = at + length_to(&pieces[at..], TagEnd::Image);
                    image(dest_url, title, &pieces[at..end], self.style.direction, out);
                    at = end + 1;
                }
                Cmark::Start(tag) => self.start(tag, out),
                Cmark::End(tag) => self.end(*tag, out),
                other => self.leaf(other, out),
            }
        }
    }

    fn definition(&mut self, label: &str, pieces: &[Piece<'_>]) {
        let mut body = String::new();
        let has_html = self.has_html;
        self.write(pieces, &mut body);
        self.has_html = has_html;
        self.notes.define(label, body);
    }

    fn leaf(&mut self, event: &Cmark<'_>, out: &mut String) {
        match event {
            Cmark::Text(text) if self.in_code => code(text, out),
            Cmark::Text(text) => escape::text(text, out),
            Cmark::Code(text) => {
                out.push_str("<code dir=\"ltr\">");
                code(text, out);
                out.push_str("</code>");
            }
            Cmark::Html(html) | Cmark::InlineHtml(html) => {
                self.has_html = true;
                out.push_str(html);
            }
            Cmark::FootnoteReference(label) => self.notes.refer(label, &self.style, out),
            Cmark::SoftBreak => out.push('\n'),
            Cmark::HardBreak => out.push_str("<br>\n"),
            Cmark::Rule => out.push_str("<hr>\n"),
            // Signs rather than disabled inputs: those would need a label of their own.
            Cmark::TaskListMarker(done) => out.push_str(if *done {
                "<span class=\"task\">☑</span> "
            } else {
                "<span class=\"task\">☐</span> "
            }),
            Cmark::Start(_) | Cmark::End(_) | Cmark::InlineMath(_) | Cmark::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, out: &mut String) {
        match tag {
            Tag::Paragraph => out.push_str("<p>"),
            Tag::Heading { level, id, classes, .. } => {
                let _ = write!(out, "<h{}", self.level(*level as u8));
                if let Some(id) = id.as_deref().filter(|_| self.style.heading_ids) {
                    attribute("id", id, out);
                }
                if !classes.is_empty() {
                    let classes: Vec<&str> = classes.iter().map(AsRef::as_ref).collect();
                    attribute("class", &classes.join(" "), out);
                }
                out.push('>');
            }
            Tag::BlockQuote(_) => out.push_str("<blockquote>\n"),
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                out.push_str("<pre dir=\"ltr\"><code");
                if let CodeBlockKind::Fenced(info) = kind
                    && let Some(language) = info.split_whitespace().next()
                {
                    attribute("class", &format!("language-{language}"), out);
                }
                out.push('>');
            }
            Tag::List(Some(1)) => out.push_str("<ol>\n"),
            Tag::List(Some(start)) => {
                let _ = writeln!(out, "<ol start=\"{start}\">");
            }
            Tag::List(None) => out.push_str("<ul>\n"),
            Tag::Item => out.push_str("<li>"),
            // Wide tables scroll by themselves, and can be reached by keyboard to do so.
            Tag::Table(columns) => {
                self.columns.clone_from(columns);
                out.push_str("<div class=\"table-wrap\" tabindex=\"0\">\n<table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                out.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                out.push_str("<tr>");
            }
            Tag::TableCell => {
                out.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
                // Left is where a line begins: what `:--` means in an Arabic table is its right side.
                match self.columns.get(self.column) {
                    Some(Alignment::Left) => out.push_str(" class=\"start\""),
                    Some(Alignment::Center) => out.push_str(" class=\"center\""),
                    Some(Alignment::Right) => out.push_str(" class=\"end\""),
                    Some(Alignment::None) | None => {}
                }
                out.push('>');
                self.column += 1;
            }
            Tag::Emphasis => out.push_str("<em>"),
            Tag::Strong => out.push_str("<strong>"),
            Tag::Strikethrough => out.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                out.push_str("<a href=\"");
                if *link_type == LinkType::Email && !dest_url.starts_with("mailto:") {
                    out.push_str("mailto:");
                }
                escape::address(dest_url, out);
                out.push('"');
                title_attribute(title, self.style.direction, out);
                out.push('>');
            }
            // Written with what is in them, or not on in our Markdown.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, out: &mut String) {
        if let TagEnd::Heading(level) = tag {
            let _ = writeln!(out, "</h{}>", self.level(level as u8));
            return;
        }
        out.push_str(match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => {
                self.in_code = false;
                "</code></pre>\n"
            }
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody>\n</table>\n</div>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => "</a>",
            _ => "",
        });
    }

    fn level(&self, level: u8) -> i16 {
        (i16::from(level) + i16::from(self.style.heading_shift)).clamp(1, 6)
    }
}

/// How many pieces come before the end of a tag whose start has just been read.
fn length_to(pieces: &[Piece<'_>], end: TagEnd) -> usize {
    let mut depth = 0_usize;
    let is_end = |piece: &Piece<'_>| {
        let Piece::Markdown(event) = piece else { return false };
        match &event.as_ref().0 {
            Cmark::Start(tag) if tag.to_end() == end => depth += 1,
            Cmark::End(tag) if *tag == end => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return true,
            },
            _ => {}
        }
        false
    };
    pieces.iter().position(is_end).unwrap_or(pieces.len())
}

/// Code: a word of the other direction in it would take the numbers and signs behind it along.
fn code(text: &str, out: &mut String) {
    for line in text.split_inclusive('\n') {
        push_runs(&isolate_runs(line, Direction::Ltr), false, out);
    }
}

/// An image: what is in it is its description, as plain text with controls.
fn image(source: &str, title: &str, pieces: &[Piece<'_>], direction: Direction, out: &mut String) {
    out.push_str("<img src=\"");
    escape::address(source, out);
    let alt: String = pieces
        .iter()
        .map(|piece| match text_piece(piece) {
            Some(text) => text,
            None if matches!(piece, Piece::Markdown(e) if e.text().is_some()) => " ".into(),
            None => "".into(),
        })
        .collect();
    out.push('"');
    attribute("alt", &alt, out);
    title_attribute(title, direction, out);
    out.push_str(" loading=\"lazy\">");
}

/// A title: its parts of the other direction are isolated, and a mark of its own direction stands before one that begins
/// with the other, since programs take its direction from its first letter.
fn title_attribute(title: &str, direction: Direction, out: &mut String) {
    if title.is_empty() {
        return;
    }
    let mut text = plain_text(&isolate_runs(title, direction));
    if first_strong(title) == Some(direction.opposite()) {
        text.insert(0, direction.mark());
    }
    attribute("title", &text, out);
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape::attribute(value, out);
    out.push('"');
}

fn push_runs(runs: &[Run], ids: bool, out: &mut String) {
    for run in runs {
        match run {
            Run::Text(text) => escape::text(text, out),
            Run::Isolate(isolate) => push_isolate(isolate, ids, out),
            Run::Marked(mark, runs) => {
                out.push_str("<span");
                push_mark(mark, ids, out);
                out.push('>');
                push_runs(runs, ids, out);
                out.push_str("</span>");
            }
        }
    }
}

fn push_isolate(isolate: &Isolate, ids: bool, out: &mut String) {
    out.push_str("<bdi");
    if let Some(mark) = &isolate.mark {
        push_mark(mark, ids, out);
    }
    out.push_str(match isolate.direction {
        Direction::Ltr => " dir=\"ltr\"",
        Direction::Rtl => " dir=\"rtl\"",
    });
    if let Some(lang) = &isolate.lang {
        out.push_str(" lang=\"");
        escape::attribute(lang, out);
        out.push('"');
    }
    out.push('>');
    push_runs(&isolate.runs, ids, out);
    out.push_str("</bdi>");
}

/// The attributes that say what fact a part of a text stands for.
fn push_mark(mark: &Mark, ids: bool, out: &mut String) {
    match mark {
        Mark::Figure { id, value, anchor } => {
            out.push_str(" class=\"figure\"");
            if *anchor && ids {
                out.push_str(" id=\"figure-");
                escape::attribute(id, out);
                out.push('"');
            }
            out.push_str(" data-value=\"");
            escape::attribute(value, out);
            out.push('"');
        }
        Mark::Name { .. } => out.push_str(" class=\"name\""),
        Mark::Quote { .. } => out.push_str(" class=\"quote\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::markup::{parse, pieces};
    use crate::source::Sources;

    fn shown_as(text: &str, style: &Style<'_>) -> String {
        let span = Sources::default().add("a.md", text);
        let markup = parse(text, span, &mut Diagnostics::default());
        let value = |index: usize| {
            let mark = Mark::Figure { id: "g".into(), value: "+5%".into(), anchor: index == 0 };
            let runs = vec![Run::Text("5 < 6".into())];
            vec![Run::Isolate(Isolate { direction: Direction::Ltr, lang: None, mark: Some(mark), runs })]
        };
        let mut out = String::new();
        write(&pieces(&markup.items, Direction::Rtl, &value), style, &mut out);
        out
    }

    fn shown(text: &str) -> String {
        shown_as(text, &Style { direction: Direction::Rtl, footnotes: "الحواشي", ..Style::plain() })
    }

    #[test]
    fn blocks() {
        assert_eq!(
            shown("# عنوان {#a}\n\nنص **غامق**\\\nثان"),
            "<h1 id=\"a\">عنوان</h1>\n<p>نص <strong>غامق</strong><br>\nثان</p>\n"
        );
        assert_eq!(shown("1. أ\n2. ب"), "<ol>\n<li>أ</li>\n<li>ب</li>\n</ol>\n");
        assert_eq!(
            shown("- [x] أ\n- [ ] ب"),
            "<ul>\n<li><span class=\"task\">☑</span> أ</li>\n<li><span class=\"task\">☐</span> ب</li>\n</ul>\n"
        );
        assert_eq!(
            shown("```rust\na<b\n```"),
            "<pre dir=\"ltr\"><code class=\"language-rust\">a&lt;b\n</code></pre>\n"
        );
        assert_eq!(
            shown("| أ | ب |\n|:--|--:|\n| ج | د |"),
            "<div class=\"table-wrap\" tabindex=\"0\">\n<table>\n<thead><tr><th scope=\"col\" class=\"start\">أ</th>\
             <th scope=\"col\" class=\"end\">ب</th></tr></thead>\n<tbody>\n<tr><td class=\"start\">ج</td><td class=\"end\">د</td></tr>\n\
             </tbody>\n</table>\n</div>\n"
        );
    }

    #[test]
    fn values_are_marked_and_escaped() {
        assert_eq!(
            shown("زاد { $g } و{ $g }"),
            "<p>زاد <bdi class=\"figure\" id=\"figure-g\" data-value=\"+5%\" dir=\"ltr\">5 &lt; 6</bdi> و\
             <bdi class=\"figure\" data-value=\"+5%\" dir=\"ltr\">5 &lt; 6</bdi></p>\n"
        );
    }

    #[test]
    fn values_in_descriptions_and_titles_are_plain() {
        assert_eq!(
            shown("![رسم { $g }](a.png \"عن { $g }\")"),
            "<p><img src=\"a.png\" alt=\"رسم \u{2066}5 &lt; 6\u{2069}\" title=\"عن \u{2066}5 &lt; 6\u{2069}\" loading=\"lazy\"></p>\n"
        );
        assert_eq!(
            shown("![a ![b](c) d](e)"),
            "<p><img src=\"e\" alt=\"\u{2066}a\u{2069} b \u{2066}d\u{2069}\" loading=\"lazy\"></p>\n"
                .replace(" b ", " \u{2066}b\u{2069} ")
        );
    }

    #[test]
    fn headings_move_to_their_level() {
        let text = "## أ {#a}\n\n### ب\n";
        let span = Sources::default().add("a.md", text);
        let markup = parse(text, span, &mut Diagnostics::default());
        let pieces = pieces(&markup.items, Direction::Rtl, &|_| Vec::new());
        assert_eq!(heading_shift(&pieces, 2), 0);
        assert_eq!(heading_shift(&pieces, 3), 1);
        let style = Style { heading_shift: 1, heading_ids: false, ..Style::plain() };
        assert_eq!(shown_as(text, &style), "<h3>أ</h3>\n<h4>ب</h4>\n");
    }

    #[test]
    fn html_of_the_author_is_cleaned() {
        assert_eq!(
            shown(
                "<div class=\"box\" onclick=\"x()\">\n\nنص <span style=\"color:red\">{ $g }</span> H100\n\n</div>\n<script>x()</script>"
            ),
            "<div class=\"box\">\n<p>نص <span><bdi class=\"figure\" id=\"figure-g\" data-value=\"+5%\" dir=\"ltr\">5 &lt; 6</bdi></span> \
             <bdi dir=\"ltr\">H100</bdi></p>\n</div>\n"
        );
    }

    #[test]
    fn code_keeps_its_order() {
        assert_eq!(
            shown("`x = \"ب\" - 3`"),
            "<p><code dir=\"ltr\">x = &quot;<bdi dir=\"rtl\">ب</bdi>&quot; - 3</code></p>\n"
                .replace("&quot;", "\"")
        );
    }

    #[test]
    fn titles_begin_with_their_own_direction() {
        let title = |text: &str| {
            let html = shown(&format!("[نص](https://a.b \"{text}\")"));
            html.split("title=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
        };
        assert_eq!(title("H100 وغيره").as_deref(), Some("\u{200F}\u{2066}H100\u{2069} وغيره"));
        assert_eq!(title("عن H100").as_deref(), Some("عن \u{2066}H100\u{2069}"));
        assert_eq!(title("بيان").as_deref(), Some("بيان"));
    }

    #[test]
    fn links_are_escaped() {
        assert_eq!(
            shown("[نص](https://a.b/?x=1&y=2 \"ع\\\"ن\") <a@b.c>"),
            "<p><a href=\"https://a.b/?x=1&amp;y=2\" title=\"ع&quot;ن\">نص</a> <a href=\"mailto:a@b.c\"><bdi dir=\"ltr\">a@b.c</bdi></a></p>\n"
        );
    }

    #[test]
    fn a_sentence_alone_is_a_paragraph() {
        let mut out = String::new();
        write(&[Piece::Runs(vec![Run::Text("جملة.".into())])], &Style::plain(), &mut out);
        assert_eq!(out, "<p>جملة.</p>\n");
    }

    #[test]
    fn isolates_carry_their_language() {
        let isolate = Isolate {
            direction: Direction::Ltr,
            lang: Some("en".into()),
            mark: Some(Mark::Name { id: "x".into() }),
            runs: vec![Run::Text("A&B".into())],
        };
        let mut out = String::new();
        write_runs(&[Run::Text("شركة ".into()), Run::Isolate(isolate)], &mut out);
        assert_eq!(out, "شركة <bdi class=\"name\" dir=\"ltr\" lang=\"en\">A&amp;B</bdi>");
    }

    proptest::proptest! {
        #[test]
        fn any_prose_is_written(text in "([ -~\n]|[{}\"`*_\\[\\]()<>&#|:!^-]|[ا-ي،«»]|\\{ \\$a \\}|\\[\\^1\\]:?|<b>|<script>|</script>){0,60}") {
            let out = shown(&text);
            proptest::prop_assert!(!out.contains("<script"), "{}", out);
            proptest::prop_assert!(!out.contains(|c| super::super::controls::placeholder_index(c).is_some()), "{}", out);
        }
    }
}
