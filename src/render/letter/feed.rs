//! The Atom feed of an edition's letters, for services that turn feeds into mails.

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};

use super::{IssueSummary, base};
use crate::localize::EditionWords;
use crate::publish::Page;
use crate::render::{Site, address};

/// How many issues a feed holds.
const NEWEST: usize = 12;

/// The feed. The issues come newest first.
pub fn page(site: &Site, words: &EditionWords, issues: &[IssueSummary]) -> Page {
    let path = address::letters_feed(&words.locale);
    let url = address::absolute(base(site), &path);
    let newest = issues.iter().take(NEWEST);
    let entries: Vec<Entry> = newest.filter_map(|issue| entry(site, words, issue)).collect();
    let feed = Feed {
        id: url.clone(),
        lang: Some(words.locale.clone()),
        title: Text::plain(words.publication.clone()),
        updated: entries.first().map(|entry| entry.updated).unwrap_or_default(),
        authors: vec![Person { name: words.publication.clone(), ..Person::default() }],
        links: vec![Link {
            rel: "self".to_owned(),
            href: url,
            mime_type: Some("application/atom+xml".to_owned()),
            ..Link::default()
        }],
        entries,
        ..Feed::default()
    };
    let mut xml = feed.to_string();
    xml.push('\n');
    Page { path, bytes: xml.into_bytes() }
}

fn entry(site: &Site, words: &EditionWords, issue: &IssueSummary) -> Option<Entry> {
    let letter = issue.letters.iter().find(|letter| letter.locale == words.locale && !letter.bilingual)?;
    let url = address::absolute(base(site), &address::letter(issue.name.as_str(), &words.locale, "html"));
    // Every date that an issue can have is one of this form.
    let updated: FixedDateTime = format!("{}T00:00:00Z", issue.date).parse().unwrap_or_default();
    let content = Content {
        lang: Some(words.locale.clone()),
        content_type: Some("html".to_owned()),
        value: Some(letter.html.clone()),
        ..Content::default()
    };
    Some(Entry {
        id: url.clone(),
        title: Text::plain(letter.subject.clone()),
        updated,
        published: Some(updated),
        links: vec![Link {
            rel: "alternate".to_owned(),
            href: url,
            hreflang: Some(words.locale.clone()),
            mime_type: Some("text/html".to_owned()),
            ..Link::default()
        }],
        summary: Some(Text::plain(letter.preheader.clone())),
        content: Some(content),
        ..Entry::default()
    })
}
