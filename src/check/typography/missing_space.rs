//! `missing-space`: no space behind a comma.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, before, in_address, is_arabic, is_haraka, word_before};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-space",
        level: Level::Warning,
        family: Family::Typography,
        what: "No space between a mark of the sentence and the next word.",
        why: "Two words and the mark between them are one lump: they do not break at the end of a line, and no search finds either.",
        example: "`الصين،الهند`",
        instead: "`الصين، الهند`",
        fix: Some("puts the space in."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() {
        return;
    }
    for (at, c) in text.char_indices() {
        if !matches!(c, '،' | '؛' | '؟' | ',' | ';' | '!' | '?' | '.' | ':') {
            continue;
        }
        let end = at + c.len_utf8();
        let (Some(left), Some(right)) = (before(text, at), after(text, end)) else { continue };
        let ours = |c: char| is_arabic(c) || is_haraka(c);
        let is_lump = match c {
            '،' | '؛' | '؟' => right.is_alphabetic() || (right.is_alphanumeric() && !left.is_numeric()),
            ',' | ';' | '!' | '?' => left.is_alphabetic() && right.is_alphabetic(),
            // Abbreviations such as «د.» and «ص.ب.» stand as they are.
            '.' | ':' => {
                ours(left)
                    && ours(right)
                    && word_before(text, at).is_some_and(|word| word.text.chars().count() > 2)
            }
            _ => false,
        };
        // With a space before it, the mark is only misplaced.
        if is_lump && !left.is_whitespace() && !in_address(text, at) {
            let problem = RULE
                .at(block.at(at..end), format!("no space follows `{c}`"))
                .hint(format!("put a space behind `{c}`"));
            let is_sure = block.is_exact(at..end);
            finds.push(if is_sure { problem.fix(block.at(at..end), format!("{c} ")) } else { problem });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_space_follows_the_mark() {
        let case = Case::words(Language::Ar, "الصين،الهند.ثم وقفت؟نعم");
        assert_eq!(case.fixed(&RULE)[0], "الصين، الهند. ثم وقفت؟ نعم");
        for good in ["1،234", "د.محمد وص.ب.", "نعم؟!", "«نعم،» ثم", "https://example.org/a,b", "الصين ،الهند"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
        assert_eq!(Case::words(Language::En, "yes,no").fixed(&RULE)[1], "yes, no");
        assert!(Case::words(Language::En, "example.org, U.S. and 1,234").found(&RULE).is_empty());
    }
}
