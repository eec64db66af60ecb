//! What lies in a site and is not ours, and how it is found without looking at all of it in every run.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, ErrorKind};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::glimpse::Glimpse;
use super::manifest::{MANIFEST, Manifest};
use super::seen::Seen;
use super::tree::{carry, gone, remove};
use crate::glance::{Clock, Folder, Kind, Look, Mark};

/// The paths of many files, each as a number, sorted.
#[derive(Debug, Default)]
pub(super) struct Paths {
    state: RandomState,
    known: Vec<u64>,
}

/// So many folders are looked for, at most, before all files are taken in.
const FEW: usize = 32;

impl Paths {
    /// All files of a manifest, itself among them.
    fn all(manifest: Option<&Manifest>) -> io::Result<Paths> {
        Self::of(manifest, &|_| true)
    }

    /// Those of them that lie in some folders, not below them.
    fn within<'f>(
        manifest: Option<&Manifest>,
        folders: impl Iterator<Item = Option<&'f str>>,
    ) -> io::Result<Paths> {
        let folders: Vec<Cow<'_, str>> = folders.flatten().map(slashed).collect();
        let is_all = folders.len() > FEW;
        Self::of(manifest.filter(|_| !folders.is_empty()), &|path| {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            is_all || folders.iter().any(|asked| asked == folder)
        })
    }

    fn of(manifest: Option<&Manifest>, is_asked: &(dyn Fn(&str) -> bool + Sync)) -> io::Result<Paths> {
        let Some(manifest) = manifest else { return Ok(Paths::default()) };
        let state = RandomState::default();
        let units: Vec<&str> = manifest.units().collect();
        let hashed = units.par_iter().with_min_len(64).map_init(
            || manifest.lines(),
            |lines, unit| {
                let line = lines.line(unit)?.map(Glimpse::read).transpose()?;
                let outputs = line.into_iter().flat_map(|line| line.outputs);
                let asked = outputs.filter(|output| is_asked(&output.path));
                Ok(asked.map(|output| state.hash_one(&*output.path)).collect::<Vec<u64>>())
            },
        );
        let all = hashed.try_fold(Vec::new, |mut all, hashes: io::Result<Vec<u64>>| {
            all.extend(hashes?);
            io::Result::Ok(all)
        });
        let mut known = all.try_reduce(Vec::new, |one, other| {
            let (mut all, less) = if one.len() < other.len() { (other, one) } else { (one, other) };
            all.extend(less);
            Ok(all)
        })?;
        known.push(state.hash_one(MANIFEST));
        known.sort_unstable();
        Ok(Paths { state, known })
    }

    fn has(&self, file: &Path) -> bool {
        let number = file.to_str().map(|file| self.state.hash_one(&*slashed(file)));
        number.is_some_and(|number| self.known.binary_search(&number).is_ok())
    }
}

/// The folder that a folder of the site lies in; `None` of the site itself.
fn above(folder: &str) -> Option<&str> {
    let above = folder.rsplit_once(MAIN_SEPARATOR).map_or("", |(above, _)| above);
    Some(above).filter(|_| !folder.is_empty())
}

/// What lies in a site and is not ours: files, links, and folders with nothing in them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Foreign {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
}

impl Foreign {
    /// What is not ours in a site. A folder of work in it is passed over.
    pub fn find(site: &Path, ours: &Manifest, work: &Path) -> io::Result<Foreign> {
        Walk::new(site, None, Some(ours), work).first().map(|looked| looked.foreign)
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

    /// Takes in all that another holds.
    pub fn add(&mut self, other: Foreign) {
        self.files.extend(other.files);
        self.folders.extend(other.folders);
    }

    /// Removes it from a site.
    pub fn remove(&self, site: &Path) -> io::Result<()> {
        for file in &self.files {
            remove(&site.join(file), site)?;
        }
        self.folders.iter().try_for_each(|folder| gone(fs::remove_dir(site.join(folder))))
    }
}

/// What a look at a site found: what in it is not ours, and of each folder whether it is as it was when it is looked at again.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Looked {
    pub foreign: Foreign,
    seen: Seen,
}

/// A look at a site.
pub(super) struct Walk<'a> {
    site: &'a Path,
    open: Folder,
    clock: Option<&'a Clock>,
    /// What was published there.
    ours: Option<&'a Manifest>,
    /// A folder of work in it is passed over.
    work: &'a Path,
}

/// A folder, listed.
struct Listed {
    /// What in it is not ours.
    foreign: Foreign,
    folders: Vec<PathBuf>,
    /// Whether all folders in it have a name that can be written down.
    is_plain: bool,
}

/// How a folder stands that was looked at before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// As it was.
    Same,
    /// Something came or went.
    Changed,
    /// It was removed, by whom it belongs to, or is something else now.
    Gone,
}

impl<'a> Walk<'a> {
    /// A look at a site. Without a clock, nothing can be said of it later on.
    pub fn new(site: &'a Path, clock: Option<&'a Clock>, ours: Option<&'a Manifest>, work: &'a Path) -> Self {
        Walk { site, open: Folder::open(site), clock, ours, work }
    }

    /// Looks at all of it.
    pub fn first(&self) -> io::Result<Looked> {
        if !self.site.exists() {
            return Ok(Looked::default());
        }
        self.below(Path::new(""), &Paths::all(self.ours)?)
    }

    /// Looks at all of it, and lists only the folders that are not as they were.
    pub fn again(&self, known: Looked) -> io::Result<Looked> {
        let Looked { foreign, seen } = known;
        let mut stand = self.compare(&seen);
        let mut same: HashSet<PathBuf> = HashSet::new();
        if !foreign.is_empty() {
            seen.each(&mut stand, |folder, _, stands| {
                if *stands == Stands::Same {
                    same.insert(folder.into());
                }
            });
        }
        let mut found = self.changed(seen, &mut stand)?;
        // What was adopted meanwhile is ours.
        let ours = Paths::within(self.ours, foreign.files.iter().map(|file| file.parent()?.to_str()))?;
        let is_there =
            |file: &PathBuf| file.parent().is_some_and(|above| same.contains(above)) && !ours.has(file);
        found.foreign.files.extend(foreign.files.into_iter().filter(is_there));
        found.foreign.folders.extend(foreign.folders.into_iter().filter(|folder| same.contains(folder)));
        Ok(found)
    }

    /// What came into it since it was looked at, wherever it lay then, and is not ours.
    pub fn came(&self, since: &Looked) -> io::Result<Foreign> {
        let mut stand = self.compare(&since.seen);
        if stand.iter().all(|stands| *stands == Stands::Same) {
            return Ok(Foreign::default());
        }
        self.changed(since.seen.clone(), &mut stand).map(|found| found.foreign)
    }

    /// How folders stand.
    fn compare(&self, seen: &Seen) -> Vec<Stands> {
        let mut stand: Vec<Stands> = seen.map(|folder, mark| match self.open.look(folder) {
            Ok(look) if mark == Some(look.mark()) => Stands::Same,
            Ok(look) if look.kind == Kind::Folder => Stands::Changed,
            _ => Stands::Gone,
        });
        // What lies in a folder that became a link is somewhere else.
        if stand.contains(&Stands::Gone) {
            let mut gone: HashSet<String> = HashSet::new();
            seen.each(&mut stand, |folder, _, stands| {
                if *stands == Stands::Gone || above(folder).is_some_and(|above| gone.contains(above)) {
                    *stands = Stands::Gone;
                    gone.insert(folder.to_owned());
                }
            });
        }
        stand
    }

    /// What is in the folders that changed, and in those that came; of the others their marks alone.
    fn changed(&self, mut seen: Seen, stand: &mut [Stands]) -> io::Result<Looked> {
        let (changed, known) = about(&seen, stand);
        let ours = Paths::within(self.ours, changed.iter().map(|(_, folder)| folder.to_str()))?;
        let mut all = None;
        let mut found = Looked::default();
        for (place, folder) in &changed {
            let look = folder.to_str().and_then(|folder| self.open.look(folder).ok());
            // Asked before the folder is listed, so that what comes meanwhile is seen to have come since.
            let listed = match self.list(folder, &ours) {
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    stand[*place] = Stands::Gone;
                    continue;
                }
                result => result?,
            };
            seen.set(*place, look.and_then(|look| self.mark(&look, &listed)));
            found.foreign.add(listed.foreign);
            for folder in listed.folders.iter().filter(|folder| !known.contains(*folder)) {
                let all = match &mut all {
                    Some(all) => all,
                    none => none.insert(Paths::all(self.ours)?),
                };
                found.add(self.below(folder, all)?);
            }
        }
        // Those that came stand behind the folders that they are in.
        if stand.contains(&Stands::Gone) {
            seen = seen.without(stand, |stands| *stands == Stands::Gone);
        }
        seen.append(&found.seen);
        found.seen = seen;
        Ok(found)
    }

    /// A folder and the folders in it.
    fn below(&self, folder: &Path, ours: &Paths) -> io::Result<Looked> {
        let look = self.clock.and_then(|_| self.open.look(folder.to_str()?).ok());
        let listed = self.list(folder, ours)?;
        let mut found = Looked::default();
        // One whose path cannot be written down is left out.
        if let Some(folder) = folder.to_str() {
            found.seen.add(folder, look.and_then(|look| self.mark(&look, &listed)));
        }
        let below: Vec<_> = listed.folders.par_iter().map(|folder| self.below(folder, ours)).collect();
        found.foreign = listed.foreign;
        for one in below {
            found.add(one?);
        }
        Ok(found)
    }

    /// A folder itself.
    fn list(&self, folder: &Path, ours: &Paths) -> io::Result<Listed> {
        let mut listed = Listed { foreign: Foreign::default(), folders: Vec::new(), is_plain: true };
        let mut is_empty = true;
        for entry in fs::read_dir(self.site.join(folder))? {
            let entry = entry?;
            is_empty = false;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                if self.site.join(&path) != self.work {
                    listed.is_plain &= path.to_str().is_some();
                    listed.folders.push(path);
                }
            } else if !ours.has(&path) {
                listed.foreign.files.insert(path);
            }
        }
        if is_empty && folder != Path::new("") {
            listed.foreign.folders.insert(folder.to_owned());
        }
        Ok(listed)
    }

    /// What tells later on whether a folder is as it was. A folder in it that cannot be written down is found by listing it again.
    fn mark(&self, look: &Look, listed: &Listed) -> Option<Mark> {
        self.clock?.mark(look).filter(|_| listed.is_plain)
    }
}

/// The folders that changed, each with its place among all, and those that will be met when these are listed.
fn about(seen: &Seen, stand: &mut [Stands]) -> (Vec<(usize, PathBuf)>, HashSet<PathBuf>) {
    let (mut place, mut changed, mut known): (_, Vec<(usize, PathBuf)>, _) = (0, Vec::new(), HashSet::new());
    if stand.contains(&Stands::Changed) {
        seen.each(&mut *stand, |folder, _, stands| {
            if *stands == Stands::Changed {
                changed.push((place, folder.into()));
            }
            place += 1;
        });
        let all: HashSet<&str> = changed.iter().filter_map(|(_, folder)| folder.to_str()).collect();
        seen.each(stand, |folder, _, _| {
            if above(folder).is_some_and(|above| all.contains(above)) {
                known.insert(folder.into());
            }
        });
    }
    (changed, known)
}

impl Looked {
    /// Of a site that was made just now, of these folders and nothing that is not ours, each before those in it.
    pub fn of(site: &Path, folders: &BTreeSet<String>, clock: &Clock) -> Self {
        let open = Folder::open(site);
        let folders: Vec<&String> = folders.iter().collect();
        let mark = |folder: &&String| open.look(folder).ok().and_then(|look| clock.mark(&look));
        let marks: Vec<Option<Mark>> = folders.par_iter().map(mark).collect();
        let mut seen = Seen::default();
        for (folder, mark) in folders.into_iter().zip(marks) {
            seen.add(folder, mark);
        }
        Looked { foreign: Foreign::default(), seen }
    }

    /// Whether it tells of folders that may be as they were.
    pub fn has_marks(&self) -> bool {
        !self.seen.is_empty()
    }

    /// What is known for this run alone goes.
    pub fn without_marks(self) -> Self {
        Looked { seen: Seen::default(), ..self }
    }

    fn add(&mut self, other: Looked) {
        self.foreign.add(other.foreign);
        self.seen.append(&other.seen);
    }
}

/// A path as a manifest has it.
fn slashed(path: &str) -> Cow<'_, str> {
    if MAIN_SEPARATOR == '/' { path.into() } else { path.replace('\\', "/").into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The time by the clock of a folder, when all that is in it has been there for a while.
    fn later(folder: &Path) -> Clock {
        std::thread::sleep(std::time::Duration::from_millis(2100));
        let file = folder.join("clock");
        fs::write(&file, "x").expect("a file");
        let clock = Clock::new(&Look::at(&file).expect("there"), None);
        fs::remove_file(&file).expect("removed");
        clock
    }

    fn paths<const N: usize>(paths: [&str; N]) -> Vec<PathBuf> {
        paths.map(PathBuf::from).to_vec()
    }

    #[test]
    fn what_came_since_a_look_is_found_without_looking_at_all_again() {
        let (folder, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("one"));
        let site = folder.path();
        for path in ["a/b", "a/c/d", "e"] {
            fs::create_dir_all(site.join(path)).expect("folders");
            fs::write(site.join(path).join("page"), "").expect("a file");
        }
        let work = site.join(".bayan");
        let clock = later(elsewhere.path());
        let looked = Walk::new(site, Some(&clock), None, &work).first().expect("a look");
        assert!(looked.seen.map(|_, mark| mark.is_some()).into_iter().all(|is_known| is_known));
        let walk = Walk::new(site, None, None, &work);
        assert!(walk.came(&looked).expect("nothing").is_empty());
        let all = paths(["a/b/page", "a/c/d/page", "e/page"]);
        assert_eq!(walk.again(looked.clone()).expect("a look").foreign.files(), all);

        fs::write(site.join("a/c/late"), "").expect("a file");
        fs::create_dir_all(site.join("a/f/g")).expect("folders");
        fs::write(site.join("a/f/g/late"), "").expect("a file");
        fs::create_dir_all(site.join("a/f/empty")).expect("folders");
        fs::remove_dir_all(site.join("a/b")).expect("removed");
        let came = walk.came(&looked).expect("something");
        assert_eq!(came.folders.iter().cloned().collect::<Vec<_>>(), paths(["a/f/empty"]));
        assert_eq!(came.files(), paths(["a/c/late", "a/f/g/late"]));
        let all = paths(["a/c/d/page", "a/c/late", "a/f/g/late", "e/page"]);
        assert_eq!(walk.again(looked.clone()).expect("a look").foreign.files(), all);

        // What was changed just before the look is listed again.
        let clock = later(elsewhere.path());
        fs::write(site.join("a/c/later"), "").expect("a file");
        let looked = Walk::new(site, Some(&clock), None, &work).again(looked.clone()).expect("a look");
        let unknown = looked.seen.map(|folder, mark| Some(folder.to_owned()).filter(|_| mark.is_none()));
        assert_eq!(unknown.into_iter().flatten().collect::<Vec<_>>(), ["a/c"]);
        fs::write(site.join("a/c/last"), "").expect("a file");
        let came = walk.came(&looked).expect("something");
        assert!(came.files().contains(&PathBuf::from("a/c/last")));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_became_a_link_is_not_followed() {
        let (folder, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("one"));
        for site in [folder.path(), elsewhere.path()] {
            fs::create_dir_all(site.join("a/b")).expect("folders");
            fs::write(site.join("a/b/page"), "").expect("a file");
        }
        let (site, work) = (folder.path(), folder.path().join(".bayan"));
        let walk = Walk::new(site, None, None, &work);
        let looked = walk.first().expect("a look");
        fs::remove_dir_all(site.join("a")).expect("removed");
        std::os::unix::fs::symlink(elsewhere.path().join("a"), site.join("a")).expect("a link");
        assert_eq!(walk.again(looked.clone()).expect("a look").foreign.files(), paths(["a"]));
    }
}
