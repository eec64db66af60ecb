//! What the rules on relations between figures have in common: whether a stated number can be what two others make.

use super::interval::Interval;
use crate::model::{Figure, Quantity, Relation, RelationKind, Report};
use crate::source::Span;

/// A change from one figure to another.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// Before.
    pub from: &'a Figure,
    /// After.
    pub to: &'a Figure,
    /// How much that is said to be.
    pub said: &'a Figure,
    /// Where the relation is written.
    pub span: Span,
}

/// The changes that a report states.
pub fn changes(report: &Report) -> impl Iterator<Item = Change<'_>> {
    report.relations.iter().filter_map(|Relation { kind, span }| match kind {
        RelationKind::Change { from, to, change } => Some(Change { from, to, said: change, span: *span }),
        RelationKind::Product { .. } | RelationKind::Sum { .. } => None,
    })
}

impl Change<'_> {
    /// Both ends, if they are positive numbers.
    pub fn ends(&self) -> Option<(Interval, Interval)> {
        let (from, to) = (Interval::of(&self.from.measure)?, Interval::of(&self.to.measure)?);
        (from.is_positive() && (to.is_positive() || to.low.is_none())).then_some((from, to))
    }

    /// The relative change in percent.
    pub fn percent(&self) -> Option<Interval> {
        let (from, to) = self.ends()?;
        let ratio = to.over(&from);
        let hundred = Interval::exactly(100);
        Some(ratio.times(&hundred).minus(&hundred))
    }

    /// The difference, of two shares in points.
    pub fn difference(&self) -> Option<Interval> {
        let shares = |figure: &Figure| matches!(figure.measure.quantity, Quantity::Percent(_));
        let (from, to) = self.ends()?;
        (shares(self.from) && shares(self.to)).then(|| to.minus(&from))
    }
}
