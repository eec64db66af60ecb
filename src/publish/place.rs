//! The output folder and the folder of work beside it: made if missing, refused if no place for output, held by one build
//! at a time, put in order after a build that was killed.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::journal;
use super::swap;
use tempfile::TempDir;

use crate::failure::Failure;

/// The project's folders that are input.
pub(super) const INPUT: [&str; 3] = ["content", "locales", "templates"];

/// The file that is locked for as long as a build runs. It is never removed: two builds could hold two files of one name.
const LOCK: &str = "lock";

/// How a new site takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manner {
    /// In one step, where the file system allows it: the output folder is exchanged for another.
    #[default]
    OneStep,
    /// File by file, with a journal: the output folder stays the same folder, for those who hold on to it (a mount).
    InPlace,
}

/// The file that a preview holds for as long as it runs. It says where the preview is.
const PREVIEW: &str = "preview";

/// An output folder that a preview has for itself, from build to build.
#[derive(Debug)]
pub struct Hold {
    /// Released when this is dropped.
    _file: File,
}

impl Hold {
    /// Takes the output folder `out` for a preview that is at an address.
    ///
    /// # Errors
    /// If another preview has it, and if it cannot be written beside it.
    pub fn take(out: &Path, address: &str) -> Result<Hold, Failure> {
        Self::try_take(out, address).map_err(Failure::of("preview in", out))
    }

    fn try_take(out: &Path, address: &str) -> io::Result<Hold> {
        let (work, _) = work(&absolute(out)?, Manner::OneStep)?;
        let path = work.join(PREVIEW);
        let mut file = File::options().create(true).write(true).truncate(false).open(&path)?;
        // Where a file system knows no locks, previews are not kept apart.
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            let other = fs::read_to_string(&path).unwrap_or_default();
            let other = format!("another preview is there already, at {}", other.trim());
            return Err(io::Error::new(ErrorKind::ResourceBusy, other));
        }
        file.set_len(0)?;
        file.write_all(address.as_bytes())?;
        Ok(Hold { _file: file })
    }
}

/// The output folder, held.
#[derive(Debug)]
pub(super) struct Place {
    /// Released when this is dropped. Where nobody ever published, a rehearsal finds nothing to hold.
    _lock: Option<File>,
    /// The output folder, without links.
    pub out: PathBuf,
    /// The folder of work: on the same file system as the output.
    pub work: PathBuf,
    pub manner: Manner,
    /// Where a rehearsal keeps what it needs for itself.
    scratch: Option<TempDir>,
}

impl Place {
    /// Opens the output folder of the project in `root`. The folder itself is not made before there is something in it.
    pub fn open(root: &Path, out: &Path, manner: Manner) -> Result<Place, Failure> {
        let failure = Failure::of("publish to", out);
        Self::try_open(root, out, manner).map_err(failure)
    }

    fn try_open(root: &Path, out: &Path, manner: Manner) -> io::Result<Place> {
        let out = fit(root, out)?;
        let (work, manner) = work(&out, manner)?;
        let lock = File::options().create(true).write(true).truncate(false).open(work.join(LOCK))?;
        // Where a file system knows no locks, builds are not kept apart.
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            return Err(busy());
        }
        let place = Place { _lock: Some(lock), out, work, manner, scratch: None };
        match place.manner {
            Manner::OneStep => swap::recover(&place.out, &place.work)?,
            Manner::InPlace => journal::recover(&place.out, &place.work)?,
        }
        remove_tree(&place.next())?;
        Ok(place)
    }

    /// Opens the output folder for a rehearsal: nothing in it or beside it is changed, or put in order.
    pub fn look(root: &Path, out: &Path, manner: Manner) -> Result<Place, Failure> {
        let failure = Failure::of("publish to", out);
        Self::try_look(root, out, manner).map_err(failure)
    }

    fn try_look(root: &Path, out: &Path, manner: Manner) -> io::Result<Place> {
        let out = fit(root, out)?;
        let known = beside(&out).filter(|work| manner == Manner::OneStep && work.is_dir());
        let work = known.unwrap_or_else(|| inside(&out));
        let lock = look_at(&work)?;
        Ok(Place { _lock: lock, out, work, manner, scratch: Some(tempfile::tempdir()?) })
    }

    /// Where a rehearsal keeps what it needs for itself; `None` if this is none.
    pub fn scratch(&self) -> Option<&Path> {
        self.scratch.as_ref().map(TempDir::path)
    }

    /// Where the files wait that are not published yet, each at its own path.
    pub fn next(&self) -> PathBuf {
        self.work.join("next")
    }

    /// A file of this name for the run itself.
    pub fn file(&self, name: &str) -> PathBuf {
        self.scratch().unwrap_or(&self.work).join(name)
    }
}

/// The folder of work for an output folder, made if it is missing: beside it, so that the two can be exchanged; in it,
/// where that cannot be.
fn work(out: &Path, manner: Manner) -> io::Result<(PathBuf, Manner)> {
    if let (Some(parent), Some(work), Manner::OneStep) = (out.parent(), beside(out), manner)
        && fs::create_dir_all(&work).is_ok()
        && swap::is_one_file_system(out, parent)?
    {
        return Ok((work, Manner::OneStep));
    }
    let work = inside(out);
    fs::create_dir_all(&work)?;
    Ok((work, Manner::InPlace))
}

/// The folder of work beside an output folder: `.public.bayan` for `public`.
fn beside(out: &Path) -> Option<PathBuf> {
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(out.file_name()?);
    hidden.push(".bayan");
    Some(out.parent()?.join(hidden))
}

/// Keeps builds from publishing for as long as somebody reads, if there is anything to hold.
pub(super) fn look_at(work: &Path) -> io::Result<Option<File>> {
    let lock = match File::open(work.join(LOCK)) {
        Ok(lock) => Some(lock),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => None,
        Err(error) => return Err(error),
    };
    match lock.as_ref().map(File::try_lock_shared) {
        Some(Err(TryLockError::WouldBlock)) => Err(busy()),
        _ => Ok(lock),
    }
}

/// The folder of work in an output folder.
pub(super) fn inside(out: &Path) -> PathBuf {
    out.join(".bayan")
}

/// The path of an output folder, without links; refused if it is no place for output.
fn fit(root: &Path, out: &Path) -> io::Result<PathBuf> {
    let out = absolute(out)?;
    if fs::metadata(&out).is_ok_and(|found| !found.is_dir()) {
        return Err(io::Error::other("it is not a folder"));
    }
    match refusal(&fs::canonicalize(root)?, &out) {
        Some(reason) => Err(io::Error::other(reason)),
        None => Ok(out),
    }
}

/// An absolute path without links, for a folder or file that may be missing.
pub(super) fn absolute(out: &Path) -> io::Result<PathBuf> {
    let missing = match fs::canonicalize(out) {
        Ok(real) => return Ok(real),
        Err(error) if error.kind() == ErrorKind::NotFound => std::path::absolute(out)?,
        Err(error) => return Err(error),
    };
    match (missing.parent(), missing.file_name()) {
        (Some(parent), Some(name)) => Ok(absolute(parent)?.join(name)),
        _ => Err(io::Error::other("it has no name")),
    }
}

/// Why a folder is no place for the output of a project. Both paths are without links.
fn refusal(root: &Path, out: &Path) -> Option<String> {
    if out == root {
        return Some("it is the project's own folder".into());
    }
    if root.starts_with(out) {
        return Some("the project itself lies in it".into());
    }
    if out.join("bayan.toml").exists() {
        return Some("it holds a `bayan.toml`, so it is a project's own folder".into());
    }
    let input = INPUT.iter().find(|folder| out.starts_with(root.join(folder)))?;
    Some(format!("it lies in the project's `{input}`, which is input"))
}

/// Removes a folder and all in it, if it is there.
pub(super) fn remove_tree(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn busy() -> io::Error {
    io::Error::new(ErrorKind::ResourceBusy, "another build is publishing to it at this moment")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn project() -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("bayan.toml"), "").expect("a file");
        fs::create_dir(folder.path().join("content")).expect("a folder");
        folder
    }

    fn refused(root: &Path, out: &Path) -> String {
        Place::open(root, out, Manner::OneStep).expect_err("refused").to_string()
    }

    #[test]
    fn input_is_no_place_for_output() {
        let folder = project();
        let root = folder.path();
        assert!(refused(root, root).ends_with("it is the project's own folder"));
        assert!(refused(root, &root.join("content/../")).ends_with("it is the project's own folder"));
        assert!(
            refused(root, &root.join("content/new")).ends_with("the project's `content`, which is input")
        );
        assert!(!root.join("content/new").exists());
        assert!(refused(root, root.parent().expect("a parent")).ends_with("the project itself lies in it"));
        assert!(refused(root, project().path()).contains("it holds a `bayan.toml`"));
        assert!(Place::open(root, &root.join("public"), Manner::OneStep).is_ok());
    }

    #[test]
    fn one_build_at_a_time_and_left_overs_are_cleared() {
        let folder = project();
        let (root, out) = (folder.path(), folder.path().join("public"));
        for manner in [Manner::OneStep, Manner::InPlace] {
            let first = Place::open(root, &out, manner).expect("opened");
            assert!(
                refused_in(root, &out, manner).ends_with("another build is publishing to it at this moment")
            );
            let next = first.next();
            fs::create_dir_all(next.join("ar")).expect("a folder");
            drop(first);
            drop(Place::open(root, &out, manner).expect("opened"));
            assert!(!next.exists());
        }
    }

    fn refused_in(root: &Path, out: &Path, manner: Manner) -> String {
        Place::open(root, out, manner).expect_err("refused").to_string()
    }

    #[test]
    fn one_preview_at_a_time_says_where_it_is() {
        let folder = project();
        let out = folder.path().join("public");
        let first = Hold::take(&out, "http://127.0.0.1:4322/a-long-path").expect("taken");
        let refused = Hold::take(&out, "x").expect_err("taken").to_string();
        assert!(refused.ends_with("is there already, at http://127.0.0.1:4322/a-long-path"), "{refused}");
        drop(first);
        let second = Hold::take(&out, "http://127.0.0.1:1/").expect("free");
        let refused = Hold::take(&out, "x").expect_err("taken").to_string();
        assert!(refused.ends_with("at http://127.0.0.1:1/"), "{refused}");
        // Builds and previews do not hinder each other.
        drop(Place::open(folder.path(), &out, Manner::OneStep).expect("opened"));
        drop(second);
    }

    #[test]
    fn a_file_is_no_output_folder() {
        let folder = project();
        fs::write(folder.path().join("public"), "").expect("a file");
        assert!(refused(folder.path(), &folder.path().join("public")).ends_with("it is not a folder"));
    }
}
