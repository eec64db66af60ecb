//! Resolve: drafts to the model. Ids are linked, defaults are filled in, every reference in prose and messages is checked.
//!
//! In: drafts from [`parse`](crate::parse). Out: a [`Configuration`], and [`Report`](crate::model::Report)s in which nothing textual is left to
//! interpret. What cannot be linked is reported with the nearest known name, and the rest goes on. Nothing here
//! knows how a figure is worded.

mod catalog;
mod chart;
mod contract;
mod coverage;
mod cycle;
mod exhibit;
mod expression;
mod finding;
mod functions;
mod key_figures;
mod mismatch;
mod names;
mod newsletter;
mod oblique;
mod plural;
mod prose;
mod publication;
mod report;
mod rules;

pub use catalog::{Catalog, Messages};
pub use coverage::References;
pub use functions::{FUNCTIONS, Function};
pub use names::{Known, glossary};
pub use newsletter::{House, LetterInput, check_picked, issue, letter, occasion};
pub use plural::categories;
pub use publication::{Configuration, configuration};
pub use report::{ReportInput, report};
pub use rules::message_allows;

/// What all reports share, resolved.
#[derive(Debug, Clone, Copy)]
pub struct Shared<'a> {
    /// The names of the glossary.
    pub glossary: &'a Known,
    /// The messages of both languages.
    pub catalog: &'a Catalog,
}
