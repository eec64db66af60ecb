//! Changes among the author's own files: what `check --fix` and `--write-baseline` write, what `init` and `new` add.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

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

/// Finds out whether a file could be written, and changes nothing.
///
/// # Errors
/// If it could not.
pub(super) fn try_place(path: &Path) -> io::Result<()> {
    match target(path)? {
        Target::File(path) => beside(&path).map(drop),
        Target::Stream => fs::OpenOptions::new().write(true).open(path).map(drop),
    }
}

fn try_write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = match target(path)? {
        Target::File(path) => path,
        Target::Stream => return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes),
    };
    let mut file = beside(&path)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(&path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(&path)?;
    Ok(())
}

/// Where a path leads.
enum Target {
    /// To a file, which may be missing.
    File(PathBuf),
    /// To what is no file, such as a pipe or a terminal.
    Stream,
}

fn target(path: &Path) -> io::Result<Target> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
        Ok(found) if found.is_file() => fs::canonicalize(path).map(Target::File),
        Ok(_) => Ok(Target::Stream),
        Err(error) if error.kind() == ErrorKind::NotFound => match fs::read_link(path) {
            Ok(leads) => target(&folder_of(path).join(leads)),
            Err(_) => Ok(Target::File(path.to_owned())),
        },
        Err(error) => Err(error),
    }
}

/// A file without a name yet, in the folder of another one; as readable as any new file.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    if !folder.exists() {
        return Err(io::Error::other(format!("the folder `{}` does not exist", folder.display())));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".bayan-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Adds files to a folder, which is made if it is missing: all of them, or none. Of what is there already, by the first name in its
/// path, all stays as it is.
///
/// # Errors
/// If one cannot be written.
pub fn add<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f Path, &'f [u8])>) -> Result<(), Failure> {
    let missing = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    let missing: Vec<&Path> = missing.collect();
    let made = fs::create_dir_all(folder).map_err(Failure::of("make the folder", folder));
    let added = made.and_then(|()| try_add(folder, files));
    if added.is_err() {
        // What is in use by now stays.
        for folder in missing {
            drop(fs::remove_dir(folder));
        }
    }
    added
}

fn try_add<'f>(folder: &Path, files: impl IntoIterator<Item = (&'f Path, &'f [u8])>) -> Result<(), Failure> {
    let aside = tempfile::Builder::new().prefix(".bayan-").tempdir_in(folder);
    let aside = aside.map_err(Failure::of("write to the folder", folder))?;
    let mut names: Vec<&OsStr> = Vec::new();
    for (path, bytes) in files {
        let (place, known) = (aside.path().join(path), folder.join(path));
        let written = fs::create_dir_all(folder_of(&place)).and_then(|()| fs::write(&place, bytes));
        written.map_err(Failure::of("write", &known))?;
        names.extend(path.iter().next().filter(|name| !names.contains(name)));
    }
    let mut added: Vec<PathBuf> = Vec::new();
    for name in names {
        let place = folder.join(name);
        if fs::symlink_metadata(&place).is_ok() {
            continue;
        }
        if let Err(error) = fs::rename(aside.path().join(name), &place) {
            for path in &added {
                // What cannot be taken away either is told by the failure that it comes from.
                let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
            }
            return Err(Failure::new("write", place, error));
        }
        added.push(place);
    }
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

    #[cfg(unix)]
    #[test]
    fn links_and_streams_stay_what_they_are() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("plain"), "").expect("a file");
        symlink("leads", at("link")).expect("a link");
        write(&at("link"), b"x").expect("written");
        assert_eq!(fs::read(at("leads")).expect("there"), b"x");
        assert!(fs::symlink_metadata(at("link")).expect("there").is_symlink());
        let mode = |name: &str| fs::metadata(at(name)).expect("there").permissions().mode();
        assert_eq!(mode("leads"), mode("plain"), "a new file is as readable as any other");
        for name in ["leads", "plain"] {
            fs::set_permissions(at(name), fs::Permissions::from_mode(0o640)).expect("set");
            write(&at(name), b"y").expect("written");
            assert_eq!(mode(name) & 0o777, 0o640);
        }
        write(Path::new("/dev/null"), b"x").expect("swallowed");
        assert!(!fs::metadata("/dev/null").expect("there").is_file());
        symlink("loop", at("loop")).expect("a link");
        assert!(write(&at("loop"), b"x").is_err());
    }

    #[test]
    fn files_are_added_all_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let new = folder.path().join("a/b");
        let files = |paths: &[&'static str]| -> Vec<(&'static Path, &'static [u8])> {
            paths.iter().map(|path| (Path::new(*path), &b"x"[..])).collect()
        };
        // A file is in the way of a folder.
        let failure = add(&new, files(&["one", "two/x", "one/y"])).expect_err("impossible").to_string();
        assert!(failure.starts_with(&format!("cannot write `{}", new.join("one/y").display())), "{failure}");
        assert!(!folder.path().join("a").exists());
        add(&new, files(&["one", "two/x"])).expect("written");
        add(&new, files(&["two/z", "three"])).expect("written");
        let mut names: Vec<_> =
            fs::read_dir(&new).expect("there").map(|e| e.expect("one").file_name()).collect();
        names.sort();
        assert_eq!(names, ["one", "three", "two"]);
        assert!(new.join("two/x").is_file() && !new.join("two/z").exists());
    }
}
