//! What is put into a page that is served, and into no page that is published: the script that keeps it up to date.

use super::address::encode;

/// Where the preview's own files are; a site cannot have it, for hidden names are no addresses.
pub(super) const OWN: &str = "/.bayan/";

/// What keeps a page up to date.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keeper<'a> {
    /// The version of the site that the page is of.
    pub version: &'a str,
    /// The build whose problems it may show.
    pub build: &'a str,
    /// The path that the site is published at, between slashes.
    pub base: &'a str,
    /// The file that is shown; empty for a page of the preview itself.
    pub file: &'a str,
}

impl Keeper<'_> {
    /// The element that is put into the head of the page.
    pub fn element(&self) -> String {
        let Keeper { version, build, base, file } = self;
        let (base, file) = (encode(base), encode(file));
        format!(
            r#"<script src="{OWN}live.js" data-version="{version}" data-build="{build}" data-base="{base}" data-file="{file}" defer></script>"#
        )
    }

    /// Puts it at the end of the head of a page; where there is no head, at the end of the page.
    pub fn insert(&self, html: &[u8]) -> Vec<u8> {
        const END: &[u8] = b"</head";
        let end = html.windows(END.len()).position(|part| part.eq_ignore_ascii_case(END));
        let (before, after) = html.split_at(end.unwrap_or(html.len()));
        [before, self.element().as_bytes(), after].concat()
    }
}

/// The element that loads the styles of the preview's own pages.
pub(super) fn stylesheet() -> String {
    format!(r#"<link rel="stylesheet" href="{OWN}live.css">"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_left_as_it_is_but_for_its_script() {
        let keeper = Keeper { version: "a-1", build: "a-2", base: "/b/", file: "ar/خبر/index.html" };
        let page = keeper.insert("<HEAD><title>ع</title></HEAD><body></body>".as_bytes());
        let expected = concat!(
            "<HEAD><title>ع</title><script src=\"/.bayan/live.js\" data-version=\"a-1\" ",
            "data-build=\"a-2\" data-base=\"/b/\" data-file=\"ar/%D8%AE%D8%A8%D8%B1/index.html\" defer></script></HEAD><body></body>"
        );
        assert_eq!(String::from_utf8(page).expect("text"), expected);
        assert!(keeper.insert(b"<p>x").starts_with(b"<p>x<script "));
        let odd = Keeper { version: "a-1", build: "a-2", base: "/", file: "a'&\"<b" }.element();
        assert!(odd.contains("data-file=\"a%27%26%22%3Cb\""), "{odd}");
    }
}
