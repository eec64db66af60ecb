//! `page-alternates`: a page that does not name its own address and that of the other edition.

use super::TriedPage;
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "page-alternates",
        level: Level::Warning,
        family: Family::Pages,
        what: "A page of a report or an index, made by the project’s own templates, lacks its canonical address or the links to its editions.",
        why: "Search engines then offer Arabic pages to English readers, or take one edition for a copy of the other: each page names all \
              editions, itself among them, and an `x-default`.",
        example: "A `templates/html/partials/head.html` of the project’s own without `page.alternates`.",
        instead: "`{% for alternate in page.alternates %}<link rel=\"alternate\" hreflang=\"{{ alternate.lang }}\" href=\"{{ alternate.href \
                  }}\">{% endfor %}`",
        fix: None,
    },
    look: Look::Page(look),
};

/// The pages that there are in every edition.
const IN_EDITIONS: [&str; 2] = ["html/report.html", "html/index.html"];

fn look(page: &TriedPage<'_>, finds: &mut Finds<'_>) {
    if !IN_EDITIONS.contains(&page.template) {
        return;
    }
    let links = || page.elements.tags.iter().filter(|tag| tag.name == "link");
    let canonical =
        links().find(|link| link.get("rel") == Some("canonical")).and_then(|link| link.get("href"));
    let alternates: Vec<(&str, &str)> = links()
        .filter(|link| link.get("rel") == Some("alternate"))
        .filter_map(|link| Some((link.get("hreflang")?, link.get("href")?)))
        .collect();
    let hint = "take `page.canonical` and `page.alternates` over from the built-in `html/partials/head.html`";
    let Some(canonical) = canonical else {
        return finds.push(page.problem(&RULE, "names no canonical address", hint));
    };
    if !alternates.iter().any(|(_, href)| *href == canonical) {
        finds.push(page.problem(&RULE, "does not name itself among its editions", hint));
    } else if !alternates.iter().any(|(lang, href)| *lang != "x-default" && *href != canonical) {
        finds.push(page.problem(&RULE, "names no other edition", hint));
    }
    if !alternates.iter().any(|(lang, _)| *lang == "x-default") {
        finds.push(page.problem(&RULE, "has no `x-default`", hint));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::pages::tests::of_page;

    #[test]
    fn a_page_names_its_editions() {
        let link = |lang: &str, href: &str| format!("<link rel=alternate hreflang={lang} href={href}>");
        let canonical = "<link rel=canonical href=/ar/>";
        let all =
            format!("{canonical}{}{}{}", link("ar", "/ar/"), link("en", "/en/"), link("x-default", "/"));
        assert!(of_page(&RULE, &all).is_empty());
        let told = |html: &str| of_page(&RULE, html).join("; ");
        assert!(told("").ends_with("names no canonical address"));
        let alone = format!("{canonical}{}{}", link("en", "/en/"), link("x-default", "/"));
        assert!(told(&alone).ends_with("does not name itself among its editions"));
        let without = format!("{canonical}{}{}", link("ar", "/ar/"), link("en", "/en/"));
        assert!(told(&without).ends_with("has no `x-default`"));
    }
}
