//! Changes in the author's own files: what `check --fix` and `--write-baseline` write.

use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use crate::failure::Failure;

/// A change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which bytes of the text, a byte order mark before it not counted.
    pub bytes: Range<usize>,
    /// What must stand there; if it does not, the file was changed in the meantime.
    pub was: String,
    /// What stands there afterwards.
    pub with: String,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Makes changes in a file, in the order of their places. A file that does not hold what it should is left as it is; returns
/// whether it was changed.
///
/// # Errors
/// If it cannot be read or written.
pub fn mend(path: &Path, changes: &[Change]) -> Result<bool, Failure> {
    let old = fs::read(path).map_err(Failure::of("read", path))?;
    let start = if old.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let mut new = Vec::with_capacity(old.len());
    let mut done = 0;
    for Change { bytes, was, with } in changes {
        let at = bytes.start + start..bytes.end + start;
        if at.start < done || old.get(at.clone()) != Some(was.as_bytes()) {
            return Ok(false);
        }
        new.extend_from_slice(&old[done..at.start]);
        new.extend_from_slice(with.as_bytes());
        done = at.end;
    }
    new.extend_from_slice(&old[done..]);
    if new == old {
        return Ok(false);
    }
    write(path, &new).map(|()| true)
}

/// Writes a file whole or not at all. What a link leads to is written, not the link.
///
/// # Errors
/// If it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    try_write(path, bytes).map_err(Failure::of("write", path))
}

fn try_write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Ok(path) = fs::canonicalize(path) else {
        // A new file is as readable as any other, and there is nothing to lose.
        return fs::write(path, bytes);
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".bayan-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(fs::metadata(&path)?.permissions())?;
    file.persist(&path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(bytes: Range<usize>, was: &str, with: &str) -> Change {
        Change { bytes, was: was.into(), with: with.into() }
    }

    #[test]
    fn changes_are_made_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, "\u{feff}ab  cd").expect("a file");
        assert!(mend(&path, &[change(0..1, "a", "A"), change(2..4, "  ", " ")]).expect("written"));
        assert_eq!(fs::read_to_string(&path).expect("text"), "\u{feff}Ab cd");
        assert!(!mend(&path, &[change(0..1, "A", "B"), change(2..4, "  ", " ")]).expect("left"));
        assert_eq!(fs::read_to_string(&path).expect("text"), "\u{feff}Ab cd");
        assert!(mend(&folder.path().join("none"), &[]).is_err());
        write(&folder.path().join("new"), b"x").expect("written");
        assert_eq!(fs::read(folder.path().join("new")).expect("there"), b"x");
    }
}
