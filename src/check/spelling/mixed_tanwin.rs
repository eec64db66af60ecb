//! `mixed-tanwin`: the sign of tanwin before its alef here, on it there.

use std::ops::Range;

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "mixed-tanwin",
        level: Level::Hint,
        family: Family::Typography,
        what: "The sign of tanwin before its alef in one word and on the alef in another.",
        why: "Both schools are right; an edition follows one. What is made from data writes the sign before the alef.",
        example: "`تقريرًا جديداً`",
        instead: "`تقريرًا جديدًا`",
        fix: Some("moves the sign, where it is the rarer way."),
    },
    look: Look::Language(look),
};

fn look(blocks: &[Block<'_>], finds: &mut Finds<'_>) {
    let mut places: [Vec<(&Block<'_>, Range<usize>)>; 2] = [Vec::new(), Vec::new()];
    for block in blocks.iter().filter(|block| block.language == Language::Ar && !block.role.is_verbatim()) {
        let text = block.text();
        for (at, _) in text.match_indices('\u{64B}') {
            let end = at + '\u{64B}'.len_utf8();
            if text[end..].starts_with('ا') {
                places[0].push((block, at..end + 'ا'.len_utf8()));
            } else if text[..at].ends_with('ا') {
                places[1].push((block, at - 'ا'.len_utf8()..end));
            }
        }
    }
    let [before, on] = &places;
    let (others, usual) = if on.len() > before.len() { (before, "اً") } else { (on, "ًا") };
    if before.is_empty() || on.is_empty() {
        return;
    }
    for (block, range) in others {
        let message = "the sign of tanwin is placed otherwise here than elsewhere".to_owned();
        finds.push(RULE.correct(block, range.clone(), message, usual));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn one_way_is_kept() {
        let case = Case::words(Language::Ar, "تقريرًا طويلًا جديداً");
        assert_eq!(case.fixed(&RULE)[0], "تقريرًا طويلًا جديدًا");
        assert!(Case::words(Language::Ar, "تقريراً جديداً لقاءً").found(&RULE).is_empty());
    }
}
