//! Broken copies of the example: each rule must tell what was broken, there and nowhere else.
//!
//! In `tests/broken`, each folder is the example with mistakes put in: `changes.toml` says which words are written in the place of which
//! (a `from` stands once in its file; without one, `to` is a file of its own), `expected.txt` has a line for each thing to be told: the
//! rule, the file, the line and the column. After a wanted change, read what the test shows and correct the list.
//!
//! There are several because some breakage hides other. Where shared messages, names or templates have an error, no edition and no letter is
//! made, so that nothing can be said of their order and their agreement (`words`, `plurals`, `pages`); and messages are compared only
//! where each by itself is sound (`messages`). Together they trigger every rule there is.
//!
//! `BAYAN_UPDATE_BROKEN=1 cargo test --test main broken` writes the lists anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The copies.
pub const COPIES: [&str; 8] =
    ["words", "order", "facts", "editions", "messages", "plurals", "pages", "letters"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        std::fs::create_dir_all(to).expect("a folder");
        for entry in std::fs::read_dir(from).expect("a folder").flatten() {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        std::fs::copy(from, to).expect("a file");
    }
}

/// The example with the changes of a copy, in a folder.
pub fn broken(name: &str, folder: &Path) {
    for part in ["bayan.toml", "content"] {
        copy(&root().join(part), &folder.join(part));
    }
    let changes = std::fs::read_to_string(root().join("tests/broken").join(name).join("changes.toml"));
    let changes: toml::Table = changes.expect("the changes").parse().expect("TOML");
    for change in changes["change"].as_array().expect("changes") {
        let text = |key: &str| change.get(key).and_then(toml::Value::as_str);
        let path: PathBuf = folder.join(text("file").expect("a file"));
        let to = text("to").expect("what to write");
        let Some(from) = text("from") else {
            assert!(!path.exists(), "{} is there already", path.display());
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, to).expect("a file");
            continue;
        };
        let written = std::fs::read_to_string(&path).expect("a file to change");
        assert_eq!(written.matches(from).count(), 1, "`{from}` stands once in {}", path.display());
        std::fs::write(path, written.replace(from, to)).expect("a file");
    }
}

/// What is told of a copy, in the form of `expected.txt`.
fn told(name: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    broken(name, folder.path());
    let output = Command::new(env!("CARGO_BIN_EXE_bayan"))
        .args(["check", "--strict", "--message-format", "json"])
        .arg(folder.path())
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

fn expected(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/broken").join(name).join("expected.txt")).expect("the list")
}

fn holds(name: &str) {
    let (expected, told) = (expected(name), told(name));
    if std::env::var_os("BAYAN_UPDATE_BROKEN").is_some() {
        let list = root().join("tests/broken").join(name).join("expected.txt");
        return std::fs::write(list, told).expect("the list");
    }
    let missing: Vec<&str> =
        expected.lines().filter(|line| !told.lines().any(|told| told == *line)).collect();
    let more: Vec<&str> = told.lines().filter(|line| !expected.lines().any(|known| known == *line)).collect();
    assert!(missing.is_empty() && more.is_empty(), "not told: {missing:#?}\ntold besides: {more:#?}");
    assert_eq!(told, expected, "told in another order");
}

/// A test for each copy, so that each is told by name.
macro_rules! holds {
    ($($test:ident: $copy:literal),* $(,)?) => {
        $(#[test]
        fn $test() {
            assert!(COPIES.contains(&$copy));
            holds($copy);
        })*
    };
}

holds! {
    what_is_wrong_with_the_words_is_told: "words",
    what_readers_would_see_out_of_order_is_told: "order",
    what_is_wrong_with_the_facts_is_told: "facts",
    where_the_editions_part_is_told: "editions",
    what_is_wrong_between_messages_is_told: "messages",
    what_is_wrong_in_messages_is_told: "plurals",
    what_is_wrong_with_pages_is_told: "pages",
    what_is_wrong_with_letters_is_told: "letters",
}

#[test]
fn every_rule_is_triggered_somewhere() {
    let lists = COPIES.map(expected);
    let told: BTreeSet<&str> =
        lists.iter().flat_map(|list| list.lines()).filter_map(|line| line.split(' ').next()).collect();
    let missing: Vec<&str> = bayan::rules().map(|rule| rule.id).filter(|id| !told.contains(id)).collect();
    assert!(missing.is_empty(), "no copy triggers {missing:#?}");
}

#[test]
fn the_example_itself_is_clean() {
    let output = Command::new(env!("CARGO_BIN_EXE_bayan"))
        .args(["check", "--strict", "--deny", "hints", "--message-format", "json"])
        .arg(root())
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let told: Vec<&str> = told.lines().filter(|line| line.contains("\"diagnostic\"")).collect();
    assert!(told.is_empty() && output.status.success(), "{told:#?}");
}
