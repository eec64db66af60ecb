//! Identifiers written by authors.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// A name for machines, as the author wrote it: `[a-z][a-z0-9-]*`.
///
/// Every id is also a valid Fluent identifier, HTML id, URL segment and file name, on every platform.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(Arc<str>);

impl Id {
    /// Checks a text; `None` if it is not an id.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let begins = bytes.first().is_some_and(u8::is_ascii_lowercase);
        let goes_on = bytes.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-');
        (begins && goes_on && bytes.last() != Some(&b'-') && text.len() <= 100).then(|| Id(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, shared.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// An id made out of a text that is none, to suggest.
    #[must_use]
    pub fn suggest(text: &str) -> Option<Self> {
        let dashed: String = text
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
            .collect();
        let parts: Vec<&str> = dashed.split('-').filter(|part| !part.is_empty()).collect();
        Id::new(&parts.join("-"))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
