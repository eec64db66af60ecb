//! The end of a stage: the new site is made, of what waits and of what stays, and takes the place of the old one.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use rayon::prelude::*;

use super::{OCCASION, Published, Scope, Stage, Where};
use crate::failure::Failure;
use crate::fingerprint::{Fingerprint, Hasher};
use crate::glance::{Clock, Folder, Look};
use crate::publish::aside;
use crate::publish::foreign::{Foreign, Looked, Walk};
use crate::publish::glimpse::Glimpse;
use crate::publish::manifest::{Head, Lines, MANIFEST, Manifest, PART, parse};
use crate::publish::place::{Manner, Place, remove_tree};
use crate::publish::record::{Output, Record};
use crate::publish::span::Window;
use crate::publish::spare::SpareIs;
use crate::publish::tree::{self, Spare};
use crate::publish::{journal, swap};

/// Units by name, and where their records are.
type Units = BTreeMap<Arc<str>, Where>;

/// So many records are in memory at once, at most.
const AT_ONCE: usize = 1024;

/// Where it is written down what is known of the spare.
const SPARE_IS: &str = "spare-is";

/// Where it is written down what is known of what is published.
const LIVE_IS: &str = "live-is";

impl Stage {
    /// Publishes everything.
    ///
    /// # Errors
    /// If something that is not ours lies where a page belongs, or the file system refuses. The output is as it was then, unless
    /// it is published in place: then the next run finishes what this one began.
    pub fn commit(self, head: &Head) -> Result<Published, Failure> {
        self.try_commit(head).map_err(Failure::of("publish to", &self.place.out))
    }

    fn try_commit(&self, head: &Head) -> io::Result<Published> {
        self.expect_own_addresses()?;
        let units = self.published_units();
        let Place { out, work, .. } = &self.place;
        let known: Option<Looked> = aside::take(&work.join(LIVE_IS));
        let trusted = known.as_ref().is_some_and(|known| self.is_trusted && known.foreign.is_empty());
        let live = self.live.as_ref().filter(|_| !trusted);
        // It was written to in this run.
        let clock = Clock::new(&Look::at(&self.place.file("records"))?, Some(&self.site));
        let walk = Walk::new(out, Some(&clock), live, work);
        let look = || match known {
            Some(known) if trusted => Ok(known),
            Some(known) => walk.again(known),
            None => walk.first(),
        };
        // Most of a look is waiting for the system, on all processors; the manifest is written on one.
        let (looked, (fingerprint, spare)) =
            rayon::join(look, || (self.write_manifest(head, &units), self.spare()));
        let (looked, fingerprint) = (looked?, fingerprint?);
        let is_same = self.live.as_ref().is_some_and(|live| live.fingerprint == fingerprint);
        let mut published = self.outcome(&units)?;
        // An empty share is one all the same.
        let is_nothing = units.is_empty() && self.live.is_none() && head.share.is_none();
        published.manifest = Some(fingerprint).filter(|_| !is_nothing);
        if (is_same && published.written == 0) || is_nothing {
            return Ok(published);
        }
        self.expect_free(&looked.foreign, &units)?;
        if self.place.scratch().is_some() {
            return Ok(published);
        }
        let kept = units.iter().filter(|(_, at)| matches!(at, Where::Kept)).map(|(unit, _)| &**unit);
        self.notes.prepare(&fingerprint, kept)?;
        match self.place.manner {
            Manner::InPlace => {
                journal::publish(out, work, &published.removed)?;
                self.put_live(Some(looked).filter(|_| clock.lasts()))?;
            }
            Manner::OneStep => {
                let came = |now: &Path, looked: &Looked| {
                    if trusted {
                        return Ok(Foreign::default());
                    }
                    Walk::new(now, None, live, work).came(looked)
                };
                self.exchange((&units, &fingerprint), spare, (looked, &clock), &came)?;
            }
        }
        self.notes.settle()?;
        Ok(published)
    }

    /// What is published when these units are.
    fn outcome(&self, units: &Units) -> io::Result<Published> {
        let changed = self.changed.as_ref().map(|changed| {
            let mut changed = changed.lock().unwrap_or_else(PoisonError::into_inner).clone();
            changed.sort();
            changed
        });
        Ok(Published {
            manifest: None,
            written: self.written.load(Ordering::Relaxed),
            unchanged: self.unchanged.load(Ordering::Relaxed),
            changed: changed.unwrap_or_default(),
            removed: self.removed(units)?,
        })
    }

    /// All units that will be published, by name, and where their records are.
    fn published_units(&self) -> Units {
        let mut units = std::mem::take(&mut self.spool().units);
        for unit in self.live.iter().flat_map(Manifest::units) {
            if self.scope == Scope::Part || unit.starts_with(OCCASION) {
                units.entry(unit.into()).or_insert(Where::Kept);
            }
        }
        units
    }

    /// Writes the new manifest to the folder of work.
    fn write_manifest(&self, head: &Head, units: &Units) -> io::Result<Fingerprint> {
        self.spool().file.flush()?;
        let mut file = File::create(self.place.file("manifest"))?;
        let mut hasher = Hasher::default();
        let mut part = serde_json::to_vec(head)?;
        part.push(b'\n');
        let mut lines = self.lines();
        let mut write = |part: &mut Vec<u8>| {
            hasher.add(part);
            file.write_all(part)?;
            part.clear();
            io::Result::Ok(())
        };
        for (unit, at) in units {
            part.extend_from_slice(lines.line(unit, *at)?);
            if part.len() >= PART {
                write(&mut part)?;
            }
        }
        write(&mut part)?;
        Ok(hasher.finish())
    }

    /// The lines of units in the new manifest, for many of them in the order of their names.
    fn lines(&self) -> NewLines<'_> {
        let kept = self.live.as_ref().map(Manifest::lines);
        NewLines { kept, records: &self.records, new: Window::default() }
    }

    /// Refuses pages that have the address of a unit which is kept. Those that were there before have an address of their own.
    fn expect_own_addresses(&self) -> io::Result<()> {
        let (Some(live), true) = (&self.live, self.is_new.load(Ordering::Relaxed)) else { return Ok(()) };
        let kept: Vec<Arc<str>> = {
            let spool = self.spool();
            let kept = spool.units.iter().filter(|(_, at)| matches!(at, Where::Kept));
            kept.map(|(unit, _)| Arc::clone(unit)).collect()
        };
        let mut lines = live.lines();
        for unit in kept {
            for output in lines.glimpse(&unit)?.into_iter().flat_map(|record| record.outputs) {
                self.take_address(&output.path)?;
            }
        }
        Ok(())
    }

    /// The published files that nothing makes any more.
    fn removed(&self, units: &Units) -> io::Result<Vec<String>> {
        let Some(live) = &self.live else { return Ok(Vec::new()) };
        let left: Vec<&str> =
            live.units().filter(|unit| !matches!(units.get(*unit), Some(Where::Kept))).collect();
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        let mut removed = Vec::new();
        for units in left.chunks(AT_ONCE) {
            let records: Vec<Record> = units
                .par_iter()
                .filter_map(|unit| live.record(unit).transpose())
                .collect::<io::Result<_>>()?;
            // What somebody wrote into a file stands in the spare too, where it may be wanted again.
            if !records.par_iter().all(|record| {
                record.outputs.iter().all(|output| output.is_intact(&self.site, live.published))
            }) {
                self.touched.store(true, Ordering::Relaxed);
            }
            for record in records {
                let outputs = record.outputs.into_iter();
                // What is taken is still made, by this unit or another.
                removed.extend(outputs.map(|output| output.path).filter(|path| addresses.take(path).is_ok()));
            }
        }
        Ok(removed)
    }

    /// Refuses to put a page in the place of something that is not ours, unless it is the same.
    fn expect_free(&self, foreign: &Foreign, units: &Units) -> io::Result<()> {
        if foreign.is_empty() {
            return Ok(());
        }
        let units: Vec<(&Arc<str>, &Where)> = units.iter().collect();
        let in_the_way = units.par_iter().with_min_len(64).map_init(
            || self.lines(),
            |lines, (unit, at)| {
                let line = lines.line(unit, **at)?;
                let outputs = Glimpse::read(line)?.outputs;
                if outputs.iter().all(|output| foreign.in_the_way(&output.path).is_none()) {
                    return Ok(Vec::new());
                }
                let outputs = parse(line)?.outputs;
                Ok(outputs.iter().filter_map(|output| self.in_the_way(output, foreign)).collect())
            },
        );
        let mut in_the_way = in_the_way.collect::<io::Result<Vec<Vec<String>>>>()?.concat();
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

    /// What is not ours and in the way of a page, unless it is the same.
    fn in_the_way(&self, output: &Output, foreign: &Foreign) -> Option<String> {
        let other = foreign.in_the_way(&output.path)?;
        let is_same = other == Path::new(&output.path)
            && fs::read(self.place.out.join(other))
                .is_ok_and(|bytes| Fingerprint::of(&bytes) == output.blake3);
        (!is_same).then(|| other.display().to_string())
    }

    /// Makes the new site beside the old one, and lets them change places.
    fn exchange(
        &self,
        (units, fingerprint): (&Units, &Fingerprint),
        known: Option<(Manifest, Looked)>,
        (mut looked, clock): (Looked, &Clock),
        came: &dyn Fn(&Path, &Looked) -> io::Result<Foreign>,
    ) -> io::Result<()> {
        let Place { out, work, .. } = &self.place;
        let (next, spare) = (self.place.next(), self.place.file("spare"));
        // The spare shares its files with what is published.
        let mut known = known.filter(|_| !self.touched.load(Ordering::Relaxed));
        self.forget_spare()?;
        let new = if let Some((manifest, before)) = &known {
            // What others put there is taken anew from the site: it may have changed under its name.
            before.foreign.remove(&spare)?;
            let units: Vec<(&str, Where)> = units.iter().map(|(unit, at)| (&**unit, *at)).collect();
            let site = Spare { site: &spare, manifest, next: &next, live: out };
            site.bring_up(&units, &|| self.lines())?;
            // What the spare had already was not taken.
            remove_tree(&next)?;
            &spare
        } else {
            remove_tree(&spare)?;
            fs::create_dir_all(&next)?;
            if self.live.is_some() {
                let units: Vec<(&Arc<str>, &Where)> = units.iter().collect();
                tree::fill(&next, out, self.files_of(&units))?;
            }
            &next
        };
        looked.foreign.carry(out, new)?;
        tree::shift(&self.place.file("manifest"), &new.join(MANIFEST))?;
        if let Ok(found) = fs::metadata(out) {
            fs::set_permissions(new, found.permissions())?;
        }
        swap::swap(new, out, work)?;
        // From here on the new site is there. What is left to do makes the next run faster, or is what came in between.
        self.put_live(known.take().map(|(_, before)| before))?;
        let Some(live) = &self.live else {
            if new.exists() {
                let came = came(new, &looked)?;
                came.carry(new, out)?;
                remove_tree(new)?;
                looked.foreign.add(came);
            }
            // It is published already: where there is no room for a spare, the next run does without.
            if self.first_spare((units, fingerprint), looked.foreign).is_err() {
                self.forget_spare()?;
                remove_tree(&spare)?;
            }
            return Ok(());
        };
        let came = came(new, &looked)?;
        came.carry(new, out)?;
        if self.touched.load(Ordering::Relaxed) {
            return remove_tree(new);
        }
        if new != &spare {
            fs::rename(new, &spare)?;
        }
        looked.foreign.add(came);
        let looked = if clock.lasts() { looked } else { looked.without_marks() };
        SpareIs::new(&live.fingerprint, looked).put(self.place.file(SPARE_IS))
    }

    /// The paths of the files of units, in the new manifest.
    fn files_of<'s>(
        &'s self,
        units: &'s [(&'s Arc<str>, &'s Where)],
    ) -> impl ParallelIterator<Item = io::Result<Vec<String>>> + 's {
        let units = units.par_iter().with_min_len(64);
        units.map_init(
            || self.lines(),
            |lines, (unit, at)| {
                let found = Glimpse::read(lines.line(unit, **at)?)?;
                Ok(found.outputs.into_iter().map(|output| output.path.into_owned()).collect())
            },
        )
    }

    /// Makes the spare of the first site, which has all its files: of it the second site is made by changing what differs.
    fn first_spare(&self, (units, fingerprint): (&Units, &Fingerprint), foreign: Foreign) -> io::Result<()> {
        let Place { out, work, .. } = &self.place;
        // It was not there when the stage was opened. Nothing of ours in it is younger than its manifest.
        let site = Folder::open(out);
        let before = Clock::new(&Look::at(&out.join(MANIFEST))?, Some(&site));
        let spare = self.place.file("spare");
        fs::create_dir_all(&spare)?;
        let units: Vec<(&Arc<str>, &Where)> = units.iter().collect();
        let folders = tree::fill(&spare, out, self.files_of(&units))?;
        tree::carry(&out.join(MANIFEST), &spare.join(MANIFEST))?;
        foreign.carry(out, &spare)?;
        let mut looked = Looked::default();
        // What is not ours lies in folders that no record names.
        if before.lasts() && foreign.is_empty() {
            // What came into the site since it was finished makes its folder look younger than that.
            self.put_live(Some(Looked::of(out, &folders, &before)))?;
            let now = Clock::new(&Look::at(&work.join(LIVE_IS))?, Some(&site));
            looked = Looked::of(&spare, &folders, &now);
        }
        looked.foreign = foreign;
        SpareIs::new(fingerprint, looked).put(self.place.file(SPARE_IS))
    }

    /// Writes down what is known of the site that is published now: what is not as it was then is listed again.
    fn put_live(&self, looked: Option<Looked>) -> io::Result<()> {
        let file = self.place.file(LIVE_IS);
        match looked.filter(Looked::has_marks) {
            Some(looked) => aside::put(file, &looked),
            None => aside::drop(&file),
        }
    }

    /// The manifest of the spare site and what others put into it, if there is one that is whole.
    fn spare(&self) -> Option<(Manifest, Looked)> {
        if self.place.manner == Manner::InPlace {
            return None;
        }
        let known: SpareIs = aside::take(&self.place.file(SPARE_IS))?;
        let found = Manifest::open(&self.place.file("spare")).ok().flatten()?;
        known.is_of(&found).then_some((found, known.looked))
    }

    fn forget_spare(&self) -> io::Result<()> {
        aside::drop(&self.place.file(SPARE_IS))
    }
}

/// The lines of units in the new manifest.
pub(in crate::publish) struct NewLines<'s> {
    kept: Option<Lines<'s>>,
    records: &'s File,
    new: Window,
}

impl NewLines<'_> {
    /// The line of a unit, its end included.
    pub fn line(&mut self, unit: &str, at: Where) -> io::Result<&[u8]> {
        match (at, &mut self.kept) {
            (Where::New(span), _) => self.new.read(self.records, span),
            (Where::Kept, Some(kept)) => Ok(kept.line(unit)?.unwrap_or_default()),
            (Where::Kept, None) => Ok(&[]),
        }
    }
}
