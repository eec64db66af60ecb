//! Which rules are run, and what is an error: what `build` and `check` have in common.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::diagnostic::{Severity, suggest};
use crate::request::Checks;

#[derive(Debug, Args)]
pub(super) struct Strictness {
    /// Run all rules, and let nothing pass that an editor should look at: warnings are errors.
    #[arg(long)]
    strict: bool,
    /// Make errors of warnings, or of hints too.
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    deny: Vec<Deny>,
    /// Let pass what this file says is known; `check --write-baseline` makes it.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

/// The rules of `build` and `serve`, where `--only` means reports.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// Run this rule only; may be repeated, or separated by commas. Plain mistakes are told all the same.
    #[arg(long = "rule", value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    pub rules: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
    Hints,
}

impl Strictness {
    /// What is asked of the rules. A build runs those that find errors, unless it is asked for more.
    pub fn checks(&self, is_build: bool, only: &[String]) -> Checks {
        let Strictness { strict, deny, baseline } = self;
        let deny = if deny.contains(&Deny::Hints) {
            Some(Severity::Hint)
        } else {
            (*strict || deny.contains(&Deny::Warnings)).then_some(Severity::Warning)
        };
        let errors_only = is_build && deny.is_none() && only.is_empty();
        Checks { only: only.to_vec(), errors_only, deny, baseline: baseline.clone(), review: false }
    }
}

/// The name of a rule.
pub(super) fn rule(name: &str) -> Result<String, String> {
    let mut known = crate::rules().map(|page| page.id);
    if known.any(|id| id == name) {
        return Ok(name.to_owned());
    }
    let near = suggest::nearest(name, crate::rules().map(|page| page.id));
    let hint =
        near.map_or_else(|| "`bayan explain` lists all".to_owned(), |id| format!("did you mean `{id}`?"));
    Err(format!("there is no such rule: {hint}"))
}
