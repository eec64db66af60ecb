//! `two-scale-word`: the digit 2 before a scale word.

use super::whole_number;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "two-scale-word",
        level: Level::Warning,
        family: Family::Typography,
        what: "The digit 2 before a scale word in Arabic.",
        why: "Arabic has a dual: the word itself says that there are two.",
        example: "`2 مليار دولار`",
        instead: "`ملياري دولار`, as a subject `مليارا دولار`; standing alone `مليارين`.",
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
        if whole_number(text, number) == Some(2) {
            let range = number.digits.start..scale.word.end;
            let message = format!("`{}` says its number twice", &text[range.clone()]);
            let duals = match scale.power {
                3 => "`ألفي` or `ألفا` before its noun, `ألفين` or `ألفان` alone",
                6 => "`مليوني` or `مليونا` before its noun, `مليونين` or `مليونان` alone",
                9 => "`ملياري` or `مليارا` before its noun, `مليارين` or `ملياران` alone",
                _ => "`تريليوني` or `تريليونا` before its noun, `تريليونين` or `تريليونان` alone",
            };
            finds.push(RULE.at(block.at(range), message).hint(format!("write the dual: {duals}")));
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
        assert_eq!(Case::words(Language::Ar, "بقيمة 2 مليار دولار").found(&RULE), ["2 مليار"]);
        let hints = Case::words(Language::Ar, "بقيمة 2 مليار دولار").hints(&RULE);
        assert!(hints[0].contains("`ملياري`"), "{hints:?}");
        for good in ["2.5 مليار", "12 مليار", "ملياري دولار", "102 مليون"] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
