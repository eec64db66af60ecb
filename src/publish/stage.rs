//! The stage: pages wait here, out of sight, until all of them are done.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Page;
use super::address::{self, Addresses};
use super::output::Output;
use crate::failure::Failure;

/// The pages of one build on their way to the output folder. Shared by threads.
#[derive(Debug)]
pub struct Stage {
    output: Output,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    addresses: Addresses,
    staged: Vec<Staged>,
    unchanged: usize,
    /// How many names in the staging folder are given out.
    names: usize,
}

/// A page in the staging folder.
#[derive(Debug)]
struct Staged {
    path: String,
    /// Its name in the staging folder.
    name: String,
    /// Whether it takes the place of a file.
    replaces: bool,
}

/// What was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written because their bytes changed.
    pub written: usize,
    /// Files that had these bytes already.
    pub unchanged: usize,
    /// The paths of the files written.
    pub changed: Vec<String>,
}

impl Stage {
    /// Opens the output folder `out` of the project in `root`, and makes it if need be.
    ///
    /// # Errors
    /// If the folder cannot be made or written to, if it holds the project or its input, and if another build is
    /// publishing to it.
    pub fn open(root: &Path, out: &Path) -> Result<Stage, Failure> {
        Ok(Stage { output: Output::open(root, out)?, state: Mutex::default() })
    }

    /// Takes a page in.
    ///
    /// # Errors
    /// If its address is not fit for a file, or is taken; if something else than a file is in its place; if it cannot be
    /// written.
    pub fn add(&self, page: Page) -> Result<(), Failure> {
        let Page { path, bytes } = page;
        let destination = self.output.destination(&path);
        self.try_add(path, &bytes, &destination).map_err(Failure::of("write", &destination))
    }

    fn try_add(&self, path: String, bytes: &[u8], destination: &Path) -> io::Result<()> {
        if let Some(problem) = address::problem(&path) {
            return Err(io::Error::new(ErrorKind::InvalidInput, problem));
        }
        let new_folders = self.with(|state| state.addresses.take(&path)).map_err(io::Error::other)?;
        for folder in new_folders {
            expect_folder(&self.output.destination(folder))?;
        }
        let now = look(destination, bytes)?;
        if now == Now::Same {
            self.with(|state| state.unchanged += 1);
            return Ok(());
        }
        let name = self.with(|state| {
            state.names += 1;
            state.names.to_string()
        });
        fs::write(self.output.staged(&name), bytes)?;
        self.with(|state| state.staged.push(Staged { path, name, replaces: now == Now::Other }));
        Ok(())
    }

    /// Moves all pages to their places: those deepest in the folders first, so that an index never leads to a page that is
    /// not there yet.
    ///
    /// # Errors
    /// If a folder cannot be made or a page cannot be moved. What was done so far is undone.
    pub fn commit(self) -> Result<Published, Failure> {
        let Stage { mut output, state } = self;
        let State { mut staged, unchanged, .. } = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        staged.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
        let mut moves = Moves { output: &output, folders: Vec::new(), done: Vec::new() };
        let result = moves.make_folders(&staged).and_then(|()| moves.make_all(&staged));
        if let Err(failure) = result {
            moves.undo();
            return Err(failure);
        }
        let written = staged.len();
        if written + unchanged > 0 {
            output.keep();
        }
        let changed = staged.into_iter().map(|page| page.path).collect();
        Ok(Published { written, unchanged, changed })
    }

    /// A turn with the state. A thread that panicked holding it left it whole: nothing in here panics half-way.
    fn with<T>(&self, turn: impl FnOnce(&mut State) -> T) -> T {
        turn(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn order(staged: &Staged) -> (Reverse<usize>, &str) {
    (Reverse(depth(staged)), &staged.path)
}

/// In how many folders a page lies.
fn depth(staged: &Staged) -> usize {
    staged.path.matches('/').count()
}

/// What is at a page's place now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Now {
    Nothing,
    Same,
    Other,
}

fn look(destination: &Path, bytes: &[u8]) -> io::Result<Now> {
    let found = match fs::symlink_metadata(destination) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Now::Nothing),
        Err(error) => return Err(error),
    };
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(io::Error::other("a link, or something else that is not a file, is in its place"));
    }
    let same = found.len() == bytes.len() as u64 && fs::read(destination)? == bytes;
    Ok(if same { Now::Same } else { Now::Other })
}

/// Refuses a folder of pages that is there but is not a folder: a link could lead out of the output.
fn expect_folder(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err(io::Error::other(format!("`{}` is there and is not a folder", path.display()))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// The moves of a commit, and how to undo them.
struct Moves<'a> {
    output: &'a Output,
    /// Folders made, in that order.
    folders: Vec<PathBuf>,
    done: Vec<Moved>,
}

/// A page in its place.
struct Moved {
    destination: PathBuf,
    /// The name in the staging folder under which the file that it replaced is kept.
    kept: Option<String>,
}

impl Moved {
    fn make(output: &Output, page: &Staged) -> Result<Self, Failure> {
        let destination = output.destination(&page.path);
        let kept = page.replaces.then(|| format!("{}-replaced", page.name));
        let moved = || -> io::Result<()> {
            if let Some(kept) = &kept {
                let kept = output.staged(kept);
                // Not every file system knows hard links.
                fs::hard_link(&destination, &kept).or_else(|_| fs::copy(&destination, &kept).map(drop))?;
            }
            fs::rename(output.staged(&page.name), &destination)
        };
        match moved() {
            Ok(()) => Ok(Moved { destination, kept }),
            Err(error) => Err(Failure::new("write", destination, error)),
        }
    }
}

impl Moves<'_> {
    fn make_folders(&mut self, staged: &[Staged]) -> Result<(), Failure> {
        let folders: BTreeSet<&str> = staged
            .iter()
            .flat_map(|page| page.path.match_indices('/').map(|(at, _)| &page.path[..at]))
            .collect();
        // Sorted, a folder comes before those in it.
        for folder in folders {
            let path = self.output.destination(folder);
            match fs::create_dir(&path) {
                Ok(()) => self.folders.push(path),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Failure::new("make the folder", path, error)),
            }
        }
        Ok(())
    }

    /// All pages of one depth at once, and none of the next before they are there.
    fn make_all(&mut self, staged: &[Staged]) -> Result<(), Failure> {
        for level in staged.chunk_by(|a, b| depth(a) == depth(b)) {
            let output = self.output;
            let moved: Vec<Result<Moved, Failure>> =
                level.par_iter().map(|page| Moved::make(output, page)).collect();
            let mut failure = None;
            for moved in moved {
                match moved {
                    Ok(moved) => self.done.push(moved),
                    Err(found) => failure = failure.or(Some(found)),
                }
            }
            failure.map_or(Ok(()), Err)?;
        }
        Ok(())
    }

    /// Undoes what was done, as far as that is possible: the failure that led here is the one that is reported.
    fn undo(self) {
        for Moved { destination, kept } in self.done.into_iter().rev() {
            let _ = match kept {
                Some(kept) => fs::rename(self.output.staged(&kept), destination),
                None => fs::remove_file(destination),
            };
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    struct Site {
        folder: TempDir,
    }

    impl Site {
        fn new() -> Self {
            Site { folder: tempfile::tempdir().expect("a folder") }
        }

        fn out(&self) -> PathBuf {
            self.folder.path().join("public")
        }

        fn stage(&self) -> Stage {
            Stage::open(self.folder.path(), &self.out()).expect("opened")
        }

        fn publish(&self, pages: &[(&str, &str)]) -> Result<Published, Failure> {
            let stage = self.stage();
            for (path, text) in pages {
                stage.add(page(path, text))?;
            }
            stage.commit()
        }

        fn read(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.out().join(path)).ok()
        }

        fn names(&self) -> Vec<String> {
            let names = fs::read_dir(self.out()).expect("a folder");
            let name = |entry: io::Result<fs::DirEntry>| {
                entry.expect("an entry").file_name().to_string_lossy().into_owned()
            };
            let mut names: Vec<String> = names.map(name).collect();
            names.sort();
            names
        }
    }

    fn page(path: &str, text: &str) -> Page {
        Page { path: path.into(), bytes: text.into() }
    }

    #[test]
    fn only_what_changed_is_written() {
        let site = Site::new();
        let first = site.publish(&[("index.html", "1"), ("ar/x/index.html", "2")]).expect("published");
        let changed = vec!["ar/x/index.html".to_owned(), "index.html".to_owned()];
        assert_eq!(first, Published { written: 2, unchanged: 0, changed });
        let second = site.publish(&[("index.html", "1"), ("ar/x/index.html", "3")]).expect("published");
        assert_eq!(second, Published { written: 1, unchanged: 1, changed: vec!["ar/x/index.html".into()] });
        assert_eq!(site.read("ar/x/index.html").as_deref(), Some("3"));
        assert_eq!(site.names(), ["ar", "index.html"]);
    }

    #[test]
    fn without_commit_nothing_changes() {
        let site = Site::new();
        let stage = site.stage();
        stage.add(page("ar/x", "1")).expect("staged");
        drop(stage);
        assert!(!site.out().exists());
    }

    #[test]
    fn what_is_not_a_page_stays() {
        let site = Site::new();
        site.publish(&[("a", "1")]).expect("published");
        fs::write(site.out().join("CNAME"), "x").expect("a file");
        site.publish(&[("b", "1")]).expect("published");
        assert_eq!(site.names(), ["CNAME", "a", "b"]);
    }

    #[test]
    fn a_failure_half_way_is_undone() {
        let site = Site::new();
        site.publish(&[("deep/er/a", "old"), ("z", "old")]).expect("published");
        let stage = site.stage();
        for path in ["deep/er/a", "deep/er/new/b", "z"] {
            stage.add(page(path, "new")).expect("staged");
        }
        // Something gets in the way after the page was looked at.
        fs::remove_file(site.out().join("z")).expect("removed");
        fs::create_dir(site.out().join("z")).expect("a folder");
        let failure = stage.commit().expect_err("in the way").to_string();
        assert!(failure.starts_with("cannot write `") && failure.contains("public/z`"), "{failure}");
        assert_eq!(site.read("deep/er/a").as_deref(), Some("old"));
        assert!(!site.out().join("deep/er/new").exists());
        assert_eq!(site.names(), ["deep", "z"]);
    }

    #[test]
    fn folders_are_never_replaced_by_pages() {
        let site = Site::new();
        fs::create_dir_all(site.out().join("x/y")).expect("folders");
        let refused = site.publish(&[("x", "1")]).expect_err("a folder").to_string();
        assert!(refused.ends_with("it is a folder"), "{refused}");
        let refused = site.publish(&[("a", "1"), ("a", "2")]).expect_err("twice").to_string();
        assert!(refused.ends_with("two pages have the address `a`"), "{refused}");
        let refused = site.publish(&[("../a", "1")]).expect_err("outside").to_string();
        assert!(refused.contains("`..` in it leads to another folder"), "{refused}");
    }

    #[cfg(unix)]
    #[test]
    fn links_in_the_output_are_not_followed() {
        let (site, elsewhere) = (Site::new(), tempfile::tempdir().expect("a folder"));
        fs::create_dir_all(site.out()).expect("a folder");
        std::os::unix::fs::symlink(elsewhere.path(), site.out().join("ar")).expect("a link");
        std::os::unix::fs::symlink(elsewhere.path().join("f"), site.out().join("f")).expect("a link");
        assert!(site.publish(&[("ar/x", "1")]).expect_err("a link").to_string().contains("is not a folder"));
        assert!(site.publish(&[("f", "1")]).expect_err("a link").to_string().contains("a link"));
        assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 0);
    }

    #[test]
    fn threads_share_a_stage() {
        let site = Site::new();
        let stage = site.stage();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let stage = &stage;
                scope.spawn(move || {
                    for number in 0..50 {
                        stage.add(page(&format!("{thread}/{number}/index.html"), "x")).expect("staged");
                    }
                });
            }
        });
        assert_eq!(stage.commit().expect("published").written, 200);
    }
}
