//! Proofs that need neither files nor pages: every option of every function, dates of the house, editions nobody listed.

use std::fmt::Write as _;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};

use super::functions::{self, FigureValue};
use super::table::{built_in, figure, formatter};
use super::{Case, Formatter, Style, Wording, prose};
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
    let range = "الفترة من كانون الثاني/يناير إلى حزيران/يونيو 2024";
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
        ("ar", Calendar::Hijri, "9 ذي الحجة 1445 هـ"),
        ("ar", Calendar::Both, "15 يونيو 2024 (9 ذي الحجة 1445 هـ)"),
        ("ar-SA", Calendar::Both, "١٥ يونيو ٢٠٢٤ (٩ ذي الحجة ١٤٤٥ هـ)"),
        ("en-GB", Calendar::Both, "15 June 2024 (9 Dhuʻl-Hijjah 1445 AH)"),
    ] {
        let formatter = edition(locale, |edition| edition.calendar = calendar);
        assert_eq!(words(&formatter, "2024-06-15", Wording::PROSE), expected, "{locale} {calendar:?}");
    }
}

#[test]
fn a_full_date_has_no_comma_and_a_date_in_numbers_no_marks() {
    for (style, calendar, expected) in [
        ("full", "gregorian", "السبت 15 يونيو 2024"),
        ("full", "hijri", "السبت 9 ذي الحجة 1445 هـ"),
        ("full", "both", "السبت 15 يونيو 2024 (9 ذي الحجة 1445 هـ)"),
        ("short", "gregorian", "15/6/2024"),
        ("medium", "gregorian", "15/06/2024"),
    ] {
        let call = format!("{{ DATETIME($day, style: \"{style}\", calendar: \"{calendar}\") }}");
        let day = [("day", figure("2024-06-15", None))];
        assert_eq!(evaluate(formatter("ar"), &day, &call), expected, "{call}");
    }
    let day = [("day", figure("2023-06-15", None))];
    assert_eq!(
        evaluate(formatter("ar"), &day, "{ DATETIME($day, calendar: \"hijri\") }"),
        "26 ذي القعدة 1444 هـ"
    );
}

#[test]
fn what_the_ends_of_a_period_share_is_said_once() {
    let period = |locale: &str, text: &str, form: &str| {
        plain(&formatter(locale).period(notation::period(text).expect(text), form).expect(text))
    };
    for (text, ar, us, gb) in [
        (
            "2024-01..2024-06",
            "من يناير إلى يونيو 2024",
            "from January to June 2024",
            "from January to June 2024",
        ),
        (
            "2023-07..2024-06",
            "من يوليو 2023 إلى يونيو 2024",
            "from July 2023 to June 2024",
            "from July 2023 to June 2024",
        ),
        (
            "2024-06-01..2024-06-15",
            "من 1 إلى 15 يونيو 2024",
            "from June 1 to June 15, 2024",
            "from 1 to 15 June 2024",
        ),
        (
            "2024-05-20..2024-06-15",
            "من 20 مايو إلى 15 يونيو 2024",
            "from May 20 to June 15, 2024",
            "from 20 May to 15 June 2024",
        ),
        ("2019..2024", "من 2019 إلى 2024", "from 2019 to 2024", "from 2019 to 2024"),
    ] {
        for (locale, expected) in [("ar", ar), ("en-US", us), ("en-GB", gb)] {
            assert_eq!(period(locale, text, "when"), expected);
        }
    }
    assert_eq!(period("en-US", "2024-06-01..2024-06-15", "short"), "June 1–15, 2024");
    assert_eq!(period("en-GB", "2024-06-01..2024-06-15", "short"), "1–15 June 2024");
    assert_eq!(period("en-US", "2024-05-20..2024-06-15", "short"), "May 20–June 15, 2024");
    assert_eq!(period("ar", "2024-06-01..2024-06-15", ""), "الفترة من 1 إلى 15 يونيو 2024");
}

#[test]
fn rounded_numbers_agree_with_their_scale_words() {
    for (value, number, money) in [
        ("5bn USD", "5 مليارات", "5 مليارات دولار أمريكي"),
        ("2bn USD", "مليارين", "ملياري دولار أمريكي"),
        ("1.23bn USD", "1.2 مليار", "1.2 مليار دولار أمريكي"),
        ("11.4m USD", "11 مليونًا", "11 مليون دولار أمريكي"),
        ("12345 USD", "12 ألفًا", "12 ألف دولار أمريكي"),
        ("999999 USD", "مليون", "مليون دولار أمريكي"),
        ("950 USD", "950", "950 دولار أمريكي"),
    ] {
        let given = [("x", figure(value, None))];
        let call = |call: &str| evaluate(formatter("ar"), &given, call).replace('\u{a0}', " ");
        for style in ["compact-long", "compact-short"] {
            assert_eq!(call(&format!("{{ NUMBER($x, style: \"{style}\") }}")), number, "{value}");
        }
        assert_eq!(call("{ CURRENCY($x, notation: \"compact-long\") }"), money, "{value}");
    }
    let given = [("x", figure("5bn USD", None))];
    let code = "{ CURRENCY($x, notation: \"compact-long\", display: \"code\") }";
    let shown = evaluate(formatter("ar"), &given, code).replace(['\u{a0}', '\u{200f}'], " ");
    assert_eq!(shown.trim(), "5 مليارات USD");
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
    let nominative = Wording { case: Case::Nominative, ..Wording::PROSE };
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
        let nominative = Wording { case: Case::Nominative, ..Wording::PROSE };
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

#[test]
fn a_low_end_is_never_read_with_the_scale_word_of_the_high_one() {
    let (arabic, english) = (formatter("ar"), formatter("en-US"));
    for (figure, ar, en, table) in [
        (
            "2..5m people",
            "بين شخصين و5 ملايين شخص",
            "between two people and 5 million people",
            "2 people to 5m people",
        ),
        (
            "3..10bn EGP",
            "بين 3 جنيهات مصرية و10 مليارات جنيه مصري",
            "between 3 Egyptian pounds and 10 billion Egyptian pounds",
            "EGP 3 to EGP 10bn",
        ),
        ("1..2m USD", "بين دولار واحد ومليوني دولار", "between $1 and $2 million", "$1 to $2m"),
        ("3..5k people", "بين ثلاثة أشخاص و5 آلاف شخص", "between 3 and 5,000 people", "3–5,000 people"),
        (
            "3bn..10bn EGP",
            "بين 3 مليارات و10 مليارات جنيه مصري",
            "between 3 billion Egyptian pounds and 10 billion Egyptian pounds",
            "EGP 3bn–10bn",
        ),
        (
            "900k..1.2m people",
            "بين 900 ألف و1.2 مليون شخص",
            "between 900,000 and 1.2 million people",
            "900,000–1.2m people",
        ),
        ("900..1200 people", "بين 900 و1,200 شخص", "between 900 and 1,200 people", "900–1,200 people"),
    ] {
        assert_eq!(words(&arabic, figure, Wording::PROSE), ar, "{figure}");
        assert_eq!(words(&english, figure, Wording::PROSE), en, "{figure}");
        assert_eq!(words(&english, figure, Wording::PROSE.styled(Style::Table)), table, "{figure}");
    }
    let dollars = words(&english.saying_signs(), "1..2m USD", Wording::PROSE);
    assert_eq!(dollars, "between 1 dollar and 2 million dollars");
}

#[test]
fn small_ranges_are_words_where_single_counts_are() {
    for (figure, ar, en) in [
        ("1..2 weeks", "بين أسبوع واحد وأسبوعين", "between one and two weeks"),
        ("2..5 servers", "بين خادمين وخمسة خوادم", "between two and five servers"),
        ("3..4 women", "بين ثلاث وأربع نساء", "between three and four women"),
        ("8..12 weeks", "بين 8 و12 أسبوعًا", "between 8 and 12 weeks"),
        ("~2..3 weeks", "نحو ما بين أسبوعين وثلاثة أسابيع", "about two to three weeks"),
    ] {
        assert_eq!(words(&formatter("ar"), figure, Wording::PROSE), ar);
        assert_eq!(words(&formatter("en-US"), figure, Wording::PROSE), en);
    }
    assert_eq!(
        words(&formatter("ar"), "2..5 servers", Wording::PROSE.styled(Style::Table)),
        "بين خادمين و5 خوادم"
    );
}

#[test]
fn a_change_on_its_own_says_its_direction_before_everything_else() {
    for (figure, style, ar, en) in [
        ("+2pp", Style::Long, "زيادة بمقدار نقطتين مئويتين", "up two percentage points"),
        ("+2pp", Style::Table, "زيادة بمقدار نقطتين مئويتين", "+2 percentage points"),
        (
            "-2..-3pp",
            Style::Long,
            "انخفاض بمقدار يتراوح بين نقطتين مئويتين وثلاث نقاط مئوية",
            "down between two and three percentage points",
        ),
        ("-4..-6%", Style::Long, "انخفاض بنسبة تتراوح بين 4% و6%", "down between 4% and 6%"),
        ("-4..-6%", Style::Noun, "انخفاض بنسبة تتراوح بين 4% و6%", "a fall of between 4% and 6%"),
        ("-3%", Style::Noun, "انخفاض بنسبة 3%", "a fall of 3%"),
        ("~+2pp", Style::Noun, "زيادة بمقدار نحو نقطتين مئويتين", "a rise of about two percentage points"),
        ("~+4%", Style::Long, "زيادة بنسبة نحو 4%", "up about 4%"),
        ("~-4..-6%", Style::Long, "انخفاض بنسبة نحو ما بين 4% و6%", "down about 4% to 6%"),
        ("~+4%", Style::Prose, "نحو 4%", "about 4%"),
    ] {
        let wording = Wording::ALONE.styled(style);
        let without_marks = |text: String| text.replace(['\u{200e}', '\u{61c}'], "");
        assert_eq!(without_marks(words(&formatter("ar"), figure, wording)), ar, "{figure} {style:?}");
        assert_eq!(without_marks(words(&formatter("en-US"), figure, wording)), en, "{figure} {style:?}");
    }
}

#[test]
fn ratios_on_their_own_want_nothing_to_follow() {
    for (figure, prose, short, en) in [
        ("x2", "ضعف", "الضعف", "twice"),
        ("x0.5", "نصف", "النصف", "half"),
        ("x0.75", "ثلاثة أرباع", "ثلاثة أرباع", "three-quarters"),
        ("x1.5", "1.5 مرة", "1.5 مرة", "1.5 times"),
        ("x12", "12 ضعف", "12 ضعفًا", "12 times"),
    ] {
        let short_style = Wording::PROSE.styled(Style::Short);
        assert_eq!(words(&formatter("ar"), figure, Wording::PROSE), prose);
        assert_eq!(words(&formatter("ar"), figure, short_style), short);
        assert_eq!(words(&formatter("en-US"), figure, short_style), en);
    }
}

#[test]
fn one_of_something_has_a_form_for_an_object() {
    let object = Wording { case: Case::Accusative, ..Wording::PROSE };
    for (figure, of, as_object) in [
        ("1 servers", "خادم واحد", "خادمًا واحدًا"),
        ("1 USD", "دولار واحد", "دولارًا واحدًا"),
        ("1 chips", "رقاقة واحدة", "رقاقة واحدة"),
        ("2 servers", "خادمين", "خادمين"),
        (">1 USD", "أكثر من دولار واحد", "أكثر من دولار واحد"),
        ("1..2 servers", "بين خادم واحد وخادمين", "بين خادم واحد وخادمين"),
    ] {
        assert_eq!(words(&formatter("ar"), figure, Wording::PROSE), of);
        assert_eq!(words(&formatter("ar"), figure, object), as_object);
    }
}
