//! The words of a preview: what `bayan serve` says in the pages that it shows.

use serde::Serialize;

use super::formatter::Formatter;
use super::message::Resource;
use super::review_words::{ReviewWords, review_words};
use super::tally::{Tally, counted_as};
use crate::failure::Internal;
use crate::markup::Direction;
use crate::model::{Edition, Language};

/// Says what a preview has to say, in one language.
#[derive(Debug)]
pub struct LiveSpeaker {
    formatter: Formatter,
    labels: ReviewWords,
}

/// The words around the problems of a build.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LiveWords {
    /// "2 errors", "1 warning": those that there are.
    pub counts: Vec<String>,
    /// "The page shows the last version without errors."
    pub kept: String,
    /// "Nothing to show yet": the title of the page that stands in for all others.
    pub waiting: String,
    /// What will become of it.
    pub waits: String,
    /// "Close".
    pub close: String,
    /// "Show the problems".
    pub show: String,
    /// "3 more are told in the terminal."; empty if all are shown.
    pub more: String,
    /// "Error".
    pub error: String,
    /// "Warning".
    pub warning: String,
    /// "Hint".
    pub hint: String,
}

impl LiveSpeaker {
    /// The speaker of a language, with the messages of `resources`.
    ///
    /// # Errors
    /// If CLDR lacks the language, or a message is missing.
    pub fn new(language: Language, resources: &[Resource]) -> Result<Self, Internal> {
        let edition = Edition::plain(language.tag())
            .ok_or_else(|| Internal(format!("no edition in {}", language.english_name())))?;
        let formatter = Formatter::new(&edition, resources)?;
        let labels = review_words(&formatter.messages)?;
        Ok(LiveSpeaker { formatter, labels })
    }

    /// The direction that it writes in.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.formatter.direction
    }

    /// What is to be said of so many problems.
    ///
    /// # Errors
    /// If a message is missing, or asks for something that it is not given.
    pub fn words(&self, tally: Tally) -> Result<LiveWords, Internal> {
        let word = |id: &str| self.formatter.messages.word(id);
        let counts = tally.counts(&self.formatter)?;
        let more = match tally.untold {
            0 => String::new(),
            untold => counted_as(&self.formatter, "live-more", untold)?,
        };
        let ReviewWords { error, warning, hint, .. } = self.labels.clone();
        Ok(LiveWords {
            counts,
            kept: word("ui-live-kept")?,
            waiting: word("ui-live-waiting")?,
            waits: word("ui-live-waits")?,
            close: word("ui-live-close")?,
            show: word("ui-live-show")?,
            more,
            error,
            warning,
            hint,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(language: Language, tally: Tally) -> LiveWords {
        let messages = crate::load::built_in::messages().filter(|(own, _)| *own == language);
        let resources: Vec<Resource> = messages.map(|(_, text)| super::super::resource(text)).collect();
        LiveSpeaker::new(language, &resources).expect("built in").words(tally).expect("words")
    }

    #[test]
    fn problems_are_counted_as_the_language_counts() {
        let tally = Tally { errors: 2, warnings: 1, hints: 0, untold: 3 };
        let arabic = words(Language::Ar, tally);
        assert_eq!(arabic.counts, ["خطآن", "تنبيه واحد"]);
        assert!(arabic.more.contains("3 مشكلات أخرى"), "{}", arabic.more);
        let english = words(Language::En, tally);
        assert_eq!(english.counts, ["2 errors", "1 warning"]);
        assert_eq!(english.more, "3 more are told in the terminal.");
        let many = words(Language::Ar, Tally { errors: 12, hints: 103, ..Tally::default() });
        assert_eq!((many.counts, many.more.as_str()), (vec!["12 خطأً".into(), "103 ملاحظات".into()], ""));
    }
}
