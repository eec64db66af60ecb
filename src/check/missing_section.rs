//! `missing-section`: a finding has a section in one language and none in the other.

use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-section",
        level: Level::Error,
        family: Family::Editions,
        what: "A finding has a section of prose in one language and none in the other.",
        why: "The two editions would say different things.",
        example: "`en.md` has `## Money for models {#spending}`, `ar.md` no heading with `{#spending}`.",
        instead: "Write the other section, or remove the one: then both editions make the finding’s sentence from the data. Where it is meant for \
                  the readers of one language, mute it with `only = \"ar\"` and the reason.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let Some(body) = &report.prose else { return };
    for language in Language::BOTH {
        let other = language.other();
        for segment in &body.get(language).segments {
            let Some(finding) = segment.finding else { continue };
            if body.get(other).segments.iter().any(|s| s.finding == Some(finding)) {
                continue;
            }
            let id = &report.findings[finding].id;
            let (here, there) = (language.english_name(), other.english_name());
            let message = format!("the finding `{id}` has {here} prose and no {there} prose");
            let hint = format!("add a section `## … {{#{id}}}` to `{}.md`", other.tag());
            finds.push(RULE.at(segment.span, message).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const DATA: &str = "[findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";

    #[test]
    fn a_section_needs_its_other_half() {
        assert_eq!(Case::data(DATA).prose("## لا {#f}\n\nلا", "No").found(&RULE), ["## لا {#f}\n"]);
        assert!(Case::data(DATA).prose("## لا {#f}\n\nلا", "## No {#f}\n\nNo").found(&RULE).is_empty());
    }
}
