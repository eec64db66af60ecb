//! Whole sites as folders: what is foreign in one, and how one is made of another without copying what stays.
//!
//! A file that does not change is a hard link: it costs a name, keeps its date, and is the same file in both sites.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::manifest::{MANIFEST, Manifest, parse};
use super::record::{Output, Record};

/// The paths of many files, each as a number.
#[derive(Debug, Default)]
pub(super) struct Paths {
    state: RandomState,
    known: HashSet<u64>,
}

impl Paths {
    /// All files of a manifest, itself among them.
    pub fn of(manifest: &Manifest) -> io::Result<Paths> {
        let mut paths = Paths::default();
        let state = paths.state.clone();
        let units: Vec<&str> = manifest.units().collect();
        let hashed = units.par_iter().map(|unit| {
            let record = manifest.record(unit)?;
            let outputs = record.into_iter().flat_map(|record| record.outputs);
            Ok(outputs.map(|output| state.hash_one(output.path.as_str())).collect::<Vec<u64>>())
        });
        for hashes in hashed.collect::<io::Result<Vec<_>>>()? {
            paths.known.extend(hashes);
        }
        paths.known.insert(paths.state.hash_one(MANIFEST));
        Ok(paths)
    }

    fn contains(&self, path: &str) -> bool {
        self.known.contains(&self.state.hash_one(path))
    }
}

/// What lies in a site and is not ours: files, links, and folders with nothing in them.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Foreign {
    /// What is not ours in a site. A folder of work in it is passed over.
    pub fn find(site: &Path, ours: &Paths, work: &Path) -> io::Result<Foreign> {
        if !site.exists() {
            return Ok(Foreign::default());
        }
        walk(site, Path::new(""), ours, work)
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }

    /// The files, by path.
    pub fn files(self) -> Vec<PathBuf> {
        self.files.into_iter().collect()
    }

    /// What stands in the way of a page, if anything.
    pub fn in_the_way(&self, path: &str) -> Option<&Path> {
        let path = Path::new(path);
        let above = path.ancestors().find_map(|part| self.files.get(part));
        let below = self.files.range(path.to_owned()..).next().filter(|file| file.starts_with(path));
        above.or(below).or_else(|| self.folders.get(path)).map(PathBuf::as_path)
    }

    /// Puts all of it into another site, where it is not yet.
    pub fn carry(&self, from: &Path, to: &Path) -> io::Result<()> {
        for folder in &self.folders {
            fs::create_dir_all(to.join(folder))?;
        }
        for file in &self.files {
            carry(&from.join(file), &to.join(file))?;
        }
        Ok(())
    }

    /// Without what another holds too.
    pub fn without(mut self, other: &Foreign) -> Foreign {
        self.files.retain(|file| !other.files.contains(file));
        self.folders.retain(|folder| !other.folders.contains(folder));
        self
    }

    /// Removes it from a site.
    pub fn remove(&self, site: &Path) -> io::Result<()> {
        for file in &self.files {
            remove(&site.join(file), site)?;
        }
        self.folders.iter().try_for_each(|folder| gone(fs::remove_dir(site.join(folder))))
    }
}

fn walk(site: &Path, folder: &Path, ours: &Paths, work: &Path) -> io::Result<Foreign> {
    let (mut found, mut folders, mut is_empty) = (Foreign::default(), Vec::new(), true);
    for entry in fs::read_dir(site.join(folder))? {
        let entry = entry?;
        is_empty = false;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            if site.join(&path) != work {
                folders.push(path);
            }
        } else if !path.to_str().is_some_and(|path| ours.contains(&slashed(path))) {
            found.files.insert(path);
        }
    }
    if is_empty && folder != Path::new("") {
        found.folders.insert(folder.to_owned());
    }
    let below: Vec<io::Result<Foreign>> =
        folders.par_iter().map(|folder| walk(site, folder, ours, work)).collect();
    for one in below {
        let Foreign { files, folders } = one?;
        found.files.extend(files);
        found.folders.extend(folders);
    }
    Ok(found)
}

/// A path as a manifest has it.
fn slashed(path: &str) -> std::borrow::Cow<'_, str> {
    if std::path::MAIN_SEPARATOR == '/' { path.into() } else { path.replace('\\', "/").into() }
}

/// Puts a file that is not ours, or a link, to another place as well. What is there already stays.
fn carry(from: &Path, to: &Path) -> io::Result<()> {
    let found = match fs::symlink_metadata(from) {
        Ok(found) => found,
        // It was removed in the meantime, by whom it belongs to.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if found.is_symlink() {
        return in_folder(to, || match link_to(&fs::read_link(from)?, to) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            result => result,
        });
    }
    if !found.is_file() {
        return Err(io::Error::other(format!(
            "`{}` is neither a file nor a folder nor a link",
            from.display()
        )));
    }
    link(from, to).map(drop)
}

#[cfg(unix)]
fn link_to(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(not(unix))]
fn link_to(_target: &Path, _link: &Path) -> io::Result<()> {
    Err(io::Error::new(ErrorKind::Unsupported, "links in the output folder cannot be kept on this system"))
}

/// Gives a file a second name, in a folder that may be missing; whether it did not have it already.
fn link(from: &Path, to: &Path) -> io::Result<bool> {
    let linked = in_folder(to, || match fs::hard_link(from, to) {
        // Not every file system knows hard links.
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            fs::copy(from, to).map(drop)
        }
        result => result,
    });
    match linked {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Does something to a path, and makes the folder of it if that is missing.
pub(super) fn in_folder(path: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match act() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            act()
        }
        result => result,
    }
}

/// Moves a file, in place of another or to a folder that may be missing.
pub(super) fn shift(from: &Path, to: &Path) -> io::Result<()> {
    in_folder(to, || fs::rename(from, to))
}

/// Removes a file of ours, and the folders in `site` that are empty without it.
pub(super) fn remove(file: &Path, site: &Path) -> io::Result<()> {
    gone(fs::remove_file(file))?;
    let above = file.ancestors().skip(1).take_while(|folder| *folder != site && folder.starts_with(site));
    for folder in above {
        // A folder that is not empty stays, and so do those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Adds to a site what its records name and it lacks, from another site.
pub(super) fn fill<'a>(
    site: &Path,
    from: &Path,
    records: impl ParallelIterator<Item = io::Result<Record>> + 'a,
) -> io::Result<()> {
    records.try_for_each(|record| {
        let outputs = record?.outputs;
        outputs.iter().try_for_each(|output| {
            let to = site.join(&output.path);
            match link(&from.join(&output.path), &to) {
                // A page that is new is in the new site alone.
                Err(error) if error.kind() == ErrorKind::NotFound && to.exists() => Ok(()),
                result => result.map(drop),
            }
        })
    })
}

/// A site that was published once and is brought up to date.
pub(super) struct Spare<'a> {
    pub site: &'a Path,
    pub manifest: &'a Manifest,
    /// Where files lie that are not published yet.
    pub next: &'a Path,
    /// The site as it is published.
    pub live: &'a Path,
}

impl Spare<'_> {
    /// Makes it what the given units say: their names, sorted, and for each its line in the new manifest.
    pub fn bring_up(
        &self,
        units: &[&str],
        line: &(impl Fn(&str) -> io::Result<Vec<u8>> + Sync),
    ) -> io::Result<()> {
        let left: Vec<&str> =
            self.manifest.units().filter(|unit| units.binary_search(unit).is_err()).collect();
        for unit in left {
            let outputs = self.manifest.record(unit)?.into_iter().flat_map(|record| record.outputs);
            outputs.into_iter().try_for_each(|output| remove(&self.site.join(output.path), self.site))?;
        }
        let changed = units.par_iter().map(|unit| {
            let new = line(unit)?;
            let old = self.manifest.line(unit)?;
            if old.as_ref() == Some(&new) {
                return Ok(None);
            }
            Ok(Some((parse(&new)?, old.map(|old| parse(&old)).transpose()?)))
        });
        let changed: Vec<(Record, Option<Record>)> =
            changed.filter_map(Result::transpose).collect::<io::Result<_>>()?;
        // All that goes before all that comes: a file may have moved from one unit to another.
        for (new, old) in &changed {
            let outputs = old.iter().flat_map(|old| &old.outputs);
            let mut removed = outputs.filter(|output| new.output(&output.path).is_none());
            removed.try_for_each(|output| remove(&self.site.join(&output.path), self.site))?;
        }
        changed.par_iter().try_for_each(|(new, old)| {
            let is_same = |output: &&Output| {
                old.as_ref().and_then(|old| old.output(&output.path)).is_some_and(|old| old == *output)
            };
            let mut other = new.outputs.iter().filter(|output| !is_same(output));
            other.try_for_each(|output| self.bring(&output.path))
        })
    }

    /// Brings one file: the one that is to be published, or the one that is.
    fn bring(&self, path: &str) -> io::Result<()> {
        let (to, next) = (self.site.join(path), self.next.join(path));
        if fs::symlink_metadata(&next).is_ok() {
            return shift(&next, &to);
        }
        gone(fs::remove_file(&to))?;
        link(&self.live.join(path), &to).map(drop)
    }
}
