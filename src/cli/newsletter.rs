//! `bayan newsletter`: letters of chosen reports, without building the rest.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::Exit;
use super::console::{Console, Work};
use crate::outcome::{Misuse, Outcome};
use crate::request::{LetterFile, LetterRequest, Occasion, Request};

#[derive(Debug, Args)]
pub(super) struct Newsletter {
    /// The project: the folder that holds `bayan.toml`.
    #[arg(value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Reports to make a letter of, by their ids, instead of the issues in `content/newsletters`.
    #[arg(value_name = "REPORT", conflicts_with_all = ["since", "tag", "latest"])]
    reports: Vec<String>,
    /// Only this issue of those in `content/newsletters`.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["reports", "since", "tag", "latest"])]
    issue: Option<String>,
    /// A letter of all reports of this day or later: `2024-10-02`.
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// A letter of all reports filed under this tag.
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// A letter of no more than so many reports, the newest ones.
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    latest: Option<u32>,
    /// Only this edition, by its locale; may be repeated, or separated by commas.
    #[arg(long = "edition", value_name = "LOCALE", value_delimiter = ',')]
    editions: Vec<String>,
    /// Only the letter in both languages.
    #[arg(long)]
    bilingual: bool,
    /// Only these kinds of files; may be repeated, or separated by commas.
    #[arg(long = "format", value_name = "FORMAT", value_delimiter = ',', value_parser = files())]
    files: Vec<LetterFile>,
    /// The output folder, instead of `public` in the project.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

fn files() -> impl TypedValueParser<Value = LetterFile> {
    PossibleValuesParser::new(LetterFile::ALL.map(LetterFile::name))
        .try_map(|name| LetterFile::ALL.into_iter().find(|file| file.name() == name).ok_or("no such format"))
}

impl Newsletter {
    /// What is asked of the library.
    pub fn request(&self) -> (Request, LetterRequest) {
        let Newsletter { root, reports, issue, since, tag, latest, editions, bilingual, files, out } = self;
        let occasion =
            Occasion { reports: reports.clone(), since: since.clone(), tag: tag.clone(), latest: *latest };
        let is_said = !reports.is_empty() || since.is_some() || tag.is_some() || latest.is_some();
        let asked = LetterRequest {
            issue: issue.clone(),
            occasion: is_said.then_some(occasion),
            bilingual: *bilingual,
            files: files.clone(),
        };
        let request = Request { out: out.clone(), editions: editions.clone(), ..Request::new(root) };
        (request, asked)
    }

    /// Makes the letters, and tells what came of it.
    pub fn run(&self, console: &Console) -> Exit {
        let (mut request, asked) = self.request();
        request.publishing.list = console.writes_json();
        console.watch(Work::Newsletter, &request.root, |progress| match self.without_project() {
            Some(misuse) => Outcome { misuse: Some(misuse), ..Outcome::default() },
            None => crate::newsletter(&request, &asked, progress),
        })
    }

    /// What to write instead of reports alone, in a project.
    fn without_project(&self) -> Option<Misuse> {
        let is_here = !self.root.exists() && Path::new("bayan.toml").is_file();
        is_here.then(|| {
            let root = self.root.display();
            let reports: Vec<&str> = self.reports.iter().map(String::as_str).collect();
            Misuse {
                message: format!("there is no folder `{root}`: the project comes before the reports"),
                hint: format!(
                    "did you mean `{}`?",
                    format!("bayan newsletter . {root} {}", reports.join(" ")).trim_end()
                ),
            }
        })
    }
}
