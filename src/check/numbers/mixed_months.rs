//! `mixed-months`: month names of two regions in one edition.

use std::collections::BTreeSet;

use crate::check::dates::{self, Month};
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, OBJECT};
use crate::check::tokens::{is_digit, word_before};
use crate::check::vocabulary::Kind;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "mixed-months",
        level: Level::Warning,
        family: Family::Typography,
        what: "Month names of two regions in one Arabic report.",
        why: "«يناير» in one line and «شباط» in the next: a reader knows one set and looks the other up.",
        example: "`بين يناير وشباط`",
        instead: "One set; or the dual form everywhere: «كانون الثاني/يناير».",
        fix: None,
    },
    look: Look::Language(look),
};

fn look(blocks: &[Block<'_>], finds: &mut Finds<'_>) {
    let mut first = None;
    let mut shared: BTreeSet<&str> = BTreeSet::new();
    for block in blocks.iter().filter(|block| is_looked_at(block)) {
        let text = block.text();
        for month in dates::months(text) {
            if is_dual(text, &month) || (month.often && !is_dated(text, &month)) {
                continue;
            }
            let sets: BTreeSet<&str> = month.sets.split(' ').collect();
            let Some(before) = &first else {
                first = Some(block.at(month.range));
                shared = sets;
                continue;
            };
            let both: BTreeSet<&str> = shared.intersection(&sets).copied().collect();
            if both.is_empty() {
                let message = format!("`{}` is of another set of month names", &text[month.range.clone()]);
                let problem =
                    RULE.at(block.at(month.range), message).related(*before, "the first set is used here");
                finds.push(problem.hint("use one set, or both names with a slash between them"));
                return;
            }
            shared = both;
        }
    }
}

fn is_looked_at(block: &Block<'_>) -> bool {
    block.language == Language::Ar && !block.role.is_verbatim() && block.has_word(Kind::Month)
}

/// Whether the month has two names here: «كانون الثاني/يناير».
fn is_dual(text: &str, month: &Month) -> bool {
    text[..month.range.start].trim_end().ends_with('/')
        || text[month.range.end..].trim_start().starts_with('/')
}

/// Whether an everyday word stands where a month does: beside a number, or behind «شهر».
fn is_dated(text: &str, month: &Month) -> bool {
    let is_number = |c: char| is_digit(c) || c == OBJECT;
    text[..month.range.start].trim_end().ends_with(is_number)
        || text[month.range.end..].trim_start().starts_with(is_number)
        || word_before(text, month.range.start).is_some_and(|word| word.text.ends_with("شهر"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn months_are_of_one_set() {
        let found = |words| Case::words(Language::Ar, words).found(&RULE);
        assert_eq!(found("بين يناير وشباط"), ["شباط"]);
        assert_eq!(found("في 3 جانفي و5 مايو 2024"), ["مايو"]);
        for good in ["كانون الثاني/يناير ثم شباط/فبراير", "يناير ومايو", "مارس ضغوطًا في شباط", "شباط ونيسان"]
        {
            assert!(found(good).is_empty(), "{good}");
        }
    }
}
