//! `implausible-conversion`: a sum is given in two currencies at a rate that there never was.

use super::conversions::{Conversion, conversions};
use super::facts::is_prose;
use super::interval::{Interval, rounded};
use super::numerals::Unit;
use super::rule::{Finds, Look, Rule, Subject};
use super::text::Block;
use crate::diagnostic::{Diagnostic, Family, Level, Page};
use crate::model::{Amount, Currency, Figure, Language, Measure, Period, Point, Quantity, Rate, Report};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "implausible-conversion",
        level: Level::Warning,
        family: Family::Figures,
        what: "A conversion, of a figure or typed in prose, implies a rate that is far from the reference rates of the project.",
        why: "Sums are often converted by hand, at an old rate or with a slip, and both editions repeat it. Each number stands for half \
              of its last digit on either side, and the reference rate for 3% on either side; only what misses even that is told. Where \
              the project gives no rate for the currencies and the time, nothing is. What is typed is measured by the rates of the finding’s time, \
              or of the report’s year, and left alone beside the name of another year.",
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

fn look(Subject { report, blocks, rates, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    if rates.is_empty() {
        return;
    }
    for figure in &report.figures {
        let Some(stated) = &figure.stated_as else { continue };
        if let Some(missed) = missed(rates, &figure.measure, stated, period(report, figure)) {
            let message = format!("{} given as {} {}", figure.measure, stated, missed.implies());
            let place = figure.places.stated_as.unwrap_or(figure.span);
            finds.push(missed.told(RULE.at(place, message)));
        }
    }
    for block in Language::BOTH.into_iter().flat_map(|language| blocks.get(language)) {
        if is_prose(block) && block.has_digit() {
            typed(block, report, rates, finds);
        }
    }
}

/// Looks at the conversions that are typed in a block. A block that names another year may speak of the rate of that year.
fn typed(block: &Block<'_>, report: &Report, rates: &[Rate], finds: &mut Finds<'_>) {
    let conversions = conversions(block);
    let finding = block.finding.and_then(|index| report.findings.get(index));
    let period = finding.and_then(|finding| finding.period);
    let period = period.unwrap_or(Period::Point(Point::Year(report.date.year())));
    if conversions.is_empty() || !names_only(block, report.date.year()) {
        return;
    }
    for Conversion { value, stated, of, at } in conversions {
        if let Some(missed) = missed(rates, &value, &stated, period) {
            let (of, said) = (&block.text()[of], &block.text()[at.clone()]);
            let message = format!("`{of}` given as `{said}` {}", missed.implies());
            finds.push(missed.told(RULE.at(block.at(at), message)));
        }
    }
}

/// Whether a block names no year but this one.
fn names_only(block: &Block<'_>, year: i16) -> bool {
    let said = block.numbers().iter().filter(|number| number.unit == Unit::Unknown && number.scale.is_none());
    let years = said.filter_map(|number| number.value.as_ref()?.plain().parse::<i16>().ok());
    let dated = block.dates().iter().filter_map(|date| date.year);
    years.filter(|year| (1900..2150).contains(year)).chain(dated).all(|named| named == year)
}

/// A conversion that misses the reference rate.
struct Missed<'a> {
    implied: Interval,
    reference: Reference<'a>,
    hint: String,
}

impl Missed<'_> {
    fn implies(&self) -> String {
        let Reference { one, other, interval, .. } = &self.reference;
        let (implied, reference) = (self.implied.shown(3), interval.shown(4));
        format!("implies {implied} {other} for one {one}, and the reference is {reference}")
    }

    fn told(self, problem: Diagnostic) -> Diagnostic {
        let Reference { source, span, .. } = self.reference;
        problem.related(span, format!("the reference: {source}")).hint(self.hint)
    }
}

/// Whether a conversion misses the rates of a time.
fn missed<'a>(rates: &'a [Rate], value: &Measure, stated: &Measure, period: Period) -> Option<Missed<'a>> {
    let (Quantity::Money(_, from), Quantity::Money(amount, into)) = (&value.quantity, &stated.quantity)
    else {
        return None;
    };
    let reference = Reference::find(rates, (*from, *into), period)?;
    let (worth, given) = (Interval::of(value)?, Interval::of(stated)?);
    if !worth.is_positive() && !given.is_positive() {
        return None;
    }
    // How much of the one currency for one unit of the other, as the rate is given.
    let implied = if reference.one == *into { worth.over(&given) } else { given.over(&worth) };
    if implied.meets(&reference.interval.widened(TOLERANCE)) {
        return None;
    }
    let hint = hint(value, (stated, amount), &reference);
    Some(Missed { implied, reference, hint })
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
    fn typed_conversions_are_calculated_too() {
        let found = |ar: &str, en: &str| Case::data("").config(RATES).prose(ar, en).found(&RULE);
        for (ar, stated) in [
            ("بلغ 50 مليار يوان (نحو 6.5 مليار دولار).", "6.5 مليار دولار"),
            ("بلغ ٥٠ مليار يوان، أي ما يعادل ٦٫٥ مليار دولار", "٦٫٥ مليار دولار"),
            ("بلغ خمسين مليار يوان (6.5 مليار دولار) في 2024", "6.5 مليار دولار"),
        ] {
            assert_eq!(found(ar, "–"), [stated], "{ar}");
        }
        for (en, stated) in [
            ("It was 50 billion yuan ($6.5 billion).", "$6.5 billion"),
            ("It was $6.5bn, or about 50bn yuan, by then", "50bn yuan"),
        ] {
            assert_eq!(found("–", en), [stated], "{en}");
        }
        assert_eq!(
            Case::data("").config(RATES).prose("–", "It was 50bn yuan (~$6.5bn).").messages(&RULE),
            [
                "`50bn yuan` given as `$6.5bn` implies 7.56 to 7.83 CNY for one USD, and the reference is 7.1 to 7.2"
            ]
        );
        for (ar, en) in [
            ("50 مليار يوان (نحو 7 مليارات دولار)", "50 billion yuan (about $7 billion)"),
            ("50 مليار يوان (نحو 6.9 مليار دولار)", "50 billion yuan ($6.9 billion)"),
            ("أكثر من 50 مليار يوان (أكثر من 6.5 مليار دولار)", "nearly 50 billion yuan ($6.7 billion)"),
            // Two sums.
            ("50 مليار يوان و6.5 مليار دولار", "50 billion yuan and $6.5 billion, 1bn yuan from $6.5bn"),
            ("في 2012 بلغ 50 مليار يوان (8 مليارات دولار)", "50 billion yuan ($6.5bn) on 1 May 2012"),
            ("50 مليار ين (نحو 6.5 مليار دولار)", "50 billion euros ($6.5 billion)"),
        ] {
            assert!(found(ar, en).is_empty(), "{ar} / {en}: {:?}", found(ar, en));
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
