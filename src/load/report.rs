//! Reports: which folders are one, and the texts of one.

use super::project::{Entry, Listing};
use super::reader::Reader;
use super::shared::only_data_file;
use super::{DataFile, LoadedReport, Problems, Project, ReportFolder, Syntax};
use crate::device::is_device;
use crate::diagnostic::suggest;
use crate::glance::Look;
use crate::model::{Bilingual, Id, Language};
use crate::source::Sources;

/// Folders in `content` that hold other things than a report.
const OTHER_FOLDERS: [&str; 1] = ["newsletters"];

/// The file beside a report that holds what its translations were signed for.
pub const LOCK: &str = "translations.lock";

/// Names that no report can have: in every edition they are the addresses of indexes and of the search.
const RESERVED: [&str; 5] = ["dates", "entities", "search", "sources", "tags"];

/// Why no report can have this id; `None` if one can.
#[must_use]
pub fn reserved(id: &str) -> Option<&'static str> {
    if OTHER_FOLDERS.contains(&id) {
        Some("that folder holds the issues of the newsletter")
    } else if RESERVED.contains(&id) {
        Some("every edition has an index at that address")
    } else if is_device(id) {
        Some("Windows keeps it for a device, and the publication could not be copied there")
    } else {
        None
    }
}

impl Project {
    /// Lists the folders in `content` that hold a report, by name. Places of problems go to `sources`.
    pub fn reports(&self, sources: &mut Sources) -> (Vec<ReportFolder>, Problems) {
        let (names, mut problems) = self.report_names(sources);
        let mut found = Vec::new();
        for name in names {
            let (folder, more) = self.report_folder(&name, sources);
            found.extend(folder);
            problems.diagnostics.append(more.diagnostics);
            problems.failures.extend(more.failures);
        }
        (found, problems)
    }

    /// The names of the folders in `content` that may hold a report, sorted.
    pub fn report_names(&self, sources: &mut Sources) -> (Vec<String>, Problems) {
        let mut reader = Reader::new(self, sources);
        let mut names = reader.folders("content");
        // Without a configuration it is no project, and that is told elsewhere.
        if names.is_empty() && !self.has("content") && self.has("bayan.toml") {
            let message = "there is no folder `content`, which holds the reports".to_owned();
            let hint =
                "make it; `bayan new` puts a report into it. A publication without reports has an empty one";
            reader.complain("no-content", "content", message, hint);
        }
        names.retain(|name| !OTHER_FOLDERS.contains(&name.as_str()));
        (names, reader.problems)
    }

    /// What a folder in `content` holds; `None` if it is not a report or cannot be one.
    pub fn report_folder(&self, name: &str, sources: &mut Sources) -> (Option<ReportFolder>, Problems) {
        let mut reader = Reader::new(self, sources);
        let Listing { entries, look } = reader.listing(&format!("content/{name}"));
        let (folders, files): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| entry.is_folder);
        let files: Vec<String> = files.into_iter().map(|entry| entry.name).collect();
        let found = report_folder(&mut reader, name, &files, look);
        let is_quiet = reader.problems.is_none();
        if found.is_none() && is_quiet {
            let folders = folders.into_iter().map(|entry| format!("content/{name}/{}", entry.name));
            if let Some(inner) =
                folders.into_iter().find_map(|folder| report_below(&mut reader, folder, DEEPEST))
            {
                too_deep(&mut reader, name, &inner);
            }
        }
        (found, reader.problems)
    }

    /// Loads the files of one report; `None` if its findings cannot be read.
    pub fn report(&self, folder: &ReportFolder, sources: &mut Sources) -> (Option<LoadedReport>, Problems) {
        let id = &folder.id;
        let mut reader = Reader::new(self, sources);
        let data = reader.text(&folder.data()).map(|file| DataFile { syntax: folder.syntax, file });
        let prose = Bilingual::from_fn(|language| reader.text(&folder.prose(language)?));
        let messages = Bilingual::from_fn(|language| {
            folder.messages(language).filter_map(|path| reader.text(&path)).collect()
        });
        let lock = folder.lock().and_then(|path| reader.text(&path));
        let report = data.map(|data| LoadedReport { id: id.clone(), data, prose, messages, lock });
        (report, reader.problems)
    }
}

impl ReportFolder {
    /// The paths of its files, in the order of [`LoadedReport::files`].
    pub(super) fn files(&self) -> impl Iterator<Item = String> {
        let prose = Language::BOTH.into_iter().filter_map(|language| self.prose(language));
        let messages = Language::BOTH.into_iter().flat_map(|language| self.messages(language));
        std::iter::once(self.data()).chain(prose).chain(messages).chain(self.lock())
    }

    fn data(&self) -> String {
        self.path(&format!("report.{}", self.extension))
    }

    fn prose(&self, language: Language) -> Option<String> {
        self.prose.get(language).then(|| self.path(&prose(language)))
    }

    fn messages(&self, language: Language) -> impl Iterator<Item = String> {
        self.messages.get(language).iter().map(|name| self.path(name))
    }

    fn lock(&self) -> Option<String> {
        self.has_lock.then(|| self.path(LOCK))
    }

    fn path(&self, name: &str) -> String {
        format!("content/{}/{name}", self.id)
    }
}

/// The name of the file that holds the prose of a language.
fn prose(language: Language) -> String {
    format!("{}.md", language.tag())
}

/// What a folder in `content` with these files holds, sorted by name.
pub(super) fn report_folder(
    reader: &mut Reader<'_>,
    name: &str,
    names: &[String],
    seen: Option<Look>,
) -> Option<ReportFolder> {
    let folder = format!("content/{name}");
    let is_prose = |name: &String, language: Language| name.strip_suffix(".md") == Some(language.tag());
    let prose = Bilingual::from_fn(|language| names.iter().any(|name| is_prose(name, language)));
    let messages = messages(reader, &folder, names);
    let Some((extension, syntax)) = only_data_file(reader, &folder, "report", names) else {
        let holds_prose = prose.ar || prose.en;
        if holds_prose || names.iter().any(|name| name.starts_with("report.")) {
            no_report_file(reader, &folder, names);
        }
        return None;
    };
    let Some(id) = Id::new(name) else {
        bad_id(reader, &folder, name);
        return None;
    };
    if let Some(reason) = reserved(name) {
        let message = format!("`{name}` is no name for a report: {reason}");
        reader.complain(
            "reserved-id",
            &folder,
            message,
            format!("rename the folder, to `{name}-report` for instance"),
        );
        return None;
    }
    misnamed_prose(reader, &folder, names);
    let has_lock = names.iter().any(|name| name == LOCK);
    Some(ReportFolder { id, syntax, extension, prose, messages, has_lock, look: seen })
}

/// The `.ftl` files of a report: `LANGUAGE.ftl` and `NAME.LANGUAGE.ftl`.
fn messages(reader: &mut Reader<'_>, folder: &str, names: &[String]) -> Bilingual<Box<[String]>> {
    let mut found: Bilingual<Vec<String>> = Bilingual::default();
    for name in names {
        let Some(stem) = name.strip_suffix(".ftl") else { continue };
        let tag = stem.rsplit_once('.').map_or(stem, |(_, tag)| tag);
        match Language::BOTH.into_iter().find(|language| language.tag() == tag) {
            Some(language) => found.get_mut(language).push(name.clone()),
            None => reader.complain(
                "unknown-language",
                &format!("{folder}/{name}"),
                "the language of these messages is not known".into(),
                format!("name the file `{stem}.ar.ftl` or `{stem}.en.ftl`"),
            ),
        }
    }
    found.map(Vec::into_boxed_slice)
}

/// How deep reports are looked for that were put where none is found.
const DEEPEST: usize = 3;

/// The first folder that holds a report file, of a folder and of those in it.
fn report_below(reader: &mut Reader<'_>, folder: String, depth: usize) -> Option<String> {
    let entries = reader.listing(&folder).entries;
    let is_report = |name: &str| {
        let extension = name.strip_prefix("report.");
        extension.is_some_and(|own| Syntax::EXTENSIONS.iter().any(|(known, _)| *known == own))
    };
    if entries.iter().any(|entry| !entry.is_folder && is_report(&entry.name)) {
        return Some(folder);
    }
    let depth = depth.checked_sub(1)?;
    let mut folders = entries.into_iter().filter(|entry| entry.is_folder);
    folders.find_map(|entry| report_below(reader, format!("{folder}/{}", entry.name), depth))
}

/// Tells of a folder that holds folders of reports.
fn too_deep(reader: &mut Reader<'_>, name: &str, inner: &str) {
    let message = format!("this folder holds no report file, and `{inner}` in it does");
    let last = inner.rsplit('/').next().unwrap_or(inner);
    let hint = format!("reports stand directly in `content`: move the folder to `content/{last}`");
    reader.complain("no-report-file", &format!("content/{name}"), message, hint);
}

fn no_report_file(reader: &mut Reader<'_>, folder: &str, names: &[String]) {
    let wanted = "report.toml";
    let near = suggest::nearest(wanted, names.iter().map(String::as_str));
    let hint = match near {
        Some(near) => format!("is `{near}` meant to be `{wanted}`?"),
        None => format!("put the report's date and findings in `{folder}/{wanted}`"),
    };
    let message = "this folder holds no report file".to_owned();
    reader.complain("no-report-file", folder, message, hint);
}

/// Tells of files that are meant to be the prose of a language which has none, and are not called so: they would be passed over.
pub(super) fn misnamed_prose(reader: &mut Reader<'_>, folder: &str, names: &[String]) {
    for name in names {
        let Some((stem, extension)) = name.rsplit_once('.') else { continue };
        let is_meant = |language: &Language| stem.eq_ignore_ascii_case(language.tag());
        let is_markdown =
            ["md", "markdown", "mdown"].iter().any(|known| extension.eq_ignore_ascii_case(known));
        let Some(language) = Language::BOTH.into_iter().find(is_meant).filter(|_| is_markdown) else {
            continue;
        };
        let wanted = prose(language);
        if *name != wanted && !names.contains(&wanted) {
            let message = "this file is not read: the name of the prose is another".to_owned();
            let hint = format!("is `{name}` meant to be `{wanted}`?");
            reader.complain("misnamed-prose", &format!("{folder}/{name}"), message, hint);
        }
    }
}

fn bad_id(reader: &mut Reader<'_>, folder: &str, name: &str) {
    let message = format!("`{name}` is not a name for a report: it becomes a part of addresses");
    let hint = match Id::suggest(name) {
        Some(id) => format!("rename the folder to `{id}`"),
        None => "use small Latin letters, digits and hyphens, beginning with a letter".to_owned(),
    };
    reader.complain("bad-id", folder, message, hint);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(files: &[&str]) -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().expect("a folder");
        for path in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            std::fs::write(path, "x").expect("a file");
        }
        let project = Project::open(folder.path()).expect("a folder");
        (folder, project)
    }

    fn list(files: &[&str]) -> (Vec<ReportFolder>, Vec<String>) {
        let (_folder, project) = project(files);
        let mut sources = Sources::default();
        let (found, problems) = project.reports(&mut sources);
        assert!(problems.failures.is_empty(), "{:?}", problems.failures);
        let told = problems.diagnostics.locate(&sources).into_iter().map(|d| {
            let file = d.place.map(|place| place.file.display().to_string()).unwrap_or_default();
            format!("{file} {}: {}", d.code, d.hint.unwrap_or_default())
        });
        (found, told.collect())
    }

    #[test]
    fn reports_come_by_name_and_nothing_else_with_them() {
        let (found, told) = list(&[
            "content/zeta/report.yml",
            "content/alpha/report.toml",
            "content/.hidden/report.toml",
            "content/newsletters/report.toml",
            "content/images/a.png",
            "content/glossary.toml",
        ]);
        let ids: Vec<&str> = found.iter().map(|folder| folder.id.as_str()).collect();
        assert_eq!((ids, told.len()), (vec!["alpha", "zeta"], 0));
    }

    #[test]
    fn a_project_without_content_has_no_reports() {
        assert!(list(&["bayan.toml"]).0.is_empty());
    }

    #[test]
    fn what_cannot_be_a_report_is_said() {
        let (found, told) = list(&[
            "content/My Report/report.toml",
            "content/تقرير/report.toml",
            "content/only-prose/ar.md",
            "content/slip/report.tml",
            "content/two/report.json",
            "content/two/report.toml",
            "content/two/fr.ftl",
            "content/two/EN.md",
            "content/two/ar.markdown",
            "content/two/ar.md",
            "content/two/notes.md",
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(
            told,
            [
                "content/My Report bad-id: rename the folder to `my-report`",
                "content/only-prose no-report-file: put the report's date and findings in \
                 `content/only-prose/report.toml`",
                "content/slip no-report-file: is `report.tml` meant to be `report.toml`?",
                "content/two/EN.md misnamed-prose: is `EN.md` meant to be `en.md`?",
                "content/two/fr.ftl unknown-language: name the file `fr.ar.ftl` or `fr.en.ftl`",
                "content/two/report.json two-report-files: keep one of them and remove the other",
                "content/تقرير bad-id: use small Latin letters, digits and hyphens, beginning with a letter",
            ]
        );
    }

    #[test]
    fn a_report_brings_all_its_files() {
        let (_folder, project) = project(&[
            "content/a/report.json",
            "content/a/ar.md",
            "content/a/ar.ftl",
            "content/a/people.ar.ftl",
            "content/a/words.en.ftl",
        ]);
        let mut shared = Sources::default();
        let (found, _) = project.reports(&mut shared);
        let mut sources = Sources::child(std::sync::Arc::new(shared));
        let (report, problems) = project.report(&found[0], &mut sources);
        let report = report.expect("readable");
        assert!(problems.diagnostics.is_empty() && problems.failures.is_empty());
        assert_eq!((report.prose.ar.is_some(), report.prose.en.is_some()), (true, false));
        assert_eq!((report.messages.ar.len(), report.messages.en.len()), (2, 1));
        let path = sources.path(report.data.file.span).expect("a path");
        assert_eq!(path.to_str(), Some("content/a/report.json"));
    }
}
