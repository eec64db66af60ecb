//! A page or file around the reports, before it is made: where it lies, what it shows in short, and how it is made.

use std::io;

use super::Templates;
use super::card::Records;
use super::record::Digest;
use crate::diagnostic::Diagnostic;
use crate::publish::Page;

/// What a page is made with.
#[derive(Clone, Copy)]
pub struct Means<'a> {
    /// The templates.
    pub templates: &'a Templates,
    /// What was kept of the reports.
    pub records: &'a dyn Records,
}

/// Why a page was not made.
#[derive(Debug)]
pub enum Unmade {
    /// A template fails on it.
    Template(Box<Diagnostic>),
    /// What was kept of a report cannot be read, or a message cannot be put into words.
    World(io::Error),
}

impl From<Diagnostic> for Unmade {
    fn from(diagnostic: Diagnostic) -> Self {
        Unmade::Template(Box::new(diagnostic))
    }
}

impl From<io::Error> for Unmade {
    fn from(error: io::Error) -> Self {
        Unmade::World(error)
    }
}

type Maker<'p> = Box<dyn Fn(Means<'_>) -> Result<Vec<u8>, Unmade> + Send + Sync + 'p>;

/// A page or file around the reports.
pub struct Sheet<'p> {
    path: String,
    key: [u8; 32],
    make: Maker<'p>,
}

impl<'p> Sheet<'p> {
    /// A page at a path, with the key of what it shows.
    pub(super) fn new(
        path: String,
        key: &Key,
        make: impl Fn(Means<'_>) -> Result<Vec<u8>, Unmade> + Send + Sync + 'p,
    ) -> Self {
        let key = key.finish(&path);
        Sheet { path, key, make: Box::new(make) }
    }

    /// Its path below the output folder.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it shows, in short: as long as the templates, the configuration, the glossary and the words of the editions are the
    /// same, the same key means the same bytes.
    #[must_use]
    pub fn key(&self) -> [u8; 32] {
        self.key
    }

    /// Makes it.
    ///
    /// # Errors
    /// If a template fails on it, or what was kept of a report cannot be read.
    pub fn make(&self, means: Means<'_>) -> Result<Page, Unmade> {
        Ok(Page { path: self.path.clone(), bytes: (self.make)(means)? })
    }
}

impl std::fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet").field("path", &self.path).finish_non_exhaustive()
    }
}

/// Gathers what a page shows.
#[derive(Debug, Default)]
pub struct Key(blake3::Hasher);

impl Key {
    /// Adds what stands for something.
    pub fn digest(&mut self, digest: Digest) {
        self.0.update(&digest);
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.update(text.as_bytes());
    }

    /// Adds a number.
    pub fn number(&mut self, number: usize) {
        self.0.update(&number.to_le_bytes());
    }

    fn finish(&self, path: &str) -> [u8; 32] {
        // Pages of different kinds have different paths.
        *self.0.clone().update(path.as_bytes()).finalize().as_bytes()
    }
}
