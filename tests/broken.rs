//! Broken copies of the example: each rule must tell what was broken, there and nowhere else.
//!
//! In `tests/broken`, each folder is a project with mistakes put in; `expected.txt` in it has a line for each thing to be told: the
//! rule, the file, the line and the column. After a wanted change, read what the test shows and correct the list.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// What is told of a project, in the form of `expected.txt`.
fn told(project: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_bayan"))
        .args(["check", "--strict", "--message-format", "json"])
        .arg(project)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let mut told = String::new();
    for line in text.lines() {
        let message: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        if message["type"] == "diagnostic" {
            let file = message["file"].as_str().unwrap_or_default().replace('\\', "/");
            let (rule, line, column) = (&message["code"], &message["line"], &message["column"]);
            writeln!(told, "{} {file}:{line}:{column}", rule.as_str().unwrap_or_default()).expect("a string");
        }
    }
    told
}

fn holds(name: &str) {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken").join(name);
    let expected = std::fs::read_to_string(project.join("expected.txt")).expect("the list");
    let told = told(&project);
    let missing: Vec<&str> =
        expected.lines().filter(|line| !told.lines().any(|told| told == *line)).collect();
    let more: Vec<&str> = told.lines().filter(|line| !expected.lines().any(|known| known == *line)).collect();
    assert!(missing.is_empty() && more.is_empty(), "not told: {missing:#?}\ntold besides: {more:#?}");
    assert_eq!(told, expected, "told in another order");
}

#[test]
fn what_is_wrong_with_the_words_is_told() {
    holds("words");
}

#[test]
fn what_readers_would_see_out_of_order_is_told() {
    holds("order");
}
