//! The search of an edition: its page, and the index that its script reads.
//!
//! The index has what indexes keep of a report, no more: titles, summaries, headlines, and the names of tags, sources and
//! entities in both languages. The words of the prose are not in it.

use rayon::prelude::*;
use serde::Serialize;

use super::around::Shelved;
use super::context::Frame;
use super::filed::frame;
use super::fold::fold;
use super::place::Place;
use super::{Site, Templates, address};
use crate::diagnostic::Diagnostic;
use crate::localize::{FiledFinding, ReportSummary, Shelf};
use crate::markup::plain_text;
use crate::model::Id;
use crate::publish::Page;

/// The template of the search page.
pub const TEMPLATE: &str = "html/search.html";

/// `html/search.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SearchPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// Link to the script.
    pub script: String,
    /// Link to the index.
    pub index: &'static str,
}

/// The index, as the script reads it.
#[derive(Debug, Serialize)]
struct Index {
    reports: Vec<IndexedReport>,
}

#[derive(Debug, Serialize)]
struct IndexedReport {
    /// Link from the search page.
    href: String,
    title: String,
    date: String,
    iso: String,
    /// Folded: what it is found by.
    text: String,
    findings: Vec<IndexedFinding>,
}

#[derive(Debug, Serialize)]
struct IndexedFinding {
    id: Id,
    label: String,
    /// Folded: what it is found by.
    text: String,
}

/// The page and its index; the reports come newest first.
pub fn pages(
    templates: &Templates,
    site: &Site,
    edition: Shelved<'_>,
    reports: &[&ReportSummary],
) -> Result<[Page; 2], Diagnostic> {
    let own = Place::Search.path(&edition.words.locale);
    let index = Index { reports: reports.par_iter().map(|report| indexed(&own, edition, report)).collect() };
    let path = own.replace("index.html", address::SEARCH_INDEX);
    // Texts and lists of texts: there is nothing in it that JSON cannot hold.
    let bytes = serde_json::to_vec(&index).unwrap_or_default();
    Ok([templates.page(TEMPLATE, own, &context(site, edition))?, Page { path, bytes }])
}

/// What the template is given.
pub fn context<'a>(site: &'a Site, edition: Shelved<'a>) -> SearchPage<'a> {
    let own = Place::Search.path(&edition.words.locale);
    SearchPage {
        page: frame(site, edition, Place::Search, edition.words.indexes.search.clone()),
        script: address::relative(&own, address::SEARCH_SCRIPT),
        index: address::SEARCH_INDEX,
    }
}

fn indexed(own: &str, edition: Shelved<'_>, report: &ReportSummary) -> IndexedReport {
    let Shelved { words, directory, .. } = edition;
    let filing = &report.filing;
    let mut text = vec![plain_text(&report.title)];
    text.extend(report.summary.as_deref().map(plain_text));
    text.extend(filing.authors.iter().map(|author| author.name.clone()));
    names(&directory.tags, &filing.tags, &mut text);
    names(&directory.sources, &filing.sources, &mut text);
    names(&directory.entities, &filing.entities, &mut text);
    let finding = |finding: &FiledFinding| {
        let label = plain_text(&finding.label);
        let mut text = vec![label.clone()];
        names(&directory.sources, &finding.sources, &mut text);
        names(&directory.entities, &finding.entities, &mut text);
        IndexedFinding { id: finding.id.clone(), label, text: fold(&text.join(" ")) }
    };
    IndexedReport {
        href: address::relative(own, &address::report(&words.locale, &report.id)),
        title: plain_text(&report.title),
        date: plain_text(&report.date),
        iso: report.iso.clone(),
        text: fold(&text.join(" ")),
        findings: filing.findings.iter().map(finding).collect(),
    }
}

/// All names of things, in both languages.
fn names(shelf: &Shelf, ids: &[Id], out: &mut Vec<String>) {
    let entries = ids.iter().filter_map(|id| shelf.get(id.as_str()));
    out.extend(entries.flat_map(|entry| entry.names.iter().cloned()));
}
