//! Names shared by reports: sources, entities, tags.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Bilingual, Date, Id, Language};
use crate::source::Span;

/// The name of something in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The full name.
    pub full: Bilingual<String>,
    /// A shorter one, for later mentions.
    pub short: Option<Bilingual<String>>,
    /// The Latin form that follows the Arabic name in parentheses at its first mention: إنفيديا (Nvidia).
    pub latin: Option<String>,
    /// The Arabic name after a preposition or another noun.
    pub oblique: Oblique,
    /// The Arabic name after أن, where it is not the oblique one: تاجرًا.
    pub accusative: Option<String>,
    /// Whether the English name takes "the" in a sentence, where it is not for its kind to say.
    pub article: Option<bool>,
}

impl Name {
    /// The name in a sentence.
    #[must_use]
    pub fn cased(&self, language: Language, case: Case) -> &str {
        let oblique = || match &self.oblique {
            Oblique::Form(form) => Some(form),
            Oblique::Same | Oblique::Unknown => None,
        };
        let form = match (language, case) {
            (Language::En, _) | (_, Case::Nominative) => None,
            (Language::Ar, Case::Genitive) => oblique(),
            (Language::Ar, Case::Accusative) => self.accusative.as_ref().or_else(oblique),
        };
        form.unwrap_or_else(|| self.full.get(language))
    }

    /// Whether its Arabic form shows its case.
    #[must_use]
    pub fn shows_case(&self) -> bool {
        self.accusative.is_some() || matches!(self.oblique, Oblique::Form(_))
    }
}

/// The Arabic form of a name after a preposition or another noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Oblique {
    /// As it stands elsewhere: most names show no case.
    Same,
    /// Another one: «محللين» for «محللون».
    Form(String),
    /// Another one perhaps: it is the name of a group, and the form cannot be told from its letters.
    Unknown,
}

/// A case of Arabic, as far as one can see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Case {
    /// Of a subject, or on its own: «ألفا رقاقة», «خادم واحد», «محللون».
    Nominative,
    /// After a preposition or another noun: «ألفي رقاقة», «خادم واحد», «محللين».
    #[default]
    Genitive,
    /// Of an object, or after أن: «ألفي رقاقة», «خادمًا واحدًا», «محللين».
    Accusative,
}

impl Case {
    /// The case of a name; `oblique` is the genitive, which in the dual and in the sound plural looks like the accusative.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "nominative" => Some(Case::Nominative),
            "oblique" | "genitive" => Some(Case::Genitive),
            "accusative" => Some(Case::Accusative),
            _ => None,
        }
    }

    /// Its name, for authors who place something.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Case::Nominative => "nominative",
            Case::Genitive => "oblique",
            Case::Accusative => "accusative",
        }
    }
}

/// Grammatical gender, where it differs from what the kind implies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

impl Gender {
    /// Both.
    pub const ALL: [Gender; 2] = [Gender::Masculine, Gender::Feminine];

    /// Its name, in report files and in Fluent attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Gender::Masculine => "masculine",
            Gender::Feminine => "feminine",
        }
    }
}

/// Grammatical number of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GrammaticalNumber {
    /// One.
    Singular,
    /// Several people: "analysts".
    Plural,
}

impl GrammaticalNumber {
    /// Both.
    pub const ALL: [GrammaticalNumber; 2] = [GrammaticalNumber::Singular, GrammaticalNumber::Plural];

    /// Its name, in report files and in Fluent attributes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            GrammaticalNumber::Singular => "singular",
            GrammaticalNumber::Plural => "plural",
        }
    }
}

/// A publication, an agency, a study: something that is cited.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Its kind; the Fluent message is `source-kind-` and this.
    pub kind: Id,
    /// Its name.
    pub name: Name,
    /// Where to read it.
    pub url: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// Its gender, if not that of its kind.
    pub gender: Option<Gender>,
    /// Where it is defined.
    pub span: Span,
}

/// A company, a person, a place, a product: something that is spoken of.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its id; placed in prose as `{ -id }`.
    pub id: Id,
    /// Its kind; the Fluent message is `entity-kind-` and this.
    pub kind: Id,
    /// Its name.
    pub name: Name,
    /// Its gender, if not that of its kind.
    pub gender: Option<Gender>,
    /// Its number, if not that of its kind.
    pub number: Option<GrammaticalNumber>,
    /// Where it is defined.
    pub span: Span,
}

/// A subject that reports are filed under.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: Bilingual<String>,
}

/// A term of the house: what it is called in both languages.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// The term.
    pub name: Bilingual<String>,
    /// Other words for it that are right as well.
    pub also: Bilingual<Vec<String>>,
    /// Words that are not to be used for it.
    pub avoid: Bilingual<Vec<String>>,
    /// Where it is defined.
    pub span: Span,
}

/// Names by id: those of the glossary, or those that a report adds.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// What is cited.
    pub sources: BTreeMap<Id, Arc<Source>>,
    /// What is spoken of.
    pub entities: BTreeMap<Id, Arc<Entity>>,
    /// Subjects.
    pub tags: BTreeMap<Id, Arc<Tag>>,
    /// Terms of the house.
    pub terms: BTreeMap<Id, Term>,
}
