//! What the program says, and where: words to the standard error stream, JSON lines to the standard output.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::events::{self, Beginning};
use super::progress::Bar;
use super::why;
use super::{Color, Exit, Manner, MessageFormat, Refusal};
use crate::diagnostic::baseline::Passed;
use crate::diagnostic::{Located, Page, github, human, json, sarif, shown};
use crate::failure::{self, Failure};
use crate::outcome::{Misuse, Outcome, Progress, Silent, Totals};

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// The terminal, or what stands in for it.
pub(super) struct Console {
    manner: Manner,
    /// Why the standard output could not be written, if it could not.
    unheard: OnceLock<io::Error>,
}

/// The kinds of work that have an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work<'a> {
    Build,
    /// A build that publishes nothing.
    Rehearsal,
    /// The first build of a preview.
    Preview,
    /// Once more, because of these files.
    Rebuild(&'a str),
    Check,
    Locales,
    Newsletter,
    Baseline,
}

impl Console {
    pub fn new(manner: Manner) -> Self {
        Console { manner, unheard: OnceLock::new() }
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
        let outcome = if self.writes_json() {
            run(&Beginning { console: self, dry_run: work == Work::Rehearsal, told: OnceLock::new() })
        } else if self.speaks_to_people() && !self.manner.quiet && io::stderr().is_terminal() {
            let bar = Bar::new();
            let outcome = run(&bar);
            bar.clear();
            outcome
        } else {
            run(&Silent)
        };
        if let Some(Misuse { message, hint }) = outcome.misuse.clone() {
            let exit = self.refusal(&Refusal::Usage { message, hint });
            if self.writes_json() {
                self.to_stdout(&events::ending(&outcome, work == Work::Rehearsal));
            }
            return (outcome, exit);
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
            Refusal::Usage { message, hint } if !self.speaks_to_people() => {
                let hint = Some(hint.clone());
                self.problems(&[Located { hint, ..Located::of_run("usage", message) }], &[], Path::new("."));
                Exit::Usage
            }
            Refusal::Usage { message, hint } => self.usage(message, hint),
            // In a format that is not written nothing can be said.
            Refusal::Format { message } => self.usage(message, "use `--message-format json`"),
            Refusal::Failure(failure) => {
                self.problems(&[], std::slice::from_ref(failure), Path::new("."));
                Exit::Failure
            }
        }
    }

    /// Tells people what was asked for in a wrong way.
    fn usage(&self, message: &str, hint: &str) -> Exit {
        let (message, hint) = (shown::sentence(message), shown::sentence(hint));
        let text = format!("{ERROR}error:{ERROR:#} {message}\n  = {HELP}help{HELP:#}: {hint}\n");
        self.to_stderr(text.as_bytes());
        Exit::Usage
    }

    /// Whether programs read what is said, line by line.
    pub fn writes_json(&self) -> bool {
        self.manner.message_format == MessageFormat::Json
    }

    /// Whether people read what is said.
    fn speaks_to_people(&self) -> bool {
        self.manner.message_format == MessageFormat::Human
    }

    /// Gives a program a line; not, if it is people who read.
    pub fn line(&self, value: &impl Serialize) -> bool {
        if self.writes_json() {
            self.to_stdout(&events::line_of(value));
        }
        self.writes_json()
    }

    fn outcome(&self, (work, root): (Work<'_>, &Path), outcome: &Outcome, elapsed: Duration) {
        why::tell(self, &outcome.why);
        self.problems(&outcome.diagnostics, &outcome.failures, root);
        if self.writes_json() {
            return self.to_stdout(&events::ending(outcome, work == Work::Rehearsal));
        }
        if work == Work::Rehearsal && self.speaks_to_people() {
            self.to_stdout(rehearsed(outcome).as_bytes());
        }
        if outcome.lacks_issues {
            self.say("There are no issues in `content/newsletters`: no letters were made");
        }
        if io::stderr().is_terminal() || has_news(work, outcome) {
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
            self.to_stdout(&text);
        }
    }

    /// Gives what was asked for.
    pub fn to_stdout(&self, text: &[u8]) {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text).and_then(|()| stdout.flush()) {
            // A reader that went away has heard enough.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => drop(self.unheard.set(error)),
            _ => {}
        }
    }

    /// How a run ended, all told: not well, if what was asked for could not be given.
    pub fn end(&self, exit: Exit) -> Exit {
        self.unheard.get().map_or(exit, |error| self.unheard(error))
    }

    /// Tells why what was asked for could not be given.
    pub fn unheard(&self, error: &io::Error) -> Exit {
        let reason = failure::reason(error);
        let text = format!("{ERROR}error:{ERROR:#} cannot write to the standard output: {reason}\n");
        self.to_stderr(text.as_bytes());
        Exit::Failure
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

/// Whether a run has anything to say to whoever did not watch it: a job that finds nothing to do sends no mail.
fn has_news(work: Work<'_>, outcome: &Outcome) -> bool {
    let Totals { written, removed, .. } = outcome.totals;
    let publishes = matches!(work, Work::Build | Work::Newsletter);
    !publishes || written + removed > 0 || !outcome.diagnostics.is_empty() || !outcome.failures.is_empty()
}

/// What a build would write and remove, a line each.
fn rehearsed(outcome: &Outcome) -> String {
    let line = |action: &str, path: &String| format!("{action}  {}\n", shown::isolated(path));
    let written = outcome.changed.iter().map(|path| line("write", path));
    written.chain(outcome.removed.iter().map(|path| line("remove", path))).collect()
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
        (Work::Build | Work::Rehearsal | Work::Preview | Work::Newsletter, Some(problems))
            if errors > 0 && written == 0 =>
        {
            format!("{problems}: nothing was published")
        }
        (Work::Rehearsal, problems) => {
            let problems = problems.map_or(String::new(), |problems| format!(", with {problems}"));
            let removed = if removed.is_empty() { "" } else { &removed.replace("removed", "to remove") };
            let files = count(written, "file");
            format!(
                "Would build {what}{problems}: {files} to write, {unchanged} unchanged{removed}, in {seconds:.2} s; \
                 nothing was published"
            )
        }
        (Work::Build | Work::Preview, problems) => {
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
                    told = format!(
                        "{told} ({} of the baseline mended: write it anew)",
                        count(mended, "problem")
                    );
                }
            }
            format!("Checked {what}: {told}, in {seconds:.2} s")
        }
        (Work::Baseline, Some(problems)) if editions == 0 => problems,
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
        let nothing = Outcome { totals: Totals { written: 0, ..outcome(0, 0).totals }, ..outcome(1, 2) };
        assert_eq!(
            closing_line(Work::Build, &nothing, Duration::ZERO),
            "1 error and 2 warnings: nothing was published"
        );
        assert_eq!(line(Work::Check, 0, 0), "Checked 1 report in 2 editions: no problems, in 0.12 s");
        assert_eq!(line(Work::Check, 2, 0), "Checked 1 report in 2 editions: 2 errors, in 0.12 s");
    }

    #[test]
    fn who_did_not_watch_hears_what_is_new() {
        let with = |written, removed, warnings| {
            let totals = Totals { written, removed, unchanged: 9, ..Totals::default() };
            Outcome { totals, ..outcome(0, warnings) }
        };
        assert!(!has_news(Work::Build, &with(0, 0, 0)) && !has_news(Work::Newsletter, &with(0, 0, 0)));
        for outcome in [with(1, 0, 0), with(0, 1, 0), with(0, 0, 1)] {
            assert!(has_news(Work::Build, &outcome));
        }
        assert!(has_news(Work::Check, &with(0, 0, 0)) && has_news(Work::Rehearsal, &with(0, 0, 0)));
    }

    #[test]
    fn a_rehearsal_says_what_would_be() {
        let totals = Totals { removed: 1, ..outcome(0, 0).totals };
        let (changed, removed) = (vec!["a/b".to_owned()], vec!["c".to_owned()]);
        let outcome = Outcome { totals, changed, removed, ..Outcome::default() };
        assert_eq!(rehearsed(&outcome), "write  a/b\nremove  c\n");
        assert_eq!(
            closing_line(Work::Rehearsal, &outcome, Duration::ZERO),
            "Would build 1 report in 2 editions: 14 files to write, 0 unchanged, 1 to remove, in 0.00 s; nothing was \
             published"
        );
    }
}
