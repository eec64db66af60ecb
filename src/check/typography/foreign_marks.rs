//! `foreign-marks`: Arabic punctuation and digits in English.

use crate::check::numerals::digit;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, before, is_arabic, is_digit};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "foreign-marks",
        level: Level::Warning,
        family: Family::Typography,
        what: "Arabic punctuation, guillemets or Arabic-Indic digits in English.",
        why: "They slip in with a copy from the other edition.",
        example: "`the «deal»`, `in ٢٠٢٤،`",
        instead: "`the “deal”`, `in 2024,`. A quotation in Arabic keeps its marks.",
        fix: Some("writes the English mark."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    let chars = block.chars();
    if block.language != Language::En
        || block.role.is_verbatim()
        || !chars.has_any("«»،؛؟٪") && !chars.has_eastern_digit()
    {
        return;
    }
    let mut digit_run = 0;
    for (at, c) in text.char_indices() {
        let mut end = at + c.len_utf8();
        let with = match c {
            '«' => "“",
            '»' => "”",
            '،' => ",",
            '؛' => ";",
            '؟' => "?",
            '٪' => "%",
            c if is_digit(c) && !c.is_ascii() => "",
            _ => continue,
        };
        // Inside a number «،» says nothing that could be sure: `arabic-comma-in-number` tells it.
        let is_in_number =
            c == '،' && before(text, at).is_some_and(is_digit) && after(text, end).is_some_and(is_digit);
        if at < digit_run || is_in_number || is_in_arabic(text, at, end) {
            continue;
        }
        if with.is_empty() {
            end = text[at..].find(|c| !is_digit(c)).map_or(text.len(), |length| at + length);
            digit_run = end;
            let digits: String =
                text[at..end].chars().filter_map(|c| char::from_digit(digit(c)?, 10)).collect();
            let message = format!("`{}` is in Arabic-Indic digits", &text[at..end]);
            finds.push(RULE.correct(block, at..end, message, &digits));
        } else {
            finds.push(RULE.correct(block, at..end, format!("`{c}` is a mark of Arabic"), with));
        }
    }
}

/// Whether the letters around a mark are Arabic: then it belongs to them.
fn is_in_arabic(text: &str, at: usize, end: usize) -> bool {
    let nearest = |c: Option<char>| c.is_some_and(is_arabic);
    let letter = |c: &char| c.is_alphabetic();
    nearest(text[..at].chars().rev().find(letter)) || nearest(text[end..].chars().find(letter))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn english_has_marks_of_its_own() {
        let case = Case::words(Language::En, "the «deal»، 6،5 and ٢٠٢٤؟");
        assert_eq!(case.found(&RULE), ["«", "»", "،", "٢٠٢٤", "؟"]);
        assert_eq!(case.fixed(&RULE)[1], "the “deal”, 6،5 and 2024?");
        assert!(Case::words(Language::En, "the word «شركة» means “firm”").found(&RULE).is_empty());
        assert!(Case::words(Language::Ar, "«نعم»، ٥").found(&RULE).is_empty());
    }
}
