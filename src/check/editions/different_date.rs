//! `different-date`: a date in one language that the other does not say.

use super::super::dates::TypedDate;
use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::sides::{SaidDate, Side, Sides};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Bilingual, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "different-date",
        level: Level::Error,
        family: Family::Editions,
        what: "A date is typed in one language, and the same part of the other says another date or none.",
        why: "Readers of the two editions are told of two days.",
        example: "`في 12 مايو 2024` in `ar.md`, `on 12 June 2024` in the same section of `en.md`.",
        instead: "Correct one of them; best, write the date among the figures and place it in both.",
        fix: None,
    },
    look: Look::Sides(look),
};

fn look(Subject { report, .. }: &Subject<'_>, Sides(parts): &Sides<'_>, finds: &mut Finds<'_>) {
    for (key, pair) in parts {
        let Bilingual { ar, en } = pair;
        let (arabic, mut english) = (missing(ar, en).into_iter(), missing(en, ar).into_iter());
        let arabic: Vec<_> = arabic.map(|here| (Language::Ar, here, english.next())).collect();
        for (language, here, across) in
            arabic.into_iter().chain(english.map(|here| (Language::En, here, None)))
        {
            let (name, other) = (key.name_in(report, language), language.other().english_name());
            let says = across.map_or("no such date".to_owned(), |there| format!("`{}`", there.text));
            let mut found = RULE.at(here.span, format!("{name} says `{}`, the {other} {says}", here.text));
            if let Some(there) = across {
                found = found.related(there.span, format!("the {other}"));
            }
            finds.push(found.hint("correct one of them, or place a date in both"));
        }
    }
}

/// The dates that are typed on one side and not shown on the other.
fn missing<'s>(side: &'s Side, other: &Side) -> Vec<&'s SaidDate> {
    let is_there = |here: &SaidDate| other.shown_dates.iter().any(|there| is_same(&here.date, &there.date));
    side.dates.iter().filter(|here| !is_there(here)).collect()
}

/// Whether two dates are one, as far as both are said.
fn is_same(one: &TypedDate, other: &TypedDate) -> bool {
    let years_fit = one.year.zip(other.year).is_none_or(|(one, other)| one == other);
    (one.month, one.day) == (other.month, other.day) && years_fit
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn messages(ar: &str, en: &str) -> Vec<String> {
        Case::data("[figures]\nsigned = \"2024-05-12\"\n").prose(ar, en).messages(&RULE)
    }

    #[test]
    fn another_date_is_told() {
        assert_eq!(
            messages("في 12 مايو 2024", "on 12 June 2024"),
            ["the Arabic prose between the findings says `12 مايو 2024`, the English `12 June 2024`"]
        );
        assert_eq!(
            messages("في ذلك اليوم", "on May 12"),
            ["the English prose between the findings says `May 12`, the Arabic no such date"]
        );
    }

    #[test]
    fn the_same_date_in_other_words_is_the_same() {
        for (ar, en) in [
            ("في 12 كانون الثاني/يناير 2024", "on January 12"),
            ("في ١٢ مايو", "12 May 2024"),
            ("في { $signed }", "on May 12, 2024"),
        ] {
            assert!(messages(ar, en).is_empty(), "{ar} / {en}: {:?}", messages(ar, en));
        }
    }
}
