//! Parts of files that are written once and read again when they are needed.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Span {
    /// Where it begins.
    pub at: u64,
    /// Its length.
    pub length: usize,
}

/// Reads a part of a file.
pub(super) fn read(file: &Mutex<File>, span: Span) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; span.length];
    // A thread that panicked left the place in the file anywhere; it is set anew.
    let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
    file.seek(SeekFrom::Start(span.at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}
