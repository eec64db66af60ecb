//! `range-after-preposition`: a placed range, which begins with «بين» or "between", right after a preposition.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::word_before;
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Figure, Language, PlaceableKind, Quantity};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "range-after-preposition",
        level: Level::Warning,
        family: Family::Typography,
        what: "A figure that is a range is placed right after an Arabic preposition, or a duration after \"in\" or \"within\".",
        why: "In a sentence a range begins with «بين» or \"between\": «بعد بين سنة واحدة وسنتين», \"in between one and three months\".",
        example: "`ارتفعت بنسبة { $growth }`, `in { $delay }`, where they are `+4..6%` and `1..3 months`",
        instead: "Put a verb between, `ارتفعت بنسبة تتراوح { $growth }`, or ask for the noun: `بعد { FIGURE($delay, style: \"noun\") }` is \
                  «بعد ما بين شهر واحد وثلاثة أشهر», `in { FIGURE($delay, style: \"noun\") }` is \"in one to three months\".",
        fix: None,
    },
    look: Look::Block(look),
};

/// Words that «بين» does not follow.
const PREPOSITIONS: &[&str] = &[
    "في",
    "بعد",
    "قبل",
    "إلى",
    "من",
    "على",
    "عن",
    "خلال",
    "حتى",
    "منذ",
    "نحو",
    "بنسبة",
    "بمقدار",
    "بقيمة",
    "بواقع",
];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    for (at, placeable) in block.values() {
        let PlaceableKind::Figure(figure) = &placeable.kind else { continue };
        if !figure.measure.is_plain_range() {
            continue;
        }
        let Some(word) = word_before(block.text(), at) else { continue };
        let bare = word.bare();
        if is_preposition(&bare, block.language, figure) {
            let id = &figure.id;
            let message = format!(
                "`{}` stands before the range `${id}`, which begins with {}",
                word.text,
                match block.language {
                    Language::Ar => "«بين»",
                    Language::En => "\"between\"",
                }
            );
            let noun = format!("`{} {{ FIGURE(${id}, style: \"noun\") }}`", word.text);
            let hint = match block.language {
                Language::Ar if matches!(figure.measure.quantity, Quantity::Duration(..)) => {
                    format!("write `{} مدة تتراوح {{ ${id} }}` or {noun}", word.text)
                }
                Language::Ar if bare.ends_with('ة') => format!("write `{} تتراوح {{ ${id} }}`", word.text),
                Language::Ar if ["مقدار", "واقع"].iter().any(|noun| bare.ends_with(noun)) => {
                    format!("write `{} يتراوح {{ ${id} }}`", word.text)
                }
                Language::Ar | Language::En => format!("write {noun}"),
            };
            finds.push(RULE.at(block.at(word.range), message).hint(hint));
        }
    }
}

fn is_preposition(word: &str, language: Language, figure: &Figure) -> bool {
    match language {
        Language::Ar => {
            PREPOSITIONS.contains(&word)
                || word.strip_prefix('و').is_some_and(|rest| PREPOSITIONS.contains(&rest))
        }
        Language::En => {
            let is_duration = matches!(figure.measure.quantity, Quantity::Duration(..));
            is_duration && ["in", "within"].iter().any(|known| word.eq_ignore_ascii_case(known))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const DATA: &str = "[figures]\ngrowth = \"+4..6%\"\ndelay = \"1..3 months\"\none = \"3 months\"\nabout = \"~1..3 months\"\ncities = \"3..5 cities\"\n";

    #[test]
    fn no_preposition_stands_before_between() {
        let found = |ar: &str, en: &str| Case::data(DATA).prose(ar, en).found(&RULE);
        for (ar, word) in
            [("ارتفعت بنسبة { $growth }", "بنسبة"), ("بدأت بعد { $delay }", "بعد"), ("وفي { $delay }", "وفي")]
        {
            assert_eq!(found(ar, "–"), [word]);
        }
        assert_eq!(found("–", "It came in { $delay }."), ["in"]);
        for (ar, en) in [
            ("ارتفعت بنسبة تتراوح { $growth }", "It rose { $growth }, { $delay } later, in { $cities }."),
            ("في { $one } وفي { $about }", "in { $one } and in { $about }"),
            ("بعد { FIGURE($delay, style: \"noun\") }", "in { FIGURE($delay, style: \"noun\") }"),
            ("قالت: { $delay }. وفي الغد { $delay }", "He came in. { $delay }"),
        ] {
            assert!(found(ar, en).is_empty(), "{ar} / {en}");
        }
        let hints = |ar: &str| Case::data(DATA).prose(ar, "–").hints(&RULE);
        assert_eq!(hints("بمقدار { $growth }"), ["write `بمقدار يتراوح { $growth }`"]);
        assert_eq!(hints("بنسبة { $growth }"), ["write `بنسبة تتراوح { $growth }`"]);
        let hints = Case::data(DATA).prose("بعد { $delay }", "in { $delay }").hints(&RULE);
        assert_eq!(
            hints,
            [
                "write `بعد مدة تتراوح { $delay }` or `بعد { FIGURE($delay, style: \"noun\") }`",
                "write `in { FIGURE($delay, style: \"noun\") }`"
            ]
        );
    }
}
