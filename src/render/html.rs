//! Reports as web pages.

use std::cell::RefCell;

use super::context::{ContentsLine, FileLink, Frame, ReportPage, ReportView, SourceView, Subject, TagView};
use super::machine::Machine;
use super::place::Place;
use super::view::{self, Notation};
use super::{Site, Templates, address, cite, exhibit, ledger, parts};
use crate::diagnostic::Diagnostic;
use crate::localize::{Directory, EditionReport, EditionSegment, EditionWords, OriginalLine};
use crate::markup::html::{Style, Writer, write_plain, write_runs};
use crate::markup::{Piece, Run, plain_text};
use crate::publish::Page;

/// The template of a report's page.
pub const TEMPLATE: &str = "html/report.html";

/// The level of the highest heading under the title of a page.
const TOP: u8 = 2;

/// A kind of file that a report's page leads to.
pub struct FileKind {
    /// The name of its format.
    pub format: &'static str,
    /// Its path, by the locale and the id of the report.
    pub path: fn(&str, &str) -> String,
}

/// HTML fragments of one page: its footnotes are gathered until the prose is done.
pub(super) struct Html<'a> {
    prose: RefCell<Writer<'a>>,
    heading_shift: i8,
    /// What its anchors begin with.
    prefix: &'a str,
}

impl<'a> Html<'a> {
    /// For the one language of a page, or the first.
    pub(super) fn new(report: &'a EditionReport<'_>) -> Self {
        Self::styled(report, Style::plain())
    }

    /// For the second language of a page: the ids are those of the first, and those of footnotes and exhibits begin with `facing-`.
    pub(super) fn second(report: &'a EditionReport<'_>) -> Self {
        let style = Style { heading_ids: false, figure_ids: false, prefix: "facing-", ..Style::plain() };
        Self::styled(report, style)
    }

    fn styled(report: &'a EditionReport<'_>, style: Style<'a>) -> Self {
        let (heading_shift, prefix) = (heading_shift(report), style.prefix);
        let EditionWords { direction, footnotes, zero, .. } = &*report.edition;
        let style = Style { direction: *direction, heading_shift, footnotes, zero: *zero, ..style };
        Html { prose: RefCell::new(Writer::new(style)), heading_shift, prefix }
    }

    /// The footnotes of the prose so far.
    pub(super) fn footnotes(&self) -> Option<String> {
        let mut out = String::new();
        self.prose.borrow_mut().write_footnotes(&mut out);
        (!out.is_empty()).then_some(out)
    }
}

impl Notation for Html<'_> {
    fn line(&self, runs: &[Run]) -> String {
        line(runs)
    }

    fn cell(&self, runs: &[Run]) -> String {
        line(runs)
    }

    /// Plain text: the template escapes it. Markup would repeat the ids of anchors.
    fn label(&self, runs: &[Run]) -> String {
        plain_text(runs)
    }

    fn prose(&self, pieces: &[Piece<'_>]) -> String {
        let mut out = String::with_capacity(512);
        self.prose.borrow_mut().write(pieces, &mut out);
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

    fn anchor(&self, id: &str) -> String {
        [self.prefix, id].concat()
    }

    fn heading_shift(&self) -> i8 {
        self.heading_shift
    }
}

/// A line as HTML.
pub fn line(runs: &[Run]) -> String {
    let mut out = match runs {
        // Exactly as much as it takes, most often.
        [] | [Run::Text(_)] => String::new(),
        _ => String::with_capacity(256),
    };
    write_runs(runs, &mut out);
    out
}

/// A plain text as HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    write_plain(text, &mut out);
    out
}

/// The page of a report.
pub fn report(
    templates: &Templates,
    site: &Site,
    report: &EditionReport<'_>,
    directory: &Directory,
) -> Result<Page, Diagnostic> {
    let path = address::report(&report.edition.locale, report.id);
    templates.page(TEMPLATE, path, &context(site, report, directory))
}

/// What the template is given.
pub fn context<'a>(site: &'a Site, report: &'a EditionReport<'_>, directory: &Directory) -> ReportPage<'a> {
    let words = &*report.edition;
    let html = Html::new(report);
    let path = |locale: &str| address::report(locale, report.id);
    let subject = Subject {
        words,
        title: plain_text(&report.title),
        description: report.summary.as_deref().map(plain_text),
        path: &path,
        fallback: path(site.first_locale()),
        sheet: None,
        hidden: !site.visibility.announces(report.status.status),
    };
    let mut segments = view::segments(&html, &report.segments);
    let exhibits = exhibit::place(&html, report, &mut segments, true);
    let mut page = Frame::new(site, subject);
    page.facing = Some(address::relative(&path(&words.locale), &address::facing(report.id)));
    page.machine = Machine::report(site, report, directory, &page);
    let own = path(&words.locale);
    // A report that is not listed may name what no index has.
    let is_listed = site.visibility.lists(report.status.status);
    let link = |place: Place<'_>| is_listed.then(|| address::relative(&own, &place.path(&words.locale)));
    let index = |id: &str| link(Place::Entity(directory.entities.get(id)?.id.as_str()));
    ReportPage {
        page,
        report: ReportView {
            title: line(&report.title),
            summary: report.summary.as_deref().map(line),
            date: view::date(&html, &report.date),
            status: view::status(&report.status),
            byline: report.byline.as_deref().map(line),
            reading_time: line(&report.reading_time),
            key_figures: parts::key_figures(&html, &report.key_figures),
            tags: report
                .tags
                .iter()
                .map(|tag| TagView { href: link(Place::Tag(tag.id)), label: escaped(&tag.label) })
                .collect(),
            contents: report.segments.iter().filter_map(contents_line).collect(),
            segments,
            footnotes: html.footnotes(),
            exhibits,
            figures: view::figures(&html, report),
            sources: sources(&html, report, &|id| link(Place::Source(id))),
            terms: parts::terms(&html, &report.terms, &index),
            draft: site.drafts.then_some("report.md"),
            citation: cite::citation(site, report, &own),
            citations: address::relative(&own, &address::citations(&words.locale, report.id)),
            data: files(site, report, &own, &ledger::FILES),
        },
    }
}

/// Links from a page to files of the format `data`.
pub fn files(site: &Site, report: &EditionReport<'_>, own: &str, kinds: &[FileKind]) -> Vec<FileLink> {
    let link = |FileKind { format, path }: &FileKind| FileLink {
        href: address::relative(own, &path(&report.edition.locale, report.id)),
        format,
    };
    kinds.iter().filter(|_| site.data).map(link).collect()
}

/// The list of sources; those that have an index are linked to it.
fn sources<'a>(
    html: &Html<'_>,
    report: &'a EditionReport<'_>,
    index: &dyn Fn(&str) -> Option<String>,
) -> Vec<SourceView<'a>> {
    let filed = |id: &str| report.filing.sources.iter().any(|filed| filed.as_str() == id);
    let linked = |source: SourceView<'a>| SourceView {
        index: filed(source.id).then(|| index(source.id)).flatten(),
        ..source
    };
    view::sources(html, &report.sources).into_iter().map(linked).collect()
}

fn contents_line<'a>(segment: &EditionSegment<'a>) -> Option<ContentsLine<'a>> {
    let finding = segment.finding.as_ref()?;
    let headline = finding.headline.as_ref()?;
    Some(ContentsLine { id: finding.id, headline: plain_text(&headline.words) })
}

/// What puts the highest heading of the body right under the title of the page, wherever its author began.
fn heading_shift(report: &EditionReport<'_>) -> i8 {
    let headlines = report.segments.iter().filter_map(|segment| segment.finding.as_ref()?.headline.as_ref());
    let pieces = report.segments.iter().flat_map(|segment| &segment.pieces);
    let headings = pieces.filter_map(|piece| match piece {
        Piece::Markdown(event) => event.heading().map(|heading| heading.level),
        Piece::Runs(_) => None,
    });
    let highest = headlines.map(|headline| headline.level).chain(headings).min().unwrap_or(TOP);
    TOP.cast_signed().saturating_sub(highest.cast_signed())
}
