//! A problem as pages show it: the review, and the preview.

use serde::Serialize;

use super::html::escaped;
use crate::diagnostic::{Located, Place, Severity, shown};
use crate::localize::ReviewWords;

/// A problem.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProblemView<'a> {
    /// The rule, or the code of the mistake.
    pub rule: &'a str,
    /// `error`, `warning`, `hint`.
    pub severity: &'static str,
    /// That in the language of the page.
    pub label: &'a str,
    /// HTML: one sentence.
    pub message: String,
    /// HTML: what to do.
    pub hint: Option<String>,
    /// The file, line and column.
    pub place: String,
}

/// How bad a problem is, in the language of the page.
#[derive(Debug, Clone, Copy)]
pub struct SeverityWords<'a> {
    /// "Error".
    pub error: &'a str,
    /// "Warning".
    pub warning: &'a str,
    /// "Hint".
    pub hint: &'a str,
}

impl<'a> From<&'a ReviewWords> for SeverityWords<'a> {
    fn from(words: &'a ReviewWords) -> Self {
        SeverityWords { error: &words.error, warning: &words.warning, hint: &words.hint }
    }
}

/// A problem as it is shown.
pub fn problem<'a>(located: &'a Located, words: impl Into<SeverityWords<'a>>) -> ProblemView<'a> {
    let Located { code, severity, message, place, related: _, hint, fix: _ } = located;
    let words = words.into();
    let (severity, label) = match severity {
        Severity::Error => ("error", words.error),
        Severity::Warning => ("warning", words.warning),
        Severity::Hint => ("hint", words.hint),
    };
    ProblemView {
        rule: code,
        severity,
        label,
        message: sentence(message),
        hint: hint.as_deref().map(sentence),
        place: place.as_ref().map(place_words).unwrap_or_default(),
    }
}

/// `FILE:LINE:COLUMN`, or the file alone where no text of it is meant.
pub fn place_words(place: &Place) -> String {
    let (file, start) = (place.file.to_string_lossy(), place.start);
    let file = shown::isolated(&file);
    if place.is_whole_file() { file.into_owned() } else { format!("{file}:{}:{}", start.line, start.column) }
}

/// A sentence as HTML: what stands between backticks is code, in a direction of its own; what nobody would see is an escape.
pub fn sentence(text: &str) -> String {
    let text = shown::safe(text);
    let mut out = String::with_capacity(text.len());
    let parts: Vec<&str> = text.split('`').collect();
    // A backtick without its other half is a backtick.
    let paired = parts.len() % 2 == 1;
    for (index, part) in parts.iter().enumerate() {
        match (index % 2 == 1, paired || index + 1 < parts.len()) {
            (true, true) => {
                out.push_str("<bdi><code>");
                out.push_str(&escaped(part));
                out.push_str("</code></bdi>");
            }
            (true, false) => {
                out.push('`');
                out.push_str(&escaped(part));
            }
            (false, _) => out.push_str(&escaped(part)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_in_a_sentence_has_its_own_direction() {
        assert_eq!(sentence("no `<ع>` here"), "no <bdi><code>&lt;ع&gt;</code></bdi> here");
        assert_eq!(sentence("a ` b"), "a ` b");
        assert_eq!(sentence("a `\u{202e}b`"), "a <bdi><code>\\u{202e}b</code></bdi>");
    }
}
