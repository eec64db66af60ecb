//! The places of the site that every edition has: reports, and the indexes that lead to them.

use super::{Site, address};

/// A page that every edition has. Its address is built from ids and dates only, so it stays when titles change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place<'a> {
    /// The front page.
    Front,
    /// A report, by its id.
    Report(&'a str),
    /// The archive: a list of years.
    Archive,
    /// The reports of a year.
    Year(i16),
    /// The list of tags.
    Tags,
    /// What is filed under a tag.
    Tag(&'a str),
    /// The list of sources.
    Sources,
    /// What cites a source.
    Source(&'a str),
    /// The list of entities.
    Entities,
    /// What names an entity.
    Entity(&'a str),
    /// The search.
    Search,
}

impl Place<'_> {
    /// Its path in the edition of a locale.
    #[must_use]
    pub fn path(&self, locale: &str) -> String {
        match self {
            Place::Front => address::front(locale),
            Place::Report(id) => address::report(locale, id),
            Place::Archive => [locale, "/dates/index.html"].concat(),
            Place::Year(year) => format!("{locale}/dates/{year:04}/index.html"),
            Place::Tags => [locale, "/tags/index.html"].concat(),
            Place::Tag(id) => [locale, "/tags/", id, "/index.html"].concat(),
            Place::Sources => [locale, "/sources/index.html"].concat(),
            Place::Source(id) => [locale, "/sources/", id, "/index.html"].concat(),
            Place::Entities => [locale, "/entities/index.html"].concat(),
            Place::Entity(id) => [locale, "/entities/", id, "/index.html"].concat(),
            Place::Search => [locale, "/search/index.html"].concat(),
        }
    }

    /// The path of a sheet of it, where it is a list that is cut in sheets; the newest has the path of the list. Nothing else lies
    /// below a list, so the name `page` is free.
    #[must_use]
    pub fn sheet(&self, locale: &str, number: Option<usize>) -> String {
        let path = self.path(locale);
        match (number, path.strip_suffix("index.html")) {
            (Some(number), Some(folder)) => format!("{folder}page/{number}/index.html"),
            _ => path,
        }
    }

    /// The path of a sheet for readers of no language that we publish in.
    #[must_use]
    pub fn fallback(&self, site: &Site, number: Option<usize>) -> String {
        match self {
            Place::Front => address::CHOOSER.to_owned(),
            place => place.sheet(site.first_locale(), number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_built_from_ids() {
        assert_eq!(Place::Year(987).path("ar"), "ar/dates/0987/index.html");
        assert_eq!(Place::Entity("nvidia").path("ar-EG"), "ar-EG/entities/nvidia/index.html");
        assert_eq!(Place::Search.path("en"), "en/search/index.html");
        assert_eq!(Place::Tag("ai").sheet("en", Some(12)), "en/tags/ai/page/12/index.html");
        assert_eq!(Place::Year(2024).sheet("en", None), "en/dates/2024/index.html");
    }
}
