//! `figure-at-sentence-start`: an English sentence that begins with digits.

use crate::check::numerals::Unit;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, Role};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "figure-at-sentence-start",
        level: Level::Warning,
        family: Family::Typography,
        what: "An English sentence that begins with a number in digits.",
        why: "English style guides forbid it: the eye does not see that a sentence begins.",
        example: "`50 firms signed.`",
        instead: "`Fifty firms signed.`, or turn the sentence round. Headings, cells and years are free.",
        fix: None,
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let is_sentence = matches!(block.role, Role::Paragraph | Role::Summary);
    let text = block.text();
    if block.language != Language::En || !is_sentence || !block.has_digit() {
        return;
    }
    for number in block.numbers() {
        let before = text[..number.whole.start].trim_end_matches(['“', '"', '‘', '(']);
        let begins = before.trim().is_empty()
            || before.ends_with([' ', '\n']) && before.trim_end().ends_with(['.', '!', '?']);
        let digits = &text[number.digits.clone()];
        // A year may begin a sentence; `1.` and `1)` count; `U.S. 50` is in the middle of one.
        let is_year =
            number.unit == Unit::Unknown && digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        let counts =
            text[number.whole.end..].starts_with([')', '.', ':']) || text[number.whole.end..].is_empty();
        let abbreviates = before.trim_end().len() > 1 && before.trim_end().ends_with('.') && {
            let word = before
                .trim_end()
                .trim_end_matches('.')
                .rsplit(char::is_whitespace)
                .next()
                .unwrap_or_default();
            word.contains('.') || word.chars().count() <= 2
        };
        if begins && !is_year && !counts && !abbreviates && number.value.is_some() {
            let message = format!("a sentence begins with `{digits}`");
            let hint = "write the number in words, or turn the sentence round";
            finds.push(RULE.at(block.at(number.digits.clone()), message).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn sentences_begin_with_words() {
        let found = |words| Case::words(Language::En, words).found(&RULE);
        assert_eq!(found("50 firms signed. 12 did not."), ["50", "12"]);
        for good in [
            "Fifty firms signed.",
            "## 50 firms",
            "| 50 firms |\n|---|\n| 12 firms |",
            "2024 was dry.",
            "In the U.S. 50 firms signed.",
            "No. 12 was the first.",
        ] {
            assert!(found(good).is_empty(), "{good}");
        }
    }
}
