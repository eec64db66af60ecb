//! Templates that never end, since they come back to themselves or nest deeper than can be read, and those that are never begun.
//!
//! Tera follows what a template includes and extends as deep as the stack goes, and reads a tag the same way; past it the whole
//! program ends without a word. So both are looked for here, in the text, before Tera is given it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::TemplateFile;
use super::template_error::{CODE, Files, tags};
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};

/// How deep brackets in a tag, and tags with an end of their own, may be nested.
const DEEPEST: usize = 100;

/// How many bytes a tag may have.
const LONGEST: usize = 10_000;

/// The tags that have an end of their own.
const PAIRED: [&str; 5] = ["if", "for", "block", "filter", "macro"];

/// Reports what is endless among the project's own templates. Those that come with the program are sound, so that a circle has one of
/// the project's own in it.
pub fn check(files: &Files) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let mut told = BTreeSet::new();
    for file in files.values().filter(|file| !file.is_built_in) {
        if let Some((range, message)) = too_deep(&file.text) {
            diagnostics.push(Diagnostic::error(CODE, file.span.slice(range), message));
        }
        let start = file.name.as_str();
        let mut circle = Circle { files, start, path: Vec::new(), seen: BTreeSet::new() };
        if told.contains(start) || !circle.closes(file) {
            continue;
        }
        told.extend(circle.path.iter().map(|(file, _)| file.name.as_str()));
        if let Some(((_, place), rest)) = circle.path.split_first() {
            let message = match rest.iter().map(|(file, _)| format!("`{}`", file.name)).collect::<Vec<_>>() {
                through if through.is_empty() => format!("`{start}` includes itself"),
                through => format!("`{start}` comes back to itself through {}", through.join(", ")),
            };
            let diagnostic = Diagnostic::error(CODE, file.span.slice(place.clone()), message);
            diagnostics.push(diagnostic.hint("take this tag out, or the one that leads back"));
        }
    }
    diagnostics
}

/// Tells of the project's own templates that nothing asks for: neither a page, of which `rendered` has the templates, nor another template.
pub fn unused(files: &Files, rendered: &BTreeSet<String>) -> Diagnostics {
    let own = || files.values().filter(|file| !file.is_built_in);
    let mut asked: BTreeSet<&str> = rendered.iter().map(String::as_str).collect();
    for file in files.values() {
        asked.extend(mentioned(&file.text, &["include", "extends", "import"]).map(|name| &file.text[name]));
    }
    let mut diagnostics = Diagnostics::default();
    for file in own().filter(|file| !asked.contains(file.name.as_str())) {
        let known = asked.iter().copied().filter(|name| files.contains_key(*name));
        let near = suggest::nearest(&file.name, known).map(|near| format!("did you mean `{near}`?"));
        let hint =
            near.unwrap_or_else(|| "include it in a template that is rendered, or delete it".to_owned());
        let message = format!("nothing asks for the template `{}`", file.name);
        diagnostics.push(Diagnostic::warning("unused-template", file.span.slice(0..0), message).hint(hint));
    }
    diagnostics
}

/// Where a template first goes deeper than can be read, and what is said of it.
fn too_deep(text: &str) -> Option<(Range<usize>, String)> {
    let mut open = 0_usize;
    for tag in tags(text) {
        let inside = &text[tag.clone()];
        let start =
            tag.start + (inside.len() - inside.trim_start_matches(['-', ' ', '\t', '\r', '\n']).len());
        let begin = start..start + text[start..].chars().next().map_or(0, char::len_utf8);
        if inside.len() > LONGEST {
            return Some((begin, format!("this tag has {} bytes, and may have {LONGEST}", inside.len())));
        }
        if let Some(at) = too_deep_in_tag(inside) {
            let at = tag.start + at;
            return Some((at..at + 1, format!("brackets are nested deeper than {DEEPEST} here")));
        }
        let word = keyword(inside);
        if PAIRED.contains(&word) {
            open += 1;
        } else if word.strip_prefix("end").is_some_and(|word| PAIRED.contains(&word)) {
            open = open.saturating_sub(1);
        }
        if open > DEEPEST {
            return Some((start..start + word.len(), format!("tags are nested deeper than {DEEPEST} here")));
        }
    }
    None
}

/// Where brackets first nest too deep; those in quotation marks are text.
fn too_deep_in_tag(tag: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    tag.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (Some(mark), _) if c == mark => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth > DEEPEST).then_some(at)
    })
}

/// The word that a tag begins with.
fn keyword(tag: &str) -> &str {
    let tag = tag.trim_start_matches('-').trim_start();
    &tag[..tag.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(tag.len())]
}

/// A template on the way, with the name in it that leads to the next one.
type Step<'f> = (&'f TemplateFile, Range<usize>);

/// The way from a template back to it.
struct Circle<'f> {
    files: &'f Files,
    start: &'f str,
    path: Vec<Step<'f>>,
    seen: BTreeSet<&'f str>,
}

impl<'f> Circle<'f> {
    /// Whether a template leads back to the start; the path is the way then.
    fn closes(&mut self, file: &'f TemplateFile) -> bool {
        for place in follows(&file.text, self.files) {
            let Some(next) = self.files.get(&file.text[place.clone()]) else { continue };
            self.path.push((file, place));
            if next.name == self.start || (self.seen.insert(next.name.as_str()) && self.closes(next)) {
                return true;
            }
            self.path.pop();
        }
        false
    }
}

/// The names of the templates that a template includes or extends, of which there may be none.
fn follows<'t>(text: &'t str, files: &'t Files) -> impl Iterator<Item = Range<usize>> + 't {
    mentioned(text, &["include", "extends"]).filter(|name| files.contains_key(&text[name.clone()]))
}

/// The names that tags of these kinds have in quotation marks.
fn mentioned<'t>(text: &'t str, keywords: &'t [&str]) -> impl Iterator<Item = Range<usize>> + 't {
    let mut is_raw = false;
    let asks = move |tag: &Range<usize>| {
        let word = keyword(&text[tag.clone()]);
        is_raw = word == "raw" || (is_raw && word != "endraw");
        !is_raw && keywords.contains(&word)
    };
    tags(text).filter(asks).flat_map(move |tag| {
        quoted(&text[tag.clone()]).map(move |name| tag.start + name.start..tag.start + name.end)
    })
}

/// What stands in quotation marks.
fn quoted(tag: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let open = from + tag[from..].find(['"', '\'', '`'])?;
        let mark = tag[open..].chars().next()?;
        let end = open + 1 + tag[open + 1..].find(mark)?;
        from = end + 1;
        Some(open + 1..end)
    })
}
