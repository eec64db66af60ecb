//! Names in conditions that nothing answers to.
//!
//! Tera takes an unknown name in `{% if … %}` for false and goes on, so a slip of the pen there would hide a part of every
//! page without a word. Here the names in conditions are compared with all names that templates are given or make.

use std::collections::BTreeSet;
use std::ops::Range;

use super::template_error::{self, Files};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Words of Tera's conditions, and what `loop` has.
const KEYWORDS: [&str; 14] = [
    "and", "or", "not", "is", "in", "true", "false", "True", "False", "loop", "index", "index0", "first",
    "last",
];

/// Reports every name in a condition that is neither among `given`, the names of all contexts, nor made by a template.
pub fn check(files: &Files, given: &[String], diagnostics: &mut Diagnostics) {
    let mut known: BTreeSet<&str> = given.iter().map(String::as_str).chain(KEYWORDS).collect();
    let tags = |text| template_error::tags(text).map(move |tag: Range<usize>| (tag.start, words(&text[tag])));
    for file in files.values() {
        tags(&*file.text).for_each(|(_, words)| known.extend(made_names(&words)));
    }
    for file in files.values() {
        for (start, words) in tags(&*file.text) {
            for word in condition_names(&words) {
                if word.text.split('.').any(|part| !known.contains(part)) {
                    let range = start + word.at..start + word.at + word.text.len();
                    let message = format!("the template asks for `{}`, which it is not given", word.text);
                    let diagnostic = Diagnostic::error(template_error::CODE, file.span.slice(range), message);
                    diagnostics.push(diagnostic.hint_opt(template_error::nearest_variable(word.text, given)));
                }
            }
        }
    }
}

/// A name in a tag, and the characters it stands between, spaces passed over.
struct Word<'a> {
    text: &'a str,
    at: usize,
    before: Option<char>,
    after: &'a str,
}

/// The names in the inside of a tag, dotted ones whole; text in quotation marks is passed over.
fn words(tag: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut at, mut before) = (0, None);
    while let Some(c) = tag[at..].chars().next() {
        let rest = &tag[at..];
        let length = match c {
            '"' | '\'' | '`' => rest[1..].find(c).map_or(rest.len(), |end| end + 2),
            c if is_name(c) => {
                let length = rest.find(|c| !is_name(c) && c != '.').unwrap_or(rest.len());
                let after = rest[length..].trim_start();
                words.push(Word { text: rest[..length].trim_end_matches('.'), at, before, after });
                length
            }
            c => c.len_utf8(),
        };
        at += length;
        if !c.is_whitespace() {
            before = Some(c);
        }
    }
    words
}

/// What a tag makes a name for: a loop's variables, a set one, the parameters of a macro.
fn made_names<'a>(words: &[Word<'a>]) -> Vec<&'a str> {
    let names = words.iter().skip(1).map(|word| word.text);
    match words.first().map(|word| word.text) {
        Some("for") => names.take_while(|name| *name != "in").collect(),
        Some("set" | "set_global") => names.take(1).collect(),
        Some("macro") => names.collect(),
        _ => Vec::new(),
    }
}

/// The variables in a condition: not its keywords, filters, tests, functions, arguments' names and numbers.
fn condition_names<'a, 'w>(words: &'w [Word<'a>]) -> impl Iterator<Item = &'w Word<'a>> {
    let is_condition = words.first().is_some_and(|word| matches!(word.text, "if" | "elif"));
    words.iter().enumerate().skip(1).filter(move |_| is_condition).filter_map(move |(index, word)| {
        let previous = match words[index - 1].text {
            "not" if index > 1 => words[index - 2].text,
            text => text,
        };
        let is_argument_name = word.after.starts_with('=') && !word.after.starts_with("==");
        let is_variable = previous != "is"
            && !matches!(word.before, Some('|' | ':'))
            && !word.after.starts_with(['(', ':'])
            && !is_argument_name
            && !word.text.starts_with(|c: char| c.is_ascii_digit());
        is_variable.then_some(word)
    })
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(tag: &str) -> Vec<&str> {
        let words = words(tag);
        condition_names(&words).map(|word| word.text).filter(|name| !KEYWORDS.contains(name)).collect()
    }

    #[test]
    fn variables_are_told_from_the_rest_of_a_condition() {
        assert_eq!(
            variables(" if report.summary and not page.editions"),
            ["report.summary", "page.editions"]
        );
        assert_eq!(variables("- elif a is defined or b is not starting_with(\"x y\")"), ["a", "b"]);
        assert_eq!(
            variables("if tags | length > 1 and t | default(value=other) == \"no\""),
            ["tags", "t", "other"]
        );
        assert_eq!(variables("if loop.first or m::shown(of=x)"), ["loop.first", "x"]);
        assert!(variables(" set x = y").is_empty());
    }

    #[test]
    fn templates_make_names_of_their_own() {
        assert_eq!(made_names(&words(" for key, value in map")), ["key", "value"]);
        assert_eq!(made_names(&words("- set finding = segment.finding")), ["finding"]);
        assert_eq!(made_names(&words("macro shown(of, as=\"x\")")), ["shown", "of", "as"]);
    }
}
