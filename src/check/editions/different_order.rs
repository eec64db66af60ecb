//! `different-order`: the sections of findings stand in another order in one language than in the other.

use super::super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Body, Language};
use crate::source::Span;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "different-order",
        level: Level::Warning,
        family: Family::Editions,
        what: "The sections of findings stand in another order in one language than in the other.",
        why: "What comes first weighs most: the editions tell two stories. Side by side they do not fit either.",
        example: "`en.md` has `{#spending}` before `{#growth}`, `ar.md` has `{#growth}` before `{#spending}`.",
        instead: "Put the sections of both files into one order.",
        fix: None,
    },
    look: Look::Report(look),
};

fn sections(body: &Body) -> Vec<(usize, Span)> {
    body.segments.iter().filter_map(|segment| Some((segment.finding?, segment.span))).collect()
}

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let Some(prose) = &report.prose else { return };
    let (arabic, english) = (sections(prose.get(Language::Ar)), sections(prose.get(Language::En)));
    // The places that the Arabic sections have among the English ones, those of one language only left out.
    let both: Vec<(usize, Span, usize)> = arabic
        .iter()
        .filter_map(|&(finding, span)| {
            Some((finding, span, english.iter().position(|(other, _)| *other == finding)?))
        })
        .collect();
    let places: Vec<usize> = both.iter().map(|(_, _, place)| *place).collect();
    let kept = longest_rise(&places);
    for (index, &(finding, span, place)) in both.iter().enumerate() {
        if kept.contains(&index) {
            continue;
        }
        let Some(finding) = report.findings.get(finding) else { continue };
        let message = format!("the Arabic section `{}` stands in another place than the English", finding.id);
        let hint = match english[..place].last().and_then(|(before, _)| report.findings.get(*before)) {
            Some(before) => format!("in English it comes after `{}`", before.id),
            None => "in English it comes first".to_owned(),
        };
        finds.push(RULE.at(span, message).related(english[place].1, "the English section").hint(hint));
    }
}

/// The indexes of a longest rising run of numbers: what need not be moved.
fn longest_rise(numbers: &[usize]) -> Vec<usize> {
    // For each number: the length of the longest run that ends there, and what comes before it in that run.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        let before = (0..index).filter(|&earlier| numbers[earlier] < *number);
        let before = before.max_by_key(|&earlier| best[earlier].0);
        best.push((before.map_or(0, |earlier| best[earlier].0) + 1, before));
    }
    let mut at = (0..numbers.len()).max_by_key(|&index| best[index].0);
    let mut run = Vec::new();
    while let Some(index) = at {
        run.push(index);
        at = best[index].1;
    }
    run
}

#[cfg(test)]
mod tests {
    use super::{RULE, longest_rise};
    use crate::check::testing::Case;

    const DATA: &str = "[findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n\
                        [findings.g]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n\
                        [findings.h]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";

    #[test]
    fn what_moved_is_told_and_nothing_else() {
        let prose = |ids: [&str; 3]| ids.map(|id| format!("## {id} {{#{id}}}\n\n{id}\n")).join("\n");
        let case = Case::data(DATA).prose(&prose(["h", "f", "g"]), &prose(["f", "g", "h"]));
        assert_eq!(case.found(&RULE), ["## h {#h}\n"]);
        assert_eq!(case.hints(&RULE), ["in English it comes after `g`"]);
        // The order of the data is another matter.
        let case = Case::data(DATA).prose(&prose(["h", "g", "f"]), &prose(["h", "g", "f"]));
        assert!(case.found(&RULE).is_empty());
        let case = Case::data(DATA).prose("## f {#f}\n\nf", &prose(["h", "g", "f"]));
        assert!(case.found(&RULE).is_empty());
    }

    #[test]
    fn as_little_as_possible_is_moved() {
        let mut kept = longest_rise(&[3, 0, 1, 2]);
        kept.sort_unstable();
        assert_eq!(kept, [1, 2, 3]);
        assert!(longest_rise(&[]).is_empty());
    }
}
