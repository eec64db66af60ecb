//! `bayan verify`: whether a published folder is as it was published.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::console::{Console, count};
use super::{Exit, MessageFormat, Refusal};
use crate::diagnostic::shown;
use crate::failure::Failure;

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  every file is as it was published
  1  files were changed, or are missing
  2  wrong usage
  3  the folder has no manifest, or cannot be read

Files of others do no harm: they are counted, and listed with `--foreign`.";

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The published folder.
    #[arg(value_name = "FOLDER", default_value = "public")]
    folder: PathBuf,
    /// List the files that bayan did not make, too.
    #[arg(long)]
    foreign: bool,
}

/// A file that is not as it was published, for programs.
#[derive(Serialize)]
struct FileLine<'a> {
    r#type: &'static str,
    path: &'a str,
    state: &'static str,
}

/// The line that closes a stream of JSON lines.
#[derive(Serialize)]
struct FinishedLine {
    r#type: &'static str,
    sound: usize,
    changed: usize,
    missing: usize,
    foreign: usize,
}

impl Verify {
    /// Compares, and tells what differs.
    pub fn run(&self, console: &Console, format: MessageFormat) -> Result<Exit, Refusal> {
        if matches!(format, MessageFormat::Sarif | MessageFormat::Github) {
            let message =
                "a file that is not as it was published is no problem at a place in a text".to_owned();
            return Err(Refusal::Format { message });
        }
        let verified = crate::verify(&self.folder).map_err(|failure| self.refusal(failure))?;
        let foreign: Vec<String> =
            verified.foreign.iter().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
        let listed = foreign.iter().filter(|_| self.foreign).map(|path| ("foreign", path));
        let changed = verified.changed.iter().map(|path| ("changed", path));
        let missing = verified.missing.iter().map(|path| ("missing", path));
        for (state, path) in changed.chain(missing).chain(listed) {
            if !console.line(&FileLine { r#type: "file", path, state }) {
                console.to_stdout(format!("{state}  {}\n", shown::isolated(path)).as_bytes());
            }
        }
        let (changed, missing) = (verified.changed.len(), verified.missing.len());
        let (sound, foreign) = (verified.sound, foreign.len());
        if !console.line(&FinishedLine { r#type: "finished", sound, changed, missing, foreign }) {
            console.say(&closing_line((sound, changed, missing), foreign));
        }
        Ok(if verified.is_sound() { Exit::Fine } else { Exit::Problems })
    }

    /// Why a folder cannot be compared.
    fn refusal(&self, failure: Failure) -> Refusal {
        let folder = &self.folder;
        if !folder.join("bayan.toml").is_file() {
            return failure.into();
        }
        let published = folder.join("public");
        Refusal::Usage {
            message: format!("`{}` is a project, not what is published of it", folder.display()),
            hint: format!("name the output folder: `bayan verify {}`", shown::argument(&published)),
        }
    }
}

/// "Verified 46 files: all as they were published; 1 file of others"
fn closing_line((sound, changed, missing): (usize, usize, usize), foreign: usize) -> String {
    let told = if changed + missing == 0 {
        "all as they were published".to_owned()
    } else {
        format!("{changed} changed, {missing} missing; `bayan build` puts them right")
    };
    let foreign = if foreign > 0 { format!("; {} of others", count(foreign, "file")) } else { String::new() };
    format!("Verified {}: {told}{foreign}", count(sound + changed + missing, "file"))
}
