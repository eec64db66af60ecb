//! What kind of file it is: the media type that a browser is told, with the encoding that all our texts have.

use mime_guess::mime::{self, Mime};

/// The type of a file, by its name.
pub(super) fn content_type(path: &str) -> String {
    let extension =
        path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
    match extension {
        // No registry knows it; as text a browser shows it.
        Some("bib" | "mbox") => return "text/plain; charset=utf-8".to_owned(),
        Some("map") => return "application/json; charset=utf-8".to_owned(),
        _ => {}
    }
    let guess: Mime = mime_guess::from_path(path).first_or_octet_stream();
    if is_text(&guess) {
        format!("{}; charset=utf-8", guess.essence_str())
    } else {
        guess.essence_str().to_owned()
    }
}

/// Whether a file is a page, into which something can be put.
pub(super) fn is_page(content_type: &str) -> bool {
    content_type.starts_with("text/html;")
}

fn is_text(guess: &Mime) -> bool {
    guess.type_() == mime::TEXT
        || [mime::JSON, mime::JAVASCRIPT, mime::XML].contains(&guess.subtype())
        || [Some(mime::XML), Some(mime::JSON)].contains(&guess.suffix())
        || guess.suffix().is_some_and(|suffix| suffix == mime::XML || suffix.as_str() == "json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_a_publication_has_its_type() {
        for (path, expected) in [
            ("ar/خبر/index.html", "text/html; charset=utf-8"),
            ("assets/bayan.css", "text/css; charset=utf-8"),
            ("assets/search.js", "text/javascript; charset=utf-8"),
            ("ar/search/index.json", "application/json; charset=utf-8"),
            ("ar/feed.xml", "text/xml; charset=utf-8"),
            ("ar/x/report.md", "text/markdown; charset=utf-8"),
            ("ar/x/cite.bib", "text/plain; charset=utf-8"),
            ("data/x/findings.csv", "text/csv; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("newsletters/x/ar.eml", "message/rfc822"),
            ("newsletters/x/x.mbox", "text/plain; charset=utf-8"),
            ("img/a.svg", "image/svg+xml; charset=utf-8"),
            ("img/a.png", "image/png"),
            ("img/a.avif", "image/avif"),
            ("fonts/a.woff2", "font/woff2"),
            ("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
            ("CNAME", "application/octet-stream"),
            ("a.unknown", "application/octet-stream"),
        ] {
            assert_eq!(content_type(path), expected, "{path}");
        }
        assert!(is_page(&content_type("INDEX.HTML")) && !is_page(&content_type("a.xhtml.txt")));
    }
}
