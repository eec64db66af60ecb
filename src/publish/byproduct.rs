//! By-products: files that a run writes where it was told to, beside what it publishes, such as a rule for `make` or a review page.
//!
//! None takes the place of what the run reads or of what is published, and each is tried before the work begins: what cannot be written
//! is told while everything is as it was.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::{MANIFEST, Manifest};
use super::mend::try_place;
use super::place::{INPUT, absolute};
use crate::failure::Failure;

/// Refuses a place for a by-product of the project in `root`, which reads these other files, too; and tries it, if that is asked for:
/// a file is made beside it and taken away again.
///
/// # Errors
/// If it is no place for a by-product, or cannot be written.
pub fn expect_room(
    path: &Path,
    (root, inputs): (&Path, impl IntoIterator<Item = impl AsRef<Path>>),
    is_tried: bool,
) -> Result<(), Failure> {
    let refusal = refusal(path, root, inputs).map_or(Ok(()), |reason| Err(io::Error::other(reason)));
    let tried = refusal.and_then(|()| if is_tried { try_place(path) } else { Ok(()) });
    tried.map_err(Failure::of("write", path))
}

/// Why a path is no place for a by-product.
fn refusal(path: &Path, root: &Path, inputs: impl IntoIterator<Item = impl AsRef<Path>>) -> Option<String> {
    // What cannot be looked at is told by whoever reads or writes it.
    let place = absolute(path).ok()?;
    let root = fs::canonicalize(root).ok()?;
    let is = |other: &Path| place == other || fs::canonicalize(other).is_ok_and(|other| place == other);
    if is(&root.join("bayan.toml")) {
        return Some("it is the project's configuration".into());
    }
    let lies_in = |folder: &PathBuf| {
        place.starts_with(folder) || fs::canonicalize(folder).is_ok_and(|folder| place.starts_with(folder))
    };
    if let Some(folder) = INPUT.iter().find(|folder| lies_in(&root.join(folder))) {
        return Some(format!("it lies in the project's `{folder}`, which is input"));
    }
    if inputs.into_iter().any(|input| is(input.as_ref())) {
        return Some("this run reads it".into());
    }
    let is_published = place.ancestors().skip(1).any(|folder| holds(folder, &place).unwrap_or(false));
    is_published.then(|| "it is a part of what is published there".into())
}

/// Whether a folder is a published one whose manifest names a file, or is that file.
fn holds(folder: &Path, file: &Path) -> io::Result<bool> {
    let Some(manifest) = Manifest::open(folder)? else { return Ok(false) };
    if file == folder.join(MANIFEST) {
        return Ok(true);
    }
    for unit in manifest.units() {
        let outputs = manifest.record(unit)?.into_iter().flat_map(|record| record.outputs);
        if outputs.into_iter().any(|output| file == folder.join(output.path)) {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_no_place_for_what_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for file in ["bayan.toml", "content/a/report.toml", "known.json", "notes.md"] {
            fs::create_dir_all(root.join(file).parent().expect("a parent")).expect("folders");
            fs::write(root.join(file), "").expect("a file");
        }
        let told = |path: &str| {
            let tried = expect_room(&root.join(path), (root, [root.join("known.json")]), true);
            tried.err().map(|failure| failure.to_string()).unwrap_or_default()
        };
        assert!(told("bayan.toml").ends_with("it is the project's configuration"));
        assert!(told("content/../bayan.toml").ends_with("it is the project's configuration"));
        assert!(told("content/a/report.toml").ends_with("the project's `content`, which is input"));
        assert!(told("templates/new.html").ends_with("the project's `templates`, which is input"));
        assert!(told("known.json").ends_with("this run reads it"));
        assert!(told("none/new").ends_with("none` does not exist"), "{}", told("none/new"));
        assert!(told("content/a").ends_with("which is input") && told("").ends_with("it is a folder"));
        for path in ["new", "notes.md"] {
            assert_eq!(told(path), "");
        }
        assert_eq!(fs::read_dir(root).expect("a folder").count(), 4, "nothing is left behind");
    }
}
