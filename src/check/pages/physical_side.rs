//! `physical-side`: a style that says left or right where it means start or end.

use super::Sheet;
use super::sheet::Declaration;
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "physical-side",
        level: Level::Warning,
        family: Family::Pages,
        what: "A property or a value with `left` or `right` in a style sheet of the project.",
        why: "One sheet serves both directions: what stands at the left of an English page stands at the right of an Arabic one.",
        example: "`margin-left: 1em`, `text-align: left`, `float: right`",
        instead: "`margin-inline-start: 1em`, `text-align: start`, `float: inline-end`. Where a side is meant, as for a shadow, say so: \
                  `/* physical: the light comes from the left */`.",
        fix: None,
    },
    look: Look::Sheet(look),
};

fn look(sheet: &Sheet<'_>, finds: &mut Finds<'_>) {
    for declaration in &sheet.declarations {
        let Declaration { name, value, .. } = declaration;
        let Some(side) = side_of(name, value).filter(|_| !sheet.is_meant(declaration)) else { continue };
        let logical = if side == "left" { "start" } else { "end" };
        let message = format!("`{name}: {value}` means the {side} in both directions");
        let hint = format!(
            "write `{}`, or say in a comment why: `/* physical: … */`",
            logical_name(name, value, logical)
        );
        finds.push(RULE.at(sheet.at(declaration), message).hint(hint));
    }
}

/// The side that a declaration names.
fn side_of(name: &str, value: &str) -> Option<&'static str> {
    let sides = ["left", "right"];
    let in_name = |side: &&&str| name.split('-').any(|part| part == **side) && !name.starts_with("--");
    let takes_side = matches!(name, "text-align" | "text-align-last" | "float" | "clear" | "caption-side");
    let in_value = |side: &&&str| takes_side && value.split_whitespace().any(|word| word == **side);
    sides.iter().find(in_name).or_else(|| sides.iter().find(in_value)).copied()
}

/// What to write instead.
fn logical_name(name: &str, value: &str, logical: &str) -> String {
    match name {
        "left" | "right" => format!("inset-inline-{logical}: {value}"),
        "text-align" | "text-align-last" => format!("{name}: {logical}"),
        "float" | "clear" | "caption-side" => format!("{name}: inline-{logical}"),
        "border-top-left-radius" | "border-top-right-radius" => {
            format!("border-start-{logical}-radius: {value}")
        }
        "border-bottom-left-radius" | "border-bottom-right-radius" => {
            format!("border-end-{logical}-radius: {value}")
        }
        _ => format!("{}: {value}", name.replace("left", "inline-start").replace("right", "inline-end")),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::pages::tests::of_sheet;

    #[test]
    fn sides_are_those_of_the_line() {
        let css = "h1 { margin-left: 1em; border-top-right-radius: 2px }\n@media print { p { text-align: left; float: right } }\na { left: 0 }";
        assert_eq!(
            of_sheet(&RULE, css),
            [
                "margin-left: 1em",
                "border-top-right-radius: 2px",
                "text-align: left",
                "float: right",
                "left: 0"
            ]
        );
        let good = "h1 { margin-inline-start: 1em; text-align: start; --left: 1px; background: url(left.png) }\n\
                    /* physical: the light comes from there */\n.x { left: 3px }";
        assert!(of_sheet(&RULE, good).is_empty(), "{:?}", of_sheet(&RULE, good));
    }
}
