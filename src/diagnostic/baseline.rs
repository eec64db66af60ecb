//! The baseline of an archive: what is known to be wrong in it and is let pass, so that only what is new is told.
//!
//! A fingerprint is the rule, the file and the guilty text: it stays when lines move. What is there twice has a count.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Located;

/// What is let pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Fingerprint, usize>);

/// What a problem is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fingerprint {
    /// The file, relative to the project.
    pub file: String,
    /// The rule.
    pub rule: String,
    /// The guilty text, or the line where there is none.
    pub text: String,
}

/// What came of a baseline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Passed {
    /// How many problems it let pass.
    pub known: usize,
    /// How many of its entries are not there any more.
    pub mended: usize,
}

/// The most characters of a text in a fingerprint.
const LONGEST: usize = 200;

impl Fingerprint {
    fn of(located: &Located) -> Option<Self> {
        let place = located.place.as_ref()?;
        let text = if place.text.trim().is_empty() { &place.line_text } else { &place.text };
        Some(Fingerprint {
            file: place.file.to_string_lossy().replace('\\', "/"),
            rule: located.code.to_owned(),
            text: text.chars().take(LONGEST).collect(),
        })
    }
}

/// The version of its form.
pub const VERSION: u8 = 1;

#[derive(Serialize)]
struct File {
    version: u8,
    known: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    fingerprint: Fingerprint,
    times: usize,
}

impl Baseline {
    /// Adds what is known, so many times.
    pub fn add(&mut self, fingerprint: Fingerprint, times: usize) {
        *self.0.entry(fingerprint).or_default() += times;
    }

    /// The baseline that lets these problems of rules pass.
    pub fn of<'l>(found: impl IntoIterator<Item = &'l Located>) -> Self {
        let mut baseline = Baseline::default();
        for fingerprint in found.into_iter().filter_map(Fingerprint::of) {
            baseline.add(fingerprint, 1);
        }
        baseline
    }

    /// How many problems it lets pass.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Whether it lets nothing pass.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out what is known; of what there is more than is known, the last is told. Mistakes are never let pass: `is_rule`
    /// tells which names are those of rules.
    pub fn sift(&self, found: &mut Vec<Located>, is_rule: impl Fn(&str) -> bool) -> Passed {
        let mut left = self.0.clone();
        let before = found.len();
        found.retain(|located| {
            let known = Fingerprint::of(located).filter(|_| is_rule(located.code));
            match known.and_then(|fingerprint| left.get_mut(&fingerprint)) {
                Some(times) if *times > 0 => {
                    *times -= 1;
                    false
                }
                _ => true,
            }
        });
        Passed { known: before - found.len(), mended: left.values().sum() }
    }

    /// Its file: JSON, one entry a problem, in the order of the files, so that a change of it can be read.
    #[must_use]
    pub fn to_json(&self) -> String {
        let entries = self.0.iter();
        let entry = |(fingerprint, times): (&Fingerprint, &usize)| Entry {
            fingerprint: fingerprint.clone(),
            times: *times,
        };
        let file = File { version: VERSION, known: entries.map(entry).collect() };
        // Strings and numbers always are JSON.
        let text = serde_json::to_string_pretty(&file).unwrap_or_default();
        format!("{}\n", super::json::escape_hidden(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics};
    use crate::source::Sources;

    fn found(text: &str) -> Vec<Located> {
        let mut sources = Sources::default();
        let whole = sources.add("a.md", text);
        let mut diagnostics = Diagnostics::default();
        for (at, bad) in text.match_indices("bad") {
            diagnostics.push(Diagnostic::warning("some-rule", whole.slice(at..at + bad.len()), "bad"));
        }
        diagnostics.locate(&sources)
    }

    #[test]
    fn what_is_known_passes_and_what_is_new_does_not() {
        let known = Baseline::of(&found("bad\nbad"));
        assert_eq!(known.len(), 2);
        let mut now = found("moved\n\nbad bad bad");
        assert_eq!(known.sift(&mut now, |_| true), Passed { known: 2, mended: 0 });
        assert_eq!(now.len(), 1);
        let mut now = found("good");
        assert_eq!(known.sift(&mut now, |_| true), Passed { known: 0, mended: 2 });
        let mut now = found("bad");
        assert_eq!(known.sift(&mut now, |_| false), Passed { known: 0, mended: 2 });
    }

    #[test]
    fn a_file_is_json() {
        let text = Baseline::of(&found("bad")).to_json();
        let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(file["known"][0]["rule"], "some-rule");
        assert_eq!(file["known"][0]["times"], 1);
    }
}
