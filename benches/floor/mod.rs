//! Two floors under a build, in parallel. The first reads the same files, parses the Markdown and writes the same number of files. The second
//! does what no build of such reports can leave undone: it parses the TOML too, and writes and hashes as many bytes as a build writes.

#![expect(clippy::expect_used, reason = "a yardstick that cannot read or write has nothing to measure")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// What a build writes of a report in each edition, beside its page and its draft.
const BESIDE: [&str; 3] = ["cite/index.html", "cite.bib", "cite.json"];
/// What it writes of a report in both languages.
const BOTH: [&str; 3] = ["facing/index.html", "data/findings.json", "data/findings.csv"];

/// How many bytes a build writes, about, of a report's page and draft and of what is beside them.
const EDITION: [usize; 5] = [21_500, 6_200, 5_600, 460, 240];
/// How many of what is in both languages.
const TOGETHER: [usize; 3] = [29_200, 33_600, 30_700];

/// Reads what a build reads, parses the Markdown, writes as many files as a build writes: all formats in two editions.
pub fn run(root: &Path, out: &Path) {
    folders(root).par_iter().for_each(|folder| {
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

/// Reads and parses what a build reads and parses, with the same libraries, and writes and hashes as many bytes as a build does.
pub fn least(root: &Path, out: &Path) {
    let page = "words ".repeat(10_000);
    let put = |path: &Path, length: usize| {
        black_box(blake3::hash(&page.as_bytes()[..length]));
        write(path, &page[..length]);
    };
    folders(root).par_iter().for_each(|folder| {
        let report = folder.file_name().expect("a name");
        let data = fs::read_to_string(folder.join("report.toml")).expect("a report");
        black_box(toml::de::DeTable::parse(&data).expect("a table"));
        black_box(blake3::hash(data.as_bytes()));
        for language in ["ar", "en"] {
            let text = fs::read_to_string(folder.join(format!("{language}.md"))).expect("prose");
            black_box(blake3::hash(text.as_bytes()));
            black_box(pulldown_cmark::Parser::new(&text).into_offset_iter().count());
            let page = out.join(language).join(report);
            let files = ["index.html", "report.md"].into_iter().chain(BESIDE);
            files.zip(EDITION).for_each(|(file, length)| put(&page.join(file), length));
        }
        BOTH.into_iter().zip(TOGETHER).for_each(|(file, length)| put(&out.join(report).join(file), length));
    });
}

/// The folders of the reports.
fn folders(root: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root.join("content"))
        .expect("the publication")
        .filter_map(|entry| Some(entry.ok()?.path()).filter(|path| path.is_dir()))
        .collect();
    folders.sort();
    folders
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}
