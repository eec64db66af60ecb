//! Terms of the house in a text, with the particles, the article and the endings that they take there.

use std::ops::Range;

use super::text::Block;
use super::tokens::{Word, fold, readings};
use crate::model::{Language, Term};

/// A term as it is looked for: its words, without article and plural ending.
#[derive(Debug)]
pub struct Form(Vec<String>);

impl Form {
    /// A term, or another word for it.
    #[must_use]
    pub fn new(text: &str, language: Language) -> Self {
        Form(text.split_whitespace().map(|word| stem(&fold(word), language).to_owned()).collect())
    }

    /// All ways in which a term may be said in a language.
    pub fn of(term: &Term, language: Language) -> impl Iterator<Item = Self> {
        let all = std::iter::once(term.name.get(language)).chain(term.also.get(language));
        all.map(move |text| Form::new(text, language))
    }

    /// Where a block first says it.
    #[must_use]
    pub fn find(&self, block: &Block<'_>) -> Option<Range<usize>> {
        let (first, rest) = self.0.split_first()?;
        let language = block.language;
        let words: Vec<Word<'_>> = block.words().collect();
        let starts = |word: &Word<'_>| {
            let folded = fold(word.text);
            let stems = |reading: &str| stem(reading, language) == first;
            stems(&folded) || (language == Language::Ar && readings(&folded).any(|(_, rest)| stems(rest)))
        };
        words.windows(self.0.len()).find_map(|window| {
            let (head, tail) = window.split_first()?;
            let goes_on = tail.iter().zip(rest).all(|(word, form)| stem(&fold(word.text), language) == form);
            let end = window.last()?.range.end;
            (starts(head) && goes_on).then_some(head.range.start..end)
        })
    }
}

/// A folded word without the article, or without the ending of the plural.
fn stem(word: &str, language: Language) -> &str {
    match language {
        Language::Ar => word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word),
        Language::En => word.strip_suffix('s').filter(|rest| rest.len() > 2).unwrap_or(word),
    }
}
