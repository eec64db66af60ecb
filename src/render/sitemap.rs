//! What search engines ask for: a sitemap in which every page names its other editions, and `robots.txt`.
//!
//! Both know only absolute addresses, so a publication without one has neither.

use serde::Serialize;

use super::around::Shelved;
use super::context::Alternate;
use super::place::Place;
use super::{Site, Templates, address, filed};
use crate::diagnostic::Diagnostic;
use crate::localize::ReportSummary;
use crate::publish::Page;

/// The template of a sitemap.
pub const TEMPLATE: &str = "site/sitemap.xml";

/// The template of the list of sitemaps, where one cannot hold all pages.
pub const LIST_TEMPLATE: &str = "site/sitemaps.xml";

/// The template of `robots.txt`.
pub const ROBOTS_TEMPLATE: &str = "site/robots.txt";

const SITEMAP: &str = "sitemap.xml";

/// How many pages a sitemap holds: below the 50,000 of the protocol, because each of ours names its other editions and a
/// sitemap may have no more than 50 MB.
const MOST: usize = 10_000;

/// `site/sitemap.xml`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sitemap<'a> {
    pages: Vec<MappedPage<'a>>,
}

/// A page in a sitemap.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MappedPage<'a> {
    /// Its public address.
    href: String,
    /// The date of the report.
    date: Option<&'a str>,
    /// All editions of it, itself among them.
    alternates: Vec<Alternate<'a>>,
}

/// `site/sitemaps.xml` and `site/robots.txt`: the public addresses of sitemaps.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sitemaps {
    sitemaps: Vec<String>,
}

/// The sitemap or sitemaps and `robots.txt`.
pub fn pages(
    templates: &Templates,
    site: &Site,
    edition: Shelved<'_>,
    reports: &[&ReportSummary],
) -> Result<Vec<Page>, Diagnostic> {
    let Some(base) = site.base_url.as_deref() else { return Ok(Vec::new()) };
    let mut mapped = mapped(site, base, edition, reports);
    let robots = Sitemaps { sitemaps: vec![address::absolute(base, SITEMAP)] };
    let mut pages = vec![templates.page(ROBOTS_TEMPLATE, "robots.txt".to_owned(), &robots)?];
    if mapped.len() <= MOST {
        pages.push(templates.page(TEMPLATE, SITEMAP.to_owned(), &Sitemap { pages: mapped })?);
        return Ok(pages);
    }
    let mut list = Sitemaps { sitemaps: Vec::new() };
    while !mapped.is_empty() {
        let rest = mapped.split_off(mapped.len().min(MOST));
        let path = format!("sitemap-{}.xml", list.sitemaps.len() + 1);
        list.sitemaps.push(address::absolute(base, &path));
        pages.push(templates.page(TEMPLATE, path, &Sitemap { pages: mapped })?);
        mapped = rest;
    }
    pages.push(templates.page(LIST_TEMPLATE, SITEMAP.to_owned(), &list)?);
    Ok(pages)
}

fn mapped<'a>(
    site: &'a Site,
    base: &str,
    edition: Shelved<'a>,
    reports: &[&'a ReportSummary],
) -> Vec<MappedPage<'a>> {
    let mut places: Vec<(Place<'a>, Option<&'a str>)> = vec![(Place::Front, None)];
    places.extend(reports.iter().map(|report| (Place::Report(&report.id), Some(report.iso.as_str()))));
    places.extend(filed::places(edition, reports).into_iter().map(|place| (place, None)));
    let chooser = MappedPage {
        href: address::absolute(base, address::CHOOSER),
        date: None,
        alternates: site.alternates(&address::front, address::CHOOSER),
    };
    let mut mapped = vec![chooser];
    for (place, date) in places {
        let path = |locale: &str| place.path(locale);
        mapped.extend(site.editions.iter().map(|edition| MappedPage {
            href: address::absolute(base, &path(&edition.locale)),
            date,
            alternates: site.alternates(&path, &place.fallback(site)),
        }));
    }
    mapped
}

/// What the templates are tried with.
pub fn samples<'a>(
    site: &'a Site,
    edition: Shelved<'a>,
    reports: &[&'a ReportSummary],
) -> (Sitemap<'a>, Sitemaps) {
    let base = site.base_url.as_deref().unwrap_or_default();
    let list = Sitemaps { sitemaps: vec![address::absolute(base, SITEMAP)] };
    (Sitemap { pages: mapped(site, base, edition, reports) }, list)
}
