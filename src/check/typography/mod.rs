//! Typography: quotation marks and brackets, the marks of the sentence, spaces, and what a template or a hurry left behind.

pub mod detached_waw;
pub mod double_space;
pub mod doubled_word;
pub mod empty_quotation;
pub mod figure_at_sentence_start;
pub mod foreign_marks;
pub mod heading_level;
pub mod latin_comma;
pub mod lost_name;
pub mod missing_space;
pub mod mixed_quotes;
pub mod placeholder_text;
pub mod range_after_from;
pub mod range_after_preposition;
pub mod space_before_mark;
pub mod straight_quotes;
pub mod unbalanced_marks;
