//! What a figure is, as the long form of the file formats says it.

/// What a figure is, as the long form says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// A sum of money.
    Money,
    /// A share.
    Percent,
    /// Percentage points.
    Points,
    /// A relative change.
    Change,
    /// A ratio.
    Ratio,
    /// So many of a unit.
    Count,
    /// A length of time.
    Duration,
    /// A day.
    Date,
    /// A period.
    Period,
}

impl FigureKind {
    /// All of them.
    pub const ALL: [FigureKind; 9] = [
        FigureKind::Money,
        FigureKind::Percent,
        FigureKind::Points,
        FigureKind::Change,
        FigureKind::Ratio,
        FigureKind::Count,
        FigureKind::Duration,
        FigureKind::Date,
        FigureKind::Period,
    ];

    /// Whether a key of the long form belongs to it.
    #[must_use]
    pub fn takes(self, key: &str) -> bool {
        match key {
            "amount" | "from" | "to" => !matches!(self, FigureKind::Date | FigureKind::Period),
            "currency" => self == FigureKind::Money,
            "unit" => matches!(self, FigureKind::Count | FigureKind::Duration),
            "date" => self == FigureKind::Date,
            _ => true,
        }
    }

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            FigureKind::Money => "money",
            FigureKind::Percent => "percent",
            FigureKind::Points => "points",
            FigureKind::Change => "change",
            FigureKind::Ratio => "ratio",
            FigureKind::Count => "count",
            FigureKind::Duration => "duration",
            FigureKind::Date => "date",
            FigureKind::Period => "period",
        }
    }
}
