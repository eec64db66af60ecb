//! The messages and templates that come with the program.

use include_dir::{Dir, include_dir};

use crate::model::Language;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What stands before the path of a built-in file where people see it.
pub(super) const PREFIX: &str = "<built-in>";

/// A file that is embedded in the program.
#[derive(Debug, Clone)]
pub struct Embedded {
    /// Its path in this repository, `/` separated.
    pub path: String,
    /// Its text.
    pub text: &'static str,
}

/// All built-in messages, by path.
pub fn locales() -> Vec<Embedded> {
    files(&LOCALES, "locales")
}

/// The texts of all built-in messages, in the order of their paths, each with its language.
pub fn messages() -> impl Iterator<Item = (Language, &'static str)> {
    let messages = locales().into_iter().filter(|file| super::shared::is_messages(&file.path));
    messages.filter_map(|file| Some((super::shared::language_of(&file.path)?, file.text)))
}

/// All built-in templates, by path.
pub fn templates() -> Vec<Embedded> {
    files(&TEMPLATES, "templates")
}

fn files(folder: &'static Dir<'static>, name: &str) -> Vec<Embedded> {
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let hidden =
                file.path().file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            // Every embedded file is UTF-8: a test below holds that.
            if let (false, Some(text)) = (hidden, file.contents_utf8()) {
                let path = file.path().to_string_lossy().replace('\\', "/");
                found.push(Embedded { path: format!("{name}/{path}"), text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_file_is_text_without_byte_order_mark() {
        for folder in [&LOCALES, &TEMPLATES] {
            let mut folders = vec![folder];
            while let Some(folder) = folders.pop() {
                folders.extend(folder.dirs());
                for file in folder.files() {
                    let text = file.contents_utf8().expect("UTF-8");
                    assert!(!text.starts_with('\u{feff}'), "{}", file.path().display());
                }
            }
        }
    }
}
