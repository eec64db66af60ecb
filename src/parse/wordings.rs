//! The words in a data file, with their places, for the editor's rules: whatever is said in both languages, and quotations.

use super::node::{Entry, Node, Value};
use super::prose::unquoted;
use super::scalar_text;
use crate::model::{Language, Wording, WordingRole};
use crate::source::Spanned;

/// The words in a report or glossary. Titles, summaries and claims are prose, and not among them.
#[must_use]
pub fn wordings(file: &Node) -> Vec<Wording> {
    let mut found = Vec::new();
    for table in entries(file) {
        for thing in entries(&table.node) {
            let mut reader = Reader { table: &table.key.value, id: &thing.key.value, found: &mut found };
            reader.read(&thing.node, None);
        }
    }
    found
}

/// The words in a configuration: what the publication and its sender are called.
#[must_use]
pub fn of_configuration(file: &Node) -> Vec<Wording> {
    let mut found = Vec::new();
    for table in
        entries(file).iter().filter(|table| matches!(&*table.key.value, "publication" | "newsletter"))
    {
        let name = table.key.value.as_str();
        Reader { table: name, id: name, found: &mut found }.read(&table.node, None);
    }
    found
}

fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Table(entries) => entries,
        _ => &[],
    }
}

/// Reads the words of one thing.
struct Reader<'a> {
    table: &'a str,
    id: &'a str,
    found: &'a mut Vec<Wording>,
}

impl Reader<'_> {
    /// Reads what stands under a key.
    fn read(&mut self, node: &Node, key: Option<&str>) {
        let inner = match &node.value {
            Value::List(items) => {
                for item in items {
                    self.read(item, key);
                }
                return;
            }
            Value::Table(entries) => entries,
            _ => return,
        };
        let get = |name: &str| inner.iter().find(|entry| entry.key.value == name).map(|entry| &entry.node);
        if self.table == "quotes" && key == Some("original") {
            if let (Some(lang), Some(text)) = (get("lang").and_then(scalar_text), get("text")) {
                self.add(WordingRole::Original, lang, text);
            }
            return;
        }
        if key == Some("claim") {
            return;
        }
        for Entry { key: name, node } in inner {
            let language = Language::BOTH.into_iter().find(|language| language.tag() == name.value);
            match (name.value.as_str(), language) {
                (_, Some(language)) if scalar_text(node).is_some() => {
                    self.add(role(key), language.tag(), node);
                }
                ("oblique" | "accusative", _) => self.add(WordingRole::Name, "ar", node),
                ("latin", _) => self.add(WordingRole::LatinName, "en", node),
                ("translation", _) if scalar_text(node).is_some() => {
                    // A translation alone is into the language that the original is not in.
                    let original = get("original").and_then(|original| {
                        entries(original).iter().find(|entry| entry.key.value == "lang")
                    });
                    let from = original.and_then(|lang| scalar_text(&lang.node)).unwrap_or_default();
                    let into = if from.starts_with("ar") { "en" } else { "ar" };
                    self.add(WordingRole::Translation, into, node);
                }
                (name, _) => self.read(node, Some(name)),
            }
        }
    }

    fn add(&mut self, role: WordingRole, lang: &str, node: &Node) {
        if let Some(text) = scalar_text(node) {
            let text = Spanned::new(text.to_owned(), node.span);
            let span = unquoted(&text);
            let of = (self.table.to_owned(), self.id.to_owned());
            let text = Spanned::new(text.value, span);
            self.found.push(Wording { role, of, lang: lang.to_owned(), text });
        }
    }
}

/// What the words under a key are.
fn role(key: Option<&str>) -> WordingRole {
    match key {
        Some("name") => WordingRole::Name,
        Some("short") => WordingRole::ShortName,
        Some("paraphrase") => WordingRole::Paraphrase,
        Some("translation") => WordingRole::Translation,
        _ => WordingRole::Label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::load::Syntax;
    use crate::source::Sources;

    #[test]
    fn words_are_found_where_they_stand() {
        let text = concat!(
            "title = { ar = \"لا\", en = \"no\" }\n",
            "[entities.a]\nname = { ar = \"ألف\", en = \"A \\\" b\" }\nlatin = \"A\"\noblique = \"ألفًا\"\n",
            "[quotes.q]\noriginal = { lang = \"fr\", text = \"oui\" }\n",
            "translation = { ar = \"\"\"نعم\"\"\", en = \"yes\" }\n",
            "[quotes.r]\noriginal = { lang = \"ar\", text = \"نعم\" }\ntranslation = \"yes\"\n",
            "[findings.f]\nclaim = { ar = \"x\", en = \"y\" }\n",
            "[charts.c]\ntitle = { ar = \"رسم\", en = \"chart\" }\nfigures = [{ label = { ar = \"و\", en = \"l\" } }]\n",
        );
        let mut sources = Sources::default();
        let span = sources.add("r.toml", text);
        let node = super::super::data(Syntax::Toml, text, span, &mut Diagnostics::default());
        let shown: Vec<String> = wordings(&node)
            .iter()
            .map(|w| format!("{:?} {} {} {}", w.role, w.of.1, w.lang, sources.text(w.text.span)))
            .collect();
        assert_eq!(
            shown,
            [
                "Name a ar ألف",
                "Name a en \"A \\\" b\"",
                "LatinName a en A",
                "Name a ar ألفًا",
                "Original q fr oui",
                "Translation q ar نعم",
                "Translation q en yes",
                "Original r ar نعم",
                "Translation r en yes",
                "Label c ar رسم",
                "Label c en chart",
                "Label c ar و",
                "Label c en l",
            ]
        );
    }
}
