//! Made-up reports that every template is tried with: one that has all there is, one that has the least.
//!
//! Their words are never seen; that each of them has one is what counts.

use std::sync::Arc;

use super::Site;
use super::record::record;
use crate::localize::{
    Agent, Citation, DateLine, Directory, Drawing, EditionReport, EditionSegment, EditionWords, End, Entry,
    ExhibitLine, FigureLine, FiledFinding, Filing, FindingLine, Grid, Headline, Hold, IndexWords,
    KeyFigureLine, Labelled, Line, LineSeries, OriginalLine, OtherName, Plot, PointAt, QuoteLine,
    ReferenceLine, ReviewWords, Row, RowGroup, Share, Shelf, SourceLine, StatusLine, TermLine, Tick,
};
use crate::markup::{Direction, Piece, Run};
use crate::model::{Date, Id, Language, Status, Visibility};

/// Two editions, published somewhere.
pub fn site() -> Site {
    let editions = vec![Arc::new(words("ar", Direction::Rtl)), Arc::new(words("en", Direction::Ltr))];
    Site {
        base_url: Some("https://example.org".to_owned()),
        editions,
        drafts: true,
        data: true,
        theme: true,
        visibility: Visibility::default(),
    }
}

fn status(status: Status) -> StatusLine {
    let notice = (status != Status::Published).then(|| "notice".to_owned());
    StatusLine { status, label: status.name().to_owned(), notice }
}

/// A report with everything.
pub fn full(site: &Site) -> EditionReport<'static> {
    let finding = FindingLine {
        id: "finding",
        headline: Some(Headline { level: 2, words: line("headline") }),
        label: line("headline"),
        attribution: Some(line("attribution")),
        beside: Some(line("beside")),
        certainty: Some(Labelled { id: "reported", label: "reported".to_owned() }),
        reference: Some(ReferenceLine { source: "source", number: "1".to_owned() }),
        quotes: vec![quote()],
        citation: line("citation"),
    };
    EditionReport {
        summary: Some(line("summary")),
        byline: Some(line("byline")),
        authors: vec!["author"],
        status: status(Status::Draft),
        tags: vec![Labelled { id: "tag", label: "tag".to_owned() }],
        segments: vec![segment(None, false), segment(Some(finding), false), segment(Some(made()), true)],
        figures: vec![figure(Some("finding"), true), figure(Some("made"), false), figure(None, false)],
        sources: vec![source(Some("https://example.org/"), true), source(None, false)],
        exhibits: exhibits(),
        key_figures: vec![key_figure(Some(line("period"))), key_figure(None)],
        terms: vec![term(Some(other_name())), term(None)],
        filing: filing(&["thing"]),
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
        status: status(Status::Published),
        byline: None,
        authors: Vec::new(),
        citation: line("citation"),
        reading_time: line("reading time"),
        key_figures: Vec::new(),
        tags: Vec::new(),
        segments: Vec::new(),
        figures: Vec::new(),
        sources: Vec::new(),
        exhibits: Vec::new(),
        terms: Vec::new(),
        filing: filing(&[]),
    }
}

/// The same report in the other edition.
pub fn english<'a>(site: &Site, report: EditionReport<'a>) -> EditionReport<'a> {
    EditionReport { edition: site.editions[1].clone(), ..report }
}

/// The records of a report with everything, and of an older one with the least, in both editions.
pub fn records(site: &Site) -> Vec<Vec<u8>> {
    let both = |first: EditionReport<'_>, second| record(&[&first, &english(site, second)]);
    let named = |report| EditionReport { id: "full", ..report };
    let older = || {
        let least = least(site);
        let filing = Filing { date: Date::constant(2024, 9, 30), ..least.filing };
        EditionReport { id: "least", filing, ..least }
    };
    [both(named(full(site)), named(full(site))), both(older(), older())].into_iter().flatten().collect()
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
        no_reports: word("no-reports"),
        nothing_listed: word("nothing-listed"),
        original: word("original"),
        permalink: word("permalink"),
        choose: word("choose"),
        footnotes: word("footnotes"),
        tags: word("tags"),
        cite_report: word("cite-report"),
        cite_finding: word("cite-finding"),
        cite_with: word("cite-with"),
        data: word("data"),
        key_figures: word("key-figures"),
        source: word("source"),
        cited_in: word("cited-in"),
        facing: word("facing"),
        zero: '0',
        indexes: index_words(),
        review: review_words(),
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
    FindingLine {
        id: "made",
        headline: None,
        label: line("label"),
        attribution: None,
        beside: None,
        certainty: None,
        reference: None,
        quotes: Vec::new(),
        citation: line("citation"),
    }
}

fn quote() -> QuoteLine<'static> {
    QuoteLine {
        id: "quote",
        words: line("words"),
        note: Some("note".to_owned()),
        original: Some(original()),
        speaker: line("speaker"),
    }
}

fn original() -> OriginalLine {
    OriginalLine { lang: "en".to_owned(), direction: Direction::Ltr, text: "original".to_owned() }
}

fn other_name() -> OtherName {
    OtherName { lang: "en", direction: Direction::Ltr, name: line("name") }
}

fn key_figure(period: Option<Line>) -> KeyFigureLine<'static> {
    KeyFigureLine { id: "figure", notation: "1", text: line("one"), label: line("label"), period }
}

fn term(other: Option<OtherName>) -> TermLine<'static> {
    TermLine { id: "term", name: line("name"), kind: "kind".to_owned(), other }
}

fn figure(finding: Option<&'static str>, anchored: bool) -> FigureLine<'static> {
    FigureLine {
        id: "figure",
        label: line("label"),
        notation: "1",
        text: line("one"),
        period: finding.map(|_| line("period")),
        finding,
        anchored,
    }
}

fn source(url: Option<&'static str>, dated: bool) -> SourceLine<'static> {
    let citation = |_| Citation { finding: "finding", label: line("headline") };
    SourceLine {
        id: "source",
        number: "1".to_owned(),
        name: line("source"),
        url,
        date: dated.then(date),
        citations: url.map(citation).into_iter().collect(),
    }
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

/// A filing under a tag, a source and an entity of each of these ids.
pub fn filing(under: &[&str]) -> Filing {
    let ids: Vec<Id> = under.iter().filter_map(|id| Id::new(id)).collect();
    let by = ids.first().map(|id| Agent {
        id: id.clone(),
        kind: id.clone(),
        name: "name".to_owned(),
        is_source: true,
    });
    let finding = |id: &Id| FiledFinding {
        id: id.clone(),
        label: line("label"),
        by: by.clone(),
        sources: ids.clone(),
        entities: ids.clone(),
    };
    Filing {
        date: Date::constant(2024, 10, 2),
        year: "2024".to_owned(),
        month: line("October"),
        authors: by.clone().into_iter().collect(),
        tags: ids.clone(),
        sources: ids.clone(),
        entities: ids.clone(),
        findings: ids.iter().map(finding).collect(),
    }
}

/// A directory of one tag, one source and one entity.
pub fn directory() -> Directory {
    let shelf = || {
        let entry = |id: Id| Entry {
            id,
            name: line("name"),
            plain: "name".to_owned(),
            latin: Some(line("latin")),
            names: vec!["name".to_owned()],
            url: Some("https://example.org/".to_owned()),
        };
        Shelf::new(Id::new("thing").into_iter().map(entry).collect())
    };
    Directory { tags: shelf(), sources: shelf(), entities: shelf() }
}

fn review_words() -> ReviewWords {
    let word = str::to_owned;
    ReviewWords {
        review: word("review"),
        none: word("none"),
        data: word("data"),
        shared: word("shared"),
        error: word("error"),
        warning: word("warning"),
        hint: word("hint"),
    }
}

fn index_words() -> IndexWords {
    let word = |name: &str| name.to_owned();
    IndexWords {
        browse: word("browse"),
        archive: word("archive"),
        names: word("names"),
        named: word("named"),
        from_source: word("from-source"),
        visit: word("visit"),
        feed: word("feed"),
        older: word("older"),
        newer: word("newer"),
        sheets: word("sheets"),
        months: word("months"),
        search: word("search"),
        search_for: word("search-for"),
        found: word("found"),
        searching: word("searching"),
        none: word("none"),
        failed: word("failed"),
        no_script: word("no-script"),
        lost: word("lost"),
        lost_hint: word("lost-hint"),
    }
}
