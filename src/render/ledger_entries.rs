//! The entries of a ledger, made from the facts of a report and the words of its editions.

use std::borrow::Cow;

use super::ledger::{
    AttributionEntry, Both, ByEdition, EditionEntry, FigureEntry, FindingEntry, Ledger, MeasureEntry, Named,
    PeriodEntry, SourceEntry, text,
};
use super::{Site, address};
use crate::localize::{EditionReport, EditionSegment};
use crate::markup::{plain_prose, undirected};
use crate::model::{
    Amount, Attribution, Bilingual, Entity, Figure, Finding, Measure, Party, Period, Qualifier, Quantity,
    Report, Signed, Source,
};

impl<'a> Ledger<'a> {
    /// The ledger of a report whose words in every edition are these.
    pub fn new(site: &Site, report: &'a Report, editions: &'a [EditionReport<'_>]) -> Self {
        let id = report.id.as_str();
        let page = |locale: &str| {
            let page = address::report(locale, id);
            match site.base_url.as_deref() {
                Some(base) => address::absolute(base, &page),
                None => address::relative(&address::ledger(id, "json"), &page),
            }
        };
        let pages = editions.iter().map(|edition| page(&edition.edition.locale)).collect();
        let entries = Entries { editions, pages };
        let claimed = |figure: &Figure| {
            report.findings.iter().any(|finding| finding.figures.iter().any(|used| used.id == figure.id))
        };
        let others = report.figures.iter().filter(|figure| !claimed(figure));
        Ledger {
            schema: "../findings.schema.json",
            report: id,
            title: entries.by_edition(|edition| Some(text(&edition.title))),
            permalink: entries.permalink(["", ""]),
            date: report.date.to_string(),
            status: report.status.name(),
            authors: report.authors.iter().map(|author| entity(author)).collect(),
            tags: report.tags.iter().map(|tag| tag.id.as_str()).collect(),
            editions: editions
                .iter()
                .map(|edition| EditionEntry {
                    locale: &edition.edition.locale,
                    language: edition.edition.language.tag(),
                    dir: edition.edition.direction.html(),
                })
                .collect(),
            findings: report.findings.iter().map(|finding| entries.finding(finding)).collect(),
            other_figures: others.map(|figure| entries.figure(figure)).collect(),
        }
    }
}

/// What the entries of one ledger are made of.
struct Entries<'a> {
    editions: &'a [EditionReport<'a>],
    /// The address of the report's page in each.
    pages: Vec<String>,
}

impl<'a> Entries<'a> {
    /// What every edition says, where it says something.
    fn by_edition(&self, says: impl Fn(&'a EditionReport<'a>) -> Option<String>) -> ByEdition<'a> {
        let entry = |edition: &'a EditionReport<'a>| Some((edition.edition.locale.as_str(), says(edition)?));
        ByEdition::new(self.editions.iter().filter_map(entry))
    }

    /// The addresses of an anchor of the report.
    fn permalink(&self, anchor: [&str; 2]) -> ByEdition<'a> {
        let entry = |(edition, page): (&'a EditionReport<'a>, &String)| {
            (edition.edition.locale.as_str(), [page, anchor[0], anchor[1]].concat())
        };
        ByEdition::new(self.editions.iter().zip(&self.pages).map(entry))
    }

    fn finding(&self, finding: &'a Finding) -> FindingEntry<'a> {
        let Finding { id, kind, attribution, period, figures, entities, .. } = finding;
        let id = id.as_str();
        FindingEntry {
            id,
            permalink: self.permalink(["#", id]),
            kind: kind.as_str(),
            headline: self.by_edition(|edition| {
                let headline = segment(edition, id)?.finding.as_ref()?.headline.as_ref()?;
                Some(text(&headline.words))
            }),
            text: self.by_edition(|edition| Some(undirected(plain_prose(&segment(edition, id)?.pieces)))),
            attribution: attribution.as_ref().map(attributed),
            period: period.map(span),
            entities: entities.iter().map(|named| entity(named)).collect(),
            figures: figures.iter().map(|figure| self.figure(figure)).collect(),
        }
    }

    fn figure(&self, figure: &'a Figure) -> FigureEntry<'a> {
        let Figure { id, label, measure: says, notation, stated_as, period, versus, span: _, places: _ } =
            figure;
        let id = id.as_str();
        FigureEntry {
            id,
            permalink: self.permalink(["#figure-", id]),
            label: label.as_ref().map(both),
            measure: measure(says, Cow::Borrowed(notation)),
            period: period.map(span),
            versus: versus.map(span),
            stated_as: stated_as.as_ref().map(|stated| measure(stated, stated.to_string().into())),
            text: self.by_edition(|edition| {
                let line = edition.figures.iter().find(|line| line.id == id)?;
                Some(text(&line.text))
            }),
        }
    }
}

/// The part of an edition that belongs to a finding.
fn segment<'a>(edition: &'a EditionReport<'a>, id: &str) -> Option<&'a EditionSegment<'a>> {
    edition.segments.iter().find(|segment| segment.finding.as_ref().is_some_and(|line| line.id == id))
}

fn attributed(Attribution { source, through, certainty }: &Attribution) -> AttributionEntry<'_> {
    let Source { id, kind, name, url, date, .. } = &**source;
    AttributionEntry {
        source: SourceEntry {
            id: id.as_str(),
            kind: kind.as_str(),
            name: both(&name.full),
            url: url.as_deref(),
            date: date.map(|date| date.to_string()),
        },
        through: through.as_ref().map(|party| match party {
            Party::Source(source) => {
                Named { id: source.id.as_str(), kind: source.kind.as_str(), name: both(&source.name.full) }
            }
            Party::Entity(named) => entity(named),
        }),
        certainty: certainty.name(),
    }
}

fn entity(Entity { id, kind, name, .. }: &Entity) -> Named<'_> {
    Named { id: id.as_str(), kind: kind.as_str(), name: both(&name.full) }
}

fn both(name: &Bilingual<String>) -> Both {
    Both { ar: undirected(&name.ar), en: undirected(&name.en) }
}

fn span(period: Period) -> PeriodEntry {
    PeriodEntry {
        notation: period.to_string(),
        start: period.first_day().to_string(),
        end: period.last_day().to_string(),
    }
}

/// A measure, with its notation.
fn measure<'a>(measure: &'a Measure, notation: Cow<'a, str>) -> MeasureEntry<'a> {
    let Measure { qualifier, quantity } = measure;
    let (value, low, high) = match quantity {
        Quantity::Date(date) => (Some(date.to_string()), None, None),
        Quantity::Period(period) => {
            let PeriodEntry { notation, start, end } = span(*period);
            (Some(notation), Some(start), Some(end))
        }
        other => match other.amount() {
            Some(Amount::One(number)) => (Some(number.plain()), None, None),
            Some(Amount::Range(low, high)) => (None, Some(low.plain()), Some(high.plain())),
            None => (None, None, None),
        },
    };
    let unit = match quantity {
        Quantity::Money(_, currency) => Some(currency.code()),
        Quantity::Percent(_) | Quantity::Change(_) => Some("percent"),
        Quantity::Points(..) => Some("percentage-points"),
        Quantity::Ratio(_) => Some("times"),
        Quantity::Count(_, unit) => Some(unit.as_str()),
        Quantity::Duration(_, unit) => Some(unit.name()),
        Quantity::Date(_) | Quantity::Period(_) => None,
    };
    MeasureEntry {
        kind: quantity.kind(),
        qualifier: qualifier.map(Qualifier::name),
        value,
        low,
        high,
        unit,
        is_change: matches!(quantity, Quantity::Change(_) | Quantity::Points(_, Signed::Change)),
        notation,
    }
}
