//! The manifest: what a published folder holds, with the fingerprint of every file and of what it was made from.
//!
//! It lies in the published folder itself, as [`MANIFEST`]: JSON lines, the first of them a [`Head`], then a [`Record`]
//! for each unit of work, by name. Same input, same manifest: it holds no time, no host, no path of the machine.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::record::{Input, Record};
use super::span::{Span, read};
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::share::Share;

/// The name of the manifest in a published folder.
pub const MANIFEST: &str = "bayan-manifest.jsonl";

/// The version of its form.
const VERSION: u32 = 1;

/// The longest line that is taken for one of ours.
const LONGEST: u64 = 64 * 1024 * 1024;

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
    units: BTreeMap<String, Span>,
    /// When the folder was published: nothing of ours in it is younger.
    pub published: SystemTime,
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
        let published = file.metadata()?.modified()?;
        let mut reader = BufReader::with_capacity(1 << 20, file);
        let mut hasher = crate::fingerprint::Hasher::default();
        let (mut head, mut units, mut at) = (None, BTreeMap::new(), 0);
        let mut line = Vec::new();
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line)?;
            if length == 0 {
                break;
            }
            hasher.add(&line);
            if at == 0 {
                head = Some(first(&line)?);
            } else {
                let unit = unit(&line).ok_or_else(|| damaged("a line of it is no record"))?;
                units.insert(unit.to_owned(), Span { at, length });
            }
            at += length as u64;
            if at > LONGEST * 1024 {
                return Err(damaged("it is too long"));
            }
        }
        let Some(head) = head else { return Err(damaged("it is empty")) };
        let fingerprint = hasher.finish();
        Ok(Some(Manifest { file: reader.into_inner(), head, units, published, fingerprint }))
    }

    /// The names of all units, sorted.
    pub fn units(&self) -> impl Iterator<Item = &str> {
        self.units.keys().map(String::as_str)
    }

    pub fn contains(&self, unit: &str) -> bool {
        self.units.contains_key(unit)
    }

    /// The line of a unit, its end included.
    pub fn line(&self, unit: &str) -> io::Result<Option<Vec<u8>>> {
        self.units.get(unit).map(|span| read(&self.file, *span)).transpose()
    }

    /// What is recorded of a unit.
    pub fn record(&self, unit: &str) -> io::Result<Option<Record>> {
        let line = self.line(unit)?;
        line.map(|line| parse(&line)).transpose()
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
    match record.outputs.iter().find(|output| leads_elsewhere(&output.path)) {
        Some(output) => Err(damaged(&format!("`{}` is no path in the folder", output.path.escape_debug()))),
        None => Ok(record),
    }
}

/// Whether a path may lead out of the folder that it is a path in, on any system.
fn leads_elsewhere(path: &str) -> bool {
    path.contains(['\\', ':']) || path.split('/').any(|name| matches!(name, "" | "." | ".."))
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

fn damaged(what: &str) -> io::Error {
    let hint = "remove the folder and build again, or choose another with `--out`";
    io::Error::new(ErrorKind::InvalidData, format!("its `{MANIFEST}` is damaged: {what}; {hint}"))
}
