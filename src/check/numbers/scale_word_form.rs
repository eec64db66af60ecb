//! `scale-word-form`: «ألف», «مليون», «مليار» in the wrong number.

use super::whole_number;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "scale-word-form",
        level: Level::Error,
        family: Family::Typography,
        what: "A scale word whose form does not go with the number before it.",
        why: "From 3 to 10 it is a plural, from 11 on a singular, by the last two digits: «3 مليارات», «50 مليار», «103 مليارات».",
        example: "`3 مليار دولار`, `50 مليارات`",
        instead: "`3 مليارات دولار`, `50 مليار`. A figure is given the right form by itself.",
        fix: Some("writes the other form."),
    },
    look: Look::Block(look),
};

/// Scale words, singular and plural, with their powers of ten.
const FORMS: [(i64, &str, &str); 4] =
    [(3, "ألف", "آلاف"), (6, "مليون", "ملايين"), (9, "مليار", "مليارات"), (12, "تريليون", "تريليونات")];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() || !block.has_digit() {
        return;
    }
    for number in block.numbers() {
        let (Some(value), Some(scale)) = (whole_number(text, number), &number.scale) else { continue };
        let Some((_, singular, plural)) = FORMS.iter().find(|(power, ..)| *power == scale.power) else {
            continue;
        };
        // 1 and 2 need no digit at all.
        if value < 3 {
            continue;
        }
        let wants_plural = (3..=10).contains(&(value % 100));
        if wants_plural == scale.plural {
            continue;
        }
        let right = if wants_plural { plural } else { singular };
        let digits = &text[number.digits.clone()];
        let message = format!("`{}` does not go with {digits}", &text[scale.word.clone()]);
        finds.push(RULE.correct(block, scale.word.clone(), message, right));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn the_form_goes_with_the_number() {
        let case = Case::words(Language::Ar, "3 مليار دولار، 10 ألف شخص، 50 مليارات، 11 آلاف");
        assert_eq!(case.found(&RULE), ["مليار", "ألف", "مليارات", "آلاف"]);
        assert_eq!(case.fixed(&RULE)[0], "3 مليارات دولار، 10 آلاف شخص، 50 مليار، 11 ألف");
        for good in
            ["6.5 مليار", "13 مليار", "103 مليارات", "50 مليار", "103 آلاف", "11 ألفًا", "100 مليون", "3 ملايين"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
