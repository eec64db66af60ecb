//! `avoided-term`: a word that the glossary wants to be avoided.

use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::terms::Form;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "avoided-term",
        level: Level::Warning,
        family: Family::Typography,
        what: "A word that the glossary lists under `avoid`.",
        why: "A house has one word for one thing, and reasons not to use another.",
        example: "```toml\n# content/glossary.toml\n[terms.semiconductors]\nname = { ar = \"أشباه الموصلات\", en = \"semiconductors\" }\n\
                  avoid = { ar = [\"أنصاف النواقل\"] }\n```\n\n`صناعة أنصاف النواقل` in `ar.md`.",
        instead: "`صناعة أشباه الموصلات`. Words that somebody said stay as they were said.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { blocks, names, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for term in names.terms.values() {
        for language in Language::BOTH {
            for avoided in term.avoid.get(language).iter().map(|text| Form::new(text, language)) {
                for block in blocks.get(language).iter().filter(|block| !block.role.is_verbatim()) {
                    let Some(range) = avoided.find(block) else { continue };
                    let message = format!("`{}` is a word to be avoided", &block.text()[range.clone()]);
                    let found = RULE.at(block.at(range), message).related(term.span, "the term");
                    finds.push(found.hint(format!("write `{}`", term.name.get(language))));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn what_the_glossary_avoids_is_told() {
        let case =
            Case::data("").prose("صناعة أنصاف النواقل وأشباه الموصلات", "Semis, semiconductors, a seminar");
        assert_eq!(case.found(&RULE), ["أنصاف النواقل", "Semis"]);
        assert_eq!(case.hints(&RULE), ["write `أشباه الموصلات`", "write `semiconductors`"]);
    }

    #[test]
    fn what_somebody_said_stays() {
        let data = "[quotes.q]\nspeaker = \"ft\"\noriginal = { lang = \"en\", text = \"semis are hot\" }\ntranslation = \"إنها رائجة\"\n";
        assert!(Case::data(data).found(&RULE).is_empty());
    }
}
