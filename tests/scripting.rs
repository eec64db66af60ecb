//! What other programs rely on: parts of a publication, rules for `make`, reasons, the same bytes anywhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::project::{Project, Tree, told, tree};

/// Three reports, `hello`, `second` and `third`.
fn project() -> Project {
    Project::in_folder("home", &["second", "third"])
}

/// Changes the Arabic text of a report.
fn change(project: &Project, report: &str) {
    let path = project.path("site/content").join(report).join("ar.md");
    let text = fs::read_to_string(&path).expect("prose");
    fs::write(path, text + "\nجملة أخرى.\n").expect("written");
}

fn git(project: &Project, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    let output = git.args(arguments).current_dir(project.path("site")).output().expect("git is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The files that one tree has and another has not, or not so.
fn differing(one: &Tree, other: &Tree) -> Vec<String> {
    let name = |path: &PathBuf| path.to_string_lossy().replace('\\', "/");
    let differ = one.iter().filter(|(path, bytes)| other.get(*path) != Some(*bytes));
    differ.map(|(path, _)| name(path)).filter(|path| path != "bayan-manifest.jsonl").collect()
}

#[test]
fn it_is_told_why_something_is_made() {
    let project = project();
    project.succeed(&["build", "site"]);
    change(&project, "hello");
    let events = project.events(&["build", "site", "--explain"], 0);
    let why: Vec<_> = events.iter().filter(|event| event["type"] == "why").collect();
    let changed = "`content/hello/ar.md` changed";
    assert_eq!(why, [&serde_json::json!({ "type": "why", "unit": "report/hello", "reasons": [changed] })]);
    let said = told(&project.run(&["build", "site", "--explain", "--out", "new"]), 0);
    assert!(said.starts_with("everything is made: nothing is published there yet\n"), "{said}");
}

#[test]
fn some_reports_are_made_and_the_others_stay() {
    let project = project();
    project.succeed(&["build", "site"]);
    let before = tree(&project.path("site/public"));
    for report in ["hello", "second"] {
        change(&project, report);
        project.edit(&format!("content/{report}/ar.md"), "title: ", "title: \"عنوان جديد\" #");
    }
    let said = told(&project.run(&["build", "site", "--only", "helo"]), 2);
    assert!(said.contains("there is no report `helo`") && said.contains("`hello`"), "{said}");

    let said = told(&project.run(&["build", "site", "--only", "hello"]), 0);
    assert!(said.starts_with("Built 1 report in 2 editions: "), "{said}");
    let after = tree(&project.path("site/public"));
    let written = differing(&after, &before);
    assert!(written.contains(&"ar/hello/index.html".to_owned()), "{written:?}");
    assert!(written.iter().all(|path| path.contains("/hello/")), "{written:?}");
    assert!(before.keys().eq(after.keys()), "nothing comes and nothing goes");

    // The next build of all makes what a first one would.
    project.succeed(&["build", "site"]);
    project.succeed(&["build", "site", "--out", "clean"]);
    assert!(tree(&project.path("site/public")) == tree(&project.path("clean")));
    let before = tree(&project.path("site/public"));
    project.succeed(&["build", "site", "--only", "hello", "--only", "second"]);
    assert!(tree(&project.path("site/public")) == before, "nothing changed");
}

#[test]
fn a_single_report_has_its_style() {
    let project = project();
    project.succeed(&["build", "site", "--only", "second", "--format", "html"]);
    let made = tree(&project.path("site/public"));
    assert!(made.contains_key(Path::new("ar/second/index.html")));
    assert!(made.contains_key(Path::new("assets/bayan.css")));
    assert!(
        !made.contains_key(Path::new("ar/index.html"))
            && !made.keys().any(|path| path.starts_with("ar/hello"))
    );
    // What is published is no whole publication: the next build knows.
    project.succeed(&["build", "site"]);
    project.succeed(&["build", "site", "--out", "clean"]);
    assert!(tree(&project.path("site/public")) == tree(&project.path("clean")));
}

#[test]
fn reports_are_chosen_by_their_date_or_by_what_changed() {
    let project = project();
    project.edit("content/second/report.toml", "2024-10-02", "2023-01-01");
    project.edit("content/third/report.toml", "2024-10-02", "2024-12-31");
    let made = |since: &str| {
        let out = tempfile::tempdir().expect("a folder");
        let folder = out.path().join("o");
        project.succeed(&["build", "site", "--since", since, "--out", &folder.to_string_lossy()]);
        let mut reports: Vec<String> = tree(&folder)
            .keys()
            .filter_map(|path| {
                Some(path.to_str()?.strip_prefix("ar/")?.strip_suffix("/index.html")?.to_owned())
            })
            .collect();
        // Below a report lie pages of its own.
        reports.retain(|path| !path.contains('/'));
        reports.sort();
        reports
    };
    assert_eq!(made("2024-11-01"), ["third"]);
    assert_eq!(made("2024-12-31"), ["third"]);
    let said = told(&project.run(&["build", "site", "--since", "2024-13-01"]), 2);
    assert!(said.contains("2024-13-01"), "{said}");

    let said = told(&project.run(&["build", "site", "--since", "v1"]), 2);
    assert!(said.contains("is in no git repository"), "{said}");
    let mut without = project.command(&["build", "site", "--since", "v1"]);
    let said = told(&without.env("PATH", "").output().expect("it runs"), 2);
    assert!(said.contains("git cannot be asked what changed since `v1`: it is not installed"), "{said}");

    git(&project, &["init", "-q"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "-qm", "first"]);
    git(&project, &["tag", "v1"]);
    let said = told(&project.run(&["build", "site", "--since", "v2"]), 2);
    assert!(said.contains("the repository has no revision `v2`"), "{said}");
    told(&project.run(&["build", "site", "--since=--output=x"]), 2);
    assert!(made("v1").is_empty());
    change(&project, "second");
    assert_eq!(made("v1"), ["second"]);
    git(&project, &["commit", "-qam", "second"]);
    change(&project, "hello");
    project.succeed(&["new", "fourth", "--dir", "site"]);
    assert_eq!(made("v1"), ["fourth", "hello", "second"]);
    assert_eq!(made("HEAD"), ["fourth", "hello"]);
}

#[test]
fn make_builds_again_when_something_changed() {
    if Command::new("make").arg("--version").output().is_err() {
        eprintln!("passed over: there is no `make` here");
        return;
    }
    let project = Project::in_folder("a #1 $x", &["second"]);
    let bayan = env!("CARGO_BIN_EXE_bayan").replace('$', "$$");
    let rule = "public/bayan-manifest.jsonl";
    let makefile =
        format!("{rule}:\n\t'{bayan}' build . --depfile site.d\n\ttouch done\n\n-include site.d\n");
    fs::write(project.path("site/Makefile"), makefile).expect("written");
    let runs = || {
        let mut make = Command::new("make");
        let output = make.current_dir(project.path("site")).output().expect("make runs");
        told(&output, 0);
        fs::remove_file(project.path("site/done")).is_ok()
    };
    assert!(runs());
    assert!(!runs(), "nothing changed");
    change(&project, "second");
    assert!(runs() && !runs(), "a report changed");
    project.succeed(&["new", "third", "--dir", "site"]);
    assert!(runs() && !runs(), "a report came");
    fs::remove_dir_all(project.path("site/content/second")).expect("removed");
    assert!(runs() && !runs(), "a report went");
    project.edit("bayan.toml", "[publication]", "# a remark\n[publication]");
    assert!(runs(), "the configuration changed");
    let rules = fs::read_to_string(project.path("site/site.d")).expect("a rule");
    assert!(rules.starts_with("./public/bayan-manifest.jsonl:") || rules.starts_with(rule), "{rules}");

    // A failed build leaves the rule as it is.
    project.edit("content/hello/ar.md", "{ $growth }", "{ $grwth }");
    told(&project.run(&["build", "site", "--depfile", "site/site.d"]), 1);
    assert_eq!(fs::read_to_string(project.path("site/site.d")).expect("a rule"), rules);
    project.edit("content/hello/ar.md", "{ $grwth }", "{ $growth }");
    let absolute = project.path("site").to_string_lossy().into_owned();
    project.succeed(&["build", &absolute, "--depfile", "absolute.d"]);
    let rules = fs::read_to_string(project.path("absolute.d")).expect("a rule");
    assert!(rules.contains(r"a\ \#1\ $$x/site/content/hello/ar.md"), "{rules}");
}

#[test]
fn the_same_input_gives_the_same_bytes_anywhere() {
    let here = Project::in_folder("here", &["second", "third"]);
    let there = Project::in_folder("there/and elsewhere", &["third", "second"]);
    here.succeed(&["build", "site", "--out", "o"]);
    let mut command = there.command(&["build", "site", "--out", "another/o"]);
    command.env("TZ", "Pacific/Kiritimati").env("LANG", "ar_EG.UTF-8").env("LC_ALL", "tr_TR.UTF-8");
    command.env("RAYON_NUM_THREADS", "1").env("USER", "somebody").env("HOME", there.folder.path());
    told(&command.output().expect("it runs"), 0);
    let (one, other) = (tree(&here.path("o")), tree(&there.path("another/o")));
    assert!(one.contains_key(Path::new("bayan-manifest.jsonl")));
    assert!(one.keys().eq(other.keys()));
    for (path, bytes) in &one {
        assert!(other.get(path) == Some(bytes), "{}", path.display());
    }
}
