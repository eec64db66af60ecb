//! `fact-of-two-values`: the same fact has one value in one report and another in another.

use std::collections::BTreeMap;

use super::note::{FigureNote, ReportNote};
use super::rule::{ArchiveFinds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Id, Status};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "fact-of-two-values",
        level: Level::Warning,
        family: Family::Figures,
        what: "Two reports have a figure of the same id, the same period and the same entities, and another value.",
        why: "One of the two is wrong or outdated, and readers of both find out.",
        example: "`spending = { value = \"~50bn CNY\", period = \"2024\" }`, claimed of Alibaba, in one report; \
                  `spending = { value = \"~60bn CNY\", period = \"2024\" }`, claimed of Alibaba, in another.",
        instead: "Correct one, and set its `status` to `corrected`; or give the figures ids or periods that tell them apart. Withdrawn \
                  reports are not compared.",
        fix: None,
    },
    look: Look::Archive(look),
};

fn look(notes: &[ReportNote], finds: &mut ArchiveFinds<'_>) {
    // A period and someone it is about are what makes two figures of one name the same fact.
    type Fact<'n> = (&'n Id, &'n str, &'n [Id]);
    let mut facts: BTreeMap<Fact<'_>, Vec<(&ReportNote, &FigureNote)>> = BTreeMap::new();
    for note in notes.iter().filter(|note| note.status != Status::Withdrawn) {
        for figure in &note.figures {
            facts.entry((&figure.id, &figure.period, &figure.entities)).or_default().push((note, figure));
        }
    }
    for ((id, period, _), mut told) in facts {
        told.sort_by_key(|(note, _)| (note.date, &note.report));
        let Some((&(first, original), later)) = told.split_first() else { continue };
        for (note, figure) in later {
            let is_muted = figure.muted.iter().any(|rule| rule == RULE.id());
            if is_muted || figure.measure.quantity.same_value(&original.measure.quantity) {
                continue;
            }
            let message = format!(
                "`{id}` for {period} is {} here and {} in the report `{}`",
                figure.measure, original.measure, first.report
            );
            let hint = format!("correct one of the two, or tell them apart; this report is of {}", note.date);
            finds.push(&figure.place, message, (&original.place, "there"), &hint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::check::{Desk, ReportNote};
    use crate::diagnostic::Diagnostics;
    use crate::model::Id;
    use crate::request::Checks;

    fn note(report: &str, value: &str, rest: &str) -> ReportNote {
        let data = format!(
            "[figures]\nspending = {{ value = \"{value}\", period = \"2024\" }}\n\
             [findings.f]\nkind = \"claim\"\nclaim = {{ ar = \"لا\", en = \"no\" }}\nfigures = [\"spending\"]\n{rest}"
        );
        ReportNote { report: Id::new(report).expect("an id"), ..Case::data(&data).note() }
    }

    fn told(a: ReportNote, b: ReportNote) -> Vec<String> {
        let desk =
            Desk::new(&[], crate::check::House::default(), Checks::default(), &mut Diagnostics::default());
        let found = desk.archive(&[a, b]).into_iter();
        found.filter(|located| located.code == RULE.id()).map(|located| located.message).collect()
    }

    #[test]
    fn one_fact_has_one_value() {
        let about = "entities = [\"alibaba\"]\n";
        assert_eq!(
            told(note("a", "~50bn CNY", about), note("b", "60bn CNY", about)),
            ["`spending` for 2024 is 60bn CNY here and ~50bn CNY in the report `a`"]
        );
        assert!(told(note("a", "~50bn CNY", about), note("b", "50bn CNY", about)).is_empty());
        assert!(
            told(note("a", "50bn CNY", about), note("b", "60bn CNY", "entities = [\"nvidia\"]\n")).is_empty()
        );
        assert!(told(note("a", "50bn CNY", ""), note("b", "60bn CNY", "")).is_empty());
        let muted = format!("{about}allow = [{{ rule = \"{}\", reason = \"another count\" }}]\n", RULE.id());
        assert!(told(note("a", "50bn CNY", about), note("b", "60bn CNY", &muted)).is_empty());
    }
}
