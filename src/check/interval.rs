//! What a stated number can stand for: rounding and qualifiers as intervals, and arithmetic with them.
//!
//! A number stands for half of its last written digit on either side: `6.5bn` for 6.45 to 6.55 billion, `50bn` for 49.5 to 50.5. "Nearly"
//! opens the interval downward, "more than" upward, without end.

use bigdecimal::{BigDecimal, One, RoundingMode, Zero};

use crate::model::{Amount, Decimal, Measure, Qualifier};

/// An interval; an end that is `None` is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Option<BigDecimal>,
    /// The upper end.
    pub high: Option<BigDecimal>,
}

/// How much less than a number "nearly" may mean: a twentieth.
const NEARLY: u32 = 20;

impl Interval {
    /// What a measure can stand for; `None` for a date or a period.
    #[must_use]
    pub fn of(measure: &Measure) -> Option<Self> {
        let amount = measure.quantity.amount()?;
        let exact = Interval::between(amount);
        let Interval { low, high } = exact;
        Some(match measure.qualifier {
            None | Some(Qualifier::About) => Interval { low, high },
            Some(Qualifier::Nearly) => {
                let low = low.map(|low| &low - low.abs() / BigDecimal::from(NEARLY));
                Interval { low, high }
            }
            // What is said to be passed is meant as it is written.
            Some(Qualifier::MoreThan | Qualifier::AtLeast) => {
                Interval { low: Some(amount.low().value()), high: None }
            }
            Some(Qualifier::LessThan | Qualifier::AtMost) => {
                Interval { low: None, high: Some(amount.high().value()) }
            }
        })
    }

    /// The interval of an amount as such.
    #[must_use]
    pub fn between(amount: &Amount) -> Self {
        let (low, high) = (amount.low(), amount.high());
        Interval { low: Some(low.value() - low.half_unit()), high: Some(high.value() + high.half_unit()) }
    }

    /// A number without rounding.
    #[must_use]
    pub fn exactly(number: u32) -> Self {
        let number = BigDecimal::from(number);
        Interval { low: Some(number.clone()), high: Some(number) }
    }

    /// Whether nothing in it is below zero or zero: only such intervals are multiplied and divided here.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.low.as_ref().is_some_and(|low| *low > BigDecimal::zero())
    }

    /// Sums of what is in both.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let sum = |a: &Option<BigDecimal>, b: &Option<BigDecimal>| Some(a.as_ref()? + b.as_ref()?);
        Interval { low: sum(&self.low, &other.low), high: sum(&self.high, &other.high) }
    }

    /// Differences of what is in both.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let difference = |a: &Option<BigDecimal>, b: &Option<BigDecimal>| Some(a.as_ref()? - b.as_ref()?);
        Interval { low: difference(&self.low, &other.high), high: difference(&self.high, &other.low) }
    }

    /// Products of what is in both, which must be positive.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let product = |a: &Option<BigDecimal>, b: &Option<BigDecimal>| Some(a.as_ref()? * b.as_ref()?);
        Interval { low: product(&self.low, &other.low), high: product(&self.high, &other.high) }
    }

    /// Quotients of what is in both, which must be positive.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        let quotient = |a: &Option<BigDecimal>, b: &Option<BigDecimal>| Some(ratio(a.as_ref()?, b.as_ref()?));
        Interval { low: quotient(&self.low, &other.high), high: quotient(&self.high, &other.low) }
    }

    /// A positive interval with its ends so many percent further out.
    #[must_use]
    pub fn widened(&self, percent: u32) -> Self {
        let hundred = BigDecimal::from(100);
        let part = |end: &BigDecimal| end.abs() * BigDecimal::from(percent) / &hundred;
        Interval {
            low: self.low.as_ref().map(|low| low - part(low)),
            high: self.high.as_ref().map(|high| high + part(high)),
        }
    }

    /// Both, and what is between them.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        let low = self.low.clone().zip(other.low.clone()).map(|(a, b)| a.min(b));
        let high = self.high.clone().zip(other.high.clone()).map(|(a, b)| a.max(b));
        Interval { low, high }
    }

    /// Whether a number can be in both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let below = |high: &Option<BigDecimal>, low: &Option<BigDecimal>| match (high, low) {
            (Some(high), Some(low)) => high < low,
            _ => false,
        };
        !below(&self.high, &other.low) && !below(&other.high, &self.low)
    }

    /// The middle of it, if it has one.
    #[must_use]
    pub fn middle(&self) -> Option<BigDecimal> {
        Some((self.low.as_ref()? + self.high.as_ref()?) / BigDecimal::from(2))
    }

    /// "7.56 to 7.83", with so many significant digits; "more than 7.56".
    #[must_use]
    pub fn shown(&self, digits: u64) -> String {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => {
                let (low, high) = (rounded(low, digits), rounded(high, digits));
                if low == high { low } else { format!("{low} to {high}") }
            }
            (Some(low), None) => format!("more than {}", rounded(low, digits)),
            (None, Some(high)) => format!("less than {}", rounded(high, digits)),
            (None, None) => "anything".to_owned(),
        }
    }
}

/// A quotient with more digits than any comparison needs.
fn ratio(a: &BigDecimal, b: &BigDecimal) -> BigDecimal {
    if b.is_zero() { BigDecimal::one() } else { (a / b).with_prec(30) }
}

/// A number with so many significant digits, in the short notation: `6.9bn`.
#[must_use]
pub fn rounded(number: &BigDecimal, digits: u64) -> String {
    let precision = std::num::NonZeroU64::new(digits).unwrap_or(std::num::NonZeroU64::MIN);
    let rounded = number.with_precision_round(precision, RoundingMode::HalfUp);
    let plain = rounded.normalized().to_plain_string();
    Decimal::parse(&plain).map_or(plain, |decimal| decimal.without_zeros().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::notation;

    fn of(text: &str) -> Interval {
        Interval::of(&notation::measure(text).expect(text)).expect("a number")
    }

    #[test]
    fn a_number_stands_for_half_of_its_last_digit() {
        assert_eq!(of("50bn CNY").shown(5), "49.5bn to 50.5bn");
        assert_eq!(of("~6.5bn USD").shown(5), "6.45bn to 6.55bn");
        assert_eq!(of("12k..13k USD").shown(5), "11.5k to 13.5k");
        assert_eq!(of(">1m chips").shown(5), "more than 1m");
        assert_eq!(of("<~100 chips").shown(4), "94.53 to 100.5");
    }

    #[test]
    fn rates_are_quotients() {
        let implied = of("~50bn CNY").over(&of("~6.5bn USD"));
        assert_eq!(implied.shown(3), "7.56 to 7.83");
        let reference = of("7.1..7.2 CNY");
        assert!(!implied.meets(&reference.widened(3)));
        assert!(of("~50bn CNY").over(&of("~7bn USD")).meets(&reference.widened(3)));
        assert!(of("~50bn CNY").over(&of("~6.9bn USD")).meets(&reference.widened(3)));
    }
}
