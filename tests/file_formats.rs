//! The file formats: TOML, YAML and JSON say the same, and the JSON Schemas in `docs/schema` describe what is read.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bayan::diagnostic::Diagnostics;
use bayan::load::Syntax;
use bayan::parse::node::{Node, Value};
use bayan::request::FileKind;
use bayan::source::Sources;
use serde_json::{Map, Value as Json, json};
use tempfile::TempDir;

/// A report with every kind of figure in both forms, and everything else that a report can have.
const EVERYTHING: &str = r#"
date = 2024-10-02
status = "review"
authors = ["wael-alhusseini"]
tags = ["ai", "chips"]
title = { ar = "كل شيء: { -ministry }", en = "Everything: { -ministry }" }
summary = { ar = "ملخص فيه { $money }", en = "A summary with { $money }" }

[sources.gazette]
kind = "newspaper"
name = { ar = "الجريدة «الأولى»", en = "The \"First\" Gazette" }
short = { ar = "الجريدة", en = "the Gazette" }
latin = "Gazette"
url = "https://example.org/a?b=c&d#e"
date = 2024-09-30
gender = "feminine"

[entities.ministry]
kind = "ministry"
name = { ar = "وزارة التجارة", en = "the Ministry of Trade" }
gender = "feminine"
number = "singular"

[figures]
money = { value = "~50bn CNY", stated-as = "~6.5bn USD", period = "2024" }
money-long = { kind = "money", amount = "50000000000", currency = "CNY", qualifier = "about", period = 2024 }
range = "12k..13k USD"
range-long = { kind = "money", from = 12000, to = "13000", currency = "USD" }
share = "6.50%"
share-long = { kind = "percent", amount = 6.5 }
change = { value = "+123%", period = "2024-H1", versus = "2023-H1" }
change-long = { kind = "change", amount = "-4", qualifier = "at-least" }
points = "2pp"
points-long = { kind = "points", amount = "2" }
points-change = "+2pp"
ratio = "x2"
ratio-long = { kind = "ratio", amount = "0.5" }
count = ">2000 chips"
count-long = { kind = "count", amount = "8", unit = "chips" }
duration = "3 weeks"
duration-long = { kind = "duration", from = "2", to = "3", unit = "months" }
day = "2024-06-15"
day-bare = 2024-06-15
day-long = { kind = "date", date = 2024-06-15 }
half = "2024-H1"
quarter-long = { kind = "period", period = "2024-Q3" }
years = "2019..2024"
year-bare = 2024

[quotes.said]
original = { lang = "en", text = "We'll see: # \"soon\" \\ later" }
translation = "سنرى"
speaker = "ministry"

[quotes.foreign]
original = { lang = "zh", text = "谢谢" }
translation = { ar = "شكرًا", en = "Thank you" }
speaker = "gazette"

[quotes.sense]
paraphrase = { ar = "خلاصة القول", en = "the gist" }
speaker = "gazette"

[findings.claim]
kind = "claim"
attribution = { source = "gazette", through = "ministry", certainty = "denied" }
date = "2024-06"
entities = ["ministry"]
figures = ["money", "range-long", "share", "points-change", "day", "half", "years"]
quotes = ["said", "foreign", "sense"]
claim = { ar = "{ -ministry } أنفقت { $money-long }", en = "{ -ministry } spent { $money-long }" }

[findings.growth]
kind = "growth"
attribution = { source = "gazette" }
entities = ["ministry"]
figures = ["change"]

[findings.own]
kind = "spending"
entities = ["ministry"]
figures = ["range"]
"#;

/// This repository, which is a project.
fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a data file says.
fn parsed(syntax: Syntax, text: &str) -> Node {
    let mut diagnostics = Diagnostics::default();
    let span = Sources::default().add("file", text);
    let node = bayan::parse::data(syntax, text, span, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    node
}

/// The same as JSON; a bare number is a number.
fn as_json(node: &Node) -> Json {
    match &node.value {
        Value::Null | Value::Broken => Json::Null,
        Value::Text(text) => text.as_str().into(),
        Value::Bare(text) => match serde_json::from_str::<Json>(text) {
            Ok(value) if value.is_number() || value.is_boolean() => value,
            _ => text.as_str().into(),
        },
        Value::List(items) => items.iter().map(as_json).collect(),
        Value::Table(entries) => {
            entries.iter().map(|e| (e.key.value.clone(), as_json(&e.node))).collect::<Map<_, _>>().into()
        }
    }
}

/// The same as JSON in the order of the file.
fn json_text(node: &Node) -> String {
    match &node.value {
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(json_text).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|e| format!("{}: {}", Json::from(e.key.value.as_str()), json_text(&e.node)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        _ => as_json(node).to_string(),
    }
}

/// The same as YAML in blocks, with as few quotation marks as YAML can do with.
fn as_yaml(node: &Node, indent: usize, out: &mut String) {
    let inner = indent + 2;
    match &node.value {
        Value::Null | Value::Broken => out.push_str(" null\n"),
        Value::Bare(text) => writeln!(out, " {text}").expect("in memory"),
        Value::Text(text) => writeln!(out, " {}", Json::from(text.as_str())).expect("in memory"),
        Value::List(items) => {
            out.push('\n');
            for item in items {
                write!(out, "{:indent$}-", "").expect("in memory");
                as_yaml(item, inner, out);
            }
        }
        Value::Table(entries) => {
            out.push('\n');
            for entry in entries {
                write!(out, "{:indent$}{}:", "", entry.key.value).expect("in memory");
                as_yaml(&entry.node, inner, out);
            }
        }
    }
}

/// All data files of the example: the glossary and the reports.
fn data_files() -> Vec<PathBuf> {
    let mut found = vec![repository().join("content/glossary.toml")];
    for entry in fs::read_dir(repository().join("content")).expect("the example") {
        let report = entry.expect("an entry").path().join("report.toml");
        if report.is_file() {
            found.push(report);
        }
    }
    found
}

/// Builds the example, and the report with everything, from files of one syntax.
fn build(extension: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder: TempDir = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    let write = |path: PathBuf, text: &str| {
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        let node = parsed(Syntax::Toml, text);
        let text = match extension {
            "toml" => text.to_owned(),
            "json" => json_text(&node),
            _ => {
                let mut yaml = String::new();
                as_yaml(&node, 0, &mut yaml);
                yaml
            }
        };
        fs::write(path.with_extension(extension), text).expect("written");
    };
    fs::copy(repository().join("bayan.toml"), folder.path().join("bayan.toml")).expect("copied");
    for file in data_files() {
        let path = content.join(file.strip_prefix(repository().join("content")).expect("in it"));
        write(path.clone(), &read(&file));
        for prose in ["ar.md", "en.md"] {
            let beside = file.with_file_name(prose);
            if beside.is_file() {
                fs::copy(beside, path.with_file_name(prose)).expect("copied");
            }
        }
    }
    write(content.join("everything/report.toml"), EVERYTHING);
    let output = Command::new(env!("CARGO_BIN_EXE_bayan"))
        .args(["build", "-q"])
        .current_dir(folder.path())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{extension}: {}", String::from_utf8_lossy(&output.stderr));
    let public = folder.path().join("public");
    let mut found = Vec::new();
    let mut folders = vec![public.clone()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("bayan-manifest.jsonl") {
                // The manifest names the files that pages are made from.
                let name = path.strip_prefix(&public).expect("in it").to_owned();
                found.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn toml_yaml_and_json_give_the_same_bytes() {
    let toml = build("toml");
    assert!(toml.iter().any(|(path, _)| path == Path::new("ar/everything/index.html")));
    for other in ["yaml", "json"] {
        assert!(build(other) == toml, "{other} gives other pages than TOML");
    }
}

#[test]
fn schemas_are_current() {
    for kind in FileKind::ALL {
        let name = kind.name();
        let file = format!("docs/schema/{name}.schema.json");
        let hint = format!("write it anew: cargo run -- schema {name} > {file}");
        assert!(read(&repository().join(file)) == bayan::schema(kind), "{hint}");
    }
}

/// What a schema has against a file.
fn objections(kind: FileKind, file: &Json) -> Vec<String> {
    let schema: Json = serde_json::from_str(&bayan::schema(kind)).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    validator.iter_errors(file).map(|error| error.to_string()).collect()
}

#[test]
fn what_is_read_fits_its_schema() {
    let starter = repository().join("src/cli/starter");
    let mut files = data_files();
    files.extend(["bayan.toml", "src/cli/starter/bayan.toml"].map(|file| repository().join(file)));
    files.push(repository().join("content/newsletters/2024-10/issue.toml"));
    files.extend(["glossary.toml", "hello/report.toml"].map(|file| starter.join("content").join(file)));
    for file in files {
        let kind = match file.file_stem().and_then(|stem| stem.to_str()) {
            Some("glossary") => FileKind::Glossary,
            Some("bayan") => FileKind::Config,
            Some("issue") => FileKind::Issue,
            _ => FileKind::Report,
        };
        let json = as_json(&parsed(Syntax::Toml, &read(&file)));
        assert_eq!(objections(kind, &json), Vec::<String>::new(), "{}", file.display());
    }
    let everything = as_json(&parsed(Syntax::Toml, EVERYTHING));
    assert_eq!(objections(FileKind::Report, &everything), Vec::<String>::new());
}

/// Runs `bayan check` on a report in JSON.
fn check(report: &Json) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content/a");
    fs::create_dir_all(&content).expect("folders");
    fs::copy(repository().join("bayan.toml"), folder.path().join("bayan.toml")).expect("copied");
    let glossary = folder.path().join("content/glossary.toml");
    fs::copy(repository().join("content/glossary.toml"), glossary).expect("copied");
    fs::write(content.join("report.json"), report.to_string()).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
    let output = command.args(["check", "-q"]).current_dir(folder.path()).output().expect("the program runs");
    output.status.success()
}

/// What a schema refuses, the program refuses too: each case is the path of a table, a key in it, and its new value.
#[test]
fn what_does_not_fit_is_refused_by_both() {
    let good = as_json(&parsed(Syntax::Toml, EVERYTHING));
    assert!(check(&good));
    let cases = [
        ("", "date", Json::Null),
        ("", "autor", json!("wael-alhusseini")),
        ("", "status", json!("finished")),
        ("", "authors", json!("wael-alhusseini")),
        ("/title", "ar", Json::Null),
        ("/title", "fr", json!("Titre")),
        ("/sources/gazette", "kind", Json::Null),
        ("/sources/gazette", "name", Json::Null),
        ("/entities/ministry", "kind", Json::Null),
        ("/entities/ministry", "name", Json::Null),
        ("/entities", "Big Firm", json!({ "kind": "company", "name": { "ar": "شركة", "en": "firm" } })),
        ("/figures/money", "valu", json!("5%")),
        ("/figures/money", "kind", json!("money")),
        ("/figures/money-long", "kind", Json::Null),
        ("/figures/money-long", "kind", json!("mony")),
        ("/figures", "list", json!(["5%"])),
        ("/quotes/said", "speaker", Json::Null),
        ("/quotes/said/original", "lang", Json::Null),
        ("/quotes/said/original", "text", Json::Null),
        ("/findings/claim", "kind", Json::Null),
        ("/findings/claim", "figure", json!(["money"])),
        ("/findings/claim/attribution", "source", Json::Null),
        ("/findings/claim/attribution", "certainty", json!("sure")),
    ];
    for (table, key, value) in cases {
        let mut report = good.clone();
        let entries = report.pointer_mut(table).and_then(Json::as_object_mut).expect("a table");
        if value.is_null() {
            entries.remove(key).expect("a key");
        } else {
            entries.insert(key.to_owned(), value);
        }
        assert!(!objections(FileKind::Report, &report).is_empty(), "the schema lets pass: {table}/{key}");
        assert!(!check(&report), "the program lets pass: {table}/{key}");
    }
}

#[test]
fn a_file_may_name_its_schema() {
    let mut report = as_json(&parsed(Syntax::Toml, EVERYTHING));
    report["$schema"] = "../../docs/schema/report.schema.json".into();
    assert_eq!(objections(FileKind::Report, &report), Vec::<String>::new());
    assert!(check(&report));
}
