//! What templates are given: one struct a template, serialised once a page.
//!
//! A field whose doc says **HTML** or **Markdown** is a finished fragment: a template puts it in as it is (`| safe` in
//! HTML). Every other field is plain text, which HTML templates escape by themselves.

use serde::Serialize;
use unicode_bidi::{BidiClass, bidi_class};

use super::Site;
use super::address;
use super::exhibit::ExhibitView;
use super::machine::Machine;
use super::parts::{KeyFigureView, ReferenceView, TermView};
use super::place::Place;
use crate::localize::{EditionWords, Labelled};
use crate::markup::Direction;

/// What every HTML page has: `html/base.html` and the partials it includes know it as `page`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Frame<'a> {
    /// BCP 47 tag of the page's language.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'static str,
    /// Its title, ready for places that know no markup.
    pub title: String,
    /// What it is about, ready for places that know no markup.
    pub description: Option<String>,
    /// The words of the interface.
    pub words: &'a EditionWords,
    /// Links to its style sheets, in their order.
    pub stylesheets: Vec<String>,
    /// Link to the front page of the edition.
    pub home: String,
    /// Links to the same page in the other editions.
    pub editions: Vec<EditionLink<'a>>,
    /// Its public address.
    pub canonical: Option<String>,
    /// The public addresses of all editions of it, this one among them.
    pub alternates: Vec<Alternate<'a>>,
    /// Link to the page in both languages.
    pub facing: Option<String>,
    /// The digits of lists, where they are not 0 to 9.
    pub digits: Option<&'static str>,
    /// Links to the indexes and the search.
    pub indexes: Vec<Link>,
    /// Link to the feed, if there is one.
    pub feed: Option<String>,
    /// Whether search engines are asked to leave it alone.
    pub hidden: bool,
    /// What the page says to machines.
    pub machine: Machine,
}

/// A link.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Link {
    /// Where to.
    pub href: String,
    /// HTML: its words.
    pub label: String,
}

/// A link to another edition.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EditionLink<'a> {
    /// Where to.
    pub href: String,
    /// BCP 47 tag of what is there.
    pub lang: &'a str,
    /// The direction of what is there.
    pub dir: &'static str,
    /// The edition's name in its own language.
    pub name: &'a str,
}

/// The public address of one edition of a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Alternate<'a> {
    /// Its BCP 47 tag, or `x-default`.
    pub lang: &'a str,
    /// Where it is.
    pub href: String,
}

/// `html/report.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReportPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The report.
    pub report: ReportView<'a>,
}

/// A report as HTML.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReportView<'a> {
    /// HTML: the title.
    pub title: String,
    /// HTML: the summary.
    pub summary: Option<String>,
    /// The date.
    pub date: DateView<'a>,
    /// How far it has come, unless it is published.
    pub status: Option<StatusView<'a>>,
    /// HTML: who wrote it.
    pub byline: Option<String>,
    /// HTML: how long it takes to read.
    pub reading_time: String,
    /// Its subjects.
    pub tags: Vec<TagView>,
    /// The figures at a glance.
    pub key_figures: Vec<KeyFigureView<'a>>,
    /// The findings that have a headline, for the list of contents.
    pub contents: Vec<ContentsLine<'a>>,
    /// The body.
    pub segments: Vec<SegmentView<'a>>,
    /// HTML: the footnotes of the body.
    pub footnotes: Option<String>,
    /// The charts and tables that belong to no finding.
    pub exhibits: Vec<ExhibitView<'a>>,
    /// The list of figures.
    pub figures: Vec<FigureView<'a>>,
    /// The list of sources.
    pub sources: Vec<SourceView<'a>>,
    /// The list of names.
    pub terms: Vec<TermView<'a>>,
    /// Link to the Markdown draft, if one is made.
    pub draft: Option<&'static str>,
    /// How it is cited.
    pub citation: CitationView,
    /// Link to the page that says how it and its findings are cited; the anchor of a finding is its id.
    pub citations: String,
    /// Links to its findings as data, if they are published.
    pub data: Vec<FileLink>,
}

/// A subject of a report.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TagView {
    /// Link to all that is filed under it, unless this report is not listed.
    pub href: Option<String>,
    /// HTML: its name.
    pub label: String,
}

/// The citation of a report.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CitationView {
    /// HTML: the citation without its address.
    pub words: String,
    /// The public address of the report, if the publication has one.
    pub url: Option<String>,
    /// Links to the citation for citation managers, if they are published.
    pub files: Vec<FileLink>,
}

/// A link to a file for programs.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FileLink {
    /// Where it is.
    pub href: String,
    /// The name of its format, which is the same in all languages.
    pub format: &'static str,
}

/// A line of the list of contents.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContentsLine<'a> {
    /// The finding.
    pub id: &'a str,
    /// Its headline.
    pub headline: String,
}

/// A part of the body.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SegmentView<'a> {
    /// The finding it belongs to, if any.
    pub finding: Option<FindingView<'a>>,
    /// HTML or Markdown: its prose, without the headline.
    pub body: String,
    /// Whether its sentence was made from the data.
    pub generated: bool,
}

/// A finding beside its prose.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FindingView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its headline, if it has prose.
    pub headline: Option<HeadlineView>,
    /// HTML or Markdown: who says so.
    pub attribution: Option<String>,
    /// The same beside `certainty`, without what that says already.
    pub beside: Option<String>,
    /// How sure they are.
    pub certainty: Option<&'a Labelled<'a>>,
    /// The source that it cites.
    pub reference: Option<ReferenceView<'a>>,
    /// Its quotes.
    pub quotes: Vec<QuoteView<'a>>,
    /// The charts and tables that its section ends with.
    pub exhibits: Vec<ExhibitView<'a>>,
}

/// A headline.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HeadlineView {
    /// HTML or Markdown: the words.
    pub words: String,
    /// The level of the heading, from 2; in Markdown its marks say it.
    pub level: u8,
    /// The marks of a Markdown heading of this level: `##`.
    pub marks: &'static str,
}

/// A quotation.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuoteView<'a> {
    /// Its id.
    pub id: &'a str,
    /// HTML or Markdown: the words.
    pub words: String,
    /// How they relate to what was said.
    pub note: Option<&'a str>,
    /// The words as they were said, if those are others.
    pub original: Option<OriginalView<'a>>,
    /// HTML or Markdown: whose words.
    pub speaker: String,
}

/// Words as they were said.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OriginalView<'a> {
    /// BCP 47 tag of their language.
    pub lang: &'a str,
    /// The direction of its script.
    pub dir: &'static str,
    /// The words: plain text in HTML, escaped and isolated in Markdown.
    pub words: String,
}

/// How far a report has come.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StatusView<'a> {
    /// Its name in report files: `draft`, `review`, `embargoed`, `corrected`, `withdrawn`.
    pub id: &'static str,
    /// In words.
    pub label: &'a str,
    /// What readers must know of it.
    pub notice: &'a str,
}

/// A date.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DateView<'a> {
    /// HTML or Markdown: in words.
    pub words: String,
    /// ISO 8601.
    pub iso: &'a str,
}

/// A line of the list of figures.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FigureView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Plain text or Markdown: what it is.
    pub label: String,
    /// Where it is claimed, an id in the page: its anchor in the body, or its finding.
    pub claimed: Option<String>,
    /// Whether the body carries its anchor; where it does not, its line does.
    pub anchored: bool,
    /// HTML or Markdown: the value.
    pub value: String,
    /// The value in the short notation, for machines.
    pub notation: &'a str,
    /// HTML or Markdown: the time it covers.
    pub period: Option<String>,
}

/// A line of the list of sources.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number in the list.
    pub number: &'a str,
    /// HTML or Markdown: its name.
    pub name: String,
    /// Where to read it.
    pub url: Option<String>,
    /// When it was published.
    pub date: Option<DateView<'a>>,
    /// The findings that cite it.
    pub citations: Vec<ContentsLine<'a>>,
    /// Link to all that cites it.
    pub index: Option<String>,
}

/// `html/index.html`: the front page of an edition, with its newest reports.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IndexPage<'a> {
    /// The frame.
    pub page: Frame<'a>,
    /// The reports, the newest first.
    pub reports: Vec<IndexLine<'a>>,
    /// Link to the archive, where it has older reports.
    pub older: Option<Link>,
}

/// A report on a front page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IndexLine<'a> {
    /// Link to it.
    pub href: String,
    /// HTML: the title.
    pub title: &'a str,
    /// HTML: the summary.
    pub summary: Option<&'a str>,
    /// The date.
    pub date: DateView<'a>,
    /// Status, unless published.
    pub status: Option<&'a str>,
}

/// `html/chooser.html`: the page that chooses a language.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChooserPage<'a> {
    /// The language of the page itself: that of the first edition.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'static str,
    /// Links to its style sheets, in their order.
    pub stylesheets: Vec<String>,
    /// The languages, in the order of the editions.
    pub languages: Vec<ChooserLanguage<'a>>,
    /// The editions.
    pub editions: Vec<EditionLink<'a>>,
    /// Its public address.
    pub canonical: Option<String>,
    /// The public addresses of the editions' front pages.
    pub alternates: Vec<Alternate<'a>>,
}

/// What the chooser says in one language.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChooserLanguage<'a> {
    /// BCP 47 tag of it.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'static str,
    /// The publication's name in it.
    pub publication: &'a str,
    /// "Choose a language".
    pub choose: &'a str,
}

/// `markdown/report.md`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReportDraft<'a> {
    /// BCP 47 tag of its language.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'static str,
    /// The words of the interface.
    pub words: &'a EditionWords,
    /// The front matter.
    pub front: FrontMatter,
    /// Markdown: the title.
    pub title: String,
    /// Markdown: the summary.
    pub summary: Option<String>,
    /// Markdown: who wrote it.
    pub byline: Option<String>,
    /// The date.
    pub date: DateView<'a>,
    /// How far it has come, unless it is published.
    pub status: Option<&'a str>,
    /// The body.
    pub segments: Vec<SegmentView<'a>>,
    /// The charts and tables that belong to no finding.
    pub exhibits: Vec<ExhibitView<'a>>,
    /// The list of figures.
    pub figures: Vec<FigureView<'a>>,
    /// The list of sources.
    pub sources: Vec<SourceView<'a>>,
}

/// The front matter of a draft: every field is a finished YAML value.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FrontMatter {
    /// The title.
    pub title: String,
    /// The summary.
    pub summary: Option<String>,
    /// The date.
    pub date: String,
    /// BCP 47 tag of the language.
    pub lang: String,
    /// The direction.
    pub dir: String,
    /// The status.
    pub status: String,
    /// Who wrote it, as a line.
    pub byline: Option<String>,
    /// The tags.
    pub tags: Option<String>,
}

/// What a page is, to make its frame of.
pub struct Subject<'a, 'p> {
    /// The edition.
    pub words: &'a EditionWords,
    /// Its title as plain text.
    pub title: String,
    /// What it is about, as plain text.
    pub description: Option<String>,
    /// The path of the page in the edition of a locale.
    pub path: &'p dyn Fn(&str) -> String,
    /// The path of the page for readers of no language that we publish in.
    pub fallback: String,
    /// The style sheet of its kind.
    pub sheet: Option<&'static str>,
    /// Whether search engines are asked to leave it alone.
    pub hidden: bool,
}

impl<'a> EditionLink<'a> {
    /// A link to a page of an edition.
    #[must_use]
    pub fn new(edition: &'a EditionWords, href: String) -> Self {
        EditionLink { href, lang: &edition.locale, dir: edition.direction.html(), name: &edition.name }
    }
}

impl<'a> Frame<'a> {
    /// The frame of a page that exists in every edition.
    #[must_use]
    pub fn new(site: &'a Site, subject: Subject<'a, '_>) -> Self {
        let Subject { words, title, description, path, fallback, sheet, hidden } = subject;
        let own = path(&words.locale);
        let link = |edition: &'a EditionWords| {
            EditionLink::new(edition, address::relative(&own, &path(&edition.locale)))
        };
        let index = |place: Place<'_>, label: &str| Link {
            href: address::relative(&own, &place.path(&words.locale)),
            label: super::html::escaped(label),
        };
        let title = bare(title, words.direction);
        let description = description.map(|text| bare(text, words.direction));
        let canonical = site.base_url.as_deref().map(|base| address::absolute(base, &own));
        Frame {
            machine: Machine::website(site, words, &title, canonical.as_deref()),
            indexes: vec![
                index(Place::Archive, &words.indexes.archive),
                index(Place::Tags, &words.tags),
                index(Place::Sources, &words.sources),
                index(Place::Entities, &words.indexes.names),
                index(Place::Search, &words.indexes.search),
            ],
            feed: site.base_url.as_ref().map(|_| address::relative(&own, &address::feed(&words.locale))),
            lang: &words.locale,
            dir: words.direction.html(),
            title,
            description,
            words,
            stylesheets: site.stylesheets(sheet, |path| address::relative(&own, path)),
            home: address::relative(&own, &address::front(&words.locale)),
            editions: site.others(words).map(link).collect(),
            canonical,
            alternates: site.alternates(path, &fallback),
            facing: None,
            hidden,
            digits: (words.zero == '٠').then_some("arab"),
        }
    }
}

/// A text for a place that knows no markup, such as `<title>`: programs that show it take its direction from its first
/// strong letter, some of them even from one in an isolate, so a text that begins with the other direction, or with no
/// letter at all, gets a mark of its own direction in front.
#[must_use]
pub fn bare(text: String, direction: Direction) -> String {
    let first = text.chars().find_map(|c| match bidi_class(c) {
        BidiClass::L => Some(Direction::Ltr),
        BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
        _ => None,
    });
    match direction {
        own if first == Some(own) => text,
        Direction::Ltr => format!("\u{200E}{text}"),
        Direction::Rtl => format!("\u{200F}{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_text_begins_with_its_own_direction() {
        assert_eq!(bare("Huawei تعلن".into(), Direction::Rtl), "\u{200F}Huawei تعلن");
        assert_eq!(bare("تعلن Huawei".into(), Direction::Rtl), "تعلن Huawei");
        let isolated = "\u{2066}Huawei\u{2069} تعلن";
        assert_eq!(bare(isolated.into(), Direction::Rtl), format!("\u{200F}{isolated}"));
        assert_eq!(bare("بيان, a press".into(), Direction::Ltr), "\u{200E}بيان, a press");
        assert_eq!(bare("2024".into(), Direction::Rtl), "\u{200F}2024");
    }
}
