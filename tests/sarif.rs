//! SARIF: what is printed is what the schema of the standard allows.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What `check` prints of a project, as SARIF.
fn printed(project: &Path) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_bayan"))
        .args(["check", "--strict", "--message-format", "sarif"])
        .arg(project)
        .output()
        .expect("the program runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Where a document is not what the schema allows.
fn mistakes(document: &Value) -> Vec<String> {
    // The pattern for a language has a bracket too many, which no engine of regular expressions reads: we write no languages.
    let slip = r#""pattern": "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$""#;
    let schema = include_str!("data/sarif-schema-2.1.0.json").replace(slip, r#""pattern": "^$""#);
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_schema_refuses_what_is_no_sarif() {
    assert!(!mistakes(&serde_json::json!({ "version": "2.1.0", "runs": [{}] })).is_empty());
}

#[test]
fn what_is_printed_is_sarif() {
    for copy in crate::broken::COPIES {
        let folder = tempfile::tempdir().expect("a temporary folder");
        crate::broken::broken(copy, folder.path());
        let document = printed(folder.path());
        assert_eq!(mistakes(&document), [] as [&str; 0], "{copy}");
        let results = document["runs"][0]["results"].as_array().expect("results");
        assert!(!results.is_empty(), "{copy}");
    }
    let clean = printed(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(mistakes(&clean), [] as [&str; 0]);
    assert_eq!(clean["runs"][0]["results"], serde_json::json!([]));
}
