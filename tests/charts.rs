//! Charts from figures to shapes: every kind, in both editions, as the pages have them.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The exhibits of a page, one after another.
fn exhibits(html: &str) -> String {
    let begin = "<figure class=\"exhibit\"";
    let figures = html.split(begin).skip(1).filter_map(|rest| rest.split_once("</figure>"));
    let whole: Vec<String> = figures.map(|(figure, _)| format!("{begin}{figure}</figure>\n")).collect();
    whole.concat()
}

#[test]
fn charts_in_both_editions() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/charts");
    let out = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_bayan"))
        .arg("build")
        .arg(&project)
        .arg("--out")
        .arg(out.path())
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for edition in ["ar-EG", "en"] {
        let page = fs::read_to_string(out.path().join(edition).join("power/index.html")).expect("a page");
        insta::assert_snapshot!(edition, exhibits(&page));
    }
}
