//! `letter-parity`: HTML and plain text say the same. Readers see one of the two; filters for unwanted mail look at both.

use std::collections::BTreeSet;

use super::{Letter, Seen};
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "letter-parity",
        level: Level::Error,
        family: Family::Letters,
        what: "A link or a number stands in the HTML of a letter and not in its plain text, or the other way round.",
        why: "Readers see one of the two, and filters for unwanted mail compare them.",
        example: "A `templates/newsletter/letter.txt` of the project’s own, without the key figures.",
        instead: "Say the same in `letter.html` and `letter.txt`.",
        fix: None,
    },
    look: Look::Letter(look),
};

fn look(Seen { letter, page }: &Seen<'_>, finds: &mut Finds<'_>) {
    let html_links: BTreeSet<&str> = page
        .tags
        .iter()
        .filter(|element| element.name == "a")
        .filter_map(|element| element.get("href"))
        .filter(|to| !to.starts_with('#'))
        .collect();
    let text_links: BTreeSet<&str> = letter.text.lines().filter_map(link_of).collect();
    complain(letter, "link", &html_links, &text_links, finds);

    let prose: Vec<String> =
        letter.text.lines().filter(|line| link_of(line).is_none()).map(without_numbers).collect();
    let (html, text) = (figures(&page.text), figures(&prose.join("\n")));
    let html: BTreeSet<&str> = html.iter().map(String::as_str).collect();
    let text: BTreeSet<&str> = text.iter().map(String::as_str).collect();
    complain(letter, "figure", &html, &text, finds);
}

fn complain(
    letter: &Letter<'_>,
    what: &str,
    html: &BTreeSet<&str>,
    text: &BTreeSet<&str>,
    finds: &mut Finds<'_>,
) {
    for (here, there, has, lacks) in [(html, text, "HTML", "plain text"), (text, html, "plain text", "HTML")]
    {
        let missing: Vec<&str> = here.difference(there).copied().collect();
        let Some(first) = missing.first() else { continue };
        let more = if missing.len() > 1 { format!(" and {} more", missing.len() - 1) } else { String::new() };
        let message = format!(
            "the {what} `{first}`{more} of the letter `{}` stands in its {has} and not in its {lacks}",
            letter.edition
        );
        finds.push(RULE.at(letter.span, message).hint("say the same in `letter.html` and `letter.txt`"));
    }
}

/// The link of a line that holds nothing else: `[3] https://…`.
fn link_of(line: &str) -> Option<&str> {
    let (number, address) = line.strip_prefix('[')?.split_once("] ")?;
    number.bytes().all(|b| b.is_ascii_digit()).then_some(address)
}

/// A line without the numbers of its links.
fn without_numbers(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('[') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let end =
            after.find(']').filter(|end| *end > 1 && after[1..*end].bytes().all(|b| b.is_ascii_digit()));
        let skipped = end.map_or(1, |end| end + 1);
        if end.is_none() {
            out.push('[');
        }
        rest = &after[skipped..];
    }
    out.push_str(rest);
    out
}

/// The numbers in a text, in European digits, without separators.
fn figures(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut number = String::new();
    for c in text.chars().chain(['\n']) {
        let digit = match c {
            '0'..='9' => Some(c),
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
            _ => None,
        };
        match digit {
            Some(digit) => number.push(digit),
            None if matches!(c, '.' | ',' | '٫' | '٬' | '\u{A0}' | '\u{202F}') && !number.is_empty() => {
                // Between digits it belongs to the number; the next character decides.
                number.push('.');
            }
            None => {
                let whole = number.trim_end_matches('.');
                if !whole.is_empty() {
                    found.insert(whole.to_owned());
                }
                number.clear();
            }
        }
    }
    found
}
