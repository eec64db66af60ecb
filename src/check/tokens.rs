//! Words as rules compare them: where they stand, without vowel signs, without the particles that Arabic writes onto them.
//!
//! In: the text of a block. Out: [`Word`]s with their places in it. What is normalised here is only compared, never shown.

use std::borrow::Cow;
use std::ops::Range;

use arrayvec::ArrayString;

use super::text::OBJECT;
use crate::markup::bytes;

/// Bytes of the longest word that a list may have.
pub const LONGEST: usize = 64;

/// The stroke that lengthens a word.
pub const TATWEEL: char = '\u{0640}';

/// Particles that stand before a noun and are written onto it, the longest first.
const PARTICLES: [&str; 24] = [
    "وبال", "وكال", "فبال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال", "وب", "ول", "وك",
    "فب", "فل", "فك", "و", "ف", "ب", "ل", "ك", "",
];

/// A word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// Its bytes.
    pub range: Range<usize>,
    /// As it is written.
    pub text: &'t str,
}

impl<'t> Word<'t> {
    /// The word without vowel signs and tatweel.
    #[must_use]
    pub fn bare(&self) -> Cow<'t, str> {
        bare(self.text)
    }
}

/// Whether a character is a letter of the Arabic script.
#[must_use]
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}'..='\u{066F}' | '\u{0671}'..='\u{06D3}' |
        '\u{06D5}' | '\u{06FA}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a character is a vowel sign or another mark on an Arabic letter.
#[must_use]
pub fn is_haraka(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
}

/// Whether a character is a digit of one of the systems that Arabic and English texts use.
#[must_use]
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

fn is_part(c: char) -> bool {
    // Most characters, ahead of the search through the table.
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    if is_arabic(c) {
        return true;
    }
    // The marks of most sentences, and what stands for a value.
    if matches!(c, '،' | '؛' | '؟' | '«' | '»' | '\u{2010}'..='\u{2027}' | OBJECT) {
        return false;
    }
    (c.is_alphabetic() || is_haraka(c) || c == TATWEEL) && !is_digit(c)
}

/// The words of a text: letters and the marks on them.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        // Between most words stands a space.
        at += usize::from(text.as_bytes().get(at) == Some(&b' '));
        let mut end = word_end(text, at);
        if end == at {
            at += text[at..].find(is_part)?;
            end = word_end(text, at);
        }
        let range = at..end;
        at = end;
        Some(Word { text: &text[range.clone()], range })
    })
}

/// Where the word ends that begins at a place; the place itself, if none does.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            0..0x80 => break,
            // U+0620 to U+064A.
            0xD8 if matches!(bytes.get(at + 1), Some(0xA0..=0xBF)) => 2,
            0xD9 if matches!(bytes.get(at + 1), Some(0x80..=0x8A)) => 2,
            _ => match text[at..].chars().next().filter(|c| is_part(*c)) {
                Some(c) => c.len_utf8(),
                None => break,
            },
        };
    }
    at
}

/// Where the first digit of a text stands.
#[must_use]
pub fn first_digit(text: &str) -> Option<usize> {
    bytes::first_pair(text.as_bytes(), begins_digit)
}

/// Whether a digit begins with two bytes: `0` to `9`, «٠» to «٩», «۰» to «۹».
fn begins_digit(byte: u8, next: u8) -> bool {
    byte.is_ascii_digit()
        | ((byte == 0xD9) & (0xA0..=0xA9).contains(&next))
        | ((byte == 0xDB) & (0xB0..=0xB9).contains(&next))
}

/// Whether a word is the same without a character.
pub fn is_extra(c: char) -> bool {
    is_haraka(c) || c == TATWEEL
}

/// A word without vowel signs and tatweel.
#[must_use]
pub fn bare(word: &str) -> Cow<'_, str> {
    if word.contains(is_extra) { Cow::Owned(word.replace(is_extra, "")) } else { Cow::Borrowed(word) }
}

/// A word to compare by: bare, in small letters, with one form for each of alef, yeh and teh marbuta.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_each(word, |c| folded.push(c));
    folded
}

/// A word to look up, folded; `None` if it is longer than any word of a list.
#[must_use]
pub fn fold_short(word: &str) -> Option<ArrayString<LONGEST>> {
    let mut folded = ArrayString::new();
    let mut fits = true;
    fold_each(word, |c| fits &= folded.try_push(c).is_ok());
    fits.then_some(folded)
}

/// The first two letters of a folded word.
pub fn folded_beginning(word: &str) -> [Option<char>; 2] {
    let mut letters = folded_letters(word);
    [letters.next(), letters.next()]
}

/// The letters of a folded word, each of one character.
pub fn folded_letters(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|c| !is_extra(*c));
    letters.map(|c| one_letter(c).or_else(|| c.to_lowercase().next()).unwrap_or(c))
}

fn fold_each(word: &str, mut push: impl FnMut(char)) {
    for c in word.chars().filter(|c| !is_extra(*c)) {
        match one_letter(c) {
            Some(letter) => push(letter),
            None => c.to_lowercase().for_each(&mut push),
        }
    }
}

/// The form of a letter in folded words; `None` if the table of small letters knows it, in which few characters need to be looked up.
fn one_letter(c: char) -> Option<char> {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        'ؤ' | 'ئ' => Some('ء'),
        c => (c.is_ascii() || is_arabic(c)).then(|| c.to_ascii_lowercase()),
    }
}

/// The ways to read an Arabic word as particles and the rest, the longest particles first and the whole word last.
pub fn readings(word: &str) -> impl Iterator<Item = (&str, &str)> {
    PARTICLES.into_iter().filter_map(move |particle| {
        let rest = word.strip_prefix(particle)?;
        (particle.is_empty() || rest.chars().nth(1).is_some()).then(|| (&word[..particle.len()], rest))
    })
}

/// The ways to read a word without the article as particles and the rest, the whole word first: «وبعلي», «بعلي», «علي».
pub fn names_in(word: &str) -> impl Iterator<Item = &str> {
    let first = word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']);
    let second =
        first.filter(|_| word.starts_with(['و', 'ف'])).and_then(|rest| rest.strip_prefix(['ب', 'ل', 'ك']));
    [Some(word), first, second].into_iter().flatten().filter(|rest| !rest.is_empty())
}

/// The character before a place.
#[must_use]
pub fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character at a place.
#[must_use]
pub fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// The last word before a place, if nothing but space stands between them.
#[must_use]
pub fn word_before(text: &str, at: usize) -> Option<Word<'_>> {
    let end = text[..at].trim_end().len();
    let start = text[..end]
        .rfind(|c| !is_part(c))
        .map_or(0, |found| found + text[found..].chars().next().map_or(0, char::len_utf8));
    (start < end).then(|| Word { range: start..end, text: &text[start..end] })
}

/// The next word after a place, if nothing but space stands between them.
#[must_use]
pub fn word_after(text: &str, at: usize) -> Option<Word<'_>> {
    let start = text.len() - text[at..].trim_start().len();
    let end = word_end(text, start);
    (start < end).then(|| Word { range: start..end, text: &text[start..end] })
}

/// The words between the quotation marks around a place, if it stands in a quotation.
#[must_use]
pub fn quotation(text: &str, at: usize) -> Option<&str> {
    let between = |open: char, close: char| {
        let start = text[..at].rfind(open)? + open.len_utf8();
        let is_open = open == close && text[..at].matches(open).count() % 2 == 1
            || open != close && !text[start..at].contains(close);
        let end = text[at..].find(close).map(|length| at + length).filter(|_| is_open)?;
        Some(&text[start..end])
    };
    between('«', '»').or_else(|| between('“', '”')).or_else(|| between('"', '"'))
}

/// Whether a place stands in an address or in a name for machines: what touches it holds `://`, `@`, `www.` or a slash.
#[must_use]
pub fn in_address(text: &str, at: usize) -> bool {
    let edge = |c: char| c.is_whitespace() || c == OBJECT;
    let start = text[..at]
        .rfind(edge)
        .map_or(0, |found| found + text[found..].chars().next().map_or(0, char::len_utf8));
    let end = text[at..].find(edge).map_or(text.len(), |length| at + length);
    let token = &text[start..end];
    token.contains("://") || token.contains('@') || token.contains("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_have_two_marks() {
        let text = "«a “b” c» d \"e\" f «g";
        let around = |word: &str| text.find(word).and_then(|at| quotation(text, at));
        assert_eq!(around("a"), Some("a “b” c"));
        assert_eq!(around("b"), Some("a “b” c"));
        assert_eq!(around("c"), Some("a “b” c"));
        assert_eq!(around("e"), Some("e"));
        assert_eq!([around("d"), around("f"), around("g")], [None; 3]);
    }

    #[test]
    fn words_have_places() {
        let text = "قالَ «علي» 2024 H100";
        let found: Vec<_> = words(text).map(|word| word.bare().into_owned()).collect();
        assert_eq!(found, ["قال", "علي", "H"]);
        assert!(words(text).all(|word| &text[word.range.clone()] == word.text));
        assert_eq!(word_before(text, text.len()), None);
        assert_eq!(word_after("a  b", 1).map(|word| word.range), Some(3..4));
        assert_eq!(word_before("ab  ", 4).map(|word| word.range), Some(0..2));
    }

    #[test]
    fn digits_of_every_system_are_found() {
        for (text, at) in
            [("ab 5", Some(3)), ("في ٥", Some(5)), ("ل۵", Some(2)), ("ab عن ة", None), ("", None)]
        {
            assert_eq!(first_digit(text), at, "{text}");
        }
        for place in 0..40 {
            assert_eq!(first_digit(&format!("{}٥ 5", "ع".repeat(place))), Some(2 * place));
            assert_eq!(first_digit(&format!("{}5", "a".repeat(place))), Some(place));
        }
        assert!(('\0'..=char::MAX).all(|c| first_digit(c.encode_utf8(&mut [0; 4])).is_some() == is_digit(c)));
    }

    #[test]
    fn particles_come_off() {
        let found: Vec<_> = readings("وللشركة").collect();
        assert_eq!(found[0], ("ولل", "شركة"));
        assert_eq!(found.last(), Some(&("", "وللشركة")));
        assert_eq!(readings("لا").collect::<Vec<_>>(), [("", "لا")]);
    }

    #[test]
    fn words_are_folded() {
        assert_eq!(fold("إنتـاجٌ"), "انتاج");
        assert_eq!(fold("الشركة"), fold("الشركه"));
        assert_eq!(fold("Nvidia"), "nvidia");
    }
}
