//! What a file system tells of a file without reading it, and when that is enough to know that it is as it was.
//!
//! A [`Mark`] is taken of a file, or of a folder and the names in it, when it is looked at. As long as a later look gives the same mark,
//! nobody has written to it since: the device, the number of the file on it, its length, the time of its last change and that of the last
//! change of any of this, which the system sets itself, are what they were. Marks are taken only where this holds, see [`Clock`].

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A folder that is held open, to look at many files below it.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    #[cfg(target_os = "linux")]
    handle: Option<std::os::fd::OwnedFd>,
}

/// What a look at a file shows. Links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    /// What it is.
    pub kind: Kind,
    /// Its length.
    pub bytes: u64,
    /// When its bytes were changed, or the names in it.
    pub modified: Moment,
    /// When any of this was changed; the system alone sets it.
    changed: Moment,
    device: u64,
    inode: u64,
}

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link, or something else.
    Other,
}

/// A time as a file system tells it: nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// What a look showed, as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark(NonZeroU64);

impl Mark {
    /// The number.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0.get()
    }

    /// The mark of a number; none of nothing.
    #[must_use]
    pub fn of_number(number: u64) -> Option<Self> {
        NonZeroU64::new(number).map(Mark)
    }
}

/// The time by a file system's own clock, and whether it can be relied on.
///
/// What was changed just before a look may be changed again without another time, for times come in steps: such a look gives no mark.
/// So does one at another device, whose clock may be another.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    device: u64,
    now: Moment,
    lasts: bool,
}

const SECOND: i64 = 1_000_000_000;

/// The coarsest of the usual file systems counts in steps of two seconds.
const COARSE: i64 = 2 * SECOND;

/// One that tells parts of a second counts in steps of a hundredth at most: those of the system's clock.
const FINE: i64 = SECOND / 10;

impl Moment {
    fn new(seconds: i64, nanoseconds: i64) -> Self {
        Moment(seconds.saturating_mul(SECOND).saturating_add(nanoseconds))
    }

    /// How long after it a clock has to be so that another change would have another time.
    fn step(self) -> i64 {
        if self.0 % SECOND == 0 { COARSE } else { FINE }
    }
}

impl Clock {
    /// The time when a file was written that was just written. With `folder`, marks of files below it outlast the run, if it lies on
    /// a file system of this machine that is known to tell every change: another machine may change what lies elsewhere.
    #[must_use]
    pub fn new(written: &Look, folder: Option<&Folder>) -> Self {
        let lasts = folder.is_some_and(|folder| {
            folder.is_reliable() && folder.look("").is_ok_and(|look| look.device == written.device)
        });
        Clock { device: written.device, now: written.modified, lasts }
    }

    /// Whether marks may be compared in a later run.
    #[must_use]
    pub fn lasts(&self) -> bool {
        self.lasts
    }

    /// The mark of what was looked at not before the time of this clock; `None` if it tells nothing.
    #[must_use]
    pub fn mark(&self, look: &Look) -> Option<Mark> {
        let is_settled = [look.modified, look.changed].into_iter().all(|time| {
            let since = self.now.0.checked_sub(time.0);
            since.is_some_and(|since| since > time.step())
        });
        let is_plain = look.kind != Kind::Other;
        (is_plain && is_settled && look.device == self.device).then(|| look.mark())
    }
}

impl Look {
    /// Looks at a path that may be anywhere.
    ///
    /// # Errors
    /// If there is nothing.
    pub fn at(path: &Path) -> io::Result<Look> {
        fs::symlink_metadata(path).map(|found| Look::from(&found))
    }

    /// What it shows, as a number: to be compared with that of an earlier look.
    #[must_use]
    pub fn mark(&self) -> Mark {
        // Another program may count otherwise: then nothing is known, and all is looked at again.
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        Mark(NonZeroU64::new(hasher.finish()).unwrap_or(NonZeroU64::MIN))
    }
}

impl From<&fs::Metadata> for Look {
    #[cfg(unix)]
    fn from(found: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Look {
            kind: Kind::of(found.file_type()),
            bytes: found.len(),
            modified: Moment::new(found.mtime(), found.mtime_nsec()),
            changed: Moment::new(found.ctime(), found.ctime_nsec()),
            device: found.dev(),
            inode: found.ino(),
        }
    }

    #[cfg(not(unix))]
    fn from(found: &fs::Metadata) -> Self {
        let since = found.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let modified = since.and_then(|since| i64::try_from(since.as_nanos()).ok()).map_or(Moment(0), Moment);
        let kind = Kind::of(found.file_type());
        Look { kind, bytes: found.len(), modified, changed: modified, device: 0, inode: 0 }
    }
}

impl Kind {
    fn of(found: fs::FileType) -> Self {
        if found.is_file() {
            Kind::File
        } else if found.is_dir() {
            Kind::Folder
        } else {
            Kind::Other
        }
    }
}

#[cfg(target_os = "linux")]
impl Folder {
    /// Opens a folder. One that is missing is one in which nothing is found.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        use rustix::fs::{Mode, OFlags};
        let handle =
            rustix::fs::open(path, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty());
        Folder { path: path.to_owned(), handle: handle.ok() }
    }

    /// Looks at a path below it; at itself, if the path is empty.
    ///
    /// # Errors
    /// If there is nothing.
    pub fn look(&self, path: &str) -> io::Result<Look> {
        use rustix::fs::{AtFlags, StatxFlags, statx};
        let Some(handle) = &self.handle else { return Look::at(&self.path.join(path)) };
        // From the folder on the way is shorter than from the root.
        match statx(handle, path, AtFlags::SYMLINK_NOFOLLOW | AtFlags::EMPTY_PATH, StatxFlags::BASIC_STATS) {
            Ok(found) => Ok(Look::from(&found)),
            // An old system, or one that forbids this call.
            Err(rustix::io::Errno::NOSYS | rustix::io::Errno::PERM) => Look::at(&self.path.join(path)),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether it lies on a file system of this machine that sets the time of every change.
    fn is_reliable(&self) -> bool {
        /// The numbers that Linux has for them: ext2 to ext4, XFS, Btrfs, tmpfs, F2FS, ZFS, overlayfs, bcachefs.
        const KNOWN: [u64; 8] = [
            0xef53,
            0x5846_5342,
            0x9123_683e,
            0x0102_1994,
            0xf2f5_2010,
            0x2fc1_2fc1,
            0x794c_7630,
            0xca45_1a4e,
        ];
        let found = self.handle.as_ref().and_then(|handle| rustix::fs::fstatfs(handle).ok());
        // On some machines the number is signed, and half as wide.
        found.is_some_and(|found| {
            KNOWN.iter().any(|known| (i128::from(found.f_type) - i128::from(*known)) % (1 << 32) == 0)
        })
    }
}

#[cfg(target_os = "linux")]
impl From<&rustix::fs::Statx> for Look {
    fn from(found: &rustix::fs::Statx) -> Self {
        use rustix::fs::{FileType, makedev};
        let moment = |seconds, nanoseconds: u32| Moment::new(seconds, nanoseconds.into());
        let kind = match FileType::from_raw_mode(found.stx_mode.into()) {
            FileType::RegularFile => Kind::File,
            FileType::Directory => Kind::Folder,
            _ => Kind::Other,
        };
        Look {
            kind,
            bytes: found.stx_size,
            modified: moment(found.stx_mtime.tv_sec, found.stx_mtime.tv_nsec),
            changed: moment(found.stx_ctime.tv_sec, found.stx_ctime.tv_nsec),
            device: makedev(found.stx_dev_major, found.stx_dev_minor),
            inode: found.stx_ino,
        }
    }
}

#[cfg(not(target_os = "linux"))]
impl Folder {
    /// Opens a folder. One that is missing is one in which nothing is found.
    #[must_use]
    pub fn open(path: &Path) -> Self {
        Folder { path: path.to_owned() }
    }

    /// Looks at a path below it; at itself, if the path is empty.
    ///
    /// # Errors
    /// If there is nothing.
    pub fn look(&self, path: &str) -> io::Result<Look> {
        Look::at(&if path.is_empty() { self.path.clone() } else { self.path.join(path) })
    }

    /// Nothing is known of the file systems of other systems: a change may have no time of its own, or be one of another machine.
    fn is_reliable(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread::sleep;
    use std::time::Duration;

    fn clock(folder: &Path) -> Clock {
        fs::write(folder.join("clock"), "x").expect("a file");
        Clock::new(&Look::at(&folder.join("clock")).expect("there"), Some(&Folder::open(folder)))
    }

    #[test]
    fn both_ways_of_looking_see_the_same() {
        let place = tempfile::tempdir().expect("a folder");
        fs::create_dir(place.path().join("a")).expect("a folder");
        fs::write(place.path().join("a/b"), "text").expect("a file");
        let folder = Folder::open(place.path());
        for path in ["a", "a/b", ""] {
            let (one, other) = (folder.look(path), Look::at(&place.path().join(path)));
            assert_eq!(one.expect("there"), other.expect("there"), "{path}");
        }
        assert!(folder.look("c").is_err() && folder.look("a/b/c").is_err());
        assert!(Folder::open(&place.path().join("none")).look("a").is_err());
    }

    #[test]
    fn a_mark_is_given_when_the_next_change_would_be_seen() {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("file");
        fs::write(&file, "one").expect("a file");
        let look = || Look::at(&file).expect("there");
        assert_eq!(clock(place.path()).mark(&look()), None, "it was written just now");
        sleep(Duration::from_millis(150));
        let time = clock(place.path());
        let mark = time.mark(&look()).or_else(|| {
            // This one counts in whole seconds.
            sleep(Duration::from_millis(2100));
            clock(place.path()).mark(&look())
        });
        assert!(mark.is_some());
        assert_eq!(mark, Some(look().mark()));
        #[cfg(unix)]
        {
            // As long as before, and with the date that it had.
            let before = fs::metadata(&file).and_then(|found| found.modified()).expect("a date");
            fs::write(&file, "two").expect("a file");
            fs::File::options().append(true).open(&file).expect("there").set_modified(before).expect("set");
            assert_ne!(mark, Some(look().mark()));
        }
    }

    #[test]
    fn times_of_another_clock_give_no_mark() {
        let place = tempfile::tempdir().expect("a folder");
        fs::write(place.path().join("file"), "").expect("a file");
        let look = Look::at(&place.path().join("file")).expect("there");
        let clock = |device, now| Clock { device, now, lasts: true };
        let later = |by: i64| Moment(look.modified.0 + by);
        assert!(clock(look.device, later(3 * SECOND)).mark(&look).is_some());
        assert_eq!(clock(look.device + 1, later(3 * SECOND)).mark(&look), None);
        assert_eq!(clock(look.device, later(-3 * SECOND)).mark(&look), None, "it is of tomorrow");
        let whole = Look { modified: Moment(SECOND), changed: Moment(SECOND), ..look };
        assert_eq!(clock(look.device, Moment(2 * SECOND)).mark(&whole), None, "its steps may be seconds");
    }
}
