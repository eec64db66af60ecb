//! A figure on its way into words: how it is asked for, and whether that makes a difference.
//!
//! Most figures say the same in a sentence and on their own, but which of them do is known to their messages alone.

use std::cell::Cell;

use super::given::{Pair, Value};
use super::wording::{Case, Style, Wording};

/// How a figure is asked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'n> {
    /// The wording.
    pub wording: Wording,
    /// Whether it reads in another way in a sentence than on its own.
    differs: &'n Cell<bool>,
    /// Whether its case is that of the words before it, wherever all of them stand.
    is_governed: bool,
}

impl<'n> Asked<'n> {
    /// A wording, and where it is noted that a figure differs between [`Wording::PROSE`] and [`Wording::ALONE`].
    pub fn new(wording: Wording, differs: &'n Cell<bool>) -> Self {
        Asked { wording, differs, is_governed: false }
    }

    /// The same in the case that words before it give to it.
    pub fn governed(self, case: Case) -> Self {
        Asked { wording: Wording { case, ..self.wording }, is_governed: true, ..self }
    }

    /// The same in another style.
    pub fn styled(self, style: Style) -> Self {
        Asked { wording: self.wording.styled(style), ..self }
    }

    /// The case, for a message: the dual has two; one of something has another two, and is an object or not.
    pub fn case(self) -> [Pair<'n>; 2] {
        let case = if self.wording.case == Case::Nominative { "nominative" } else { "oblique" };
        let noted =
            if self.is_governed { Value::Text(case.into()) } else { Value::Noted(case, self.differs) };
        let object = if self.wording.case == Case::Accusative { "yes" } else { "no" };
        [("case", noted), ("object", Value::Text(object.into()))]
    }

    /// Notes that it differs.
    pub fn note(self) {
        self.differs.set(true);
    }

    /// Notes that it differs if what words it has a way of its own for either style.
    pub fn note_styles(self, has: impl Fn(&str) -> bool) {
        if has(Style::Prose.name()) || has(Style::Long.name()) {
            self.note();
        }
    }
}
