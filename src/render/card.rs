//! The card of each report: what stays in memory of it for the whole run, so that it is known which pages around the reports
//! show it and whether they change. What they show of it is read from its record when a page is made.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use super::record::{self, Damaged, Digests, Facts, FindingFacts, Words};
use crate::model::{Date, Id, Status};

/// Where the records of reports are read, by their places among the cards.
pub trait Records: Sync {
    /// The record of a report.
    ///
    /// # Errors
    /// If it cannot be read.
    fn record(&self, report: usize) -> io::Result<Cow<'_, [u8]>>;
}

impl Records for Vec<Vec<u8>> {
    fn record(&self, report: usize) -> io::Result<Cow<'_, [u8]>> {
        self.get(report).map(|record| Cow::Borrowed(record.as_slice())).ok_or_else(|| damaged(Damaged))
    }
}

/// The names that reports are filed under, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Subjects.
    Tag,
    /// What is cited.
    Source,
    /// What is spoken of.
    Entity,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 3] = [Kind::Tag, Kind::Source, Kind::Entity];
}

/// A name of the glossary, by its place among all that cards speak of.
pub type Name = u32;

/// What stays of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its id.
    pub id: Id,
    /// Its date.
    pub date: Date,
    /// How far it has come.
    pub status: Status,
    /// The names it is filed under: tags, then sources, then entities.
    names: Box<[Name]>,
    /// Where the sources begin, and where the entities do.
    begin: [u32; 2],
    /// Of what each edition says of it.
    digests: Box<[Digests]>,
}

impl Card {
    /// The names of a kind that it is filed under, in the order of its record.
    pub fn names(&self, kind: Kind) -> &[Name] {
        let [sources, entities] = self.begin.map(|at| at as usize);
        match kind {
            Kind::Tag => &self.names[..sources],
            Kind::Source => &self.names[sources..entities],
            Kind::Entity => &self.names[entities..],
        }
    }

    /// The digests of what an edition says of it.
    pub fn digests(&self, edition: usize) -> Option<Digests> {
        self.digests.get(edition).copied()
    }
}

/// The cards of all reports.
#[derive(Debug, Clone, Default)]
pub struct Cards {
    all: Vec<Card>,
    names: Vec<Id>,
    places: BTreeMap<Id, Name>,
}

impl Cards {
    /// Adds the card of a report, which is the next of the records.
    ///
    /// # Errors
    /// If these bytes are no record.
    pub fn add(&mut self, record: &[u8]) -> Result<(), Damaged> {
        let (Facts { id, date, status, tags, sources, entities }, digests) = record::facts(record)?;
        let length = |ids: &[&str]| u32::try_from(ids.len()).map_err(|_| Damaged);
        let begin = length(&tags)?;
        let begin = [begin, begin + length(&sources)?];
        let names = [tags, sources, entities].into_iter().flatten().map(|id| self.file(id));
        let names = names.collect::<Result<_, _>>()?;
        let id = Id::new(id).ok_or(Damaged)?;
        self.all.push(Card { id, date, status, names, begin, digests: digests.into() });
        Ok(())
    }

    fn file(&mut self, id: &str) -> Result<Name, Damaged> {
        if let Some(&name) = self.places.get(id) {
            return Ok(name);
        }
        let id = Id::new(id).ok_or(Damaged)?;
        // A glossary of four thousand million names is none.
        let name = Name::try_from(self.names.len()).unwrap_or(Name::MAX);
        self.names.push(id.clone());
        self.places.insert(id, name);
        Ok(name)
    }

    /// The id of a report.
    #[must_use]
    pub fn report(&self, report: usize) -> Option<&Id> {
        self.all.get(report).map(|card| &card.id)
    }

    /// The card of a report.
    pub(super) fn get(&self, report: usize) -> &Card {
        &self.all[report]
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The id of a name.
    pub(super) fn id(&self, name: Name) -> Option<&Id> {
        self.names.get(name as usize)
    }

    /// The name of an id; `None` if no report is filed under it.
    pub(super) fn name(&self, id: &Id) -> Option<Name> {
        self.places.get(id).copied()
    }
}

/// Reports whose records have been read for a page.
#[derive(Debug)]
pub struct Shown<'a>(Vec<(&'a Card, Cow<'a, [u8]>)>);

/// A report on a page: its card, and what the edition says of it.
#[derive(Debug)]
pub struct Row<'a> {
    /// Its card.
    pub card: &'a Card,
    /// Its date, ISO 8601.
    pub iso: String,
    /// Its findings.
    pub findings: Vec<FindingFacts<'a>>,
    /// What is said of it.
    pub words: Words<'a>,
}

impl<'a> Shown<'a> {
    /// Reads the records of some reports.
    pub fn read(
        cards: &'a Cards,
        records: &'a dyn Records,
        reports: impl Iterator<Item = usize>,
    ) -> io::Result<Self> {
        let read = reports.map(|report| Ok((cards.get(report), records.record(report)?)));
        read.collect::<io::Result<_>>().map(Shown)
    }

    /// What an edition says of them.
    pub fn rows(&self, edition: usize) -> io::Result<Vec<Row<'_>>> {
        let mut rows = Vec::with_capacity(self.0.len());
        for (card, record) in &self.0 {
            let (findings, words) = record::words(record, edition).map_err(damaged)?;
            rows.push(Row { card, iso: card.date.to_string(), findings, words });
        }
        Ok(rows)
    }

    /// The bytes of each record.
    pub fn records(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|(_, record)| &**record)
    }
}

/// What the world is told of a damaged record.
pub fn damaged(error: Damaged) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
