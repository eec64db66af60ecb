//! The Atom feed of an edition (RFC 4287): its newest reports, each with its summary and the list of its findings.
//!
//! Readers of feeds know no relative addresses, so there is a feed only where the public address is known. No time is known
//! but the dates of reports, so a report is `updated` at the beginning of its day, in UTC. Titles and summaries are plain text:
//! they begin with a mark of the edition's direction where their first letter has the other one.

use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use serde::Serialize;

use super::address;
use super::around::Plan;
use super::card::{self, Kind, Row};
use super::context::{Link as LinkView, bare};
use super::exhibit::RowView;
use super::record::{self, ExhibitWords, FindingWords};
use super::sheet::{Key, Means, Sheet, Unmade};
use crate::localize::{self, EditionWords};
use crate::markup::undirected;

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
    summary: Option<&'a str>,
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

/// The feed; none where the public address is not known.
pub fn sheet<'p>(plan: &'p Plan<'_>, edition: usize) -> Option<Sheet<'p>> {
    let base = plan.site.base_url.as_deref()?;
    let newest = &plan.announced[plan.announced.len().saturating_sub(NEWEST)..];
    let mut key = Key::default();
    for &report in newest {
        if let Some(digests) = plan.cards.get(report).digests(edition) {
            key.digest(digests.whole);
        }
    }
    let path = address::feed(&plan.editions[edition].words.locale);
    Some(Sheet::new(path, &key, move |means| feed(plan, base, means, (edition, newest))))
}

fn feed(
    plan: &Plan<'_>,
    base: &str,
    means: Means<'_>,
    (edition, newest): (usize, &[usize]),
) -> Result<Vec<u8>, Unmade> {
    let shelved = plan.editions[edition];
    let words = shelved.words;
    let home = address::absolute(base, &address::front(&words.locale));
    let shown = plan.read(means, newest)?;
    let rows = shown.rows(edition)?;
    let told = rows.iter().zip(shown.records()).map(|(row, record)| -> Result<Entry, Unmade> {
        let exhibits = record::exhibits(record, edition).map_err(card::damaged)?;
        let html = means.templates.fragment(TEMPLATE, &context(base, words, (row, exhibits)))?;
        let tags = row.card.names(Kind::Tag).iter().filter_map(|name| plan.cards.id(*name));
        let tags = tags.filter_map(|id| shelved.directory.tags.get(id.as_str()));
        Ok(entry(base, words, row, html.trim(), tags))
    });
    let entries = told.collect::<Result<Vec<Entry>, Unmade>>()?;
    let own = Link {
        mime_type: Some("application/atom+xml".to_owned()),
        ..link("self", address::absolute(base, &address::feed(&words.locale)), words)
    };
    let feed = Feed {
        id: home.clone(),
        lang: Some(words.locale.clone()),
        title: text(&words.publication, words),
        updated: entries.first().map(|newest| newest.updated).unwrap_or_default(),
        authors: vec![person(&words.publication)],
        links: vec![own, link("alternate", home, words)],
        entries,
        ..Feed::default()
    };
    let mut xml = feed.to_string();
    xml.push('\n');
    Ok(xml.into_bytes())
}

/// What the template of an entry's content is given.
pub fn context<'a>(
    base: &str,
    words: &'a EditionWords,
    (row, exhibits): (&'a Row<'_>, Vec<ExhibitWords>),
) -> FeedEntry<'a> {
    let url = address::absolute(base, &address::report(&words.locale, row.card.id.as_str()));
    let finding = |FindingWords { finding, label }: &FindingWords<'_>| {
        let href = format!("{url}#{}", row.findings.get(*finding)?.id);
        Some(LinkView { href, label: label.html.to_string() })
    };
    FeedEntry {
        lang: &words.locale,
        dir: words.direction.html(),
        summary: row.words.summary.as_ref().map(|summary| &*summary.html),
        findings: row.words.findings.iter().filter_map(finding).collect(),
        exhibits: exhibits.into_iter().map(|exhibit| self::exhibit(&url, exhibit)).collect(),
    }
}

fn exhibit(url: &str, exhibit: ExhibitWords) -> FeedExhibit {
    let ExhibitWords { anchor, title, notes, heads, rows } = exhibit;
    FeedExhibit {
        link: LinkView { href: format!("{url}#{anchor}"), label: title },
        heads,
        rows: rows.into_iter().map(|cells| RowView::new(cells.into_iter())).collect(),
        notes,
    }
}

fn entry<'a>(
    base: &str,
    words: &EditionWords,
    row: &Row<'_>,
    html: &str,
    tags: impl Iterator<Item = &'a localize::Entry>,
) -> Entry {
    let url = address::absolute(base, &address::report(&words.locale, row.card.id.as_str()));
    let content = Content {
        lang: Some(words.locale.clone()),
        content_type: Some("html".to_owned()),
        value: Some(sound(html)),
        ..Content::default()
    };
    let category = |tag: &localize::Entry| Category {
        term: tag.id.to_string(),
        label: Some(undirected(sound(&tag.plain))),
        scheme: None,
    };
    Entry {
        id: url.clone(),
        title: text(row.words.title.plain(), words),
        updated: midnight(row),
        published: Some(midnight(row)),
        authors: row.words.authors.iter().map(|author| person(author)).collect(),
        categories: tags.map(category).collect(),
        links: vec![link("alternate", url, words)],
        summary: row.words.summary.as_ref().map(|summary| text(summary.plain(), words)),
        content: Some(content),
        ..Entry::default()
    }
}

fn text(text: &str, words: &EditionWords) -> Text {
    Text::plain(bare(sound(text), words.direction))
}

fn person(name: &str) -> Person {
    Person { name: undirected(sound(name)), ..Person::default() }
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

fn midnight(row: &Row<'_>) -> FixedDateTime {
    // Every date that a report can have is one of this form.
    format!("{}T00:00:00Z", row.iso).parse().unwrap_or_default()
}

/// A text without the characters that XML 1.0 cannot hold, not even escaped.
fn sound(text: &str) -> String {
    let is_sound = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_sound).collect()
}
