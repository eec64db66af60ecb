//! One figure in words, with the messages and the locale's data at hand: what every placed figure costs.

#![expect(clippy::expect_used, reason = "a benchmark that cannot make its figures has nothing to measure")]

use std::hint::black_box;

use bayan::load::Project;
use bayan::localize::{Formatter, Wording, resource};
use bayan::model::{CurrencyDisplay, Edition, Figure, FigurePlaces, Id};
use bayan::parse::notation;
use bayan::source::Sources;
use criterion::{Criterion, criterion_group, criterion_main};

/// What is placed: a name for the measurement, the figure, its conversion.
const FIGURES: [(&str, &str, Option<&str>); 4] = [
    ("money with conversion", "~50bn CNY", Some("~6.5bn USD")),
    ("change", "+123%", None),
    ("count", "2000 chips", None),
    ("spelled count", "3 chips", None),
];

fn formatter(locale: &str, currency: CurrencyDisplay) -> Formatter {
    let edition = Edition { currency, ..Edition::plain(locale).expect("a locale") };
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("bayan.toml"), "").expect("a project");
    let (shared, _) = Project::open(folder.path()).expect("a project").shared();
    let own = shared.locales.iter().filter(|file| file.language == edition.language);
    let resources: Vec<_> = own.map(|file| resource(&file.file.text)).collect();
    Formatter::new(&edition, &resources).expect("a locale of CLDR")
}

fn figure(notation: &str, stated_as: Option<&str>) -> Figure {
    let span = Sources::default().add("report.toml", "");
    Figure {
        id: Id::new("x").expect("an id"),
        label: None,
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
        let house = formatter(locale, CurrencyDisplay::House);
        let mut group = criterion.benchmark_group(locale);
        for (name, notation, stated_as) in FIGURES {
            let figure = figure(notation, stated_as);
            group.bench_function(name, |bencher| {
                bencher.iter(|| house.figure(black_box(&figure), Wording::PROSE).expect("words"));
            });
        }
        // Editions that want CLDR's symbols.
        let symbols = formatter(locale, CurrencyDisplay::Symbol);
        let (_, notation, stated_as) = FIGURES[0];
        let money = figure(notation, stated_as);
        group.bench_function("money by its symbol", |bencher| {
            bencher.iter(|| symbols.figure(black_box(&money), Wording::PROSE).expect("words"));
        });
        group.finish();
    }
}

criterion_group!(benches, figures);
criterion_main!(benches);
