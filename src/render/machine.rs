//! What pages say to machines: Open Graph for those that show a card, JSON-LD (schema.org) for those that read facts.
//!
//! Nothing in JSON-LD has marks or isolates: they are values, not lines. It stands in the page as a data block, which no
//! browser runs, so a policy of `script-src 'none'` lets it be.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;

use super::context::Frame;
use super::place::Place;
use super::{Site, address};
use crate::localize::{Agent, Directory, EditionReport, EditionWords, FiledFinding};
use crate::markup::{Run, plain_text, undirected};

/// What a page says to machines.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Machine {
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Open Graph, but for the description, which is that of the page.
    pub open_graph: Vec<Property>,
    /// HTML: JSON-LD, safe inside `<script>`.
    pub json_ld: Option<String>,
}

/// A property and its value.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Property {
    /// `og:title`…
    pub property: &'static str,
    /// Its value.
    pub content: String,
}

impl Machine {
    /// What any page says.
    pub fn website(site: &Site, words: &EditionWords, title: &str, canonical: Option<&str>) -> Self {
        let mut open_graph = vec![property("og:type", "website"), property("og:title", title)];
        open_graph.extend(canonical.map(|url| property("og:url", url)));
        open_graph.push(property("og:site_name", &words.publication));
        open_graph.push(property("og:locale", &open_graph_locale(&words.locale)));
        let others = site.others(words).map(|other| open_graph_locale(&other.locale));
        open_graph.extend(others.map(|locale| property("og:locale:alternate", &locale)));
        Machine { authors: Vec::new(), open_graph, json_ld: None }
    }

    /// What the page of a report says; JSON-LD only where its public address is known.
    pub fn report(site: &Site, report: &EditionReport<'_>, directory: &Directory, frame: &Frame<'_>) -> Self {
        let mut machine = Machine::website(site, &report.edition, &frame.title, frame.canonical.as_deref());
        machine.authors = report.filing.authors.iter().map(|author| undirected(&author.name)).collect();
        if let Some(kind) = machine.open_graph.first_mut() {
            "article".clone_into(&mut kind.content);
        }
        machine.open_graph.push(property("article:published_time", &report.date.iso));
        machine.open_graph.extend(report.tags.iter().map(|tag| property("article:tag", &tag.label)));
        machine.json_ld = site.base_url.as_deref().map(|base| {
            data_block(&Graph { base, site, report, directory, told: RefCell::default() }.report())
        });
        machine
    }
}

fn property(property: &'static str, content: &str) -> Property {
    Property { property, content: content.to_owned() }
}

/// A locale as Open Graph writes it, `language_TERRITORY`; its own tables have a territory for each bare language.
fn open_graph_locale(locale: &str) -> String {
    match locale {
        "ar" => "ar_AR".to_owned(),
        "en" => "en_US".to_owned(),
        locale => locale.replace('-', "_"),
    }
}

fn line_value(runs: &[Run]) -> String {
    undirected(plain_text(runs))
}

/// JSON that may stand inside `<script>`: with every `<` escaped, nothing in it can end the element or open a comment.
fn data_block(told: &Told<'_>) -> String {
    // Only maps with keys other than text cannot be JSON, and there are none.
    let json = serde_json::to_string(told).unwrap_or_default();
    if special(&json).is_none() {
        return json;
    }
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    let mut rest = json.as_str();
    while let Some(at) = special(rest) {
        let (plain, from) = rest.split_at(at);
        let mut after = from.chars();
        out.push_str(plain);
        if let Some(c) = after.next() {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        }
        rest = after.as_str();
    }
    out.push_str(rest);
    out
}

/// Where the first character stands that a script cannot hold as it is: `<`, `>`, `&`, U+2028, U+2029.
fn special(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let sign = memchr::memchr3(b'<', b'>', b'&', bytes);
    let bytes = &bytes[..sign.unwrap_or(bytes.len())];
    let is_break = |at: &usize| matches!(bytes[*at..], [_, 0x80, 0xA8 | 0xA9, ..]);
    memchr::memchr_iter(0xE2, bytes).find(is_break).or(sign)
}

/// A report in the vocabulary of schema.org, its properties in the order of their names, as are those of all that it has.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Told<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Base),
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: [&'static str; 2],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Someone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<Cited<'a>>,
    creative_work_status: &'static str,
    date_published: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_part: Vec<Claim>,
    headline: String,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    publisher: Someone,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Translation<'a>>,
    url: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work_translation: Vec<Translation<'a>>,
}

/// A person or an organization; where they have been told of, their address alone.
#[derive(Debug, Serialize)]
struct Someone {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(rename = "@type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// A source.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Cited<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A claim, a part of a report.
#[derive(Debug, Serialize)]
struct Claim {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Someone>,
    name: String,
}

/// A report in another edition.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Translation<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(rename = "@type")]
    kind: &'static str,
    in_language: &'a str,
}

/// What relative `@id`s begin at.
#[derive(Debug, Serialize)]
struct Base {
    #[serde(rename = "@base")]
    base: String,
}

/// A report as linked data.
struct Graph<'a> {
    base: &'a str,
    site: &'a Site,
    report: &'a EditionReport<'a>,
    directory: &'a Directory,
    /// The addresses of those who have been told of: the next time the address says it all.
    told: RefCell<BTreeSet<String>>,
}

impl Graph<'_> {
    fn address(&self, place: Place<'_>) -> String {
        address::absolute(self.base, &place.path(&self.report.edition.locale))
    }

    fn report(&self) -> Told<'_> {
        let Graph { base, site, report, directory: _, told: _ } = self;
        let words = &*report.edition;
        let url = self.address(Place::Report(report.id));
        // Whoever is told of first is told of in full: authors before those who say something.
        let author: Vec<Someone> = report
            .filing
            .authors
            .iter()
            .map(|author| {
                let url = self.place(author).map(|place| self.address(place));
                Someone { url, ..self.agent(author) }
            })
            .collect();
        let publisher = Someone {
            id: None,
            kind: Some("Organization"),
            name: Some(undirected(&words.publication)),
            url: Some(address::absolute(base, &address::front(&words.locale))),
        };
        // Languages are equal here, but the vocabulary wants an original: the first edition stands for it.
        let others = site.others(words).filter(|other| other.language != words.language);
        let mut translations: Vec<Translation<'_>> = others.map(|other| self.edition(other)).collect();
        let is_original = site.editions.first().is_none_or(|first| first.language == words.language);
        let original = (!is_original && !translations.is_empty()).then(|| translations.swap_remove(0));
        Told {
            // Relative `@id`s begin at the page, wherever it is read from.
            context: ("https://schema.org", Base { base: url.clone() }),
            kind: ["Report", "NewsArticle"],
            id: url.clone(),
            url,
            headline: line_value(&report.title),
            description: report.summary.as_deref().map(line_value),
            in_language: &words.locale,
            date_published: &report.date.iso,
            creative_work_status: report.status.status.name(),
            author,
            publisher,
            keywords: report.tags.iter().map(|tag| undirected(&tag.label)).collect(),
            citation: self.citations(),
            work_translation: if is_original { translations } else { Vec::new() },
            translation_of_work: original,
            has_part: report.filing.findings.iter().map(|finding| self.claim(finding)).collect(),
        }
    }

    /// The report in another edition.
    fn edition<'b>(&self, other: &'b EditionWords) -> Translation<'b> {
        let id = address::absolute(self.base, &address::report(&other.locale, self.report.id));
        Translation { id, kind: "Report", in_language: &other.locale }
    }

    fn citations(&self) -> Vec<Cited<'_>> {
        let sources = self.report.sources.iter().map(|source| Cited {
            kind: "CreativeWork",
            name: match self.directory.sources.get(source.id) {
                Some(entry) => undirected(&entry.plain),
                None => line_value(&source.name),
            },
            url: source.url,
            date_published: source.date.as_ref().map(|date| date.iso.as_str()),
        });
        sources.collect()
    }

    /// A claim: its language and its page are the report's, and its address is its name.
    fn claim(&self, finding: &FiledFinding) -> Claim {
        Claim {
            id: ["#", finding.id.as_str()].concat(),
            kind: "Claim",
            name: line_value(&finding.label),
            author: finding.by.as_ref().map(|by| self.agent(by)),
        }
    }

    /// Someone who wrote or says something, known by the page on them. The vocabulary knows persons and organizations; a group of
    /// people is the latter.
    fn agent(&self, agent: &Agent) -> Someone {
        let kind = if agent.kind.as_str() == "person" { "Person" } else { "Organization" };
        let whole = |id| Someone { id, kind: Some(kind), name: Some(undirected(&agent.name)), url: None };
        let Some(place) = self.place(agent) else { return whole(None) };
        let locale = &self.report.edition.locale;
        let own = Place::Report(self.report.id).path(locale);
        let id = address::relative(&own, &place.path(locale)).replace("index.html", "");
        let mut told = self.told.borrow_mut();
        if told.contains(&id) {
            return Someone { id: Some(id), kind: None, name: None, url: None };
        }
        told.insert(id.clone());
        whole(Some(id))
    }

    /// The page on someone. Names that a report defines for itself have none, nor have those in a report that is not listed.
    fn place<'b>(&self, Agent { id, is_source, .. }: &'b Agent) -> Option<Place<'b>> {
        let id = id.as_str();
        let (known, place) = if *is_source {
            (self.directory.sources.get(id), Place::Source(id))
        } else {
            (self.directory.entities.get(id), Place::Entity(id))
        };
        (known.is_some() && self.site.visibility.lists(self.report.status.status)).then_some(place)
    }
}
