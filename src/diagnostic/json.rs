//! Diagnostics for programs: one JSON object a line.
//!
//! In: [`Located`] diagnostics. Out: JSON Lines (UTF-8, `\n`). The fields keep this order and their names; later versions
//! may add fields at the end.
//!
//! | field | of a diagnostic |
//! |---|---|
//! | `type` | `"diagnostic"` |
//! | `code` | the stable name of the rule, `"unknown-figure"`; `"io"` for a file that could not be read or written, `"usage"` for a wrong use |
//! | `severity` | `"error"`, `"warning"` or `"hint"` |
//! | `message` | one sentence |
//! | `file` | the path in the project, `/` separated; this and the next four fields are missing if there is no place |
//! | `line`, `column` | where it begins, from 1; columns count grapheme clusters (UAX #29) |
//! | `end` | `{"line", "column"}`, one past the last character |
//! | `text` | the guilty text itself |
//! | `related` | other places: `[{"file", "line", "column", "end", "text", "note"}]`; missing if there are none |
//! | `hint` | what to do about it; missing if there is none |
//! | `fix` | changes that `--fix` would make: `[{"file", "line", "column", "end", "text", "with"}]`; missing if there are none |
//!
//! Lines of another `type` may follow; the command line closes with one of type `"finished"`. Control characters and
//! bidirectional controls are always escaped, so that the lines are safe to look at.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::{Located, shown};

#[derive(Serialize)]
struct DiagnosticLine<'a> {
    r#type: &'static str,
    #[serde(flatten)]
    diagnostic: &'a Located,
}

/// Writes one diagnostic as a line.
///
/// # Errors
/// Those of the writer, and a path that is not Unicode.
pub fn write(out: &mut dyn Write, located: &Located) -> io::Result<()> {
    write_line(out, &DiagnosticLine { r#type: "diagnostic", diagnostic: located })
}

/// Writes a value as a line of JSON.
///
/// # Errors
/// Those of the writer and of the value.
pub fn write_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let json = serde_json::to_string(value)?;
    let mut safe = escape_hidden(&json);
    safe.push('\n');
    out.write_all(safe.as_bytes())
}

/// JSON with what is hidden from the eye as escapes.
pub(super) fn escape_hidden(json: &str) -> String {
    // Outside strings JSON is ASCII, so whatever is hidden here stands in a string, where an escape means the same.
    let mut safe = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        // Line breaks are hidden in strings only as escapes; between them they are layout.
        if c != '\n' && shown::is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics};
    use crate::source::Sources;

    #[test]
    fn fields_keep_their_order() {
        let mut sources = Sources::default();
        let whole = sources.add("a/ar.md", "زادت { $x }\n");
        let at = "زادت ".len();
        let mut diagnostics = Diagnostics::default();
        let found = Diagnostic::warning("some-code", whole.slice(at..at + 6), "wrong \u{202e}");
        diagnostics.push(found.related(whole.slice(0..8), "because").hint("do"));
        let mut out = Vec::new();
        write(&mut out, &diagnostics.locate(&sources)[0]).expect("writing to memory");
        assert_eq!(
            String::from_utf8(out).expect("text"),
            concat!(
                r#"{"type":"diagnostic","code":"some-code","severity":"warning","message":"wrong \u202e","#,
                r#""file":"a/ar.md","line":1,"column":6,"end":{"line":1,"column":12},"text":"{ $x }","#,
                r#""related":[{"file":"a/ar.md","line":1,"column":1,"end":{"line":1,"column":5},"text":"زادت","#,
                r#""note":"because"}],"hint":"do"}"#,
                "\n"
            )
        );
    }

    #[test]
    fn escapes_read_back_as_what_they_were() {
        let text = "\u{9b}\u{e0001}\u{feff}\u{7f}\n";
        let failure = crate::failure::Failure::new("read", text, io::ErrorKind::NotFound.into());
        let mut out = Vec::new();
        write(&mut out, &Located::from(&failure)).expect("writing to memory");
        let value: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
        assert_eq!(value["message"], format!("cannot read `{text}`: it does not exist"));
        assert_eq!(out.iter().position(|b| *b == b'\n'), Some(out.len() - 1));
        assert_eq!(value.get("file"), None);
    }
}
