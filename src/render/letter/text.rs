//! Letters as plain text.
//!
//! Every block is wrapped and begins in its own direction. Links have a number in the text and stand with it alone on a line
//! below, so that no text of the other direction touches them.

use serde::Serialize;

use super::wrap::{WIDTH, paragraph};
use super::{Mail, base};
use crate::diagnostic::Diagnostic;
use crate::localize::{Digest, DigestFigure, EditionLetter, LetterWords};
use crate::markup::mail::{self, Block, BlockKind, Part};
use crate::markup::{Direction, Run};
use crate::render::context::bare;
use crate::render::{Site, Templates, address};

/// The template of a letter as plain text.
pub const TEXT_TEMPLATE: &str = "newsletter/letter.txt";

/// `newsletter/letter.txt`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TextLetter {
    /// One edition, or one below the other.
    pub halves: Vec<TextHalf>,
}

/// A half of a letter; its texts are wrapped.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TextHalf {
    /// In a letter of both languages, where the other half is.
    pub jump: Option<String>,
    /// The name that it comes from.
    pub sender: String,
    /// The date.
    pub date: String,
    /// A line under headings.
    pub rule: String,
    /// The heading; none if it is the title of the first report.
    pub heading: Option<String>,
    /// The introduction.
    pub introduction: Vec<TextBlock>,
    /// The reports.
    pub reports: Vec<TextDigest>,
    /// "Key figures".
    pub key_figures: String,
    /// Why the reader gets this letter.
    pub why: String,
    /// The way out of the list.
    pub unsubscribe: TextBlock,
    /// The same letter in a browser.
    pub online: TextBlock,
    /// Where the sender is.
    pub postal_address: Option<String>,
}

/// A block and its links.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TextBlock {
    /// Whether it is an item of a list: no empty line stands before it.
    pub item: bool,
    /// Its text.
    pub text: String,
    /// Its links, each with its number, for a line of its own.
    pub links: Vec<String>,
}

/// What is told of a report.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TextDigest {
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Its key figures, a line each.
    pub key_figures: Vec<String>,
    /// The findings that are told.
    pub findings: Vec<TextFinding>,
    /// "Read the full report", with the link.
    pub read: TextBlock,
}

/// A finding.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TextFinding {
    /// Its headline, or what it is about.
    pub label: String,
    /// What it claims and who says so.
    pub sentence: TextBlock,
}

/// The plain text of a letter; its lines end in a line feed.
pub fn letter(templates: &Templates, site: &Site, mail: &Mail<'_>) -> Result<String, Diagnostic> {
    let text = templates.fragment(TEXT_TEMPLATE, &context(site, mail))?;
    let text = text.trim_matches('\n');
    Ok(format!("{text}\n"))
}

fn context(site: &Site, mail: &Mail<'_>) -> TextLetter {
    let mut links = 0;
    let letters: Vec<&EditionLetter<'_>> = mail.halves.iter().map(|half| half.spoken).collect();
    let mut halves = Vec::with_capacity(letters.len());
    for (index, letter) in letters.iter().enumerate() {
        let jump = letters.get(1).map(|second| match index {
            0 => second.words.below.as_str(),
            _ => letters[0].words.above.as_str(),
        });
        let other = letters.get(1).map(|second| if index == 0 { second } else { &letters[0] });
        let jump = jump.zip(other).map(|(words, other)| paragraph(words, other.edition.direction));
        let half = Half { letter, direction: letter.edition.direction, links: &mut links };
        halves.push(half.view(site, mail, jump));
    }
    TextLetter { halves }
}

struct Half<'a, 'l> {
    letter: &'a EditionLetter<'a>,
    direction: Direction,
    /// How many links have a number.
    links: &'l mut usize,
}

impl Half<'_, '_> {
    fn view(mut self, site: &Site, mail: &Mail<'_>, jump: Option<String>) -> TextHalf {
        let letter = self.letter;
        let LetterWords { key_figures, why, online, unsubscribe, read, .. } = &letter.words;
        let leave = mail.issue.sender.unsubscribe.as_ref();
        let introduction = mail::blocks(&letter.introduction);
        TextHalf {
            jump,
            sender: self.own(&letter.sender),
            date: self.line(&letter.date.text),
            rule: bare("-".repeat(WIDTH / 2), self.direction),
            heading: letter.heading.as_deref().map(|heading| self.line(heading)),
            introduction: introduction.iter().map(|block| self.block(block)).collect(),
            reports: letter.reports.iter().map(|report| self.digest(site, report, read)).collect(),
            key_figures: self.own(key_figures),
            why: self.own(why),
            unsubscribe: self.linked(unsubscribe, leave.map_or("", |way| way.link())),
            online: self.linked(online, &mail.online(site)),
            postal_address: letter.postal_address.as_ref().map(|text| self.line(text)),
        }
    }

    fn own(&self, text: &str) -> String {
        paragraph(text, self.direction)
    }

    fn line(&self, runs: &[Run]) -> String {
        paragraph(&mail::plain(runs, self.direction), self.direction)
    }

    /// Gives a link its number: what stands in the text, and on the line of the link.
    fn number(&mut self, address: &str) -> (String, String) {
        *self.links += 1;
        (format!("[{}]", self.links), format!("[{}] {address}", self.links))
    }

    fn linked(&mut self, text: &str, address: &str) -> TextBlock {
        let (number, link) = self.number(address);
        TextBlock { text: self.own(&format!("{text} {number}")), links: vec![link], ..TextBlock::default() }
    }

    fn block(&mut self, Block { kind, parts }: &Block) -> TextBlock {
        let mut text = match kind {
            BlockKind::Item(number) => format!("{} ", marker(*number, self.letter.edition.zero)),
            BlockKind::Paragraph | BlockKind::Heading | BlockKind::Quote => String::new(),
        };
        let (mut links, mut open, mut wrapped) = (Vec::new(), None, Vec::new());
        for part in parts {
            match part {
                Part::Runs(runs) => text.push_str(&mail::plain(runs, self.direction)),
                Part::Link(address) => open = Some(self.number(address)),
                Part::LinkEnd => {
                    if let Some((number, link)) = open.take() {
                        text.push(' ');
                        text.push_str(&number);
                        links.push(link);
                    }
                }
                Part::Break => wrapped.push(self.own(&std::mem::take(&mut text))),
                Part::Strong | Part::StrongEnd => {}
            }
        }
        wrapped.push(self.own(&text));
        TextBlock { item: matches!(kind, BlockKind::Item(_)), text: wrapped.join("\n"), links }
    }

    fn digest(&mut self, site: &Site, digest: &Digest, read: &str) -> TextDigest {
        let href = address::absolute(base(site), &address::report(&self.letter.edition.locale, &digest.id));
        let figure = |DigestFigure { text, label, period }: &DigestFigure| {
            let plain = |runs: &[Run]| mail::plain(runs, self.direction);
            let period = period.as_ref().map(|period| format!(" ({})", plain(period))).unwrap_or_default();
            self.own(&format!("• {}{period}: {}", plain(label), plain(text)))
        };
        let key_figures = digest.key_figures.iter().map(figure).collect();
        let findings = digest.findings.iter().map(|finding| {
            let (_, link) = self.number(&format!("{href}#{}", finding.id));
            let number = link.split(' ').next().unwrap_or_default();
            let label = self.own(&format!("{} {number}", mail::plain(&finding.label, self.direction)));
            let sentence =
                TextBlock { text: self.line(&finding.sentence), links: vec![link], ..TextBlock::default() };
            TextFinding { label, sentence }
        });
        let findings: Vec<TextFinding> = findings.collect();
        TextDigest {
            title: self.line(&digest.title),
            date: self.line(&digest.date),
            summary: digest.summary.as_ref().map(|summary| self.line(summary)),
            key_figures,
            findings,
            read: self.linked(read, &href),
        }
    }
}

/// What stands before an item of a list: a bullet, or its number in the digits of the edition.
pub(super) fn marker(number: Option<u64>, zero: char) -> String {
    let Some(number) = number else { return "•".to_owned() };
    let shift = u32::from(zero) - u32::from('0');
    let digit = |c: char| char::from_u32(u32::from(c) + shift).unwrap_or(c);
    format!("{}.", number.to_string().chars().map(digit).collect::<String>())
}

/// Letters to try templates with: one that has all there is, one that has the least.
pub fn samples() -> Vec<TextLetter> {
    let block = TextBlock { item: true, text: "text".to_owned(), links: vec!["[1] link".to_owned()] };
    let digest = TextDigest {
        summary: Some("summary".to_owned()),
        key_figures: vec!["figure".to_owned()],
        findings: vec![TextFinding { label: "label".to_owned(), sentence: block.clone() }],
        ..TextDigest::default()
    };
    let full = TextHalf {
        jump: Some("jump".to_owned()),
        introduction: vec![block.clone(), block],
        reports: vec![digest, TextDigest::default()],
        postal_address: Some("address".to_owned()),
        ..TextHalf::default()
    };
    vec![TextLetter { halves: vec![full.clone(), full] }, TextLetter { halves: vec![TextHalf::default()] }]
}
