//! Reports as web pages.

use super::context::{ContentsLine, Frame, ReportPage, ReportView, Subject};
use super::view::{self, Notation};
use super::{Site, Templates, address};
use crate::diagnostic::Diagnostic;
use crate::localize::{EditionReport, EditionSegment, OriginalLine};
use crate::markup::{self, Piece, Run, plain_text};
use crate::publish::Page;

/// The template of a report's page.
pub const TEMPLATE: &str = "html/report.html";

/// HTML fragments.
pub struct Html;

impl Notation for Html {
    fn line(&self, line: &[Run]) -> String {
        let mut out = String::new();
        markup::html::write_runs(line, &mut out);
        out
    }

    fn cell(&self, line: &[Run]) -> String {
        self.line(line)
    }

    /// Plain text: the template escapes it. Markup would repeat the ids of anchors.
    fn label(&self, line: &[Run]) -> String {
        plain_text(line)
    }

    fn prose(&self, pieces: &[Piece<'_>]) -> String {
        let mut out = String::new();
        markup::html::write(pieces, &markup::html::Style::plain(), &mut out);
        out
    }

    /// Plain text: the template escapes it.
    fn foreign(&self, original: &OriginalLine) -> String {
        original.text.clone()
    }

    /// As it is: the template escapes it.
    fn url(&self, url: &str) -> String {
        url.to_owned()
    }
}

/// The page of a report.
pub fn report(templates: &Templates, site: &Site, report: &EditionReport<'_>) -> Result<Page, Diagnostic> {
    let path = address::report(&report.edition.locale, report.id);
    templates.page(TEMPLATE, path, &context(site, report))
}

/// What the template is given.
pub fn context<'a>(site: &'a Site, report: &'a EditionReport<'_>) -> ReportPage<'a> {
    let words = &*report.edition;
    let path = |locale: &str| address::report(locale, report.id);
    let subject = Subject {
        words,
        title: plain_text(&report.title),
        description: report.summary.as_deref().map(plain_text),
        path: &path,
        fallback: path(site.first_locale()),
    };
    ReportPage {
        page: Frame::new(site, subject),
        report: ReportView {
            title: Html.line(&report.title),
            summary: report.summary.as_deref().map(|line| Html.line(line)),
            date: view::date(&Html, &report.date),
            status: Some(&report.status).filter(|status| status.id != super::PUBLISHED),
            byline: report.byline.as_deref().map(|line| Html.line(line)),
            tags: &report.tags,
            contents: report.segments.iter().filter_map(contents_line).collect(),
            segments: view::segments(&Html, &report.segments),
            figures: view::figures(&Html, report),
            sources: view::sources(&Html, &report.sources),
            draft: site.drafts.then_some("report.md"),
        },
    }
}

fn contents_line<'a>(segment: &EditionSegment<'a>) -> Option<ContentsLine<'a>> {
    let finding = segment.finding.as_ref()?;
    let headline = finding.headline.as_ref()?;
    Some(ContentsLine { id: finding.id, headline: Html.label(&headline.words) })
}
