//! `one-scale-word`: the digit 1 before a scale word.

use super::whole_number;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "one-scale-word",
        level: Level::Hint,
        family: Family::Typography,
        what: "The digit 1 before a scale word in Arabic.",
        why: "The word alone says that there is one.",
        example: "`1 مليون دولار`",
        instead: "`مليون دولار`",
        fix: None,
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() || !block.has_digit() {
        return;
    }
    for number in block.numbers() {
        let Some(scale) = &number.scale else { continue };
        if whole_number(text, number) == Some(1) {
            let range = number.digits.start..scale.word.end;
            let message = format!("`{}` says its number twice", &text[range.clone()]);
            finds.push(RULE.at(block.at(range), message).hint("leave the digit out"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn the_word_says_the_number() {
        assert_eq!(Case::words(Language::Ar, "بقيمة 1 مليون دولار").found(&RULE), ["1 مليون"]);
        for good in ["1.5 مليون", "21 مليون", "مليون", "101 مليون"] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
