//! `bayan locales`: what the messages of one language lack, compared with the other's.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::console::{Console, Work};
use crate::request::Request;

#[derive(Debug, Args)]
pub(super) struct Locales {
    /// The project: the folder that holds `bayan.toml`.
    #[arg(value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

impl Locales {
    /// Compares, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        let request = Request::new(&self.root);
        console.watch(Work::Locales, &request.root, |progress| crate::locales(&request, progress))
    }
}
