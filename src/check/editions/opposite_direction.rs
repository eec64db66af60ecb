//! `opposite-direction`: something rises in one language and falls in the other.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::name_in;
use super::stance::{Stance, parts};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Bilingual, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "opposite-direction",
        level: Level::Warning,
        family: Family::Editions,
        what: "The words of one language say that something rises, those of the same part of the other that it falls.",
        why: "One of the two says the opposite of what is meant.",
        example: "`ارتفع الإنفاق` in `ar.md`, `spending fell` in the same section of `en.md`.",
        instead: "Correct one of them. «تراجع» and `declined` are the same.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    for (part, Bilingual { ar, en }) in parts(subject) {
        for (here, there) in [(Stance::Up, Stance::Down), (Stance::Down, Stance::Up)] {
            // Where both directions are named, they belong to two things.
            let (Some(arabic), Some(english)) = (ar.first(here), en.first(there)) else { continue };
            if ar.has(&[there]) || en.has(&[here]) {
                continue;
            }
            let name = name_in(*part, subject.report, Language::Ar);
            let message = format!("{name} says `{}`, the English `{}`", arabic.word, english.word);
            let found = RULE.at(arabic.span, message).related(english.span, "the English");
            finds.push(found.hint("correct the one that is wrong"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(ar: &str, en: &str) -> Vec<String> {
        let data = "[findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";
        Case::data(data).prose(&format!("## لا {{#f}}\n\n{ar}"), &format!("## No {{#f}}\n\n{en}")).found(&RULE)
    }

    #[test]
    fn what_rises_does_not_fall() {
        assert_eq!(found("وارتفع الإنفاق", "Spending fell"), ["وارتفع"]);
        assert_eq!(found("سيتراجع الإنفاق", "Spending will rise"), ["سيتراجع"]);
    }

    #[test]
    fn one_direction_in_other_words_is_the_same() {
        for (ar, en) in [
            ("تراجع الإنفاق", "Spending declined"),
            ("ارتفع الإنفاق وانخفض الدخل", "Spending rose as income fell"),
            ("ارتفع الإنفاق بعد انخفاض", "Spending fell before"),
            ("ارتفع الإنفاق", "Spending is up"),
        ] {
            assert!(found(ar, en).is_empty(), "{ar} / {en}");
        }
    }

    #[test]
    fn the_prose_between_the_findings_is_read_too() {
        let told = Case::data("").prose("ارتفع الإنفاق.", "Spending fell.").messages(&RULE);
        assert!(told.len() == 1 && told[0].contains("prose between the findings"), "{told:?}");
    }
}
