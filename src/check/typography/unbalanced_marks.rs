//! `unbalanced-marks`: quotation marks and brackets without partners.

use std::ops::Range;

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::before;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "unbalanced-marks",
        level: Level::Warning,
        family: Family::Typography,
        what: "A quotation mark or a bracket that opens and does not close, or closes what is not open.",
        why: "Readers cannot tell where someone else’s words end.",
        example: "`قالت «نعم\"`",
        instead: "`قالت «نعم»`",
        fix: None,
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    if block.role.is_verbatim() || !block.chars().has_any("()[]«»“”\"") {
        return;
    }
    let text = block.text();
    for Lonely { range, partner } in lonely(text) {
        let mark = &text[range.clone()];
        let problem = match partner {
            Some(Partner::Wrong(other)) => {
                let wrong = &text[other.clone()];
                let problem = RULE.at(block.at(range), format!("`{mark}` is not the partner of `{wrong}`"));
                problem.related(block.at(other), "this is open")
            }
            Some(Partner::Closing) => RULE.at(block.at(range), format!("`{mark}` closes what is not open")),
            None => RULE.at(block.at(range), format!("`{mark}` has no partner in its paragraph")),
        };
        finds.push(problem.hint("write both marks of the pair, or neither"));
    }
}

/// A mark without its partner.
struct Lonely {
    range: Range<usize>,
    partner: Option<Partner>,
}

enum Partner {
    /// Another mark is open.
    Wrong(Range<usize>),
    /// Nothing is open.
    Closing,
}

fn lonely(text: &str) -> Vec<Lonely> {
    let mut found = Vec::new();
    let mut open: Vec<(char, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        let wanted = match c {
            '(' => Some(')'),
            '[' => Some(']'),
            '«' => Some('»'),
            '“' => Some('”'),
            '"' if open.last().is_some_and(|(wanted, _)| *wanted == '"') => None,
            // `5"` is a measure.
            '"' if before(text, at).is_some_and(|c| c.is_ascii_digit()) => continue,
            '"' if open.is_empty()
                || !text[..at].ends_with(|c: char| !c.is_whitespace() && !"([«“".contains(c)) =>
            {
                Some('"')
            }
            ')' | ']' | '»' | '”' | '"' => None,
            _ => continue,
        };
        if let Some(wanted) = wanted {
            open.push((wanted, range));
        } else if open.last().is_some_and(|(wanted, _)| *wanted == c) {
            open.pop();
        } else if c == ')' && is_list_mark(text, at) {
        } else if let Some(partner) = open.iter().rposition(|(wanted, _)| *wanted == c) {
            // What was opened in between never closed.
            for (_, range) in open.drain(partner..).skip(1) {
                found.push(Lonely { range, partner: None });
            }
        } else if let Some((_, other)) = open.pop() {
            found.push(Lonely { range, partner: Some(Partner::Wrong(other)) });
        } else {
            found.push(Lonely { range, partner: Some(Partner::Closing) });
        }
    }
    found.extend(open.into_iter().map(|(_, range)| Lonely { range, partner: None }));
    found
}

/// `1)` or `a)` before an item.
fn is_list_mark(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |found| found + 1);
    let mark = &text[start.min(at)..at];
    mark.chars().count() == 1 || (!mark.is_empty() && mark.chars().all(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn marks_come_in_pairs() {
        let found = |words| Case::words(Language::Ar, words).found(&RULE);
        assert_eq!(found("«نص\""), ["\""]);
        assert_eq!(found("قال «نعم"), ["«"]);
        assert_eq!(found("قال نعم» ثم"), ["»"]);
        assert_eq!(found("قال \"نعم"), ["\""]);
        assert_eq!(found("هواوي (Huawei الصينية"), ["("]);
        assert_eq!(found("(«نعم)"), ["«"]);
        for good in ["«… “نص” …»", "قال \"نعم\" و\"لا\"", "شاشة 27\"", "1) أول 2) ثان", "«{ -ft }» (و`(`)"]
        {
            assert!(found(good).is_empty(), "{good}: {:?}", found(good));
        }
    }
}
