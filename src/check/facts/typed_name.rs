//! `typed-name`: a name in prose that the glossary has.

use std::ops::Range;

use super::is_prose;
use crate::check::names::KnownName;
use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::Block;
use crate::check::tokens::{after, before, in_address, is_haraka};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "typed-name",
        level: Level::Warning,
        family: Family::Facts,
        what: "A name typed into prose that the glossary or the report has.",
        why: "Placed, it is spelled in one way everywhere, isolated, followed by its Latin form where a reader meets it first, and found by \
              machines.",
        example: "`تقول علي بابا`, `Alibaba says`",
        instead: "`تقول { -alibaba }`, `{ -alibaba } says`",
        fix: Some("places the name, where one only has it."),
    },
    look: Look::Report(look),
};

/// Particles that are written onto a name.
const PARTICLES: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

fn look(subject: &Subject<'_>, finds: &mut Finds<'_>) {
    for language in Language::BOTH {
        for block in subject.blocks.get(language).iter().filter(|block| is_prose(block)) {
            let all = subject.names_in(block.text(), language);
            let mut places: Vec<(Range<usize>, &KnownName)> =
                all.filter(|(range, _)| stands_alone(block, range)).collect();
            // The longest name at a place, and all that have it.
            places.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
            let mut end = 0;
            for (index, (range, known)) in places.iter().enumerate() {
                if range.start < end {
                    continue;
                }
                end = range.end;
                let mut ids: Vec<_> = places[index..]
                    .iter()
                    .filter(|(other, _)| other == range)
                    .map(|(_, known)| &known.id)
                    .collect();
                ids.dedup();
                tell(block, range.clone(), known, &ids, finds);
            }
        }
    }
}

fn tell(
    block: &Block<'_>,
    range: Range<usize>,
    known: &KnownName,
    ids: &[&crate::model::Id],
    finds: &mut Finds<'_>,
) {
    let span = block.at(range.clone());
    let message = format!("the name `{}` is typed, and the glossary has it", &block.text()[range.clone()]);
    let placed: Vec<String> = ids.iter().map(|id| format!("`{{ -{id} }}`")).collect();
    let problem = RULE.at(span, message).hint(format!("place it: {}", placed.join(" or ")));
    let is_sure = ids.len() == 1 && block.is_exact(range);
    finds.push(if is_sure { problem.fix(span, format!("{{ -{} }}", known.id)) } else { problem });
}

/// Whether a name stands there as a word, behind a particle at most.
fn stands_alone(block: &Block<'_>, range: &Range<usize>) -> bool {
    let text = block.text();
    let joins = |c: char| c.is_alphanumeric() || is_haraka(c);
    let follows = after(text, range.end)
        .is_some_and(|c| joins(c) || (c == '-' && text[range.end + 1..].starts_with(char::is_alphanumeric)));
    let starts = |at: usize| !before(text, at).is_some_and(|c| joins(c) || c == '-');
    let particle =
        before(text, range.start).filter(|c| block.language == Language::Ar && PARTICLES.contains(c));
    let behind_particle = particle.is_some_and(|c| {
        let at = range.start - c.len_utf8();
        starts(at)
            || before(text, at)
                .is_some_and(|first| matches!(first, 'و' | 'ف') && starts(at - first.len_utf8()))
    });
    range.len() > 2 && !follows && (starts(range.start) || behind_particle) && !in_address(text, range.start)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn known_names_are_placed() {
        let case = Case::data("")
            .prose("تقول علي بابا وفاينانشيال تايمز، وبإنفيديا", "Alibaba’s H100, the Financial Times");
        assert_eq!(
            case.found(&RULE),
            ["علي بابا", "فاينانشيال تايمز", "إنفيديا", "Alibaba", "H100", "Financial Times"]
        );
        let fixed = case.fixed(&RULE);
        assert_eq!(fixed[0], "تقول { -alibaba } و{ -ft }، وب{ -nvidia }");
        assert_eq!(fixed[1], "{ -alibaba }’s { -h100 }, the { -ft }");
    }

    #[test]
    fn words_and_parts_of_words_are_no_names() {
        let case = Case::data("").prose(
            "قال محللون { -alibaba } `علي بابا`",
            "analysts, Alibabas, H1000, pre-Alibaba, https://example.org/Alibaba",
        );
        assert!(case.found(&RULE).is_empty(), "{:?}", case.found(&RULE));
    }
}
