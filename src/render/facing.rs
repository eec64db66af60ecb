//! The page of a report in both languages, side by side: one row a finding, whichever order each language tells them in.
//!
//! The anchors of a row and of the figures in it are those of the first language, which is that of the page.

use serde::Serialize;

use super::context::{
    DateView, EditionLink, FigureView, Frame, SegmentView, SourceView, StatusView, Subject,
};
use super::exhibit::{self, ExhibitView};
use super::html::{self, Html};
use super::view;
use super::{Site, Templates, address};
use crate::diagnostic::Diagnostic;
use crate::localize::{EditionReport, EditionSegment, EditionWords};
use crate::markup::plain_text;
use crate::publish::Page;

/// The template.
pub const TEMPLATE: &str = "html/facing.html";

/// `html/facing.html`. What comes in pairs has the first language first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FacingPage<'a> {
    /// The frame, in the first language.
    pub page: Frame<'a>,
    /// The head of each half.
    pub halves: [HalfView<'a>; 2],
    /// The body.
    pub rows: Vec<RowView<'a>>,
    /// The charts and tables that belong to no finding.
    pub exhibits: Vec<[ExhibitView<'a>; 2]>,
    /// The figures.
    pub figures: Vec<[FigureView<'a>; 2]>,
    /// The sources.
    pub sources: Vec<[SourceView<'a>; 2]>,
}

/// One language of the page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HalfView<'a> {
    /// BCP 47 tag of it.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'static str,
    /// The words of its interface.
    pub words: &'a EditionWords,
    /// Link to the report in this edition.
    pub href: String,
    /// HTML: the title.
    pub title: String,
    /// HTML: the summary.
    pub summary: Option<String>,
    /// HTML: who wrote it.
    pub byline: Option<String>,
    /// The date.
    pub date: DateView<'a>,
    /// How far it has come, unless it is published.
    pub status: Option<StatusView<'a>>,
    /// HTML: the footnotes of the body.
    pub footnotes: Option<String>,
}

/// A row of the body.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RowView<'a> {
    /// The finding, whose id is the anchor of the row.
    pub id: Option<&'a str>,
    /// What each language says; prose between findings may be in one language only.
    pub cells: [Option<SegmentView<'a>>; 2],
}

/// The page.
pub fn page(
    templates: &Templates,
    site: &Site,
    reports: [&EditionReport<'_>; 2],
) -> Result<Page, Diagnostic> {
    templates.page(TEMPLATE, address::facing(reports[0].id), &context(site, reports))
}

/// What the template is given.
pub fn context<'a>(site: &'a Site, reports: [&'a EditionReport<'_>; 2]) -> FacingPage<'a> {
    let [first, second] = reports;
    let html = [Html::new(first), Html::second(second)];
    let mut segments = [0, 1].map(|half| view::segments(&html[half], &reports[half].segments));
    let [last, other_last] =
        [0, 1].map(|half| exhibit::place(&html[half], reports[half], &mut segments[half], true));
    let keys = reports.map(|report| places(&report.segments));
    let [left, right] = segments;
    let rows = aligned(keys[0].iter().copied().zip(left), keys[1].iter().copied().zip(right));
    let rows = rows
        .into_iter()
        .map(|(place, cells)| RowView { id: place.finding.filter(|_| !place.after), cells })
        .collect();
    let own = address::facing(first.id);
    FacingPage {
        page: frame(site, first, &own),
        halves: [half(first, &html[0], &own), half(second, &html[1], &own)],
        rows,
        exhibits: paired(last, other_last),
        figures: paired(view::figures(&html[0], first), view::figures(&html[1], second)),
        sources: paired(view::sources(&html[0], &first.sources), view::sources(&html[1], &second.sources)),
    }
}

fn frame<'a>(site: &'a Site, report: &'a EditionReport<'_>, own: &str) -> Frame<'a> {
    let subject = Subject {
        words: &report.edition,
        title: plain_text(&report.title),
        description: report.summary.as_deref().map(plain_text),
        path: &|_| own.to_owned(),
        fallback: own.to_owned(),
        sheet: Some(address::FACING_STYLESHEET),
        hidden: !site.visibility.announces(report.status.status),
    };
    let link = |edition: &'a std::sync::Arc<EditionWords>| {
        let path = address::report(&edition.locale, report.id);
        EditionLink::new(edition, address::relative(own, &path))
    };
    // The page is a translation of none: it stands beside the editions.
    Frame {
        editions: site.editions.iter().map(link).collect(),
        alternates: Vec::new(),
        ..Frame::new(site, subject)
    }
}

fn half<'a>(report: &'a EditionReport<'_>, html: &Html<'_>, own: &str) -> HalfView<'a> {
    let words = &*report.edition;
    HalfView {
        lang: &words.locale,
        dir: words.direction.html(),
        words,
        href: address::relative(own, &address::report(&words.locale, report.id)),
        title: html::line(&report.title),
        summary: report.summary.as_deref().map(html::line),
        byline: report.byline.as_deref().map(html::line),
        date: view::date(html, &report.date),
        status: view::status(&report.status),
        footnotes: html.footnotes(),
    }
}

/// Where a segment stands in its body: at a finding, or as the n-th after one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place<'a> {
    finding: Option<&'a str>,
    after: bool,
    n: usize,
}

fn places<'a>(segments: &'a [EditionSegment<'_>]) -> Vec<Place<'a>> {
    let mut last = Place { finding: None, after: true, n: 0 };
    let next = |segment: &'a EditionSegment<'_>| {
        last = match &segment.finding {
            Some(finding) => Place { finding: Some(finding.id), after: false, n: 0 },
            None => Place { after: true, n: last.n + 1, ..last },
        };
        last
    };
    segments.iter().map(next).collect()
}

/// The parts of both bodies in the order of the first; what only the second has follows what it follows there.
fn aligned<'a, T>(
    first: impl Iterator<Item = (Place<'a>, T)>,
    second: impl Iterator<Item = (Place<'a>, T)>,
) -> Vec<(Place<'a>, [Option<T>; 2])> {
    let mut rows: Vec<(Place<'a>, [Option<T>; 2])> =
        first.map(|(place, part)| (place, [Some(part), None])).collect();
    let mut next = 0;
    for (place, part) in second {
        if let Some(at) = rows.iter().position(|(known, _)| *known == place) {
            rows[at].1[1] = Some(part);
            next = at + 1;
        } else {
            rows.insert(next, (place, [None, Some(part)]));
            next += 1;
        }
    }
    rows
}

/// Both lists are in the order of the same report.
fn paired<T>(first: Vec<T>, second: Vec<T>) -> Vec<[T; 2]> {
    first.into_iter().zip(second).map(|(first, second)| [first, second]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(finding: &str) -> Place<'_> {
        Place { finding: Some(finding), after: false, n: 0 }
    }

    fn after(finding: &str) -> Place<'_> {
        Place { finding: Some(finding), after: true, n: 1 }
    }

    fn rows<'a>(first: &[(Place<'a>, &'a str)], second: &[(Place<'a>, &'a str)]) -> Vec<String> {
        let rows = aligned(first.iter().copied(), second.iter().copied());
        rows.iter().map(|(_, [a, b])| format!("{}|{}", a.unwrap_or("-"), b.unwrap_or("-"))).collect()
    }

    #[test]
    fn findings_stand_beside_themselves_whatever_their_order() {
        assert_eq!(
            rows(&[(at("x"), "س"), (at("y"), "ص")], &[(at("y"), "y"), (at("x"), "x")]),
            ["س|x", "ص|y"]
        );
    }

    #[test]
    fn prose_of_one_language_has_a_row_of_its_own() {
        assert_eq!(
            rows(
                &[(at("x"), "س"), (at("y"), "ص"), (after("y"), "خاتمة")],
                &[(at("x"), "x"), (after("x"), "aside"), (at("y"), "y")]
            ),
            ["س|x", "-|aside", "ص|y", "خاتمة|-"]
        );
    }
}
