//! `future-period`: a figure or finding of a time that is still to come, and neither an estimate nor an announcement.

use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Attribution, Certainty, Figure, Finding, Report};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "future-period",
        level: Level::Error,
        family: Family::Figures,
        what: "A figure or a finding is about a time that begins after the date of the report, and nobody estimates or announces it.",
        why: "What has not happened yet cannot be reported as a fact: a year was mistyped, or it is a forecast or a plan and must be called one.",
        example: "```toml\ndate = 2024-10-02\n\n[figures]\nspending = { value = \"50bn CNY\", period = \"2042\" }\n```",
        instead: "Correct the period; or give the finding that claims it `certainty = \"estimated\"` if it is a forecast, `\"official\"` if those \
                  in charge announced it.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let date = report.date;
    let hint = "correct it; the finding of a forecast needs `certainty = \"estimated\"`, that of a plan `\"official\"`";
    for figure in report.figures.iter().filter(|figure| !is_forecast(report, figure)) {
        for (period, place) in [(figure.period, figure.places.period), (figure.versus, figure.places.versus)]
        {
            if let Some(period) = period.filter(|period| period.first_day() > date) {
                let message = format!("`{}` is about {period}, after the report’s date {date}", figure.id);
                finds.push(RULE.at(place.unwrap_or(figure.span), message).hint(hint));
            }
        }
    }
    for finding in report.findings.iter().filter(|finding| !may_come(finding)) {
        if let Some(period) = finding.period.filter(|period| period.first_day() > date) {
            let message = format!("`{}` happens in {period}, after the report’s date {date}", finding.id);
            finds.push(RULE.at(finding.span, message).hint(hint));
        }
    }
}

/// Whether every finding that claims a figure is an estimate or an announcement, and there is one.
fn is_forecast(report: &Report, figure: &Figure) -> bool {
    let mut claiming =
        report.findings.iter().filter(|f| f.figures.iter().any(|claimed| claimed.id == figure.id)).peekable();
    claiming.peek().is_some() && claiming.all(may_come)
}

/// Whether a finding may be of what is still to come: an estimate, or an announcement of those in charge.
fn may_come(finding: &Finding) -> bool {
    let is_official = |who: &Attribution| who.certainty == Certainty::Official;
    is_estimate(finding) || finding.attribution.as_ref().is_some_and(is_official)
}

/// Whether a finding is an estimate, which may be of what is still to come.
pub(super) fn is_estimate(finding: &Finding) -> bool {
    finding.attribution.as_ref().is_some_and(|who| who.certainty == Certainty::Estimated)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn what_is_to_come_is_estimated_or_announced() {
        let figures = "[figures]\na = { value = \"1 chips\", period = \"2042\" }\nb = { value = \"1 chips\", period = \"2024\" }\n";
        let finding = |certainty: &str| {
            format!(
                "{figures}[findings.f]\nkind = \"claim\"\nclaim = {{ ar = \"لا\", en = \"no\" }}\nfigures = [\"a\", \"b\"]\ndate = \"2042\"\n\
                 attribution = {{ source = \"ft\", certainty = \"{certainty}\" }}\n"
            )
        };
        assert_eq!(Case::data(&finding("reported")).found(&RULE), ["\"2042\"", "f"]);
        for certainty in ["estimated", "official"] {
            assert!(Case::data(&finding(certainty)).found(&RULE).is_empty(), "{certainty}");
        }
    }
}
