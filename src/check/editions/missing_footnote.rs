//! `missing-footnote`: a part of the prose has a footnote in one language and no counterpart in the other.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::pairing::{Thing, unpaired};
use super::{Part, name_in};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Body, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-footnote",
        level: Level::Error,
        family: Family::Editions,
        what: "A section refers to a footnote in one language and to none like it in the other.",
        why: "A reservation that only one edition makes is lost in the other.",
        example: "`en.md` has `by their estimate[^method]` in a section, and `ar.md` no footnote in the same one.",
        instead: "Write the footnote in both. Its name may differ.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn footnotes(body: &Body) -> Vec<Thing<'_>> {
    let mut things = Vec::new();
    for segment in &body.segments {
        let part = segment.finding.map_or(Part::Between, Part::Section);
        let items = body.text.items.get(segment.items.clone()).unwrap_or_default();
        let notes = items.iter().filter_map(|item| Some((item.footnote()?, item.span)));
        things.extend(notes.map(|(key, span)| Thing { part, key, span }));
    }
    things
}

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let Some(prose) = &report.prose else { return };
    for language in Language::BOTH {
        let other = language.other();
        let (here, there) = (footnotes(prose.get(language)), footnotes(prose.get(other)));
        for Thing { part, key, span } in unpaired(&here, &there) {
            if !part.is_in(report, other) {
                continue;
            }
            let (name, missing) = (name_in(part, report, language), other.english_name());
            let message = format!("{name} refers to the footnote `{key}`, the {missing} to none like it");
            let mut found = RULE.at(span, message).hint("write the footnote in both, or in neither");
            if let Some(heading) = part.heading(report, other) {
                found = found.related(heading, format!("the {missing} section"));
            }
            finds.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_footnote_needs_its_other_half() {
        let found = |ar: &str, en: &str| Case::data("").prose(ar, en).found(&RULE);
        assert_eq!(found("لا", "No[^a]\n\n[^a]: But yes"), ["[^a]"]);
        assert!(found("لا[^ب]\n\n[^ب]: بلى", "No[^a]\n\n[^a]: But yes").is_empty());
    }
}
