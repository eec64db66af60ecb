//! Folding for the search: what readers type and what reports say, reduced to letters and digits that compare equal.
//!
//! `templates/html/search.js` folds what a reader types in the same way; `tests/folding.json` holds both to it.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds a text to words separated by single spaces: no case, no diacritics, one form for each Arabic letter, ASCII digits.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folding = Folding { out: String::with_capacity(text.len()), gap: false };
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => folding.word(c),
            'A'..='Z' => folding.word(c.to_ascii_lowercase()),
            '\0'..='\x7F' | '،' | '؛' | '؟' => folding.gap = true,
            // What most of an Arabic text is made of, so that few letters are looked up in tables.
            'أ' | 'إ' | 'آ' => folding.word('ا'),
            'ؤ' => folding.word('و'),
            'ئ' | 'ى' => folding.word('ي'),
            'ة' => folding.word('ه'),
            'ا'..='غ' | 'ف'..='و' | 'ي' => folding.word(c),
            '\u{64B}'..='\u{652}' => {}
            // In what order marks follow a letter does not matter, because they fall away.
            c => decompose_compatible(c, |c| c.to_lowercase().for_each(|c| folding.any(c))),
        }
    }
    folding.out
}

/// A text that is being folded.
struct Folding {
    out: String,
    /// Whether a word has ended.
    gap: bool,
}

impl Folding {
    fn any(&mut self, c: char) {
        if is_combining_mark(c) || is_ignored(c) {
            return;
        }
        if !c.is_alphanumeric() {
            self.gap = true;
            return;
        }
        match spelled(c) {
            Some(letters) => letters.chars().for_each(|c| self.word(c)),
            None => self.word(digit(c)),
        }
    }

    /// A letter or a digit that is in its form.
    fn word(&mut self, c: char) {
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
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// The same in one breath, without a short way for the letters that are many.
    fn plainly(text: &str) -> String {
        let mut folding = Folding { out: String::new(), gap: false };
        text.nfkd().flat_map(char::to_lowercase).for_each(|c| folding.any(c));
        folding.out
    }

    #[test]
    fn every_letter_is_folded_as_its_decomposition() {
        for c in '\0'..='\u{1FFFF}' {
            let text = format!("a{c}\u{301}");
            assert_eq!(fold(&text), plainly(&text), "{c:?} {:X}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_folded_as_its_decomposition(text in "[\u{600}-\u{6FF}a-zA-Zé\u{300}-\u{315}٢,. ]*|.*") {
            prop_assert_eq!(fold(&text), plainly(&text));
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
