//! `straight-quotes`: the marks of a typewriter.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, before, in_address};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "straight-quotes",
        level: Level::Warning,
        family: Family::Typography,
        what: "Straight quotation marks and apostrophes.",
        why: "They are the marks of a typewriter, and `\"` does not say whether it opens or closes: in a line of two directions nobody knows.",
        example: "`\"deal\"`, `don't`; `\"صفقة\"`",
        instead: "`“deal”`, `don’t`; `«صفقة»`",
        fix: Some("curls them, where they come in pairs."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() || !block.chars().has_any("\"'") {
        return;
    }
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    for (at, _) in text.match_indices('\'') {
        if block.language == Language::En
            && letter(before(text, at))
            && letter(after(text, at + 1))
            && !in_address(text, at)
        {
            finds.push(RULE.correct(block, at..at + 1, "this apostrophe is straight".to_owned(), "’"));
        }
    }
    // `5"` is a measure.
    let is_mark = |at: &usize| !before(text, *at).is_some_and(|c| c.is_ascii_digit());
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    let measures = marks.iter().any(|at| !is_mark(at));
    // Without its partner it is not known what a mark does; that is told by another rule. Empty pairs, too.
    if marks.len() % 2 == 1 {
        return;
    }
    let (opens, closes) = match block.language {
        Language::Ar => ("«", "»"),
        Language::En => ("“", "”"),
    };
    for pair in marks.chunks_exact(2) {
        let (first, last) = (pair[0], pair[1]);
        let words = text[first + 1..last].trim();
        if words.is_empty() {
            continue;
        }
        let hint = format!("write `{opens}{words}{closes}`");
        let problem = RULE.at(block.at(first..last + 1), "these quotation marks are straight").hint(hint);
        let (first, last) = (first..first + 1, last..last + 1);
        let is_sure = !measures && block.is_exact(first.clone()) && block.is_exact(last.clone());
        finds.push(if is_sure {
            problem.fix(block.at(first), opens).fix(block.at(last), closes)
        } else {
            problem
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn quotation_marks_are_curled() {
        let case = Case::words(Language::En, "The \"deal\" doesn't hold, say \"{ -ft }\".");
        assert_eq!(case.fixed(&RULE)[1], "The “deal” doesn’t hold, say “{ -ft }”.");
        assert_eq!(Case::words(Language::Ar, "من \"شاومي\"").fixed(&RULE)[0], "من «شاومي»");
    }

    #[test]
    fn measures_code_and_lonely_marks_are_left() {
        for good in ["`\"x\"`", "a 27\" screen", "the “deal” isn’t", "\"\"", "5' 11\""] {
            assert!(Case::words(Language::En, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
