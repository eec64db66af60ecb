//! What a report is filed under: its date, subjects and authors, and whom each of its findings names and cites.
//!
//! In: a report and its finished segments. Out: a [`Filing`], short lines only: it outlives the report, for the indexes. What is
//! named is taken from the findings and from the prose of both languages, so every edition files a report alike.
//! Names that a report defines for itself belong to it alone and are not filed.

use super::context::Context;
use super::edition_report::{EditionSegment, Line};
use super::lines::line;
use super::message::MessageError;
use crate::markup::{Isolate, Item, Piece, Run};
use crate::model::{
    Date, Entity, Finding, Id, Language, Party, Period, PlaceableKind, Point, Report, Source, Text,
};

/// What a report is filed under.
#[derive(Debug, Clone)]
pub struct Filing {
    /// Its date.
    pub date: Date,
    /// The year of it in words: the digits of the edition.
    pub year: String,
    /// The month of it in words: "October 2024".
    pub month: Line,
    /// Who wrote it.
    pub authors: Vec<Agent>,
    /// Its subjects.
    pub tags: Vec<Id>,
    /// The sources of the glossary that it cites.
    pub sources: Vec<Id>,
    /// The entities of the glossary that it names, its authors among them.
    pub entities: Vec<Id>,
    /// Its findings, in the order of the page.
    pub findings: Vec<FiledFinding>,
}

/// A finding in an index.
#[derive(Debug, Clone)]
pub struct FiledFinding {
    /// Its id: the anchor in the report.
    pub id: Id,
    /// Its headline; the sentence made from the data if it has none.
    pub label: Line,
    /// Who says so.
    pub by: Option<Agent>,
    /// The sources of the glossary that it cites.
    pub sources: Vec<Id>,
    /// The entities of the glossary that it names.
    pub entities: Vec<Id>,
}

/// Someone who wrote or says something, for machines.
#[derive(Debug, Clone)]
pub struct Agent {
    /// The id.
    pub id: Id,
    /// What it is: `person`, `newspaper`…
    pub kind: Id,
    /// The name, without marks.
    pub name: String,
    /// Whether it is a source; an entity if not.
    pub is_source: bool,
}

/// Files a report.
pub(super) fn filing(
    report: &Report,
    context: &Context,
    segments: &[EditionSegment<'_>],
) -> Result<Filing, MessageError> {
    let formatter = &context.formatter;
    let month = formatter.period(Period::Point(Point::Month(report.date)), "")?;
    let mut all = Named { report, sources: Vec::new(), entities: Vec::new() };
    for text in [Some(&report.title), report.summary.as_ref()].into_iter().flatten() {
        for language in Language::BOTH {
            all.text(text.get(language));
        }
    }
    report.authors.iter().for_each(|author| all.entity(author));
    all.section(None);
    let mut findings = Vec::with_capacity(report.findings.len());
    for segment in segments {
        let Some(shown) = &segment.finding else { continue };
        let found = report.findings.iter().enumerate().find(|(_, finding)| finding.id.as_str() == shown.id);
        let Some((index, finding)) = found else { continue };
        let mut named = Named { report, sources: Vec::new(), entities: Vec::new() };
        named.finding(finding);
        named.section(Some(index));
        named.sources.iter().for_each(|id| add(&mut all.sources, id));
        named.entities.iter().for_each(|id| add(&mut all.entities, id));
        let by = finding.attribution.as_ref().map(|who| match &who.through {
            Some(Party::Entity(entity)) => entity_agent(entity, formatter.language),
            Some(Party::Source(source)) => source_agent(source, formatter.language),
            None => source_agent(&who.source, formatter.language),
        });
        let Named { sources, entities, .. } = named;
        findings.push(FiledFinding { id: finding.id.clone(), label: label(segment), by, sources, entities });
    }
    let Named { sources, entities, .. } = all;
    Ok(Filing {
        date: report.date,
        year: formatter.numbers.year(report.date.year()),
        month: line(&month, formatter.direction),
        authors: report.authors.iter().map(|author| entity_agent(author, formatter.language)).collect(),
        tags: report.tags.iter().map(|tag| tag.id.clone()).collect(),
        sources,
        entities,
        findings,
    })
}

/// What is named so far, each once, in the order of first mention.
struct Named<'a> {
    report: &'a Report,
    sources: Vec<Id>,
    entities: Vec<Id>,
}

impl Named<'_> {
    fn finding(&mut self, finding: &Finding) {
        finding.entities.iter().for_each(|entity| self.entity(entity));
        if let Some(who) = &finding.attribution {
            self.source(&who.source);
            who.through.iter().for_each(|party| self.party(party));
        }
        finding.quotes.iter().for_each(|quote| self.party(&quote.speaker));
        if let Some(claim) = &finding.claim {
            for language in Language::BOTH {
                self.text(claim.get(language));
            }
        }
    }

    /// The prose of a finding in both languages, or what stands between findings.
    fn section(&mut self, finding: Option<usize>) {
        let Some(prose) = &self.report.prose else { return };
        for language in Language::BOTH {
            let body = prose.get(language);
            for segment in body.segments.iter().filter(|segment| segment.finding == finding) {
                let placed = body.text.items[segment.items.clone()].iter().filter_map(Item::placeable);
                placed.for_each(|index| self.placeable(&body.text.placeables[index].kind));
            }
        }
    }

    fn text(&mut self, text: &Text) {
        text.placeables.iter().for_each(|placeable| self.placeable(&placeable.kind));
    }

    fn placeable(&mut self, kind: &PlaceableKind) {
        match kind {
            PlaceableKind::Entity(entity) => self.entity(entity),
            PlaceableKind::Source(source) => self.source(source),
            PlaceableKind::Quote(quote) => self.party(&quote.speaker),
            PlaceableKind::Expression(expression) => {
                expression.entities.iter().for_each(|entity| self.entity(entity));
                expression.sources.iter().for_each(|source| self.source(source));
            }
            PlaceableKind::Figure(_) => {}
        }
    }

    fn party(&mut self, party: &Party) {
        match party {
            Party::Source(source) => self.source(source),
            Party::Entity(entity) => self.entity(entity),
        }
    }

    fn source(&mut self, source: &Source) {
        if !self.report.names.sources.contains_key(&source.id) {
            add(&mut self.sources, &source.id);
        }
    }

    fn entity(&mut self, entity: &Entity) {
        if !self.report.names.entities.contains_key(&entity.id) {
            add(&mut self.entities, &entity.id);
        }
    }
}

fn add(ids: &mut Vec<Id>, id: &Id) {
    if !ids.contains(id) {
        ids.push(id.clone());
    }
}

fn entity_agent(entity: &Entity, language: Language) -> Agent {
    let name = entity.name.full.get(language).clone();
    Agent { id: entity.id.clone(), kind: entity.kind.clone(), name, is_source: false }
}

fn source_agent(source: &Source, language: Language) -> Agent {
    let name = source.name.full.get(language).clone();
    Agent { id: source.id.clone(), kind: source.kind.clone(), name, is_source: true }
}

/// The headline of a finding or its made sentence, without the marks of facts: their anchors are in the report.
fn label(segment: &EditionSegment<'_>) -> Line {
    let headline = segment.finding.as_ref().and_then(|finding| finding.headline.as_ref());
    if let Some(headline) = headline {
        return unmarked(&headline.words);
    }
    let sentence = segment.pieces.iter().filter_map(|piece| match piece {
        Piece::Runs(runs) => Some(runs.as_slice()),
        Piece::Markdown(_) => None,
    });
    sentence.flat_map(unmarked).collect()
}

fn unmarked(runs: &[Run]) -> Line {
    let mut out = Line::with_capacity(runs.len());
    for run in runs {
        match run {
            Run::Text(_) => out.push(run.clone()),
            Run::Marked(_, runs) => out.extend(unmarked(runs)),
            Run::Isolate(Isolate { direction, lang, mark: _, runs }) => out.push(Run::Isolate(Isolate {
                direction: *direction,
                lang: lang.clone(),
                mark: None,
                runs: unmarked(runs),
            })),
        }
    }
    out
}
