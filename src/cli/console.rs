//! What the program says, and where: words to the standard error stream, JSON lines to the standard output.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::progress::Bar;
use super::why;
use super::{Color, Exit, Manner, MessageFormat, Refusal};
use crate::diagnostic::baseline::Passed;
use crate::diagnostic::{Located, Page, github, human, json, sarif, shown};
use crate::failure::Failure;
use crate::outcome::{Misuse, Outcome, Progress, Silent, Totals};

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// The terminal, or what stands in for it.
pub(super) struct Console {
    manner: Manner,
}

/// The kinds of work that have an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work<'a> {
    Build,
    /// Once more, because of these files.
    Rebuild(&'a str),
    Check,
    Locales,
    Newsletter,
    Baseline,
}

/// The line that closes a stream of JSON lines.
#[derive(Serialize)]
struct OutcomeLine {
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
}

impl OutcomeLine {
    fn new(outcome: &Outcome) -> Self {
        let Totals { reports, editions, written, unchanged, removed, messages, letters, mended } =
            outcome.totals;
        let removed = Some(removed).filter(|removed| *removed > 0);
        let messages = Some(messages).filter(|messages| *messages > 0);
        let letters = Some(letters).filter(|letters| *letters > 0);
        let errors = outcome.errors() + outcome.failures.len();
        let (warnings, hints) = (outcome.warnings(), outcome.hints());
        let r#type = "outcome";
        let mended = Some(mended).filter(|mended| *mended > 0);
        let known = outcome.passed.map(|passed| passed.known);
        OutcomeLine {
            r#type,
            reports,
            editions,
            written,
            unchanged,
            removed,
            messages,
            letters,
            mended,
            known,
            errors,
            warnings,
            hints,
        }
    }
}

impl Console {
    pub fn new(manner: Manner) -> Self {
        Console { manner }
    }

    /// Does some work, with a progress bar if it takes long, and tells what came of it.
    pub fn watch(&self, work: Work<'_>, root: &Path, run: impl FnOnce(&dyn Progress) -> Outcome) -> Exit {
        self.watched(work, root, run).1
    }

    /// The same; gives what came of it, too.
    pub fn watched(
        &self,
        work: Work<'_>,
        root: &Path,
        run: impl FnOnce(&dyn Progress) -> Outcome,
    ) -> (Outcome, Exit) {
        let begin = Instant::now();
        let watched = !self.manner.quiet
            && self.manner.message_format == MessageFormat::Human
            && io::stderr().is_terminal();
        let outcome = if watched {
            let bar = Bar::new();
            let outcome = run(&bar);
            bar.clear();
            outcome
        } else {
            run(&Silent)
        };
        if let Some(Misuse { message, hint }) = outcome.misuse.clone() {
            return (outcome, self.refusal(&Refusal::Usage { message, hint }));
        }
        self.outcome((work, root), &outcome, begin.elapsed());
        let exit = exit(&outcome);
        (outcome, exit)
    }

    /// Tells what was wrong, without a closing line.
    pub fn told(&self, outcome: &Outcome, root: &Path) -> Exit {
        if let Some(Misuse { message, hint }) = outcome.misuse.clone() {
            return self.refusal(&Refusal::Usage { message, hint });
        }
        self.problems(&outcome.diagnostics, &outcome.failures, root);
        exit(outcome)
    }

    /// Says something that is not a problem.
    pub fn say(&self, text: &str) {
        if !self.manner.quiet {
            self.to_stderr(format!("{text}\n").as_bytes());
        }
    }

    /// Tells why a command was not carried out.
    pub fn refusal(&self, refusal: &Refusal) -> Exit {
        match refusal {
            Refusal::Usage { message, hint } => {
                let (message, hint) = (shown::sentence(message), shown::sentence(hint));
                let text = format!("{ERROR}error:{ERROR:#} {message}\n  = {HELP}help{HELP:#}: {hint}\n");
                self.to_stderr(text.as_bytes());
                Exit::Usage
            }
            Refusal::Failure(failure) => {
                self.problems(&[], std::slice::from_ref(failure), Path::new("."));
                Exit::Failure
            }
        }
    }

    /// Gives a program a line; not, if it is people who read.
    pub fn line(&self, value: &impl Serialize) -> bool {
        let is_json = self.manner.message_format == MessageFormat::Json;
        if is_json {
            let mut line = Vec::new();
            // Writing to memory cannot fail.
            let _ = json::write_line(&mut line, value);
            to_stdout(&line);
        }
        is_json
    }

    fn outcome(&self, (work, root): (Work<'_>, &Path), outcome: &Outcome, elapsed: Duration) {
        why::tell(self, &outcome.why);
        self.problems(&outcome.diagnostics, &outcome.failures, root);
        if !self.line(&OutcomeLine::new(outcome)) {
            self.say(&closing_line(work, outcome, elapsed));
        }
    }

    fn problems(&self, diagnostics: &[Located], failures: &[Failure], root: &Path) {
        let all: Vec<Located> =
            diagnostics.iter().cloned().chain(failures.iter().map(Located::from)).collect();
        let mut text = Vec::new();
        // Writing to memory cannot fail.
        let _ = match self.manner.message_format {
            MessageFormat::Human => all.iter().try_for_each(|located| human::write(&mut text, located)),
            MessageFormat::Json => all.iter().try_for_each(|located| json::write(&mut text, located)),
            MessageFormat::Github => all.iter().try_for_each(|found| github::write(&mut text, found, root)),
            MessageFormat::Sarif => {
                let pages: Vec<&Page> = crate::rules().collect();
                sarif::write(&mut text, &all, &pages, root)
            }
        };
        if self.manner.message_format == MessageFormat::Human {
            self.to_stderr(&text);
        } else {
            to_stdout(&text);
        }
    }

    fn to_stderr(&self, text: &[u8]) {
        let stderr = io::stderr().lock();
        let mut stderr = match self.manner.color {
            Color::Auto => AutoStream::auto(stderr),
            Color::Always => AutoStream::new(stderr, ColorChoice::Always),
            Color::Never => AutoStream::new(stderr, ColorChoice::Never),
        };
        // If nobody can be told, there is nobody to tell that.
        let _ = stderr.write_all(text);
    }
}

fn exit(outcome: &Outcome) -> Exit {
    match (outcome.failures.is_empty(), outcome.errors()) {
        (false, _) => Exit::Failure,
        (true, 0) => Exit::Fine,
        (true, _) => Exit::Problems,
    }
}

/// Gives what was asked for.
pub(super) fn to_stdout(text: &[u8]) {
    let mut stdout = io::stdout().lock();
    // A reader that went away has heard enough.
    let _ = stdout.write_all(text).and_then(|()| stdout.flush());
}

/// "Built 2 reports in 2 editions: 14 files written, 0 unchanged, in 0.12 s"
fn closing_line(work: Work<'_>, outcome: &Outcome, elapsed: Duration) -> String {
    let Totals { reports, editions, written, unchanged, removed, messages, letters, mended } = outcome.totals;
    let removed = if removed > 0 { format!(", {removed} removed") } else { String::new() };
    let errors = outcome.errors() + outcome.failures.len();
    let problems = problems(errors, outcome.warnings(), outcome.hints());
    let what = format!("{} in {}", count(reports, "report"), count(editions, "edition"));
    let seconds = elapsed.as_secs_f64();
    match (work, problems) {
        // What is written after the publication, such as a rule for `make`, may fail when that is there.
        (Work::Build | Work::Newsletter, Some(problems)) if errors > 0 && written == 0 => {
            format!("{problems}: nothing was published")
        }
        (Work::Build, problems) => {
            let problems = problems.map_or(String::new(), |problems| format!(", with {problems}"));
            let files = count(written, "file");
            format!(
                "Built {what}{problems}: {files} written, {unchanged} unchanged{removed}, in {seconds:.2} s"
            )
        }
        (Work::Rebuild(files), Some(problems)) if errors > 0 => {
            format!("{files}: {problems}, the last good pages stay, in {seconds:.2} s")
        }
        (Work::Rebuild(files), problems) => {
            let problems = problems.map_or(String::new(), |problems| format!(", with {problems}"));
            format!("{files}: {} written{problems}, in {seconds:.2} s", count(written, "file"))
        }
        (Work::Newsletter, problems) => {
            let problems = problems.map_or(String::new(), |problems| format!(", with {problems}"));
            let (what, files) = (count(letters, "letter"), count(written, "file"));
            format!("Made {what}{problems}: {files} written, {unchanged} unchanged, in {seconds:.2} s")
        }
        // Nothing was read: the configuration itself has a problem.
        (Work::Check, Some(problems)) if editions == 0 => problems,
        (Work::Check, problems) => {
            let mut told = problems.unwrap_or_else(|| "no problems".to_owned());
            if mended > 0 {
                told = format!("{} mended, {told}", count(mended, "place"));
            }
            if let Some(Passed { known, mended }) = outcome.passed {
                told = format!("{told} beside {known} known");
                if mended > 0 {
                    told = format!("{told} ({mended} of the baseline are mended: write it anew)");
                }
            }
            format!("Checked {what}: {told}, in {seconds:.2} s")
        }
        (Work::Baseline, problems) => {
            let problems =
                problems.map_or(String::new(), |problems| format!(": {problems} that no baseline can hold"));
            format!("Checked {what}{problems}, in {seconds:.2} s")
        }
        (Work::Locales, problems) => {
            let problems = problems.unwrap_or_else(|| "no problems".to_owned());
            format!("Compared {} in 2 languages: {problems}, in {seconds:.2} s", count(messages, "message"))
        }
    }
}

/// "1 error, 2 warnings and 1 hint"
fn problems(errors: usize, warnings: usize, hints: usize) -> Option<String> {
    let counts = [(errors, "error"), (warnings, "warning"), (hints, "hint")];
    let mut parts: Vec<String> = counts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    let last = parts.pop()?;
    Some(if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) })
}

pub(super) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    fn outcome(errors: usize, warnings: usize) -> Outcome {
        let located = |severity| Located {
            code: "x",
            severity,
            message: String::new(),
            place: None,
            related: Vec::new(),
            hint: None,
            fix: Vec::new(),
        };
        let mut diagnostics = vec![located(Severity::Error); errors];
        diagnostics.extend(vec![located(Severity::Warning); warnings]);
        let totals = Totals { reports: 1, editions: 2, written: 14, ..Totals::default() };
        Outcome { diagnostics, totals, ..Outcome::default() }
    }

    #[test]
    fn the_last_line_of_json_counts() {
        let mut line = Vec::new();
        json::write_line(&mut line, &OutcomeLine::new(&outcome(1, 2))).expect("writing to memory");
        let expected = concat!(
            r#"{"type":"outcome","reports":1,"editions":2,"written":14,"unchanged":0,"#,
            r#""errors":1,"warnings":2,"hints":0}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(line).expect("text"), expected);
    }

    #[test]
    fn the_closing_line_says_what_was_made() {
        let line = |work, errors, warnings| {
            closing_line(work, &outcome(errors, warnings), Duration::from_millis(123))
        };
        assert_eq!(
            line(Work::Build, 0, 0),
            "Built 1 report in 2 editions: 14 files written, 0 unchanged, in 0.12 s"
        );
        assert_eq!(
            line(Work::Build, 0, 1),
            "Built 1 report in 2 editions, with 1 warning: 14 files written, 0 unchanged, in 0.12 s"
        );
        assert_eq!(line(Work::Build, 1, 2), "1 error and 2 warnings: nothing was published");
        assert_eq!(line(Work::Check, 0, 0), "Checked 1 report in 2 editions: no problems, in 0.12 s");
        assert_eq!(line(Work::Check, 2, 0), "Checked 1 report in 2 editions: 2 errors, in 0.12 s");
    }
}
