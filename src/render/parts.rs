//! What a report's page has beside its body: figures at a glance, references to sources, the list of names.

use serde::Serialize;

use super::view::Notation;
use crate::localize::{KeyFigureLine, OtherName, TermLine};

/// A figure at a glance.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KeyFigureView<'a> {
    /// Where it stands in the page: the id of its anchor.
    pub anchor: String,
    /// HTML: the value, in few words.
    pub value: String,
    /// The value in the short notation, for machines.
    pub notation: &'a str,
    /// Plain text: what it is.
    pub label: String,
    /// HTML: the time it covers.
    pub period: Option<String>,
}

/// A reference to the list of sources.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReferenceView<'a> {
    /// The id of the source.
    pub source: &'a str,
    /// Its number in the list.
    pub number: &'a str,
}

/// A line of the list of names.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermView<'a> {
    /// HTML: the name in the language of the page.
    pub name: String,
    /// Link to all that names it, if there is such a page.
    pub href: Option<String>,
    /// What kind of thing it is.
    pub kind: &'a str,
    /// Its name in the other language, if that is another.
    pub other: Option<OtherNameView>,
}

/// A name in the other language.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OtherNameView {
    /// BCP 47 tag of it.
    pub lang: &'static str,
    /// Its direction.
    pub dir: &'static str,
    /// HTML: the name.
    pub name: String,
}

/// The figures at a glance.
pub fn key_figures<'a>(notation: &impl Notation, figures: &'a [KeyFigureLine<'_>]) -> Vec<KeyFigureView<'a>> {
    let view =
        |KeyFigureLine { id, notation: short, text, label, period }: &'a KeyFigureLine<'_>| KeyFigureView {
            anchor: ["figure-", id].concat(),
            value: notation.line(text),
            notation: short,
            label: notation.label(label),
            period: period.as_ref().map(|line| notation.line(line)),
        };
    figures.iter().map(view).collect()
}

/// The list of names; `index` links to the page of an entity.
pub fn terms<'a>(
    notation: &impl Notation,
    terms: &'a [TermLine<'_>],
    index: &dyn Fn(&str) -> Option<String>,
) -> Vec<TermView<'a>> {
    let view = |TermLine { id, name, kind, other }: &'a TermLine<'_>| TermView {
        name: notation.line(name),
        href: index(id),
        kind,
        other: other.as_ref().map(|OtherName { lang, direction, name }| OtherNameView {
            lang,
            dir: direction.html(),
            name: notation.line(name),
        }),
    };
    terms.iter().map(view).collect()
}
