//! Words of a text, for rules that look for some of them.

use std::ops::Range;

/// Where the words of a text stand: letters, marks on them, digits, and apostrophes inside.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_part)?;
        let length =
            text[start..].find(|c| !is_part(c) && !matches!(c, '\'' | '’')).unwrap_or(text.len() - start);
        let word = text[start..start + length].trim_end_matches(['\'', '’']);
        at = start + length;
        Some(start..start + word.len())
    })
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// Marks on Arabic letters, and the stroke that lengthens them: a word is the same without.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{0640}')
}

/// A word without the marks on its letters.
#[must_use]
pub fn bare(word: &str) -> String {
    word.chars().filter(|c| !is_mark(*c)).collect()
}

/// An Arabic word without "and", "so" before it.
#[must_use]
pub fn without_clitics(word: &str) -> &str {
    word.strip_prefix(['و', 'ف']).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_marks() {
        let text = "وأكّد (don’t) 'x' مُـحمد، A1";
        let found: Vec<&str> = words(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["وأكّد", "don’t", "x", "مُـحمد", "A1"]);
        assert_eq!((bare("وأكّد"), bare("مُـحمد")), ("وأكد".into(), "محمد".into()));
        assert_eq!(without_clitics("وأكد"), "أكد");
    }
}
