//! Footnotes in HTML: numbered as they are referred to, listed once at the end of a page, with links both ways.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::direction::Direction;
use super::escape;
use super::html::Style;

/// What a reference ends with.
const END: &str = "</a></sup>";

/// The footnotes of a page.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Those that have been referred to: the number of a note is its place here, from 1.
    listed: Vec<Note>,
    numbers: HashMap<String, usize>,
    /// What they say, by their labels.
    bodies: HashMap<String, String>,
}

/// A footnote that has been referred to.
#[derive(Debug)]
struct Note {
    label: String,
    references: usize,
}

impl Notes {
    /// Keeps what a footnote says, as HTML.
    pub fn define(&mut self, label: &str, body: String) {
        self.bodies.entry(label.to_owned()).or_insert(body);
    }

    /// Writes a reference.
    pub fn refer(&mut self, label: &str, style: &Style<'_>, out: &mut String) {
        let Style { prefix, zero, direction, .. } = *style;
        let known = self.numbers.get(label).copied();
        let number = known.unwrap_or_else(|| {
            self.listed.push(Note { label: label.to_owned(), references: 0 });
            self.numbers.insert(label.to_owned(), self.listed.len());
            self.listed.len()
        });
        let note = &mut self.listed[number - 1];
        note.references += 1;
        let id = ReferenceId { prefix, number, reference: note.references };
        // Two marks are not one number.
        let apart = match direction {
            _ if !out.ends_with(END) => "",
            Direction::Rtl => "، ",
            Direction::Ltr => ", ",
        };
        // Isolated, or it would stand before the number that a sentence ends with: 5%.¹
        let dir = direction.html();
        // Writing to a string does not fail.
        let _ = write!(
            out,
            "<sup class=\"footnote-ref\" dir=\"{dir}\">{apart}<a id=\"{id}\" href=\"#{prefix}fn-{number}\" \
             role=\"doc-noteref\">{}{END}",
            digits(number, zero)
        );
    }

    /// Writes the list of the notes that were referred to, under a label for those who hear the page.
    pub fn write(&self, style: &Style<'_>, out: &mut String) {
        let Style { prefix, footnotes: label, zero, .. } = *style;
        if self.listed.is_empty() {
            return;
        }
        out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        escape::attribute(label, out);
        out.push_str("\">\n<ol>\n");
        for (index, note) in self.listed.iter().enumerate() {
            let number = index + 1;
            let _ = write!(out, "<li id=\"{prefix}fn-{number}\">");
            let body = self.bodies.get(&note.label).map_or("", |body| body.trim_end());
            let (body, end) = body.strip_suffix("</p>").map_or((body, ""), |body| (body, "</p>"));
            out.push_str(body);
            for reference in 1..=note.references {
                // An arrow that points the same way in both directions of text.
                let id = ReferenceId { prefix, number, reference };
                let name = digits(number, zero);
                let _ = write!(out, " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{name}\">↑</a>");
            }
            let _ = writeln!(out, "{end}</li>");
        }
        out.push_str("</ol>\n</section>\n");
    }
}

/// A number in the digits that follow a zero.
fn digits(number: usize, zero: char) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit)).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

/// The id of a reference to a footnote: `fnref-1`, `fnref-1-2`.
struct ReferenceId<'a> {
    prefix: &'a str,
    number: usize,
    reference: usize,
}

impl std::fmt::Display for ReferenceId<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}fnref-{}", self.prefix, self.number)?;
        if self.reference > 1 { write!(f, "-{}", self.reference) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Tag};

    use crate::diagnostic::Diagnostics;
    use crate::markup::html::{Style, Writer};
    use crate::markup::{Direction, Piece, parse, pieces};
    use crate::source::Sources;

    fn begins_note(piece: &Piece<'_>) -> bool {
        matches!(piece, Piece::Markdown(event) if matches!(event.0, Event::Start(Tag::FootnoteDefinition(_))))
    }

    fn shown(text: &str) -> String {
        let span = Sources::default().add("a.md", text);
        let markup = parse(text, span, &mut Diagnostics::default());
        let mut writer =
            Writer::new(Style { direction: Direction::Rtl, footnotes: "الحواشي", ..Style::plain() });
        let mut out = String::new();
        // As a page is written: part by part.
        let pieces = pieces(&markup.items, Direction::Rtl, &|_| Vec::new());
        let half = pieces.iter().rposition(begins_note).unwrap_or_default();
        writer.write(&pieces[..half], &mut out);
        writer.write(&pieces[half..], &mut out);
        writer.write_footnotes(&mut out);
        out
    }

    #[test]
    fn footnotes_link_both_ways() {
        assert_eq!(
            shown("[^b]: شرح\n\nنص[^b] ثم[^a] ثم[^b]\n\n[^a]: آخر\n"),
            "<p>نص<sup class=\"footnote-ref\" dir=\"rtl\"><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup> \
             ثم<sup class=\"footnote-ref\" dir=\"rtl\"><a id=\"fnref-2\" href=\"#fn-2\" role=\"doc-noteref\">2</a></sup> \
             ثم<sup class=\"footnote-ref\" dir=\"rtl\"><a id=\"fnref-1-2\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup></p>\n\
             <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"الحواشي\">\n<ol>\n\
             <li id=\"fn-1\"><p>شرح <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"1\">↑</a> \
             <a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"1\">↑</a></p></li>\n\
             <li id=\"fn-2\"><p>آخر <a href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"2\">↑</a></p></li>\n\
             </ol>\n</section>\n"
        );
    }

    #[test]
    fn two_marks_are_not_one_number() {
        let both = shown("بلغت 5%.[^a][^b]\n\n[^a]: شرح\n\n[^b]: آخر\n");
        assert!(
            both.contains("1</a></sup><sup class=\"footnote-ref\" dir=\"rtl\">، <a id=\"fnref-2\""),
            "{both}"
        );
    }
}
