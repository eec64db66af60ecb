//! More than one machine: shares that were made apart and are joined are one build of everything, byte for byte; what does not
//! belong together is refused, all of it in one run, and nothing is published.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use bayan::share::Share;

use super::project::{Project, Tree, told, tree};

const REPORTS: usize = 20;

const SENDER: &str = r#"
[newsletter]
from = "desk@example.org"
unsubscribe = "https://example.org/leave"
postal-address = { ar = "شارع النيل، القاهرة", en = "1 Nile St, Cairo" }
"#;

/// A report made of data alone, which links to the one after it.
fn report(number: usize) -> String {
    let next = (number + 1) % REPORTS;
    format!(
        r#"title = {{ ar = "تقرير رقم {number}", en = "Report number {number}" }}
date = 2024-{:02}-{:02}
status = "published"
tags = ["culture"]

[figures]
growth = {{ value = "+{}%", period = "2024-H1" }}

[findings.first]
kind = "claim"
claim = {{ ar = "زاد العدد {{ $growth }}، [كما قيل](../r-{next:02}/).", en = "The number grew by {{ $growth }}, [as was said](../r-{next:02}/)." }}
attribution = {{ source = "annals" }}
entities = ["library"]
figures = ["growth"]
"#,
        number % 9 + 1,
        number % 27 + 1,
        number / 2 + 1,
    )
}

/// `hello`, and twenty small reports, with an issue of the newsletter that tells of the newest.
fn project(folder: &str) -> Project {
    let project = Project::in_folder(folder, &[]);
    let glossary = fs::read_to_string(project.path("site/content/glossary.toml")).expect("a glossary");
    let source = "\n[sources.annals]\nkind = \"report\"\nname = { ar = \"الكتاب\", en = \"The Book\" }\nurl = \"https://example.org/b\"\n";
    project.write("content/glossary.toml", (glossary + source).as_bytes());
    for number in 0..REPORTS {
        project.write(&format!("content/r-{number:02}/report.toml"), report(number).as_bytes());
    }
    project.edit(
        "bayan.toml",
        r#"["html", "markdown", "data"]"#,
        r#"["html", "markdown", "data", "newsletter"]"#,
    );
    let configuration = fs::read_to_string(project.path("site/bayan.toml")).expect("a configuration");
    project.write("bayan.toml", (configuration + SENDER).as_bytes());
    project.write("content/newsletters/2024-10/issue.toml", b"date = 2024-10-03\nlatest = 3\n");
    for (language, text) in
        [("ar", "---\ntitle: العدد\n---\nمرحبا.\n"), ("en", "---\ntitle: Issue\n---\nHello.\n")]
    {
        project.write(&format!("content/newsletters/2024-10/{language}.md"), text.as_bytes());
    }
    project
}

/// Copies a folder to another, as one is carried to another machine: with other dates, hidden files too.
fn carry(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().expect("a parent")).expect("folders");
        fs::write(to, bytes).expect("written");
    }
}

/// Builds share I of N to `shards/I`.
fn share(project: &Project, index: usize, of: usize) {
    project.succeed(&[
        "build",
        "site",
        "--shard",
        &format!("{index}/{of}"),
        "--out",
        &format!("shards/{index}"),
    ]);
}

/// `merge` of these shares, to `out`.
fn merge<'a>(shares: &[&'a str], out: &'a str) -> Vec<&'a str> {
    [&["merge", "--dir", "site", "--out", out], shares].concat()
}

/// The published files, without a folder of work.
fn site(folder: &Path) -> Tree {
    tree(folder).into_iter().filter(|(path, _)| !path.starts_with(".bayan")).collect()
}

fn assert_same(one: &Tree, other: &Tree) {
    let differ: Vec<&PathBuf> =
        one.keys().chain(other.keys()).filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

/// The share of four that makes a report.
fn maker(report: &str) -> u32 {
    Share::of_report(report, "1/4".parse::<Share>().expect("a share").of()).index()
}

#[test]
fn joined_shares_are_one_build_of_everything() {
    let here = project("here");
    let whole = here.build("whole");
    assert!(
        whole
            .keys()
            .any(|path| path.starts_with("newsletters") || path.to_string_lossy().contains("2024-10"))
    );
    for of in [1, 2, 3, 7] {
        let mut carried = Vec::new();
        for index in 1..=of {
            // A machine of its own, with a copy of the project somewhere else.
            let machine = here.path(&format!("machine-{of}-{index}"));
            carry(&here.path("site"), &machine.join("its project"));
            let share = format!("{index}/{of}");
            let mut build = here.command(&["build", "its project", "--shard", &share, "--out", "out"]);
            build.current_dir(&machine).env("TZ", "Asia/Tokyo").env("RAYON_NUM_THREADS", "1");
            told(&build.output().expect("it runs"), 0);
            if index == of {
                // Nothing changed: nothing is said.
                assert_eq!(told(&build.output().expect("it runs"), 0), "");
            }
            let place = format!("carried-{of}/share {index}");
            carry(&machine.join("out"), &here.path(&place));
            carried.push(place);
        }
        let shares: Vec<&str> = carried.iter().rev().map(String::as_str).collect();
        let joined = format!("joined-{of}");
        here.succeed(&merge(&shares, &joined));
        assert_same(&whole, &tree(&here.path(&joined)));
        here.succeed(&["verify", &joined]);
        // Once more, and a build of everything: neither finds anything to do.
        assert_eq!(here.succeed(&merge(&shares, &joined)), "");
        assert_eq!(here.succeed(&["build", "site", "--out", &joined]), "");
    }
}

#[test]
fn the_examples_are_joined() {
    let project = Project::new();
    let root = env!("CARGO_MANIFEST_DIR");
    project.succeed(&["build", root, "--out", "whole"]);
    for index in ["1", "2"] {
        project.succeed(&["build", root, "--shard", &format!("{index}/2"), "--out", index]);
    }
    project.succeed(&["merge", "2", "1", "--dir", root, "--out", "joined"]);
    assert_same(&tree(&project.path("whole")), &tree(&project.path("joined")));
}

#[test]
fn a_change_is_made_in_its_share_and_joined() {
    let project = project("");
    let shares = ["shards/1", "shards/2", "shards/3", "shards/4"];
    (1..=4).for_each(|index| share(&project, index, 4));
    project.succeed(&merge(&shares, "public"));
    let before = tree(&project.path("public"));

    project.write("content/r-03/report.toml", report(3).replace("+2%", "+50%").as_bytes());
    project.write("content/new/report.toml", report(7).as_bytes());
    fs::remove_dir_all(project.path("site/content/hello")).expect("removed");
    let makers = ["r-03", "new", "hello"].map(maker);
    for index in 1..=4 {
        let arguments =
            ["build", "site", "--shard", &format!("{index}/4"), "--out", &format!("shards/{index}")];
        let said = project.succeed(&arguments);
        assert_eq!(said.is_empty(), !makers.contains(&index), "{index}: {said}");
    }
    let events = project.events(&merge(&shares, "public"), 0);
    assert_eq!(events[0], serde_json::json!({ "type": "started", "reports": REPORTS + 1, "editions": 2 }));
    let written = events.iter().filter(|event| event["action"] == "written").count();
    let after = tree(&project.path("public"));
    let differing = after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).count();
    assert_eq!(written, differing - 1, "the manifest is no page");
    project.succeed(&["build", "site", "--out", "clean"]);
    assert_same(&tree(&project.path("clean")), &after);
}

#[test]
fn a_share_is_its_reports_and_no_more() {
    let project = project("");
    let mut known: Vec<String> = (0..REPORTS).map(|number| format!("r-{number:02}")).collect();
    known.push("hello".to_owned());
    for index in 1..=4 {
        let own: Vec<&String> = known.iter().filter(|id| maker(id) == index).collect();
        let arguments = ["build", "site", "--shard", &format!("{index}/4"), "--out", &format!("{index}")];
        let events = project.events(&arguments, 0);
        assert_eq!(events[0], serde_json::json!({ "type": "started", "reports": own.len(), "editions": 2 }));
        let made = site(&project.path(&index.to_string()));
        for path in made.keys().filter(|path| **path != Path::new("bayan-manifest.jsonl")) {
            let path = path.to_string_lossy();
            assert!(own.iter().any(|id| path.contains(id.as_str())), "{path}");
        }
        project.succeed(&["verify", &index.to_string()]);
    }
}

#[test]
fn parts_are_joined_as_they_are_built() {
    let project = project("");
    let part = ["--edition", "ar", "--format", "html"];
    project.succeed(&[&["build", "site", "--out", "whole"], &part[..]].concat());
    for index in ["1", "2"] {
        // There was more in it.
        let arguments = ["build", "site", "--shard", &format!("{index}/2"), "--out", index];
        project.succeed(&arguments);
        project.succeed(&[&arguments[..], &part].concat());
    }
    project.succeed(&[&merge(&["1", "2"], "joined")[..], &part].concat());
    assert_same(&tree(&project.path("whole")), &tree(&project.path("joined")));
    let said = told(&project.run(&merge(&["1", "2"], "other")), 1);
    assert!(
        said.contains("error[stale-share]: `1`, share 1 of 2, does not fit the project: it was asked for"),
        "{said}"
    );
}

#[test]
fn what_compares_reports_is_told_when_they_are_joined() {
    let project = project("");
    // The same fact with another value, in another share.
    let other =
        (1..REPORTS).find(|number| maker(&format!("r-{number:02}")) != maker("r-00")).expect("another");
    for number in 0..REPORTS {
        let growth = if number == other { "+99%" } else { "+1%" };
        let text = report(number).replace(&format!("+{}%", number / 2 + 1), growth);
        project.write(&format!("content/r-{number:02}/report.toml"), text.as_bytes());
    }
    let told_of =
        |said: &str| said.lines().filter(|line| !line.starts_with("Built ")).collect::<Vec<_>>().join("\n");
    for (options, code) in [
        (&["--rule", "fact-of-two-values", "--rule", "unused-message"][..], 0),
        (&["--rule", "fact-of-two-values", "--deny", "warnings"], 1),
    ] {
        let whole = told(&project.run(&[&["build", "site", "--out", "whole"], options].concat()), code);
        assert!(whole.contains("[fact-of-two-values]"), "{whole}");
        for index in 1..=4 {
            let (share, out) = (format!("{index}/4"), format!("shards/{index}"));
            let arguments = [&["build", "site", "--shard", &share, "--out", &out], options].concat();
            let said = project.succeed(&arguments);
            assert!(!said.contains("fact-of-two-values"), "{said}");
            assert_eq!(project.succeed(&arguments), "", "nothing changed");
        }
        let shares = ["shards/4", "shards/1", "shards/2", "shards/3"];
        let joined = told(&project.run(&[&merge(&shares, "joined")[..], options].concat()), code);
        assert_eq!(told_of(&whole), told_of(&joined));
    }
    assert_same(&tree(&project.path("whole")), &tree(&project.path("joined")));
}

#[test]
fn what_has_something_to_say_says_it_in_the_share_and_when_it_is_joined() {
    let project = project("");
    let own = "[sources.own]\nkind = \"report\"\nname = { ar = \"تقرير\", en = \"A report\" }\n\n[figures]";
    let with_own = report(4).replace("[figures]", own).replace("\"annals\"", "\"own\"");
    project.write("content/r-04/report.toml", with_own.as_bytes());
    let rule = ["--rule", "source-without-address"];
    let whole = project.succeed(&[&["build", "site", "--out", "whole"], &rule[..]].concat());
    assert_eq!(whole.matches("[source-without-address]").count(), 1, "{whole}");
    for index in ["1", "2"] {
        let arguments = ["build", "site", "--shard", &format!("{index}/2"), "--out", index];
        project.succeed(&[&arguments[..], &rule].concat());
    }
    let joined = project.succeed(&[&merge(&["1", "2"], "joined")[..], &rule].concat());
    let problems = |said: &str| said.lines().filter(|line| !line.starts_with("Built ")).count();
    assert_eq!(problems(&whole), problems(&joined));
    assert_same(&tree(&project.path("whole")), &tree(&project.path("joined")));
}

/// What is said where shares do not belong together; nothing is published.
fn refused(project: &Project, shares: &[&str], code: i32) -> String {
    let said = told(&project.run(&merge(shares, "refused")), code);
    assert!(!project.path("refused").exists(), "{said}");
    assert!(said.ends_with("nothing was published\n"), "{said}");
    said
}

#[test]
fn what_is_missing_or_mixed_up_is_told() {
    let project = project("");
    (1..=4).for_each(|index| share(&project, index, 4));
    let said = refused(&project, &["shards/1", "shards/2", "shards/4"], 1);
    assert!(said.contains("error[missing-share]: share 3 of 4 is missing\n"), "{said}");
    assert!(said.contains("run `bayan build --shard 3/4 --out FOLDER`, and name that folder, too"), "{said}");
    let said = refused(&project, &["shards/2", "shards/2"], 1);
    assert!(said.contains("error[missing-share]: shares 1, 3, 4 of 4 are missing\n"), "{said}");

    project.succeed(&["build", "site", "--shard", "2/3", "--out", "of-three"]);
    let all = ["shards/1", "shards/2", "shards/3", "shards/4"];
    let said = refused(&project, &[&all[..], &["of-three"]].concat(), 1);
    let mixed =
        "error[mixed-shares]: `of-three`, share 2 of 3, does not go with `shards/1`, which is share 1 of 4\n";
    assert!(said.contains(mixed), "{said}");

    // The same share twice: one of them was made when the project was another.
    carry(&project.path("shards/2"), &project.path("same"));
    project.succeed(&merge(&[&all[..], &["same"]].concat(), "joined"));
    carry(&project.path(&format!("shards/{}", maker("r-05"))), &project.path("older"));
    project.write("content/r-05/report.toml", report(5).replace("+3%", "+4%").as_bytes());
    (1..=4).for_each(|index| share(&project, index, 4));
    let said = refused(&project, &[&all[..], &["older"]].concat(), 1);
    let twice =
        format!("error[mixed-shares]: `older`, share {} of 4, was given twice, and `shards/", maker("r-05"));
    assert!(said.contains(&twice), "{said}");
}

#[test]
fn what_was_made_from_something_else_is_told() {
    let project = project("");
    (1..=4).for_each(|index| share(&project, index, 4));
    let shares = ["shards/1", "shards/2", "shards/3", "shards/4"];
    // Two shares, both told in one run.
    let [first, second] = ["r-01", "hello"].map(maker);
    project.write("content/r-01/report.toml", report(1).replace("+1%", "+9%").as_bytes());
    project.edit("content/hello/en.md", "library", "library ");
    let said = refused(&project, &shares, 1);
    let stale = |index: u32, what: &str| {
        format!("error[stale-share]: `shards/{index}`, share {index} of 4, does not fit the project: {what}")
    };
    assert_ne!(first, second, "another example is needed");
    assert!(said.contains(&stale(first, "`content/r-01/report.toml` changed")), "{said}");
    assert!(said.contains(&stale(second, "`content/hello/en.md` changed")), "{said}");
    let again = format!(
        "run `bayan build --shard {first}/4 --out shards/{first}` again, with the options of this run"
    );
    assert!(said.contains(&again), "{said}");

    (1..=4).for_each(|index| share(&project, index, 4));
    fs::remove_dir_all(project.path("site/content/hello")).expect("removed");
    project.write("content/another/report.toml", report(1).as_bytes());
    let said = refused(&project, &shares, 1);
    assert!(said.contains(&stale(second, "`content/")) && said.contains("`content/hello` is gone"), "{said}");
    assert!(said.contains("`content/another` is new"), "{said}");

    project.edit("content/glossary.toml", "The Book", "The Volume");
    let said = refused(&project, &shares, 1);
    for index in 1..=4 {
        assert!(said.contains(&stale(index, "`content/glossary.toml` changed")), "{said}");
    }

    let manifest = project.path("shards/1/bayan-manifest.jsonl");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let generator = format!("bayan {}", env!("CARGO_PKG_VERSION"));
    fs::write(&manifest, text.replace(&generator, "bayan 0.0.1")).expect("written");
    let said = refused(&project, &shares, 1);
    assert!(said.contains(&format!("`bayan 0.0.1` made what is there, and this is `{generator}`")), "{said}");
}

#[test]
fn what_is_damaged_is_told() {
    let project = project("");
    (1..=4).for_each(|index| share(&project, index, 4));
    let shares = ["shards/1", "shards/2", "shards/3", "shards/4"];
    let index = maker("hello");
    let damaged = |what: &str| {
        format!("error[damaged-share]: `shards/{index}`, share {index} of 4, is damaged: {what}\n")
    };
    let file = project.path(&format!("shards/{index}/ar/hello/index.html"));
    let bytes = fs::read(&file).expect("a page");
    let mut other = bytes.clone();
    other[100] ^= 1;
    for spoilt in [&other[..], &bytes[1..]] {
        fs::write(&file, spoilt).expect("written");
        let said = refused(&project, &shares, 1);
        assert!(
            said.contains(&damaged("`ar/hello/index.html` is not as it was published, or missing")),
            "{said}"
        );
    }
    fs::remove_file(&file).expect("removed");
    let said = refused(&project, &shares, 1);
    assert!(
        said.contains(&damaged("`ar/hello/index.html` is not as it was published, or missing")),
        "{said}"
    );

    // Carried without hidden files, or cut.
    for folder in ["shown", "cut"] {
        carry(&project.path("shards/1"), &project.path(folder));
    }
    fs::remove_dir_all(project.path("shown/.bayan")).expect("removed");
    let manifest = project.path("cut/bayan-manifest.jsonl");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let short = text.trim_end().rsplit_once('\n').expect("lines").0;
    fs::write(&manifest, format!("{short}\n")).expect("written");
    for folder in ["shown", "cut"] {
        let said = refused(&project, &[folder, "shards/2", "shards/3", "shards/4"], 1);
        let what = "its folder `.bayan` is missing, or does not belong to it";
        assert!(said.contains(&format!("`{folder}`, share 1 of 4, is damaged: {what}\n")), "{said}");
        assert!(
            said.contains("carry the folder whole, hidden files too; or run `bayan build --shard 1/4 "),
            "{said}"
        );
    }
    // The share itself puts it right.
    (1..=4).for_each(|index| share(&project, index, 4));
    project.succeed(&merge(&shares, "joined"));
}

#[test]
fn what_is_no_share_is_told() {
    let project = project("");
    project.build("whole");
    for index in [1, 2] {
        share(&project, index, 2);
    }
    fs::create_dir(project.path("empty")).expect("a folder");
    let said = refused(&project, &["shards/1", "shards/2", "whole", "empty", "nowhere"], 3);
    for problem in [
        "cannot merge `whole`: it holds a whole publication, and no share of one\n",
        "cannot merge `empty`: it has no `bayan-manifest.jsonl`, so `bayan build --shard` did not publish it\n",
        "cannot merge `nowhere`: it does not exist\n",
    ] {
        assert!(said.contains(problem), "{said}");
    }
    let lock = File::open(project.path("shards/1/.bayan/lock")).expect("a lock");
    lock.try_lock().expect("nobody has it");
    let said = refused(&project, &["shards/1", "shards/2"], 3);
    assert!(
        said.contains("cannot merge `shards/1`: another build is publishing to it at this moment\n"),
        "{said}"
    );
    drop(lock);

    let said = told(&project.run(&merge(&["shards/1", "shards/2"], "shards/1")), 3);
    assert!(
        said.contains("cannot merge `shards/1`: the publication would take its place; choose another"),
        "{said}"
    );
    let said = told(&project.run(&merge(&["shards/1", "shards/2"], "shards")), 3);
    assert!(
        said.contains("cannot merge `shards/2`: one of it and the output folder lies in the other;"),
        "{said}"
    );
    project.succeed(&merge(&["shards/1", "shards/2"], "joined"));
}

#[test]
fn a_share_takes_the_place_of_no_publication() {
    let project = Project::new();
    let whole = project.build("public");
    let said = told(&project.run(&["build", "site", "--shard", "1/2", "--out", "public"]), 2);
    assert!(
        said.contains("`public` holds a whole publication, whose place share 1 of 2 would take\n"),
        "{said}"
    );
    assert!(said.contains("help: give the share a folder of its own: `--out shards/1`"), "{said}");
    assert_same(&whole, &tree(&project.path("public")));
    for (share, problem) in [
        ("0/2", "shares are counted from 1: the first is `1/2`, the last `2/2`"),
        ("3/2", "there is no share 3 of 2: the last is `2/2`"),
        ("2", "a share is written `I/N`: `3/8` is the third of eight"),
    ] {
        let said = told(&project.run(&["build", "site", "--shard", share, "--out", "o"]), 2);
        assert!(said.contains(problem), "{said}");
    }
    // A share may be divided anew.
    project.succeed(&["build", "site", "--shard", "1/2", "--out", "o"]);
    project.succeed(&["build", "site", "--shard", "1/1", "--out", "o"]);
    project.succeed(&merge(&["o"], "joined"));
    assert_same(&whole, &tree(&project.path("joined")));
    // Where a share was, a whole publication is whole.
    assert_same(
        &whole,
        &site(&{
            project.succeed(&["build", "site", "--out", "o"]);
            project.path("o")
        }),
    );
}

#[test]
fn a_rehearsal_of_both_leaves_no_trace() {
    let project = Project::new();
    let before = tree(&project.path(""));
    let said = project.succeed(&["build", "site", "--shard", "1/1", "--out", "o", "--dry-run"]);
    assert!(said.starts_with("Would build 2 reports in 2 editions: "), "{said}");
    assert_same(&before, &tree(&project.path("")));
    project.succeed(&["build", "site", "--shard", "1/1", "--out", "o"]);
    let before = tree(&project.path(""));
    let said = project.succeed(&[&merge(&["o"], "joined")[..], &["--dry-run"]].concat());
    assert!(said.starts_with("Would build 2 reports in 2 editions: "), "{said}");
    assert_same(&before, &tree(&project.path("")));
}
