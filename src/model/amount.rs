//! Exact amounts: decimals that keep every digit they were given, currencies, units of time.

use std::fmt;
use std::str::FromStr;

use bigdecimal::num_bigint::{BigInt, Sign};
use bigdecimal::{BigDecimal, ToPrimitive};

use super::Id;

/// An exact decimal that keeps its significant digits: `6.50` is not `6.5`, `50bn` has two digits.
///
/// Compare with [`same_value`](Decimal::same_value) to ask whether two decimals stand for the same number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: BigInt,
    /// The value is `digits` × 10^-`scale`.
    scale: i64,
}

/// The suffixes of the short notation, largest first, with their powers of ten.
pub const SUFFIXES: [(&str, i64); 4] = [("tn", 12), ("bn", 9), ("m", 6), ("k", 3)];

/// The most digits, and the largest power of ten, that a figure may have.
const MOST_DIGITS: usize = 60;

impl Decimal {
    /// Reads `12`, `6.50`, `-0.05`: ASCII digits, at most one point, an optional sign.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_scaled(text, 0)
    }

    /// Reads a decimal and multiplies it by a power of ten, keeping the digits as written.
    #[must_use]
    pub fn parse_scaled(text: &str, power: i64) -> Option<Self> {
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || unsigned.len() > MOST_DIGITS {
            return None;
        }
        // Most figures are small.
        let mut digits = whole.bytes().chain(fraction.bytes());
        let small = digits
            .try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
        let digits = match small {
            Some(small) => BigInt::from(small),
            None => BigInt::from_str(&format!("{whole}{fraction}")).ok()?,
        };
        let digits = if text.starts_with('-') { -digits } else { digits };
        Some(Decimal { digits, scale: i64::try_from(fraction.len()).ok()? - power })
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.digits.sign() == Sign::Minus
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.digits.sign() == Sign::NoSign
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        Decimal { digits: BigInt::from(self.digits.magnitude().clone()), scale: self.scale }
    }

    /// Divided by a power of ten, digits kept.
    #[must_use]
    pub fn shifted_down(&self, power: i64) -> Self {
        Decimal { digits: self.digits.clone(), scale: self.scale + power }
    }

    /// How many digits stand before the point of the plain form: 1 for `6.5`, 0 for `0.05`, 11 for `50bn`.
    #[must_use]
    pub fn integer_digits(&self) -> i64 {
        if self.is_zero() {
            return 0;
        }
        // Most figures are small: each is asked this whenever it is worded.
        let count = match self.digits.magnitude().to_u64() {
            Some(small) => i64::from(small.ilog10()) + 1,
            None => i64::try_from(self.digits.magnitude().to_str_radix(10).len()).unwrap_or(i64::MAX),
        };
        (count - self.scale).max(0)
    }

    /// The power of ten of its last digit that is not a zero: 8 for `6.5bn`, -2 for `0.05`; 0 of zero.
    #[must_use]
    pub fn last_power(&self) -> i64 {
        if self.is_zero() {
            return 0;
        }
        let mut zeros = 0;
        if let Some(mut small) = self.digits.magnitude().to_u64() {
            while small.is_multiple_of(10) {
                small /= 10;
                zeros += 1;
            }
        } else {
            let digits = self.digits.magnitude().to_str_radix(10);
            zeros = digits.len() - digits.trim_end_matches('0').len();
        }
        i64::try_from(zeros).unwrap_or(0) - self.scale
    }

    /// Whether the plain form has digits after a point.
    #[must_use]
    pub fn shows_decimals(&self) -> bool {
        self.scale > 0
    }

    /// Without the zeros after the point that only come from shifting a number written out in full: `6500000000`
    /// is 6.5 billion, but `6.50bn` is 6.50 billion. `written` is the number as it was written.
    #[must_use]
    pub fn without_idle_zeros(self, written: &Self) -> Self {
        let mut trimmed = self;
        if written.scale < 0 || trimmed.scale <= 0 {
            return trimmed;
        }
        let ten = BigInt::from(10);
        while trimmed.scale > 0 && (&trimmed.digits % &ten).sign() == Sign::NoSign {
            trimmed = Decimal { digits: trimmed.digits / &ten, scale: trimmed.scale - 1 };
        }
        trimmed
    }

    /// With at least so many digits after the point.
    #[must_use]
    pub fn with_fraction_digits(&self, least: u8) -> Self {
        let mut padded = self.clone();
        while padded.scale < i64::from(least) {
            padded = Decimal { digits: padded.digits * 10, scale: padded.scale + 1 };
        }
        padded
    }

    /// The value for arithmetic.
    #[must_use]
    pub fn value(&self) -> BigDecimal {
        BigDecimal::new(self.digits.clone(), self.scale)
    }

    /// Half of its last written digit: what rounding may have taken away or added.
    #[must_use]
    pub fn half_unit(&self) -> BigDecimal {
        BigDecimal::new(BigInt::from(5), self.scale + 1)
    }

    /// How many significant digits it is written with.
    #[must_use]
    pub fn significant_digits(&self) -> u64 {
        self.digits.magnitude().to_str_radix(10).len().try_into().unwrap_or(u64::MAX)
    }

    /// The same number without zeros at its end: `50000` is `50k`.
    #[must_use]
    pub fn without_zeros(&self) -> Self {
        let mut trimmed = self.clone();
        let ten = BigInt::from(10);
        while !trimmed.is_zero() && (&trimmed.digits % &ten).sign() == Sign::NoSign {
            trimmed = Decimal { digits: trimmed.digits / &ten, scale: trimmed.scale - 1 };
        }
        trimmed
    }

    /// Whether two decimals stand for the same number, whatever digits they were written with.
    #[must_use]
    pub fn same_value(&self, other: &Self) -> bool {
        self.value() == other.value()
    }

    /// Its digits as a whole number below 2^64, its sign and its power of ten, if it is small enough.
    #[must_use]
    pub fn small(&self) -> Option<(u64, bool, i64)> {
        Some((self.digits.magnitude().to_u64()?, self.is_negative(), -self.scale))
    }

    /// How many wholes it is without its sign, if it shows no decimals and is below 10^18.
    #[must_use]
    pub fn whole(&self) -> Option<u64> {
        let power = u32::try_from(-self.scale).ok()?;
        let whole = self.digits.magnitude().to_u64()?.checked_mul(10_u64.checked_pow(power)?)?;
        Some(whole).filter(|whole| *whole < 1_000_000_000_000_000_000)
    }

    /// The suffix of the short notation and its power of ten, if the number is written with one: `bn` of `50bn`, none of `50000000000`.
    #[must_use]
    pub fn suffix(&self) -> Option<(&'static str, i64)> {
        if self.scale >= 0 {
            return None;
        }
        let reach = self.integer_digits();
        // The largest suffix that leaves a digit before the point; else the smallest that fits the scale.
        SUFFIXES
            .into_iter()
            .find(|(_, power)| reach > *power || (self.is_zero() && -self.scale == *power))
            .or_else(|| SUFFIXES.into_iter().rev().find(|(_, power)| self.scale + power >= 0))
    }

    /// All digits in plain form, no grouping: `50000000000`, `6.50`, `-0.05`.
    #[must_use]
    pub fn plain(&self) -> String {
        self.plain_shifted(0)
    }

    /// The plain form of it divided by a power of ten.
    fn plain_shifted(&self, power: i64) -> String {
        let scale = self.scale + power;
        // Most figures are small.
        let digits = match self.digits.magnitude().to_u64() {
            Some(small) => small.to_string(),
            None => self.digits.magnitude().to_str_radix(10),
        };
        let zeros = if self.is_zero() { 0 } else { scale.min(0).unsigned_abs() };
        let zeros = usize::try_from(zeros).unwrap_or(0);
        let decimals = usize::try_from(scale).unwrap_or(0);
        if zeros == 0 && decimals == 0 && !self.is_negative() {
            return digits;
        }
        let mut plain = String::with_capacity(digits.len().max(decimals) + zeros + 3);
        if self.is_negative() {
            plain.push('-');
        }
        let padding = (decimals + 1).saturating_sub(digits.len());
        plain.extend(std::iter::repeat_n('0', if decimals > 0 { padding } else { 0 }));
        plain.push_str(&digits);
        plain.extend(std::iter::repeat_n('0', zeros));
        if decimals > 0 {
            plain.insert(plain.len() - decimals, '.');
        }
        plain
    }
}

/// The short notation: `50bn`, `6.5bn`, `380k`, `2000`. Reads back as the very same decimal.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.suffix() {
            Some((suffix, power)) => {
                // Beyond thousands of billions, the zeros are written out: they are part of the value.
                f.write_str(&self.plain_shifted(power))?;
                f.write_str(suffix)
            }
            None => f.write_str(&self.plain()),
        }
    }
}

/// One number or a range of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Amount {
    /// `50bn`.
    One(Decimal),
    /// `12k..13k`, the lower end first.
    Range(Decimal, Decimal),
}

impl Amount {
    /// The lower end, or the number itself.
    #[must_use]
    pub fn low(&self) -> &Decimal {
        match self {
            Amount::One(n) | Amount::Range(n, _) => n,
        }
    }

    /// The upper end, or the number itself. In "between 2 and 3 chips" the noun agrees with it.
    #[must_use]
    pub fn high(&self) -> &Decimal {
        match self {
            Amount::One(n) | Amount::Range(_, n) => n,
        }
    }

    /// The same with each number changed.
    #[must_use]
    pub fn map(&self, f: impl Fn(&Decimal) -> Decimal) -> Self {
        match self {
            Amount::One(n) => Amount::One(f(n)),
            Amount::Range(a, b) => Amount::Range(f(a), f(b)),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::One(n) => n.fmt(f),
            Amount::Range(a, b) => {
                a.fmt(f)?;
                f.write_str("..")?;
                b.fmt(f)
            }
        }
    }
}

/// A currency of ISO 4217, by its three-letter code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Looks a code up in ISO 4217; `None` if it is not in force there.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        iso_currency::Currency::from_code(code)?;
        Some(Currency(code.as_bytes().try_into().ok()?))
    }

    /// The three-letter code.
    #[must_use]
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A unit of time, for durations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
    /// Decades.
    Decade,
}

impl TimeUnit {
    /// All of them, smallest first.
    pub const ALL: [TimeUnit; 8] = [
        TimeUnit::Second,
        TimeUnit::Minute,
        TimeUnit::Hour,
        TimeUnit::Day,
        TimeUnit::Week,
        TimeUnit::Month,
        TimeUnit::Year,
        TimeUnit::Decade,
    ];

    /// Its name in the notation, plural; the Fluent message is `unit-` and this.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TimeUnit::Second => "seconds",
            TimeUnit::Minute => "minutes",
            TimeUnit::Hour => "hours",
            TimeUnit::Day => "days",
            TimeUnit::Week => "weeks",
            TimeUnit::Month => "months",
            TimeUnit::Year => "years",
            TimeUnit::Decade => "decades",
        }
    }

    /// Reads `week` or `weeks`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| {
            let name = unit.name();
            text == name || text == &name[..name.len() - 1]
        })
    }

    /// The id of its Fluent unit message, `weeks` for `unit-weeks`.
    #[must_use]
    pub fn unit(self) -> Option<Id> {
        Id::new(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str, power: i64) -> Decimal {
        Decimal::parse_scaled(text, power).expect(text)
    }

    #[test]
    fn the_first_and_the_last_digit_are_found_at_any_length() {
        for (text, digits, last) in [
            ("0", 0, 0),
            ("6.5", 1, -1),
            ("0.05", 0, -2),
            ("6500", 4, 2),
            ("10000000000000000000", 20, 19),
            ("18446744073709551615", 20, 0),
            ("100000000000000000000", 21, 20),
            ("123456789012345678901234567890", 30, 1),
            ("-120", 3, 1),
        ] {
            let number = Decimal::parse(text).expect(text);
            assert_eq!((number.integer_digits(), number.last_power()), (digits, last), "{text}");
        }
    }

    #[test]
    fn digits_are_kept() {
        assert_eq!(d("6.50", 0).plain(), "6.50");
        assert_eq!(d("6.5", 9).plain(), "6500000000");
        assert_eq!(d("0.05", 0).plain(), "0.05");
        assert_eq!(d("-1.25", 0).plain(), "-1.25");
        let long = "123456789012345678901234567890";
        assert_eq!(d(long, 0).plain(), long);
        assert!(d("50", 9).same_value(&d("50000000000", 0)));
        assert_ne!(d("50", 9), d("50000000000", 0));
    }

    #[test]
    fn the_short_form_reads_back() {
        for (digits, power, shown) in [
            ("50", 9, "50bn"),
            ("6.5", 9, "6.5bn"),
            ("380", 3, "380k"),
            ("1200", 3, "1.200m"),
            ("2000", 0, "2000"),
            ("5000", 12, "5000tn"),
            ("0.5", 6, "500k"),
        ] {
            assert_eq!(d(digits, power).to_string(), shown);
        }
    }

    #[test]
    fn only_plain_decimals_are_read() {
        for bad in ["", "1e5", "1_000", "1,000", ".5", "5.", "0x10", "٥", "--1", "1.2.3"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn currencies_are_those_of_iso_4217() {
        assert!(Currency::new("CNY").is_some() && Currency::new("KWD").is_some());
        assert!(Currency::new("RMB").is_none() && Currency::new("usd").is_none());
    }
}
