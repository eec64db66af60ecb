//! `missing-link`: a part of the prose has a link or an image in one language and no counterpart in the other.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::text::Block;
use super::pairing::{Thing, unpaired};
use super::{Part, name_in};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-link",
        level: Level::Error,
        family: Family::Editions,
        what: "A section has a link or an image in one language and no counterpart in the other.",
        why: "Readers of one edition cannot see or look up what those of the other can.",
        example: "`en.md` has `the [ruling](https://example.org/ruling)` in a section, and `ar.md` no link in the same one.",
        instead: "Set the link in both. It may lead to another page in each language: one link here and one there are counterparts. Links \
                  within the publication lead to the same place in both.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn links<'a>(blocks: &[Block<'a>], is_wanted: impl Fn(&str, bool) -> bool) -> Vec<Thing<'a>> {
    let mut things = Vec::new();
    for block in blocks {
        let Some(part) = Part::of(block) else { continue };
        let wanted = block.links.iter().filter(|link| is_wanted(link.destination, link.is_image));
        things.extend(wanted.map(|link| Thing { part, key: link.destination, span: link.span }));
    }
    things
}

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    type Wanted = fn(&str, bool) -> bool;
    let kinds: [(&str, Wanted); 3] = [
        ("link", |destination, is_image| !is_image && !destination.starts_with('#')),
        ("link", |destination, is_image| !is_image && destination.starts_with('#')),
        ("image", |_, is_image| is_image),
    ];
    for language in Language::BOTH {
        let other = language.other();
        for (noun, is_wanted) in kinds {
            let (here, there) = (links(blocks.get(language), is_wanted), links(blocks.get(other), is_wanted));
            for Thing { part, key, span } in unpaired(&here, &there) {
                if !part.is_in(report, other) {
                    continue;
                }
                let (name, missing) = (name_in(part, report, language), other.english_name());
                let message = format!("{name} has the {noun} `{key}`, the {missing} has none like it");
                let mut found = RULE.at(span, message);
                match there.iter().find(|thing| thing.key == key) {
                    Some(elsewhere) => {
                        let place = elsewhere.part.name(report);
                        found = found
                            .related(elsewhere.span, format!("the {missing} has it here, in the {place}"));
                    }
                    None => {
                        if let Some(heading) = part.heading(report, other) {
                            found = found.related(heading, format!("the {missing} section"));
                        }
                    }
                }
                finds.push(found.hint(format!("set the {noun} there as well, or remove it here")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(ar: &str, en: &str) -> Vec<String> {
        Case::data("").prose(ar, en).found(&RULE)
    }

    #[test]
    fn a_link_needs_its_other_half() {
        assert_eq!(found("لا", "[No](https://a.example/)"), ["[No](https://a.example/)"]);
        assert_eq!(found("![ص](https://a.example/b.png)", "No"), ["![ص](https://a.example/b.png)"]);
        assert_eq!(found("[أ](https://a.example/)", "![a](https://a.example/)").len(), 2);
    }

    #[test]
    fn a_link_may_lead_to_a_page_in_the_language_of_the_reader() {
        assert!(found("[لا](https://a.example/ar)", "[No](https://a.example/en)").is_empty());
        assert!(
            found("[لا](https://a.example/) و[لا](https://a.example/)", "[No](https://a.example/)").is_empty()
        );
    }
}
