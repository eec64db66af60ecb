//! `different-unit`: a number that counts one thing in Arabic and another in English.

use std::collections::BTreeSet;

use super::super::numerals::Unit;
use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::sides::{Said, Sides};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "different-unit",
        level: Level::Error,
        family: Family::Editions,
        what: "A typed number has one currency or unit in one language and another in the other.",
        why: "Yuan and yen, months and years, percent and percentage points: one of the two editions is wrong by a factor.",
        example: "`50 مليار يوان` in `ar.md`, `50 billion yen` in the same section of `en.md`.",
        instead: "Correct one of them; best, place a figure in both. «دولار» and `$` are the same.",
        fix: None,
    },
    look: Look::Sides(look),
};

fn look(Subject { report, .. }: &Subject<'_>, Sides(parts): &Sides<'_>, finds: &mut Finds<'_>) {
    for (key, pair) in parts {
        let mut told = BTreeSet::new();
        for language in Language::BOTH {
            let (side, other) = (pair.get(language), pair.get(language.other()));
            for here in side.numbers.iter().filter(|said| said.unit != Unit::Unknown) {
                let across: Vec<&Said> = other.shown.iter().filter(|said| said.value == here.value).collect();
                let differs = |there: &&Said| !may_be_one(here.unit, there.unit);
                let (Some(there), true) = (across.first(), across.iter().all(differs)) else { continue };
                if !told.insert(&here.value) {
                    continue;
                }
                let name = key.name_in(report, language);
                let other = language.other().english_name();
                let message = format!("{name} says `{}`, the {other} `{}`", here.text, there.text);
                let found = RULE.at(here.span, message).related(there.span, format!("the {other}"));
                finds.push(found.hint("correct one of them, or place a figure in both"));
            }
        }
    }
}

/// Whether two units may be the same: a number says often enough only once what it counts.
fn may_be_one(one: Unit, other: Unit) -> bool {
    match (one, other) {
        (Unit::Unknown, _) | (_, Unit::Unknown) => true,
        (Unit::Money(one), Unit::Money(other)) => one.is_none() || other.is_none() || one == other,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(ar: &str, en: &str) -> Vec<String> {
        Case::data("").prose(ar, en).found(&RULE)
    }

    #[test]
    fn another_unit_is_told_once() {
        assert_eq!(found("50 مليار يوان", "50 billion yen"), ["50 مليار يوان"]);
        assert_eq!(found("بعد 6 أشهر", "6 years later"), ["6 أشهر"]);
        assert_eq!(found("بلغ 7 دولارات", "it was 7%"), ["7 دولارات"]);
        assert_eq!(found("زادت 5%", "up 5 percentage points"), ["5%"]);
        assert_eq!(found("زادت ٥ نقاط مئوية", "up 5 percent"), ["٥ نقاط مئوية"]);
        assert_eq!(found("زادت نقطتين مئويتين", "up 2%"), ["نقطتين مئويتين"]);
    }

    #[test]
    fn the_same_unit_in_other_words_is_the_same() {
        for (ar, en) in [
            ("50 مليار دولار", "$50bn"),
            ("50 مليار جنيه", "50bn pounds"),
            ("من 12 إلى 13 دولارًا", "$12 to 13"),
            ("5 شركات و5 دولارات", "5 firms, $5"),
            ("زاد 6 في المئة", "up 6%"),
            ("زادت 5 نقاط مئوية", "up 5 percentage points"),
            ("زادت نقطتين مئويتين", "up two percentage points"),
            ("زادت 11 نقطة مئوية", "an 11-percentage-point rise"),
            ("زادت 5 نقاط", "up 5 percentage points"),
            ("زادت 40%، أي نقطتين مئويتين", "up 40%, by 2 percentage points"),
        ] {
            assert!(found(ar, en).is_empty(), "{ar} / {en}");
        }
    }
}
