//! What a published folder is made from, as a rule of a makefile: `make` and `ninja` build again when one of these changes.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::byproduct::expect_room;
use super::manifest::{MANIFEST, Manifest};
use super::mend::write;
use crate::failure::Failure;

/// The folders of a project in which something may be added that was not there.
const FOLDERS: [&str; 3] = ["content", "locales", "templates"];

/// Writes the rule for what is published in `out`, made from the project in `root` and these other files. Folders are among what it is
/// made from, so that a file which is added is seen; each input is a target too, so that one which is removed is no mistake.
///
/// # Errors
/// If the manifest in `out` cannot be read, a folder not be listed, or the file not be written.
pub fn write_depfile(
    path: &Path,
    (root, out): (&Path, &Path),
    more: impl IntoIterator<Item = impl AsRef<Path>> + Clone,
) -> Result<(), Failure> {
    // A page may have come to lie there.
    expect_room(path, (root, more.clone()), false)?;
    let own = inputs(root, out).map_err(Failure::of("read the manifest of", out))?;
    let prefix = if root == Path::new(".") { Path::new("") } else { root };
    let mut all: BTreeSet<String> = own.iter().map(|path| escaped(&prefix.join(path))).collect();
    all.extend(more.into_iter().map(|path| escaped(path.as_ref())));
    let mut text = escaped(&out.join(MANIFEST)) + ":";
    for input in &all {
        text.push_str(" \\\n  ");
        text.push_str(input);
    }
    text.push('\n');
    for input in &all {
        text.push('\n');
        text.push_str(input);
        text.push_str(":\n");
    }
    write(path, text.as_bytes())
}

/// The files and folders of a project that what is published was made from, `/` separated.
fn inputs(root: &Path, out: &Path) -> io::Result<BTreeSet<String>> {
    let Some(manifest) = Manifest::open(out)? else { return Err(io::ErrorKind::NotFound.into()) };
    let mut found: BTreeSet<String> = manifest.head.shared.iter().map(|input| input.path.clone()).collect();
    for unit in manifest.units() {
        found.extend(
            manifest.record(unit)?.into_iter().flat_map(|record| record.inputs).map(|input| input.path),
        );
    }
    // What was removed since, by a build of a part, is not there to be looked at.
    found.retain(|path| root.join(path).exists());
    for folder in FOLDERS {
        folders(root, folder.to_owned(), &mut found)?;
    }
    Ok(found)
}

/// Adds a folder, if there is one, and all folders in it that are read.
fn folders(root: &Path, folder: String, found: &mut BTreeSet<String>) -> io::Result<()> {
    let path = root.join(&folder);
    if !path.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        if let Some(name) = name.to_str().filter(|name| !name.starts_with('.'))
            && entry.file_type()?.is_dir()
        {
            folders(root, format!("{folder}/{name}"), found)?;
        }
    }
    found.insert(folder);
    Ok(())
}

/// A path as makefiles write it.
fn escaped(path: &Path) -> String {
    let text = path.to_string_lossy();
    let mut escaped = String::with_capacity(text.len());
    let mut backslashes = 0;
    for (at, c) in text.char_indices() {
        let is_drive = cfg!(windows) && at == 1;
        match c {
            // Before a blank or a sharp each backslash stands for itself only if it is doubled.
            ' ' | '\t' | '#' => {
                escaped.extend(std::iter::repeat_n('\\', backslashes + 1));
            }
            ':' if !is_drive => escaped.push('\\'),
            '$' => escaped.push('$'),
            _ => {}
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_as_makefiles_do() {
        let escaped = |path: &str| escaped(Path::new(path));
        assert_eq!(escaped("content/a/ar.md"), "content/a/ar.md");
        assert_eq!(escaped("my site/a#b/c$d"), r"my\ site/a\#b/c$$d");
        assert_eq!(escaped(r"a\ b"), r"a\\\ b");
        assert_eq!(escaped("مشروع/a:b"), r"مشروع/a\:b");
    }
}
