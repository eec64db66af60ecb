//! `wrong-weekday`: a day of the week that is not that of the date behind it.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "wrong-weekday",
        level: Level::Warning,
        family: Family::Facts,
        what: "A day of the week that does not go with the typed date behind it.",
        why: "One of the two is wrong.",
        example: "`الإثنين 12 مايو 2024`",
        instead: "`الأحد 12 مايو 2024`, or another date.",
        fix: None,
    },
    look: Look::Block(look),
};

const ARABIC: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];
const ENGLISH: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    for typed in block.dates() {
        let (Some(date), Some((weekday, range))) = (typed.date(), typed.weekday.clone()) else { continue };
        let right = date.weekday().to_monday_one_offset();
        if right == weekday {
            continue;
        }
        let names = match block.language {
            Language::Ar => ARABIC,
            Language::En => ENGLISH,
        };
        let name =
            usize::try_from(right - 1).ok().and_then(|index| names.get(index)).copied().unwrap_or_default();
        let day = &block.text()[typed.range.clone()];
        let problem = RULE.at(
            block.at(range),
            format!("`{day}` was a {}", ENGLISH[names.iter().position(|n| *n == name).unwrap_or(0)]),
        );
        finds.push(problem.hint(format!("write `{name}`, or correct the date")));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn the_day_goes_with_the_date() {
        let case = Case::words(Language::Ar, "يوم الإثنين 12 مايو 2024");
        assert_eq!(case.found(&RULE), ["الإثنين"]);
        assert_eq!(case.hints(&RULE), ["write `الأحد`, or correct the date"]);
        assert_eq!(
            Case::words(Language::En, "on Monday, May 12, 2024").messages(&RULE),
            ["`May 12, 2024` was a Sunday"]
        );
        assert_eq!(Case::words(Language::Ar, "يوم الاثنين الموافق 12 مايو 2024").found(&RULE), ["الاثنين"]);
        assert!(Case::words(Language::Ar, "الأحد 12 مايو 2024").found(&RULE).is_empty());
        assert!(Case::words(Language::En, "on Sunday, May 12, 2024; Monday, 12 May").found(&RULE).is_empty());
    }
}
