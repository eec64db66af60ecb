//! Messages that contain themselves: nothing can be made of them.

use std::collections::BTreeSet;

use super::catalog::Messages;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::parse::messages::{MessageDraft, Reference};

/// A pattern: the value of a message, or one of its attributes.
type Pattern<'m> = (&'m str, Option<&'m str>);

/// Checks the topmost layer of messages: none may come back to itself through what it refers to.
pub(super) fn check(messages: &Messages, diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for entry in messages.own() {
        let id = entry.id.value.as_str();
        for Reference { part, .. } in references(entry) {
            let pattern = (id, part.as_deref());
            let mut circle = Circle { messages, start: pattern, path: Vec::new(), seen: BTreeSet::new() };
            if told.contains(&pattern) || !circle.closes(pattern) {
                continue;
            }
            told.extend(circle.path.iter().map(|(pattern, _)| *pattern));
            if let Some((first, rest)) = circle.path.split_first() {
                diagnostics.push(diagnostic(first, rest));
            }
        }
    }
}

fn references(entry: &MessageDraft) -> impl Iterator<Item = &Reference> {
    entry.uses.messages.iter().chain(&entry.uses.terms)
}

/// A pattern on the way, with its reference to the next one.
type Step<'m> = (Pattern<'m>, &'m Reference);

/// The way from a pattern back to it.
struct Circle<'m> {
    messages: &'m Messages,
    start: Pattern<'m>,
    path: Vec<Step<'m>>,
    seen: BTreeSet<Pattern<'m>>,
}

impl<'m> Circle<'m> {
    /// Whether a pattern leads back to the start; the path is the way then.
    fn closes(&mut self, at: Pattern<'m>) -> bool {
        let Some(entry) = self.messages.get(at.0) else { return false };
        let terms = entry.uses.terms.iter().map(|reference| (format!("-{}", reference.id.value), reference));
        let named = entry.uses.messages.iter().map(|reference| (reference.id.value.clone(), reference));
        for (id, reference) in named.chain(terms) {
            if reference.part.as_deref() != at.1 {
                continue;
            }
            let Some(next) = self.messages.get(&id) else { continue };
            let next = (next.id.value.as_str(), reference.attribute.as_deref());
            self.path.push((at, reference));
            if next == self.start || (self.seen.insert(next) && self.closes(next)) {
                return true;
            }
            self.path.pop();
        }
        false
    }
}

fn diagnostic((start, reference): &Step<'_>, rest: &[Step<'_>]) -> Diagnostic {
    let name = |(id, attribute): &Pattern<'_>| match attribute {
        None => format!("`{id}`"),
        Some(attribute) => format!("`{id}.{attribute}`"),
    };
    let through: Vec<String> = rest.iter().map(|(pattern, _)| name(pattern)).collect();
    let through = if through.is_empty() { String::new() } else { format!(" through {}", through.join(", ")) };
    let message = format!("{} contains itself{through}", name(start));
    let diagnostic = Diagnostic::error("cyclic-message", reference.id.span, message)
        .hint("write the words out in one of them");
    rest.iter().fold(diagnostic, |diagnostic, (pattern, reference)| {
        diagnostic.related(reference.id.span, format!("{} goes on here", name(pattern)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::Catalog;
    use super::*;
    use crate::model::Bilingual;
    use crate::parse::messages;
    use crate::source::Sources;

    fn problems(english: &str) -> Vec<(String, usize)> {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let span = sources.add("en.ftl", english);
        let en = vec![messages::parse(english, span, &mut diagnostics)];
        Catalog::new(Bilingual { ar: Vec::new(), en }, &mut diagnostics);
        let located = diagnostics.locate(&sources);
        let cyclic = located.into_iter().filter(|problem| problem.code == "cyclic-message");
        cyclic.map(|problem| (problem.message, problem.place.expect("a place").start.line)).collect()
    }

    #[test]
    fn a_circle_is_told_once_where_it_begins() {
        assert_eq!(
            problems("a = { b }\nb = x { -c }\n-c = { a }\n"),
            [("`a` contains itself through `b`, `-c`".to_owned(), 1)]
        );
        assert_eq!(problems("z = z\na = { a }\n"), [("`a` contains itself".to_owned(), 2)]);
    }

    #[test]
    fn an_attribute_may_repeat_the_value_of_its_message() {
        assert_eq!(problems("a = x\n    .long = { a } y\n"), []);
        let itself = "a = { a.long }\n    .long = { a } y\n";
        assert_eq!(problems(itself), [("`a` contains itself through `a.long`".to_owned(), 1)]);
    }

    #[test]
    fn what_leads_into_a_circle_is_not_part_of_it() {
        assert_eq!(problems("a = { b }\nb = { b }\n"), [("`b` contains itself".to_owned(), 2)]);
    }
}
