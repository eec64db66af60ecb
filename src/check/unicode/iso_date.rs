//! `iso-date`: a date for machines in Arabic prose.

use crate::check::dates;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, Role};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "iso-date",
        level: Level::Error,
        family: Family::Unicode,
        what: "A date such as `2024-05-12` in Arabic prose.",
        why: "It is for machines. Wherever its isolate is lost, in a copy, a message, a headline elsewhere, it reads `12-05-2024`.",
        example: "`وقّعت في 2024-05-12`",
        instead: "`وقّعت في 12 مايو 2024`, or a figure that is a date.",
        fix: None,
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    if block.language != Language::Ar
        || matches!(block.role, Role::Data(_) | Role::Cell)
        || !block.text().contains('-')
    {
        return;
    }
    for date in dates::iso(block.text()) {
        let message = format!("`{}` is a date for machines", &block.text()[date.range.clone()]);
        finds.push(
            RULE.at(block.at(date.range), message).hint("name the month, or place a figure that is a date"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn months_are_named() {
        assert_eq!(Case::words(Language::Ar, "وقّعت في 2024-05-12").found(&RULE), ["2024-05-12"]);
        for good in
            ["في 12/05/2024", "في 12 مايو 2024", "`2024-05-12`", "فاز 2-1", "https://example.org/2024-05-12/"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
        assert!(Case::words(Language::En, "on 2024-05-12").found(&RULE).is_empty());
    }
}
