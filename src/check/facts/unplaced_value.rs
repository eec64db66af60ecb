//! `unplaced-value`: the id of a figure or of a quote without its braces, and braces of another language.

use std::ops::Range;

use super::is_prose;
use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::{Block, OBJECT};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Language, Report};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "unplaced-value",
        level: Level::Warning,
        family: Family::Facts,
        what: "The id of a figure or of a quote with its `$` and without braces; two braces where one is meant; tags of templates.",
        why: "Prose places values in single braces. Everything else is published as it stands.",
        example: "`rose $growth`, `rose {{ $growth }}`, `{% if x %}`",
        instead: "`rose { $growth }`",
        fix: Some("puts braces around an id."),
    },
    look: Look::Report(look),
};

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let both = Language::BOTH.into_iter().flat_map(|language| blocks.get(language));
    for block in both.filter(|block| is_prose(block)) {
        if block.chars().has('$') {
            ids(block, report, finds);
        }
        if block.chars().has('{') {
            braces(block, finds);
        }
    }
}

/// Finds ids that stand bare.
fn ids(block: &Block<'_>, report: &Report, finds: &mut Finds<'_>) {
    let text = block.text();
    for (at, _) in text.match_indices('$') {
        let rest = &text[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        let id = rest[..end].trim_end_matches('-');
        let figure = report.figures.iter().find(|figure| figure.id.as_str() == id).map(|figure| figure.span);
        let quote = || report.quotes.iter().find(|quote| quote.id.as_str() == id).map(|quote| quote.span);
        let Some(there) = figure.or_else(quote) else { continue };
        let range = at..at + 1 + id.len();
        let placed = format!("{{ ${id} }}");
        let span = block.at(range.clone());
        let problem = RULE
            .at(span, format!("`${id}` stands without braces, and is published as it stands"))
            .hint(format!("place it: `{placed}`"))
            .related(there, format!("the {} `{id}`", if figure.is_some() { "figure" } else { "quote" }));
        finds.push(if block.is_exact(range) { problem.fix(span, placed) } else { problem });
    }
}

/// Finds braces that templates have and prose has not: around a value, and before `%`.
fn braces(block: &Block<'_>, finds: &mut Finds<'_>) {
    let text = block.text();
    let mut tell = |range: Range<usize>, hint: &str| {
        let message = format!("`{}` is published as it stands", &text[range.clone()]);
        finds.push(RULE.at(block.at(range), message).hint(hint));
    };
    for (at, _) in text.match_indices('{') {
        let rest = &text[at + 1..];
        if rest.trim_start().starts_with(OBJECT) || rest.starts_with('{') {
            tell(at..at + 1, "one brace on each side places a value: `{ $id }`");
        } else if rest.starts_with('%') {
            let end = rest.find("%}").map_or(at + 2, |end| at + 1 + end + 2);
            tell(
                at..end,
                "prose has no tags of templates; to choose between words, select: `{ PLURAL($id) ->` …",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    #[test]
    fn a_value_stands_in_single_braces() {
        let data = "[figures]\na-b = \"5%\"\n";
        let found = |text: &str| Case::data(data).prose(text, "b { $a-b }").found(&RULE);
        assert_eq!(found("ارتفع $a-b، ثم { $a-b }"), ["$a-b"]);
        assert_eq!(found("ارتفع {{ $a-b }}"), ["{"]);
        assert_eq!(found("{% if x %}ارتفع{% endif %}"), ["{% if x %}", "{% endif %}"]);
        for good in ["ارتفع { $a-b } `$a-b {{ }}`", "$a $AAPL $5", "{ $a-b } \\{ x"] {
            assert!(found(good).is_empty(), "{good}");
        }
    }
}
