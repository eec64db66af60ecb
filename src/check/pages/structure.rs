//! `page-structure`: a page that machines and readers who do not see it cannot walk through.

use super::TriedPage;
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "page-structure",
        level: Level::Error,
        family: Family::Pages,
        what: "A page of the project’s own templates has no single `h1`, skips a level of headings, has an image without `alt`, uses `align` or \
               a bare `bdo`, or declares no encoding in its first kilobyte.",
        why: "Those who listen to a page know it by its headings and by what stands for its images; the rest breaks in one direction or another.",
        example: "`<h1>…</h1> <h3>…</h3>` in `templates/html/report.html`.",
        instead: "`<h1>…</h1> <h2>…</h2>`. An image that only decorates has `alt=\"\"`.",
        fix: None,
    },
    look: Look::Page(look),
};

/// The level of the title.
const TITLE: usize = 1;
/// Where browsers look for the encoding.
const HEAD: usize = 1024;

fn look(page: &TriedPage<'_>, finds: &mut Finds<'_>) {
    let tags = &page.elements.tags;
    let level =
        |name: &str| name.strip_prefix('h')?.parse::<usize>().ok().filter(|level| (1..=6).contains(level));
    let levels: Vec<usize> = tags.iter().filter_map(|tag| level(&tag.name)).collect();
    let first = levels.iter().filter(|level| **level == TITLE).count();
    if first != 1 {
        finds.push(page.problem(&RULE, &format!("has {first} headings `h1`"), "give it one: its title"));
    }
    let mut pairs = levels.iter().zip(levels.iter().skip(1));
    if let Some((above, below)) = pairs.find(|(above, below)| **below > **above + 1) {
        let message = format!("has `h{below}` behind `h{above}`");
        finds.push(page.problem(&RULE, &message, "go down level by level"));
    }
    if let Some(image) = tags.iter().find(|tag| tag.name == "img" && tag.get("alt").is_none()) {
        let message = format!("has the image `{}` without `alt`", image.get("src").unwrap_or_default());
        finds.push(page.problem(&RULE, &message, "say what it shows; `alt=\"\"` if it only decorates"));
    }
    if tags.iter().any(|tag| tag.name == "bdo" && !matches!(tag.get("dir"), Some("ltr" | "rtl"))) {
        finds.push(page.problem(
            &RULE,
            "has a `bdo` without a direction",
            "`<bdi>` isolates, `<bdo dir>` overrides",
        ));
    }
    if let Some(aligned) = tags.iter().find(|tag| tag.get("align").is_some()) {
        let message = format!("has a `<{}>` with `align`", aligned.name);
        finds.push(page.problem(&RULE, &message, "use `text-align: start` in a style sheet"));
    }
    if page.encoding.is_none_or(|at| at > HEAD) {
        let hint = "put `<meta charset=\"utf-8\">` first into its head";
        finds.push(page.problem(&RULE, "declares no encoding in its first kilobyte", hint));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::pages::tests::of_page;

    #[test]
    fn pages_can_be_walked_through() {
        let told = |body: &str| of_page(&RULE, &format!("<meta charset=utf-8>{body}"));
        let page = "the page of `html/report.html`";
        assert_eq!(told("<h1>x</h1><h3>y</h3>"), [format!("{page} has `h3` behind `h1`")]);
        assert_eq!(told("<h2>x</h2>"), [format!("{page} has 0 headings `h1`")]);
        assert_eq!(told("<h1>x</h1><img src=a>"), [format!("{page} has the image `a` without `alt`")]);
        assert_eq!(told("<h1>x</h1><bdo>y</bdo>"), [format!("{page} has a `bdo` without a direction")]);
        assert_eq!(told("<h1>x</h1><td align=left>"), [format!("{page} has a `<td>` with `align`")]);
        assert_eq!(
            of_page(&RULE, "<h1>x</h1>"),
            [format!("{page} declares no encoding in its first kilobyte")]
        );
        assert!(told("<h1>x</h1><h2>y</h2><h3>z</h3><h2>y</h2><img src=a alt=''>").is_empty());
    }
}
