//! The locale of an edition, and directions of scripts.

use icu::locale::{Direction as IcuDirection, LanguageIdentifier, Locale, LocaleDirectionality};

use crate::failure::Internal;
use crate::markup::Direction;
use crate::model::Edition;

/// The ICU4X locale of an edition, with its digits.
///
/// # Errors
/// If its tag is not a locale, which resolving the configuration excludes.
pub fn locale(edition: &Edition) -> Result<Locale, Internal> {
    let keyword = edition.numbers.map(|numbers| format!("-u-nu-{}", numbers.name())).unwrap_or_default();
    let tag = format!("{}{keyword}", edition.locale);
    tag.parse().map_err(|error| Internal(format!("`{tag}` is no locale: {error}")))
}

/// The direction of a language's script (ICU4X, from CLDR), never from a list of ours.
#[must_use]
pub fn direction(tag: &str) -> Direction {
    let direction =
        tag.parse::<LanguageIdentifier>().ok().and_then(|id| LocaleDirectionality::new_extended().get(&id));
    match direction {
        Some(IcuDirection::RightToLeft) => Direction::Rtl,
        _ => Direction::Ltr,
    }
}
