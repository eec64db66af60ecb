//! Coverage: whether both languages have the messages that the program asks for, and whether anything asks for those that there are.

use std::collections::BTreeSet;

use super::catalog::Catalog;
use super::contract;
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::{Language, PlaceableKind, Report, Text};
use crate::parse::messages::{self, MessageDraft};

/// The ids of messages and, with a leading hyphen, terms that something refers to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References(BTreeSet<String>);

impl References {
    /// What the prose of a report refers to.
    #[must_use]
    pub fn of_report(report: &Report) -> Self {
        let mut references = References::default();
        let titles = [Some(&report.title), report.summary.as_ref()];
        let claims = report.findings.iter().map(|finding| finding.claim.as_ref());
        let texts = titles.into_iter().chain(claims).flatten().flat_map(|pair| [&pair.ar, &pair.en]);
        let bodies = report.prose.iter().flat_map(|prose| [&prose.ar.text, &prose.en.text]);
        texts.chain(bodies).for_each(|text| references.add_text(text));
        references
    }

    /// Adds others.
    pub fn extend(&mut self, other: References) {
        self.0.extend(other.0);
    }

    fn add_text(&mut self, text: &Text) {
        for placeable in &text.placeables {
            if let PlaceableKind::Expression(expression) = &placeable.kind
                && let Ok(uses) = messages::placeable(&expression.source, placeable.span)
            {
                self.add(&uses);
            }
        }
    }

    fn add(&mut self, uses: &messages::Uses) {
        self.0.extend(uses.messages.iter().map(|reference| reference.id.value.clone()));
        self.0.extend(uses.terms.iter().map(|reference| format!("-{}", reference.id.value)));
    }
}

impl Catalog {
    /// How many messages there are, counted once for both languages.
    #[must_use]
    pub fn count(&self) -> usize {
        let ids = Language::BOTH.into_iter().flat_map(|language| self.messages(language).all().into_keys());
        ids.collect::<BTreeSet<_>>().len()
    }

    /// What the messages of all layers refer to.
    #[must_use]
    pub fn references(&self) -> References {
        let mut references = References::default();
        for language in Language::BOTH {
            self.messages(language).all().into_values().for_each(|entry| references.add(&entry.uses));
        }
        references
    }

    /// Complains about messages of the topmost layer that the other language lacks, and about Arabic nouns without a gender.
    pub fn missing(&self, diagnostics: &mut Diagnostics) {
        for language in Language::BOTH {
            let (here, there) = (self.messages(language), self.messages(language.other()));
            for MessageDraft { id, .. } in here.own() {
                let asked = contract::variables(&id.value).is_some() && !contract::is_optional(&id.value);
                if asked && there.get(&id.value).is_none() {
                    let lacking = language.other();
                    let message =
                        format!("the message `{}` is missing in {}", id.value, lacking.english_name());
                    diagnostics.push(
                        Diagnostic::error("missing-message", id.span, message)
                            .hint(format!("add it to `locales/{}/`", lacking.tag())),
                    );
                }
            }
        }
        for MessageDraft { id, .. } in self.messages(Language::Ar).own() {
            let noun =
                ["unit-", "source-kind-", "entity-kind-"].iter().any(|kind| id.value.starts_with(kind));
            if noun && self.gender(&id.value).is_none() {
                let message = format!("the noun `{}` has no gender in Arabic", id.value);
                diagnostics.push(
                    Diagnostic::error("missing-gender", id.span, message)
                        .hint("add `.gender = masculine` or `.gender = feminine` under it"),
                );
            }
        }
    }

    /// Warns about messages of the topmost layer that nothing asks for: neither the program nor one of `references`.
    pub fn unused(&self, references: &References, diagnostics: &mut Diagnostics) {
        for language in Language::BOTH {
            for MessageDraft { id, .. } in self.messages(language).own() {
                if contract::variables(&id.value).is_some() || references.0.contains(&id.value) {
                    continue;
                }
                diagnostics.push(if contract::is_like_asked(&id.value) {
                    let message = format!("the program never asks for a message `{}`", id.value);
                    let known: Vec<String> = contract::listed().collect();
                    Diagnostic::warning("extra-message", id.span, message)
                        .hint_opt(
                            suggest::nearest(&id.value, known.iter().map(String::as_str))
                                .map(|id| format!("did you mean `{id}`?")),
                        )
                        .hint_default("see docs/messages.md for the messages it asks for")
                } else {
                    let message = format!("nothing uses the message `{}`", id.value);
                    Diagnostic::warning("unused-message", id.span, message).hint("remove it, or refer to it")
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Project;
    use crate::model::Bilingual;
    use crate::parse::messages::MessageFile;
    use crate::source::Sources;

    fn told(catalog: &Catalog, references: &References) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        catalog.missing(&mut diagnostics);
        catalog.unused(references, &mut diagnostics);
        diagnostics.iter().map(|d| format!("{}: {}", d.code, d.message)).collect()
    }

    fn files(ar: &str, en: &str) -> Bilingual<Vec<MessageFile>> {
        let mut sources = Sources::default();
        let mut file = |path: &str, text: &str| {
            let span = sources.add(path, text);
            vec![messages::parse(text, span, &mut Diagnostics::default())]
        };
        Bilingual { ar: file("ar.ftl", ar), en: file("en.ftl", en) }
    }

    #[test]
    fn the_built_in_messages_are_complete_and_all_used() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("bayan.toml"), "").expect("a project");
        let (shared, _) = Project::open(folder.path()).expect("a project").shared();
        let mut diagnostics = Diagnostics::default();
        let mut drafts: Bilingual<Vec<MessageFile>> = Bilingual::default();
        for file in &shared.locales {
            let draft = messages::parse(&file.file.text, file.file.span, &mut diagnostics);
            drafts.get_mut(file.language).push(draft);
        }
        let catalog = Catalog::new(drafts, &mut diagnostics);
        let told = [
            diagnostics.iter().map(|d| d.message.clone()).collect::<Vec<_>>(),
            told(&catalog, &catalog.references()),
        ];
        assert_eq!(told.concat(), Vec::<String>::new());
        let listed: Vec<String> = contract::listed().filter(|id| catalog.lacking(id).is_some()).collect();
        // English writes a thousand out; Arabic has no sign before its currency, and its names bring their articles along.
        assert_eq!(listed, ["scale-thousand", "negative-money", "name-the"]);
    }

    #[test]
    fn only_what_the_other_language_needs_is_missing() {
        let files = files(
            "unit-x = { $number }\nspelled-3 = ثلاثة\nverb = قال\nfinding-x = { verb }\n",
            "finding-x = said\nunit-x = x\nui-skip = Skip\nhello = { -name }\n-name = x\n",
        );
        let catalog = Catalog::new(files, &mut Diagnostics::default());
        assert_eq!(
            told(&catalog, &catalog.references()),
            [
                "missing-message: the message `ui-skip` is missing in Arabic",
                "missing-gender: the noun `unit-x` has no gender in Arabic",
                "unused-message: nothing uses the message `hello`",
            ]
        );
    }

    #[test]
    fn only_the_topmost_messages_are_judged() {
        let below = Catalog::new(files("a = x\n", "b = x\n"), &mut Diagnostics::default());
        let catalog = below.with(files("a = y\n", ""), &mut Diagnostics::default());
        assert_eq!(told(&catalog, &catalog.references()), ["unused-message: nothing uses the message `a`"]);
        assert_eq!((below.count(), catalog.count()), (2, 2));
    }
}
