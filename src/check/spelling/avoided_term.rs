//! `avoided-term`: a word that the glossary wants to be avoided.

use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::terms::{Said, TermRole};
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

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    for language in Language::BOTH {
        let said = subject.terms().get(language).iter().filter(|said| said.role == TermRole::Avoided);
        for Said { term, range, block, .. } in said {
            let block = &subject.blocks.get(language)[*block];
            if !block.role.is_verbatim() {
                let message = format!("`{}` is a word to be avoided", &block.text()[range.clone()]);
                let found = RULE.at(block.at(range.clone()), message).related(term.span, "the term");
                finds.push(found.hint(format!("write `{}`", term.name.get(language))));
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
