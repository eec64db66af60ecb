//! `presentation-form`: letters in the shapes of old encodings.

use unicode_normalization::UnicodeNormalization as _;

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "presentation-form",
        level: Level::Error,
        family: Family::Unicode,
        what: "Arabic letters in the shapes of old encodings (U+FB50–FEFC), as copies from PDF files have them.",
        why: "They look like letters and are none: no search finds them, and they do not join with the letters beside them.",
        example: "`ﻻ شيء`",
        instead: "`لا شيء`: letters, whose shapes are chosen where they are drawn.",
        fix: Some("writes the letters."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if !block.chars().has_arabic_shape() {
        return;
    }
    let mut at = 0;
    while let Some(start) = text[at..].find(is_form).map(|found| at + found) {
        let end = text[start..].find(|c| !is_form(c)).map_or(text.len(), |length| start + length);
        let letters: String = text[start..end].nfkc().collect();
        let message = format!("`{}` is not made of letters but of their shapes", &text[start..end]);
        finds.push(RULE.correct(block, start..end, message, &letters));
        at = end;
    }
}

fn is_form(c: char) -> bool {
    // ﴾ and ﴿ are brackets, ﷲ and the like are signs of their own.
    matches!(c, '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDEF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn shapes_become_letters() {
        let case = Case::words(Language::Ar, "ﻻ شيء ﺷﺮﻛﺔ");
        assert_eq!(case.found(&RULE), ["ﻻ", "ﺷﺮﻛﺔ"]);
        assert_eq!(case.fixed(&RULE)[0], "لا شيء شركة");
        assert!(Case::words(Language::Ar, "لا شيء ﴿آية﴾ \u{FEFF}").found(&RULE).is_empty());
    }
}
