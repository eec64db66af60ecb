//! The page of all issues: each letter as a phone and as a desk show it.

use serde::Serialize;

use super::{BILINGUAL, IssueSummary, LetterSummary};
use crate::diagnostic::Diagnostic;
use crate::localize::LetterWords;
use crate::publish::Page;
use crate::render::context::bare;
use crate::render::{Site, Templates, address};

/// The template of the page.
pub const INDEX_TEMPLATE: &str = "newsletter/index.html";

/// `newsletter/index.html`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PreviewPage {
    /// BCP 47 tag of the page: that of the first edition.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The publication's name.
    pub publication: String,
    /// Link to the style sheet.
    pub stylesheet: String,
    /// Link to the style sheet of the project, if it has one.
    pub theme: Option<String>,
    /// Link to the front page of the publication.
    pub home: String,
    /// The words that go with letters.
    pub words: LetterWords,
    /// The issues, the newest first.
    pub issues: Vec<IssueView>,
}

/// An issue.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IssueView {
    /// Its name: its anchor.
    pub name: String,
    /// Its date in words.
    pub date: String,
    /// Link to all its mails in one file.
    pub mbox: String,
    /// Its letters.
    pub letters: Vec<LetterView>,
}

/// A letter of an issue.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LetterView {
    /// BCP 47 tag of its first half.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The edition's name, or "Both languages".
    pub name: String,
    /// The subject.
    pub subject: String,
    /// What lists of mails show behind it.
    pub preheader: String,
    /// Link to the HTML.
    pub html: String,
    /// Link to the plain text.
    pub text: String,
    /// Link to the mail.
    pub eml: String,
}

/// The page; the issues come newest first.
pub fn page(
    templates: &Templates,
    site: &Site,
    words: &LetterWords,
    issues: &[IssueSummary],
) -> Result<Page, Diagnostic> {
    templates.page(INDEX_TEMPLATE, address::LETTERS.to_owned(), &context(site, words, issues))
}

fn context(site: &Site, words: &LetterWords, issues: &[IssueSummary]) -> PreviewPage {
    let own = address::LETTERS;
    let first = site.editions.first();
    PreviewPage {
        lang: first.map(|edition| edition.locale.clone()).unwrap_or_default(),
        dir: first.map_or("ltr", |edition| edition.direction.html()),
        publication: first.map(|edition| edition.publication.clone()).unwrap_or_default(),
        stylesheet: address::relative(own, address::STYLESHEET),
        theme: site.theme.then(|| address::relative(own, address::THEME)),
        home: address::relative(own, address::CHOOSER),
        words: words.clone(),
        issues: issues.iter().map(|issue| issue_view(site, words, issue)).collect(),
    }
}

fn issue_view(site: &Site, words: &LetterWords, issue: &IssueSummary) -> IssueView {
    let own = address::LETTERS;
    let link = |edition: &str, extension: &str| {
        address::relative(own, &address::letter(issue.name.as_str(), edition, extension))
    };
    let letter = |LetterSummary { locale, bilingual, subject, preheader, .. }: &LetterSummary| {
        let edition = site.editions.iter().find(|edition| edition.locale == *locale);
        let file = if *bilingual { BILINGUAL } else { locale };
        let direction = edition.map_or(crate::markup::Direction::Ltr, |edition| edition.direction);
        LetterView {
            lang: locale.clone(),
            dir: direction.html(),
            name: match edition {
                Some(edition) if !bilingual => edition.name.clone(),
                _ => words.both.clone(),
            },
            subject: bare(subject.clone(), direction),
            preheader: bare(preheader.clone(), direction),
            html: link(file, "html"),
            text: link(file, "txt"),
            eml: link(file, "eml"),
        }
    };
    IssueView {
        name: issue.name.as_str().to_owned(),
        date: issue.letters.first().map(|letter| letter.date.clone()).unwrap_or_default(),
        mbox: address::relative(own, &address::mbox(issue.name.as_str())),
        letters: issue.letters.iter().map(letter).collect(),
    }
}

/// A page to try the template with.
pub fn sample() -> PreviewPage {
    let issue = IssueView { letters: vec![LetterView::default()], ..IssueView::default() };
    PreviewPage { theme: Some("theme.css".to_owned()), issues: vec![issue], ..PreviewPage::default() }
}
