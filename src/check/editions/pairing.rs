//! Things of one language and their counterparts in the other.

use std::collections::BTreeSet;

use super::super::rule::{Finds, Rule, Subject};
use super::super::text::Block;
use super::{Part, name_in};
use crate::model::{Bilingual, Language, Placeable};
use crate::source::Span;

/// A thing in a part of a text: by what it is known, and where it is written.
#[derive(Debug, Clone, Copy)]
pub struct Thing<'a> {
    pub part: Part,
    pub key: &'a str,
    pub span: Span,
}

/// What the blocks of a language place, as far as `ids` tells its ids.
pub fn placed<'a>(blocks: &[Block<'a>], ids: impl Fn(&'a Placeable) -> Vec<&'a str>) -> Vec<Thing<'a>> {
    let mut things = Vec::new();
    for block in blocks {
        let Some(part) = Part::of(block) else { continue };
        for (_, placeable) in block.values() {
            things.extend(ids(placeable).into_iter().map(|key| Thing { part, key, span: placeable.span }));
        }
    }
    things
}

/// Tells which things a part has in one language only, and where else the other language has them. `noun` says what they are, `write` how
/// one is placed.
pub fn compare<'a>(
    rule: &'static Rule,
    subject: &Subject<'a>,
    (noun, write): (&str, fn(&str) -> String),
    ids: impl Fn(&'a Placeable) -> Vec<&'a str>,
    finds: &mut Finds<'_>,
) {
    let Subject { report, blocks, .. } = subject;
    let placed = Bilingual::from_fn(|language| placed(blocks.get(language), &ids));
    for language in Language::BOTH {
        let other = language.other();
        let (here, there) = (placed.get(language), placed.get(other));
        let mut told = BTreeSet::new();
        for (index, &Thing { part, key, span }) in here.iter().enumerate() {
            // Most stand in the same order in both.
            let (before, behind) = there.split_at(index.min(there.len()));
            let is_there = behind.iter().chain(before).any(|other| (other.part, other.key) == (part, key));
            if is_there || !part.is_in(report, other) || !told.insert((part, key)) {
                continue;
            }
            let (here, missing) = (name_in(part, report, language), other.english_name());
            let message = format!("{here} places the {noun} `{key}`, the {missing} does not");
            let mut found = rule.at(span, message);
            if let Some(elsewhere) = there.iter().find(|other| other.key == key) {
                let place = elsewhere.part.name(report);
                found = found
                    .related(elsewhere.span, format!("the {missing} places it here, in the {place}"))
                    .hint("place it in the same part of both");
            } else {
                if let Some(heading) = part.heading(report, other) {
                    found = found.related(heading, format!("the {missing} section"));
                }
                found = found.hint(format!("place it there as `{}`, or in neither", write(key)));
            }
            finds.push(found);
        }
    }
}

/// Those things of one language that have no counterpart in the other: things of one key belong together; of what is left, one here and
/// one there belong together, for a link may lead to a page in the reader's language.
pub fn unpaired<'a>(here: &[Thing<'a>], there: &[Thing<'_>]) -> Vec<Thing<'a>> {
    let lone = |things: &[Thing<'_>], others: &[Thing<'_>], thing: &Thing<'_>, index: usize| {
        let same = |other: &Thing<'_>| (other.part, other.key) == (thing.part, thing.key);
        !others.iter().any(same) && !things[..index].iter().any(same)
    };
    let mut left: Vec<Part> = there
        .iter()
        .enumerate()
        .filter(|(index, thing)| lone(there, here, thing, *index))
        .map(|(_, thing)| thing.part)
        .collect();
    let mut unpaired = Vec::new();
    for (index, thing) in here.iter().enumerate() {
        if !lone(here, there, thing, index) {
            continue;
        }
        match left.iter().position(|part| *part == thing.part) {
            Some(counterpart) => drop(left.remove(counterpart)),
            None => unpaired.push(*thing),
        }
    }
    unpaired
}
