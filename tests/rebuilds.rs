//! Rebuilding: whatever happened to a project since the last build, the next one makes what a clean one would, byte for byte, and
//! does no more than it must.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use bayan::outcome::{Outcome, Silent};
use bayan::request::{Checks, Publishing, Request};
use proptest::prelude::*;
use tempfile::TempDir;

use super::project::{GLOSSARY, REPORT, site};

/// Every file below a folder, by path.
type Tree = BTreeMap<String, Vec<u8>>;

struct Project {
    folder: TempDir,
    in_place: bool,
}

const CONFIG: &str = r#"[publication]
name = { ar = "النشرة", en = "The Gazette" }
base-url = "https://example.org"

[[editions]]
locale = "ar"

[[editions]]
locale = "en"

# One note.
[newsletter]
from = "one@example.org"
unsubscribe = "https://example.org/leave"
postal-address = { ar = "شارع ١", en = "1 Street" }
"#;

/// Entries of the glossary that not every report looks up.
const MORE_NAMES: &str = r#"
[entities.firm]
kind = "company"
name = { ar = "الشركة", en = "Acme" }
gender = "feminine"

[entities.nobody]
kind = "person"
name = { ar = "فلان", en = "Nobody" }
"#;

/// Messages that not every report asks for.
const MESSAGES: [(&str, &str); 2] = [
    ("locales/ar/house.ftl", "-house = الدار\nwelcome = ترحب { -house } بكم\nplain = نص\n"),
    ("locales/en/house.ftl", "-house = The house\nwelcome = { -house } welcomes you\nplain = Text\n"),
];

/// A report of its own for each name: they look up different things.
fn report(name: &str) -> String {
    let claim = "ar = \"زاد العدد { $growth }.\", en = \"The number grew by { $growth }.\"";
    let other = match name {
        "b" => {
            "ar = \"{ -firm.gender ->\\n    [feminine] نمت\\n   *[other] نما\\n } { -firm } { $growth }.\", en = \"{ -firm } grew by { $growth }.\""
        }
        "c" => "ar = \"{ welcome }: { $growth }.\", en = \"{ welcome }: { $growth }.\"",
        "d" => return REPORT.replace("attribution =", "entities = [\"firm\"]\nattribution ="),
        _ => claim,
    };
    let changed = REPORT.replace(claim, other);
    assert!(changed.contains(other));
    changed
}

impl Project {
    fn new(in_place: bool) -> Self {
        let project = Project { folder: tempfile::tempdir().expect("a folder"), in_place };
        project.write("bayan.toml", CONFIG);
        project.write("content/glossary.toml", &format!("{GLOSSARY}{MORE_NAMES}"));
        for (path, text) in MESSAGES {
            project.write(path, text);
        }
        for name in ["a", "b", "c"] {
            project.write(&format!("content/{name}/report.toml"), &report(name));
        }
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("site").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("written");
    }

    /// Writes a file of the project, or removes it if it is there.
    fn toggle(&self, path: &str, text: &str) {
        if self.path(path).exists() {
            fs::remove_file(self.path(path)).expect("removed");
        } else {
            self.write(path, text);
        }
    }

    /// Changes a file of the project, if it is there.
    fn change(&self, path: &str, change: impl Fn(&str) -> String) {
        let path = self.path(path);
        if let Ok(text) = fs::read_to_string(&path) {
            fs::write(path, change(&text)).expect("written");
        }
    }

    fn request(&self, out: &str) -> Request {
        let publishing = Publishing { in_place: self.in_place, ..Publishing::default() };
        // As `bayan build` asks.
        let checks = Checks { errors_only: true, ..Checks::default() };
        Request { out: Some(self.folder.path().join(out)), checks, publishing, ..Request::new(self.path("")) }
    }

    fn build(&self, out: &str) -> Outcome {
        let outcome = bayan::build(&self.request(out), &Silent);
        let told: Vec<&str> = outcome.diagnostics.iter().map(|found| found.message.as_str()).collect();
        assert!(outcome.is_ok(), "{told:?} {:?}", outcome.failures);
        outcome
    }

    fn tree(&self, out: &str) -> Tree {
        site(&self.folder.path().join(out))
    }
}

/// What may happen between two builds.
#[derive(Debug, Clone)]
enum Event {
    /// A figure changes in a report.
    Figure(u8),
    /// The title of a report changes.
    Title(u8),
    /// Its date changes.
    Date(u8),
    /// Its words change, in its own messages or prose.
    Words(u8),
    /// A report comes.
    Add(u8),
    /// A report goes.
    Remove(u8),
    /// A report gets another name.
    Rename(u8, u8),
    /// A report is written again with the same bytes.
    Touch(u8),
    /// A figure changes in a report, whose length and date stay what they were.
    Slyly(u8),
    /// A report gets something to be warned of, or loses it.
    Warning(u8),
    /// Something changes in the glossary.
    Glossary(u8),
    /// The name of the publication changes, or something that no page shows.
    Config(u8),
    /// The project says something in other words of its own, or stops doing so.
    Message(u8),
    /// The project has a template or a style sheet of its own, or stops having one.
    Template(u8),
    /// Somebody writes into a published file.
    Tamper(u8),
    /// Somebody removes a published file.
    Lose(u8),
    /// A file in which the last run wrote something down is lost.
    Forget(u8),
}

/// What is swapped in the glossary.
const GLOSSARY_CHANGES: [(&str, &str); 7] = [
    ("The Yearbook", "The Annual"),
    ("\"Culture\"", "\"The arts\""),
    ("Acme", "Apex"),
    ("gender = \"feminine\"", "gender = \"masculine\""),
    ("\"Nobody\"", "\"No one\""),
    ("kind = \"company\"", "kind = \"organisation\""),
    ("[entities.nobody]", "[entities.somebody]"),
];

/// Messages that come with the program, in words of the project.
const OVERRIDES: [(&str, &str); 5] = [
    ("locales/en/tags.ftl", "ui-tags = Subjects\n"),
    ("locales/en/kinds.ftl", "entity-kind-company = enterprise\n    .number = plural\n    .human = no\n"),
    ("locales/ar/firms.ftl", "entity-kind-company = منشأة\n    .gender = feminine\n    .human = no\n"),
    ("locales/en/said.ftl", "attribution-reported = Told by { $source }\n"),
    (
        "locales/en/up.ftl",
        "change-up = { $percent } more\n    .long = { $percent } up\n    .table = { $signed }\n",
    ),
];

/// Templates that a project may have of its own; what is not there is a style sheet.
const TEMPLATES: [&str; 5] =
    ["html/theme.css", "html/list.html", "html/base.html", "markdown/report.md", "newsletter/letter.txt"];

const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];

impl Event {
    fn happen(&self, project: &Project, out: &str) {
        let report = |at: &u8| format!("content/{}/report.toml", NAMES[*at as usize % NAMES.len()]);
        let folder = |at: &u8| project.path(&format!("content/{}", NAMES[*at as usize % NAMES.len()]));
        let swap = |text: &str, one: &str, other: &str| {
            if text.contains(one) { text.replace(one, other) } else { text.replace(other, one) }
        };
        match self {
            Event::Figure(at) => project.change(&report(at), |text| swap(text, "+18%", "+19%")),
            Event::Title(at) => project.change(&report(at), |text| swap(text, "A report", "Another report")),
            Event::Date(at) => project.change(&report(at), |text| swap(text, "2024-03-01", "2023-11-05")),
            Event::Words(at) => project.change(&report(at), |text| swap(text, "The number", "The count")),
            Event::Add(at) => fs::create_dir_all(folder(at))
                .and_then(|()| {
                    let text = self::report(NAMES[*at as usize % NAMES.len()]);
                    fs::write(project.path(&report(at)), text)
                })
                .expect("written"),
            Event::Remove(at) => drop(fs::remove_dir_all(folder(at))),
            Event::Rename(from, to) => {
                if folder(from).exists() && !folder(to).exists() {
                    fs::rename(folder(from), folder(to)).expect("renamed");
                }
            }
            Event::Warning(at) => project.change(&report(at), |text| swap(text, "grew by", "grew[^x] by")),
            Event::Touch(at) => project.change(&report(at), str::to_owned),
            Event::Slyly(at) => {
                let path = project.path(&report(at));
                let Ok(date) = fs::metadata(&path).and_then(|found| found.modified()) else { return };
                Event::Figure(*at).happen(project, out);
                fs::File::options().append(true).open(&path).expect("there").set_modified(date).expect("set");
            }
            Event::Glossary(at) => {
                let (one, other) = GLOSSARY_CHANGES[*at as usize % GLOSSARY_CHANGES.len()];
                project.change("content/glossary.toml", |text| swap(text, one, other));
            }
            Event::Config(at) => project.change("bayan.toml", |text| match at % 3 {
                0 => swap(text, "The Gazette", "The Herald"),
                1 => swap(text, "# One note.\n", "# Another note.\n"),
                _ => swap(text, "one@example.org", "other@example.org"),
            }),
            Event::Message(at) => match *at as usize % (OVERRIDES.len() + 2) {
                0 => project.change("locales/en/house.ftl", |text| swap(text, "The house", "The home")),
                1 => project.change("locales/ar/house.ftl", |text| swap(text, "ترحب", "أهلًا من")),
                at => project.toggle(OVERRIDES[at - 2].0, OVERRIDES[at - 2].1),
            },
            Event::Template(at) => {
                let name = TEMPLATES[*at as usize % TEMPLATES.len()];
                let text = fs::read_to_string(format!("{}/templates/{name}", env!("CARGO_MANIFEST_DIR")));
                project.toggle(&format!("templates/{name}"), &format!("{}\n", text.unwrap_or_default()));
            }
            Event::Tamper(at) | Event::Lose(at) => {
                let files: Vec<String> =
                    project.tree(out).into_keys().filter(|path| !path.ends_with("manifest.jsonl")).collect();
                let Some(file) = files.get(*at as usize % files.len().max(1)) else { return };
                let file = project.folder.path().join(out).join(file);
                // File systems tell times in steps of some milliseconds.
                std::thread::sleep(std::time::Duration::from_millis(20));
                match self {
                    Event::Tamper(_) => fs::write(file, "spoilt").expect("written"),
                    _ => fs::remove_file(file).expect("removed"),
                }
            }
            Event::Forget(at) => {
                let file = ["cards", "remembered", "live-is", "spare-is"][*at as usize % 4];
                for folder in [format!(".{out}.bayan"), format!("{out}/.bayan")] {
                    drop(fs::remove_file(project.folder.path().join(folder).join(file)));
                }
            }
        }
    }
}

fn event() -> impl Strategy<Value = Event> {
    let at = || 0..5_u8;
    prop_oneof![
        3 => at().prop_map(Event::Figure),
        2 => at().prop_map(Event::Title),
        1 => at().prop_map(Event::Date),
        2 => at().prop_map(Event::Words),
        2 => at().prop_map(Event::Add),
        2 => at().prop_map(Event::Remove),
        2 => (at(), at()).prop_map(|(from, to)| Event::Rename(from, to)),
        1 => at().prop_map(Event::Touch),
        3 => any::<u8>().prop_map(Event::Glossary),
        2 => any::<u8>().prop_map(Event::Config),
        3 => any::<u8>().prop_map(Event::Message),
        2 => any::<u8>().prop_map(Event::Template),
        1 => any::<u8>().prop_map(Event::Tamper),
        1 => any::<u8>().prop_map(Event::Lose),
        2 => at().prop_map(Event::Slyly),
        2 => at().prop_map(Event::Warning),
        1 => any::<u8>().prop_map(Event::Forget),
    ]
}

proptest! {
    // A case is a dozen builds.
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rebuild_equals_a_clean_build(
        in_place in any::<bool>(),
        steps in prop::collection::vec((any::<bool>(), prop::collection::vec(event(), 1..4)), 3..6),
    ) {
        let project = Project::new(in_place);
        project.build("kept");
        for (number, (waits, events)) in steps.iter().enumerate() {
            for event in events {
                event.happen(&project, "kept");
            }
            if *waits {
                // What is this old is not read again if it looks as it did.
                std::thread::sleep(std::time::Duration::from_millis(150));
            }
            let kept = told(&project.build("kept"));
            let clean = format!("clean-{number}");
            prop_assert_eq!(kept, told(&project.build(&clean)), "after {:?}", events);
            let (kept, clean) = (project.tree("kept"), project.tree(&clean));
            let differ: Vec<&String> =
                kept.keys().chain(clean.keys()).filter(|path| kept.get(*path) != clean.get(*path)).collect();
            prop_assert!(differ.is_empty(), "after {events:?}: {differ:?}");
        }
    }
}

#[test]
fn only_what_depends_on_a_change_is_made_again() {
    let project = Project::new(false);
    let all = project.build("public").totals.written;
    let again = project.build("public").totals;
    assert_eq!((again.written, again.unchanged, again.removed), (0, all, 0));
    project.change("content/b/report.toml", |text| text.replace("+18%", "+19%"));
    let before = project.tree("public");
    let changed = project.build("public").totals;
    let after = project.tree("public");
    let differ: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert_eq!(changed.written, differ.len() - 1, "the manifest is no page: {differ:?}");
    assert!(differ.iter().all(|path| path.contains("/b/") || !path.contains("/a/")), "{differ:?}");
    assert!(changed.written > 4 && changed.written < all / 2, "{changed:?}");
}

/// What a build says, in all that is said of it.
fn told(outcome: &Outcome) -> Vec<String> {
    outcome.diagnostics.iter().map(|found| format!("{found:?}")).collect()
}

#[test]
fn what_is_warned_of_is_warned_of_again_without_being_made_again() {
    let project = Project::new(false);
    Event::Warning(1).happen(&project, "public");
    let first = told(&project.build("public"));
    assert_eq!(first.len(), 1);
    let mut request = project.request("public");
    request.publishing.explain = true;
    for _ in 0..2 {
        let again = bayan::build(&request, &Silent);
        assert_eq!((told(&again), again.why, again.totals.written), (first.clone(), Vec::new(), 0));
    }
    Event::Figure(0).happen(&project, "public");
    let other = bayan::build(&request, &Silent);
    let of_reports: Vec<_> =
        other.why.iter().filter_map(|why| why.unit.as_ref()?.strip_prefix("report/")).collect();
    assert_eq!((told(&other), of_reports), (first, vec!["a"]));
    Event::Warning(1).happen(&project, "public");
    assert_eq!(told(&project.build("public")), [""; 0]);
}

#[test]
fn what_looks_as_it_did_is_not_read_again() {
    let project = Project::new(false);
    let age = || std::thread::sleep(std::time::Duration::from_millis(150));
    let remembered = || fs::read(project.path("../.public.bayan/remembered")).unwrap_or_default();
    age();
    project.build("public");
    let first = remembered();
    if first.len() <= 64 {
        // This file system does not tell whether something changed, and every file is read.
        return;
    }
    let known = fs::read(project.path("../.public.bayan/live-is")).unwrap_or_default();
    assert!(known.len() > 64, "the folders of the first site are known");
    assert_eq!(project.build("public").totals.written, 0);
    assert!(remembered() == first, "it is written down once");
    // A change that no date and no length betrays.
    Event::Slyly(1).happen(&project, "public");
    assert!(project.build("public").totals.written > 4);
    project.build("public");
    age();
    project.build("public");
    let second = remembered();
    assert!(second != first, "the new look is written down");
    project.build("public");
    assert!(remembered() == second, "once");
    // A file that comes and one that goes.
    project.write("content/b/en.ftl", "own = Own\n");
    fs::remove_dir_all(project.path("content/c")).expect("removed");
    age();
    project.build("public");
    assert!(remembered() != second);
    project.build("clean");
    assert!(project.tree("public") == project.tree("clean"));
}

#[test]
fn why_something_is_made_is_told() {
    let project = Project::new(false);
    let why = || {
        let mut request = project.request("public");
        request.publishing.explain = true;
        let outcome = bayan::build(&request, &Silent);
        let reports = outcome.why.into_iter().filter(|why| {
            // Those of pages around the reports are looked at below.
            why.unit.as_ref().is_none_or(|unit| unit.starts_with("report/"))
        });
        let lines =
            reports.map(|why| format!("{}: {}", why.unit.unwrap_or_default(), why.reasons.join("; ")));
        lines.collect::<Vec<_>>()
    };
    assert_eq!(why(), [": nothing is published there yet"]);
    assert_eq!(why(), [] as [String; 0]);
    project.change("content/b/report.toml", |text| text.replace("+18%", "+19%"));
    fs::create_dir(project.path("content/d")).expect("a folder");
    project.write("content/d/report.toml", REPORT);
    assert_eq!(why(), ["report/b: `content/b/report.toml` changed", "report/d: it is new"]);
    project.change("content/glossary.toml", |text| text.replace("\"Acme\"", "\"Apex\""));
    assert_eq!(why(), ["report/b: `firm` in `content/glossary.toml` changed"]);
    project.write("locales/en/said.ftl", "plain = Plain\n");
    assert_eq!(why(), [] as [String; 0], "nothing asks for it");
    Event::Message(0).happen(&project, "public");
    assert_eq!(
        why(),
        ["report/c: `-house` in `locales/en/house.ftl` changed; `welcome` in `locales/en/house.ftl` changed"]
    );
    project.write("locales/en/tags.ftl", "ui-tags = Subjects\n");
    assert_eq!(why(), [": `locales/en/tags.ftl` is new"]);
    project.write("templates/html/theme.css", "a {}\n");
    assert_eq!(why(), [": `templates/html/theme.css` is new"]);
    Event::Template(4).happen(&project, "public");
    assert_eq!(why(), [] as [String; 0], "no page is made with it");
    Event::Config(1).happen(&project, "public");
    Event::Config(2).happen(&project, "public");
    assert_eq!(why(), [] as [String; 0], "no page shows it");
    Event::Config(0).happen(&project, "public");
    assert_eq!(why(), [": `bayan.toml` changed"]);
}

#[test]
fn why_a_page_around_the_reports_is_made_is_told() {
    let project = Project::new(false);
    project.build("public");
    let why = || {
        let mut request = project.request("public");
        request.publishing.explain = true;
        let around = bayan::build(&request, &Silent).why.into_iter().filter_map(|why| {
            let page = why.unit?.strip_prefix("around/")?.to_owned();
            Some(format!("{page}: {}", why.reasons.join("; ")))
        });
        around.collect::<Vec<_>>()
    };
    project.change("content/b/report.toml", |text| text.replace("A report", "Another report"));
    let of_report = why();
    assert!(
        of_report.contains(&"en/index.html: what it shows of reports changed".to_owned()),
        "{of_report:?}"
    );
    assert!(of_report.iter().all(|why| !why.starts_with("ar/entities")), "{of_report:?}");
    project.change("content/glossary.toml", |text| text.replace("\"Culture\"", "\"The arts\""));
    let of_tag = why();
    let tags = "en/tags/index.html: `culture` in `content/glossary.toml` changed".to_owned();
    assert!(of_tag.contains(&tags), "{of_tag:?}");
    assert!(of_tag.iter().all(|why| !why.starts_with("en/archive")), "{of_tag:?}");
    fs::remove_file(project.folder.path().join("public/en/tags/index.html")).expect("removed");
    assert_eq!(why(), ["en/tags/index.html: its published file was changed or removed"]);
}

#[test]
fn what_has_something_to_say_says_it_in_every_run() {
    let project = Project::new(false);
    project.change("content/b/report.toml", |text| text.replace("status", "# TODO\nstatus"));
    project.write("content/b/report.toml", &REPORT.replace("attribution", "colour = 1\nattribution"));
    for _ in 0..2 {
        let outcome = bayan::build(&project.request("public"), &Silent);
        assert_eq!(outcome.errors(), 1);
    }
    // A link to a report is a dependency on that report being there.
    project.write("content/b/report.toml", &REPORT.replace("{ $growth }", "[{ $growth }](../c/)"));
    project.build("public");
    fs::remove_dir_all(project.path("content/c")).expect("removed");
    let outcome = bayan::build(&project.request("public"), &Silent);
    assert_eq!(outcome.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), ["dead-link"; 2]);
}
