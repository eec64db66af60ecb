//! Newsletters: which folders are an issue, and the texts of each.

use super::reader::Reader;
use super::report::misnamed_prose;
use super::shared::only_data_file;
use super::{DataFile, LoadedIssue, Problems, Project};
use crate::device::is_device;
use crate::diagnostic::suggest;
use crate::model::{Bilingual, IssueName};
use crate::source::Sources;

/// Where issues lie.
const FOLDER: &str = "content/newsletters";

impl Project {
    /// Loads all issues of the newsletter, by name. There are few of them and their texts are short.
    pub fn issues(&self, sources: &mut Sources) -> (Vec<LoadedIssue>, Problems) {
        let mut reader = Reader::new(self, sources);
        let mut found = Vec::new();
        for name in reader.folders(FOLDER) {
            found.extend(issue(&mut reader, &name));
        }
        (found, reader.problems)
    }
}

fn issue(reader: &mut Reader<'_>, name: &str) -> Option<LoadedIssue> {
    let folder = format!("{FOLDER}/{name}");
    let names = reader.files(&folder);
    let Some((extension, syntax)) = only_data_file(reader, &folder, "issue", &names) else {
        if !names.is_empty() {
            let wanted = "issue.toml";
            let hint = match suggest::nearest(wanted, names.iter().map(String::as_str)) {
                Some(near) => format!("is `{near}` meant to be `{wanted}`?"),
                None => format!("put the issue's date and reports in `{folder}/{wanted}`"),
            };
            reader.complain("no-issue-file", &folder, "this folder holds no issue file".to_owned(), hint);
        }
        return None;
    };
    let Some(name) = IssueName::new(name) else {
        let message = format!("`{name}` is not a name for an issue: it becomes a part of addresses");
        let hint = "use small Latin letters, digits and hyphens, as in `2024-10`";
        reader.complain("bad-id", &folder, message, hint);
        return None;
    };
    if is_device(name.as_str()) {
        let name = name.as_str();
        let message = format!("`{name}` is no name for an issue: Windows keeps it for a device");
        reader.complain(
            "reserved-id",
            &folder,
            message,
            format!("rename the folder, to `{name}-issue` for instance"),
        );
        return None;
    }
    misnamed_prose(reader, &folder, &names);
    let file = reader.text(&format!("{folder}/issue.{extension}"))?;
    let prose = Bilingual::from_fn(|language| {
        let file = format!("{}.md", language.tag());
        names.contains(&file).then(|| reader.text(&format!("{folder}/{file}"))).flatten()
    });
    Some(LoadedIssue { name, data: DataFile { syntax, file }, prose })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issues_come_by_name_with_their_texts() {
        let folder = tempfile::tempdir().expect("a folder");
        for path in [
            "2024-11/issue.yaml",
            "2024-10/issue.toml",
            "2024-10/ar.md",
            "Fall 24/issue.toml",
            "slip/isue.toml",
        ] {
            let path = folder.path().join(FOLDER).join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            std::fs::write(path, "x").expect("a file");
        }
        let mut sources = Sources::default();
        let (found, problems) = Project::open(folder.path()).expect("a folder").issues(&mut sources);
        let names: Vec<&str> = found.iter().map(|issue| issue.name.as_str()).collect();
        assert_eq!(names, ["2024-10", "2024-11"]);
        assert!(found[0].prose.ar.is_some() && found[0].prose.en.is_none());
        let told = problems.diagnostics.locate(&sources).into_iter().map(|d| d.hint.unwrap_or_default());
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                "use small Latin letters, digits and hyphens, as in `2024-10`",
                "is `isue.toml` meant to be `issue.toml`?"
            ]
        );
    }
}
