//! What the program asks of the messages: which of them it uses, and the variables that it gives them, as
//! `docs/messages.md` promises.

use crate::model::{Certainty, Currency, Qualifier, Status};

/// The messages that the program asks for, by id; one that ends in a hyphen stands for all that begin so. With each: the
/// variables that it is given.
const ASKED: &[(&[&str], &[&str])] = &[
    (&["unit-"], &["number", "category", "case", "object"]),
    (&["currency-"], &["number", "category", "case", "object", "name", "code"]),
    (&["spelled-"], &["gender", "case", "object"]),
    (
        &["scale-thousand", "scale-million", "scale-billion", "scale-trillion"],
        &["number", "category", "case", "object", "followed"],
    ),
    (&["range-money", "range-count"], &["low", "high", "low-number", "high-number", "low-category", "ends"]),
    (&["range-percent", "range-signed", "range-ratio"], &["low", "high", "low-number", "high-number"]),
    (&["negative-money"], &["figure"]),
    (&["percent"], &["percent"]),
    (&["change-up", "change-down"], &["percent", "signed", "ranged", "category"]),
    (&["points-up", "points-down"], &["points", "signed", "ranged", "category"]),
    (&["ratio"], &["exact", "number", "category", "decimals"]),
    (&["qualifier-"], &["figure", "counted"]),
    (&["with-conversion"], &["figure", "conversion"]),
    (&["period-year", "period-half-first", "period-half-second", "period-same"], &["year"]),
    (&["period-quarter"], &["year", "quarter"]),
    (&["period-range"], &["from", "to", "until"]),
    (&["period-month", "period-day"], &["date"]),
    (&["date-both"], &["gregorian", "hijri"]),
    (&["month-paired"], &["levant", "gulf"]),
    (&["source-kind-"], &["name", "article"]),
    (&["name-the"], &["name"]),
    (&["entity-kind-"], &[]),
    (&["says-nobody"], &["clause"]),
    (&["says-"], &["speaker", "agreement", "clause", "source"]),
    (&["sentence"], &["sentence"]),
    (&["attribution-"], &["source", "through", "through-oblique"]),
    (&["byline"], &["authors", "agreement"]),
    (&["citation", "citation-finding"], CITATION),
    (&["first-mention"], &["name", "latin"]),
    (&["quote-translated"], &["language"]),
    (&["quote-said-by"], &["speaker"]),
    (&["quote-paraphrase"], &[]),
    (&["quote", "quote-inner"], &["text"]),
    (&["language-", "status-", "notice-", "certainty-"], &[]),
    (
        &[
            "ui-choose",
            "ui-cite-finding",
            "ui-cite-report",
            "ui-cite-with",
            "ui-cited-in",
            "ui-contents",
            "ui-data",
            "ui-editions",
            "ui-facing",
            "ui-figure",
            "ui-figures",
            "ui-finding",
            "ui-footnotes",
            "ui-key-figures",
            "ui-no-reports",
            "ui-nothing-listed",
            "ui-original",
            "ui-period",
            "ui-permalink",
            "ui-reports",
            "ui-skip",
            "ui-source",
            "ui-sources",
            "ui-archive",
            "ui-browse",
            "ui-earlier-months",
            "ui-feed",
            "ui-from-source",
            "ui-live-close",
            "ui-live-kept",
            "ui-live-show",
            "ui-live-waiting",
            "ui-live-waits",
            "ui-review",
            "ui-review-data",
            "ui-review-error",
            "ui-review-hint",
            "ui-review-none",
            "ui-review-shared",
            "ui-review-warning",
            "ui-lost",
            "ui-lost-hint",
            "ui-named",
            "ui-names",
            "ui-newer",
            "ui-older",
            "ui-search",
            "ui-search-failed",
            "ui-search-for",
            "ui-search-found",
            "ui-search-no-script",
            "ui-search-none",
            "ui-search-older",
            "ui-sheets",
            "ui-visit-source",
            "ui-tags",
            "ui-value",
        ],
        &[],
    ),
    (&["chart-entry"], &["label", "value"]),
    (&["chart-join"], &["first", "next"]),
    (
        &[
            "chart-about",
            "chart-data",
            "chart-event",
            "chart-item",
            "chart-open",
            "chart-range",
            "chart-stated",
            "chart-time-ltr",
            "chart-time-rtl",
        ],
        &[],
    ),
    (&["edition-name"], &["language", "region", "region-name"]),
    (&["label-finding"], &["kind", "entities"]),
    (&["reading-time"], &["minutes", "category"]),
    (&["live-errors", "live-warnings", "live-hints", "live-more"], &["number", "category"]),
    (
        &[
            "letter-above",
            "letter-below",
            "letter-both",
            "letter-desk",
            "letter-issues",
            "letter-key-figures",
            "letter-none",
            "letter-online",
            "letter-phone",
            "letter-read",
            "letter-text",
            "letter-unsubscribe",
            "letter-why",
        ],
        &[],
    ),
    (&["letter-subject"], &["title", "publication"]),
    (&["words-percent", "words-minus"], &["number", "category"]),
    (&["finding-"], FINDING),
];

/// What a citation is given.
const CITATION: &[&str] =
    &["authors", "authored", "date", "title", "quoted-title", "ending", "status", "publication", "headline"];

/// What a finding's message may be given; which of it a finding has depends on its figures.
pub(super) const FINDING: &[&str] = &[
    "entities",
    "entities-oblique",
    "agreement",
    "pronoun",
    "first",
    "first-oblique",
    "others",
    "others-oblique",
    "figure",
    "figure-ranged",
    "nature",
    "money",
    "money-ranged",
    "second-money",
    "count",
    "count-ranged",
    "percent",
    "percent-ranged",
    "points",
    "change",
    "change-ranged",
    "ratio",
    "duration",
    "duration-ranged",
    "date",
    "direction",
    "timed",
    "when",
    "compared",
    "versus",
    "claim",
];

/// Messages that a language may do without, by id or beginning: the program has another way then.
const OPTIONAL: &[&str] = &["scale-", "spelled-", "negative-money", "currency-", "language-", "name-the"];

/// Variables that choose the form of words, or repeat what another one says; languages differ in which of them they need.
const GRAMMAR: &[&str] = &[
    "case",
    "object",
    "category",
    "gender",
    "agreement",
    "pronoun",
    "article",
    "followed",
    "counted",
    "low-category",
    "ends",
    "ranged",
    "decimals",
    "exact",
    "signed",
    "timed",
    "compared",
    "nature",
    "figure-ranged",
    "money-ranged",
    "count-ranged",
    "percent-ranged",
    "change-ranged",
    "duration-ranged",
    "authored",
    "ending",
    "language",
    "region",
];

/// Variables that say what another one says: the same number without its unit, the same name in another case.
const SAME: &[(&str, &str)] = &[
    ("low-number", "low"),
    ("high-number", "high"),
    ("code", "name"),
    ("until", "to"),
    ("quoted-title", "title"),
    ("entities-oblique", "entities"),
    ("first-oblique", "first"),
    ("others-oblique", "others"),
    ("through-oblique", "through"),
];

/// The variables that a message is given; `None` if the program never asks for such a message itself.
pub(super) fn variables(id: &str) -> Option<&'static [&'static str]> {
    let (_, variables) = ASKED.iter().find(|(ids, _)| ids.iter().any(|known| is(id, known)))?;
    Some(variables)
}

fn is(id: &str, known: &str) -> bool {
    match known.strip_suffix('-') {
        Some(_) => id.strip_prefix(known).is_some_and(|rest| is_member(known, rest)),
        None => id == known,
    }
}

/// Whether a family of messages has such a member; families that projects add to have any.
fn is_member(family: &str, rest: &str) -> bool {
    let certainty = |name: &str| Certainty::ALL.into_iter().any(|certainty| certainty.name() == name);
    match family {
        "currency-" => ["other", "symbol", "code"].contains(&rest) || Currency::new(rest).is_some(),
        "spelled-" => (1..=2).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit()),
        "qualifier-" => Qualifier::ALL.into_iter().any(|qualifier| qualifier.name() == rest),
        "status-" => Status::ALL.into_iter().any(|status| status.name() == rest),
        "notice-" => noticed().any(|status| status.name() == rest),
        "certainty-" => certainty(rest),
        "says-" | "attribution-" => certainty(rest.strip_suffix("-through").unwrap_or(rest)),
        _ => !rest.is_empty(),
    }
}

/// The statuses of which readers must know.
fn noticed() -> impl Iterator<Item = Status> {
    Status::ALL.into_iter().filter(|status| *status != Status::Published)
}

/// Whether an id looks like one that the program asks for: it begins like one of several.
pub(super) fn is_like_asked(id: &str) -> bool {
    let Some((first, _)) = id.split_once('-') else { return false };
    let begins = |known: &str| known.split_once('-').is_some_and(|(beginning, _)| beginning == first);
    ASKED.iter().any(|(ids, _)| ids.iter().any(|known| begins(known)))
}

/// The ids that the program asks for, as far as they can be listed.
pub(super) fn listed() -> impl Iterator<Item = String> {
    let certainties = Certainty::ALL.map(Certainty::name);
    let members = |family: &str, names: &[&str]| -> Vec<String> {
        names.iter().map(|name| format!("{family}{name}")).collect()
    };
    let through = move |family: &str| -> Vec<String> {
        certainties
            .iter()
            .flat_map(|name| [format!("{family}{name}"), format!("{family}{name}-through")])
            .collect()
    };
    ASKED.iter().flat_map(|(ids, _)| *ids).flat_map(move |id| match *id {
        "qualifier-" => members(id, &Qualifier::ALL.map(Qualifier::name)),
        "status-" => members(id, &Status::ALL.map(Status::name)),
        "notice-" => members(id, &noticed().map(Status::name).collect::<Vec<_>>()),
        "certainty-" => members(id, &certainties),
        "says-" | "attribution-" => through(id),
        family if family.ends_with('-') => Vec::new(),
        id => vec![id.to_owned()],
    })
}

/// Whether a language may do without a message.
pub(super) fn is_optional(id: &str) -> bool {
    OPTIONAL.iter().any(|known| id.starts_with(known))
}

/// What a variable says, if it says something that the other language must say too.
pub(super) fn fact(variable: &str) -> Option<&str> {
    if GRAMMAR.contains(&variable) {
        return None;
    }
    Some(SAME.iter().find(|(name, _)| *name == variable).map_or(variable, |(_, same)| same))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_families_are_known() {
        for id in
            ["unit-chips", "currency-USD", "spelled-10", "says-denied-through", "finding-anything", "ui-skip"]
        {
            assert!(variables(id).is_some(), "{id}");
        }
        for id in ["currency-RMB", "spelled-x", "status-done", "scale-zillion", "ui-skp", "verb-spend"] {
            assert!(variables(id).is_none(), "{id}");
        }
        assert!(is_like_asked("ui-skp") && is_like_asked("status-done"));
        assert!(!is_like_asked("verb-spend") && !is_like_asked("hello"));
        assert!(listed().all(|id| variables(&id).is_some()));
    }
}
