//! Messages that say different things in the two languages.
//!
//! What it does: compares which variables a message uses in Arabic and in English, those of the messages it refers to included.
//! Variables that only choose a form (`$case`, `$agreement`) may differ.
//!
//! Why it is bad: a sentence that names the amount in one edition and not in the other is the disagreement between editions that
//! the whole program is there to exclude. So it is an error in `finding-…`; in other messages, which only dress a value, a warning.
//!
//! Example: `finding-spending = { $entities } أنفقت { $money }` beside `finding-spending = { $entities } spent a lot`.

use std::collections::BTreeSet;

use super::catalog::{Catalog, Messages};
use super::contract;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::model::{Bilingual, Language};
use crate::parse::messages::{MessageDraft, Reference};

/// A message in one language.
struct Side<'m> {
    language: Language,
    entry: &'m MessageDraft,
    says: BTreeSet<&'m str>,
}

/// Compares the messages of the topmost layer with their twins, wherever those stand.
pub(super) fn check(catalog: &Catalog, diagnostics: &mut Diagnostics) {
    let both = Bilingual::from_fn(|language| catalog.messages(language));
    let own: BTreeSet<&str> =
        both.ar.own().into_iter().chain(both.en.own()).map(|entry| entry.id.value.as_str()).collect();
    for id in own {
        let (Some(ar), Some(en)) = (both.ar.get(id), both.en.get(id)) else { continue };
        if ar.has_value && en.has_value && is_sound(ar) && is_sound(en) {
            let ar_side = Side { language: Language::Ar, entry: ar, says: said(ar, both.ar, en) };
            let en_side = Side { language: Language::En, entry: en, says: said(en, both.en, ar) };
            lacking(&ar_side, &en_side, diagnostics);
            lacking(&en_side, &ar_side, diagnostics);
        }
    }
}

/// Whether nothing has been reported of a message that could be why it differs from its twin.
fn is_sound(entry: &MessageDraft) -> bool {
    let given = contract::variables(&entry.id.value);
    let is_given = |name: &str| given.is_none_or(|given| given.contains(&name));
    !entry.is_broken && entry.uses.variables.iter().all(|variable| is_given(&variable.value))
}

/// Complains about what `side` does not say and its twin does.
fn lacking(side: &Side<'_>, twin: &Side<'_>, diagnostics: &mut Diagnostics) {
    let id = &side.entry.id;
    let (name, other) = (side.language.english_name(), twin.language.english_name());
    for variable in twin.says.difference(&side.says) {
        let message = format!("`{}` uses `${variable}` in {other} and not in {name}", id.value);
        let mut diagnostic = Diagnostic::error("placeholder-mismatch", id.span, message)
            .related(twin.entry.id.span, format!("in {other}"))
            .hint("say the same in both languages");
        if !id.value.starts_with("finding-") {
            diagnostic.severity = Severity::Warning;
        }
        diagnostics.push(diagnostic);
    }
}

/// What a message says: its variables, and those of the messages it refers to; but not of those that its twin refers to as well,
/// which are compared by themselves, nor of those that only an attribute refers to which its twin does not have.
fn said<'m>(entry: &'m MessageDraft, messages: &'m Messages, twin: &MessageDraft) -> BTreeSet<&'m str> {
    let mut said = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![entry];
    while let Some(entry) = open.pop() {
        said.extend(entry.uses.variables.iter().filter_map(|variable| contract::fact(&variable.value)));
        for Reference { id: reference, part, .. } in &entry.uses.messages {
            let is_compared = |part: &String| twin.attributes.iter().any(|(attribute, _)| attribute == part);
            if !part.as_ref().is_none_or(is_compared) {
                continue;
            }
            let shared = twin.uses.messages.iter().any(|other| other.id.value == reference.value);
            if !shared && seen.insert(reference.value.as_str()) {
                open.extend(messages.get(&reference.value));
            }
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::messages;
    use crate::source::Sources;

    fn problems(ar: &str, en: &str) -> Vec<(Severity, String)> {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let mut file = |path: &str, text: &str| {
            let span = sources.add(path, text);
            vec![messages::parse(text, span, &mut diagnostics)]
        };
        let files = Bilingual { ar: file("ar.ftl", ar), en: file("en.ftl", en) };
        Catalog::new(files, &mut diagnostics);
        diagnostics.iter().map(|d| (d.severity, d.message.clone())).collect()
    }

    #[test]
    fn what_one_language_says_the_other_says_too() {
        assert_eq!(
            problems("finding-x = { $entities } أنفقت\n", "finding-x = { $entities } spent { $money }\n"),
            [(Severity::Error, "`finding-x` uses `$money` in English and not in Arabic".to_owned())]
        );
        assert_eq!(
            problems("x = { $a }\n", "x = x\n"),
            [(Severity::Warning, "`x` uses `$a` in Arabic and not in English".to_owned())]
        );
    }

    #[test]
    fn forms_may_differ_and_parts_may_be_shared_out() {
        let ar = "finding-x = { $entities } { verb } { $money }{ tail }\nverb = { $agreement ->\n *[x] أنفق\n }\ntail = { $when }\n";
        let en =
            "finding-x = { $entities } spent { amount }{ tail }\namount = { $money }\ntail = { $when }\n";
        assert_eq!(problems(ar, en), []);
        // What one language says of its own for a certainty need not be said in the other.
        let own = "finding-x = { $entities }\n    .estimated = { by }\nby = { $money }\n";
        assert_eq!(problems(own, "finding-x = { $entities }\n"), []);
        let both = "finding-x = { $entities }\n    .estimated = x\n";
        assert_eq!(problems(own, both).len(), 1);
        // A difference in a part is told once, at the part.
        assert_eq!(problems(ar, &en.replace("tail = { $when }", "tail = later")).len(), 1);
    }
}
