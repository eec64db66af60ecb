//! `mixed-digits`: two systems of digits in one edition.

use super::mixed_number::zero;
use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{is_digit, quotation};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "mixed-digits",
        level: Level::Warning,
        family: Family::Unicode,
        what: "Numbers of one Arabic report in two systems of digits.",
        why: "`2024` in one line and `٢٠٢٥` in the next: an edition has one system, and placed figures follow it.",
        example: "`بين 2024 و٢٠٢٥`",
        instead: "Place figures, which are shown in the digits of the edition; what must be typed, type in one system.",
        fix: None,
    },
    look: Look::Language(look),
};

fn look(blocks: &[Block<'_>], finds: &mut Finds<'_>) {
    let mut numbers = Vec::new();
    for block in blocks.iter().filter(|block| block.language == Language::Ar && !block.role.is_verbatim()) {
        let text = block.text();
        if !block.has_digit() {
            continue;
        }
        let mut at = 0;
        while let Some(start) = text[at..].find(is_digit).map(|found| at + found) {
            let system = text[start..].chars().next().map_or(0, zero);
            let end = text[start..].find(|c| !is_digit(c)).map_or(text.len(), |length| start + length);
            at = end;
            // A digit in a Latin name is no number of the text, one beside a digit of another system is a mixed number.
            let touches = text[..start].chars().next_back().into_iter().chain(text[end..].chars().next());
            let touches =
                touches.into_iter().any(|c| c.is_ascii_alphanumeric() || (c == '-' && system == 0x30));
            if !touches && quotation(text, start).is_none() {
                numbers.push((system, block, start..end));
            }
        }
    }
    let count = |system| numbers.iter().filter(|(other, ..)| *other == system).count();
    let mut systems: Vec<u32> = numbers.iter().map(|(system, ..)| *system).collect();
    systems.sort_unstable();
    systems.dedup();
    // The rarer is the slip; of two that are as frequent, the later in Unicode.
    let Some(main) = systems.iter().copied().rev().max_by_key(|system| count(*system)) else { return };
    let related =
        numbers.iter().find(|(system, ..)| *system == main).map(|(_, block, range)| block.at(range.clone()));
    for system in systems.into_iter().filter(|system| *system != main) {
        let Some((_, block, range)) = numbers.iter().find(|(other, ..)| *other == system) else { continue };
        let number = &block.text()[range.clone()];
        let problem = RULE.at(
            block.at(range.clone()),
            format!("`{number}` is not in the digits of the rest of the report"),
        );
        let problem = problem.hint("write it in the digits of the rest, or place a figure");
        finds.push(match related {
            Some(span) => problem.related(span, "other digits here"),
            None => problem,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_report_has_one_system() {
        let found = |words| Case::words(Language::Ar, words).found(&RULE);
        assert_eq!(found("2024 و٢٠٢٥"), ["٢٠٢٥"]);
        assert_eq!(found("٢٠٢٥ و٢٠٢٤\n\nثم 2023"), ["2023"]);
        assert!(found("«مادة ٥» عام 2024").is_empty());
        assert!(found("المادة <span translate=\"no\">٥</span> عام 2024").is_empty());
        assert!(found("رقائق H100 عام ٢٠٢٤").is_empty());
        assert!(found("2024 و2025").is_empty());
    }
}
