//! `lost-negation`: one language denies something, and the other has no word that does.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::name_in;
use super::stance::{Stance, parts};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "lost-negation",
        level: Level::Warning,
        family: Family::Editions,
        what: "A part denies something in one language (not, never, لم, ليس), and has no word in the other that could say so.",
        why: "A small word that is lost turns the sentence into its opposite.",
        example: "`لم تعلّق الشركة` in `ar.md`, `the firm commented` in the same section of `en.md`.",
        instead: "Correct one of them. Words such as «دون», «رفض», `without`, `refused`, `unable` deny as well.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    for (part, pair) in parts(subject) {
        for language in Language::BOTH {
            let (here, there) = (pair.get(language), pair.get(language.other()));
            let Some(taken) = here.first(Stance::Not) else { continue };
            if there.has(&[Stance::Not, Stance::Less]) {
                continue;
            }
            let (name, other) = (name_in(*part, subject.report, language), language.other().english_name());
            let message =
                format!("{name} denies something with `{}`, the {other} has no such word", taken.word);
            let mut found = RULE.at(taken.span, message);
            if let Some(heading) = part.heading(subject.report, language.other()) {
                found = found.related(heading, format!("the {other} section"));
            }
            finds.push(found.hint("see whether the other says the opposite"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(ar: &str, en: &str) -> Vec<String> {
        let data = "[findings.f]\nkind = \"claim\"\nclaim = { ar = \"قول\", en = \"saying\" }\n";
        Case::data(data)
            .prose(&format!("## هنا {{#f}}\n\n{ar}"), &format!("## Here {{#f}}\n\n{en}"))
            .found(&RULE)
    }

    #[test]
    fn a_denial_stands_in_both() {
        assert_eq!(found("ولم تعلّق الشركة", "The firm commented"), ["ولم"]);
        assert_eq!(found("علّقت الشركة", "The firm didn’t comment"), ["didn’t"]);
    }

    #[test]
    fn a_denial_in_other_words_is_one() {
        for (ar, en) in [
            ("لم تعلّق الشركة", "The firm refused to comment"),
            ("دون تعليق", "It was not commented on"),
            ("رفضت التعليق", "She would not comment"),
            ("ليست قانونية", "They are unlawful"),
            ("لا شيء يمنعها", "Nothing bars them"),
            ("لا يزال هنا", "It is here"),
        ] {
            assert!(found(ar, en).is_empty(), "{ar} / {en}: {:?}", found(ar, en));
        }
    }

    #[test]
    fn the_prose_between_the_findings_is_read_too() {
        let told = Case::data("").prose("لم تعلّق الشركة.", "The firm commented.").messages(&RULE);
        assert!(told.len() == 1 && told[0].contains("prose between the findings"), "{told:?}");
    }
}
