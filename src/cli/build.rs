//! `bayan build`: the whole way, from findings to files.

use clap::Args;

use super::Exit;
use super::console::Console;
use super::output::Output;
use super::selection::Selection;
use super::strictness::{Rules, Strictness};
use crate::request::{Publishing, Request};
use crate::share::Share;

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    strictness: Strictness,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    output: Output,
    /// Make this report only; may be repeated, or separated by commas. The others, and what stands around them, stay as they are.
    #[arg(long, value_name = "REPORT", value_delimiter = ',')]
    only: Vec<String>,
    /// Make only reports of this day or later, as in `2024-10-02`; or those whose files changed since this revision of git.
    #[arg(long, value_name = "DATE|REVISION")]
    since: Option<String>,
    /// Make a share of the reports, as in `3/8`, the third of eight, for `bayan merge` to join; needs a folder of its own.
    #[arg(long, value_name = "I/N", conflicts_with_all = ["only", "since"])]
    shard: Option<Share>,
    /// Tell why each report is made again.
    #[arg(long)]
    explain: bool,
    /// Make everything again, whether or not it changed.
    #[arg(long)]
    fresh: bool,
}

impl Build {
    /// What is asked of the library.
    pub fn request(&self) -> Request {
        let Build { selection, strictness, rules, output, only, since, shard, explain, fresh } = self;
        let publishing = Publishing { fresh: *fresh, explain: *explain, ..output.publishing() };
        Request {
            reports: only.clone(),
            since: since.clone(),
            share: *shard,
            checks: strictness.checks(true, &rules.rules),
            publishing,
            ..selection.request(output.out.clone())
        }
    }

    /// Builds, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        self.output.publish(self.request(), console, crate::build)
    }
}
