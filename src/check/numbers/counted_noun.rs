//! `counted-noun`: a counted noun in the wrong number.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::whole_number;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::word_after;
use crate::check::word_list;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "counted-noun",
        level: Level::Warning,
        family: Family::Typography,
        what: "A counted noun whose form does not go with the number before it, by a list of nouns.",
        why: "From 3 to 10 a plural follows, from 11 on a singular, by the last two digits.",
        example: "`3 شركة`, `15 شركات`",
        instead: "`3 شركات`, `15 شركة`, `100 شركة`. The unit of a figure is given the right form by itself.",
        fix: Some("writes the other form."),
    },
    look: Look::Block(look),
};

/// Singulars by plurals, and plurals by singulars and accusatives.
static NOUNS: LazyLock<HashMap<&str, (&str, Form)>> = LazyLock::new(|| {
    let mut all = HashMap::new();
    for columns in word_list::lines(include_str!("../words/counted.txt")) {
        let [singular, plural, accusative @ ..] = columns.as_slice() else { continue };
        all.insert(*singular, (*plural, Form::Singular));
        all.insert(*plural, (*singular, Form::Plural));
        for accusative in accusative {
            all.insert(*accusative, (*plural, Form::Accusative));
        }
    }
    all
});

/// A form of a counted noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Singular,
    Plural,
    Accusative,
}

/// Whether a word without vowel signs is the singular of a noun that is counted.
pub(super) fn is_counted(word: &str) -> bool {
    NOUNS.get(word).is_some_and(|(_, form)| *form == Form::Singular)
}

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() || !block.has_digit() {
        return;
    }
    for number in block.numbers() {
        let Some(value) = whole_number(text, number).filter(|value| *value >= 3) else { continue };
        // Behind a scale word the noun goes with that.
        let end = text[number.digits.end..].starts_with(' ').then_some(number.digits.end);
        let Some(word) = end.and_then(|end| word_after(text, end)).filter(|_| number.scale.is_none()) else {
            continue;
        };
        let Some(&(other, form)) = NOUNS.get(word.bare().as_ref()) else { continue };
        let wants_plural = (3..=10).contains(&(value % 100));
        let is_year = number.digits.len() == 4 && (1900..2100).contains(&value);
        if is_year || wants_plural == (form == Form::Plural) {
            continue;
        }
        let message = format!("`{}` does not go with {}", word.text, &text[number.digits.clone()]);
        finds.push(RULE.correct(block, word.range, message, other));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn the_noun_goes_with_the_number() {
        let case = Case::words(Language::Ar, "3 شركة، 15 شركات، 4 يومًا");
        assert_eq!(case.fixed(&RULE)[0], "3 شركات، 15 شركة، 4 أيام");
        for good in [
            "3 شركات",
            "15 شركة",
            "100 شركة",
            "11 يومًا",
            "103 شركات",
            "في 2005 شركات",
            "6.5 طن",
            "3 ملايين دولار",
        ] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
