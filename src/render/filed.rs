//! The indexes of an edition: its reports by year, tag, source and entity, and the lists of these.
//!
//! A thing has a page if a report is filed under it; its address is its id. Where many are, the page is cut in sheets.

use std::io;

use super::around::{Plan, Shelved};
use super::card::{Kind, Name, Row, Shown};
use super::context::{DateView, Frame, Link, Subject};
use super::cut::{self, Cut};
use super::html::{escaped, line};
use super::place::Place;
use super::record::{FindingFacts, FindingWords};
use super::sheet::{Key, Means, Sheet};
use super::{Site, address};
use crate::localize::{Entry, Line, Shelf};
use crate::markup::plain_text;
use crate::trace;
use context::{FiledFinding, FiledPage, FiledReport, Group, ListLine, ListPage, Month};

pub mod context;

/// The template of the lists: of years, tags, sources, entities.
pub const LIST_TEMPLATE: &str = "html/list.html";

/// The template of what is filed under one of them.
pub const FILED_TEMPLATE: &str = "html/filed.html";

impl Kind {
    /// The list of all names of the kind.
    fn list(self) -> Place<'static> {
        match self {
            Kind::Tag => Place::Tags,
            Kind::Source => Place::Sources,
            Kind::Entity => Place::Entities,
        }
    }

    /// What is filed under one of them.
    fn place(self, id: &str) -> Place<'_> {
        match self {
            Kind::Tag => Place::Tag(id),
            Kind::Source => Place::Source(id),
            Kind::Entity => Place::Entity(id),
        }
    }

    pub(super) fn shelf(self, edition: Shelved<'_>) -> &Shelf {
        match self {
            Kind::Tag => &edition.directory.tags,
            Kind::Source => &edition.directory.sources,
            Kind::Entity => &edition.directory.entities,
        }
    }

    fn label(self, edition: Shelved<'_>) -> &str {
        match self {
            Kind::Tag => &edition.words.tags,
            Kind::Source => &edition.words.sources,
            Kind::Entity => &edition.words.indexes.names,
        }
    }
}

/// What reports are filed under.
#[derive(Clone, Copy)]
enum Under<'p> {
    Year(i16),
    Name(Kind, Name, &'p Entry),
}

/// A page of what is filed under one thing: a sheet of it.
pub struct Filed<'p> {
    plan: &'p Plan<'p>,
    edition: usize,
    under: Under<'p>,
    /// All reports under it.
    all: &'p [usize],
    cut: Cut,
}

/// All indexes of an edition.
pub fn sheets<'p>(plan: &'p Plan<'_>, edition: usize) -> Vec<Sheet<'p>> {
    let shelved = plan.editions[edition];
    let mut sheets = vec![archive(plan, edition)];
    for (&year, reports) in &plan.years {
        sheets.extend(filed(plan, edition, Under::Year(year), reports));
    }
    for kind in Kind::ALL {
        sheets.push(names(plan, edition, kind));
        for (name, entry, reports) in used(plan, shelved, kind) {
            sheets.extend(filed(plan, edition, Under::Name(kind, name, entry), reports));
        }
    }
    sheets
}

/// Every index and its sheets, for the sitemap.
pub fn places<'p>(plan: &'p Plan<'_>, edition: Shelved<'p>) -> Vec<(Place<'p>, Option<usize>)> {
    let sheets = |place, reports: &[usize]| cut::sheets(reports.len()).map(move |cut| (place, cut.number));
    let mut places = vec![(Place::Archive, None)];
    places.extend(plan.years.iter().rev().flat_map(|(year, reports)| sheets(Place::Year(*year), reports)));
    for kind in Kind::ALL {
        places.push((kind.list(), None));
        places.extend(
            used(plan, edition, kind)
                .flat_map(|(_, entry, reports)| sheets(kind.place(entry.id.as_str()), reports)),
        );
    }
    places
}

/// The names of a kind that reports are filed under, in the order of the edition, with these reports.
fn used<'p>(
    plan: &'p Plan<'_>,
    edition: Shelved<'p>,
    kind: Kind,
) -> impl Iterator<Item = (Name, &'p Entry, &'p [usize])> {
    kind.shelf(edition).entries().iter().filter_map(move |entry| {
        let name = plan.cards.name(&entry.id)?;
        trace::looked_up(entry.id.as_str());
        Some((name, entry, plan.filed(kind).get(&name)?.as_slice()))
    })
}

/// The list of years.
fn archive<'p>(plan: &'p Plan<'_>, edition: usize) -> Sheet<'p> {
    let shelved = plan.editions[edition];
    let mut key = Key::default();
    plan.years.keys().for_each(|year| key.number(year.unsigned_abs().into()));
    Sheet::new(Place::Archive.path(&shelved.words.locale), &key, move |means| {
        // Any report of a year says how the edition writes it.
        let reports: Vec<usize> =
            plan.years.values().filter_map(|reports| reports.first().copied()).collect();
        let shown = plan.read(means, &reports)?;
        let rows = shown.rows(edition)?;
        let lines = rows.iter().map(|row| (Place::Year(row.card.date.year()), escaped(row.words.year), None));
        let label = &shelved.words.indexes.archive;
        let page = list(plan.site, shelved, Place::Archive, label, lines);
        Ok(means.templates.bytes(LIST_TEMPLATE, &page)?)
    })
}

/// The list of the names of a kind.
fn names<'p>(plan: &'p Plan<'_>, edition: usize, kind: Kind) -> Sheet<'p> {
    let shelved = plan.editions[edition];
    let mut key = Key::default();
    used(plan, shelved, kind).for_each(|(_, entry, _)| key.text(entry.id.as_str()));
    Sheet::new(kind.list().path(&shelved.words.locale), &key, move |means| {
        let lines = used(plan, shelved, kind).map(|(_, entry, _)| {
            (kind.place(entry.id.as_str()), line(&entry.name), entry.latin.as_deref().map(line))
        });
        let page = list(plan.site, shelved, kind.list(), kind.label(shelved), lines);
        Ok(means.templates.bytes(LIST_TEMPLATE, &page)?)
    })
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
    ListPage { page: frame(site, edition, (place, None), label.to_owned()), lines }
}

/// The sheets of what is filed under one thing.
fn filed<'p>(
    plan: &'p Plan<'_>,
    edition: usize,
    under: Under<'p>,
    all: &'p [usize],
) -> impl Iterator<Item = Sheet<'p>> {
    cut::sheets(all.len()).map(move |cut| {
        let page = Filed { plan, edition, under, all, cut };
        Sheet::new(page.path(), &page.key(), move |means| {
            let (shown, months) = page.read(means)?;
            let (rows, months) = (shown.rows(edition)?, months.rows(edition)?);
            Ok(means.templates.bytes(FILED_TEMPLATE, &page.context(&rows, &months)?)?)
        })
    })
}

impl<'p> Filed<'p> {
    fn shelved(&self) -> Shelved<'p> {
        self.plan.editions[self.edition]
    }

    fn place(&self) -> Place<'p> {
        match self.under {
            Under::Year(year) => Place::Year(year),
            Under::Name(kind, _, entry) => kind.place(entry.id.as_str()),
        }
    }

    fn path(&self) -> String {
        self.place().sheet(&self.shelved().words.locale, self.cut.number)
    }

    fn reports(&self) -> &'p [usize] {
        &self.all[self.cut.entries.clone()]
    }

    fn key(&self) -> Key {
        let mut key = self.plan.key(self.edition, self.reports());
        // Where the older sheets lead is in their own numbers.
        key.number(self.cut.older.unwrap_or_default());
        key.number(self.cut.newer.unwrap_or_default());
        let months = self.older_months();
        key.number(months.len());
        for (report, sheet) in months {
            key.number(self.month(report).unsigned_abs().into());
            key.number(sheet);
        }
        key
    }

    fn month(&self, report: usize) -> i8 {
        self.plan.cards.get(report).date.month()
    }

    /// The months of a year that have no report on its newest sheet, the newest first: for each a report of it, and the sheet that
    /// it begins on.
    fn older_months(&self) -> Vec<(usize, usize)> {
        let (Under::Year(_), None) = (self.under, self.cut.number) else { return Vec::new() };
        let shown = self.reports().first().map(|&report| self.month(report));
        let mut months: Vec<(usize, usize)> = Vec::new();
        for (at, &report) in self.all[..self.cut.entries.start].iter().enumerate().rev() {
            let last = months.last().map_or(shown, |&(report, _)| Some(self.month(report)));
            if last != Some(self.month(report)) {
                months.push((report, cut::sheet_of(at)));
            }
        }
        months
    }

    /// Reads its reports, and those that say how its older months are called.
    pub fn read<'a>(&'a self, means: Means<'a>) -> io::Result<(Shown<'a>, Shown<'a>)> {
        let months: Vec<usize> = self.older_months().into_iter().rev().map(|(report, _)| report).collect();
        Ok((self.plan.read(means, self.reports())?, self.plan.read(means, &months)?))
    }

    /// What the template is given: its reports, and those of its older months.
    pub fn context<'a>(&'a self, rows: &'a [Row<'_>], months: &[Row<'_>]) -> io::Result<FiledPage<'a>> {
        let edition = self.shelved();
        let words = edition.words;
        let own = self.path();
        let to_sheet = |number: Option<usize>, label: &str| Link {
            href: address::relative(&own, &self.place().sheet(&words.locale, number)),
            label: escaped(label),
        };
        let (list, label) = match self.under {
            Under::Year(_) => (Place::Archive, words.indexes.archive.as_str()),
            Under::Name(kind, ..) => (kind.list(), kind.label(edition)),
        };
        let (heading, mut title) = match self.under {
            Under::Year(_) => {
                let year = rows.first().map(|row| row.words.year).unwrap_or_default();
                (escaped(year), year.to_owned())
            }
            Under::Name(_, _, entry) => (line(&entry.name), plain_text(&entry.name)),
        };
        let span = self.span(rows)?;
        if let Some(span) = &span {
            title = format!("{title} – {}", plain_text(span));
        }
        let entry = match self.under {
            Under::Year(_) => None,
            Under::Name(_, _, entry) => Some(entry),
        };
        if let Some(entry) = entry {
            trace::looked_up(entry.id.as_str());
        }
        Ok(FiledPage {
            up: Link { href: address::relative(&own, &list.path(&words.locale)), label: escaped(label) },
            heading,
            latin: entry.and_then(|entry| entry.latin.as_deref()).map(line),
            url: entry.and_then(|entry| entry.url.as_deref()),
            span: span.as_deref().map(line),
            groups: self.groups(&own, rows),
            older: self.cut.older.map(|number| to_sheet(Some(number), &words.indexes.older)),
            newer: self.cut.number.map(|_| to_sheet(self.cut.newer, &words.indexes.newer)),
            months: self.months(&own, months),
            page: frame(self.plan.site, edition, (self.place(), self.cut.number), title),
        })
    }

    /// The days that an older sheet is about.
    fn span(&self, rows: &[Row<'_>]) -> io::Result<Option<Line>> {
        match (self.cut.number, rows.last(), rows.first()) {
            (Some(_), Some(oldest), Some(newest)) => {
                (self.shelved().span)(oldest.card.date, newest.card.date).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn groups<'a>(&self, own: &str, rows: &'a [Row<'_>]) -> Vec<Group<'a>> {
        let Under::Name(kind, name, _) = self.under else {
            let months = rows.chunk_by(|a, b| a.card.date.month() == b.card.date.month());
            let group = |month: &'a [Row<'_>]| {
                let first = month.first()?;
                Some(Group {
                    id: Some(month_id(first.card.date.month())),
                    heading: Some(first.words.month.to_string()),
                    reports: month.iter().map(|row| self.report(own, row, |_| false)).collect(),
                })
            };
            return months.filter_map(group).collect();
        };
        let report = |row: &'a Row<'_>| {
            let place = row.card.names(kind).iter().position(|known| *known == name);
            let belongs = |finding: &FindingFacts<'_>| match (kind, place) {
                (Kind::Source, Some(place)) => finding.sources().any(|at| at == place),
                (Kind::Entity, Some(place)) => finding.entities().any(|at| at == place),
                // Subjects are those of a report.
                _ => false,
            };
            self.report(own, row, belongs)
        };
        vec![Group { id: None, heading: None, reports: rows.iter().map(report).collect() }]
    }

    /// A report, with those of its findings that belong here.
    fn report<'a>(
        &self,
        own: &str,
        row: &'a Row<'_>,
        belongs: impl Fn(&FindingFacts<'_>) -> bool,
    ) -> FiledReport<'a> {
        let locale = &self.shelved().words.locale;
        let finding = |FindingWords { finding, label }: &'a FindingWords<'_>| {
            let facts = row.findings.get(*finding).filter(|facts| belongs(facts))?;
            Some(FiledFinding { id: facts.id, label: &label.html })
        };
        FiledReport {
            findings: row.words.findings.iter().filter_map(finding).collect(),
            title: &row.words.title.html,
            date: DateView { words: row.words.date.html.to_string(), iso: &row.iso },
            status: row.words.status,
            href: address::relative(own, &address::report(locale, row.card.id.as_str())),
        }
    }

    /// Links to the months of a year that are not on its newest sheet.
    fn months(&self, own: &str, rows: &[Row<'_>]) -> Vec<Month> {
        let month = |((_, sheet), row): ((usize, usize), &Row<'_>)| {
            let id = month_id(row.card.date.month());
            let path = self.place().sheet(&self.shelved().words.locale, Some(sheet));
            let href = format!("{}#{id}", address::relative(own, &path));
            Month { id, link: Link { href, label: row.words.month.to_string() } }
        };
        self.older_months().into_iter().zip(rows).map(month).collect()
    }
}

fn month_id(month: i8) -> String {
    format!("month-{month:02}")
}

/// What the templates are tried with: a list and an empty one, and what is filed under a year and under each name, on the newest
/// sheet and on an older one.
pub fn samples<'a>(plan: &'a Plan<'_>) -> (Vec<ListPage<'a>>, Vec<Filed<'a>>) {
    let edition = plan.editions[0];
    let year = Place::Year(2024);
    let lines = [(year, "2024".to_owned(), None), (year, "2024".to_owned(), Some("latin".to_owned()))];
    let lists = vec![
        list(plan.site, edition, Place::Archive, "list", std::iter::empty()),
        list(plan.site, edition, Place::Archive, "list", lines.into_iter()),
    ];
    let names = Kind::ALL.into_iter().flat_map(|kind| {
        used(plan, edition, kind).map(move |(name, entry, all)| (Under::Name(kind, name, entry), all))
    });
    let years = plan.years.iter().map(|(&year, all)| (Under::Year(year), all.as_slice()));
    let filed = years.chain(names).flat_map(|(under, all)| {
        let sheet = |number, entries, older, newer| {
            let cut = Cut { number, entries, older, newer };
            Filed { plan, edition: 0, under, all, cut }
        };
        let count = all.len();
        [
            sheet(None, 0..count, None, None),
            sheet(None, count / 2..count, Some(1), None),
            sheet(Some(1), 0..count, None, None),
        ]
    });
    (lists, filed.collect())
}

/// The frame of a page, or of a sheet of it.
pub(super) fn frame<'a>(
    site: &'a Site,
    edition: Shelved<'a>,
    (place, sheet): (Place<'_>, Option<usize>),
    title: String,
) -> Frame<'a> {
    let subject = Subject {
        words: edition.words,
        title,
        description: None,
        path: &|locale: &str| place.sheet(locale, sheet),
        fallback: place.fallback(site, sheet),
        sheet: Some(address::INDEX_STYLESHEET),
        hidden: false,
    };
    Frame::new(site, subject)
}
