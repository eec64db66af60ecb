//! Which characters a text has, from one look at its bytes: rules that look for a few of them pass over the many blocks without any.
//! The [`OBJECT`]s that stand for values and code are not counted.

use super::text::OBJECT;
use super::tokens::{TATWEEL, is_haraka};

/// The characters of a text: those of one or two bytes exactly, of longer ones the first two bytes.
#[derive(Debug, Clone)]
pub struct CharSet {
    /// Those of one byte, a bit for each.
    ascii: u128,
    /// For each byte from C0 on that begins a character, which bytes follow it.
    seconds: [u64; 64],
}

impl CharSet {
    /// The characters of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut set = CharSet { ascii: 0, seconds: [0; 64] };
        // Halves are quicker to set a bit in.
        let (mut signs, mut letters) = (0_u64, 0_u64);
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            match byte {
                0..0x40 => signs |= 1 << byte,
                0x40..0x80 => letters |= 1 << (byte % 64),
                // The third byte of a character, or the fourth.
                0x80..0xC0 => {}
                lead => {
                    if let Some(second) = bytes.get(at)
                        && (lead < 0xE0 || !text[at - 1..].starts_with(OBJECT))
                    {
                        set.seconds[usize::from(lead % 64)] |= 1 << (second % 64);
                    }
                    at += 1;
                }
            }
        }
        set.ascii = u128::from(signs) | u128::from(letters) << 64;
        set
    }

    /// Where the second bytes behind a byte are noted.
    fn index(lead: u8) -> usize {
        usize::from(lead - 0xC0)
    }

    /// Whether a text may have a character; if the character has one or two bytes, whether it has it.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        let code = c as u32;
        // What its first two bytes hold of it.
        let (lead, second) = match code {
            0..0x80 => return self.ascii & 1 << code != 0,
            0x80..0x800 => (code >> 6, code),
            0x800..0x1_0000 => (0x20 | code >> 12, code >> 6),
            _ => (0x30 | code >> 18, code >> 12),
        };
        self.seconds[lead as usize] & 1 << (second % 64) != 0
    }

    /// The same for any of several characters.
    #[must_use]
    pub fn has_any(&self, chars: &str) -> bool {
        chars.chars().any(|c| self.has(c))
    }

    /// The same for all of several characters.
    #[must_use]
    pub fn has_all(&self, chars: &str) -> bool {
        chars.chars().all(|c| self.has(c))
    }

    /// Whether there is any digit, of whatever system.
    #[must_use]
    pub fn has_digit(&self) -> bool {
        const DIGITS: u128 = 0x3FF << b'0';
        self.ascii & DIGITS != 0 || self.has_eastern_digit()
    }

    /// Whether there is a digit that Arabic or Persian writes.
    #[must_use]
    pub fn has_eastern_digit(&self) -> bool {
        const DIGITS: u64 = 0x3FF;
        // «٠» is D9 A0, «۰» is DB B0.
        (self.seconds[Self::index(0xD9)] >> 0x20 | self.seconds[Self::index(0xDB)] >> 0x30) & DIGITS != 0
    }

    /// Whether there is a control character other than a tab or the end of a line.
    #[must_use]
    pub fn has_control(&self) -> bool {
        const CONTROLS: u128 = 0xFFFF_FFFF & !(1 << b'\t' | 1 << b'\n') | 1 << 0x7F;
        const LATE: u64 = 0xFFFF_FFFF;
        self.ascii & CONTROLS != 0 || self.seconds[Self::index(0xC2)] & LATE != 0
    }

    /// Whether there is a letter of ASCII.
    #[must_use]
    pub fn has_ascii_letter(&self) -> bool {
        const LETTERS: u128 = 0x3FF_FFFF << b'A' | 0x3FF_FFFF << b'a';
        self.ascii & LETTERS != 0
    }

    /// Whether there may be a character of Greek or Cyrillic script.
    #[must_use]
    pub fn has_greek_or_cyrillic(&self) -> bool {
        (0xCD..=0xD4).any(|lead| self.seconds[Self::index(lead)] != 0)
    }

    /// Whether there may be a letter of Arabic script.
    #[must_use]
    pub fn has_arabic(&self) -> bool {
        (0xD8..=0xDD).chain([0xEF]).any(|lead| self.seconds[Self::index(lead)] != 0)
    }

    /// Whether there may be a letter of Arabic script in a shape of an old encoding.
    #[must_use]
    pub fn has_arabic_shape(&self) -> bool {
        // U+FB40 to U+FDFF and U+FE40 to U+FEFF.
        const SHAPES: u64 = 0x7FF << 0x2D | 0b111 << 0x39;
        self.seconds[Self::index(0xEF)] & SHAPES != 0
    }

    /// Whether there is a vowel sign or a tatweel.
    #[must_use]
    pub fn has_mark(&self) -> bool {
        self.has(TATWEEL) || ('\u{0610}'..='\u{0670}').any(|c| is_haraka(c) && self.has(c))
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn characters_are_found() {
        let set = CharSet::of("aب\u{FFFC}٥—");
        assert!(set.has_all("aب٥—"));
        assert!(!set.has_any("bتـ۵\u{FE8F}é"));
        assert!(set.has('–'), "only the first two bytes are known");
        assert!(!set.has('\u{FFFD}'), "objects are not counted");
    }

    #[test]
    fn scripts_and_controls_are_known() {
        let is = |text: &str, known: fn(&CharSet) -> bool| known(&CharSet::of(text));
        assert!(is("a\n\t«é", CharSet::has_ascii_letter) && !is("1 «ب»", CharSet::has_ascii_letter));
        assert!(!is("a\n\t«é", CharSet::has_control));
        assert!(["\u{85}", "\r", "\u{7F}", "\0"].iter().all(|text| is(text, CharSet::has_control)));
        assert!(["μ", "Ж", "ԱՖ"].iter().all(|text| is(text, CharSet::has_greek_or_cyrillic)));
        assert!(!is("é ب א", CharSet::has_greek_or_cyrillic));
        assert!(
            ["ب", "ﻻ", "ݐ"].iter().all(|text| is(text, CharSet::has_arabic))
                && !is("é — μ", CharSet::has_arabic)
        );
    }

    #[test]
    fn digits_and_marks_are_known() {
        for digits in ["x7", "٣", "۳"] {
            assert!(CharSet::of(digits).has_digit(), "{digits}");
        }
        let set = CharSet::of("بفقكل، م؛ ن؟");
        assert!(!set.has_digit() && !set.has_mark());
        assert!(CharSet::of("بَ").has_mark() && CharSet::of("بـ").has_mark());
        assert!(!CharSet::of("7").has_eastern_digit());
    }
}
