//! What programs read: the ledgers keep to their schema, and the table says what the JSON says.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Builds a project and gives the folder of its data.
fn built(project: &Path) -> (tempfile::TempDir, std::path::PathBuf) {
    let out = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
    command.arg("build").arg(project).arg("--out").arg(out.path().join("o")).args(["--format", "data", "-q"]);
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let data = out.path().join("o/data");
    (out, data)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON")
}

#[test]
fn ledgers_keep_to_their_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for project in [root.to_owned(), root.join("tests/cases/data/case.in")] {
        let (_out, data) = built(&project);
        let schema = json(&data.join("findings.schema.json"));
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let mut ledgers = 0;
        for folder in std::fs::read_dir(&data).expect("the data").map(|entry| entry.expect("an entry").path())
        {
            if folder.is_dir() {
                let ledger = json(&folder.join("findings.json"));
                let wrong: Vec<String> = validator
                    .iter_errors(&ledger)
                    .map(|error| format!("{error} at {}", error.instance_path()))
                    .collect();
                assert_eq!(wrong, Vec::<String>::new());
                assert!(!validator.is_valid(&without(&ledger, "findings")), "the schema asks for findings");
                ledgers += 1;
            }
        }
        assert!(ledgers > 0);
    }
}

fn without(ledger: &Value, member: &str) -> Value {
    let mut ledger = ledger.clone();
    ledger.as_object_mut().expect("an object").remove(member);
    ledger
}

#[test]
fn the_table_says_what_the_ledger_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/data/case.in");
    let (_out, data) = built(&root);
    let ledger = json(&data.join("hello/findings.json"));
    let bytes = std::fs::read(data.join("hello/findings.csv")).expect("the table");
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark");
    let mut table = csv::Reader::from_reader(bytes);
    let head = table.headers().expect("a head").clone();
    let mut rows = table.records().map(|row| row.expect("a row"));
    let findings = ledger["findings"].as_array().expect("findings");
    let figures = findings.iter().flat_map(|finding| finding["figures"].as_array().expect("figures"));
    let others = ledger["other_figures"].as_array().expect("figures");
    for figure in figures.chain(others) {
        let row = rows.next().expect("a row for every figure");
        let cell = |name: &str| {
            let cell = &row[head.iter().position(|column| column == name).expect(name)];
            cell.strip_prefix('\'').unwrap_or(cell).to_owned()
        };
        for name in ["kind", "value", "low", "high", "unit", "notation"] {
            assert_eq!(cell(name), figure[name].as_str().unwrap_or_default(), "{name}");
        }
        assert_eq!(cell("figure"), figure["id"].as_str().expect("an id"));
        assert_eq!(cell("figure_text_ar"), figure["text"]["ar"].as_str().expect("words"));
        assert_eq!(cell("stated_value"), figure["stated_as"]["value"].as_str().unwrap_or_default());
    }
    assert!(rows.next().is_none());
}
