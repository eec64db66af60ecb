//! `source-without-address`: a source that is cited, and that nobody could look up.

use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "source-without-address",
        level: Level::Warning,
        family: Family::Attribution,
        what: "A source that is cited has neither an address nor a date.",
        why: "A reader who wants to read it cannot find it; the list of sources names it and says no more.",
        example: "```toml\n[sources.ft]\nkind = \"newspaper\"\nname = { ar = \"فاينانشيال تايمز\", en = \"Financial Times\" }\n```",
        instead: "Add `url = \"https://…\"`, or at least the `date` of the issue.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for source in report.sources.iter().filter(|source| source.url.is_none() && source.date.is_none()) {
        let citing = report
            .findings
            .iter()
            .find(|finding| finding.attribution.as_ref().is_some_and(|who| who.source.id == source.id));
        let message = format!("the source `{}` has neither an address nor a date", source.id);
        // It may stand in the glossary: here it is the report that misses it.
        let found = RULE.at(citing.map_or(source.span, |finding| finding.span), message);
        finds.push(found.related(source.span, "the source").hint("add its `url` or its `date`"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_source_can_be_looked_up() {
        let data = |rest: &str| {
            format!(
                "[sources.s]\nkind = \"study\"\nname = {{ ar = \"د\", en = \"s\" }}\n{rest}\
                 [findings.f]\nkind = \"claim\"\nclaim = {{ ar = \"لا\", en = \"no\" }}\nattribution = {{ source = \"s\" }}\n"
            )
        };
        assert_eq!(Case::data(&data("")).found(&RULE), ["f"]);
        assert!(Case::data(&data("date = 2024-01-01\n")).found(&RULE).is_empty());
        assert!(Case::data(&data("url = \"https://example.org\"\n")).found(&RULE).is_empty());
    }
}
