//! `lost-name`: a sentence in which the name fell out.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::empty_quotation;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{self, Word, word_before};
use crate::check::word_list;
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Gender, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "lost-name",
        level: Level::Error,
        family: Family::Typography,
        what: "A place where a name was: a company in empty quotation marks, `said ,`, `بحسب ،`.",
        why: "The report loses who it speaks of or who says so, and a translation from it loses it for ever.",
        example: "`اشترت رقائق من شركة \"\" بقيمة 100 مليون دولار`",
        instead: "`اشترت رقائق من شركة { -nvidia } بقيمة { $worth }`",
        fix: None,
    },
    look: Look::Block(look),
};

/// Words that are followed by who or what, whatever comes: a comma behind them shows a gap.
const ALWAYS: [&str; 6] = ["بحسب", "وبحسب", "حسبما", "ووفق", "according to", "reported by"];
/// Words that may end a clause, but not with a space before its comma.
const SPACED: [&str; 16] = [
    "said",
    "says",
    "told",
    "by",
    "from",
    "of",
    "with",
    "at",
    "قال",
    "قالت",
    "وقال",
    "وقالت",
    "من",
    "عن",
    "ذكرت",
    "وفق",
];

static NOUNS: LazyLock<BTreeMap<&str, Gender>> = LazyLock::new(|| {
    let nouns =
        word_list::lines(include_str!("../words/nouns.txt")).filter_map(|columns| match columns.as_slice() {
            ["feminine", noun] => Some((*noun, Gender::Feminine)),
            ["masculine", noun] => Some((*noun, Gender::Masculine)),
            _ => None,
        });
    nouns.collect()
});

/// The gender of a noun that stands before names: `صحيفة`, `والموقع`.
pub(in crate::check) fn gender(noun: &str) -> Option<Gender> {
    tokens::readings(noun).find_map(|(_, noun)| NOUNS.get(noun).copied())
}

/// The noun before a place, if a name should follow it.
pub(super) fn noun_before(text: &str, at: usize) -> Option<Word<'_>> {
    word_before(text, at).filter(|word| gender(&word.bare()).is_some())
}

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    for range in empty_quotation::empty(block) {
        if let Some(noun) = noun_before(text, range.start) {
            let message = format!("there is no name behind `{}`", noun.text);
            let hint = "write which: a name of the glossary is placed as `{ -id }`";
            finds.push(RULE.at(block.at(noun.range.start..range.end), message).hint(hint));
        }
    }
    let commas = text.char_indices().filter(|(_, c)| matches!(c, ',' | '،' | '.' | '؛' | ';'));
    for (at, mark) in commas {
        // Before `.5` and `,5`, and in `...`, no clause ends.
        if !text[at + mark.len_utf8()..].starts_with(|c: char| c.is_whitespace())
            && at + mark.len_utf8() < text.len()
        {
            continue;
        }
        if let Some(range) = gap(block.language, text, at) {
            let message = format!("there is no name between `{}` and `{mark}`", &text[range.clone()]);
            let hint = "write who or what: a name of the glossary is placed as `{ -id }`";
            finds.push(RULE.at(block.at(range.start..at + mark.len_utf8()), message).hint(hint));
        }
    }
}

/// The words before a mark that ask for a name.
pub(super) fn gap(language: Language, text: &str, at: usize) -> Option<Range<usize>> {
    let last = word_before(text, at)?;
    let bare = last.bare();
    let single = |list: &[&str]| list.contains(&bare.as_ref());
    let is_spaced = text[..at].ends_with(' ');
    // «صحيفة ،»; with the article, it is known which.
    let announces = || tokens::names_in(&bare).any(|noun| NOUNS.contains_key(noun));
    if single(&ALWAYS) || (is_spaced && (single(&SPACED) || announces())) {
        return Some(last.range);
    }
    if language == Language::En {
        let before = word_before(text, last.range.start)?;
        if !ALWAYS.iter().any(|words| words.ends_with(last.text)) {
            return None;
        }
        let pair = format!("{} {}", before.text.to_ascii_lowercase(), last.text);
        return ALWAYS.contains(&pair.as_str()).then_some(before.range.start..last.range.end);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::Case;

    #[test]
    fn a_name_stands_where_one_is_announced() {
        let found = |language, words| Case::words(language, words).found(&RULE);
        assert_eq!(found(Language::Ar, "من شركة \"\" بقيمة"), ["شركة \"\""]);
        assert_eq!(found(Language::Ar, "نقلته صحيفة «»."), ["صحيفة «»"]);
        assert_eq!(found(Language::Ar, "بحسب، زادت"), ["بحسب،"]);
        assert_eq!(found(Language::Ar, "زادت من ، ثم"), ["من ،"]);
        assert_eq!(found(Language::Ar, "ذكرته صحيفة ، ثم"), ["صحيفة ،"]);
        assert_eq!(found(Language::En, "It grew, said , and more"), ["said ,"]);
        assert_eq!(found(Language::En, "According to, it grew"), ["According to,"]);
        for good in [
            "من الشركة بقيمة",
            "ذكرته الصحيفة ، ثم",
            "بحسب صحيفة، ثم",
            "من شركة «مثال»",
            "بحسب { -ft }، زادت",
            "قال، ثم سكت",
            "صحيفة «{ -ft }».",
        ] {
            assert!(found(Language::Ar, good).is_empty(), "{good}");
        }
        for good in ["“Yes,” she said, and left.", "where it came from.", "according to { -ft }, it grew"]
        {
            assert!(found(Language::En, good).is_empty(), "{good}");
        }
    }
}
