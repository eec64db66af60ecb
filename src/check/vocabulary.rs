//! What the lists of the rules know of single words. A publication has few words and says them often: each is looked up in all lists
//! once, and where a text has none that a rule looks for, the rule need not look.

use std::cell::RefCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::editions::stance;
use super::numbers::false_billion;
use super::spelling::{self, source_gender};
use super::tokens::{self, Word};
use super::typography::{lost_name, placeholder_text};
use super::{dates, spelled};

/// What a list may know of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It says how a claim is meant, or does with "n't" behind it.
    Stance,
    /// A number in words may begin with it.
    Number,
    /// It names a month, or the first half of one.
    Month,
    /// It is spelled in a way that a list corrects.
    Misspelled,
    /// It is a verb of saying that has two genders.
    Saying,
    /// It has two meanings, a thousand million or a million million.
    TwoBillions,
    /// A name may lack behind it.
    Nameless,
    /// It was to be replaced.
    Placeholder,
}

/// Says of a word whether a list knows it.
type IsKnown = fn(&str) -> bool;

/// Each kind, and how it is known.
const KINDS: [(Kind, IsKnown); 8] = [
    (Kind::Stance, stance::may_take),
    (Kind::Number, spelled::may_begin),
    (Kind::Month, dates::may_name_month),
    (Kind::Misspelled, spelling::is_listed),
    (Kind::Saying, source_gender::is_verb),
    (Kind::TwoBillions, false_billion::is_named),
    (Kind::Nameless, lost_name::may_end_with),
    (Kind::Placeholder, placeholder_text::is_one),
];

/// The kinds that a word is of, or any word of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds(u8);

/// How many words are remembered: those of a publication and their forms, in a megabyte.
const MOST: usize = 1 << 14;

/// About as many bytes make a word, with the space behind it.
const BYTES_OF_WORD: usize = 6;

/// What is remembered of a word, or of what stands between two spaces and holds one word.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// Where the word stands in it: signs may stand around it.
    start: u8,
    end: u8,
    kinds: Kinds,
}

type Memory = FxHashMap<Box<str>, Known>;

thread_local! {
    static KNOWN: RefCell<Memory> = RefCell::default();
}

/// The words of a text, each with its kinds.
#[must_use]
pub fn words(text: &str) -> Vec<(Range<usize>, Kinds)> {
    KNOWN.with_borrow_mut(|known| {
        let mut words = Vec::with_capacity(text.len() / BYTES_OF_WORD + 1);
        let mut start = 0;
        for end in memchr::memchr_iter(b' ', text.as_bytes()).chain([text.len()]) {
            let token = &text[start..end];
            match known.get(token) {
                // Most of what stands between two spaces was met before.
                Some(known) => {
                    let range = start + usize::from(known.start)..start + usize::from(known.end);
                    words.push((range, known.kinds));
                }
                None => add(token, start, &mut words, known),
            }
            start = end + 1;
        }
        words
    })
}

/// Adds the words of what stands between two spaces, and remembers it if it holds one.
fn add(token: &str, start: usize, words: &mut Vec<(Range<usize>, Kinds)>, known: &mut Memory) {
    let before = words.len();
    words.extend(tokens::words(token).map(|Word { range, text }| {
        let kinds = known.get(text).map(|known| known.kinds);
        let kinds = kinds.unwrap_or_else(|| Kinds::looked_up(text));
        remember(text, 0..text.len(), kinds, known);
        (start + range.start..start + range.end, kinds)
    }));
    // Numbers are seldom met again.
    if let [(range, kinds)] = &words[before..]
        && !token.bytes().any(|byte| byte.is_ascii_digit())
    {
        remember(token, range.start - start..range.end - start, *kinds, known);
    }
}

fn remember(token: &str, word: Range<usize>, kinds: Kinds, known: &mut Memory) {
    let (Ok(start), Ok(end)) = (u8::try_from(word.start), u8::try_from(word.end)) else { return };
    if known.contains_key(token) {
        return;
    }
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(token.into(), Known { start, end, kinds });
}

impl Kinds {
    fn looked_up(word: &str) -> Self {
        let of = KINDS.into_iter().filter(|(_, is_known)| is_known(word));
        Kinds(of.fold(0, |kinds, (kind, _)| kinds | 1 << kind as u8))
    }

    /// Whether a kind is among them.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u8 != 0
    }

    /// These and others.
    #[must_use]
    pub fn with(self, others: Self) -> Self {
        Kinds(self.0 | others.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_of_the_kinds_that_lists_say() {
        let of = |word: &str| words(word)[0].1;
        let is = |word: &str, kind: Kind| of(word).has(kind) && Kinds::looked_up(word).has(kind);
        for (word, kind) in [
            ("وارتفع", Kind::Stance),
            ("isn", Kind::Stance),
            ("خمسة", Kind::Number),
            ("مليونين", Kind::Number),
            ("كانون", Kind::Month),
            ("ومارس", Kind::Month),
            ("الى", Kind::Misspelled),
            ("وذَكرت", Kind::Saying),
            ("بالبليون", Kind::TwoBillions),
            ("بصحيفة", Kind::Nameless),
            ("TODO", Kind::Placeholder),
        ] {
            assert!(is(word, kind), "{word}");
        }
        for word in ["الشركة", "firm", "x", "ق"] {
            assert_eq!(of(word), Kinds::default(), "{word}");
        }
    }

    #[test]
    fn words_stand_where_they_stand_whether_they_are_remembered_or_not() {
        let text = "«TODO»، TODO isn't مليونين. H100 مليونين؛ – (TODO)";
        let first = words(text);
        assert_eq!(words(text), first);
        let found: Vec<&str> = first.iter().map(|(range, _)| &text[range.clone()]).collect();
        let expected: Vec<&str> = tokens::words(text).map(|word| word.text).collect();
        assert_eq!(found, expected);
        for (range, kinds) in first {
            assert_eq!(kinds, Kinds::looked_up(&text[range]));
        }
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        for word in 0..MOST + 10 {
            let word: String =
                word.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
            assert_eq!(words(&word).len(), 1);
        }
        assert!(KNOWN.with_borrow(FxHashMap::len) <= MOST);
    }
}
