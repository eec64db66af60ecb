//! `heh-for-teh`: words that end in teh marbuta, written with heh.

use std::sync::LazyLock;

use super::correct;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::word_list::Corrections;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "heh-for-teh",
        level: Level::Warning,
        family: Family::Typography,
        what: "A feminine noun that ends in heh, by a list of words that cannot be anything else.",
        why: "«شركه» is misspelled, and no search for «شركة» finds it.",
        example: "`شركه صينية`, `الحكومه`",
        instead: "`شركة صينية`, `الحكومة`",
        fix: Some("writes the word."),
    },
    look: Look::Block(look),
};

pub(super) static LIST: LazyLock<Corrections> =
    LazyLock::new(|| Corrections::read(include_str!("../words/teh-marbuta.txt")));

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
        let case = Case::words(Language::Ar, "شركه صينية وللحكومه");
        assert_eq!(case.fixed(&RULE)[0], "شركة صينية وللحكومة");
        assert_eq!(case.found(&RULE).len(), 2);
        for good in ["شركته", "وجه", "مياه", "قيمه ودوله", "شركة"] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
