//! The pages that lead to reports: the front page of each edition, and the page that chooses a language.

use super::around::Plan;
use super::card::Row;
use super::context::{
    ChooserLanguage, ChooserPage, DateView, EditionLink, Frame, IndexLine, IndexPage, Link, Subject,
};
use super::html::escaped;
use super::place::Place;
use super::sheet::{Key, Sheet};
use super::{Site, address, cut};
use crate::localize::EditionWords;

/// The template of an edition's front page.
pub const FRONT_TEMPLATE: &str = "html/index.html";

/// The template of the page that chooses a language.
pub const CHOOSER_TEMPLATE: &str = "html/chooser.html";

/// The front page of an edition: its newest reports. What is older is in the archive.
pub fn front<'p>(plan: &'p Plan<'_>, edition: usize) -> Sheet<'p> {
    let words = plan.editions[edition].words;
    let count = plan.listed.len();
    let newest = &plan.listed[cut::older(count) * cut::SIZE..];
    let has_older = newest.len() < count;
    let mut key = plan.key(edition, newest);
    key.number(usize::from(has_older));
    Sheet::new(address::front(&words.locale), &key, move |means| {
        let shown = plan.read(means, newest)?;
        let rows = shown.rows(edition)?;
        Ok(means.templates.bytes(FRONT_TEMPLATE, &front_context(plan.site, words, &rows, has_older))?)
    })
}

/// What the template of a front page is given: the newest report first, reports of one day by their ids.
pub fn front_context<'a>(
    site: &'a Site,
    words: &'a EditionWords,
    rows: &'a [Row<'_>],
    has_older: bool,
) -> IndexPage<'a> {
    let own = address::front(&words.locale);
    let line = |row: &'a Row<'_>| IndexLine {
        href: address::relative(&own, &address::report(&words.locale, row.card.id.as_str())),
        title: &row.words.title.html,
        summary: row.words.summary.as_ref().map(|summary| &*summary.html),
        date: DateView { words: row.words.date.html.to_string(), iso: &row.iso },
        status: row.words.status,
    };
    let archive = || Link {
        href: address::relative(&own, &Place::Archive.path(&words.locale)),
        label: escaped(&words.indexes.older),
    };
    let subject = Subject {
        words,
        title: words.publication.clone(),
        description: None,
        path: &|locale: &str| address::front(locale),
        fallback: address::CHOOSER.to_owned(),
        sheet: Some(address::INDEX_STYLESHEET),
        hidden: false,
    };
    IndexPage {
        page: Frame::new(site, subject),
        reports: rows.iter().map(line).collect(),
        older: has_older.then(archive),
    }
}

/// The page that chooses a language; `None` where there is no edition to choose.
pub fn chooser(site: &Site) -> Option<Sheet<'_>> {
    let context = chooser_context(site)?;
    Some(Sheet::new(address::CHOOSER.to_owned(), &Key::default(), move |means| {
        Ok(means.templates.bytes(CHOOSER_TEMPLATE, &context)?)
    }))
}

/// What the template of the chooser is given.
pub fn chooser_context(site: &Site) -> Option<ChooserPage<'_>> {
    let first = site.editions.first()?;
    let mut languages: Vec<&EditionWords> = Vec::new();
    for edition in &site.editions {
        if languages.iter().all(|known| known.language != edition.language) {
            languages.push(edition);
        }
    }
    Some(ChooserPage {
        lang: &first.locale,
        dir: first.direction.html(),
        stylesheets: site.stylesheets(Some(address::INDEX_STYLESHEET), str::to_owned),
        languages: languages.into_iter().map(ChooserLanguage::new).collect(),
        editions: site.editions.iter().map(|e| EditionLink::new(e, address::front(&e.locale))).collect(),
        canonical: site.base_url.as_deref().map(|base| address::absolute(base, address::CHOOSER)),
        alternates: site.alternates(&address::front, address::CHOOSER),
    })
}

impl<'a> ChooserLanguage<'a> {
    fn new(edition: &'a EditionWords) -> Self {
        ChooserLanguage {
            lang: &edition.locale,
            dir: edition.direction.html(),
            publication: &edition.publication,
            choose: &edition.choose,
        }
    }
}
