//! The catalog: which messages there are in each language, with what attributes, and what they need.

use std::collections::HashMap;
use std::sync::Arc;

use super::names::{Known, Names};
use super::{contract, cycle, functions, mismatch, plural};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::{Bilingual, Gender, Language};
use crate::parse::messages::{MessageDraft, MessageFile, Reference};
use crate::trace;

/// The messages of both languages: the built-in ones, overridden by the project's, overridden by a report's.
#[derive(Debug, Clone, Default)]
pub struct Catalog(Bilingual<Arc<Messages>>);

/// The messages of one language.
#[derive(Debug, Clone, Default)]
pub struct Messages {
    below: Option<Arc<Messages>>,
    entries: HashMap<String, MessageDraft>,
}

impl Messages {
    /// The messages of the topmost layer, in the order of their places.
    pub(super) fn own(&self) -> Vec<&MessageDraft> {
        let mut own: Vec<&MessageDraft> = self.entries.values().collect();
        own.sort_by_key(|entry| entry.id.span);
        own
    }

    /// All messages, those that are overridden left out.
    pub(super) fn all(&self) -> HashMap<&str, &MessageDraft> {
        let mut all = self.below.as_deref().map(Messages::all).unwrap_or_default();
        all.extend(self.entries.iter().map(|(id, entry)| (id.as_str(), entry)));
        all
    }

    /// Takes in files, later ones overriding earlier ones.
    fn layer(below: Option<Arc<Messages>>, files: Vec<MessageFile>) -> Self {
        let entries =
            files.into_iter().flat_map(|file| file.entries).map(|entry| (entry.id.value.clone(), entry));
        Messages { below, entries: entries.collect() }
    }

    /// The message or, with a leading hyphen, the term of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&MessageDraft> {
        trace::looked_up(id);
        self.entries.get(id).or_else(|| self.below.as_deref()?.get(id))
    }

    /// All ids that begin so, without that beginning.
    fn ids_after<'m>(&'m self, prefix: &'m str) -> Box<dyn Iterator<Item = &'m str> + 'm> {
        let own = self.entries.keys().filter_map(move |id| id.strip_prefix(prefix));
        match &self.below {
            None => Box::new(own),
            Some(below) => Box::new(own.chain(below.ids_after(prefix))),
        }
    }
}

impl Catalog {
    /// A catalog from the files of both languages in overriding order. Every message is checked.
    pub fn new(files: Bilingual<Vec<MessageFile>>, diagnostics: &mut Diagnostics) -> Self {
        let catalog = Catalog(files.map(|files| Arc::new(Messages::layer(None, files))));
        catalog.check(diagnostics);
        catalog
    }

    /// This catalog with other messages over it: those of the project over the built-in ones, those of a report over both.
    #[must_use]
    pub fn with(&self, files: Bilingual<Vec<MessageFile>>, diagnostics: &mut Diagnostics) -> Self {
        let Bilingual { ar, en } = files;
        let over = |below: &Arc<Messages>, files| Arc::new(Messages::layer(Some(Arc::clone(below)), files));
        let catalog = Catalog(Bilingual { ar: over(&self.0.ar, ar), en: over(&self.0.en, en) });
        catalog.check(diagnostics);
        catalog
    }

    /// Checks the names in the project's messages against its glossary.
    pub fn check_glossary(&self, glossary: &Known, diagnostics: &mut Diagnostics) {
        self.check_names(Names { own: &Known::default(), shared: glossary }, diagnostics);
    }

    /// The messages of a language.
    #[must_use]
    pub fn messages(&self, language: Language) -> &Messages {
        self.0.get(language)
    }

    /// The language that lacks a message, if one does.
    #[must_use]
    pub fn lacking(&self, id: &str) -> Option<Language> {
        Language::BOTH.into_iter().find(|&language| self.messages(language).get(id).is_none())
    }

    /// What could have been meant by `name` among the messages `prefix…`.
    pub(super) fn hint(&self, prefix: &str, name: &str) -> Option<String> {
        let mut known: Vec<&str> = self.0.en.ids_after(prefix).collect();
        known.sort_unstable();
        known.dedup();
        suggest::hint(name, known.iter().copied())
    }

    /// The gender that a message declares, in Arabic.
    #[must_use]
    pub fn gender(&self, id: &str) -> Option<Gender> {
        let text = self.attribute(id, "gender")?;
        Gender::ALL.into_iter().find(|gender| gender.name() == text)
    }

    /// The text of an Arabic attribute that is plain text.
    #[must_use]
    pub fn attribute(&self, id: &str, attribute: &str) -> Option<&str> {
        let message = self.0.ar.get(id)?;
        message.attributes.iter().find(|(name, _)| name == attribute)?.1.as_deref()
    }

    /// Checks the names in the messages that the program itself asks for; those in others are checked where prose places them.
    pub(super) fn check_names(&self, names: Names<'_>, diagnostics: &mut Diagnostics) {
        for language in Language::BOTH {
            let messages = self.messages(language);
            let asked =
                messages.own().into_iter().filter(|entry| contract::variables(&entry.id.value).is_some());
            for Reference { id, .. } in asked.flat_map(|entry| &entry.uses.terms) {
                if messages.get(&format!("-{}", id.value)).is_none() {
                    names.check(id, diagnostics);
                }
            }
        }
    }

    fn check(&self, diagnostics: &mut Diagnostics) {
        for language in Language::BOTH {
            let messages = self.messages(language);
            for entry in messages.own() {
                check_entry(entry, language, messages, diagnostics);
            }
            cycle::check(messages, diagnostics);
        }
        mismatch::check(self, diagnostics);
    }
}

fn check_entry(entry: &MessageDraft, language: Language, messages: &Messages, diagnostics: &mut Diagnostics) {
    let MessageDraft { id, has_value: _, attributes: _, uses, is_broken: _ } = entry;
    for Reference { id: name, attribute, part: _ } in &uses.messages {
        check_reference(&name.value, name.span, attribute.as_deref(), messages, diagnostics);
    }
    for Reference { id: name, attribute, part: _ } in &uses.terms {
        // A term that is no message may be a name of the glossary; those are known only where it is used.
        let id = format!("-{}", name.value);
        if messages.get(&id).is_some() {
            check_reference(&id, name.span, attribute.as_deref(), messages, diagnostics);
        }
    }
    for call in &uses.calls {
        functions::check(call, diagnostics);
        // What the program gives to its own messages is finished text, which functions cannot take.
        if contract::variables(&id.value).is_some() {
            let message =
                format!("the message `{}` cannot call a function: it is given finished text", id.value);
            diagnostics.push(
                Diagnostic::error("function-in-message", call.name.span, message)
                    .hint("select on the category that it is given; functions are for prose and for messages that prose places"),
            );
        }
    }
    plural::check(&id.value, &uses.choices, language, diagnostics);
    if let Some(given) = contract::variables(&id.value) {
        for variable in &uses.variables {
            if !given.contains(&variable.value.as_str()) {
                let message =
                    format!("the message `{}` is not given a variable `${}`", id.value, variable.value);
                diagnostics.push(
                    Diagnostic::error("unknown-variable", variable.span, message)
                        .hint_opt(suggest::hint(&variable.value, given.iter().copied())),
                );
            }
        }
    }
}

fn check_reference(
    id: &str,
    span: crate::source::Span,
    attribute: Option<&str>,
    messages: &Messages,
    diagnostics: &mut Diagnostics,
) {
    let Some(message) = messages.get(id) else {
        let known: Vec<&str> = messages.ids_after("").collect();
        diagnostics.push(
            Diagnostic::error("unknown-message", span, format!("there is no message `{id}`"))
                .hint_opt(suggest::nearest(id, known).map(|name| format!("did you mean `{name}`?"))),
        );
        return;
    };
    if let Some(attribute) = attribute
        && !message.is_broken
        && !message.attributes.iter().any(|(name, _)| name == attribute)
    {
        let names = message.attributes.iter().map(|(name, _)| name.as_str());
        diagnostics.push(
            Diagnostic::error("unknown-message", span, format!("`{id}` has no attribute `.{attribute}`"))
                .hint_opt(suggest::hint(attribute, names)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::messages;
    use crate::source::Sources;

    fn catalog(ar: &str, en: &str) -> (Catalog, Vec<String>) {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let mut file = |path: &str, text: &str| {
            let span = sources.add(path, text);
            vec![messages::parse(text, span, &mut diagnostics)]
        };
        let files = Bilingual { ar: file("ar.ftl", ar), en: file("en.ftl", en) };
        let catalog = Catalog::new(files, &mut diagnostics);
        (catalog, diagnostics.iter().map(|d| d.message.clone()).collect())
    }

    #[test]
    fn references_are_checked() {
        let (_, problems) =
            catalog("a = { b } { c.d }\nc = x\n", "unit-x = { $numbr }\nmine = { NUMBR($number) }\n");
        assert_eq!(
            problems,
            [
                "there is no message `b`",
                "`c` has no attribute `.d`",
                "the message `unit-x` is not given a variable `$numbr`",
                "there is no function `NUMBR`"
            ]
        );
    }

    #[test]
    fn both_languages_must_have_a_message() {
        let (catalog, _) = catalog("a = x\n    .gender = feminine\n", "b = x\n");
        assert_eq!(catalog.lacking("a"), Some(Language::En));
        assert_eq!(catalog.gender("a"), Some(Gender::Feminine));
    }
}
