//! Tera's errors as diagnostics at their place in the template.
//!
//! Tera gives a line and column for a mistake of syntax only. For everything else it names what is wrong, a variable, a
//! filter, a template, and we look for that name in the tags of the templates concerned.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::ops::Range;

use serde::Serialize;
use tera::{Error, ErrorKind, Value};

use super::TemplateFile;
use crate::diagnostic::{Diagnostic, suggest};

/// The templates by name.
pub type Files = BTreeMap<String, TemplateFile>;

/// The code of every mistake in a template.
pub const CODE: &str = "bad-template";

/// What is wrong, and the words by which its place is found.
struct Complaint {
    message: String,
    /// The name to look for.
    name: Option<String>,
    hint: Option<String>,
}

/// The diagnostic for an error of `entry`, the template that was parsed or rendered; `known` are the names of all that it
/// is given.
pub fn diagnose(files: &Files, entry: &TemplateFile, error: &Error, known: &[String]) -> Diagnostic {
    let chain = chain(error);
    let root = chain.last().copied().unwrap_or(error).to_string();
    if let Some((line, column, expected)) = syntax_position(&root) {
        let at = byte_offset(&entry.text, line, column);
        let end = at + entry.text[at..].chars().next().map_or(0, char::len_utf8);
        let message = format!("this template cannot be read: {expected}");
        if at >= entry.text.len() {
            let end = entry.text.trim_end().len();
            return Diagnostic::error(CODE, entry.span.slice(end..end), message)
                .hint("a block, an `if` or a `for` may lack its end: `{% endblock %}`, `{% endif %}`, `{% endfor %}`");
        }
        return Diagnostic::error(CODE, entry.span.slice(at..end), message);
    }
    let Complaint { message, name, hint } = complaint(&chain, files, known);
    let mentions: Vec<String> = chain.iter().rev().map(ToString::to_string).collect();
    let place = name.and_then(|name| {
        let mut candidates: Vec<&TemplateFile> = files.values().collect();
        candidates.sort_by_key(|file| {
            let quoted = format!("'{}'", file.name);
            mentions.iter().position(|text| text.contains(&quoted)).unwrap_or(usize::MAX)
        });
        candidates.into_iter().find_map(|file| find_in_tags(&file.text, &name).map(|range| (file, range)))
    });
    let span = place.map_or_else(|| entry.span.slice(0..0), |(file, range)| file.span.slice(range));
    Diagnostic::error(CODE, span, message).hint_opt(hint)
}

/// The diagnostic for a template that is not there at all; `any` is one that is.
pub fn missing(any: &TemplateFile, name: &str) -> Diagnostic {
    Diagnostic::error(CODE, any.span.slice(0..0), format!("there is no template `{name}`"))
}

/// Whether an error is one of the template's own text, not of what it needs from others.
pub fn is_syntax(error: &Error) -> bool {
    matches!(error.kind, ErrorKind::Msg(_)) && error.source().is_some()
}

/// All names in what a template is given.
pub fn names(context: &impl Serialize) -> Vec<String> {
    let mut names = Vec::new();
    if let Ok(value) = serde_json::to_value(context) {
        collect_names(&value, &mut names);
    }
    names.sort_unstable();
    names.dedup();
    names
}

fn collect_names(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                names.push(name.clone());
                collect_names(value, names);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_names(item, names)),
        _ => {}
    }
}

/// An error and what caused it, the deepest last.
fn chain(error: &Error) -> Vec<&Error> {
    let mut chain = vec![error];
    let mut source = error.source();
    while let Some(error) = source.and_then(|source| source.downcast_ref::<Error>()) {
        chain.push(error);
        source = error.source();
    }
    chain
}

/// What the deepest error that names something says, in our words.
fn complaint(chain: &[&Error], files: &Files, known: &[String]) -> Complaint {
    let plain = |message: String| Complaint { message, name: None, hint: None };
    let named = |message: String, name: &str| Complaint { message, name: Some(name.to_owned()), hint: None };
    let Some(root) = chain.last() else { return plain("this template fails".to_owned()) };
    match &root.kind {
        ErrorKind::MissingParent { parent, .. } => missing_file(parent, files),
        ErrorKind::TemplateNotFound(name) => missing_file(name.trim_matches(['[', ']']), files),
        ErrorKind::CircularExtend { tpl, .. } => named(format!("`{tpl}` extends itself"), "extends"),
        ErrorKind::FilterNotFound(name) => named(format!("there is no filter `{name}`"), name),
        ErrorKind::TestNotFound(name) => named(format!("there is no test `{name}`"), name),
        ErrorKind::FunctionNotFound(name) => named(format!("there is no function `{name}`"), name),
        _ => {
            let text = root.to_string();
            let quoted = text.split('`').nth(1);
            if let (true, Some(path)) = (text.starts_with("Variable `"), quoted) {
                let message = format!("the template asks for `{path}`, which it is not given");
                return Complaint { hint: nearest_variable(path, known), ..named(message, path) };
            }
            if let (true, Some(name)) = (text.contains("loads macros from"), text.split('`').nth(3)) {
                return missing_file(name, files);
            }
            if let (true, Some(name)) = (text.starts_with("Macro namespace `"), quoted) {
                let message = format!("there are no macros `{name}` here");
                let hint = "a template that is included or extended has the macros of the page that is rendered, and no others";
                return Complaint { hint: Some(hint.to_owned()), ..named(message, name) };
            }
            let caller = chain.iter().rev().find_map(|error| match &error.kind {
                ErrorKind::CallFilter(name) | ErrorKind::CallFunction(name) | ErrorKind::CallTest(name) => {
                    Some(name)
                }
                _ => None,
            });
            let message = format!("this template fails: {}", first_line(&text));
            match caller.map(String::as_str).or(quoted) {
                Some(name) => named(message, name),
                None => plain(message),
            }
        }
    }
}

fn missing_file(name: &str, files: &Files) -> Complaint {
    Complaint {
        message: format!("there is no template `{name}`"),
        name: Some(name.to_owned()),
        hint: suggest::nearest(name, files.keys().map(String::as_str))
            .map(|near| format!("did you mean `{near}`?")),
    }
}

/// A hint for a variable: the same with its unknown part replaced by the nearest name there is.
pub fn nearest_variable(path: &str, known: &[String]) -> Option<String> {
    let is_known = |part: &str| known.iter().any(|name| name == part);
    let mut parts: Vec<&str> = path.split('.').collect();
    let wrong = parts.iter().rposition(|part| !is_known(part))?;
    parts[wrong] = suggest::nearest(parts[wrong], known.iter().map(String::as_str))?;
    Some(format!("did you mean `{}`?", parts.join(".")))
}

/// Line, column and expectation of a message of Tera's parser: ` --> 3:5\n  |\n3 | …\n  |\n  = expected …`.
fn syntax_position(message: &str) -> Option<(usize, usize, String)> {
    let (line, column) = message.trim_start().strip_prefix("--> ")?.lines().next()?.split_once(':')?;
    let expected = message.rsplit_once("= ").map_or("a mistake of syntax", |(_, text)| text.trim());
    Some((line.trim().parse().ok()?, column.trim().parse().ok()?, first_line(expected).to_owned()))
}

/// The byte at a line and column, both from 1, columns in characters.
fn byte_offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at)
}

/// The first place inside a tag where a name stands by itself: as a name, or else in quotation marks.
fn find_in_tags(text: &str, name: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut quoted = None;
    let mut places = tags(text).flat_map(|tag| {
        let inside = &text[tag.clone()];
        let stands_alone = move |(at, _): &(usize, &str)| {
            !inside[..*at].ends_with(|c| is_part(c) || c == '.')
                && !inside[at + name.len()..].starts_with(is_part)
        };
        inside.match_indices(name).filter(stands_alone).map(move |(at, _)| {
            let is_quoted = inside[..at].matches(['"', '\'', '`']).count() % 2 == 1;
            (tag.start + at..tag.start + at + name.len(), is_quoted)
        })
    });
    let bare = places.find_map(|(range, is_quoted)| {
        if is_quoted {
            quoted.get_or_insert(range);
            return None;
        }
        Some(range)
    });
    bare.or(quoted)
}

/// The insides of all `{{ … }}` and `{% … %}`.
pub fn tags(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let open = from + text[from..].find('{')?;
            let close = match text.as_bytes().get(open + 1)? {
                b'{' => "}}",
                b'%' => "%}",
                b'#' => "#}",
                _ => {
                    from = open + 1;
                    continue;
                }
            };
            let end = text[open + 2..].find(close).map_or(text.len(), |at| open + 2 + at);
            from = end;
            if close != "#}" {
                return Some(open + 2..end);
            }
        }
    })
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
