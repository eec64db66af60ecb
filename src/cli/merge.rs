//! `bayan merge`: shares to a publication.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::console::Console;
use super::output::Output;
use super::selection::Parts;
use super::strictness::{Rules, Strictness};
use crate::outcome::Progress;
use crate::request::Request;

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
    #[command(flatten)]
    output: Output,
}

impl Merge {
    /// What is asked of the library, beside the shares.
    fn request(&self) -> Request {
        let Merge { shares: _, root, parts, strictness, rules, output } = self;
        let (checks, publishing) = (strictness.checks(true, &rules.rules), output.publishing());
        Request { checks, publishing, ..parts.request(root, output.out.clone()) }
    }

    /// Joins, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        let merge =
            |request: &Request, progress: &dyn Progress| crate::merge(request, &self.shares, progress);
        self.output.publish(self.request(), console, merge)
    }
}
