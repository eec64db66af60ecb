//! `letter-preheader`: a preheader that is missing, says nothing, or is cut off.

use unicode_segmentation::UnicodeSegmentation;

use super::{Half, Seen};
use crate::check::rule::{Finds, Look, Rule};
use crate::check::tokens::is_arabic;
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// How long a preheader should be, in characters.
const LENGTH: std::ops::RangeInclusive<usize> = 40..=90;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "letter-preheader",
        level: Level::Warning,
        family: Family::Letters,
        what: "A preheader is missing, repeats the subject, is in the other language, or is shorter than 40 or longer than 90 characters.",
        why: "Lists of mails show it behind the subject. Without one they show whatever text comes first, such as the name of the sender.",
        example: "`preheader: The first issue`, under `title: The first issue`.",
        instead: "Say in one short sentence what the subject leaves open.",
        fix: None,
    },
    look: Look::Letter(look),
};

fn look(Seen { letter, .. }: &Seen<'_>, finds: &mut Finds<'_>) {
    // A letter in both languages has the preheader of its first half, of which the letter in that language told already.
    let [Half { language, subject, preheader, preheader_span: span, .. }] = letter.halves else { return };
    let name = language.english_name();
    let length = preheader.graphemes(true).count();
    let (message, hint) = if length == 0 {
        (
            format!("there is no {name} preheader: lists of mails show whatever text comes first"),
            "write it as `preheader: …` in the front matter",
        )
    } else if preheader == subject {
        (format!("the {name} preheader repeats the subject"), "say what the subject does not say")
    } else if is_foreign(*language, preheader) {
        (
            format!("the {name} preheader is not in {}", language.english_name()),
            "translate it: lists of mails show it behind the subject",
        )
    } else if !LENGTH.contains(&length) {
        let (least, most) = (LENGTH.start(), LENGTH.end());
        (
            format!(
                "the {name} preheader has {length} characters, and lists of mails show between {least} and {most}"
            ),
            "say in one short sentence what the subject leaves open",
        )
    } else {
        return;
    };
    finds.push(RULE.at(*span, message).hint(hint));
}

/// Whether most letters of a text are not those of its language.
fn is_foreign(language: Language, text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (arabic, others): (Vec<char>, Vec<char>) = letters.partition(|c| is_arabic(*c));
    match language {
        Language::Ar => others.len() > arabic.len(),
        Language::En => arabic.len() > others.len(),
    }
}
