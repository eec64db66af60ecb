//! What search engines ask for: a sitemap in which every page names its other editions, and `robots.txt`.
//!
//! Both know only absolute addresses, so a publication without one has neither.

use std::sync::Arc;

use serde::Serialize;

use super::around::Plan;
use super::context::Alternate;
use super::place::Place;
use super::sheet::{Key, Sheet};
use super::{address, filed};
use crate::localize::EditionWords;
use crate::model::Date;

/// The template of a sitemap.
pub const TEMPLATE: &str = "site/sitemap.xml";

/// The template of the list of sitemaps, where one cannot hold all pages.
pub const LIST_TEMPLATE: &str = "site/sitemaps.xml";

/// The template of `robots.txt`.
pub const ROBOTS_TEMPLATE: &str = "site/robots.txt";

const SITEMAP: &str = "sitemap.xml";

/// How many pages a sitemap holds, about: each of ours names its other editions, so this is far below the 50,000 and the 50 MB of
/// the protocol, and small enough to be made anew for one report.
const MOST: usize = 2_000;

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
    date: Option<String>,
    /// All editions of it, itself among them.
    alternates: Vec<Alternate<'a>>,
}

/// `site/sitemaps.xml` and `site/robots.txt`: the public addresses of sitemaps.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sitemaps {
    sitemaps: Vec<String>,
}

/// The pages that a sitemap names.
#[derive(Clone)]
enum Mapped<'p> {
    /// The choice of a language and the front pages.
    Fronts,
    /// Reports, the newest last.
    Reports(&'p [usize]),
    /// Indexes and their sheets.
    Indexes(Vec<(Place<'p>, Option<usize>)>),
}

/// The sitemap or sitemaps and `robots.txt`.
pub fn sheets<'p>(plan: &'p Plan<'_>) -> Vec<Sheet<'p>> {
    let Some(base) = plan.site.base_url.as_deref() else { return Vec::new() };
    // Every edition has the same places, so any of them tells what there is.
    let Some(&edition) = plan.editions.first() else { return Vec::new() };
    let robots = Sheet::new("robots.txt".to_owned(), &Key::default(), move |means| {
        let robots = Sitemaps { sitemaps: vec![address::absolute(base, SITEMAP)] };
        Ok(means.templates.bytes(ROBOTS_TEMPLATE, &robots)?)
    });
    let indexes = filed::places(plan, edition);
    let most = (MOST / plan.site.editions.len()).max(1);
    if 1 + plan.announced.len() + indexes.len() <= most {
        let all = vec![Mapped::Fronts, Mapped::Reports(&plan.announced), Mapped::Indexes(indexes)];
        return vec![robots, sheet(plan, base, SITEMAP.to_owned(), all)];
    }
    let indexes: Vec<_> = indexes.chunks(most).map(|chunk| Mapped::Indexes(chunk.to_vec())).collect();
    // From the oldest on, so that a new report changes the last of them alone.
    let reports: Vec<_> = plan.announced.chunks(most).map(Mapped::Reports).collect();
    let numbered = |kind, mapped: Vec<Mapped<'p>>| {
        let path = move |(at, mapped)| (format!("sitemap-{kind}-{}.xml", at + 1), vec![mapped]);
        mapped.into_iter().enumerate().map(path)
    };
    let mut parts = vec![("sitemap-fronts.xml".to_owned(), vec![Mapped::Fronts])];
    parts.extend(numbered("reports", reports));
    parts.extend(numbered("indexes", indexes));
    let mut key = Key::default();
    for (path, _) in &parts {
        key.text(path);
    }
    let list = parts.iter().map(|(path, _)| address::absolute(base, path)).collect();
    let list = Sitemaps { sitemaps: list };
    let list =
        Sheet::new(SITEMAP.to_owned(), &key, move |means| Ok(means.templates.bytes(LIST_TEMPLATE, &list)?));
    let parts = parts.into_iter().map(|(path, mapped)| sheet(plan, base, path, mapped));
    [robots, list].into_iter().chain(parts).collect()
}

fn sheet<'p>(plan: &'p Plan<'_>, base: &'p str, path: String, all: Vec<Mapped<'p>>) -> Sheet<'p> {
    let mut key = Key::default();
    for mapped in &all {
        match mapped {
            Mapped::Fronts => key.text("fronts"),
            Mapped::Reports(reports) => {
                key.number(reports.len());
                for card in reports.iter().map(|&report| plan.cards.get(report)) {
                    key.text(card.id.as_str());
                    key.text(&card.date.to_string());
                }
            }
            Mapped::Indexes(indexes) => {
                key.number(indexes.len());
                for (place, number) in indexes {
                    key.text(&place.sheet("", *number));
                }
            }
        }
    }
    Sheet::new(path, &key, move |means| {
        let pages = all.iter().flat_map(|mapped| pages(plan, base, mapped)).collect();
        Ok(means.templates.bytes(TEMPLATE, &Sitemap { pages })?)
    })
}

fn pages<'a>(plan: &'a Plan<'_>, base: &str, mapped: &Mapped<'_>) -> Vec<MappedPage<'a>> {
    let site = plan.site;
    let page = |place: Place<'_>, number: Option<usize>, date: Option<Date>| -> Vec<MappedPage<'a>> {
        let path = |locale: &str| place.sheet(locale, number);
        let fallback = place.fallback(site, number);
        let page = |edition: &Arc<EditionWords>| MappedPage {
            href: address::absolute(base, &path(&edition.locale)),
            date: date.map(|date| date.to_string()),
            alternates: site.alternates(&path, &fallback),
        };
        site.editions.iter().map(page).collect()
    };
    match mapped {
        Mapped::Fronts => {
            let chooser = MappedPage {
                href: address::absolute(base, address::CHOOSER),
                date: None,
                alternates: site.alternates(&address::front, address::CHOOSER),
            };
            [chooser].into_iter().chain(page(Place::Front, None, None)).collect()
        }
        Mapped::Reports(reports) => {
            let cards = reports.iter().rev().map(|&report| plan.cards.get(report));
            cards.flat_map(|card| page(Place::Report(card.id.as_str()), None, Some(card.date))).collect()
        }
        Mapped::Indexes(indexes) => {
            indexes.iter().flat_map(|&(place, number)| page(place, number, None)).collect()
        }
    }
}

/// What the templates are tried with.
pub fn samples<'a>(plan: &'a Plan<'_>) -> (Sitemap<'a>, Sitemaps) {
    let base = plan.site.base_url.as_deref().unwrap_or_default();
    let list = Sitemaps { sitemaps: vec![address::absolute(base, SITEMAP)] };
    let all = [Mapped::Fronts, Mapped::Reports(&plan.announced)];
    (Sitemap { pages: all.iter().flat_map(|mapped| pages(plan, base, mapped)).collect() }, list)
}
