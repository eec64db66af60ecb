//! Levels: how much a rule of the editor matters to a project.

use super::Severity;

/// How bad what a rule finds is, or that it is not looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It is not looked for.
    Off,
    /// Something to know.
    Hint,
    /// Published, but an editor should look.
    Warning,
    /// Nothing is published.
    Error,
}

impl Level {
    /// All of them, the least first.
    pub const ALL: [Level; 4] = [Level::Off, Level::Hint, Level::Warning, Level::Error];

    /// Its name in `bayan.toml` and in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Hint => "hint",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }

    /// The severity of what is found; `None` if it is not looked for.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Off => None,
            Level::Hint => Some(Severity::Hint),
            Level::Warning => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        }
    }
}
