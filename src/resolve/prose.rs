//! Prose: placeables linked to facts, bodies cut into the sections of findings.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::names::Names;
use super::{Catalog, expression};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::markup::{Markup, RawPlaceable};
use crate::model::{
    Body, Expression, Figure, Finding, Language, Placeable, PlaceableKind, Quote, Segment, Text,
};
use crate::parse::messages;
use crate::parse::prose::ProseDraft;
use crate::source::Span;

/// What prose can place.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// Sources and entities.
    pub names: Names<'a>,
    /// The figures of the report.
    pub figures: &'a FxHashMap<&'a str, &'a Arc<Figure>>,
    /// The quotes of the report.
    pub quotes: &'a FxHashMap<&'a str, &'a Arc<Quote>>,
    /// Ids of figures, quotes and findings that are defined and broken, which has been reported.
    pub broken: &'a BTreeSet<&'a str>,
    /// The messages.
    pub catalog: &'a Catalog,
    /// The language of the prose.
    pub language: Language,
}

/// Links the placeables of a text. A placeable that names nothing is reported and left out.
pub(super) fn text(markup: &Markup, scope: Scope<'_>, diagnostics: &mut Diagnostics) -> Text {
    let Markup { items, placeables, escapes, allows: _ } = markup;
    let mut linked = Vec::with_capacity(placeables.len());
    for raw in placeables {
        // A text with a placeable missing is never shown: its report has an error.
        let kind = placeable(raw, scope, diagnostics).unwrap_or_else(|| {
            PlaceableKind::Expression(Arc::new(Expression {
                source: raw.source.clone(),
                ..Expression::default()
            }))
        });
        linked.push(Placeable { kind, span: raw.span });
    }
    Text { items: Arc::clone(items), placeables: linked, escapes: escapes.clone() }
}

fn placeable(raw: &RawPlaceable, scope: Scope<'_>, diagnostics: &mut Diagnostics) -> Option<PlaceableKind> {
    let RawPlaceable { source, span } = raw;
    if let Some(id) = messages::lone_variable(source) {
        if let Some(figure) = scope.figures.get(id) {
            return Some(PlaceableKind::Figure(Arc::clone(figure)));
        }
        if let Some(quote) = scope.quotes.get(id) {
            return Some(PlaceableKind::Quote(Arc::clone(quote)));
        }
    }
    if let Some(id) = messages::lone_term(source) {
        if let Some(entity) = scope.names.find_entity(id) {
            return Some(PlaceableKind::Entity(entity));
        }
        if let Some(source) = scope.names.find_source(id) {
            return Some(PlaceableKind::Source(source));
        }
    }
    match messages::placeable(source, *span) {
        Ok(uses) => expression::link(source, &uses, scope, diagnostics)
            .map(|expression| PlaceableKind::Expression(Arc::new(expression))),
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    }
}

/// Cuts a body into segments: a finding's section runs from its heading to the next heading of its level or above, or
/// to the next finding's.
pub(super) fn body(
    draft: &ProseDraft,
    findings: &[Finding],
    scope: Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> Body {
    let text = text(&draft.body, scope, diagnostics);
    let mut segments: Vec<Segment> = Vec::new();
    let mut seen: Vec<(usize, Span)> = Vec::new();
    let mut open: Option<(usize, u8)> = None;
    let mut start = 0;
    for heading in &draft.headings {
        let index = heading.item;
        let finding = heading.id.as_ref().and_then(|id| {
            let found = findings.iter().position(|finding| finding.id.as_str() == id.value);
            match found {
                None if scope.broken.contains(id.value.as_str()) => {}
                None => {
                    let defined = findings.iter().map(|finding| finding.id.as_str());
                    let known = defined.chain(scope.broken.iter().copied());
                    diagnostics.push(
                        Diagnostic::error(
                            "unknown-finding",
                            id.span,
                            format!("there is no finding `{}`", id.value),
                        )
                        .hint_opt(suggest::hint(&id.value, known))
                        .hint_default("a heading's id is that of the finding it heads"),
                    );
                }
                Some(found) => {
                    if let Some((_, first)) = seen.iter().find(|(finding, _)| *finding == found) {
                        diagnostics.push(
                            Diagnostic::error(
                                "duplicate-section",
                                id.span,
                                format!("the finding `{}` has two sections", id.value),
                            )
                            .related(*first, "the first")
                            .hint("give one of them to another finding, or remove its id"),
                        );
                    }
                    seen.push((found, id.span));
                }
            }
            found
        });
        let closes = open.is_some_and(|(_, level)| heading.level <= level);
        if finding.is_none() && !closes {
            continue;
        }
        if start < index {
            let span = text.items[start].span;
            segments.push(Segment { finding: open.map(|(finding, _)| finding), items: start..index, span });
        }
        start = index;
        open = finding.map(|finding| (finding, heading.level));
    }
    if start < text.items.len() {
        let span = text.items[start].span;
        segments.push(Segment { finding: open.map(|(f, _)| f), items: start..text.items.len(), span });
    }
    Body { text, segments }
}
