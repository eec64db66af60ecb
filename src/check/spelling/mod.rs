//! Spelling of Arabic: hamza, teh marbuta and yeh, by careful word lists; who agrees with whom; how names are written.

pub mod alef_maqsura;
pub mod avoided_term;
pub mod false_hamza;
pub mod heh_for_teh;
pub mod latin_name;
pub mod missing_hamza;
pub mod mixed_tanwin;
pub mod name_case;
pub mod source_gender;
pub mod two_spellings;
pub mod yeh_for_alef_maqsura;

pub use two_spellings::Spellings;

use super::rule::{Finds, Rule};
use super::text::Block;
use super::word_list::{Correction, Corrections};
use crate::model::Language;

/// Whether a list corrects a word.
#[must_use]
pub fn is_listed(word: &str) -> bool {
    let lists = [&missing_hamza::LIST, &false_hamza::LIST, &heh_for_teh::LIST, &alef_maqsura::LIST];
    lists.iter().any(|list| list.get(word).is_some())
}

/// Tells the words of a block that stand in a list.
fn correct(rule: &Rule, list: &Corrections, block: &Block<'_>, finds: &mut Finds<'_>) {
    if block.language != Language::Ar || block.role.is_verbatim() {
        return;
    }
    for (word, correction) in list.in_block(block) {
        let message = format!("`{}` is misspelled", word.text);
        finds.push(match correction {
            // Vowel signs would be lost.
            Correction::Word(right) if word.bare() == word.text => {
                rule.correct(block, word.range, message, right)
            }
            Correction::Word(right) => {
                rule.at(block.at(word.range), message).hint(format!("write `{right}`"))
            }
            Correction::Either(one, other) => {
                rule.at(block.at(word.range), message).hint(format!("write `{one}` or `{other}`"))
            }
        });
    }
}
