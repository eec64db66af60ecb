//! The citation of a report for citation managers: BibTeX and CSL-JSON, one of each beside the page of each edition.
//!
//! Names are kept whole: what of an Arabic name is the family's is not ours to guess. Dates are those of the data.

use std::fmt::Write as _;

use serde::Serialize;

use super::html::FileKind;
use super::ledger::{json_page, text};
use super::{Site, address};
use crate::localize::EditionReport;
use crate::markup::undirected;
use crate::model::Language;
use crate::publish::Page;

/// The files, for the pages that lead to them.
pub const FILES: [FileKind; 2] = [
    FileKind { format: "BibTeX", path: |locale, id| address::citation(locale, id, "bib") },
    FileKind { format: "CSL-JSON", path: |locale, id| address::citation(locale, id, "json") },
];

/// An item of CSL-JSON.
#[derive(Serialize)]
struct Item<'a> {
    id: String,
    r#type: &'static str,
    title: String,
    author: Vec<Literal>,
    publisher: String,
    issued: Issued,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// A name that is not taken apart.
#[derive(Serialize)]
struct Literal {
    literal: String,
}

#[derive(Serialize)]
struct Issued {
    #[serde(rename = "date-parts")]
    date_parts: [Vec<u16>; 1],
}

/// The files of a report in an edition.
pub fn report(site: &Site, report: &EditionReport<'_>) -> Vec<Page> {
    let locale = &report.edition.locale;
    let bib = Page { path: address::citation(locale, report.id, "bib"), bytes: bibtex(site, report).into() };
    vec![bib, json_page(address::citation(locale, report.id, "json"), &[item(site, report)])]
}

/// The public address of a report's page, if the publication has one.
pub fn url(site: &Site, report: &EditionReport<'_>) -> Option<String> {
    let page = address::report(&report.edition.locale, report.id);
    site.base_url.as_deref().map(|base| address::absolute(base, &page))
}

fn item<'a>(site: &Site, report: &'a EditionReport<'_>) -> Item<'a> {
    Item {
        id: key(report),
        r#type: "report",
        title: text(&report.title),
        author: authors(report).into_iter().map(|literal| Literal { literal }).collect(),
        publisher: undirected(&report.edition.publication),
        issued: Issued { date_parts: [date(report)] },
        language: &report.edition.locale,
        status: status(report),
        summary: report.summary.as_deref().map(text),
        url: url(site, report),
    }
}

fn bibtex(site: &Site, report: &EditionReport<'_>) -> String {
    let mut out = format!("@misc{{{},\n", key(report));
    // Doubled braces keep names whole and capitals as they are.
    let mut field = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name} = {{{value}}},");
    };
    let names: Vec<String> = authors(report).iter().map(|name| format!("{{{}}}", escaped(name))).collect();
    field("author", &names.join(" and "));
    field("title", &format!("{{{}}}", escaped(&text(&report.title))));
    field("publisher", &escaped(&undirected(&report.edition.publication)));
    field("date", &report.date.iso);
    if let [year, month, _] = date(report)[..] {
        field("year", &year.to_string());
        field("month", &month.to_string());
    }
    if let Some(status) = status(report) {
        field("note", &escaped(status));
    }
    let langid = match report.edition.language {
        Language::Ar => "arabic",
        Language::En => "english",
    };
    field("langid", langid);
    if let Some(url) = url(site, report) {
        field("url", &escaped_url(&url));
    }
    out.push_str("}\n");
    out
}

/// The key of the report in the edition: both are of letters that a key may have.
fn key(report: &EditionReport<'_>) -> String {
    format!("{}-{}", report.id, report.edition.locale)
}

/// Who wrote it; the publication, if nobody is named.
fn authors(report: &EditionReport<'_>) -> Vec<String> {
    if report.authors.is_empty() {
        return vec![undirected(&report.edition.publication)];
    }
    report.authors.iter().copied().map(undirected).collect()
}

fn status<'a>(report: &'a EditionReport<'_>) -> Option<&'a str> {
    report.status.notice.is_some().then_some(report.status.label.as_str())
}

/// Year, month and day.
fn date(report: &EditionReport<'_>) -> Vec<u16> {
    report.date.iso.split('-').filter_map(|part| part.parse().ok()).collect()
}

/// A text as LaTeX reads it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            // An escaped brace still counts as one for BibTeX, so it would leave the field unbalanced.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '#' | '$' | '%' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// An address, which is read as it stands, but for what would end the field.
fn escaped_url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn hostile() -> String {
        let site = sample::site();
        let mut report = sample::full(&site);
        report.title = sample::line("50% of {A} & B_c \\input{x} #1 $ ~^\u{202E}");
        report.authors = vec!["A and B", "علي بابا"];
        bibtex(&site, &report)
    }

    #[test]
    fn nothing_escapes_from_a_field() {
        let bib = hostile();
        let depth = bib.chars().fold(0_i32, |depth, c| match c {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        });
        assert_eq!(depth, 0, "{bib}");
        let title = "  title = {{50\\% of \\textbraceleft{}A\\textbraceright{} \\& B\\_c \\textbackslash{}input\\textbraceleft{}x\\textbraceright{} \\#1 \\$ \\textasciitilde{}\\textasciicircum{}}},\n";
        assert!(bib.contains(title), "{bib}");
        assert!(bib.contains("  author = {{A and B} and {علي بابا}},\n"), "{bib}");
        assert!(bib.contains("  url = {https://example.org/ar/report/},\n"), "{bib}");
    }

    #[test]
    fn without_an_address_none_is_made_up() {
        let site = Site { base_url: None, ..sample::site() };
        let report = sample::least(&site);
        let pages = super::report(&site, &report);
        for page in pages {
            let text = String::from_utf8(page.bytes).expect("UTF-8");
            assert!(!text.to_lowercase().contains("url"), "{text}");
            assert!(text.contains("publication"), "the publication stands for the authors: {text}");
        }
    }
}
