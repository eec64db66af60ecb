//! Notes: what a run leaves for the next one of what it made, so that it need not make it again.
//!
//! They lie in the folder of work, never in the published folder. Each unit may leave a card, which is in memory in every run, and a
//! body, which is read when it is asked for. They belong to one manifest: where they do not fit, they are as if they were not there, and
//! everything is made again.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::named::{Gathered, Named};
use super::span::{Span, read};
use crate::fingerprint::Fingerprint;

/// What a unit leaves for the next run. The room that publishes does not look into it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// What every run needs to know of it.
    pub card: Vec<u8>,
    /// What is read when it is asked for.
    pub body: Vec<u8>,
}

/// Where the card of a unit is among all cards, and where its body is.
#[derive(Debug)]
struct Entry {
    card: (usize, usize),
    body: Span,
}

/// The file of cards, as [`Notes::write_cards`] writes it.
#[derive(Debug, Default)]
struct Index {
    /// The number of the file of bodies.
    bodies: u32,
    entries: Named<Entry>,
    /// All cards, one after the other.
    cards: Vec<u8>,
}

/// What stands first in it: the manifest that it belongs to, the number of the file of bodies, and how many units there are.
type IndexHead = ([u8; 32], u32, usize);

/// What it says of a unit: its name, its card, where its body is.
type IndexLine<'a> = (&'a str, &'a [u8], Span);

impl Index {
    /// Reads it, if it belongs to a manifest.
    fn read(bytes: &[u8], manifest: &Fingerprint) -> Option<Index> {
        let ((known, number, units), mut rest): (IndexHead, _) = postcard::take_from_bytes(bytes).ok()?;
        if known != *manifest.bytes() {
            return None;
        }
        let (mut entries, mut cards) = (Gathered::default(), Vec::new());
        for _ in 0..units {
            let ((unit, card, body), after): (IndexLine<'_>, _) = postcard::take_from_bytes(rest).ok()?;
            let start = cards.len();
            cards.extend_from_slice(card);
            entries.add(unit, Entry { card: (start, cards.len()), body })?;
            rest = after;
        }
        rest.is_empty().then(|| Index { bodies: number, entries: entries.sorted(), cards })
    }

    fn card(&self, entry: &Entry) -> &[u8] {
        &self.cards[entry.card.0..entry.card.1]
    }
}

/// The notes of the last run, and those of this one.
#[derive(Debug)]
pub(super) struct Notes {
    folder: PathBuf,
    number: u32,
    before: Index,
    /// The bodies of the last run.
    bodies: File,
    now: Mutex<Now>,
    /// The bodies of this run.
    own: File,
}

#[derive(Debug)]
struct Now {
    /// Bodies are added at its end, each after its card; those of the last run stay where they are.
    file: BufWriter<File>,
    at: u64,
    entries: BTreeMap<Arc<str>, Own>,
}

/// Where a note of this run is: a run of many thousand reports does not hold their cards.
#[derive(Debug, Clone, Copy)]
struct Own {
    at: u64,
    card: usize,
    body: usize,
}

impl Own {
    fn card(self) -> Span {
        Span { at: self.at, length: self.card }
    }

    fn body(self) -> Span {
        Span { at: self.at + self.card as u64, length: self.body }
    }
}

/// What is written down of a unit for the next run.
struct Next<'a> {
    unit: &'a str,
    card: Card<'a>,
    body: Span,
}

/// A card of the last run, or where that of this one is.
enum Card<'a> {
    Before(&'a [u8]),
    Own(Span),
}

/// The notes of a run somewhere else, to be read.
#[derive(Debug)]
pub(super) struct Earlier {
    index: Index,
    bodies: File,
}

impl Earlier {
    /// Opens the notes that belong to a manifest; `None` if there are none.
    pub fn open(folder: &Path, manifest: &Fingerprint) -> io::Result<Option<Earlier>> {
        let Some(index) = fitting(folder, Some(manifest)) else { return Ok(None) };
        let bodies = File::open(bodies(folder, index.bodies))?;
        Ok(Some(Earlier { index, bodies }))
    }

    /// The card that a unit left.
    pub fn card(&self, unit: &str) -> Option<&[u8]> {
        Some(self.index.card(self.index.entries.get(unit)?))
    }

    /// What a unit left.
    pub fn note(&self, unit: &str) -> io::Result<Option<Note>> {
        let Some(entry) = self.index.entries.get(unit) else { return Ok(None) };
        let body = read(&self.bodies, entry.body)?;
        Ok(Some(Note { card: self.index.card(entry).to_owned(), body }))
    }
}

const INDEX: &str = "cards";
const NEXT_INDEX: &str = "cards-next";

/// How much may lie in the file of bodies that no run asks for any more, beside as much as is asked for.
const SLACK: u64 = 1 << 20;

impl Notes {
    /// Opens the notes that belong to a manifest.
    pub fn open(folder: &Path, manifest: Option<&Fingerprint>) -> io::Result<Notes> {
        let found = fitting(folder, manifest);
        if found.is_none() {
            // Their bodies are about to be overwritten: they must not fit again some day.
            gone(fs::remove_file(folder.join(INDEX)))?;
            gone(fs::remove_file(folder.join(NEXT_INDEX)))?;
        }
        let is_new = found.is_none();
        let before = found.unwrap_or_default();
        let number = before.bodies;
        let path = bodies(folder, number);
        let mut file = File::options().create(true).write(true).truncate(is_new).open(&path)?;
        let at = file.seek(SeekFrom::End(0))?;
        let now = Now { file: BufWriter::new(file), at, entries: BTreeMap::new() };
        let (bodies, own) = (File::open(&path)?, File::open(&path)?);
        Ok(Notes { folder: folder.to_owned(), number, before, bodies, now: Mutex::new(now), own })
    }

    /// Opens the notes that belong to a manifest for a run that leaves none: its own go to another folder.
    pub fn borrow(folder: &Path, manifest: Option<&Fingerprint>, scratch: &Path) -> io::Result<Notes> {
        let path = bodies(scratch, 0);
        let now = Now { file: BufWriter::new(File::create(&path)?), at: 0, entries: BTreeMap::new() };
        let own = File::open(&path)?;
        let (bodies, before) = match fitting(folder, manifest) {
            Some(index) => (File::open(bodies(folder, index.bodies))?, index),
            None => (own.try_clone()?, Index::default()),
        };
        Ok(Notes { folder: scratch.to_owned(), number: 0, before, bodies, now: Mutex::new(now), own })
    }

    /// The card that a unit left in the last run.
    pub fn card(&self, unit: &str) -> Option<&[u8]> {
        Some(self.before.card(self.before.entries.get(unit)?))
    }

    /// The body that a unit left, in this run or the last.
    pub fn body(&self, unit: &str) -> io::Result<Option<Vec<u8>>> {
        let own = {
            let mut now = self.now();
            let own = now.entries.get(unit).map(|own| own.body());
            if own.is_some() {
                now.file.flush()?;
            }
            own
        };
        if let Some(span) = own {
            return read(&self.own, span).map(Some);
        }
        self.before.entries.get(unit).map(|entry| read(&self.bodies, entry.body)).transpose()
    }

    /// Takes a note of this run.
    pub fn take(&self, unit: impl Into<Arc<str>>, note: Note) -> io::Result<()> {
        let Note { card, body } = note;
        let mut now = self.now();
        now.file.write_all(&card)?;
        now.file.write_all(&body)?;
        let own = Own { at: now.at, card: card.len(), body: body.len() };
        now.at += (card.len() + body.len()) as u64;
        now.entries.insert(unit.into(), own);
        Ok(())
    }

    /// Writes down the cards of this run and those of the last that are kept, for a manifest that is not published yet.
    pub fn prepare<'u>(&self, manifest: &Fingerprint, kept: impl Iterator<Item = &'u str>) -> io::Result<()> {
        let mut now = self.now();
        now.file.flush()?;
        let own = std::mem::take(&mut now.entries);
        let mut next: Vec<Next<'_>> = own
            .iter()
            .map(|(unit, own)| Next { unit, card: Card::Own(own.card()), body: own.body() })
            .collect();
        let mut near = 0;
        let kept = kept.filter(|unit| !own.contains_key(*unit)).filter_map(|unit| {
            let entry = self.before.entries.get_near(unit, &mut near)?;
            Some(Next { unit, card: Card::Before(self.before.card(entry)), body: entry.body })
        });
        next.extend(kept);
        next.sort_unstable_by_key(|next| next.unit);
        let asked: u64 = next.iter().map(|next| next.body.length as u64).sum();
        let mut number = self.number;
        if now.at > 2 * asked + SLACK {
            number = number.wrapping_add(1);
            self.compact(&bodies(&self.folder, number), &mut next)?;
        }
        self.write_cards(manifest, number, &next)
    }

    /// Writes the file of cards piece by piece.
    fn write_cards(&self, manifest: &Fingerprint, number: u32, next: &[Next<'_>]) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(self.folder.join(NEXT_INDEX))?);
        let head: IndexHead = (*manifest.bytes(), number, next.len());
        postcard::to_io(&head, &mut file).map_err(io::Error::other)?;
        for Next { unit, card, body } in next {
            let own;
            let card = match card {
                Card::Before(card) => card,
                Card::Own(span) => {
                    own = read(&self.own, *span)?;
                    own.as_slice()
                }
            };
            // Bytes are written as how many they are, and then as they are.
            postcard::to_io(&(unit, card.len()), &mut file).map_err(io::Error::other)?;
            file.write_all(card)?;
            postcard::to_io(body, &mut file).map_err(io::Error::other)?;
        }
        file.flush()
    }

    /// Moves the bodies that are asked for to a file of their own. The old one stays until the notes are settled.
    fn compact(&self, path: &Path, next: &mut [Next<'_>]) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        let mut at = 0;
        for next in next {
            let body = read(&self.bodies, next.body)?;
            file.write_all(&body)?;
            next.body.at = at;
            at += body.len() as u64;
        }
        file.flush()
    }

    /// Makes what was prepared the notes of the last run.
    pub fn settle(&self) -> io::Result<()> {
        fs::rename(self.folder.join(NEXT_INDEX), self.folder.join(INDEX))?;
        let next = bodies(&self.folder, self.number.wrapping_add(1));
        if next.exists() { gone(fs::remove_file(bodies(&self.folder, self.number))) } else { Ok(()) }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        // Nothing in here panics half-way.
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The index of notes that belong to a manifest.
fn fitting(folder: &Path, manifest: Option<&Fingerprint>) -> Option<Index> {
    let fitting = |name: &str| {
        let index = Index::read(&fs::read(folder.join(name)).ok()?, manifest?)?;
        bodies(folder, index.bodies).exists().then_some(index)
    };
    fitting(INDEX).or_else(|| fitting(NEXT_INDEX))
}

/// The file of bodies of a number.
fn bodies(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("notes-{number}"))
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(card: &str, body: &str) -> Note {
        Note { card: card.into(), body: body.into() }
    }

    #[test]
    fn notes_are_there_in_the_next_run_for_their_manifest_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let (first, second) = (Fingerprint::of(b"1"), Fingerprint::of(b"2"));
        let notes = Notes::open(folder.path(), None).expect("opened");
        notes.take("a", note("A", "body of a")).expect("taken");
        notes.take("b", note("B", "body of b")).expect("taken");
        assert_eq!(notes.body("a").expect("read").as_deref(), Some(&b"body of a"[..]));
        notes.prepare(&first, std::iter::empty()).expect("prepared");
        // Killed before it could be settled: what was prepared fits the manifest.
        drop(notes);
        let notes = Notes::open(folder.path(), Some(&first)).expect("opened");
        assert_eq!(notes.card("b"), Some(&b"B"[..]));
        notes.take("b", note("B2", "new body of b")).expect("taken");
        notes.prepare(&second, ["a"].into_iter()).expect("prepared");
        notes.settle().expect("settled");
        let notes = Notes::open(folder.path(), Some(&second)).expect("opened");
        assert_eq!((notes.card("a"), notes.card("b")), (Some(&b"A"[..]), Some(&b"B2"[..])));
        assert_eq!(notes.body("b").expect("read").as_deref(), Some(&b"new body of b"[..]));
        let elsewhere = Earlier::open(folder.path(), &second).expect("opened").expect("fitting");
        assert_eq!(elsewhere.note("b").expect("read"), Some(note("B2", "new body of b")));
        assert_eq!(elsewhere.note("c").expect("read"), None);
        assert!(Earlier::open(folder.path(), &first).expect("opened").is_none());
        let notes = Notes::open(folder.path(), Some(&first)).expect("opened");
        assert_eq!(notes.card("a"), None);
    }

    #[test]
    fn what_nobody_asks_for_is_dropped_in_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let large = "x".repeat(1 << 20);
        let mut manifest = None;
        for run in 0..8 {
            let notes = Notes::open(folder.path(), manifest.as_ref()).expect("opened");
            notes.take("a", note("A", &format!("{run}{large}"))).expect("taken");
            let next = Fingerprint::of(&[run]);
            notes.prepare(&next, std::iter::empty()).expect("prepared");
            notes.settle().expect("settled");
            manifest = Some(next);
        }
        let notes = Notes::open(folder.path(), manifest.as_ref()).expect("opened");
        assert!(notes.body("a").expect("read").is_some_and(|body| body.starts_with(b"7x")));
        let sizes = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("one").metadata().expect("size").len());
        assert!(sizes.sum::<u64>() < 5 << 20);
    }
}
