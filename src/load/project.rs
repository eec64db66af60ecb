//! A project's folder: what may be listed and read in it.

use std::fs;
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::glance::{Folder, Kind, Look};

/// The largest file that is read. Offsets are 32 bits wide; a report of this size is a mistake long before that.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A project's folder, opened. Paths in it are relative and `/` separated.
#[derive(Debug, Clone)]
pub struct Project {
    pub(super) root: PathBuf,
    /// The same folder without links, to see whether a link leads out of it.
    real: PathBuf,
}

/// A name in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub name: String,
    pub is_folder: bool,
}

/// The names in a folder.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Sorted, without hidden ones and backups.
    pub entries: Vec<Entry>,
    /// How the folder looked before; `None` if what it is depends on something else, as where a link leads.
    pub look: Option<Look>,
}

/// The bytes of a file.
#[derive(Debug)]
pub(super) struct Bytes {
    pub bytes: Vec<u8>,
    /// How it looked before it was read; `None` if it is a link.
    pub look: Option<Look>,
}

impl Project {
    /// Opens a folder; whether it is a project shows when its files are loaded.
    ///
    /// # Errors
    /// If there is no such folder.
    pub fn open(root: &Path) -> Result<Project, Failure> {
        let action = "open the project folder";
        let real = fs::canonicalize(root).map_err(Failure::of(action, root))?;
        if !real.is_dir() {
            return Err(Failure::new(action, root, ErrorKind::NotADirectory.into()));
        }
        Ok(Project { root: root.to_owned(), real })
    }

    /// Its folder, held open.
    #[must_use]
    pub fn folder(&self) -> Folder {
        Folder::open(&self.root)
    }

    /// Whether there is something at a path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.root.join(path).exists()
    }

    /// The names in a folder. A folder that does not exist is empty.
    pub(super) fn list(&self, folder: &str) -> Result<Listing, Failure> {
        let path = self.root.join(folder);
        let failure = Failure::of("list the folder", &path);
        match self.list_path(&path) {
            Ok(listing) => Ok(listing),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Listing::default()),
            Err(error) => Err(failure(error)),
        }
    }

    fn list_path(&self, path: &Path) -> io::Result<Listing> {
        let found = fs::symlink_metadata(path)?;
        // Folders are listed from the root down: only a link leads out of those that were seen to lie in it.
        if found.is_symlink() {
            self.stay_inside(path)?;
        }
        let mut look = Some(Look::from(&found)).filter(|look| look.kind == Kind::Folder);
        let mut entries = Vec::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else {
                let name = entry.file_name().to_string_lossy().into_owned();
                return Err(io::Error::other(format!("the name `{name}` in it is not Unicode")));
            };
            if name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            let mut kind = entry.file_type()?;
            if kind.is_symlink() {
                // A link that leads nowhere is taken for a file, so that reading it says what is wrong.
                kind = fs::metadata(entry.path()).map_or(kind, |target| target.file_type());
                look = None;
            }
            entries.push(Entry { name, is_folder: kind.is_dir() });
        }
        entries.sort();
        Ok(Listing { entries, look })
    }

    /// The bytes of a file.
    pub(super) fn read(&self, file: &str) -> Result<Bytes, Failure> {
        let path = self.root.join(file);
        self.read_path(&path).map_err(Failure::of("read", &path))
    }

    fn read_path(&self, path: &Path) -> io::Result<Bytes> {
        let mut found = fs::symlink_metadata(path)?;
        let look = Some(Look::from(&found)).filter(|look| look.kind == Kind::File);
        if found.is_symlink() {
            self.stay_inside(path)?;
            found = fs::metadata(path)?;
        }
        if found.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !found.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        if found.len() > LARGEST {
            return Err(io::Error::other(format!("it is larger than {} MiB", LARGEST / 1024 / 1024)));
        }
        // Its length is known, and need not be asked for again.
        let length = usize::try_from(found.len()).unwrap_or_default();
        let mut bytes = Vec::with_capacity(length + 1);
        fs::File::open(path)?.take(LARGEST).read_to_end(&mut bytes)?;
        Ok(Bytes { bytes, look })
    }

    /// Refuses a path that a link leads out of the project.
    fn stay_inside(&self, path: &Path) -> io::Result<()> {
        if fs::canonicalize(path)?.starts_with(&self.real) {
            Ok(())
        } else {
            Err(io::Error::other("a link leads out of the project"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(files: &[&str]) -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, file).expect("a file");
        }
        let project = Project::open(folder.path()).expect("just made");
        (folder, project)
    }

    #[test]
    fn names_come_sorted_and_without_hidden_ones() {
        let (_folder, project) = project(&["b", "a/x", ".git/x", "b~", "B"]);
        let names: Vec<(String, bool)> =
            project.list("").expect("there").entries.into_iter().map(|e| (e.name, e.is_folder)).collect();
        assert_eq!(names, [("B".into(), false), ("a".into(), true), ("b".into(), false)]);
        assert_eq!(project.list("none").expect("empty").entries, []);
    }

    #[test]
    fn a_folder_that_does_not_exist_is_no_project() {
        let failure = Project::open(Path::new("/nowhere/at/all")).expect_err("not there");
        assert_eq!(
            failure.to_string(),
            "cannot open the project folder `/nowhere/at/all`: it does not exist"
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_inside_the_project() {
        use std::os::unix::fs::symlink;
        let (folder, project) = project(&["inside", "sub/x"]);
        let (outside, _) = self::project(&["secret"]);
        let link = |target: &Path, name: &str| symlink(target, folder.path().join(name)).expect("a link");
        link(&folder.path().join("inside"), "good");
        link(&outside.path().join("secret"), "bad");
        link(outside.path(), "folder");
        link(Path::new("nowhere"), "broken");
        let good = project.read("good").expect("inside");
        assert_eq!((good.bytes.as_slice(), good.look), (&b"inside"[..], None));
        assert!(project.read("inside").expect("there").look.is_some());
        assert!(
            project.list("").expect("there").look.is_none()
                && project.list("sub").expect("there").look.is_some()
        );
        let refused = project.read("bad").expect_err("outside").to_string();
        assert!(refused.ends_with("a link leads out of the project"), "{refused}");
        assert!(project.list("folder").is_err());
        assert!(project.read("broken").expect_err("nowhere").to_string().ends_with("it does not exist"));
    }

    #[cfg(unix)]
    #[test]
    fn only_regular_files_are_read() {
        let (folder, project) = project(&["x"]);
        std::os::unix::net::UnixListener::bind(folder.path().join("socket")).expect("a socket");
        assert!(project.read("socket").expect_err("not a file").to_string().contains("not a regular file"));
        assert!(project.read("").expect_err("a folder").to_string().contains("it is a folder"));
    }
}
