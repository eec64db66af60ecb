//! `mixed-number`: digits of two systems in one number.

use crate::check::numerals::digit;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::is_digit;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "mixed-number",
        level: Level::Error,
        family: Family::Unicode,
        what: "Digits of two systems in one number.",
        why: "`2٠24` is shown in pieces, and no reader knows in which order.",
        example: "`2٠24`",
        instead: "`2024` or `٢٠٢٤`",
        fix: Some("writes all digits in the system of the first."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if !block.chars().has_eastern_digit() {
        return;
    }
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|found| at + found) {
        let is_inner = |c: char| is_digit(c) || matches!(c, '.' | ',' | '\u{066B}' | '\u{066C}' | '،');
        let end = text[start..].find(|c| !is_inner(c)).map_or(text.len(), |length| start + length);
        let number = text[start..end].trim_end_matches(|c| !is_digit(c));
        at = end;
        let mut systems = number.chars().filter(|c| is_digit(*c)).map(zero);
        let first = systems.next();
        if systems.all(|system| Some(system) == first) {
            continue;
        }
        let Some(zero) = first else { continue };
        let one = number.chars().map(|c| digit(c).and_then(|d| char::from_u32(zero + d)).unwrap_or(c));
        let message = format!("`{number}` mixes the digits of two systems");
        finds.push(RULE.correct(block, start..start + number.len(), message, &one.collect::<String>()));
    }
}

/// The zero of the system of a digit.
pub(super) fn zero(c: char) -> u32 {
    c as u32 - digit(c).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_number_is_of_one_system() {
        let case = Case::words(Language::Ar, "عام 2٠24، و6.٥.");
        assert_eq!(case.found(&RULE), ["2٠24", "6.٥"]);
        assert_eq!(case.fixed(&RULE)[0], "عام 2024، و6.5.");
        assert!(Case::words(Language::Ar, "2024 و٢٠٢٤").found(&RULE).is_empty());
    }
}
