//! `page-language`: a page that does not say its language and its direction.

use super::TriedPage;
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "page-language",
        level: Level::Error,
        family: Family::Pages,
        what: "A page of the project’s own templates lacks `lang` or `dir` on its root, or a part in the other language has no `dir`.",
        why: "A language implies no direction, and a direction no language: without both, screen readers, fonts and the order of the line \
              are guessed.",
        example: "`<html lang=\"{{ page.lang }}\">` in `templates/html/base.html`.",
        instead: "`<html lang=\"{{ page.lang }}\" dir=\"{{ page.dir }}\">`",
        fix: None,
    },
    look: Look::Page(look),
};

fn look(page: &TriedPage<'_>, finds: &mut Finds<'_>) {
    let tags = &page.elements.tags;
    let root = tags.iter().find(|tag| tag.name == "html");
    let (lang, dir) = (root.and_then(|tag| tag.get("lang")), root.and_then(|tag| tag.get("dir")));
    let (Some(lang), Some(dir)) = (lang, dir) else {
        let hint = "write `<html lang=\"{{ page.lang }}\" dir=\"{{ page.dir }}\">`";
        return finds.push(page.problem(&RULE, "has no `lang` or no `dir` on its root", hint));
    };
    if dir != direction(lang) {
        let message = format!("is in `{lang}` and runs `{dir}`");
        finds.push(page.problem(
            &RULE,
            &message,
            "take both from the page: `{{ page.lang }}`, `{{ page.dir }}`",
        ));
    }
    let bare = tags.iter().find(|tag| {
        tag.get("lang").is_some_and(|own| direction(own) != direction(lang)) && tag.get("dir").is_none()
    });
    if let Some(bare) = bare {
        let message = format!("has a `<{}>` in another language without `dir`", bare.name);
        finds.push(page.problem(&RULE, &message, "give it `dir` beside its `lang`"));
    }
}

/// The direction of a language that pages are in: Arabic, or what is written from the left.
fn direction(lang: &str) -> &'static str {
    match lang.split('-').next() {
        Some("ar" | "fa" | "he" | "ur") => "rtl",
        _ => "ltr",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::pages::tests::of_page;

    #[test]
    fn language_and_direction_are_said_and_agree() {
        let told = |html: &str| of_page(&RULE, html);
        assert_eq!(
            told("<html lang=ar>"),
            ["the page of `html/report.html` has no `lang` or no `dir` on its root"]
        );
        assert_eq!(
            told("<html lang=ar dir=ltr>"),
            ["the page of `html/report.html` is in `ar` and runs `ltr`"]
        );
        assert_eq!(told("<html lang=ar dir=rtl><q lang=en>x</q>").len(), 1);
        assert!(told("<html lang=ar dir=rtl><q lang=en dir=ltr>x</q><i lang=ar>y</i>").is_empty());
    }
}
