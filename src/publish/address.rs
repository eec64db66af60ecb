//! Addresses: which paths a page may have, on every platform, and which of them are taken.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::device::is_device;

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
    // Almost all names are: then there is not much to look for.
    let is_plain =
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    if name.is_empty() {
        Some("is an empty name")
    } else if name == "." || name == ".." {
        Some("leads to another folder")
    } else if !is_plain && name.contains(hidden) {
        Some("holds a control character")
    } else if !is_plain && name.contains(['\\', ':', '*', '?', '"', '<', '>', '|']) {
        Some("holds a character that is not allowed in file names everywhere")
    } else if name.ends_with(['.', ' ']) {
        Some("ends in a full stop or a space")
    } else if is_device(name) {
        Some("is a name that Windows keeps for itself")
    } else if name.len() > 255 {
        Some("is too long")
    } else if !is_plain && !is_nfc(name) {
        Some("is not in Unicode normalization form C")
    } else {
        None
    }
}

/// The addresses of one run. Two that differ only in case, or in how their letters are composed, are one file on some
/// file systems, so they may not stand side by side. Addresses are kept as numbers: a run may have hundreds of thousands.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    state: RandomState,
    /// Pages whose addresses are written as they are compared: almost all.
    pages: HashSet<u64>,
    /// Folders, in the same way.
    folders: HashSet<u64>,
    /// The others, by the number of the folded address.
    odd: HashMap<u64, Taken>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Taken {
    /// The number of the address as it is written.
    written: u64,
    is_folder: bool,
}

impl Addresses {
    /// Takes an address, and the folders above it, which it may share.
    pub fn take(&mut self, path: &str) -> Result<(), String> {
        for (at, _) in path.match_indices('/') {
            self.take_one(&path[..at], true)?;
        }
        self.take_one(path, false)
    }

    fn take_one(&mut self, path: &str, is_folder: bool) -> Result<(), String> {
        let (written, folded) = match fold(path) {
            Cow::Borrowed(_) => {
                let own = self.state.hash_one(path);
                (own, own)
            }
            Cow::Owned(folded) => (self.state.hash_one(path), self.state.hash_one(folded.as_str())),
        };
        let own = Taken { written, is_folder };
        match self.taken(folded) {
            None if own.written != folded => drop(self.odd.insert(folded, own)),
            None => drop(if is_folder { self.folders.insert(folded) } else { self.pages.insert(folded) }),
            Some(taken) if is_folder && taken == own => {}
            Some(taken) => return Err(conflict(path, own, taken)),
        }
        Ok(())
    }

    /// What has taken a folded address.
    fn taken(&self, folded: u64) -> Option<Taken> {
        let plain = |is_folder| Taken { written: folded, is_folder };
        if self.folders.contains(&folded) {
            Some(plain(true))
        } else if self.pages.contains(&folded) {
            Some(plain(false))
        } else {
            self.odd.get(&folded).copied()
        }
    }
}

fn conflict(path: &str, own: Taken, taken: Taken) -> String {
    if own.written != taken.written {
        format!("`{path}` and the address of another page are the same name on some file systems")
    } else if own.is_folder == taken.is_folder {
        format!("two pages have the address `{path}`")
    } else {
        format!("`{path}` is a page and a folder of other pages")
    }
}

/// The form in which addresses are compared.
fn fold(path: &str) -> Cow<'_, str> {
    if !path.is_ascii() {
        path.to_lowercase().nfkc().collect::<String>().into()
    } else if path.bytes().any(|byte| byte.is_ascii_uppercase()) {
        path.to_ascii_lowercase().into()
    } else {
        path.into()
    }
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
        assert_eq!(taken.take("ar/x/index.html"), Ok(()));
        assert_eq!(taken.take("ar/y"), Ok(()));
        assert_eq!(taken.take("ar/y"), Err("two pages have the address `ar/y`".into()));
        assert_eq!(taken.take("ar/x"), Err("`ar/x` is a page and a folder of other pages".into()));
        let same = "and the address of another page are the same name on some file systems";
        assert_eq!(taken.take("ar/Y"), Err(format!("`ar/Y` {same}")));
        assert_eq!(taken.take("AR/z"), Err(format!("`AR` {same}")));
        assert_eq!(taken.take("ar/y/z"), Err("`ar/y` is a page and a folder of other pages".into()));
    }
}
