//! `bayan check`: everything that `build` would find wrong, without writing anything.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::console::{Console, Work, count};
use super::selection::Selection;
use super::strictness::{Strictness, rule};
use crate::outcome::Outcome;
use crate::request::{Checks, Request};

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    strictness: Strictness,
    /// Run this rule only; may be repeated, or separated by commas. Plain mistakes are told all the same.
    #[arg(long, visible_alias = "rule", value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    only: Vec<String>,
    /// Mend what can be mended without changing what is meant, in the project's own files.
    #[arg(long)]
    fix: bool,
    /// Write a page that shows both editions side by side, with what is found marked at its place.
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,
    /// Write down what rules find, so that `--baseline` lets it pass from now on.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "fix", "review"])]
    write_baseline: Option<PathBuf>,
}

impl Check {
    /// What is asked of the library.
    pub fn request(&self) -> Request {
        let checks = Checks { review: self.review.is_some(), ..self.strictness.checks(false, &self.only) };
        Request { checks, ..self.selection.request(None) }
    }

    /// Checks, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        let request = self.request();
        if let Some(path) = &self.write_baseline {
            return baseline(&request, path, console);
        }
        console.watch(Work::Check, &request.root, |progress| {
            if let Some(Err(failure)) = self.review.as_ref().map(|path| crate::expect_room(path, &request)) {
                return Outcome { failures: vec![failure], ..Outcome::default() };
            }
            let mut outcome = crate::check(&request, progress);
            let mut mended = 0;
            for _ in 0..if self.fix { MOST_ROUNDS } else { 0 } {
                match crate::mend(&request, &outcome) {
                    Ok(0) => break,
                    Ok(places) => mended += places,
                    Err(failure) => {
                        outcome.failures.push(failure);
                        break;
                    }
                }
                outcome = crate::check(&request, progress);
            }
            outcome.totals.mended = mended;
            if let Some(path) = &self.review
                && let Err(failure) = crate::write_review(path, &outcome)
            {
                outcome.failures.push(failure);
            }
            outcome
        })
    }
}

/// A fix may make room for another; after so many rounds something is wrong with a rule.
const MOST_ROUNDS: usize = 10;

/// Writes a baseline; mistakes that no baseline can hold are told as ever.
fn baseline(request: &Request, path: &Path, console: &Console) -> Exit {
    let mut written = 0;
    let exit = console.watch(Work::Baseline, &request.root, |progress| {
        if let Err(failure) = crate::expect_room(path, request) {
            return Outcome { failures: vec![failure], ..Outcome::default() };
        }
        let mut outcome = crate::check(request, progress);
        match crate::write_baseline(path, &outcome) {
            Ok(known) => written = known,
            Err(failure) => outcome.failures.push(failure),
        }
        outcome.diagnostics.retain(|located| !crate::rules().any(|page| page.id == located.code));
        outcome
    });
    if exit != Exit::Failure {
        console.say(&format!("{} known, in {}", count(written, "problem"), path.display()));
    }
    exit
}
