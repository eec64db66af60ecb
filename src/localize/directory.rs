//! The names of the glossary as an edition lists them: in its words, in its alphabetical order (ICU4X).

use std::collections::BTreeMap;

use icu::collator::Collator;
use icu::collator::options::CollatorOptions;
use icu::locale::Locale;

use super::edition_report::Line;
use super::formatter::Formatter;
use super::lines::{authored, line};
use super::message::MessageError;
use super::sentence::capitalized;
use crate::model::{Glossary, Id, Language, Name};
use crate::trace;

/// What reports can be filed under.
#[derive(Debug, Default)]
pub struct Directory {
    /// Subjects.
    pub tags: Shelf,
    /// What is cited.
    pub sources: Shelf,
    /// What is spoken of.
    pub entities: Shelf,
}

/// Names in the order of the edition's alphabet.
#[derive(Debug, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    places: BTreeMap<Id, usize>,
}

/// A name in an index.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: Id,
    /// The name as a heading.
    pub name: Line,
    /// The bare name, for machines.
    pub plain: String,
    /// Its Latin form, where the name is Arabic.
    pub latin: Option<Line>,
    /// All its names in both languages: what a search finds it by.
    pub names: Vec<String>,
    /// Where to read it.
    pub url: Option<String>,
}

impl Directory {
    /// The names of a glossary in an edition.
    pub(super) fn new(
        formatter: &Formatter,
        locale: &Locale,
        glossary: &Glossary,
    ) -> Result<Self, MessageError> {
        let language = formatter.language;
        let tags = glossary.tags.values().map(|tag| {
            let plain = tag.name.get(language).clone();
            let names = vec![tag.name.ar.clone(), tag.name.en.clone()];
            let name = authored(&plain, formatter.direction);
            Entry { id: tag.id.clone(), name, plain, latin: None, names, url: None }
        });
        let entities = glossary.entities.values().map(|entity| {
            let plain = entity.name.full.get(language).clone();
            let heading = capitalized(plain.clone(), language);
            Entry {
                id: entity.id.clone(),
                name: authored(&heading, formatter.direction),
                latin: latin(&entity.name, formatter),
                names: names(&entity.name),
                plain,
                url: None,
            }
        });
        let mut sources = Vec::with_capacity(glossary.sources.len());
        for source in glossary.sources.values() {
            let named = capitalized(formatter.source_listed(source)?, language);
            sources.push(Entry {
                id: source.id.clone(),
                name: line(&named, formatter.direction),
                plain: source.name.full.get(language).clone(),
                latin: latin(&source.name, formatter),
                names: names(&source.name),
                url: source.url.clone(),
            });
        }
        Ok(Directory {
            tags: Shelf::sorted(tags.collect(), locale),
            sources: Shelf::sorted(sources, locale),
            entities: Shelf::sorted(entities.collect(), locale),
        })
    }
}

impl Shelf {
    /// Sorts names as readers of the locale expect them.
    fn sorted(mut entries: Vec<Entry>, locale: &Locale) -> Self {
        // Without the order of a locale, that of ids is still one.
        if let Ok(collator) = Collator::try_new(locale.into(), CollatorOptions::default()) {
            entries.sort_by(|a, b| collator.compare(&a.plain, &b.plain).then_with(|| a.id.cmp(&b.id)));
        }
        Shelf::new(entries)
    }

    /// Names that are in order.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        let places = entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
        Shelf { entries, places }
    }

    /// The names, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The name of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Entry> {
        trace::looked_up(id);
        self.places.get(id).map(|&at| &self.entries[at])
    }
}

fn latin(name: &Name, formatter: &Formatter) -> Option<Line> {
    let latin = name.latin.as_ref().filter(|_| formatter.language == Language::Ar)?;
    (*latin != name.full.ar).then(|| authored(latin, formatter.direction))
}

fn names(name: &Name) -> Vec<String> {
    let Name { full, short, latin, oblique: _, accusative: _, article: _ } = name;
    let pairs = [Some(full), short.as_ref()].into_iter().flatten();
    let mut names: Vec<String> = pairs.flat_map(|pair| [pair.ar.clone(), pair.en.clone()]).collect();
    names.extend(latin.clone());
    names.dedup();
    names
}
