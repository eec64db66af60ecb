//! The words of data files: names, labels, quotations, each with the place it is written at.
//!
//! The model itself keeps words where they are used, without their places; the editor's rules read them here. Titles, summaries and
//! claims are prose and stand in the report as [`Text`](super::Text).

use super::Language;
use crate::source::Spanned;

/// Words in a data file.
#[derive(Debug, Clone)]
pub struct Wording {
    /// What they are.
    pub role: WordingRole,
    /// The table and the id of what they belong to: `("figures", "spending")`.
    pub of: (String, String),
    /// The BCP 47 tag of their language.
    pub lang: String,
    /// The words and where they stand, without quotation marks; where those have other lengths, the words are written with
    /// escapes.
    pub text: Spanned<String>,
}

/// What words in a data file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordingRole {
    /// The full name of a source, an entity, a tag, in any of its cases.
    Name,
    /// The shorter name.
    ShortName,
    /// The Latin name, shown in Arabic.
    LatinName,
    /// A label of a figure, a chart, a table, of a part of one, or the note beneath.
    Label,
    /// The words of a quote as they were said.
    Original,
    /// Their translation.
    Translation,
    /// The sense of a quote in our words.
    Paraphrase,
}

impl Wording {
    /// Which of the two languages they are in; `None` for an original in a third one.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let code = self.lang.split('-').next();
        Language::BOTH.into_iter().find(|language| code == Some(language.tag()))
    }
}
