//! `tanwin-before-noun`: «ألفًا» before the noun that it counts.

use super::counted_noun::is_counted;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::word_after;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "tanwin-before-noun",
        level: Level::Warning,
        family: Family::Typography,
        what: "A scale word with tanwin before a counted noun.",
        why: "Before the noun it drops its tanwin; it has it only where it stands alone.",
        example: "`11 ألفًا شخص`",
        instead: "`11 ألف شخص`; alone, `11 ألفًا`.",
        fix: Some("drops the tanwin."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() || !block.has_digit() {
        return;
    }
    for number in block.numbers() {
        let Some(scale) = &number.scale else { continue };
        let (end, word) = (scale.word.end, &text[scale.word.clone()]);
        let Some(plain) = word.strip_suffix("ًا").or_else(|| word.strip_suffix("اً")) else { continue };
        let follows = text[end..].starts_with(' ');
        if follows && word_after(text, end).is_some_and(|noun| is_counted(&noun.bare())) {
            let message = format!("`{word}` stands before the noun that it counts");
            finds.push(RULE.correct(block, scale.word.clone(), message, plain));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn tanwin_goes_before_a_noun() {
        let case = Case::words(Language::Ar, "11 ألفًا شخص و15 مليونًا دولار");
        assert_eq!(case.fixed(&RULE)[0], "11 ألف شخص و15 مليون دولار");
        for good in ["11 ألفًا.", "11 ألف شخص", "11 ألفًا في العام"] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
