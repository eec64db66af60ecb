//! Whole sites as folders: how one is made of another without copying what stays.
//!
//! A file that does not change is a hard link: it costs a name, keeps its date, and is the same file in both sites.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::below::{Below, Known};
use super::manifest::{Manifest, parse};
use super::record::{Output, Record};
use super::stage::{NewLines, Where};

/// Puts a file that is not ours, or a link, to another place as well. What is there already stays.
pub(super) fn carry(from: &Path, to: &Path) -> io::Result<()> {
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
    link(from, to)
}

#[cfg(unix)]
fn link_to(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(not(unix))]
fn link_to(_target: &Path, _link: &Path) -> io::Result<()> {
    Err(io::Error::new(ErrorKind::Unsupported, "links in the output folder cannot be kept on this system"))
}

/// Gives a file a second name, which it may have already, in a folder that may be missing.
fn link(from: &Path, to: &Path) -> io::Result<()> {
    in_folder(to, || linked(fs::hard_link(from, to), || (from.into(), to.into())))
}

/// What came of giving a file a second name, which it may have already. Where there are no such names, it is copied, from one path to
/// the other.
fn linked(result: io::Result<()>, paths: impl Fn() -> (PathBuf, PathBuf)) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        // Not every file system knows hard links.
        Err(error) if matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::PermissionDenied) => {
            let (from, to) = paths();
            fs::copy(from, to).map(drop)
        }
        result => result,
    }
}

/// Does something to a path, and makes the folder of it if that is missing.
fn in_folder(path: &Path, act: impl Fn() -> io::Result<()>) -> io::Result<()> {
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

pub(super) fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Adds to a site what it lacks of these files, from another site: those of each unit together. Gives the folders of all of them, each
/// before those in it.
pub(super) fn fill<'a>(
    site: &Path,
    from: &Path,
    units: impl ParallelIterator<Item = io::Result<Vec<String>>> + 'a,
) -> io::Result<BTreeSet<String>> {
    let (site, from) = (Below::open(site.to_owned()), Below::open(from.to_owned()));
    let some = units.try_fold(BTreeSet::new, |mut all, unit| {
        let mut folders = Known::new();
        for path in &unit? {
            site.make_way(path, &mut folders)?;
            match linked(site.link(&from, path), || (from.path(path), site.path(path))) {
                // A page that is new is in the new site alone.
                Err(error) if error.kind() == ErrorKind::NotFound && site.path(path).exists() => {}
                result => result?,
            }
        }
        for folder in &folders {
            let mut way = Some(folder.as_str());
            // Where one is known, those above it are.
            while let Some(folder) = way.filter(|folder| !all.contains(*folder)) {
                all.insert(folder.to_owned());
                way = folder.rsplit_once('/').map(|(above, _)| above);
            }
        }
        io::Result::Ok(all)
    });
    let all = some.try_reduce(BTreeSet::new, |mut all, mut some| {
        all.append(&mut some);
        Ok(all)
    });
    // The site itself is the first of all.
    all.map(|mut all| {
        all.insert(String::new());
        all
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
    /// Makes it what the given units say, by name, whose lines in the new manifest are given.
    pub fn bring_up<'s>(
        &self,
        units: &[(&str, Where)],
        lines: &(impl Fn() -> NewLines<'s> + Sync),
    ) -> io::Result<()> {
        let is_left = |unit: &&str| units.binary_search_by(|(known, _)| (*known).cmp(*unit)).is_err();
        let left: Vec<&str> = self.manifest.units().filter(is_left).collect();
        for unit in left {
            let outputs = self.manifest.record(unit)?.into_iter().flat_map(|record| record.outputs);
            outputs.into_iter().try_for_each(|output| remove(&self.site.join(output.path), self.site))?;
        }
        let both = || (lines(), self.manifest.lines());
        let changed = units.par_iter().with_min_len(64).map_init(both, |(lines, before), unit| {
            let (name, at) = unit;
            let is_same = before.line(name)? == Some(lines.line(name, *at)?);
            Ok(Some(unit).filter(|_| !is_same))
        });
        let changed: Vec<&(&str, Where)> =
            changed.filter_map(Result::transpose).collect::<io::Result<_>>()?;
        // All that goes before all that comes: a file may have moved from one unit to another. Where all units changed, their records are
        // too many to be kept.
        let each = |act: &(dyn Fn(&Record, Option<&Record>) -> io::Result<()> + Sync)| {
            let units = changed.par_iter().with_min_len(64);
            let done = units.map_init(both, |(lines, before), (unit, at)| {
                let old = before.line(unit)?.map(parse).transpose()?;
                act(&parse(lines.line(unit, *at)?)?, old.as_ref())
            });
            done.collect::<io::Result<()>>()
        };
        each(&|new, old| {
            let outputs = old.into_iter().flat_map(|old| &old.outputs);
            let mut removed = outputs.filter(|output| new.output(&output.path).is_none());
            removed.try_for_each(|output| remove(&self.site.join(&output.path), self.site))
        })?;
        each(&|new, old| {
            let is_same = |output: &&Output| {
                old.and_then(|old| old.output(&output.path)).is_some_and(|old| old == *output)
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
        link(&self.live.join(path), &to)
    }
}
