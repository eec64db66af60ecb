//! The pages of rules: what a rule looks for, why that is bad, an example, and what to write instead.
//!
//! In: a [`Page`], which stands in the file of its rule. Out: its page in Markdown, for `bayan explain` and `docs/rules.md`.

use std::fmt::Write as _;

use super::Level;

/// What there is to know about a rule.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Its name, for ever: `implausible-conversion`.
    pub id: &'static str,
    /// Its level, unless the project chooses another.
    pub level: Level,
    /// What it is about.
    pub family: Family,
    /// What it looks for: a sentence.
    pub what: &'static str,
    /// Why that is bad.
    pub why: &'static str,
    /// Something that it finds, as a block of Markdown.
    pub example: &'static str,
    /// What to write instead, as Markdown.
    pub instead: &'static str,
    /// What `--fix` changes, where it can.
    pub fix: Option<&'static str>,
}

/// What rules are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// What readers will see.
    Order,
    /// What both editions say.
    Editions,
    /// What is placed, and what is typed.
    Facts,
    /// Whether figures make sense.
    Figures,
    /// Who says so.
    Attribution,
    /// Bidirectional text and Unicode.
    Unicode,
    /// Typography and spelling.
    Typography,
    /// The words of the program and of the project.
    Messages,
    /// Templates and style sheets of a project.
    Pages,
    /// Letters of newsletters.
    Letters,
    /// Rules that are muted.
    Muting,
}

impl Family {
    /// All of them, in the order of the documentation.
    pub const ALL: [Family; 11] = [
        Family::Order,
        Family::Editions,
        Family::Facts,
        Family::Figures,
        Family::Attribution,
        Family::Unicode,
        Family::Typography,
        Family::Messages,
        Family::Pages,
        Family::Letters,
        Family::Muting,
    ];

    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Family::Order => "Visual order",
            Family::Editions => "Two editions agree",
            Family::Facts => "Facts are placed, not typed",
            Family::Figures => "Figures make sense",
            Family::Attribution => "Attribution",
            Family::Unicode => "Bidirectional text and Unicode",
            Family::Typography => "Typography and spelling",
            Family::Messages => "Messages of both languages",
            Family::Pages => "Templates and style sheets",
            Family::Letters => "Newsletters",
            Family::Muting => "Muting",
        }
    }
}

impl Page {
    /// The page in Markdown, under a heading of this level.
    #[must_use]
    pub fn markdown(&self, heading: usize) -> String {
        let Page { id, level, family: _, what, why, example, instead, fix } = self;
        let mut text = format!("{} {id}\n\nLevel: {}.", "#".repeat(heading), level.name());
        if let Some(fix) = fix {
            // Writing to a string cannot fail.
            let _ = write!(text, " `--fix` {fix}");
        }
        let _ = write!(text, "\n\n{what}\n\n{why}\n\n{example}\n\n{instead}\n");
        text
    }
}

/// All pages, by family: `docs/rules.md`.
#[must_use]
pub fn book(pages: &[&Page]) -> String {
    let mut text = String::from(
        "# Rules\n\n\
         What `bayan check` looks for besides plain mistakes. This page is written by `bayan explain --all`; `bayan explain RULE`\n\
         shows one rule. [check.md](check.md) tells how levels are set and rules are muted.\n",
    );
    for family in Family::ALL {
        let rules: Vec<&&Page> = pages.iter().filter(|page| page.family == family).collect();
        if rules.is_empty() {
            continue;
        }
        let _ =
            write!(text, "\n## {}\n\n| rule | level | what it looks for |\n|---|---|---|\n", family.title());
        for page in &rules {
            let _ = writeln!(text, "| [`{0}`](#{0}) | {1} | {2} |", page.id, page.level.name(), page.what);
        }
        for page in &rules {
            let _ = write!(text, "\n{}", page.markdown(3));
        }
    }
    text
}
