//! The entries of what all reports share, and what each of them says, as a fingerprint: names of the glossary, messages and templates of
//! the project. What comes with the program is not among them: another program is another key.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostics;
use crate::fingerprint::{Fingerprint, Hasher};
use crate::load::{self, Origin};
use crate::parse;
use crate::parse::messages::{MessageDraft, MessageFile, Uses};
use crate::parse::node::{Entry, Node, Value};
use crate::source::Sources;
use crate::trace::{self, Trace};

/// What stands for a fingerprint where many are kept: the beginning of it.
pub(super) type Digest = [u8; 16];

/// The entries by name.
#[derive(Debug, Default)]
pub(super) struct Entries(FxHashMap<String, Says<'static>>);

/// What an entry says, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Says<'a> {
    digest: Digest,
    /// The file, or the last of several.
    #[serde(borrow)]
    file: Cow<'a, str>,
}

impl Entries {
    /// The entries of shared files.
    pub fn read(shared: &load::Shared) -> Self {
        let load::Shared { sources, config: _, glossary, locales, templates } = shared;
        let mut gathered = Gathered::new(sources);
        // What is wrong with the files is told where they are used.
        let mut untold = Diagnostics::default();
        if let Some(load::DataFile { syntax, file }) = glossary {
            gathered.glossary(&parse::data(*syntax, &file.text, file.span, &mut untold), file);
        }
        for load::LocaleFile { language, origin, file } in locales {
            if *origin == Origin::Project {
                let parsed = parse::messages::parse(&file.text, file.span, &mut untold);
                gathered.messages(language.tag(), &parsed, file);
            }
        }
        gathered.templates(templates);
        gathered.finish()
    }

    /// What stands for all that was looked up and is there.
    pub fn digest(&self, trace: &Trace) -> Digest {
        let mut hasher = Hasher::default();
        for (name, says) in trace.names().filter_map(|name| self.0.get_key_value(name)) {
            hasher.add(&(name.len() as u64).to_le_bytes());
            hasher.add(name.as_bytes());
            hasher.add(&says.digest);
        }
        short(&hasher.finish())
    }

    /// As they are kept for the next run, sorted.
    pub fn kept(&self) -> BTreeMap<&str, Says<'_>> {
        let kept = self.0.iter().map(|(name, Says { digest, file })| {
            (name.as_str(), Says { digest: *digest, file: Cow::Borrowed(&**file) })
        });
        kept.collect()
    }

    /// What differs from the entries of an earlier run, of those that were looked up: "`alibaba` in `content/glossary.toml` changed".
    pub fn changes(&self, before: &BTreeMap<&str, Says<'_>>, trace: &Trace) -> Vec<String> {
        let differs = |name: &&str| before.get(*name) != self.0.get(*name);
        let told = |name: &str| {
            let (now, before) = (self.0.get(name), before.get(name));
            let file = now.or(before).map(|says| &*says.file).unwrap_or_default();
            // A template is a file of its own, and who looks through the glossary depends on all of it.
            let thing = if file.ends_with(name) || name == trace::GLOSSARY {
                format!("`{file}`")
            } else {
                format!("`{name}` in `{file}`")
            };
            match (before, now) {
                (None, _) => format!("{thing} is new"),
                (_, None) => format!("{thing} is gone"),
                _ => format!("{thing} changed"),
            }
        };
        trace.names().filter(differs).map(told).collect()
    }
}

fn short(fingerprint: &Fingerprint) -> Digest {
    let mut digest = Digest::default();
    digest.copy_from_slice(&fingerprint.bytes()[..size_of::<Digest>()]);
    digest
}

/// Entries while they are gathered: several places may have a say in one.
struct Gathered<'a> {
    sources: &'a Sources,
    entries: BTreeMap<String, (Hasher, String)>,
    /// What an entry brings along, as far as it is an entry itself: a term what it refers to, a name what its kind is called.
    brings: BTreeMap<String, Vec<String>>,
}

impl<'a> Gathered<'a> {
    fn new(sources: &'a Sources) -> Self {
        Gathered { sources, entries: BTreeMap::new(), brings: BTreeMap::new() }
    }

    fn entry(&mut self, name: &str, file: &load::File) -> &mut Hasher {
        let path = self.sources.path(file.span).unwrap_or(Path::new(""));
        let (hasher, known) = self.entries.entry(name.to_owned()).or_default();
        *known = path.to_string_lossy().replace('\\', "/");
        hasher
    }

    fn brings(&mut self, name: &str, others: impl IntoIterator<Item = String>) {
        self.brings.entry(name.to_owned()).or_default().extend(others);
    }

    /// The things of all tables, by their ids, and all of them together.
    fn glossary(&mut self, node: &Node, file: &load::File) {
        self.entry(trace::GLOSSARY, file).add(file.fingerprint.bytes());
        for Entry { key: table, node } in entries(node) {
            for Entry { key: id, node } in entries(node) {
                let hasher = self.entry(&id.value, file);
                add_text(&table.value, hasher);
                add(node, hasher);
                let kind = entries(node).iter().find(|field| field.key.value == "kind");
                if let Some(Entry {
                    node: Node { value: Value::Text(kind) | Value::Bare(kind), .. }, ..
                }) = kind
                {
                    self.brings(&id.value, ["source", "entity"].map(|thing| format!("{thing}-kind-{kind}")));
                }
            }
        }
    }

    /// The messages of a file, each from its name to the next.
    fn messages(&mut self, language: &str, parsed: &MessageFile, file: &load::File) {
        let mut drafts: Vec<&MessageDraft> = parsed.entries.iter().collect();
        drafts.sort_unstable_by_key(|draft| draft.id.span);
        let begins = |draft: &MessageDraft| (draft.id.span.start - file.span.start) as usize;
        let ends: Vec<usize> =
            drafts.iter().skip(1).map(|draft| begins(draft)).chain([file.text.len()]).collect();
        for (draft, end) in drafts.into_iter().zip(ends) {
            let hasher = self.entry(&draft.id.value, file);
            add_text(language, hasher);
            add_text(file.text.get(begins(draft)..end).unwrap_or_default(), hasher);
            let Uses { messages, terms, .. } = &draft.uses;
            let terms = terms.iter().flat_map(|term| [term.id.value.clone(), format!("-{}", term.id.value)]);
            let messages = messages.iter().map(|message| message.id.value.clone());
            self.brings(&draft.id.value, messages.chain(terms));
        }
    }

    /// The templates that pages are made with, each with all that it names.
    fn templates(&mut self, templates: &[load::TemplateFile]) {
        if templates.iter().all(|template| template.origin == Origin::BuiltIn) {
            return;
        }
        let names = |text: &str, other: &load::TemplateFile| {
            ['"', '\'', '`'].iter().any(|mark| text.contains(&format!("{mark}{}{mark}", other.path)))
        };
        for template in templates {
            // Whatever a template names in quotation marks may be one that it extends, includes or takes macros from.
            let mut reached = vec![template];
            let mut next = 0;
            while let Some(from) = reached.get(next).copied() {
                next += 1;
                for other in templates.iter().filter(|other| names(&from.file.text, other)) {
                    if !reached.iter().any(|known| known.path == other.path) {
                        reached.push(other);
                    }
                }
            }
            reached.retain(|reached| reached.origin == Origin::Project);
            reached.sort_unstable_by(|a, b| a.path.cmp(&b.path));
            for own in reached {
                let hasher = self.entry(&template.path, &own.file);
                add_text(&own.path, hasher);
                hasher.add(own.file.fingerprint.bytes());
            }
        }
    }

    fn finish(self) -> Entries {
        let Gathered { sources: _, entries, brings } = self;
        let own: BTreeMap<&str, Fingerprint> =
            entries.iter().map(|(name, (hasher, _))| (name.as_str(), hasher.finish())).collect();
        let all = entries.iter().map(|(name, (hasher, file))| {
            let mut hasher = hasher.clone();
            for brought in reached(name, &brings) {
                if let Some(fingerprint) = own.get(brought) {
                    add_text(brought, &mut hasher);
                    hasher.add(fingerprint.bytes());
                }
            }
            (name.clone(), Says { digest: short(&hasher.finish()), file: file.clone().into() })
        });
        Entries(all.collect())
    }
}

/// What the configuration says of pages: who sends newsletters is on none of them.
pub(super) fn configuration(file: &load::File) -> Fingerprint {
    let mut untold = Diagnostics::default();
    let node = parse::data(load::Syntax::Toml, &file.text, file.span, &mut untold);
    let mut hasher = Hasher::default();
    for Entry { key, node } in entries(&node).iter().filter(|entry| entry.key.value != "newsletter") {
        add_text(&key.value, &mut hasher);
        add(node, &mut hasher);
    }
    hasher.finish()
}

/// All that an entry brings along, sorted, itself left out.
fn reached<'a>(name: &'a str, brings: &'a BTreeMap<String, Vec<String>>) -> BTreeSet<&'a str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![name]);
    while let Some(name) = open.pop() {
        let brought = brings.get(name).into_iter().flatten().map(String::as_str);
        open.extend(brought.filter(|brought| reached.insert(*brought)));
    }
    reached.remove(name);
    reached
}

/// The entries of a table; none of anything else.
fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Table(entries) => entries,
        _ => &[],
    }
}

/// Adds what a node says, wherever it stands.
fn add(node: &Node, hasher: &mut Hasher) {
    let (sign, length): (&[u8], usize) = match &node.value {
        Value::Null => (b"null", 0),
        Value::Broken => (b"broken", 0),
        Value::Text(text) => (b"text", text.len()),
        Value::Bare(text) => (b"bare", text.len()),
        Value::List(items) => (b"list", items.len()),
        Value::Table(entries) => (b"table", entries.len()),
    };
    hasher.add(sign);
    hasher.add(&(length as u64).to_le_bytes());
    match &node.value {
        Value::Null | Value::Broken => {}
        Value::Text(text) | Value::Bare(text) => hasher.add(text.as_bytes()),
        Value::List(items) => items.iter().for_each(|item| add(item, hasher)),
        Value::Table(entries) => entries.iter().for_each(|Entry { key, node }| {
            add_text(&key.value, hasher);
            add(node, hasher);
        }),
    }
}

/// Adds a text with its length, so that none runs into the next.
fn add_text(text: &str, hasher: &mut Hasher) {
    hasher.add(&(text.len() as u64).to_le_bytes());
    hasher.add(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Project;

    const GLOSSARY: &str =
        "[entities.a]\nkind = \"firm\"\nname.en = \"A\"\n[entities.b]\nkind = \"person\"\n";

    /// The names of the entries that differ between two projects of these files.
    fn differing(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<String> {
        let [before, after] = [before, after].map(|files| {
            let folder = tempfile::tempdir().expect("a folder");
            for (path, text) in files {
                let path = folder.path().join(path);
                std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
                std::fs::write(path, text).expect("written");
            }
            Entries::read(&Project::open(folder.path()).expect("a project").shared().0)
        });
        let names: BTreeSet<&String> = before.0.keys().chain(after.0.keys()).collect();
        let differ = names.into_iter().filter(|name| before.0.get(*name) != after.0.get(*name));
        differ.filter(|name| *name != trace::GLOSSARY).cloned().collect()
    }

    #[test]
    fn an_entry_says_what_it_says_wherever_it_stands() {
        let glossary = |text: &str| {
            differing(&[("content/glossary.toml", GLOSSARY)], &[("content/glossary.toml", text)])
        };
        assert_eq!(glossary(&format!("# A note.\n\n{GLOSSARY}")), [""; 0]);
        assert_eq!(glossary(&GLOSSARY.replace("\"A\"", "\"An\"")), ["a"]);
        assert_eq!(glossary(&format!("{GLOSSARY}[tags.c]\nname.en = \"C\"\n")), ["c"]);
        let messages = |before: &str, after: &str| {
            differing(&[("locales/en/own.ftl", before)], &[("locales/en/own.ftl", after)])
        };
        assert_eq!(messages("a = 1\nb = 2\n", "b = 2\na = 1\nc = 3\n"), ["c"]);
        assert_eq!(messages("a = 1\n    .x = 1\nb = 2\n", "a = 1\n    .x = 2\nb = 2\n"), ["a"]);
    }

    #[test]
    fn an_entry_says_what_it_brings_along_as_well() {
        let files = |kind: &str| {
            [
                ("content/glossary.toml", GLOSSARY.to_owned()),
                ("locales/en/own.ftl", format!("entity-kind-firm = {kind}\nz = 1\n")),
            ]
        };
        let [before, after] = ["firm", "company"].map(files);
        let [before, after] =
            [&before, &after].map(|files| files.each_ref().map(|(path, text)| (*path, text.as_str())));
        assert_eq!(differing(&before, &after), ["a", "entity-kind-firm"]);
        let one = [("locales/en/own.ftl", "-t = { m }\nm = { n }\nn = 1\nz = 1\n")];
        let other = [("locales/en/own.ftl", "-t = { m }\nm = { n }\nn = 2\nz = 1\n")];
        assert_eq!(differing(&one, &other), ["-t", "m", "n"]);
    }

    #[test]
    fn a_template_says_what_it_is_made_of() {
        let one = [("templates/html/head.html", "a")];
        let other = [("templates/html/head.html", "b")];
        let differ = differing(&one, &other);
        assert!(differ.iter().any(|name| name == "html/head.html"), "{differ:?}");
        let theme = differing(&[], &[("templates/html/theme.css", "a {}")]);
        assert_eq!(theme, ["html/theme.css"]);
    }
}
