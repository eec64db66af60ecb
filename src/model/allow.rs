//! What a project asks of the rules: their levels, and where they are muted.
//!
//! The rules themselves are known to [`check`](crate::check) only; here they are names with a place.

use super::Language;
use crate::diagnostic::Level;
use crate::source::{Span, Spanned};

/// The level that a project or a report gives a rule.
#[derive(Debug, Clone)]
pub struct RuleLevel {
    /// The name of the rule.
    pub rule: Spanned<String>,
    /// Its level.
    pub level: Level,
}

/// A rule muted in place.
#[derive(Debug, Clone)]
pub struct Allow {
    /// The name of the rule.
    pub rule: Spanned<String>,
    /// Why.
    pub reason: Option<String>,
    /// Where it is muted.
    pub over: Over,
    /// The language in whose words it is muted, if not in both.
    pub only: Option<Language>,
    /// Where that is written.
    pub span: Span,
}

/// Where a rule is muted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// In all of the report.
    Report,
    /// In what belongs to a finding, by its index: its table, its figures and quotes, its prose.
    Finding(usize),
    /// In a block of prose, or in a message.
    Block(Span),
}
