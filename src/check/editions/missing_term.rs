//! `missing-term`: a term of the house in one language, and none of its words in the other.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::terms::Form;
use super::super::text::Block;
use super::{Part, name_in};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

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

fn look(Subject { report, blocks, names, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for term in names.terms.values() {
        for language in Language::BOTH {
            let other = language.other();
            let asked = Form::new(term.name.get(language), language);
            let known: Vec<Form> = Form::of(term, other).collect();
            let mut told: Vec<Part> = Vec::new();
            for block in blocks.get(language) {
                let Some(part) = Part::of(block).filter(|part| !told.contains(part)) else { continue };
                let Some(range) = asked.find(block).filter(|_| part.is_in(report, other)) else { continue };
                told.push(part);
                let across = |block: &&Block<'_>| Part::of(block) == Some(part);
                let mut across = blocks.get(other).iter().filter(across);
                if across.any(|block| known.iter().any(|form| form.find(block).is_some())) {
                    continue;
                }
                let (name, missing) = (name_in(part, report, language), other.english_name());
                let said = &block.text()[range.clone()];
                let message = format!("{name} says `{said}`, the {missing} has no word for it");
                let mut found = RULE.at(block.at(range), message).related(term.span, "the term");
                if let Some(heading) = part.heading(report, other) {
                    found = found.related(heading, format!("the {missing} section"));
                }
                finds.push(found.hint(format!("say `{}` there", term.name.get(other))));
            }
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
