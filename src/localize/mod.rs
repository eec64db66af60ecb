//! Localize: a report and an edition to finished words.
//!
//! In: a [`Report`](crate::model::Report) and an edition's [`Context`], built once a run. Out: an [`EditionReport`], in which every figure, date, name and
//! sentence is text in that locale. This room alone knows Fluent and ICU4X; it knows nothing of templates, HTML or files.

mod asked;
mod chart;
mod citation;
mod compact;
mod context;
mod currency;
mod date;
mod digest;
mod directory;
mod edition_report;
mod exhibit;
mod figure;
mod filing;
mod formatter;
mod functions;
mod given;
mod index_words;
mod kept;
mod labels;
mod letter;
mod lines;
mod live_words;
mod locale;
mod message;
mod names;
mod number;
mod period;
mod placing;
#[cfg(test)]
mod proof;
mod prose;
mod quotation;
mod reading;
mod region;
mod report;
mod review_words;
mod scale;
mod sentence;
#[cfg(test)]
mod table;
mod tally;
mod terms;
mod ticks;
mod wording;

pub use context::{Context, Resources};
pub use currency::{Currencies, CurrencyName, Notation};
pub use date::{DateStyle, DateText, Dates};
pub use digest::{Digest, DigestFigure, DigestFinding, digest, telling};
pub use directory::{Directory, Entry, Shelf};
pub use edition_report::*;
pub use exhibit::{Drawing, End, ExhibitLine, Grid, Hold, LineSeries, Plot, PointAt, Row, RowGroup, Tick};
pub use filing::{Agent, FiledFinding, Filing};
pub use formatter::Formatter;
pub use index_words::{IndexWords, span};
pub use letter::{EditionLetter, LetterParts, LetterWords, letter, letter_words};
pub use live_words::{LiveSpeaker, LiveWords};
pub use message::{Formatted, MessageError, Messages, Resource, Unworded, resource};
pub use number::Numbers;
pub use region::Regions;
pub use report::localize;
pub use review_words::ReviewWords;
pub use scale::Share;
pub use tally::Tally;
pub use ticks::COLUMNS;
pub use wording::{Case, Style, Wording};

use crate::failure::Internal;

/// What ICU4X says when its data lacks something.
fn icu_error(error: impl std::fmt::Display) -> Internal {
    Internal(format!("locale data: {error}"))
}
