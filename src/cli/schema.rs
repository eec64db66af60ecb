//! `bayan schema`: the file formats as JSON Schema, for editors and other programs.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::console::Console;
use crate::request::FileKind;

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Which files the schema is for.
    #[arg(value_name = "FILE", default_value = "report", value_parser = file_kind())]
    of: FileKind,
}

fn file_kind() -> impl TypedValueParser<Value = FileKind> {
    PossibleValuesParser::new(FileKind::ALL.map(FileKind::name))
        .try_map(|name| FileKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or("no such file"))
}

impl Schema {
    /// Prints the schema.
    pub fn run(&self, console: &Console) {
        console.to_stdout(crate::schema(self.of).as_bytes());
    }
}
