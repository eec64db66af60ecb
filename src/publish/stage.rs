//! The stage: pages wait here, out of sight, until all of them are done.

mod adopt;
mod commit;
mod ledger;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::Page;
use super::address::{self, Addresses};
use super::aside::{self, Aside};
use super::below::{Below, Known};
use super::manifest::{self, Head, Manifest};
use super::notes::{Note, Notes};
use super::place::{Manner, Place};
use super::record::{Input, Output, Record};
use super::span::Span;
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::glance::{Clock, Folder, Look};
pub(super) use commit::NewLines;
pub use ledger::Ledger;

/// What the names of units begin with that are made once, for an occasion: no run removes them.
pub const OCCASION: &str = "occasion/";

/// How much of a publication a run makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// All of it: what was published and is not made any more is removed.
    #[default]
    Whole,
    /// A part, such as one edition: what it does not make stays as it is.
    Part,
}

/// The pages of one build on their way to the output folder. Shared by threads.
///
/// Pages come in [`Unit`]s. A unit that need not be made again is kept instead. In the end [`Stage::commit`] publishes all of it;
/// until then the output is as it was, and a stage that is dropped leaves no trace in it.
#[derive(Debug)]
pub struct Stage {
    place: Place,
    /// The output folder, held open.
    site: Folder,
    /// Where the files wait that are not published yet: made when there is one.
    next: OnceLock<Below>,
    scope: Scope,
    live: Option<Manifest>,
    notes: Notes,
    addresses: Mutex<Addresses>,
    records: File,
    spool: Mutex<Spool>,
    written: AtomicUsize,
    unchanged: AtomicUsize,
    /// The paths of the files written, if somebody wants to know them.
    changed: Option<Mutex<Vec<String>>>,
    /// Whether it is known that what is published is as it was published.
    is_trusted: bool,
    /// Whether a published file is not as it was published.
    touched: AtomicBool,
    /// Whether a file is made where its unit had none: it may be the address of a unit that is kept.
    is_new: AtomicBool,
    /// What is put aside for the next run by whoever uses the stage.
    remembered: Mutex<Option<Aside>>,
}

/// The records of this run, in a file: a run of many thousand reports does not hold them.
#[derive(Debug)]
struct Spool {
    file: BufWriter<File>,
    at: u64,
    units: BTreeMap<Arc<str>, Where>,
}

/// Where the record of a unit is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Where {
    /// In the spool.
    New(Span),
    /// In the manifest of what is published.
    Kept,
}

/// Where that is put aside.
const REMEMBERED: &str = "remembered";

/// What was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written because their bytes changed.
    pub written: usize,
    /// Files that had these bytes already.
    pub unchanged: usize,
    /// The paths of the files written; only of a stage that lists them.
    pub changed: Vec<String>,
    /// The paths of the files removed because nothing makes them any more.
    pub removed: Vec<String>,
    /// The fingerprint of the manifest; `None` if there is none.
    pub manifest: Option<Fingerprint>,
}

/// The pages of one unit of work on their way to the stage.
#[derive(Debug)]
pub struct Unit<'s> {
    stage: &'s Stage,
    name: String,
    before: Option<Record>,
    outputs: Vec<Output>,
    /// The folders of those of them that wait.
    folders: Known,
}

impl Stage {
    /// Opens the output folder `out` of the project in `root`.
    ///
    /// # Errors
    /// If the folder cannot be written to, if it holds the project or its input, if its manifest is damaged, and if another build
    /// is publishing to it.
    pub fn open(root: &Path, out: &Path, manner: Manner, scope: Scope) -> Result<Stage, Failure> {
        let place = Place::open(root, out, manner)?;
        Self::try_open(place, scope).map_err(Failure::of("publish to", out))
    }

    /// Opens the output folder for a rehearsal: the same is done, and nothing is published. What [`Stage::commit`] gives is what it
    /// would have been.
    ///
    /// # Errors
    /// As [`Stage::open`].
    pub fn rehearse(root: &Path, out: &Path, manner: Manner, scope: Scope) -> Result<Stage, Failure> {
        let place = Place::look(root, out, manner)?;
        Self::try_open(place, scope).map_err(Failure::of("publish to", out))
    }

    fn try_open(place: Place, scope: Scope) -> io::Result<Stage> {
        let live = Manifest::open(&place.out)?;
        let fingerprint = live.as_ref().map(|live| &live.fingerprint);
        let notes = match place.scratch() {
            Some(scratch) => Notes::borrow(&place.work, fingerprint, scratch)?,
            None => Notes::open(&place.work, fingerprint)?,
        };
        let path = place.file("records");
        let spool = Spool { file: BufWriter::new(File::create(&path)?), at: 0, units: BTreeMap::new() };
        let records = File::open(&path)?;
        let site = Folder::open(&place.out);
        Ok(Stage {
            place,
            site,
            next: OnceLock::new(),
            scope,
            live,
            notes,
            addresses: Mutex::default(),
            records,
            spool: Mutex::new(spool),
            written: AtomicUsize::new(0),
            unchanged: AtomicUsize::new(0),
            changed: None,
            is_trusted: false,
            touched: AtomicBool::new(false),
            is_new: AtomicBool::new(false),
            remembered: Mutex::default(),
        })
    }

    /// The same stage; it lists the paths of what it writes.
    #[must_use]
    pub fn listing(mut self) -> Self {
        self.changed = Some(Mutex::default());
        self
    }

    /// The same stage; it does not look at published files if their manifest is the one with this fingerprint, of which it is known that
    /// they are as they were published.
    #[must_use]
    pub fn trusting(mut self, known: Option<Fingerprint>) -> Self {
        self.is_trusted = known.is_some() && known == self.manifest();
        self
    }

    /// The fingerprint of the manifest of what is published.
    #[must_use]
    pub fn manifest(&self) -> Option<Fingerprint> {
        self.live.as_ref().map(|live| live.fingerprint)
    }

    /// The head of what is published.
    pub fn head(&self) -> Option<&Head> {
        self.live.as_ref().map(|live| &live.head)
    }

    /// The units that are published and whose names begin so.
    pub fn units<'s>(&'s self, prefix: &'s str) -> impl Iterator<Item = &'s str> {
        self.live.iter().flat_map(Manifest::units).filter(move |unit| unit.starts_with(prefix))
    }

    /// Whether a unit is published.
    pub fn has(&self, unit: &str) -> bool {
        self.live.as_ref().is_some_and(|live| live.contains(unit))
    }

    /// What is published of a unit, whatever it was made with.
    ///
    /// # Errors
    /// If the manifest cannot be read.
    pub fn before(&self, unit: &str) -> Result<Option<Record>, Failure> {
        let record = self.live.as_ref().map(|live| live.record(unit)).transpose();
        record.map(Option::flatten).map_err(Failure::of("read the manifest of", &self.place.out))
    }

    /// Keeps a unit as it is published, which was found to be as it was, with so many files.
    pub fn keep(&self, unit: impl Into<Arc<str>>, files: usize) {
        self.unchanged.fetch_add(files, Ordering::Relaxed);
        self.spool().units.insert(unit.into(), Where::Kept);
    }

    /// Begins a unit.
    ///
    /// # Errors
    /// If the manifest cannot be read.
    pub fn unit(&self, name: impl Into<String>) -> Result<Unit<'_>, Failure> {
        let name = name.into();
        let before = self.before(&name)?;
        Ok(Unit { stage: self, name, before, outputs: Vec::new(), folders: Known::new() })
    }

    /// The card that a unit left in the last run.
    pub fn card(&self, unit: &str) -> Option<&[u8]> {
        self.notes.card(unit)
    }

    /// The body that a unit left, in this run or the last.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn body(&self, unit: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.notes.body(unit).map_err(Failure::of("read the notes in", &self.place.work))
    }

    /// Leaves a note for the next run that is of no unit.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn note(&self, name: &str, note: Note) -> Result<(), Failure> {
        self.notes.take(name, note).map_err(Failure::of("write to", &self.place.work))
    }

    /// The time by the clock of the folder of work, for marks that outlast the run of files below a folder.
    #[must_use]
    pub fn clock(&self, folder: &Folder) -> Option<Clock> {
        // The file of records was emptied when the stage was opened.
        let written = Look::at(&self.place.file("records")).ok()?;
        Some(Clock::new(&written, Some(folder))).filter(Clock::lasts)
    }

    /// What the last run put aside, if it is there.
    #[must_use]
    pub fn recall(&self) -> Option<Vec<u8>> {
        aside::bytes(&self.place.work.join(REMEMBERED))
    }

    /// Puts something more aside for the next run. Nothing depends on it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn remember(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        let aside = match &mut *remembered {
            Some(begun) => Ok(begun),
            none => Aside::begin(self.place.file(REMEMBERED)).map(|begun| none.insert(begun)),
        };
        let added = aside.and_then(|aside| aside.add(bytes));
        added.map_err(Failure::of("write to", &self.place.work))
    }

    /// Ends what is put aside: it takes the place of what the last run did.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn remembered(&self) -> Result<(), Failure> {
        let begun = self.remembered.lock().unwrap_or_else(PoisonError::into_inner).take();
        let finished = begun.map_or(Ok(()), Aside::finish);
        finished.map_err(Failure::of("write to", &self.place.work))
    }

    fn take_address(&self, path: &str) -> io::Result<()> {
        if let Some(problem) = address::problem(path) {
            return Err(io::Error::new(ErrorKind::InvalidInput, problem));
        }
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        addresses.take(path).map_err(io::Error::other)
    }

    fn spool(&self) -> MutexGuard<'_, Spool> {
        // A thread that panicked holding it left it whole: nothing in here panics half-way.
        self.spool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Unit<'_> {
    /// Takes a page in.
    ///
    /// # Errors
    /// If its address is not fit for a file, or is taken; if it cannot be written.
    pub fn add(&mut self, page: Page) -> Result<(), Failure> {
        let Page { path, bytes } = page;
        self.take(Output::new(path, &bytes), |next, path| next.write(path, &bytes))
    }

    /// Takes in a file that somebody can put where it waits, in a folder that is there.
    fn take(
        &mut self,
        output: Output,
        put: impl FnOnce(&Below, &str) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let failure =
            |stage: &Stage, path: &str, error| Failure::new("write", stage.place.out.join(path), error);
        self.stage.take_address(&output.path).map_err(|error| failure(self.stage, &output.path, error))?;
        if self.is_published(&output) {
            self.stage.unchanged.fetch_add(1, Ordering::Relaxed);
        } else {
            if self.stage.place.scratch().is_none() {
                let next = self.stage.next.get_or_init(|| Below::make(self.stage.place.next()));
                next.make_way(&output.path, &mut self.folders)
                    .and_then(|()| put(next, &output.path))
                    .map_err(|error| failure(self.stage, &output.path, error))?;
            }
            self.stage.written.fetch_add(1, Ordering::Relaxed);
            if let Some(changed) = &self.stage.changed {
                changed.lock().unwrap_or_else(PoisonError::into_inner).push(output.path.clone());
            }
        }
        self.outputs.push(output);
        Ok(())
    }

    /// Whether a file is in its place as it should be.
    fn is_published(&self, output: &Output) -> bool {
        let Stage { live: Some(live), site, touched, is_new, is_trusted, .. } = self.stage else {
            return false;
        };
        let before = self.before.as_ref().and_then(|before| before.output(&output.path));
        if before.is_none() {
            is_new.store(true, Ordering::Relaxed);
        }
        let same = before == Some(output);
        let is_intact = same && (*is_trusted || output.is_intact(site, live.published));
        if same && !is_intact {
            touched.store(true, Ordering::Relaxed);
        }
        is_intact
    }

    /// Ends the unit: all its pages are there. Of a part of a publication, what the unit made before and does not make now stays.
    ///
    /// # Errors
    /// If its record cannot be written.
    pub fn finish(self, key: Fingerprint, inputs: Vec<Input>, note: Note) -> Result<(), Failure> {
        let Unit { stage, name, before, mut outputs, folders: _ } = self;
        if let (Scope::Part, Some(before)) = (stage.scope, before) {
            // What is taken is made anew, by this unit or another.
            outputs
                .extend(before.outputs.into_iter().filter(|output| stage.take_address(&output.path).is_ok()));
        }
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
        let record = Record { unit: name, key, inputs, outputs };
        stage.take_in(record, note).map_err(Failure::of("write to", &stage.place.work))
    }
}

impl Stage {
    fn take_in(&self, record: Record, note: Note) -> io::Result<()> {
        let line = manifest::line(&record);
        let unit: Arc<str> = record.unit.into();
        if note != Note::default() {
            self.notes.take(Arc::clone(&unit), note)?;
        }
        let mut spool = self.spool();
        spool.file.write_all(&line)?;
        let span = Span { at: spool.at, length: line.len() };
        spool.at += line.len() as u64;
        spool.units.insert(unit, Where::New(span));
        Ok(())
    }
}

#[cfg(test)]
mod tests;
