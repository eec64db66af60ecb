//! The page that says how a report is cited, and each of its findings: beside the report, which it would make heavy.

use serde::Serialize;

use super::context::{CitationView, Frame, Subject};
use super::html::{files, line};
use super::{Site, Templates, address, bibliography};
use crate::diagnostic::Diagnostic;
use crate::localize::{EditionReport, FindingLine};
use crate::markup::plain_text;
use crate::publish::Page;

/// The template.
pub const TEMPLATE: &str = "html/cite.html";

/// `html/cite.html`: how a report and its findings are cited.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CitePage<'a> {
    /// The frame; its title is that of the report.
    pub page: Frame<'a>,
    /// HTML: the title of the report.
    pub title: String,
    /// Link to the report.
    pub report: String,
    /// How the report is cited.
    pub citation: CitationView,
    /// The findings, in their order.
    pub findings: Vec<CitedFinding<'a>>,
}

/// How a finding is cited.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CitedFinding<'a> {
    /// Its id.
    pub id: &'a str,
    /// HTML: its headline, or what it is about.
    pub label: String,
    /// HTML: the citation without its address.
    pub words: String,
    /// Its address: the public one, if the publication has one.
    pub url: String,
}

/// The page of a report in an edition.
pub fn page(templates: &Templates, site: &Site, report: &EditionReport<'_>) -> Result<Page, Diagnostic> {
    let path = address::citations(&report.edition.locale, report.id);
    templates.page(TEMPLATE, path, &context(site, report))
}

/// What the template is given.
pub fn context<'a>(site: &'a Site, report: &'a EditionReport<'_>) -> CitePage<'a> {
    let path = |locale: &str| address::citations(locale, report.id);
    let locale = &report.edition.locale;
    let link = address::relative(&path(locale), &address::report(locale, report.id));
    let url = bibliography::url(site, report);
    let cited = |finding: &'a FindingLine<'_>| CitedFinding {
        id: finding.id,
        label: line(&finding.label),
        words: line(&finding.citation),
        url: [url.as_deref().unwrap_or(&link), "#", finding.id].concat(),
    };
    let subject = Subject {
        words: &report.edition,
        title: plain_text(&report.title),
        description: None,
        path: &path,
        fallback: path(site.first_locale()),
        sheet: None,
        hidden: !site.visibility.announces(report.status.status),
    };
    CitePage {
        page: Frame::new(site, subject),
        title: line(&report.title),
        citation: citation(site, report, &path(locale)),
        findings: report.segments.iter().filter_map(|segment| segment.finding.as_ref()).map(cited).collect(),
        report: link,
    }
}

/// The citation of a report, for the page at this path.
pub fn citation(site: &Site, report: &EditionReport<'_>, own: &str) -> CitationView {
    CitationView {
        words: line(&report.citation),
        url: bibliography::url(site, report),
        files: files(site, report, own, &bibliography::FILES),
    }
}
