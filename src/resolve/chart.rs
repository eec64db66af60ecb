//! Charts: their figures and findings linked, and compared with each other: what cannot share a scale is refused.

use std::sync::Arc;

use super::exhibit::{Exhibits, count, list};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Bar, ChartKind, Content, Datum, Event, Figure, Label, LabelBy, Quantity, Series, Shown};
use crate::parse::chart::{ChartDraft, EventDraft, ItemDraft, LabelDraft, SeriesDraft};
use crate::parse::reader::Field;
use crate::source::Span;

/// How many series a chart can tell apart without colour.
const MOST_SERIES: usize = 4;

/// A figure in a chart, and where it is named.
struct Place {
    datum: Datum,
    span: Span,
}

/// What a chart shows.
pub(super) fn content(
    draft: &ChartDraft,
    exhibits: Exhibits<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Content> {
    let ChartDraft { span, kind, figures, labels, series, groups, findings, time_axis, .. } = draft;
    let kind = kind.require("kind", "a chart", *span, diagnostics)?.value;
    check_keys(draft, kind, diagnostics);
    let what = format!("a chart of kind `{}`", kind.name());
    let time = time_axis.get().map(|time| time.value);
    match kind {
        ChartKind::Bar | ChartKind::Range => {
            figures.require("figures", &what, *span, diagnostics)?;
            let by = labels.get().map_or(LabelBy::Entities, |by| by.value);
            let bars = bars(list(figures), by, *span, exhibits, diagnostics)?;
            Some(if kind == ChartKind::Bar { Content::Bars(bars) } else { Content::Ranges(bars) })
        }
        ChartKind::GroupedBar => {
            groups.require("groups", &what, *span, diagnostics);
            series.require("series", &what, *span, diagnostics);
            let names: Vec<Label> =
                list(groups).iter().filter_map(|label| exhibits.label(label, diagnostics)).collect();
            let series = self::series(list(series), *span, exhibits, diagnostics)?;
            let wrong = series.iter().find(|(series, _)| series.data.len() != list(groups).len());
            if let Some((series, place)) = wrong {
                let message = format!(
                    "this series has {} for {}",
                    count(series.data.len(), "figure"),
                    count(list(groups).len(), "group")
                );
                diagnostics.push(
                    Diagnostic::error("chart-shape", *place, message)
                        .hint("a series has one figure for each group, in their order"),
                );
                return None;
            }
            let complete = names.len() == list(groups).len() && !names.is_empty();
            complete.then(|| Content::GroupedBars { groups: names, series: only_series(series) })
        }
        ChartKind::Line => {
            series.require("series", &what, *span, diagnostics);
            let series = self::series(list(series), *span, exhibits, diagnostics)?;
            let series: Vec<Option<Series>> =
                series.into_iter().map(|(series, place)| over_time(series, place, diagnostics)).collect();
            let series = series.into_iter().collect::<Option<Vec<_>>>()?;
            Some(Content::Lines { series, time })
        }
        ChartKind::Timeline => {
            findings.require("findings", &what, *span, diagnostics)?;
            let events: Vec<Option<Event>> =
                list(findings).iter().map(|draft| event(draft, exhibits, diagnostics)).collect();
            let mut events = events.into_iter().collect::<Option<Vec<_>>>()?;
            not_empty(events.len(), "finding", *span, diagnostics)?;
            events.sort_by_key(|event| (event.period.first_day(), event.period.last_day()));
            Some(Content::Timeline { events, time })
        }
    }
}

fn only_series(series: Vec<(Series, Span)>) -> Vec<Series> {
    series.into_iter().map(|(series, _)| series).collect()
}

/// Complains about keys that belong to charts of other kinds.
fn check_keys(draft: &ChartDraft, kind: ChartKind, diagnostics: &mut Diagnostics) {
    use ChartKind::{Bar, GroupedBar, Line, Range, Timeline};
    let keys: [(&str, bool, &[ChartKind]); 6] = [
        ("figures", draft.figures.is_absent(), &[Bar, Range]),
        ("labels", draft.labels.is_absent(), &[Bar, Range]),
        ("series", draft.series.is_absent(), &[GroupedBar, Line]),
        ("groups", draft.groups.is_absent(), &[GroupedBar]),
        ("findings", draft.findings.is_absent(), &[Timeline]),
        ("time-axis", draft.time_axis.is_absent(), &[Line, Timeline]),
    ];
    for (key, absent, kinds) in keys {
        if !absent && !kinds.contains(&kind) {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("`{}`", kind.name())).collect();
            let message = format!("a chart of kind `{}` has no `{key}`", kind.name());
            diagnostics.push(
                Diagnostic::error(
                    "unknown-key",
                    draft.kind.get().map_or(draft.span, |kind| kind.span),
                    message,
                )
                .hint(format!("`{key}` belongs to charts of kind {}", kinds.join(" and "))),
            );
        }
    }
}

fn not_empty(length: usize, what: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<()> {
    if length == 0 {
        let message = format!("this chart shows no {what}");
        diagnostics
            .push(Diagnostic::error("chart-shape", span, message).hint(format!("name one {what} or more")));
        return None;
    }
    Some(())
}

fn bars(
    items: &[ItemDraft],
    by: LabelBy,
    chart: Span,
    exhibits: Exhibits<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Bar>> {
    let mut places: Vec<Place> = Vec::new();
    let mut bars: Vec<Bar> = Vec::new();
    let mut good = true;
    for item in items {
        let Some(place) = place(item, exhibits, diagnostics) else {
            good = false;
            continue;
        };
        let label = match &item.label {
            Field::Given(label) => exhibits.label(label, diagnostics),
            Field::Bad => None,
            Field::Absent => label_of(&place, by, exhibits, diagnostics),
        };
        good &= label.is_some();
        if let Some(label) = label {
            let twin = bars.iter().zip(&places).find(|(bar, _)| same(&bar.label, &label));
            if let Some((_, first)) = twin {
                diagnostics.push(
                    Diagnostic::error("chart-label", place.span, "two bars of this chart have the same name")
                        .related(first.span, "the first")
                        .hint(own_label(&place.datum.figure)),
                );
            }
            bars.push(Bar { label, datum: place.datum.clone() });
            places.push(place);
        }
    }
    if !good {
        return None;
    }
    not_empty(bars.len(), "figure", chart, diagnostics)?;
    comparable(&places, diagnostics).then_some(bars)
}

fn same(one: &Label, other: &Label) -> bool {
    match (one, other) {
        (Label::Text(one), Label::Text(other)) => one == other,
        (Label::Entity(one), Label::Entity(other)) => one.id == other.id,
        (Label::Headline(one), Label::Headline(other)) => one == other,
        (Label::Period(one), Label::Period(other)) => one == other,
        _ => false,
    }
}

fn own_label(figure: &Figure) -> String {
    format!("give it one: `{{ figure = \"{}\", label = {{ ar = \"…\", en = \"…\" }} }}`", figure.id)
}

/// What a figure is called that does not say so itself.
fn label_of(
    place: &Place,
    by: LabelBy,
    exhibits: Exhibits<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Label> {
    let figure = &place.datum.figure;
    let claiming = exhibits.claiming(figure);
    let (label, lacks) = match by {
        LabelBy::Entities => {
            let entity = claiming.and_then(|index| exhibits.findings[index].entities.first());
            let entity = entity.map(|entity| Label::Entity(Arc::clone(entity)));
            let own = || figure.label.clone().map(Label::Text);
            (entity.or_else(own), "it has no `label`, and no finding that claims it names an entity")
        }
        LabelBy::Headlines => {
            let headed = claiming.filter(|index| exhibits.has_headline(*index));
            (headed.map(Label::Headline), "no finding that claims it has a headline")
        }
        LabelBy::Periods => (figure.period.map(Label::Period), "it has no `period`"),
    };
    if label.is_none() {
        let message = format!("nothing says what the bar of `{}` is called: {lacks}", figure.id);
        diagnostics.push(Diagnostic::error("chart-label", place.span, message).hint(own_label(figure)));
    }
    label
}

/// The figure of an item, if it can be drawn.
fn place(item: &ItemDraft, exhibits: Exhibits<'_>, diagnostics: &mut Diagnostics) -> Option<Place> {
    let datum = exhibits.datum(item, diagnostics)?;
    let span = item.figure.get().map_or(item.span, |id| id.span);
    if datum.measure().quantity.amount().is_none() {
        let message = format!(
            "`{}` is a {} and has no amount to draw",
            datum.figure.id,
            datum.measure().quantity.kind()
        );
        diagnostics.push(
            Diagnostic::error("chart-figure", span, message)
                .related(datum.figure.span, "the figure")
                .hint("a chart of kind `timeline` shows findings by their dates"),
        );
        return None;
    }
    Some(Place { datum, span })
}

/// Whether all figures can stand on one scale; complains about each that cannot.
fn comparable(places: &[Place], diagnostics: &mut Diagnostics) -> bool {
    let Some(first) = places.first() else { return true };
    let mut good = true;
    for place in &places[1..] {
        let (one, other) = (&first.datum.measure().quantity, &place.datum.measure().quantity);
        if on_one_scale(one, other) {
            continue;
        }
        good = false;
        let figure = &place.datum.figure;
        let message = format!(
            "`{}` ({}) cannot be compared with `{}` ({})",
            figure.id,
            described(other),
            first.datum.figure.id,
            described(one)
        );
        let stated = figure.stated_as.as_ref().filter(|_| place.datum.shown == Shown::Value);
        let hint = match stated.filter(|stated| on_one_scale(one, &stated.quantity)) {
            Some(_) => format!(
                "show the conversion that its source stated: `{{ figure = \"{}\", use = \"stated\" }}`",
                figure.id
            ),
            None => "show it in a chart of its own: figures of one chart have one kind, currency and unit"
                .to_owned(),
        };
        diagnostics.push(
            Diagnostic::error("chart-mismatch", place.span, message)
                .related(first.span, "the first figure")
                .hint(hint),
        );
    }
    good
}

fn on_one_scale(one: &Quantity, other: &Quantity) -> bool {
    match (one, other) {
        (Quantity::Money(_, one), Quantity::Money(_, other)) => one == other,
        (Quantity::Count(_, one), Quantity::Count(_, other)) => one == other,
        (Quantity::Duration(_, one), Quantity::Duration(_, other)) => one == other,
        (Quantity::Points(_, one), Quantity::Points(_, other)) => one == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

fn described(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Money(_, currency) => currency.to_string(),
        Quantity::Count(_, unit) => unit.to_string(),
        Quantity::Duration(_, unit) => unit.name().to_owned(),
        other => other.kind().to_owned(),
    }
}

/// Series with where each is named.
fn series(
    drafts: &[SeriesDraft],
    chart: Span,
    exhibits: Exhibits<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(Series, Span)>> {
    let mut all: Vec<Place> = Vec::new();
    let mut out = Vec::new();
    let mut good = true;
    for SeriesDraft { span, label, figures } in drafts {
        let label = label
            .require("label", "a series", *span, diagnostics)
            .and_then(|label| exhibits.label(label, diagnostics));
        figures.require("figures", "a series", *span, diagnostics);
        let before = all.len();
        all.extend(list(figures).iter().filter_map(|item| place(item, exhibits, diagnostics)));
        let data: Vec<Datum> = all[before..].iter().map(|place| place.datum.clone()).collect();
        good &= data.len() == list(figures).len() && !data.is_empty();
        match label {
            Some(label) => out.push((Series { label, data }, *span)),
            None => good = false,
        }
    }
    if good {
        not_empty(out.len(), "series", chart, diagnostics)?;
    }
    if let Some((_, place)) = out.get(MOST_SERIES) {
        let message = format!("this chart has {} series", out.len());
        let hint = format!("at most {MOST_SERIES} can be told apart; make two charts of it");
        diagnostics.push(Diagnostic::error("chart-shape", *place, message).hint(hint));
        return None;
    }
    (comparable(&all, diagnostics) && good).then_some(out)
}

/// A series in the order of its periods.
fn over_time(mut series: Series, place: Span, diagnostics: &mut Diagnostics) -> Option<Series> {
    if let Some(datum) = series.data.iter().find(|datum| datum.figure.period.is_none()) {
        let message = format!("`{}` has no place in time", datum.figure.id);
        diagnostics.push(
            Diagnostic::error("chart-figure", place, message)
                .related(datum.figure.span, "the figure")
                .hint("give the figure a `period`"),
        );
        return None;
    }
    series
        .data
        .sort_by_key(|datum| datum.figure.period.map(|period| (period.first_day(), period.last_day())));
    let twin = series.data.windows(2).find(|pair| pair[0].figure.period == pair[1].figure.period);
    if let Some([one, other]) = twin {
        let message = format!("`{}` and `{}` cover the same time", one.figure.id, other.figure.id);
        diagnostics.push(
            Diagnostic::error("chart-figure", place, message).hint("a series has one figure for each period"),
        );
        return None;
    }
    if series.data.len() < 2 {
        diagnostics.push(
            Diagnostic::error("chart-shape", place, "a line needs two figures at least")
                .hint("a chart of kind `bar` shows a single one"),
        );
        return None;
    }
    Some(series)
}

fn event(draft: &EventDraft, exhibits: Exhibits<'_>, diagnostics: &mut Diagnostics) -> Option<Event> {
    let EventDraft { span, finding, label } = draft;
    let id = finding.require("finding", "an item of a timeline", *span, diagnostics)?;
    let index = exhibits.finding(id, diagnostics)?;
    let period = exhibits.findings[index].when();
    if period.is_none() {
        let message = format!("the finding `{}` has no date", id.value);
        diagnostics.push(
            Diagnostic::error("chart-figure", id.span, message)
                .related(exhibits.findings[index].span, "the finding")
                .hint("add `date = \"…\"` to the finding"),
        );
    }
    let label = match label {
        Field::Given(label @ (LabelDraft::Entity(_) | LabelDraft::Text(_))) => {
            exhibits.label(label, diagnostics)
        }
        Field::Bad => None,
        Field::Absent if exhibits.has_headline(index) => Some(Label::Headline(index)),
        Field::Absent => {
            let message = format!("the finding `{}` has no headline to name it by", id.value);
            let hint = format!(
                "give it a name: `{{ finding = \"{}\", label = {{ ar = \"…\", en = \"…\" }} }}`",
                id.value
            );
            diagnostics.push(Diagnostic::error("chart-label", id.span, message).hint(hint));
            None
        }
    };
    Some(Event { finding: index, label: label?, period: period? })
}
