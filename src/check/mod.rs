//! Check: the editor's questions to a report.
//!
//! In: a resolved [`Report`](crate::model::Report), its finished editions, and what is kept of all reports. Out: diagnostics. One rule
//! a file: its page (what it looks for, why that is bad, an example, what to write instead), then the look, then its tests. A rule
//! knows no output format and changes nothing. [`desk`] runs them; [`rule`] says what a rule is; [`text`] shows it the words.

mod char_set;
mod contradicting_change;
mod contradicting_parts;
mod contradicting_ratio;
mod contradicting_total;
mod contradiction;
mod conversions;
mod dates;
mod dead_link;
pub mod desk;
pub mod editions;
mod elements;
mod fact_of_two_values;
mod facts;
mod finding_without_source;
mod future_period;
mod implausible_conversion;
pub mod interval;
mod late_source;
pub mod letter;
mod lopsided_range;
mod messages;
mod missing_conversion;
mod missing_section;
mod mute;
mod muting;
mod names;
pub mod note;
mod numbers;
mod numerals;
mod order_tokens;
mod overstated_claim;
pub mod pages;
mod placed;
mod plain_order;
mod quote_without_original;
pub mod rendered;
mod repeated_conversion;
pub mod rule;
pub mod sides;
mod source_without_address;
mod spelled;
mod spelling;
mod terms;
#[cfg(test)]
mod testing;
pub mod text;
mod tokens;
pub mod translation;
mod typography;
mod unicode;
mod unused_figure;
mod unused_quote;
mod unused_source;
mod visual_order;
mod vocabulary;
mod word_list;
mod words;

pub use desk::{Desk, House, Review};
pub use mute::Mutes;
pub use note::ReportNote;
pub use rendered::{Rendered, RenderedBlock, RenderedRole};
pub use rule::Rule;

/// All rules, in the order they are run and documented.
pub static RULES: &[&Rule] = &[
    // What readers will see.
    &visual_order::RULE,
    // Two editions agree.
    &missing_section::RULE,
    &editions::empty_section::RULE,
    &editions::different_order::RULE,
    &editions::different_number::RULE,
    &editions::different_unit::RULE,
    &editions::different_date::RULE,
    &editions::lost_hedge::RULE,
    &editions::different_weight::RULE,
    &editions::opposite_direction::RULE,
    &editions::lost_negation::RULE,
    &editions::missing_figure::RULE,
    &editions::missing_quote::RULE,
    &editions::missing_name::RULE,
    &editions::missing_term::RULE,
    &editions::missing_link::RULE,
    &editions::missing_footnote::RULE,
    &editions::untranslated::RULE,
    &editions::uneven_length::RULE,
    &editions::stale_translation::RULE,
    // Facts are placed.
    &unused_figure::RULE,
    &unused_quote::RULE,
    &facts::typed_figure::RULE,
    &facts::unplaced_value::RULE,
    &facts::typed_name::RULE,
    &facts::typed_number::RULE,
    &facts::impossible_date::RULE,
    &facts::future_date::RULE,
    &facts::wrong_weekday::RULE,
    // Figures make sense.
    &lopsided_range::RULE,
    &implausible_conversion::RULE,
    &missing_conversion::RULE,
    &repeated_conversion::RULE,
    &contradicting_change::RULE,
    &contradicting_ratio::RULE,
    &contradicting_total::RULE,
    &contradicting_parts::RULE,
    &future_period::RULE,
    &late_source::RULE,
    &fact_of_two_values::RULE,
    // Attribution.
    &finding_without_source::RULE,
    &overstated_claim::RULE,
    &quote_without_original::RULE,
    &unused_source::RULE,
    &source_without_address::RULE,
    &dead_link::RULE,
    // Bidirectional text and Unicode.
    &unicode::stray_control::RULE,
    &unicode::address_control::RULE,
    &unicode::invisible_character::RULE,
    &unicode::broken_text::RULE,
    &unicode::presentation_form::RULE,
    &unicode::persian_letter::RULE,
    &unicode::mixed_scripts::RULE,
    &unicode::mixed_number::RULE,
    &unicode::mixed_digits::RULE,
    &unicode::tatweel::RULE,
    &unicode::arrow_direction::RULE,
    &unicode::iso_date::RULE,
    // Typography and spelling.
    &typography::empty_quotation::RULE,
    &typography::lost_name::RULE,
    &typography::placeholder_text::RULE,
    &typography::unbalanced_marks::RULE,
    &typography::mixed_quotes::RULE,
    &typography::straight_quotes::RULE,
    &typography::foreign_marks::RULE,
    &typography::latin_comma::RULE,
    &typography::space_before_mark::RULE,
    &typography::missing_space::RULE,
    &typography::double_space::RULE,
    &typography::doubled_word::RULE,
    &typography::detached_waw::RULE,
    &typography::heading_level::RULE,
    &typography::figure_at_sentence_start::RULE,
    &typography::range_after_from::RULE,
    &typography::range_after_preposition::RULE,
    &numbers::latin_separator::RULE,
    &numbers::arabic_comma_in_number::RULE,
    &numbers::space_in_number::RULE,
    &numbers::space_before_percent::RULE,
    &numbers::scale_word_form::RULE,
    &numbers::two_scale_word::RULE,
    &numbers::one_scale_word::RULE,
    &numbers::tanwin_before_noun::RULE,
    &numbers::counted_noun::RULE,
    &numbers::false_billion::RULE,
    &numbers::grouped_year::RULE,
    &numbers::mixed_money_forms::RULE,
    &numbers::mixed_months::RULE,
    &spelling::missing_hamza::RULE,
    &spelling::false_hamza::RULE,
    &spelling::heh_for_teh::RULE,
    &spelling::alef_maqsura::RULE,
    &spelling::yeh_for_alef_maqsura::RULE,
    &spelling::mixed_tanwin::RULE,
    &spelling::source_gender::RULE,
    &spelling::name_case::RULE,
    &spelling::latin_name::RULE,
    &spelling::two_spellings::RULE,
    &spelling::avoided_term::RULE,
    // Messages of both languages.
    &messages::MISSING,
    &messages::GENDER,
    &messages::CATEGORY,
    &messages::NO_CATEGORY,
    &messages::FORM,
    &messages::MISMATCH,
    &messages::UNUSED,
    &messages::EXTRA,
    // Templates and style sheets.
    &pages::language::RULE,
    &pages::structure::RULE,
    &pages::alternates::RULE,
    &pages::physical_side::RULE,
    &pages::letterforms::RULE,
    // Newsletters.
    &letter::direction::RULE,
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
    use proptest::prelude::*;

    use super::RULES;
    use super::rule::{Finds, Look};
    use super::text::{self, Block, Role};
    use crate::diagnostic::{Family, Severity, codes};
    use crate::model::{Language, Wording, WordingRole};
    use crate::source::{Sources, Spanned};

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

    proptest! {
        /// Texts made of whatever the rules look for: none breaks a letter in two, and every place lies in the file.
        #[test]
        fn any_words_are_taken(given in "[aAِsx0-9٠٥۴ان وى،؛؟.,:;!?%٪$()«»“”\"'/–−@#+={}\u{640}\u{64B}\u{61C}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FFFC}\u{FFFD}\u{FEFB}بلإالىعلي ]{0,40}") {
            let mut sources = Sources::default();
            let span = sources.add("glossary.toml", given.as_str());
            for language in Language::BOTH {
                let words = Wording {
                    role: WordingRole::Label,
                    of: ("figures".into(), "a".into()),
                    lang: language.tag().into(),
                    text: Spanned::new(given.clone(), span),
                };
                let words = [words.clone(), words];
                let mut blocks: Vec<Block<'_>> = text::wordings(&words, language).collect();
                blocks[0].role = Role::Paragraph;
                let mut found = Vec::new();
                for rule in RULES {
                    let mut finds = Finds::new(Severity::Error, &mut found);
                    match rule.look {
                        Look::Block(look) => blocks.iter().for_each(|block| look(block, &mut finds)),
                        Look::Language(look) => look(&blocks, &mut finds),
                        Look::Report(_)
                        | Look::Whole(_)
                        | Look::Edition(_)
                        | Look::Sides(_)
                        | Look::Archive(_)
                        | Look::Page(_)
                        | Look::Sheet(_)
                        | Look::Letter(_)
                        | Look::Elsewhere => {}
                    }
                }
                for problem in found {
                    let (start, end) = (problem.span.start as usize, problem.span.end as usize);
                    prop_assert!(given.get(start..end).is_some(), "{}: {start}..{end}", problem.code);
                }
            }
        }
    }
}
