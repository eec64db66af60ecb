//! One report on its way to pages: every edition on its own, then what is made of both languages, then of all.

use super::press::Press;
use super::{Left, messages, rendered, reviewed};
use crate::check::Review;
use crate::diagnostic::Diagnostics;
use crate::load::LoadedReport;
use crate::localize::{self, Context, EditionReport, Resource};
use crate::model::{Language, PlaceableKind, Report};
use crate::publish::Unit;
use crate::render;
use crate::request::{Format, Request};
use crate::resolve::Catalog;
use crate::source::{Sources, Span};

/// One report on its way to pages.
pub(super) struct Pages<'a> {
    pub press: &'a Press,
    pub catalog: &'a Catalog,
    pub sources: &'a Sources,
    pub report: &'a Report,
    pub loaded: &'a LoadedReport,
    pub request: &'a Request,
}

impl Pages<'_> {
    /// Every edition on its own, then the two that face each other, then what is made of all of them: that is the same
    /// whichever were chosen.
    pub fn editions(
        &self,
        chosen: &[usize],
        review: &mut Review<'_>,
        (left, mut unit): (&mut Left, Option<&mut Unit<'_>>),
        diagnostics: &mut Diagnostics,
    ) {
        let Press { editions, templates, site, .. } = self.press;
        let formats = self.press.formats(self.request);
        let data = unit.is_some() && formats.contains(&Format::Data);
        let own: Vec<Option<Context>> =
            editions.iter().map(|(_, shared)| own_context(self.report, self.loaded, shared)).collect();
        let mut all: Vec<EditionReport<'_>> = Vec::with_capacity(editions.len());
        let mut facing: Vec<usize> = Vec::with_capacity(2);
        // Those that were chosen, among all that are worded.
        let mut listed: Vec<usize> = Vec::with_capacity(chosen.len());
        for (index, ((edition, shared), own)) in editions.iter().zip(&own).enumerate() {
            let is_chosen = chosen.contains(&index);
            if !is_chosen && !data {
                continue;
            }
            let words = match localize::localize(self.report, own.as_ref().unwrap_or(shared)) {
                Ok(words) => words,
                Err(localize::Unworded { diagnostic, message }) => {
                    diagnostics.push(match self.message_place(&message, edition.language) {
                        Some(place) => diagnostic.related(place, "the message stands here"),
                        None => *diagnostic,
                    });
                    continue;
                }
            };
            if is_chosen {
                let is_first = self.press.is_first(index, edition.language);
                let shows = self.request.checks.review && is_first;
                if review.wants_editions() || shows {
                    let rendered = rendered::rendered(self.report, edition, &words);
                    review.edition(&rendered);
                    if shows {
                        left.shown.0.push(reviewed::half(&rendered, index, self.sources));
                    }
                }
                listed.push(all.len());
                if let Some(unit) = &mut unit {
                    let pages = render::report(templates, site, &words, &shared.directory, &formats);
                    left.add(pages, unit, diagnostics);
                }
                if formats.contains(&Format::Html) && is_first {
                    facing.push(all.len());
                }
            }
            all.push(words);
        }
        let Some(unit) = unit else { return };
        if let &[first, second] = &facing[..] {
            let page = render::facing(templates, site, [&all[first], &all[second]]);
            left.add(page.map(|page| vec![page]), unit, diagnostics);
        }
        if listed.len() == chosen.len() {
            let listed: Vec<&EditionReport<'_>> = listed.iter().filter_map(|&at| all.get(at)).collect();
            left.record = render::record(&listed);
        }
        if data && all.len() == editions.len() {
            left.add(Ok(render::ledger(site, self.report, &all)), unit, diagnostics);
        }
    }

    /// Where a message, or one with an attribute, is written: beside the report, or in a shared file.
    fn message_place(&self, message: &str, language: Language) -> Option<Span> {
        let id = message.split('.').next().unwrap_or(message);
        // What is wrong with the files has been said.
        let own = messages(self.loaded, &mut Diagnostics::default());
        let own = own.get(language).iter().flat_map(|file| &file.entries).find(|entry| entry.id.value == id);
        own.or_else(|| self.catalog.messages(language).get(id)).map(|entry| entry.id.span)
    }
}

/// The context of a report with messages of its own, or with names of its own that a placeable may ask for.
pub(super) fn own_context(report: &Report, loaded: &LoadedReport, shared: &Context) -> Option<Context> {
    let language = shared.words.language;
    let files = loaded.messages.get(language);
    let names = &report.names;
    let has_names = !(names.sources.is_empty() && names.entities.is_empty());
    if files.is_empty() && !(has_names && has_expressions(report, language)) {
        return None;
    }
    let messages: Vec<Resource> = files.iter().map(|file| localize::resource(&file.text)).collect();
    Some(shared.for_report(&messages, names))
}

fn has_expressions(report: &Report, language: Language) -> bool {
    let titles = [Some(&report.title), report.summary.as_ref()];
    let claims = report.findings.iter().map(|finding| finding.claim.as_ref());
    let texts = titles.into_iter().chain(claims).flatten().map(|pair| pair.get(language));
    let bodies = report.prose.iter().map(|prose| &prose.get(language).text);
    texts
        .chain(bodies)
        .flat_map(|text| &text.placeables)
        .any(|placeable| matches!(placeable.kind, PlaceableKind::Expression(_)))
}
