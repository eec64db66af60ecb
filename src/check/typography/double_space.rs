//! `double-space`: two spaces where one is meant.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "double-space",
        level: Level::Warning,
        family: Family::Typography,
        what: "Two spaces between two words.",
        why: "Something was deleted between them, or a word is still missing. In plain text and in mail the gap is seen.",
        example: "`الصين  الهند`",
        instead: "`الصين الهند`",
        fix: Some("leaves one."),
    },
    look: Look::Block(look),
};

const SPACES: [char; 3] = [' ', '\u{A0}', '\t'];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() || !may_have_two(text) {
        return;
    }
    let mut at = 0;
    while let Some(start) = text[at..].find(SPACES).map(|found| at + found) {
        let end = text[start..].find(|c| !SPACES.contains(&c)).map_or(text.len(), |length| start + length);
        at = end;
        let is_inside =
            start > 0 && end < text.len() && !text[..start].ends_with('\n') && !text[end..].starts_with('\n');
        // A space before a mark is told by its own rule. A break of a line in the file counts as one space.
        if text[start..end].chars().count() > 1
            && is_inside
            && block.is_exact(start..end)
            && !is_before_mark(&text[end..])
        {
            finds.push(
                RULE.correct(block, start..end, "two spaces stand here".to_owned(), " ").hint("leave one"),
            );
        }
    }
}

/// Whether two bytes of spaces follow each other, ahead of a look at the characters.
fn may_have_two(text: &str) -> bool {
    let ends = |byte: u8| matches!(byte, b' ' | b'\t' | 0xA0);
    let begins = |byte: u8| matches!(byte, b' ' | b'\t' | 0xC2);
    text.as_bytes().windows(2).any(|pair| ends(pair[0]) && begins(pair[1]))
}

fn is_before_mark(rest: &str) -> bool {
    rest.starts_with(['،', '؛', '؟', ',', ';', ':', '.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn one_space_is_enough() {
        let case = Case::words(Language::Ar, "الصين  الهند { -nvidia }   ثم");
        assert_eq!(case.fixed(&RULE)[0], "الصين الهند { -nvidia } ثم");
        assert!(Case::words(Language::Ar, "سطر\nثم سطر  \nثم سطر").found(&RULE).is_empty());
        assert!(
            Case::words(Language::Ar, "| أ   | ب  |\n|-----|----|\n| 1   | 2  |").found(&RULE).is_empty()
        );
    }
}
