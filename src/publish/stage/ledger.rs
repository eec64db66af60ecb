//! What is published, for whoever asks for many units in the order of their names.

use std::io;
use std::sync::atomic::Ordering;

use super::Stage;
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::publish::glimpse::Glimpse;
use crate::publish::manifest::{Lines, Manifest};

/// What is published. It is for one thread: what is asked for next was read with what was asked for last.
#[derive(Debug)]
pub struct Ledger<'s> {
    stage: &'s Stage,
    lines: Option<Lines<'s>>,
}

impl Stage {
    /// Opens what is published.
    #[must_use]
    pub fn ledger(&self) -> Ledger<'_> {
        Ledger { stage: self, lines: self.live.as_ref().map(Manifest::lines) }
    }
}

impl Ledger<'_> {
    /// How many files of a unit are published, if it was made with this key and they are as they were published.
    ///
    /// # Errors
    /// If the manifest cannot be read.
    pub fn standing(&mut self, unit: &str, key: &Fingerprint) -> Result<Option<usize>, Failure> {
        let Some((stage, found)) = self.glimpse(unit)? else { return Ok(None) };
        if !found.has_key(key) {
            return Ok(None);
        }
        if is_intact(stage, &found) {
            return Ok(Some(found.outputs.len()));
        }
        stage.touched.store(true, Ordering::Relaxed);
        Ok(None)
    }

    /// How many files of a unit are published; with `look`, only if they are as they were published.
    ///
    /// # Errors
    /// If the manifest cannot be read.
    pub fn files(&mut self, unit: &str, look: bool) -> Result<Option<usize>, Failure> {
        let Some((stage, found)) = self.glimpse(unit)? else { return Ok(None) };
        Ok((!look || is_intact(stage, &found)).then_some(found.outputs.len()))
    }

    fn glimpse(&mut self, unit: &str) -> Result<Option<(&Stage, Glimpse<'_>)>, Failure> {
        let Ledger { stage, lines } = self;
        let found: io::Result<Option<Glimpse<'_>>> =
            lines.as_mut().map_or(Ok(None), |lines| lines.glimpse(unit));
        let found = found.map_err(Failure::of("read the manifest of", &stage.place.out))?;
        Ok(found.map(|found| (*stage, found)))
    }
}

fn is_intact(stage: &Stage, found: &Glimpse<'_>) -> bool {
    stage.live.as_ref().is_some_and(|live| stage.is_trusted || found.is_intact(&stage.site, live.published))
}
