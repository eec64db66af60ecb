//! The laws of the house, read from the source itself: who may know what, and what a file looks like.
//!
//! Comments and unit tests are exempt: they explain and try, they do not build the house.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What only some rooms may name. A room is a path below `src`: a folder, or a file.
const FENCES: &[(&str, &[&str])] = &[
    (
        "std::fs",
        &["glance.rs", "load", "publish", "serve/mod.rs", "serve/site.rs", "serve/watch.rs", "cli/init.rs"],
    ),
    ("tempfile", &["publish"]),
    ("rustix", &["glance.rs", "publish/below.rs", "publish/swap.rs"]),
    (
        "postcard",
        &[
            "load/glances.rs",
            "publish/aside.rs",
            "publish/notes.rs",
            "run/ground.rs",
            "run/looked.rs",
            "run/told.rs",
            "render/record.rs",
        ],
    ),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("anstream", &["cli"]),
    ("pulldown_cmark", &["markup"]),
    ("pulldown_cmark_to_cmark", &["markup"]),
    ("ammonia", &["markup"]),
    ("fluent", &["localize"]),
    ("fluent_bundle", &["localize"]),
    ("fluent_syntax", &["parse/messages.rs", "localize"]),
    ("icu", &["localize"]),
    ("icu_decimal", &["localize"]),
    ("icu_experimental", &["localize"]),
    ("fixed_decimal", &["localize"]),
    ("tera", &["render"]),
    ("csv", &["render/ledger_csv.rs"]),
    ("atom_syndication", &["render/feed.rs", "render/letter/feed.rs"]),
    ("css_inline", &["render/letter/html.rs"]),
    ("mail_builder", &["render/letter/eml.rs"]),
    ("blake3", &["check/translation.rs", "fingerprint.rs", "render/record.rs", "render/sheet.rs"]),
    ("html5ever", &["check/elements.rs"]),
    ("cssparser", &["check/pages/sheet.rs"]),
    ("hyper", &["serve"]),
    ("hyper_util", &["serve/server.rs"]),
    ("http_body_util", &["serve/server.rs"]),
    ("tokio", &["serve"]),
    ("tokio_io_timeout", &["serve/server.rs"]),
    ("percent_encoding", &["serve/address.rs"]),
    ("mime_guess", &["serve/kind.rs"]),
    ("notify", &["serve/watch.rs"]),
    ("open", &["cli/serve.rs"]),
    ("toml", &["parse"]),
    ("saphyr_parser", &["parse"]),
    ("jsonc_parser", &["parse"]),
    // What people write is read by parse; the others are read back by who wrote them.
    (
        "Deserialize",
        &[
            "parse",
            "publish",
            "fingerprint.rs",
            "glance.rs",
            "load/glances.rs",
            "share.rs",
            "run/entries.rs",
            "run/ground.rs",
            "run/looked.rs",
            "run/told.rs",
            "render/record.rs",
        ],
    ),
    ("rayon", &["run.rs", "run", "render", "publish"]),
    ("include_dir", &["load", "cli/init.rs"]),
    // The clock and the environment: the same input gives the same bytes.
    // Dates of files are compared with each other, in `glance`; the time of day is not asked for.
    ("SystemTime", &[]),
    ("Instant", &["cli", "serve/watch.rs"]),
    ("Timestamp", &["cli/new.rs"]),
    ("std::env", &["main.rs", "cli/new.rs"]),
];

/// Calls that change files.
const WRITING: &[&str] = &[
    "fs::write",
    "fs::create_dir",
    "fs::remove_",
    "fs::rename",
    "fs::copy",
    "fs::hard_link",
    "fs::set_permissions",
    "File::create",
    "OpenOptions",
    "fs::soft_link",
];

/// The rooms that may make them.
const WRITERS: &[&str] = &["publish"];

/// The rooms from the ground up: each may import those before it only.
const ORDER: &[&str] = &[
    "source",
    "trace",
    "device",
    "failure",
    "fingerprint",
    "glance",
    "share",
    "diagnostic",
    "request",
    "outcome",
    "markup",
    "model",
    "load",
    "parse",
    "resolve",
    "check",
    "localize",
    "publish",
    "render",
    "run",
    "serve",
    "cli",
];

/// Stages that know even less than the order allows, and what they may import.
const STRANGERS: &[(&str, &[&str])] = &[
    ("markup", &["source", "diagnostic"]),
    ("check", &["source", "trace", "request", "diagnostic", "markup", "model"]),
    ("localize", &["source", "trace", "failure", "diagnostic", "markup", "model", "parse"]),
    ("publish", &["device", "failure", "fingerprint", "glance", "share"]),
    (
        "render",
        &["source", "trace", "failure", "diagnostic", "request", "markup", "model", "localize", "publish"],
    ),
    ("serve", &["failure", "request", "outcome", "model", "publish", "run"]),
    ("cli", &["request", "outcome", "diagnostic", "failure", "share", "model", "serve"]),
];

/// Names that say nothing about what is in a file.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "misc", "manager"];

/// The most lines that a file may have, without its unit tests.
const LONGEST: usize = 600;

/// A source file: its path below `src`, and its lines without comments and unit tests.
struct Source {
    path: String,
    text: String,
    code: Vec<(usize, String)>,
}

impl Source {
    fn is_in(&self, rooms: &[&str]) -> bool {
        rooms.iter().any(|room| self.path == *room || self.path.starts_with(&format!("{room}/")))
    }

    /// The first part of its path: the room it is in.
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or(&self.path);
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

/// All source files of the program, without those that are compiled for tests only.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let texts: Vec<(PathBuf, String)> = paths
        .into_iter()
        .map(|path| (path.clone(), fs::read_to_string(&path).expect("a source file is text")))
        .collect();
    let for_tests: BTreeSet<PathBuf> =
        texts.iter().flat_map(|(path, text)| modules_for_tests(path, text)).collect();
    texts
        .into_iter()
        .filter(|(path, _)| !for_tests.contains(path))
        .map(|(path, text)| {
            let path = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            Source { path, code: code(&text), text }
        })
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The files of `#[cfg(test)] mod name;`.
fn modules_for_tests(path: &Path, text: &str) -> Vec<PathBuf> {
    let lines: Vec<&str> = text.lines().collect();
    let named = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]").filter_map(|pair| {
        let name = pair[1].trim_start_matches("pub(crate) ").strip_prefix("mod ")?.strip_suffix(';')?;
        let folder = match path.file_name()?.to_str()? {
            "mod.rs" | "lib.rs" | "main.rs" => path.parent()?.to_owned(),
            _ => path.with_extension(""),
        };
        Some(folder.join(format!("{name}.rs")))
    });
    named.collect()
}

/// The numbered lines of a file that are neither comment nor unit test.
fn code(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let tests = lines.windows(2).position(|pair| pair[0] == "#[cfg(test)]" && pair[1].ends_with('{'));
    let kept = &lines[..tests.unwrap_or(lines.len())];
    let mut code: Vec<(usize, String)> = Vec::new();
    let mut in_use = false;
    for (index, line) in kept.iter().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        match code.last_mut() {
            // A `use` over several lines is read as one.
            Some((_, first)) if in_use => first.push_str(line.trim()),
            _ => code.push((index + 1, (*line).to_owned())),
        }
        let goes_on = in_use || line.starts_with("use ") || line.starts_with("pub use ");
        in_use = goes_on && !line.ends_with(';');
    }
    code
}

/// Whether a line names this thing, not another one whose name contains it.
fn names(line: &str, thing: &str) -> bool {
    let part_of_a_name = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(thing).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + thing.len()..].chars().next();
        // `crate::toml` and `.tera` are ours; `"clap"` is a word.
        let ours = line[..at].ends_with("::") && !line[..at].ends_with("std::");
        !before.is_some_and(|c| part_of_a_name(c) || matches!(c, '.' | '"' | '`'))
            && !after.is_some_and(part_of_a_name)
            && !ours
    })
}

/// Whether a line names a crate or type: crates are followed by a path or imported.
fn crosses(line: &str, fenced: &str) -> bool {
    if let Some(module) = fenced.strip_prefix("std::") {
        let grouped = line.split_once("use std::{").is_some_and(|(_, group)| names(group, module));
        return grouped || names(line, fenced);
    }
    let is_type = fenced.starts_with(char::is_uppercase);
    if is_type {
        return line.contains(&format!("{fenced}::"))
            || line.contains(&format!("{fenced},"))
            || line.trim_end().ends_with(&format!("::{fenced};"))
            || line.contains(&format!("{fenced})"));
    }
    names(line, fenced)
        && (line.contains(&format!("{fenced}::"))
            || line.trim_start().starts_with("use ")
            || fenced.contains("::"))
}

fn assert_none(law: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{law}\n  {}\n", broken.join("\n  "));
}

#[test]
fn fences_hold() {
    let mut broken = Vec::new();
    for source in sources() {
        for (fenced, rooms) in FENCES {
            if source.is_in(rooms) {
                continue;
            }
            for (number, line) in source.code.iter().filter(|(_, line)| crosses(line, fenced)) {
                broken.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none("Some crates and types are known to their own rooms only (see FENCES):", &broken);
}

#[test]
fn only_writers_write() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !source.is_in(WRITERS)) {
        for (number, line) in &source.code {
            if WRITING.iter().any(|call| line.contains(call)) {
                broken.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none("Files are written by publish:", &broken);
}

#[test]
fn imports_point_down() {
    let mut broken = Vec::new();
    let level = |room: &str| ORDER.iter().position(|known| *known == room);
    for source in sources() {
        let room = source.room();
        let Some(own) = level(room) else {
            if !["lib", "main"].contains(&room) {
                broken.push(format!("src/{}: the room `{room}` has no place in ORDER", source.path));
            }
            continue;
        };
        let allowed = STRANGERS.iter().find(|(stranger, _)| *stranger == room).map(|(_, allowed)| *allowed);
        for (number, line) in &source.code {
            for imported in imports(line).into_iter().filter(|imported| imported != room) {
                let Some(other) = level(&imported) else { continue };
                let known = allowed.is_none_or(|allowed| allowed.contains(&imported.as_str()));
                if other > own || !known {
                    broken.push(format!("src/{}:{number}: `{room}` imports `{imported}`", source.path));
                }
            }
        }
    }
    assert_none("A room imports only rooms below it (see ORDER and STRANGERS):", &broken);
}

/// The rooms that a line names: `crate::room`, `use crate::{room, …}`.
fn imports(line: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, path) in line.match_indices("crate::") {
        let rest = &line[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group.split([',', '}']).map(|part| word(part.trim()))),
            // `crate::check(…)` calls the entry point of that name.
            None if rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').starts_with('(') => {}
            None => found.push(word(rest)),
        }
    }
    found
}

#[test]
fn the_library_does_not_print() {
    let mut broken = Vec::new();
    for source in sources() {
        for (number, line) in &source.code {
            if ["println!", "print!", "eprintln!", "eprint!", "dbg!"].iter().any(|call| names(line, call)) {
                broken.push(format!("src/{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_none("What is said is said by cli/console.rs, to a stream it was given:", &broken);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut broken = Vec::new();
    for source in sources() {
        let length = source.text.lines().take_while(|line| *line != "#[cfg(test)]").count();
        if length > LONGEST {
            broken.push(format!("src/{}: {length} lines", source.path));
        }
        if !source.text.starts_with("//! ") {
            broken.push(format!("src/{}: begins without `//!`: what comes in, what goes out", source.path));
        }
        let stem =
            source.path.rsplit('/').next().and_then(|name| name.strip_suffix(".rs")).unwrap_or_default();
        if EMPTY_NAMES.contains(&stem) || EMPTY_NAMES.contains(&source.room()) {
            broken.push(format!("src/{}: a name that says nothing", source.path));
        }
        for (number, line) in source.code.iter().filter(|(_, line)| line.contains("use super::*")) {
            broken.push(format!("src/{}:{number}: {}", source.path, line.trim()));
        }
    }
    assert_none("A file is short, says what it is, and has a name of its own:", &broken);
}

#[test]
fn every_allow_has_its_reason() {
    let mut broken = Vec::new();
    for source in sources() {
        for (index, line) in source.text.lines().enumerate() {
            let allows =
                line.contains("#[allow(") || line.contains("#![allow(") || line.contains("#[expect(");
            if allows && !line.contains("reason = ") && !line.contains("//") {
                broken.push(format!("src/{}:{}: {}", source.path, index + 1, line.trim()));
            }
        }
    }
    assert_none("An `allow` says why on its line:", &broken);
}

#[test]
fn the_laws_see_what_they_should() {
    assert!(crosses("use tera::Tera;", "tera") && crosses("    let x = tera::Value::Null;", "tera"));
    assert!(!crosses("let tera = 1;", "tera") && !crosses("use crate::toml::x;", "toml"));
    assert!(crosses("use std::fs;", "std::fs") && !crosses("use std::fmt;", "std::fs"));
    assert!(crosses("use serde::{Deserialize, Serialize};", "Deserialize"));
    assert!(crosses("Instant::now()", "Instant") && !crosses("use clap::Parser;", "Instant"));
    assert_eq!(imports("use crate::{load, parse::Draft}; crate::model::Id"), ["load", "parse", "", "model"]);
    assert!(crosses("use std::{fs, io};", "std::fs"));
    assert_eq!(code("use a::{\n    b,\n};\nc\n"), [(1, "use a::{b,};".to_owned()), (4, "c".to_owned())]);
    assert_eq!(code("// a\nb\n#[cfg(test)]\nmod tests {\n}\n"), [(2, "b".to_owned())]);
}
