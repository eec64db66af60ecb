//! Reports as Markdown drafts, for code hosts, editors and other generators.

use super::context::{FrontMatter, ReportDraft};
use super::view::{self, Notation};
use super::{Templates, address, exhibit};
use crate::diagnostic::Diagnostic;
use crate::localize::{EditionReport, OriginalLine};
use crate::markup::{self, Direction, Isolate, Piece, Run, plain_text};
use crate::publish::Page;

/// The template of a draft.
pub const TEMPLATE: &str = "markdown/report.md";

/// Markdown fragments for a text of this direction.
pub struct Markdown(Direction);

impl Notation for Markdown {
    fn line(&self, line: &[Run]) -> String {
        markup::markdown::write_runs(line)
    }

    fn cell(&self, line: &[Run]) -> String {
        cell(self.line(line))
    }

    fn label(&self, line: &[Run]) -> String {
        self.cell(line)
    }

    fn prose(&self, pieces: &[Piece<'_>]) -> String {
        markup::trimmed(markup::markdown::write(pieces, self.0))
    }

    fn foreign(&self, original: &OriginalLine) -> String {
        let runs = vec![Run::Text(original.text.clone())];
        let isolate = Isolate { direction: original.direction, lang: None, mark: None, runs };
        self.line(&[Run::Isolate(isolate)])
    }

    /// The address as an autolink `<…>` can hold it.
    fn url(&self, url: &str) -> String {
        let mut out = String::with_capacity(url.len());
        for c in url.chars() {
            match c {
                '<' => out.push_str("%3C"),
                '>' => out.push_str("%3E"),
                ' ' => out.push_str("%20"),
                c if c.is_control() => {}
                c => out.push(c),
            }
        }
        out
    }

    /// A draft keeps the levels of its author.
    fn heading_shift(&self) -> i8 {
        0
    }
}

/// The draft of a report.
pub fn report(templates: &Templates, report: &EditionReport<'_>) -> Result<Page, Diagnostic> {
    let path = address::draft(&report.edition.locale, report.id);
    templates.page(TEMPLATE, path, &context(report))
}

/// What the template is given.
pub fn context<'a>(report: &'a EditionReport<'_>) -> ReportDraft<'a> {
    let words = &*report.edition;
    let markdown = Markdown(words.direction);
    let tags: Vec<String> = report.tags.iter().map(|tag| yaml(tag.id)).collect();
    let mut segments = view::segments(&markdown, &report.segments);
    let exhibits = exhibit::place(&markdown, report, &mut segments, false);
    ReportDraft {
        lang: &words.locale,
        dir: words.direction.html(),
        words,
        front: FrontMatter {
            title: yaml(&plain_text(&report.title)),
            summary: report.summary.as_deref().map(|line| yaml(&plain_text(line))),
            date: yaml(&report.date.iso),
            lang: yaml(&words.locale),
            dir: yaml(words.direction.html()),
            status: yaml(report.status.status.name()),
            byline: report.byline.as_deref().map(|line| yaml(&plain_text(line))),
            tags: (!tags.is_empty()).then(|| format!("[{}]", tags.join(", "))),
        },
        title: markdown.line(&report.title),
        summary: report.summary.as_deref().map(|line| markdown.line(line)),
        byline: report.byline.as_deref().map(|line| markdown.line(line)),
        date: view::date(&markdown, &report.date),
        status: report.status.notice.is_some().then_some(report.status.label.as_str()),
        segments,
        exhibits,
        figures: view::figures(&markdown, report),
        sources: view::sources(&markdown, &report.sources),
    }
}

/// A YAML value: a JSON string is one, once the characters that YAML does not print are escaped too.
fn yaml(text: &str) -> String {
    // Text is always JSON.
    let quoted = serde_json::to_string(text).unwrap_or_default();
    if !quoted.contains(is_unprintable) {
        return quoted;
    }
    let escaped = |c| if is_unprintable(c) { format!("\\u{:04x}", u32::from(c)) } else { String::from(c) };
    quoted.chars().map(escaped).collect()
}

fn is_unprintable(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

/// A Markdown line for the cell of a table: a bar would end the cell.
fn cell(line: String) -> String {
    if !line.contains(['|', '\n']) {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    let mut escaped = false;
    for c in line.chars() {
        match c {
            '|' if !escaped => out.push_str("\\|"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_safe_yaml() {
        assert_eq!(yaml("no: \"x\" # 1\n---"), r#""no: \"x\" # 1\n---""#);
        assert_eq!(yaml("a\u{2028}b\u{85}"), "\"a\\u2028b\\u0085\"");
        assert_eq!(yaml("\u{2066}H100\u{2069}"), "\"\u{2066}H100\u{2069}\"");
    }

    #[test]
    fn a_bar_does_not_end_a_cell() {
        assert_eq!(cell(r"a|b \| c\\|d".to_owned()), r"a\|b \| c\\\|d");
        assert_eq!(cell("a\nb".to_owned()), "a b");
    }

    #[test]
    fn an_autolink_stays_one() {
        assert_eq!(Markdown(Direction::Ltr).url("https://x.y/a b>c\n"), "https://x.y/a%20b%3Ec");
    }
}
