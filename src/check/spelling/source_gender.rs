//! `source-gender`: a verb that does not agree with the noun of who says so.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{bare, word_after};
use crate::check::typography::lost_name;
use crate::check::vocabulary::Kind;
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Gender, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "source-gender",
        level: Level::Warning,
        family: Family::Typography,
        what: "A verb of saying whose gender is not that of the noun behind it.",
        why: "The verb follows the kind of the source: «ذكرت صحيفة», «ذكر موقع».",
        example: "`ذكر صحيفة`, `ذكرت موقع`",
        instead: "`ذكرت صحيفة`, `ذكر موقع`",
        fix: Some("writes the verb in the other gender."),
    },
    look: Look::Block(look),
};

/// Verbs of saying, masculine and feminine, that are no nouns.
const VERBS: [[&str; 2]; 9] = [
    ["ذكر", "ذكرت"],
    ["قال", "قالت"],
    ["أفاد", "أفادت"],
    ["أورد", "أوردت"],
    ["أعلن", "أعلنت"],
    ["أكد", "أكدت"],
    ["أضاف", "أضافت"],
    ["أوضح", "أوضحت"],
    ["نشر", "نشرت"],
];

/// Whether a word is one of the verbs, after «و» or «ف» as well.
#[must_use]
pub fn is_verb(word: &str) -> bool {
    let bare = bare(word);
    let known = |word: &str| VERBS.iter().flatten().any(|verb| *verb == word);
    known(&bare) || bare.strip_prefix(['و', 'ف']).is_some_and(known)
}

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    if block.language != Language::Ar || block.role.is_verbatim() {
        return;
    }
    for word in block.words_of(Kind::Saying) {
        let verb = word.bare();
        let (particle, stem) = match verb.strip_prefix(['و', 'ف']) {
            Some(rest) if VERBS.iter().flatten().any(|known| *known == rest) => {
                verb.split_at(verb.len() - rest.len())
            }
            _ => ("", verb.as_ref()),
        };
        let Some([masculine, feminine]) = VERBS.iter().find(|forms| forms.contains(&stem)) else { continue };
        let Some(noun) = word_after(text, word.range.end) else { continue };
        // «نشر» is a noun, too: «نشر صحيفة».
        let is_article = noun.text.starts_with("ال");
        let right = match lost_name::gender(&noun.bare()) {
            Some(_) if noun.text.starts_with(['و', 'ف', 'ب', 'ل', 'ك']) && !is_known(noun.text) => {
                continue;
            }
            Some(Gender::Feminine) if stem == *masculine && (*masculine != "نشر" || is_article) => {
                feminine
            }
            Some(Gender::Masculine) if stem == *feminine => masculine,
            _ => continue,
        };
        let message = format!("`{}` does not agree with `{}`", word.text, noun.text);
        finds.push(RULE.correct(block, word.range, message, &format!("{particle}{right}")));
    }
}

/// Whether a word that begins like one with a particle is the noun itself: «وكالة», «وزارة».
fn is_known(noun: &str) -> bool {
    matches!(noun, "وكالة" | "وزارة" | "بنك")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn verb_and_noun_agree() {
        let case = Case::words(Language::Ar, "ذكر صحيفة «أ»، وذكرت موقع «ب»، وقال الوكالة.");
        assert_eq!(case.found(&RULE), ["ذكر", "وذكرت", "وقال"]);
        assert_eq!(case.fixed(&RULE)[0], "ذكرت صحيفة «أ»، وذكر موقع «ب»، وقالت الوكالة.");
        for good in
            ["ذكرت صحيفة", "ذكر موقع", "ذكر أن صحيفة", "قال لصحيفة", "قالت وكالة", "نشر صحيفة", "قال في مركز"]
        {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
