//! What a preview says of a build: problems as HTML, in the words and with the templates that come with the program.
//!
//! A project's own are left out of it: they may be what is wrong.

use crate::diagnostic::{Located, Severity};
use crate::failure::Internal;
use crate::load::built_in;
use crate::localize::{self, LiveSpeaker, Resource, Tally};
use crate::model::{Bilingual, Language};
use crate::outcome::Outcome;
use crate::render::live::{FOLDER, LiveTemplates, Voice};

/// More problems than this are only counted: a page with all of them would take long to show.
const MOST: usize = 50;

/// Makes the pages of a preview that are no pages of the publication.
#[derive(Debug)]
pub(crate) struct Live {
    speakers: Bilingual<LiveSpeaker>,
    templates: LiveTemplates,
    files: Vec<built_in::Embedded>,
}

/// The problems of a build, ready to be shown.
#[derive(Debug, Default)]
pub(crate) struct Told {
    found: Vec<Located>,
    tally: Tally,
}

impl Told {
    /// What is to be told of an outcome: what is worst comes first.
    pub fn of(outcome: &Outcome) -> Self {
        let failures = outcome.failures.iter().map(Located::from);
        let mut found: Vec<Located> = failures.chain(outcome.diagnostics.iter().cloned()).collect();
        found.sort_by_key(|located| located.severity);
        let tally: Tally = found.iter().map(|located| located.severity).collect();
        let tally = Tally { untold: found.len().saturating_sub(MOST), ..tally };
        found.truncate(MOST);
        Told { found, tally }
    }

    /// Whether there is nothing to be told.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether the pages that there are, are older than the project.
    fn is_stale(&self) -> bool {
        self.found.first().is_some_and(|located| located.severity == Severity::Error)
    }
}

impl Live {
    /// Reads the messages and templates.
    pub fn open() -> Result<Self, Internal> {
        let files: Vec<_> = built_in::templates()
            .into_iter()
            .filter_map(|file| {
                let path = file.path.strip_prefix("templates/").filter(|path| path.starts_with(FOLDER))?;
                Some(built_in::Embedded { path: path.to_owned(), ..file })
            })
            .collect();
        let templates = LiveTemplates::new(files.iter().map(|file| (&*file.path, file.text)))?;
        let mut resources: Bilingual<Vec<Resource>> = Bilingual::default();
        for (language, text) in built_in::messages() {
            resources.get_mut(language).push(localize::resource(text));
        }
        let speaker = |language| LiveSpeaker::new(language, resources.get(language));
        let speakers = Bilingual { ar: speaker(Language::Ar)?, en: speaker(Language::En)? };
        Ok(Live { speakers, templates, files })
    }

    /// A file that pages of the preview refer to, as it is: `live.css`, `live.js`.
    pub fn file(&self, name: &str) -> Option<&'static str> {
        let found = self.files.iter().find(|file| file.path.strip_prefix(FOLDER) == Some(name))?;
        Some(found.text)
    }

    /// What is laid over a page; nothing if there is nothing to say.
    pub fn overlay(&self, told: &Told, language: Language) -> Result<String, Internal> {
        if told.is_empty() {
            return Ok(String::new());
        }
        let words = self.speakers.get(language).words(told.tally)?;
        let voice =
            Voice { lang: language.tag(), dir: self.speakers.get(language).direction(), words: &words };
        self.templates.overlay(voice, &told.found, told.is_stale())
    }

    /// What stands in for a page that is not there, as long as nothing could be published.
    pub fn waiting(&self, told: &Told, language: Language, head: &str) -> Result<String, Internal> {
        let words = self.speakers.get(language).words(told.tally)?;
        let voice =
            Voice { lang: language.tag(), dir: self.speakers.get(language).direction(), words: &words };
        self.templates.waiting(voice, &told.found, head)
    }
}
