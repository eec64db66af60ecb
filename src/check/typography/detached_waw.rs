//! `detached-waw`: the conjunction و with a space behind it.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, OBJECT};
use crate::check::tokens::{after, before};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "detached-waw",
        level: Level::Warning,
        family: Family::Typography,
        what: "The conjunction «و» with a space between it and its word or number.",
        why: "It is written onto the next word. Detached, it can end a line alone.",
        example: "`2019 و 2024`",
        instead: "`2019 و2024`",
        fix: Some("takes the space out."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() {
        return;
    }
    for word in block.words().filter(|word| word.text == "و") {
        let (start, end) = (word.range.start, word.range.end);
        let stands_free =
            before(text, start).is_none_or(char::is_whitespace) && after(text, end) == Some(' ');
        let rest = text[end..].trim_start_matches(' ');
        let joins =
            rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '“' | '"' | '(' | OBJECT));
        if !stands_free || !joins {
            continue;
        }
        let space = end..text.len() - rest.len();
        let problem = RULE
            .at(block.at(start..space.end), "«و» stands apart from its word")
            .hint("write it onto the next word");
        let is_sure = block.is_exact(space.clone());
        finds.push(if is_sure { problem.fix(block.at(space), "") } else { problem });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn the_conjunction_joins() {
        let case = Case::words(Language::Ar, "2019 و 2024 و الصين و { -nvidia }");
        assert_eq!(case.found(&RULE), ["و ", "و ", "و "]);
        assert_eq!(case.fixed(&RULE)[0], "2019 و2024 والصين و{ -nvidia }");
        for good in ["2019 و2024", "و) ثانيًا", "حرف «و» وحده", "وهو و{ -nvidia }"] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
