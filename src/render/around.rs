//! What stands around the reports: indexes by date, tag, source and entity, the search, the feed of each edition, and the
//! files that the whole site has once.

use rayon::prelude::*;

use super::{Site, Templates, feed, filed, lost, search, sitemap};
use crate::diagnostic::Diagnostic;
use crate::localize::{Directory, EditionWords, ReportSummary};
use crate::publish::Page;

/// What is left of an edition when its reports are dropped.
#[derive(Debug, Clone, Copy)]
pub struct Shelved<'a> {
    /// Its words.
    pub words: &'a EditionWords,
    /// The names that its reports are filed under.
    pub directory: &'a Directory,
    /// Its reports.
    pub reports: &'a [ReportSummary],
}

/// All pages around the reports of these editions.
///
/// # Errors
/// A template that fails on them, as a diagnostic at its place in the template.
pub fn around(templates: &Templates, site: &Site, editions: &[Shelved<'_>]) -> Result<Vec<Page>, Diagnostic> {
    let one = |&edition: &Shelved<'_>| -> Result<Vec<Page>, Diagnostic> {
        let (reports, announced) = shown(site, edition);
        let mut pages = filed::pages(templates, site, edition, &reports)?;
        pages.extend(search::pages(templates, site, edition, &reports)?);
        pages.extend(feed::page(templates, site, edition, &announced)?);
        Ok(pages)
    };
    let of_editions: Vec<Result<Vec<Page>, Diagnostic>> = editions.par_iter().map(one).collect();
    let mut pages = of_editions.into_iter().collect::<Result<Vec<_>, _>>()?.concat();
    pages.extend(lost::page(templates, site)?);
    // Every edition has the same places, so any of them tells what there is.
    if let Some(edition) = editions.first() {
        let (_, announced) = shown(site, *edition);
        pages.extend(sitemap::pages(templates, site, *edition, &announced)?);
    }
    Ok(pages)
}

/// The reports of an edition that are listed, and those of them that are announced.
fn shown<'a>(site: &Site, edition: Shelved<'a>) -> (Vec<&'a ReportSummary>, Vec<&'a ReportSummary>) {
    let mut listed = newest_first(edition.reports);
    listed.retain(|report| site.visibility.lists(report.status));
    let mut announced = listed.clone();
    announced.retain(|report| site.visibility.announces(report.status));
    (listed, announced)
}

/// The reports of an edition, the newest first, those of one day by their ids.
pub fn newest_first(reports: &[ReportSummary]) -> Vec<&ReportSummary> {
    let mut sorted: Vec<&ReportSummary> = reports.iter().collect();
    sorted.sort_by(|a, b| b.iso.cmp(&a.iso).then_with(|| a.id.cmp(&b.id)));
    sorted
}
