//! Names of regions in a locale, from CLDR by ICU4X.

use icu::locale::Locale;
use icu::locale::subtags::Region;
use icu_experimental::displaynames::DisplayNamesOptions;
use icu_experimental::displaynames::multi::RegionDisplayNames;

use super::icu_error;
use crate::failure::Internal;

/// The names of countries and regions in a locale.
#[derive(Debug)]
pub struct Regions(RegionDisplayNames);

impl Regions {
    /// The names in a locale.
    ///
    /// # Errors
    /// If CLDR has no data for it.
    pub fn new(locale: &Locale) -> Result<Self, Internal> {
        RegionDisplayNames::try_new(locale.into(), DisplayNamesOptions::default())
            .map(Regions)
            .map_err(icu_error)
    }

    /// The name of a region by its code (ISO 3166, `EG`, or UN M.49, `001`): "Egypt", "مصر"; `None` if CLDR has none.
    #[must_use]
    pub fn name(&self, code: &str) -> Option<&str> {
        let region: Region = code.parse().ok()?;
        self.0.of(region)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_have_names() {
        let names =
            |locale: &str| Regions::new(&locale.parse().expect("a locale")).expect("a locale of CLDR");
        assert_eq!(names("ar").name("EG"), Some("مصر"));
        assert_eq!(names("en-GB").name("001"), Some("world"));
        assert_eq!(names("en").name("Egypt"), None);
    }
}
