//! `bayan init`: a new project that builds.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use include_dir::{Dir, DirEntry, include_dir};

use super::Refusal;
use super::console::Console;
use crate::diagnostic::shown;
use crate::failure::Failure;

/// The project that every project begins as.
static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The folder to make the project in; it may exist, if it is empty.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

impl Init {
    /// Writes the starter project.
    pub fn run(&self, console: &Console) -> Result<(), Refusal> {
        let Init { dir } = self;
        if let Some(name) = first_visible_name(dir)? {
            return Err(Refusal::Usage {
                message: format!("`{}` is not empty: it holds `{name}`", dir.display()),
                hint: "name a folder that does not exist yet, or an empty one".into(),
            });
        }
        write(dir)?;
        let (argument, dir) = (shown::argument(dir), dir.display());
        console.say(&format!(
            "Made a project in `{dir}`. Next:\n\n  bayan build {argument}\n\n\
             Then open `{dir}/public/index.html`. Change a figure in `{dir}/content/hello/report.toml` and build again: \
             both editions follow."
        ));
        Ok(())
    }
}

/// The first name in a folder that is not hidden, in the order of names.
fn first_visible_name(dir: &Path) -> Result<Option<String>, Failure> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Failure::new("list the folder", dir, error)),
    };
    let names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    Ok(names.filter(|name| !name.starts_with('.')).min())
}

/// Writes the starter project; a file that is there already stays as it is.
fn write(dir: &Path) -> Result<(), Failure> {
    let mut files: Vec<(&Path, &[u8])> = Vec::new();
    gather(&STARTER, &mut files);
    // What makes a folder a project comes last.
    files.sort_by_key(|(path, _)| *path == Path::new("bayan.toml"));
    crate::add_files(dir, files)
}

fn gather(folder: &'static Dir<'_>, files: &mut Vec<(&'static Path, &'static [u8])>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, files),
            DirEntry::File(file) => {
                // The file is not called `.gitignore` in this repository, where it would be obeyed.
                let is_ignore = file.path() == Path::new("gitignore");
                files.push((if is_ignore { Path::new(".gitignore") } else { file.path() }, file.contents()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_complete() {
        let folder = tempfile::tempdir().expect("a folder");
        let dir = folder.path().join("new/site");
        write(&dir).expect("written");
        for file in ["bayan.toml", ".gitignore", "content/glossary.toml", "content/hello/ar.md"] {
            assert!(dir.join(file).is_file(), "{file}");
        }
        assert!(!dir.join("gitignore").exists());
    }

    #[test]
    fn only_an_empty_folder_becomes_a_project() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(first_visible_name(&folder.path().join("none")).expect("readable"), None);
        fs::create_dir(folder.path().join(".git")).expect("a folder");
        fs::write(folder.path().join(".gitignore"), "mine").expect("a file");
        assert_eq!(first_visible_name(folder.path()).expect("readable"), None);
        write(folder.path()).expect("written");
        assert_eq!(fs::read_to_string(folder.path().join(".gitignore")).expect("there"), "mine");
        assert_eq!(first_visible_name(folder.path()).expect("readable").as_deref(), Some("bayan.toml"));
    }
}
