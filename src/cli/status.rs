//! `bayan status`: how the translation of every finding stands.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::console::Console;
use super::{Exit, MessageFormat, Refusal};
use crate::model::{Standing, TranslationLine};
use crate::request::Request;

#[derive(Debug, Args)]
pub(super) struct Status {
    /// The project: the folder that holds `bayan.toml`.
    #[arg(value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// A line for programs.
#[derive(Serialize)]
struct JsonLine<'a> {
    r#type: &'static str,
    report: &'a str,
    /// A finding, or `_title`, `_summary`, `_prose`.
    finding: &'a str,
    language: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    changed: &'a [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
}

impl Status {
    /// Shows the table. What is stale is no failure: `bayan check` tells it.
    pub fn run(&self, console: &Console, format: MessageFormat) -> Result<Exit, Refusal> {
        if format == MessageFormat::Sarif {
            let message = "how translations stand is no problem at a place in a text".to_owned();
            return Err(Refusal::Format { message });
        }
        let (outcome, lines) = crate::status(&Request::new(&self.root));
        let exit = console.told(&outcome, &self.root);
        let text = if format == MessageFormat::Json { json(&lines) } else { table(&lines) };
        console.to_stdout(text.as_bytes());
        Ok(exit)
    }
}

fn changed(standing: &Standing) -> &[&'static str] {
    match standing {
        Standing::Stale(changed) => changed,
        Standing::Current | Standing::Unsigned | Standing::Missing => &[],
    }
}

fn json(lines: &[TranslationLine]) -> String {
    // Strings always are JSON.
    lines.iter().map(|line| serde_json::to_string(&JsonLine::new(line)).unwrap_or_default() + "\n").collect()
}

impl<'a> JsonLine<'a> {
    fn new(line: &'a TranslationLine) -> Self {
        let TranslationLine { report, passage, language, standing, by } = line;
        JsonLine {
            r#type: "translation",
            report: report.as_str(),
            finding: passage.name(),
            language: language.tag(),
            status: standing.name(),
            changed: changed(standing),
            by: by.as_deref(),
        }
    }
}

fn table(lines: &[TranslationLine]) -> String {
    let widest = |name: fn(&TranslationLine) -> &str| lines.iter().map(|line| name(line).len()).max();
    let report = widest(|line| line.report.as_str()).unwrap_or(0).max("report".len());
    let finding = widest(|line| line.passage.name()).unwrap_or(0).max("finding".len());
    let row = |a: &str, b: &str, c: &str, d: &str| format!("{a:report$}  {b:finding$}  {c:4}  {d}\n");
    let mut text = row("report", "finding", "lang", "translation");
    for line in lines {
        let mut standing = line.standing.name().to_owned();
        let changed = changed(&line.standing);
        if !changed.is_empty() {
            standing = format!("{standing}: {}", changed.join(", "));
        }
        if let Some(by) = &line.by {
            standing = format!("{standing}, signed by \u{2068}{by}\u{2069}");
        }
        text.push_str(&row(line.report.as_str(), line.passage.name(), line.language.tag(), &standing));
    }
    text
}
