//! `arrow-direction`: an arrow that points backwards in Arabic.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "arrow-direction",
        level: Level::Warning,
        family: Family::Unicode,
        what: "An arrow to the right in Arabic, where reading goes to the left.",
        why: "Arrows are not mirrored as brackets are: in a line from right to left `→` points back to where the reader comes from.",
        example: "`المزيد →`",
        instead: "`المزيد ←`",
        fix: Some("turns the arrow."),
    },
    look: Look::Block(look),
};

/// Arrows, each with its mirror image.
const MIRRORED: &[(char, &str)] =
    &[('→', "←"), ('⇒', "⇐"), ('⟶', "⟵"), ('➡', "⬅"), ('⇨', "⇦"), ('↪', "↩"), ('▶', "◀"), ('►', "◄")];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() || !text.as_bytes().contains(&0xE2) {
        return;
    }
    for (at, c) in text.char_indices() {
        let Some((_, mirrored)) = MIRRORED.iter().find(|(arrow, _)| *arrow == c) else { continue };
        // Between Latin words or numbers it belongs to them: `A → B`.
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let end = at + c.len_utf8();
        if latin(text[..at].trim_end().chars().next_back()) && latin(text[end..].trim_start().chars().next())
        {
            continue;
        }
        finds.push(RULE.correct(block, at..end, format!("`{c}` points backwards in Arabic"), mirrored));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn arrows_point_where_reading_goes() {
        let case = Case::words(Language::Ar, "المزيد →");
        assert_eq!((case.found(&RULE), case.fixed(&RULE)[0].as_str()), (vec!["→".to_owned()], "المزيد ←"));
        assert!(Case::words(Language::Ar, "المزيد ← و`a → b` و A → B").found(&RULE).is_empty());
        assert!(Case::words(Language::En, "more →").found(&RULE).is_empty());
    }
}
