//! `typed-figure`: a value in prose that a figure of the report has.

use std::ops::Range;
use std::sync::Arc;

use super::{is_prose, is_year};
use crate::check::numerals::{Number, Unit};
use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::Block;
use crate::check::tokens::{fold, word_after, word_before};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Amount, Decimal, Figure, Language, Measure, Period, Point, Quantity, TimeUnit};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "typed-figure",
        level: Level::Warning,
        family: Family::Facts,
        what: "A number, an amount or a date typed into prose, whose value a figure of the report has.",
        why: "Values are compared, not characters: digits of both systems, scale words, numbers in words. What is typed stays as it is when \
              the figure is corrected, and the two editions part.",
        example: "`rose 123%`, where `growth = \"+123%\"`",
        instead: "`rose { $growth }`",
        fix: Some("places the figure, where one only has the value and stands for all that is typed."),
    },
    look: Look::Report(look),
};

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    if report.figures.is_empty() {
        return;
    }
    for block in
        Language::BOTH.into_iter().flat_map(|language| blocks.get(language)).filter(|block| is_prose(block))
    {
        for typed in typed(block, &report.figures) {
            tell(block, typed, finds);
        }
    }
}

/// What is typed and stands in figures.
pub(super) struct Typed<'a> {
    /// Where.
    pub range: Range<usize>,
    /// In which.
    figures: Vec<&'a Arc<Figure>>,
    /// Whether a figure can stand in its place.
    is_whole: bool,
}

fn tell(block: &Block<'_>, Typed { range, figures, is_whole }: Typed<'_>, finds: &mut Finds<'_>) {
    let value = &block.text()[range.clone()];
    let problem = match figures.as_slice() {
        [figure] => {
            let id = &figure.id;
            let placed = format!("{{ ${id} }}");
            let message = format!("`{value}` is typed, and the figure `{id}` has it");
            let span = block.at(range.clone());
            let problem = RULE
                .at(span, message)
                .hint(format!("place it: `{placed}`"))
                .related(figure.span, format!("it is {}", measures(figure)));
            if is_whole && block.is_exact(range) { problem.fix(span, placed) } else { problem }
        }
        [first, ..] => {
            let all: Vec<String> = figures.iter().map(|figure| format!("`{{ ${} }}`", figure.id)).collect();
            let message = format!("`{value}` is typed, and {} figures have this value", figures.len());
            let hint = format!("place the one that is meant: {}", all.join(", "));
            RULE.at(block.at(range), message).hint(hint).related(first.span, "one of them")
        }
        [] => return,
    };
    finds.push(problem);
}

/// What a figure says, in the short notation.
fn measures(figure: &Figure) -> String {
    match &figure.stated_as {
        Some(stated) => format!("{}, stated as {stated}", figure.measure),
        None => figure.measure.to_string(),
    }
}

/// What is typed in a block and stands in figures.
pub(super) fn typed<'a>(block: &Block<'_>, figures: &'a [Arc<Figure>]) -> Vec<Typed<'a>> {
    let text = block.text();
    let mut found = Vec::new();
    let is_in_words = figures.iter().any(|figure| is_said_in_words(&figure.measure));
    let spelled = if is_in_words { block.spelled() } else { &[] };
    let dates = block.dates();
    let is_alone = |number: &&Number| {
        dates.iter().all(|date| number.whole.end <= date.range.start || date.range.end <= number.whole.start)
    };
    for number in block.numbers().iter().chain(spelled).filter(is_alone) {
        let has_value = |figure: &&Arc<Figure>| {
            let measures = [Some(&figure.measure), figure.stated_as.as_ref()];
            measures.into_iter().flatten().any(|measure| says(block, number, measure))
        };
        let all: Vec<&Arc<Figure>> = figures.iter().filter(has_value).collect();
        if !all.is_empty() {
            let is_whole = all.iter().all(|figure| stands_for(text, number, figure));
            found.push(Typed { range: number.whole.clone(), figures: all, is_whole });
        }
    }
    for date in dates {
        let is_date = |figure: &&Arc<Figure>| match figure.measure.quantity {
            Quantity::Date(day) | Quantity::Period(Period::Point(Point::Day(day))) => {
                date.date() == Some(day)
            }
            _ => false,
        };
        let all: Vec<&Arc<Figure>> = figures.iter().filter(is_date).collect();
        if !all.is_empty() {
            let is_whole =
                date.weekday.is_none() && all.iter().all(|figure| figure.measure.qualifier.is_none());
            found.push(Typed { range: date.range.clone(), figures: all, is_whole });
        }
    }
    found.sort_by_key(|typed| typed.range.start);
    found
}

/// Whether a measure is often said in words: money, a span of time.
fn is_said_in_words(measure: &Measure) -> bool {
    matches!(
        measure.quantity,
        Quantity::Money(..)
            | Quantity::Duration(..)
            | Quantity::Count(..)
            | Quantity::Percent(_)
            | Quantity::Change(_)
    )
}

/// Whether a number says a measure.
fn says(block: &Block<'_>, number: &Number, measure: &Measure) -> bool {
    let Some(value) = &number.value else { return false };
    let Some(Amount::One(amount)) = measure.quantity.amount() else { return false };
    if !value.abs().same_value(&amount.abs()) {
        return false;
    }
    let text = block.text();
    match (&measure.quantity, number.unit) {
        (Quantity::Percent(_) | Quantity::Change(_), Unit::Percent)
        | (Quantity::Points(..), Unit::Points) => true,
        (Quantity::Points(..), Unit::Percent) => {
            word_after(text, number.whole.end).is_some_and(|word| word.text.starts_with("point"))
        }
        (Quantity::Money(_, currency), Unit::Money(unit)) => unit.is_none_or(|unit| unit == *currency),
        (Quantity::Money(..), Unit::Unknown) => number.scale.is_some(),
        (Quantity::Duration(_, unit), Unit::Time(typed)) => *unit == typed,
        (Quantity::Count(_, unit), Unit::Unknown) => counts(text, number, amount, unit.as_str()),
        (Quantity::Count(_, unit), Unit::Time(typed)) => typed.name() == unit.as_str(),
        (Quantity::Ratio(_), Unit::Unknown) => word_after(text, number.whole.end).is_some_and(|word| {
            matches!(fold(word.text).as_str(), "times" | "مرات" | "اضعاف" | "ضعف" | "fold" | "x")
        }),
        _ => false,
    }
}

/// Whether a bare number counts what a figure counts: a large one hardly counts anything else, a small one must name it.
fn counts(text: &str, number: &Number, amount: &Decimal, unit: &str) -> bool {
    if is_unit(text, number, unit) {
        return true;
    }
    let is_small = amount.integer_digits() < 3 && amount.last_power() >= 0;
    !is_small && !is_year(text, number)
}

/// Whether the English name of a unit follows a number.
fn is_unit(text: &str, number: &Number, unit: &str) -> bool {
    word_after(text, number.whole.end).is_some_and(|word| {
        let word = word.text.to_ascii_lowercase();
        word == unit || word == unit.trim_end_matches('s')
    })
}

/// Whether a figure can stand for all that is typed: nothing is said before it that the figure says itself, or does not say.
fn stands_for(text: &str, number: &Number, figure: &Figure) -> bool {
    let is_sign = text[number.whole.clone()].starts_with(['+', '-', '−']);
    let knows_unit = match (&figure.measure.quantity, number.unit) {
        (Quantity::Percent(_) | Quantity::Change(_), Unit::Percent) => !is_sign,
        (Quantity::Money(_, currency), Unit::Money(Some(unit))) => unit == *currency,
        (Quantity::Duration(_, unit), Unit::Time(typed)) => *unit == typed && *unit != TimeUnit::Second,
        _ => false,
    };
    let is_main = matches!(figure.measure.quantity.amount(), Some(Amount::One(amount)) if number.value.as_ref().is_some_and(|v| v.abs().same_value(&amount.abs())));
    knows_unit
        && is_main
        && !number.in_words
        && figure.measure.qualifier.is_none()
        && !is_qualified(text, number.whole.start)
}

/// Words that say how exactly a number is meant, folded: the last word of each.
const QUALIFIERS: [&str; 26] = [
    "about",
    "around",
    "roughly",
    "nearly",
    "almost",
    "than",
    "over",
    "least",
    "most",
    "under",
    "approximately",
    "some",
    "circa",
    "to",
    "and",
    "or",
    "نحو",
    "حوالي",
    "قرابه",
    "من",
    "علي",
    "عن",
    "زهاء",
    "تقريبا",
    "الي",
    "بين",
];

fn is_qualified(text: &str, at: usize) -> bool {
    word_before(text, at).is_some_and(|word| {
        let word = fold(word.text);
        QUALIFIERS
            .iter()
            .any(|known| word == *known || word.strip_prefix(['و', 'ف', 'ب', 'ل']) == Some(known))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const DATA: &str = "[figures]\ngrowth = \"+123%\"\nspending = \"50bn CNY\"\ndelay = \"3 weeks\"\nchips = \"2000 chips\"\n\
                        signed = \"2024-05-12\"\nabout = \"~6.5bn USD\"\ntwo = \"2bn USD\"\nfew = \"8 chips\"\na = \"7%\"\nb = \"7%\"\n";

    fn case(ar: &str, en: &str) -> Case {
        Case::data(DATA).prose(ar, en)
    }

    #[test]
    fn what_a_figure_has_is_placed() {
        let found = |ar: &str, en: &str| case(ar, en).found(&RULE);
        assert_eq!(found("زادت 123% ثم ١٢٣٪", "rose 123 percent"), ["123%", "١٢٣٪", "123 percent"]);
        assert_eq!(
            found("50 مليار يوان وخمسين مليار يوان", "50bn yuan, 50,000,000,000 yuan"),
            ["50 مليار يوان", "خمسين مليار يوان", "50bn yuan", "50,000,000,000 yuan"]
        );
        assert_eq!(
            found("بعد ثلاثة أسابيع بملياري دولار", "after three weeks"),
            ["ثلاثة أسابيع", "ملياري دولار", "three weeks"]
        );
        assert_eq!(found("في 12 مايو 2024", "on May 12, 2024"), ["12 مايو 2024", "May 12, 2024"]);
        assert_eq!(found("2,000 رقاقة", "8 chips"), ["2,000", "8"]);
        assert_eq!(found("نحو 6.5 مليار دولار", "about $6.5bn"), ["6.5 مليار دولار", "$6.5bn"]);
    }

    #[test]
    fn a_sure_place_is_filled() {
        let fixed =
            case("زادت 123% و50 مليار يوان، نحو 6.5 مليار دولار", "over 3 weeks, 3 weeks, 7%").fixed(&RULE);
        assert_eq!(
            fixed,
            [
                "زادت { $growth } و{ $spending }، نحو 6.5 مليار دولار".to_owned(),
                "over 3 weeks, { $delay }, 7%".to_owned()
            ]
        );
        assert_eq!(case("–", "7%").hints(&RULE), ["place the one that is meant: `{ $a }`, `{ $b }`"]);
    }

    #[test]
    fn other_numbers_are_other_numbers() {
        for good in [
            "rose 124%",
            "in 2000, in June 2000",
            "three newspapers",
            "8 firms",
            "the H100, `123%`",
            "3 months",
            "50bn dollars",
            "{ $growth }",
        ] {
            assert!(case("–", good).found(&RULE).is_empty(), "{good}");
        }
    }
}
