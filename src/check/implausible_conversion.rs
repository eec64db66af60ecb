//! `implausible-conversion`: a sum is given in two currencies at a rate that there never was.

use super::interval::{Interval, rounded};
use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Amount, Currency, Figure, Measure, Period, Point, Quantity, Rate, Report};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "implausible-conversion",
        level: Level::Warning,
        family: Family::Figures,
        what: "A conversion implies a rate that is far from the reference rates of the project.",
        why: "Sums are often converted by hand, at an old rate or with a slip, and both editions repeat it. Each number stands for half \
              of its last digit on either side, and the reference rate for 3% on either side; only what misses even that is told. Where \
              the project gives no rate for the currencies and the time, nothing is.",
        example: "```toml\n# bayan.toml\n[[rates]]\none = \"USD\"\nis = \"7.1..7.2 CNY\"\nperiod = \"2024\"\nsource = \"central bank\"\n```\n\n\
                  ```toml\nspending = { value = \"~50bn CNY\", stated-as = \"~6.5bn USD\", period = \"2024\" }   # 7.56 to 7.83 yuan\n```",
        instead: "Correct the conversion: `stated-as = \"~7bn USD\"`. If the source itself says so, carry it as it is and say why: \
                  `allow = [{ rule = \"implausible-conversion\", reason = \"as the paper states it\" }]`.",
        fix: None,
    },
    look: Look::Report(look),
};

/// How far from a reference rate a conversion may be, in percent.
const TOLERANCE: u32 = 3;

fn look(Subject { report, rates, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for figure in &report.figures {
        let Some(stated) = &figure.stated_as else { continue };
        let (Quantity::Money(_, from), Quantity::Money(stated_amount, into)) =
            (&figure.measure.quantity, &stated.quantity)
        else {
            continue;
        };
        let period = period(report, figure);
        let Some(reference) = Reference::find(rates, (*from, *into), period) else { continue };
        let (Some(value), Some(given)) = (Interval::of(&figure.measure), Interval::of(stated)) else {
            continue;
        };
        if !value.is_positive() && !given.is_positive() {
            continue;
        }
        // How much of the one currency for one unit of the other, as the rate is given.
        let implied = if reference.one == *into { value.over(&given) } else { given.over(&value) };
        if implied.meets(&reference.interval.widened(TOLERANCE)) {
            continue;
        }
        let Reference { one, other, interval, source, span } = &reference;
        let message = format!(
            "{} given as {} implies {} {other} for one {one}, and the reference is {}",
            figure.measure,
            stated,
            implied.shown(3),
            interval.shown(4),
        );
        let place = figure.places.stated_as.unwrap_or(figure.span);
        finds.push(RULE.at(place, message).related(*span, format!("the reference: {source}")).hint(hint(
            &figure.measure,
            (stated, stated_amount),
            &reference,
        )));
    }
}

/// A reference rate for a pair of currencies.
struct Reference<'a> {
    one: Currency,
    other: Currency,
    interval: Interval,
    source: &'a str,
    span: crate::source::Span,
}

impl<'a> Reference<'a> {
    /// The rates of a pair, in either direction, that hold in a period.
    fn find(rates: &'a [Rate], pair: (Currency, Currency), period: Period) -> Option<Self> {
        let is_pair = |rate: &&Rate| (rate.one, rate.currency) == pair || (rate.currency, rate.one) == pair;
        let overlaps = |rate: &&Rate| {
            rate.period.first_day() <= period.last_day() && period.first_day() <= rate.period.last_day()
        };
        let mut found = rates.iter().filter(is_pair).filter(overlaps);
        let first = found.next()?;
        let Rate { one, currency: other, source, span, .. } = first;
        let exact =
            |rate: &Rate| Interval { low: Some(rate.is.low().value()), high: Some(rate.is.high().value()) };
        // Rates of parts of the period, all given in one direction: whatever lies between them.
        let interval =
            found.filter(|rate| rate.one == *one).fold(exact(first), |hull, rate| hull.hull(&exact(rate)));
        Some(Reference { one: *one, other: *other, interval, source, span: *span })
    }
}

/// When a figure is about: its own period, that of a finding that claims it, the date of the report.
fn period(report: &Report, figure: &Figure) -> Period {
    let claiming = report.findings.iter().find(|f| f.figures.iter().any(|claimed| claimed.id == figure.id));
    let own = figure.period.or_else(|| claiming?.period);
    own.unwrap_or(Period::Point(Point::Day(report.date)))
}

/// What the conversion would be.
fn hint(value: &Measure, (stated, amount): (&Measure, &Amount), reference: &Reference<'_>) -> String {
    let keep = "correct it, or carry it as the source states it and mute this with the reason";
    let middle = Interval::of(&Measure { qualifier: None, ..value.clone() }).and_then(|value| value.middle());
    let rate = reference.interval.middle();
    let (Some(middle), Some(rate), Quantity::Money(_, into)) = (middle, rate, &stated.quantity) else {
        return keep.to_owned();
    };
    let plausible = if reference.one == *into { middle / rate } else { middle * rate };
    let digits = amount.low().significant_digits().max(2);
    format!("at that rate it is about `{} {into}`: {keep}", rounded(&plausible, digits))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const RATES: &str =
        "[[rates]]\none = \"USD\"\nis = \"7.1..7.2 CNY\"\nperiod = \"2024\"\nsource = \"a bank\"\n";

    fn found(figure: &str) -> Vec<String> {
        let case = Case::data(&format!("[figures]\na = {figure}\n")).config(RATES);
        case.look(&RULE)
            .into_iter()
            .map(|(text, d)| format!("{text} | {} | {}", d.message, d.hint.unwrap()))
            .collect()
    }

    #[test]
    fn a_rate_that_never_was_is_told_with_what_would_be_right() {
        assert_eq!(
            found("{ value = \"~50bn CNY\", stated-as = \"~6.5bn USD\", period = \"2024\" }"),
            [
                "\"~6.5bn USD\" | ~50bn CNY given as ~6.5bn USD implies 7.56 to 7.83 CNY for one USD, and the reference is 7.1 to \
              7.2 | at that rate it is about `7bn USD`: correct it, or carry it as the source states it and mute this with the reason"
            ]
        );
    }

    #[test]
    fn conversions_within_rounding_pass() {
        for good in [
            "{ value = \"~50bn CNY\", stated-as = \"~7bn USD\" }",
            "{ value = \"~50bn CNY\", stated-as = \"~6.9bn USD\" }",
            "{ value = \"6.9bn USD\", stated-as = \"50bn CNY\" }",
            "{ value = \">50bn CNY\", stated-as = \">7bn USD\" }",
            // Nothing is known of these.
            "{ value = \"50bn CNY\", stated-as = \"6.5bn USD\", period = \"2019\" }",
            "{ value = \"50bn CNY\", stated-as = \"6.5bn EUR\" }",
            "\"50bn CNY\"",
        ] {
            assert_eq!(found(good), Vec::<String>::new(), "{good}");
        }
    }

    #[test]
    fn months_make_a_range() {
        let rate = |(month, rate): (&str, &str)| {
            format!(
                "[[rates]]\none = \"USD\"\nis = \"{rate} CNY\"\nperiod = \"{month}\"\nsource = \"means\"\n"
            )
        };
        let rates = [("2024-10", "7.0881"), ("2024-11", "7.2063"), ("2024-12", "7.2807")].map(rate).concat();
        let figure = |stated: &str| {
            format!(
                "[figures]\na = {{ value = \"100bn CNY\", stated-as = \"{stated} USD\", period = \"2024-Q4\" }}\n"
            )
        };
        assert!(Case::data(&figure("13.9bn")).config(&rates).found(&RULE).is_empty());
        assert_eq!(Case::data(&figure("13.2bn")).config(&rates).found(&RULE), ["\"13.2bn USD\""]);
    }
}
