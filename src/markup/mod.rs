//! Prose: Markdown with Fluent placeables and text of two directions.
//!
//! In: the Markdown of a prose file ([`parse`]) or of a title ([`parse_inline`]). Out: [`Item`]s, Markdown events in which
//! every placeable stands as an event of its own. Later, [`pieces`] puts values in their places and isolates what the
//! author typed in the other direction, and the [`Piece`]s are written as HTML ([`html`]) or Markdown ([`markdown`]).
//! This room alone knows `pulldown_cmark`. It knows nothing of Fluent, figures or editions.

mod allow;
pub mod bytes;
mod controls;
mod direction;
mod escape;
mod event;
mod flat;
pub mod html;
mod isolate;
mod lint;
pub mod mail;
pub mod markdown;
mod notes;
mod number;
mod paragraphs;
mod parse;
mod pieces;
mod reading;
mod sanitize;
mod scan;

pub use allow::AllowComment;
pub use controls::{
    first_direction, from_controls, from_controls_marked, has_isolates, mark_char, tidy, undirected,
};
pub use direction::{Direction, first_strong};
pub use event::{
    Event, Heading, Isolate, Item, Mark, MarkdownEvent, Piece, Run, plain_prose, plain_text, trimmed,
};
pub use flat::flat;
pub use isolate::{isolate_runs, leads_right};
pub use parse::{Escape, Markup, RawPlaceable, parse, parse_inline};
pub use pieces::{literal_text, pieces};
pub use reading::{Block, Reading, Shown, blocks};
pub use scan::unclosed_brace;
