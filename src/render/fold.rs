//! Folding for the search: what readers type and what reports say, reduced to letters and digits that compare equal.
//!
//! `templates/html/search.js` folds what a reader types in the same way; `tests/folding.json` holds both to it.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds a text to words separated by single spaces: no case, no diacritics, one form for each Arabic letter, ASCII digits.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = Folded { out: String::with_capacity(text.len()), gap: false };
    for c in text.chars() {
        match c {
            // Most letters, ahead of the tables.
            'a'..='z' | '0'..='9' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            '\0'..='\x7F' => folded.gap = true,
            // Decomposed one by one: their marks, which alone would change places, are dropped.
            _ => decompose_compatible(c, |part| part.to_lowercase().for_each(|letter| folded.letter(letter))),
        }
    }
    folded.out
}

/// Texts folded together, as if they were one.
#[must_use]
pub fn joined<'a>(folded: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for part in folded.into_iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

/// What is folded so far.
struct Folded {
    out: String,
    /// Whether a word has ended.
    gap: bool,
}

impl Folded {
    fn letter(&mut self, c: char) {
        if is_combining_mark(c) || is_ignored(c) {
            return;
        }
        if !c.is_alphanumeric() {
            self.gap = true;
            return;
        }
        match spelled(c) {
            Some(letters) => letters.chars().for_each(|c| self.push(c)),
            None => self.push(digit(c)),
        }
    }

    fn push(&mut self, c: char) {
        if self.gap && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.gap = false;
        self.out.push(c);
    }
}

/// The tatweel, joiners, soft hyphens and controls: they carry no word apart.
fn is_ignored(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{61C}'
            | '\u{640}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
    )
}

/// Letters that are written for one another, beyond those that decomposition makes equal (أ إ آ ؤ ئ, é).
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' | 'ھ' | 'ە' => "ه",
        'ک' => "ك",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ø' => "o",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

/// Arabic-Indic digits, both sets, as ASCII.
fn digit(c: char) -> char {
    let value = match c {
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6F0}'..='\u{6F9}' => u32::from(c) - 0x6F0,
        _ => return c,
    };
    char::from_digit(value, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    proptest! {
        #[test]
        fn it_is_what_is_left_of_the_compatible_form(text in "[a-zA-Zء-ي\u{64B}-\u{652} ،.é٠-٩ﷲﬁ½①]{0,20}|\\PC{0,20}", other in "[a ،ب]{0,3}") {
            let mut folded = Folded { out: String::new(), gap: false };
            text.nfkd().flat_map(char::to_lowercase).for_each(|c| folded.letter(c));
            prop_assert_eq!(fold(&text), folded.out);
            let parts = [fold(&text), fold(&other)];
            prop_assert_eq!(joined(parts.iter().map(String::as_str)), fold(&format!("{text} {other}")));
        }
    }

    #[test]
    fn the_shared_cases_hold() {
        let cases: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/folding.json")).expect("JSON");
        let cases = cases.as_array().expect("an array");
        assert!(cases.len() >= 30);
        for case in cases {
            let (text, folded) =
                (case["text"].as_str().expect("text"), case["folded"].as_str().expect("folded"));
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold(folded), folded, "folding twice changes nothing: {text}");
        }
    }
}
