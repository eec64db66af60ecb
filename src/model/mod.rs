//! The facts, strictly typed: what every stage after [`resolve`](crate::resolve) works on.
//!
//! Nothing here is "filled in later" and nothing textual is left to interpret: ids are linked,
//! figures are exact decimals, dates are dates. The model knows no file format, no language rule
//! and no template.

mod allow;
mod amount;
mod attribution;
mod bilingual;
mod calendar;
mod chart;
mod edition;
mod figure;
mod glossary;
mod id;
mod lock;
mod newsletter;
mod prose;
mod relation;
mod report;
mod wording;

pub use allow::{Allow, Over, RuleLevel};
pub use amount::{Amount, Currency, Decimal, MOST_DIGITS, SUFFIXES, TimeUnit};
pub use attribution::{Attribution, Certainty, Party};
pub use bilingual::{Bilingual, Language};
pub use calendar::{Date, Half, Period, Point, Quarter};
pub use chart::{
    Bar, Cell, ChartKind, Content, Datum, Event, Exhibit, Label, LabelBy, Series, Shown, TimeAxis,
};
pub use edition::{Calendar, CurrencyDisplay, Edition, MonthNames, NumberingSystem, ScaleWords};
pub use figure::{Figure, FigurePlaces, Measure, Qualifier, Quantity, Signed};
pub use glossary::{Case, Entity, Gender, Glossary, GrammaticalNumber, Name, Oblique, Source, Tag, Term};
pub use id::Id;
pub use lock::{Lock, Marks, Passage, Signature, Standing, TranslationLine};
pub use newsletter::{
    ChosenReport, Issue, IssueName, Letter, Logo, Pick, Placed, Selection, Sender, Service, Unsubscribe,
};
pub use prose::{Body, Expression, Placeable, PlaceableKind, Segment, Text};
pub use relation::{Rate, Relation, RelationKind};
pub use report::{Finding, Original, Publication, Quote, QuoteForm, Report, Status, Translation, Visibility};
pub use wording::{Wording, WordingRole};
