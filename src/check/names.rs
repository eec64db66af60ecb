//! The names that a report can place: those of the glossary and its own.
//!
//! A house may know thousands, so they are not looked for one by one: all are found in one look at a text.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::model::{Bilingual, Glossary, Id, Language, Name};

/// A name that can be placed.
#[derive(Debug, Clone)]
pub struct KnownName {
    /// Placed as `{ -id }`.
    pub id: Id,
    /// The name.
    pub name: Name,
}

/// Proper names, which English writes with a capital: `the editors` and `analysts` are words as well.
#[derive(Debug, Default)]
pub struct NameIndex {
    all: Vec<KnownName>,
    written: Bilingual<Option<Written>>,
}

/// The forms of names in a language.
#[derive(Debug)]
struct Written {
    automaton: AhoCorasick,
    /// Whose each is, by the place in the list.
    of: Vec<usize>,
}

impl KnownName {
    /// Its forms: the full one, then the short one.
    pub fn forms(&self) -> impl Iterator<Item = &Bilingual<String>> {
        std::iter::once(&self.name.full).chain(&self.name.short)
    }
}

impl NameIndex {
    /// The names of sources and of entities, each by id.
    #[must_use]
    pub fn new(Glossary { sources, entities, tags: _, terms: _ }: &Glossary) -> Self {
        let sources = sources.iter().map(|(id, source)| (id, &source.name));
        let entities = entities.iter().map(|(id, entity)| (id, &entity.name));
        let proper = sources.chain(entities).filter(|(_, name)| name.full.en.starts_with(char::is_uppercase));
        let all: Vec<KnownName> =
            proper.map(|(id, name)| KnownName { id: id.clone(), name: name.clone() }).collect();
        let written = Bilingual::from_fn(|language| Written::new(&all, language));
        NameIndex { all, written }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[KnownName] {
        &self.all
    }

    /// Where a text has the letters of any name, of each form that begins or ends there.
    pub fn in_text<'i>(
        &'i self,
        text: &'i str,
        language: Language,
    ) -> impl Iterator<Item = (Range<usize>, &'i KnownName)> {
        // Most texts have none, which is seen sooner than where they are.
        let written =
            self.written.get(language).iter().filter(move |written| written.automaton.is_match(text));
        written.flat_map(move |Written { automaton, of }| {
            let found = automaton.find_overlapping_iter(text);
            found.map(|found| (found.range(), &self.all[of[found.pattern().as_usize()]]))
        })
    }
}

impl Written {
    /// `None` if there are no forms: of more than memory can hold, as well.
    fn new(all: &[KnownName], language: Language) -> Option<Self> {
        let forms = all.iter().enumerate().flat_map(|(index, known)| {
            known.forms().map(move |form| (index, form.get(language))).filter(|(_, form)| !form.is_empty())
        });
        let (of, forms): (Vec<usize>, Vec<&String>) = forms.unzip();
        if of.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::new(&forms).ok()?;
        Some(Written { automaton, of })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::Case;

    #[test]
    fn names_in_names_are_found_as_well() {
        let data = "[entities.hk]\nkind = \"place\"\nname = { ar = \"هونغ كونغ\", en = \"Hong Kong\" }\n\
                    [entities.bank]\nkind = \"company\"\nname = { ar = \"بنك هونغ كونغ\", en = \"Bank of Hong Kong\" }\n\
                    [entities.editors]\nkind = \"person\"\nname = { ar = \"المحررون\", en = \"the editors\" }\n";
        let case = Case::data(data);
        let index = case.resolved(|report| NameIndex::new(&report.names));
        let found = |text: &str, language| -> Vec<String> {
            let mut found: Vec<_> = index
                .in_text(text, language)
                .map(|(range, known)| (range.start, known.id.to_string()))
                .collect();
            found.sort_unstable();
            found.into_iter().map(|(at, id)| format!("{at} {id}")).collect()
        };
        assert_eq!(found("Bank of Hong Kong, the editors", Language::En), ["0 bank", "8 hk"]);
        assert_eq!(found("من بنك هونغ كونغ", Language::Ar), ["5 bank", "12 hk"]);
        assert!(NameIndex::default().in_text("Hong Kong", Language::En).next().is_none());
    }
}
