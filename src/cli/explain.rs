//! `bayan explain`: the page of a rule, or what a mistake means.

use std::fmt::Write as _;

use clap::Args;

use super::console::Console;
use super::{Exit, Refusal};
use crate::diagnostic::{book, codes, suggest};

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule or mistake, as problems name it in brackets; without it, a list of all rules.
    #[arg(value_name = "RULE")]
    rule: Option<String>,
    /// Print the pages of all rules.
    #[arg(long, conflicts_with = "rule")]
    all: bool,
}

impl Explain {
    /// Prints what was asked for.
    pub fn run(&self, console: &Console) -> Result<Exit, Refusal> {
        let text = match &self.rule {
            Some(rule) => explain(rule)?,
            None if self.all => book(&crate::rules().collect::<Vec<_>>()),
            None => list(),
        };
        console.to_stdout(text.as_bytes());
        Ok(Exit::Fine)
    }
}

fn explain(name: &str) -> Result<String, Refusal> {
    if let Some(page) = crate::rules().find(|page| page.id == name) {
        return Ok(page.markdown(1));
    }
    if let Some(code) = codes::find(name) {
        let codes::Code { id, means } = code;
        let level = "A mistake, not a rule: it has no level and cannot be muted.";
        return Ok(format!("# {id}\n\n{level}\n\n{means}\n"));
    }
    let known = crate::rules().map(|page| page.id).chain(codes::CODES.iter().map(|code| code.id));
    let hint = suggest::nearest(name, known).map(|near| format!("did you mean `{near}`?"));
    let hint = hint.unwrap_or_else(|| "`bayan explain` lists all rules".to_owned());
    Err(Refusal::Usage { message: format!("there is no rule `{name}`"), hint })
}

fn list() -> String {
    let width = crate::rules().map(|page| page.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for page in crate::rules() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:width$}  {:7}  {}", page.id, page.level.name(), page.what);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_mistakes_are_explained() {
        assert!(
            explain("unused-figure").is_ok_and(|text| text.starts_with("# unused-figure\n\nLevel: warning."))
        );
        assert!(explain("unknown-figure").is_ok_and(|text| text.contains("cannot be muted")));
        let Err(Refusal::Usage { hint, .. }) = explain("unused-figur") else { panic!("known") };
        assert_eq!(hint, "did you mean `unused-figure`?");
    }

    #[test]
    fn the_book_of_rules_is_current() {
        let book = book(&crate::rules().collect::<Vec<_>>());
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == book, "write docs/rules.md anew: `cargo run -- explain --all > docs/rules.md`");
    }
}
