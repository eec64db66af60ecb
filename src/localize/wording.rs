//! How a figure is to be worded: how wide, in which case, with what around it.

pub use crate::model::Case;

/// How wide a figure may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Style {
    /// Inside a sentence.
    #[default]
    Prose,
    /// Standing on its own, in full.
    Long,
    /// A noun, which a preposition can stand before: "one to three months", «ما بين», "a fall of 3%".
    Noun,
    /// Abbreviated.
    Short,
    /// In a table.
    Table,
}

impl Style {
    /// All of them.
    pub const ALL: [Style; 5] = [Style::Prose, Style::Long, Style::Noun, Style::Short, Style::Table];

    /// Its name in prose, and the attribute of messages that says it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Style::Prose => "prose",
            Style::Long => "long",
            Style::Noun => "noun",
            Style::Short => "short",
            Style::Table => "table",
        }
    }

    /// The style of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name() == name)
    }

    /// Whether it is running text, which has small counts in words.
    #[must_use]
    pub fn is_running(self) -> bool {
        matches!(self, Style::Prose | Style::Long | Style::Noun)
    }
}

/// How a figure is to be worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// How wide.
    pub style: Style,
    /// In which case.
    pub case: Case,
    /// Whether to add the conversion that the source gave.
    pub conversion: bool,
    /// Whether to say "about", "more than"…
    pub qualifier: bool,
}

impl Wording {
    /// Inside a sentence: after a preposition, with qualifier and conversion.
    pub const PROSE: Wording =
        Wording { style: Style::Prose, case: Case::Genitive, conversion: true, qualifier: true };

    /// On its own: nominative, for it is the subject of nothing.
    pub const ALONE: Wording = Wording { style: Style::Long, case: Case::Nominative, ..Wording::PROSE };

    /// The same in another style.
    #[must_use]
    pub fn styled(self, style: Style) -> Self {
        Wording { style, ..self }
    }
}
