//! `yeh-for-alef-maqsura`: «علي», where «على» is meant.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{bare, word_after, word_before};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "yeh-for-alef-maqsura",
        level: Level::Hint,
        family: Family::Typography,
        what: "The name «علي» before a noun with the article, where the preposition «على» may be meant.",
        why: "The two look alike and differ in two dots; no list of words can tell them apart, the words around can.",
        example: "`علي الحكومة أن ترد`",
        instead: "`على الحكومة أن ترد`. If it is the name, leave it.",
        fix: None,
    },
    look: Look::Block(look),
};

/// Words behind which a name follows.
const BEFORE_NAMES: [&str; 16] = [
    "قال",
    "وقال",
    "أكد",
    "أعلن",
    "السيد",
    "الدكتور",
    "الإمام",
    "الشيخ",
    "الرئيس",
    "محمد",
    "أحمد",
    "بن",
    "ابن",
    "أبو",
    "آل",
    "حسين",
];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_short() || block.role.is_verbatim() {
        return;
    }
    for word in block.words().filter(|word| word.text == "علي") {
        let has_article = word_after(text, word.range.end).is_some_and(|next| {
            next.text.starts_with("ال")
                && !next.text.ends_with("ي")
                && text[word.range.end..].starts_with(char::is_whitespace)
        });
        let is_name = word_before(text, word.range.start)
            .is_some_and(|word| BEFORE_NAMES.contains(&bare(word.text).as_ref()));
        if has_article && !is_name {
            let message = "is the name «علي» meant here, or «على»?";
            finds.push(RULE.at(block.at(word.range), message).hint("the preposition is written `على`"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn the_preposition_has_no_dots() {
        assert_eq!(Case::words(Language::Ar, "كان علي الحكومة أن ترد").found(&RULE), ["علي"]);
        for good in ["قال علي عبدالله", "قال علي الحسيني", "على الحكومة", "الإمام علي العادل"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
