//! Directions of text, by the Unicode Bidirectional Algorithm (UAX #9).

use unicode_bidi::{BidiClass, bidi_class};

/// A direction of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    #[must_use]
    pub fn html(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// The control that opens an isolate of this direction: LRI or RLI.
    #[must_use]
    pub fn isolate_control(self) -> char {
        match self {
            Direction::Ltr => '\u{2066}',
            Direction::Rtl => '\u{2067}',
        }
    }

    /// The invisible letter of this direction: LRM or RLM. At the start of a block it makes programs that go by the
    /// first strong letter choose this direction.
    #[must_use]
    pub fn mark(self) -> char {
        match self {
            Direction::Ltr => '\u{200E}',
            Direction::Rtl => '\u{200F}',
        }
    }

    /// The other one.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Direction::Ltr => Direction::Rtl,
            Direction::Rtl => Direction::Ltr,
        }
    }
}

/// The direction of the first strong character that is not inside an isolate (UAX #9, rule P2).
#[must_use]
pub fn first_strong(text: &str) -> Option<Direction> {
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c => {
                if let Some(direction) = strong(c) {
                    return Some(direction);
                }
            }
        }
    }
    None
}

/// The direction of a letter; `None` for any other character.
pub(super) fn strong(c: char) -> Option<Direction> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Direction::Ltr),
        '\0'..='\u{7F}' => None,
        '\u{0620}'..='\u{064A}' => Some(Direction::Rtl),
        _ => match bidi_class(c) {
            BidiClass::L => Some(Direction::Ltr),
            BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
            _ => None,
        },
    }
}

/// What a character does to the order of a text, as far as the search for isolates cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter of a left-to-right script.
    Ltr,
    /// A letter of a right-to-left script.
    Rtl,
    /// A European digit.
    Digit,
    /// An Arabic-Indic digit or its separators.
    ArabicDigit,
    /// White space.
    Space,
    /// A mark on the character before, or an invisible one.
    Mark,
    /// A control of direction, or a thing that is not text: nothing is joined across it.
    Break,
    /// Punctuation and symbols that stand with numbers on either side: `%`, `$`, `°`.
    NumberSign,
    /// Any other punctuation or symbol.
    Other,
}

/// The [`Kind`] of a character.
pub(super) fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' => Kind::Ltr,
        '0'..='9' => Kind::Digit,
        // To the algorithm spaces that keep a line together are separators of numbers; to a sentence they are spaces.
        ' ' | '\t' | '\n' | '\r' | '\u{A0}' | '\u{202F}' => Kind::Space,
        '#' | '$' | '%' => Kind::NumberSign,
        // Most of what every text has, ahead of the search through the table: signs of the sentence, Arabic letters, vowel signs.
        '\0'..='\u{7F}' | '،' | '«' | '»' | '\u{2010}'..='\u{2027}' => Kind::Other,
        '\u{0620}'..='\u{064A}' => Kind::Rtl,
        '\u{064B}'..='\u{065F}' => Kind::Mark,
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FFFC}' => Kind::Break,
        _ => match bidi_class(c) {
            BidiClass::L => Kind::Ltr,
            BidiClass::R | BidiClass::AL => Kind::Rtl,
            BidiClass::EN => Kind::Digit,
            BidiClass::AN => Kind::ArabicDigit,
            BidiClass::ET => Kind::NumberSign,
            BidiClass::WS | BidiClass::S | BidiClass::B => Kind::Space,
            BidiClass::NSM | BidiClass::BN => Kind::Mark,
            _ => Kind::Other,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_strong_letter_decides() {
        assert_eq!(first_strong("123 (نص) abc"), Some(Direction::Rtl));
        assert_eq!(first_strong("«H100»"), Some(Direction::Ltr));
        assert_eq!(first_strong("12-5 %"), None);
    }

    #[test]
    fn what_most_texts_have_is_what_the_table_says() {
        for c in ('\u{064B}'..='\u{065F}').chain('\u{2010}'..='\u{2027}').chain(['،', '«', '»']) {
            let is_mark = bidi_class(c) == BidiClass::NSM;
            let is_other = matches!(bidi_class(c), BidiClass::CS | BidiClass::ON);
            assert!(
                matches!((kind(c), is_mark, is_other), (Kind::Mark, true, _) | (Kind::Other, _, true)),
                "{c:?}"
            );
        }
    }

    #[test]
    fn isolates_are_skipped() {
        assert_eq!(first_strong("\u{2066}Reuters\u{2069} قالت"), Some(Direction::Rtl));
        assert_eq!(first_strong("\u{2068}\u{2067}ا\u{2069}a"), None);
        assert_eq!(first_strong("\u{2069}a"), Some(Direction::Ltr));
    }
}
