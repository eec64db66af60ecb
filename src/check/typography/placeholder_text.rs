//! `placeholder-text`: words that were to be replaced.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, Role};
use crate::check::vocabulary::Kind;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "placeholder-text",
        level: Level::Error,
        family: Family::Typography,
        what: "Words that were to be replaced: `TODO`, `xxx`, `lorem ipsum`, `؟؟؟`, a placeable where none can be.",
        why: "They are published as they stand.",
        example: "`بقيمة xxx دولار`, or `{ $amount }` in a name of the glossary",
        instead: "What belongs there. In names and labels of data files nothing can be placed.",
        fix: None,
    },
    look: Look::Block(look),
};

/// Whether a word stands for others, the first word of "lorem ipsum" too.
#[must_use]
pub fn is_one(word: &str) -> bool {
    let is_all = |c: char| word.len() >= 3 && word.chars().all(|x| x == c);
    matches!(word, "TODO" | "FIXME" | "TBD" | "TKTK" | "lorem" | "Lorem")
        || is_all('x')
        || (is_all('X') && word.len() > 3)
}

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    let mut tell = |range: std::ops::Range<usize>| {
        let message = format!("`{}` was to be replaced", &text[range.clone()]);
        finds.push(RULE.at(block.at(range), message).hint("write what belongs there"));
    };
    for word in block.words_of(Kind::Placeholder) {
        let is_left = !matches!(word.text, "lorem" | "Lorem")
            || text[word.range.end..].trim_start().starts_with("ipsum");
        let in_address = text[..word.range.start].rsplit(char::is_whitespace).next().unwrap_or_default();
        if is_left && !in_address.contains("://") {
            tell(word.range);
        }
    }
    for mark in ['؟', '?'].into_iter().filter(|mark| block.chars().has(*mark)) {
        let mut at = 0;
        while let Some(start) = text[at..].find(mark).map(|found| at + found) {
            let end = text[start..].find(|c| c != mark).map_or(text.len(), |length| start + length);
            if end - start >= 3 * mark.len_utf8() {
                tell(start..end);
            }
            at = end;
        }
    }
    if matches!(block.role, Role::Data(_)) && !block.role.is_verbatim() && block.chars().has('{') {
        let mut at = 0;
        while let Some(start) = text[at..].find('{').map(|found| at + found) {
            let places = text[start + 1..].trim_start().starts_with(['$', '-', '{']);
            let end = text[start..].find('}').map_or(text.len(), |length| start + length + 1);
            if places {
                tell(start..end);
            }
            at = if places { end } else { start + 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn nothing_is_left_to_be_replaced() {
        for (bad, guilty) in [
            ("بقيمة xxx دولار", "xxx"),
            ("TODO: more", "TODO"),
            ("Lorem ipsum dolor", "Lorem"),
            ("قال ؟؟؟ أمس", "؟؟؟"),
            ("what ????", "????"),
        ] {
            assert_eq!(Case::words(Language::Ar, bad).found(&RULE), [guilty], "{bad}");
        }
        for good in [
            "`TODO` and `{ $amount }`",
            "السوبر بول XXX",
            "todos",
            "متى؟ أين؟",
            "what?!",
            "https://a.b/xxx/xxx",
        ] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }

    #[test]
    fn names_place_nothing() {
        let data =
            "[figures]\na = { value = \"5%\", label = { ar = \"بقيمة { $amount }\", en = \"{x}\" } }\n";
        assert_eq!(Case::data(data).prose("{ $a }", "{ $a }").found(&RULE), ["{ $amount }"]);
    }
}
