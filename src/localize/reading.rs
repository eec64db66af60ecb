//! How long a report takes to read.
//!
//! Words are counted in the edition's own text. How many of them are read in a minute is a matter of the language, since
//! Arabic says with one word what takes English several: the attribute `.words-per-minute` of `reading-time` says it.

use super::edition_report::{EditionSegment, FindingLine, Line};
use super::formatter::Formatter;
use super::lines::line;
use super::message::{MessageError, args};
use crate::markup::{Isolate, Piece, Run};

/// Where a project's own message does not say.
const WORDS_PER_MINUTE: usize = 200;

/// "4 minutes to read".
pub(super) fn time(
    formatter: &Formatter,
    titles: [Option<&Line>; 2],
    segments: &[EditionSegment<'_>],
) -> Result<Line, MessageError> {
    let messages = &formatter.messages;
    let rate = messages.attribute("reading-time", "words-per-minute");
    let rate = rate.and_then(|rate| rate.trim().parse().ok()).filter(|rate| *rate > 0);
    let mut words = Words::default();
    titles.into_iter().flatten().for_each(|line| words.line(line));
    for segment in segments {
        words.segment(segment);
    }
    let minutes = minutes(words.count, rate.unwrap_or(WORDS_PER_MINUTE));
    let number = formatter.numbers.count(minutes);
    let category = formatter.numbers.count_category(minutes);
    let text = messages.format("reading-time", "", &args([("minutes", &number), ("category", category)]))?;
    Ok(line(&text, formatter.direction))
}

/// To the nearest minute, and never none.
fn minutes(words: usize, rate: usize) -> usize {
    ((words + rate / 2) / rate).max(1)
}

/// How many words a text has: what stands between spaces, and is more than punctuation.
#[derive(Debug, Default)]
struct Words {
    count: usize,
    /// Whether the last characters are of a word that is counted.
    is_inside: bool,
}

impl Words {
    fn segment(&mut self, EditionSegment { finding, pieces, generated: _ }: &EditionSegment<'_>) {
        for piece in pieces {
            match piece {
                Piece::Runs(runs) => self.runs(runs),
                Piece::Markdown(event) => self.text(event.text().unwrap_or(" ")),
            }
        }
        self.end();
        if let Some(FindingLine { headline, quotes, .. }) = finding {
            let headline = headline.iter().map(|headline| &headline.words);
            for line in headline.chain(quotes.iter().map(|quote| &quote.words)) {
                self.line(line);
            }
        }
    }

    /// A text of its own.
    fn line(&mut self, runs: &[Run]) {
        self.runs(runs);
        self.end();
    }

    fn end(&mut self) {
        self.is_inside = false;
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Text(text) => self.text(text),
                Run::Isolate(Isolate { runs, .. }) | Run::Marked(_, runs) => self.runs(runs),
            }
        }
    }

    fn text(&mut self, text: &str) {
        // Most characters of a word are no space by their first byte alone.
        let may_be_space = |byte: u8| matches!(byte, b'\t'..=b' ' | 0xC2 | 0xE1..=0xE3);
        // Most words begin with one of these, ahead of the search through the table.
        let is_of_word = |c: char| {
            matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{0620}'..='\u{064A}') || c.is_alphanumeric()
        };
        let mut rest = text;
        loop {
            if self.is_inside {
                let Some(at) = rest.bytes().position(may_be_space) else { return };
                rest = &rest[at..];
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { return };
            rest = chars.as_str();
            if self.is_inside {
                self.is_inside = !c.is_whitespace();
            } else if is_of_word(c) {
                self.is_inside = true;
                self.count += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_spaces() {
        let words = |text: &str| {
            let mut words = Words::default();
            words.text(text);
            words.count
        };
        assert_eq!(words("ارتفع إنفاق «علي بابا» – بنسبة \u{2066}123%\u{2069}."), 6);
        assert_eq!(words(" \u{2068}\u{2069} — … "), 0);
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_between_spaces_is_a_word(text in "[a٣ب.«» \\t\u{A0}\u{2009}\u{202F}\u{3000}\u{E9}\u{2014}中]{0,20}") {
            let mut words = Words::default();
            words.text(&text);
            let expected = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
            proptest::prop_assert_eq!(words.count, expected.count());
        }
    }

    #[test]
    fn a_minute_is_the_least() {
        assert_eq!([0, 119, 120, 357, 358].map(|words| minutes(words, 238)), [1, 1, 1, 2, 2]);
    }
}
