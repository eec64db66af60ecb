//! What a project's own templates make of made-up reports, and its style sheets, for the rules that look at them.

use std::sync::Arc;

use crate::check::Desk;
use crate::check::pages::{Sheet, TriedPage};
use crate::diagnostic::Diagnostics;
use crate::render::Templates;
use crate::source::Span;

/// Lets the rules on pages look at what the project's own templates make, and at its own style sheets.
pub(super) fn look(
    desk: &Desk,
    templates: &Templates,
    own: &[(String, Arc<str>, Span)],
    diagnostics: &mut Diagnostics,
) {
    let of_pages = |ending: &str| {
        let ending = ending.to_owned();
        own.iter().filter(move |(path, ..)| path.starts_with("html/") && path.ends_with(&ending))
    };
    let sheets: Vec<Sheet<'_>> = of_pages(".css").map(|(_, text, span)| Sheet::new(text, *span)).collect();
    let Some((_, _, first)) = of_pages(".html").next() else {
        return desk.pages(&[], &sheets, diagnostics);
    };
    let rehearsed = templates.rehearsed();
    let tried: Vec<TriedPage<'_>> = rehearsed
        .iter()
        .map(|(template, span, html)| {
            // A page of a built-in template is made of parts, of which one is the project's own.
            let is_own = own.iter().any(|(path, ..)| path == template);
            TriedPage::new(template, if is_own { *span } else { *first }, html)
        })
        .collect();
    desk.pages(&tried, &sheets, diagnostics);
}
