//! What changed in a project since a revision of it: git is asked, which knows.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::process::Command;

use super::Project;
use crate::outcome::Misuse;

impl Project {
    /// The paths of all files in `content` that differ from those of a revision, and of those that git does not know yet; files that
    /// it is told to ignore are passed over.
    ///
    /// # Errors
    /// If there is no git, if the project is in no repository, or the repository has no such revision.
    pub fn changed_since(&self, revision: &str) -> Result<Vec<String>, Misuse> {
        let refused = |message: String, hint: &str| Misuse { message, hint: hint.to_owned() };
        let day = "a day, as in `--since 2024-10-02`, needs no repository";
        let inside = self.git(["rev-parse", "--is-inside-work-tree"]).map_err(|error| {
            let why = match error.kind() {
                ErrorKind::NotFound => "it is not installed".to_owned(),
                _ => error.to_string(),
            };
            refused(format!("git cannot be asked what changed since `{revision}`: {why}"), day)
        })?;
        if inside.is_err() {
            return Err(refused(format!("`{}` is in no git repository", self.root.display()), day));
        }
        let asked = format!("{revision}^{{commit}}");
        let commit = self.git(["rev-parse", "--verify", "--quiet", "--end-of-options", &asked]);
        let Ok(Ok(commit)) = commit else {
            let hint = "give a commit, a branch or a tag that `git log` knows, or a day such as `2024-10-02`";
            return Err(refused(format!("the repository has no revision `{revision}`"), hint));
        };
        let commit = commit.trim();
        let changed =
            self.git(["diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", "content"]);
        let unknown = self.git(["ls-files", "--others", "--exclude-standard", "-z", "--", "content"]);
        let mut paths = Vec::new();
        for answer in [changed, unknown] {
            let told = answer.map_err(|error| error.to_string()).flatten().map_err(|why| {
                refused(format!("git cannot tell what changed since `{revision}`: {why}"), "see `git status`")
            })?;
            paths.extend(told.split('\0').filter(|path| !path.is_empty()).map(str::to_owned));
        }
        Ok(paths)
    }

    /// What git answers in the project's folder, or what it complains of.
    fn git<'a>(
        &self,
        arguments: impl IntoIterator<Item = &'a str>,
    ) -> std::io::Result<Result<String, String>> {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.root).args(arguments.into_iter().map(OsStr::new));
        // It is asked, and nothing else: it need not freshen its index.
        let output = command.env("GIT_OPTIONAL_LOCKS", "0").output()?;
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim_end_matches('\n').to_owned();
        Ok(if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) })
    }
}
