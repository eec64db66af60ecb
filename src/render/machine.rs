//! What pages say to machines: Open Graph for those that show a card, JSON-LD (schema.org) for those that read facts.
//!
//! Nothing in JSON-LD has marks or isolates: they are values, not lines. It stands in the page as a data block, which no
//! browser runs, so a policy of `script-src 'none'` lets it be.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::context::Frame;
use super::place::Place;
use super::{Site, address};
use crate::localize::{Agent, Directory, EditionReport, EditionWords, FiledFinding};
use crate::markup::{Run, plain_text};

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
        machine.authors = report.filing.authors.iter().map(|author| value(&author.name)).collect();
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

/// A text as a value: without marks, isolates and joiners of direction.
pub fn value(text: &str) -> String {
    let is_control = |c: &char| matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !is_control(c)).collect()
}

fn line_value(runs: &[Run]) -> String {
    value(&plain_text(runs))
}

/// JSON that may stand inside `<script>`: with every `<` escaped, nothing in it can end the element or open a comment.
fn data_block(json: &Value) -> String {
    let mut out = String::new();
    for c in json.to_string().chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
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

    fn report(&self) -> Value {
        let Graph { base, site, report, directory: _, told: _ } = self;
        let words = &*report.edition;
        let url = self.address(Place::Report(report.id));
        let mut out = Map::new();
        let mut set = |key: &str, value: Value| drop(out.insert(key.to_owned(), value));
        // Relative `@id`s begin at the page, wherever it is read from.
        set("@context", json!(["https://schema.org", { "@base": url }]));
        set("@type", json!(["Report", "NewsArticle"]));
        set("@id", json!(url));
        set("url", json!(url));
        set("headline", json!(line_value(&report.title)));
        if let Some(summary) = &report.summary {
            set("description", json!(line_value(summary)));
        }
        set("inLanguage", json!(words.locale));
        set("datePublished", json!(report.date.iso));
        set("creativeWorkStatus", json!(report.status.status.name()));
        if !report.filing.authors.is_empty() {
            let authors = report.filing.authors.iter().map(|author| {
                let mut out = self.agent(author);
                if let Some(place) = self.place(author) {
                    out["url"] = json!(self.address(place));
                }
                out
            });
            set("author", authors.collect());
        }
        let home = address::absolute(base, &address::front(&words.locale));
        let publisher = json!({ "@type": "Organization", "name": value(&words.publication), "url": home });
        set("publisher", publisher);
        if !report.tags.is_empty() {
            set("keywords", report.tags.iter().map(|tag| json!(value(&tag.label))).collect());
        }
        if !report.sources.is_empty() {
            set("citation", self.citations());
        }
        // Languages are equal here, but the vocabulary wants an original: the first edition stands for it.
        let others = site.others(words).filter(|other| other.language != words.language);
        let translations: Vec<Value> = others.map(|other| self.edition(other)).collect();
        let is_original = site.editions.first().is_none_or(|first| first.language == words.language);
        if is_original && !translations.is_empty() {
            set("workTranslation", Value::Array(translations));
        } else if let Some(original) = translations.into_iter().next() {
            set("translationOfWork", original);
        }
        if !report.filing.findings.is_empty() {
            set("hasPart", report.filing.findings.iter().map(|finding| self.claim(finding)).collect());
        }
        Value::Object(out)
    }

    /// The report in another edition.
    fn edition(&self, other: &EditionWords) -> Value {
        let url = address::absolute(self.base, &address::report(&other.locale, self.report.id));
        json!({ "@type": "Report", "@id": url, "inLanguage": other.locale })
    }

    fn citations(&self) -> Value {
        let sources = self.report.sources.iter().map(|source| {
            let mut out = Map::new();
            let name = match self.directory.sources.get(source.id) {
                Some(entry) => value(&entry.plain),
                None => line_value(&source.name),
            };
            out.insert("@type".to_owned(), json!("CreativeWork"));
            out.insert("name".to_owned(), json!(name));
            if let Some(url) = source.url {
                out.insert("url".to_owned(), json!(url));
            }
            if let Some(date) = &source.date {
                out.insert("datePublished".to_owned(), json!(date.iso));
            }
            Value::Object(out)
        });
        sources.collect()
    }

    /// A claim, a part of the report: its language and its page are the report's, and its address is its name.
    fn claim(&self, finding: &FiledFinding) -> Value {
        let mut out = Map::new();
        out.insert("@type".to_owned(), json!("Claim"));
        out.insert("@id".to_owned(), json!(format!("#{}", finding.id)));
        out.insert("name".to_owned(), json!(line_value(&finding.label)));
        if let Some(by) = &finding.by {
            out.insert("author".to_owned(), self.agent(by));
        }
        Value::Object(out)
    }

    /// Someone who wrote or says something, known by the page on them. The vocabulary knows persons and organizations; a group of
    /// people is the latter.
    fn agent(&self, agent: &Agent) -> Value {
        let kind = if agent.kind.as_str() == "person" { "Person" } else { "Organization" };
        let name = value(&agent.name);
        let Some(place) = self.place(agent) else { return json!({ "@type": kind, "name": name }) };
        let locale = &self.report.edition.locale;
        let own = Place::Report(self.report.id).path(locale);
        let id = address::relative(&own, &place.path(locale)).replace("index.html", "");
        if self.told.borrow_mut().insert(id.clone()) {
            json!({ "@type": kind, "@id": id, "name": name })
        } else {
            json!({ "@id": id })
        }
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
