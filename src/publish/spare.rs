//! What is known of the spare: the site before this one, of which the next is made.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::manifest::Manifest;
use super::tree::Foreign;
use crate::fingerprint::Fingerprint;

/// What is written down of a spare when it becomes one.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SpareIs {
    manifest: [u8; 32],
    /// What others had put into it when it was published.
    pub of_others: Foreign,
}

impl SpareIs {
    pub fn new(manifest: &Fingerprint, of_others: Foreign) -> Self {
        SpareIs { manifest: *manifest.bytes(), of_others }
    }

    /// What was written down in a file, if there is one and it can be read.
    pub fn read(file: &Path) -> io::Result<Option<Self>> {
        match fs::read(file) {
            Ok(known) => Ok(postcard::from_bytes(&known).ok()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Writes it down.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        fs::write(file, postcard::to_stdvec(self).map_err(io::Error::other)?)
    }

    /// Whether it tells of the site that has this manifest.
    pub fn is_of(&self, manifest: &Manifest) -> bool {
        *manifest.fingerprint.bytes() == self.manifest
    }
}
