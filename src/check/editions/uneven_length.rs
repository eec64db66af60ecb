//! `uneven-length`: one language says in a line what takes the other a paragraph.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::text::{Block, OBJECT, Role};
use super::super::tokens::is_extra;
use super::{Part, name_in};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Bilingual, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "uneven-length",
        level: Level::Warning,
        family: Family::Editions,
        what: "The text of a section, or of the whole report, is far longer in one language than in the other.",
        why: "Arabic and English take about the same room. Where one takes 1.7 times that of the other, something was left out or added.",
        example: "A section has 400 characters in Arabic and 90 in English.",
        instead: "See what the shorter one lacks.",
        fix: None,
    },
    look: Look::Report(look),
};

/// How many characters a value counts for.
const VALUE: usize = 8;
/// Shorter texts differ by chance: a section, a whole report.
const SHORT: [usize; 2] = [80, 400];
/// How many tenths of the shorter text the longer may have.
const TENTHS: usize = 17;

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let lengths = Bilingual::from_fn(|language| {
        let prose = blocks.get(language).iter().filter(|b| matches!(b.role, Role::Paragraph | Role::Cell));
        prose.map(|block| (Part::of(block), characters(block))).collect::<Vec<_>>()
    });
    let length = |language: Language, is_counted: &dyn Fn(Option<Part>) -> bool| -> usize {
        lengths.get(language).iter().filter(|(part, _)| is_counted(*part)).map(|(_, length)| length).sum()
    };
    let mut is_told = false;
    for part in (0..report.findings.len()).map(Part::Section).chain([Part::Between]) {
        let lengths = Language::BOTH.map(|language| length(language, &|of| of == Some(part)));
        // What is missing or empty is told by other rules.
        let Some((long, times)) = uneven(lengths, SHORT[0]).filter(|_| lengths[0].min(lengths[1]) > 0) else {
            continue;
        };
        is_told = true;
        let mut blocks = blocks.get(long).iter();
        let first = blocks.find(|block| Part::of(block) == Some(part) && block.role == Role::Paragraph);
        let span = part.heading(report, long).or(first.map(|block| block.span)).unwrap_or(report.span);
        let message = format!(
            "{} is {times} times as long as the {}",
            name_in(part, report, long),
            long.other().english_name()
        );
        let mut found = RULE.at(span, message);
        if let Some(heading) = part.heading(report, long.other()) {
            found = found.related(heading, "the short one");
        }
        finds.push(found.hint("see whether something was left out, or added"));
    }
    let lengths = Language::BOTH.map(|language| length(language, &|_| true));
    if let (Some((long, times)), false) = (uneven(lengths, SHORT[1]), is_told) {
        let Some(block) = blocks.get(long).iter().find(|block| block.role == Role::Paragraph) else { return };
        let (long, short) = (long.english_name(), long.other().english_name());
        let message = format!("all {long} prose together is {times} times as long as the {short}");
        finds.push(RULE.at(block.span, message).hint("see whether something was left out, or added"));
    }
}

/// The language whose text is too long for the other, and how many times as long it is, if both have a length that counts.
fn uneven([arabic, english]: [usize; 2], short: usize) -> Option<(Language, String)> {
    let (long, more, less) =
        if arabic > english { (Language::Ar, arabic, english) } else { (Language::En, english, arabic) };
    let is_uneven = more >= short && less > 0 && more * 10 > less * TENTHS;
    is_uneven.then(|| (long, format!("{}.{}", more / less, more * 10 / less % 10)))
}

/// How long a text is: vowel signs take no room, and a value takes as much as one on average.
fn characters(block: &Block<'_>) -> usize {
    let text = block.text();
    let marks = if block.chars().has_mark() { text.chars().filter(|c| is_extra(*c)).count() } else { 0 };
    text.chars().count() - marks + text.matches(OBJECT).count() * (VALUE - 1)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const DATA: &str = "[findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";

    #[test]
    fn a_section_far_longer_is_told() {
        let (ar, en) = ("كلمة ".repeat(80), "word ".repeat(18));
        let case = Case::data(DATA).prose(&format!("## لا {{#f}}\n\n{ar}"), &format!("## No {{#f}}\n\n{en}"));
        assert_eq!(case.found(&RULE), ["## لا {#f}\n"]);
        assert_eq!(case.messages(&RULE), ["the Arabic section `f` is 4.4 times as long as the English"]);
    }

    #[test]
    fn headings_and_short_sections_are_not() {
        let long = "word ".repeat(40);
        let case = Case::data(DATA).prose("## لا {#f}\n\nنعم", &format!("## {long} {{#f}}\n\nYes and no"));
        assert!(case.found(&RULE).is_empty());
        let (ar, en) = ("كلمة ".repeat(80), "words ".repeat(90));
        let case = Case::data(DATA).prose(&format!("## لا {{#f}}\n\n{ar}"), &format!("## No {{#f}}\n\n{en}"));
        assert!(case.found(&RULE).is_empty());
    }
}
