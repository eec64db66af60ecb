//! The indexes of an edition: its reports by year, tag, source and entity, and the lists of these.
//!
//! A thing has a page if a report is filed under it; its address is its id.

use std::collections::BTreeMap;

use super::around::Shelved;
use super::context::{DateView, Frame, Link, Subject};
use super::html::{escaped, line};
use super::place::Place;
use super::{Site, Templates, address};
use crate::diagnostic::Diagnostic;
use crate::localize::{Entry, FiledFinding, Filing, ReportSummary, Shelf};
use crate::markup::plain_text;
use crate::model::Id;
use crate::publish::Page;
use context::{FiledPage, FiledReport, Group, ListLine, ListPage};

pub mod context;

/// The template of the lists: of years, tags, sources, entities.
pub const LIST_TEMPLATE: &str = "html/list.html";

/// The template of what is filed under one of them.
pub const FILED_TEMPLATE: &str = "html/filed.html";

/// A report in an index, with the findings of it that belong there.
type Row<'a> = (&'a ReportSummary, Vec<&'a FiledFinding>);

/// One of the three ways to file by name.
struct Drawer<'a> {
    shelf: &'a Shelf,
    list: Place<'static>,
    place: fn(&'a str) -> Place<'a>,
    label: &'a str,
    rows: BTreeMap<&'a Id, Vec<Row<'a>>>,
}

/// All indexes of an edition; the reports come newest first.
pub fn pages<'a>(
    templates: &Templates,
    site: &Site,
    edition: Shelved<'a>,
    reports: &[&'a ReportSummary],
) -> Result<Vec<Page>, Diagnostic> {
    let locale = &edition.words.locale;
    let mut pages = Vec::new();
    let years = years(reports);
    let archive = years.iter().rev().map(|(year, of_year)| {
        let name = of_year.first().map(|report| escaped(&report.filing.year)).unwrap_or_default();
        (Place::Year(*year), name, None)
    });
    let label = &edition.words.indexes.archive;
    let list = list(site, edition, Place::Archive, label, archive);
    pages.push(templates.page(LIST_TEMPLATE, Place::Archive.path(locale), &list)?);
    for (year, of_year) in &years {
        let page = year_page(site, edition, *year, of_year);
        pages.push(templates.page(FILED_TEMPLATE, Place::Year(*year).path(locale), &page)?);
    }
    for drawer in drawers(edition, reports) {
        let used = drawer.shelf.entries().iter().filter(|entry| drawer.rows.contains_key(&entry.id));
        let lines = used.clone().map(|entry| {
            ((drawer.place)(entry.id.as_str()), line(&entry.name), entry.latin.as_deref().map(line))
        });
        let list = self::list(site, edition, drawer.list, drawer.label, lines);
        pages.push(templates.page(LIST_TEMPLATE, drawer.list.path(locale), &list)?);
        for entry in used {
            let page = entry_page(site, edition, &drawer, entry);
            let path = (drawer.place)(entry.id.as_str()).path(locale);
            pages.push(templates.page(FILED_TEMPLATE, path, &page)?);
        }
    }
    Ok(pages)
}

/// Every index that a set of reports fills, for the sitemap.
pub fn places<'a>(edition: Shelved<'a>, reports: &[&'a ReportSummary]) -> Vec<Place<'a>> {
    let mut places = vec![Place::Archive];
    places.extend(years(reports).into_keys().rev().map(Place::Year));
    for drawer in drawers(edition, reports) {
        places.push(drawer.list);
        let used = drawer.shelf.entries().iter().filter(|entry| drawer.rows.contains_key(&entry.id));
        places.extend(used.map(|entry| (drawer.place)(entry.id.as_str())));
    }
    places
}

fn years<'a>(reports: &[&'a ReportSummary]) -> BTreeMap<i16, Vec<&'a ReportSummary>> {
    let mut years: BTreeMap<i16, Vec<&ReportSummary>> = BTreeMap::new();
    for report in reports {
        years.entry(report.filing.date.year()).or_default().push(report);
    }
    years
}

fn drawers<'a>(edition: Shelved<'a>, reports: &[&'a ReportSummary]) -> [Drawer<'a>; 3] {
    let Shelved { words, directory, .. } = edition;
    [
        Drawer {
            shelf: &directory.tags,
            list: Place::Tags,
            place: Place::Tag,
            label: &words.tags,
            rows: rows(reports, |filing| &filing.tags, |_| &[]),
        },
        Drawer {
            shelf: &directory.sources,
            list: Place::Sources,
            place: Place::Source,
            label: &words.sources,
            rows: rows(reports, |filing| &filing.sources, |finding| &finding.sources),
        },
        Drawer {
            shelf: &directory.entities,
            list: Place::Entities,
            place: Place::Entity,
            label: &words.indexes.names,
            rows: rows(reports, |filing| &filing.entities, |finding| &finding.entities),
        },
    ]
}

/// The reports under each id, and the findings of theirs that name it.
fn rows<'a>(
    reports: &[&'a ReportSummary],
    of_report: impl Fn(&'a Filing) -> &'a [Id],
    of_finding: impl Fn(&'a FiledFinding) -> &'a [Id],
) -> BTreeMap<&'a Id, Vec<Row<'a>>> {
    let mut rows: BTreeMap<&Id, Vec<Row<'a>>> = BTreeMap::new();
    for report in reports {
        for id in of_report(&report.filing) {
            let findings = report.filing.findings.iter().filter(|finding| of_finding(finding).contains(id));
            rows.entry(id).or_default().push((report, findings.collect()));
        }
    }
    rows
}

/// What the template of a list is given.
pub fn list<'a, 'p>(
    site: &'a Site,
    edition: Shelved<'a>,
    place: Place<'_>,
    label: &str,
    lines: impl Iterator<Item = (Place<'p>, String, Option<String>)>,
) -> ListPage<'a> {
    let locale = &edition.words.locale;
    let own = place.path(locale);
    let line = |(place, name, latin): (Place<'_>, String, Option<String>)| ListLine {
        link: Link { href: address::relative(&own, &place.path(locale)), label: name },
        latin,
    };
    let lines = lines.map(line).collect();
    ListPage { page: frame(site, edition, place, label.to_owned()), lines }
}

fn year_page<'a>(
    site: &'a Site,
    edition: Shelved<'a>,
    year: i16,
    reports: &[&'a ReportSummary],
) -> FiledPage<'a> {
    let place = Place::Year(year);
    let own = place.path(&edition.words.locale);
    let months = reports.chunk_by(|a, b| a.filing.date.month() == b.filing.date.month());
    let groups = months.filter_map(|month| {
        let filing = &month.first()?.filing;
        Some(Group {
            id: Some(format!("month-{:02}", filing.date.month())),
            heading: Some(line(&filing.month)),
            reports: month.iter().map(|report| filed(&own, edition, report, &[])).collect(),
        })
    });
    let groups = groups.collect();
    let words = reports.first().map(|report| report.filing.year.clone()).unwrap_or_default();
    FiledPage {
        up: up(&own, edition, Place::Archive, &edition.words.indexes.archive),
        heading: escaped(&words),
        latin: None,
        url: None,
        groups,
        page: frame(site, edition, place, words),
    }
}

fn entry_page<'a>(
    site: &'a Site,
    edition: Shelved<'a>,
    drawer: &Drawer<'a>,
    entry: &'a Entry,
) -> FiledPage<'a> {
    let place = (drawer.place)(entry.id.as_str());
    let own = place.path(&edition.words.locale);
    let rows = drawer.rows.get(&entry.id).map_or(&[][..], Vec::as_slice);
    let reports = rows.iter().map(|(report, findings)| filed(&own, edition, report, findings)).collect();
    FiledPage {
        up: up(&own, edition, drawer.list, drawer.label),
        heading: line(&entry.name),
        latin: entry.latin.as_deref().map(line),
        url: entry.url.as_deref(),
        groups: vec![Group { id: None, heading: None, reports }],
        page: frame(site, edition, place, plain_text(&entry.name)),
    }
}

fn filed<'a>(
    own: &str,
    edition: Shelved<'_>,
    report: &'a ReportSummary,
    findings: &[&FiledFinding],
) -> FiledReport<'a> {
    let href = address::relative(own, &address::report(&edition.words.locale, &report.id));
    let finding = |finding: &&FiledFinding| Link {
        href: format!("{href}#{}", finding.id),
        label: line(&finding.label),
    };
    FiledReport {
        findings: findings.iter().map(finding).collect(),
        title: line(&report.title),
        date: DateView { words: line(&report.date), iso: &report.iso },
        status: report.status_label.as_deref(),
        href,
    }
}

fn up(own: &str, edition: Shelved<'_>, list: Place<'_>, label: &str) -> Link {
    Link { href: address::relative(own, &list.path(&edition.words.locale)), label: escaped(label) }
}

pub(super) fn frame<'a>(site: &'a Site, edition: Shelved<'a>, place: Place<'_>, title: String) -> Frame<'a> {
    let path = |locale: &str| place.path(locale);
    let fallback = place.fallback(site);
    let sheet = Some(address::INDEX_STYLESHEET);
    let subject = Subject {
        words: edition.words,
        title,
        description: None,
        path: &path,
        fallback,
        sheet,
        hidden: false,
    };
    Frame::new(site, subject)
}

/// What the templates are tried with: all there is under one id.
pub fn samples<'a>(
    site: &'a Site,
    edition: Shelved<'a>,
    reports: &[&'a ReportSummary],
) -> (Vec<ListPage<'a>>, Vec<FiledPage<'a>>) {
    let mut lists = vec![list(site, edition, Place::Archive, "list", std::iter::empty())];
    let year = Place::Year(2024);
    let lines = [(year, "2024".to_owned(), None), (year, "2024".to_owned(), Some("latin".to_owned()))];
    lists.push(list(site, edition, Place::Archive, "list", lines.into_iter()));
    let mut filed = vec![year_page(site, edition, 2024, reports)];
    for drawer in drawers(edition, reports) {
        filed.extend(drawer.shelf.entries().iter().map(|entry| entry_page(site, edition, &drawer, entry)));
    }
    (lists, filed)
}
