//! The file formats as JSON Schema (draft 2020-12), for editors and for the programs that write findings.
//!
//! In: the drafts, which know their keys and what these mean. Out: a document for each kind of data file. A schema knows shapes only; that
//! ids are known, figures right and texts there in both languages is for `bayan check` to say.

use serde_json::{Map, Value as Json, json};

use super::draft::{ConfigDraft, GlossaryDraft, ReportDraft};
use super::newsletter::IssueDraft;
use super::reader::Read;
use crate::request::FileKind;

/// The key by which a JSON file names its own schema. It says nothing about the report.
pub const SCHEMA_KEY: &str = "$schema";

/// The schema of a kind of data file, whole.
#[must_use]
pub fn document(of: FileKind) -> Json {
    let mut definitions = Definitions::default();
    let (root, title) = match of {
        FileKind::Report => (ReportDraft::schema(&mut definitions), "A report of bayan"),
        FileKind::Glossary => (GlossaryDraft::schema(&mut definitions), "The glossary of bayan"),
        FileKind::Issue => (IssueDraft::schema(&mut definitions), "An issue of a newsletter of bayan"),
        FileKind::Config => (ConfigDraft::schema(&mut definitions), "The configuration of bayan"),
    };
    let mut document = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:bayan:schema:{}", of.name()),
        "title": title,
    });
    let Definitions(mut definitions) = definitions;
    let root = root["$ref"].as_str().and_then(|path| definitions.remove(path.strip_prefix(DEFINITIONS)?));
    if let (Json::Object(document), Some(Json::Object(root))) = (&mut document, root) {
        document.extend(root);
        if let Some(Json::Object(properties)) = document.get_mut("properties") {
            let described =
                described(json!({ "type": "string" }), &["The address of this schema, for editors."]);
            properties.insert(SCHEMA_KEY.into(), described);
        }
        if !definitions.is_empty() {
            document.insert("$defs".into(), definitions.into());
        }
    }
    document
}

/// Where definitions are referred to.
const DEFINITIONS: &str = "#/$defs/";

/// The schemas that have a name.
#[derive(Debug, Default)]
pub struct Definitions(Map<String, Json>);

impl Definitions {
    /// A reference to the schema of a draft, which is made if it is not there yet.
    pub fn refer(&mut self, draft: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        let name = draft.strip_suffix("Draft").unwrap_or(draft);
        if !self.0.contains_key(name) {
            let schema = make(self);
            self.0.insert(name.into(), schema);
        }
        json!({ "$ref": format!("{DEFINITIONS}{name}") })
    }
}

/// The schema of a table while its keys are gathered.
#[derive(Debug)]
pub struct Table {
    description: String,
    properties: Map<String, Json>,
    needed: Vec<&'static str>,
}

impl Table {
    /// A table that these docs describe.
    #[must_use]
    pub fn new(docs: &[&str]) -> Self {
        Table { description: text(docs), properties: Map::new(), needed: Vec::new() }
    }

    /// Takes in a key.
    pub fn key(&mut self, key: &str, schema: Json, docs: &[&str]) {
        self.properties.insert(key.into(), described(schema, docs));
    }

    /// Says that a key must be there.
    pub fn need(&mut self, key: &'static str) {
        self.needed.push(key);
    }

    /// The schema.
    #[must_use]
    pub fn finish(self) -> Json {
        let Table { description, properties, needed } = self;
        let mut schema = json!({
            "description": description,
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !needed.is_empty() {
            schema["required"] = needed.into();
        }
        schema
    }
}

/// A schema with its documentation.
fn described(mut schema: Json, docs: &[&str]) -> Json {
    if let Json::Object(object) = &mut schema {
        object.insert("description".into(), text(docs).into());
    }
    schema
}

/// Lines of documentation as one.
fn text(docs: &[&str]) -> String {
    let lines: Vec<&str> = docs.iter().map(|line| line.trim()).collect();
    lines.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::load::Syntax;
    use crate::source::Sources;

    #[test]
    fn a_document_is_complete() {
        let report = document(FileKind::Report);
        assert_eq!(report["$id"], "urn:bayan:schema:report");
        assert_eq!(report["required"], json!(["date"]));
        assert_eq!(report["properties"]["title"]["$ref"], "#/$defs/Bilingual");
        assert_eq!(
            report["properties"]["title"]["description"],
            "Its title, unless the prose files carry it."
        );
        assert_eq!(report["$defs"]["Bilingual"]["required"], json!(["ar", "en"]));
        let text = report.to_string();
        let names: Vec<&str> =
            text.split(DEFINITIONS).skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(names.iter().all(|name| report["$defs"][name].is_object()), "{names:?}");
    }

    /// A file may name its schema; the name is no key of the report.
    #[test]
    fn the_name_of_the_schema_is_not_read() {
        for (syntax, text) in [
            (Syntax::Json, r#"{ "$schema": "x", "tags": {} }"#),
            (Syntax::Yaml, "$schema: x\ntags: {}\n"),
            (Syntax::Toml, "\"$schema\" = \"x\"\ntags = {}\n"),
        ] {
            let span = Sources::default().add("glossary", text);
            let mut diagnostics = Diagnostics::default();
            let node = crate::parse::data(syntax, text, span, &mut diagnostics);
            assert!(GlossaryDraft::read(&node, &mut diagnostics).is_some());
            assert!(diagnostics.is_empty(), "{diagnostics:?}");
        }
    }
}
