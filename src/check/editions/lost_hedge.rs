//! `lost-hedge`: one language says about how many, the other says exactly.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::sides::{Said, Sides};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "lost-hedge",
        level: Level::Warning,
        family: Family::Editions,
        what: "A typed number is qualified in one language (about, more than, at most) and not, or otherwise, in the other.",
        why: "`About 50` is an estimate and `50` is a count: a reservation of the source got lost on the way.",
        example: "`نحو 50 شركة` in `ar.md`, `50 firms` in the same section of `en.md`.",
        instead: "`about 50 firms`; best, a figure, which carries its qualifier: `~50 firms`. «نحو» and `some`, «ما لا يقل عن» and `at least` \
                  are the same.",
        fix: None,
    },
    look: Look::Sides(look),
};

fn look(Subject { report, .. }: &Subject<'_>, Sides(parts): &Sides<'_>, finds: &mut Finds<'_>) {
    for (key, pair) in parts {
        for language in Language::BOTH {
            let (side, other) = (pair.get(language), pair.get(language.other()));
            for here in &side.numbers {
                let same = |said: &&Said| said.value == here.value;
                let across: Vec<&Said> = other.shown.iter().filter(same).collect();
                let Some(there) =
                    across.first().filter(|_| across.iter().all(|there| there.hedge != here.hedge))
                else {
                    continue;
                };
                // Of two that are typed, the one that says less is told, or the Arabic one.
                let is_told_there = other.numbers.iter().any(|said| same(&said))
                    && match (here.hedge, there.hedge) {
                        (Some(_), None) => true,
                        (Some(_), Some(_)) => language == Language::En,
                        (None, _) => false,
                    };
                if is_told_there {
                    continue;
                }
                let (name, other) = (key.name_in(report, language), language.other().english_name());
                let message = format!("{name} says `{}`, the {other} `{}`", here.phrase, there.phrase);
                let found = RULE.at(here.span, message).related(there.span, format!("the {other}"));
                finds.push(found.hint("qualify both in the same way, or place a figure in both"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn messages(ar: &str, en: &str) -> Vec<String> {
        Case::data("[figures]\nfirms = \"~50 chips\"\n").prose(ar, en).messages(&RULE)
    }

    #[test]
    fn a_reservation_that_got_lost_is_told_where_it_lacks() {
        let where_ = "prose between the findings";
        assert_eq!(
            messages("نحو 50 شركة", "50 firms"),
            [format!("the English {where_} says `50`, the Arabic `نحو 50`")]
        );
        assert_eq!(
            messages("أكثر من 50 شركة", "at most 50 firms"),
            [format!("the Arabic {where_} says `أكثر من 50`, the English `at most 50`")]
        );
        assert_eq!(
            messages("50 رقاقة", "{ $firms }"),
            [format!("the Arabic {where_} says `50`, the English `about 50`")]
        );
    }

    #[test]
    fn the_same_reservation_in_other_words_is_the_same() {
        for (ar, en) in [
            ("نحو 50 شركة", "some 50 firms"),
            ("ما لا يقل عن 50", "at least 50"),
            ("50 شركة تقريبًا", "nearly 50 firms"),
            ("نحو 50 شركة، ثم 50", "50 firms"),
            ("نحو 50", "{ $firms }"),
        ] {
            assert!(messages(ar, en).is_empty(), "{ar} / {en}: {:?}", messages(ar, en));
        }
    }
}
