//! Which project, and which parts of it: what `build` and `check` have in common.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::request::{Format, Request};

#[derive(Debug, Args)]
pub(super) struct Selection {
    /// The project: the folder that holds `bayan.toml`.
    #[arg(value_name = "DIR", default_value = ".")]
    root: PathBuf,
    #[command(flatten)]
    parts: Parts,
}

/// Which parts of a project.
#[derive(Debug, Args)]
pub(super) struct Parts {
    /// Only this edition, by its locale; may be repeated, or separated by commas.
    #[arg(long = "edition", value_name = "LOCALE", value_delimiter = ',')]
    editions: Vec<String>,
    /// Only this format, instead of those in `bayan.toml`; may be repeated, or separated by commas.
    #[arg(long = "format", value_name = "FORMAT", value_delimiter = ',', value_parser = formats())]
    formats: Vec<Format>,
}

impl Selection {
    /// The request, with `out` as output folder.
    pub fn request(&self, out: Option<PathBuf>) -> Request {
        self.parts.request(&self.root, out)
    }
}

impl Parts {
    /// The request for the project in `root`, with `out` as output folder.
    pub fn request(&self, root: &Path, out: Option<PathBuf>) -> Request {
        let Parts { editions, formats } = self;
        let (editions, formats) = (editions.clone(), formats.clone());
        Request { out, editions, formats, ..Request::new(root) }
    }
}

fn formats() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .try_map(|name| Format::ALL.into_iter().find(|format| format.name() == name).ok_or("no such format"))
}
