//! `arrow-direction`: an arrow that points backwards in Arabic.

use std::ops::Range;

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
        what: "An arrow to the right in Arabic, where reading goes to the left, or one that is made of signs: `->`.",
        why: "Arrows are not mirrored as brackets are: in a line from right to left `→` points back to where the reader comes from. Of \
              those made of signs the `>` is mirrored, and which way they point changes with what stands beside them.",
        example: "`المزيد →`, `المزيد ->`",
        instead: "`المزيد ←`",
        fix: Some("turns the arrow; for `->` it writes `←`. `<-` may be meant either way and is left."),
    },
    look: Look::Block(look),
};

/// Arrows, each with its mirror image.
const MIRRORED: &[(char, &str)] =
    &[('→', "←"), ('⇒', "⇐"), ('⟶', "⟵"), ('➡', "⬅"), ('⇨', "⇦"), ('↪', "↩"), ('▶', "◀"), ('►', "◄")];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() {
        return;
    }
    let chars = block.chars();
    if chars.has_any("<>") && chars.has_any("-=") {
        made_of_signs(block, finds);
    }
    if !text.as_bytes().contains(&0xE2) {
        return;
    }
    for (at, c) in text.char_indices() {
        let Some((_, mirrored)) = MIRRORED.iter().find(|(arrow, _)| *arrow == c) else { continue };
        let end = at + c.len_utf8();
        if is_between_latin(text, at..end) {
            continue;
        }
        finds.push(RULE.correct(block, at..end, format!("`{c}` points backwards in Arabic"), mirrored));
    }
}

/// Whether an arrow belongs to Latin words or numbers on both sides: `A → B`.
fn is_between_latin(text: &str, arrow: Range<usize>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    latin(text[..arrow.start].trim_end().chars().next_back())
        && latin(text[arrow.end..].trim_start().chars().next())
}

/// Arrows such as `->`, `=>`, `<-`.
fn made_of_signs(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    let is_sign = |c: char| matches!(c, '<' | '>' | '-' | '=');
    let mut at = 0;
    while let Some(start) = text[at..].find(is_sign).map(|found| at + found) {
        let end = text[start..].find(|c| !is_sign(c)).map_or(text.len(), |length| start + length);
        at = end;
        let (range, arrow) = (start..end, &text[start..end]);
        let shaft = arrow.trim_matches(['<', '>']);
        let is_drawn = |sign: char| !shaft.is_empty() && shaft.chars().all(|c| c == sign);
        // `<=` and `>=` compare.
        let message = match arrow.replacen(shaft, "", 1).as_str() {
            ">" if arrow.ends_with('>') && (is_drawn('-') || is_drawn('=')) => "an arrow",
            "<" if arrow.starts_with('<') && is_drawn('-') => "an arrow, and may point either way",
            _ => continue,
        };
        if is_between_latin(text, range.clone()) {
            continue;
        }
        let message = format!("`{arrow}` stands for {message}");
        if arrow.starts_with('<') {
            let hint = "write `←` if it leads on, or say in words what it says";
            finds.push(RULE.at(block.at(range), message).hint(hint));
        } else {
            let right = if shaft.starts_with('=') { "⇐" } else { "←" };
            finds.push(RULE.correct(block, range, message, right));
        }
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

    #[test]
    fn arrows_are_not_made_of_signs() {
        let case = Case::words(Language::Ar, "المزيد ->، من الصين => إلى هنا --> ثم <- هناك");
        assert_eq!(case.found(&RULE), ["->", "=>", "-->", "<-"]);
        assert_eq!(case.fixed(&RULE)[0], "المزيد ←، من الصين ⇐ إلى هنا ← ثم <- هناك");
        for good in ["`a -> b` وA -> B و5 -> 7", "أكبر من x >= 5 وأقل <= 7", "من - إلى = كذا", "بلغت -5"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
        assert!(Case::words(Language::En, "more ->").found(&RULE).is_empty());
    }
}
