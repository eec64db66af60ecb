//! Placeables that say more than one name: every name in them is linked, also in the messages that they refer to.

use std::sync::Arc;

use super::prose::Scope;
use super::{functions, plural};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::{Expression, Id};
use crate::parse::messages::{Call, Reference, Uses};
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
    let mut linker = Linker { scope, diagnostics, expression, through: None, good: true };
    linker.uses(uses);
    let Linker { good, expression, .. } = linker;
    uses.calls.iter().for_each(|call| functions::check(call, diagnostics));
    plural::keys(&uses.choices, diagnostics);
    good.then_some(expression)
}

struct Linker<'a, 'd> {
    scope: Scope<'a>,
    diagnostics: &'d mut Diagnostics,
    expression: Expression,
    /// The message that is being followed, and its reference in the prose.
    through: Option<(String, Span)>,
    good: bool,
}

impl Linker<'_, '_> {
    /// Takes a problem in. One in a message that the prose places stands at that place, and points to the message.
    fn refuse(&mut self, problem: Diagnostic) {
        self.good = false;
        self.diagnostics.push(match &self.through {
            None => problem,
            Some((id, place)) => {
                let message = format!("the message `{id}` cannot be placed here: {}", problem.message);
                Diagnostic::error(problem.code, *place, message)
                    .related(problem.span, "it stands here")
                    .hint_opt(problem.hint)
            }
        });
    }

    /// Links everything that a placeable or a message refers to.
    fn uses(&mut self, uses: &Uses) {
        for variable in &uses.variables {
            if !self.value(&variable.value) {
                self.refuse(unknown_variable(variable, self.scope));
            }
        }
        for selector in &uses.selectors {
            // Figures are matched by their category only, see the docs of `PLURAL`; a bare one never matches.
            let message = format!("a selector cannot choose by `${}` itself", selector.value);
            let hint = format!("choose by its plural category: `{{ PLURAL(${}) -> … }}`", selector.value);
            self.refuse(Diagnostic::error("bare-selector", selector.span, message).hint(hint));
        }
        for call in &uses.calls {
            self.call(call);
        }
        self.references(uses);
    }

    fn references(&mut self, uses: &Uses) {
        for Reference { id, attribute, part: _ } in &uses.terms {
            self.term(id, attribute.as_deref());
        }
        for Reference { id, .. } in &uses.messages {
            self.message(id);
        }
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

    /// Checks that a function can use what it is given.
    fn call(&mut self, call: &Call) {
        for variable in &call.variables {
            let id = variable.value.as_str();
            let figure = self.scope.figures.get(id).map(|figure| &***figure);
            if figure.is_none() && !self.scope.quotes.contains_key(id) {
                continue;
            }
            if let Some(problem) = functions::misused(call, variable, figure) {
                self.refuse(problem);
            }
        }
    }

    fn term(&mut self, term: &Spanned<String>, attribute: Option<&str>) {
        let id = term.value.as_str();
        if let Some(entity) = self.scope.names.find_entity(id) {
            self.expression.entities.push(entity);
        } else if let Some(source) = self.scope.names.find_source(id) {
            self.expression.sources.push(source);
        } else {
            let own = format!("-{id}");
            if self.scope.catalog.messages(self.scope.language).get(&own).is_some() {
                self.follow(&own, term.span);
            } else if Id::new(id).is_some_and(|id| self.scope.names.is_broken(&id)) {
                self.good = false;
            } else {
                self.refuse(self.scope.names.unknown_term(term));
            }
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

    fn message(&mut self, reference: &Spanned<String>) {
        let id = reference.value.as_str();
        if self.scope.catalog.messages(self.scope.language).get(id).is_some() {
            return self.follow(id, reference.span);
        }
        let text = format!("there is no message `{id}`");
        let hint = format!(
            "figures are written with a dollar sign: `{{ ${id} }}`; names with a hyphen: `{{ -{id} }}`"
        );
        self.refuse(Diagnostic::error("unknown-message", reference.span, text).hint(hint));
    }

    /// Follows a reference to a message or a term of a message file: what it asks for, the report must have.
    fn follow(&mut self, id: &str, reference: Span) {
        let Some(message) = self.scope.catalog.messages(self.scope.language).get(id) else { return };
        if self.expression.messages.iter().any(|known| known.value == id) {
            return;
        }
        self.expression.messages.push(message.id.clone());
        let place = self.through.as_ref().map_or(reference, |(_, place)| *place);
        let before = self.through.replace((id.to_owned(), place));
        // A term sees only what it is given where it is placed, none of the report's figures.
        if id.starts_with('-') {
            self.references(&message.uses);
        } else {
            self.uses(&message.uses);
        }
        self.through = before;
    }
}

fn unknown_variable(variable: &Spanned<String>, scope: Scope<'_>) -> Diagnostic {
    let defined = scope.figures.keys().chain(scope.quotes.keys());
    let mut known: Vec<&str> = defined.chain(scope.broken).copied().collect();
    known.sort_unstable();
    let message = format!("there is no figure or quote `{}`", variable.value);
    Diagnostic::error("unknown-figure", variable.span, message)
        .hint_opt(suggest::hint(&variable.value, known.iter().copied()))
        .hint_default("define it under `[figures]` in the report")
}
