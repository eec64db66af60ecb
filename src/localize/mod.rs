//! Localize: a report and an edition to finished words.

mod edition_report;

pub use edition_report::*;
