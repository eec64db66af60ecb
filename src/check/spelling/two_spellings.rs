//! `two-spellings`: a name of the glossary, spelled in another way.

use std::collections::BTreeSet;
use std::hash::Hasher;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::check::names::NameIndex;
use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::Block;
use crate::check::tokens::{Word, fold, folded_letters, names_in, quotation, words};
use crate::check::word_list::{self, Table};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Bilingual, Id, Language};

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

/// The fewest letters of a name in which any one letter may be another.
const LONG: usize = 7;

/// Everyday English words, which sentences begin with.
static OPENERS: LazyLock<Table<()>> = LazyLock::new(|| {
    let words = word_list::lines(include_str!("../words/openers.txt"));
    words.flatten().map(|word| (word, ())).collect()
});

/// How names are spelled, by language.
#[derive(Debug, Default)]
pub struct Spellings(Bilingual<Spelled>);

/// The names of a language.
#[derive(Debug, Default)]
struct Spelled {
    /// All forms, as they are right.
    right: FxHashSet<String>,
    /// Those that have variants, by what the first word of any variant has in common with theirs.
    by_key: FxHashMap<u64, Vec<Known>>,
    /// The first letters of those words, a bit for each, by their last five bits: most words begin otherwise.
    firsts: u32,
}

/// A name in a language.
#[derive(Debug, Clone)]
struct Known {
    id: Id,
    name: String,
    words: Vec<Form>,
}

/// A word of a name and what is compared of it.
#[derive(Debug, Clone)]
struct Form {
    text: String,
    folded: String,
    /// The letters of Latin script that it has, a bit for each.
    letters: u32,
}

impl Spellings {
    /// How these names are spelled.
    #[must_use]
    pub fn new(names: &NameIndex) -> Self {
        Spellings(Bilingual::from_fn(|language| {
            let mut spelled = Spelled::default();
            for known in names.all() {
                for name in known.forms().map(|form| form.get(language)) {
                    spelled.add(&known.id, name, language);
                }
            }
            spelled
        }))
    }
}

impl Spelled {
    fn add(&mut self, id: &Id, name: &str, language: Language) {
        self.right.insert(name.to_owned());
        if name.chars().filter(|c| c.is_alphabetic()).count() < SHORTEST {
            return;
        }
        let words: Vec<Form> = words(name)
            .map(|word| Form {
                text: word.text.to_owned(),
                folded: fold(word.text),
                letters: letters(word.text),
            })
            .collect();
        let Some(first) = words.first() else { return };
        // «شاومي» is also written «تشاومي».
        let longer = first.folded.starts_with('ش').then(|| format!("ت{}", first.folded));
        let shorter = first.folded.strip_prefix('ت').filter(|rest| rest.starts_with('ش')).map(str::to_owned);
        let firsts = [Some(first.text.clone()), longer, shorter].into_iter().flatten();
        let keys: BTreeSet<u64> = firsts
            .map(|first| {
                self.firsts |= first_letter(&first);
                key(&first, language)
            })
            .collect();
        for key in keys {
            let known = Known { id: id.clone(), name: name.to_owned(), words: words.clone() };
            self.by_key.entry(key).or_default().push(known);
        }
    }

    /// The names that some words may be meant for, the first of them without its particle.
    fn like(&self, first: &str, language: Language) -> impl Iterator<Item = &Known> {
        let may_be = self.firsts & first_letter(first) != 0;
        let own = letters(first);
        let found = may_be.then(|| self.by_key.get(&key(first, language))).flatten().into_iter().flatten();
        found.filter(move |known| {
            // One letter more, less or another.
            let differ = || known.words.first().map_or(0, |form| (form.letters ^ own).count_ones());
            language == Language::Ar || differ() <= 2
        })
    }
}

/// What the spellings of a word have in common: of an Arabic one its consonants, of a Latin one the first letter.
fn key(word: &str, language: Language) -> u64 {
    let mut hasher = FxHasher::default();
    match language {
        Language::Ar => bones(word).for_each(|c| hasher.write_u32(c.into())),
        Language::En => word.chars().take(1).for_each(|c| hasher.write_u32(c.to_ascii_lowercase().into())),
    }
    hasher.finish()
}

/// A bit for the letter that a word begins with.
fn first_letter(word: &str) -> u32 {
    let first = folded_letters(word).next().map(consonant);
    first.map_or(0, |first| 1 << (u32::from(first) & 0x1F))
}

/// The Latin letters of a word, capital or small.
fn letters(word: &str) -> u32 {
    let letters = word.bytes().filter(u8::is_ascii_alphabetic);
    letters.fold(0, |letters, byte| letters | 1 << (byte.to_ascii_lowercase() - b'a'))
}

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    let own = Spellings::new(subject.own_names());
    for language in Language::BOTH {
        let all = [&own, subject.spellings()].map(|spellings| spellings.0.get(language));
        for block in subject.blocks.get(language).iter().filter(|block| !block.role.is_verbatim()) {
            in_block(subject, block, all, finds);
        }
    }
}

fn in_block(subject: &Subject<'_>, block: &Block<'_>, all: [&Spelled; 2], finds: &mut Finds<'_>) {
    let text = block.text();
    let found: Vec<Word<'_>> = block.words().collect();
    for at in 0..found.len() {
        let first = &found[at];
        // In English a name begins with a capital; letters of another script are another matter.
        let is_latin = first.text.is_ascii() && first.text.starts_with(char::is_uppercase);
        let rests = match block.language {
            Language::En if !is_latin => continue,
            Language::En => [Some(first.text), None, None],
            Language::Ar => {
                let mut rests = names_in(first.text);
                std::array::from_fn(|_| rests.next())
            }
        };
        let mut told: Option<(usize, usize, &Known)> = None;
        let mut is_right = false;
        for rest in rests.into_iter().flatten() {
            let [own, house] = all.map(|spelled| spelled.like(rest, block.language));
            for known in own.chain(house.filter(|known| !subject.is_own(&known.id))) {
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
        if all.iter().any(|spelled| spelled.right.contains(&text[start..end])) {
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
fn compare(language: Language, first: &str, span: &[Word<'_>], known: &[Form]) -> Likeness {
    let spelled = || std::iter::once(first).chain(span[1..].iter().map(|word| word.text)).zip(known);
    if spelled().all(|(word, form)| word == form.text) {
        return Likeness::Same;
    }
    let is_variant = spelled().all(|(word, form)| {
        word == form.text
            || match language {
                Language::Ar => is_arabic_variant(&fold(word), form, known.len()),
                Language::En => is_latin_variant(word, &form.text),
            }
    });
    if is_variant { Likeness::Variant } else { Likeness::Other }
}

/// Whether two folded Arabic words can be one foreign name: they have the same consonants, and hardly differ else.
fn is_arabic_variant(word: &str, known: &Form, words: usize) -> bool {
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
    let fewest = if words > 1 { 2 } else { 3 };
    bones(name).count() >= fewest && bones(name).eq(bones(word)) && distance(word, name) <= 2
}

/// The consonants of a word, one letter for those that foreign names are written with by turns.
fn bones(word: &str) -> impl Iterator<Item = char> {
    let mut last = None;
    folded_letters(word).map(consonant).enumerate().filter_map(move |(index, c)| {
        let is_bone = (index == 0 || !matches!(c, 'ا' | 'و' | 'ي' | 'ء')) && last != Some(c);
        is_bone.then(|| last.insert(c)).copied()
    })
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
/// of seven letters and more, which chance hardly makes out of another, any one letter more, less or another.
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
        1 => word.len().min(name.len()) >= LONG || is_without_one(name, word) || doubles_one(word, name),
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
    use proptest::prelude::*;

    use super::*;
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
            (&["Cisco", "Google"], "the Disco, Crisco, Goggle"),
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

    proptest! {
        #[test]
        fn no_variant_is_passed_over(
            (name, word) in ("[تشغجكقسصماويأىة]{5,7}", "[تشغجكقسصماويأىة]{4,8}"),
            (latin, other) in ("[A-C][a-dA-D]{4,7}", "[A-C][a-dA-D]{3,8}"),
        ) {
            for (language, name, word) in [(Language::Ar, &name, &word), (Language::En, &latin, &other)] {
                let mut spelled = Spelled::default();
                spelled.add(&Id::new("x").expect("an id"), name, language);
                let [known] = &words(name).collect::<Vec<_>>()[..] else { continue };
                let form = Form { text: known.text.into(), folded: fold(known.text), letters: 0 };
                let is_variant = match language {
                    Language::Ar => is_arabic_variant(&fold(word), &form, 1),
                    // A name begins with its letter.
                    Language::En => word[..1] == name[..1] && is_latin_variant(word, name),
                };
                prop_assert!(!is_variant || spelled.like(word, language).next().is_some(), "{} {}", name, word);
            }
        }
    }
}
