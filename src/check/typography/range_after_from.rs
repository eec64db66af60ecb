//! `range-after-from`: "from" with a dash instead of "to".

use crate::check::numerals::digit;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::word_before;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "range-after-from",
        level: Level::Warning,
        family: Family::Typography,
        what: "A range with a dash behind \"from\" or \"between\", in either language.",
        why: "\"From\" asks for \"to\", «من» for «إلى». In a line from right to left the ends of the range change places, too.",
        example: "`from 2019–24`, `بين 5-7`",
        instead: "`from 2019 to 2024`, `بين 5 و7`",
        fix: None,
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() || !block.chars().has_any("-–") || !block.has_digit() {
        return;
    }
    for number in block.numbers() {
        let range = &text[number.whole.clone()];
        let mut ends = range.split(['-', '–']);
        let is_digits = |end: Option<&str>| {
            end.is_some_and(|end| !end.is_empty() && end.chars().all(|c| digit(c).is_some()))
        };
        if number.value.is_some()
            || !is_digits(ends.next())
            || !is_digits(ends.next())
            || ends.next().is_some()
        {
            continue;
        }
        let Some(word) = word_before(text, number.whole.start) else { continue };
        let joint = match word.bare().to_lowercase().as_str() {
            "from" => "to",
            "between" => "and",
            "من" | "ومن" => "إلى",
            "بين" | "وبين" => "و",
            _ => continue,
        };
        let message = format!("`{}` is followed by a range with a dash", word.text);
        let hint = format!("write `{} … {joint}…`", word.text);
        finds.push(RULE.at(block.at(word.range.start..number.whole.end), message).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn from_asks_for_to() {
        assert_eq!(Case::words(Language::En, "grew from 2019–24.").found(&RULE), ["from 2019–24"]);
        assert_eq!(Case::words(Language::Ar, "نمت بين 5-7 سنوات").found(&RULE), ["بين 5-7"]);
        for good in ["from 2019 to 2024", "in 2019–24", "from 2024-05-12", "between 5 and 7"] {
            assert!(Case::words(Language::En, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
