//! The output folder: made if it is missing, refused if it is no place for output, and held by one build at a time.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::failure::Failure;

/// What the names of staging folders begin with.
const PREFIX: &str = ".bayan-stage-";
/// The file in a staging folder that is locked for as long as its build runs.
const LOCK: &str = "lock";
/// The project's folders that are input.
const INPUT: [&str; 3] = ["content", "locales", "templates"];

/// The output folder with a staging folder in it, on the same file system.
#[derive(Debug)]
pub(super) struct Output {
    // Fields are dropped in this order: the lock is released, the staging folder removed, then empty folders we made.
    _lock: File,
    staging: TempDir,
    made: Made,
    path: PathBuf,
}

/// Folders made for the output; removed again, where they are empty, unless they are kept.
#[derive(Debug, Default)]
struct Made(Vec<PathBuf>);

impl Drop for Made {
    fn drop(&mut self) {
        for folder in &self.0 {
            // A folder that is not empty stays, which is what we want.
            let _ = fs::remove_dir(folder);
        }
    }
}

impl Output {
    /// Opens the output folder of the project in `root`.
    pub fn open(root: &Path, out: &Path) -> Result<Output, Failure> {
        let failure = Failure::of("publish to", out);
        Self::try_open(root, out).map_err(failure)
    }

    fn try_open(root: &Path, out: &Path) -> io::Result<Output> {
        if fs::metadata(out).is_ok_and(|found| !found.is_dir()) {
            return Err(io::Error::other("it is not a folder"));
        }
        let missing = out.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let made = Made(missing.map(Path::to_owned).collect());
        fs::create_dir_all(out)?;
        if let Some(reason) = refusal(&fs::canonicalize(root)?, &fs::canonicalize(out)?) {
            return Err(io::Error::other(reason));
        }
        let staging = tempfile::Builder::new().prefix(PREFIX).tempdir_in(out)?;
        let lock = File::create_new(staging.path().join(LOCK))?;
        // Where a file system knows no locks, builds are not kept apart.
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            return Err(busy());
        }
        clear_left_overs(out, staging.path())?;
        Ok(Output { _lock: lock, staging, made, path: out.to_owned() })
    }

    /// Where a page of this path goes in the end.
    pub fn destination(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    /// Where something of this name waits until then.
    pub fn staged(&self, name: &str) -> PathBuf {
        self.staging.path().join(name)
    }

    /// Keeps the output folder: there is something in it now.
    pub fn keep(&mut self) {
        self.made.0.clear();
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

/// Removes the staging folders of builds that were killed; refuses if one of them is running.
///
/// A folder without a lock file is left alone: it may belong to a build that is just beginning.
fn clear_left_overs(out: &Path, own: &Path) -> io::Result<()> {
    for entry in fs::read_dir(out)? {
        let entry = entry?;
        let path = entry.path();
        let ours = entry.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes());
        // Names are compared, for one path may be absolute and the other not.
        let own = own.file_name() == Some(&entry.file_name());
        if !ours || own || !entry.file_type()?.is_dir() {
            continue;
        }
        let Ok(lock) = File::open(path.join(LOCK)) else { continue };
        match lock.try_lock() {
            // Left-overs do no harm, so a failure to remove them does none either.
            Ok(()) => drop(fs::remove_dir_all(&path)),
            Err(TryLockError::WouldBlock) => return Err(busy()),
            Err(TryLockError::Error(_)) => {}
        }
    }
    Ok(())
}

fn busy() -> io::Error {
    io::Error::new(ErrorKind::ResourceBusy, "another build is publishing to it at this moment")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("bayan.toml"), "").expect("a file");
        fs::create_dir(folder.path().join("content")).expect("a folder");
        folder
    }

    fn refused(root: &Path, out: &Path) -> String {
        Output::open(root, out).expect_err("refused").to_string()
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
        assert!(Output::open(root, &root.join("public")).is_ok());
    }

    #[test]
    fn folders_made_for_nothing_are_removed() {
        let folder = project();
        let out = folder.path().join("a/b/c");
        drop(Output::open(folder.path(), &out).expect("opened"));
        assert!(!folder.path().join("a").exists());
    }

    #[test]
    fn one_build_at_a_time_and_left_overs_are_cleared() {
        let folder = project();
        let (root, out) = (folder.path(), folder.path().join("public"));
        let first = Output::open(root, &out).expect("opened");
        assert!(refused(root, &out).ends_with("another build is publishing to it at this moment"));
        drop(first);
        let left_over = out.join(format!("{PREFIX}killed"));
        fs::create_dir_all(&left_over).expect("a folder");
        fs::write(left_over.join(LOCK), "").expect("a file");
        fs::create_dir(out.join(format!("{PREFIX}foreign"))).expect("a folder");
        drop(Output::open(root, &out).expect("opened"));
        assert!(!left_over.exists() && out.join(format!("{PREFIX}foreign")).exists());
    }

    #[test]
    fn a_file_is_no_output_folder() {
        let folder = project();
        fs::write(folder.path().join("public"), "").expect("a file");
        assert!(refused(folder.path(), &folder.path().join("public")).ends_with("it is not a folder"));
    }
}
