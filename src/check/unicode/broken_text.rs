//! `broken-text`: text that was read in the wrong encoding.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "broken-text",
        level: Level::Error,
        family: Family::Unicode,
        what: "Text that was read in the wrong encoding, or a character that was lost (U+FFFD).",
        why: "What stood there is gone, or reads as gibberish.",
        example: "`Ø§Ù„ØµÙŠÙ†` for «الصين», `itâ€™s` for `it’s`",
        instead: "Copy the text again from where it came from, as UTF-8.",
        fix: None,
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if !block.chars().has_any("ØÙÚÛâ\u{FFFD}") {
        return;
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < chars.len() {
        let (start, c) = chars[at];
        let mut next = at;
        if c == '\u{FFFD}' {
            while chars.get(next).is_some_and(|(_, c)| *c == '\u{FFFD}') {
                next += 1;
            }
            let range = start..end(&chars, next, text);
            let message = "a character was lost here";
            finds.push(RULE.at(block.at(range), message).hint("write it anew"));
            at = next;
            continue;
        }
        while let Some(length) = gibberish(&chars[next..]) {
            next += length;
        }
        // A single pair can be meant.
        if next - at >= 4 || (next > at && c == 'â') {
            let range = start..end(&chars, next, text);
            let message = format!("`{}` was read in the wrong encoding", &text[range.clone()]);
            finds.push(RULE.at(block.at(range), message).hint("copy it again, as UTF-8"));
        }
        at = next.max(at + 1);
    }
}

fn end(chars: &[(usize, char)], at: usize, text: &str) -> usize {
    chars.get(at).map_or(text.len(), |(end, _)| *end)
}

/// How many characters look like one of UTF-8 that was read byte by byte.
fn gibberish(chars: &[(usize, char)]) -> Option<usize> {
    let follows = |at: usize| chars.get(at).is_some_and(|(_, c)| is_late_byte(*c));
    match chars.first()?.1 {
        'Ø' | 'Ù' | 'Ú' | 'Û' if follows(1) => Some(2),
        'â' if chars.get(1).is_some_and(|(_, c)| matches!(c, '€' | '\u{80}')) && chars.len() > 2 => {
            Some(3)
        }
        _ => None,
    }
}

/// Whether a character is what Latin-1 or Windows-1252 make of a byte from 80 to BF.
fn is_late_byte(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{BF}') || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn gibberish_is_seen() {
        for (bad, guilty) in [
            ("من Ø§Ù„ØµÙŠÙ† هنا", "Ø§Ù„ØµÙŠÙ†"),
            ("شركة \u{FFFD}\u{FFFD}", "\u{FFFD}\u{FFFD}"),
            ("itâ€™s", "â€™"),
        ] {
            assert_eq!(Case::words(Language::Ar, bad).found(&RULE), [guilty], "{bad}");
        }
        for good in ["لا شيء", "Malmö, Ørsted, Ålesund – “château”", "«Ø» 5°"] {
            assert!(Case::words(Language::En, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
