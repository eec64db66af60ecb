//! Proofs that need neither files nor pages: every option of every function, dates of the house, editions nobody listed.

use std::fmt::Write as _;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};

use super::functions::{self, FigureValue};
use super::table::{built_in, figure, formatter};
use super::{Formatter, Style, Wording, prose};
use crate::model::{Calendar, CurrencyDisplay, Edition, Figure, MonthNames};
use crate::parse::notation;
use crate::resolve::FUNCTIONS;

/// Evaluates placeables that know some figures.
fn evaluate(formatter: Formatter, figures: &[(&'static str, Figure)], placeable: &str) -> String {
    let formatter = Arc::new(formatter);
    let mut bundle = super::message::bundle(formatter.language);
    functions::add(&mut bundle, &formatter);
    let mut given = FluentArgs::new();
    for (name, figure) in figures {
        let (figure, formatter) = (Arc::new(figure.clone()), Arc::clone(&formatter));
        let value = FigureValue { figure, formatter, mark: '\u{F0000}' };
        given.set(*name, FluentValue::Custom(Box::new(value)));
    }
    plain(&prose::write(&bundle, placeable, &given).expect(placeable))
}

/// A text without its isolates and marks.
fn plain(text: &str) -> String {
    let is_control = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{F0000}'..='\u{FFFFD}');
    text.chars().filter(|c| !is_control(*c)).collect()
}

fn words(formatter: &Formatter, notation: &str, wording: Wording) -> String {
    plain(&formatter.figure(&figure(notation, None), wording).expect(notation))
}

fn edition(locale: &str, change: impl FnOnce(&mut Edition)) -> Formatter {
    let mut edition = Edition::plain(locale).expect("a locale");
    change(&mut edition);
    Formatter::new(&edition, &built_in(edition.language)).expect("a locale of CLDR")
}

/// What a function is called with in the proof of its options.
fn argument(function: &str) -> &'static str {
    match function {
        "LIST" => "\"a\", \"b\", \"c\"",
        "REGION" => "\"EG\"",
        "QUOTE" => "\"x\"",
        "DATETIME" => "$day",
        "PERIOD" => "$growth",
        "FIGURE" => "$spending",
        _ => "$price",
    }
}

#[test]
fn every_option_of_every_function_in_both_languages() {
    let mut growth = figure("+18%", None);
    growth.period = Some(notation::period("2024-H1").expect("a period"));
    growth.versus = Some(notation::period("2023-H1").expect("a period"));
    let figures = [
        ("day", figure("2024-06-15", None)),
        ("growth", growth),
        ("price", figure("1234.5..2000000 USD", None)),
        ("spending", figure("~2k chips", Some("~2bn USD"))),
    ];
    let mut calls = Vec::new();
    for function in FUNCTIONS {
        let (name, argument) = (function.name, argument(function.name));
        calls.push(format!("{{ {name}({argument}) }}"));
        for (option, values) in function.options {
            // An option that takes any number is tried with one.
            let values = if values.is_empty() { &["3"][..] } else { values };
            for value in values {
                calls.push(format!("{{ {name}({argument}, {option}: \"{value}\") }}"));
            }
        }
    }
    let mut table = String::new();
    for call in calls {
        let [ar, en] = ["ar-EG", "en-GB"].map(|locale| evaluate(formatter(locale), &figures, &call));
        let _ = writeln!(table, "{call}\n    {ar}\n    {en}");
    }
    insta::assert_snapshot!(table);
}

#[test]
fn every_option_of_every_function_is_documented() {
    let page = include_str!("../../docs/prose.md");
    for function in FUNCTIONS {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{}(", function.name)));
        let row = row.unwrap_or_else(|| panic!("docs/prose.md does not speak of {}", function.name));
        for (option, values) in function.options {
            assert!(row.contains(&format!("`{option}`")), "{} {option}", function.name);
            for value in *values {
                assert!(row.contains(&format!("`\"{value}\"`")), "{} {option} {value}", function.name);
            }
        }
    }
}

#[test]
fn months_may_bear_both_their_names() {
    let paired = edition("ar", |edition| edition.months = Some(MonthNames::Paired));
    assert_eq!(words(&paired, "2024-06-15", Wording::PROSE), "15 حزيران/يونيو 2024");
    assert_eq!(words(&paired, "2024-06", Wording::PROSE), "حزيران/يونيو 2024");
    let range = "الفترة من كانون الثاني/يناير 2024 إلى حزيران/يونيو 2024";
    assert_eq!(words(&paired, "2024-01..2024-06", Wording::PROSE), range);
    let maghreb = edition("ar", |edition| edition.months = Some(MonthNames::Maghreb));
    assert_eq!(words(&maghreb, "2024-06", Wording::PROSE), "جوان 2024");
    let egyptian = edition("ar-EG", |edition| edition.months = Some(MonthNames::Maghreb));
    assert_eq!(words(&egyptian, "2024-06", Wording::PROSE), "جوان ٢٠٢٤");
}

#[test]
fn dates_are_in_the_calendar_or_calendars_of_the_edition() {
    for (locale, calendar, expected) in [
        ("ar", Calendar::Gregorian, "15 يونيو 2024"),
        ("ar", Calendar::Hijri, "9 ذو الحجة 1445 هـ"),
        ("ar", Calendar::Both, "15 يونيو 2024 (9 ذو الحجة 1445 هـ)"),
        ("ar-SA", Calendar::Both, "١٥ يونيو ٢٠٢٤ (٩ ذو الحجة ١٤٤٥ هـ)"),
        ("en-GB", Calendar::Both, "15 June 2024 (9 Dhuʻl-Hijjah 1445 AH)"),
    ] {
        let formatter = edition(locale, |edition| edition.calendar = calendar);
        assert_eq!(words(&formatter, "2024-06-15", Wording::PROSE), expected, "{locale} {calendar:?}");
    }
}

#[test]
fn any_region_of_either_language_is_an_edition() {
    for (locale, figure, expected) in [
        ("ar-KW", "1.5m chips", "١٫٥ مليون رقاقة"),
        ("ar-MR", "1003 chips", "١٬٠٠٣ رقائق"),
        ("ar-001", "1003 chips", "1,003 رقائق"),
        ("en-AU", "2024-06-15", "15 June 2024"),
        ("en-IN", "1000003 chips", "10,00,003 chips"),
        ("en-150", "6.5%", "6.5%"),
    ] {
        assert_eq!(words(&formatter(locale), figure, Wording::PROSE), expected, "{locale}");
    }
}

#[test]
fn case_shows_in_duals_and_follows_a_qualifier() {
    let arabic = formatter("ar");
    let nominative = Wording { nominative: true, ..Wording::PROSE };
    for (figure, subject, object) in [
        ("2 chips", "رقاقتان", "رقاقتين"),
        ("2000 chips", "ألفا رقاقة", "ألفي رقاقة"),
        ("2bn USD", "مليارا دولار", "ملياري دولار"),
        ("2 weeks", "أسبوعان", "أسبوعين"),
        ("~2000 chips", "نحو ألفي رقاقة", "نحو ألفي رقاقة"),
        (">=2 servers", "ما لا يقل عن خادمين", "ما لا يقل عن خادمين"),
    ] {
        assert_eq!(words(&arabic, figure, nominative), subject);
        assert_eq!(words(&arabic, figure, Wording::PROSE), object);
    }
}

#[test]
fn a_conversion_repeats_no_qualifier_and_keeps_its_case() {
    let convert = |value: &str, stated: &str| {
        let nominative = Wording { nominative: true, ..Wording::PROSE };
        plain(&formatter("ar").figure(&figure(value, Some(stated)), nominative).expect("words"))
    };
    assert_eq!(convert("~50bn CNY", "~2bn USD"), "نحو 50 مليار يوان (ملياري دولار)");
    assert_eq!(convert("50bn CNY", "~2bn USD"), "50 مليار يوان (نحو ملياري دولار)");
    assert_eq!(convert(">50bn CNY", "~2bn USD"), "أكثر من 50 مليار يوان (نحو ملياري دولار)");
    assert_eq!(convert("~50bn CNY", "2bn USD"), "نحو 50 مليار يوان (مليارا دولار)");
}

#[test]
fn thirty_digits_go_in_and_come_out_in_every_display_of_money() {
    let digits = "123456789012345678901234567890";
    for locale in ["ar-EG", "ar-MA", "en-GB"] {
        for currency in CurrencyDisplay::ALL {
            let formatter = edition(locale, |edition| edition.currency = currency);
            for style in Style::ALL {
                let text = words(&formatter, &format!("{digits} USD"), Wording::PROSE.styled(style));
                let shown: String = text
                    .chars()
                    .filter_map(|c| c.to_digit(10).or(arabic_digit(c)))
                    .map(|d| d.to_string())
                    .collect();
                assert_eq!(shown, digits, "{locale} {currency:?} {style:?}: {text}");
            }
        }
    }
}

fn arabic_digit(c: char) -> Option<u32> {
    ('\u{660}'..='\u{669}').contains(&c).then(|| u32::from(c) - 0x660)
}

#[test]
fn a_change_in_points_keeps_its_sign_whatever_the_noun_does() {
    let table = Wording::PROSE.styled(Style::Table);
    assert_eq!(words(&formatter("en-GB"), "+1pp", table), "+1 percentage point");
    assert_eq!(words(&formatter("ar-EG"), "+1pp", table), "\u{61c}+١ نقطة مئوية");
    assert_eq!(words(&formatter("ar-EG"), "-3pp", table), "\u{61c}-٣ نقاط مئوية");
}
