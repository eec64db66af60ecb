//! `bayan build`: the whole way, from findings to files.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::console::{Console, Work};
use super::selection::Selection;
use super::strictness::{Rules, Strictness};
use crate::request::{Publishing, Request};

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    strictness: Strictness,
    #[command(flatten)]
    rules: Rules,
    /// The output folder, instead of `public` in the project.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// Make this report only; may be repeated. The others, and what stands around them, stay as they are.
    #[arg(long, value_name = "REPORT")]
    only: Vec<String>,
    /// Make only reports of this day or later, as in `2024-10-02`; or those whose files changed since this revision of git.
    #[arg(long, value_name = "DATE|REVISION")]
    since: Option<String>,
    /// Write what the publication is made from to this file, as a rule for `make` or `ninja`.
    #[arg(long, value_name = "FILE")]
    depfile: Option<PathBuf>,
    /// Tell why each report is made again.
    #[arg(long)]
    explain: bool,
}

impl Build {
    /// What is asked of the library.
    pub fn request(&self) -> Request {
        let checks = self.strictness.checks(true, &self.rules.rules);
        let publishing = Publishing { explain: self.explain, ..Publishing::default() };
        let (reports, since) = (self.only.clone(), self.since.clone());
        Request { reports, since, checks, publishing, ..self.selection.request(self.out.clone()) }
    }

    /// Builds, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        let request = self.request();
        console.watch(Work::Build, &request.root, |progress| {
            let mut outcome = crate::build(&request, progress);
            if let (Some(path), true) = (&self.depfile, outcome.is_ok()) {
                outcome.failures.extend(crate::write_depfile(path, &request).err());
            }
            outcome
        })
    }
}
