//! `missing-hamza`: words whose alef needs a hamza.

use std::sync::LazyLock;

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{Word, fold, word_after, word_before};
use crate::check::word_list::{Correction, Corrections};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-hamza",
        level: Level::Warning,
        family: Family::Typography,
        what: "A word whose alef lacks its hamza, by a list of words that cannot be anything else.",
        why: "It is the most frequent misspelling of Arabic, and where «ان» is written a reader must guess: «أن» or «إن»?",
        example: "`الى`, `قال ان`",
        instead: "`إلى`, `قال إن`: after «قال» it is «إن».",
        fix: Some("writes the word, where one only is meant."),
    },
    look: Look::Block(look),
};

pub(super) static LIST: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::read(include_str!("../words/hamza.txt")));

/// Verbs after which «إن» stands, folded, without particles.
const SAYING: [&str; 10] =
    ["قال", "قالت", "قالوا", "يقول", "تقول", "يقولون", "قلت", "قائلا", "قائله", "القول"];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    if block.language != Language::Ar || block.role.is_verbatim() {
        return;
    }
    for (word, correction) in LIST.in_block(block).filter(|(word, _)| !is_spelled_out(block.text(), word)) {
        let message = format!("`{}` lacks its hamza", word.text);
        let is_plain = word.bare() == word.text;
        finds.push(match correction {
            Correction::Word(right) if is_plain => RULE.correct(block, word.range, message, right),
            Correction::Word(right) => {
                RULE.at(block.at(word.range), message).hint(format!("write `{right}`"))
            }
            Correction::Either(after_saying, _)
                if is_plain && follows_saying(block.text(), word.range.start) =>
            {
                RULE.correct(block, word.range, message, after_saying)
            }
            Correction::Either(one, other) => {
                RULE.at(block.at(word.range), message).hint(format!("write `{one}` or `{other}`"))
            }
        });
    }
}

/// Whether a short word is the name of a Latin letter among others: «سي ان ان».
fn is_spelled_out(text: &str, word: &Word<'_>) -> bool {
    const LETTERS: [&str; 14] =
        ["سي", "بي", "تي", "دي", "جي", "ام", "اس", "ان", "اي", "او", "كيو", "اف", "ار", "يو"];
    let is_letter =
        |word: Option<Word<'_>>| word.is_some_and(|word| LETTERS.contains(&fold(word.text).as_str()));
    word.text.chars().count() == 2
        && (is_letter(word_before(text, word.range.start)) || is_letter(word_after(text, word.range.end)))
}

fn follows_saying(text: &str, at: usize) -> bool {
    word_before(text, at).is_some_and(|word| {
        let word = fold(word.text);
        SAYING.iter().any(|verb| word == *verb || word.strip_prefix(['و', 'ف']) == Some(verb))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn hamza_is_written() {
        let case = Case::words(Language::Ar, "ذهب الى الصين، وقال ان الاسعار زادت، ورأى انها اكثر.");
        assert_eq!(case.found(&RULE), ["الى", "ان", "الاسعار", "انها", "اكثر"]);
        assert_eq!(case.fixed(&RULE)[0], "ذهب إلى الصين، وقال إن الأسعار زادت، ورأى انها أكثر.");
        assert_eq!(case.hints(&RULE)[3], "write `إنها` or `أنها`");
        for good in [
            "إلى",
            "قال إن",
            "آن الأوان",
            "بان الفرق",
            "استخدام اسم ابن",
            "الآن",
            "أي اتفاق",
            "سي ان ان",
            "واحد",
        ] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
