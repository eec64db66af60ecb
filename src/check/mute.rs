//! Where rules are muted: `allow` in data files, comments in prose.

use super::rule::{Finds, Rule};
use crate::diagnostic::{Diagnostic, suggest};
use crate::model::{Allow, Figure, Id, Language, Over, PlaceableKind, Report};
use crate::source::Span;

/// The mutes of a report.
#[derive(Debug)]
pub(super) struct Mutes<'a> {
    mutes: Vec<Mute<'a>>,
}

/// A mute: where it holds, and whether it was needed.
#[derive(Debug)]
struct Mute<'a> {
    allow: &'a Allow,
    /// Where it holds; `None` for the whole report.
    spans: Option<Vec<Span>>,
    fired: bool,
}

impl<'a> Mutes<'a> {
    /// The mutes of a report.
    pub fn new(report: &'a Report) -> Self {
        let mutes = report.allows.iter().map(|allow| {
            let spans = match allow.over {
                Over::Report => None,
                Over::Finding(index) => Some(belongings(report, index)),
                Over::Block(span) => Some(vec![span]),
            };
            Mute { allow, spans, fired: false }
        });
        Mutes { mutes: mutes.collect() }
    }

    /// Takes out what is muted.
    pub fn sift(&mut self, found: &mut Vec<Diagnostic>) {
        if self.mutes.is_empty() {
            return;
        }
        found.retain(|diagnostic| {
            let mut muted = false;
            for mute in &mut self.mutes {
                if mute.allow.rule.value == diagnostic.code && holds(mute.spans.as_deref(), diagnostic.span) {
                    mute.fired = true;
                    muted = true;
                }
            }
            !muted
        });
    }

    /// The rules that are muted at a figure, or in all of the report.
    pub fn at(&self, figure: Option<&Figure>) -> Vec<String> {
        let here = self.mutes.iter().filter(|mute| match (figure, &mute.spans) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(figure), spans) => holds(spans.as_deref(), figure.span),
        });
        here.map(|mute| mute.allow.rule.value.clone()).collect()
    }

    /// Mutes of rules that there are not.
    pub fn unknown(&self, rules: &[&'static Rule], rule: &Rule, finds: &mut Finds<'_>) {
        for Mute { allow, .. } in &self.mutes {
            let name = &allow.rule;
            if super::find(&name.value).is_none() {
                finds.push(unknown(rule, &name.value, name.span, rules));
            }
        }
    }

    /// Mutes that say no reason.
    pub fn without_reason(&self, rule: &Rule, finds: &mut Finds<'_>) {
        for Mute { allow, .. } in self.mutes.iter().filter(|mute| mute.allow.reason.is_none()) {
            let message = format!("`{}` is muted without a reason", allow.rule.value);
            finds.push(
                rule.at(allow.span, message).hint("say why it does not hold here: the next editor will ask"),
            );
        }
    }

    /// Mutes of rules that looked and found nothing to mute.
    pub fn unused(&self, looked: &dyn Fn(&str) -> bool, rule: &Rule, finds: &mut Finds<'_>) {
        for Mute { allow, .. } in self.mutes.iter().filter(|mute| !mute.fired) {
            if looked(&allow.rule.value) {
                let message = format!("`{}` is muted here and finds nothing here", allow.rule.value);
                finds.push(rule.at(allow.span, message).hint("remove the mute"));
            }
        }
    }
}

/// A name of a rule that there is not.
pub(super) fn unknown(rule: &Rule, name: &str, span: Span, rules: &[&'static Rule]) -> Diagnostic {
    let is_code = crate::diagnostic::codes::find(name).is_some();
    let message = if is_code {
        format!("`{name}` is not a rule but a mistake, which has no level and cannot be muted")
    } else {
        format!("there is no rule `{name}`")
    };
    let near = suggest::nearest(name, rules.iter().map(|rule| rule.id()));
    rule.at(span, message)
        .hint_opt(near.filter(|_| !is_code).map(|near| format!("did you mean `{near}`?")))
        .hint_default("see docs/rules.md for the rules that there are")
}

fn holds(spans: Option<&[Span]>, place: Span) -> bool {
    spans.is_none_or(|spans| spans.iter().any(|span| span.contains(place)))
}

/// What belongs to a finding: its table, the figures and quotes that it or its prose uses, its prose.
fn belongings(report: &Report, index: usize) -> Vec<Span> {
    let finding = &report.findings[index];
    let mut spans = vec![finding.whole];
    let mut used: Vec<&Id> = finding.figures.iter().map(|figure| &figure.id).collect();
    used.extend(finding.quotes.iter().map(|quote| &quote.id));
    for body in report.prose.iter().flat_map(|pair| Language::BOTH.map(|language| pair.get(language))) {
        for segment in body.segments.iter().filter(|segment| segment.finding == Some(index)) {
            let items = &body.text.items[segment.items.clone()];
            if let (Some(first), Some(last)) = (items.first(), items.last()) {
                spans.push(first.span.with(last.span));
            }
            for placeable in items.iter().filter_map(|item| Some(&body.text.placeables[item.placeable()?])) {
                match &placeable.kind {
                    PlaceableKind::Figure(figure) => used.push(&figure.id),
                    PlaceableKind::Quote(quote) => used.push(&quote.id),
                    PlaceableKind::Expression(expression) => {
                        used.extend(expression.figures.iter().map(|figure| &figure.id));
                    }
                    PlaceableKind::Entity(_) | PlaceableKind::Source(_) => {}
                }
            }
        }
    }
    spans.extend(report.figures.iter().filter(|figure| used.contains(&&figure.id)).map(|f| f.places.whole));
    spans.extend(report.quotes.iter().filter(|quote| used.contains(&&quote.id)).map(|quote| quote.whole));
    let at = |span: Span| span.contains(finding.span);
    debug_assert!(spans.iter().copied().any(at), "a finding lies in what belongs to it");
    spans
}
