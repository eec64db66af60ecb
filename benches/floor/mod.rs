//! The floor under any build: reads the same files, parses the Markdown, writes the same number of pages, in parallel.

#![expect(clippy::expect_used, reason = "a yardstick that cannot read or write has nothing to measure")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// Reads what a build reads, parses the Markdown, writes what a build writes: two formats in two editions.
pub fn run(root: &Path, out: &Path) {
    let mut folders: Vec<PathBuf> = fs::read_dir(root.join("content"))
        .expect("the publication")
        .filter_map(|entry| Some(entry.ok()?.path()).filter(|path| path.is_dir()))
        .collect();
    folders.sort();
    folders.par_iter().for_each(|folder| {
        black_box(fs::read_to_string(folder.join("report.toml")).expect("a report"));
        for language in ["ar", "en"] {
            let text = fs::read_to_string(folder.join(format!("{language}.md"))).expect("prose");
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(&text));
            let page = out.join(language).join(folder.file_name().expect("a name"));
            fs::create_dir_all(&page).expect("a folder");
            fs::write(page.join("index.html"), &html).expect("a page");
            fs::write(page.join("report.md"), &text).expect("a page");
        }
    });
}
