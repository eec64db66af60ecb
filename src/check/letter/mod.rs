//! The rules of newsletters: what mail clients, mail services and readers make of a letter.
//!
//! In: a letter as it is handed over, and where its parts were written. Out: diagnostics. The facts about mail clients stand in
//! `support.json`, with their source.

pub mod direction;
pub mod long;
pub mod parity;
pub mod preheader;
pub mod subject;
pub mod support;

use super::elements::{self, Elements};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Language, Sender, Unsubscribe};
use crate::source::Span;

/// Gmail clips what is longer; its message says nothing of what is lost.
const MOST_BYTES: usize = 102_000;
/// What comes after this may be clipped when a mail service has added its own.
const MANY_BYTES: usize = 90_000;
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

/// A letter, and its HTML taken apart: what rules look at.
#[derive(Debug)]
pub struct Seen<'a> {
    /// The letter.
    pub letter: Letter<'a>,
    /// Its HTML.
    page: Elements,
}

impl<'a> Seen<'a> {
    /// Takes a letter apart.
    #[must_use]
    pub fn new(letter: Letter<'a>) -> Self {
        Seen { page: elements::read(letter.html), letter }
    }
}

/// Tells what no letter can be sent with. The rules of this folder tell the rest.
pub fn mistakes(Seen { letter, page }: &Seen<'_>, diagnostics: &mut Diagnostics) {
    let Letter { edition, span, .. } = *letter;
    let bytes = letter.html.len();
    if bytes > MOST_BYTES {
        let message = format!(
            "the letter `{edition}` is {bytes} bytes long; Gmail clips what comes after {MOST_BYTES}"
        );
        let hint = "choose fewer reports, or fewer of their findings with `findings = 3`";
        diagnostics.push(Diagnostic::error("letter-size", span, message).hint(hint));
    }
    if way_out(letter).is_none() {
        let message = format!("the letter `{edition}` does not link to the way out of its list");
        let hint = "put `half.unsubscribe` into the template of the letter’s foot";
        diagnostics.push(Diagnostic::error("missing-unsubscribe", span, message).hint(hint));
    }
    for half in letter.halves.iter().filter(|half| half.subject.is_empty() && letter.halves.len() == 1) {
        let message = format!("the {} subject is empty", half.language.english_name());
        let hint = "write it as `title: …` in the front matter";
        diagnostics.push(Diagnostic::error("empty-subject", half.subject_span, message).hint(hint));
    }
    images(letter, page, diagnostics);
    links(letter, page, diagnostics);
    merge_tags(letter, page, diagnostics);
}

/// How far from the beginning the way out of the list stands.
fn way_out(Letter { html, sender, .. }: &Letter<'_>) -> Option<usize> {
    let way = sender.unsubscribe.as_ref().map(Unsubscribe::link).unwrap_or_default();
    html.find(&way.replace('&', "&amp;"))
}

/// `letter-image`: many readers see no images, and hear what stands for them; without sizes the letter jumps.
fn images(Letter { edition, span, .. }: &Letter<'_>, page: &Elements, diagnostics: &mut Diagnostics) {
    for image in page.tags.iter().filter(|element| element.name == "img") {
        let lacks: Vec<&str> = ["alt", "width", "height"]
            .into_iter()
            .filter(|name| image.get(name).is_none_or(|value| value.trim().is_empty() && *name != "alt"))
            .collect();
        if !lacks.is_empty() {
            let source = image.get("src").unwrap_or_default();
            let message =
                format!("the image `{source}` in the letter `{edition}` has no `{}`", lacks.join("`, no `"));
            diagnostics.push(
                Diagnostic::error("letter-image", *span, message)
                    .hint("say what it shows, and how large it is, in the template"),
            );
        }
    }
}

/// `relative-link`: a mail stands nowhere, so only whole addresses lead anywhere from it.
fn links(Letter { edition, sender, span, .. }: &Letter<'_>, page: &Elements, diagnostics: &mut Diagnostics) {
    let way = sender.unsubscribe.as_ref().map(Unsubscribe::link).unwrap_or_default();
    for link in page.tags.iter().filter(|element| element.name == "a") {
        let Some(to) = link.get("href") else { continue };
        let whole = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme));
        let is_tag = to == way || to.contains("{{") || to.contains("*|");
        let anchor = to
            .strip_prefix('#')
            .is_some_and(|anchor| page.tags.iter().any(|element| element.get("id") == Some(anchor)));
        if !(whole || is_tag || anchor) {
            let message = format!("the link `{to}` in the letter `{edition}` leads nowhere from a mail");
            diagnostics.push(
                Diagnostic::error("relative-link", *span, message)
                    .hint("write the whole address, beginning with `https://`"),
            );
        }
    }
}

/// `merge-tag`: a service would put something else in the place of what an author wrote.
fn merge_tags(
    Letter { edition, sender, span, .. }: &Letter<'_>,
    page: &Elements,
    diagnostics: &mut Diagnostics,
) {
    let Some(Unsubscribe::Service(service)) = &sender.unsubscribe else { return };
    for opening in service.opening() {
        if page.text.contains(opening) {
            let message = format!(
                "the text of the letter `{edition}` holds `{opening}`, with which merge tags of {} begin",
                service.name()
            );
            diagnostics.push(
                Diagnostic::error("merge-tag", *span, message)
                    .hint("put a space between the two signs, or say it in other words"),
            );
        }
    }
}

#[cfg(test)]
mod tests;
