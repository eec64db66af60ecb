//! Folding for the search: what readers type and what reports say, reduced to letters and digits that compare equal.
//!
//! `templates/html/search.js` folds what a reader types in the same way; `tests/folding.json` holds both to it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text to words separated by single spaces: no case, no diacritics, one form for each Arabic letter, ASCII digits.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(c) || is_ignored(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        match spelled(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(digit(c)),
        }
    }
    out
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
