//! `late-source`: a source that was published after the report that cites it.

use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "late-source",
        level: Level::Error,
        family: Family::Figures,
        what: "A source is dated after the report that cites it.",
        why: "Nobody can cite what has not been written yet: one of the two dates is wrong, or the report was corrected and needs its new date.",
        example: "```toml\ndate = 2024-10-02\n\n[sources.study]\nkind = \"study\"\nname = { ar = \"…\", en = \"…\" }\ndate = 2042-01-01\n```",
        instead: "Correct the date of the source, or that of the report.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for source in &report.sources {
        let Some(date) = source.date.filter(|date| *date > report.date) else { continue };
        let citing = report
            .findings
            .iter()
            .find(|finding| finding.attribution.as_ref().is_some_and(|who| who.source.id == source.id));
        let message =
            format!("the source `{}` is dated {date}, after the report’s date {}", source.id, report.date);
        let found = RULE.at(citing.map_or(source.span, |finding| finding.span), message);
        finds.push(found.related(source.span, "the source").hint("correct one of the two dates"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_source_comes_first() {
        let data = |date: &str| {
            format!(
                "[sources.s]\nkind = \"study\"\nname = {{ ar = \"د\", en = \"s\" }}\ndate = {date}\n\
                 [findings.f]\nkind = \"claim\"\nclaim = {{ ar = \"لا\", en = \"no\" }}\nattribution = {{ source = \"s\" }}\n"
            )
        };
        assert_eq!(Case::data(&data("2042-01-01")).found(&RULE), ["f"]);
        assert!(Case::data(&data("2024-10-02")).found(&RULE).is_empty());
    }
}
