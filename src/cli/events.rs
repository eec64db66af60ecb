//! What programs are told of a run, beside its problems: a line of JSON for each event.
//!
//! | `type` | when | fields |
//! |---|---|---|
//! | `started` | the reports are listed | `reports`, `editions` |
//! | `diagnostic` | a problem was found | see [`json`](crate::diagnostic::json) |
//! | `page` | a file was written or removed | `path` below the output folder, `action`: `written` or `removed` |
//! | `finished` | last | totals |
//!
//! A rehearsal has the same events, and says `"dry_run":true` in the first and the last. Later versions may add events and fields.

use std::sync::OnceLock;

use serde::Serialize;

use super::console::Console;
use crate::diagnostic::json;
use crate::outcome::{Outcome, Progress, Totals};

#[derive(Serialize)]
struct Started {
    r#type: &'static str,
    reports: usize,
    editions: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dry_run: bool,
}

#[derive(Serialize)]
struct Page<'a> {
    r#type: &'static str,
    path: &'a str,
    action: &'static str,
}

/// The line that closes a stream of JSON lines.
#[derive(Serialize)]
struct Finished {
    r#type: &'static str,
    reports: usize,
    editions: usize,
    written: usize,
    unchanged: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    removed: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    messages: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    letters: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mended: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<usize>,
    errors: usize,
    warnings: usize,
    hints: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    dry_run: bool,
}

/// Tells the beginning of a run as soon as it is known; once, if it takes several rounds.
pub(super) struct Beginning<'a> {
    pub console: &'a Console,
    pub dry_run: bool,
    pub told: OnceLock<()>,
}

impl Progress for Beginning<'_> {
    fn started(&self, reports: usize, editions: usize) {
        self.told.get_or_init(|| {
            let line = Started { r#type: "started", reports, editions, dry_run: self.dry_run };
            self.console.to_stdout(&line_of(&line));
        });
    }
}

/// A value as a line of JSON.
pub(super) fn line_of(value: &impl Serialize) -> Vec<u8> {
    let mut line = Vec::new();
    // Writing to memory cannot fail.
    let _ = json::write_line(&mut line, value);
    line
}

/// The end of a run: the files that it wrote and removed, as far as they are listed, and the totals.
pub(super) fn ending(outcome: &Outcome, dry_run: bool) -> Vec<u8> {
    let page = |path: &String, action| line_of(&Page { r#type: "page", path, action });
    let written = outcome.changed.iter().map(|path| page(path, "written"));
    let removed = outcome.removed.iter().map(|path| page(path, "removed"));
    let mut lines: Vec<u8> = written.chain(removed).flatten().collect();
    lines.extend(line_of(&finished(outcome, dry_run)));
    lines
}

fn finished(outcome: &Outcome, dry_run: bool) -> Finished {
    let Totals { reports, editions, written, unchanged, removed, messages, letters, mended } = outcome.totals;
    let some = |number: usize| Some(number).filter(|number| *number > 0);
    Finished {
        r#type: "finished",
        reports,
        editions,
        written,
        unchanged,
        removed: some(removed),
        messages: some(messages),
        letters: some(letters),
        mended: some(mended),
        known: outcome.passed.map(|passed| passed.known),
        errors: outcome.errors() + outcome.failures.len() + usize::from(outcome.misuse.is_some()),
        warnings: outcome.warnings(),
        hints: outcome.hints(),
        dry_run,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_and_files_come_before_it() {
        let totals = Totals { reports: 1, editions: 2, written: 14, ..Totals::default() };
        let outcome = Outcome { totals, ..Outcome::default() };
        let text = |outcome: &Outcome, dry_run| String::from_utf8(ending(outcome, dry_run)).expect("text");
        let last = concat!(
            r#"{"type":"finished","reports":1,"editions":2,"written":14,"unchanged":0,"#,
            r#""errors":0,"warnings":0,"hints":0}"#,
            "\n"
        );
        assert_eq!(text(&outcome, false), last);
        let outcome = Outcome { changed: vec!["a".into()], removed: vec!["b".into()], ..outcome };
        let all = text(&outcome, true);
        let pages = concat!(
            r#"{"type":"page","path":"a","action":"written"}"#,
            "\n",
            r#"{"type":"page","path":"b","action":"removed"}"#,
            "\n"
        );
        assert!(all.starts_with(pages) && all.ends_with("\"hints\":0,\"dry_run\":true}\n"), "{all}");
    }
}
