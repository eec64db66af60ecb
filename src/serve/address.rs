//! What the path of a URL asks for: names of files and folders below the site, and nothing else.
//!
//! In: the path as it stands in a request, which may be anything. Out: names that a publication can have. What leads up or
//! elsewhere, encoded or not, is no address, and neither is what is hidden.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::publish;

/// What must not stand as it is in the path of a URL, slashes between names aside.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// An address in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The path below the output folder, `/` separated; empty for that folder itself.
    pub path: String,
    /// Whether a folder is meant: the URL ends in a slash.
    pub is_folder: bool,
}

impl Address {
    /// Reads the path of a URL; `None` if no page can be there.
    pub fn read(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        let is_folder = path.is_empty() || path.ends_with('/');
        let names = path.strip_suffix('/').unwrap_or(path);
        if names.is_empty() {
            // `//` is more than the slash that the root ends in.
            return path.is_empty().then(|| Address { path: String::new(), is_folder });
        }
        let names: Option<Vec<String>> = names.split('/').map(name).collect();
        Some(Address { path: names?.join("/"), is_folder })
    }

    /// The path of its URL, below the path that the site is published at.
    pub fn url_path(&self, base: &str) -> String {
        let slash = if self.is_folder && !self.path.is_empty() { "/" } else { "" };
        format!("{base}{}{slash}", encode(&self.path))
    }

    /// The same address as seen from a site that is published below `base`, a path between slashes; `None` if it is not there.
    pub fn below(&self, base: &str) -> Option<Self> {
        let base = base.trim_matches('/');
        if base.is_empty() {
            return None;
        }
        let rest = self.path.strip_prefix(base)?;
        match rest.strip_prefix('/') {
            Some(rest) => Some(Address { path: rest.to_owned(), is_folder: self.is_folder }),
            // Without its slash the folder of the site would be taken for a file in it.
            None => {
                (rest.is_empty() && self.is_folder).then(|| Address { path: String::new(), is_folder: true })
            }
        }
    }
}

/// A path as it stands in a URL.
pub(super) fn encode(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

/// One name; `None` if no file of a publication can be called so.
fn name(encoded: &str) -> Option<String> {
    let name = percent_decode_str(encoded).decode_utf8().ok()?;
    let is_one = !name.contains('/') && !name.starts_with('.') && publish::is_address(&name);
    is_one.then(|| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &str) -> Option<(String, bool)> {
        Address::read(path).map(|address| (address.path, address.is_folder))
    }

    #[test]
    fn addresses_are_names_below_the_site() {
        assert_eq!(read("/"), Some((String::new(), true)));
        assert_eq!(read("/ar/"), Some(("ar".into(), true)));
        assert_eq!(read("/ar/x/index.html"), Some(("ar/x/index.html".into(), false)));
        assert_eq!(read("/%D8%AA%D9%82%D8%B1%D9%8A%D8%B1/"), Some(("تقرير".into(), true)));
        assert_eq!(read("/a%20b"), Some(("a b".into(), false)));
    }

    #[test]
    fn what_leads_elsewhere_is_no_address() {
        for path in [
            "",
            "*",
            "ar/",
            "//",
            "//evil.example/",
            "/../etc/passwd",
            "/ar/../../etc/passwd",
            "/ar/..",
            "/./ar/",
            "/%2e%2e/etc/passwd",
            "/%2E%2e%2fetc/passwd",
            "/ar%2f..%2f..%2fetc%2fpasswd",
            "/ar%2fx",
            "/..%5c..%5cwindows",
            "/..\\..\\windows",
            "/%5c%5chost%5cshare",
            "/c:/windows",
            "/C%3A/windows",
            "/ar//x",
            "/ar/%00",
            "/ar/x%00.html",
            "/ar/%0d%0aSet-Cookie:%20a=b",
            "/%c0%ae%c0%ae/x",
            "/%ff",
            "/.git/config",
            "/.bayan-stage-1/1",
            "/ar/.hidden",
            "/nul",
            "/ar/x./",
            "/%252e%252e/./x",
            "/a%E2%80%AEb",
        ] {
            assert_eq!(read(path), None, "{path}");
        }
        // Decoded once and no more: a name with a per cent sign, which is in no folder.
        assert_eq!(read("/%252e%252e/x"), Some(("%2e%2e/x".into(), false)));
    }

    #[test]
    fn an_address_has_one_url() {
        let url = |path: &str| Address::read(path).map(|address| address.url_path("/b/"));
        assert_eq!(url("/ar/").as_deref(), Some("/b/ar/"));
        assert_eq!(url("/%61r/%D8%AA").as_deref(), Some("/b/ar/%D8%AA"));
        assert_eq!(url("/").as_deref(), Some("/b/"));
    }

    #[test]
    fn a_site_may_lie_below_a_path() {
        let below = |path: &str, base: &str| Address::read(path)?.below(base).map(|a| (a.path, a.is_folder));
        assert_eq!(below("/a/b/ar/", "/a/b/"), Some(("ar".into(), true)));
        assert_eq!(below("/a/b/", "/a/b/"), Some((String::new(), true)));
        assert_eq!(below("/a/b", "/a/b/"), None);
        assert_eq!(below("/a/bc", "/a/b/"), None);
        assert_eq!(below("/ar/", "/"), None);
    }
}
