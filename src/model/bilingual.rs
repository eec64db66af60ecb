//! The pair of languages, held by the type system.

use serde::Serialize;

/// One of the two languages of every report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Arabic.
    Ar,
    /// English.
    En,
}

impl Language {
    /// Both, Arabic first.
    pub const BOTH: [Language; 2] = [Language::Ar, Language::En];

    /// The BCP 47 language subtag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Ar => "ar",
            Language::En => "en",
        }
    }

    /// The other language of the pair.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Language::Ar => Language::En,
            Language::En => Language::Ar,
        }
    }

    /// Its English name, for diagnostics.
    #[must_use]
    pub fn english_name(self) -> &'static str {
        match self {
            Language::Ar => "Arabic",
            Language::En => "English",
        }
    }
}

/// Something that exists in both languages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Bilingual<T> {
    /// In Arabic.
    pub ar: T,
    /// In English.
    pub en: T,
}

impl<T> Bilingual<T> {
    /// Makes both halves with one function.
    pub fn from_fn(mut f: impl FnMut(Language) -> T) -> Self {
        Bilingual { ar: f(Language::Ar), en: f(Language::En) }
    }

    /// The half of a language.
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::Ar => &self.ar,
            Language::En => &self.en,
        }
    }

    /// The half of a language, to change it.
    pub fn get_mut(&mut self, language: Language) -> &mut T {
        match language {
            Language::Ar => &mut self.ar,
            Language::En => &mut self.en,
        }
    }

    /// Changes both halves alike.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Bilingual<U> {
        Bilingual { ar: f(self.ar), en: f(self.en) }
    }
}

impl<T> Bilingual<Option<T>> {
    /// Both halves, or nothing if one is missing.
    pub fn complete(self) -> Option<Bilingual<T>> {
        Some(Bilingual { ar: self.ar?, en: self.en? })
    }
}
