//! Letters as HTML for mail clients.

use css_inline::CSSInliner;
use serde::Serialize;

use super::{Mail, Voice, base};
use crate::diagnostic::Diagnostic;
use crate::localize::{Digest, DigestFigure, DigestFinding, EditionLetter, LetterWords};
use crate::markup::Direction;
use crate::markup::mail::{self, Block, BlockKind};
use crate::render::{Site, Templates, address};

/// The template of a letter.
pub const HTML_TEMPLATE: &str = "newsletter/letter.html";

/// The class of links in running text.
const LINK: &str = "link";

/// `newsletter/letter.html`.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HtmlLetter {
    /// BCP 47 tag of its first half.
    pub lang: String,
    /// The direction of its first half.
    pub dir: &'static str,
    /// The subject.
    pub subject: String,
    /// What lists of mails show behind the subject.
    pub preheader: String,
    /// One edition, or one below the other.
    pub halves: Vec<HalfView>,
}

/// A half of a letter. Every text cell says `lang`, `dir` and `align` of it, and has its `dir` as a class too.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HalfView {
    /// BCP 47 tag.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The side its lines begin at: `right` or `left`.
    pub align: &'static str,
    /// Its anchor.
    pub anchor: String,
    /// In a letter of both languages, the link to the other half.
    pub jump: Option<JumpView>,
    /// The name that it comes from.
    pub sender: String,
    /// The picture at its head.
    pub logo: Option<LogoView>,
    /// HTML: the date.
    pub date: String,
    /// HTML: the heading; none if it is the title of the first report.
    pub heading: Option<String>,
    /// The introduction.
    pub introduction: Vec<BlockView>,
    /// The reports.
    pub reports: Vec<DigestView>,
    /// The words that go with every letter.
    pub words: LetterWords,
    /// The address of the same letter in a browser.
    pub online: String,
    /// What leads out of the list: a web address or a merge tag.
    pub unsubscribe: String,
    /// HTML: where the sender is.
    pub postal_address: Option<String>,
}

/// A link to the other half.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct JumpView {
    /// The anchor of the other half.
    pub anchor: String,
    /// BCP 47 tag of the other half.
    pub lang: String,
    /// Its direction.
    pub dir: &'static str,
    /// The side its lines begin at.
    pub align: &'static str,
    /// The words of the link, in the language of the other half.
    pub label: String,
}

/// A picture.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LogoView {
    /// Its web address.
    pub src: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

/// A block of the introduction.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BlockView {
    /// `paragraph`, `heading`, `item` or `quote`.
    pub kind: &'static str,
    /// What stands before an item: a bullet, or its number.
    pub marker: String,
    /// HTML: its text.
    pub html: String,
}

/// What is told of a report.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DigestView {
    /// The address of its page.
    pub href: String,
    /// HTML: its title.
    pub title: String,
    /// HTML: its date.
    pub date: String,
    /// HTML: its summary.
    pub summary: Option<String>,
    /// Its key figures.
    pub key_figures: Vec<LetterFigureView>,
    /// The findings that are told.
    pub findings: Vec<LetterFindingView>,
}

/// A key figure.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LetterFigureView {
    /// HTML: the value.
    pub value: String,
    /// HTML: what it is.
    pub label: String,
    /// HTML: what time it covers.
    pub period: Option<String>,
}

/// A finding.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LetterFindingView {
    /// The address of it.
    pub href: String,
    /// HTML: its headline, or what it is about.
    pub label: String,
    /// HTML: what it claims and who says so.
    pub sentence: String,
}

/// The HTML of a letter, its styles in its elements.
pub fn letter(templates: &Templates, site: &Site, mail: &Mail<'_>) -> Result<String, Diagnostic> {
    let html = templates.fragment(HTML_TEMPLATE, &context(site, mail))?;
    let inliner = CSSInliner::options().load_remote_stylesheets(false).build();
    inliner
        .inline(&html)
        .map_err(|error| templates.complaint(HTML_TEMPLATE, &format!("its styles cannot be read: {error}")))
}

fn context(site: &Site, mail: &Mail<'_>) -> HtmlLetter {
    let first = mail.first();
    let halves: Vec<&EditionLetter<'_>> = mail.halves.iter().map(|Voice { marked, .. }| *marked).collect();
    let half = |(index, letter): (usize, &&EditionLetter<'_>)| {
        let other = (halves.len() > 1).then(|| (halves[1 - index], index == 0));
        half_view(site, mail, letter, other)
    };
    HtmlLetter {
        lang: first.edition.locale.clone(),
        dir: first.edition.direction.html(),
        subject: mail.subject(),
        preheader: first.preheader.clone(),
        halves: halves.iter().enumerate().map(half).collect(),
    }
}

/// One half; `other` is the other one, and whether it stands below.
fn half_view(
    site: &Site,
    mail: &Mail<'_>,
    letter: &EditionLetter<'_>,
    other: Option<(&EditionLetter<'_>, bool)>,
) -> HalfView {
    let words = &letter.edition;
    let direction = words.direction;
    let jump = other.map(|(other, below)| JumpView {
        anchor: anchor(other),
        lang: other.edition.locale.clone(),
        dir: other.edition.direction.html(),
        align: align(other.edition.direction),
        label: if below { other.words.below.clone() } else { other.words.above.clone() },
    });
    let sender = &mail.issue.sender;
    let logo = sender.logo.as_ref().map(|logo| LogoView {
        src: logo.src.clone(),
        width: logo.width,
        height: logo.height,
        alt: letter.logo.clone().unwrap_or_default(),
    });
    let blocks = mail::blocks(&letter.introduction);
    HalfView {
        lang: words.locale.clone(),
        dir: direction.html(),
        align: align(direction),
        anchor: anchor(letter),
        jump,
        sender: letter.sender.clone(),
        logo,
        date: line(&letter.date.text, direction),
        heading: letter.heading.as_deref().map(|heading| line(heading, direction)),
        introduction: blocks.iter().map(|block| block_view(block, direction, words.zero)).collect(),
        reports: letter
            .reports
            .iter()
            .map(|report| digest_view(site, report, &words.locale, direction))
            .collect(),
        words: letter.words.clone(),
        online: mail.online(site),
        unsubscribe: sender.unsubscribe.as_ref().map(|way| way.link().to_owned()).unwrap_or_default(),
        postal_address: letter.postal_address.as_ref().map(|text| line(text, direction)),
    }
}

fn anchor(letter: &EditionLetter<'_>) -> String {
    format!("letter-{}", letter.edition.locale)
}

/// The side that lines of a direction begin at. Mail clients know no `start`.
fn align(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "right",
        Direction::Ltr => "left",
    }
}

fn line(runs: &[crate::markup::Run], direction: Direction) -> String {
    let mut out = String::new();
    mail::write_runs(runs, direction, &mut out);
    out
}

fn block_view(Block { kind, parts }: &Block, direction: Direction, zero: char) -> BlockView {
    let mut html = String::new();
    mail::write_parts(parts, direction, LINK, &mut html);
    let (kind, marker) = match kind {
        BlockKind::Paragraph => ("paragraph", String::new()),
        BlockKind::Heading => ("heading", String::new()),
        BlockKind::Quote => ("quote", String::new()),
        BlockKind::Item(number) => ("item", super::text::marker(*number, zero)),
    };
    BlockView { kind, marker, html }
}

fn digest_view(site: &Site, digest: &Digest, locale: &str, direction: Direction) -> DigestView {
    let href = address::absolute(base(site), &address::report(locale, &digest.id));
    let finding = |DigestFinding { id, label, sentence }: &DigestFinding| LetterFindingView {
        href: format!("{href}#{id}"),
        label: line(label, direction),
        sentence: line(sentence, direction),
    };
    let figure = |DigestFigure { text, label, period }: &DigestFigure| LetterFigureView {
        value: line(text, direction),
        label: line(label, direction),
        period: period.as_ref().map(|period| line(period, direction)),
    };
    DigestView {
        title: line(&digest.title, direction),
        date: line(&digest.date, direction),
        summary: digest.summary.as_ref().map(|summary| line(summary, direction)),
        key_figures: digest.key_figures.iter().map(figure).collect(),
        findings: digest.findings.iter().map(finding).collect(),
        href,
    }
}

/// Letters to try templates with: one that has all there is, one that has the least.
pub fn samples() -> Vec<HtmlLetter> {
    let block = |kind| BlockView { kind, marker: "•".to_owned(), html: "text".to_owned() };
    let digest = DigestView {
        summary: Some("summary".to_owned()),
        key_figures: vec![
            LetterFigureView { period: Some("period".to_owned()), ..LetterFigureView::default() },
            LetterFigureView::default(),
        ],
        findings: vec![LetterFindingView::default()],
        ..DigestView::default()
    };
    let full = HalfView {
        jump: Some(JumpView::default()),
        logo: Some(LogoView::default()),
        introduction: ["paragraph", "heading", "item", "quote"].map(block).into(),
        reports: vec![digest, DigestView::default()],
        postal_address: Some("address".to_owned()),
        ..HalfView::default()
    };
    let letter = |halves| HtmlLetter { halves, ..HtmlLetter::default() };
    vec![letter(vec![full.clone(), full]), letter(vec![HalfView::default()])]
}
