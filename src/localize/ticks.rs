//! The marks of axes: what they say, and which of them have room for it.

use std::cmp::Reverse;

use unicode_width::UnicodeWidthStr;

use super::edition_report::Line;
use super::exhibit::{Hold, Tick};
use super::formatter::Formatter;
use super::message::Formatted;
use super::scale::Share;
use super::wording::{Case, Style, Wording};
use crate::markup::plain_text;
use crate::model::{Amount, Decimal, Measure, Quantity, Signed};

/// How many characters stand side by side on the narrowest screen that a chart is made for.
pub const COLUMNS: usize = 32;

/// The room that lines leave at both ends of their axis, in hundredths of a percent.
const MARGIN: i64 = 800;

/// A mark: its words stand in the middle of it, unless they would stand out over an end of the axis.
pub(super) fn tick(at: Share, label: Line) -> Tick {
    let half = width(&label) / 2;
    let hold = match at.hundredths() {
        near if near < half => Hold::Start,
        far if far > Share::END.hundredths() - half => Hold::End,
        _ => Hold::Middle,
    };
    Tick { at, label: Some(label), hold }
}

/// The part of a horizontal axis that points may stand in, beside the words of a vertical one at its beginning, or at its end.
pub(super) fn field(values: &[Tick], at_beginning: bool) -> (Share, Share) {
    let widths = values.iter().filter_map(|tick| Some(plain_text(tick.label.as_ref()?).width()));
    let columns = i64::try_from(widths.max().unwrap_or(0).min(COLUMNS / 3)).unwrap_or(0);
    let gutter = Share::new(MARGIN + columns * 250);
    let margin = Share::new(MARGIN);
    if at_beginning { (gutter, margin.mirrored()) } else { (margin, gutter.mirrored()) }
}

/// A place between `ends`, moved so that those are the ends of `field`.
pub(super) fn stretched(place: Share, ends: (Share, Share), field: (Share, Share)) -> Share {
    let length = (ends.1.hundredths() - ends.0.hundredths()).max(1);
    let room = field.1.hundredths() - field.0.hundredths();
    Share::new(field.0.hundredths() + (place.hundredths() - ends.0.hundredths()) * room / length)
}

/// Every mark where there is room for all their words; else the words of every second, third… of them.
pub(super) fn thinned(mut ticks: Vec<Tick>) -> Vec<Tick> {
    let last = ticks.len().saturating_sub(1);
    let fits = |every: &usize| {
        let mut end = None;
        ticks.iter().step_by(*every).all(|tick| {
            let (from, to) = extent(tick);
            let free = end.is_none_or(|end| from >= end);
            end = Some(to);
            free
        })
    };
    // As many as can be, and rather such that the last is among them.
    let best = |every: &usize| (Reverse(last / every), !last.is_multiple_of(*every), *every);
    let every = (1..=last).filter(fits).min_by_key(best).unwrap_or(ticks.len().max(1));
    for (index, tick) in ticks.iter_mut().enumerate() {
        if !index.is_multiple_of(every) {
            tick.label = None;
        }
    }
    ticks
}

/// From where to where the words of a mark reach, in hundredths of a percent.
fn extent(tick: &Tick) -> (i64, i64) {
    let width = tick.label.as_ref().map_or(0, width);
    let at = tick.at.hundredths();
    match tick.hold {
        Hold::Start => (at, at + width),
        Hold::Middle => (at - width / 2, at + width / 2),
        Hold::End => (at - width, at),
    }
}

/// The width of some words with a space, in hundredths of a percent.
fn width(label: &Line) -> i64 {
    let columns = plain_text(label).width() + 1;
    i64::try_from(columns * 10_000 / COLUMNS).unwrap_or(i64::MAX / 4)
}

/// What a mark says: the value with the unit of the figures beside it, without a sign of exactness.
pub(super) fn words(formatter: &Formatter, sample: &Quantity, value: &Decimal) -> Formatted {
    let amount = Amount::One(value.clone());
    let quantity = match sample {
        // Nothing is neither up nor down.
        Quantity::Change(_) if value.is_zero() => Quantity::Percent(amount),
        Quantity::Change(_) => Quantity::Change(amount),
        Quantity::Percent(_) => Quantity::Percent(amount),
        // Without its unit.
        _ if value.is_zero() => return Ok(formatter.numbers.grouped(value)),
        Quantity::Money(_, currency) => Quantity::Money(amount, *currency),
        Quantity::Points(..) => Quantity::Points(amount, Signed::Distance),
        Quantity::Ratio(_) => Quantity::Ratio(amount),
        Quantity::Count(_, unit) => Quantity::Count(amount, unit.clone()),
        Quantity::Duration(_, unit) => Quantity::Duration(amount, *unit),
        Quantity::Date(_) | Quantity::Period(_) => return Ok(formatter.numbers.grouped(value)),
    };
    let wording =
        Wording { style: Style::Table, case: Case::Nominative, conversion: false, qualifier: false };
    formatter.measure(&Measure { qualifier: None, quantity }, wording)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Run;

    fn ticks(labels: &[&str]) -> Vec<Tick> {
        let last = i64::try_from(labels.len()).expect("a few") - 1;
        let at = |index: usize| Share::new(i64::try_from(index).expect("a few") * 10_000 / last);
        let line = |text: &str| vec![Run::Text(text.to_owned())];
        labels.iter().enumerate().map(|(index, text)| tick(at(index), line(text))).collect()
    }

    fn shown(labels: &[&str]) -> Vec<bool> {
        thinned(ticks(labels)).iter().map(|tick| tick.label.is_some()).collect()
    }

    #[test]
    fn words_that_would_touch_are_left_out() {
        assert_eq!(shown(&["0%", "5%", "10%", "15%", "20%"]), [true; 5]);
        let long = ["0", "$20 billion", "$40 billion", "$60 billion", "$80 billion"];
        assert_eq!(shown(&long), [true, false, false, false, true]);
        let six = ["0", "$10bn", "$20bn", "$30bn", "$40bn", "$50bn"];
        assert_eq!(shown(&six), [true, false, true, false, true, false]);
        let longest = ["0", "مليون معالج مركزي", "مليونا معالج مركزي"];
        assert_eq!(shown(&longest), [true, false, true]);
    }

    #[test]
    fn words_at_the_edges_stay_inside() {
        let holds: Vec<Hold> = ticks(&["a", "b", "c"]).iter().map(|tick| tick.hold).collect();
        assert_eq!(holds, [Hold::Start, Hold::Middle, Hold::End]);
    }
}
