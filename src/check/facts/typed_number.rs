//! `typed-number`: a number in prose that no figure has.

use super::{is_prose, is_year, typed_figure};
use crate::check::dates;
use crate::check::numerals::{Number, Unit};
use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::{Block, Role};
use crate::check::tokens::{fold, in_address, word_after, word_before};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "typed-number",
        level: Level::Hint,
        family: Family::Facts,
        what: "A number typed into prose that no figure of the report has.",
        why: "It is a fact like the others, with a source and a value, but no machine knows it: it is not in the data, in no chart, and the \
              other edition can say something else.",
        example: "`The firm has 4,500 staff.`",
        instead: "`staff = \"4500 people\"` among the figures, and `{ $staff }` in the prose. Years, dates, names and what counts \
                  pages or chapters are not meant.",
        fix: None,
    },
    look: Look::Report(look),
};

/// Words before a number that is a name, folded.
const BEFORE_NAMES: [&str; 33] = [
    "page",
    "pages",
    "p",
    "pp",
    "chapter",
    "article",
    "section",
    "no",
    "number",
    "figure",
    "table",
    "step",
    "part",
    "item",
    "version",
    "note",
    "rule",
    "resolution",
    "صفحه",
    "ص",
    "ماده",
    "الماده",
    "فصل",
    "الفصل",
    "رقم",
    "قرار",
    "القرار",
    "بند",
    "البند",
    "جدول",
    "الجدول",
    "القرن",
    "شكل",
];
/// Words of a sentence that begin with a capital only because they come first.
const FIRST_WORDS: [&str; 30] = [
    "the", "in", "of", "for", "and", "but", "at", "by", "on", "a", "about", "over", "some", "more", "nearly",
    "from", "with", "after", "before", "since", "to", "these", "those", "all", "its", "their", "only",
    "around", "almost", "roughly",
];

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for block in
        Language::BOTH.into_iter().flat_map(|language| blocks.get(language)).filter(|block| is_prose(block))
    {
        let text = block.text();
        if !block.has_digit() {
            continue;
        }
        let known = typed_figure::typed(block, &report.figures);
        let dates = block.dates();
        for number in block.numbers() {
            let within = |range: &std::ops::Range<usize>| {
                range.start <= number.digits.start && number.digits.end <= range.end
            };
            let is_known = known.iter().any(|typed| within(&typed.range))
                || dates.iter().any(|date| within(&date.range));
            if number.value.is_some() && !is_known && !is_year(text, number) && !is_name(block, number) {
                let message = format!("no figure has the number `{}`", &text[number.whole.clone()]);
                finds.push(
                    RULE.at(block.at(number.whole.clone()), message)
                        .hint("write it among the figures, and place it"),
                );
            }
        }
    }
}

/// Whether a number names or orders something, and says nothing of how much.
fn is_name(block: &Block<'_>, number: &Number) -> bool {
    let text = block.text();
    let (before, after) = (&text[..number.whole.start], &text[number.whole.end..]);
    // `1.` before an item, `(1)`, `[1]`, `#5`, headings that are numbered, addresses.
    let is_first = before.trim().is_empty();
    let counts = is_first
        && (after.starts_with([')', '.', ':', '-'])
            || after.is_empty()
            || matches!(block.role, Role::Heading | Role::Title));
    let is_note = before.ends_with(['(', '[', '#', '№']) && after.starts_with([')', ']'])
        || before.ends_with(['#', '№']);
    if counts || is_note || in_address(text, number.digits.start) {
        return true;
    }
    let is_bare = number.unit == Unit::Unknown && number.scale.is_none();
    let month = |word: &str| dates::months(word).next().is_some();
    // `No. 7`, `p. 12`.
    let Some(word) = word_before(text, before.trim_end().trim_end_matches('.').len()) else { return false };
    let folded = fold(word.text);
    let is_counter = BEFORE_NAMES.contains(&folded.as_str())
        || folded.strip_prefix(['و', 'ب', 'ل']).is_some_and(|rest| BEFORE_NAMES.contains(&rest));
    // `iPhone 15`, `Windows 11`.
    let is_model = word.text.is_ascii()
        && word.text.contains(|c: char| c.is_ascii_uppercase())
        && !FIRST_WORDS.contains(&folded.as_str());
    let is_joined = before.ends_with([' ', '\u{A0}', '.']);
    let in_month =
        month(word.text) || word_after(text, number.whole.end).is_some_and(|next| month(next.text));
    is_bare && is_joined && (is_counter || is_model || in_month)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(ar: &str, en: &str) -> Vec<String> {
        Case::data("[figures]\nstaff = \"4500 people\"\n").prose(ar, en).found(&RULE)
    }

    #[test]
    fn numbers_belong_to_figures() {
        assert_eq!(
            found("لديها 320 عاملًا وزادت 12%", "It has 320 staff, up 12%."),
            ["320", "12%", "320", "12%"]
        );
        assert_eq!(found("–", "It paid $5m for 3 firms."), ["$5m", "3"]);
    }

    #[test]
    fn names_years_and_orders_are_no_figures() {
        for good in [
            "Staff: 4,500 people",
            "the H100, GPT-4, 5G, COVID-19",
            "in 2024, since May 2023",
            "on 3 May, on May 3, 2024",
            "the 21st century",
            "1. First",
            "page 12, Article 5, No. 7",
            "Windows 11",
            "## 3. Heading",
            "see above (2), [3]",
            "2019–2024, 10:30, 1.2.3",
            "{ $staff }",
            "https://example.org/123/",
        ] {
            assert!(found("–", good).is_empty(), "{good}: {:?}", found("–", good));
        }
        for good in [
            "المادة 5 من القرار 12",
            "عام 2024 ومنذ 2023",
            "في 3 مايو",
            "القرن 21",
            "رقائق H100",
            "بين 2019 و2024",
        ] {
            assert!(found(good, "–").is_empty(), "{good}: {:?}", found(good, "–"));
        }
    }
}
