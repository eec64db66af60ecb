//! `latin-name`: a name in Latin letters that Arabic readers meet without its Arabic form.

use std::collections::BTreeSet;

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, Role};
use crate::check::tokens::{in_address, is_arabic, words};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "latin-name",
        level: Level::Warning,
        family: Family::Typography,
        what: "A name in Latin letters in Arabic prose whose first mention has no Arabic form before it.",
        why: "Readers should not have to read another script; the Latin form stands once, in parentheses, for those who search for it.",
        example: "`قالت Huawei إن`",
        instead: "`قالت هواوي (Huawei) إن`, later `هواوي`; a name of the glossary does that by itself: `{ -huawei }`.",
        fix: None,
    },
    look: Look::Language(look),
};

fn look(blocks: &[Block<'_>], finds: &mut Finds<'_>) {
    let is_prose = |block: &&Block<'_>| {
        block.language == Language::Ar
            && matches!(
                block.role,
                Role::Paragraph | Role::Heading | Role::Title | Role::Summary | Role::Claim
            )
    };
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for block in blocks.iter().filter(is_prose) {
        let text = block.text();
        let mut done = 0;
        for word in block.words().filter(|word| is_name(word.text)) {
            let (start, end) = (word.range.start, word.range.end);
            if start < done || touches(text, start, end) || in_address(text, start) {
                continue;
            }
            // `Wall Street Journal` is one name.
            let mut last = end;
            for next in words(&text[end..]) {
                let from = end + next.range.start;
                let is_next = text[last..from].chars().all(|c| c == ' ') && next.text.is_ascii();
                if !is_next {
                    break;
                }
                last = end + next.range.end;
            }
            done = last;
            let is_first = known.insert(word.text);
            let before = text[..start].trim_end();
            let is_given = before.ends_with(['(', '['])
                && before.trim_end_matches(['(', '[', ' ', '»', '”']).ends_with(|c: char| is_arabic(c));
            if is_first && !is_given {
                let name = &text[start..last];
                let message = format!("`{name}` is not given in Arabic");
                let hint =
                    format!("write its Arabic form and `({name})` behind it, or place it from the glossary");
                finds.push(RULE.at(block.at(start..last), message).hint(hint));
            }
        }
    }
}

/// Whether a word looks like a name, and not like an abbreviation or a unit.
fn is_name(word: &str) -> bool {
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    capital && word.len() >= 4 && word[1..].chars().any(|c| c.is_ascii_lowercase()) && word.is_ascii()
}

/// Whether more than a word stands there: a model, a file, a number.
fn touches(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '@' | '#');
    let rest = &text[end..];
    text[..start].ends_with(joins)
        || (rest.starts_with(joins) && rest.chars().nth(1).is_some_and(|c| c.is_ascii_alphanumeric()))
        || rest.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit())
            && rest.len() > rest.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn names_come_in_arabic_first() {
        let found = |words| Case::words(Language::Ar, words).found(&RULE);
        assert_eq!(found("قالت Huawei إن، ثم قالت Huawei"), ["Huawei"]);
        assert_eq!(found("صحيفة Wall Street Journal الأميركية"), ["Wall Street Journal"]);
        for good in [
            "قالت هواوي (Huawei) إن، ثم Huawei",
            "رقائق H100 وGPT-4 وCOVID-19",
            "قدرات AI وLLM",
            "{ -nvidia }",
            "`Python`",
            "https://example.org/Huawei",
            "هاتف iPhone 15",
        ] {
            assert!(found(good).is_empty(), "{good}: {:?}", found(good));
        }
        assert!(Case::words(Language::En, "Huawei says").found(&RULE).is_empty());
    }
}
