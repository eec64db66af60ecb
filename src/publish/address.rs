//! Addresses: which paths a page may have, on every platform, and which of them are taken.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Names that Windows keeps for devices, with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// What is wrong with a path, if anything.
pub(super) fn problem(path: &str) -> Option<String> {
    if path.is_empty() {
        return Some("it is empty".into());
    }
    path.split('/')
        .find_map(|name| Some(format!("`{}` in it {}", name.escape_debug(), problem_of_name(name)?)))
}

fn problem_of_name(name: &str) -> Option<&'static str> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if name.is_empty() {
        Some("is an empty name")
    } else if name == "." || name == ".." {
        Some("leads to another folder")
    } else if name.contains(hidden) {
        Some("holds a control character")
    } else if name.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) {
        Some("holds a character that is not allowed in file names everywhere")
    } else if name.ends_with(['.', ' ']) {
        Some("ends in a full stop or a space")
    } else if is_device(name) {
        Some("is a name that Windows keeps for itself")
    } else if name.len() > 255 {
        Some("is too long")
    } else if !is_nfc(name) {
        Some("is not in Unicode normalization form C")
    } else {
        None
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let port = |prefix: &str| {
        let digit = stem.strip_prefix(prefix);
        digit.is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|b| b.is_ascii_digit()))
    };
    DEVICES.contains(&stem.as_str()) || port("com") || port("lpt")
}

/// The addresses of one run. Two that differ only in case, or in how their letters are composed, are one file on some
/// file systems, so they may not stand side by side.
#[derive(Debug, Default)]
pub(super) struct Addresses(HashMap<String, Taken>);

#[derive(Debug)]
struct Taken {
    path: String,
    is_folder: bool,
}

impl Addresses {
    /// Takes an address; gives the folders above it that no page had before, outermost first.
    pub fn take<'a>(&mut self, path: &'a str) -> Result<Vec<&'a str>, String> {
        let mut new = Vec::new();
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            match self.0.entry(fold(folder)) {
                Entry::Vacant(free) => {
                    free.insert(Taken { path: folder.to_owned(), is_folder: true });
                    new.push(folder);
                }
                Entry::Occupied(taken) if taken.get().is_folder && taken.get().path == folder => {}
                Entry::Occupied(taken) => return Err(conflict(folder, true, taken.get())),
            }
        }
        match self.0.entry(fold(path)) {
            Entry::Vacant(free) => {
                free.insert(Taken { path: path.to_owned(), is_folder: false });
                Ok(new)
            }
            Entry::Occupied(taken) => Err(conflict(path, false, taken.get())),
        }
    }
}

fn conflict(path: &str, is_folder: bool, taken: &Taken) -> String {
    let other = &taken.path;
    if path != other {
        format!("`{path}` and `{other}` are the same name on some file systems")
    } else if is_folder == taken.is_folder {
        format!("two pages have the address `{path}`")
    } else {
        format!("`{path}` is a page and a folder of other pages")
    }
}

/// The form in which addresses are compared.
fn fold(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.to_lowercase().nfkc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_paths_are_fine() {
        for path in
            ["index.html", "ar-EG/chips/index.html", "assets/bayan.css", "ar/خبر/a.b.c", "console/com10"]
        {
            assert_eq!(problem(path), None, "{path}");
        }
    }

    #[test]
    fn paths_that_lead_elsewhere_or_fail_somewhere_are_refused() {
        for path in [
            "",
            "/etc/passwd",
            "a//b",
            "a/",
            "../x",
            "a/../../x",
            "./x",
            "C:/x",
            "a\\b",
            "nul",
            "ar/CON.html",
            "com1.txt",
            "x.",
            "x ",
            "a\u{202e}b",
            "a\nb",
            "a\0b",
            "e\u{301}",
            "a?b",
        ] {
            assert!(problem(path).is_some(), "{path:?}");
        }
        assert!(problem(&"x".repeat(256)).is_some());
    }

    #[test]
    fn addresses_are_taken_once() {
        let mut taken = Addresses::default();
        assert_eq!(taken.take("ar/x/index.html"), Ok(vec!["ar", "ar/x"]));
        assert_eq!(taken.take("ar/y"), Ok(vec![]));
        assert_eq!(taken.take("ar/y"), Err("two pages have the address `ar/y`".into()));
        assert_eq!(taken.take("ar/x"), Err("`ar/x` is a page and a folder of other pages".into()));
        let same = "are the same name on some file systems";
        assert_eq!(taken.take("ar/Y"), Err(format!("`ar/Y` and `ar/y` {same}")));
        assert_eq!(taken.take("AR/z"), Err(format!("`AR` and `ar` {same}")));
        assert_eq!(taken.take("ar/y/z"), Err("`ar/y` is a page and a folder of other pages".into()));
    }
}
