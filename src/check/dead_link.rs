//! `dead-link`: a link to a place in the publication that there is not.

use std::collections::BTreeSet;

use super::rule::{Finds, Look, Rule, Subject};
use super::text::Block;
use crate::diagnostic::{Family, Level, Page, suggest};
use crate::model::{Id, Language, Report};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "dead-link",
        level: Level::Error,
        family: Family::Attribution,
        what: "A link leads to a place in the report, or to a report, that does not exist.",
        why: "The reader is sent nowhere: a finding was renamed or removed.",
        example: "`[as shown above](#spendng)`, `[the first report](../chips-under-control/)`",
        instead: "The anchors of a report are the ids of its findings, and `figure-ID`, `source-ID`, `quote-ID`, `chart-ID`, `table-ID`. \
                  Another report of the same edition is `../REPORT/`.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, blocks, reports, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let blocks = Language::BOTH.into_iter().flat_map(|language| blocks.get(language));
    let links = blocks.flat_map(|block| &block.links).filter(|link| !link.is_image);
    let mut anchors: Option<BTreeSet<String>> = None;
    for link in links {
        let (path, anchor) = link.destination.split_once('#').unwrap_or((link.destination, ""));
        let path = self::path(path);
        if path.is_empty() && !anchor.is_empty() {
            let anchors = anchors.get_or_insert_with(|| self::anchors(report));
            if !anchors.contains(anchor) {
                let message = format!("there is nothing with the id `{anchor}` in this report");
                let near = suggest::nearest(anchor, anchors.iter().map(String::as_str));
                let hint = near.map(|near| format!("did you mean `#{near}`?"));
                let found = RULE.at(link.span, message).hint_opt(hint);
                finds.push(found.hint_default("a link within a report leads to the id of a finding"));
            }
        } else if let Some(other) = other_report(path, &report.id)
            && !reports.is_empty()
            && !reports.iter().any(|known| known.as_str() == other)
        {
            let message = format!("there is no report `{other}`");
            let near = suggest::nearest(other, reports.iter().map(Id::as_str));
            let hint = near.map(|near| format!("did you mean `../{near}/`?"));
            finds.push(
                RULE.at(link.span, message).hint_opt(hint).hint_default("correct the link, or remove it"),
            );
        }
    }
}

/// The other reports that the words of a report link to.
pub(super) fn linked<'a>(blocks: impl Iterator<Item = &'a Block<'a>>, own: &'a Id) -> BTreeSet<&'a str> {
    let links = blocks.flat_map(|block| &block.links).filter(|link| !link.is_image);
    links.filter_map(|link| other_report(path(link.destination), own)).collect()
}

/// A destination without what follows the address of the page.
fn path(destination: &str) -> &str {
    destination.split(['#', '?']).next().unwrap_or_default()
}

/// All anchors of the page of a report.
fn anchors(report: &Report) -> BTreeSet<String> {
    let mut anchors: BTreeSet<String> =
        report.findings.iter().map(|finding| finding.id.to_string()).collect();
    anchors.extend(report.figures.iter().map(|figure| format!("figure-{}", figure.id)));
    anchors.extend(report.sources.iter().map(|source| format!("source-{}", source.id)));
    anchors.extend(report.quotes.iter().map(|quote| format!("quote-{}", quote.id)));
    for exhibit in &report.exhibits {
        anchors.extend(["chart", "table"].map(|kind| format!("{kind}-{}", exhibit.id)));
    }
    anchors
}

/// The report of the same edition that a path from a page leads to; `None` where it leads elsewhere.
fn other_report<'p>(path: &'p str, own: &'p Id) -> Option<&'p str> {
    let inner = path.strip_prefix("../")?;
    let mut parts = inner.split('/');
    let report = parts.next().filter(|part| !part.is_empty() && !matches!(*part, "." | ".."))?;
    let is_page = matches!((parts.next(), parts.next()), (Some("" | "index.html"), None));
    (is_page && report != own.as_str()).then_some(report)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn links_lead_somewhere() {
        let data = "[figures]\na = \"1 chips\"\n[findings.spending]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n\
                    attribution = { source = \"ft\" }\n";
        let prose = "[a](#spending) [b](#figure-a) [c](#source-ft) [d](../other/) [e](../case/index.html) [f](../other/#x) \
                     [g](https://x.org/#y) [h](../search/q.html) [i](x.pdf)\n\n[k](#spendng) [l](../othr/) [m](#figure-b)\n";
        let case = Case::data(data).prose("–", prose);
        assert_eq!(case.found(&RULE), ["[k](#spendng)", "[l](../othr/)", "[m](#figure-b)"]);
        assert_eq!(case.hints(&RULE)[0], "did you mean `#spending`?");
        assert_eq!(case.hints(&RULE)[1], "did you mean `../other/`?");
    }
}
