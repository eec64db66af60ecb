//! What is kept of the reports of a run when they are dropped: the card of each in memory, and its record on the disk, with the notes
//! that it leaves for the next run.

use std::borrow::Cow;
use std::io;
use std::path::Path;

use super::ground::{self, ReportBody};
use crate::failure::Failure;
use crate::model::Id;
use crate::publish::Stage;
use crate::render::{Cards, Records};

/// What is kept of all reports.
pub(super) struct Kept<'a> {
    pub cards: Cards,
    stage: &'a Stage,
}

impl<'a> Kept<'a> {
    /// Keeps nothing yet.
    pub fn new(stage: &'a Stage) -> Self {
        Kept { cards: Cards::default(), stage }
    }

    /// Keeps the head of the record of a report.
    ///
    /// # Errors
    /// If it is none.
    pub fn add(&mut self, report: &Id, head: &[u8]) -> Result<(), Failure> {
        let added = self.cards.add(head).map_err(io::Error::other);
        added.map_err(Failure::of("keep", Path::new(report.as_str())))
    }
}

impl Records for Kept<'_> {
    fn record(&self, report: usize) -> io::Result<Cow<'_, [u8]>> {
        let body =
            self.cards.report(report).map(|id| self.stage.body(&ground::unit(id.as_str()))).transpose();
        let body = body.map_err(|failure| failure.error)?.flatten();
        let record = body.as_deref().and_then(ReportBody::read).map(|body| body.record.to_vec());
        record.map(Cow::Owned).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
