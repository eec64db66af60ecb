//! `missing-term`: a term of the house in one language, and none of its words in the other.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::terms::{Said, TermRole};
use super::{Part, name_in};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Id, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-term",
        level: Level::Warning,
        family: Family::Editions,
        what: "A part says a term of the glossary in one language, and none of the words for it in the other.",
        why: "One notion under two names is two notions to readers, and nobody finds both with one search.",
        example: "```toml\n# content/glossary.toml\n[terms.semiconductors]\nname = { ar = \"أشباه الموصلات\", en = \"semiconductors\" }\n\
                  also = { ar = [\"رقائق\"] }\n```\n\n`semiconductors` in a section of `en.md`, and in `ar.md` neither «أشباه الموصلات» nor «رقائق».",
        instead: "Use the term of the glossary, or add the word to `also` where it is right as well.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    let (report, blocks) = (subject.report, subject.blocks);
    let all = subject.terms();
    for language in Language::BOTH {
        let other = language.other();
        let mut told: Vec<(&Id, Part)> = Vec::new();
        for Said { term, range, block, .. } in
            all.get(language).iter().filter(|said| said.role == TermRole::Name)
        {
            let block = &blocks.get(language)[*block];
            let Some(part) = Part::of(block).filter(|part| part.is_in(report, other)) else { continue };
            if told.contains(&(&term.id, part)) {
                continue;
            }
            told.push((&term.id, part));
            let is_said = |said: &Said<'_>| {
                said.role != TermRole::Avoided
                    && said.term.id == term.id
                    && Part::of(&blocks.get(other)[said.block]) == Some(part)
            };
            if all.get(other).iter().any(is_said) {
                continue;
            }
            let (name, missing) = (name_in(part, report, language), other.english_name());
            let said = &block.text()[range.clone()];
            let message = format!("{name} says `{said}`, the {missing} has no word for it");
            let mut found = RULE.at(block.at(range.clone()), message).related(term.span, "the term");
            if let Some(heading) = part.heading(report, other) {
                found = found.related(heading, format!("the {missing} section"));
            }
            finds.push(found.hint(format!("say `{}` there", term.name.get(other))));
        }
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
    fn a_term_has_its_word_in_both() {
        assert_eq!(found("اشترت الشركة دوائر", "The firm bought Semiconductors"), ["Semiconductors"]);
        assert_eq!(found("سوق أشباه الموصلات", "the market"), ["أشباه الموصلات"]);
    }

    #[test]
    fn its_other_words_and_forms_are_its_words() {
        for (ar, en) in [
            ("اشترت الشركة الرقائق", "The firm bought semiconductors"),
            ("وبأشباه موصلات", "with a semiconductor"),
            ("رقائق", "parts"),
        ] {
            assert!(found(ar, en).is_empty(), "{ar} / {en}");
        }
    }
}
