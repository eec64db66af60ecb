//! The pages that lead to reports: the front page of each edition, and the page that chooses a language.

use super::context::{
    ChooserLanguage, ChooserPage, DateView, EditionLink, Frame, IndexLine, IndexPage, Subject,
};
use super::html::line as html_line;
use super::{Site, Templates, address};
use crate::diagnostic::Diagnostic;
use crate::localize::{EditionWords, ReportSummary};
use crate::publish::Page;

/// The template of an edition's front page.
pub const FRONT_TEMPLATE: &str = "html/index.html";

/// The template of the page that chooses a language.
pub const CHOOSER_TEMPLATE: &str = "html/chooser.html";

/// The front page of an edition.
pub fn front(
    templates: &Templates,
    site: &Site,
    words: &EditionWords,
    reports: &[ReportSummary],
) -> Result<Page, Diagnostic> {
    templates.page(FRONT_TEMPLATE, address::front(&words.locale), &front_context(site, words, reports))
}

/// What the template of a front page is given: the newest report first, reports of one day by their ids.
pub fn front_context<'a>(
    site: &'a Site,
    words: &'a EditionWords,
    reports: &'a [ReportSummary],
) -> IndexPage<'a> {
    let own = address::front(&words.locale);
    let line = |summary: &'a ReportSummary| IndexLine {
        href: address::relative(&own, &address::report(&words.locale, &summary.id)),
        title: html_line(&summary.title),
        summary: summary.summary.as_deref().map(html_line),
        date: DateView { words: html_line(&summary.date), iso: &summary.iso },
        status: summary.status_label.as_deref(),
    };
    let mut sorted = super::around::newest_first(reports);
    sorted.retain(|report| site.visibility.lists(report.status));
    let subject = Subject {
        words,
        title: words.publication.clone(),
        description: None,
        path: &|locale: &str| address::front(locale),
        fallback: address::CHOOSER.to_owned(),
        sheet: Some(address::INDEX_STYLESHEET),
        hidden: false,
    };
    IndexPage { page: Frame::new(site, subject), reports: sorted.into_iter().map(line).collect() }
}

/// The page that chooses a language; `None` where there is no edition to choose.
pub fn chooser(templates: &Templates, site: &Site) -> Result<Option<Page>, Diagnostic> {
    let Some(context) = chooser_context(site) else { return Ok(None) };
    templates.page(CHOOSER_TEMPLATE, address::CHOOSER.to_owned(), &context).map(Some)
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
