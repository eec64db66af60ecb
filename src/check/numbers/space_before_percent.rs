//! `space-before-percent`: a space between a number and its percent sign.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::is_digit;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "space-before-percent",
        level: Level::Warning,
        family: Family::Typography,
        what: "A space between a number and its percent sign.",
        why: "Placed figures have none; in Arabic the sign can drift away from its number.",
        example: "`6.5 %`",
        instead: "`6.5%`",
        fix: Some("takes the space out."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.role.is_verbatim() || !block.chars().has_any("%٪") {
        return;
    }
    for (at, _) in text.match_indices(['%', '٪']) {
        let start = text[..at].trim_end_matches([' ', '\u{A0}', '\u{202F}']).len();
        if start < at && text[..start].ends_with(is_digit) {
            let problem = RULE
                .at(block.at(start..at), "a space stands before the percent sign")
                .hint("write the sign right behind the number");
            let is_sure = block.is_exact(start..at);
            finds.push(if is_sure { problem.fix(block.at(start..at), "") } else { problem });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn the_sign_stands_by_its_number() {
        assert_eq!(Case::words(Language::Ar, "زادت 6.5 % و٥ ٪").fixed(&RULE)[0], "زادت 6.5% و٥٪");
        assert!(Case::words(Language::Ar, "زادت 6.5%، علامة %").found(&RULE).is_empty());
    }
}
