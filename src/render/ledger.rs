//! The ledger of a report: every finding as data, with the words of every edition, as JSON; its schema.
//!
//! What is said to machines here is exact and free of a language: ids, decimals as text, ISO 8601. Words are plain text
//! without directional controls. The doc comments of the types are the descriptions in the published schema.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::address;
use super::html::FileKind;
use crate::markup::{Run, plain_text, undirected};
use crate::publish::Page;

/// The files of a ledger, for the pages that lead to them.
pub const FILES: [FileKind; 2] = [
    FileKind { format: "JSON", path: |_, id| address::ledger(id, "json") },
    FileKind { format: "CSV", path: |_, id| address::ledger(id, "csv") },
];

/// What each edition says, by its locale.
#[derive(Debug)]
pub struct ByEdition<'a>(Vec<(&'a str, String)>);

/// The findings of a report, with what they claim, who says so, and how each edition words it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "bayan findings", deny_unknown_fields)]
pub struct Ledger<'a> {
    /// The schema of this file, relative to it.
    #[serde(rename = "$schema")]
    pub schema: &'static str,
    /// The report's id.
    pub report: &'a str,
    /// Its title.
    pub title: ByEdition<'a>,
    /// Its address in each edition: absolute where the publication's address is known, else relative to this file.
    pub permalink: ByEdition<'a>,
    /// Its date, ISO 8601.
    pub date: String,
    /// How far it has come: draft, review, embargoed, published, corrected or withdrawn.
    pub status: &'static str,
    /// Who wrote it.
    pub authors: Vec<Named<'a>>,
    /// The ids of its subjects.
    pub tags: Vec<&'a str>,
    /// The editions, in the order of the publication: the keys of all that each edition says.
    pub editions: Vec<EditionEntry<'a>>,
    /// Its findings, in their order.
    pub findings: Vec<FindingEntry<'a>>,
    /// The figures that no finding claims.
    pub other_figures: Vec<FigureEntry<'a>>,
}

/// An edition.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EditionEntry<'a> {
    /// BCP 47 tag: its key.
    pub locale: &'a str,
    /// `ar` or `en`.
    pub language: &'static str,
    /// The direction of its script: `rtl` or `ltr`.
    pub dir: &'static str,
}

/// A finding: one claim.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FindingEntry<'a> {
    /// Its id, which is its anchor in every edition.
    pub id: &'a str,
    /// Its address in each edition.
    pub permalink: ByEdition<'a>,
    /// Its kind.
    pub kind: &'a str,
    /// Its headline, in the editions where it has one.
    pub headline: ByEdition<'a>,
    /// Its sentence or prose, without markup; blocks are apart by an empty line.
    pub text: ByEdition<'a>,
    /// Who says so; null for the authors' own reporting.
    pub attribution: Option<AttributionEntry<'a>>,
    /// When it happened.
    pub period: Option<PeriodEntry>,
    /// Whom and what it is about.
    pub entities: Vec<Named<'a>>,
    /// The figures it claims.
    pub figures: Vec<FigureEntry<'a>>,
}

/// Who says so, and how sure they are.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AttributionEntry<'a> {
    /// The source that published it.
    pub source: SourceEntry<'a>,
    /// Whom that source cites: a source or an entity.
    pub through: Option<Named<'a>>,
    /// How sure they are: reported, estimated, alleged, denied or official.
    pub certainty: &'static str,
}

/// A source.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// Its name.
    pub name: Both,
    /// Where to read it.
    pub url: Option<&'a str>,
    /// When it was published, ISO 8601.
    pub date: Option<String>,
}

/// Someone or something with a name.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Named<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// Its name.
    pub name: Both,
}

/// A text in both languages.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Both {
    /// In Arabic.
    pub ar: String,
    /// In English.
    pub en: String,
}

/// A figure.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FigureEntry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its address in each edition.
    pub permalink: ByEdition<'a>,
    /// What it measures, where the report says so.
    pub label: Option<Both>,
    /// What it says.
    #[serde(flatten)]
    pub measure: MeasureEntry<'a>,
    /// The time it covers.
    pub period: Option<PeriodEntry>,
    /// The time it is compared with.
    pub versus: Option<PeriodEntry>,
    /// The conversion that the source itself gave.
    pub stated_as: Option<MeasureEntry<'a>>,
    /// How each edition words it on its own.
    pub text: ByEdition<'a>,
}

/// An exact quantity.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MeasureEntry<'a> {
    /// Its kind: money, percent, change, points, ratio, count, duration, date or period.
    pub kind: &'static str,
    /// How exactly it is meant: about, nearly, more-than, less-than, at-least or at-most; null: as it stands.
    pub qualifier: Option<&'static str>,
    /// The exact number in decimal digits, as many as were given; a date in ISO 8601; a period in its notation. Null for a range.
    pub value: Option<String>,
    /// The lower end of a range; the first day of a period, ISO 8601.
    pub low: Option<String>,
    /// The upper end of a range; the last day of a period, ISO 8601.
    pub high: Option<String>,
    /// The currency (ISO 4217) of money; `percent` of shares and changes, `percentage-points`, `times` of a ratio; what is
    /// counted; the unit of a duration. Null for dates and periods.
    pub unit: Option<&'a str>,
    /// Whether it says by how much something changed; below zero, it fell.
    pub is_change: bool,
    /// The short notation, as reports write it.
    pub notation: Cow<'a, str>,
}

/// A stretch of time.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PeriodEntry {
    /// In the notation of reports: 2024, 2024-H1, 2024-Q3, 2024-06, 2024-06-15, 2019..2024.
    pub notation: String,
    /// Its first day, ISO 8601.
    pub start: String,
    /// Its last day, ISO 8601.
    pub end: String,
}

impl<'a> ByEdition<'a> {
    /// What the editions of these locales say.
    pub fn new(says: impl Iterator<Item = (&'a str, String)>) -> Self {
        let mut all: Vec<_> = says.collect();
        all.sort_unstable_by_key(|(locale, _)| *locale);
        ByEdition(all)
    }

    /// What the edition of a locale says.
    pub fn get(&self, locale: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == locale).map(|(_, says)| says.as_str())
    }
}

impl Serialize for ByEdition<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(locale, says)| (locale, says)))
    }
}

impl JsonSchema for ByEdition<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        BTreeMap::<String, String>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, String>::json_schema(generator)
    }
}

impl Ledger<'_> {
    /// As JSON, a line for every value: what changes shows in a comparison.
    pub fn json(&self) -> Page {
        json_page(address::ledger(self.report, "json"), self)
    }
}

/// The schema of ledgers (JSON Schema 2020-12).
pub fn schema() -> Page {
    // What is there is always written, null or not; schemars takes an `Option` for a field that may be missing.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<Ledger<'_>>();
    json_page(address::LEDGER_SCHEMA.to_owned(), &schema)
}

/// A file of JSON.
pub fn json_page(path: String, value: &impl Serialize) -> Page {
    // Only maps with keys other than text cannot be JSON, and there are none.
    let mut bytes = Vec::with_capacity(48 * 1024);
    let _ = value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, Lines::default()));
    bytes.push(b'\n');
    Page { path, bytes }
}

/// JSON with a line for every value, as `serde_json` writes it for people; but it writes the space before each in one step.
#[derive(Default)]
struct Lines {
    depth: usize,
    /// Whether something stands in what ends next.
    is_filled: bool,
}

/// How a line ends, and how the next begins.
const NEXT: &[u8; 34] = b",\n                                ";

impl Lines {
    fn begin<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.is_filled = false;
        writer.write_all(bracket)
    }

    fn end<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.is_filled {
            self.line(writer, true)?;
        }
        self.is_filled = true;
        writer.write_all(bracket)
    }

    fn line<W: Write + ?Sized>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        let length = 2 * self.depth;
        let known = length.min(NEXT.len() - 2);
        writer.write_all(&NEXT[usize::from(first)..2 + known])?;
        (known..length).try_for_each(|_| writer.write_all(b" "))
    }
}

impl serde_json::ser::Formatter for Lines {
    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line(writer, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_filled = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin(writer, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.end(writer, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line(writer, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_filled = true;
        Ok(())
    }
}

/// A line as plain text without directional controls.
pub fn text(line: &[Run]) -> String {
    undirected(plain_text(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i32>().prop_map(Value::from),
            ".{0,3}".prop_map(Value::from)
        ];
        leaf.prop_recursive(20, 60, 3, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                prop::collection::btree_map(".{0,2}", inner, 0..3).prop_map(|map| json!(map)),
            ]
        })
    }

    proptest! {
        #[test]
        fn lines_are_those_of_serde_json(value in values()) {
            let page = json_page(String::new(), &value);
            prop_assert_eq!(String::from_utf8_lossy(&page.bytes), format!("{value:#}\n"));
        }
    }
}
