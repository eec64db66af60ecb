//! `untranslated`: words that are not in the language of their edition.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::text::{Block, Role};
use super::Part;
use crate::check::tokens::is_arabic;
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Language, WordingRole};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "untranslated",
        level: Level::Warning,
        family: Family::Editions,
        what: "A paragraph, a title or a label is mostly in the script of the other language, or the same in both.",
        why: "Somebody meant to translate it, and readers who know one language only meet the other.",
        example: "`ar.md` has `The chips went through Hong Kong.`",
        instead: "Translate it. Quotations in quotation marks, lists of names, and code are not meant.",
        fix: None,
    },
    look: Look::Report(look),
};

/// Fewer words than this may be a name.
const FEW: usize = 4;

fn look(Subject { blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for language in Language::BOTH {
        let other = language.other();
        let may_be_foreign = |block: &&Block<'_>| match language {
            Language::Ar => block.chars().has_ascii_letter(),
            Language::En => block.chars().has_arabic(),
        };
        for block in
            blocks.get(language).iter().filter(may_be_foreign).filter(|block| is_to_be_translated(block))
        {
            let words = outside_quotes(block.text());
            if is_foreign(&words, language) {
                let (here, foreign) = (language.english_name(), other.english_name());
                let twin = blocks.get(other).iter().find(|twin| is_same(block, twin));
                let message = match twin {
                    Some(_) => format!("the {here} and the {foreign} text are the same"),
                    None => format!("this {here} text is in {} script", script(other)),
                };
                let mut found = RULE.at(block.span, message).hint(format!("translate it into {here}"));
                if let Some(twin) = twin {
                    found = found.related(twin.span, format!("the {foreign} text"));
                }
                finds.push(found);
            }
        }
    }
}

fn is_to_be_translated(block: &Block<'_>) -> bool {
    use WordingRole::{Label, Paraphrase, Translation};
    !matches!(block.role, Role::Data(role) if !matches!(role, Label | Paraphrase | Translation))
}

/// Whether two blocks are one text, in one place of the report.
fn is_same(block: &Block<'_>, twin: &Block<'_>) -> bool {
    (Part::of(block), block.of) == (Part::of(twin), twin.of)
        && block.text().split_whitespace().eq(twin.text().split_whitespace())
}

fn script(language: Language) -> &'static str {
    match language {
        Language::Ar => "Arabic",
        Language::En => "Latin",
    }
}

/// A text without what stands between quotation marks.
fn outside_quotes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, quoted)) = rest.split_once(['«', '“', '"']) {
        kept.push_str(before);
        kept.push(' ');
        match quoted.split_once(['»', '”', '"']) {
            Some((_, after)) => rest = after,
            None => rest = quoted,
        }
    }
    kept.push_str(rest);
    kept
}

/// Whether a text for readers of a language is sentences in the script of the other one.
fn is_foreign(text: &str, language: Language) -> bool {
    let (mut own, mut foreign) = (0, 0);
    for script in text.chars().filter_map(script_of) {
        *(if script == language { &mut own } else { &mut foreign }) += 1;
    }
    if foreign == 0 || own * 3 > foreign {
        return false;
    }
    let words = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.chars().any(|c| script_of(c) == Some(language.other())))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    if language == Language::En {
        // Arabic has no capitals: a list is known by its short items.
        return text.split([',', '،', ';', '؛']).any(|item| words(item).len() >= FEW);
    }
    // Names and product lines begin with capitals; sentences have words that do not.
    let words = words(text);
    let small = words.iter().filter(|word| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.next().is_some_and(char::is_lowercase) && letters.next().is_some()
    });
    words.len() >= FEW && small.count() * 3 >= words.len()
}

fn script_of(c: char) -> Option<Language> {
    // Most characters, ahead of the search through the table of letters.
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(Language::En);
    }
    if is_arabic(c) {
        return Some(Language::Ar);
    }
    (c.is_alphabetic() && matches!(c, '\u{80}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')).then_some(Language::En)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn sentences_in_the_other_script_are_told() {
        let english = "The chips went through Hong Kong.";
        assert_eq!(Case::words(Language::Ar, english).found(&RULE), [english]);
        let arabic = "مرّت الرقائق عبر هونغ كونغ.";
        assert_eq!(Case::words(Language::En, arabic).found(&RULE), [arabic]);
    }

    #[test]
    fn the_same_text_in_both_is_told_once() {
        let case =
            Case::data("").prose("The chips went through\nHong Kong.", "The chips went through Hong Kong.");
        assert_eq!(case.messages(&RULE), ["the Arabic and the English text are the same"]);
        let label = "[figures.a]\nvalue = \"5%\"\nlabel = { ar = \"share of all chips\", en = \"share of all chips\" }\n";
        assert_eq!(Case::data(label).found(&RULE), ["share of all chips"]);
    }

    #[test]
    fn quotations_names_and_code_are_not() {
        for words in [
            "كتب: “The chips went through Hong Kong.”",
            "Alphabet, Amazon, Meta, Microsoft and Nvidia",
            "`cargo run with all of the options`",
            "قال إن open source models أرخص",
            "Financial Times",
        ] {
            assert!(Case::words(Language::Ar, words).found(&RULE).is_empty(), "{words}");
        }
        for words in ["He wrote: «مرّت الرقائق عبر هونغ كونغ.»", "محمد علي، حسن يوسف، مريم سعيد", "“قال”"]
        {
            assert!(Case::words(Language::En, words).found(&RULE).is_empty(), "{words}");
        }
    }
}
