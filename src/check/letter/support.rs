//! `letter-support`: what mail clients drop. The facts stand in `support.json`, with their source.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::Seen;
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "letter-support",
        level: Level::Warning,
        family: Family::Letters,
        what: "A letter uses an element or a style that known mail clients drop.",
        why: "What is dropped is not shown, or shown where it does not belong. The facts are those of caniemail.com, June 2026; clients change.",
        example: "`<bdi>` or `margin-inline-start` in a template of the project’s own.",
        instead: "What the rule proposes for each: `<span dir>`, physical sides, tables.",
        fix: None,
    },
    look: Look::Letter(look),
};

const DATA: &str = include_str!("support.json");

/// What is dropped: by whom, and what to use instead.
#[derive(Debug, Clone)]
struct Dropped {
    by: String,
    instead: String,
}

#[derive(Debug, Default)]
struct Support {
    elements: BTreeMap<String, Dropped>,
    properties: BTreeMap<String, Dropped>,
    values: BTreeMap<String, Dropped>,
}

static SUPPORT: LazyLock<Support> = LazyLock::new(|| {
    // A test holds that the file is sound.
    let data: Value = serde_json::from_str(DATA).unwrap_or_default();
    let table = |name: &str| {
        let entries = data[name].as_object().into_iter().flatten();
        let entry = |(what, facts): (&String, &Value)| {
            let by: Vec<&str> =
                facts["dropped-by"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let instead = facts["instead"].as_str().unwrap_or_default().to_owned();
            (what.clone(), Dropped { by: by.join(", "), instead })
        };
        entries.map(entry).collect()
    };
    Support { elements: table("elements"), properties: table("properties"), values: table("values") }
});

fn look(Seen { letter, page }: &Seen<'_>, finds: &mut Finds<'_>) {
    let mut found: BTreeMap<String, &Dropped> = BTreeMap::new();
    for element in &page.tags {
        if let Some(dropped) = SUPPORT.elements.get(&element.name) {
            found.insert(format!("<{}>", element.name), dropped);
        }
        let declarations = element.get("style").unwrap_or_default().split(';');
        for (property, value) in declarations.filter_map(|declaration| declaration.split_once(':')) {
            let (property, value) = (property.trim(), value.trim());
            let family = SUPPORT.properties.iter().find(|(known, _)| {
                property
                    .strip_prefix(known.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            });
            if let Some((_, dropped)) = family {
                found.insert(property.to_owned(), dropped);
            }
            let declaration = format!("{property}: {value}");
            if let Some(dropped) = SUPPORT.values.get(&declaration) {
                found.insert(declaration, dropped);
            }
        }
    }
    for (what, Dropped { by, instead }) in found {
        let message = format!("the letter `{}` uses `{what}`, which is dropped by {by}", letter.edition);
        finds.push(RULE.at(letter.span, message).hint(format!("use {instead}")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_are_there() {
        assert!(serde_json::from_str::<Value>(DATA).expect("JSON")["source"].is_string());
        let all = SUPPORT.elements.values().chain(SUPPORT.properties.values()).chain(SUPPORT.values.values());
        assert!(all.clone().count() > 30);
        assert!(all.into_iter().all(|dropped| !dropped.by.is_empty() && !dropped.instead.is_empty()));
    }
}
