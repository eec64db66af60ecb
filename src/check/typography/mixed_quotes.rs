//! `mixed-quotes`: two styles of quotation marks in one edition.

use std::ops::Range;

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "mixed-quotes",
        level: Level::Warning,
        family: Family::Typography,
        what: "Two styles of quotation marks in the report of one language.",
        why: "An edition has one style, with another for quotations inside quotations.",
        example: "`«نعم» … “لا”`",
        instead: "`«نعم» … «لا»`; nested, `«قالت “نعم” ثم سكتت»`.",
        fix: None,
    },
    look: Look::Language(look),
};

fn look(blocks: &[Block<'_>], finds: &mut Finds<'_>) {
    let mut styles: [Vec<(&Block<'_>, Range<usize>)>; 2] = [Vec::new(), Vec::new()];
    for block in blocks.iter().filter(|block| !block.role.is_verbatim() && block.chars().has_any("«“")) {
        let mut depth = 0_usize;
        for (at, c) in block.text().char_indices() {
            match c {
                '«' | '“' => {
                    if depth == 0 {
                        styles[usize::from(c == '“')].push((block, at..at + c.len_utf8()));
                    }
                    depth += 1;
                }
                '»' | '”' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    let [guillemets, curly] = &styles;
    let (main, other) =
        if guillemets.len() < curly.len() { (curly, guillemets) } else { (guillemets, curly) };
    if let (Some((first, place)), Some((block, range))) = (main.first(), other.first()) {
        let (mark, usual) = (&block.text()[range.clone()], &first.text()[place.clone()]);
        let message = format!("a quotation opens with `{mark}` here, with `{usual}` elsewhere");
        let problem =
            RULE.at(block.at(range.clone()), message).related(first.at(place.clone()), "another style here");
        finds.push(problem.hint(format!("open it with `{usual}`")));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn an_edition_has_one_style() {
        let found = |words| Case::words(Language::Ar, words).found(&RULE);
        assert_eq!(found("«نعم» و“لا”"), ["“"]);
        assert_eq!(found("“نعم” و“لا”\n\n«ربما»"), ["«"]);
        assert!(found("«قالت “نعم” ثم» و«لا»").is_empty());
        assert!(Case::words(Language::En, "“yes” and ‘no’").found(&RULE).is_empty());
    }
}
