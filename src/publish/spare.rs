//! What is known of the spare: the site before this one, of which the next is made.

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::aside;
use super::foreign::Looked;
use super::manifest::Manifest;
use crate::fingerprint::Fingerprint;

/// What is written down of a spare when it becomes one.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SpareIs {
    manifest: [u8; 32],
    /// What it was when it was published, what others had put into it among that.
    pub looked: Looked,
}

impl SpareIs {
    pub fn new(manifest: &Fingerprint, looked: Looked) -> Self {
        SpareIs { manifest: *manifest.bytes(), looked }
    }

    /// Writes it down.
    pub fn put(&self, file: PathBuf) -> io::Result<()> {
        aside::put(file, self)
    }

    /// Whether it tells of the site that has this manifest.
    pub fn is_of(&self, manifest: &Manifest) -> bool {
        *manifest.fingerprint.bytes() == self.manifest
    }
}
