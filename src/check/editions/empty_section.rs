//! `empty-section`: a section has a heading and no words.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::text::Role;
use super::{Part, name_in};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "empty-section",
        level: Level::Error,
        family: Family::Editions,
        what: "A section of a finding has a heading and no words below it.",
        why: "Its readers find a headline and nothing else, where the other edition may have a whole text.",
        example: "```md\n## الإنفاق {#spending}\n\n## النمو {#growth}\n\nزاد الإنفاق { $growth }.\n```",
        instead: "Write the section, or remove its heading in both languages: then the finding’s sentence is made from the data.",
        fix: None,
    },
    look: Look::Whole(look),
};

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let Some(prose) = &report.prose else { return };
    for language in Language::BOTH {
        let has_words = |finding: usize, language: Language| {
            blocks.get(language).iter().any(|block| {
                matches!(block.role, Role::Paragraph | Role::Cell)
                    && block.finding == Some(finding)
                    && !block.text().trim().is_empty()
            })
        };
        for segment in &prose.get(language).segments {
            let Some(finding) = segment.finding else { continue };
            // A block of code or a picture is something as well.
            let items = prose.get(language).text.items.get(segment.items.clone()).unwrap_or_default();
            let end = items.iter().position(crate::markup::Item::is_heading_end).map_or(0, |end| end + 1);
            if has_words(finding, language) || end < items.len() {
                continue;
            }
            let name = name_in(Part::Section(finding), report, language);
            let mut found = RULE.at(segment.span, format!("{name} has a heading and no words"));
            let other = language.other();
            if has_words(finding, other)
                && let Some(heading) = Part::Section(finding).heading(report, other)
            {
                found = found.related(heading, format!("the {} section has", other.english_name()));
            }
            finds.push(found.hint("write it, or remove the heading in both languages"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_heading_needs_words() {
        let data = "[findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";
        let case = Case::data(data).prose("## لا {#f}\n", "## No {#f}\n\nNo");
        assert_eq!(case.found(&RULE), ["## لا {#f}\n"]);
        assert_eq!(case.messages(&RULE), ["the Arabic section `f` has a heading and no words"]);
        let case = Case::data(data).prose("## لا {#f}\n\n- لا", "## No {#f}\n\n```\nx\n```");
        assert!(case.found(&RULE).is_empty());
    }
}
