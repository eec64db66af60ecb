//! `bayan build`: the whole way, from findings to files.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::console::{Console, Work};
use super::selection::Selection;
use super::strictness::Strictness;
use crate::request::Request;

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    strictness: Strictness,
    /// The output folder, instead of `public` in the project.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl Build {
    /// What is asked of the library.
    pub fn request(&self) -> Request {
        let checks = self.strictness.checks(true);
        Request { checks, ..self.selection.request(self.out.clone()) }
    }

    /// Builds, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        let request = self.request();
        console.watch(Work::Build, &request.root, |progress| crate::build(&request, progress))
    }
}
