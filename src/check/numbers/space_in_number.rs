//! `space-in-number`: spaces as thousands marks.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, before, is_digit};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "space-in-number",
        level: Level::Warning,
        family: Family::Typography,
        what: "A number whose thousands are kept apart by spaces.",
        why: "It breaks at the end of a line, and in Arabic its groups change places: `567 234 1`.",
        example: "`1 234 567 نسمة`",
        instead: "`1,234,567 نسمة`, or a figure.",
        fix: Some("writes thousands marks."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() || !block.has_digit() {
        return;
    }
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|found| at + found) {
        let group = |at: usize| text[at..].find(|c| !is_digit(c)).unwrap_or(text.len() - at);
        let count = |at: usize| text[at..at + group(at)].chars().count();
        let first = count(start);
        let mut end = start + group(start);
        let mut groups = 0;
        while text[end..].starts_with(' ') && count(end + 1) == 3 {
            end += 1 + group(end + 1);
            groups += 1;
        }
        at = end;
        // With four digits first, it is a year and a number.
        let touches = before(text, start)
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '+' | '/'))
            || after(text, end).is_some_and(|c| {
                c.is_ascii_alphabetic() || (matches!(c, '.' | '-') && count((end + 1).min(text.len())) > 0)
            });
        let is_code =
            text[..start].ends_with(['+', '#']) || (groups == 1 && first < 3 && is_day(text, start));
        if (1..=3).contains(&first) && groups > 0 && !touches && !is_code && after(text, start) != Some('0') {
            let mark = if text[start..end].is_ascii() { "," } else { "\u{066C}" };
            let with = text[start..end].replace(' ', mark);
            let message = format!("spaces stand in the number `{}`", &text[start..end]);
            finds.push(RULE.correct(block, start..end, message, &with));
        }
    }
}

/// Whether the number before a place is a part of a phone number: then digits stand before it.
fn is_day(text: &str, start: usize) -> bool {
    text[..start].trim_end().ends_with(is_digit)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn thousands_are_marked() {
        let case = Case::words(Language::Ar, "بلغ 1 234 567 نسمة و١ ٢٣٤");
        assert_eq!(case.fixed(&RULE)[0], "بلغ 1,234,567 نسمة و١٬٢٣٤");
        for good in ["1,234,567", "في 2024 500 شركة", "هاتف +20 2 2345 6789", "من 5 إلى 100", "1.5 200"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
