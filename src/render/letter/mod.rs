//! Newsletters: a letter's finished words to what mail clients, mail services and people are handed.
//!
//! In: [`Mail`]s, each in one edition or with one half below the other. Out: [`Made`]: the HTML, the text and the mail, of which
//! checks see the first two, and the pages to publish. HTML and text come from templates; the styles of the HTML are
//! then written into its elements (`css-inline`), and the mail is put together by `mail-builder`.

mod eml;
mod feed;
mod html;
mod json;
mod preview;
mod text;
mod wrap;

pub use html::{HTML_TEMPLATE, HtmlLetter};
pub use preview::{INDEX_TEMPLATE, PreviewPage};
pub use text::{TEXT_TEMPLATE, TextLetter};

use super::{Site, Templates, address};
use crate::diagnostic::Diagnostic;
use crate::localize::{EditionLetter, LetterWords};
use crate::model::{Date, Issue, IssueName};
use crate::publish::Page;
use crate::request::LetterFile;

/// One half of a letter: its words as they are, and as they are said in plain text.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    /// For HTML.
    pub marked: &'a EditionLetter<'a>,
    /// For plain text: signs of numbers are words.
    pub spoken: &'a EditionLetter<'a>,
}

/// A letter to be made.
#[derive(Debug, Clone)]
pub struct Mail<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// Its name.
    pub name: &'a IssueName,
    /// Its date.
    pub date: Date,
    /// One edition, or one of each language in the order they stand in.
    pub halves: Vec<Voice<'a>>,
}

/// A letter, made.
#[derive(Debug, Clone)]
pub struct Made {
    /// The edition's locale, or `bilingual`: the name of its files.
    pub edition: String,
    /// The HTML.
    pub html: String,
    /// The plain text.
    pub text: String,
    /// The mail.
    pub eml: Vec<u8>,
    /// Everything, for programs.
    json: String,
}

/// What is told of an issue when it is done: for the page of all issues and for feeds.
#[derive(Debug, Clone)]
pub struct IssueSummary {
    /// Its name.
    pub name: IssueName,
    /// Its date.
    pub date: Date,
    /// Its letters, in the order of the editions, the one in both languages last.
    pub letters: Vec<LetterSummary>,
}

/// A letter of an issue that is done.
#[derive(Debug, Clone)]
pub struct LetterSummary {
    /// The locale of its first half.
    pub locale: String,
    /// Whether it is in both languages.
    pub bilingual: bool,
    /// Its subject.
    pub subject: String,
    /// Its preheader.
    pub preheader: String,
    /// The date in words.
    pub date: String,
    /// The HTML of it, for feeds; of letters in both languages there is no feed.
    pub html: String,
}

/// The name of the files of a letter in both languages.
pub const BILINGUAL: &str = "bilingual";

impl<'a> Mail<'a> {
    /// The name of its files.
    #[must_use]
    pub fn edition(&self) -> &str {
        match self.halves.as_slice() {
            [one] => &one.marked.edition.locale,
            _ => BILINGUAL,
        }
    }

    /// The half that stands first: lists of mails show what it says.
    fn first(&self) -> &'a EditionLetter<'a> {
        // A letter is made of the editions that there are; there is one at least.
        self.halves[0].marked
    }

    /// The subject: one line without controls.
    #[must_use]
    pub fn subject(&self) -> String {
        let subjects: Vec<&str> = self.halves.iter().map(|half| half.marked.subject.as_str()).collect();
        subjects.join(" | ")
    }

    /// Where it is read in a browser.
    fn online(&self, site: &Site) -> String {
        address::absolute(base(site), &address::letter(self.name.as_str(), self.edition(), "html"))
    }

    /// What the page of all issues shows of it.
    #[must_use]
    pub fn summary(&self, made: &Made) -> LetterSummary {
        let first = self.first();
        LetterSummary {
            locale: first.edition.locale.clone(),
            bilingual: self.halves.len() > 1,
            subject: self.subject(),
            preheader: first.preheader.clone(),
            date: crate::markup::mail::bare(&first.date.text),
            html: if self.halves.len() > 1 { String::new() } else { made.html.clone() },
        }
    }
}

/// The public address; an issue is refused where there is none.
fn base(site: &Site) -> &str {
    site.base_url.as_deref().unwrap_or_default()
}

/// Makes a letter.
///
/// # Errors
/// A template that fails on it, as a diagnostic at its place in the template, or a style sheet that cannot be read.
pub fn make(templates: &Templates, site: &Site, mail: &Mail<'_>) -> Result<Made, Diagnostic> {
    let html = html::letter(templates, site, mail)?;
    let text = text::letter(templates, site, mail)?;
    let eml = eml::mail(site, mail, &html, &text);
    let json = json::letter(site, mail, &html, &text);
    Ok(Made { edition: mail.edition().to_owned(), html, text, eml, json })
}

impl Made {
    /// Its files of these kinds; all of them if none is named.
    #[must_use]
    pub fn pages(&self, issue: &IssueName, files: &[LetterFile]) -> Vec<Page> {
        let page = |file: LetterFile| {
            let (extension, bytes) = match file {
                LetterFile::Eml => ("eml", self.eml.clone()),
                LetterFile::Html => ("html", self.html.clone().into_bytes()),
                LetterFile::Text => ("txt", self.text.clone().into_bytes()),
                LetterFile::Json => ("json", self.json.clone().into_bytes()),
            };
            Page { path: address::letter(issue.as_str(), &self.edition, extension), bytes }
        };
        LetterFile::ALL
            .into_iter()
            .filter(|file| files.is_empty() || files.contains(file))
            .map(page)
            .collect()
    }
}

/// All mails of an issue in one file (mbox).
#[must_use]
pub fn mbox(issue: &IssueName, date: Date, letters: &[Made]) -> Page {
    Page { path: address::mbox(issue.as_str()), bytes: eml::mbox(date, letters) }
}

/// The page of all issues, and what goes with it: its style sheet and the feeds of the editions.
///
/// # Errors
/// A template that fails, as a diagnostic at its place in the template.
pub fn around(
    templates: &Templates,
    site: &Site,
    words: &LetterWords,
    issues: &[IssueSummary],
) -> Result<Vec<Page>, Diagnostic> {
    let mut pages = vec![preview::page(templates, site, words, issues)?];
    pages.extend(templates.letter_assets().iter().cloned());
    pages.extend(site.editions.iter().map(|edition| feed::page(site, edition, issues)));
    Ok(pages)
}

/// What the templates of newsletters are tried with.
pub(super) fn samples() -> (Vec<HtmlLetter>, Vec<TextLetter>, PreviewPage) {
    (html::samples(), text::samples(), preview::sample())
}
