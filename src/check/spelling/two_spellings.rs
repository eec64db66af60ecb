//! `two-spellings`: a name of the glossary, spelled in another way.

use crate::check::names;
use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::Block;
use crate::check::tokens::{Word, fold, readings, words};
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
        example: "`تشاومي`, where the glossary has `شاومي`; `NVidia` for `Nvidia`",
        instead: "The name of the glossary, placed: `{ -xiaomi }`. In a quotation the other spelling may stand, muted.",
        fix: None,
    },
    look: Look::Report(look),
};

/// The fewest letters of a name: in shorter ones chance makes variants.
const SHORTEST: usize = 5;

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

fn look(Subject { report, blocks, names, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let proper = names::proper(report, names);
    for language in Language::BOTH {
        let forms =
            proper.iter().flat_map(|known| known.forms().map(|form| (known.id, form.get(language).as_str())));
        let all: Vec<Known<'_>> = forms
            .map(|(id, name)| {
                let words = words(name).map(|word| Form { text: word.text, folded: fold(word.text) });
                Known { id, name, words: words.collect() }
            })
            .collect();
        for block in blocks.get(language).iter().filter(|block| !block.role.is_verbatim()) {
            in_block(block, &all, finds);
        }
    }
}

fn in_block(block: &Block<'_>, all: &[Known<'_>], finds: &mut Finds<'_>) {
    let text = block.text();
    let found: Vec<Word<'_>> = words(text).collect();
    for at in 0..found.len() {
        // In English a name begins with a capital.
        if block.language == Language::En && !found[at].text.starts_with(char::is_uppercase) {
            continue;
        }
        let mut told = None;
        for known in all {
            let Some(span) = found.get(at..at + known.words.len()).filter(|span| !span.is_empty()) else {
                continue;
            };
            let letters: usize = known.words.iter().map(|word| word.folded.chars().count()).sum();
            if letters < SHORTEST || !is_together(text, span) {
                continue;
            }
            match compare(block.language, span, &known.words) {
                Some((_, true)) => {
                    told = None;
                    break;
                }
                Some((start, false)) => told = told.or(Some((start..span[span.len() - 1].range.end, known))),
                None => {}
            }
        }
        let Some((range, known)) = told else { continue };
        let message = format!("`{}` is spelled `{}` in the glossary", &text[range.clone()], known.name);
        finds.push(RULE.at(block.at(range), message).hint(format!("place it as `{{ -{} }}`", known.id)));
    }
}

fn is_together(text: &str, span: &[Word<'_>]) -> bool {
    let gaps = span.windows(2).map(|pair| &text[pair[0].range.end..pair[1].range.start]);
    gaps.into_iter().all(|gap| gap.chars().all(|c| c.is_whitespace() || c == '-'))
}

/// Whether some words are a name or a variant of it: where it begins, behind particles, and whether it is the very name.
fn compare(language: Language, span: &[Word<'_>], known: &[Form<'_>]) -> Option<(usize, bool)> {
    let first = span.first()?;
    let all: Vec<&str> = match language {
        Language::Ar => readings(first.text)
            .filter(|(particle, _)| !particle.contains("ال"))
            .map(|(_, rest)| rest)
            .collect(),
        Language::En => vec![first.text],
    };
    for rest in all.into_iter().rev() {
        let spelled = std::iter::once(rest).chain(span[1..].iter().map(|word| word.text));
        let pairs: Vec<(&str, &Form<'_>)> = spelled.zip(known).collect();
        if pairs.iter().all(|(word, form)| *word == form.text) {
            return Some((0, true));
        }
        let is_variant = match language {
            Language::Ar => pairs
                .iter()
                .all(|(word, form)| *word == form.text || is_arabic_variant(&fold(word), form, known.len())),
            Language::En => {
                pairs.iter().all(|(word, form)| *word == form.text || is_latin_variant(word, form.text))
            }
        };
        if is_variant {
            return Some((first.range.end - rest.len(), false));
        }
    }
    None
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

/// Whether two words of Latin letters are one name: other capitals, or one letter more, less or another.
fn is_latin_variant(word: &str, name: &str) -> bool {
    if word.eq_ignore_ascii_case(name) {
        return true;
    }
    let long = word.len() > 5 && name.len() > 5 && word.starts_with(char::is_uppercase);
    // `Australian` and `Alphabets` are made of the name.
    long && !word.starts_with(name) && !name.starts_with(word) && distance(word, name) == 1
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
    fn the_name_itself_and_what_is_made_of_it_are_right() {
        assert!(found("قالت شاومي وهونغ كونغ لأستراليا", "Xiaomi, Nvidia").is_empty());
        assert!(
            found("الشركات الأسترالية والأستراليون والأسترالي، محللين", "Australian firms, Alibaba’s")
                .is_empty()
        );
        assert!(Case::words(Language::Ar, "زادت الأرباح في الصين").found(&RULE).is_empty());
    }
}
