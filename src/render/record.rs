//! What is kept of a report when it is dropped: what the pages around the reports show of it, in few bytes.
//!
//! In: a report in its editions. Out: a record. What all editions say alike stands once; lines are finished HTML, made once for
//! all pages that show them. A record is a row of parts, each with its length: the facts, the digests, the findings, then for each
//! edition its words and its exhibits. Whoever needs one part passes over those before it and copies nothing.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::html;
use crate::localize::{EditionReport, ExhibitLine, FiledFinding};
use crate::markup::{Run, plain_text};
use crate::model::{Date, Id, Status};

/// What stands for some bytes: the beginning of their BLAKE3 hash.
pub type Digest = [u8; 16];

/// What an edition says of a report, in short: where a digest is the same, so is what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digests {
    /// The facts and the words.
    pub words: Digest,
    /// These and the exhibits.
    pub whole: Digest,
}

/// Bytes that are no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

/// What a report is, and what it is filed under: the same in every edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts<'a> {
    /// The report's id.
    pub id: &'a str,
    /// Its date.
    pub date: Date,
    /// How far it has come.
    pub status: Status,
    /// Its subjects.
    pub tags: Vec<&'a str>,
    /// The sources of the glossary that it cites.
    pub sources: Vec<&'a str>,
    /// The entities of the glossary that it names, its authors among them.
    pub entities: Vec<&'a str>,
}

/// A finding, and what it is filed under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingFacts<'a> {
    /// Its id: the anchor in the report.
    pub id: &'a str,
    #[serde(borrow)]
    sources: Cow<'a, [u8]>,
    #[serde(borrow)]
    entities: Cow<'a, [u8]>,
}

/// What indexes and the search show of a report in an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words<'a> {
    /// The title.
    #[serde(borrow)]
    pub title: Text<'a>,
    /// The summary.
    #[serde(borrow)]
    pub summary: Option<Text<'a>>,
    /// The date.
    #[serde(borrow)]
    pub date: Text<'a>,
    /// The year of it as plain text: the digits of the edition.
    pub year: &'a str,
    /// HTML: the month of it, "October 2024".
    #[serde(borrow)]
    pub month: Cow<'a, str>,
    /// How far it has come as plain text, unless it is published.
    pub status: Option<&'a str>,
    /// The names of those who wrote it as plain text.
    #[serde(borrow)]
    pub authors: Vec<&'a str>,
    /// Its findings, in the order of the page.
    #[serde(borrow)]
    pub findings: Vec<FindingWords<'a>>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text<'a> {
    /// HTML.
    #[serde(borrow)]
    pub html: Cow<'a, str>,
    /// Plain text, where that is another.
    #[serde(borrow)]
    plain: Option<Cow<'a, str>>,
}

/// A finding in an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingWords<'a> {
    /// Which of the report's findings it is.
    pub finding: usize,
    /// Its headline; the sentence made from the data if it has none.
    #[serde(borrow)]
    pub label: Text<'a>,
}

/// A chart or a table in a feed: as HTML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExhibitWords {
    /// Its anchor.
    pub anchor: String,
    /// What it is called.
    pub title: String,
    /// What is to be said about it, but for the signs of a drawing.
    pub notes: Vec<String>,
    /// The heads of the columns of its table.
    pub heads: Vec<String>,
    /// The rows of its table; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// The facts as they are written.
#[derive(Serialize, Deserialize)]
struct WrittenFacts<'a> {
    id: &'a str,
    /// Year, month, day.
    date: (i16, i8, i8),
    /// Its place in the list of all.
    status: u8,
    #[serde(borrow)]
    tags: Vec<&'a str>,
    #[serde(borrow)]
    sources: Vec<&'a str>,
    #[serde(borrow)]
    entities: Vec<&'a str>,
}

/// The record of a report in its editions; `None` where it has none.
#[must_use]
pub fn record(editions: &[&EditionReport<'_>]) -> Option<Vec<u8>> {
    // Every edition files a report alike.
    let first = editions.first()?;
    let filing = &first.filing;
    let finding = |finding: &'_ FiledFinding| -> (String, Vec<u8>, Vec<u8>) {
        let (sources, entities) =
            (places(&finding.sources, &filing.sources), places(&finding.entities, &filing.entities));
        (finding.id.to_string(), sources, entities)
    };
    let findings: Vec<_> = filing.findings.iter().map(finding).collect();
    let facts = written(&WrittenFacts::new(first));
    let parts: Vec<[Vec<u8>; 2]> = editions
        .iter()
        .map(|report| {
            let exhibits: Vec<ExhibitWords> = report.exhibits.iter().map(ExhibitWords::new).collect();
            [written(&Words::new(report, &filing.findings)), written(&exhibits)]
        })
        .collect();
    let findings = written(&findings);
    let mut digests = Vec::with_capacity(parts.len() * size_of::<Digests>());
    for [words, exhibits] in &parts {
        let mut hasher = blake3::Hasher::new();
        // Their lengths keep the parts apart.
        for part in [&facts, &findings, words] {
            hasher.update(&part.len().to_le_bytes()).update(part);
        }
        digests.extend_from_slice(&hasher.finalize().as_bytes()[..size_of::<Digest>()]);
        hasher.update(exhibits);
        digests.extend_from_slice(&hasher.finalize().as_bytes()[..size_of::<Digest>()]);
    }
    let all = [&facts, &digests, &findings].into_iter().chain(parts.iter().flatten());
    let mut out = Vec::with_capacity(all.clone().map(|part| part.len() + 3).sum());
    for part in all {
        out.extend(written(&part.len()));
        out.extend_from_slice(part);
    }
    Some(out)
}

/// A part as bytes.
fn written(part: &impl Serialize) -> Vec<u8> {
    // Writing to memory does not fail, and every length is known beforehand.
    postcard::to_extend(part, Vec::new()).unwrap_or_default()
}

/// Where ids stand in the list of their report, each as two bytes: no report has as many as they can count.
fn places(ids: &[Id], all: &[Id]) -> Vec<u8> {
    let place = |id: &Id| u16::try_from(all.iter().position(|known| known == id)?).ok();
    ids.iter().filter_map(place).flat_map(u16::to_le_bytes).collect()
}

/// The parts of a record, from the first on.
struct Parts<'a>(&'a [u8]);

impl<'a> Parts<'a> {
    fn next(&mut self) -> Result<&'a [u8], Damaged> {
        let (part, rest) = postcard::take_from_bytes(self.0).map_err(|_| Damaged)?;
        self.0 = rest;
        Ok(part)
    }

    fn skip(mut self, parts: usize) -> Result<Self, Damaged> {
        for _ in 0..parts {
            self.next()?;
        }
        Ok(self)
    }

    fn read<T: Deserialize<'a>>(&mut self) -> Result<T, Damaged> {
        match postcard::take_from_bytes(self.next()?) {
            Ok((part, [])) => Ok(part),
            _ => Err(Damaged),
        }
    }
}

/// The beginning of a record: as much as [`facts`] needs.
#[must_use]
pub fn head(record: &[u8]) -> &[u8] {
    let rest = Parts(record).skip(2).map_or(&[][..], |parts| parts.0);
    &record[..record.len() - rest.len()]
}

/// What a report is, and the digests of what its editions say.
///
/// # Errors
/// If these bytes are no record.
pub fn facts(record: &[u8]) -> Result<(Facts<'_>, Vec<Digests>), Damaged> {
    let mut parts = Parts(record);
    let facts = parts.read::<WrittenFacts<'_>>()?.facts()?;
    let (digests, []) = parts.next()?.as_chunks::<{ size_of::<Digest>() }>() else { return Err(Damaged) };
    let (pairs, []) = digests.as_chunks() else { return Err(Damaged) };
    let digests = pairs.iter().map(|&[words, whole]| Digests { words, whole }).collect();
    Ok((facts, digests))
}

/// The findings of a report, and what an edition says of it; the first edition is 0.
///
/// # Errors
/// If these bytes are no record, or one without that edition.
pub fn words(record: &[u8], edition: usize) -> Result<(Vec<FindingFacts<'_>>, Words<'_>), Damaged> {
    let mut parts = Parts(record).skip(2)?;
    let findings = parts.read()?;
    let words = parts.skip(2 * edition)?.read()?;
    Ok((findings, words))
}

/// The charts and tables of a report in an edition.
///
/// # Errors
/// As [`words`].
pub fn exhibits(record: &[u8], edition: usize) -> Result<Vec<ExhibitWords>, Damaged> {
    Parts(record).skip(3 + 2 * edition + 1)?.read()
}

impl<'a> WrittenFacts<'a> {
    fn new(report: &'a EditionReport<'_>) -> Self {
        let filing = &report.filing;
        let ids = |ids: &'a [Id]| ids.iter().map(Id::as_str).collect();
        let status = Status::ALL.iter().position(|known| *known == report.status.status);
        WrittenFacts {
            id: report.id,
            date: (filing.date.year(), filing.date.month(), filing.date.day()),
            status: status.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX),
            tags: ids(&filing.tags),
            sources: ids(&filing.sources),
            entities: ids(&filing.entities),
        }
    }

    fn facts(self) -> Result<Facts<'a>, Damaged> {
        let WrittenFacts { id, date: (year, month, day), status, tags, sources, entities } = self;
        Ok(Facts {
            id,
            date: Date::new(year, month, day).map_err(|_| Damaged)?,
            status: *Status::ALL.get(usize::from(status)).ok_or(Damaged)?,
            tags,
            sources,
            entities,
        })
    }
}

impl FindingFacts<'_> {
    /// Which sources of the report it cites, by their places in its list.
    pub fn sources(&self) -> impl Iterator<Item = usize> {
        at(&self.sources)
    }

    /// Which entities of the report it names, by their places in its list.
    pub fn entities(&self) -> impl Iterator<Item = usize> {
        at(&self.entities)
    }
}

fn at(places: &[u8]) -> impl Iterator<Item = usize> {
    places.as_chunks().0.iter().map(|place| usize::from(u16::from_le_bytes(*place)))
}

impl<'a> Words<'a> {
    /// What an edition says; `findings` are those of the record.
    fn new(report: &'a EditionReport<'_>, findings: &[FiledFinding]) -> Self {
        let filing = &report.filing;
        let words = |finding: &FiledFinding| {
            // Editions may have the findings in an order of their own.
            let place = findings.iter().position(|known| known.id == finding.id)?;
            Some(FindingWords { finding: place, label: Text::new(&finding.label) })
        };
        Words {
            title: Text::new(&report.title),
            summary: report.summary.as_deref().map(Text::new),
            date: Text::new(&report.date.text),
            year: &filing.year,
            month: Cow::Owned(html::line(&filing.month)),
            status: report.status.notice.is_some().then_some(&*report.status.label),
            authors: filing.authors.iter().map(|author| &*author.name).collect(),
            findings: filing.findings.iter().filter_map(words).collect(),
        }
    }
}

impl Text<'_> {
    fn new(line: &[Run]) -> Self {
        let (html, plain) = (html::line(line), plain_text(line));
        Text { plain: (plain != html).then_some(Cow::Owned(plain)), html: Cow::Owned(html) }
    }

    /// Plain text.
    #[must_use]
    pub fn plain(&self) -> &str {
        self.plain.as_ref().unwrap_or(&self.html)
    }
}

impl ExhibitWords {
    fn new(exhibit: &ExhibitLine<'_>) -> Self {
        let ExhibitLine { anchor, finding: _, title, notes, drawing: _, data: _, table } = exhibit;
        let lines = |lines: &[Vec<Run>]| lines.iter().map(|line| html::line(line)).collect();
        ExhibitWords {
            anchor: anchor.clone(),
            title: html::line(title),
            notes: lines(notes),
            heads: lines(&table.heads),
            rows: table.rows.iter().map(|cells| lines(cells)).collect(),
        }
    }
}

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("what was kept of a report is damaged")
    }
}

impl std::error::Error for Damaged {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localize::DateLine;
    use crate::markup::{Direction, Isolate};
    use crate::render::sample;

    fn latin(text: &str) -> Run {
        let runs = sample::line(text);
        Run::Isolate(Isolate { direction: Direction::Ltr, lang: None, mark: None, runs })
    }

    /// A report with everything in two editions, changed by `edit`.
    fn record(edit: impl Fn(&mut [EditionReport<'_>; 2])) -> Vec<u8> {
        let site = sample::site();
        let mut editions = [sample::full(&site), sample::english(&site, sample::full(&site))];
        editions[0].title = vec![latin("H100"), Run::Text(" & co".to_owned())];
        edit(&mut editions);
        super::record(&[&editions[0], &editions[1]]).expect("a record")
    }

    #[test]
    fn a_record_gives_back_what_was_put_in() {
        let record = record(|_| ());
        let (facts, digests) = facts(&record).expect("facts");
        let thing = vec!["thing"];
        let expected = Facts {
            id: "report",
            date: Date::constant(2024, 10, 2),
            status: Status::Draft,
            tags: thing.clone(),
            sources: thing.clone(),
            entities: thing,
        };
        assert_eq!((facts, digests.len()), (expected, 2));
        let (findings, said) = words(&record, 0).expect("words");
        assert_eq!((findings[0].id, findings.len()), ("thing", 1));
        assert!(findings[0].sources().eq([0]) && findings[0].entities().eq([0]));
        assert_eq!(said.title.html, "<bdi dir=\"ltr\">H100</bdi> &amp; co");
        assert_eq!(said.title.plain(), "\u{2066}H100\u{2069} & co");
        assert_eq!(said.date.plain(), "date");
        assert_eq!((said.status, said.authors), (Some("draft"), vec!["name"]));
        assert_eq!(said.findings[0].label.html, "label");
        let exhibits = exhibits(&record, 1).expect("exhibits");
        assert_eq!(exhibits.iter().map(|exhibit| &*exhibit.anchor).collect::<Vec<_>>().len(), 3);
        assert_eq!(words(&record, 2), Err(Damaged), "there is no third edition");
    }

    #[test]
    fn a_digest_changes_with_what_it_stands_for_and_with_nothing_else() {
        let digests = |edit: fn(&mut [EditionReport<'_>; 2])| facts(&record(edit)).expect("facts").1;
        let before = digests(|_| ());
        assert_eq!(digests(|_| ()), before);
        let after = digests(|editions| editions[0].exhibits[0].notes.push(sample::line("more")));
        assert_eq!((after[0].words, after[1]), (before[0].words, before[1]));
        assert_ne!(after[0].whole, before[0].whole);
        let after = digests(|editions| editions[1].title = sample::line("another"));
        assert_eq!(after[0], before[0]);
        assert!(after[1].words != before[1].words && after[1].whole != before[1].whole);
        let after = digests(|editions| editions[0].status.status = Status::Published);
        assert!(after[0].words != before[0].words && after[1].words != before[1].words);
        // What no page around the reports shows.
        let after = digests(|editions| editions[0].reading_time = sample::line("long"));
        assert_eq!(after, before);
    }

    #[test]
    fn editions_may_have_the_findings_in_an_order_of_their_own() {
        let id = |id| Id::new(id).expect("an id");
        let record = record(|editions| {
            for (report, order) in editions.iter_mut().zip([["a", "b"], ["b", "a"]]) {
                let finding = report.filing.findings[0].clone();
                report.filing.findings = order
                    .map(|name| FiledFinding { id: id(name), label: sample::line(name), ..finding.clone() })
                    .to_vec();
                report.date = DateLine { text: sample::line("d"), iso: String::new() };
            }
        });
        for (edition, order) in [["a", "b"], ["b", "a"]].into_iter().enumerate() {
            let (findings, words) = words(&record, edition).expect("words");
            let told = words.findings.iter().map(|told| (findings[told.finding].id, told.label.plain()));
            assert!(told.eq(order.map(|name| (name, name))), "{edition}");
        }
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let whole = record(|_| ());
        for end in 0..whole.len() {
            let cut = &whole[..end];
            let read = facts(cut).is_ok() && words(cut, 1).is_ok() && exhibits(cut, 1).is_ok();
            assert!(!read, "the first {end} bytes");
        }
        assert_eq!(facts(&[0xFF; 40]), Err(Damaged));
    }
}
