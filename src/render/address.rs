//! Addresses: where every page lies, and how pages point at each other.
//!
//! All links inside the output are relative, so that it works from a sub-folder, from another host and from disk.
//! They name `index.html` in full, because a browser that reads from disk looks for no index.

/// The page that chooses a language.
pub const CHOOSER: &str = "index.html";

/// The style sheet that all pages share.
pub const STYLESHEET: &str = "assets/bayan.css";

/// What pages in both languages have beside it.
pub const FACING_STYLESHEET: &str = "assets/facing.css";

/// What the pages that lead to reports have beside it.
pub const INDEX_STYLESHEET: &str = "assets/indexes.css";

/// The style sheet of the project, which pages load after it.
pub const THEME: &str = "assets/theme.css";

/// A file that pages refer to.
#[must_use]
pub fn asset(name: &str) -> String {
    ["assets/", name].concat()
}

/// The front page of an edition.
#[must_use]
pub fn front(locale: &str) -> String {
    [locale, "/index.html"].concat()
}

/// The page of a report in an edition.
#[must_use]
pub fn report(locale: &str, id: &str) -> String {
    [locale, "/", id, "/index.html"].concat()
}

/// The page of a report in both languages.
#[must_use]
pub fn facing(id: &str) -> String {
    ["facing/", id, "/index.html"].concat()
}

/// The Markdown draft of a report in an edition.
#[must_use]
pub fn draft(locale: &str, id: &str) -> String {
    [locale, "/", id, "/report.md"].concat()
}

/// The schema of all ledgers.
pub const LEDGER_SCHEMA: &str = "data/findings.schema.json";

/// A file of a report's ledger: `json` or `csv`.
#[must_use]
pub fn ledger(id: &str, extension: &str) -> String {
    ["data/", id, "/findings.", extension].concat()
}

/// The page that says how a report is cited in an edition.
#[must_use]
pub fn citations(locale: &str, id: &str) -> String {
    [locale, "/", id, "/cite/index.html"].concat()
}

/// The citation of a report in an edition, for citation managers: `bib` or `json`.
#[must_use]
pub fn citation(locale: &str, id: &str, extension: &str) -> String {
    [locale, "/", id, "/cite.", extension].concat()
}

/// The feed of an edition.
#[must_use]
pub fn feed(locale: &str) -> String {
    [locale, "/feed.xml"].concat()
}

/// A sheet of the index that the search of an edition reads, beside its page.
#[must_use]
pub fn search_index(number: Option<usize>) -> String {
    match number {
        None => "index.json".to_owned(),
        Some(number) => format!("index-{number}.json"),
    }
}

/// The script of the search.
pub const SEARCH_SCRIPT: &str = "assets/search.js";

/// The page for an address where there is nothing.
pub const LOST: &str = "404.html";

/// The page of all issues of the newsletter.
pub const LETTERS: &str = "newsletters/index.html";

/// A file of a letter: `html`, `txt`, `eml` or `json`.
#[must_use]
pub fn letter(issue: &str, edition: &str, extension: &str) -> String {
    ["newsletters/", issue, "/", edition, ".", extension].concat()
}

/// All mails of an issue in one file.
#[must_use]
pub fn mbox(issue: &str) -> String {
    ["newsletters/", issue, "/issue.mbox"].concat()
}

/// The feed of an edition's letters.
#[must_use]
pub fn letters_feed(locale: &str) -> String {
    ["newsletters/", locale, ".xml"].concat()
}

/// The link to the file `to` as it stands in the file `from`, both below the output folder.
#[must_use]
pub fn relative(from: &str, to: &str) -> String {
    let alike = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = from.as_bytes()[..alike].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let (up, down) = (from[shared..].bytes().filter(|byte| *byte == b'/').count(), &to[shared..]);
    let mut link = String::with_capacity("../".len() * up + down.len());
    for _ in 0..up {
        link.push_str("../");
    }
    link.push_str(down);
    link
}

/// The public address of a page; a page named `index.html` is known by its folder.
#[must_use]
pub fn absolute(base_url: &str, path: &str) -> String {
    let path = match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    };
    [base_url.trim_end_matches('/'), "/", path].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_climb_only_as_far_as_they_must() {
        assert_eq!(relative("ar/chips/index.html", "en/chips/index.html"), "../../en/chips/index.html");
        assert_eq!(relative("ar/chips/index.html", "ar/chips/report.md"), "report.md");
        assert_eq!(relative("ar/chips/index.html", "ar/index.html"), "../index.html");
        assert_eq!(relative("ar/index.html", "assets/bayan.css"), "../assets/bayan.css");
        assert_eq!(relative("index.html", "ar/index.html"), "ar/index.html");
        assert_eq!(relative("ar/chips/index.html", "ar/chip/index.html"), "../chip/index.html");
        assert_eq!(relative("ar/index.html", "ar-EG/index.html"), "../ar-EG/index.html");
    }

    #[test]
    fn public_addresses_name_folders() {
        assert_eq!(absolute("https://example.org/", "ar/chips/index.html"), "https://example.org/ar/chips/");
        assert_eq!(absolute("https://example.org/r", "index.html"), "https://example.org/r/");
        assert_eq!(absolute("https://example.org", "ar/a/report.md"), "https://example.org/ar/a/report.md");
    }
}
