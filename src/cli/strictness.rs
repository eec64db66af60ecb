//! Which rules are run, and what is an error: what `build` and `check` have in common.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};

use crate::diagnostic::Severity;
use crate::request::Checks;

#[derive(Debug, Args)]
pub(super) struct Strictness {
    /// Run all rules, and let nothing pass that an editor should look at: warnings are errors.
    #[arg(long)]
    strict: bool,
    /// Make errors of warnings, or of hints too.
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Run this rule only; may be repeated. Plain mistakes are told all the same.
    #[arg(long, value_name = "RULE", value_parser = rules(), hide_possible_values = true)]
    only: Vec<String>,
    /// Let pass what this file says is known; `check --write-baseline` makes it.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
    Hints,
}

impl Strictness {
    /// What is asked of the rules. A build runs those that find errors, unless it is asked for more.
    pub fn checks(&self, is_build: bool) -> Checks {
        let Strictness { strict, deny, only, baseline } = self;
        let deny = match deny {
            Some(Deny::Hints) => Some(Severity::Hint),
            Some(Deny::Warnings) => Some(Severity::Warning),
            None => strict.then_some(Severity::Warning),
        };
        let errors_only = is_build && deny.is_none() && only.is_empty();
        Checks { only: only.clone(), errors_only, deny, baseline: baseline.clone() }
    }
}

/// The names of all rules.
pub(super) fn rules() -> PossibleValuesParser {
    PossibleValuesParser::new(crate::rules().map(|page| PossibleValue::new(page.id)))
}
