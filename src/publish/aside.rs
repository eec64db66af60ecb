//! What a run puts aside for the next one to be faster: files in the folder of work that may be missing. One that was cut short, or that
//! another program wrote, is as good as missing.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fingerprint::{Fingerprint, Hasher};

/// The program: the form of these files is not for others.
const PROGRAM: &[u8] = env!("BAYAN_SOURCE").as_bytes();

/// The length of the fingerprint that each of them ends in.
const END: usize = 32;

/// A file that is put aside, piece by piece.
#[derive(Debug)]
pub(super) struct Aside {
    file: BufWriter<File>,
    hasher: Hasher,
    draft: PathBuf,
    path: PathBuf,
}

impl Aside {
    /// Begins a file. It is there when it is finished.
    pub fn begin(path: PathBuf) -> io::Result<Self> {
        let draft = path.with_extension("draft");
        let file = BufWriter::new(File::create(&draft)?);
        Ok(Aside { file, hasher: hasher(), draft, path })
    }

    pub fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hasher.add(bytes);
        self.file.write_all(bytes)
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.file.write_all(self.hasher.finish().bytes())?;
        self.file.flush()?;
        fs::rename(self.draft, self.path)
    }
}

impl io::Write for Aside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn hasher() -> Hasher {
    let mut hasher = Hasher::default();
    hasher.add(PROGRAM);
    hasher
}

/// The bytes that were put aside, if they are there, and all of them.
pub(super) fn bytes(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = fs::read(path).ok()?;
    let end = bytes.split_off(bytes.len().checked_sub(END)?);
    let mut hasher = hasher();
    hasher.add(&bytes);
    let found: Fingerprint = hasher.finish();
    (found.bytes()[..] == end).then_some(bytes)
}

/// What was put aside, if it is there.
pub(super) fn take<T: DeserializeOwned>(path: &Path) -> Option<T> {
    postcard::from_bytes(&bytes(path)?).ok()
}

/// Puts something aside.
pub(super) fn put(path: PathBuf, what: &impl Serialize) -> io::Result<()> {
    let mut aside = Aside::begin(path)?;
    postcard::to_io(what, &mut aside).map_err(io::Error::other)?;
    aside.finish()
}

/// Throws away what was put aside, if it is there.
pub(super) fn drop(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_is_not_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("numbers");
        assert_eq!(take::<Vec<u32>>(&path), None);
        put(path.clone(), &vec![1, 2, 300]).expect("put");
        assert_eq!(take(&path), Some(vec![1, 2, 300]));
        let whole = fs::read(&path).expect("there");
        for bytes in [&whole[..whole.len() - 1], &whole[1..], &[0; 40], &[]] {
            fs::write(&path, bytes).expect("written");
            assert_eq!(take::<Vec<u32>>(&path), None);
        }
        let mut begun = Aside::begin(path.clone()).expect("begun");
        begun.add(b"x").expect("added");
        assert_eq!(bytes(&path), None, "it is not finished");
        begun.finish().expect("finished");
        assert_eq!(bytes(&path).as_deref(), Some(&b"x"[..]));
        drop(&path).and_then(|()| drop(&path)).expect("thrown away");
        assert_eq!(bytes(&path), None);
    }
}
