//! The summary of a report as bytes: small, read back part by part, the same for the same summary.
//!
//! A record is a row of parts, each with its length: the facts, the digests, the findings, then for each edition its words
//! and its exhibits. Whoever needs one part passes over those before it.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::exhibit::ExhibitSummary;
use super::summary::{EditionSummary, FindingFacts, ReportSummary, SummaryFacts, SummaryWords};
use crate::model::{Date, Id, Status};

/// What stands for some bytes: the beginning of their BLAKE3 hash.
pub type Digest16 = [u8; 16];

/// What an edition says of a report, in short: where a digest is the same, so is what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digests {
    /// The facts and the words.
    pub words: Digest16,
    /// These and the exhibits.
    pub whole: Digest16,
}

/// Bytes that are no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("what was kept of a report is damaged")
    }
}

impl std::error::Error for Damaged {}

/// The facts as they are written.
#[derive(Serialize, Deserialize)]
struct Facts {
    id: Id,
    /// Year, month, day.
    date: (i16, i8, i8),
    /// Its place in the list of all.
    status: u8,
    tags: Vec<Id>,
    sources: Vec<Id>,
    entities: Vec<Id>,
}

/// A summary as bytes.
#[must_use]
pub fn record(summary: &ReportSummary) -> Vec<u8> {
    let ReportSummary { facts, findings, editions } = summary;
    let (facts, findings) = (written(&Facts::new(facts)), written(findings));
    let parts: Vec<[Vec<u8>; 2]> = editions
        .iter()
        .map(|EditionSummary { words, exhibits }| [written(words), written(exhibits)])
        .collect();
    let mut digests = Vec::with_capacity(parts.len() * size_of::<Digests>());
    for [words, exhibits] in &parts {
        let mut hasher = blake3::Hasher::new();
        // The length of each part keeps them apart.
        for part in [&facts, &findings, words] {
            hasher.update(&part.len().to_le_bytes()).update(part);
        }
        digests.extend_from_slice(&hasher.finalize().as_bytes()[..size_of::<Digest16>()]);
        hasher.update(exhibits);
        digests.extend_from_slice(&hasher.finalize().as_bytes()[..size_of::<Digest16>()]);
    }
    let all = [&facts, &digests, &findings].into_iter().chain(parts.iter().flatten());
    let mut out = Vec::with_capacity(all.clone().map(|part| part.len() + 3).sum());
    for part in all {
        out.extend(written(&part.len()));
        out.extend_from_slice(part);
    }
    out
}

/// A part as bytes.
fn written(part: &impl Serialize) -> Vec<u8> {
    // Writing to memory does not fail, and every length is known beforehand.
    postcard::to_extend(part, Vec::new()).unwrap_or_default()
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

    fn read<T: DeserializeOwned>(&mut self) -> Result<T, Damaged> {
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
pub fn facts(record: &[u8]) -> Result<(SummaryFacts, Vec<Digests>), Damaged> {
    let mut parts = Parts(record);
    let facts = parts.read::<Facts>()?.facts()?;
    let (digests, []) = parts.next()?.as_chunks::<{ size_of::<Digest16>() }>() else { return Err(Damaged) };
    let (pairs, []) = digests.as_chunks() else { return Err(Damaged) };
    let digests = pairs.iter().map(|&[words, whole]| Digests { words, whole }).collect();
    Ok((facts, digests))
}

/// The findings of a report, and what an edition says of it; the first edition is 0.
///
/// # Errors
/// If these bytes are no record, or one without that edition.
pub fn words(record: &[u8], edition: usize) -> Result<(Vec<FindingFacts>, SummaryWords), Damaged> {
    let mut parts = Parts(record).skip(2)?;
    let findings = parts.read()?;
    let words = parts.skip(2 * edition)?.read()?;
    Ok((findings, words))
}

/// The charts and tables of a report in an edition.
///
/// # Errors
/// As [`words`].
pub fn exhibits(record: &[u8], edition: usize) -> Result<Vec<ExhibitSummary>, Damaged> {
    Parts(record).skip(3 + 2 * edition + 1)?.read()
}

impl Facts {
    fn new(facts: &SummaryFacts) -> Self {
        let SummaryFacts { id, date, status, tags, sources, entities } = facts.clone();
        let status = Status::ALL.iter().position(|known| *known == status);
        Facts {
            id,
            date: (date.year(), date.month(), date.day()),
            status: status.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX),
            tags,
            sources,
            entities,
        }
    }

    fn facts(self) -> Result<SummaryFacts, Damaged> {
        let Facts { id, date: (year, month, day), status, tags, sources, entities } = self;
        Ok(SummaryFacts {
            id,
            date: Date::new(year, month, day).map_err(|_| Damaged)?,
            status: *Status::ALL.get(usize::from(status)).ok_or(Damaged)?,
            tags,
            sources,
            entities,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localize::{FindingWords, Grid};
    use crate::markup::{Direction, Isolate, Mark, Run};

    fn id(text: &str) -> Id {
        Id::new(text).expect("an id")
    }

    fn line(text: &str) -> Vec<Run> {
        vec![Run::Text(text.to_owned())]
    }

    fn summary() -> ReportSummary {
        let facts = SummaryFacts {
            id: id("chips"),
            date: Date::constant(2024, 10, 2),
            status: Status::Corrected,
            tags: vec![id("ai")],
            sources: vec![id("ft"), id("wsj")],
            entities: vec![id("nvidia")],
        };
        let findings = vec![
            FindingFacts { id: id("a"), sources: vec![1], entities: vec![0] },
            FindingFacts { id: id("b"), sources: vec![], entities: vec![] },
        ];
        let words = |title: &str, first: usize| SummaryWords {
            title: vec![
                Run::Isolate(Isolate {
                    direction: Direction::Ltr,
                    lang: Some("en".to_owned()),
                    mark: Some(Mark::Name { id: "nvidia".to_owned() }),
                    runs: line("H100"),
                }),
                Run::Text(title.to_owned()),
            ],
            summary: None,
            date: line("2 أكتوبر 2024"),
            year: "2024".to_owned(),
            month: line("أكتوبر 2024"),
            status: Some("مصحَّح".to_owned()),
            authors: vec!["وائل".to_owned()],
            findings: [first, 1 - first].map(|finding| FindingWords { finding, label: line("خبر") }).to_vec(),
        };
        let exhibit = ExhibitSummary {
            anchor: "chart-x".to_owned(),
            title: line("x"),
            notes: vec![],
            table: Grid { heads: vec![line("h")], rows: vec![vec![line("c")]] },
        };
        let editions = vec![
            EditionSummary { words: words("سباق", 0), exhibits: vec![exhibit.clone()] },
            EditionSummary { words: words("Race", 1), exhibits: vec![] },
        ];
        ReportSummary { facts, findings, editions }
    }

    #[test]
    fn a_record_gives_back_what_was_put_in() {
        let summary = summary();
        let bytes = record(&summary);
        let (known, digests) = facts(&bytes).expect("facts");
        assert_eq!((known, digests.len()), (summary.facts, 2));
        for (at, edition) in summary.editions.iter().enumerate() {
            let (findings, said) = words(&bytes, at).expect("words");
            assert_eq!((&findings, &said), (&summary.findings, &edition.words));
            assert_eq!(exhibits(&bytes, at).expect("exhibits"), edition.exhibits);
        }
        assert_eq!(words(&bytes, 2), Err(Damaged), "there is no third edition");
    }

    #[test]
    fn a_digest_changes_with_what_it_stands_for_and_with_nothing_else() {
        let digests = |summary: &ReportSummary| facts(&record(summary)).expect("facts").1;
        let before = digests(&summary());
        assert_eq!(digests(&summary()), before);
        assert_ne!(before[0], before[1]);

        let mut changed = summary();
        changed.editions[0].exhibits[0].notes.push(line("n"));
        let after = digests(&changed);
        assert_eq!((after[0].words, after[1]), (before[0].words, before[1]));
        assert_ne!(after[0].whole, before[0].whole);

        let mut changed = summary();
        changed.editions[1].words.title = line("Sprint");
        let after = digests(&changed);
        assert_eq!(after[0], before[0]);
        assert!(after[1].words != before[1].words && after[1].whole != before[1].whole);

        let mut changed = summary();
        changed.facts.status = Status::Published;
        let after = digests(&changed);
        assert!(after[0].words != before[0].words && after[1].words != before[1].words);
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let whole = record(&summary());
        assert!(whole.len() < 600, "{} bytes", whole.len());
        for end in 0..whole.len() {
            let cut = &whole[..end];
            let read = facts(cut).is_ok() && words(cut, 1).is_ok() && exhibits(cut, 1).is_ok();
            assert!(!read, "the first {end} bytes");
        }
        assert_eq!(facts(&[0xFF; 40]), Err(Damaged));
    }
}
