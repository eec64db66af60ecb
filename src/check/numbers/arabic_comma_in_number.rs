//! `arabic-comma-in-number`: the comma of the sentence as a thousands mark.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, before, is_digit};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "arabic-comma-in-number",
        level: Level::Error,
        family: Family::Typography,
        what: "The Arabic comma inside a number.",
        why: "«،» divides sentences: `1،234` reads as 1 and 234, from right to left.",
        example: "`1،234`",
        instead: "`1,234`, in Arabic-Indic digits `١٬٢٣٤`",
        fix: Some("writes the thousands mark of the digits."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() || !block.chars().has('،') || !block.has_digit() {
        return;
    }
    for (at, comma) in text.match_indices('،') {
        let end = at + comma.len();
        let digits = text[end..].chars().take_while(|c| is_digit(*c)).count();
        let Some(last) = before(text, at).filter(|c| is_digit(*c)).filter(|_| digits > 0) else { continue };
        let message = "«،» stands inside a number".to_owned();
        let start = text[..at].chars().rev().take_while(|c| is_digit(*c)).count();
        // A list of years has four digits before the comma; there a space is missing.
        if digits == 3 && start <= 3 && after(text, end).is_none_or(|c| c.is_ascii() == last.is_ascii()) {
            finds.push(RULE.correct(block, at..end, message, if last.is_ascii() { "," } else { "\u{066C}" }));
        } else {
            let hint = "put a space behind the comma of a list; in a number use `,` and `.`, or `٬` and `٫`";
            finds.push(RULE.at(block.at(at..end), message).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn the_comma_of_the_sentence_divides_no_number() {
        let case = Case::words(Language::Ar, "1،234 ثم ١،٢٣٤ ثم 2019،2020");
        assert_eq!(case.found(&RULE).len(), 3);
        assert_eq!(case.fixed(&RULE)[0], "1,234 ثم ١٬٢٣٤ ثم 2019،2020");
        assert_eq!(Case::words(Language::En, "It made 6،5.").found(&RULE), ["،"]);
        assert!(Case::words(Language::Ar, "1، 234 و1,234").found(&RULE).is_empty());
    }
}
