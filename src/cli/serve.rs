//! `bayan serve`: the publication in a browser, up to date with what its author saves.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::console::{Console, Work};
use super::selection::Selection;
use super::strictness::{Rules, Strictness};
use super::{Exit, MessageFormat, Refusal};
use crate::diagnostic::shown;
use crate::outcome::{Outcome, Progress};
use crate::request::{PreviewRequest, Request};
use crate::serve::{Audience, Changes, Ended};

pub(super) const EXIT_CODES: &str = "\
The preview is for this machine alone: it listens at 127.0.0.1. It ends with Ctrl-C.

Exit codes:
  0  it was told to end
  1  there is no project to be shown
  2  wrong usage
  3  it could not begin: a folder cannot be read or written, or the port is taken";

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    strictness: Strictness,
    #[command(flatten)]
    rules: Rules,
    /// The port to listen at; without it 4322, or the next one that is free.
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open the preview in the browser.
    #[arg(long)]
    open: bool,
    /// Compare the files every second, where the system does not say that they change: on network drives, in some containers.
    #[arg(long)]
    poll: bool,
    /// The folder to build into, instead of `.bayan/serve` in the project.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

impl Serve {
    /// What is asked of the library.
    pub fn request(&self) -> Request {
        let checks = self.strictness.checks(true, &self.rules.rules);
        Request { checks, ..self.selection.request(self.out.clone()) }
    }

    /// Serves until it is told to end.
    pub fn run(&self, console: &Console, format: MessageFormat) -> Result<Exit, Refusal> {
        if format == MessageFormat::Sarif {
            let message = "SARIF is one document, and a preview has no end".to_owned();
            return Err(Refusal::Format { message });
        }
        let request = self.request();
        let asked = PreviewRequest { port: self.port, poll: self.poll };
        let last = Cell::new(Exit::Fine);
        let room = Room { console, root: &request.root, open: self.open, last: &last };
        match crate::serve(&request, asked, &room)? {
            Ended::Stopped => Ok(Exit::Fine),
            // Why, has been told.
            Ended::Unfit => Ok(last.get()),
        }
    }
}

/// Where a preview is listened to.
struct Room<'a> {
    console: &'a Console,
    root: &'a Path,
    open: bool,
    /// How the last build ended.
    last: &'a Cell<Exit>,
}

/// The line that says where the preview is.
#[derive(Serialize)]
struct ServingLine<'a> {
    r#type: &'static str,
    url: &'a str,
}

/// The line that says why the publication is built again.
#[derive(Serialize)]
struct ChangedLine {
    r#type: &'static str,
    files: Vec<String>,
}

impl Audience for Room<'_> {
    fn attend(&self, changes: Option<&Changes>, build: &mut dyn FnMut(&dyn Progress) -> Outcome) -> Outcome {
        let files = changes.map(names);
        let words = files.as_deref().map(summary);
        if let Some(files) = files {
            self.console.line(&ChangedLine { r#type: "changed", files });
        }
        let work = words.as_deref().map_or(Work::Preview, Work::Rebuild);
        let (outcome, exit) = self.console.watched(work, self.root, build);
        self.last.set(exit);
        outcome
    }

    fn serving(&self, url: &str) {
        if !self.console.line(&ServingLine { r#type: "serving", url }) {
            self.console.say(&format!("Serving at {url} until Ctrl-C"));
        }
        if self.open
            && let Err(error) = open::that_detached(url)
        {
            self.console.say(&format!("The browser cannot be opened ({error}): open {url}"));
        }
    }

    fn polling(&self, reason: &str) {
        let hint = if cfg!(target_os = "linux") {
            ": `sysctl fs.inotify.max_user_watches=524288` and `fs.inotify.max_user_instances=512` raise its limits"
        } else {
            ""
        };
        let reason = shown::sentence(reason);
        self.console.say(&format!("Changes are looked for every second, because {reason}{hint}"));
    }
}

/// The files that changed, as a terminal shows them.
fn names(Changes(files): &Changes) -> Vec<String> {
    files.iter().map(|file| file.to_string_lossy().replace('\\', "/")).collect()
}

/// "content/a/en.md and 2 more"
fn summary(files: &[String]) -> String {
    match files {
        [] => "Some files".to_owned(),
        [only] => shown::isolated(only).into_owned(),
        [first, rest @ ..] => format!("{} and {} more", shown::isolated(first), rest.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_changed() {
        let summary =
            |files: &[&str]| summary(&files.iter().map(|file| (*file).to_owned()).collect::<Vec<_>>());
        assert_eq!(summary(&["content/a/en.md"]), "content/a/en.md");
        assert_eq!(summary(&["content/a/en.md", "bayan.toml", "x"]), "content/a/en.md and 2 more");
        assert_eq!(summary(&["content/\u{1b}خبر"]), "\u{2068}content/\\u{1b}خبر\u{2069}");
    }
}
