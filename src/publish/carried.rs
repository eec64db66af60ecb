//! A share that was made somewhere else and carried here: a published folder with what its builds keep, to be read.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{Head, MANIFEST, Manifest};
use super::notes::{Earlier, Note};
use super::place::{inside, look_at};
use super::record::{Output, Record};
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::share::Share;

/// A share, opened. No build publishes to its folder meanwhile.
#[derive(Debug)]
pub struct Carried {
    /// Released when this is dropped.
    _lock: Option<File>,
    folder: PathBuf,
    share: Share,
    manifest: Manifest,
    notes: Option<Earlier>,
}

impl Carried {
    /// Opens the share in a folder, to be published in `out`, a path without links.
    pub(super) fn open(folder: &Path, out: &Path) -> Result<Carried, Failure> {
        Self::try_open(folder, out).map_err(Failure::of("merge", folder))
    }

    fn try_open(folder: &Path, out: &Path) -> io::Result<Carried> {
        let real = fs::canonicalize(folder)?;
        if real.starts_with(out) || out.starts_with(&real) {
            let message = if real == out {
                "the publication would take its place"
            } else {
                "one of it and the output folder lies in the other"
            };
            return Err(io::Error::other(format!("{message}; choose another output folder with `--out`")));
        }
        let work = inside(&real);
        let lock = look_at(&work)?;
        let Some(manifest) = Manifest::open(&real)? else {
            let message = format!("it has no `{MANIFEST}`, so `bayan build --shard` did not publish it");
            return Err(io::Error::other(message));
        };
        let Some(share) = manifest.head.share else {
            return Err(io::Error::other("it holds a whole publication, and no share of one"));
        };
        let notes = Earlier::open(&work, &manifest.fingerprint)?;
        Ok(Carried { _lock: lock, folder: folder.to_owned(), share, manifest, notes })
    }

    /// Its folder, as it was named.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Which share it is.
    #[must_use]
    pub fn share(&self) -> Share {
        self.share
    }

    /// What stands first in its manifest.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.manifest.head
    }

    /// The fingerprint of its manifest: two shares with the same one hold the same files.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.manifest.fingerprint
    }

    /// Whether what its builds keep came along, and belongs to its manifest.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        self.notes.is_some()
    }

    /// The names of its units.
    pub fn units(&self) -> impl Iterator<Item = &str> {
        self.manifest.units()
    }

    /// What is recorded of a unit.
    ///
    /// # Errors
    /// If the manifest cannot be read.
    pub fn record(&self, unit: &str) -> Result<Option<Record>, Failure> {
        self.manifest.record(unit).map_err(Failure::of("read the manifest of", &self.folder))
    }

    /// The card that a unit left for later runs.
    #[must_use]
    pub fn card(&self, unit: &str) -> Option<&[u8]> {
        self.notes.as_ref()?.card(unit)
    }

    /// What a unit left for later runs.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn note(&self, unit: &str) -> Result<Option<Note>, Failure> {
        let note = self.notes.as_ref().map(|notes| notes.note(unit)).transpose();
        note.map(Option::flatten).map_err(Failure::of("read the notes in", &self.folder))
    }

    /// The bytes of a file; `None` if it is missing, or not as it was published.
    pub(super) fn bytes(&self, output: &Output) -> Result<Option<Vec<u8>>, Failure> {
        let path = self.folder.join(&output.path);
        let found = fs::symlink_metadata(&path);
        if !found.is_ok_and(|found| found.is_file() && found.len() == output.bytes) {
            return Ok(None);
        }
        let bytes = fs::read(&path).map_err(Failure::of("read", &path))?;
        Ok(Some(bytes).filter(|bytes| Fingerprint::of(bytes) == output.blake3))
    }
}
