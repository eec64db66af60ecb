//! Figures: exact quantities that know their nature.

use std::fmt;
use std::sync::Arc;

use super::{Amount, Bilingual, Currency, Date, Id, Period, TimeUnit};
use crate::source::Span;

/// A figure of a report, placed in prose as `{ $id }`.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its id, unique among the figures and quotes of the report.
    pub id: Id,
    /// What it is, in words, if its author says so.
    pub label: Option<Bilingual<String>>,
    /// What it says.
    pub measure: Measure,
    /// That in the short notation, for machines: `~50bn CNY`.
    pub notation: Arc<str>,
    /// The conversion that the source itself gave: "50 billion yuan, about 6.5 billion dollars".
    pub stated_as: Option<Measure>,
    /// The time it covers.
    pub period: Option<Period>,
    /// The time it is compared with.
    pub versus: Option<Period>,
    /// Where it is defined.
    pub span: Span,
    /// Where its parts are written.
    pub places: FigurePlaces,
}

/// Where the parts of a figure are written.
#[derive(Debug, Clone, Copy)]
pub struct FigurePlaces {
    /// All of it.
    pub whole: Span,
    /// The value.
    pub value: Span,
    /// The stated conversion.
    pub stated_as: Option<Span>,
    /// The period it covers.
    pub period: Option<Span>,
    /// The period it is compared with.
    pub versus: Option<Span>,
}

impl FigurePlaces {
    /// Those of a figure that is a value and nothing else.
    #[must_use]
    pub fn of(value: Span) -> Self {
        FigurePlaces { whole: value, value, stated_as: None, period: None, versus: None }
    }
}

/// A quantity with its qualifier: all that the short notation can say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Measure {
    /// "about", "more than"…
    pub qualifier: Option<Qualifier>,
    /// How much of what.
    pub quantity: Quantity,
}

impl Measure {
    /// Whether it is a range without a qualifier before it: what can be said to lie between its ends.
    #[must_use]
    pub fn is_plain_range(&self) -> bool {
        self.qualifier.is_none() && matches!(self.quantity.amount(), Some(Amount::Range(..)))
    }
}

/// How exactly a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// About, either side.
    About,
    /// Nearly: a little less.
    Nearly,
    /// More than.
    MoreThan,
    /// Less than.
    LessThan,
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
}

impl Qualifier {
    /// All of them.
    pub const ALL: [Qualifier; 6] = [
        Qualifier::About,
        Qualifier::Nearly,
        Qualifier::MoreThan,
        Qualifier::LessThan,
        Qualifier::AtLeast,
        Qualifier::AtMost,
    ];

    /// Its name in the long form; the Fluent message is `qualifier-` and this.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Qualifier::About => "about",
            Qualifier::Nearly => "nearly",
            Qualifier::MoreThan => "more-than",
            Qualifier::LessThan => "less-than",
            Qualifier::AtLeast => "at-least",
            Qualifier::AtMost => "at-most",
        }
    }

    /// Its sign in the short notation.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Qualifier::About => "~",
            Qualifier::Nearly => "<~",
            Qualifier::MoreThan => ">",
            Qualifier::LessThan => "<",
            Qualifier::AtLeast => ">=",
            Qualifier::AtMost => "<=",
        }
    }
}

/// How much of what.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// `50bn CNY`.
    Money(Amount, Currency),
    /// `6.5%`: a share.
    Percent(Amount),
    /// `2pp`: percentage points, signed when it is a change.
    Points(Amount, Signed),
    /// `+123%`: a relative change, in percent, always signed.
    Change(Amount),
    /// `x2`: how many times.
    Ratio(Amount),
    /// `2000 chips`: a count of a unit that Fluent names in `unit-chips`.
    Count(Amount, Id),
    /// `3 weeks`.
    Duration(Amount, TimeUnit),
    /// `2024-06-15`.
    Date(Date),
    /// `2024-H1`.
    Period(Period),
}

/// Whether percentage points are a change (written with a sign) or a distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signed {
    /// `+2pp`.
    Change,
    /// `2pp`.
    Distance,
}

impl Quantity {
    /// The name of its kind, as the long form writes it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Quantity::Money(..) => "money",
            Quantity::Percent(_) => "percent",
            Quantity::Points(..) => "points",
            Quantity::Change(_) => "change",
            Quantity::Ratio(_) => "ratio",
            Quantity::Count(..) => "count",
            Quantity::Duration(..) => "duration",
            Quantity::Date(_) => "date",
            Quantity::Period(_) => "period",
        }
    }

    /// Whether both say the same, whatever digits they are written with.
    #[must_use]
    pub fn same_value(&self, other: &Self) -> bool {
        let plain = |quantity: &Self| {
            let amount = quantity.amount()?;
            Some((amount.low().clone(), amount.high().clone()))
        };
        match (plain(self), plain(other)) {
            (Some((low, high)), Some((other_low, other_high))) => {
                self.unit_name() == other.unit_name()
                    && self.kind() == other.kind()
                    && low.same_value(&other_low)
                    && high.same_value(&other_high)
            }
            _ => self == other,
        }
    }

    /// The currency or unit of it, by its name.
    #[must_use]
    pub fn unit_name(&self) -> Option<&str> {
        match self {
            Quantity::Money(_, currency) => Some(currency.code()),
            Quantity::Count(_, unit) => Some(unit.as_str()),
            Quantity::Duration(_, unit) => Some(unit.name()),
            _ => None,
        }
    }

    /// The number or numbers of it; `None` for a date or a period.
    #[must_use]
    pub fn amount(&self) -> Option<&Amount> {
        match self {
            Quantity::Money(amount, _)
            | Quantity::Percent(amount)
            | Quantity::Points(amount, _)
            | Quantity::Change(amount)
            | Quantity::Ratio(amount)
            | Quantity::Count(amount, _)
            | Quantity::Duration(amount, _) => Some(amount),
            Quantity::Date(_) | Quantity::Period(_) => None,
        }
    }
}

/// A number with the sign it needs in a change.
struct WithSign<'a>(&'a Amount);

impl fmt::Display for WithSign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Amount::One(n) | Amount::Range(n, _) if !n.is_negative() => write!(f, "+{}", self.0),
            amount => write!(f, "{amount}"),
        }
    }
}

/// The short notation; see [`parse::notation`](crate::parse::notation) for its grammar.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Quantity::Money(amount, currency) => write!(f, "{amount} {currency}"),
            Quantity::Percent(amount) => write!(f, "{amount}%"),
            Quantity::Points(amount, Signed::Distance) => write!(f, "{amount}pp"),
            Quantity::Points(amount, Signed::Change) => write!(f, "{}pp", WithSign(amount)),
            Quantity::Change(amount) => write!(f, "{}%", WithSign(amount)),
            Quantity::Ratio(amount) => write!(f, "x{amount}"),
            Quantity::Count(amount, unit) => write!(f, "{amount} {unit}"),
            Quantity::Duration(amount, unit) => write!(f, "{amount} {}", unit.name()),
            Quantity::Date(date) => write!(f, "{date}"),
            Quantity::Period(period) => write!(f, "{period}"),
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = self.qualifier.map_or("", Qualifier::sign);
        write!(f, "{sign}{}", self.quantity)
    }
}
