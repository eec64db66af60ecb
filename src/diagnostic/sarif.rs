//! Diagnostics as SARIF 2.1.0 (Static Analysis Results Interchange Format), for code hosts and editors.
//!
//! In: all [`Located`] diagnostics of a run, and the pages of the rules. Out: one JSON document. Columns count Unicode code points, as
//! the document says; of what ends in another line than it begins, the whole last line is taken. The format is small enough to be
//! written out here: a crate of it would bring hundreds of optional fields that nobody sets.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::{Located, Note, Page, Place, Severity};

/// Writes a document. `root` leads from where the program runs to the project.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, found: &[Located], rules: &[&Page], root: &Path) -> io::Result<()> {
    let mut codes: Vec<&str> = found.iter().map(|located| located.code).collect();
    codes.sort_unstable();
    codes.dedup();
    // Rules that were run, then the mistakes that were made.
    let pages = rules.iter().map(|page| Descriptor::of(page));
    let others = codes.iter().filter(|code| !rules.iter().any(|page| page.id == **code));
    let descriptors: Vec<Descriptor> = pages.chain(others.map(|code| Descriptor::mistake(code))).collect();
    let results = found.iter().map(|located| Finding::of(located, &descriptors, root)).collect();
    let driver = Driver { name: "bayan", version: env!("CARGO_PKG_VERSION"), rules: descriptors };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    let mut text = serde_json::to_string_pretty(&log)?;
    text.push('\n');
    out.write_all(super::json::escape_hidden(&text).as_bytes())
}

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

/// A rule, or a mistake.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: String,
    short_description: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    enabled: bool,
    level: &'static str,
}

impl Descriptor {
    fn of(page: &Page) -> Self {
        let severity = page.level.severity();
        Descriptor {
            id: page.id.to_owned(),
            short_description: Text { text: page.what.to_owned() },
            help: Some(Help { text: page.instead.to_owned(), markdown: page.markdown(1) }),
            default_configuration: Configuration {
                enabled: severity.is_some(),
                level: severity.map_or("none", level),
            },
        }
    }

    fn mistake(code: &str) -> Self {
        let means = super::codes::find(code).map_or("", |code| code.means);
        Descriptor {
            id: code.to_owned(),
            short_description: Text { text: means.to_owned() },
            help: None,
            default_configuration: Configuration { enabled: true, level: "error" },
        }
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize, PartialEq)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    snippet: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    artifact_changes: Vec<Change>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

impl Finding {
    fn of(located: &Located, rules: &[Descriptor], root: &Path) -> Self {
        let Located { code, severity, message, place, related, hint, fix } = located;
        let text = hint.as_ref().map_or_else(|| message.clone(), |hint| format!("{message}: {hint}"));
        let mut changes: Vec<Change> = Vec::new();
        for super::Replacement { place, with } in fix {
            let change = Replacement {
                deleted_region: Region::of(place),
                inserted_content: Text { text: with.clone() },
            };
            let artifact_location = Artifact::of(place, root);
            match changes.iter_mut().find(|known| known.artifact_location == artifact_location) {
                Some(known) => known.replacements.push(change),
                None => changes.push(Change { artifact_location, replacements: vec![change] }),
            }
        }
        let note = |Note { place, note }: &Note| Location {
            message: Some(Text { text: note.clone() }),
            ..Location::of(place, root)
        };
        Finding {
            rule_id: code,
            rule_index: rules.iter().position(|rule| rule.id == *code),
            level: level(*severity),
            message: Text { text },
            locations: place.iter().map(|place| Location::of(place, root)).collect(),
            related_locations: related.iter().map(note).collect(),
            fixes: if changes.is_empty() { Vec::new() } else { vec![Fix { artifact_changes: changes }] },
        }
    }
}

impl Location {
    fn of(place: &Place, root: &Path) -> Self {
        let physical_location =
            Physical { artifact_location: Artifact::of(place, root), region: Region::of(place) };
        Location { physical_location, message: None }
    }
}

impl Artifact {
    /// The path as a relative URI.
    fn of(place: &Place, root: &Path) -> Self {
        let path = super::path_from(root, &place.file);
        let mut uri = String::with_capacity(path.len());
        for byte in path.bytes() {
            let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/');
            if plain {
                uri.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
        Artifact { uri }
    }
}

impl Region {
    fn of(place: &Place) -> Self {
        let column = |byte: usize| place.line_text.get(..byte).map_or(0, |before| before.chars().count()) + 1;
        Region {
            start_line: place.start.line,
            start_column: column(place.in_line.start),
            end_line: place.end.line,
            end_column: (place.end.line == place.start.line).then(|| column(place.in_line.end)),
            snippet: Text { text: place.text.clone() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics, Level};
    use crate::source::Sources;

    #[test]
    fn a_document_has_what_code_hosts_need() {
        let mut sources = Sources::default();
        let whole = sources.add("content/ب/en.md", "مُ two  spaces\nx\n");
        let at = "مُ two".len();
        let mut diagnostics = Diagnostics::default();
        let problem =
            Diagnostic::warning("some-rule", whole.slice(at..at + 2), "two spaces").hint("keep one");
        diagnostics.push(problem.fix(whole.slice(at..at + 2), " ").related(whole.slice(0..2), "after this"));
        diagnostics.push(Diagnostic::error("unknown-figure", whole.slice(at..at + 10), "over two lines"));
        let located = diagnostics.locate(&sources);
        let page = Page {
            id: "some-rule",
            level: Level::Warning,
            family: super::super::Family::Typography,
            what: "Two spaces.",
            why: "why",
            example: "example",
            instead: "instead",
            fix: None,
        };
        let mut out = Vec::new();
        write(&mut out, &located, &[&page], Path::new("site")).expect("writing to memory");
        let log: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert_eq!(run["tool"]["driver"]["name"], "bayan");
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        assert_eq!(
            rules.iter().map(|rule| rule["id"].as_str()).collect::<Vec<_>>(),
            [Some("some-rule"), Some("unknown-figure")]
        );
        for result in run["results"].as_array().expect("results") {
            let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(result["message"]["text"].is_string() && result["level"].is_string());
        }
        let result = run["results"].as_array().expect("results").iter().find(|r| r["ruleId"] == "some-rule");
        let result = result.expect("there");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "site/content/%D8%A8/en.md");
        let (start, end) = (&place["region"]["startColumn"], &place["region"]["endColumn"]);
        assert_eq!((start.as_u64(), end.as_u64()), (Some(7), Some(9)));
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(change["insertedContent"]["text"], " ");
        let over_lines =
            run["results"].as_array().expect("results").iter().find(|r| r["ruleId"] == "unknown-figure");
        let region = &over_lines.expect("there")["locations"][0]["physicalLocation"]["region"];
        assert_eq!((region["endLine"].as_u64(), region.get("endColumn")), (Some(2), None));
    }
}
