//! Parts of files that are written once and read again when they are needed.

use std::fs::File;
use std::io;

use serde::{Deserialize, Serialize};

/// A part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Span {
    /// Where it begins.
    pub at: u64,
    /// Its length.
    pub length: usize,
}

/// Reads a part of a file. Many threads may read at once, for the file's own position is neither asked for nor, on Unix, moved.
pub(super) fn read(file: &File, span: Span) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; span.length];
    read_at(file, &mut bytes, span.at)?;
    Ok(bytes)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            length => {
                bytes = &mut bytes[length..];
                at += length as u64;
            }
        }
    }
    Ok(())
}
