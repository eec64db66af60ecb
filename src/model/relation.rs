//! How figures depend on each other, and what money is worth in other money.

use std::sync::Arc;

use super::{Amount, Currency, Figure, Period};
use crate::source::Span;

/// A relation between figures of a report.
#[derive(Debug, Clone)]
pub struct Relation {
    /// What it says.
    pub kind: RelationKind,
    /// Where it is written.
    pub span: Span,
}

/// What a relation says.
#[derive(Debug, Clone)]
pub enum RelationKind {
    /// From one figure to another it is so much: percent, points or a ratio.
    Change {
        /// Before.
        from: Arc<Figure>,
        /// After.
        to: Arc<Figure>,
        /// How much.
        change: Arc<Figure>,
    },
    /// So many of a price come to a total.
    Product {
        /// The price of one.
        unit: Arc<Figure>,
        /// How many.
        count: Arc<Figure>,
        /// What they come to.
        total: Arc<Figure>,
    },
    /// Parts make a whole.
    Sum {
        /// The parts.
        parts: Vec<Arc<Figure>>,
        /// The whole; 100% if it is not given.
        total: Option<Arc<Figure>>,
    },
}

/// What one unit of a currency was worth in another.
#[derive(Debug, Clone)]
pub struct Rate {
    /// The currency that is valued.
    pub one: Currency,
    /// What one unit of it is.
    pub is: Amount,
    /// In which currency.
    pub currency: Currency,
    /// When.
    pub period: Period,
    /// Who says so.
    pub source: String,
    /// Where it is written.
    pub span: Span,
}
