//! What a figure is, as the long form of the file formats says it, and which keys belong to it.

use super::draft::{FigureTable, NumberDraft};
use super::reader::Field;
use crate::diagnostic::{Diagnostic, Diagnostics};

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

/// Complains about keys of the long form that do not belong to a figure: to its kind, or beside its value.
pub(super) fn strays(table: &FigureTable, diagnostics: &mut Diagnostics) {
    let number = |field: &Field<NumberDraft>| field.get().map(|number| number.0.span);
    let long = [
        ("kind", table.kind.get().map(|kind| kind.span)),
        ("amount", number(&table.amount)),
        ("from", number(&table.from)),
        ("to", number(&table.to)),
        ("currency", table.currency.get().map(|currency| currency.span)),
        ("unit", table.unit.get().map(|unit| unit.span)),
        ("qualifier", table.qualifier.get().map(|qualifier| qualifier.span)),
        ("date", table.date.get().map(|date| date.span)),
    ];
    let mut long = long.into_iter().filter_map(|(key, place)| Some((key, place?)));
    if !table.value.is_absent() {
        if let Some((key, place)) = long.next() {
            let message = "a figure has either a `value` or the long form, not both";
            let hint = format!("remove `{key}` and what belongs to it, or `value`");
            diagnostics.push(Diagnostic::error("two-values", place, message).hint(hint));
        }
        return;
    }
    let Some(kind) = table.kind.get() else { return };
    let what = format!("a figure of kind `{}`", kind.value.name());
    let is_range = number(&table.from).or(number(&table.to)).is_some();
    for (key, place) in long {
        let (message, hint) = if !kind.value.takes(key) {
            (format!("{what} has no `{key}`"), format!("remove `{key}`, or choose another kind"))
        } else if is_range && key == "amount" {
            let hint = "remove `amount`, or the other two".to_owned();
            (format!("{what} has either `amount`, or `from` and `to`"), hint)
        } else {
            continue;
        };
        diagnostics.push(Diagnostic::error("unknown-key", place, message).hint(hint));
    }
}
