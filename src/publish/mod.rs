//! Publish: pages to disk, whole or not at all.
//!
//! In: [`Page`]s, from any number of threads, in any order. Out: files below the output folder. This is the only room
//! that writes a publication. A [`Stage`] takes each page as it is finished: a page whose file has these bytes already is
//! left alone, any other is written to a hidden folder in the output folder, and [`Stage::commit`] moves them all to
//! their places. Until then the output is as it was; a stage that is dropped leaves no trace. If a move fails half-way,
//! those already made are undone.
//!
//! Deliberately absent: deleting. A file in the output folder that no page replaces stays. Files are not forced to the
//! disk one by one: after a power cut, build again.

mod address;
mod mend;
mod output;
mod stage;

pub use mend::{Change, mend, write};
pub use stage::{Published, Stage};

/// A finished page: what render makes and publish writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Path below the output folder, `/` separated.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Whether a page may lie at this path below an output folder.
#[must_use]
pub fn is_address(path: &str) -> bool {
    address::problem(path).is_none()
}
