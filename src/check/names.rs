//! The names that a report can place: those of the glossary and its own.

use crate::model::{Bilingual, Glossary, Id, Name, Report};

/// A name that can be placed.
#[derive(Debug, Clone, Copy)]
pub struct KnownName<'a> {
    /// Placed as `{ -id }`.
    pub id: &'a Id,
    /// The name.
    pub name: &'a Name,
}

/// The names that a report can place, by id; those of the report stand for those of the glossary.
///
/// Only proper names, which English writes with a capital: `the editors` and `analysts` are words as well.
pub fn proper<'a>(report: &'a Report, glossary: &'a Glossary) -> Vec<KnownName<'a>> {
    let Glossary { sources, entities, tags: _, terms: _ } = &report.names;
    let own = |id: &Id| sources.contains_key(id) || entities.contains_key(id);
    let all = [&report.names, glossary].into_iter().enumerate().flat_map(
        |(index, Glossary { sources, entities, .. })| {
            let sources = sources.iter().map(|(id, source)| KnownName { id, name: &source.name });
            let entities = entities.iter().map(|(id, entity)| KnownName { id, name: &entity.name });
            sources.chain(entities).filter(move |known| index == 0 || !own(known.id))
        },
    );
    all.filter(|known| known.name.full.en.starts_with(char::is_uppercase)).collect()
}

impl<'a> KnownName<'a> {
    /// Its forms: the full one, then the short one.
    pub fn forms(self) -> impl Iterator<Item = &'a Bilingual<String>> {
        std::iter::once(&self.name.full).chain(&self.name.short)
    }
}
