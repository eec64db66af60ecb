//! Whole sites as folders: what is foreign in one, and how one is made of another without copying what stays.
//!
//! A file that does not change is a hard link: it costs a name, keeps its date, and is the same file in both sites.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Foreign {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Foreign {
    /// What is not ours in a site. A folder of work in it is passed over.
    pub fn find(site: &Path, ours: &Paths, work: &Path) -> io::Result<Foreign> {
        Seen::look(site, None, ours, work).map(|(foreign, _)| foreign)
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

    /// With all that another holds.
    pub fn and(mut self, other: Foreign) -> Foreign {
        self.files.extend(other.files);
        self.folders.extend(other.folders);
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

/// The folders of a site, and when each was changed before it was looked at: whether something came since can be asked of them
/// without looking at it again.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The paths, one after the other: a large site has very many.
    text: String,
    /// The length of each, and when its folder was changed.
    folders: Vec<(u32, Option<SystemTime>)>,
}

/// A folder that was changed within this time before it was looked at may be changed again without another time: the coarsest of the
/// usual file systems counts in steps of two seconds.
const STEP: Duration = Duration::from_secs(2);

impl Seen {
    /// Looks at a site: what in it is not ours, and its folders. `now` is told by the file system, whose clock may be another.
    pub fn look(
        site: &Path,
        now: Option<SystemTime>,
        ours: &Paths,
        work: &Path,
    ) -> io::Result<(Foreign, Seen)> {
        if !site.exists() {
            return Ok(Default::default());
        }
        Walk { site, now, ours, work }.below(Path::new(""))
    }

    /// What came into the site since, wherever it lies now, and is not ours.
    pub fn came(&self, site: &Path, ours: &Paths, work: &Path) -> io::Result<Foreign> {
        let mut at = 0;
        let folders: Vec<(&str, Option<SystemTime>)> = self
            .folders
            .iter()
            .map(|(length, changed)| {
                let start = at;
                at += *length as usize;
                (&self.text[start..at], *changed)
            })
            .collect();
        let is_changed = |(folder, changed): &&(&str, Option<SystemTime>)| {
            changed.is_none()
                || fs::metadata(site.join(folder)).and_then(|found| found.modified()).ok() != *changed
        };
        let changed: Vec<&str> = folders.par_iter().filter(is_changed).map(|(folder, _)| *folder).collect();
        if changed.is_empty() {
            return Ok(Foreign::default());
        }
        let known: HashSet<&str> = folders.iter().map(|(folder, _)| *folder).collect();
        let walk = Walk { site, now: None, ours, work };
        let mut came = Foreign::default();
        for folder in changed {
            let (here, below) = match walk.here(Path::new(folder)) {
                // It was removed in the meantime, by whom it belongs to.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                result => result?,
            };
            came = came.and(here);
            for folder in
                below.iter().filter(|folder| !folder.to_str().is_some_and(|folder| known.contains(folder)))
            {
                came = came.and(walk.below(folder)?.0);
            }
        }
        Ok(came)
    }

    fn add(&mut self, folder: &Path, changed: Option<SystemTime>) {
        // What is not Unicode is not ours, and is looked at again.
        if let Some(folder) = folder.to_str()
            && let Ok(length) = u32::try_from(folder.len())
        {
            self.text.push_str(folder);
            self.folders.push((length, changed));
        }
    }
}

/// A look at a site.
struct Walk<'a> {
    site: &'a Path,
    now: Option<SystemTime>,
    ours: &'a Paths,
    /// A folder of work in it is passed over.
    work: &'a Path,
}

impl Walk<'_> {
    /// What is not ours in a folder and the folders in it.
    fn below(&self, folder: &Path) -> io::Result<(Foreign, Seen)> {
        let mut seen = Seen::default();
        // Asked before the look, so that what comes during it is seen to have come since.
        seen.add(folder, self.settled(folder));
        let (mut found, folders) = self.here(folder)?;
        let below: Vec<_> = folders.par_iter().map(|folder| self.below(folder)).collect();
        for one in below {
            let (foreign, more) = one?;
            found = found.and(foreign);
            seen.text.push_str(&more.text);
            seen.folders.extend(more.folders);
        }
        Ok((found, seen))
    }

    /// What is not ours in a folder itself, and the folders in it.
    fn here(&self, folder: &Path) -> io::Result<(Foreign, Vec<PathBuf>)> {
        let (mut found, mut folders, mut is_empty) = (Foreign::default(), Vec::new(), true);
        for entry in fs::read_dir(self.site.join(folder))? {
            let entry = entry?;
            is_empty = false;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                if self.site.join(&path) != self.work {
                    folders.push(path);
                }
            } else if !path.to_str().is_some_and(|path| self.ours.contains(&slashed(path))) {
                found.files.insert(path);
            }
        }
        if is_empty && folder != Path::new("") {
            found.folders.insert(folder.to_owned());
        }
        Ok((found, folders))
    }

    /// When a folder was changed; `None` if that was just now.
    fn settled(&self, folder: &Path) -> Option<SystemTime> {
        let changed = fs::metadata(self.site.join(folder)).and_then(|found| found.modified()).ok()?;
        (self.now?.duration_since(changed).ok()? > STEP).then_some(changed)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_since_a_look_is_found_without_looking_at_all_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let site = folder.path();
        for path in ["a/b", "a/c/d"] {
            fs::create_dir_all(site.join(path)).expect("folders");
            fs::write(site.join(path).join("page"), "").expect("a file");
        }
        let old = SystemTime::now() - Duration::from_hours(1);
        for path in ["", "a", "a/b", "a/c", "a/c/d"] {
            fs::File::open(site.join(path)).and_then(|file| file.set_modified(old)).expect("set");
        }
        let (ours, work) = (Paths::default(), site.join(".bayan"));
        let (found, seen) = Seen::look(site, Some(SystemTime::now()), &ours, &work).expect("a look");
        assert_eq!(found.files(), ["a/b/page", "a/c/d/page"].map(PathBuf::from));
        assert!(seen.came(site, &ours, &work).expect("nothing").is_empty());

        fs::write(site.join("a/c/late"), "").expect("a file");
        fs::create_dir_all(site.join("a/e/f")).expect("folders");
        fs::write(site.join("a/e/f/late"), "").expect("a file");
        fs::remove_dir_all(site.join("a/b")).expect("removed");
        let came = seen.came(site, &ours, &work).expect("something");
        assert_eq!(came.files(), ["a/c/late", "a/e/f/late"].map(PathBuf::from));

        // What was changed just before the look is looked at again.
        let (_, seen) = Seen::look(site, Some(SystemTime::now()), &ours, &work).expect("a look");
        assert!(seen.folders.iter().any(|(_, changed)| changed.is_none()));
        fs::write(site.join("a/c/later"), "").expect("a file");
        let came = seen.came(site, &ours, &work).expect("something");
        assert!(came.files().contains(&PathBuf::from("a/c/later")));
    }
}
