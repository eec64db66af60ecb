//! `mixed-money-forms`: money written in two ways in one English edition.

use std::ops::Range;

use crate::check::numerals::Unit;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "mixed-money-forms",
        level: Level::Warning,
        family: Family::Typography,
        what: "Money that is typed in two ways in one English edition.",
        why: "`$6.5bn` here and `6.5 billion dollars` there: an edition has one way, and placed figures follow it.",
        example: "`$6.5B … 7 billion dollars`",
        instead: "Place figures; what must be typed, type in one way.",
        fix: None,
    },
    look: Look::Language(look),
};

fn look(blocks: &[Block<'_>], finds: &mut Finds<'_>) {
    let mut seen: Vec<Seen<'_, '_>> = Vec::new();
    for block in blocks.iter().filter(|block| block.language == Language::En && !block.role.is_verbatim()) {
        let text = block.text();
        if !block.has_digit() {
            continue;
        }
        for number in block.numbers() {
            let range = number.whole.clone();
            let is_quoted =
                text[..range.start].matches('“').count() > text[..range.start].matches('”').count();
            if !matches!(number.unit, Unit::Money(_)) || is_quoted {
                continue;
            }
            if let Some(form) = form(&text[range.clone()], number.scale.is_some()) {
                seen.push(Seen { form, unit: number.unit, block, range });
            }
        }
    }
    // Many currencies have no sign: whether one is used is a matter of each.
    let differs = |one: &Seen<'_, '_>, other: &Seen<'_, '_>| {
        one.form.scale != other.form.scale
            || one.unit == other.unit && one.form.has_sign != other.form.has_sign
    };
    let another = seen.iter().enumerate().find_map(|(at, here)| {
        let there = seen[..at].iter().find(|there| differs(here, there))?;
        Some((here, there))
    });
    if let Some((Seen { block, range, .. }, there)) = another {
        let said = |seen: &Seen<'_, '_>| seen.block.text()[seen.range.clone()].to_owned();
        let message = format!("`{}` is not written as `{}` is", &block.text()[range.clone()], said(there));
        let place = there.block.at(there.range.clone());
        let problem = RULE.at(block.at(range.clone()), message).related(place, "another way here");
        finds.push(problem.hint("write money in one way, or place figures"));
    }
}

/// An amount with a scale.
struct Seen<'b, 'a> {
    form: Form,
    unit: Unit,
    block: &'b Block<'a>,
    range: Range<usize>,
}

/// The way in which an amount is written.
struct Form {
    /// Whether the currency is a sign before it.
    has_sign: bool,
    /// How the scale is written, and whether a space stands before it.
    scale: (&'static str, bool),
}

/// The way in which an amount with a scale is written.
fn form(amount: &str, scale_word: bool) -> Option<Form> {
    let has_sign = amount.starts_with(['$', '€', '£', '¥']) || amount.starts_with("US$");
    let last_digit = amount.rfind(|c: char| c.is_ascii_digit())?;
    let rest = &amount[last_digit + 1..];
    let is_spaced = rest.starts_with([' ', '\u{A0}']);
    let suffix: String = rest.chars().filter(char::is_ascii_alphabetic).collect();
    let scale = match (scale_word, suffix.as_str()) {
        (true, _) => "word",
        (false, "") => return None,
        // What stands there is a currency.
        (false, _)
            if is_spaced
                && !matches!(
                    suffix.as_str(),
                    "bn" | "mn" | "tn" | "trn" | "k" | "K" | "m" | "M" | "b" | "B" | "T"
                ) =>
        {
            return None;
        }
        (false, suffix) => suffix
            .trim_end_matches(['m', 'k', 'b', 'n', 't', 'M', 'K', 'B', 'T'])
            .is_empty()
            .then_some(())
            .map(|()| if suffix.starts_with(char::is_uppercase) { "capital" } else { "small" })?,
    };
    Some(Form { has_sign, scale: (scale, is_spaced) })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn money_is_written_in_one_way() {
        let found = |words| Case::words(Language::En, words).found(&RULE);
        assert_eq!(found("It cost $6.5B, then 7 billion dollars."), ["7 billion dollars"]);
        assert_eq!(found("It cost $6.5bn.\n\nThen $7 billion."), ["$7 billion"]);
        assert_eq!(found("It cost $6.5 bn, then 7 billion dollars."), ["7 billion dollars"]);
        assert_eq!(found("It cost $6.5bn, then $7 bn, then $7 bn."), ["$7 bn"]);
        assert_eq!(found("It cost $6.5 B, then $7 bn."), ["$7 bn"]);
        assert_eq!(found("It cost $6.5bn, or 50 billion yuan."), ["50 billion yuan"]);
        assert_eq!(found("It cost 5 billion yuan, $6 billion, 7 billion dollars"), ["7 billion dollars"]);
        for good in [
            "$6.5bn and $7m",
            "6.5 billion dollars, 7 million yuan",
            "$6.5bn, “some 7 billion dollars”",
            "$6.5bn, $30",
            "$6.5 bn, then $7 bn",
            "50 billion yuan (about $6.5 billion)",
        ] {
            assert!(found(good).is_empty(), "{good}");
        }
    }
}
