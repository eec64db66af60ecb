//! The Arabic form of a group's name after a preposition or another noun: «محللين» for «محللون».
//!
//! What it does: reads the letters of a name that is a plural of people, and gives the form only where these leave no doubt.
//!
//! What is deliberately absent: a guess. A word such as «يتابعون» is a verb, and «أمازون» no plural; whoever knows says the form in the glossary.

use crate::model::Oblique;

/// Words after which nothing agrees with the group any more.
const PREPOSITIONS: &[&str] = &[
    "في",
    "من",
    "عن",
    "على",
    "إلى",
    "لدى",
    "مع",
    "ضد",
    "بين",
    "حول",
    "داخل",
    "خارج",
    "قرب",
    "تحت",
    "ضمن",
    "عبر",
    "لا",
    "غير",
    "الذين",
    "ممن",
];

/// Nouns that end as a plural does and are none.
const NO_PLURALS: &[&str] = &[
    "قانون",
    "شؤون",
    "فنون",
    "تلفزيون",
    "تليفزيون",
    "سجون",
    "عيون",
    "ديون",
    "قرون",
    "كربون",
    "مليون",
    "زيتون",
    "بنتاغون",
    "كون",
    "لون",
    "عون",
    "دون",
];

/// Plurals that end as a dual does and show no case.
const NO_DUALS: &[&str] = &["سكان", "شبان", "جيران", "فرسان", "رهبان", "إخوان", "فتيان", "رعيان", "ركبان"];

/// What a word of a name says of the words after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// «محللون»: what ends as a plural after it describes it.
    Plural,
    /// «الخبراء»: no noun belongs to it, so that the same holds of a word with an article.
    Definite,
    /// «خبراء»: a noun may belong to it, «خبراء أمازون».
    Open,
    /// «مسؤولو»: a noun belongs to it.
    Joined,
    /// That noun: «مسؤولو الوزارة».
    Joining,
}

/// The form of a group's name, as far as it is to be told.
pub(super) fn oblique(name: &str) -> Oblique {
    let Some(words) = words(name) else { return Oblique::Unknown };
    let form = words.join(" ");
    if form == name { Oblique::Same } else { Oblique::Form(form) }
}

/// The words in that form; `None` if one of them cannot be told.
fn words(name: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut before = None;
    let mut rest = name.split_whitespace();
    for word in rest.by_ref() {
        if PREPOSITIONS.contains(&word) {
            words.push(word.to_owned());
            break;
        }
        let (form, after) = formed(word, before)?;
        words.push(form);
        before = Some(after);
    }
    words.extend(rest.map(str::to_owned));
    Some(words)
}

/// A word in that form, and what follows from it.
fn formed(word: &str, before: Option<Before>) -> Option<(String, Before)> {
    let is_new = before.is_none() || (word.starts_with('و') && word.ends_with("ون"));
    let has_article = word.trim_start_matches('و').starts_with("ال");
    if before == Some(Before::Joined) || (before.is_some() && is_no_plural(after_preposition(word))) {
        return Some((word.to_owned(), Before::Joining));
    }
    if let Some(stem) = word.strip_suffix("ون").filter(|_| !is_no_plural(word)) {
        let is_verb = before.is_some() && word.starts_with(['ي', 'ت']) && !stem.ends_with('ي');
        let agrees = match before {
            None | Some(Before::Plural) => true,
            Some(Before::Definite) => has_article,
            Some(Before::Open) => stem.ends_with('ي'),
            Some(Before::Joined | Before::Joining) => false,
        };
        let is_plural = (agrees || is_new) && !is_verb;
        return is_plural.then(|| (format!("{stem}ين"), Before::Plural));
    }
    if !is_new {
        let form = if word == "ذوو" { "ذوي" } else { word };
        return Some((form.to_owned(), before?));
    }
    let own = word.trim_start_matches("ال");
    match word.strip_suffix('و') {
        Some(stem) => Some((format!("{stem}ي"), Before::Joined)),
        None if word.ends_with("ان") && !NO_DUALS.contains(&own) => None,
        None if has_article => Some((word.to_owned(), Before::Definite)),
        None => Some((word.to_owned(), Before::Open)),
    }
}

fn is_no_plural(word: &str) -> bool {
    NO_PLURALS.contains(&word.strip_prefix("ال").unwrap_or(word))
}

/// A word without the preposition that is written together with it: «بشؤون», «للقانون».
fn after_preposition(word: &str) -> &str {
    word.strip_prefix("لل").or_else(|| word.strip_prefix(['ب', 'ل'])).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_told_where_the_letters_leave_no_doubt() {
        for (name, form) in [
            ("محللون", "محللين"),
            ("محامون", "محامين"),
            ("المحللون", "المحللين"),
            ("خبراء", "خبراء"),
            ("محللات", "محللات"),
            ("مسؤولون أميركيون", "مسؤولين أميركيين"),
            ("خبراء أميركيون", "خبراء أميركيين"),
            ("الخبراء المستقلون", "الخبراء المستقلين"),
            ("محللون ومسؤولون سابقون", "محللين ومسؤولين سابقين"),
            ("مسؤولون في الوزارة", "مسؤولين في الوزارة"),
            ("مسؤولون لبنانيون", "مسؤولين لبنانيين"),
            ("باحثون يابانيون", "باحثين يابانيين"),
            ("مسؤولو الوزارة", "مسؤولي الوزارة"),
            ("موظفو أمازون", "موظفي أمازون"),
            ("ذوو الضحايا", "ذوي الضحايا"),
            ("محللون لدى أمازون", "محللين لدى أمازون"),
            ("خبراء قانون", "خبراء قانون"),
            ("خبراء بشؤون الطاقة", "خبراء بشؤون الطاقة"),
            ("مختصون بشؤون الطاقة", "مختصين بشؤون الطاقة"),
            ("سكان محليون", "سكان محليين"),
            ("خبراء ذوو صلة", "خبراء ذوي صلة"),
        ] {
            let expected = if form == name { Oblique::Same } else { Oblique::Form(form.into()) };
            assert_eq!(oblique(name), expected, "{name}");
        }
    }

    #[test]
    fn elsewhere_it_is_for_the_glossary_to_say() {
        for name in [
            "خبيران",
            "محللون يتابعون القطاع",
            "خبراء مستقلون",
            "مسؤولو البنتاغون السابقون",
            "خبراء قانون دوليون",
        ] {
            assert_eq!(oblique(name), Oblique::Unknown, "{name}");
        }
    }
}
