//! The words of the review page: what a check found, beside what both editions say.

use serde::Serialize;

use super::message::{MessageError, Messages};

/// The words of the review page.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReviewWords {
    /// "Review".
    pub review: String,
    /// "Nothing to mend."
    pub none: String,
    /// "In the data": before what belongs to no place in the text.
    pub data: String,
    /// "In shared files".
    pub shared: String,
    /// "Error".
    pub error: String,
    /// "Warning".
    pub warning: String,
    /// "Hint".
    pub hint: String,
}

/// The words of an edition.
pub(super) fn review_words(messages: &Messages) -> Result<ReviewWords, MessageError> {
    let word = |id: &str| messages.word(id);
    Ok(ReviewWords {
        review: word("ui-review")?,
        none: word("ui-review-none")?,
        data: word("ui-review-data")?,
        shared: word("ui-review-shared")?,
        error: word("ui-review-error")?,
        warning: word("ui-review-warning")?,
        hint: word("ui-review-hint")?,
    })
}
