//! Whether a published folder is what its manifest says.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::foreign::Foreign;
use super::manifest::{MANIFEST, Manifest};
use super::record::Output;
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;

/// How a published folder stands against its manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// How many files are as they were published.
    pub sound: usize,
    /// Files of the manifest whose bytes are others, by path.
    pub changed: Vec<String>,
    /// Files of the manifest that are not there, by path.
    pub missing: Vec<String>,
    /// Files that are not in the manifest, by path: bayan did not make them, and they do no harm.
    pub foreign: Vec<PathBuf>,
}

impl Verified {
    /// Whether everything that was published is there as it was published.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty()
    }
}

/// Reads every file of a published folder and compares it with the manifest.
///
/// # Errors
/// If the folder has no manifest, or one that is damaged, or cannot be read.
pub fn verify(folder: &Path) -> Result<Verified, Failure> {
    let failure = Failure::of("verify", folder);
    let found = fs::metadata(folder).and_then(|_| Manifest::open(folder)).and_then(|manifest| {
        let manifest = manifest.ok_or_else(|| {
            let message = format!("it has no `{MANIFEST}`, so it was not published by `bayan build`");
            io::Error::other(message)
        })?;
        let foreign = Foreign::find(folder, &manifest, &folder.join(".bayan"))?;
        let units: Vec<&str> = manifest.units().collect();
        let states = units.par_iter().map(|unit| {
            let outputs = manifest.record(unit)?.into_iter().flat_map(|record| record.outputs);
            outputs.map(|output| Ok((state(folder, &output)?, output.path))).collect()
        });
        let states: Vec<Vec<(State, String)>> = states.collect::<io::Result<_>>()?;
        let mut verified = Verified { foreign: foreign.files(), ..Verified::default() };
        for (state, path) in states.into_iter().flatten() {
            match state {
                State::Sound => verified.sound += 1,
                State::Changed => verified.changed.push(path),
                State::Missing => verified.missing.push(path),
            }
        }
        verified.changed.sort();
        verified.missing.sort();
        Ok(verified)
    });
    found.map_err(failure)
}

enum State {
    Sound,
    Changed,
    Missing,
}

fn state(folder: &Path, output: &Output) -> io::Result<State> {
    let path = folder.join(&output.path);
    if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
        return Ok(State::Missing);
    }
    let bytes = fs::read(&path)?;
    Ok(if Fingerprint::of(&bytes) == output.blake3 { State::Sound } else { State::Changed })
}
