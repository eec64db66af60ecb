//! `bayan merge`: shares to a publication.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::console::{Console, Work};
use super::selection::Parts;
use super::strictness::{Rules, Strictness};
use crate::request::{Publishing, Request};

#[derive(Debug, Args)]
pub(super) struct Merge {
    /// The folders that `bayan build --shard` made, all of them, in any order.
    #[arg(value_name = "SHARE", required = true)]
    shares: Vec<PathBuf>,
    /// The project: the folder that holds `bayan.toml`.
    #[arg(long = "dir", value_name = "DIR", default_value = ".")]
    root: PathBuf,
    #[command(flatten)]
    parts: Parts,
    #[command(flatten)]
    strictness: Strictness,
    #[command(flatten)]
    rules: Rules,
    /// The output folder, instead of `public` in the project.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
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

impl Merge {
    /// What is asked of the library, beside the shares.
    fn request(&self) -> Request {
        let Merge { shares: _, root, parts, strictness, rules, out, depfile: _, in_place, dry_run } = self;
        let publishing =
            Publishing { in_place: *in_place, list: *dry_run, dry_run: *dry_run, ..Publishing::default() };
        let checks = strictness.checks(true, &rules.rules);
        Request { checks, publishing, ..parts.request(root, out.clone()) }
    }

    /// Joins, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        let mut request = self.request();
        request.publishing.list |= console.writes_json();
        let work = if self.dry_run { Work::Rehearsal } else { Work::Build };
        console.watch(work, &request.root, |progress| {
            let mut outcome = crate::merge(&request, &self.shares, progress);
            if let (Some(path), true) = (&self.depfile, outcome.is_ok() && !self.dry_run) {
                outcome.failures.extend(crate::write_depfile(path, &request).err());
            }
            outcome
        })
    }
}
