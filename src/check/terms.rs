//! Terms of the house in a text, with the particles, the article and the endings that they take there.
//!
//! A house may have hundreds, so they are not looked for one by one: each word of a text is looked up among the first words of all.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::text::Block;
use super::tokens::{fold, readings};
use crate::model::{Bilingual, Glossary, Language, Term};

/// The terms of a house, by their first words.
#[derive(Debug)]
pub struct TermIndex {
    terms: Vec<Term>,
    first_words: Bilingual<FxHashMap<String, Vec<Entry>>>,
}

/// A way to say a term, or not to say it.
#[derive(Debug)]
struct Entry {
    /// Its number among all.
    number: usize,
    /// Which term, by its place in the list.
    term: usize,
    role: TermRole,
    /// What follows the first word, without article and plural ending.
    rest: Vec<String>,
}

/// What a word is to a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermRole {
    /// The term itself.
    Name,
    /// Another word for it that is right as well.
    Also,
    /// A word that is not to be used for it.
    Avoided,
}

/// Where a block says a term for the first time in these words.
#[derive(Debug)]
pub struct Said<'i> {
    /// The term.
    pub term: &'i Term,
    /// What the words are to it.
    pub role: TermRole,
    /// Which block, by its place among those of its language.
    pub block: usize,
    /// Which bytes of it.
    pub range: Range<usize>,
}

impl TermIndex {
    /// The terms of a glossary.
    #[must_use]
    pub fn new(glossary: &Glossary) -> Self {
        let terms: Vec<Term> = glossary.terms.values().cloned().collect();
        let first_words = Bilingual::from_fn(|language| {
            let mut first_words: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
            let all = terms.iter().enumerate();
            let all = all
                .flat_map(|(index, term)| ways(term, language).map(move |(role, text)| (index, role, text)));
            for (number, (term, role, text)) in all.enumerate() {
                let mut words = text.split_whitespace().map(|word| stem(&fold(word), language).to_owned());
                let Some(first) = words.next() else { continue };
                let entry = Entry { number, term, role, rest: words.collect() };
                first_words.entry(first).or_default().push(entry);
            }
            first_words
        });
        TermIndex { terms, first_words }
    }

    /// What the blocks of a language say.
    #[must_use]
    pub fn said(&self, blocks: &[Block<'_>], language: Language) -> Vec<Said<'_>> {
        let first_words = self.first_words.get(language);
        let mut said = Vec::new();
        if first_words.is_empty() {
            return said;
        }
        for (index, block) in blocks.iter().enumerate() {
            let words: Vec<(Range<usize>, String)> =
                block.words().map(|word| (word.range, fold(word.text))).collect();
            // Which have been said in this block.
            let mut done: Vec<usize> = Vec::new();
            for (at, (range, word)) in words.iter().enumerate() {
                let whole = std::iter::once(stem(word, language));
                let inside = (language == Language::Ar).then(|| readings(word)).into_iter().flatten();
                let firsts = whole.chain(inside.map(|(_, rest)| stem(rest, language)));
                for entry in firsts.filter_map(|first| first_words.get(first)).flatten() {
                    let Some(rest) = words.get(at + 1..at + 1 + entry.rest.len()) else { continue };
                    let goes_on =
                        rest.iter().zip(&entry.rest).all(|((_, word), form)| stem(word, language) == form);
                    if goes_on && !done.contains(&entry.number) {
                        done.push(entry.number);
                        let end = rest.last().map_or(range.end, |(last, _)| last.end);
                        let (term, role) = (&self.terms[entry.term], entry.role);
                        said.push(Said { term, role, block: index, range: range.start..end });
                    }
                }
            }
        }
        said
    }
}

/// All ways in which a term is said in a language, and those in which it is not to be said.
fn ways(term: &Term, language: Language) -> impl Iterator<Item = (TermRole, &str)> {
    let name = std::iter::once((TermRole::Name, term.name.get(language).as_str()));
    let also = term.also.get(language).iter().map(|word| (TermRole::Also, word.as_str()));
    let avoided = term.avoid.get(language).iter().map(|word| (TermRole::Avoided, word.as_str()));
    name.chain(also).chain(avoided)
}

/// A folded word without the article, or without the ending of the plural.
fn stem(word: &str, language: Language) -> &str {
    match language {
        Language::Ar => word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word),
        Language::En => word.strip_suffix('s').filter(|rest| rest.len() > 2).unwrap_or(word),
    }
}
