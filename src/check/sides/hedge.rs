//! How exactly a number is meant: the words around it.

use std::ops::Range;

use super::super::numerals::Unit;
use super::super::tokens::{fold, names_in, word_after, word_before};
use crate::model::Language;

/// How exactly a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// About so many.
    About,
    /// So many or more.
    Above,
    /// So many or less.
    Below,
}

/// Words before a number, the nearest last, folded.
const BEFORE: [(&str, Hedge); 43] = [
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("nearly", Hedge::About),
    ("almost", Hedge::About),
    ("some", Hedge::About),
    ("circa", Hedge::About),
    ("close to", Hedge::About),
    ("no more than", Hedge::Below),
    ("not more than", Hedge::Below),
    ("no less than", Hedge::Above),
    ("not less than", Hedge::Above),
    ("more than", Hedge::Above),
    ("upwards of", Hedge::Above),
    ("over", Hedge::Above),
    ("above", Hedge::Above),
    ("exceeding", Hedge::Above),
    ("at least", Hedge::Above),
    ("less than", Hedge::Below),
    ("fewer than", Hedge::Below),
    ("under", Hedge::Below),
    ("below", Hedge::Below),
    ("at most", Hedge::Below),
    ("up to", Hedge::Below),
    ("نحو", Hedge::About),
    ("حوالي", Hedge::About),
    ("قرابه", Hedge::About),
    ("زهاء", Hedge::About),
    ("يقارب", Hedge::About),
    ("يقرب من", Hedge::About),
    ("يناهز", Hedge::About),
    ("لا يقل عن", Hedge::Above),
    ("لا تقل عن", Hedge::Above),
    ("لا يزيد علي", Hedge::Below),
    ("لا يزيد عن", Hedge::Below),
    ("لا يتجاوز", Hedge::Below),
    ("اكثر من", Hedge::Above),
    ("يزيد علي", Hedge::Above),
    ("يزيد عن", Hedge::Above),
    ("يفوق", Hedge::Above),
    ("يتجاوز", Hedge::Above),
    ("اقل من", Hedge::Below),
];

/// Words behind a number.
const AFTER: [(&str, Hedge); 6] = [
    ("or so", Hedge::About),
    ("or more", Hedge::Above),
    ("or less", Hedge::Below),
    ("تقريبا", Hedge::About),
    ("علي الاقل", Hedge::Above),
    ("علي الاكثر", Hedge::Below),
];

/// How exactly a number in a text is meant, by what stands around it; with the bytes of both.
#[must_use]
pub fn hedge(
    text: &str,
    number: &Range<usize>,
    unit: Unit,
    language: Language,
) -> Option<(Hedge, Range<usize>)> {
    // "over three weeks" says how long it went on.
    let is_span = matches!(unit, Unit::Time(_)) && language == Language::En;
    // Most words before a number say nothing of it.
    let ends_phrase = |word: &str| BEFORE.iter().any(|(known, _)| known.ends_with(word));
    let nearest = word_before(text, number.start).map(|word| fold(word.text));
    let may_be_meant = nearest.is_some_and(|nearest| names_in(&nearest).any(ends_phrase));
    let mut at = number.start;
    let mut starts: Vec<usize> = Vec::new();
    while let Some(word) = word_before(text, at).filter(|_| may_be_meant && starts.len() < 3) {
        starts.push(word.range.start);
        at = word.range.start;
    }
    // The longest phrase first: "no more than" is not "more than".
    for start in starts.into_iter().rev() {
        let words: Vec<String> = text[start..number.start].split_whitespace().map(fold).collect();
        let phrase = words.join(" ");
        let readings = names_in(&phrase).filter(|phrase| !(is_span && *phrase == "over"));
        let mut found = readings.filter_map(|phrase| BEFORE.iter().find(|(known, _)| *known == phrase));
        if let Some((_, hedge)) = found.next() {
            return Some((*hedge, start..number.end));
        }
    }
    // Behind the number, or behind what it counts.
    let noun = word_after(text, number.end)?.range.end;
    [number.end, noun].into_iter().find_map(|at| {
        let first = word_after(text, at)?;
        let second = word_after(text, first.range.end);
        let one = fold(first.text);
        let two = second.as_ref().map(|word| format!("{one} {}", fold(word.text)));
        let (phrase, hedge) =
            AFTER.iter().find(|(known, _)| *known == one || two.as_deref() == Some(known))?;
        let end = if *phrase == one { first.range.end } else { second?.range.end };
        Some((*hedge, number.start..end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_number_say_how_it_is_meant() {
        let of = |text: &str, language| {
            let start = text.find("50").expect("a number");
            hedge(text, &(start..start + 2), Unit::Unknown, language).map(|(hedge, _)| hedge)
        };
        for (text, hedge) in [
            ("about 50", Some(Hedge::About)),
            ("some 50", Some(Hedge::About)),
            ("no more than 50", Some(Hedge::Below)),
            ("more than 50", Some(Hedge::Above)),
            ("50 or so", Some(Hedge::About)),
            ("it is 50", None),
        ] {
            assert_eq!(of(text, Language::En), hedge, "{text}");
        }
        for (text, hedge) in [
            ("بنحو 50", Some(Hedge::About)),
            ("ما لا يقل عن 50", Some(Hedge::Above)),
            ("أكثر من 50", Some(Hedge::Above)),
            ("وأقل من 50", Some(Hedge::Below)),
            ("50 على الأقل", Some(Hedge::Above)),
            ("بلغ 50", None),
        ] {
            assert_eq!(of(text, Language::Ar), hedge, "{text}");
        }
    }
}
