//! Publishing file by file, for an output folder that must stay the same folder: a mount, or one whose parent cannot be written to.
//!
//! What is to be done is written down before it is begun, and each step may be done twice: a run that dies half-way is finished by
//! the next one. Until then a web server sees some new pages and some old ones, each of them whole.

use std::cmp::Reverse;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::manifest::MANIFEST;
use super::place::remove_tree;
use super::tree::{remove, shift};

/// The files to remove, as a JSON list of paths.
const JOURNAL: &str = "journal.json";

/// Publishes what waits in the folder of work: `next` and `manifest`.
pub(super) fn publish(out: &Path, work: &Path, removed: &[String]) -> io::Result<()> {
    let draft = work.join("journal");
    fs::write(&draft, serde_json::to_vec(removed)?)?;
    fs::rename(&draft, work.join(JOURNAL))?;
    recover(out, work)
}

/// Does what is written down, if something is.
pub(super) fn recover(out: &Path, work: &Path) -> io::Result<()> {
    let journal = work.join(JOURNAL);
    let removed: Vec<String> = match fs::read(&journal) {
        Ok(text) => serde_json::from_slice(&text)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let next = work.join("next");
    let mut staged = Vec::new();
    list(&next, Path::new(""), &mut staged)?;
    // Those deepest in the folders first, so that an index never leads to a page that is not there yet.
    staged.sort_by_key(|path| Reverse(path.components().count()));
    for path in &staged {
        shift(&next.join(path), &out.join(path))?;
    }
    for path in removed {
        remove(&out.join(path), out)?;
    }
    match fs::rename(work.join("manifest"), out.join(MANIFEST)) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::remove_file(&journal)?;
    remove_tree(&next)
}

fn list(root: &Path, folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(root.join(folder)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(root, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
