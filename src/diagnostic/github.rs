//! Diagnostics as workflow commands of GitHub, which shows them beside the lines of a change: `::error file=…,line=…,col=…::…`.
//!
//! In: [`Located`] diagnostics. Out: a line each. What has a meaning in a command is escaped, so that no text of an author can
//! begin one.

use std::io::{self, Write};
use std::path::Path;

use super::{Located, Severity, path_from, shown};

/// Writes one diagnostic as a command. `root` leads from where the program runs to the project.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, located: &Located, root: &Path) -> io::Result<()> {
    let Located { code, severity, message, place, related: _, hint, fix: _ } = located;
    let command = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    write!(out, "::{command} ")?;
    if let Some(place) = place {
        let file = property(&path_from(root, &place.file));
        let (start, end) = (place.start, place.end);
        write!(out, "file={file},line={},col={},endLine={}", start.line, start.column, end.line)?;
        // Columns are only taken within one line.
        if start.line == end.line {
            write!(out, ",endColumn={}", end.column)?;
        }
        write!(out, ",")?;
    }
    let hint = hint.as_ref().map(|hint| format!("\n{hint}")).unwrap_or_default();
    writeln!(out, "title={}::{}", property(code), data(&format!("{message}{hint}")))
}

/// The text of a command: one line.
fn data(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(shown::safe).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics};
    use crate::source::Sources;

    #[test]
    fn no_text_begins_a_command() {
        let mut sources = Sources::default();
        let whole = sources.add("content/a,b:c/en.md", "one\ntwo\n");
        let mut diagnostics = Diagnostics::default();
        let message = "100% \r\n::set-env name=x::\u{202e}";
        diagnostics.push(Diagnostic::warning("some-rule", whole.slice(4..7), message).hint("do\nthis"));
        diagnostics.push(Diagnostic::error("other-rule", whole.slice(2..6), "over two lines"));
        let mut out = Vec::new();
        for located in diagnostics.locate(&sources) {
            write(&mut out, &located, Path::new(".")).expect("writing to memory");
        }
        assert_eq!(
            String::from_utf8(out).expect("text"),
            "::error file=content/a%2Cb%3Ac/en.md,line=1,col=3,endLine=2,title=other-rule::over two lines\n\
             ::warning file=content/a%2Cb%3Ac/en.md,line=2,col=1,endLine=2,endColumn=4,title=some-rule::100%25 \
             \\u{d}%0A::set-env name=x::\\u{202e}%0Ado%0Athis\n"
        );
    }
}
