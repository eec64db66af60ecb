//! `two-spellings`: a name of the glossary, spelled in another way.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::check::names::{self, KnownName};
use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::Block;
use crate::check::tokens::{Word, fold, names_in, quotation, words};
use crate::check::word_list::{self, Table};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Id, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "two-spellings",
        level: Level::Warning,
        family: Family::Typography,
        what: "A name that the glossary has, written with other letters.",
        why: "Readers take two spellings for two names, and a search finds one of them.",
        example: "`تشاومي`, where the glossary has `شاومي`; `NVidia` for `Nvidia`, `Xiomi` for `Xiaomi`",
        instead: "The name of the glossary, placed: `{ -xiaomi }`. In a quotation the other spelling may stand.",
        fix: None,
    },
    look: Look::Report(look),
};

/// The fewest letters of a name: in shorter ones chance makes variants.
const SHORTEST: usize = 5;

/// Everyday English words, which sentences begin with.
static OPENERS: LazyLock<Table<()>> = LazyLock::new(|| {
    let words = word_list::lines(include_str!("../words/openers.txt"));
    words.flatten().map(|word| (word, ())).collect()
});

/// A name in a language.
struct Known<'a> {
    id: &'a Id,
    name: &'a str,
    words: Vec<Form<'a>>,
}

/// A word of a name and what is compared of it.
struct Form<'a> {
    text: &'a str,
    folded: String,
}

/// Names by the letters that the first word of a spelling can begin with.
type ByLetter<'a> = BTreeMap<char, Vec<Known<'a>>>;

fn look(Subject { report, blocks, names, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let proper = names::proper(report, names);
    for language in Language::BOTH {
        let mut all = ByLetter::new();
        for known in &proper {
            for name in known.forms().map(|form| form.get(language).as_str()) {
                let read =
                    || words(name).map(|word| Form { text: word.text, folded: fold(word.text) }).collect();
                for letter in initials(name) {
                    all.entry(letter).or_default().push(Known { id: known.id, name, words: read() });
                }
            }
        }
        for block in blocks.get(language).iter().filter(|block| !block.role.is_verbatim()) {
            in_block(block, &all, &proper, finds);
        }
    }
}

/// What the spellings of a name of enough letters begin with: «شاومي» is also written «تشاومي».
fn initials(name: &str) -> Vec<char> {
    let long = name.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST;
    let first = name.chars().next().filter(|_| long).map(initial);
    first
        .into_iter()
        .chain((first == Some('ش')).then_some('ت'))
        .chain(name.starts_with("تش").then_some('ش'))
        .collect()
}

/// A first letter to compare by.
fn initial(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        c => consonant(c.to_ascii_lowercase()),
    }
}

fn in_block(block: &Block<'_>, all: &ByLetter<'_>, proper: &[KnownName<'_>], finds: &mut Finds<'_>) {
    let text = block.text();
    let found: Vec<Word<'_>> = block.words().collect();
    for at in 0..found.len() {
        let first = &found[at];
        // In English a name begins with a capital; letters of another script are another matter.
        let is_latin = first.text.is_ascii() && first.text.starts_with(char::is_uppercase);
        let rests: Vec<&str> = match block.language {
            Language::En if is_latin => vec![first.text],
            Language::En => continue,
            Language::Ar => names_in(first.text).collect(),
        };
        let mut told: Option<(usize, usize, &Known<'_>)> = None;
        let mut is_right = false;
        for rest in rests {
            let letter = rest.chars().next().map(initial);
            for known in letter.and_then(|letter| all.get(&letter)).into_iter().flatten() {
                let Some(span) = found.get(at..at + known.words.len()).filter(|span| is_together(text, span))
                else {
                    continue;
                };
                let Some(last) = span.last() else { continue };
                match compare(block.language, rest, span, &known.words) {
                    Likeness::Same => is_right = true,
                    Likeness::Variant if told.is_none() => {
                        told = Some((first.range.end - rest.len(), last.range.end, known));
                    }
                    Likeness::Variant | Likeness::Other => {}
                }
            }
        }
        let Some((start, end, known)) = told.filter(|_| !is_right) else { continue };
        // A shorter name may be like a longer one.
        let mut others = proper.iter().flat_map(|known| known.forms());
        if others.any(|form| form.get(block.language).as_str() == &text[start..end]) {
            continue;
        }
        // A name may stand between marks; where more does, somebody else spelled it so.
        if quotation(text, start).is_some_and(|quoted| quoted.trim() != &text[start..end]) {
            continue;
        }
        let message = format!("`{}` is spelled `{}` in the glossary", &text[start..end], known.name);
        finds.push(RULE.at(block.at(start..end), message).hint(format!("place it as `{{ -{} }}`", known.id)));
    }
}

fn is_together(text: &str, span: &[Word<'_>]) -> bool {
    let gaps = span.windows(2).map(|pair| &text[pair[0].range.end..pair[1].range.start]);
    gaps.into_iter().all(|gap| gap.chars().all(|c| c.is_whitespace() || c == '-'))
}

/// How like a name some words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// They are the very name.
    Same,
    /// They are the name in another spelling.
    Variant,
    /// They are something else.
    Other,
}

/// Compares some words, the first of them without its particle, with a name.
fn compare(language: Language, first: &str, span: &[Word<'_>], known: &[Form<'_>]) -> Likeness {
    let spelled = || std::iter::once(first).chain(span[1..].iter().map(|word| word.text)).zip(known);
    if spelled().all(|(word, form)| word == form.text) {
        return Likeness::Same;
    }
    let is_variant = spelled().all(|(word, form)| {
        word == form.text
            || match language {
                Language::Ar => is_arabic_variant(&fold(word), form, known.len()),
                Language::En => is_latin_variant(word, form.text),
            }
    });
    if is_variant { Likeness::Variant } else { Likeness::Other }
}

/// Whether two folded Arabic words can be one foreign name: they have the same consonants, and hardly differ else.
fn is_arabic_variant(word: &str, known: &Form<'_>, words: usize) -> bool {
    let name = known.folded.as_str();
    if word == name {
        return true;
    }
    // «تشاومي» for «شاومي».
    if word.strip_prefix('ت') == Some(name) && name.starts_with('ش')
        || name.strip_prefix('ت') == Some(word) && word.starts_with('ش')
    {
        return true;
    }
    let class = |c: Option<char>| c.map(consonant);
    let same_ends = class(word.chars().next()) == class(name.chars().next())
        && word.chars().last().map(consonant) == class(name.chars().last());
    if !same_ends || word.chars().count().abs_diff(name.chars().count()) > 2 {
        return false;
    }
    let bones = skeleton(name);
    bones.chars().count() >= if words > 1 { 2 } else { 3 }
        && bones == skeleton(word)
        && distance(word, name) <= 2
}

/// The consonants of a word, one letter for those that foreign names are written with by turns.
fn skeleton(word: &str) -> String {
    let mut bones = String::new();
    for (index, c) in word.chars().enumerate() {
        let c = consonant(c);
        if (index == 0 || !matches!(c, 'ا' | 'و' | 'ي' | 'ء')) && !bones.ends_with(c) {
            bones.push(c);
        }
    }
    bones
}

fn consonant(c: char) -> char {
    match c {
        'غ' | 'ج' | 'ق' => 'ك',
        'ط' | 'ث' => 'ت',
        'ص' => 'س',
        'ض' => 'د',
        'ذ' | 'ظ' => 'ز',
        'ڤ' => 'ف',
        'پ' => 'ب',
        c => c,
    }
}

/// Whether two words of Latin letters are one name: other capitals; one letter left out, written twice or in its neighbour’s place; in a name
/// of six letters and more, which chance hardly makes, any one letter more, less or another.
fn is_latin_variant(word: &str, name: &str) -> bool {
    if word.eq_ignore_ascii_case(name) {
        return true;
    }
    let is_capital = word.starts_with(char::is_uppercase);
    // `Australian` and `Alphabets` are made of the name.
    if !is_capital || name.len() < SHORTEST || word.starts_with(name) || name.starts_with(word) {
        return false;
    }
    let is_slip = match distance(word, name) {
        1 => word.len().min(name.len()) > SHORTEST || is_without_one(name, word) || doubles_one(word, name),
        2 => word.len() == name.len() && strsim::osa_distance(word, name) == 1,
        _ => false,
    };
    is_slip && !is_english(word, name)
}

/// Whether a word is a name without one of its letters.
fn is_without_one(name: &str, word: &str) -> bool {
    word.len() + 1 == name.len()
}

/// Whether a word is a name with one of its letters twice.
fn doubles_one(word: &str, name: &str) -> bool {
    let letters = word.as_bytes();
    let is_without =
        |at: usize| word.get(..at).zip(word.get(at + 1..)).is_some_and(|(a, b)| name == format!("{a}{b}"));
    word.len() == name.len() + 1
        && (1..letters.len()).any(|at| letters[at] == letters[at - 1] && is_without(at))
}

/// Whether a word that is like a name is one of everyday English, which begins a sentence: `Being`, where `Boeing` is known.
fn is_english(word: &str, name: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_made = ["ing", "ly", "ed", "s"].iter().any(|end| word.ends_with(end) && !name.ends_with(end));
    is_made || OPENERS.get(&word).is_some()
}

/// How many letters must be put in, taken out or changed.
fn distance(a: &str, b: &str) -> usize {
    strsim::levenshtein(a, b)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    const NAMES: &str = "[entities.xiaomi]\nkind = \"company\"\nname = { ar = \"شاومي\", en = \"Xiaomi\" }\n\
                         [entities.hk]\nkind = \"place\"\nname = { ar = \"هونغ كونغ\", en = \"Hong Kong\" }\n\
                         [entities.au]\nkind = \"country\"\nname = { ar = \"أستراليا\", en = \"Australia\" }\n";

    fn found(ar: &str, en: &str) -> Vec<String> {
        Case::data(NAMES).prose(ar, en).found(&RULE)
    }

    #[test]
    fn a_name_has_one_spelling() {
        assert_eq!(found("قالت تشاومي وهونج كونج واستراليا", "–"), ["تشاومي", "هونج كونج", "استراليا"]);
        assert_eq!(found("ذكرت فايننشال تايمز", "–"), ["فايننشال تايمز"]);
        assert_eq!(found("–", "NVidia and Allibaba"), ["NVidia", "Allibaba"]);
    }

    #[test]
    fn short_names_are_mistyped_too() {
        let names = |names: &[&str]| -> String {
            let table = |(id, name): (usize, &&str)| {
                format!(
                    "[entities.e{id}]\nkind = \"company\"\nname = {{ ar = \"س{id}\", en = \"{name}\" }}\n"
                )
            };
            names.iter().enumerate().map(table).collect()
        };
        let found = |known: &[&str], en: &str| Case::data(&names(known)).prose("–", en).found(&RULE);
        assert_eq!(
            found(
                &["Xiaomi", "Baidu", "Microsoft"],
                "Xiomi, Xiaoomi, Xaiomi, Baiidu, Biadu, Micrasoft and Mircosoft"
            ),
            ["Xiomi", "Xiaoomi", "Xaiomi", "Baiidu", "Biadu", "Micrasoft", "Mircosoft"]
        );
        for (known, good) in [
            (&["Apple"][..], "Apply now. Apples and Ample"),
            (&["Boeing", "Paris", "Spain"], "Being first, Pairs of Span, a spin"),
            (&["Vista", "Visa"], "Vista and Visa"),
            (&["Cisco"], "the Disco, Crisco"),
        ] {
            assert!(found(known, good).is_empty(), "{good}: {:?}", found(known, good));
        }
    }

    #[test]
    fn a_quotation_keeps_its_spelling() {
        assert!(found("نشرت صحيفة «تشاومي تعود إلى السوق»", "the title “Allibaba is back”").is_empty());
        assert_eq!(found("صحيفة «فايننشال تايمز»", "the “Allibaba” firm"), ["فايننشال تايمز", "Allibaba"]);
    }

    #[test]
    fn the_name_itself_and_what_is_made_of_it_are_right() {
        assert!(found("قالت شاومي وهونغ كونغ لأستراليا", "Xiaomi, Nvidia").is_empty());
        assert!(
            found("الشركات الأسترالية والأستراليون والأسترالي، محللين", "Australian firms, Alibaba’s")
                .is_empty()
        );
        assert!(Case::words(Language::Ar, "زادت الأرباح في الصين").found(&RULE).is_empty());
    }
}
