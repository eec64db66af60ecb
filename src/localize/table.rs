//! A table of every kind of figure in every style, in twelve editions: reviewed by eye, pinned as a snapshot.

use std::fmt::Write as _;

use super::{Formatter, Resource, Style, Wording, resource};
use crate::load::Project;
use crate::model::{Edition, Figure, FigurePlaces, Id, Language};
use crate::parse::notation;
use crate::source::Sources;

/// The built-in messages of a language.
pub(super) fn built_in(language: Language) -> Vec<Resource> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("bayan.toml"), "").expect("a project");
    let (shared, _) = Project::open(folder.path()).expect("a project").shared();
    shared
        .locales
        .iter()
        .filter(|file| file.language == language)
        .map(|file| resource(&file.file.text))
        .collect()
}

pub(super) fn formatter(locale: &str) -> Formatter {
    let language = if locale.starts_with("ar") { Language::Ar } else { Language::En };
    let edition = Edition::plain(locale).expect("a locale");
    Formatter::new(&edition, &built_in(language)).expect("a locale of CLDR")
}

pub(super) fn figure(notation: &str, stated_as: Option<&str>) -> Figure {
    let span = Sources::default().add("r.toml", "");
    let measure = notation::measure(notation).expect(notation);
    Figure {
        id: Id::new("x").expect("an id"),
        label: None,
        notation: measure.to_string().into(),
        measure,
        stated_as: stated_as.map(|text| notation::measure(text).expect(text)),
        period: None,
        versus: None,
        span,
        places: FigurePlaces::of(span),
    }
}

/// Every kind, with the numbers at which Arabic changes the form of a noun.
const FIGURES: &[(&str, Option<&str>)] = &[
    ("~50bn CNY", Some("~6.5bn USD")),
    ("<~110bn USD", None),
    ("12k..13k USD", None),
    ("1 USD", None),
    ("2 USD", None),
    ("2bn USD", None),
    ("3bn USD", None),
    ("11m USD", None),
    ("380k USD", None),
    ("6.50 EUR", None),
    ("-3bn USD", None),
    ("100 XOF", None),
    ("6.5%", None),
    ("5..7%", None),
    ("+123%", None),
    ("-4.5%", None),
    ("-4..-6%", None),
    ("2pp", None),
    ("+2pp", None),
    ("-0.5pp", None),
    ("x2", None),
    ("x3", None),
    ("x0.5", None),
    ("x12", None),
    ("x1.5", None),
    ("0 chips", None),
    ("1 chips", None),
    ("2 chips", None),
    ("3 chips", None),
    ("10 chips", None),
    ("11 chips", None),
    ("100 chips", None),
    ("103 chips", None),
    ("111 chips", None),
    ("1003 chips", None),
    ("2000 chips", None),
    ("1000003 chips", None),
    ("1.5m chips", None),
    (">1m processors", None),
    (">=300 servers", None),
    ("<=5 countries", None),
    ("<20 people", None),
    ("2..3 servers", None),
    ("~2bn CNY", Some("~2bn USD")),
    (">2000 chips", None),
    ("8 chips", None),
    ("8 servers", None),
    ("8 women", None),
    ("11m..12m users", None),
    ("2bn..3bn USD", None),
    ("+2..3pp", None),
    ("x2..3", None),
    ("3 weeks", None),
    ("2 years", None),
    ("11 days", None),
    ("2024-06-15", None),
    ("2024", None),
    ("2024-H1", None),
    ("2024-Q3", None),
    ("2024-06", None),
    ("2019..2024", None),
    ("2024-01..2024-06", None),
];

#[test]
fn every_kind_in_every_style_and_edition() {
    let mut table = String::new();
    for locale in [
        "ar", "ar-EG", "ar-SA", "ar-AE", "ar-LB", "ar-SY", "ar-IQ", "ar-DZ", "ar-TN", "ar-MA", "en-US",
        "en-GB",
    ] {
        let formatter = formatter(locale);
        let _ = writeln!(table, "# {locale}");
        for (notation, stated_as) in FIGURES {
            let figure = figure(notation, *stated_as);
            let _ = writeln!(table, "{notation}{}", stated_as.map(|s| format!(" = {s}")).unwrap_or_default());
            for style in Style::ALL {
                let text = formatter.figure(&figure, Wording::PROSE.styled(style)).expect(notation);
                let line = super::lines::worded(&text, formatter.direction);
                let _ = writeln!(table, "    {:<6} {}", style.name(), crate::markup::plain_text(&line));
            }
        }
        table.push('\n');
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_figure_that_reads_alike_in_a_sentence_and_on_its_own_is_known_by_its_messages() {
    let mut alike = Vec::new();
    for locale in ["ar", "ar-EG", "en-US", "en-GB"] {
        for formatter in [formatter(locale), formatter(locale).saying_signs()] {
            for (notation, stated_as) in FIGURES {
                let figure = figure(notation, *stated_as);
                let (text, is_alike) = formatter.figure_in_prose(&figure).expect(notation);
                assert_eq!(text, formatter.figure(&figure, Wording::PROSE).expect(notation), "{notation}");
                let alone = formatter.figure(&figure, Wording::ALONE).expect(notation);
                assert!(!is_alike || text == alone, "{locale} {notation}: {text}, {alone}");
                alike.push((locale, *notation, is_alike));
            }
        }
    }
    for (locale, notation, is_alike) in [
        ("ar", "~50bn CNY", true),
        ("ar", "6.5%", true),
        ("ar", "2 chips", false),
        ("ar", ">2000 chips", true),
        ("ar", "2bn..3bn USD", true),
        ("en-US", "+123%", false),
        ("en-US", "8 chips", true),
    ] {
        assert!(alike.contains(&(locale, notation, is_alike)), "{locale} {notation}");
    }
}

#[test]
fn plural_categories_are_those_of_cldr_in_messages_too() {
    let message = resource(
        "n = { PLURAL($x) ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n }\n",
    );
    let formatter = std::sync::Arc::new(formatter("ar-EG"));
    let mut bundle = super::message::bundle(Language::Ar);
    bundle.add_resource_overriding(message);
    super::functions::add(&mut bundle, &formatter);
    let pattern = bundle.get_message("n").and_then(|m| m.value()).expect("a value");
    for (number, category) in [
        ("0", "zero"),
        ("1", "one"),
        ("2", "two"),
        ("3", "few"),
        ("10", "few"),
        ("103", "few"),
        ("110", "few"),
        ("203", "few"),
        ("1003", "few"),
        ("11", "many"),
        ("99", "many"),
        ("111", "many"),
        ("211", "many"),
        ("100", "other"),
        ("101", "other"),
        ("102", "other"),
        ("200", "other"),
        ("1000", "other"),
        ("10000", "other"),
        ("6.5", "other"),
        ("0.5", "other"),
    ] {
        let mut args = fluent_bundle::FluentArgs::new();
        let value = super::functions::FigureValue {
            figure: std::sync::Arc::new(figure(&format!("{number} chips"), None)),
            formatter: std::sync::Arc::clone(&formatter),
            mark: '\u{F0000}',
        };
        args.set("x", fluent_bundle::FluentValue::Custom(Box::new(value)));
        let mut errors = Vec::new();
        assert_eq!(bundle.format_pattern(pattern, Some(&args), &mut errors), category, "{number}");
        assert!(errors.is_empty());
    }
}

#[test]
fn the_categories_that_messages_are_checked_for_are_those_of_cldr() {
    use icu::plurals::{PluralRuleType, PluralRules};
    for (language, ordinal) in
        [(Language::Ar, false), (Language::Ar, true), (Language::En, false), (Language::En, true)]
    {
        let kind = if ordinal { PluralRuleType::Ordinal } else { PluralRuleType::Cardinal };
        let locale: icu::locale::Locale = language.tag().parse().expect("a locale");
        let rules = PluralRules::try_new(locale.into(), kind.into()).expect("a locale of CLDR");
        let mut theirs: Vec<String> =
            rules.categories().map(|category| format!("{category:?}").to_lowercase()).collect();
        let mut ours = crate::resolve::categories(language, ordinal).to_vec();
        theirs.sort_unstable();
        ours.sort_unstable();
        assert_eq!(ours, theirs, "{language:?} {ordinal}");
    }
}

#[test]
fn functions_write_numbers_money_and_regions_as_cldr_does() {
    let formatter = std::sync::Arc::new(formatter("en-US"));
    let mut bundle = super::message::bundle(Language::En);
    super::functions::add(&mut bundle, &formatter);
    let value = super::functions::FigureValue {
        figure: std::sync::Arc::new(figure("6.5bn..7bn USD", None)),
        formatter: std::sync::Arc::clone(&formatter),
        mark: '\u{F0000}',
    };
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("x", fluent_bundle::FluentValue::Custom(Box::new(value)));
    for (placeable, text) in [
        ("{ NUMBER($x) }", "7,000,000,000"),
        ("{ NUMBER($x, end: \"low\", grouping: \"no\") }", "6500000000"),
        ("{ NUMBER(12.5, style: \"percent\") }", "12.5%"),
        ("{ NUMBER(\"5.12345678901234567890123\") }", "5.12345678901234567890123"),
        ("{ NUMBER($x, end: \"low\", style: \"compact-long\") }", "6.5 billion"),
        ("{ NUMBER($x, end: \"low\", style: \"compact-short\") }", "6.5B"),
        ("{ CURRENCY($x) }", "7,000,000,000.00 US dollars"),
        ("{ CURRENCY($x, display: \"symbol\") }", "$7,000,000,000.00"),
        ("{ CURRENCY($x, display: \"code\", notation: \"compact-short\") }", "USD\u{a0}7B"),
        ("{ CURRENCY($x, end: \"low\", notation: \"compact-long\") }", "6.5 billion US dollars"),
        ("{ REGION(\"MA\") }", "Morocco"),
    ] {
        assert_eq!(super::prose::write(&bundle, placeable, &args).expect(placeable), text, "{placeable}");
    }
    for placeable in ["{ REGION(\"Morocco\") }", "{ CURRENCY(5) }", "{ DATETIME($x) }"] {
        assert!(super::prose::write(&bundle, placeable, &args).is_err(), "{placeable}");
    }
}

#[test]
fn thirty_digits_go_in_and_thirty_come_out() {
    let figure = figure("123456789012345678901234567890 chips", None);
    let text = formatter("en-US").figure(&figure, Wording::PROSE).expect("words");
    assert!(text.contains("123,456,789,012,345,678,901,234,567,890"), "{text}");
}

#[test]
fn an_edition_may_abbreviate_scale_words() {
    let mut formatter = formatter("en-GB");
    formatter.scale_words = crate::model::ScaleWords::Short;
    let text = formatter.figure(&figure("~50bn CNY", None), Wording::PROSE).expect("words");
    let line = super::lines::worded(&text, formatter.direction);
    assert_eq!(crate::markup::plain_text(&line), "about 50bn yuan");
}
