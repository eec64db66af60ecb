//! Made-up reports that every template is tried with: one that has all there is, one that has the least.
//!
//! Their words are never seen; that each of them has one is what counts.

use std::sync::Arc;

use super::Site;
use crate::localize::{
    DateLine, Drawing, EditionReport, EditionSegment, EditionWords, End, ExhibitLine, FigureLine,
    FindingLine, Grid, Headline, Hold, Labelled, Line, LineSeries, OriginalLine, Plot, PointAt, QuoteLine,
    ReportSummary, Row, RowGroup, Share, SourceLine, Tick,
};
use crate::markup::{Direction, Piece, Run};
use crate::model::Language;

/// Two editions, published somewhere.
pub fn site() -> Site {
    let editions = vec![Arc::new(words("ar", Direction::Rtl)), Arc::new(words("en", Direction::Ltr))];
    Site { base_url: Some("https://example.org".to_owned()), editions, drafts: true }
}

/// A report with everything.
pub fn full(site: &Site) -> EditionReport<'static> {
    let finding = FindingLine {
        id: "finding",
        headline: Some(Headline { level: 2, words: line("headline") }),
        attribution: Some(line("attribution")),
        quotes: vec![quote()],
    };
    EditionReport {
        summary: Some(line("summary")),
        byline: Some(line("byline")),
        status: Labelled { id: "draft", label: "draft".to_owned() },
        tags: vec![Labelled { id: "tag", label: "tag".to_owned() }],
        segments: vec![segment(None, false), segment(Some(finding), false), segment(Some(made()), true)],
        figures: vec![figure(Some("finding"), true), figure(Some("made"), false), figure(None, false)],
        sources: vec![source(Some("https://example.org/"), true), source(None, false)],
        exhibits: exhibits(),
        ..least(site)
    }
}

/// A report with nothing that it can do without.
pub fn least(site: &Site) -> EditionReport<'static> {
    EditionReport {
        id: "report",
        edition: site.editions[0].clone(),
        title: line("title"),
        summary: None,
        date: date(),
        status: Labelled { id: super::PUBLISHED, label: "published".to_owned() },
        byline: None,
        tags: Vec::new(),
        segments: Vec::new(),
        figures: Vec::new(),
        sources: Vec::new(),
        exhibits: Vec::new(),
    }
}

/// What a front page shows of a report with everything, and of one with the least.
pub fn summaries() -> Vec<ReportSummary> {
    let least = ReportSummary {
        id: "least".to_owned(),
        title: line("title"),
        summary: None,
        date: line("date"),
        iso: "2024-10-02".to_owned(),
        status: None,
    };
    let full = ReportSummary {
        id: "full".to_owned(),
        summary: Some(line("summary")),
        status: Some("draft".to_owned()),
        ..least.clone()
    };
    vec![full, least]
}

/// The words of an edition.
pub fn words(locale: &str, direction: Direction) -> EditionWords {
    let word = |name: &str| name.to_owned();
    EditionWords {
        locale: locale.to_owned(),
        language: if direction == Direction::Rtl { Language::Ar } else { Language::En },
        direction,
        publication: word("publication"),
        name: word("name"),
        skip: word("skip"),
        contents: word("contents"),
        figures: word("figures"),
        figure: word("figure"),
        value: word("value"),
        period: word("period"),
        sources: word("sources"),
        reports: word("reports"),
        editions: word("editions"),
        same_in: word("same-in"),
        no_reports: word("no-reports"),
        original: word("original"),
        permalink: word("permalink"),
        choose: word("choose"),
        footnotes: word("footnotes"),
        tags: word("tags"),
    }
}

/// A line of plain text.
pub fn line(text: &str) -> Line {
    vec![Run::Text(text.to_owned())]
}

fn segment(finding: Option<FindingLine<'static>>, generated: bool) -> EditionSegment<'static> {
    EditionSegment { finding, pieces: vec![Piece::Runs(line("prose"))], generated }
}

/// A finding whose sentence is made from the data.
fn made() -> FindingLine<'static> {
    FindingLine { id: "made", headline: None, attribution: None, quotes: Vec::new() }
}

fn quote() -> QuoteLine<'static> {
    let original =
        OriginalLine { lang: "en".to_owned(), direction: Direction::Ltr, text: "original".to_owned() };
    QuoteLine {
        id: "quote",
        words: line("words"),
        note: Some("note".to_owned()),
        original: Some(original),
        speaker: line("speaker"),
    }
}

fn figure(finding: Option<&'static str>, anchored: bool) -> FigureLine<'static> {
    FigureLine {
        id: "figure",
        notation: "1".to_owned(),
        text: line("one"),
        period: finding.map(|_| line("period")),
        finding,
        anchored,
    }
}

fn source(url: Option<&'static str>, dated: bool) -> SourceLine<'static> {
    SourceLine { id: "source", name: line("source"), url, date: dated.then(date) }
}

/// A chart of rows, one of lines, a table: one with a finding, the others without.
fn exhibits() -> Vec<ExhibitLine<'static>> {
    let share = Share::new(5_000);
    let tick = |label| Tick { at: share, label, hold: Hold::Middle };
    let row = Row {
        label: line("label"),
        value: line("value"),
        bar: (Share::default(), share),
        light: Some((share, Share::END)),
        tip: Share::END,
        end: End::Beyond,
        series: 0,
    };
    let groups = vec![RowGroup { heading: Some(line("heading")), rows: vec![row] }];
    let rows = Plot::Rows { groups, ticks: vec![tick(Some(line("tick")))], zero: Some(Share::default()) };
    let point = |range, end| PointAt { time: share, value: share, range, end };
    let points = vec![point(None, End::About), point(Some((Share::default(), share)), End::Within)];
    let lines = Plot::Lines {
        series: vec![LineSeries { label: line("series"), points }],
        values: vec![tick(Some(line("tick")))],
        times: vec![tick(None)],
        zero: None,
    };
    let exhibit = |anchor: &str, plot: Option<Plot>| ExhibitLine {
        anchor: anchor.to_owned(),
        finding: (anchor == "chart-rows").then_some("finding"),
        title: line("title"),
        notes: vec![line("note")],
        drawing: plot.map(|plot| Drawing {
            description: "description".to_owned(),
            signs: vec![line("sign")],
            flow: Direction::Rtl,
            plot,
        }),
        data: "data".to_owned(),
        table: Grid { heads: vec![line("head"), line("head")], rows: vec![vec![line("row"), line("cell")]] },
    };
    vec![exhibit("chart-rows", Some(rows)), exhibit("chart-lines", Some(lines)), exhibit("table-cells", None)]
}

fn date() -> DateLine {
    DateLine { text: line("date"), iso: "2024-10-02".to_owned() }
}
