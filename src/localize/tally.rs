//! How many problems there are, in words: for the review page and for the preview.

use super::context::Context;
use super::formatter::Formatter;
use super::lines::without_isolates;
use super::message::{Formatted, MessageError, args};
use crate::diagnostic::Severity;
use crate::failure::Internal;

/// How many problems there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that keep the publication from being built.
    pub errors: usize,
    /// Those that an editor should look at.
    pub warnings: usize,
    /// Those that are good to know.
    pub hints: usize,
    /// Of all these, how many are not shown.
    pub untold: usize,
}

impl FromIterator<Severity> for Tally {
    /// Of problems that are all shown.
    fn from_iter<I: IntoIterator<Item = Severity>>(problems: I) -> Self {
        let mut tally = Tally::default();
        for severity in problems {
            match severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Hint => tally.hints += 1,
            }
        }
        tally
    }
}

impl Tally {
    /// "2 errors", "1 warning": those that there are.
    pub(super) fn counts(self, formatter: &Formatter) -> Result<Vec<String>, MessageError> {
        let counted =
            [("live-errors", self.errors), ("live-warnings", self.warnings), ("live-hints", self.hints)];
        let some = counted.into_iter().filter(|(_, number)| *number > 0);
        some.map(|(id, number)| counted_as(formatter, id, number)).collect()
    }
}

impl Context {
    /// "2 errors", "1 warning": the problems that there are, in the language of an edition.
    ///
    /// # Errors
    /// If a message is missing, or asks for something that it is not given.
    pub fn counts(&self, tally: Tally) -> Result<Vec<String>, Internal> {
        Ok(tally.counts(&self.formatter)?)
    }
}

/// "2 errors". A number of the language's own digits needs no isolate among its words.
pub(super) fn counted_as(formatter: &Formatter, id: &str, number: usize) -> Formatted {
    let numbers = &formatter.numbers;
    let (text, category) = (numbers.count(number), numbers.count_category(number));
    let words = formatter.messages.format(id, "", &args([("number", &text), ("category", category)]))?;
    Ok(without_isolates(&words))
}
