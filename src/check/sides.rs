//! What both editions say in numbers and dates, part by part: what is typed in one, and what may be read out of the other.
//!
//! In: the finished editions, and the words of data files. Out: [`Sides`], in which rules look for what one language says and the other
//! does not. The two are not measured alike: a number counts as typed only where it is surely one, and as said by the other language
//! wherever it can be read out of its words ("twice", «أسبوعين», `2019–24`).

mod hedge;
mod spoken;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::dates::TypedDate;
use super::editions::Part;
use super::numerals::Unit;
use super::rule::Subject;
use super::text::{Block, Role, What};
use crate::model::{Bilingual, Language, Placeable, PlaceableKind, Report, WordingRole};
use crate::source::Span;
pub use hedge::{Hedge, hedge};
pub use spoken::Spoken;
use spoken::Stretch;

/// A part of a report that both languages say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key<'a> {
    /// A part of its prose.
    Part(Part),
    /// Words of a data file: the table and the id of what they belong to, and what they are. What was said and its translation are one.
    Words(&'a str, &'a str, WordingRole),
}

/// What one language says in a part.
#[derive(Debug, Default)]
pub struct Side {
    /// The numbers that are typed.
    pub numbers: Vec<Said>,
    /// The dates that are typed.
    pub dates: Vec<SaidDate>,
    /// All numbers that are shown, typed or placed.
    pub shown: Vec<Said>,
    /// All dates that are shown.
    pub shown_dates: Vec<SaidDate>,
    /// Every number that may be read out of it.
    values: BTreeSet<String>,
}

/// A number in a text.
#[derive(Debug, Clone)]
pub struct Said {
    /// As it is written, with its unit.
    pub text: String,
    /// With the words that say how exactly it is meant.
    pub phrase: String,
    /// Its value, in the form in which values are compared.
    pub value: String,
    /// What it counts.
    pub unit: Unit,
    /// How exactly it is meant.
    pub hedge: Option<Hedge>,
    /// Where it stands.
    pub span: Span,
}

/// A date in a text.
#[derive(Debug, Clone)]
pub struct SaidDate {
    /// As it is written.
    pub text: String,
    /// The date.
    pub date: TypedDate,
    /// Where it stands.
    pub span: Span,
}

/// Both languages, part by part: the parts that both have and in which one types something.
#[derive(Debug)]
pub struct Sides<'a>(pub BTreeMap<Key<'a>, Bilingual<Side>>);

impl Key<'_> {
    /// Its name, for messages: "the Arabic section `spending`".
    #[must_use]
    pub fn name_in(self, report: &Report, language: Language) -> String {
        let what = match self {
            Key::Part(part) => part.name(report),
            Key::Words(_, id, WordingRole::Label) => format!("label of `{id}`"),
            Key::Words(_, id, _) => format!("quote `{id}`"),
        };
        format!("the {} {what}", language.english_name())
    }
}

impl Side {
    /// Whether a value may be read out of it.
    #[must_use]
    pub fn may_say(&self, value: &str) -> bool {
        self.values.contains(value)
    }

    fn is_silent(&self) -> bool {
        self.numbers.is_empty() && self.dates.is_empty()
    }
}

/// Where a number or a date may be typed, or made by an expression: most words count nothing.
#[derive(Debug)]
pub struct Counting {
    /// The places of these words.
    spans: Bilingual<Vec<Span>>,
    /// The parts in which either language has such words: nothing else is laid side by side.
    pub parts: BTreeSet<Part>,
}

impl Counting {
    /// Looks for words that may count something.
    #[must_use]
    pub fn new(blocks: &Bilingual<Vec<Block<'_>>>) -> Self {
        let mut parts = BTreeSet::new();
        let spans = Bilingual::from_fn(|language| {
            let counting = blocks.get(language).iter().filter(|block| counts(block));
            let note = |block: &Block<'_>| {
                parts.extend(Part::of(block));
                block.span
            };
            counting.map(note).collect()
        });
        Counting { spans, parts }
    }
}

impl<'a> Sides<'a> {
    /// Lays both languages side by side: what they say in the parts where anything may count.
    #[must_use]
    pub fn new(subject: &Subject<'a>, counting: &Counting, spoken: Bilingual<Spoken>) -> Self {
        let mut parts: BTreeMap<Key<'a>, Bilingual<Vec<Stretch>>> = BTreeMap::new();
        let Bilingual { ar, en } = spoken;
        for (language, spoken) in [(Language::Ar, ar), (Language::En, en)] {
            for (part, stretch) in spoken.0 {
                parts.entry(Key::Part(part)).or_default().get_mut(language).push(stretch);
            }
            for block in subject.blocks.get(language) {
                if let Some(key) = key(block) {
                    parts.entry(key).or_default().get_mut(language).push(Stretch::of_block(block));
                }
            }
        }
        let laid = parts.into_iter().filter_map(|(key, stretches)| {
            let is_in_both = match key {
                Key::Part(part) => {
                    Language::BOTH.iter().all(|language| part.is_in(subject.report, *language))
                }
                Key::Words(..) => true,
            };
            if !is_in_both || stretches.ar.is_empty() || stretches.en.is_empty() {
                return None;
            }
            let mut pair = Bilingual::from_fn(|language| {
                let counts = |stretch: &&Stretch| {
                    counting.spans.get(language).iter().any(|span| holds(stretch.span, *span))
                };
                Side::typed(subject, language, stretches.get(language).iter().filter(counts))
            });
            // Where nothing is typed, there is nothing to look for across.
            if pair.ar.is_silent() && pair.en.is_silent() {
                return None;
            }
            for language in Language::BOTH {
                pair.get_mut(language).read(subject, language, stretches.get(language));
            }
            Some((key, pair))
        });
        Sides(laid.collect())
    }
}

/// The part that a block belongs to which editions show elsewhere or not at all: a claim, words of a data file.
fn key<'a>(block: &Block<'a>) -> Option<Key<'a>> {
    use WordingRole::{Label, Original, Paraphrase, Translation};
    let role = match block.role {
        Role::Claim => return block.finding.map(|index| Key::Part(Part::Claim(index))),
        Role::Data(Original | Translation) => Translation,
        Role::Data(role @ (Label | Paraphrase)) => role,
        _ => return None,
    };
    block.of.map(|(table, id)| Key::Words(table, id, role))
}

impl Side {
    /// What is typed in some stretches.
    fn typed<'s>(
        subject: &Subject<'_>,
        language: Language,
        stretches: impl Iterator<Item = &'s Stretch>,
    ) -> Self {
        let mut side = Side::default();
        for stretch in stretches {
            let place = |range: &Range<usize>| {
                typed(subject, language, stretch.span, &stretch.written[range.clone()])
            };
            let (numbers, dates) = values::said(&stretch.written);
            side.numbers.extend(numbers.into_iter().filter_map(|number| {
                let span = place(&number.range)?;
                Some(number.said(&stretch.written, language, span))
            }));
            side.dates.extend(dates.into_iter().filter_map(|date| {
                let (span, text) = (place(&date.range)?, stretch.written[date.range.clone()].to_owned());
                Some(SaidDate { text, date, span })
            }));
        }
        side
    }

    /// Reads all that is shown.
    fn read(&mut self, subject: &Subject<'_>, language: Language, stretches: &[Stretch]) {
        for stretch in stretches {
            let (numbers, dates) = values::said(&stretch.shown);
            let numbers =
                numbers.into_iter().map(|number| number.said(&stretch.shown, language, stretch.span));
            self.shown.extend(numbers);
            self.shown_dates.extend(dates.into_iter().map(|date| SaidDate {
                text: stretch.shown[date.range.clone()].to_owned(),
                date,
                span: stretch.span,
            }));
            values::read(&stretch.shown, &mut self.values);
            let placed = |id: &str| stretch.figures.iter().any(|figure| **figure == *id);
            for figure in subject.report.figures.iter().filter(|figure| placed(figure.id.as_str())) {
                values::of_figure(figure, &mut self.values);
            }
        }
    }
}

/// Whether a number or a date may be typed in a block, or made by an expression.
fn counts(block: &Block<'_>) -> bool {
    let is_expression =
        |(_, placeable): (usize, &Placeable)| matches!(placeable.kind, PlaceableKind::Expression(_));
    let is_typed = !(block.numbers().is_empty() && block.spelled().is_empty() && block.dates().is_empty());
    is_typed || block.values().any(is_expression)
}

/// Whether a place lies within another.
fn holds(outer: Span, inner: Span) -> bool {
    inner.source == outer.source && outer.start <= inner.start && inner.end <= outer.end
}

/// Where a text is typed in a stretch: among its words, or in an expression or a message that it places. `None` if it is made from the
/// data, which both languages share.
fn typed(subject: &Subject<'_>, language: Language, within: Span, text: &str) -> Option<Span> {
    let blocks = subject.blocks.get(language).iter().filter(|block| holds(within, block.span));
    let stands_alone = |block: &Block<'_>, at: usize| {
        let around =
            [super::tokens::before(block.text(), at), super::tokens::after(block.text(), at + text.len())];
        !around.into_iter().flatten().any(super::tokens::is_digit)
    };
    let mut told = blocks.clone().filter_map(|block| {
        let (at, _) = block.text().match_indices(text).find(|(at, _)| stands_alone(block, *at))?;
        Some(block.at(at..at + text.len()))
    });
    told.next().or_else(|| {
        let mut expressions = blocks.flat_map(Block::parts).filter_map(|part| match part.what {
            What::Value(placeable) => match &placeable.kind {
                PlaceableKind::Expression(expression) => Some((expression, placeable.span)),
                _ => None,
            },
            _ => None,
        });
        let found = expressions.find(|(expression, _)| {
            expression.source.contains(text)
                || (expression.figures.is_empty() && !expression.messages.is_empty())
        });
        found.map(|(_, span)| span)
    })
}
