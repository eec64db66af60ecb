//! `stray-control`: a direction control in a data file that turns what follows around, or is left open.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, Role};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "stray-control",
        level: Level::Error,
        family: Family::Unicode,
        what: "An invisible control in a name, a label or a quote, of a report, the glossary or `bayan.toml`, that overrides directions, or that opens what is not closed.",
        why: "It changes the order of what stands around it on every page, and hides what is really written (CVE-2021-42574). In prose \
              it is a mistake that stops the build (`bidi-control`).",
        example: "```toml\nname = { ar = \"بيان\", en = \"\\u202Enayab\" }\n```",
        instead: "Delete it: parts of the other direction are isolated by themselves.",
        fix: Some("deletes overrides and embeddings."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    // In prose the parser refuses them.
    if !matches!(block.role, Role::Data(_)) || !block.text().as_bytes().contains(&0xE2) {
        return;
    }
    let mut open = Vec::new();
    for (at, c) in block.text().char_indices() {
        let range = at..at + c.len_utf8();
        let code = c as u32;
        match c {
            '\u{202A}'..='\u{202E}' => {
                let message =
                    format!("the invisible control U+{code:04X} changes the order of the text around it");
                finds.push(RULE.correct(block, range, message, ""));
            }
            '\u{2066}'..='\u{2068}' => open.push(range),
            '\u{2069}' if open.pop().is_none() => {
                let message = "the invisible control U+2069 closes what is not open";
                finds.push(RULE.at(block.at(range), message).hint("delete it"));
            }
            _ => {}
        }
    }
    for range in open {
        let message = "this invisible control opens an isolate that does not close";
        finds.push(RULE.at(block.at(range), message).hint("delete it, or close it with U+2069"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn label(words: &str) -> usize {
        let data =
            format!("[figures]\na = {{ value = \"5%\", label = {{ ar = \"{words}\", en = \"x\" }} }}\n");
        Case::data(&data).prose("{ $a }", "{ $a }").found(&RULE).len()
    }

    #[test]
    fn controls_are_paired_and_never_override() {
        assert_eq!(label("\u{202B}نص\u{202C}"), 2);
        assert_eq!(label("\u{2067}نص"), 1);
        assert_eq!(label("نص\u{2069}"), 1);
        assert_eq!(label("\u{2067}نص\u{2069}"), 0);
        assert_eq!(label("نص\u{200F}"), 0);
    }
}
