//! What files say to the rules of `bayan check`: levels, mutes, reference rates, relations between figures.

use serde_json::{Value as Json, json};

use super::draft::MeasureDraft;
use super::node::{Node, Value};
use super::reader::{Read, choices, draft, table};
use super::schema::Definitions;
use crate::diagnostic::{Diagnostics, Level};
use crate::model::{Id, Language, Period};
use crate::source::{Span, Spanned};

type Text = Spanned<String>;
type IdAt = Spanned<Id>;

choices! {
    Level as "level",
}

/// The table `check`: rules and their levels.
#[derive(Debug, Clone, Default)]
pub struct LevelsDraft(pub Vec<(Text, Spanned<Level>)>);

impl Read for LevelsDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let entries = table(node, "the levels of rules", "{ rule = \"off\" }", diagnostics)?;
        let read = entries
            .iter()
            .filter(|entry| entry.node.value != Value::Broken)
            .filter_map(|entry| Some((entry.key.clone(), Spanned::<Level>::read(&entry.node, diagnostics)?)));
        Some(LevelsDraft(read.collect()))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "type": "object", "additionalProperties": Spanned::<Level>::schema(definitions) })
    }
}

draft! {
    /// A rule muted in place.
    AllowDraft as "an entry of `allow`" {
        /// The name of the rule.
        rule: Text = "rule",
        /// Why it does not hold here.
        reason: Text = "reason",
        /// The language in whose words it does not hold, if not in both: `ar` or `en`.
        only: Spanned<Language> = "only",
    }
}

draft! {
    /// A reference rate: what one unit of a currency was worth.
    RateDraft as "a rate" {
        /// The currency whose one unit is valued: `USD`.
        one: Text = "one",
        /// Its worth in another currency, or between what and what: `7.1..7.3 CNY`.
        is: MeasureDraft = "is",
        /// When: a year, a month, a quarter…
        period: Spanned<Period> = "period",
        /// Who says so.
        source: Text = "source",
    }
}

draft! {
    /// How figures of the report depend on each other.
    RelationDraft as "a relation" {
        /// The figure before a change.
        from: IdAt = "from",
        /// The figure after it.
        to: IdAt = "to",
        /// The change: in percent, in points, or a ratio.
        change: IdAt = "change",
        /// The price of one.
        unit: IdAt = "unit",
        /// How many.
        count: IdAt = "count",
        /// What they come to.
        total: IdAt = "total",
        /// What the total is made of; shares without a total make 100%.
        parts: Vec<IdAt> = "parts",
    }
}

/// A table, with all that is written of it: a header of TOML is only the beginning of its table.
#[derive(Debug, Clone)]
pub struct Whole<T> {
    /// What was read.
    pub draft: T,
    /// From its first to its last character.
    pub whole: Span,
}

impl<T: Read> Read for Whole<T> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        T::read(node, diagnostics).map(|draft| Whole { draft, whole: node.extent() })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        T::schema(definitions)
    }
}
