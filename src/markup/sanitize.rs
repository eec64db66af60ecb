//! Cleans HTML that authors wrote into prose (`ammonia`, on html5ever's parser).
//!
//! The whole written fragment is cleaned, not the author's tags one by one: only then is what a browser will see the same as
//! what was looked at. The list therefore allows what [`html`](super::html) itself writes.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use ammonia::Builder;

/// The elements that reach a page.
const TAGS: [&str; 69] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes: [(&str, &[&str]); 14] = [
        ("a", &["href", "hreflang"]),
        ("blockquote", &["cite"]),
        ("col", &["span"]),
        ("colgroup", &["span"]),
        ("data", &["value"]),
        ("del", &["cite", "datetime"]),
        ("details", &["open"]),
        ("img", &["src", "alt", "width", "height", "loading"]),
        ("ins", &["cite", "datetime"]),
        ("ol", &["start", "reversed", "type"]),
        ("q", &["cite"]),
        ("td", &["colspan", "rowspan", "headers"]),
        ("th", &["colspan", "rowspan", "headers", "scope"]),
        ("time", &["datetime"]),
    ];
    let attributes: HashMap<&str, HashSet<&str>> =
        attributes.into_iter().map(|(tag, names)| (tag, names.iter().copied().collect())).collect();
    let mut builder = Builder::new();
    builder
        .tags(HashSet::from(TAGS))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["class", "dir", "id", "lang", "title", "role", "aria-label"]))
        .generic_attribute_prefixes(HashSet::from(["data-"]))
        .add_tag_attribute_values("div", "tabindex", ["0"])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
    builder
});

/// The first element or attribute in HTML that [`clean`] drops, as an author wrote it, and where its name stands: `iframe`, `onclick`.
pub(super) fn dropped(html: &str) -> Option<Range<usize>> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let name_at = |at: usize| at..at + html.as_bytes()[at..].iter().take_while(|byte| is_name(byte)).count();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        at += found + 1;
        if html[at..].starts_with("!--") {
            at += html[at..].find("-->").unwrap_or(html.len() - at);
            continue;
        }
        let name = name_at(at);
        if name.is_empty() {
            continue;
        }
        if !TAGS.iter().any(|tag| html[name.clone()].eq_ignore_ascii_case(tag)) {
            return Some(name);
        }
        let end = at + html[at..].find('>').unwrap_or(html.len() - at);
        let tag = &html[name.end..end];
        // What stands in quotation marks is no attribute.
        let mut quote = None;
        let attribute = tag.char_indices().find_map(|(place, c)| {
            match quote {
                Some(mark) => quote = (c != mark).then_some(mark),
                None if matches!(c, '"' | '\'') => quote = Some(c),
                None if c.is_whitespace() => {
                    let name = name_at(name.end + place + 1);
                    let written = &html[name.clone()];
                    let acts = written.len() > 2 && written[..2].eq_ignore_ascii_case("on");
                    return (acts || written.eq_ignore_ascii_case("style")).then_some(name);
                }
                None => {}
            }
            None
        });
        if attribute.is_some() {
            return attribute;
        }
        at = end;
    }
    None
}

/// A fragment without anything that acts: scripts, styles, frames, forms, event handlers, other schemes.
pub(super) fn clean(fragment: &str) -> String {
    let mut clean = CLEANER.clean(fragment).to_string();
    // Character references can spell what the parser refuses as a character.
    clean.retain(|c| !matches!(c, '\u{202A}'..='\u{202E}'));
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_survives() {
        for bad in [
            "<script>alert(1)</script>",
            "<p onclick=\"alert(1)\">x</p>",
            "<p style=\"position:fixed\">x</p>",
            "<style>p{color:red}</style>",
            "<iframe src=\"https://a.b\"></iframe>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=\"java&#10;script:alert(1)\">x</a>",
            "<img src=x onerror=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<form action=\"/x\"><button>x</button></form>",
            "<img src=\"data:image/svg+xml,alert(1)\">",
            "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
        ] {
            let clean = clean(bad);
            for word in ["alert", "script", "style", "onclick", "onerror", "iframe", "form", "svg"] {
                assert!(!clean.contains(word), "{bad} became {clean}");
            }
        }
    }

    #[test]
    fn what_is_dropped_is_found() {
        for (html, name) in [
            ("<b>x</b><iframe src=\"https://a.b\"></iframe>", Some("iframe")),
            ("<p class='onclick x' title=\" style\" onclick=\"a()\">", Some("onclick")),
            ("<SCRIPT>", Some("SCRIPT")),
            ("<p\n style='color:red'>", Some("style")),
            ("<!-- <iframe> --><span lang=\"fa\">x</span>", None),
            ("<p one=\"x\" on>", Some("one")),
            ("<", None),
            ("<!-- x", None),
            ("</b>", None),
        ] {
            assert_eq!(dropped(html).map(|range| &html[range]), name, "{html}");
        }
    }

    #[test]
    fn what_the_writer_writes_stays() {
        for good in [
            "<p>a <bdi class=\"figure\" id=\"figure-x\" data-value=\"~5bn CNY\" dir=\"ltr\">5</bdi></p>",
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"x\"><ol><li id=\"fn-1\">x</li></ol></section>",
            "<div class=\"table-wrap\" tabindex=\"0\"><table><tbody><tr><td class=\"end\">x</td></tr></tbody></table></div>",
            "<pre dir=\"ltr\"><code class=\"language-rust\">x</code></pre>",
            "<sup class=\"footnote-ref\" dir=\"rtl\">، <a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>",
        ] {
            assert_eq!(clean(good), good);
        }
    }

    #[test]
    fn embeddings_are_dropped() {
        assert_eq!(clean("<b>a&#x202E;b</b>"), "<b>ab</b>");
    }
}
