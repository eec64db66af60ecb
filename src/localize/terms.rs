//! The names that a report speaks of, with their names in the other language.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::edition_report::{OtherName, TermLine};
use super::formatter::Formatter;
use super::lines::authored;
use super::locale;
use super::message::MessageError;
use crate::markup::isolate_runs;
use crate::model::{Entity, Id, Language, Party, PlaceableKind, Report, Text};

/// The names of a report in the order of the edition's alphabet: whom its findings are about and whom its prose names in
/// either language. Those who only speak ("analysts", "a trader") and its authors are left out.
pub(super) fn terms<'r>(
    report: &'r Report,
    formatter: &Formatter,
) -> Result<Vec<TermLine<'r>>, MessageError> {
    let language = formatter.language;
    let mut named: Vec<&Entity> = named(report).into_values().map(|entity| &**entity).collect();
    named.sort_by(|a, b| {
        let by_name = formatter.compare(a.name.full.get(language), b.name.full.get(language));
        by_name.then_with(|| a.id.cmp(&b.id))
    });
    named.into_iter().map(|entity| term(entity, formatter)).collect()
}

fn term<'r>(entity: &'r Entity, formatter: &Formatter) -> Result<TermLine<'r>, MessageError> {
    let language = formatter.language;
    let own = entity.name.full.get(language);
    let other = match language {
        Language::Ar => entity.name.latin.as_ref().unwrap_or(&entity.name.full.en),
        Language::En => &entity.name.full.ar,
    };
    let lang = language.other().tag();
    let direction = locale::direction(lang);
    let other_name = |text: &String| OtherName { lang, direction, name: isolate_runs(text, direction) };
    Ok(TermLine {
        id: entity.id.as_str(),
        name: authored(own, formatter.direction),
        kind: formatter.messages.word(&format!("entity-kind-{}", entity.kind))?,
        other: Some(other).filter(|other| *other != own).map(other_name),
    })
}

fn named(report: &Report) -> BTreeMap<&Id, &Arc<Entity>> {
    let about: BTreeMap<&Id, &Arc<Entity>> =
        report.findings.iter().flat_map(|finding| &finding.entities).map(by_id).collect();
    let mut named = about.clone();
    for language in Language::BOTH {
        let titles = [Some(&report.title), report.summary.as_ref()];
        let claims = report.findings.iter().map(|finding| finding.claim.as_ref());
        let texts = titles.into_iter().chain(claims).flatten().map(|pair| pair.get(language));
        let bodies = report.prose.iter().map(|prose| &prose.get(language).text);
        named.extend(texts.chain(bodies).flat_map(placed).map(by_id));
    }
    let through = report.findings.iter().filter_map(|finding| finding.attribution.as_ref()?.through.as_ref());
    let speakers = report.quotes.iter().map(|quote| &quote.speaker);
    for voice in through.chain(speakers) {
        if let Party::Entity(entity) = voice
            && !about.contains_key(&entity.id)
        {
            named.remove(&entity.id);
        }
    }
    for author in &report.authors {
        if !about.contains_key(&author.id) {
            named.remove(&author.id);
        }
    }
    named
}

fn by_id(entity: &Arc<Entity>) -> (&Id, &Arc<Entity>) {
    (&entity.id, entity)
}

fn placed(text: &Text) -> impl Iterator<Item = &Arc<Entity>> {
    text.placeables.iter().flat_map(|placeable| match &placeable.kind {
        PlaceableKind::Entity(entity) => std::slice::from_ref(entity),
        PlaceableKind::Expression(expression) => &expression.entities,
        PlaceableKind::Figure(_) | PlaceableKind::Quote(_) | PlaceableKind::Source(_) => &[],
    })
}
