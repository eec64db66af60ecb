//! `alef-maqsura`: words that end in yeh, written with alef maqsura.

use std::sync::LazyLock;

use super::correct;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::word_list::Corrections;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "alef-maqsura",
        level: Level::Warning,
        family: Family::Typography,
        what: "A word that ends in yeh and is written with alef maqsura, by a list.",
        why: "«فى» for «في» is a habit of one country; elsewhere it is a misspelling, and an edition has one spelling.",
        example: "`فى الصين`, `التى`",
        instead: "`في الصين`, `التي`. An Egyptian house may switch the rule off.",
        fix: Some("writes the word."),
    },
    look: Look::Block(look),
};

pub(super) static LIST: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::read(include_str!("../words/yeh.txt")));

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
        let case = Case::words(Language::Ar, "فى الصين التى وللذى");
        assert_eq!(case.fixed(&RULE)[0], "في الصين التي وللذي");
        assert_eq!(case.found(&RULE).len(), 3);
        for good in ["في", "على", "إلى", "بنى", "مستشفى"] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
