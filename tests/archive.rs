//! A publication of many reports: what leads to them is cut in sheets, in both editions alike, and every link on them leads somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const REPORTS: usize = 315;

const CONFIG: &str = r#"[publication]
name = { ar = "نشرة", en = "Bulletin" }
base-url = "https://example.org/b"
formats = ["html"]
"#;

const GLOSSARY: &str = r#"[sources.gazette]
kind = "newspaper"
name = { ar = "الجريدة", en = "Gazette" }

[entities.acme]
kind = "company"
name = { ar = "أكمي", en = "Acme" }
latin = "Acme"

[tags.economy]
name = { ar = "اقتصاد", en = "Economy" }

[tags.rare]
name = { ar = "نادر", en = "Rare" }
"#;

/// Writes a project of small reports, made of data alone: ten in 2022, the others on the days of 2023.
fn project() -> TempDir {
    let project = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = project.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("written");
    };
    write("bayan.toml", CONFIG);
    write("content/glossary.toml", GLOSSARY);
    for number in 0..REPORTS {
        let date = match number.checked_sub(10) {
            None => format!("2022-12-{:02}", number + 1),
            Some(day) => format!("2023-{:02}-{:02}", day / 28 + 1, day % 28 + 1),
        };
        let mut text = String::new();
        let _ = writeln!(
            text,
            "title = {{ ar = \"تقرير رقم {number}\", en = \"Report number {number}\" }}\ndate = {date}\nstatus = \"published\"\n\
             tags = [\"economy\"{}]\n\n[figures]\ngrowth = \"+{}%\"\n\n[findings.growth]\nkind = \"growth\"\n\
             attribution = {{ source = \"gazette\" }}\nentities = [\"acme\"]\nfigures = [\"growth\"]",
            if number % 100 == 0 { ", \"rare\"" } else { "" },
            number + 1
        );
        write(&format!("content/report-{number:03}/report.toml"), &text);
    }
    project
}

/// The text of every file that was built, by path.
fn built(project: &Path, out: &str) -> BTreeMap<String, String> {
    let out = project.join(out);
    let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
    let output =
        command.arg("build").arg(project).arg("--out").arg(&out).arg("-q").output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files = BTreeMap::new();
    let mut folders = vec![out.clone()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&out).expect("below it").to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).expect("text"));
            }
        }
    }
    files
}

/// What stands in the quotation marks after each of these beginnings.
fn quoted<'a>(html: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(beginning).skip(1).filter_map(|rest| rest.split('"').next())
}

/// The path that a relative link leads to from a page.
fn target(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            parts.pop().expect("a link stays in the output");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn a_long_archive_is_whole_on_its_sheets() {
    let project = project();
    let files = built(project.path(), "first");
    let is_around = |path: &str| {
        let folder = path.split('/').nth(1).unwrap_or_default();
        Path::new(path).extension().is_some_and(|extension| extension == "html")
            && !folder.starts_with("report-")
            && !path.starts_with("facing/")
    };
    let mut sheets = 0;
    for (page, html) in files.iter().filter(|(path, _)| is_around(path) && *path != "404.html") {
        for link in quoted(html, "href=\"").filter(|link| !link.contains("://")) {
            let (path, anchor) =
                link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
            let there = if path.is_empty() { page.clone() } else { target(page, path) };
            let there = files.get(&there).unwrap_or_else(|| panic!("{page}: `{link}` leads nowhere"));
            let anchored = anchor.is_none_or(|anchor| there.contains(&format!(" id=\"{anchor}\"")));
            assert!(anchored, "{page}: `{link}` leads to no anchor");
        }
        assert!(html.matches("<li>\n<h").count() < 200, "{page} is bounded");
        assert!(html.len() < 300_000, "{page}: {} bytes", html.len());
        if page.contains("/page/") {
            sheets += 1;
            let (edition, rest) = page.split_once('/').expect("an edition");
            let other = format!("{}/{rest}", if edition == "ar" { "en" } else { "ar" });
            assert!(files.contains_key(&other), "{other}");
            let canonical = format!("https://example.org/b/{}", page.trim_end_matches("index.html"));
            assert!(html.contains(&format!("<link rel=\"canonical\" href=\"{canonical}\">")), "{page}");
            let alternate = format!("https://example.org/b/{}", other.trim_end_matches("index.html"));
            assert!(html.contains(&format!("href=\"{alternate}\">")), "{page}");
            assert!(files["sitemap.xml"].contains(&format!("<loc>{canonical}</loc>")), "{page}");
        }
    }
    // Of the tag, the source, the entity and the year, two each, in both editions.
    assert_eq!(sheets, 2 * 4 * 2);

    for (edition, words) in [("ar", "تقارير أقدم"), ("en", "Older reports")] {
        let list = |folder: &str| -> Vec<String> {
            let root = format!("{edition}/{folder}/");
            let mut found = BTreeSet::new();
            for (page, html) in files.iter().filter(|(path, _)| path.starts_with(&root)) {
                for link in quoted(html, "<h2><a href=\"").chain(quoted(html, "<h3><a href=\"")) {
                    assert!(found.insert(target(page, link)), "{link} stands twice below {root}");
                }
            }
            found.into_iter().collect()
        };
        let all: Vec<String> =
            (0..REPORTS).map(|number| format!("{edition}/report-{number:03}/index.html")).collect();
        assert_eq!(list("tags/economy"), all);
        assert_eq!(list("sources/gazette"), all);
        assert_eq!(list("entities/acme"), all);
        assert_eq!(list("dates"), all);
        assert_eq!(list("tags/rare").len(), 4);
        assert!(files[&format!("{edition}/index.html")].contains(words));
        assert!(
            !files.contains_key(&format!("{edition}/page/1/index.html")),
            "the archive has what is older"
        );
        assert!(files[&format!("{edition}/tags/economy/index.html")].contains(words));
        assert!(!files[&format!("{edition}/tags/rare/index.html")].contains(words));

        // The search has every report once.
        let index = |name: &str| -> Value {
            serde_json::from_str(&files[&format!("{edition}/search/{name}")]).expect("JSON")
        };
        let newest = index("index.json");
        let older: Vec<&str> =
            newest["older"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        assert_eq!(older, ["index-2.json", "index-1.json"]);
        let parts = older.iter().map(|name| index(name)).chain([newest.clone()]);
        let found: BTreeSet<String> = parts
            .flat_map(|part| part["reports"].as_array().expect("reports").clone())
            .map(|report| {
                target(&format!("{edition}/search/index.html"), report["href"].as_str().expect("a link"))
            })
            .collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), all);
    }
}

#[test]
fn a_new_report_leaves_the_older_sheets_as_they_were() {
    let project = project();
    let before = built(project.path(), "before");
    let text = fs::read_to_string(project.path().join("content/report-314/report.toml")).expect("a report");
    let folder = project.path().join("content/newest");
    fs::create_dir(&folder).expect("a folder");
    let newest = text.lines().map(|line| if line.starts_with("date") { "date = 2023-12-30" } else { line });
    fs::write(folder.join("report.toml"), newest.collect::<Vec<_>>().join("\n")).expect("written");
    let after = built(project.path(), "after");
    let changed: Vec<&str> = after
        .iter()
        .filter(|(path, text)| path.starts_with("en/") && before.get(*path) != Some(text))
        .map(|(path, _)| path.strip_prefix("en/").unwrap_or(path))
        .collect();
    let expected = [
        "dates/2023/index.html",
        "entities/acme/index.html",
        "feed.xml",
        "index.html",
        "newest/cite/index.html",
        "newest/index.html",
        "search/index.json",
        "sources/gazette/index.html",
        "tags/economy/index.html",
    ];
    assert_eq!(changed, expected);
}
