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

/// A stretch of a file that was read, with the parts in it that will be asked for next.
#[derive(Debug, Default)]
pub(super) struct Window {
    at: u64,
    bytes: Vec<u8>,
}

/// How much is read at once.
const STRETCH: usize = 128 * 1024;

impl Window {
    /// Reads a part of a file, always of the same one.
    pub fn read(&mut self, file: &File, span: Span) -> io::Result<&[u8]> {
        if self.part(span).is_none() {
            // The file may end before.
            let stretch = span.length.max(STRETCH);
            self.at = span.at;
            self.bytes.resize(stretch, 0);
            let found = read_some_at(file, &mut self.bytes, span.at)?;
            self.bytes.truncate(found);
        }
        self.part(span).ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    fn part(&self, span: Span) -> Option<&[u8]> {
        let start = usize::try_from(span.at.checked_sub(self.at)?).ok()?;
        self.bytes.get(start..start.checked_add(span.length)?)
    }
}

/// Reads as much as there is, up to the length of `bytes`.
fn read_some_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<usize> {
    let mut found = 0;
    while found < bytes.len() {
        match read_once_at(file, &mut bytes[found..], at + found as u64) {
            Ok(0) => break,
            Ok(length) => found += length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    if read_some_at(file, bytes, at)? < bytes.len() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(())
}

#[cfg(unix)]
fn read_once_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, bytes, at)
}

#[cfg(windows)]
fn read_once_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, bytes, at)
}
