//! The lock of a report's translations: what each was signed for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Id, Language};

/// The signed translations of a report, by passage and language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock(pub BTreeMap<(Passage, Language), Signature>);

/// What is translated as one: a finding's section and claim, or what stands around the findings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passage {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The prose that belongs to no finding.
    Between,
    /// A finding.
    Finding(Id),
}

impl Passage {
    /// What stands around the findings.
    pub const AROUND: [Passage; 3] = [Passage::Title, Passage::Summary, Passage::Between];

    /// Its name in files and on the command line; no finding can be called so.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Passage::Title => "_title",
            Passage::Summary => "_summary",
            Passage::Between => "_prose",
            Passage::Finding(id) => id.as_str(),
        }
    }

    /// What stands around the findings, by its name.
    #[must_use]
    pub fn around(name: &str) -> Option<Self> {
        Passage::AROUND.into_iter().find(|passage| passage.name() == name)
    }
}

/// A translation that somebody signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who.
    pub by: String,
    /// What it was made from.
    pub marks: Marks,
}

/// What a translation is made from, each class as a short hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// The words of the other language, values left open.
    pub wording: String,
    /// Which figures the finding claims and its words place, not what these say.
    pub figures: String,
    /// Who says so, and how sure they are.
    pub attribution: String,
    /// The quotes: whose, and in which words.
    pub quotes: String,
}

impl Marks {
    /// The classes with their names, in the order of the file.
    #[must_use]
    pub fn classes(&self) -> [(&'static str, &str); 4] {
        let Marks { wording, figures, attribution, quotes } = self;
        [("wording", wording), ("figures", figures), ("attribution", attribution), ("quotes", quotes)]
    }

    /// The names of the classes that are not the same.
    #[must_use]
    pub fn changed_since(&self, signed: &Marks) -> Vec<&'static str> {
        let pairs = self.classes().into_iter().zip(signed.classes());
        pairs.filter(|(now, then)| now.1 != then.1).map(|(now, _)| now.0).collect()
    }
}

/// The standing of a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Signature for what is there now.
    Current,
    /// Signature for something else: the classes that changed.
    Stale(Vec<&'static str>),
    /// Nobody signed it.
    Unsigned,
    /// The other language has words, this one has none.
    Missing,
}

impl Standing {
    /// Its name: "never signed".
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Standing::Current => "current",
            Standing::Stale(_) => "stale",
            Standing::Unsigned => "never signed",
            Standing::Missing => "missing",
        }
    }
}

/// A line of `bayan status`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationLine {
    /// The report.
    pub report: Id,
    /// The finding, or what stands around them.
    pub passage: Passage,
    /// The language of the translation.
    pub language: Language,
    /// How it stands.
    pub standing: Standing,
    /// Who signed it.
    pub by: Option<String>,
}

impl Lock {
    /// Its file: TOML, sorted, the same bytes for the same signatures.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut text = String::from(
            "# What the translations of this report were signed for. Written by `bayan accept`.\n",
        );
        for ((passage, language), Signature { by, marks }) in &self.0 {
            let by = by.replace('\\', "\\\\").replace('"', "\\\"");
            // Writing to a string cannot fail.
            let _ = write!(text, "\n[{}.{}]\nby = \"{by}\"\n", passage.name(), language.tag());
            for (class, mark) in marks.classes() {
                let _ = writeln!(text, "{class} = \"{mark}\"");
            }
        }
        text
    }
}
