//! `bayan check`: everything that `build` would find wrong, without writing anything.

use clap::Args;

use super::Exit;
use super::console::{Console, Work};
use super::selection::Selection;
use super::strictness::Strictness;
use crate::request::Request;

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    strictness: Strictness,
}

impl Check {
    /// What is asked of the library.
    pub fn request(&self) -> Request {
        Request { checks: self.strictness.checks(false), ..self.selection.request(None) }
    }

    /// Checks, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        console.watch(Work::Check, |progress| crate::check(&self.request(), progress))
    }
}
