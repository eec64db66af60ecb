//! `lost-name`: a sentence in which the name fell out.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::empty_quotation;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::{Block, Role};
use crate::check::tokens::{self, Word, word_before};
use crate::check::vocabulary::Kind;
use crate::check::word_list;
use crate::diagnostic::{Diagnostic, Family, Level, Page};
use crate::model::{Gender, Language, WordingRole};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "lost-name",
        level: Level::Error,
        family: Family::Typography,
        what: "A place where a name was: a company in empty quotation marks, `said ,`, `بحسب ،`, `بحسب صحيفة.`.",
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

/// Words that say who is quoted and stand right before the noun, folded: «بحسب صحيفة». Those that end in alef put «ل» onto it: «وفقًا لصحيفة».
const BY: [&str; 8] = ["بحسب", "وبحسب", "وفق", "ووفق", "وفقا", "ووفقا", "طبقا", "وطبقا"];
/// Nouns that name nobody, and need not: «بحسب مصدر.»
const NAMELESS: [&str; 4] = ["تقرير", "مصدر", "مسؤول", "متحدث"];
/// English nouns that stand before or behind a name, and never without an article.
const HEADS: [&str; 11] = [
    "newspaper",
    "company",
    "agency",
    "magazine",
    "website",
    "channel",
    "network",
    "journal",
    "ministry",
    "university",
    "bank",
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
    // Labels and headings name what a thing is sorted by: «المبيعات بحسب شركة».
    let is_sentence = match block.role {
        Role::Title => block.language == Language::Ar,
        Role::Data(WordingRole::Label) => false,
        role => !role.is_short(),
    };
    for word in block.words_of(Kind::Nameless) {
        let Some(mark) = clause_end(text, word.range.end) else { continue };
        let gap = if mark.is_empty() { None } else { gap(block.language, text, mark.start) };
        if let Some(range) = gap {
            let (words, sign) = (&text[range.clone()], &text[mark.clone()]);
            let message = format!("there is no name between `{words}` and `{sign}`");
            let hint = "write who or what: a name of the glossary is placed as `{ -id }`";
            finds.push(RULE.at(block.at(range.start..mark.end), message).hint(hint));
        } else if let Some(range) = unnamed(block.language, text, mark.start).filter(|_| is_sentence) {
            finds.push(nameless(block, range));
        }
    }
}

/// Whether a clause that lacks a name may end with a word.
#[must_use]
pub fn may_end_with(word: &str) -> bool {
    let bare = tokens::bare(word);
    let ends_pair = || ALWAYS.iter().any(|words| words.split(' ').next_back() == Some(word));
    let is_listed = |list: &[&str]| list.contains(&bare.as_ref());
    ends_pair() || is_listed(&ALWAYS) || is_listed(&SPACED) || HEADS.contains(&word) || announces(&bare)
}

/// Whether a word without its vowel signs is a noun that stands before names. With the article, it is known which.
fn announces(bare: &str) -> bool {
    tokens::names_in(bare).any(|noun| NOUNS.contains_key(noun))
}

/// The sign with which a clause ends behind a word, or nothing at the end of the text.
fn clause_end(text: &str, behind: usize) -> Option<Range<usize>> {
    let rest = text[behind..].trim_start();
    let at = text.len() - rest.len();
    let Some(sign) = rest.chars().next() else { return Some(at..at) };
    let end = at + sign.len_utf8();
    // Before `.5` and `,5`, and in `...`, no clause ends.
    let ends = matches!(sign, ',' | '.' | ';' | ')' | '،' | '؛')
        && text[end..].chars().next().is_none_or(char::is_whitespace);
    ends.then_some(at..end)
}

fn nameless(block: &Block<'_>, range: Range<usize>) -> Diagnostic {
    let message = format!("`{}` does not say which", &block.text()[range.clone()]);
    let hint = "write the name: one of the glossary is placed as `{ -id }`";
    RULE.at(block.at(range), message).hint(hint)
}

/// «بحسب صحيفة», "according to newspaper", with the end of a clause behind it: no sign of a gap is left, but no name either.
fn unnamed(language: Language, text: &str, at: usize) -> Option<Range<usize>> {
    let noun = word_before(text, at)?;
    let before = || word_before(text, noun.range.start);
    match language {
        Language::Ar => {
            let bare = noun.bare();
            let (head, is_joined) = match bare.strip_prefix('ل') {
                Some(head) if NOUNS.contains_key(head) => (head, true),
                _ => (bare.as_ref(), false),
            };
            if !NOUNS.contains_key(head) || NAMELESS.contains(&head) {
                return None;
            }
            let by = before()?;
            let folded = tokens::fold(by.text);
            let announces = match folded.as_str() {
                // «نقلًا عن صحيفة»
                "عن" => word_before(text, by.range.start)
                    .is_some_and(|word| matches!(tokens::fold(word.text).as_str(), "نقلا" | "ونقلا")),
                by => BY.contains(&by) && is_joined == by.ends_with('ا'),
            };
            announces.then_some(by.range.start..noun.range.end)
        }
        Language::En => {
            let by = HEADS.contains(&noun.text).then(before)??;
            let first = word_before(text, by.range.start)?;
            let first_word = first.text.to_ascii_lowercase();
            let announces =
                matches!((first_word.as_str(), by.text), ("according", "to") | ("reported", "by"));
            announces.then_some(first.range.start..noun.range.end)
        }
    }
}

/// The words before a mark that ask for a name.
pub(super) fn gap(language: Language, text: &str, at: usize) -> Option<Range<usize>> {
    let last = word_before(text, at)?;
    let bare = last.bare();
    let single = |list: &[&str]| list.contains(&bare.as_ref());
    let is_spaced = text[..at].ends_with(' ');
    // «صحيفة ،»
    if single(&ALWAYS) || (is_spaced && (single(&SPACED) || announces(&bare))) {
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
    fn a_noun_before_names_is_not_left_alone() {
        let found = |language, words| Case::words(language, words).found(&RULE);
        for (words, told) in [
            ("زادت، بحسب صحيفة.", "بحسب صحيفة"),
            ("وفق وكالة، زادت", "وفق وكالة"),
            ("زادت (وفقًا لمجلة)", "وفقًا لمجلة"),
            ("زادت نقلًا عن صحيفة", "عن صحيفة"),
        ] {
            assert_eq!(found(Language::Ar, words), [told], "{words}");
        }
        assert_eq!(found(Language::En, "It grew, according to newspaper."), ["according to newspaper"]);
        assert_eq!(found(Language::En, "According to company, it grew"), ["According to company"]);
        for good in [
            "بحسب صحيفة الشرق.",
            "بحسب الصحيفة.",
            "بحسب صحيفة { -ft }.",
            "نقلًا عن صحيفة محلية.",
            "نقلًا عن صحف، ووفق وكالات.",
            "من شركة إلى أخرى. اشترى من شركة.",
            "بحسب مصدر، ووفقًا لتقرير.",
            "## المبيعات بحسب شركة\n\nزادت.",
        ] {
            assert!(found(Language::Ar, good).is_empty(), "{good}");
        }
        for good in [
            "according to a newspaper.",
            "according to newspapers, the newspaper.",
            "according to company officials.",
            "moved from company to company.",
        ] {
            assert!(found(Language::En, good).is_empty(), "{good}");
        }
    }

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
