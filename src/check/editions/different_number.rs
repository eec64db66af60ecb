//! `different-number`: a number in one language that the other does not say.

use std::collections::BTreeSet;

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::sides::{Key, Said, Side, Sides};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Bilingual, Language, Report};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "different-number",
        level: Level::Error,
        family: Family::Editions,
        what: "A number is typed in one language, and the same part of the other, as its readers see it, has no such number.",
        why: "The two editions state two facts, and one of them is wrong. Values are compared, not characters: digits of both systems, scale \
              words, numbers in words, duals. A million for a billion is the slip that happens most.",
        example: "`خصصت الشركات 50 مليار يوان` in `ar.md`, and in the same section of `en.md` `the firms set aside 50m yuan`.",
        instead: "Correct one of them; best, write the number among the figures and place it in both. «ملياري» and `2bn`, «ألف» and `1,000`, \
                  `half` and `50%` are the same.",
        fix: None,
    },
    look: Look::Sides(look),
};

fn look(Subject { report, .. }: &Subject<'_>, Sides(parts): &Sides<'_>, finds: &mut Finds<'_>) {
    for (key, pair) in parts {
        let Bilingual { ar, en } = pair;
        let (arabic, mut english) = (missing(ar, en), missing(en, ar));
        for here in arabic {
            // What stands across from it is most likely meant to be the same.
            let across = english.iter().position(|there| is_slip(here, there));
            let across = across.or_else(|| english.iter().position(|there| there.unit == here.unit));
            let across = across.or_else(|| (!english.is_empty()).then_some(0)).map(|at| english.remove(at));
            tell(report, (*key, Language::Ar), here, across, finds);
        }
        for here in english {
            tell(report, (*key, Language::En), here, None, finds);
        }
    }
}

/// The numbers of one side that cannot be read out of the other, each value once.
fn missing<'s>(side: &'s Side, other: &Side) -> Vec<&'s Said> {
    let mut told = BTreeSet::new();
    side.numbers.iter().filter(|said| !other.may_say(&said.value) && told.insert(&said.value)).collect()
}

/// Whether two numbers differ in their scale only: a million for a billion.
fn is_slip(one: &Said, other: &Said) -> bool {
    let digits = |said: &Said| said.value.replace('.', "").trim_matches('0').to_owned();
    digits(one) == digits(other)
}

fn tell(
    report: &Report,
    (key, language): (Key<'_>, Language),
    here: &Said,
    across: Option<&Said>,
    finds: &mut Finds<'_>,
) {
    let (name, other) = (key.name_in(report, language), language.other().english_name());
    let message = match across {
        Some(there) if is_slip(here, there) => {
            format!("{name} says `{}`, the {other} `{}`: the scale differs", here.text, there.text)
        }
        Some(there) => format!("{name} says `{}`, the {other} `{}`", here.text, there.text),
        None => format!("{name} says `{}`, the {other} no such number", here.text),
    };
    let mut found = RULE.at(here.span, message);
    if let Some(there) = across {
        found = found.related(there.span, format!("the {other}"));
    }
    finds.push(found.hint("correct one of them, or place a figure in both"));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const DATA: &str = "[figures]\ngrowth = \"+123%\"\nprice = \"12k..13k USD\"\ndelay = \"2 weeks\"\n\
                        [findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";

    fn messages(ar: &str, en: &str) -> Vec<String> {
        Case::data(DATA).prose(ar, en).messages(&RULE)
    }

    #[test]
    fn another_number_is_told() {
        let case =
            Case::data(DATA).prose("## لا {#f}\n\nخصصوا 50 مليار دولار", "## No {#f}\n\nThey set aside $15bn");
        assert_eq!(case.found(&RULE), ["50 مليار دولار"]);
        assert_eq!(
            case.messages(&RULE),
            ["the Arabic section `f` says `50 مليار دولار`, the English `$15bn`"]
        );
        assert_eq!(
            messages("بلغ مليون دولار", "It was $1bn"),
            [
                "the Arabic prose between the findings says `مليون دولار`, the English `$1bn`: the scale differs"
            ]
        );
        assert_eq!(
            messages("شحنوا الرقائق", "They shipped 2,000 chips, three weeks late"),
            [
                "the English prose between the findings says `2,000`, the Arabic no such number",
                "the English prose between the findings says `three weeks`, the Arabic no such number"
            ]
        );
        assert_eq!(messages("بين 2019 و2024", "2019–2023").len(), 1);
    }

    #[test]
    fn the_same_value_in_other_words_is_the_same() {
        for (ar, en) in [
            ("ملياري دولار", "$2bn"),
            ("ألف شخص", "1,000 people"),
            ("ألف مليون دولار", "a billion dollars"),
            ("٦٫٥ مليار", "6.5 billion"),
            ("مليون ونصف المليون دولار", "$1.5m"),
            ("شركتان و3 صحف", "two firms, three papers"),
            ("بعد أسبوعين", "2 weeks later"),
            ("نصف السوق", "50% of it"),
            ("بين 2019 و2024", "2019–24"),
            ("من 3 إلى 5 مليارات دولار", "$3–5bn"),
            ("خمسة عشر ألفًا", "15,000"),
            ("زادت { $growth }", "rose 123%"),
            ("بعد { $delay }", "2 weeks later"),
            ("بين 12 ألفًا و13 ألف دولار", "{ $price }"),
            ("رقائق H100 من { -h100 }", "chips"),
            ("12 مايو 2024", "May 12, 2024"),
            ("القرن 21", "the 21st century"),
        ] {
            assert!(messages(ar, en).is_empty(), "{ar} / {en}: {:?}", messages(ar, en));
        }
    }

    #[test]
    fn labels_and_quotes_are_compared_too() {
        let data = "[figures.a]\nvalue = \"5%\"\nlabel = { ar = \"في 6 أشهر\", en = \"in seven months\" }\n\
                    [quotes.q]\nspeaker = \"ft\"\noriginal = { lang = \"en\", text = \"We have 300 of them\" }\ntranslation = \"لدينا 400 منها\"\n";
        assert_eq!(
            Case::data(data).messages(&RULE),
            [
                "the Arabic label of `a` says `6 أشهر`, the English `seven months`",
                "the Arabic quote `q` says `400`, the English `300`"
            ]
        );
    }
}
