//! Findings: their facts linked, and what their message asks for compared with what they have.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

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
use crate::source::Spanned;

/// What a finding can refer to.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    /// Sources and entities.
    pub names: Names<'a>,
    /// The figures of the report.
    pub figures: &'a HashMap<&'a str, &'a Arc<Figure>>,
    /// The quotes of the report.
    pub quotes: &'a HashMap<&'a str, &'a Arc<Quote>>,
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
    draft: &FindingDraft,
    facts: Facts<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Finding> {
    let FindingDraft { span, kind, attribution, date, figures, entities, quotes, claim } = draft;
    let good_kind = kind_of(
        kind,
        Thing { what: "a finding", prefix: "finding-", span: *span },
        facts.catalog,
        diagnostics,
    );
    let attribution = match attribution {
        Field::Given(draft) => Some(self::attribution(draft, facts.names, diagnostics)?),
        Field::Absent => None,
        Field::Bad => return None,
    };
    let finding = Finding {
        id: id.value.clone(),
        kind: good_kind?,
        attribution,
        period: date.get().map(|d| d.value),
        figures: linked("figure", figures, facts.figures, facts.broken, diagnostics),
        entities: ids(entities).iter().filter_map(|id| facts.names.entity(id, diagnostics)).collect(),
        quotes: linked("quote", quotes, facts.quotes, facts.broken, diagnostics),
        claim: claim.get().and_then(|draft| self::claim(draft, facts, diagnostics)),
        span: id.span,
    };
    if let Some(kind) = kind.get() {
        check_needs(&finding, kind, facts.catalog, diagnostics);
    }
    Some(finding)
}

fn ids(field: &Field<Vec<Spanned<Id>>>) -> &[Spanned<Id>] {
    field.get().map_or(&[], Vec::as_slice)
}

/// The things that a list of ids names.
pub(super) fn linked<T>(
    what: &str,
    field: &Field<Vec<Spanned<Id>>>,
    known: &HashMap<&str, &Arc<T>>,
    broken: &BTreeSet<&str>,
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<T>> {
    let mut found = Vec::new();
    for id in ids(field) {
        match known.get(id.value.as_str()) {
            Some(thing) => found.push(Arc::clone(thing)),
            None if broken.contains(id.value.as_str()) => {}
            None => {
                let mut names: Vec<&str> = known.keys().copied().collect();
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

/// A finding's message may only ask for what the finding has.
fn check_needs(finding: &Finding, kind: &Spanned<Id>, catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let message = format!("finding-{}", kind.value);
    let has = |name: &str| {
        let any = |test: fn(&Quantity) -> bool| finding.figures.iter().any(|f| test(&f.measure.quantity));
        match name {
            "entities" | "agreement" | "first" => !finding.entities.is_empty(),
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
            "claim" => finding.claim.is_some(),
            // Always given; empty where there is nothing to say.
            _ => true,
        }
    };
    let Some(needs) = catalog.messages(Language::En).get(&message) else { return };
    let needs = needs.uses.variable_names();
    for name in contract::FINDING.iter().filter(|name| needs.contains(**name) && !has(name)) {
        let (sentence, hint) = match *name {
            "agreement" | "direction" | "first" => continue,
            "entities" => ("names no entities".to_owned(), "add `entities = [\"…\"]`".to_owned()),
            "claim" => ("has no `claim`".to_owned(), "add `claim = { ar = \"…\", en = \"…\" }`".to_owned()),
            "figure" => ("has no figure".to_owned(), "add `figures = [\"…\"]`".to_owned()),
            "second-money" => ("has no second figure of money".to_owned(), "add one to `figures`".to_owned()),
            other => (
                format!("has no figure that is a {other}"),
                "add one to `figures`, or choose another kind".to_owned(),
            ),
        };
        diagnostics.push(
            Diagnostic::error(
                "incomplete-finding",
                kind.span,
                format!("a finding of kind `{}` {sentence}", kind.value),
            )
            .hint(hint),
        );
    }
}
