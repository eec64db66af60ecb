//! What all reports share: configuration, glossary, messages, templates.

use std::collections::BTreeMap;

use super::built_in::{self, Embedded, PREFIX};
use super::reader::Reader;
use super::{DataFile, File, LocaleFile, Origin, Problems, Project, Shared, Syntax, TemplateFile};
use crate::diagnostic::{Diagnostic, suggest};
use crate::fingerprint::Fingerprint;
use crate::model::Language;
use crate::source::Sources;

impl Project {
    /// Loads what all reports share.
    #[must_use]
    pub fn shared(&self) -> (Shared, Problems) {
        let mut sources = Sources::default();
        let mut reader = Reader::new(self, &mut sources);
        let config = config(&mut reader);
        let glossary = glossary(&mut reader);
        let locales = locales(&mut reader);
        let templates = templates(&mut reader);
        let problems = reader.problems;
        (Shared { sources, config, glossary, locales, templates }, problems)
    }
}

fn config(reader: &mut Reader<'_>) -> Option<File> {
    let names = reader.files("");
    if names.iter().any(|name| name == "bayan.toml") {
        return reader.text("bayan.toml");
    }
    if reader.problems.failures.is_empty() {
        let hint = "`bayan init DIR` makes a new project; `bayan build DIR` builds the one in DIR";
        let message = "this folder is no project: it holds no `bayan.toml`".to_owned();
        reader.complain("no-project", "bayan.toml", message, hint);
    }
    None
}

fn glossary(reader: &mut Reader<'_>) -> Option<DataFile> {
    let names = reader.files("content");
    let (extension, syntax) = only_data_file(reader, "content", "glossary", &names)?;
    let file = reader.text(&format!("content/glossary.{extension}"))?;
    Some(DataFile { syntax, file })
}

/// The extension of the one data file called `stem` among the names of a folder; the preferred one, and an error, if there are several.
pub(super) fn only_data_file(
    reader: &mut Reader<'_>,
    folder: &str,
    stem: &str,
    names: &[String],
) -> Option<(&'static str, Syntax)> {
    let name = |extension: &str| format!("{stem}.{extension}");
    let has = |extension: &str| {
        names.iter().filter_map(|name| name.strip_prefix(stem)?.strip_prefix('.')).any(|own| own == extension)
    };
    let mut found = Syntax::EXTENSIONS.into_iter().filter(|(extension, _)| has(extension));
    let first = found.next()?;
    let kept = name(first.0);
    for (other, _) in found {
        let other = name(other);
        let code = match stem {
            "report" => "two-report-files",
            "issue" => "two-issue-files",
            _ => "two-glossary-files",
        };
        let message = format!("`{other}` stands beside `{kept}`: one of them is too many");
        let span = reader.place(&format!("{folder}/{other}"));
        let there = reader.place(&format!("{folder}/{kept}"));
        let error = Diagnostic::error(code, span, message).related(there, "the other one");
        reader.problems.diagnostics.push(error.hint("keep one of them and remove the other"));
    }
    Some(first)
}

fn locales(reader: &mut Reader<'_>) -> Vec<LocaleFile> {
    let embedded = built_in::locales();
    let mut found = Vec::new();
    for file in embedded.iter().filter(|file| is_messages(&file.path)) {
        if let Some(language) = language_of(&file.path) {
            found.push(LocaleFile { language, origin: Origin::BuiltIn, file: embed(reader, file) });
        }
    }
    for path in reader.walk("locales") {
        if !is_messages(&path) {
            continue;
        }
        let Some(language) = language_of(&path) else {
            misplaced(reader, &path);
            continue;
        };
        // This repository is a project too, and its own messages are the built-in ones.
        if let Some(file) = reader.text(&path).filter(|file| !is_embedded(&embedded, &path, file)) {
            found.push(LocaleFile { language, origin: Origin::Project, file });
        }
    }
    found
}

pub(super) fn is_messages(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension == "ftl")
}

/// The language of `locales/LANGUAGE/…`.
pub(super) fn language_of(path: &str) -> Option<Language> {
    let (folder, _) = path.strip_prefix("locales/")?.split_once('/')?;
    Language::BOTH.into_iter().find(|language| language.tag() == folder)
}

fn misplaced(reader: &mut Reader<'_>, path: &str) {
    let folder =
        path.strip_prefix("locales/").and_then(|rest| rest.split_once('/')).map(|(folder, _)| folder);
    let message = match folder {
        Some(folder) => format!("`{folder}` is not a language of the publication"),
        None => "the language of these messages is not known".to_owned(),
    };
    let known = Language::BOTH.map(Language::tag);
    let hint = folder.and_then(|folder| suggest::nearest(folder, known)).map_or_else(
        || "put the file in `locales/ar` or `locales/en`".to_owned(),
        |near| format!("did you mean `locales/{near}`?"),
    );
    reader.complain("unknown-language", path, message, hint);
}

fn templates(reader: &mut Reader<'_>) -> Vec<TemplateFile> {
    let embedded = built_in::templates();
    let mut found = BTreeMap::new();
    for file in &embedded {
        let path = name_of_template(&file.path);
        let template = TemplateFile { path, origin: Origin::BuiltIn, file: embed(reader, file) };
        found.insert(template.path.clone(), template);
    }
    for path in reader.walk("templates") {
        if let Some(file) = reader.text(&path).filter(|file| !is_embedded(&embedded, &path, file)) {
            let template = TemplateFile { path: name_of_template(&path), origin: Origin::Project, file };
            found.insert(template.path.clone(), template);
        }
    }
    found.into_values().collect()
}

fn name_of_template(path: &str) -> String {
    path.trim_start_matches("templates/").to_owned()
}

/// Takes a built-in file in.
fn embed(reader: &mut Reader<'_>, file: &Embedded) -> File {
    let text: std::sync::Arc<str> = file.text.into();
    let fingerprint = Fingerprint::of(text.as_bytes());
    File {
        span: reader.sources.add(format!("{PREFIX}/{}", file.path), text.clone()),
        text,
        fingerprint,
        look: None,
    }
}

/// Whether a file is a built-in one, in path and content.
fn is_embedded(embedded: &[Embedded], path: &str, file: &File) -> bool {
    embedded.iter().any(|built_in| built_in.path == path && built_in.text == &*file.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(files: &[(&str, &str)]) -> (Shared, Vec<String>) {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            std::fs::write(path, text).expect("a file");
        }
        let (shared, problems) = Project::open(folder.path()).expect("a folder").shared();
        assert!(problems.failures.is_empty(), "{:?}", problems.failures);
        let told = problems.diagnostics.locate(&shared.sources).into_iter().map(|d| {
            let file = d.place.map(|place| place.file.display().to_string()).unwrap_or_default();
            format!("{file} {}", d.code)
        });
        let told = told.collect();
        (shared, told)
    }

    #[test]
    fn a_folder_without_configuration_is_no_project() {
        assert_eq!(load(&[]).1, ["bayan.toml no-project"]);
    }

    #[test]
    fn a_glossary_may_be_in_any_syntax_but_not_in_two() {
        let (shared, told) = load(&[("bayan.toml", "x"), ("content/glossary.yml", "y")]);
        assert_eq!((shared.glossary.map(|g| g.syntax), told.len()), (Some(Syntax::Yaml), 0));
        assert_eq!(shared.config.map(|file| file.text.to_string()).as_deref(), Some("x"));
        let (shared, told) =
            load(&[("bayan.toml", ""), ("content/glossary.json", ""), ("content/glossary.toml", "")]);
        assert_eq!(shared.glossary.map(|g| g.syntax), Some(Syntax::Toml));
        assert_eq!(told, ["content/glossary.json two-glossary-files"]);
    }

    #[test]
    fn a_projects_messages_come_after_the_built_in_ones() {
        let (shared, told) = load(&[
            ("bayan.toml", ""),
            ("locales/ar/own.ftl", "a"),
            ("locales/ar/deep/er.ftl", "a"),
            ("locales/en/README.md", "a"),
            ("locales/eng/x.ftl", "a"),
            ("locales/y.ftl", "a"),
        ]);
        let own: Vec<String> = shared
            .locales
            .iter()
            .skip_while(|file| file.origin == Origin::BuiltIn)
            .filter_map(|file| shared.sources.path(file.file.span))
            .map(|path| path.display().to_string())
            .collect();
        assert_eq!(own, ["locales/ar/deep/er.ftl", "locales/ar/own.ftl"]);
        assert_eq!(told, ["locales/eng/x.ftl unknown-language", "locales/y.ftl unknown-language"]);
    }

    #[test]
    fn a_projects_template_takes_the_place_of_the_built_in_one() {
        let (shared, _) = load(&[("bayan.toml", ""), ("templates/html/own.html", "mine")]);
        let own: Vec<_> = shared.templates.iter().filter(|file| file.origin == Origin::Project).collect();
        assert_eq!((own.len(), own[0].path.as_str(), &*own[0].file.text), (1, "html/own.html", "mine"));
    }

    #[test]
    fn this_repository_loads_nothing_twice() {
        let project = Project::open(env!("CARGO_MANIFEST_DIR").as_ref()).expect("this repository");
        let (shared, _) = project.shared();
        assert!(shared.locales.iter().all(|file| file.origin == Origin::BuiltIn));
        assert!(shared.templates.iter().all(|file| file.origin == Origin::BuiltIn));
    }
}
