//! Whatever is written: a report made of anything is read to its end, and either resolves or is told what is wrong with it,
//! at places that are there.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use bayan::check::{Desk, House};
use bayan::diagnostic::Diagnostics;
use bayan::load::Syntax;
use bayan::model::{Bilingual, Id, Language};
use bayan::parse::draft::{ConfigDraft, GlossaryDraft, ReportDraft};
use bayan::parse::reader::Read;
use bayan::parse::{self, messages, prose};
use bayan::request::Checks;
use bayan::resolve::{self, Catalog, ReportInput, Shared};
use bayan::source::Sources;
use proptest::prelude::*;

/// What files are made of: keys, values, signs of every syntax, Arabic, what is invisible.
const WORDS: &[&str] = &[
    "date",
    "status",
    "authors",
    "tags",
    "title",
    "summary",
    "sources",
    "entities",
    "figures",
    "quotes",
    "findings",
    "kind",
    "name",
    "ar",
    "en",
    "value",
    "period",
    "versus",
    "stated-as",
    "amount",
    "from",
    "to",
    "unit",
    "claim",
    "attribution",
    "source",
    "through",
    "certainty",
    "original",
    "translation",
    "paraphrase",
    "lang",
    "text",
    "growth",
    "spending",
    "library",
    "ft",
    "2024-10-02",
    "2024-H1",
    "2019..2024",
    "~50bn CNY",
    "12k..13k USD",
    "+123%",
    "-4..-6%",
    "x2",
    "2000 chips",
    "3 weeks",
    "money",
    "count",
    "true",
    "null",
    "~",
    "0x1F",
    "1e9",
    "٥٠",
    "\"",
    "'",
    "\"\"\"",
    "=",
    ":",
    ": ",
    ", ",
    "- ",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{ ",
    " }",
    "$",
    "{ $growth }",
    "{ -library }",
    "{ -ft.gender -> ",
    "*[other] ",
    "[one] ",
    "FIGURE(",
    "PLURAL($growth)",
    ")",
    "{#growth}",
    "## ",
    "---\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "|",
    "> ",
    "```\n",
    "`",
    "*",
    "_",
    "[^1]",
    "[^1]: ",
    "](",
    "](javascript:",
    "<b>",
    "</b>",
    "<!--",
    "&amp;",
    "\\",
    "\\{",
    "#",
    "&x",
    "*x",
    "!!str",
    "%",
    "سبق",
    "الرقائق",
    "؟",
    "،",
    "é",
    "\u{301}",
    "\u{2067}",
    "\u{2069}",
    "\u{202e}",
    "\u{feff}",
    "\u{e000}",
    "\u{0}",
    "\r\n",
    "😀",
    "finding-growth = ",
    "unit-chips = ",
    ".gender = feminine",
];

const REPORT: &str = include_str!("../content/chips-under-controls/report.toml");
const PROSE: &str = include_str!("../content/chips-under-controls/ar.md");
const GLOSSARY: &str = include_str!("../content/glossary.toml");
const CONFIG: &str = include_str!("../bayan.toml");
const MESSAGES: &str = include_str!("../locales/ar/findings.ftl");
const YAML: &str = "date: 2024-10-02\ntitle: { ar: عنوان, en: A title }\nfigures:\n  growth: +18%\nfindings:\n  growth:\n    kind: growth\n    entities: [alibaba]\n    figures: [growth]\n";
const JSON: &str = r#"{ "date": "2024-10-02", "title": { "ar": "عنوان", "en": "A title" }, "figures": { "growth": "+18%" }, "findings": { "growth": { "kind": "growth", "entities": ["alibaba"], "figures": ["growth"] } } }"#;

/// The built-in messages.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let files = Bilingual::from_fn(|language: Language| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.tag());
        let mut paths: Vec<_> =
            fs::read_dir(folder).expect("messages").map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        let texts = paths.iter().map(|path| fs::read_to_string(path).expect("text"));
        let mut diagnostics = Diagnostics::default();
        texts
            .map(|text| {
                messages::parse(&text, Sources::default().add("m.ftl", text.as_str()), &mut diagnostics)
            })
            .collect()
    });
    Catalog::new(files, &mut Diagnostics::default())
});

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..60).prop_map(|words| words.concat())
}

/// A good text with a few slips: something taken out, something put in.
fn slips(good: &'static str) -> impl Strategy<Value = String> {
    let slip = (any::<prop::sample::Index>(), 0_usize..12, prop::sample::select(WORDS));
    prop::collection::vec(slip, 1..6).prop_map(move |slips| {
        let mut chars: Vec<char> = good.chars().collect();
        for (at, length, word) in slips {
            let at = at.index(chars.len());
            let end = (at + length).min(chars.len());
            chars.splice(at..end, word.chars());
        }
        chars.into_iter().collect()
    })
}

fn anything(good: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![1 => words(), 3 => slips(good)]
}

fn data() -> impl Strategy<Value = (Syntax, String)> {
    prop_oneof![
        anything(REPORT).prop_map(|text| (Syntax::Toml, text)),
        anything(YAML).prop_map(|text| (Syntax::Yaml, text)),
        anything(JSON).prop_map(|text| (Syntax::Json, text)),
    ]
}

/// Looks every place up, and sees that what could not be made was complained about.
fn conclude(made: bool, diagnostics: Diagnostics, sources: &Sources) {
    assert!(made || diagnostics.has_errors(), "nothing was made, and nothing is wrong");
    for located in diagnostics.locate(sources) {
        assert!(located.place.is_some(), "{located:?}");
        bayan::diagnostic::human::write(&mut Vec::new(), &located).expect("in memory");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_of_anything_is_read(
        (syntax, report) in data(),
        ar in prop::option::weighted(0.8, anything(PROSE)),
        en in prop::option::weighted(0.8, anything(PROSE)),
        own in prop::option::weighted(0.3, anything(MESSAGES)),
    ) {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let span = sources.add("report", report.as_str());
        let node = parse::data(syntax, &report, span, &mut diagnostics);
        let draft = ReportDraft::read(&node, &mut diagnostics);
        let span = sources.add("glossary.toml", GLOSSARY);
        let node = parse::data(Syntax::Toml, GLOSSARY, span, &mut diagnostics);
        let glossary = GlossaryDraft::read(&node, &mut diagnostics).expect("the glossary of the example");
        let glossary = resolve::glossary(&glossary, &CATALOG, &mut diagnostics);
        let mut read = |text: Option<String>| {
            let text = text?;
            let span = sources.add("prose.md", text.as_str());
            Some(prose::parse(&text, span, &mut diagnostics))
        };
        let prose = Bilingual { ar: read(ar), en: read(en) };
        let mut own_messages = Bilingual::default();
        if let Some(text) = own {
            let span = sources.add("ar.ftl", text.as_str());
            own_messages.ar = vec![messages::parse(&text, span, &mut diagnostics)];
        }
        let resolved = draft.and_then(|report| {
            let id = Id::new("a").expect("an id");
            let input = ReportInput { id, report, wordings: Vec::new(), prose, messages: own_messages, lock: bayan::model::Lock::default() };
            resolve::report(&input, Shared { glossary: &glossary, catalog: &CATALOG }, &mut diagnostics)
        });
        let house = House { names: glossary.glossary.clone(), ..House::default() };
        let desk = Desk::new(&[], house, Checks::default(), &mut diagnostics);
        if let Some(report) = &resolved {
            desk.review(report, &mut diagnostics).finish(&sources, &mut diagnostics);
        }
        conclude(resolved.is_some(), diagnostics, &sources);
    }

    #[test]
    fn shared_files_of_anything_are_read(
        glossary in anything(GLOSSARY),
        config in anything(CONFIG),
        ar in anything(MESSAGES),
    ) {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let span = sources.add("m.ftl", ar.as_str());
        let files = Bilingual { ar: vec![messages::parse(&ar, span, &mut diagnostics)], en: Vec::new() };
        let catalog = CATALOG.with(files, &mut Diagnostics::default());
        let span = sources.add("glossary.toml", glossary.as_str());
        let node = parse::data(Syntax::Toml, &glossary, span, &mut diagnostics);
        if let Some(draft) = GlossaryDraft::read(&node, &mut diagnostics) {
            resolve::glossary(&draft, &catalog, &mut diagnostics);
        }
        let span = sources.add("bayan.toml", config.as_str());
        let node = parse::data(Syntax::Toml, &config, span, &mut diagnostics);
        let configuration =
            ConfigDraft::read(&node, &mut diagnostics).and_then(|d| resolve::configuration(&d, &mut diagnostics));
        conclude(configuration.is_some(), diagnostics, &sources);
    }
}
