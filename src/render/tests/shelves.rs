//! Archives of many reports: what is cut, what stays as it is, what is made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::super::*;
use super::sample;
use crate::localize::{DateLine, EditionReport, Filing, Line, StatusLine};
use crate::model::{Date, Status};

/// What an archive knows of a report.
#[derive(Clone)]
pub struct Told {
    pub id: String,
    pub title: String,
    pub date: Date,
    pub status: Status,
    /// What it and its finding are filed under, and whether it has charts.
    pub tags: bool,
    pub entities: bool,
    pub charts: bool,
}

impl Told {
    /// A published report.
    pub fn new(id: &str, date: Date) -> Self {
        let title = format!("title of {id}");
        let status = Status::Published;
        Told { id: id.to_owned(), title, date, status, tags: true, entities: true, charts: true }
    }

    fn record(&self, site: &Site) -> Vec<u8> {
        let edition = |english: bool| {
            let Told { id, title, date, status, .. } = self;
            let full = sample::full(site);
            let mut filing = Filing {
                date: *date,
                year: date.year().to_string(),
                month: sample::line(&date.strftime("%B %Y").to_string()),
                ..full.filing
            };
            if !self.tags {
                filing.tags.clear();
            }
            if !self.entities {
                filing.findings[0].entities.clear();
            }
            let exhibits = if self.charts { full.exhibits } else { Vec::new() };
            let notice = (*status != Status::Published).then(|| "notice".to_owned());
            let report = EditionReport {
                id,
                title: vec![super::latin("H100"), super::text(&format!(" & <b>\u{7} {title}"))],
                date: DateLine { text: sample::line(&date.to_string()), iso: date.to_string() },
                status: StatusLine { status: *status, label: status.name().to_owned(), notice },
                filing,
                exhibits,
                ..sample::full(site)
            };
            if english { sample::english(site, report) } else { report }
        };
        record(&[&edition(false), &edition(true)]).expect("a record")
    }
}

/// What is kept of some reports.
pub struct Archive<'a> {
    site: &'a Site,
    directory: Directory,
    cards: Cards,
    records: Vec<Vec<u8>>,
}

impl<'a> Archive<'a> {
    pub fn new(site: &'a Site, reports: &[Told]) -> Self {
        let records: Vec<Vec<u8>> = reports.iter().map(|report| report.record(site)).collect();
        let mut cards = Cards::default();
        for record in &records {
            cards.add(record).expect("a record");
        }
        Archive { site, directory: sample::directory(), cards, records }
    }

    fn with<T>(&self, work: impl FnOnce(&Plan<'_>) -> T) -> T {
        let span =
            |from: Date, to: Date| -> io::Result<Line> { Ok(sample::line(&format!("{from} to {to}"))) };
        let shelved = |words| Shelved { words, directory: &self.directory, span: &span };
        let editions: Vec<Shelved<'_>> = self.site.editions.iter().map(|words| shelved(&**words)).collect();
        work(&Plan::new(self.site, &editions, &self.cards))
    }

    /// All pages and files, by path.
    pub fn pages(&self, templates: &Templates) -> BTreeMap<String, String> {
        self.some_pages(templates, |_| true)
    }

    /// Those whose paths are wanted.
    fn some_pages(&self, templates: &Templates, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
        let means = Means { templates, records: &self.records };
        let page = |sheet: &Sheet<'_>| {
            let Page { path, bytes } = sheet.make(means).expect("it is made");
            (path, String::from_utf8(bytes).expect("UTF-8"))
        };
        self.with(|plan| plan.sheets().iter().filter(|sheet| wanted(sheet.path())).map(page).collect())
    }

    /// The keys of all pages and files, by path.
    fn keys(&self) -> BTreeMap<String, [u8; 32]> {
        self.with(|plan| {
            let sheets = plan.sheets();
            let keys: BTreeMap<_, _> =
                sheets.iter().map(|sheet| (sheet.path().to_owned(), sheet.key())).collect();
            assert_eq!(keys.len(), sheets.len(), "two have one path");
            keys
        })
    }
}

/// A report of the day that many days after the beginning of 2023.
fn report(number: usize, day: i32) -> Told {
    let date = Date::constant(2023, 1, 1).saturating_add(jiff::Span::new().days(day));
    Told::new(&format!("report-{number}"), date)
}

/// One report a day.
fn reports(count: usize) -> Vec<Told> {
    (0..count).map(|number| report(number, i32::try_from(number).expect("few"))).collect()
}

/// The paths below a folder of one edition, which the other must have too.
fn below<T>(pages: &BTreeMap<String, T>, folder: &str) -> Vec<String> {
    let below = |locale: &str| -> Vec<String> {
        let root = format!("{locale}/{folder}/");
        pages.keys().filter_map(|path| path.strip_prefix(&root)).map(str::to_owned).collect()
    };
    assert_eq!(below("ar"), below("en"), "both editions have the same sheets");
    below("en")
}

/// The ids of the reports that a page links to, in its order.
fn linked(html: &str) -> Vec<&str> {
    let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links
        .filter(|link| link.ends_with("/index.html"))
        .filter_map(|link| link.split('/').rev().nth(1))
        .filter(|id| id.starts_with("report-"))
        .collect()
}

#[test]
fn a_list_is_one_page_until_it_has_two_full_sheets() {
    let site = super::site();
    for (count, sheets) in [(99, 0), (100, 0), (199, 0), (200, 1), (201, 1), (300, 2)] {
        let all = reports(count);
        let archive = Archive::new(&site, &all);
        let keys = archive.keys();
        let older: Vec<String> = (1..=sheets).map(|number| format!("page/{number}/index.html")).collect();
        for folder in ["tags/thing", "sources/thing", "entities/thing", "dates/2023"] {
            let mut expected = vec!["index.html".to_owned()];
            expected.extend(older.clone());
            assert_eq!(below(&keys, folder), expected, "{folder} of {count}");
        }
        let mut index = vec!["index.html".to_owned(), "index.json".to_owned()];
        index.extend((1..=sheets).map(|number| format!("index-{number}.json")));
        index.sort();
        assert_eq!(below(&keys, "search"), index, "of {count}");
    }
}

#[test]
fn every_report_stands_on_one_sheet_and_sheets_lead_to_each_other() {
    let site = super::site();
    let pages = Archive::new(&site, &reports(320)).pages(&super::templates());
    let ids = |range: std::ops::Range<usize>| -> Vec<String> {
        range.rev().map(|number| format!("report-{number}")).collect()
    };
    for folder in ["tags/thing", "entities/thing", "dates/2023"] {
        let page = |path: &str| &pages[&format!("en/{folder}/{path}index.html")];
        let (newest, second, first) = (page(""), page("page/2/"), page("page/1/"));
        assert_eq!(linked(newest), ids(200..320), "{folder}");
        assert_eq!(linked(second), ids(100..200), "{folder}");
        assert_eq!(linked(first), ids(0..100), "{folder}");
        assert!(newest.contains("<a href=\"page/2/index.html\" rel=\"next\">older</a>"), "{newest}");
        assert!(!newest.contains("rel=\"prev\""));
        assert!(second.contains("<a href=\"../../index.html\" rel=\"prev\">newer</a>"), "{second}");
        assert!(second.contains("<a href=\"../1/index.html\" rel=\"next\">older</a>"));
        assert!(first.contains("<a href=\"../2/index.html\" rel=\"prev\">newer</a>"));
        assert!(!first.contains("rel=\"next\""));
        let other = format!("href=\"../../../../../ar/{folder}/page/2/index.html\"");
        assert!(second.contains(&other), "the same sheet in the other edition: {second}");
        let own = format!("<link rel=\"canonical\" href=\"https://example.org/en/{folder}/page/2/\">");
        assert!(second.contains(&own));
        assert!(second.contains("<p class=\"span\">2023-04-11 to 2023-07-19</p>"), "{second}");
        assert!(second.contains("– 2023-04-11 to 2023-07-19 – Bayan</title>"), "{second}");
        assert!(!newest.contains("class=\"span\""));
    }
    let front = &pages["en/index.html"];
    assert_eq!(linked(front), ids(200..320));
    assert!(front.contains("<a href=\"dates/index.html\">older</a>"), "{front}");
    assert!(pages["sitemap.xml"].contains("<loc>https://example.org/ar/tags/thing/page/2/</loc>"));
}

#[test]
fn every_month_of_a_year_has_its_anchor_on_the_page_of_the_year() {
    let site = super::site();
    let pages = Archive::new(&site, &reports(320)).pages(&super::templates());
    let newest = &pages["en/dates/2023/index.html"];
    // The newest sheet begins on July 20; what is before stands on the second and the first.
    for month in ["11", "08", "07"] {
        assert!(newest.contains(&format!("<h2 class=\"month\" id=\"month-{month}\">")), "{month}: {newest}");
    }
    for (month, sheet, name) in
        [("06", 2, "June"), ("04", 2, "April"), ("03", 1, "March"), ("01", 1, "January")]
    {
        let link = format!(
            "<li id=\"month-{month}\"><a href=\"page/{sheet}/index.html#month-{month}\">{name} 2023</a></li>"
        );
        assert!(newest.contains(&link), "{link}: {newest}");
        let there = &pages[&format!("en/dates/2023/page/{sheet}/index.html")];
        assert!(there.contains(&format!("id=\"month-{month}\"")), "{month}");
    }
    assert_eq!(newest.matches("id=\"month-07\"").count(), 1);
    assert!(!pages["en/dates/2023/page/2/index.html"].contains("<li id=\"month-"));
}

/// The paths whose keys differ, without the edition; those of both editions must differ alike.
fn changed(before: &Archive<'_>, after: &Archive<'_>) -> Vec<String> {
    let (before, after) = (before.keys(), after.keys());
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let differ: BTreeSet<&str> =
        paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).map(String::as_str).collect();
    let arabic = differ.iter().filter_map(|path| path.strip_prefix("ar/"));
    let english = differ.iter().filter_map(|path| path.strip_prefix("en/"));
    assert!(arabic.eq(english.clone()), "{differ:?}");
    let shared = differ.iter().filter(|path| !path.starts_with("ar/") && !path.starts_with("en/"));
    english.map(str::to_owned).chain(shared.map(|path| (*path).to_owned())).collect()
}

#[test]
fn a_new_report_changes_the_newest_sheets_alone() {
    let site = super::site();
    let all = reports(330);
    let before = Archive::new(&site, &all[..329]);
    let expected = [
        "dates/2023/index.html",
        "entities/thing/index.html",
        "feed.xml",
        "index.html",
        "search/index.json",
        "sources/thing/index.html",
        "tags/thing/index.html",
        "sitemap.xml",
    ];
    assert_eq!(changed(&before, &Archive::new(&site, &all)), expected);

    // The order of the cards is that of folders, not of dates.
    let mut mixed = all.clone();
    mixed.reverse();
    assert_eq!(Archive::new(&site, &mixed).keys(), Archive::new(&site, &all).keys());
}

#[test]
fn a_full_sheet_moves_once_another_is_full() {
    let site = super::site();
    let all = reports(300);
    let differ = changed(&Archive::new(&site, &all[..299]), &Archive::new(&site, &all));
    // The last of the older sheets led to the newest, and now leads to the one that was added.
    for path in ["tags/thing/page/1/index.html", "tags/thing/page/2/index.html", "search/index-2.json"] {
        assert!(differ.contains(&path.to_owned()), "{path}: {differ:?}");
    }
    assert!(!differ.contains(&"search/index-1.json".to_owned()), "{differ:?}");
}

#[test]
fn what_is_older_than_a_late_or_a_lost_report_stays() {
    let site = super::site();
    let all = reports(340);
    let before = Archive::new(&site, &all);
    let late = |day| {
        let mut all = all.clone();
        all.push(report(1000, day));
        Archive::new(&site, &all)
    };
    let tags = |differ: Vec<String>| -> Vec<String> {
        differ.into_iter().filter(|path| path.starts_with("tags/thing/")).collect()
    };
    let (newest, first, second) =
        ("tags/thing/index.html", "tags/thing/page/1/index.html", "tags/thing/page/2/index.html");
    assert_eq!(tags(changed(&before, &late(250))), [newest]);
    assert_eq!(tags(changed(&before, &late(150))), [newest, second]);
    assert_eq!(tags(changed(&before, &late(50))), [newest, first, second]);
    let mut without = all.clone();
    without.remove(150);
    assert_eq!(tags(changed(&before, &Archive::new(&site, &without))), [newest, second]);
}

/// A change of an archive: what it is, and how it is made.
type Edit = (&'static str, fn(&mut Vec<Told>));

#[test]
fn the_same_key_means_the_same_bytes() {
    let (site, templates) = (super::site(), super::templates());
    let all = reports(305);
    let before = Archive::new(&site, &all);
    let (keys, pages) = (before.keys(), before.pages(&templates));
    let edits: &[Edit] = &[
        ("newest", |all| all.push(report(305, 305))),
        ("late", |all| all.push(report(400, 120))),
        ("lost", |all| drop(all.remove(7))),
        ("another year", |all| all.push(report(500, -40))),
        ("titled anew", |all| all[130].title = "another".to_owned()),
        ("without charts", |all| all[300].charts = false),
        ("dated anew", |all| all[150].date = Date::constant(2023, 1, 3)),
        ("withdrawn", |all| all[299].status = Status::Withdrawn),
        ("without a tag", |all| all[20].tags = false),
        ("of one name less", |all| all[304].entities = false),
        ("under nothing", Vec::clear),
    ];
    for (what, edit) in edits {
        let mut edited = all.clone();
        edit(&mut edited);
        let after = Archive::new(&site, &edited);
        let keys_after = after.keys();
        let same = |path: &str| keys.get(path) == keys_after.get(path);
        let pages_after = after.some_pages(&templates, same);
        assert!(!pages_after.is_empty(), "{what}: the choice of a language stays");
        assert_ne!(keys, keys_after, "{what}");
        for (path, page) in &pages_after {
            assert_eq!(pages.get(path), Some(page), "{what}: {path}");
        }
    }
}
