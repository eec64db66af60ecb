//! `docs/theming-contexts.md`: what every template is given, written from the types and their doc comments.
//!
//! `UPDATE_DOCS=1 cargo test contexts_page` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemars::JsonSchema;
use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::Value;

use super::cite::{self, CitePage};
use super::context::{ChooserPage, IndexPage, ReportDraft, ReportPage};
use super::facing::{self, FacingPage};
use super::feed::{self, FeedEntry};
use super::filed;
use super::filed::context::{FiledPage, ListPage};
use super::letter::{self, HtmlLetter, PreviewPage, TextLetter};
use super::lost::{self, LostPage};
use super::review::{self, ReviewPage};
use super::search::{self, SearchPage};
use super::sitemap::{self, Sitemap, Sitemaps};
use super::{html, index, markdown};

const HEAD: &str = "\
# What templates are given

Written from the source by a test: do not edit. [theming.md](theming.md) says what to do with it.

A field that is said to be **HTML** or **Markdown** is a finished fragment: put it in as it is (`{{ field | safe }}` in HTML). Every
other one is plain text, which HTML templates escape by themselves. A partial sees what the page sees that includes it, and the
variables of the loop around it.
";

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/theming-contexts.md");

/// The templates that pages are made of, and the parts of what they are given.
struct Contexts {
    /// One for all pages, so that two types of one name do not pass for one.
    generator: SchemaGenerator,
    pages: String,
    parts: BTreeMap<String, Value>,
}

impl Contexts {
    fn page<T: JsonSchema>(&mut self, template: &str) {
        let schema = self.generator.root_schema_for::<T>().to_value();
        if let Some(parts) = schema["$defs"].as_object() {
            self.parts.extend(parts.iter().map(|(name, part)| (name.clone(), part.clone())));
        }
        let _ = write!(self.pages, "\n## `{template}`\n{}", table(&schema));
    }

    fn write(&self) -> String {
        let mut out = format!("{HEAD}{}\n## Parts\n", self.pages);
        for (name, part) in &self.parts {
            let about = said(part);
            let _ = write!(out, "\n### {name}\n\n{about}\n{}", table(part));
        }
        out
    }
}

/// The fields of a type.
fn table(schema: &Value) -> String {
    let Some(fields) = schema["properties"].as_object() else { return String::new() };
    let mut out = "\n| field | is | |\n|---|---|---|\n".to_owned();
    for (name, field) in fields {
        let _ = writeln!(out, "| `{name}` | {} | {} |", kind(field), said(field));
    }
    out
}

fn said(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// What a field is, in words.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(kinds) = schema["anyOf"].as_array() {
        let some = kinds.iter().filter(|kind| kind["type"] != "null").map(kind);
        return format!("{}, or nothing", some.collect::<Vec<_>>().join(" or "));
    }
    let named = |name: &str| match name {
        "string" => "text".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "boolean" => "yes or no".to_owned(),
        "array" => format!("list of {}", kind(&schema["items"])),
        other => panic!("no word for `{other}` in {schema}"),
    };
    match &schema["type"] {
        Value::String(name) => named(name),
        Value::Array(kinds) => {
            let some: Vec<String> =
                kinds.iter().filter_map(Value::as_str).filter(|n| *n != "null").map(named).collect();
            format!("{}, or nothing", some.join(" or "))
        }
        other => panic!("no kind in {other}: {schema}"),
    }
}

#[test]
fn the_page_says_what_templates_are_given() {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut contexts = Contexts { generator, pages: String::new(), parts: BTreeMap::new() };
    contexts.page::<ReportPage<'_>>(html::TEMPLATE);
    contexts.page::<IndexPage<'_>>(index::FRONT_TEMPLATE);
    contexts.page::<ChooserPage<'_>>(index::CHOOSER_TEMPLATE);
    contexts.page::<CitePage<'_>>(cite::TEMPLATE);
    contexts.page::<FacingPage<'_>>(facing::TEMPLATE);
    contexts.page::<ReviewPage<'_>>(review::TEMPLATE);
    contexts.page::<ListPage<'_>>(filed::LIST_TEMPLATE);
    contexts.page::<FiledPage<'_>>(filed::FILED_TEMPLATE);
    contexts.page::<SearchPage<'_>>(search::TEMPLATE);
    contexts.page::<LostPage<'_>>(lost::TEMPLATE);
    contexts.page::<FeedEntry<'_>>(feed::TEMPLATE);
    contexts.page::<ReportDraft<'_>>(markdown::TEMPLATE);
    contexts.page::<HtmlLetter>(letter::HTML_TEMPLATE);
    contexts.page::<TextLetter>(letter::TEXT_TEMPLATE);
    contexts.page::<PreviewPage>(letter::INDEX_TEMPLATE);
    contexts.page::<Sitemap<'_>>(sitemap::TEMPLATE);
    contexts.page::<Sitemaps>(sitemap::LIST_TEMPLATE);
    contexts.page::<Sitemaps>(sitemap::ROBOTS_TEMPLATE);
    let page = contexts.write();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(PLACE, &page).expect("the page is written");
    }
    let there = std::fs::read_to_string(PLACE).unwrap_or_default();
    assert!(
        there.replace("\r\n", "\n") == page,
        "docs/theming-contexts.md is stale: `UPDATE_DOCS=1 cargo test contexts_page`"
    );
}

/// Every template that a project can replace is spoken of in `docs/theming.md`.
#[test]
fn the_guide_names_every_template() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("docs/theming.md")).expect("the guide");
    for folder in [
        "html",
        "html/partials",
        "markdown",
        "markdown/partials",
        "newsletter",
        "newsletter/partials",
        "site",
    ] {
        for entry in std::fs::read_dir(root.join("templates").join(folder)).expect("templates") {
            let entry = entry.expect("an entry");
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            assert!(
                entry.path().is_dir() || guide.contains(&format!("`{name}`")),
                "docs/theming.md does not name `{name}`"
            );
        }
    }
}
