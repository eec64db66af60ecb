//! The search of an edition: its page, and the index that its script reads.
//!
//! The index has what indexes keep of a report, no more: titles, summaries, headlines, and the names of tags, sources and
//! entities in both languages. The words of the prose are not in it.

use std::collections::HashMap;

use rayon::prelude::*;
use serde::Serialize;

use super::around::Shelved;
use super::context::Frame;
use super::filed::frame;
use super::fold::{fold, joined};
use super::place::Place;
use super::{Site, Templates, address};
use crate::diagnostic::Diagnostic;
use crate::localize::{Directory, Entry, FiledFinding, ReportSummary, Shelf};
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
    let names = Names::new(edition.directory);
    let indexed = |report: &&ReportSummary| indexed(&own, edition, &names, report);
    let index = Index { reports: reports.par_iter().map(indexed).collect() };
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

fn indexed(own: &str, edition: Shelved<'_>, names: &Names<'_>, report: &ReportSummary) -> IndexedReport {
    let words = edition.words;
    let filing = &report.filing;
    let title = plain_text(&report.title);
    let mut own_words = vec![fold(&title)];
    own_words.extend(report.summary.as_deref().map(|line| fold(&plain_text(line))));
    own_words.extend(filing.authors.iter().map(|author| fold(&author.name)));
    let filed =
        [(&names.tags, &filing.tags), (&names.sources, &filing.sources), (&names.entities, &filing.entities)];
    let filed = filed.into_iter().flat_map(|(names, ids)| of(names, ids));
    let finding = |finding: &FiledFinding| {
        let label = plain_text(&finding.label);
        let folded = fold(&label);
        let named = of(&names.sources, &finding.sources).chain(of(&names.entities, &finding.entities));
        let text = joined(std::iter::once(folded.as_str()).chain(named));
        IndexedFinding { id: finding.id.clone(), label, text }
    };
    IndexedReport {
        href: address::relative(own, &address::report(&words.locale, &report.id)),
        title,
        date: plain_text(&report.date),
        iso: report.iso.clone(),
        text: joined(own_words.iter().map(String::as_str).chain(filed)),
        findings: filing.findings.iter().map(finding).collect(),
    }
}

/// All names of things in both languages, folded once for all reports, by the ids of the things.
struct Names<'a> {
    tags: HashMap<&'a Id, String>,
    sources: HashMap<&'a Id, String>,
    entities: HashMap<&'a Id, String>,
}

impl<'a> Names<'a> {
    fn new(Directory { tags, sources, entities }: &'a Directory) -> Self {
        let folded = |shelf: &'a Shelf| {
            let entry = |entry: &'a Entry| (&entry.id, fold(&entry.names.join(" ")));
            shelf.entries().iter().map(entry).collect()
        };
        Names { tags: folded(tags), sources: folded(sources), entities: folded(entities) }
    }
}

fn of<'n>(names: &'n HashMap<&Id, String>, ids: &'n [Id]) -> impl Iterator<Item = &'n str> {
    ids.iter().filter_map(|id| names.get(id)).map(String::as_str)
}
