//! Check: the editor's questions to a report.
//!
//! In: a resolved [`Report`](crate::model::Report), its finished editions, and what is kept of all reports. Out: diagnostics. One rule
//! a file: its page (what it looks for, why that is bad, an example, what to write instead), then the look, then its tests. A rule
//! knows no output format and changes nothing. [`desk`] runs them; [`rule`] says what a rule is; [`text`] shows it the words.

mod contradicting_change;
mod contradicting_parts;
mod contradicting_ratio;
mod contradicting_total;
mod contradiction;
pub mod desk;
pub mod editions;
mod fact_of_two_values;
mod future_period;
mod implausible_conversion;
pub mod interval;
mod late_source;
pub mod letter;
mod missing_section;
mod mute;
mod muting;
pub mod note;
mod placed;
pub mod rendered;
pub mod rule;
#[allow(dead_code, reason = "the tests of each rule use what they need of it")]
#[cfg(test)]
mod testing;
pub mod text;
pub mod translation;
mod unused_figure;
mod unused_quote;

pub use desk::{Desk, Review};
pub use note::ReportNote;
pub use rendered::{Rendered, RenderedBlock, RenderedRole};
pub use rule::Rule;

/// All rules, in the order they are run and documented.
pub static RULES: &[&Rule] = &[
    // Two editions agree.
    &missing_section::RULE,
    &editions::empty_section::RULE,
    &editions::different_order::RULE,
    &editions::missing_figure::RULE,
    &editions::missing_quote::RULE,
    &editions::missing_name::RULE,
    &editions::missing_link::RULE,
    &editions::missing_footnote::RULE,
    &editions::untranslated::RULE,
    &editions::uneven_length::RULE,
    &editions::stale_translation::RULE,
    // Facts are placed.
    &unused_figure::RULE,
    &unused_quote::RULE,
    // Figures make sense.
    &implausible_conversion::RULE,
    &contradicting_change::RULE,
    &contradicting_ratio::RULE,
    &contradicting_total::RULE,
    &contradicting_parts::RULE,
    &future_period::RULE,
    &late_source::RULE,
    &fact_of_two_values::RULE,
    // Newsletters.
    &letter::long::RULE,
    &letter::subject::RULE,
    &letter::preheader::RULE,
    &letter::parity::RULE,
    &letter::support::RULE,
    // Muting.
    &muting::UNKNOWN,
    &muting::BARE,
    &muting::IDLE,
];

/// The rule of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id() == name)
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::diagnostic::{Family, codes};

    #[test]
    fn every_rule_has_a_page_and_a_name_of_its_own() {
        for (index, rule) in RULES.iter().enumerate() {
            let page = &rule.page;
            let first = RULES.iter().position(|other| other.id() == page.id);
            assert_eq!(first, Some(index), "{} stands twice", page.id);
            assert!(codes::find(page.id).is_none(), "{} is the code of a mistake", page.id);
            assert!(page.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", page.id);
            for text in [page.what, page.why, page.example, page.instead] {
                assert!(!text.trim().is_empty(), "{} lacks a part of its page", page.id);
            }
            assert!(page.what.ends_with('.') && !page.what.contains('|'), "{}: {}", page.id, page.what);
        }
        let families: Vec<Family> = RULES.iter().map(|rule| rule.page.family).collect();
        assert!(families.is_sorted(), "rules stand in the order of their families");
    }
}
