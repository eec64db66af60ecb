//! What the program promises whatever the input: the same bytes every time, all or nothing, and nobody else's files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::project::{Project, told, tree};

#[test]
fn a_new_project_has_no_problems() {
    let project = Project::new();
    let said = project.succeed(&["check", "site"]);
    assert!(said.starts_with("Checked 2 reports in 2 editions: no problems, in "), "{said}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let project = Project::new();
    let first = project.build("first");
    for (out, threads, zone) in [("one", "1", "Asia/Riyadh"), ("many", "8", "America/New_York")] {
        let mut command = project.command(&["build", "site", "--out", out, "-q"]);
        command.env("RAYON_NUM_THREADS", threads).env("TZ", zone).env("LANG", "ar_EG.UTF-8");
        told(&command.output().expect("the program runs"), 0);
        assert_eq!(tree(&project.path(out)), first);
    }
    assert!(first.contains_key(Path::new("ar/hello/index.html")), "{:?}", first.keys());
    assert!(first.contains_key(Path::new("en/hello/report.md")), "{:?}", first.keys());
}

#[test]
fn an_incremental_build_equals_a_clean_one() {
    let project = Project::new();
    let before = project.build("kept");
    // Where nothing changed there is nothing to say.
    assert_eq!(project.succeed(&["build", "site", "--out", "kept"]), "");
    assert_eq!(project.build("kept"), before);
    project.edit("content/hello/report.toml", "+18%", "+19%");
    let incremental = project.build("kept");
    assert_eq!(incremental, project.build("clean"));
    let changed: Vec<&PathBuf> =
        incremental.iter().filter(|(path, bytes)| before[*path] != **bytes).map(|(path, _)| path).collect();
    let is_expected = |path: &str| path.contains("hello") || path == "bayan-manifest.jsonl";
    assert!(changed.iter().all(|path| is_expected(&path.to_string_lossy())), "{changed:?}");
    for page in ["ar/hello/index.html", "en/hello/index.html", "ar/hello/report.md", "en/hello/report.md"] {
        assert!(changed.contains(&&PathBuf::from(page)), "{page} did not change");
    }
}

/// A way to break a project: what it is, the code that tells it, and how it is done.
type Breakage = (&'static str, &'static str, fn(&Project));

const BREAKAGES: &[Breakage] = &[
    ("a file of other bytes", "invalid-utf8", |p| {
        let mut bytes = fs::read(p.path("site/content/hello/ar.md")).expect("a file");
        // The end of a word in Windows-1256.
        bytes.extend(b"\n\xC7\xE1\n");
        p.write("content/hello/ar.md", &bytes);
    }),
    ("broken TOML", "bad-toml", |p| p.edit("content/hello/report.toml", "date =", "date")),
    ("a broken glossary", "bad-toml", |p| {
        p.edit("content/glossary.toml", "[entities.library]", "[entities.library");
    }),
    ("a broken configuration", "bad-toml", |p| p.edit("bayan.toml", "formats = [", "formats = ")),
    ("no configuration", "no-project", |p| p.remove("bayan.toml")),
    ("a missing file of prose", "missing-translation", |p| p.remove("content/hello/en.md")),
    ("a missing section", "missing-section", |p| p.edit("content/hello/ar.md", " {#budget}", "")),
    ("a missing half", "missing-translation", |p| p.edit("content/glossary.toml", ", en = \"Culture\"", "")),
    ("an unknown figure", "unknown-figure", |p| p.edit("content/hello/ar.md", "{ $growth }", "{ $grwth }")),
    ("an unknown name", "unknown-id", |p| p.edit("content/hello/en.md", "{ -library }", "{ -libary }")),
    ("an unknown source", "unknown-source", |p| {
        p.edit("content/hello/report.toml", "\"yearbook\"", "\"yearbok\"");
    }),
    ("an unknown tag", "unknown-tag", |p| {
        p.edit("content/hello/report.toml", "[\"culture\"]", "[\"cultur\"]");
    }),
    ("an unknown key", "unknown-key", |p| p.edit("content/hello/report.toml", "status =", "statos =")),
    ("a bad figure", "bad-figure", |p| p.edit("content/hello/report.toml", "+18%", "+1.8.1%")),
    ("a bad date", "bad-date", |p| p.edit("content/hello/report.toml", "2024-H1", "2024-H3")),
    ("an incomplete finding", "incomplete-finding", |p| {
        p.edit("content/hello/report.toml", "figures = [\"budget\"]", "figures = []");
    }),
    ("an unclosed placeable", "unclosed-placeable", |p| {
        p.edit("content/hello/ar.md", "{ $growth }", "{ $growth");
    }),
    ("an unsafe link", "unsafe-link", |p| p.edit("content/hello/en.md", "Everything", "[All](javascript:x)")),
    ("a bad message", "bad-message", |p| p.write("locales/ar/own.ftl", "a = { $x\n".as_bytes())),
    ("a wrong variable", "unknown-variable", |p| {
        p.write("locales/en/own.ftl", b"unit-people = { $nmber } people\n");
    }),
    ("a bad template", "bad-template", |p| p.write("templates/html/report.html", b"{% if %}")),
    ("a template that asks for too much", "bad-template", |p| {
        p.write("templates/markdown/report.md", b"{{ report.nothing }}");
    }),
    ("a report file too many", "two-report-files", |p| p.write("content/hello/report.json", b"{}")),
    ("a folder instead of a file", "no-report-file", |p| {
        p.remove("content/hello/report.toml");
        fs::create_dir(p.path("site/content/hello/report.toml")).expect("a folder");
    }),
    #[cfg(unix)]
    ("a link to nowhere", "io", |p| {
        p.remove("content/hello/ar.md");
        std::os::unix::fs::symlink("nowhere.md", p.path("site/content/hello/ar.md")).expect("a link");
    }),
];

#[test]
fn whatever_breaks_leaves_the_last_build_as_it_was() {
    for (what, code, break_it) in BREAKAGES {
        let project = Project::new();
        let before = project.build("public");
        // A good change, which must not be published beside a bad one.
        project.edit("content/second/en.md", "The text of the report", "Other words");
        break_it(&project);
        let output = project.run(&["build", "site", "--out", "public"]);
        let said = told(&output, if *code == "io" { 3 } else { 1 });
        let heads: Vec<&str> = said.lines().filter(|line| line.starts_with("error")).collect();
        assert!(!heads.is_empty(), "{what}: {said}");
        assert!(heads.iter().all(|head| head.starts_with(&format!("error[{code}]: "))), "{what}: {said}");
        assert!(said.ends_with("nothing was published\n"), "{what}: {said}");
        assert_eq!(tree(&project.path("public")), before, "{what}");
    }
}

#[test]
fn files_of_others_stay() {
    let project = Project::new();
    fs::create_dir(project.path("public")).expect("a folder");
    fs::write(project.path("public/CNAME"), "example.org").expect("a file");
    let with = project.build("public");
    let mut without = project.build("elsewhere");
    without.insert("CNAME".into(), b"example.org".to_vec());
    assert_eq!(with, without);
}

#[test]
fn only_what_is_asked_for_is_made() {
    let project = Project::new();
    project.succeed(&["build", "site", "--out", "o", "--edition", "ar", "--format", "markdown"]);
    let made = tree(&project.path("o"));
    assert!(made.contains_key(Path::new("ar/hello/report.md")), "{:?}", made.keys());
    assert!(!made.keys().any(|path| path.starts_with("en")), "{:?}", made.keys());
    assert!(!made.keys().any(|path| path.ends_with("hello/index.html")), "{:?}", made.keys());
    let said = told(&project.run(&["build", "site", "--edition", "fr"]), 2);
    assert!(said.contains("fr"), "{said}");
}

#[test]
fn each_ending_has_its_exit_code() {
    let project = Project::new();
    told(&project.run(&["build", "nowhere"]), 3);
    told(&project.run(&["build", "site", "--out", "site/content/out"]), 3);
    told(&project.run(&["check", "."]), 1);
    told(&project.run(&["chekc"]), 2);
    told(&project.run(&["--help"]), 0);
}

#[test]
fn json_lines_go_to_the_standard_output_alone() {
    let project = Project::new();
    project.edit("content/hello/ar.md", "{ $growth }", "{ $grwth }");
    let output = project.run(&["check", "site", "--message-format", "json"]);
    assert_eq!(told(&output, 1), "");
    let lines: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!((&lines[0]["type"], &lines[0]["reports"]), (&"started".into(), &2.into()));
    assert_eq!(lines[1]["type"], "diagnostic");
    assert_eq!((&lines[1]["file"], &lines[1]["line"]), (&"content/hello/ar.md".into(), &10.into()));
    assert_eq!(lines[1]["hint"], "did you mean `growth`?");
    assert_eq!((&lines[2]["type"], &lines[2]["errors"]), (&"finished".into(), &1.into()));
}

#[test]
fn the_page_of_a_report_is_light() {
    /// Bytes of a page with two charts and its style sheets, uncompressed, without fonts; the facing page says all in two
    /// languages.
    const MOST: [(&str, u64); 3] = [("ar", 60_000), ("en", 60_000), ("facing", 80_000)];
    let out = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
    command.args(["build", env!("CARGO_MANIFEST_DIR"), "-q", "--out"]).arg(out.path());
    told(&command.output().expect("the program runs"), 0);
    let size = |path: &str| fs::metadata(out.path().join(path)).expect(path).len();
    for (edition, most) in MOST {
        let path = format!("{edition}/chips-under-controls/index.html");
        let html = fs::read_to_string(out.path().join(&path)).expect("the page");
        let sheets = html.split("<link rel=\"stylesheet\" href=\"../../").skip(1);
        let sheets: Vec<&str> = sheets.filter_map(|rest| rest.split('"').next()).collect();
        assert!(sheets.contains(&"assets/bayan.css"), "{sheets:?}");
        let style: u64 = sheets.iter().map(|sheet| size(sheet)).sum();
        let page = size(&path);
        assert!(page + style < most, "{edition}: {page} and {style} bytes");
    }
}

#[test]
fn the_review_page_marks_what_is_wrong_where_it_stands() {
    let project = Project::new();
    project.edit("content/hello/en.md", "Everything", "[All](#nothing) <b>");
    project.edit("content/glossary.toml", "Culture", "<script>alert(1)</script>  x");
    let output = project.run(&["check", "site", "--review", "review.html"]);
    let said = told(&output, 1);
    assert!(said.contains("error[dead-link]"), "{said}");
    let page = fs::read_to_string(project.path("review.html")).expect("a page");
    for part in [
        "<html lang=\"ar\" dir=\"rtl\">",
        "<div lang=\"en\" dir=\"ltr\">",
        "<code>dead-link</code>",
        "content/hello/en.md:",
        "<li><a href=\"#_shared\">",
        "<li><a href=\"#hello\"><bdi lang=\"ar\" dir=\"rtl\">",
        "<small>تنبيه واحد</small>",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script"), "nothing of the input is markup of the page");
    let leads_out = page.split("href=\"").skip(1).any(|to| !to.starts_with('#'));
    assert!(!leads_out && !page.contains("src="), "it stands alone");
}

#[test]
fn fixes_change_what_is_wrong_and_nothing_else() {
    let project = Project::new();
    let prose = || fs::read_to_string(project.path("site/content/hello/en.md")).expect("prose");
    let before = prose();
    project.edit("content/hello/en.md", "Everything in this", "Everything  in  this");
    let fix = ["check", "site", "--fix", "--only", "double-space"];
    let said = told(&project.run(&fix), 0);
    assert!(said.contains("2 places mended, no problems"), "{said}");
    assert_eq!(prose(), before);
    let said = told(&project.run(&fix), 0);
    assert!(!said.contains("mended"), "{said}");
}
