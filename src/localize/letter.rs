//! An issue of the newsletter in an edition: its own words and those that go with every letter.
//!
//! In: an issue's own words, linked, the digests of its reports in this edition, and the edition's context. Out: an
//! [`EditionLetter`]. Made twice: once as it is, for HTML, once with a context that says signs as words, for plain text.

use std::sync::Arc;

use serde::Serialize;

use super::DateStyle;
use super::context::Context;
use super::digest::Digest;
use super::edition_report::{DateLine, EditionWords, Line};
use super::lines::{authored, line};
use super::message::{MessageError, Messages, Unworded, args};
use super::prose::{PlacedError, Prose};
use crate::markup::Piece;
use crate::markup::mail::bare;
use crate::model::{Bilingual, Date, Issue, Letter, Placed};
use crate::source::Span;

/// The longest preheader that is made of a summary, in characters: longer ones are not shown.
const PREHEADER: usize = 90;

/// A letter in one edition.
#[derive(Debug)]
pub struct EditionLetter<'a> {
    /// The edition.
    pub edition: Arc<EditionWords>,
    /// The words that go with every letter.
    pub words: LetterWords,
    /// The subject: one line without controls.
    pub subject: String,
    /// Where it is written, or the issue.
    pub subject_span: Span,
    /// What it is headed by; nothing if that is the title of its first report, which stands right below.
    pub heading: Option<Line>,
    /// What lists of mails show behind the subject: one line without controls.
    pub preheader: String,
    /// Where it is written, or the issue.
    pub preheader_span: Span,
    /// The preheader as a line.
    pub preheader_line: Line,
    /// The name that it comes from.
    pub sender: String,
    /// The date.
    pub date: DateLine,
    /// The introduction.
    pub introduction: Vec<Piece<'a>>,
    /// What is told of each report.
    pub reports: Vec<&'a Digest>,
    /// Where the sender is.
    pub postal_address: Option<Line>,
    /// What the picture at the head shows.
    pub logo: Option<String>,
}

/// The words that go with every letter.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LetterWords {
    /// "Key figures".
    pub key_figures: String,
    /// "Read the full report →".
    pub read: String,
    /// "Read in a browser".
    pub online: String,
    /// "Unsubscribe".
    pub unsubscribe: String,
    /// Why the reader gets this letter.
    pub why: String,
    /// "English below ↓": in a letter of both languages, the link to this half from above it.
    pub below: String,
    /// "English above ↑": the link to this half from below it.
    pub above: String,
    /// "Newsletters": the heading of the page of all issues.
    pub issues: String,
    /// "On a phone".
    pub phone: String,
    /// "On a desk".
    pub desk: String,
    /// "Plain text".
    pub text: String,
    /// "Both languages".
    pub both: String,
    /// "No newsletters yet."
    pub none: String,
}

/// What a letter is made of, besides the context.
#[derive(Debug, Clone, Copy)]
pub struct LetterParts<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// Its date.
    pub date: Date,
    /// Its own words.
    pub letter: &'a Letter,
    /// What is told of its reports; at least one.
    pub reports: &'a [&'a Digest],
}

/// The words that go with every letter of an edition.
///
/// # Errors
/// A message that cannot be formatted.
pub fn letter_words(context: &Context) -> Result<LetterWords, MessageError> {
    words(&context.formatter.messages)
}

/// Words a letter for an edition.
///
/// # Errors
/// A message or a placeable that cannot be formatted, as a diagnostic at its place.
pub fn letter<'a>(parts: LetterParts<'a>, context: &'a Context) -> Result<EditionLetter<'a>, Unworded> {
    make(parts, context).map_err(|(span, error)| Unworded::new(span, error))
}

fn make<'a>(parts: LetterParts<'a>, context: &'a Context) -> Result<EditionLetter<'a>, PlacedError> {
    let LetterParts { issue, date, letter, reports } = parts;
    let formatter = &context.formatter;
    let (language, direction) = (formatter.language, formatter.direction);
    let at = |error: MessageError| (issue.span, error);
    let mut prose = Prose::new(context);
    let mut written = |placed: &'a Option<Bilingual<Placed>>| -> Result<Option<(Line, Span)>, PlacedError> {
        let Some(halves) = placed else { return Ok(None) };
        let Placed { text, span } = halves.get(language);
        Ok(Some((prose.line(text)?, *span)))
    };
    let (heading, subject_span) = match written(&letter.subject)? {
        Some(written) => written,
        None => (made_subject(reports, context).map_err(at)?, issue.span),
    };
    let (preheader_line, preheader_span) = match written(&letter.preheader)? {
        Some(written) => written,
        None => (made_preheader(reports, context), issue.span),
    };
    let introduction = match &letter.introduction {
        None => Vec::new(),
        Some(halves) => {
            let text = halves.get(language);
            prose.pieces(text, 0..text.items.len())?
        }
    };
    let subject = bare(&heading);
    let repeats =
        introduction.is_empty() && reports.first().is_some_and(|first| bare(&first.title) == subject);
    let day = formatter.date_in(date, DateStyle::Long, formatter.calendar).map_err(at)?;
    let sender = &issue.sender;
    Ok(EditionLetter {
        edition: Arc::clone(&context.words),
        words: words(&formatter.messages).map_err(at)?,
        subject,
        subject_span,
        heading: (!repeats).then_some(heading),
        preheader: bare(&preheader_line),
        preheader_span,
        preheader_line,
        sender: sender.name.as_ref().map_or(&context.words.publication, |name| name.get(language)).clone(),
        date: DateLine { text: line(&day, direction), iso: date.to_string() },
        introduction,
        reports: reports.to_vec(),
        postal_address: sender.postal_address.as_ref().map(|text| authored(text.get(language), direction)),
        logo: sender.logo.as_ref().map(|logo| logo.alt.get(language).clone()),
    })
}

/// The subject of an issue without one: the title of its first report.
fn made_subject(reports: &[&Digest], context: &Context) -> Result<Line, MessageError> {
    let formatter = &context.formatter;
    let title = reports.first().map(|report| bare(&report.title)).unwrap_or_default();
    let given = args([("title", title.as_str()), ("publication", context.words.publication.as_str())]);
    let text = formatter.messages.format("letter-subject", "", &given)?;
    Ok(line(&text, formatter.direction))
}

/// The preheader of an issue without one: as much of a summary, or of a finding, as is shown.
fn made_preheader(reports: &[&Digest], context: &Context) -> Line {
    let summaries = reports.iter().filter_map(|report| report.summary.as_ref());
    let sentences = reports.iter().flat_map(|report| &report.findings).map(|finding| &finding.sentence);
    let Some(longest) = summaries.chain(sentences).next() else { return Line::new() };
    let text = bare(longest);
    let mut short = String::new();
    for word in text.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > PREHEADER {
            let end =
                short.trim_end_matches(|c: char| c.is_ascii_punctuation() || matches!(c, '،' | '؛')).len();
            short.truncate(end);
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    authored(&short, context.formatter.direction)
}

fn words(messages: &Messages) -> Result<LetterWords, MessageError> {
    let word = |id: &str| messages.word(id);
    Ok(LetterWords {
        key_figures: word("letter-key-figures")?,
        read: word("letter-read")?,
        online: word("letter-online")?,
        unsubscribe: word("letter-unsubscribe")?,
        why: word("letter-why")?,
        below: word("letter-below")?,
        above: word("letter-above")?,
        issues: word("letter-issues")?,
        phone: word("letter-phone")?,
        desk: word("letter-desk")?,
        text: word("letter-text")?,
        both: word("letter-both")?,
        none: word("letter-none")?,
    })
}
