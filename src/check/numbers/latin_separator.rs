//! `latin-separator`: a Latin point or comma between Arabic-Indic digits.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, before};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "latin-separator",
        level: Level::Error,
        family: Family::Typography,
        what: "A Latin point or comma between Arabic-Indic digits.",
        why: "`٦.٥` is shown as two numbers with a full stop between them, in an order that depends on what stands before.",
        example: "`٦.٥`, `١,٢٣٤`",
        instead: "`٦٫٥` with U+066B, `١٬٢٣٤` with U+066C",
        fix: Some("writes the Arabic separator."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() || !block.chars().has_eastern_digit() {
        return;
    }
    let is_arabic = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{0660}'..='\u{0669}'));
    for (at, mark) in text.match_indices(['.', ',']) {
        if !is_arabic(before(text, at)) || !is_arabic(after(text, at + 1)) {
            continue;
        }
        let thousands = text[at + 1..].chars().take_while(|c| is_arabic(Some(*c))).count() == 3;
        let with = if mark == "," && thousands { "\u{066C}" } else { "\u{066B}" };
        let message = format!("`{mark}` stands between Arabic-Indic digits");
        finds.push(RULE.correct(block, at..at + 1, message, with));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn separators_go_with_their_digits() {
        let case = Case::words(Language::Ar, "زادت ٦.٥٪ إلى ١,٢٣٤");
        assert_eq!(case.fixed(&RULE)[0], "زادت ٦٫٥٪ إلى ١٬٢٣٤");
        assert!(Case::words(Language::Ar, "زادت ٦٫٥ ثم ٦.").found(&RULE).is_empty());
    }
}
