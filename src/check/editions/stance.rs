//! Words that say how a claim is meant: whether it is doubted, where something goes, whether it is denied.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::rule::Subject;
use super::super::text::{Block, Role};
use super::super::tokens::{Word, fold, names_in};
use super::super::word_list;
use super::Part;
use crate::model::{Bilingual, Language};
use crate::source::Span;

/// A class of such words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Whoever says so is doubted: "alleged".
    Doubt,
    /// A claim is made a fact: "confirmed".
    Sure,
    /// Somebody says so.
    Plain,
    /// Something goes up.
    Up,
    /// Something goes down.
    Down,
    /// Something is denied.
    Not,
    /// What may stand for a denial in the other language.
    Less,
}

/// A word of a class, as it is written.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The word.
    pub word: String,
    /// Where it stands.
    pub span: Span,
    stance: Stance,
}

/// What one language says of a part.
#[derive(Debug, Default)]
pub struct Taking(Vec<Taken>);

impl Taking {
    /// The first word of a class.
    #[must_use]
    pub fn first(&self, stance: Stance) -> Option<&Taken> {
        self.0.iter().find(|taken| taken.stance == stance)
    }

    /// Whether there is a word of one of these classes.
    #[must_use]
    pub fn has(&self, stances: &[Stance]) -> bool {
        self.0.iter().any(|taken| stances.contains(&taken.stance))
    }
}

/// Words, and beginnings of words, by class.
struct Words {
    whole: HashMap<String, Stance>,
    beginnings: Vec<(String, Stance)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { whole: HashMap::new(), beginnings: Vec::new() };
    for columns in word_list::lines(include_str!("../words/stance.txt")) {
        let [class, word] = columns.as_slice() else { continue };
        let stance = match *class {
            "doubt" => Stance::Doubt,
            "sure" => Stance::Sure,
            "plain" => Stance::Plain,
            "up" => Stance::Up,
            "down" => Stance::Down,
            "not" => Stance::Not,
            _ => Stance::Less,
        };
        match word.strip_suffix('*') {
            Some(beginning) => words.beginnings.push((fold(beginning), stance)),
            None => drop(words.whole.insert(fold(word), stance)),
        }
    }
    words
});

/// The class of a word.
fn stance(word: &Word<'_>) -> Option<Stance> {
    let folded = fold(word.text);
    let Words { whole, beginnings } = &*WORDS;
    let bare = |reading: &str| whole.get(reading.strip_prefix("ال").unwrap_or(reading)).copied();
    let known = names_in(&folded).find_map(|reading| {
        // «سيرتفع»: a verb of what is to come.
        whole.get(reading).copied().or_else(|| bare(reading)).or_else(|| bare(reading.strip_prefix('س')?))
    });
    let begins = |beginning: &str| {
        let mut readings = names_in(&folded);
        readings.any(|reading| reading.strip_prefix("ال").unwrap_or(reading).starts_with(beginning))
    };
    known.or_else(|| beginnings.iter().find(|(beginning, _)| begins(beginning)).map(|(_, stance)| *stance))
}

/// Where "n't" makes a denial of a word.
fn is_contracted(block: &Block<'_>, word: &Word<'_>) -> bool {
    let rest = &block.text()[word.range.end..];
    word.text.ends_with('n') && (rest.starts_with("'t") || rest.starts_with("’t"))
}

/// What both languages say of every section, claim and title that both have.
#[must_use]
pub fn parts(subject: &Subject<'_>) -> Vec<(Part, Bilingual<Taking>)> {
    let Subject { report, blocks, .. } = subject;
    let findings = 0..report.findings.len();
    let parts = findings.clone().map(Part::Section).chain(findings.map(Part::Claim));
    let parts = parts.chain([Part::Title, Part::Summary]);
    let both = parts.filter(|part| Language::BOTH.iter().all(|language| part.is_in(report, *language)));
    let taken = both.map(|part| {
        let taking = |language| {
            let own = blocks.get(language).iter().filter(|block| Part::of(block) == Some(part));
            Taking(own.filter(|block| block.role != Role::Cell).flat_map(taken).collect())
        };
        (part, Bilingual::from_fn(taking))
    });
    taken.collect()
}

fn taken<'b>(block: &'b Block<'_>) -> impl Iterator<Item = Taken> + 'b {
    block.words().filter_map(move |word| {
        let stance = if is_contracted(block, &word) { Stance::Not } else { stance(&word)? };
        Some(Taken { word: word.text.to_owned(), span: block.at(word.range), stance })
    })
}
