//! `tatweel`: a word that is stretched.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{TATWEEL, bare, is_arabic};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "tatweel",
        level: Level::Warning,
        family: Family::Unicode,
        what: "A word that is stretched with the stroke U+0640.",
        why: "It is decoration of one place and one width, and it is inside the word: a search for the word does not find it.",
        example: "`الاقتصـــاد`",
        instead: "`الاقتصاد`. The era `1446هـ` and a particle before a number, `بـ50`, keep their stroke.",
        fix: Some("deletes the stroke."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() || !text.contains(TATWEEL) {
        return;
    }
    for word in block.words().filter(|word| word.text.contains(TATWEEL)) {
        let letters = bare(word.text);
        // «هـ», and «بـ» before a number or a name in Latin letters.
        let is_short = letters.chars().filter(|c| is_arabic(*c)).count() <= 2 && word.text.ends_with(TATWEEL);
        if is_short && !word.text.trim_end_matches(TATWEEL).contains(TATWEEL) {
            continue;
        }
        let message = format!("`{}` is stretched with a stroke", word.text);
        let plain = word.text.replace(TATWEEL, "");
        finds.push(RULE.correct(block, word.range, message, &plain));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn words_are_not_stretched() {
        let case = Case::words(Language::Ar, "الاقتصـــاد الصيـني");
        assert_eq!(case.found(&RULE), ["الاقتصـــاد", "الصيـني"]);
        assert_eq!(case.fixed(&RULE)[0], "الاقتصاد الصيني");
        assert!(
            Case::words(Language::Ar, "عام 1446هـ، بـ50 دولارًا، وبـ H100، كـ«مثال»").found(&RULE).is_empty()
        );
    }
}
