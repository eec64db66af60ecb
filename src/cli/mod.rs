//! The command line: arguments to a [`Request`](crate::request::Request), an [`Outcome`](crate::outcome::Outcome) to words
//! and an exit code.
//!
//! One file a command. This room alone knows `clap`, the terminal and the clock; the library below prints nothing.

mod accept;
mod build;
mod check;
mod console;
mod events;
mod explain;
mod init;
mod locales;
mod merge;
mod new;
mod newsletter;
mod output;
mod progress;
mod schema;
mod selection;
mod serve;
mod status;
mod strictness;
mod verify;
mod why;

use std::ffi::OsString;
use std::io::ErrorKind;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::failure::Failure;
use console::Console;

const EXIT_CODES: &str = "\
Exit codes:
  0  all went well; there may be warnings
  1  problems in the input; nothing was published
  2  wrong usage
  3  a file could not be read or written; nothing was published

Problems are written to the standard error stream for people, to the standard output in every other `--message-format`.
Colour follows NO_COLOR and CLICOLOR unless `--color` says otherwise.";

/// Turns structured findings into bilingual reports: a right-to-left Arabic edition and a left-to-right English one.
#[derive(Debug, Parser)]
#[command(name = "bayan", version, after_help = EXIT_CODES, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    manner: Manner,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Builds the publication: checks every report and writes what changed.
    #[command(after_help = EXIT_CODES)]
    Build(build::Build),
    /// Joins the shares that `build --shard` made, and makes what stands around the reports.
    #[command(after_help = EXIT_CODES)]
    Merge(merge::Merge),
    /// Shows the publication in the browser while it is written: rebuilds what changed and reloads the page.
    #[command(after_help = serve::EXIT_CODES)]
    Serve(serve::Serve),
    /// Checks the publication; writes nothing, unless it is told to mend.
    #[command(after_help = EXIT_CODES)]
    Check(check::Check),
    /// Compares a published folder with its manifest: what was changed, what is missing.
    #[command(after_help = verify::EXIT_CODES)]
    Verify(verify::Verify),
    /// Shows how the translation of every finding stands.
    #[command(after_help = EXIT_CODES)]
    Status(status::Status),
    /// Signs translations as up to date with the other language.
    #[command(after_help = EXIT_CODES)]
    Accept(accept::Accept),
    /// Makes newsletters of chosen reports: HTML, plain text and ready mails.
    #[command(after_help = EXIT_CODES)]
    Newsletter(newsletter::Newsletter),
    /// Explains a rule of `check`, or a mistake; lists all rules.
    Explain(explain::Explain),
    /// Compares the messages of both languages: missing, unused, saying different things.
    #[command(after_help = EXIT_CODES)]
    Locales(locales::Locales),
    /// Makes a new project with a small report in both languages.
    Init(init::Init),
    /// Adds a report to the project.
    New(new::New),
    /// Prints the JSON Schema of reports, the glossary, `bayan.toml` or issues of the newsletter.
    Schema(schema::Schema),
}

/// How the program speaks.
#[derive(Debug, Clone, Copy, Default, Args)]
struct Manner {
    /// Say nothing but problems.
    #[arg(long, short, global = true)]
    quiet: bool,
    /// When to use colour.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// How to write problems.
    #[arg(long, global = true, value_name = "FORMAT", default_value = "human")]
    message_format: MessageFormat,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum MessageFormat {
    /// Words for people.
    #[default]
    Human,
    /// JSON lines.
    Json,
    /// One SARIF 2.1.0 document, for code hosts and editors.
    Sarif,
    /// Workflow commands of GitHub.
    Github,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Fine = 0,
    Problems = 1,
    Usage = 2,
    Failure = 3,
}

/// Why a command was not carried out.
#[derive(Debug)]
enum Refusal {
    /// It was not asked for as it should be: a sentence, and what to do instead.
    Usage { message: String, hint: String },
    /// The command does not write the format that was asked for: a sentence that says why not.
    Format { message: String },
    /// A file could not be read or written.
    Failure(Failure),
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Refusal::Failure(failure)
    }
}

/// Runs the program with these arguments, of which the first is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let Cli { manner, command } = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            return match error.print() {
                // A reader that went away has heard enough.
                Err(failed) if !error.use_stderr() && failed.kind() != ErrorKind::BrokenPipe => {
                    Console::new(Manner::default()).unheard(&failed)
                }
                _ if error.use_stderr() => Exit::Usage,
                _ => Exit::Fine,
            }
            .into();
        }
    };
    let console = Console::new(manner);
    let result = match command {
        Command::Build(build) => Ok(build.run(&console)),
        Command::Merge(merge) => Ok(merge.run(&console)),
        Command::Serve(serve) => serve.run(&console, manner.message_format),
        Command::Check(check) => Ok(check.run(&console)),
        Command::Status(status) => status.run(&console, manner.message_format),
        Command::Accept(accept) => Ok(accept.run(&console)),
        Command::Newsletter(newsletter) => Ok(newsletter.run(&console)),
        Command::Locales(locales) => Ok(locales.run(&console)),
        Command::Verify(verify) => verify.run(&console, manner.message_format),
        Command::Explain(explain) => explain.run(&console),
        Command::Init(init) => init.run(&console).map(|()| Exit::Fine),
        Command::New(new) => new.run(&console).map(|()| Exit::Fine),
        Command::Schema(schema) => {
            schema.run(&console);
            Ok(Exit::Fine)
        }
    };
    console.end(result.unwrap_or_else(|refusal| console.refusal(&refusal))).into()
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_request_is_what_was_asked() {
        let arguments = ["bayan", "build", "site", "--out", "o", "--edition", "ar", "--edition", "en", "-q"];
        let cli = Cli::try_parse_from(arguments).expect("sound");
        let Command::Build(build) = cli.command else { panic!("another command") };
        let request = build.request();
        assert!(cli.manner.quiet);
        assert_eq!((request.root.to_str(), request.out.as_deref()), (Some("site"), Some("o".as_ref())));
        assert_eq!((request.editions, request.formats), (vec!["ar".into(), "en".into()], vec![]));
    }

    #[test]
    fn a_share_is_asked_for_alone() {
        let cli = Cli::try_parse_from(["bayan", "build", "--shard", "3/8"]).expect("sound");
        let Command::Build(build) = cli.command else { panic!("another command") };
        assert_eq!(build.request().share, Some("3/8".parse().expect("a share")));
        for other in [["--only", "a"], ["--since", "2024-10-02"]] {
            let arguments = ["bayan", "build", "--shard", "3/8"].into_iter().chain(other);
            let error = Cli::try_parse_from(arguments).expect_err("not both");
            assert_eq!(error.kind(), clap::error::ErrorKind::ArgumentConflict);
        }
        let error = Cli::try_parse_from(["bayan", "build", "--shard", "9/8"]).expect_err("too much");
        assert!(error.to_string().contains("there is no share 9 of 8: the last is `8/8`"), "{error}");
    }

    #[test]
    fn formats_are_known_by_their_names() {
        let cli = Cli::try_parse_from(["bayan", "check", "--format", "markdown"]).expect("sound");
        let Command::Check(check) = cli.command else { panic!("another command") };
        assert_eq!(check.request().formats, [crate::request::Format::Markdown]);
        let error = Cli::try_parse_from(["bayan", "build", "--format", "pdf"]).expect_err("unknown");
        assert!(error.to_string().contains("html, markdown"), "{error}");
    }

    #[test]
    fn a_bad_id_is_answered_with_a_good_one() {
        let error = Cli::try_parse_from(["bayan", "new", "My Report"]).expect_err("bad");
        assert!(error.to_string().contains("`my-report`"), "{error}");
    }
}
