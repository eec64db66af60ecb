//! What programs are told of a run: its events, what a rehearsal would do, nothing where there is nothing to say.

use serde_json::Value;

use super::project::{Project, told, tree};

/// The paths of the files that events say were treated so.
fn paths(events: &[Value], action: &str) -> Vec<String> {
    let found = events.iter().filter(|event| event["type"] == "page" && event["action"] == action);
    found.map(|event| event["path"].as_str().expect("a path").to_owned()).collect()
}

#[test]
fn programs_are_told_of_every_file() {
    let project = Project::new();
    let first = project.events(&["build", "site", "--out", "o"], 0);
    assert_eq!(first[0], serde_json::json!({ "type": "started", "reports": 2, "editions": 2 }));
    let mut published: Vec<String> =
        tree(&project.path("o")).into_keys().map(|path| path.to_str().expect("Unicode").to_owned()).collect();
    published.retain(|path| path != "bayan-manifest.jsonl");
    // A path is ordered by its parts, a text by its letters.
    published.sort();
    assert_eq!(paths(&first, "written"), published);
    let last = first.last().expect("a last line");
    assert_eq!((&last["type"], &last["written"]), (&"finished".into(), &published.len().into()));

    let again = project.events(&["build", "site", "--out", "o"], 0);
    assert_eq!(again.len(), 2, "{again:?}");
    assert_eq!((&again[0]["reports"], &again[0]["editions"]), (&2.into(), &2.into()));
    assert_eq!((&again[1]["written"], &again[1]["unchanged"]), (&0.into(), &published.len().into()));

    std::fs::remove_dir_all(project.path("site/content/second")).expect("removed");
    let less = project.events(&["build", "site", "--out", "o"], 0);
    let removed = paths(&less, "removed");
    assert!(removed.contains(&"ar/second/index.html".to_owned()), "{removed:?}");
    // It was the only one of its year.
    let is_of_it = |path: &String| path.contains("second") || path.contains("/dates/");
    assert!(removed.iter().all(is_of_it), "{removed:?}");
    assert!(paths(&less, "written").contains(&"ar/index.html".to_owned()));
}

#[test]
fn a_dry_run_tells_what_a_build_would_do_and_leaves_no_trace() {
    let project = Project::new();
    for in_place in [&[][..], &["--in-place"]] {
        let arguments = [&["build", "site", "--out", "o"], in_place].concat();
        let dry = [&arguments[..], &["--dry-run"]].concat();
        let before = tree(project.path("").as_path());
        let would = project.events(&dry, 0);
        assert_eq!(tree(project.path("").as_path()), before, "a first run");
        assert_eq!(
            (&would[0]["dry_run"], &would.last().expect("a line")["dry_run"]),
            (&true.into(), &true.into())
        );
        let did = project.events(&arguments, 0);
        assert_eq!((paths(&would, "written"), paths(&would, "removed")), (paths(&did, "written"), vec![]));

        project.edit("content/hello/report.toml", "+18%", "+19%");
        std::fs::rename(project.path("site/content/second"), project.path("site/content/third"))
            .expect("renamed");
        let before = tree(project.path("").as_path());
        let output = project.run(&dry);
        let said = told(&output, 0);
        assert!(said.starts_with("Would build 2 reports in 2 editions: "), "{said}");
        assert!(said.trim_end().ends_with("; nothing was published"), "{said}");
        let list = String::from_utf8(output.stdout).expect("UTF-8");
        for line in
            ["write  en/hello/index.html", "write  ar/third/index.html", "remove  ar/second/index.html"]
        {
            assert!(list.lines().any(|found| found == line), "`{line}`: {list}");
        }
        let would = project.events(&dry, 0);
        assert_eq!(tree(project.path("").as_path()), before);
        let did = project.events(&arguments, 0);
        for action in ["written", "removed"] {
            assert_eq!(paths(&would, action), paths(&did, action));
        }
        assert_eq!(project.events(&dry, 0).len(), 2);

        project.edit("content/hello/report.toml", "+19%", "+1.9.1%");
        assert!(told(&project.run(&dry), 1).ends_with("nothing was published\n"));
        project.edit("content/hello/report.toml", "+1.9.1%", "+18%");
        std::fs::rename(project.path("site/content/third"), project.path("site/content/second"))
            .expect("renamed");
        std::fs::remove_dir_all(project.path("o")).expect("removed");
        drop(std::fs::remove_dir_all(project.path(".o.bayan")));
    }
    told(&project.run(&["build", "site", "--out", "site/content/o", "--dry-run"]), 3);
}

#[test]
fn fresh_makes_everything_and_writes_what_differs() {
    let project = Project::new();
    let first = project.build("o");
    let fresh = project.events(&["build", "site", "--out", "o", "--fresh"], 0);
    assert_eq!(paths(&fresh, "written"), [] as [&str; 0]);
    assert_eq!(fresh.last().expect("a line")["unchanged"], first.len() - 1);
    assert_eq!(tree(&project.path("o")), first);
}

#[test]
fn a_run_without_news_is_silent() {
    let project = Project::new();
    assert!(project.succeed(&["build", "site"]).starts_with("Built 2 reports in 2 editions: "));
    assert_eq!(project.succeed(&["build", "site"]), "");
    assert!(project.succeed(&["build", "site", "--dry-run"]).starts_with("Would build 2 reports"));
    project.edit("content/hello/report.toml", "+18%", "+19%");
    assert!(project.succeed(&["build", "site"]).starts_with("Built 2 reports in 2 editions: "));
}
