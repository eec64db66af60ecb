//! Prose: Markdown with Fluent placeables and text of two directions.
//!
//! In: the Markdown of a prose file. Out: [`Item`]s, Markdown events in which every placeable stands as an event of its
//! own. Later, the events with their values in place ([`Piece`]s) are written as HTML ([`html`]) or Markdown ([`markdown`]).
//! This room alone knows `pulldown_cmark`. It knows nothing of Fluent, figures or editions.

mod direction;
mod event;
pub mod html;
pub mod markdown;
mod parse;

pub use direction::Direction;
pub use event::{Event, Isolate, Item, Mark, MarkdownEvent, Piece, Run, plain_text};
pub use parse::{Heading, Markup, RawPlaceable, parse, parse_inline};
pub use parse::{first_strong, from_controls_marked, isolate_runs, tidy};
