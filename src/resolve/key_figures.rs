//! The figures shown at a glance: those that an author chose, or those that the first findings claim.

use std::sync::Arc;

use super::finding::{Facts, linked, once};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Figure, Finding, Id};
use crate::parse::reader::Field;
use crate::source::Spanned;

/// How many an author may choose: more are no longer seen at a glance.
pub(super) const MOST: usize = 6;
/// How many are taken where the author chose none.
const TAKEN: usize = 3;

/// Resolves `key-figures`.
pub(super) fn resolve(
    chosen: &Field<Vec<Spanned<Id>>>,
    findings: &[Finding],
    facts: Facts<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<Figure>> {
    let Some(ids) = chosen.get() else { return first_claimed(findings) };
    if let Some(beyond) = ids.get(MOST) {
        let message = format!("a report shows at most {MOST} key figures, and this one has {}", ids.len());
        let hint = "keep those that a reader should see first";
        diagnostics.push(Diagnostic::error("too-many-key-figures", beyond.span, message).hint(hint));
    }
    once("key figures", chosen, diagnostics);
    linked("figure", chosen, facts.figures, facts.broken, diagnostics)
}

/// The first figure of each of the first findings that claim one: a second figure seldom says anything by itself.
fn first_claimed(findings: &[Finding]) -> Vec<Arc<Figure>> {
    let mut taken: Vec<Arc<Figure>> = Vec::with_capacity(TAKEN);
    for figure in findings.iter().filter_map(|finding| finding.figures.first()) {
        if taken.len() < TAKEN && !taken.iter().any(|known| known.id == figure.id) {
            taken.push(Arc::clone(figure));
        }
    }
    taken
}
