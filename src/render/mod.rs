//! Render: an edition's finished words to pages.
//!
//! In: [`EditionReport`]s and the words of each edition. Out: [`Page`]s, a path and bytes. All markup but that of running
//! prose lives in the templates; this room alone knows Tera. A template never translates, never formats and never
//! picks a direction: it is given finished text (see [`context`]). This room knows nothing of the disk.

pub mod address;
mod around;
mod bibliography;
mod card;
pub mod chart;
mod cite;
mod conditions;
pub mod context;
mod cut;
pub mod exhibit;
mod facing;
mod feed;
mod filed;
mod fold;
mod html;
mod index;
mod ledger;
mod ledger_csv;
mod ledger_entries;
pub mod letter;
pub mod live;
mod lost;
mod machine;
mod markdown;
pub mod parts;
mod place;
mod problem;
pub mod record;
mod review;
mod sample;
mod search;
mod sheet;
mod sitemap;
mod straight;
mod template_bounds;
mod template_error;
mod templates;
mod tree;
mod view;

use std::sync::Arc;

pub use around::{Plan, Shelved, SpanWords};
pub use card::{Cards, Records};
pub use record::record;
pub use review::{ReviewBlock, ReviewFact, ReviewHalf, Reviewed};
pub use sheet::{Means, Sheet, Unmade};
pub use templates::{TemplateFile, Templates};

use crate::diagnostic::{Diagnostic, Located};
use crate::localize::{Directory, EditionReport, EditionWords, Tally};
use crate::model::{Report, Visibility};
use crate::publish::Page;
use crate::request::Format;
use context::Alternate;

/// What all pages share: where they are published, and in which editions.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Where the output is published, if that is known.
    pub base_url: Option<String>,
    /// All editions, in the order of the configuration.
    pub editions: Vec<Arc<EditionWords>>,
    /// Whether the publication offers Markdown drafts, whatever this run makes of it.
    pub drafts: bool,
    /// Whether the publication offers its findings as data, whatever this run makes of it.
    pub data: bool,
    /// Whether the project has a style sheet of its own, which pages load after the built-in one.
    pub theme: bool,
    /// Which reports are shown where.
    pub visibility: Visibility,
}

/// The pages of a report in its edition.
///
/// # Errors
/// A template that fails on this report, as a diagnostic at its place in the template.
pub fn report(
    templates: &Templates,
    site: &Site,
    report: &EditionReport<'_>,
    directory: &Directory,
    formats: &[Format],
) -> Result<Vec<Page>, Diagnostic> {
    let mut pages = Vec::with_capacity(formats.len());
    for format in formats {
        match format {
            Format::Html => {
                pages.push(html::report(templates, site, report, directory)?);
                pages.push(cite::page(templates, site, report)?);
            }
            Format::Markdown => pages.push(markdown::report(templates, report)?),
            Format::Data => pages.extend(bibliography::report(site, report)),
            // Made of several reports, when all of them are done.
            Format::Newsletter => {}
        }
    }
    Ok(pages)
}

/// The ledger of a report: its findings as data, in all its editions at once.
#[must_use]
pub fn ledger(site: &Site, report: &Report, editions: &[EditionReport<'_>]) -> Vec<Page> {
    let ledger = ledger::Ledger::new(site, report, editions);
    vec![ledger.json(), ledger_csv::page(&ledger)]
}

/// The JSON Schema of all ledgers.
#[must_use]
pub fn ledger_schema() -> Page {
    ledger::schema()
}

/// The page of a report in both languages.
///
/// # Errors
/// A template that fails on this report, as a diagnostic at its place in the template.
pub fn facing(
    templates: &Templates,
    site: &Site,
    halves: [&EditionReport<'_>; 2],
) -> Result<Page, Diagnostic> {
    facing::page(templates, site, halves)
}

/// The review page: what was found in these reports; `counts` says how many problems there are, in the language of the page.
///
/// # Errors
/// A template that fails, as a diagnostic at its place in the template.
pub fn review(
    templates: &Templates,
    site: &Site,
    (reports, found): (&[Reviewed], &[Located]),
    counts: &dyn Fn(Tally) -> Vec<String>,
) -> Result<Page, Diagnostic> {
    review::page(templates, site, (reports, found), counts)
}

impl Site {
    /// The other editions.
    fn others<'a>(&'a self, own: &'a EditionWords) -> impl Iterator<Item = &'a EditionWords> {
        self.editions.iter().map(|edition| &**edition).filter(|edition| edition.locale != own.locale)
    }

    /// Links to style sheets: the one that all pages share, that of a kind of pages, that of the project.
    fn stylesheets(&self, kind: Option<&'static str>, link: impl Fn(&'static str) -> String) -> Vec<String> {
        let theme = self.theme.then_some(address::THEME);
        [Some(address::STYLESHEET), kind, theme].into_iter().flatten().map(link).collect()
    }

    /// The locale of the first edition.
    fn first_locale(&self) -> &str {
        self.editions.first().map_or("", |edition| &edition.locale)
    }

    /// The public addresses of a page in every edition, and of the page for everyone else; none without a base URL.
    fn alternates(&self, path: &dyn Fn(&str) -> String, fallback: &str) -> Vec<Alternate<'_>> {
        let Some(base) = self.base_url.as_deref() else { return Vec::new() };
        let editions = self.editions.iter().map(|edition| Alternate {
            lang: &edition.locale,
            href: address::absolute(base, &path(&edition.locale)),
        });
        let default = Alternate { lang: "x-default", href: address::absolute(base, fallback) };
        editions.chain([default]).collect()
    }
}

#[cfg(test)]
mod contexts_page;
#[cfg(test)]
mod tests;
