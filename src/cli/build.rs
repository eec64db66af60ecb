//! `bayan build`: the whole way, from findings to files.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::console::{Console, Work};
use super::selection::Selection;
use super::strictness::{Rules, Strictness};
use crate::request::{Publishing, Request};
use crate::share::Share;

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
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
    /// Make a share of the reports, as in `3/8`, the third of eight, for `bayan merge` to join; needs a folder of its own.
    #[arg(long, value_name = "I/N", conflicts_with_all = ["only", "since"])]
    shard: Option<Share>,
    /// Write what the publication is made from to this file, as a rule for `make` or `ninja`.
    #[arg(long, value_name = "FILE")]
    depfile: Option<PathBuf>,
    /// Tell why each report is made again.
    #[arg(long)]
    explain: bool,
    /// Replace files one by one in the output folder, which stays the same folder: for mounts and open handles.
    #[arg(long)]
    in_place: bool,
    /// Make everything again, whether or not it changed.
    #[arg(long)]
    fresh: bool,
    /// Publish nothing: tell which files would be written and removed.
    #[arg(long)]
    dry_run: bool,
}

impl Build {
    /// What is asked of the library.
    pub fn request(&self) -> Request {
        let Build {
            selection,
            strictness,
            rules,
            out,
            only,
            since,
            shard,
            explain,
            in_place,
            fresh,
            dry_run,
            depfile: _,
        } = self;
        let publishing = Publishing {
            fresh: *fresh,
            in_place: *in_place,
            list: *dry_run,
            dry_run: *dry_run,
            explain: *explain,
            alone: false,
        };
        Request {
            reports: only.clone(),
            since: since.clone(),
            share: *shard,
            checks: strictness.checks(true, &rules.rules),
            publishing,
            ..selection.request(out.clone())
        }
    }

    /// Builds, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        let mut request = self.request();
        request.publishing.list |= console.writes_json();
        let work = if self.dry_run { Work::Rehearsal } else { Work::Build };
        console.watch(work, &request.root, |progress| {
            let mut outcome = crate::build(&request, progress);
            if let (Some(path), true) = (&self.depfile, outcome.is_ok() && !self.dry_run) {
                outcome.failures.extend(crate::write_depfile(path, &request).err());
            }
            outcome
        })
    }
}
