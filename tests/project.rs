//! A project to try the whole program on.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A small report, and the glossary that it needs.
pub const REPORT: &str = r#"date = 2024-03-01
status = "published"
tags = ["culture"]

[title]
ar = "تقرير"
en = "A report"

[figures]
growth = "+18%"

[findings.first]
kind = "claim"
claim = { ar = "زاد العدد { $growth }.", en = "The number grew by { $growth }." }
attribution = { source = "yearbook" }
figures = ["growth"]
"#;

/// The source and the tag of [`REPORT`].
pub const GLOSSARY: &str = r#"[sources.yearbook]
kind = "newspaper"
name = { ar = "الكتاب السنوي", en = "The Yearbook" }
url = "https://example.org/yearbook"

[tags.culture]
name = { ar = "ثقافة", en = "Culture" }
"#;

/// A project of its own, `site`, made by `bayan init`.
pub struct Project {
    /// Removed when nobody needs it any more.
    pub folder: TempDir,
    /// The folder in it that the project lies in.
    home: PathBuf,
}

/// Every file below a folder, by path.
pub type Tree = BTreeMap<PathBuf, Vec<u8>>;

impl Project {
    /// Two reports, `hello` and `second`.
    pub fn new() -> Self {
        let project = Project::in_folder("", &[]);
        project.succeed(&["new", "second", "--dir", "site", "--title-ar", "تقرير ثانٍ"]);
        project
    }

    /// In a folder of this name: `hello`, and reports of these names, of 2024-10-02.
    pub fn in_folder(name: &str, reports: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join(name);
        fs::create_dir_all(&home).expect("a folder");
        let project = Project { folder, home };
        project.succeed(&["init", "site"]);
        for report in reports {
            let mut new = project.command(&["new", report, "--dir", "site"]);
            told(&new.env("SOURCE_DATE_EPOCH", "1727827200").output().expect("it runs"), 0);
        }
        project
    }

    /// A path beside the project.
    pub fn path(&self, path: &str) -> PathBuf {
        self.home.join(path)
    }

    /// The program, run beside the project with these arguments.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
        command.args(arguments).current_dir(&self.home);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the program runs")
    }

    pub fn succeed(&self, arguments: &[&str]) -> String {
        told(&self.run(arguments), 0)
    }

    /// The events that a run tells programs of; it must end with this exit code, and say nothing to people.
    pub fn events(&self, arguments: &[&str], code: i32) -> Vec<Value> {
        let output = self.run(&[arguments, &["--message-format", "json"]].concat());
        assert_eq!(told(&output, code), "");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }

    pub fn build(&self, out: &str) -> Tree {
        self.succeed(&["build", "site", "--out", out]);
        tree(&self.path(out))
    }

    /// Replaces a text in a file of the project, which must hold it.
    pub fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.path("site").join(file);
        let text = fs::read_to_string(&path).expect("a file of the starter project");
        assert!(text.contains(from), "`{file}` holds no `{from}`");
        fs::write(path, text.replace(from, to)).expect("written");
    }

    /// Writes a file of the project.
    pub fn write(&self, file: &str, bytes: &[u8]) {
        let path = self.path("site").join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("written");
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.path("site").join(file)).expect("removed");
    }
}

/// What a run said to people; it must have ended with this exit code.
pub fn told(output: &Output, code: i32) -> String {
    let said = String::from_utf8(output.stderr.clone()).expect("UTF-8");
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

pub fn tree(folder: &Path) -> Tree {
    let read = |path: PathBuf| {
        (path.strip_prefix(folder).expect("below it").to_owned(), fs::read(&path).expect("a file"))
    };
    walk(folder, |_| true).into_iter().map(read).collect()
}

/// A site by its addresses, without the folder of work that may lie in it.
pub fn site(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let address =
        |path: &Path| path.strip_prefix(folder).expect("below it").to_string_lossy().replace('\\', "/");
    let files = walk(folder, |path| !path.ends_with(".bayan")).into_iter();
    files.map(|path| (address(&path), fs::read(&path).expect("a file"))).collect()
}

/// The files below a folder, in those folders in it that are entered.
fn walk(folder: &Path, enters: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if !path.is_dir() {
                found.push(path);
            } else if enters(&path) {
                folders.push(path);
            }
        }
    }
    found
}
