//! Directions of text, by the Unicode Bidirectional Algorithm (UAX #9).

/// A direction of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    #[must_use]
    pub fn html(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// The control that opens an isolate of this direction: LRI or RLI.
    #[must_use]
    pub fn isolate_control(self) -> char {
        match self {
            Direction::Ltr => '\u{2066}',
            Direction::Rtl => '\u{2067}',
        }
    }
}
