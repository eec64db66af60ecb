//! Editions: a locale with its house choices.

use super::Language;

/// One edition of the publication: `ar`, `ar-EG`, `en-GB`…
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The BCP 47 tag, which is also its folder in the output.
    pub locale: String,
    /// Which of the two languages it is in.
    pub language: Language,
    /// The digits, if not those that CLDR gives the locale.
    pub numbers: Option<NumberingSystem>,
    /// The calendar or calendars that dates are shown in.
    pub calendar: Calendar,
    /// The names of the months, if not those of the locale.
    pub months: Option<MonthNames>,
    /// How currencies are written.
    pub currency: CurrencyDisplay,
    /// Whether small counts are words in running text: "ثلاثة أسابيع", "three weeks".
    pub spell_out: bool,
    /// How scale words are written in running text.
    pub scale_words: ScaleWords,
}

impl Edition {
    /// An edition without house choices; `None` if the tag is not `ar`, `en`, or one of them with a region (BCP 47).
    #[must_use]
    pub fn plain(locale: &str) -> Option<Self> {
        let (tag, region) =
            locale.split_once('-').map_or((locale, None), |(tag, region)| (tag, Some(region)));
        let language = Language::BOTH.into_iter().find(|language| language.tag() == tag)?;
        let region_is_good = region.is_none_or(|region| {
            let bytes = region.as_bytes();
            (bytes.len() == 2 && bytes.iter().all(u8::is_ascii_uppercase))
                || (bytes.len() == 3 && bytes.iter().all(u8::is_ascii_digit))
        });
        region_is_good.then(|| Edition {
            locale: locale.to_owned(),
            language,
            numbers: None,
            calendar: Calendar::default(),
            months: None,
            currency: CurrencyDisplay::default(),
            spell_out: true,
            scale_words: ScaleWords::default(),
        })
    }
}

/// How scale words are written in running text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ScaleWords {
    /// In full: "50 billion".
    #[default]
    Full,
    /// Abbreviated, where the language has an abbreviation: "50bn".
    Short,
}

impl ScaleWords {
    /// Both.
    pub const ALL: [ScaleWords; 2] = [ScaleWords::Full, ScaleWords::Short];

    /// Its name in `bayan.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ScaleWords::Full => "full",
            ScaleWords::Short => "short",
        }
    }
}

/// How currencies are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum CurrencyDisplay {
    /// As the house's messages word it: "$6.5 billion", "6.5 مليار دولار".
    #[default]
    House,
    /// By its full name (CLDR): "US dollars", "دولار أمريكي".
    Name,
    /// By its symbol (CLDR): "US$".
    Symbol,
    /// By its code (ISO 4217): "USD".
    Code,
}

impl CurrencyDisplay {
    /// All of them.
    pub const ALL: [CurrencyDisplay; 4] =
        [CurrencyDisplay::House, CurrencyDisplay::Name, CurrencyDisplay::Symbol, CurrencyDisplay::Code];

    /// Its name in `bayan.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            CurrencyDisplay::House => "house",
            CurrencyDisplay::Name => "name",
            CurrencyDisplay::Symbol => "symbol",
            CurrencyDisplay::Code => "code",
        }
    }
}

/// A numbering system (CLDR).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberingSystem {
    /// 0123456789.
    Latn,
    /// ٠١٢٣٤٥٦٧٨٩.
    Arab,
}

impl NumberingSystem {
    /// Both.
    pub const ALL: [NumberingSystem; 2] = [NumberingSystem::Latn, NumberingSystem::Arab];

    /// Its CLDR name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            NumberingSystem::Latn => "latn",
            NumberingSystem::Arab => "arab",
        }
    }
}

/// The calendar of an edition's dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Calendar {
    /// Gregorian.
    #[default]
    Gregorian,
    /// Hijri, Umm al-Qura.
    Hijri,
    /// Gregorian, followed by Hijri in parentheses.
    Both,
}

impl Calendar {
    /// All of them.
    pub const ALL: [Calendar; 3] = [Calendar::Gregorian, Calendar::Hijri, Calendar::Both];

    /// Its name in `bayan.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Hijri => "hijri",
            Calendar::Both => "both",
        }
    }
}

/// A tradition of naming the Gregorian months in Arabic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MonthNames {
    /// يونيو: Egypt and the Gulf.
    Gulf,
    /// حزيران: the Levant and Iraq.
    Levant,
    /// جوان: Algeria and Tunisia.
    Maghreb,
    /// حزيران/يونيو: both, for readers everywhere.
    Paired,
}

impl MonthNames {
    /// All of them.
    pub const ALL: [MonthNames; 4] =
        [MonthNames::Gulf, MonthNames::Levant, MonthNames::Maghreb, MonthNames::Paired];

    /// Its name in `bayan.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            MonthNames::Gulf => "gulf",
            MonthNames::Levant => "levant",
            MonthNames::Maghreb => "maghreb",
            MonthNames::Paired => "paired",
        }
    }
}
