//! The one step: a folder takes the place of another.
//!
//! On Linux and macOS two folders are exchanged in one system call (`renameat2` with `RENAME_EXCHANGE`, `renamex_np` with
//! `RENAME_SWAP`): whoever looks sees the old site or the new one, whole. Where the system or the file system cannot, the old
//! folder is renamed away and the new one into its place: for that moment there is no site, and if the program dies in
//! it, the next run puts the old one back.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Puts `new` in the place of `out`. What was there is at the path of `new` afterwards; nothing is there if nothing was.
pub(super) fn swap(new: &Path, out: &Path, work: &Path) -> io::Result<()> {
    if !out.exists() {
        return fs::rename(new, out);
    }
    match exchange(new, out) {
        Err(error) if is_unable(&error) => in_two_steps(new, out, &aside(work)),
        result => result,
    }
}

/// Puts the old site back if a swap in two steps was not finished.
pub(super) fn recover(out: &Path, work: &Path) -> io::Result<()> {
    let aside = aside(work);
    if !aside.exists() {
        return Ok(());
    }
    if out.exists() { super::place::remove_tree(&aside) } else { fs::rename(&aside, out) }
}

/// Whether a folder, which may be missing, and the one it lies in are on one file system, so that it can be exchanged.
#[cfg(unix)]
pub(super) fn is_one_file_system(out: &Path, parent: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    match fs::metadata(out) {
        Ok(found) => Ok(found.dev() == fs::metadata(parent)?.dev()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Elsewhere a folder that cannot be renamed says so when it is.
#[cfg(not(unix))]
pub(super) fn is_one_file_system(_out: &Path, _parent: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(new: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_new: &Path, _out: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Whether the system, or the file system, knows no exchange.
fn is_unable(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}

fn in_two_steps(new: &Path, out: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(out, aside)?;
    if let Err(error) = fs::rename(new, out) {
        // The failure that led here is the one to be told.
        let _ = fs::rename(aside, out);
        return Err(error);
    }
    fs::rename(aside, new)
}

/// Where the old site waits in a swap of two steps.
fn aside(work: &Path) -> PathBuf {
    work.join("aside")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(path: &Path, text: &str) {
        fs::create_dir_all(path).expect("a folder");
        fs::write(path.join("index.html"), text).expect("a file");
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path.join("index.html")).expect("a file")
    }

    #[test]
    fn sites_change_places() {
        let folder = tempfile::tempdir().expect("a folder");
        let (new, out) = (folder.path().join("new"), folder.path().join("out"));
        site(&new, "1");
        swap(&new, &out, folder.path()).expect("the first");
        assert_eq!((read(&out), new.exists()), ("1".into(), false));
        site(&new, "2");
        swap(&new, &out, folder.path()).expect("the second");
        assert_eq!((read(&out), read(&new)), ("2".into(), "1".into()));
        in_two_steps(&new, &out, &folder.path().join("aside")).expect("slower");
        assert_eq!((read(&out), read(&new)), ("1".into(), "2".into()));
    }

    #[test]
    fn a_swap_that_was_cut_short_is_undone() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("out");
        site(&aside(folder.path()), "old");
        recover(&out, folder.path()).expect("recovered");
        assert_eq!(read(&out), "old");
        site(&aside(folder.path()), "older");
        recover(&out, folder.path()).expect("recovered");
        assert_eq!((read(&out), aside(folder.path()).exists()), ("old".into(), false));
    }
}
