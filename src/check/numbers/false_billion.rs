//! `false-billion`: «بليون», which may be a thousand million or a million million.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{fold, readings};
use crate::check::vocabulary::Kind;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "false-billion",
        level: Level::Error,
        family: Family::Typography,
        what: "«بليون», which some readers take for a thousand million and some for a million million.",
        why: "A slip here is a factor of a thousand.",
        example: "`50 بليون دولار`",
        instead: "`50 مليار دولار`. In a quotation «…» it may stand.",
        fix: None,
    },
    look: Look::Block(look),
};

/// Whether a word is a form of it, after particles as well.
#[must_use]
pub fn is_named(word: &str) -> bool {
    let is_billion = |word: &str| {
        let stem =
            word.strip_suffix("ات").or_else(|| word.strip_suffix("ين")).or_else(|| word.strip_suffix("ان"));
        matches!(stem.or_else(|| word.strip_suffix('ا')).unwrap_or(word), "بليون" | "بيليون")
            || word == "بلايين"
    };
    readings(&fold(word)).any(|(_, word)| is_billion(word))
}

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() {
        return;
    }
    for word in block.words_of(Kind::TwoBillions) {
        let is_quoted =
            text[..word.range.start].matches('«').count() > text[..word.range.start].matches('»').count();
        if !is_quoted {
            let message = format!("`{}` has two meanings", word.text);
            finds.push(
                RULE.at(block.at(word.range), message)
                    .hint("write `مليار`, or `تريليون` if a million million is meant"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_billion_is_named_clearly() {
        assert_eq!(
            Case::words(Language::Ar, "50 بليون وبلايين والبليون").found(&RULE),
            ["بليون", "وبلايين", "والبليون"]
        );
        for good in ["50 مليار", "كتب: «50 بيليون دولار»", "مليونين", "تريليون"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
