//! Findings: their facts linked, and what their message asks for compared with what they have.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::names::{Names, Thing, kind_of, unknown};
use super::prose::Scope;
use super::publication::bilingual_spanned;
use super::{Catalog, contract, prose};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup;
use crate::model::{Attribution, Bilingual, Certainty, Figure, Finding, Id, Language, Quantity, Quote, Text};
use crate::parse::draft::{AttributionDraft, BilingualDraft, FindingDraft};
use crate::parse::prose::unquoted;
use crate::parse::reader::Field;
use crate::parse::rules::Whole;
use crate::source::Spanned;

/// What a finding can refer to.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    /// Sources and entities.
    pub names: Names<'a>,
    /// The figures of the report.
    pub figures: &'a FxHashMap<&'a str, &'a Arc<Figure>>,
    /// The quotes of the report.
    pub quotes: &'a FxHashMap<&'a str, &'a Arc<Quote>>,
    /// Ids that are defined and broken, which has been reported.
    pub broken: &'a BTreeSet<&'a str>,
    /// The messages.
    pub catalog: &'a Catalog,
}

impl<'a> Facts<'a> {
    /// What prose of a language can place.
    pub fn scope(self, language: Language) -> Scope<'a> {
        let Facts { names, figures, quotes, broken, catalog } = self;
        Scope { names, figures, quotes, broken, catalog, language }
    }
}

/// Resolves a finding.
pub(super) fn finding(
    id: &Spanned<Id>,
    draft: &Whole<FindingDraft>,
    facts: Facts<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Finding> {
    let Whole { draft, whole } = draft;
    let FindingDraft {
        span,
        kind,
        attribution,
        date,
        figures,
        entities,
        quotes,
        claim,
        own_reporting,
        allow: _,
    } = draft;
    let good_kind = kind_of(
        kind,
        Thing { what: "a finding", prefix: "finding-", span: *span },
        facts.catalog,
        diagnostics,
    );
    for (list, ids) in [("figures", figures), ("entities", entities), ("quotes", quotes)] {
        once(list, ids, diagnostics);
    }
    let linked_attribution =
        attribution.get().and_then(|draft| self::attribution(draft, facts.names, diagnostics));
    let finding = Finding {
        figures: linked("figure", figures, facts.figures, facts.broken, diagnostics),
        entities: ids(entities).iter().filter_map(|id| facts.names.entity(id, diagnostics)).collect(),
        quotes: linked("quote", quotes, facts.quotes, facts.broken, diagnostics),
        claim: claim.get().and_then(|draft| self::claim(draft, facts, diagnostics)),
        id: id.value.clone(),
        kind: good_kind?,
        attribution: linked_attribution,
        period: date.get().map(|d| d.value),
        own_reporting: own_reporting.get().is_some_and(|own| own.value),
        span: id.span,
        whole: id.span.with(*whole),
    };
    // What could not be read or linked has been reported; it is not missing as well.
    let complete = Complete {
        figures: is_complete(figures, finding.figures.len()),
        entities: is_complete(entities, finding.entities.len()),
        claim: claim.is_absent() || finding.claim.is_some(),
    };
    if let Some(kind) = kind.get() {
        check_needs(&finding, kind, complete, facts.catalog, diagnostics);
    }
    (attribution.is_absent() || finding.attribution.is_some()).then_some(finding)
}

/// Which parts of a finding are there as they were written.
#[derive(Clone, Copy)]
struct Complete {
    figures: bool,
    entities: bool,
    claim: bool,
}

fn is_complete(field: &Field<Vec<Spanned<Id>>>, linked: usize) -> bool {
    match field {
        Field::Absent => true,
        Field::Bad => false,
        Field::Given(ids) => ids.len() == linked,
    }
}

fn ids(field: &Field<Vec<Spanned<Id>>>) -> &[Spanned<Id>] {
    field.get().map_or(&[], Vec::as_slice)
}

/// The ids of a list; complains about those that stand in it more than once.
pub(super) fn once<'f>(
    list: &str,
    field: &'f Field<Vec<Spanned<Id>>>,
    diagnostics: &mut Diagnostics,
) -> &'f [Spanned<Id>] {
    let ids = ids(field);
    for (index, id) in ids.iter().enumerate() {
        if let Some(first) = ids[..index].iter().find(|known| known.value == id.value) {
            let message = format!("`{}` is among the {list} twice", id.value);
            diagnostics.push(
                Diagnostic::error("duplicate-id", id.span, message)
                    .related(first.span, "first here")
                    .hint("remove one of the two"),
            );
        }
    }
    ids
}

/// The things that a list of ids names.
pub(super) fn linked<T>(
    what: &str,
    field: &Field<Vec<Spanned<Id>>>,
    known: &FxHashMap<&str, &Arc<T>>,
    broken: &BTreeSet<&str>,
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<T>> {
    let mut found = Vec::new();
    for id in ids(field) {
        match known.get(id.value.as_str()) {
            Some(thing) => found.push(Arc::clone(thing)),
            None if broken.contains(id.value.as_str()) => {}
            None => {
                let mut names: Vec<&str> = known.keys().chain(broken).copied().collect();
                names.sort_unstable();
                diagnostics.push(unknown(what, id, names.iter().copied()));
            }
        }
    }
    found
}

fn attribution(
    draft: &AttributionDraft,
    names: Names<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Attribution> {
    let AttributionDraft { span, source, through, certainty } = draft;
    let source = source.require("source", "an attribution", *span, diagnostics);
    let source = source.and_then(|id| names.source(id, diagnostics));
    let through = match through {
        Field::Given(id) => Some(names.party(id, diagnostics)?),
        Field::Absent => None,
        Field::Bad => return None,
    };
    let certainty = certainty.get().map_or(Certainty::Reported, |c| c.value);
    Some(Attribution { source: source?, through, certainty })
}

/// A claim in words: inline prose in both languages.
fn claim(draft: &BilingualDraft, facts: Facts<'_>, diagnostics: &mut Diagnostics) -> Option<Bilingual<Text>> {
    let halves = bilingual_spanned(draft, diagnostics)?;
    Some(inline(halves, facts, diagnostics))
}

/// Inline prose of both languages, its placeables linked.
pub(super) fn inline(
    halves: Bilingual<&Spanned<String>>,
    facts: Facts<'_>,
    diagnostics: &mut Diagnostics,
) -> Bilingual<Text> {
    Bilingual::from_fn(|language| {
        let text = halves.get(language);
        let parsed = markup::parse_inline(&text.value, unquoted(text), diagnostics);
        prose::text(&parsed, facts.scope(language), diagnostics)
    })
}

const ADD_FIGURE: &str = "add its id to `figures`, or choose another kind";

/// A finding's message may only ask for what the finding has.
fn check_needs(
    finding: &Finding,
    kind: &Spanned<Id>,
    complete: Complete,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("finding-{}", kind.value);
    let has = |name: &str| {
        let any = |test: fn(&Quantity) -> bool| finding.figures.iter().any(|f| test(&f.measure.quantity));
        match name {
            "entities" | "entities-oblique" | "agreement" | "first" | "first-oblique" => {
                !finding.entities.is_empty() || !complete.entities
            }
            "claim" => finding.claim.is_some() || !complete.claim,
            _ if !complete.figures => true,
            "figure" => !finding.figures.is_empty(),
            "money" => any(|q| matches!(q, Quantity::Money(..))),
            "second-money" => {
                finding.figures.iter().filter(|f| matches!(f.measure.quantity, Quantity::Money(..))).count()
                    > 1
            }
            "count" => any(|q| matches!(q, Quantity::Count(..))),
            "percent" => any(|q| matches!(q, Quantity::Percent(_))),
            "points" => any(|q| matches!(q, Quantity::Points(..))),
            "change" | "direction" => any(|q| matches!(q, Quantity::Change(_))),
            "ratio" => any(|q| matches!(q, Quantity::Ratio(_))),
            "duration" => any(|q| matches!(q, Quantity::Duration(..))),
            "date" => any(|q| matches!(q, Quantity::Date(_))),
            // Always given; empty where there is nothing to say.
            _ => true,
        }
    };
    let Some(needs) = catalog.messages(Language::En).get(&message) else { return };
    let needs = needs.uses.variable_names();
    for name in contract::FINDING.iter().filter(|name| needs.contains(**name) && !has(name)) {
        let (need, hint) = match *name {
            "entities" => ("entities", "add `entities = [\"…\"]`"),
            "claim" => ("words of its own", "add `claim = { ar = \"…\", en = \"…\" }`"),
            "figure" => ("a figure", "add `figures = [\"…\"]`"),
            "money" => ("a figure of money", ADD_FIGURE),
            "second-money" => ("two figures of money", ADD_FIGURE),
            "count" => ("a figure that is a count", ADD_FIGURE),
            "percent" => ("a figure that is a share", ADD_FIGURE),
            "points" => ("a figure in percentage points", ADD_FIGURE),
            "change" => ("a figure that is a change", ADD_FIGURE),
            "ratio" => ("a figure that is a ratio", ADD_FIGURE),
            "duration" => ("a figure that is a duration", ADD_FIGURE),
            "date" => ("a figure that is a date", ADD_FIGURE),
            _ => continue,
        };
        diagnostics.push(
            Diagnostic::error(
                "incomplete-finding",
                kind.span,
                format!("a finding of kind `{}` needs {need}", kind.value),
            )
            .hint(hint),
        );
    }
}
