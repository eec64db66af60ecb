//! The review page: what a check found, marked where it stands in both editions, side by side.
//!
//! It is one file without links to others, to be sent around. Problems are told in English, in which their rules are written.

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::html::{escaped, line};
use super::problem::{ProblemView, problem};
use super::{Site, Templates};
use crate::diagnostic::{Diagnostic, Located, Place};
use crate::localize::{EditionWords, Line, ReviewWords, Tally};
use crate::markup::{Isolate, Mark, Run};
use crate::publish::Page;

/// The template.
pub const TEMPLATE: &str = "html/review.html";

/// One language of a report, kept for the review.
#[derive(Debug, Clone)]
pub struct ReviewHalf {
    /// Its edition, by the place in the list of editions.
    pub edition: usize,
    /// The title.
    pub title: Line,
    /// What it shows, in order.
    pub blocks: Vec<ReviewBlock>,
}

/// A block of a page, and where it comes from.
#[derive(Debug, Clone)]
pub struct ReviewBlock {
    /// What it is: `summary`, `headline`, `prose`…
    pub role: &'static str,
    /// The finding it belongs to.
    pub finding: Option<String>,
    /// The file it is written in.
    pub file: PathBuf,
    /// Which bytes of it.
    pub bytes: Range<usize>,
    /// Its words.
    pub words: Line,
}

/// A report, kept for the review.
#[derive(Debug, Clone)]
pub struct Reviewed {
    /// Its id.
    pub id: String,
    /// Its folder: the beginning of the paths of its files.
    pub folder: PathBuf,
    /// Both languages; none where the report could not be read to its end.
    pub halves: Vec<ReviewHalf>,
    /// What the data says for findings: their tables, their figures, their quotes.
    pub facts: Vec<ReviewFact>,
}

/// A part of the data, and the finding that it belongs to.
#[derive(Debug, Clone)]
pub struct ReviewFact {
    /// The finding.
    pub finding: String,
    /// The file it is written in.
    pub file: PathBuf,
    /// Which bytes of it.
    pub bytes: Range<usize>,
}

/// `html/review.html`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReviewPage<'a> {
    /// BCP 47 tag of the page: that of the first edition.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'static str,
    /// The publication's name.
    pub publication: &'a str,
    /// Its words.
    pub words: &'a ReviewWords,
    /// Problems in files that reports share.
    pub shared: Vec<ProblemView<'a>>,
    /// How many these are: "2 errors", "1 warning".
    pub shared_counts: Vec<String>,
    /// The reports that have any.
    pub reports: Vec<ReviewedView<'a>>,
}

/// A report in the review.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReviewedView<'a> {
    /// Its id.
    pub id: &'a str,
    /// How many problems it has: "2 errors", "1 warning".
    pub counts: Vec<String>,
    /// Both languages; none where the report could not be read to its end.
    pub halves: Vec<ReviewHead<'a>>,
    /// The body: each row a finding, or what stands between two.
    pub rows: Vec<ReviewRow<'a>>,
    /// Problems that belong to no place in the text.
    pub data: Vec<ProblemView<'a>>,
}

/// The head of one language.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReviewHead<'a> {
    /// BCP 47 tag.
    pub lang: &'a str,
    /// Direction.
    pub dir: &'static str,
    /// HTML: the title.
    pub title: String,
    /// Problems in the title.
    pub problems: Vec<ProblemView<'a>>,
}

/// A row: what both languages say of a finding.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReviewRow<'a> {
    /// The blocks of each language, in the order of the halves.
    pub cells: [Vec<ReviewBlockView<'a>>; 2],
    /// What is wrong with its data, in both languages alike.
    pub problems: Vec<ProblemView<'a>>,
}

/// A block.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReviewBlockView<'a> {
    /// What it is: `summary`, `headline`, `prose`, `sentence`, `attribution`, `quote`.
    pub role: &'static str,
    /// HTML: its words, with `<mark>` around what is wrong, where that can be told.
    pub words: String,
    /// What is wrong with it.
    pub problems: Vec<ProblemView<'a>>,
}

/// The page.
///
/// # Errors
/// A template that fails, as a diagnostic at its place in the template.
pub fn page(
    templates: &Templates,
    site: &Site,
    reviewed: (&[Reviewed], &[Located]),
    counts: &dyn Fn(Tally) -> Vec<String>,
) -> Result<Page, Diagnostic> {
    templates.page(TEMPLATE, "review.html".to_owned(), &context(site, reviewed, counts))
}

/// What the template is given; `counts` says how many problems there are.
pub fn context<'a>(
    site: &'a Site,
    (reports, found): (&'a [Reviewed], &'a [Located]),
    counts: &dyn Fn(Tally) -> Vec<String>,
) -> ReviewPage<'a> {
    let first = &site.editions[0];
    let words = &first.review;
    let owner = |located: &Located| {
        let file = &located.place.as_ref()?.file;
        reports.iter().position(|report| file.starts_with(&report.folder))
    };
    let mut own: Vec<Vec<&Located>> = vec![Vec::new(); reports.len()];
    let mut shared = Vec::new();
    for located in found {
        owner(located).map_or(&mut shared, |report| &mut own[report]).push(located);
    }
    let counted = |found: &[&Located]| counts(found.iter().map(|located| located.severity).collect());
    let reports = reports.iter().zip(own).filter(|(_, own)| !own.is_empty());
    let reviewed = |(report, own): (&'a Reviewed, Vec<&'a Located>)| ReviewedView {
        counts: counted(&own),
        ..reviewed(site, report, &own, words)
    };
    ReviewPage {
        lang: &first.locale,
        dir: first.direction.html(),
        publication: &first.publication,
        words,
        shared_counts: counted(&shared),
        shared: shared.into_iter().map(|located| problem(located, words)).collect(),
        reports: reports.map(reviewed).collect(),
    }
}

fn reviewed<'a>(
    site: &'a Site,
    report: &'a Reviewed,
    found: &[&'a Located],
    words: &'a ReviewWords,
) -> ReviewedView<'a> {
    let mut told = vec![false; found.len()];
    let mut take = |block: &ReviewBlock| {
        let mut marked = line(&without_anchors(&block.words));
        let mut problems = Vec::new();
        if !IN_PROSE.contains(&block.role) {
            return ReviewBlockView { role: block.role, words: marked, problems };
        }
        for (located, told) in found.iter().zip(&mut told) {
            if located.place.as_ref().is_some_and(|place| meets((&block.file, &block.bytes), place)) {
                *told = true;
                if let Some(place) = &located.place {
                    marked = mark(&marked, &place.text);
                }
                problems.push(problem(located, words));
            }
        }
        ReviewBlockView { role: block.role, words: marked, problems }
    };
    let mut halves = Vec::new();
    let mut rows: Vec<(RowKey<'a>, [Vec<ReviewBlockView<'a>>; 2])> = Vec::new();
    for (index, half) in report.halves.iter().enumerate().take(2) {
        let words: &EditionWords = &site.editions[half.edition];
        let mut head = ReviewHead {
            lang: &words.locale,
            dir: words.direction.html(),
            title: line(&half.title),
            problems: Vec::new(),
        };
        let (mut last, mut next) = (None, 0);
        for block in &half.blocks {
            let view = take(block);
            if block.role == "title" {
                (head.title, head.problems) = (view.words, view.problems);
                continue;
            }
            let finding = block.finding.as_deref();
            let key = RowKey { finding: finding.or(last), after: finding.is_none() };
            last = finding.or(last);
            let at = rows.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                rows.insert(next, (key, Default::default()));
                next
            });
            rows[at].1[index].push(view);
            next = at + 1;
        }
        halves.push(head);
    }
    let mut told_of_data = |key: RowKey<'_>| {
        let own = report.facts.iter().filter(|fact| !key.after && Some(&*fact.finding) == key.finding);
        let own: Vec<&ReviewFact> = own.collect();
        let mut problems = Vec::new();
        for (located, told) in found.iter().zip(&mut told).filter(|(_, told)| !**told) {
            let Some(place) = &located.place else { continue };
            if own.iter().any(|fact| meets((&fact.file, &fact.bytes), place)) {
                *told = true;
                problems.push(problem(located, words));
            }
        }
        problems
    };
    let rows =
        rows.into_iter().map(|(key, cells)| ReviewRow { cells, problems: told_of_data(key) }).collect();
    let left = found.iter().zip(&told).filter(|(_, told)| !**told);
    ReviewedView {
        id: &report.id,
        counts: Vec::new(),
        halves,
        rows,
        data: left.map(|(located, _)| problem(located, words)).collect(),
    }
}

/// What a row stands for: a finding, or what comes after one; before the first, after none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RowKey<'a> {
    finding: Option<&'a str>,
    after: bool,
}

/// The roles of blocks that are written in prose; the others are made of the data.
const IN_PROSE: [&str; 4] = ["title", "summary", "headline", "prose"];

/// Runs whose figures have no anchors: a page has each once, this one several times.
fn without_anchors(runs: &[Run]) -> Line {
    let bare = |mark: &Mark| match mark {
        Mark::Figure { id, value, anchor: _ } => {
            Mark::Figure { id: id.clone(), value: value.clone(), anchor: false }
        }
        other => other.clone(),
    };
    let run = |run: &Run| match run {
        Run::Text(text) => Run::Text(text.clone()),
        Run::Marked(mark, runs) => Run::Marked(bare(mark), without_anchors(runs)),
        Run::Isolate(isolate) => Run::Isolate(Isolate {
            mark: isolate.mark.as_ref().map(bare),
            runs: without_anchors(&isolate.runs),
            ..isolate.clone()
        }),
    };
    runs.iter().map(run).collect()
}

fn meets((file, own): (&Path, &Range<usize>), place: &Place) -> bool {
    let other = &place.bytes;
    file == place.file && own.start <= other.start && other.start < own.end.max(own.start + 1)
}

/// HTML with a mark around a text that stands in it once, outside of tags; as it is where it does not.
fn mark(html: &str, text: &str) -> String {
    let needle = escaped(text);
    let mut found = html.match_indices(&needle).filter(|(at, _)| {
        let before = &html[..*at];
        before.rfind('<').is_none_or(|open| before[open..].contains('>'))
    });
    match (found.next(), found.next()) {
        (Some((at, _)), None) if !text.trim().is_empty() => {
            let end = at + needle.len();
            format!("{}<mark>{needle}</mark>{}", &html[..at], &html[end..])
        }
        _ => html.to_owned(),
    }
}

/// What the template is tried with.
#[must_use]
pub(super) fn sample() -> (Vec<Reviewed>, Vec<Located>) {
    let block = |role, finding: Option<&str>| ReviewBlock {
        role,
        finding: finding.map(str::to_owned),
        file: "content/report/ar.md".into(),
        bytes: 0..4,
        words: super::sample::line("words"),
    };
    let half = |edition| ReviewHalf {
        edition,
        title: super::sample::line("title"),
        blocks: vec![block("title", None), block("summary", None), block("prose", Some("finding"))],
    };
    let fact =
        ReviewFact { finding: "finding".into(), file: "content/report/report.toml".into(), bytes: 0..2 };
    let report = |id: &str, halves| Reviewed {
        id: id.into(),
        folder: format!("content/{id}").into(),
        halves,
        facts: vec![fact.clone()],
    };
    let mut sources = crate::source::Sources::default();
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    for path in [
        "content/report/ar.md",
        "content/report/report.toml",
        "content/report/ar.ftl",
        "content/broken/report.toml",
        "bayan.toml",
    ] {
        let span = sources.add(path, "text");
        diagnostics.push(Diagnostic::warning("rule", span, "a `message`"));
        diagnostics.push(Diagnostic::error("rule", span, "a `message`").hint("do"));
    }
    let reports = vec![report("report", vec![half(0), half(1)]), report("broken", Vec::new())];
    (reports, diagnostics.locate(&sources))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn problems_stand_where_they_belong() {
        let site = sample::site();
        let (reports, found) = sample();
        let counts = |tally: Tally| vec![format!("{}+{}", tally.errors, tally.warnings)];
        let page = context(&site, (&reports, &found), &counts);
        assert_eq!((page.shared.len(), &*page.shared_counts[0]), (2, "1+1"));
        let [whole, broken] = &page.reports[..] else { panic!("two reports") };
        assert_eq!((whole.halves.len(), whole.rows.len()), (2, 2));
        assert_eq!((&*whole.counts[0], &*broken.counts[0]), ("3+3", "1+1"));
        assert_eq!(whole.halves[0].problems.len(), 2);
        assert_eq!(whole.rows[1].cells[0][0].problems.len(), 2);
        assert_eq!(whole.rows[1].problems.len(), 2);
        assert_eq!((whole.data.len(), broken.data.len(), broken.rows.len()), (2, 2, 0));
    }

    #[test]
    fn what_is_wrong_is_marked_where_it_can_be_told() {
        assert_eq!(mark("a <b title=\"x\">x</b>", "x"), "a <b title=\"x\"><mark>x</mark></b>");
        assert_eq!(mark("x x", "x"), "x x");
        assert_eq!(mark("a &lt; b", "<"), "a <mark>&lt;</mark> b");
        assert_eq!(mark("a", ""), "a");
    }
}
