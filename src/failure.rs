//! The world's refusals: a file that cannot be read or written.
//!
//! A failure is not a mistake in the input; it always says which path and what we wanted of it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// An input or output error with its path and purpose.
#[derive(Debug)]
pub struct Failure {
    /// What we wanted to do, as an infinitive: "read", "write", "list the folder".
    pub action: &'static str,
    /// The path it was about.
    pub path: PathBuf,
    /// What the operating system said.
    pub error: io::Error,
}

impl Failure {
    /// A failure of `action` on `path`.
    pub fn new(action: &'static str, path: impl Into<PathBuf>, error: io::Error) -> Self {
        Failure { action, path: path.into(), error }
    }

    /// For `map_err`: a failure of `action` on `path`, once the error is known.
    pub fn of<'a>(action: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> Failure + 'a {
        move |error| Failure::new(action, path, error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} `{}`: {}", self.action, self.path.display(), reason(&self.error))
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// A fault of bayan itself, or of the data that it carries: not something a user can mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Internal(pub String);

impl fmt::Display for Internal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is a fault of bayan, please report it: {}", self.0)
    }
}

impl std::error::Error for Internal {}

/// The reason in words that are the same on every platform, where there is one.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it does not exist".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotADirectory => "a part of the path is not a folder".into(),
        io::ErrorKind::AddrInUse => "another program does so".into(),
        io::ErrorKind::StorageFull => "no space left on the device".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".into(),
        _ => error.to_string(),
    }
}
