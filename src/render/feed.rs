//! The Atom feed of an edition (RFC 4287): its newest reports, each with its summary and the list of its findings.
//!
//! Readers of feeds know no relative addresses, so there is a feed only where the public address is known. No time is known
//! but the dates of reports, so a report is `updated` at the beginning of its day, in UTC. Titles and summaries are plain text:
//! they begin with a mark of the edition's direction where their first letter has the other one.

use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use serde::Serialize;

use super::around::Shelved;
use super::context::{Link as LinkView, bare};
use super::exhibit::RowView;
use super::html::line;
use super::{Site, Templates, address};
use crate::diagnostic::Diagnostic;
use crate::localize::{self, EditionWords, ExhibitSummary, ReportSummary};
use crate::markup::{plain_text, undirected};
use crate::publish::Page;

/// The template of the content of an entry.
pub const TEMPLATE: &str = "html/feed-entry.html";

/// How many reports a feed holds.
const NEWEST: usize = 50;

/// `html/feed-entry.html`: what a feed says of a report.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FeedEntry<'a> {
    /// BCP 47 tag of its language.
    lang: &'a str,
    /// Its direction.
    dir: &'static str,
    /// HTML: the summary.
    summary: Option<String>,
    /// Links to the findings.
    findings: Vec<LinkView>,
    /// The charts and tables, all of them as tables: readers of feeds strip drawings.
    exhibits: Vec<FeedExhibit>,
}

/// A chart or a table in a feed.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FeedExhibit {
    /// Link to it, with its title.
    link: LinkView,
    /// HTML: the heads of the columns.
    heads: Vec<String>,
    /// The rows of the table.
    rows: Vec<RowView>,
    /// HTML: what is to be said about it.
    notes: Vec<String>,
}

/// The feed; none where the public address is not known. The reports come newest first.
pub fn page(
    templates: &Templates,
    site: &Site,
    edition: Shelved<'_>,
    reports: &[&ReportSummary],
) -> Result<Option<Page>, Diagnostic> {
    let Some(base) = site.base_url.as_deref() else { return Ok(None) };
    let words = edition.words;
    let path = address::feed(&words.locale);
    let home = address::absolute(base, &address::front(&words.locale));
    let newest = &reports[..reports.len().min(NEWEST)];
    let entries = newest
        .iter()
        .map(|report| entry(templates, base, edition, report))
        .collect::<Result<Vec<Entry>, _>>()?;
    let own = Link {
        mime_type: Some("application/atom+xml".to_owned()),
        ..link("self", address::absolute(base, &path), words)
    };
    let feed = Feed {
        id: home.clone(),
        lang: Some(words.locale.clone()),
        title: text(&words.publication, words),
        updated: newest.first().map(|report| midnight(report)).unwrap_or_default(),
        authors: vec![person(&words.publication)],
        links: vec![own, link("alternate", home, words)],
        entries,
        ..Feed::default()
    };
    let mut xml = feed.to_string();
    xml.push('\n');
    Ok(Some(Page { path, bytes: xml.into_bytes() }))
}

/// What the template of an entry's content is given.
pub fn context<'a>(base: &str, words: &'a EditionWords, report: &ReportSummary) -> FeedEntry<'a> {
    let url = address::absolute(base, &address::report(&words.locale, &report.id));
    let findings = report.filing.findings.iter();
    FeedEntry {
        lang: &words.locale,
        dir: words.direction.html(),
        summary: report.summary.as_deref().map(line),
        findings: findings
            .map(|finding| LinkView { href: format!("{url}#{}", finding.id), label: line(&finding.label) })
            .collect(),
        exhibits: report.exhibits.iter().map(|exhibit| self::exhibit(&url, exhibit)).collect(),
    }
}

fn exhibit(url: &str, exhibit: &ExhibitSummary) -> FeedExhibit {
    let ExhibitSummary { anchor, title, notes, table } = exhibit;
    FeedExhibit {
        link: LinkView { href: format!("{url}#{anchor}"), label: line(title) },
        heads: table.heads.iter().map(|head| line(head)).collect(),
        rows: table.rows.iter().map(|cells| RowView::new(cells.iter().map(|cell| line(cell)))).collect(),
        notes: notes.iter().map(|note| line(note)).collect(),
    }
}

fn entry(
    templates: &Templates,
    base: &str,
    edition: Shelved<'_>,
    report: &ReportSummary,
) -> Result<Entry, Diagnostic> {
    let Shelved { words, directory, .. } = edition;
    let url = address::absolute(base, &address::report(&words.locale, &report.id));
    let html = templates.fragment(TEMPLATE, &context(base, words, report))?;
    let content = Content {
        lang: Some(words.locale.clone()),
        content_type: Some("html".to_owned()),
        value: Some(sound(html.trim())),
        ..Content::default()
    };
    let tags = report.filing.tags.iter().filter_map(|id| directory.tags.get(id.as_str()));
    let category = |tag: &localize::Entry| Category {
        term: tag.id.to_string(),
        label: Some(undirected(&sound(&tag.plain))),
        scheme: None,
    };
    Ok(Entry {
        id: url.clone(),
        title: text(&plain_text(&report.title), words),
        updated: midnight(report),
        published: Some(midnight(report)),
        authors: report.filing.authors.iter().map(|author| person(&author.name)).collect(),
        categories: tags.map(category).collect(),
        links: vec![link("alternate", url, words)],
        summary: report.summary.as_deref().map(|summary| text(&plain_text(summary), words)),
        content: Some(content),
        ..Entry::default()
    })
}

fn text(text: &str, words: &EditionWords) -> Text {
    Text::plain(bare(sound(text), words.direction))
}

fn person(name: &str) -> Person {
    Person { name: undirected(&sound(name)), ..Person::default() }
}

fn link(rel: &str, href: String, words: &EditionWords) -> Link {
    Link {
        rel: rel.to_owned(),
        href,
        hreflang: Some(words.locale.clone()),
        mime_type: Some("text/html".to_owned()),
        ..Link::default()
    }
}

fn midnight(report: &ReportSummary) -> FixedDateTime {
    // Every date that a report can have is one of this form.
    format!("{}T00:00:00Z", report.iso).parse().unwrap_or_default()
}

/// A text without the characters that XML 1.0 cannot hold, not even escaped.
fn sound(text: &str) -> String {
    let is_sound = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_sound).collect()
}
