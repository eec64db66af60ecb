//! Where a publication goes, and how: the options of those commands that publish one.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::console::{Console, Work};
use crate::outcome::{Outcome, Progress};
use crate::request::{Publishing, Request};

/// Where a publication goes, and how.
#[derive(Debug, Args)]
pub(super) struct Output {
    /// The output folder, instead of `public` in the project.
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Write what the publication is made from to this file, as a rule for `make` or `ninja`.
    #[arg(long, value_name = "FILE")]
    depfile: Option<PathBuf>,
    /// Replace files one by one in the output folder, which stays the same folder: for mounts and open handles.
    #[arg(long)]
    in_place: bool,
    /// Publish nothing: tell which files would be written and removed.
    #[arg(long)]
    dry_run: bool,
}

impl Output {
    /// How what is made is published.
    pub fn publishing(&self) -> Publishing {
        let Output { out: _, depfile: _, in_place, dry_run } = self;
        Publishing { in_place: *in_place, list: *dry_run, dry_run: *dry_run, ..Publishing::default() }
    }

    /// Publishes what is asked for, and tells what came of it.
    pub fn publish(
        &self,
        mut request: Request,
        console: &Console,
        publish: impl Fn(&Request, &dyn Progress) -> Outcome,
    ) -> Exit {
        request.publishing.list |= console.writes_json();
        let work = if self.dry_run { Work::Rehearsal } else { Work::Build };
        console.watch(work, &request.root, |progress| {
            if let Some(Err(failure)) = self.depfile.as_ref().map(|path| crate::expect_room(path, &request)) {
                return Outcome { failures: vec![failure], ..Outcome::default() };
            }
            let mut outcome = publish(&request, progress);
            if let (Some(path), true) = (&self.depfile, outcome.is_ok() && !self.dry_run) {
                outcome.failures.extend(crate::write_depfile(path, &request).err());
            }
            outcome
        })
    }
}
