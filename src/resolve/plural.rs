//! Plural categories: which of them a language has, and whether a selector names those it needs.
//!
//! What it does: a selector by `$category` or `PLURAL(…)` must know the forms of its language. A counted noun (`unit-…`,
//! `currency-…`, `scale-…`) that selects at all names every category; only `zero` may fall to the default. Any other message that
//! names the singular (`[one]`) names the rest too, unless its default places the figure itself, which brings its own noun along.
//! A message that singles out `[few]` alone does so on purpose. A variant says what its category is for: no other number, and in Arabic
//! no singular in `[few]`.
//!
//! Why it is bad: a message written with English in mind has `[one]` and `*[other]`, and in Arabic two of a thing, three of it and
//! eleven of it then all read wrong, in whichever report first has such a number.

use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::Language;
use crate::parse::messages::Choice;

/// All categories of CLDR.
const ALL: &[&str] = &["zero", "one", "two", "few", "many", "other"];

/// The beginnings of messages that are a number with its noun.
const COUNTED: &[&str] = &["unit-", "currency-", "scale-"];

/// The categories that a language has (CLDR).
#[must_use]
pub fn categories(language: Language, ordinal: bool) -> &'static [&'static str] {
    match (language, ordinal) {
        (Language::Ar, false) => ALL,
        (Language::Ar, true) => &["other"],
        (Language::En, false) => &["one", "other"],
        (Language::En, true) => &["one", "two", "few", "other"],
    }
}

/// Checks the selectors of a message.
pub(super) fn check(id: &str, choices: &[Choice], language: Language, diagnostics: &mut Diagnostics) {
    keys(choices, diagnostics);
    for choice in choices.iter().filter(|choice| !choice.ordinal) {
        forms(id, choice, language, diagnostics);
    }
    // Selectors of one part may stand in one another and share the work.
    for part in choices.chunk_by(|a, b| a.part == b.part && a.ordinal == b.ordinal) {
        let [Choice { by, part: attribute, ordinal, .. }, ..] = part else { continue };
        let named =
            |category: &str| part.iter().flat_map(|choice| &choice.keys).any(|key| key.value == category);
        let counted = COUNTED.iter().any(|prefix| id.starts_with(prefix));
        let whole = counted || (named("one") && !part.iter().any(|choice| choice.places_figure));
        let missing: Vec<&str> = categories(language, *ordinal)
            .iter()
            .copied()
            .filter(|category| whole && !["zero", "other"].contains(category) && !named(category))
            .collect();
        if missing.is_empty() {
            continue;
        }
        let dot = attribute.as_ref().map_or(String::new(), |attribute| format!(".{attribute}"));
        let (list, variants) =
            (quoted(&missing), missing.iter().map(|c| format!("`[{c}] …`")).collect::<Vec<_>>());
        let hint = if counted {
            format!("add {}; a noun that never changes needs no selector", variants.join(", "))
        } else {
            format!("add {}, or let the default place the figure itself", variants.join(", "))
        };
        diagnostics.push(
            Diagnostic::error(
                "missing-plural-category",
                *by,
                format!("`{id}{dot}` has no form for {list} in {}", language.english_name()),
            )
            .hint(hint),
        );
    }
}

/// Checks that the keys of selectors are categories: any other key is never chosen.
pub(super) fn keys(choices: &[Choice], diagnostics: &mut Diagnostics) {
    for key in choices.iter().flat_map(|choice| &choice.keys) {
        if !ALL.contains(&key.value.as_str()) {
            diagnostics.push(
                Diagnostic::error(
                    "unknown-plural-category",
                    key.span,
                    format!("`{}` is no plural category, so this variant is never chosen", key.value),
                )
                .hint_opt(suggest::hint(&key.value, ALL.iter().copied())),
            );
        }
    }
}

/// Checks that variants say what their categories are for.
fn forms(id: &str, choice: &Choice, language: Language, diagnostics: &mut Diagnostics) {
    let Choice { keys, texts, .. } = choice;
    for (key, text) in keys.iter().zip(texts) {
        // With a placeable, the number that is counted is not the one that is written out.
        let Some(text) = text.as_deref().filter(|text| !text.contains('\u{FFFC}')) else { continue };
        let category = number(text).map(|number| category(number, language));
        let Some(right) = category.filter(|category| *category != key.value) else { continue };
        let message = format!("`[{}]` of `{id}` says `{text}`, which is `[{right}]`", key.value);
        diagnostics.push(
            Diagnostic::error("plural-form", key.span, message).hint("place the number, or correct the key"),
        );
    }
    let of = |wanted: &str| {
        let at = keys.iter().position(|key| key.value == wanted)?;
        Some((&keys[at], texts[at].as_deref()?))
    };
    let (Some((few, text)), Language::Ar) = (of("few"), language) else { return };
    let noun = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    // A noun that never changes, such as «يورو», is the same in all of them; «بحيرة» changes.
    let changes =
        || noun.is_some_and(|noun| noun.ends_with('ة')) || of("many").is_some_and(|(_, many)| many != text);
    let is_singular = of("other").is_some_and(|(_, other)| other == text) && changes();
    let plural = noun.and_then(plural_of);
    if is_singular || plural.is_some() {
        let message = format!("`[few]` of `{id}` has a singular: `{}`", text.replace('\u{FFFC}', "…"));
        let hint = plural.map(|plural| format!("from 3 to 10 the plural stands: `{plural}`"));
        diagnostics.push(
            Diagnostic::error("plural-form", few.span, message)
                .hint_opt(hint)
                .hint_default("from 3 to 10 the plural stands: «3 تقارير», «100 تقرير»"),
        );
    }
}

/// The plural of a noun that is counted, if the list of them has it.
fn plural_of(singular: &str) -> Option<&'static str> {
    const NOUNS: &str = include_str!("../check/words/counted.txt");
    let mut nouns = NOUNS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    nouns.find_map(|mut forms| (forms.next()? == singular).then(|| forms.next()).flatten())
}

/// The whole number in a text, if there is one that is not a part of a name.
fn number(text: &str) -> Option<u64> {
    let part = text.split(|c: char| !c.is_alphanumeric()).find(|part| part.starts_with(char::is_numeric))?;
    let ascii = part.chars().map(|c| match c {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
        c => c,
    });
    ascii.collect::<String>().parse().ok()
}

/// The plural category of a whole number (CLDR).
fn category(number: u64, language: Language) -> &'static str {
    match (language, number) {
        (Language::En | Language::Ar, 1) => "one",
        (Language::En, _) => "other",
        (Language::Ar, 0) => "zero",
        (Language::Ar, 2) => "two",
        (Language::Ar, _) => match number % 100 {
            3..=10 => "few",
            11..=99 => "many",
            _ => "other",
        },
    }
}

fn quoted(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::messages;
    use crate::source::Sources;

    /// The problems of a message, each with the text at its place.
    fn problems(language: Language, text: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let span = sources.add("x.ftl", text);
        let mut diagnostics = Diagnostics::default();
        let file = messages::parse(text, span, &mut diagnostics);
        for entry in &file.entries {
            check(&entry.id.value, &entry.uses.choices, language, &mut diagnostics);
        }
        diagnostics.iter().map(|d| format!("{}: {}", sources.text(d.span), d.message)).collect()
    }

    #[test]
    fn a_counted_noun_names_every_category_but_zero() {
        let text = "unit-x = { $category ->\n    [one] x\n   *[other] { $number } x\n}\n";
        assert_eq!(
            problems(Language::Ar, text),
            ["category: `unit-x` has no form for `two`, `few` and `many` in Arabic"]
        );
        assert!(problems(Language::En, text).is_empty());
        let forms = "[one] x\n [two] x\n [few] x\n [many] x\n *[other] x\n }\n";
        assert!(problems(Language::Ar, &format!("unit-x = {{ $category ->\n {forms}")).is_empty());
        assert!(problems(Language::Ar, "unit-x = { $number } x\n").is_empty());
    }

    #[test]
    fn selectors_in_one_another_share_the_work() {
        let nested = "{ $case ->\n [nominative] { $category ->\n [one] x\n [two] x\n *[other] x\n }\n *[oblique] { $category ->\n [few] x\n [many] x\n *[other] x\n }\n }\n";
        assert!(problems(Language::Ar, &format!("unit-x = {nested}")).is_empty());
        let short = "x = x\n    .short = { $category ->\n        [one] x\n       *[other] x\n    }\n";
        assert_eq!(
            problems(Language::Ar, short),
            ["category: `x.short` has no form for `two`, `few` and `many` in Arabic"]
        );
    }

    #[test]
    fn other_messages_name_all_or_single_out() {
        let few = "ratio = { $category ->\n [few] x\n *[other] x\n }\n";
        assert!(problems(Language::Ar, few).is_empty());
        let placed = "m = { PLURAL($n) ->\n [one] x\n *[other] in { $n }\n }\n";
        assert!(problems(Language::Ar, placed).is_empty());
        let bare = "m = { PLURAL($n) ->\n [one] x\n *[other] { NUMBER($n) } x\n }\n";
        assert_eq!(
            problems(Language::Ar, bare),
            ["PLURAL: `m` has no form for `two`, `few` and `many` in Arabic"]
        );
        let ordinal = "m = { PLURAL($n, type: \"ordinal\") ->\n [one] st\n [two] nd\n *[other] th\n }\n";
        assert_eq!(problems(Language::En, ordinal), ["PLURAL: `m` has no form for `few` in English"]);
    }

    #[test]
    fn variants_say_what_they_are_for() {
        let forms = |few: &str, other: &str| {
            format!(
                "unit-x = {{ $category ->\n [zero] 0\n [one] تقرير\n [two] تقريران\n [few] {few}\n [many] {{ $number }} تقريرًا\n *[other] {other}\n }}\n"
            )
        };
        let (plural, singular) = ("{ $number } تقارير", "{ $number } تقرير");
        assert!(problems(Language::Ar, &forms(plural, singular)).is_empty());
        assert_eq!(
            problems(Language::Ar, &forms(singular, singular)),
            ["few: `[few]` of `unit-x` has a singular: `… تقرير`"]
        );
        assert_eq!(
            problems(Language::Ar, &forms("12 تقريرًا", singular)),
            ["few: `[few]` of `unit-x` says `12 تقريرًا`, which is `[many]`"]
        );
        let english = "unit-x = { $category ->\n [one] 2 reports\n *[other] { $number } of 1 report\n }\n";
        assert_eq!(
            problems(Language::En, english),
            ["one: `[one]` of `unit-x` says `2 reports`, which is `[other]`"]
        );
        let lakes = forms("{ $number } بحيرة", "{ $number } بحيرة").replace("تقريرًا", "بحيرة");
        assert_eq!(problems(Language::Ar, &lakes), ["few: `[few]` of `unit-x` has a singular: `… بحيرة`"]);
        // «يورو» never changes.
        let euro = "unit-x = { $category ->\n [one] يورو\n [two] x\n [few] x\n [many] x\n *[other] x\n }\n";
        assert!(problems(Language::Ar, euro).is_empty());
    }

    #[test]
    fn keys_are_categories() {
        let text = "m = { PLURAL($n) ->\n [1] x\n [fwe] x\n *[other] x\n }\n";
        assert_eq!(
            problems(Language::Ar, text),
            [
                "1: `1` is no plural category, so this variant is never chosen",
                "fwe: `fwe` is no plural category, so this variant is never chosen"
            ]
        );
    }
}
