//! `grouped-year`: a year with a thousands mark.

use super::whole_number;
use crate::check::dates;
use crate::check::numerals::Unit;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{fold, word_before};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "grouped-year",
        level: Level::Warning,
        family: Family::Typography,
        what: "A year with a thousands mark.",
        why: "A year is a name, not a quantity.",
        example: "`عام 2,024`",
        instead: "`عام 2024`",
        fix: Some("takes the mark out."),
    },
    look: Look::Block(look),
};

/// Words before a year, folded.
const BEFORE: [&str; 12] =
    ["عام", "العام", "سنه", "السنه", "منذ", "مطلع", "نهايه", "since", "until", "year", "early", "late"];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() || !block.chars().has_any(",\u{066C}") || !block.has_digit() {
        return;
    }
    for number in block.numbers() {
        let digits = &text[number.digits.clone()];
        let value = whole_number(text, number).filter(|value| (1900..2100).contains(value));
        if value.is_none()
            || number.unit != Unit::Unknown
            || number.scale.is_some()
            || !digits.contains([',', '\u{066C}'])
        {
            continue;
        }
        let Some(word) = word_before(text, number.digits.start) else { continue };
        let folded = fold(word.text);
        let is_year = BEFORE
            .iter()
            .any(|known| folded == *known || folded.strip_prefix(['و', 'ف', 'ب', 'ل']) == Some(known));
        let ends = !text[number.digits.end..].trim_start().starts_with(char::is_alphabetic);
        // "in 2,024 cases" is a quantity, "in 2,024." a year.
        let stands_for_year = matches!(folded.as_str(), "in" | "في") && ends;
        if is_year || stands_for_year || dates::months(word.text).next().is_some() {
            let plain = digits.replace([',', '\u{066C}'], "");
            finds.push(RULE.correct(
                block,
                number.digits.clone(),
                format!("the year `{digits}` has a thousands mark"),
                &plain,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_year_has_no_mark() {
        assert_eq!(
            Case::words(Language::Ar, "عام 2,024 وفي مايو 2,024").fixed(&RULE)[0],
            "عام 2024 وفي مايو 2024"
        );
        assert_eq!(
            Case::words(Language::En, "since 1,999, in 2,024.").fixed(&RULE)[1],
            "since 1999, in 2024."
        );
        assert!(Case::words(Language::Ar, "2,024 طنًا، في 2,024 حالة، بلغ 2,024").found(&RULE).is_empty());
    }
}
