//! The floor under any build: reads the same files, parses the Markdown, writes the same number of pages, in parallel.

#![expect(clippy::expect_used, reason = "a yardstick that cannot read or write has nothing to measure")]

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// What a build writes of a report in each edition, beside its page and its draft.
const BESIDE: [&str; 3] = ["cite/index.html", "cite.bib", "cite.json"];
/// What it writes of a report in both languages.
const BOTH: [&str; 3] = ["facing/index.html", "data/findings.json", "data/findings.csv"];

/// Reads what a build reads, parses the Markdown, writes as many files as a build writes: all formats in two editions.
pub fn run(root: &Path, out: &Path) {
    let mut folders: Vec<PathBuf> = fs::read_dir(root.join("content"))
        .expect("the publication")
        .filter_map(|entry| Some(entry.ok()?.path()).filter(|path| path.is_dir()))
        .collect();
    folders.sort();
    folders.par_iter().for_each(|folder| {
        let report = folder.file_name().expect("a name");
        let data = fs::read_to_string(folder.join("report.toml")).expect("a report");
        for language in ["ar", "en"] {
            let text = fs::read_to_string(folder.join(format!("{language}.md"))).expect("prose");
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(&text));
            let page = out.join(language).join(report);
            write(&page.join("index.html"), &html);
            write(&page.join("report.md"), &text);
            for file in BESIDE {
                write(&page.join(file), &text);
            }
        }
        for file in BOTH {
            write(&out.join(report).join(file), &data);
        }
    });
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}
