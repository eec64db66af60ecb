//! Placeables that say more than one name: every name in them is linked, also in the messages that they refer to.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::names::unknown;
use super::prose::Scope;
use super::{functions, plural};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::{Expression, Id};
use crate::parse::messages::Uses;
use crate::source::{Span, Spanned};

/// The attributes of the terms that names become.
const ATTRIBUTES: [&str; 3] = ["gender", "number", "kind"];

/// Links an expression; what is wrong with it is reported at its place.
pub(super) fn link(
    source: &str,
    uses: &Uses,
    scope: Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Expression> {
    let expression = Expression { source: source.to_owned(), ..Expression::default() };
    let mut linker = Linker { scope, diagnostics, expression, seen: BTreeSet::new(), good: true };
    for variable in &uses.variables {
        if !linker.value(&variable.value) {
            linker.refuse(unknown_variable(variable, scope));
        }
    }
    for selector in &uses.selectors {
        // Figures are matched by their category only, see the docs of `PLURAL`; a bare one never matches.
        let message = format!("a selector cannot choose by `${}` itself", selector.value);
        let hint = format!("choose by its plural category: `{{ PLURAL(${}) -> … }}`", selector.value);
        linker.refuse(Diagnostic::error("bare-selector", selector.span, message).hint(hint));
    }
    for (term, attribute) in &uses.terms {
        linker.term(term, attribute.as_deref());
    }
    for (message, _) in &uses.messages {
        linker.message(&message.value, message.span);
    }
    let Linker { good, expression, .. } = linker;
    uses.calls.iter().for_each(|call| functions::check(call, diagnostics));
    plural::keys(&uses.choices, diagnostics);
    good.then_some(expression)
}

struct Linker<'a, 'd> {
    scope: Scope<'a>,
    diagnostics: &'d mut Diagnostics,
    expression: Expression,
    /// The messages that have been followed.
    seen: BTreeSet<String>,
    good: bool,
}

impl Linker<'_, '_> {
    fn refuse(&mut self, diagnostic: Diagnostic) {
        self.good = false;
        self.diagnostics.push(diagnostic);
    }

    /// Takes in the figure or quote of an id; whether there is one, if only a broken one.
    fn value(&mut self, id: &str) -> bool {
        let Expression { figures, quotes, .. } = &mut self.expression;
        if let Some(figure) = self.scope.figures.get(id) {
            if !figures.iter().any(|known| known.id == figure.id) {
                figures.push(Arc::clone(figure));
            }
        } else if let Some(quote) = self.scope.quotes.get(id) {
            quotes.push(Arc::clone(quote));
        } else {
            self.good = false;
            return self.scope.broken.contains(id);
        }
        true
    }

    fn term(&mut self, term: &Spanned<String>, attribute: Option<&str>) {
        let id = term.value.as_str();
        if let Some(entity) = self.scope.names.find_entity(id) {
            self.expression.entities.push(entity);
        } else if let Some(source) = self.scope.names.find_source(id) {
            self.expression.sources.push(source);
        } else {
            let is_message =
                self.scope.catalog.messages(self.scope.language).get(&format!("-{id}")).is_some();
            if !is_message && !Id::new(id).is_some_and(|id| self.scope.names.is_broken(&id)) {
                self.refuse(unknown_term(term, self.scope));
            }
            self.good &= is_message;
            return;
        }
        if let Some(attribute) = attribute
            && !ATTRIBUTES.contains(&attribute)
        {
            let message = format!("the name `-{id}` has no attribute `.{attribute}`");
            let hint = suggest::hint(attribute, ATTRIBUTES);
            self.refuse(Diagnostic::error("unknown-term", term.span, message).hint_opt(hint));
        }
    }

    /// Follows a reference to a message: what it asks for, the report must have. `place` is the reference in the prose.
    fn message(&mut self, id: &str, place: Span) {
        if !self.seen.insert(id.to_owned()) {
            return;
        }
        let Some(message) = self.scope.catalog.messages(self.scope.language).get(id) else {
            let text = format!("there is no message `{id}`");
            let hint = format!(
                "figures are written with a dollar sign: `{{ ${id} }}`; names with a hyphen: `{{ -{id} }}`"
            );
            return self.refuse(Diagnostic::error("unknown-message", place, text).hint(hint));
        };
        let uses = message.uses.clone();
        for variable in &uses.variables {
            if !self.value(&variable.value) {
                let text = format!(
                    "the message `{id}` asks for `${}`, which this report does not have",
                    variable.value
                );
                self.refuse(
                    Diagnostic::error("unknown-figure", place, text)
                        .related(variable.span, "asked for here")
                        .hint("define it under `[figures]`, or place another message"),
                );
            }
        }
        for (message, _) in &uses.messages {
            self.message(&message.value, place);
        }
    }
}

fn unknown_variable(variable: &Spanned<String>, scope: Scope<'_>) -> Diagnostic {
    let mut known: Vec<&str> = scope.figures.keys().chain(scope.quotes.keys()).copied().collect();
    known.sort_unstable();
    let message = format!("there is no figure or quote `{}`", variable.value);
    Diagnostic::error("unknown-figure", variable.span, message)
        .hint_opt(suggest::hint(&variable.value, known.iter().copied()))
        .hint_default("define it under `[figures]` in the report")
}

fn unknown_term(term: &Spanned<String>, scope: Scope<'_>) -> Diagnostic {
    let Some(id) = Id::new(&term.value) else {
        let message = format!("there is no source or entity `{}`", term.value);
        return Diagnostic::error("unknown-id", term.span, message);
    };
    let known = scope.names.entity_ids().chain(scope.names.source_ids());
    unknown("source or entity", &Spanned::new(id, term.span), known)
}
