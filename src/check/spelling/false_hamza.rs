//! `false-hamza`: words whose alef has no hamza.

use std::sync::LazyLock;

use super::correct;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::word_list::Corrections;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "false-hamza",
        level: Level::Warning,
        family: Family::Typography,
        what: "A hamza on the alef of a word that has none, by a list of verbal nouns and verbs.",
        why: "Verbs of five and six letters and their nouns begin with a connecting alef.",
        example: "`إنتخابات`, `الإقتصاد`",
        instead: "`انتخابات`, `الاقتصاد`; «إنتاج» and «إلى» keep theirs.",
        fix: Some("writes the word."),
    },
    look: Look::Block(look),
};

pub(super) static LIST: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::read(include_str!("../words/false-hamza.txt")));

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    correct(&RULE, &LIST, block, finds);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn listed_words_are_corrected() {
        let case = Case::words(Language::Ar, "إنتخابات وبالإقتصاد وللإستثمار");
        assert_eq!(case.fixed(&RULE)[0], "انتخابات وبالاقتصاد وللاستثمار");
        assert_eq!(case.found(&RULE).len(), 3);
        for good in ["إنتاج", "إلى", "إنفاق الإدارة", "انتخابات"] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
