//! What a run writes beside what it publishes: in no place that is taken, whole or not at all, and told before the work if it cannot be.

use std::fs;
use std::path::Path;

use super::project::{Project, told, tree};

#[test]
fn nothing_that_is_read_or_published_is_written_over() {
    let project = Project::new();
    project.succeed(&["build", "site"]);
    fs::write(project.path("known.json"), r#"{ "version": 1, "known": [] }"#).expect("written");
    let before = tree(&project.path(""));
    for (file, reason) in [
        ("site/bayan.toml", "it is the project's configuration"),
        ("site/content/hello/report.toml", "it lies in the project's `content`, which is input"),
        ("site/content/../bayan.toml", "it is the project's configuration"),
        ("site/locales/en/new.ftl", "it lies in the project's `locales`, which is input"),
        ("site/public/index.html", "it is a part of what is published there"),
        ("site/public/bayan-manifest.jsonl", "it is a part of what is published there"),
        ("known.json", "this run reads it"),
        ("none/file", "the folder `none` does not exist"),
    ] {
        let known = ["--baseline", "known.json"];
        let write = ["check", "site", "--write-baseline", file];
        let review = [&["check", "site", "--review", file][..], &known].concat();
        let depfile = [&["build", "site", "--depfile", file][..], &known].concat();
        for arguments in [&write[..], &review, &depfile] {
            // A baseline is written where one is.
            if arguments == write && file == "known.json" {
                continue;
            }
            let said = told(&project.run(arguments), 3);
            assert!(said.contains(&format!("cannot write `{file}`: {reason}\n")), "{said}");
            assert_eq!(tree(&project.path("")), before, "{arguments:?}");
        }
    }
    project.succeed(&["check", "site", "--write-baseline", "known.json"]);
    project.succeed(&["build", "site", "--depfile", "site/public/own.d"]);
    project.succeed(&["build", "site", "--depfile", "site/public/own.d"]);
    project.succeed(&["build", "site", "--out", "new", "--depfile", "new/own.d"]);
    assert!(project.path("new/own.d").is_file());
}

#[test]
fn what_cannot_be_written_is_told_before_anything_is_published() {
    let project = Project::new();
    let said = told(&project.run(&["build", "site", "--depfile", "none/rule.d"]), 3);
    assert!(said.contains("the folder `none` does not exist\n") && said.contains("nothing was published"));
    assert!(!project.path("site/public").exists());
    told(&project.run(&["build", "site", "--dry-run", "--depfile", "site/bayan.toml"]), 3);
    // A rehearsal writes none, not even to try.
    project.succeed(&["build", "site", "--dry-run", "--depfile", "none/rule.d"]);
}

#[cfg(target_os = "linux")]
#[test]
fn who_cannot_be_told_what_was_asked_for_is_told_that() {
    let project = Project::new();
    let full = || fs::File::options().write(true).open("/dev/full").expect("there on Linux");
    for arguments in [
        &["schema"][..],
        &["explain"],
        &["--help"],
        &["status", "site"],
        &["build", "site", "--dry-run"],
        &["build", "site", "--message-format", "json"],
        &["check", "site", "--message-format", "sarif"],
    ] {
        let output = project.command(arguments).stdout(full()).output().expect("it runs");
        let said = told(&output, 3);
        let reason = "error: cannot write to the standard output: no space left on the device\n";
        assert!(said.contains(reason), "{arguments:?}: {said}");
    }
    // Whoever goes away has heard enough.
    let mut child =
        project.command(&["explain", "--all"]).stdout(std::process::Stdio::piped()).spawn().expect("runs");
    drop(child.stdout.take());
    assert!(child.wait().expect("it ends").success());
}

/// Where a disk is full, which is tried with a limit on the length of files.
#[cfg(unix)]
#[test]
fn what_does_not_fit_is_not_there_at_all() {
    let project = Project::new();
    let before = tree(&project.path(""));
    for arguments in [
        "accept hello --lang en --by A --dir site",
        "check site --write-baseline new.json",
        "check site --review new.html",
        "new third --dir site",
        "new first --dir empty",
        "init fresh/one",
    ] {
        if arguments.ends_with("empty") {
            fs::create_dir(project.path("empty")).expect("a folder");
            fs::write(project.path("empty/bayan.toml"), "").expect("a file");
        }
        let program = env!("CARGO_BIN_EXE_bayan");
        let limited = format!("trap '' XFSZ; ulimit -f 0; exec '{program}' {arguments}");
        let mut shell = std::process::Command::new("sh");
        let output = shell.args(["-c", &limited]).current_dir(project.path("")).output().expect("it runs");
        let said = told(&output, 3);
        assert!(said.contains("cannot write `"), "{said}");
        if arguments.ends_with("empty") {
            assert_eq!(tree(&project.path("empty")).len(), 1);
            assert!(!project.path("empty/content").exists());
            fs::remove_dir_all(project.path("empty")).expect("removed");
        }
        assert_eq!(tree(&project.path("")), before, "{arguments}");
        assert!(!project.path("fresh").exists() && !Path::new("site/content/third").exists());
    }
}

#[test]
fn programs_are_told_of_a_wrong_use() {
    let project = Project::in_folder("", &["second"]);
    for arguments in [&["--only", "nope"][..], &["--edition", "fr"], &["--since", "2024-13-01"]] {
        let events = project.events(&[&["build", "site"], arguments].concat(), 2);
        let [problem, last] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!((&problem["type"], &problem["code"]), (&"diagnostic".into(), &"usage".into()));
        assert_eq!((&last["type"], &last["errors"]), (&"finished".into(), &1.into()));
    }
    let said = told(&project.run(&["build", "site", "--only", "nope", "--only", "secnd"]), 2);
    assert!(said.contains("there are no reports `nope`, `secnd`") && said.contains("`second`?"), "{said}");
    for format in ["sarif", "github"] {
        let output = project.run(&["verify", "site/public", "--message-format", format]);
        assert!(told(&output, 2).contains("no problem at a place in a text") && output.stdout.is_empty());
        let output = project.run(&["build", "site", "--only", "nope", "--message-format", format]);
        assert_eq!(told(&output, 2), "");
        assert!(String::from_utf8_lossy(&output.stdout).contains("there is no report `nope`"));
    }
}

#[test]
fn lists_are_written_in_either_way() {
    let project = Project::in_folder("", &["second", "third"]);
    let files = |arguments: &[&str]| {
        project.succeed(&[&["build", "site", "--out", "o", "--fresh"], arguments].concat());
        let files = tree(&project.path("o"));
        fs::remove_dir_all(project.path("o")).expect("removed");
        files
    };
    let all = files(&["--only", "hello", "--only", "third", "--format", "html", "--format", "data"]);
    assert!(all == files(&["--only", "hello,third", "--format", "html,data"]));
    project.succeed(&["check", "site", "--only", "unused-figure,unused-source", "--deny", "warnings,hints"]);
    project.succeed(&["check", "site", "--deny", "warnings", "--deny", "hints", "--edition", "ar,en"]);
}

#[test]
fn slips_are_answered_with_what_was_meant() {
    let project = Project::new();
    let none = "There are no issues in `content/newsletters`: no letters were made\n";
    for arguments in [&["newsletter", "site"][..], &["build", "site", "--format", "newsletter"]] {
        assert!(project.succeed(arguments).starts_with(none));
        assert!(project.succeed(arguments).starts_with(none), "and again");
    }
    let output =
        project.command(&["newsletter", "hello", "second"]).current_dir(project.path("site")).output();
    let said = told(&output.expect("it runs"), 2);
    assert!(said.contains("did you mean `bayan newsletter . hello second`?"), "{said}");
    let said = told(&project.run(&["verify", "site"]), 2);
    assert!(said.contains("`bayan verify site/public`"), "{said}");
    let said = project.succeed(&["init", "it's new"]);
    assert!(said.contains(r"bayan build 'it'\''s new'"), "{said}");
}

#[test]
fn reports_are_not_lost_in_silence() {
    let project = Project::new();
    let content = project.path("site/content");
    fs::create_dir_all(content.join("2024/06")).expect("folders");
    fs::rename(content.join("second"), content.join("2024/06/second")).expect("moved");
    for command in ["check", "build"] {
        let said = told(&project.run(&[command, "site"]), 1);
        assert!(said.contains("error[no-report-file]"), "{said}");
        assert!(said.contains("`content/2024/06/second` in it does"), "{said}");
        assert!(said.contains("move the folder to `content/second`"), "{said}");
    }
    fs::remove_dir_all(&content).expect("removed");
    for command in ["check", "build", "status"] {
        let said = told(&project.run(&[command, "site"]), 1);
        assert!(said.contains("error[no-content]") && !said.contains("no-project"), "{said}");
    }
    fs::create_dir(&content).expect("a folder");
    project.succeed(&["build", "site"]);
    let project = Project::new();
    let content = project.path("site/content");
    for id in ["con", "nul", "dates"] {
        project.write(&format!("content/{id}/report.toml"), b"date = 2024-10-02\n");
        for command in ["check", "build"] {
            let said = told(&project.run(&[command, "site"]), 1);
            assert!(said.contains("error[reserved-id]") && said.contains("1 error"), "{said}");
        }
        fs::remove_dir_all(content.join(id)).expect("removed");
        let said = told(&project.run(&["new", id, "--dir", "site"]), 2);
        assert!(said.contains(&format!("how about `{id}-report`?")), "{said}");
    }
    for (from, to) in [("culture", "aux"), ("library", "com1")] {
        for file in ["content/glossary.toml", "content/hello/report.toml"] {
            project.edit(file, from, to);
        }
        for file in ["content/hello/ar.md", "content/hello/en.md"].iter().filter(|_| from == "library") {
            project.edit(file, from, to);
        }
        for command in ["check", "build"] {
            let said = told(&project.run(&[command, "site"]), 1);
            assert!(said.contains("error[reserved-id]") && said.contains("1 error"), "{said}");
        }
        for file in ["content/glossary.toml", "content/hello/report.toml"] {
            project.edit(file, to, from);
        }
        for file in ["content/hello/ar.md", "content/hello/en.md"].iter().filter(|_| from == "library") {
            project.edit(file, to, from);
        }
    }
    let said = told(&project.run(&["new", "newsletters", "--dir", "site"]), 2);
    assert!(said.contains("`newsletters-report`"), "{said}");
}
