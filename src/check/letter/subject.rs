//! `letter-subject`: a subject that lists of mails cut off, or show in the wrong direction.

use unicode_segmentation::UnicodeSegmentation;

use super::{Half, Seen};
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// What lists of mails show of a subject, in characters.
const SUBJECT: usize = 70;
/// The same, where two languages share it.
const HALF_SUBJECT: usize = 40;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "letter-subject",
        level: Level::Warning,
        family: Family::Letters,
        what: "A subject is longer than lists of mails show, or an Arabic one begins with a letter of another script.",
        why: "A phone shows about 40 characters, a desk about 70; and mail clients take the direction of a subject from its first letter, so an Arabic one that begins with a Latin name runs from left to right.",
        example: "`title: Nvidia تعلن نتائجها` in `ar.md`.",
        instead: "Say the most important thing in fewer words, beginning with an Arabic one: `title: شركة Nvidia تعلن نتائجها`.",
        fix: None,
    },
    look: Look::Letter(look),
};

fn look(Seen { letter, .. }: &Seen<'_>, finds: &mut Finds<'_>) {
    let shared = letter.halves.len() > 1;
    for Half { language, subject, subject_span: span, .. } in letter.halves {
        let length = subject.graphemes(true).count();
        let (most, why) =
            if shared { (HALF_SUBJECT, ", where two languages share the line") } else { (SUBJECT, "") };
        let name = language.english_name();
        if length > most {
            let message = format!(
                "the {name} subject has {length} characters, and lists of mails show about {most}{why}"
            );
            finds.push(RULE.at(*span, message).hint("say the most important thing in fewer words"));
        }
        let first = subject.chars().find(|c| c.is_alphabetic());
        if !shared && *language == Language::Ar && first.is_some_and(|c| !is_arabic(c)) {
            let message = "the Arabic subject begins with a letter of another script: mail clients show all of it from left to right";
            finds.push(RULE.at(*span, message).hint("begin it with an Arabic word"));
        }
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}
