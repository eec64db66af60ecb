//! What is kept of the reports of a run when they are dropped: the card of each, and its record.

use std::io;
use std::path::Path;

use crate::failure::Failure;
use crate::model::Id;
use crate::render::Cards;

/// What is kept of all reports.
#[derive(Default)]
pub(super) struct Kept {
    pub cards: Cards,
    /// In the order of the cards.
    pub records: Vec<Vec<u8>>,
}

impl Kept {
    /// Keeps what was made of a report, if anything was.
    ///
    /// # Errors
    /// If it is no record.
    pub fn add(&mut self, report: &Id, record: Option<Vec<u8>>) -> Result<(), Failure> {
        let Some(record) = record else { return Ok(()) };
        let added = self.cards.add(&record).map_err(io::Error::other);
        added.map_err(Failure::of("keep", Path::new(report.as_str())))?;
        self.records.push(record);
        Ok(())
    }
}
