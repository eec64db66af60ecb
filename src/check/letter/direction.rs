//! `letter-direction`: a letter whose direction hangs on what mail clients throw away.

use super::Seen;
use crate::check::elements::Element;
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "letter-direction",
        level: Level::Error,
        family: Family::Letters,
        what: "A letter has no element inside its body that says `lang`, `dir`, `direction` and `text-align` together, or a cell without `dir`.",
        why: "Gmail and Yahoo make a `<div>` of the body and drop what it says, GMX drops `dir` and keeps `direction`: said once, on the page, \
              the direction is lost, and an Arabic letter runs from left to right.",
        example: "`dir` on `<html>` and `<body>` only, in a `templates/newsletter/letter.html` of the project’s own.",
        instead: "`<div lang=\"{{ lang }}\" dir=\"{{ dir }}\" class=\"{{ dir }}\">` around all, and the same on every cell of text; the class says \
                  `direction` and `text-align`.",
        fix: None,
    },
    look: Look::Letter(look),
};

fn look(Seen { letter, page }: &Seen<'_>, finds: &mut Finds<'_>) {
    let body = page.tags.iter().position(|tag| tag.name == "body").map_or(0, |at| at + 1);
    let inside = page.tags.get(body..).unwrap_or_default();
    let edition = letter.edition;
    let hint = "take the wrapper and the attributes of cells over from the built-in `newsletter/letter.html`";
    let is_wrapper = |tag: &&Element| matches!(tag.name.as_str(), "div" | "table" | "td");
    let first = inside.iter().find(is_wrapper);
    if !first.is_some_and(says_all) {
        let message =
            format!("the letter `{edition}` has no wrapper that says its language and its direction");
        finds.push(RULE.at(letter.span, message).hint(hint));
    }
    let bare = |tag: &&Element| tag.name == "td" && tag.get("lang").is_some() && !says_all(tag);
    if inside.iter().any(|tag| bare(&tag)) {
        let message = format!("a cell of the letter `{edition}` says its language and not its direction");
        finds.push(RULE.at(letter.span, message).hint(hint));
    }
}

/// Whether an element says its direction in every way that some client keeps.
fn says_all(tag: &Element) -> bool {
    let style = tag.get("style").unwrap_or_default();
    let says = |property: &str| style.split(';').any(|part| part.trim_start().starts_with(property));
    tag.get("lang").is_some() && tag.get("dir").is_some() && says("direction") && says("text-align")
}
