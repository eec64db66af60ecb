//! `empty-quotation`: quotation marks or brackets with nothing in them.

use std::ops::Range;

use super::lost_name;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::before;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "empty-quotation",
        level: Level::Error,
        family: Family::Typography,
        what: "Quotation marks or brackets with nothing in them.",
        why: "Something fell out: a name that was never filled in, a title that was deleted.",
        example: "`رقائق من \"\" بقيمة كبيرة`",
        instead: "The name: `رقائق من { -nvidia }`. Where it is gone for good, delete the marks, too.",
        fix: None,
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    for range in empty(block) {
        // With a noun before it, the name of something is missing.
        if lost_name::noun_before(block.text(), range.start).is_some() {
            continue;
        }
        let message = format!("there is nothing in `{}`", &block.text()[range.clone()]);
        finds.push(RULE.at(block.at(range), message).hint("fill in what fell out, or delete the marks"));
    }
}

/// The pairs of marks in a text that hold nothing but space.
pub(super) fn empty(block: &Block<'_>) -> Vec<Range<usize>> {
    let text = block.text();
    let mut found = Vec::new();
    if !block.chars().has_any("\"«“‘‹([") {
        return found;
    }
    let mut straight_open = false;
    for (at, c) in text.char_indices() {
        let close = match c {
            '"' => {
                straight_open = !straight_open;
                if !straight_open {
                    continue;
                }
                '"'
            }
            '«' => '»',
            '“' => '”',
            '‘' => '’',
            '‹' => '›',
            // `f()` is a function, `[ ]` at the beginning of an item a box to tick.
            '(' if !before(text, at).is_some_and(|c| c.is_ascii_alphanumeric() || c == '_') => ')',
            '[' if at > 0 => ']',
            _ => continue,
        };
        let rest = &text[at + c.len_utf8()..];
        let inside = rest.len() - rest.trim_start().len();
        if rest[inside..].starts_with(close) {
            found.push(at..at + c.len_utf8() + inside + close.len_utf8());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn marks_hold_something() {
        for (bad, guilty) in [("من \"\"", "\"\""), ("من «»", "«»"), ("من ( )", "( )"), ("من “ ”", "“ ”")]
        {
            assert_eq!(Case::words(Language::Ar, bad).found(&RULE), [guilty], "{bad}");
        }
        for good in ["من \"شاومي\"", "`f()` وf()", "قال \"نعم\" \"لا\"", "«{ -ft }»", "(`x`)"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
