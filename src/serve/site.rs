//! The published folder, to be read from: files below it, wherever links in it lead.

use std::fs;
use std::path::{Path, PathBuf};

/// What a folder is shown by.
const INDEX: &str = "index.html";

/// The published folder.
#[derive(Debug)]
pub(super) struct Site {
    out: PathBuf,
}

/// What there is at an address.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A file: its path below the folder, `/` separated, and its bytes.
    File(String, Vec<u8>),
    /// A folder that was asked for as if it were a file.
    Folder,
    /// Nothing that could be shown.
    Nothing,
}

impl Site {
    pub fn new(out: &Path) -> Self {
        Site { out: out.to_owned() }
    }

    /// Whether something has been published already.
    pub fn is_there(&self) -> bool {
        self.out.join(INDEX).is_file()
    }

    /// What there is at a path, which has no names that lead elsewhere; `as_folder` if a folder is asked for.
    pub fn find(&self, path: &str, as_folder: bool) -> Found {
        let place = self.out.join(path);
        if fs::metadata(&place).is_ok_and(|found| found.is_dir()) {
            if !as_folder {
                return if self.holds(&place) { Found::Folder } else { Found::Nothing };
            }
            let slash = if path.is_empty() { "" } else { "/" };
            return self.file(format!("{path}{slash}{INDEX}"));
        }
        if as_folder { Found::Nothing } else { self.file(path.to_owned()) }
    }

    /// The bytes of a file.
    pub fn file(&self, path: String) -> Found {
        let place = self.out.join(&path);
        // What is no plain file may keep its reader waiting for ever.
        if !fs::metadata(&place).is_ok_and(|found| found.is_file()) || !self.holds(&place) {
            return Found::Nothing;
        }
        fs::read(&place).map_or(Found::Nothing, |bytes| Found::File(path, bytes))
    }

    /// Whether a place is in the folder when all links are followed.
    fn holds(&self, place: &Path) -> bool {
        match (fs::canonicalize(place), fs::canonicalize(&self.out)) {
            (Ok(place), Ok(out)) => place.starts_with(out),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn site(files: &[&str]) -> (TempDir, Site) {
        let folder = tempfile::tempdir().expect("a folder");
        for path in files {
            let place = folder.path().join("out").join(path);
            fs::create_dir_all(place.parent().expect("a parent")).expect("folders");
            fs::write(place, path).expect("a file");
        }
        let site = Site::new(&folder.path().join("out"));
        (folder, site)
    }

    fn file(path: &str) -> Found {
        Found::File(path.into(), path.into())
    }

    #[test]
    fn a_folder_is_its_index() {
        let (_folder, site) = site(&["index.html", "ar/index.html", "ar/خبر/index.html", "empty/x"]);
        assert_eq!(site.find("", true), file("index.html"));
        assert_eq!(site.find("ar", true), file("ar/index.html"));
        assert_eq!(site.find("ar/خبر", true), file("ar/خبر/index.html"));
        assert_eq!(site.find("ar", false), Found::Folder);
        assert_eq!(site.find("ar/index.html", false), file("ar/index.html"));
        assert_eq!(site.find("ar/index.html", true), Found::Nothing);
        assert_eq!(site.find("empty", true), Found::Nothing);
        assert_eq!(site.find("none", false), Found::Nothing);
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_nowhere_else() {
        use std::os::unix::fs::symlink;
        let (folder, site) = site(&["x", "deep/y"]);
        let (root, out) = (folder.path(), folder.path().join("out"));
        fs::create_dir(root.join("secret")).expect("a folder");
        fs::write(root.join("secret/index.html"), "secret").expect("a file");
        fs::write(root.join("outside"), "secret").expect("a file");
        symlink(root.join("secret/index.html"), out.join("file")).expect("a link");
        symlink("../secret", out.join("folder")).expect("a link");
        symlink("../../outside", out.join("deep/up")).expect("a link");
        symlink("loop", out.join("loop")).expect("a link");
        symlink("x", out.join("inside")).expect("a link");
        for path in ["file", "folder", "folder/index.html", "deep/up", "loop"] {
            assert_eq!(site.find(path, false), Found::Nothing, "{path}");
            assert_eq!(site.find(path, true), Found::Nothing, "{path}");
        }
        assert_eq!(site.find("inside", false), Found::File("inside".into(), "x".into()));
        // A folder whose name begins like that of the output is another one.
        fs::create_dir(root.join("out-of-it")).expect("a folder");
        fs::write(root.join("out-of-it/z"), "secret").expect("a file");
        symlink("../out-of-it/z", out.join("near")).expect("a link");
        assert_eq!(site.find("near", false), Found::Nothing);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_not_waited_for() {
        let (_folder, site) = site(&["x"]);
        let listener = std::os::unix::net::UnixListener::bind(site.out.join("pipe")).expect("a socket");
        assert_eq!(site.find("pipe", false), Found::Nothing);
        drop(listener);
    }
}
