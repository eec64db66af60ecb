//! Check: the editor's questions to a resolved report.
//!
//! In: a [`Report`]. Out: diagnostics. One rule a file: what it looks for, why it matters, an example. A rule knows no output
//! format and changes nothing.

pub mod letter;
mod missing_section;
mod unused;

use crate::diagnostic::Diagnostics;
use crate::model::Report;

/// A rule.
type Rule = fn(&Report, &mut Diagnostics);

/// All rules, in the order they are run.
const RULES: &[Rule] = &[missing_section::check, unused::check];

/// Runs all rules over a report.
pub fn report(report: &Report, diagnostics: &mut Diagnostics) {
    for rule in RULES {
        rule(report, diagnostics);
    }
}
