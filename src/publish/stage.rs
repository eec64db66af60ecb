//! The stage: pages wait here, out of sight, until all of them are done.

mod adopt;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::address::{self, Addresses};
use super::manifest::{self, Head, MANIFEST, Manifest};
use super::notes::{Note, Notes};
use super::place::{Manner, Place, remove_tree};
use super::record::{Input, Output, Record};
use super::span::{Span, read};
use super::spare::SpareIs;
use super::tree::{self, Foreign, Paths, Seen, Spare};
use super::{Page, journal, swap};
use crate::failure::Failure;
use crate::fingerprint::{Fingerprint, Hasher};

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
    /// Whether a published file is not as it was published.
    touched: AtomicBool,
}

/// The records of this run, in a file: a run of many thousand reports does not hold them.
#[derive(Debug)]
struct Spool {
    file: BufWriter<File>,
    at: u64,
    units: BTreeMap<String, Where>,
}

/// Where the record of a unit is.
#[derive(Debug, Clone, Copy)]
enum Where {
    /// In the spool.
    New(Span),
    /// In the manifest of what is published.
    Kept,
}

/// Where it is written down what is known of the spare.
const SPARE_IS: &str = "spare-is";

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
}

/// The pages of one unit of work on their way to the stage.
#[derive(Debug)]
pub struct Unit<'s> {
    stage: &'s Stage,
    name: String,
    before: Option<Record>,
    outputs: Vec<Output>,
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
        Ok(Stage {
            place,
            scope,
            live,
            notes,
            addresses: Mutex::default(),
            records,
            spool: Mutex::new(spool),
            written: AtomicUsize::new(0),
            unchanged: AtomicUsize::new(0),
            changed: None,
            touched: AtomicBool::new(false),
        })
    }

    /// The same stage; it lists the paths of what it writes.
    #[must_use]
    pub fn listing(mut self) -> Self {
        self.changed = Some(Mutex::default());
        self
    }

    /// What is published of a unit, if it was made with this key and its files are as they were published.
    ///
    /// # Errors
    /// If the manifest cannot be read.
    pub fn published(&self, unit: &str, key: &Fingerprint) -> Result<Option<Record>, Failure> {
        let Some(live) = &self.live else { return Ok(None) };
        let record = live.record(unit).map_err(Failure::of("read the manifest of", &self.place.out))?;
        let Some(record) = record.filter(|record| record.key == *key) else { return Ok(None) };
        if record.is_intact(&self.place.out, live.published) {
            return Ok(Some(record));
        }
        self.touched.store(true, Ordering::Relaxed);
        Ok(None)
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

    /// How many files of a unit are published; with `look`, only if they are as they were published.
    ///
    /// # Errors
    /// If the manifest cannot be read.
    pub fn outputs(&self, unit: &str, look: bool) -> Result<Option<usize>, Failure> {
        let Some(record) = self.before(unit)? else { return Ok(None) };
        let is_there =
            !look || self.live.as_ref().is_some_and(|live| record.is_intact(&self.place.out, live.published));
        Ok(is_there.then_some(record.outputs.len()))
    }

    /// Keeps a unit as it is published, which was found to be as it was.
    ///
    /// # Errors
    /// As [`Stage::keep`], and if the manifest cannot be read.
    pub fn stay(&self, unit: &str) -> Result<(), Failure> {
        self.before(unit)?.map_or(Ok(()), |record| self.keep(&record))
    }

    /// Keeps a unit as it is published, which is known to be as it was.
    ///
    /// # Errors
    /// If one of its addresses is taken.
    pub fn keep(&self, record: &Record) -> Result<(), Failure> {
        for output in &record.outputs {
            self.take_address(&output.path)
                .map_err(|error| Failure::new("write", self.place.out.join(&output.path), error))?;
        }
        self.unchanged.fetch_add(record.outputs.len(), Ordering::Relaxed);
        self.spool().units.insert(record.unit.clone(), Where::Kept);
        Ok(())
    }

    /// Begins a unit.
    ///
    /// # Errors
    /// If the manifest cannot be read.
    pub fn unit(&self, name: impl Into<String>) -> Result<Unit<'_>, Failure> {
        let name = name.into();
        let before = self.before(&name)?;
        Ok(Unit { stage: self, name, before, outputs: Vec::new() })
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

    /// Publishes everything.
    ///
    /// # Errors
    /// If something that is not ours lies where a page belongs, or the file system refuses. The output is as it was then, unless
    /// it is published in place: then the next run finishes what this one began.
    pub fn commit(self, head: &Head) -> Result<Published, Failure> {
        self.try_commit(head).map_err(Failure::of("publish to", &self.place.out))
    }

    fn try_commit(&self, head: &Head) -> io::Result<Published> {
        let units = self.published_units();
        let fingerprint = self.write_manifest(head, &units)?;
        let is_same = self.live.as_ref().is_some_and(|live| live.fingerprint == fingerprint);
        let published = self.outcome(&units)?;
        // An empty share is one all the same.
        let is_nothing = units.is_empty() && self.live.is_none() && head.share.is_none();
        if (is_same && published.written == 0) || is_nothing {
            return Ok(published);
        }
        let ours = self.live.as_ref().map_or_else(|| Ok(Paths::default()), Paths::of)?;
        // The manifest was written just now.
        let now = fs::metadata(self.place.file("manifest")).and_then(|found| found.modified()).ok();
        let (foreign, seen) = Seen::look(&self.place.out, now, &ours, &self.place.work)?;
        self.expect_free(&foreign, &units)?;
        if self.place.scratch().is_some() {
            return Ok(published);
        }
        let kept = units.iter().filter(|(_, at)| matches!(at, Where::Kept)).map(|(unit, _)| unit.as_str());
        self.notes.prepare(&fingerprint, kept)?;
        match self.place.manner {
            Manner::InPlace => journal::publish(&self.place.out, &self.place.work, &published.removed)?,
            Manner::OneStep => self.exchange(&units, (foreign, &seen), &ours)?,
        }
        self.notes.settle()?;
        Ok(published)
    }

    /// What is published when these units are.
    fn outcome(&self, units: &BTreeMap<String, Where>) -> io::Result<Published> {
        let changed = self.changed.as_ref().map(|changed| {
            let mut changed = changed.lock().unwrap_or_else(PoisonError::into_inner).clone();
            changed.sort();
            changed
        });
        Ok(Published {
            written: self.written.load(Ordering::Relaxed),
            unchanged: self.unchanged.load(Ordering::Relaxed),
            changed: changed.unwrap_or_default(),
            removed: self.removed(units)?,
        })
    }

    /// All units that will be published, by name, and where their records are.
    fn published_units(&self) -> BTreeMap<String, Where> {
        let mut units = std::mem::take(&mut self.spool().units);
        for unit in self.live.iter().flat_map(Manifest::units) {
            if self.scope == Scope::Part || unit.starts_with(OCCASION) {
                units.entry(unit.to_owned()).or_insert(Where::Kept);
            }
        }
        units
    }

    /// Writes the new manifest to the folder of work.
    fn write_manifest(&self, head: &Head, units: &BTreeMap<String, Where>) -> io::Result<Fingerprint> {
        self.spool().file.flush()?;
        let mut file = BufWriter::with_capacity(1 << 20, File::create(self.place.file("manifest"))?);
        let mut hasher = Hasher::default();
        let mut add = |bytes: &[u8]| {
            hasher.add(bytes);
            file.write_all(bytes)
        };
        let mut first = serde_json::to_vec(head)?;
        first.push(b'\n');
        add(&first)?;
        for (unit, at) in units {
            add(&self.line(unit, *at)?)?;
        }
        file.flush()?;
        Ok(hasher.finish())
    }

    /// The line of a unit in the new manifest.
    fn line(&self, unit: &str, at: Where) -> io::Result<Vec<u8>> {
        match (at, &self.live) {
            (Where::New(span), _) => read(&self.records, span),
            (Where::Kept, Some(live)) => Ok(live.line(unit)?.unwrap_or_default()),
            (Where::Kept, None) => Ok(Vec::new()),
        }
    }

    fn record(&self, unit: &str, at: Where) -> io::Result<Record> {
        manifest::parse(&self.line(unit, at)?)
    }

    /// The published files that nothing makes any more.
    fn removed(&self, units: &BTreeMap<String, Where>) -> io::Result<Vec<String>> {
        let Some(live) = &self.live else { return Ok(Vec::new()) };
        let left: Vec<&str> =
            live.units().filter(|unit| !matches!(units.get(*unit), Some(Where::Kept))).collect();
        let records: Vec<Record> =
            left.par_iter().filter_map(|unit| live.record(unit).transpose()).collect::<io::Result<_>>()?;
        // What somebody wrote into a file stands in the spare too, where it may be wanted again.
        if !records.par_iter().all(|record| record.is_intact(&self.place.out, live.published)) {
            self.touched.store(true, Ordering::Relaxed);
        }
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        let mut removed = Vec::new();
        for record in records {
            let outputs = record.outputs.into_iter();
            // What is taken is still made, by this unit or another.
            removed.extend(outputs.map(|output| output.path).filter(|path| addresses.take(path).is_ok()));
        }
        Ok(removed)
    }

    /// Refuses to put a page in the place of something that is not ours, unless it is the same.
    fn expect_free(&self, foreign: &Foreign, units: &BTreeMap<String, Where>) -> io::Result<()> {
        if foreign.is_empty() {
            return Ok(());
        }
        let mut in_the_way = Vec::new();
        for (unit, at) in units {
            for output in self.record(unit, *at)?.outputs {
                let Some(other) = foreign.in_the_way(&output.path) else { continue };
                let same = fs::read(self.place.out.join(other)).is_ok_and(|bytes| {
                    other == Path::new(&output.path) && Fingerprint::of(&bytes) == output.blake3
                });
                if !same {
                    in_the_way.push(other.display().to_string());
                }
            }
        }
        in_the_way.sort();
        in_the_way.dedup();
        let Some(first) = in_the_way.first() else { return Ok(()) };
        let rest = match in_the_way.len() - 1 {
            0 => String::new(),
            1 => " and one other".to_owned(),
            more => format!(" and {more} others"),
        };
        Err(io::Error::other(format!(
            "a page belongs where `{first}`{rest} is, which bayan did not put there; move it away, or choose another \
             folder with `--out`"
        )))
    }

    /// Makes the new site beside the old one, and lets them change places.
    fn exchange(
        &self,
        units: &BTreeMap<String, Where>,
        (foreign, seen): (Foreign, &Seen),
        ours: &Paths,
    ) -> io::Result<()> {
        let Place { out, work, .. } = &self.place;
        let (next, spare) = (self.place.next(), self.place.file("spare"));
        let records = || units.par_iter().map(|(unit, at)| self.record(unit, *at));
        let known = self.spare(&spare)?;
        self.forget_spare()?;
        let new = if let Some((manifest, of_others)) = &known {
            let names: Vec<&str> = units.keys().map(String::as_str).collect();
            let line = |unit: &str| units.get(unit).map_or_else(|| Ok(Vec::new()), |at| self.line(unit, *at));
            // What others put there is taken anew from the site: it may have changed under its name.
            of_others.remove(&spare)?;
            let site = Spare { site: &spare, manifest, next: &next, live: out };
            site.bring_up(&names, &line)?;
            // What the spare had already was not taken.
            remove_tree(&next)?;
            &spare
        } else {
            remove_tree(&spare)?;
            fs::create_dir_all(&next)?;
            if self.live.is_some() {
                tree::fill(&next, out, records())?;
            }
            &next
        };
        foreign.carry(out, new)?;
        tree::shift(&self.place.file("manifest"), &new.join(MANIFEST))?;
        if let Ok(found) = fs::metadata(out) {
            fs::set_permissions(new, found.permissions())?;
        }
        swap::swap(new, out, work)?;
        // From here on the new site is there. What is left to do makes the next run faster, or is what came in between.
        if let Some(live) = &self.live {
            let came = seen.came(new, ours, work)?;
            came.carry(new, out)?;
            if self.touched.load(Ordering::Relaxed) {
                return remove_tree(new);
            }
            if new != &spare {
                fs::rename(new, &spare)?;
            }
            SpareIs::new(&live.fingerprint, foreign.and(came)).write(&self.place.file(SPARE_IS))
        } else {
            // There is no spare yet: the first site may well be the only one, as on machines that are made for one build.
            if new.exists() {
                seen.came(new, ours, work)?.carry(new, out)?;
                remove_tree(new)?;
            }
            Ok(())
        }
    }

    /// The manifest of the spare site and what others put into it, if there is one that is whole, and whose files nobody touched.
    fn spare(&self, spare: &Path) -> io::Result<Option<(Manifest, Foreign)>> {
        let Some(known) = SpareIs::read(&self.place.file(SPARE_IS))? else { return Ok(None) };
        if self.touched.load(Ordering::Relaxed) {
            // The spare shares its files with what is published.
            return Ok(None);
        }
        let found = Manifest::open(spare).ok().flatten();
        Ok(found.filter(|found| known.is_of(found)).map(|found| (found, known.of_others)))
    }

    fn forget_spare(&self) -> io::Result<()> {
        match fs::remove_file(self.place.file(SPARE_IS)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
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
        self.take(Output::new(path, &bytes), |to| fs::write(to, &bytes))
    }

    /// Takes in a file that somebody can put where it waits.
    fn take(&mut self, output: Output, put: impl Fn(&Path) -> io::Result<()>) -> Result<(), Failure> {
        let failure =
            |stage: &Stage, path: &str, error| Failure::new("write", stage.place.out.join(path), error);
        self.stage.take_address(&output.path).map_err(|error| failure(self.stage, &output.path, error))?;
        if self.is_published(&output) {
            self.stage.unchanged.fetch_add(1, Ordering::Relaxed);
        } else {
            if self.stage.place.scratch().is_none() {
                let waiting = self.stage.place.next().join(&output.path);
                tree::in_folder(&waiting, || put(&waiting))
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
        let Stage { live: Some(live), place, touched, .. } = self.stage else { return false };
        let same = self.before.as_ref().and_then(|before| before.output(&output.path)) == Some(output);
        let is_intact = same && output.is_intact(&place.out, live.published);
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
        let Unit { stage, name, before, mut outputs } = self;
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
        if note != Note::default() {
            self.notes.take(&record.unit, note)?;
        }
        let line = manifest::line(&record);
        let mut spool = self.spool();
        spool.file.write_all(&line)?;
        let span = Span { at: spool.at, length: line.len() };
        spool.at += line.len() as u64;
        spool.units.insert(record.unit, Where::New(span));
        Ok(())
    }
}

#[cfg(test)]
mod tests;
