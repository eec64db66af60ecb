//! `finding-without-source`: nobody is said to stand behind a finding.

use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "finding-without-source",
        level: Level::Warning,
        family: Family::Attribution,
        what: "A finding says neither who claims it nor that it is the authors' own reporting.",
        why: "A reader cannot weigh a claim without knowing whose it is; in most newsrooms it is not published.",
        example: "```toml\n[findings.spending]\nkind = \"allocation\"\nfigures = [\"spending\"]\n```",
        instead: "`attribution = { source = \"ft\" }`; or, where the authors found it out themselves, `own-reporting = true`.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for finding in report.findings.iter().filter(|f| f.attribution.is_none() && !f.own_reporting) {
        let message = format!("nobody is said to stand behind the finding `{}`", finding.id);
        let hint = "add `attribution = { source = \"…\" }`, or `own-reporting = true` if you found it out yourselves";
        finds.push(RULE.at(finding.span, message).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn someone_stands_behind_a_finding() {
        let finding = |rest: &str| {
            Case::data(&format!(
                "[findings.f]\nkind = \"claim\"\nclaim = {{ ar = \"لا\", en = \"no\" }}\n{rest}"
            ))
        };
        assert_eq!(finding("").found(&RULE), ["f"]);
        assert!(finding("own-reporting = true\n").found(&RULE).is_empty());
        assert!(finding("attribution = { source = \"ft\" }\n").found(&RULE).is_empty());
    }
}
