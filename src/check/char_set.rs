//! Which characters a text has, from one look at its bytes: rules that look for a few of them pass over the many blocks without any.

use super::tokens::{TATWEEL, is_haraka};

/// The characters of a text: those of one or two bytes exactly, of longer ones the first two bytes.
#[derive(Debug, Clone)]
pub struct CharSet {
    ascii: u128,
    /// For each byte from C0 on that begins a character, which bytes follow it.
    seconds: [u64; 64],
}

impl CharSet {
    /// The characters of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut set = CharSet { ascii: 0, seconds: [0; 64] };
        let mut lead = None;
        for &byte in text.as_bytes() {
            match byte {
                0..0x80 => set.ascii |= 1 << byte,
                0x80..0xC0 => {
                    if let Some(lead) = lead.take() {
                        let lead: u8 = lead;
                        set.seconds[usize::from(lead - 0xC0)] |= 1 << (byte - 0x80);
                    }
                }
                0xC0.. => lead = Some(byte),
            }
        }
        set
    }

    /// Whether a text may have a character; if the character has one or two bytes, whether it has it.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        let mut bytes = [0; 4];
        match *c.encode_utf8(&mut bytes).as_bytes() {
            [byte] => self.ascii & (1 << byte) != 0,
            [lead, second, ..] => self.seconds[usize::from(lead - 0xC0)] & (1 << (second - 0x80)) != 0,
            [] => false,
        }
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
        self.has_any("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
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
        let set = CharSet::of("aب\u{FFFC}٥");
        assert!(set.has_all("aب٥\u{FFFC}"));
        assert!(!set.has_any("bتـ۵\u{FE8F}é"));
        assert!(set.has('\u{FFFD}'), "only the first two bytes are known");
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
