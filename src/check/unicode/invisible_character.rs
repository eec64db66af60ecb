//! `invisible-character`: a character that nobody sees and that does nothing good.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, before};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "invisible-character",
        level: Level::Warning,
        family: Family::Unicode,
        what: "A character that nobody sees: a space without width, a soft hyphen, a byte order mark.",
        why: "It comes along when text is copied. A search does not find the word, and two names that look alike are not the same.",
        example: "`Ali[U+200B]baba`: a space without width in the middle",
        instead: "The word without it.",
        fix: Some("deletes it."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    // The first of each two bytes that begin one, or the character.
    let chars = block.chars();
    if !chars.has_control()
        && !chars
            .has_any("\u{AD}\u{34F}\u{115F}\u{180E}\u{200B}\u{2060}\u{3164}\u{FEFF}\u{FFA0}\u{FFF9}\u{E0000}")
    {
        return;
    }
    for (at, c) in text.char_indices().filter(|(_, c)| is_invisible(*c)) {
        let end = at + c.len_utf8();
        // A joiner keeps the form of «هـ» and holds emoji together.
        let joins = c == '\u{200D}'
            && (before(text, at) == Some('ه') || after(text, end).is_some_and(|c| c > '\u{2190}'));
        if !joins {
            let message = format!("the invisible character U+{:04X} stands here", c as u32);
            finds.push(RULE.correct(block, at..end, message, ""));
        }
    }
}

fn is_invisible(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{3164}' | '\u{FEFF}'
        | '\u{FFA0}' => true,
        c => {
            let ranges = ['\u{200B}'..='\u{200D}', '\u{2060}'..='\u{2064}', '\u{206A}'..='\u{206F}'];
            let more = ['\u{FFF9}'..='\u{FFFB}', '\u{E0000}'..='\u{E007F}'];
            c.is_control() || ranges.iter().chain(&more).any(|range| range.contains(&c))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn what_nobody_sees_is_told_and_deleted() {
        let case = Case::words(Language::En, "Ali\u{200B}baba and co\u{AD}operation");
        assert_eq!(case.found(&RULE), ["\u{200B}", "\u{AD}"]);
        assert_eq!(case.fixed(&RULE)[1], "Alibaba and cooperation");
    }

    #[test]
    fn marks_of_direction_and_joiners_have_their_use() {
        for good in ["بلغت \u{200E}-5", "عام 1446 ه\u{200D}", "نص\u{A0}نص", "👩\u{200D}💻"] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
