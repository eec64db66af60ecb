//! Quotation marks of an edition: around words, and around what is quoted inside them.

use super::formatter::Formatter;
use super::message::{Formatted, args};

/// The marks that authors type around a quotation inside a quotation. Single marks are left out: they are apostrophes too.
const PAIRS: [(char, char); 4] = [('“', '”'), ('«', '»'), ('„', '“'), ('"', '"')];

impl Formatter {
    /// Words in the edition's quotation marks; quotations inside them take its inner ones, whatever marks they were typed
    /// with.
    ///
    /// # Errors
    /// If a message of it is missing or asks for something it is not given.
    pub fn quotation(&self, words: &str) -> Formatted {
        let mut text = String::with_capacity(words.len());
        let mut rest = words;
        while let Some((before, inside, after)) = inner(rest) {
            text.push_str(before);
            text.push_str(&self.messages.format("quote-inner", "", &args([("text", inside)]))?);
            rest = after;
        }
        text.push_str(rest);
        self.messages.format("quote", "", &args([("text", &text)]))
    }
}

/// The first quotation in a text: what stands before it, in it and after it.
fn inner(text: &str) -> Option<(&str, &str, &str)> {
    let (at, close) = text
        .char_indices()
        .find_map(|(at, c)| PAIRS.iter().find(|(open, _)| *open == c).map(|(_, close)| (at, *close)))?;
    let start = at + text[at..].chars().next()?.len_utf8();
    let end = start + text[start..].find(close)?;
    Some((&text[..at], &text[start..end], &text[end + close.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_inside_are_found() {
        assert_eq!(inner("he said “no” twice"), Some(("he said ", "no", " twice")));
        assert_eq!(inner("قال: «لا» مرتين"), Some(("قال: ", "لا", " مرتين")));
        assert_eq!(inner("a \"b\" c"), Some(("a ", "b", " c")));
        assert_eq!(inner("a 6\" pipe"), None);
        assert_eq!(inner("it’s fine"), None);
    }

    #[test]
    fn each_language_has_its_marks() {
        let plain =
            |text: String| text.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect::<String>();
        let english = super::super::table::formatter("en-US").quotation("he said «no»").expect("words");
        assert_eq!(plain(english), "“he said ‘no’”");
        let arabic = super::super::table::formatter("ar").quotation("قال “لا”").expect("words");
        assert_eq!(plain(arabic), "«قال “لا”»");
    }
}
