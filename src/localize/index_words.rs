//! The words of what stands around the reports: indexes, the search, the page for a wrong address.

use serde::Serialize;

use super::context::Context;
use super::edition_report::Line;
use super::lines::line;
use super::message::{MessageError, Messages};
use crate::model::{Date, Period, Point};

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
    /// "Older reports".
    pub older: String,
    /// "Newer reports".
    pub newer: String,
    /// "Older and newer reports": the links between the sheets of a long list.
    pub sheets: String,
    /// "Earlier months": those of a year that stand on older sheets.
    pub months: String,
    /// "Search".
    pub search: String,
    /// "Words to look for".
    pub search_for: String,
    /// "Results".
    pub found: String,
    /// "Looking through older reports…"
    pub searching: String,
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
        older: word("ui-older")?,
        newer: word("ui-newer")?,
        sheets: word("ui-sheets")?,
        months: word("ui-earlier-months")?,
        search: word("ui-search")?,
        search_for: word("ui-search-for")?,
        found: word("ui-search-found")?,
        searching: word("ui-search-older")?,
        none: word("ui-search-none")?,
        failed: word("ui-search-failed")?,
        no_script: word("ui-search-no-script")?,
        lost: word("ui-lost")?,
        lost_hint: word("ui-lost-hint")?,
    })
}

/// The days that a sheet of an index is about, in words: "from March 3, 2019 to May 5, 2020".
///
/// # Errors
/// A message that cannot be formatted.
pub fn span(context: &Context, first: Date, last: Date) -> Result<Line, MessageError> {
    let formatter = &context.formatter;
    let (from, to) = (Point::Day(first), Point::Day(last));
    let period = if first == last { Period::Point(from) } else { Period::Range(from, to) };
    Ok(line(&formatter.period(period, "when")?, formatter.direction))
}
