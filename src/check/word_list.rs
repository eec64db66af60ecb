//! Word lists of the rules: the files in `words`.
//!
//! A line holds columns with tabs between them; `#` begins a comment. The lists are small and careful: a word that can also be right
//! does not stand in them.

use rustc_hash::FxHashMap;

use super::text::Block;
use super::tokens::{LONGEST, Word, bare, fold, fold_short, folded_beginning};
use super::vocabulary::Kind;

/// What is known of words, by their folded forms.
#[derive(Debug)]
pub struct Table<V> {
    words: FxHashMap<String, V>,
    beginnings: Beginnings,
}

impl<V> Table<V> {
    /// What is known of a word.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&V> {
        if self.beginnings.has(word) { self.words.get(&*fold_short(word)?) } else { None }
    }

    /// What is known of a word that is folded already.
    #[must_use]
    pub fn folded(&self, word: &str) -> Option<&V> {
        if self.beginnings.has(word) { self.words.get(word) } else { None }
    }
}

/// With which two letters, folded, the words of a list begin, a bit for each pair: most words that are looked up are not in the list,
/// which is seen so.
#[derive(Debug)]
struct Beginnings(Vec<u64>);

impl Beginnings {
    fn new() -> Self {
        Beginnings(vec![0; (1 << 16) / 64])
    }

    fn add(&mut self, word: &str) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    fn has(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }

    /// The place and the bit of a word's first two letters. Those of one script differ in their last eight bits.
    fn place(word: &str) -> (usize, u64) {
        let [first, second] = folded_beginning(word).map(|c| c.map_or(0, |c| c as usize & 0xFF));
        let pair = first << 8 | second;
        (pair / 64, 1 << (pair % 64))
    }
}

impl<V> FromIterator<(&'static str, V)> for Table<V> {
    /// Of the words of a list: a later one counts.
    fn from_iter<I: IntoIterator<Item = (&'static str, V)>>(words: I) -> Self {
        let mut table = Table { words: FxHashMap::default(), beginnings: Beginnings::new() };
        for (word, known) in words {
            let folded = fold(word);
            debug_assert!(folded.len() <= LONGEST, "`{word}` is too long to be looked up");
            table.beginnings.add(word);
            table.words.insert(folded, known);
        }
        table
    }
}

/// Wrong spellings, each with what it should be.
#[derive(Debug)]
pub struct Corrections {
    words: FxHashMap<String, Correction>,
    beginnings: Beginnings,
}

/// What a wrong spelling should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// This word.
    Word(String),
    /// One of these words: both are named, none is chosen.
    Either(String, String),
}

/// The lines of a list, as columns.
pub fn lines(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim_end());
    lines.filter(|line| !line.is_empty()).map(|line| line.split('\t').map(str::trim).collect())
}

impl Corrections {
    /// Reads a list of `wrong`, `right`, `particles`. The particles, with spaces between them, may be written onto the word. A right
    /// form `this / that` says that one of the two is meant.
    #[must_use]
    pub fn read(list: &'static str) -> Self {
        let mut all = Corrections { words: FxHashMap::default(), beginnings: Beginnings::new() };
        for columns in lines(list) {
            let [wrong, right, particles @ ..] = columns.as_slice() else { continue };
            let particles = particles.first().copied().unwrap_or_default();
            for particle in spread(particles) {
                let particle = particle.as_str();
                let correction = match right.split_once(" / ") {
                    Some((one, other)) => Correction::Either(joined(particle, one), joined(particle, other)),
                    None => Correction::Word(joined(particle, right)),
                };
                let wrong = joined(particle, wrong);
                all.beginnings.add(&wrong);
                all.words.insert(wrong, correction);
            }
        }
        all
    }

    /// The words of a block that stand in the list.
    pub fn in_block<'t>(&self, block: &'t Block<'_>) -> impl Iterator<Item = (Word<'t>, &Correction)> {
        block
            .words_of(Kind::Misspelled)
            .filter_map(|word| Some((self.get(word.text)?, word)))
            .map(|(c, word)| (word, c))
    }

    /// What a word should be.
    #[must_use]
    pub fn get(&self, word: &str) -> Option<&Correction> {
        if self.beginnings.has(word) { self.words.get(bare(word).as_ref()) } else { None }
    }
}

/// Nothing, particles, and what «و» and «ف» make with them: «ول», «فب».
fn spread(particles: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for particle in particles.split_whitespace() {
        all.push(particle.to_owned());
        let joins = particles.split_whitespace().filter(|first| matches!(*first, "و" | "ف"));
        all.extend(
            joins.filter(|_| matches!(particle, "ب" | "ل" | "ك")).map(|first| format!("{first}{particle}")),
        );
    }
    all
}

/// A particle and a word, written as one: before the article, «ل» swallows its alef.
fn joined(particle: &str, word: &str) -> String {
    match word.strip_prefix("ال") {
        Some(rest) if particle.ends_with('ل') => format!("{particle}ل{rest}"),
        _ => format!("{particle}{word}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_up_by_their_folded_forms() {
        let table: Table<u8> = [("ألف", 1), ("Éclair", 2), ("a", 3), ("the half", 4)].into_iter().collect();
        for (word, known) in [("الف", 1), ("أَلْف", 1), ("éCLAIR", 2), ("A", 3), ("The Half", 4)] {
            assert_eq!(table.get(word), Some(&known), "{word}");
        }
        for word in ["", "أ", "ألفا", "ab", &"a".repeat(500)] {
            assert_eq!(table.get(word), None, "{word}");
        }
    }

    #[test]
    fn a_list_is_spread_over_its_particles() {
        let list = Corrections::read("# comment\nالشركه\tالشركة\tو ل\nان\tإن / أن\tو\n");
        let word = |word: &str| Some(Correction::Word(word.into()));
        assert_eq!(list.words.get("وللشركه").cloned(), word("وللشركة"));
        assert_eq!(list.words.get("والشركه").cloned(), word("والشركة"));
        assert_eq!(list.words.get("وان").cloned(), Some(Correction::Either("وإن".into(), "وأن".into())));
        assert_eq!(list.words.get("الشركة"), None);
    }
}
