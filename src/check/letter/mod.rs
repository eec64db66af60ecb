//! The rules of newsletters: what mail clients, mail services and readers make of a letter.
//!
//! In: a letter as it is handed over, and where its parts were written. Out: diagnostics. The facts about mail clients stand in
//! `support.json`, with their source.

mod page;
mod parity;
mod support;

use unicode_segmentation::UnicodeSegmentation;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Language, Sender, Unsubscribe};
use crate::source::Span;
use page::Page;

/// Gmail clips what is longer; its message says nothing of what is lost.
const MOST_BYTES: usize = 102_000;
/// What comes after this may be clipped when a mail service has added its own.
const MANY_BYTES: usize = 90_000;
/// What lists of mails show of a subject, in characters.
const SUBJECT: usize = 70;
/// The same, where two languages share it.
const HALF_SUBJECT: usize = 40;
/// How long a preheader should be, in characters.
const PREHEADER: std::ops::RangeInclusive<usize> = 40..=90;

/// A letter to check.
#[derive(Debug, Clone, Copy)]
pub struct Letter<'a> {
    /// The name of its edition, for messages.
    pub edition: &'a str,
    /// The HTML.
    pub html: &'a str,
    /// The plain text.
    pub text: &'a str,
    /// Who sends it.
    pub sender: &'a Sender,
    /// Its halves.
    pub halves: &'a [Half<'a>],
    /// The file.
    pub span: Span,
}

/// The lines of a half of a letter that lists of mails show.
#[derive(Debug, Clone, Copy)]
pub struct Half<'a> {
    /// Its language.
    pub language: Language,
    /// The subject.
    pub subject: &'a str,
    /// Where it is written.
    pub subject_span: Span,
    /// The preheader.
    pub preheader: &'a str,
    /// Where it is written.
    pub preheader_span: Span,
}

/// Runs all rules over a letter. Those about subjects and preheaders say the same of the letter in one language and of its
/// half in the other; they speak of a letter in both languages only where that is stricter.
pub fn letter(letter: Letter<'_>, diagnostics: &mut Diagnostics) {
    size(letter, diagnostics);
    for half in letter.halves {
        subject(half, letter.halves.len() > 1, diagnostics);
        if letter.halves.len() == 1 {
            preheader(half, diagnostics);
        }
    }
    let page = page::read(letter.html);
    images(letter, &page, diagnostics);
    links(letter, &page, diagnostics);
    merge_tags(letter, &page, diagnostics);
    parity::check(letter, &page, diagnostics);
    support::check(letter, &page, diagnostics);
}

/// `letter-size`: Gmail clips long mails, and with the end goes the way out of the list.
fn size(Letter { edition, html, span, sender, .. }: Letter<'_>, diagnostics: &mut Diagnostics) {
    let bytes = html.len();
    let hint = "choose fewer reports, or fewer of their findings with `findings = 3`";
    if bytes > MOST_BYTES {
        let message = format!(
            "the letter `{edition}` is {bytes} bytes long; Gmail cuts off what comes after {MOST_BYTES}"
        );
        diagnostics.push(Diagnostic::error("letter-size", span, message).hint(hint));
    } else if bytes > MANY_BYTES {
        let message = format!(
            "the letter `{edition}` is {bytes} bytes long; Gmail cuts off what comes after {MOST_BYTES}, and services add to it"
        );
        diagnostics.push(Diagnostic::warning("letter-size", span, message).hint(hint));
    }
    let way = sender.unsubscribe.as_ref().map(Unsubscribe::link).unwrap_or_default();
    let escaped = way.replace('&', "&amp;");
    match html.find(&escaped) {
        None => {
            let message = format!("the letter `{edition}` does not link to the way out of its list");
            diagnostics.push(
                Diagnostic::error("missing-unsubscribe", span, message)
                    .hint("put `half.unsubscribe` into the template of the letter's foot"),
            );
        }
        Some(at) if at > MANY_BYTES && bytes <= MOST_BYTES => {
            let message = format!(
                "the way out of the list stands {at} bytes from the beginning of the letter `{edition}`, where it may be cut off"
            );
            diagnostics.push(Diagnostic::warning("letter-size", span, message).hint(hint));
        }
        Some(_) => {}
    }
}

/// `letter-subject`: a subject that is cut off, or that mail clients show in the wrong direction.
fn subject(half: &Half<'_>, shared: bool, diagnostics: &mut Diagnostics) {
    let Half { language, subject, subject_span: span, .. } = *half;
    let length = subject.graphemes(true).count();
    if length == 0 {
        if !shared {
            let message = format!("the {} subject is empty", language.english_name());
            diagnostics.push(
                Diagnostic::error("letter-subject", span, message)
                    .hint("write it as `title: …` in the front matter"),
            );
        }
        return;
    }
    let (most, shared_with) =
        if shared { (HALF_SUBJECT, ", where two languages share the line") } else { (SUBJECT, "") };
    if length > most && (shared || length > SUBJECT) {
        let message = format!(
            "the {} subject has {length} characters, and lists of mails show about {most}{shared_with}",
            language.english_name()
        );
        diagnostics.push(
            Diagnostic::warning("letter-subject", span, message)
                .hint("say the most important thing in fewer words"),
        );
    }
    let first = subject.chars().find(|c| c.is_alphabetic());
    if !shared && language == Language::Ar && first.is_some_and(|c| !is_arabic(c)) {
        let message = "the Arabic subject begins with a letter of another script: mail clients show all of it from left to right";
        diagnostics
            .push(Diagnostic::warning("letter-subject", span, message).hint("begin it with an Arabic word"));
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// `letter-preheader`: without one, lists of mails show whatever comes first; one that repeats the subject says nothing.
fn preheader(half: &Half<'_>, diagnostics: &mut Diagnostics) {
    let Half { language, subject, preheader, preheader_span: span, .. } = *half;
    let name = language.english_name();
    let length = preheader.graphemes(true).count();
    let (message, hint) = if length == 0 {
        (
            format!("there is no {name} preheader: lists of mails show whatever text comes first"),
            "write it as `preheader: …` in the front matter",
        )
    } else if preheader == subject {
        (format!("the {name} preheader repeats the subject"), "say what the subject does not say")
    } else if !PREHEADER.contains(&length) {
        (
            format!(
                "the {name} preheader has {length} characters, and lists of mails show between {} and {}",
                PREHEADER.start(),
                PREHEADER.end()
            ),
            "say in one short sentence what the subject leaves open",
        )
    } else {
        return;
    };
    diagnostics.push(Diagnostic::warning("letter-preheader", span, message).hint(hint));
}

/// `letter-image`: many readers see no images, and hear what stands for them; without sizes the letter jumps.
fn images(Letter { edition, span, .. }: Letter<'_>, page: &Page, diagnostics: &mut Diagnostics) {
    for image in page.elements.iter().filter(|element| element.name == "img") {
        let lacks: Vec<&str> = ["alt", "width", "height"]
            .into_iter()
            .filter(|name| image.get(name).is_none_or(|value| value.trim().is_empty() && *name != "alt"))
            .collect();
        if !lacks.is_empty() {
            let source = image.get("src").unwrap_or_default();
            let message =
                format!("the image `{source}` in the letter `{edition}` has no `{}`", lacks.join("`, no `"));
            diagnostics.push(
                Diagnostic::error("letter-image", span, message)
                    .hint("say what it shows, and how large it is, in the template"),
            );
        }
    }
}

/// `relative-link`: a mail stands nowhere, so only whole addresses lead anywhere from it.
fn links(Letter { edition, sender, span, .. }: Letter<'_>, page: &Page, diagnostics: &mut Diagnostics) {
    let way = sender.unsubscribe.as_ref().map(Unsubscribe::link).unwrap_or_default();
    for link in page.elements.iter().filter(|element| element.name == "a") {
        let Some(to) = link.get("href") else { continue };
        let whole = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme));
        let is_tag = to == way || to.contains("{{") || to.contains("*|");
        let anchor = to
            .strip_prefix('#')
            .is_some_and(|anchor| page.elements.iter().any(|element| element.get("id") == Some(anchor)));
        if !(whole || is_tag || anchor) {
            let message = format!("the link `{to}` in the letter `{edition}` leads nowhere from a mail");
            diagnostics.push(
                Diagnostic::error("relative-link", span, message)
                    .hint("write the whole address, beginning with `https://`"),
            );
        }
    }
}

/// `merge-tag`: a service would put something else in the place of what an author wrote.
fn merge_tags(Letter { edition, sender, span, .. }: Letter<'_>, page: &Page, diagnostics: &mut Diagnostics) {
    let Some(Unsubscribe::Service(service)) = &sender.unsubscribe else { return };
    for opening in service.opening() {
        if page.text.contains(opening) {
            let message = format!(
                "the text of the letter `{edition}` holds `{opening}`, with which merge tags of {} begin",
                service.name()
            );
            diagnostics.push(
                Diagnostic::error("merge-tag", span, message)
                    .hint("put a space between the two signs, or say it in other words"),
            );
        }
    }
}

#[cfg(test)]
mod tests;
