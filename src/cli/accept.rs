//! `bayan accept`: signs translations as up to date.

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::console::{Console, count};
use crate::request::{Request, Translation};

#[derive(Debug, Args)]
pub(super) struct Accept {
    /// The report.
    #[arg(value_name = "REPORT")]
    report: String,
    /// Only this finding of it, or only its `_title`, its `_summary`, its `_prose` between the findings.
    #[arg(value_name = "FINDING")]
    finding: Option<String>,
    /// The language of the translation.
    #[arg(long, value_name = "LANGUAGE", value_parser = ["ar", "en"])]
    lang: String,
    /// Who signs.
    #[arg(long, value_name = "NAME", value_parser = name)]
    by: String,
    /// The project: the folder that holds `bayan.toml`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

fn name(text: &str) -> Result<String, &'static str> {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
    };
    match text.trim() {
        "" => Err("write who signs"),
        name if name.contains(is_hidden) => Err("a name has no line breaks and no invisible characters"),
        name => Ok(name.to_owned()),
    }
}

impl Accept {
    /// Signs, and tells what was signed.
    pub fn run(&self, console: &Console) -> Exit {
        let Accept { report, finding, lang, by, dir } = self;
        let asked = Translation { report: report.clone(), finding: finding.clone(), language: lang.clone() };
        let (outcome, signed) = crate::accept(&Request::new(dir), &asked, by);
        let exit = console.told(&outcome, dir);
        if let Some((path, lines)) = signed {
            let path = path.to_string_lossy().replace('\\', "/");
            console.say(&format!("Signed {} into `{lang}`, in {path}", count(lines.len(), "translation")));
        }
        exit
    }
}
