//! What files say to the rules of `check`: levels, mutes, reference rates, relations between figures.

use std::sync::Arc;

use super::finding::Facts;
use super::names::unknown;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup::AllowComment;
use crate::model::{
    Allow, Amount, Bilingual, Currency, Figure, Finding, Id, Over, Quantity, Rate, Relation, RelationKind,
    RuleLevel,
};
use crate::parse::draft::FindingDraft;
use crate::parse::messages::MessageFile;
use crate::parse::prose::ProseDraft;
use crate::parse::reader::Field;
use crate::parse::rules::{AllowDraft, LevelsDraft, RateDraft, RelationDraft, Whole};
use crate::source::Spanned;

/// The levels of a table `check`.
pub(super) fn levels(draft: &Field<LevelsDraft>) -> Vec<RuleLevel> {
    let levels = draft.get().map_or(&[][..], |levels| &levels.0);
    levels.iter().map(|(rule, level)| RuleLevel { rule: rule.clone(), level: level.value }).collect()
}

/// The rules that a list `allow` mutes.
pub(super) fn allows(
    drafts: &Field<Vec<AllowDraft>>,
    over: Over,
    allows: &mut Vec<Allow>,
    diagnostics: &mut Diagnostics,
) {
    for AllowDraft { span, rule, reason, only } in drafts.get().into_iter().flatten() {
        if let Some(rule) = rule.require("rule", "an entry of `allow`", *span, diagnostics) {
            let reason =
                reason.get().map(|text| text.value.trim().to_owned()).filter(|text| !text.is_empty());
            let only = only.get().map(|language| language.value);
            allows.push(Allow { rule: rule.clone(), reason, over, only, span: *span });
        }
    }
}

/// The rules that the tables of findings mute.
pub(super) fn finding_allows(
    findings: &[Finding],
    drafts: &[(Spanned<Id>, Option<Whole<FindingDraft>>)],
    allows: &mut Vec<Allow>,
    diagnostics: &mut Diagnostics,
) {
    for (index, finding) in findings.iter().enumerate() {
        let draft = drafts.iter().find(|(id, _)| id.value == finding.id);
        if let Some((_, Some(draft))) = draft {
            self::allows(&draft.draft.allow, Over::Finding(index), allows, diagnostics);
        }
    }
}

/// The rules that comments in prose mute.
pub(super) fn prose_allows(prose: Option<&Bilingual<&ProseDraft>>) -> Vec<Allow> {
    let prose = prose.into_iter().flat_map(|pair| [pair.ar, pair.en]);
    prose.flat_map(|draft| &draft.body.allows).map(allow).collect()
}

/// The rules that comments in files of messages mute.
#[must_use]
pub fn message_allows(files: &Bilingual<Vec<MessageFile>>) -> Vec<Allow> {
    files.ar.iter().chain(&files.en).flat_map(|file| &file.allows).map(allow).collect()
}

/// What a comment `allow: RULE, REASON` mutes.
fn allow(AllowComment { text, span, block }: &AllowComment) -> Allow {
    let (rule, reason) = text.split_once([',', '،']).unwrap_or((text, ""));
    let (rule, reason) = (rule.trim().to_owned(), reason.trim().to_owned());
    Allow {
        rule: Spanned::new(rule, *span),
        reason: Some(reason).filter(|reason| !reason.is_empty()),
        over: Over::Block(*block),
        only: None,
        span: *span,
    }
}

/// A currency by its code.
pub(super) fn currency(code: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Currency> {
    let currency = Currency::new(&code.value);
    if currency.is_none() {
        let message = format!("`{}` is not a currency of ISO 4217", code.value);
        diagnostics.push(Diagnostic::error("bad-currency", code.span, message).hint("as in `\"USD\"`"));
    }
    currency
}

/// A reference rate.
pub(super) fn rate(draft: &RateDraft, diagnostics: &mut Diagnostics) -> Option<Rate> {
    let RateDraft { span, one, is, period, source } = draft;
    let one = one.require("one", "a rate", *span, diagnostics);
    let is = is.require("is", "a rate", *span, diagnostics);
    let period = period.require("period", "a rate", *span, diagnostics);
    let source = source.require("source", "a rate", *span, diagnostics);
    let (one, is) = (one?, is?);
    let currency = Currency::new(&one.value);
    if currency.is_none() {
        let message = format!("`{}` is not a currency of ISO 4217", one.value);
        diagnostics.push(Diagnostic::error("bad-rate", one.span, message).hint("as in `one = \"USD\"`"));
    }
    let worth = match &is.measure.quantity {
        Quantity::Money(amount, other) if currency != Some(*other) && is_positive(amount) => {
            Some((amount.clone(), *other))
        }
        _ => {
            let message = format!("`{}` is no rate: it is money of another currency", is.measure);
            let hint = "as in `is = \"7.2 CNY\"` or `is = \"7.1..7.3 CNY\"`";
            diagnostics.push(Diagnostic::error("bad-rate", is.span, message).hint(hint));
            None
        }
    };
    let (is, other) = worth?;
    let (period, source) = (period?.value, source?.value.clone());
    Some(Rate { one: currency?, is, currency: other, period, source, span: *span })
}

fn is_positive(amount: &Amount) -> bool {
    let low = amount.low();
    !low.is_negative() && !low.is_zero()
}

/// The relations between figures.
pub(super) fn relations(
    drafts: &Field<Vec<RelationDraft>>,
    facts: Facts<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Relation> {
    let drafts = drafts.get().into_iter().flatten();
    drafts.filter_map(|draft| relation(draft, facts, diagnostics)).collect()
}

/// A relation: exactly one of its three forms.
fn relation(draft: &RelationDraft, facts: Facts<'_>, diagnostics: &mut Diagnostics) -> Option<Relation> {
    let RelationDraft { span, from, to, change, unit, count, total, parts } = draft;
    let is_change = [from, to, change].iter().any(|field| !field.is_absent());
    let is_product = [unit, count].iter().any(|field| !field.is_absent());
    let is_sum = !parts.is_absent();
    if usize::from(is_change) + usize::from(is_product) + usize::from(is_sum) != 1
        || (is_change && !total.is_absent())
    {
        let message = "a relation has one of three forms";
        let hint = "`from`, `to` and `change`; or `unit`, `count` and `total`; or `parts` and `total`";
        diagnostics.push(Diagnostic::error("bad-relation", *span, message).hint(hint));
        return None;
    }
    let mut one = |field: &Field<Spanned<Id>>, key: &str| {
        let id = field.require(key, "this relation", *span, diagnostics)?;
        figure(id, facts, diagnostics)
    };
    let kind = if is_change {
        let (from, to, change) = (one(from, "from"), one(to, "to"), one(change, "change"));
        RelationKind::Change { from: from?, to: to?, change: change? }
    } else if is_product {
        let (unit, count, total) = (one(unit, "unit"), one(count, "count"), one(total, "total"));
        RelationKind::Product { unit: unit?, count: count?, total: total? }
    } else {
        let whole = if total.is_absent() { None } else { Some(one(total, "total")?) };
        let parts = parts.get()?;
        let found: Vec<_> = parts.iter().filter_map(|id| figure(id, facts, diagnostics)).collect();
        if found.len() != parts.len() {
            return None;
        }
        RelationKind::Sum { parts: found, total: whole }
    };
    if let Some((message, hint)) = mismatch(&kind) {
        diagnostics.push(Diagnostic::error("bad-relation", *span, message).hint(hint));
        return None;
    }
    Some(Relation { kind, span: *span })
}

/// Why figures cannot stand in a relation, and what to do.
fn mismatch(kind: &RelationKind) -> Option<(String, &'static str)> {
    let unlike = |a: &Figure, b: &Figure| {
        let (one, other) = (&a.measure.quantity, &b.measure.quantity);
        let alike = one.kind() == other.kind() && one.unit_name() == other.unit_name();
        let hint = "figures are compared within one kind, currency or unit";
        (!alike).then(|| (format!("`{}` and `{}` are not of one kind", a.id, b.id), hint))
    };
    let plain = |figure: &Figure| {
        let quantity = &figure.measure.quantity;
        let message = format!("`{}` is a {}, which has no part in a relation", figure.id, quantity.kind());
        quantity.amount().is_none().then_some((message, "a relation is about numbers"))
    };
    match kind {
        RelationKind::Change { from, to, change } => {
            let is_change = matches!(
                change.measure.quantity,
                Quantity::Change(_) | Quantity::Points(..) | Quantity::Ratio(_)
            );
            let message = format!("`{}` is no change", change.id);
            let hint = "a change is in percent with its sign (`+20%`), in points (`+2pp`) or a ratio (`x2`)";
            unlike(from, to).or_else(|| plain(from)).or((!is_change).then_some((message, hint)))
        }
        RelationKind::Product { unit, count, total } => {
            unlike(unit, total).or_else(|| plain(unit)).or_else(|| plain(count))
        }
        RelationKind::Sum { parts, total } => {
            let first = parts.first()?;
            let mut others = parts.iter().skip(1).chain(total);
            others.find_map(|other| unlike(first, other)).or_else(|| plain(first)).or_else(|| {
                let is_share = matches!(first.measure.quantity, Quantity::Percent(_));
                let message = "parts that are no shares need a `total`".to_owned();
                (total.is_none() && !is_share).then_some((message, "add `total = \"…\"`"))
            })
        }
    }
}

fn figure(id: &Spanned<Id>, facts: Facts<'_>, diagnostics: &mut Diagnostics) -> Option<Arc<Figure>> {
    let found = facts.figures.get(id.value.as_str()).map(|figure| Arc::clone(figure));
    if found.is_none() && !facts.broken.contains(id.value.as_str()) {
        let mut names: Vec<&str> = facts.figures.keys().copied().collect();
        names.sort_unstable();
        diagnostics.push(unknown("figure", id, names.iter().copied()));
    }
    found
}
