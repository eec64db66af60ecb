//! `impossible-date`: a day that no calendar has.

use crate::check::dates;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::in_address;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "impossible-date",
        level: Level::Error,
        family: Family::Facts,
        what: "A typed date that no calendar has.",
        why: "The day, the month or the year is wrong, and both editions will say so.",
        example: "`31 فبراير 2024`",
        instead: "The date as the source gives it: `29 فبراير 2024`.",
        fix: None,
    },
    look: Look::Block(look),
};

const HINT: &str = "look the date up in the source";

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    if block.role.is_verbatim() || !block.has_digit() {
        return;
    }
    for date in block.dates().iter().filter(|date| date.is_impossible()) {
        let message = format!("there is no day `{}`", &block.text()[date.range.clone()]);
        finds.push(RULE.at(block.at(date.range.clone()), message).hint(HINT));
    }
    if !block.chars().has('/') {
        return;
    }
    let slashed = dates::slashed(block.text()).into_iter();
    // One of the two numbers may be the month: it is told only where neither reading is a day.
    for date in slashed.filter(|date| date.dates == [None; 2] && !in_address(block.text(), date.range.start))
    {
        let message = format!("there is no day `{}`", &block.text()[date.range.clone()]);
        finds.push(RULE.at(block.at(date.range), message).hint(HINT));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_day_is_in_the_calendar() {
        assert_eq!(Case::words(Language::Ar, "في 31 فبراير 2024").found(&RULE), ["31 فبراير 2024"]);
        assert_eq!(
            Case::words(Language::En, "on February 29, 2023, on 31 June").found(&RULE),
            ["February 29, 2023", "31 June"]
        );
        assert_eq!(Case::words(Language::En, "the 31st of April 2024").found(&RULE), ["31st of April 2024"]);
        assert!(Case::words(Language::Ar, "29 فبراير 2024، 31 مايو").found(&RULE).is_empty());
        assert_eq!(Case::words(Language::En, "on 31/04/2024").found(&RULE), ["31/04/2024"]);
        assert_eq!(Case::words(Language::Ar, "في ٣١/٠٤/٢٠٢٤.").found(&RULE), ["٣١/٠٤/٢٠٢٤"]);
        for good in
            ["on 12/05/2024 or 04/30/2024", "31/04 of it, case 45/67/2024", "https://example.org/2024/04/31"]
        {
            assert!(Case::words(Language::En, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
