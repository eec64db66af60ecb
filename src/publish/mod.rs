//! Publish: pages to disk, whole or not at all.
//!
//! In: [`Page`]s, in [`Unit`]s of work, from any number of threads, in any order. Out: files below the output folder, and a
//! [manifest](Head) of them. This is the only room that writes a publication.
//!
//! A [`Stage`] takes each page as it is finished and lets it wait in a hidden folder beside the output, `.public.bayan` for `public`.
//! [`Stage::commit`] makes the whole new site there, of the pages that waited and of hard links to those that stay as they are, and
//! lets the two folders change places in one step (on Linux and macOS; elsewhere in two). The old site is kept there as a spare, so
//! that the next one is made of it by changing what differs. Where the output folder cannot be exchanged, or must not be, files are
//! moved one by one with a journal ([`Manner::InPlace`]).
//!
//! Only files of our own manifest are ever removed or replaced. What others put into the output folder is carried along.
//! Files are not forced to the disk one by one: after a power cut, `verify`, and build again.

mod address;
mod aside;
mod below;
mod byproduct;
mod carried;
mod depfile;
mod foreign;
mod glimpse;
mod journal;
mod manifest;
mod mend;
mod named;
mod notes;
mod place;
mod record;
mod seen;
mod span;
mod spare;
mod stage;
mod swap;
mod tree;
mod verify;

pub use byproduct::expect_room;
pub use carried::Carried;
pub use depfile::write_depfile;
pub use manifest::{Head, MANIFEST, head};
pub use mend::{Change, add, mend, write};
pub use notes::Note;
pub use place::{Hold, Manner};
pub use record::{Input, Output, Record};
pub use stage::{Ledger, OCCASION, Published, Scope, Stage, Unit};
pub use verify::{Verified, verify};

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
