//! Publish: pages to disk, whole or not at all.

/// A finished page: what render makes and publish writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Path below the output folder, `/` separated.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
