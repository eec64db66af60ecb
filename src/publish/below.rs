//! A folder in which many files are made, held open: from there the way to a file is shorter than from the root.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;

/// A folder in which many files are made.
#[derive(Debug)]
pub(super) struct Below {
    path: PathBuf,
    #[cfg(target_os = "linux")]
    handle: Option<std::os::fd::OwnedFd>,
}

/// Folders that are known to be there, for files that come one after another.
pub(super) type Known = Vec<String>;

impl Below {
    /// Holds a folder open, which is made if it is missing. What is wrong with it shows when something is made in it.
    pub fn make(path: PathBuf) -> Self {
        let _ = fs::create_dir_all(&path);
        Self::open(path)
    }

    /// The path of a file in it.
    pub fn path(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    /// Makes the folders of a file, those that are not known to be there.
    pub fn make_way(&self, path: &str, known: &mut Known) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else { return Ok(()) };
        if known.iter().any(|known| known == folder) {
            return Ok(());
        }
        match self.make_folder(folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == ErrorKind::NotFound => fs::create_dir_all(self.path(folder))?,
            result => result?,
        }
        known.push(folder.to_owned());
        Ok(())
    }

    /// Writes a file whose folder is there.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.create(path)?.write_all(bytes)
    }
}

#[cfg(target_os = "linux")]
impl Below {
    /// Holds a folder open.
    pub fn open(path: PathBuf) -> Self {
        use rustix::fs::{Mode, OFlags};
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = rustix::fs::open(&path, flags, Mode::empty()).ok();
        Below { path, handle }
    }

    fn create(&self, path: &str) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, openat};
        let Some(handle) = &self.handle else { return File::create(self.path(path)) };
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::TRUNC | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(0o666);
        Ok(rustix::io::retry_on_intr(|| openat(handle, path, flags, mode))?.into())
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        use rustix::fs::{Mode, mkdirat};
        let Some(handle) = &self.handle else { return fs::create_dir(self.path(path)) };
        Ok(mkdirat(handle, path, Mode::from_raw_mode(0o777))?)
    }

    /// Gives a file of another folder the same path in this one.
    pub fn link(&self, from: &Below, path: &str) -> io::Result<()> {
        use rustix::fs::{AtFlags, linkat};
        let (Some(old), Some(new)) = (&from.handle, &self.handle) else {
            return fs::hard_link(from.path(path), self.path(path));
        };
        Ok(linkat(old, path, new, path, AtFlags::empty())?)
    }
}

#[cfg(not(target_os = "linux"))]
impl Below {
    /// Holds a folder open.
    pub fn open(path: PathBuf) -> Self {
        Below { path }
    }

    fn create(&self, path: &str) -> io::Result<File> {
        File::create(self.path(path))
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        fs::create_dir(self.path(path))
    }

    /// Gives a file of another folder the same path in this one.
    pub fn link(&self, from: &Below, path: &str) -> io::Result<()> {
        fs::hard_link(from.path(path), self.path(path))
    }
}
