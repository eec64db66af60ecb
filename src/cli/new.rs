//! `bayan new`: a report to begin with. The only place where today's date is asked for; `SOURCE_DATE_EPOCH` may answer.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Refusal;
use super::console::Console;
use crate::diagnostic::shown;
use crate::model::{Bilingual, Id, Language};

const REPORT: &str = r#"# The facts of this report. Both editions are made from them; their words stand in ar.md and en.md.

date = {date}
status = "draft"
authors = []
tags = []

# Whom the report cites. Names that several reports share belong in content/glossary.toml.
#
# [sources.agency]
# kind = "agency"
# name = { ar = "…", en = "…" }

# Each figure stands here and nowhere else; the prose places it as { $spending }.
#
# [figures]
# spending = "~50bn CNY"

# What the report claims, in the order in which it is told. A heading `## … {#spending}` begins its section in the prose.
#
# [findings.spending]
# kind = "spending"
# attribution = { source = "agency", certainty = "reported" }
# figures = ["spending"]
"#;

#[derive(Debug, Args)]
pub(super) struct New {
    /// The report's id: small Latin letters, digits and hyphens. It becomes a part of addresses.
    #[arg(value_name = "REPORT", value_parser = id)]
    report: Id,
    /// The project: the folder that holds `bayan.toml`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Its title in Arabic.
    #[arg(long, value_name = "TITLE", value_parser = title, default_value = "عنوان التقرير")]
    title_ar: String,
    /// Its title in English.
    #[arg(long, value_name = "TITLE", value_parser = title, default_value = "The title of the report")]
    title_en: String,
}

/// The variable that says what counts as now, in seconds since 1970: <https://reproducible-builds.org/specs/source-date-epoch/>.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The date of today, or that of the given number of seconds.
fn today(epoch: Option<&OsStr>) -> Result<jiff::civil::Date, Refusal> {
    let now = match epoch {
        None => jiff::Timestamp::now(),
        Some(text) => {
            let seconds = text.to_str().and_then(|text| text.parse().ok());
            seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok()).ok_or_else(|| {
                let text = text.to_string_lossy();
                Refusal::Usage {
                    message: format!("`{text}` in `{EPOCH}` is no number of seconds since 1970"),
                    hint: format!("unset `{EPOCH}`, or give it the output of `date +%s`"),
                }
            })?
        }
    };
    Ok(jiff::tz::TimeZone::UTC.to_datetime(now).date())
}

fn id(text: &str) -> Result<Id, String> {
    if let Some(reason) = crate::reserved(text) {
        return Err(format!("no report can have this id: {reason}; how about `{text}-report`?"));
    }
    Id::new(text).ok_or_else(|| {
        let rule = "an id has small Latin letters, digits and hyphens, and begins with a letter";
        match Id::suggest(text) {
            Some(id) => format!("{rule}; how about `{id}`?"),
            None => rule.to_owned(),
        }
    })
}

impl New {
    /// Writes the report's files.
    pub fn run(&self, console: &Console) -> Result<(), Refusal> {
        let New { report, dir, .. } = self;
        if !dir.join("bayan.toml").is_file() {
            return Err(Refusal::Usage {
                message: format!("`{}` is no project: it holds no `bayan.toml`", dir.display()),
                hint: "run this in a project, or name one with `--dir`; `bayan init` makes one".into(),
            });
        }
        let today = today(std::env::var_os(EPOCH).as_deref())?;
        let (content, id) = (dir.join("content"), Path::new(report.as_str()));
        let folder = content.join(id);
        if folder.symlink_metadata().is_ok() {
            return Err(Refusal::Usage {
                message: format!("there is a `{}` already", folder.display()),
                hint: "choose another id for the new report".into(),
            });
        }
        let files = self.files(today).map(|(name, text)| (id.join(name), text));
        crate::add_files(&content, files.iter().map(|(path, text)| (path.as_path(), text.as_bytes())))?;
        let (path, dir) = (folder.display(), shown::argument(dir));
        console.say(&format!(
            "Made `{path}` with `report.toml`, `ar.md` and `en.md`. `bayan check {dir}` tells what they lack."
        ));
        Ok(())
    }

    fn files(&self, today: jiff::civil::Date) -> [(&'static str, String); 3] {
        let titles = Bilingual { ar: &self.title_ar, en: &self.title_en };
        let text = Bilingual { ar: "هنا نص التقرير.", en: "The text of the report goes here." };
        let prose = |language: Language| {
            // A string in JSON is the same string in YAML.
            let title = serde_json::Value::from(titles.get(language).as_str());
            format!("---\ntitle: {title}\n---\n\n{}\n", text.get(language))
        };
        [
            ("report.toml", REPORT.replace("{date}", &today.to_string())),
            ("ar.md", prose(Language::Ar)),
            ("en.md", prose(Language::En)),
        ]
    }
}

/// A title, which is more than spaces.
fn title(text: &str) -> Result<String, String> {
    if text.trim().is_empty() { Err("a report needs a title".into()) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_may_be_given() {
        let today = |epoch: &str| today(Some(OsStr::new(epoch)));
        assert_eq!(today("1727827200").expect("a date"), jiff::civil::date(2024, 10, 2));
        for wrong in ["", "tomorrow", "1.5", "99999999999999"] {
            assert!(matches!(today(wrong), Err(Refusal::Usage { .. })), "{wrong}");
        }
    }

    #[test]
    fn a_title_is_more_than_spaces() {
        assert!(title(" ").is_err() && title("").is_err());
        assert_eq!(title(" عنوان").as_deref(), Ok(" عنوان"));
    }

    #[test]
    fn titles_are_quoted_and_the_date_is_todays() {
        let new = New {
            report: Id::new("x").expect("an id"),
            dir: PathBuf::new(),
            title_ar: "عنوان: \"أول\"".into(),
            title_en: "# one\n---".into(),
        };
        let [report, ar, en] = new.files(jiff::civil::date(2024, 10, 2)).map(|(_, text)| text);
        assert!(report.contains("\ndate = 2024-10-02\n"));
        assert!(toml::from_str::<toml::Table>(&report).is_ok());
        assert!(ar.starts_with("---\ntitle: \"عنوان: \\\"أول\\\"\"\n---\n"), "{ar}");
        assert!(en.starts_with("---\ntitle: \"# one\\n---\"\n---\n"), "{en}");
    }
}
