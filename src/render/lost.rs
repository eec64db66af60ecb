//! `404.html`: what a server shows for an address where there is nothing, in both languages on one page.
//!
//! It is shown at any depth, so its links begin at the root of the server, with the path of the public address.

use serde::Serialize;

use super::context::Link;
use super::html::escaped;
use super::place::Place;
use super::sheet::{Key, Sheet};
use super::{Site, address};
use crate::localize::EditionWords;

/// The template of the page.
pub const TEMPLATE: &str = "html/404.html";

/// `html/404.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LostPage<'a> {
    /// The language of the page itself: that of the first edition.
    lang: &'a str,
    /// Its direction.
    dir: &'static str,
    /// Links to its style sheets, in their order.
    stylesheets: Vec<String>,
    /// What it says in each language.
    halves: Vec<Half<'a>>,
}

/// What it says in one language.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Half<'a> {
    /// BCP 47 tag.
    lang: &'a str,
    /// Direction.
    dir: &'static str,
    /// The words of the interface.
    words: &'a EditionWords,
    /// Links to the front page, the archive and the search.
    links: Vec<Link>,
}

/// The page; none for a site without editions.
pub fn sheet(site: &Site) -> Option<Sheet<'_>> {
    let context = context(site)?;
    Some(Sheet::new(address::LOST.to_owned(), &Key::default(), move |means| {
        Ok(means.templates.bytes(TEMPLATE, &context)?)
    }))
}

/// What the template is given.
pub fn context(site: &Site) -> Option<LostPage<'_>> {
    let first = site.editions.first()?;
    let root = root(site.base_url.as_deref());
    let mut halves: Vec<Half<'_>> = Vec::new();
    for words in &site.editions {
        if halves.iter().any(|half| half.words.language == words.language) {
            continue;
        }
        let link = |place: Place<'_>, label: &str| Link {
            href: format!("{root}{}", place.path(&words.locale)),
            label: escaped(label),
        };
        halves.push(Half {
            lang: &words.locale,
            dir: words.direction.html(),
            words,
            links: vec![
                link(Place::Front, &words.reports),
                link(Place::Archive, &words.indexes.archive),
                link(Place::Search, &words.indexes.search),
            ],
        });
    }
    let stylesheets = site.stylesheets(Some(address::INDEX_STYLESHEET), |path| format!("{root}{path}"));
    Some(LostPage { lang: &first.locale, dir: first.direction.html(), stylesheets, halves })
}

/// The path of the public address, with a slash on both sides.
fn root(base_url: Option<&str>) -> String {
    let after_scheme = base_url.and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    let path = after_scheme.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_begin_at_the_root_of_the_server() {
        assert_eq!(root(None), "/");
        assert_eq!(root(Some("https://example.org")), "/");
        assert_eq!(root(Some("https://example.org/a/b/")), "/a/b/");
    }
}
