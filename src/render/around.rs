//! What stands around the reports: indexes by date, tag, source and entity, the search, the feed of each edition, and the
//! files that the whole site has once.
//!
//! In: the cards of all reports. Out: a [`Plan`] of [`Sheet`]s, one for each page or file, which are made one by one: what a page
//! shows of its reports is read then, and dropped with it. So the plan of an archive is small, and who knows that a
//! sheet shows what it showed need not make it.

use std::collections::BTreeMap;
use std::io;

use super::card::{Card, Cards, Kind, Name, Shown};
use super::sheet::{Key, Means, Sheet};
use super::{Site, feed, filed, index, lost, search, sitemap};
use crate::localize::{Directory, EditionWords, Line};
use crate::model::Date;

/// Words a stretch of days: from the first to the last.
pub type SpanWords<'a> = &'a (dyn Fn(Date, Date) -> io::Result<Line> + Sync);

/// What is left of an edition when its reports are dropped.
#[derive(Clone, Copy)]
pub struct Shelved<'a> {
    /// Its words.
    pub words: &'a EditionWords,
    /// The names that its reports are filed under.
    pub directory: &'a Directory,
    /// How it words a stretch of days.
    pub span: SpanWords<'a>,
}

/// All that stands around the reports. Reports are named by the places of their cards, and stand in the order of their age: the oldest
/// first, those of one day against the order of their ids.
pub struct Plan<'a> {
    pub(super) site: &'a Site,
    /// In the order in which the records have them.
    pub(super) editions: &'a [Shelved<'a>],
    pub(super) cards: &'a Cards,
    /// The reports that are listed.
    pub(super) listed: Vec<usize>,
    /// Those of them that are announced.
    pub(super) announced: Vec<usize>,
    /// Those listed, by year.
    pub(super) years: BTreeMap<i16, Vec<usize>>,
    filed: [BTreeMap<Name, Vec<usize>>; 3],
}

impl<'a> Plan<'a> {
    /// Plans what stands around the reports of these cards in these editions.
    #[must_use]
    pub fn new(site: &'a Site, editions: &'a [Shelved<'a>], cards: &'a Cards) -> Self {
        let mut listed: Vec<usize> =
            (0..cards.len()).filter(|&at| site.visibility.lists(cards.get(at).status)).collect();
        listed.sort_unstable_by(|&a, &b| age(cards.get(a)).cmp(&age(cards.get(b))));
        let announced = listed.iter().copied();
        let announced = announced.filter(|&at| site.visibility.announces(cards.get(at).status)).collect();
        let mut years: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
        let mut filed: [BTreeMap<Name, Vec<usize>>; 3] = Default::default();
        for &at in &listed {
            let card = cards.get(at);
            years.entry(card.date.year()).or_default().push(at);
            for (kind, filed) in Kind::ALL.into_iter().zip(&mut filed) {
                for &name in card.names(kind) {
                    filed.entry(name).or_default().push(at);
                }
            }
        }
        Plan { site, editions, cards, listed, announced, years, filed }
    }

    /// Every page and file.
    #[must_use]
    pub fn sheets(&self) -> Vec<Sheet<'_>> {
        let mut sheets = Vec::new();
        for edition in 0..self.editions.len() {
            sheets.push(index::front(self, edition));
            sheets.extend(filed::sheets(self, edition));
            sheets.extend(search::sheets(self, edition));
            sheets.extend(feed::sheet(self, edition));
        }
        sheets.extend(index::chooser(self.site));
        sheets.extend(lost::sheet(self.site));
        sheets.extend(sitemap::sheets(self));
        sheets
    }

    /// The reports under each name of a kind.
    pub(super) fn filed(&self, kind: Kind) -> &BTreeMap<Name, Vec<usize>> {
        let [tags, sources, entities] = &self.filed;
        match kind {
            Kind::Tag => tags,
            Kind::Source => sources,
            Kind::Entity => entities,
        }
    }

    /// A key of what an edition says of some reports, but for their exhibits.
    pub(super) fn key(&self, edition: usize, reports: &[usize]) -> Key {
        let mut key = Key::default();
        key.number(reports.len());
        for &at in reports {
            if let Some(digests) = self.cards.get(at).digests(edition) {
                key.digest(digests.words);
            }
        }
        key
    }

    /// Reads some reports, the newest first.
    pub(super) fn read<'s>(&'s self, means: Means<'s>, reports: &[usize]) -> io::Result<Shown<'s>> {
        Shown::read(self.cards, means.records, reports.iter().rev().copied())
    }
}

impl std::fmt::Debug for Plan<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plan").field("reports", &self.listed.len()).finish_non_exhaustive()
    }
}

/// What reports are ordered by.
fn age(card: &Card) -> (Date, std::cmp::Reverse<&str>) {
    (card.date, std::cmp::Reverse(card.id.as_str()))
}
