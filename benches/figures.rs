//! One figure in words, with the messages and the locale's data at hand: what every placed figure costs.

#![expect(clippy::expect_used, reason = "a benchmark that cannot make its figures has nothing to measure")]

use std::hint::black_box;

use bayan::load::Project;
use bayan::localize::{Formatter, Style, Wording, resource};
use bayan::model::{Calendar, CurrencyDisplay, Edition, Figure, FigurePlaces, Id, MonthNames};
use bayan::parse::notation;
use bayan::source::Sources;
use criterion::{Criterion, criterion_group, criterion_main};

/// What is placed: a name for the measurement, the figure, its conversion.
const FIGURES: [(&str, &str, Option<&str>); 7] = [
    MONEY,
    ("range of money", "12k..13k USD", None),
    ("change", "+123%", None),
    ("change in points", "+2pp", None),
    ("count", "2000 chips", None),
    ("spelled count", "3 chips", None),
    ("date", "2024-06-15", None),
];

/// The figure that is measured in every width and with every display of its currency.
const MONEY: (&str, &str, Option<&str>) = ("money with conversion", "~50bn CNY", Some("~6.5bn USD"));

fn formatter(edition: &Edition) -> Formatter {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("bayan.toml"), "").expect("a project");
    let (shared, _) = Project::open(folder.path()).expect("a project").shared();
    let own = shared.locales.iter().filter(|file| file.language == edition.language);
    let resources: Vec<_> = own.map(|file| resource(&file.file.text)).collect();
    Formatter::new(edition, &resources).expect("a locale of CLDR")
}

fn figure(notation: &str, stated_as: Option<&str>) -> Figure {
    let span = Sources::default().add("report.toml", "");
    Figure {
        id: Id::new("x").expect("an id"),
        label: None,
        notation: notation.into(),
        measure: notation::measure(notation).expect("a figure"),
        stated_as: stated_as.map(|text| notation::measure(text).expect("a figure")),
        period: None,
        versus: None,
        span,
        places: FigurePlaces::of(span),
    }
}

fn figures(criterion: &mut Criterion) {
    for locale in ["ar", "en"] {
        let plain = Edition::plain(locale).expect("a locale");
        let house = formatter(&plain);
        let mut group = criterion.benchmark_group(locale);
        let mut measure = |name: &str, formatter: &Formatter, figure: &Figure, style: Style| {
            let wording = Wording::PROSE.styled(style);
            group.bench_function(name, |bencher| {
                bencher.iter(|| formatter.figure(black_box(figure), wording).expect("words"));
            });
        };
        for (name, notation, stated_as) in FIGURES {
            measure(name, &house, &figure(notation, stated_as), Style::Prose);
        }
        let (_, notation, stated_as) = MONEY;
        let money = figure(notation, stated_as);
        for style in [Style::Long, Style::Short, Style::Table] {
            measure(&format!("money, {}", style.name()), &house, &money, style);
        }
        // Editions that want CLDR's own names, symbols or codes.
        for currency in [CurrencyDisplay::Name, CurrencyDisplay::Symbol, CurrencyDisplay::Code] {
            let formatter = formatter(&Edition { currency, ..plain.clone() });
            measure(&format!("money by {}", currency.name()), &formatter, &money, Style::Prose);
        }
        group.finish();
    }
    // The longest way: Arabic digits, two calendars, two names of the month.
    let edition = Edition {
        calendar: Calendar::Both,
        months: Some(MonthNames::Paired),
        ..Edition::plain("ar-SY").expect("a locale")
    };
    let formatter = formatter(&edition);
    let date = figure("2024-06-15", None);
    criterion.bench_function("ar-SY/date in both calendars, months paired", |bencher| {
        bencher.iter(|| formatter.figure(black_box(&date), Wording::PROSE).expect("words"));
    });
}

criterion_group!(benches, figures);
criterion_main!(benches);
