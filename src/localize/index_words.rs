//! The words of what stands around the reports: indexes, the search, the page for a wrong address.

use serde::Serialize;

use super::message::{MessageError, Messages};

/// The words of indexes and of the search.
#[derive(Debug, Clone, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IndexWords {
    /// "Browse": the links to all indexes.
    pub browse: String,
    /// "Archive": the reports by date.
    pub archive: String,
    /// "Names": whom and what the reports speak of.
    pub names: String,
    /// "Named in this report".
    pub named: String,
    /// "All we have from this source".
    pub from_source: String,
    /// "Visit the source".
    pub visit: String,
    /// "Feed".
    pub feed: String,
    /// "Search".
    pub search: String,
    /// "Words to look for".
    pub search_for: String,
    /// "Results".
    pub found: String,
    /// "Nothing found."
    pub none: String,
    /// "The index cannot be loaded."
    pub failed: String,
    /// "The search needs JavaScript."
    pub no_script: String,
    /// "Page not found".
    pub lost: String,
    /// "There is nothing at this address."
    pub lost_hint: String,
}

/// The words of an edition.
pub(super) fn index_words(messages: &Messages) -> Result<IndexWords, MessageError> {
    let word = |id: &str| messages.word(id);
    Ok(IndexWords {
        browse: word("ui-browse")?,
        archive: word("ui-archive")?,
        names: word("ui-names")?,
        named: word("ui-named")?,
        from_source: word("ui-from-source")?,
        visit: word("ui-visit-source")?,
        feed: word("ui-feed")?,
        search: word("ui-search")?,
        search_for: word("ui-search-for")?,
        found: word("ui-search-found")?,
        none: word("ui-search-none")?,
        failed: word("ui-search-failed")?,
        no_script: word("ui-search-no-script")?,
        lost: word("ui-lost")?,
        lost_hint: word("ui-lost-hint")?,
    })
}
