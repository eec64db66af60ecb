//! The search of an edition: its page, and the index that its script reads.
//!
//! The index has what indexes keep of a report, no more: titles, summaries, headlines, and the names of tags, sources and
//! entities in both languages. The words of the prose are not in it. A long one is cut in sheets.

use std::collections::BTreeMap;

use serde::Serialize;

use super::around::{Plan, Shelved};
use super::card::{Kind, Name, Row};
use super::context::Frame;
use super::filed::frame;
use super::fold::fold;
use super::place::Place;
use super::record::FindingWords;
use super::sheet::{Key, Sheet};
use super::{Site, address, cut};

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
    /// Link to the newest sheet of the index, which names the others.
    pub index: String,
}

/// A sheet of the index, as the script reads it.
#[derive(Debug, Serialize)]
struct Index<'a> {
    reports: Vec<IndexedReport<'a>>,
    /// Of the newest: the files of the older sheets, the newest of them first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    older: Vec<String>,
}

#[derive(Debug, Serialize)]
struct IndexedReport<'a> {
    /// Link from the search page.
    href: String,
    title: &'a str,
    date: &'a str,
    iso: &'a str,
    /// Folded: what it is found by.
    text: String,
    findings: Vec<IndexedFinding<'a>>,
}

#[derive(Debug, Serialize)]
struct IndexedFinding<'a> {
    id: &'a str,
    label: &'a str,
    /// Folded: what it is found by.
    text: String,
}

/// The page and the sheets of its index.
pub fn sheets<'p>(plan: &'p Plan<'_>, edition: usize) -> Vec<Sheet<'p>> {
    let shelved = plan.editions[edition];
    let own = Place::Search.path(&shelved.words.locale);
    let mut sheets = vec![Sheet::new(own.clone(), &Key::default(), move |means| {
        Ok(means.templates.bytes(TEMPLATE, &context(plan.site, shelved))?)
    })];
    sheets.extend(cut::sheets(plan.listed.len()).map(|cut| {
        let reports = &plan.listed[cut.entries];
        let (own, older) = (own.clone(), cut.older.filter(|_| cut.number.is_none()).unwrap_or_default());
        let mut key = plan.key(edition, reports);
        key.number(older);
        let path = own.replace("index.html", &address::search_index(cut.number));
        Sheet::new(path, &key, move |means| {
            let mut folded = FoldedNames { plan, shelved, known: BTreeMap::new() };
            let shown = plan.read(means, reports)?;
            let rows = shown.rows(edition)?;
            let reports = rows.iter().map(|row| indexed(&own, row, &mut folded)).collect();
            let older = (1..=older).rev().map(|number| address::search_index(Some(number))).collect();
            // Texts and lists of texts: there is nothing in it that JSON cannot hold.
            Ok(serde_json::to_vec(&Index { reports, older }).unwrap_or_default())
        })
    }));
    sheets
}

/// What the template is given.
pub fn context<'a>(site: &'a Site, edition: Shelved<'a>) -> SearchPage<'a> {
    let own = Place::Search.path(&edition.words.locale);
    SearchPage {
        page: frame(site, edition, (Place::Search, None), edition.words.indexes.search.clone()),
        script: address::relative(&own, address::SEARCH_SCRIPT),
        index: address::search_index(None),
    }
}

fn indexed<'a>(own: &str, row: &'a Row<'_>, folded: &mut FoldedNames<'_>) -> IndexedReport<'a> {
    let Row { card, iso, findings, words } = row;
    let title = words.title.plain();
    let mut text = Folded::default();
    text.add(title);
    words.summary.iter().for_each(|summary| text.add(summary.plain()));
    words.authors.iter().for_each(|author| text.add(author));
    for kind in Kind::ALL {
        card.names(kind).iter().for_each(|name| text.add_folded(folded.name(kind, *name)));
    }
    let href = address::relative(own, &address::report(folded.locale(), card.id.as_str()));
    let finding = |FindingWords { finding, label }: &'a FindingWords<'_>| {
        let facts = findings.get(*finding)?;
        let label = label.plain();
        let mut text = Folded::default();
        text.add(label);
        let named = facts.sources().filter_map(|at| card.names(Kind::Source).get(at));
        named.for_each(|name| text.add_folded(folded.name(Kind::Source, *name)));
        let named = facts.entities().filter_map(|at| card.names(Kind::Entity).get(at));
        named.for_each(|name| text.add_folded(folded.name(Kind::Entity, *name)));
        Some(IndexedFinding { id: facts.id, label, text: text.0 })
    };
    IndexedReport {
        href,
        date: words.date.plain(),
        iso,
        findings: words.findings.iter().filter_map(finding).collect(),
        text: text.0,
        title,
    }
}

/// Texts folded one by one: the same as all of them folded together.
#[derive(Default)]
struct Folded(String);

impl Folded {
    fn add(&mut self, text: &str) {
        self.add_folded(&fold(text));
    }

    fn add_folded(&mut self, text: &str) {
        if !self.0.is_empty() && !text.is_empty() {
            self.0.push(' ');
        }
        self.0.push_str(text);
    }
}

/// All names of things in both languages, each folded when it is first met on a sheet.
struct FoldedNames<'p> {
    plan: &'p Plan<'p>,
    shelved: Shelved<'p>,
    known: BTreeMap<(Kind, Name), String>,
}

impl FoldedNames<'_> {
    fn locale(&self) -> &str {
        &self.shelved.words.locale
    }

    fn name(&mut self, kind: Kind, name: Name) -> &str {
        let (plan, shelved) = (self.plan, self.shelved);
        self.known.entry((kind, name)).or_insert_with(|| {
            let id = plan.cards.id(name);
            let names = id.and_then(|id| kind.shelf(shelved).get(id.as_str())).map(|entry| &entry.names);
            let mut folded = Folded::default();
            names.into_iter().flatten().for_each(|name| folded.add(name));
            folded.0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_folded_one_by_one_are_folded_together(texts in prop::collection::vec("[aé\u{301}ـ،. شأ٢]{0,4}|.{0,4}", 0..5)) {
            let mut folded = Folded::default();
            for text in &texts {
                folded.add(text);
            }
            prop_assert_eq!(folded.0, fold(&texts.join(" ")));
        }
    }
}
