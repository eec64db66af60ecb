//! What is written down of everything that is published: a line of the manifest.

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;
use crate::glance::{Folder, Kind, Moment};

/// One unit of work and what came of it: a report, an index, an issue of the newsletter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its name, such as `report/chips-under-controls`.
    pub unit: String,
    /// The fingerprint of all that its outputs depend on.
    pub key: Fingerprint,
    /// The files that it alone is made from.
    pub inputs: Vec<Input>,
    /// The files that it became, by path.
    pub outputs: Vec<Output>,
}

/// A file that something is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Its path in the project, `/` separated.
    pub path: String,
    /// The fingerprint of its bytes.
    pub blake3: Fingerprint,
}

/// A published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// Its path below the output folder, `/` separated.
    pub path: String,
    /// Its length.
    pub bytes: u64,
    /// The fingerprint of its bytes.
    pub blake3: Fingerprint,
}

impl Record {
    /// The output at a path.
    pub(super) fn output(&self, path: &str) -> Option<&Output> {
        let found = self.outputs.binary_search_by(|output| output.path.as_str().cmp(path));
        found.ok().and_then(|at| self.outputs.get(at))
    }
}

impl Output {
    pub(super) fn new(path: String, bytes: &[u8]) -> Self {
        Output { path, bytes: bytes.len() as u64, blake3: Fingerprint::of(bytes) }
    }

    /// Whether it is in `out` as it was put there, as far as the file system tells without reading it: a file of the right length that
    /// nobody touched after `published`.
    pub(super) fn is_intact(&self, out: &Folder, published: Moment) -> bool {
        is_intact(out, &self.path, self.bytes, published)
    }
}

/// See [`Output::is_intact`].
pub(super) fn is_intact(out: &Folder, path: &str, bytes: u64, published: Moment) -> bool {
    out.look(path)
        .is_ok_and(|found| found.kind == Kind::File && found.bytes == bytes && found.modified <= published)
}
