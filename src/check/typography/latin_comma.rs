//! `latin-comma`: Latin punctuation in an Arabic sentence.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, OBJECT};
use crate::check::tokens::{in_address, is_arabic, is_haraka};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "latin-comma",
        level: Level::Warning,
        family: Family::Typography,
        what: "A Latin comma, semicolon or question mark in an Arabic sentence.",
        why: "Arabic has its own, which turn the other way: `،` `؛` `؟`.",
        example: "`الصين, الهند`",
        instead: "`الصين، الهند`",
        fix: Some("writes the Arabic mark."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() || !block.chars().has_any(",;?") {
        return;
    }
    for (at, c) in text.char_indices() {
        let mark = match c {
            ',' => "،",
            ';' => "؛",
            '?' => "؟",
            _ => continue,
        };
        let (left, right) = (&text[..at], &text[at + 1..]);
        let arabic = |c: Option<char>| c.is_some_and(|c| is_arabic(c) || is_haraka(c));
        // A value, or the closing mark of a quotation, is as Arabic as its sentence.
        let is_ours = arabic(left.trim_end_matches([' ', '»', '”', '"', ')']).chars().next_back())
            || (arabic(right.trim_start().chars().next()) && !right.starts_with(is_arabic))
            || (left.ends_with(OBJECT) && !right.trim_start().starts_with(|c: char| c.is_ascii_alphabetic()));
        if is_ours && !in_address(text, at) {
            finds.push(RULE.correct(
                block,
                at..at + 1,
                format!("`{c}` is not the mark of an Arabic sentence"),
                mark,
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
    fn arabic_sentences_have_arabic_marks() {
        let case = Case::words(Language::Ar, "الصين, الهند; هل «نعم»? ثم { -nvidia }, وApple, ثم.");
        assert_eq!(case.found(&RULE), [",", ";", "?", ",", ","]);
        assert_eq!(case.fixed(&RULE)[0], "الصين، الهند؛ هل «نعم»؟ ثم { -nvidia }، وApple، ثم.");
        for good in ["1,234 شخصًا", "شركات Apple, Google وغيرها", "في https://example.org/?a,b هنا"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
