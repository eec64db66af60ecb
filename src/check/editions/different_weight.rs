//! `different-weight`: one language doubts or affirms a claim, the other only says it.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::name_in;
use super::stance::{Stance, parts};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "different-weight",
        level: Level::Warning,
        family: Family::Editions,
        what: "A verb of one language doubts a claim or makes a fact of it, and the same part of the other has no such verb.",
        why: "The verb carries the weight: «زعم» says that nobody need believe it, `confirmed` that everybody must. Readers of the two \
              editions are told two things of one source.",
        example: "`زعمت الشركة أن …` in `ar.md`, `the firm confirmed that …` in the same section of `en.md`.",
        instead: "Pairs of one weight: «زعم» and `claimed`, «قال» and `said`, «أكد» and `confirmed` or `stressed`.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    const SAYING: [Stance; 3] = [Stance::Doubt, Stance::Sure, Stance::Plain];
    for (part, pair) in parts(subject) {
        for language in Language::BOTH {
            let (here, there) = (pair.get(language), pair.get(language.other()));
            for stance in [Stance::Doubt, Stance::Sure] {
                let Some(taken) = here.first(stance).filter(|_| !there.has(&[stance])) else { continue };
                // Without a verb at all, the other says it in another way.
                let across = SAYING.iter().find_map(|other| there.first(*other));
                let Some(across) = across else { continue };
                // «زعم» against `confirmed` is one difference, told in Arabic.
                let other = opposite(stance);
                if language == Language::En && there.has(&[other]) && !here.has(&[other]) {
                    continue;
                }
                let (name, other) =
                    (name_in(*part, subject.report, language), language.other().english_name());
                let says = if stance == Stance::Doubt { "doubts it" } else { "makes a fact of it" };
                let message =
                    format!("{name} {says} with `{}`, the {other} says `{}`", taken.word, across.word);
                let found = RULE.at(taken.span, message).related(across.span, format!("the {other}"));
                finds.push(found.hint("give both verbs of one weight"));
            }
        }
    }
}

fn opposite(stance: Stance) -> Stance {
    if stance == Stance::Doubt { Stance::Sure } else { Stance::Doubt }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn messages(ar: &str, en: &str) -> Vec<String> {
        let data = "[findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";
        Case::data(data)
            .prose(&format!("## لا {{#f}}\n\n{ar}"), &format!("## No {{#f}}\n\n{en}"))
            .messages(&RULE)
    }

    #[test]
    fn verbs_of_two_weights_are_told_once() {
        assert_eq!(
            messages("زعمت الشركة أنها ربحت", "The firm confirmed that it had won"),
            ["the Arabic section `f` doubts it with `زعمت`, the English says `confirmed`"]
        );
        assert_eq!(
            messages("قالت الشركة إنها ربحت", "The firm confirmed that it had won"),
            ["the English section `f` makes a fact of it with `confirmed`, the Arabic says `قالت`"]
        );
    }

    #[test]
    fn verbs_of_one_weight_are_not() {
        for (ar, en) in [
            ("قالت الشركة", "the firm told the paper"),
            ("وأكدت الشركة", "the firm stressed"),
            ("تزعم الشركة", "the firm claims"),
            ("أكدت الشركة", "the firm is sure"),
        ] {
            assert!(messages(ar, en).is_empty(), "{ar} / {en}: {:?}", messages(ar, en));
        }
    }

    #[test]
    fn the_prose_between_the_findings_is_read_too() {
        let told = Case::data("")
            .prose("زعمت الشركة أنها ربحت.", "The firm confirmed that it had won.")
            .messages(&RULE);
        assert!(told.len() == 1 && told[0].contains("prose between the findings"), "{told:?}");
    }
}
