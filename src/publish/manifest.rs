//! The manifest: what a published folder holds, with the fingerprint of every file and of what it was made from.
//!
//! It lies in the published folder itself, as [`MANIFEST`]: JSON lines, the first of them a [`Head`], then a [`Record`]
//! for each unit of work, by name. Same input, same manifest: it holds no time, no host, no path of the machine.

use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::glimpse::Glimpse;
use super::named::{Gathered, Named};
use super::record::{Input, Record};
use super::span::{Span, Window, read};
use crate::failure::Failure;
use crate::fingerprint::{Fingerprint, Hasher};
use crate::glance::{Look, Moment};
use crate::share::Share;

/// The name of the manifest in a published folder.
pub const MANIFEST: &str = "bayan-manifest.jsonl";

/// The version of its form.
const VERSION: u32 = 1;

/// The longest line that is taken for one of ours.
const LONGEST: usize = 64 * 1024 * 1024;

/// How much of a manifest is read and written at once.
pub(super) const PART: usize = 1 << 20;

/// The first line of a manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of its form.
    pub manifest: u32,
    /// The program that wrote it, and its version.
    pub generator: String,
    /// Which share of a publication it is, if it is not all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Where the publication has its public address, if it has one.
    pub base_url: Option<String>,
    /// The locales of the editions.
    pub editions: Vec<String>,
    /// The keys of the runs that made it with these shared files and had nothing to say: a run of one of these may keep what is as
    /// it was.
    pub runs: Vec<Fingerprint>,
    /// The files that everything is made from: configuration, glossary, messages and templates of the project.
    pub shared: Vec<Input>,
}

impl Head {
    /// The head of a manifest of this program.
    #[must_use]
    pub fn new(generator: String, shared: Vec<Input>) -> Self {
        let (share, base_url, editions, runs) = (None, None, Vec::new(), Vec::new());
        Head { manifest: VERSION, generator, share, base_url, editions, runs, shared }
    }
}

/// A manifest, opened: the places of its lines are known, the lines are read when they are asked for.
#[derive(Debug)]
pub(super) struct Manifest {
    file: File,
    /// The first line.
    pub head: Head,
    units: Named<Span>,
    /// When the folder was published: nothing of ours in it is younger.
    pub published: Moment,
    /// The fingerprint of all of it.
    pub fingerprint: Fingerprint,
}

impl Manifest {
    /// Opens the manifest of a published folder; `None` if there is none.
    ///
    /// # Errors
    /// If it cannot be read, or is no manifest that this program knows.
    pub fn open(folder: &Path) -> io::Result<Option<Manifest>> {
        let file = match File::open(folder.join(MANIFEST)) {
            Ok(file) => file,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let published = Look::from(&file.metadata()?).modified;
        let mut hasher = Hasher::default();
        let (mut head, mut units, mut at) = (None, Gathered::default(), 0);
        // What was read and is not the whole of a line yet, and how much of it has been searched for an end.
        let (mut rest, mut searched) = (Vec::new(), 0);
        loop {
            rest.reserve(PART);
            let length = (&file).take(PART as u64).read_to_end(&mut rest)?;
            hasher.add(&rest[rest.len() - length..]);
            let is_end = length == 0;
            if is_end && !rest.is_empty() {
                rest.push(b'\n');
            }
            let mut start = 0;
            while let Some(end) = memchr::memchr(b'\n', &rest[searched..]) {
                let line = &rest[start..=searched + end];
                if at == 0 {
                    head = Some(first(line)?);
                } else {
                    let unit = unit(line).ok_or_else(|| damaged("a line of it is no record"))?;
                    let span = Span { at, length: line.len() - usize::from(is_end) };
                    units.add(unit, span).ok_or_else(too_long)?;
                }
                at += line.len() as u64;
                (start, searched) = (start + line.len(), start + line.len());
            }
            rest.drain(..start);
            searched = rest.len();
            if rest.len() > LONGEST || at > LONGEST as u64 * 1024 {
                return Err(too_long());
            }
            if is_end {
                break;
            }
        }
        let Some(head) = head else { return Err(damaged("it is empty")) };
        let fingerprint = hasher.finish();
        Ok(Some(Manifest { file, head, units: units.sorted(), published, fingerprint }))
    }

    /// The names of all units, sorted.
    pub fn units(&self) -> impl Iterator<Item = &str> {
        self.units.names()
    }

    pub fn contains(&self, unit: &str) -> bool {
        self.units.get(unit).is_some()
    }

    /// The line of a unit, its end included.
    pub fn line(&self, unit: &str) -> io::Result<Option<Vec<u8>>> {
        self.units.get(unit).map(|span| read(&self.file, *span)).transpose()
    }

    /// The same for many units in the order of their names: what stands next to each other is read at once.
    pub fn lines(&self) -> Lines<'_> {
        Lines { manifest: self, window: Window::default(), next: 0 }
    }

    /// What is recorded of a unit.
    pub fn record(&self, unit: &str) -> io::Result<Option<Record>> {
        let line = self.line(unit)?;
        line.map(|line| parse(&line)).transpose()
    }
}

/// The lines of a manifest, on their way past.
#[derive(Debug)]
pub(super) struct Lines<'m> {
    manifest: &'m Manifest,
    window: Window,
    /// The place of the unit after the one that was asked for last.
    next: usize,
}

impl Lines<'_> {
    /// The line of a unit, its end included.
    pub fn line(&mut self, unit: &str) -> io::Result<Option<&[u8]>> {
        let Lines { manifest, window, next } = self;
        let span = manifest.units.get_near(unit, next);
        span.map(|span| window.read(&manifest.file, *span)).transpose()
    }

    /// A glimpse at what is recorded of a unit.
    pub fn glimpse(&mut self, unit: &str) -> io::Result<Option<Glimpse<'_>>> {
        self.line(unit)?.map(Glimpse::read).transpose()
    }
}

/// What stands first in the manifest of a published folder; `None` if it has none.
///
/// # Errors
/// If it cannot be read, or is no manifest that this program knows.
pub fn head(folder: &Path) -> Result<Option<Head>, Failure> {
    let manifest = Manifest::open(folder).map_err(Failure::of("read the manifest of", folder))?;
    Ok(manifest.map(|manifest| manifest.head))
}

/// A line of a manifest as a record. A manifest may have been anywhere; what it names is removed, so it names nothing elsewhere.
pub(super) fn parse(line: &[u8]) -> io::Result<Record> {
    let record: Record = serde_json::from_slice(line).map_err(|error| damaged(&error.to_string()))?;
    expect_inside(record.outputs.iter().map(|output| output.path.as_str()))?;
    Ok(record)
}

/// Refuses paths that are none in the folder.
pub(super) fn expect_inside<'p>(mut paths: impl Iterator<Item = &'p str>) -> io::Result<()> {
    match paths.find(|path| leads_elsewhere(path)) {
        Some(path) => Err(damaged(&format!("`{}` is no path in the folder", path.escape_debug()))),
        None => Ok(()),
    }
}

/// Whether a path may lead out of the folder that it is a path in, on any system.
fn leads_elsewhere(path: &str) -> bool {
    let bytes = path.as_bytes();
    // Nothing, `.`, or `..`.
    let is_odd = |rest: &[u8]| {
        matches!(rest, [] | [b'/', ..] | [b'.'] | [b'.', b'/', ..] | [b'.', b'.'] | [b'.', b'.', b'/', ..])
    };
    memchr::memchr2(b'\\', b':', bytes).is_some()
        || is_odd(bytes)
        || memchr::memchr_iter(b'/', bytes).any(|at| is_odd(&bytes[at + 1..]))
}

/// A record as a line of a manifest.
pub(super) fn line(record: &Record) -> Vec<u8> {
    // Texts and numbers: there is nothing in it that JSON cannot hold.
    let mut line = serde_json::to_vec(record).unwrap_or_default();
    line.push(b'\n');
    line
}

/// The name in a record, which stands first in its line.
fn unit(line: &[u8]) -> Option<&str> {
    let rest = line.strip_prefix(br#"{"unit":""#)?;
    let end = rest.iter().position(|byte| *byte == b'"')?;
    std::str::from_utf8(rest.get(..end)?).ok()
}

/// The first line, of a manifest which this program knows.
fn first(line: &[u8]) -> io::Result<Head> {
    let head: Head = serde_json::from_slice(line).map_err(|error| damaged(&error.to_string()))?;
    if head.manifest != VERSION {
        return Err(damaged(&format!("its version is {}, and this program knows {VERSION}", head.manifest)));
    }
    Ok(head)
}

fn too_long() -> io::Error {
    damaged("it is too long")
}

pub(super) fn damaged(what: &str) -> io::Error {
    let hint = "remove the folder and build again, or choose another with `--out`";
    io::Error::new(ErrorKind::InvalidData, format!("its `{MANIFEST}` is damaged: {what}; {hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_elsewhere_are_refused() {
        for path in [
            "", "/", "/a", "a/", "a//b", ".", "..", "./a", "../a", "a/.", "a/..", "a/./b", "a/../b", "a\\b",
            "C:a",
        ] {
            assert!(leads_elsewhere(path), "{path}");
        }
        for path in ["a", "a/b", ".a", "..a", "a/.b", "a/..b/c", "a/...", "a.", "a../b"] {
            assert!(!leads_elsewhere(path), "{path}");
        }
    }
}
