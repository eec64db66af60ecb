//! How long a report takes to read.
//!
//! Words are counted in the edition's own text. How many of them are read in a minute is a matter of the language, since
//! Arabic says with one word what takes English several: the attribute `.words-per-minute` of `reading-time` says it.

use super::edition_report::{EditionSegment, FindingLine, Line};
use super::formatter::Formatter;
use super::lines::line;
use super::message::{MessageError, args};
use crate::markup::{Piece, plain_text};

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
    let title_words = titles.into_iter().flatten().map(|line| words(&plain_text(line)));
    let count = title_words.chain(segments.iter().map(segment_words)).sum::<usize>();
    let minutes = minutes(count, rate.unwrap_or(WORDS_PER_MINUTE));
    let number = formatter.numbers.count(minutes);
    let category = formatter.numbers.count_category(minutes);
    let text = messages.format("reading-time", "", &args([("minutes", &number), ("category", category)]))?;
    Ok(line(&text, formatter.direction))
}

/// To the nearest minute, and never none.
fn minutes(words: usize, rate: usize) -> usize {
    ((words + rate / 2) / rate).max(1)
}

fn segment_words(EditionSegment { finding, pieces, generated: _ }: &EditionSegment<'_>) -> usize {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Runs(runs) => text.push_str(&plain_text(runs)),
            Piece::Markdown(event) => text.push_str(event.text().unwrap_or(" ")),
        }
    }
    let own = finding.iter().flat_map(|FindingLine { headline, quotes, .. }| {
        let headline = headline.iter().map(|headline| &headline.words);
        headline.chain(quotes.iter().map(|quote| &quote.words)).map(|line| words(&plain_text(line)))
    });
    words(&text) + own.sum::<usize>()
}

/// How many words a text has: what stands between spaces, and is more than punctuation.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_spaces() {
        assert_eq!(words("ارتفع إنفاق «علي بابا» – بنسبة \u{2066}123%\u{2069}."), 6);
        assert_eq!(words(" \u{2068}\u{2069} — … "), 0);
    }

    #[test]
    fn a_minute_is_the_least() {
        assert_eq!([0, 119, 120, 357, 358].map(|words| minutes(words, 238)), [1, 1, 1, 2, 2]);
    }
}
