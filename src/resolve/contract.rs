//! What the program gives to each message: the variables that `docs/messages.md` promises.

/// Variables of a message, by its id or the beginning of its id; longer beginnings come first.
const VARIABLES: &[(&str, &[&str])] = &[
    ("unit-", &["number", "category", "case"]),
    ("currency-", &["number", "category", "case", "name"]),
    ("spelled-", &["gender", "case"]),
    ("scale-", &["number", "category", "case", "followed"]),
    ("range-", &["low", "high", "low-number", "high-number"]),
    ("negative-money", &["figure"]),
    ("percent", &["percent"]),
    ("change-", &["percent", "signed"]),
    ("points-", &["points", "signed"]),
    ("ratio", &["exact", "number", "category"]),
    ("qualifier-", &["figure"]),
    ("with-conversion", &["figure", "conversion"]),
    ("period-year", &["year"]),
    ("period-half-", &["year"]),
    ("period-quarter", &["year", "quarter"]),
    ("period-range", &["from", "to"]),
    ("period-same", &["year"]),
    ("period-", &["date"]),
    ("date-both", &["gregorian", "hijri"]),
    ("month-paired", &["levant", "gulf"]),
    ("source-kind-", &["name"]),
    ("entity-kind-", &[]),
    ("says-nobody", &["clause"]),
    ("says-", &["speaker", "agreement", "clause", "source"]),
    ("sentence", &["sentence"]),
    ("attribution-", &["source", "through"]),
    ("byline", &["authors", "agreement"]),
    ("first-mention", &["name", "latin"]),
    ("quote-translated", &["language"]),
    ("quote-said-by", &["speaker"]),
    ("quote-paraphrase", &[]),
    ("quote", &["text"]),
    ("edition-name", &["language", "region", "region-name"]),
    ("finding-", FINDING),
];

/// What a finding's message may be given; which of it a finding has depends on its figures.
pub(super) const FINDING: &[&str] = &[
    "entities",
    "agreement",
    "first",
    "others",
    "figure",
    "money",
    "second-money",
    "count",
    "percent",
    "points",
    "change",
    "ratio",
    "duration",
    "date",
    "direction",
    "timed",
    "when",
    "compared",
    "versus",
    "claim",
];

/// The variables that a message is given; `None` if the program never asks for such a message itself.
pub(super) fn variables(id: &str) -> Option<&'static [&'static str]> {
    VARIABLES
        .iter()
        .find(|(name, _)| if name.ends_with('-') { id.starts_with(name) } else { id == *name })
        .map(|(_, variables)| *variables)
}
