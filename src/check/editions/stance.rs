//! Words that say how a claim is meant: whether it is doubted, where something goes, whether it is denied.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::rule::Subject;
use super::super::text::{Block, Role};
use super::super::tokens::{Word, fold, fold_short, names_in};
use super::super::vocabulary::Kind;
use super::super::word_list::{self, Table};
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

/// What both languages say, part by part.
pub type Stances = Vec<(Part, Bilingual<Taking>)>;

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
    whole: Table<Stance>,
    /// By their first letter.
    beginnings: FxHashMap<char, Vec<(String, Stance)>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut beginnings: FxHashMap<char, Vec<(String, Stance)>> = FxHashMap::default();
    let whole = word_list::lines(include_str!("../words/stance.txt")).filter_map(|columns| {
        let [class, word] = columns.as_slice() else { return None };
        let stance = match *class {
            "doubt" => Stance::Doubt,
            "sure" => Stance::Sure,
            "plain" => Stance::Plain,
            "up" => Stance::Up,
            "down" => Stance::Down,
            "not" => Stance::Not,
            _ => Stance::Less,
        };
        let Some(beginning) = word.strip_suffix('*').map(fold) else { return Some((*word, stance)) };
        let first = beginning.chars().next()?;
        beginnings.entry(first).or_default().push((beginning, stance));
        None
    });
    let whole = whole.collect();
    Words { whole, beginnings }
});

/// Whether a word has a class, or has one with "n't" behind it.
#[must_use]
pub fn may_take(word: &str) -> bool {
    word.ends_with('n') || stance(word).is_some()
}

/// The class of a word.
fn stance(word: &str) -> Option<Stance> {
    let folded = fold_short(word)?;
    let Words { whole, beginnings } = &*WORDS;
    let bare = |reading: &str| whole.folded(without_article(reading)).copied();
    let known = names_in(&folded).find_map(|reading| {
        // «سيرتفع»: a verb of what is to come.
        whole.folded(reading).copied().or_else(|| bare(reading)).or_else(|| bare(reading.strip_prefix('س')?))
    });
    known.or_else(|| {
        names_in(&folded).map(without_article).find_map(|reading| {
            let mut known = beginnings.get(&reading.chars().next()?)?.iter();
            known.find(|(beginning, _)| reading.starts_with(beginning)).map(|(_, stance)| *stance)
        })
    })
}

fn without_article(reading: &str) -> &str {
    reading.strip_prefix("ال").unwrap_or(reading)
}

/// Where the "n't" that makes a denial of a word ends.
fn contraction(block: &Block<'_>, word: &Word<'_>) -> Option<usize> {
    let rest = &block.text()[word.range.end..];
    let contracted = ["'t", "’t"].into_iter().find(|end| rest.starts_with(end))?;
    word.text.ends_with('n').then_some(word.range.end + contracted.len())
}

/// What both languages say of every part that both have.
#[must_use]
pub fn parts<'s>(subject: &'s Subject<'_>) -> &'s [(Part, Bilingual<Taking>)] {
    subject.known.stances.get_or_init(|| {
        let Subject { report, blocks, .. } = subject;
        let findings = 0..report.findings.len();
        let parts = findings.clone().map(Part::Section).chain(findings.map(Part::Claim));
        let parts = parts.chain([Part::Title, Part::Summary, Part::Between]);
        let both = parts.filter(|part| Language::BOTH.iter().all(|language| part.is_in(report, *language)));
        let taken = both.map(|part| {
            let taking = |language| {
                let own = blocks.get(language).iter().filter(|block| Part::of(block) == Some(part));
                Taking(own.filter(|block| block.role != Role::Cell).flat_map(taken).collect())
            };
            (part, Bilingual::from_fn(taking))
        });
        taken.collect()
    })
}

fn taken<'b>(block: &'b Block<'_>) -> impl Iterator<Item = Taken> + 'b {
    block.words_of(Kind::Stance).filter_map(move |word| {
        let (stance, end) = match contraction(block, &word) {
            Some(end) => (Stance::Not, end),
            None => (stance(word.text)?, word.range.end),
        };
        let range = word.range.start..end;
        Some(Taken { word: block.text()[range.clone()].to_owned(), span: block.at(range), stance })
    })
}
