//! `doubled-word`: a word written twice.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::Word;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "doubled-word",
        level: Level::Warning,
        family: Family::Typography,
        what: "The same word twice in a row.",
        why: "A sentence was rewritten and a word stayed behind; it often straddles two lines, where no eye sees it.",
        example: "`في في الصين`, `the the chips`",
        instead: "The word once.",
        fix: None,
    },
    look: Look::Block(look),
};

/// Words that are doubled with good reason.
const GOOD: [&str; 16] = [
    "had",
    "that",
    "so",
    "very",
    "no",
    "bye",
    "ha",
    "جدا",
    "رويدا",
    "خطوة",
    "يوما",
    "بيتا",
    "واحدا",
    "الله",
    "أخيرا",
    "شيئا",
];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() {
        return;
    }
    let mut last: Option<Word<'_>> = None;
    for word in block.words() {
        if let Some(before) = &last
            && is_doubled(before, &word)
            && text[before.range.end..word.range.start].chars().all(char::is_whitespace)
        {
            let message = format!("`{}` stands here twice", word.text);
            finds.push(RULE.at(block.at(before.range.start..word.range.end), message).hint("write it once"));
        }
        last = Some(word);
    }
}

fn is_doubled(first: &Word<'_>, second: &Word<'_>) -> bool {
    // The second in small letters: names such as `Duran Duran` are no slip.
    let is_same =
        first.text == second.text || (first.text.is_ascii() && first.text.eq_ignore_ascii_case(second.text));
    let has_capital = second.text.starts_with(|c: char| c.is_uppercase());
    is_same && !has_capital && second.text.chars().nth(1).is_some() && !GOOD.contains(&second.bare().as_ref())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_word_is_written_once() {
        assert_eq!(Case::words(Language::Ar, "زادت في\nفي الصين").found(&RULE), ["في\nفي"]);
        assert_eq!(Case::words(Language::En, "The the chips").found(&RULE), ["The the"]);
        for good in ["شيئًا فشيئًا", "جدًا جدًا", "قال: قال لي", "خطوة خطوة", "{ -ft } { -ft }", "وو"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
        for good in ["Duran Duran", "he had had that that", "in, in"] {
            assert!(Case::words(Language::En, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
