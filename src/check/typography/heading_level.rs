//! `heading-level`: a heading that skips a level.

use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "heading-level",
        level: Level::Error,
        family: Family::Typography,
        what: "A heading that is more than one level below the heading before it.",
        why: "Those who listen to a page walk through it by its headings: where a level is skipped, a part seems to be missing.",
        example: "```md\n## Money\n\n#### Since 2024\n```",
        instead: "```md\n## Money\n\n### Since 2024\n```\n\nThe highest level of a file stands below the title of the report, whichever it is.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let bodies = report.prose.iter().flat_map(|prose| Language::BOTH.map(|language| prose.get(language)));
    for body in bodies {
        let headings = || body.text.items.iter().filter_map(|item| Some((item.heading()?.level, item.span)));
        // The title of the report stands above the highest.
        let mut above = headings().map(|(level, _)| level).min().map_or(0, |top| top.saturating_sub(1));
        for (level, span) in headings() {
            if level > above + 1 {
                let message = format!(
                    "this heading has the level {level}, and none of level {} stands above it",
                    above + 1
                );
                let hint = format!("write it with `{}`", "#".repeat(usize::from(above + 1)));
                finds.push(RULE.at(span, message).hint(hint));
            }
            above = level;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn headings_go_down_step_by_step() {
        let found = |text: &str| Case::words(Language::En, text).found(&RULE);
        assert_eq!(found("## A\n\n#### B\n\n## C\n\n### D\n"), ["#### B\n"]);
        assert_eq!(found("### A\n\n## B\n"), ["### A\n"]);
        for good in ["## A\n\n### B\n\n#### C\n\n## D\n", "# A\n\n## B\n", "### A\n\n#### B\n", "No heading"]
        {
            assert!(found(good).is_empty(), "{good}");
        }
    }
}
