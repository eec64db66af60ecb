//! `arabic-letterforms`: a style that breaks or slants Arabic letters.

use super::Sheet;
use super::sheet::Declaration;
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "arabic-letterforms",
        level: Level::Warning,
        family: Family::Pages,
        what: "Letter spacing, italics, capitals or justified lines in a style sheet of the project, where they reach Arabic.",
        why: "Arabic letters are joined and have no capitals: spacing tears them apart, italics slant what has no slant, and justified lines \
              open rivers between few words.",
        example: "`h1 { letter-spacing: 0.05em }`",
        instead: "`h1:lang(en) { letter-spacing: 0.05em }`. Arabic stresses by weight, colour or «…».",
        fix: None,
    },
    look: Look::Sheet(look),
};

fn look(sheet: &Sheet<'_>, finds: &mut Finds<'_>) {
    for declaration in &sheet.declarations {
        let Declaration { selector, name, value, .. } = declaration;
        let value = value.trim_end_matches("!important").trim();
        let breaks = match *name {
            "letter-spacing" => {
                !matches!(value, "0" | "normal" | "inherit" | "initial" | "unset") && !value.starts_with("0p")
            }
            "font-style" => value.starts_with("italic") || value.starts_with("oblique"),
            "text-transform" => matches!(value, "uppercase" | "lowercase" | "capitalize"),
            "text-align" => value == "justify",
            _ => false,
        };
        if breaks && reaches_arabic(selector) {
            let message = format!("`{name}: {value}` reaches Arabic, whose letters it does not suit");
            let found = RULE.at(sheet.at(declaration), message);
            finds.push(found.hint(format!("keep it to the other edition: `{selector}:lang(en)`")));
        }
    }
}

/// Whether a rule is for Arabic, too: one of its selectors says nothing else.
fn reaches_arabic(selector: &str) -> bool {
    const OTHERS: [&str; 8] = [
        ":lang(en",
        ":lang(\"en",
        "[lang=en",
        "[lang=\"en",
        "[lang|=en",
        "[lang|=\"en",
        ":dir(ltr",
        "[dir=ltr",
    ];
    selector
        .split(',')
        .any(|one| !OTHERS.iter().any(|other| one.contains(other)) && !one.contains("[dir=\"ltr"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::pages::tests::of_sheet;

    #[test]
    fn what_breaks_arabic_letters_is_kept_to_english() {
        let css = "h1 { letter-spacing: .05em } em { font-style: italic } .x, .y:lang(en) { text-transform: uppercase }\n\
                   p { text-align: justify }";
        assert_eq!(
            of_sheet(&RULE, css),
            [
                "letter-spacing: .05em",
                "font-style: italic",
                "text-transform: uppercase",
                "text-align: justify"
            ]
        );
        let good = "h1:lang(en) { letter-spacing: .05em } [lang=\"en\"] em { font-style: italic }\n\
                    p { letter-spacing: 0; font-style: normal; text-transform: none }";
        assert!(of_sheet(&RULE, good).is_empty());
    }
}
