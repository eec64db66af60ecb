//! Diagnostics for a person at a terminal.
//!
//! In: [`Located`] diagnostics. Out: text with ANSI styles, into any writer; whether colour stays in is for the caller to
//! decide, by handing in an `anstream::AutoStream`.
//!
//! ```text
//! error[unknown-figure]: no figure of this report is called `spendng`
//!   --> content/chips/en.md:12:8
//!    |
//! 12 | spent { $spendng } on
//!    |       ^^^^^^^^^^^^
//!    = help: did you mean `spending`?
//! ```
//!
//! A caret under a line that holds right-to-left text would stand under the wrong letter: a terminal that reorders text
//! moves the letters, one that does not leaves them, and nothing tells which it is. There the line is shown isolated, and
//! the guilty text on a line of its own, isolated too (`= here: …`). That is why the layout is ours: annotate-snippets,
//! ariadne and miette point at every line by column.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::shown::{self, Line};
use super::{Located, Place, Severity};

/// The columns that a line of source may take.
const WIDTH: usize = 100;

const BOLD: Style = Style::new().bold();
const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// Writes one diagnostic, and an empty line after it.
///
/// # Errors
/// Those of the writer.
pub fn write(out: &mut dyn Write, located: &Located) -> io::Result<()> {
    let Located { code, severity, message, place, related, hint, fix: _ } = located;
    let (style, word) = match severity {
        Severity::Error => (ERROR, "error"),
        Severity::Warning => (WARNING, "warning"),
        Severity::Hint => (HELP, "hint"),
    };
    writeln!(out, "{style}{word}[{code}]{style:#}{BOLD}: {}{BOLD:#}", shown::sentence(message))?;
    let places = place.iter().chain(related.iter().map(|note| &note.place));
    let gutter = places.map(|place| place.start.line.to_string().len()).max().unwrap_or(1);
    let mut page = Page { out, gutter };
    if let Some(place) = place {
        page.place("-->", place)?;
        page.snippet(place, &Pointer { mark: "^", style, note: None })?;
    }
    for note in related {
        page.place(":::", &note.place)?;
        page.snippet(&note.place, &Pointer { mark: "-", style: FRAME, note: Some(&note.note) })?;
    }
    if let Some(hint) = hint {
        let mut lines = hint.lines();
        page.remark("help", HELP, &shown::sentence(lines.next().unwrap_or_default()))?;
        for line in lines {
            writeln!(page.out, "{:gutter$}         {}", "", shown::sentence(line))?;
        }
    }
    writeln!(page.out)
}

/// Where a diagnostic is being written.
struct Page<'a> {
    out: &'a mut dyn Write,
    /// The columns of the widest line number.
    gutter: usize,
}

/// How a guilty text is pointed at.
struct Pointer<'a> {
    mark: &'static str,
    style: Style,
    note: Option<&'a str>,
}

impl Page<'_> {
    /// `  --> file:line:column`
    fn place(&mut self, arrow: &str, place: &Place) -> io::Result<()> {
        let gutter = self.gutter;
        let path = place.file.to_string_lossy();
        let path = shown::isolated(&path);
        write!(self.out, "{:gutter$}{FRAME}{arrow}{FRAME:#} ", "")?;
        if place.is_whole_file() {
            return writeln!(self.out, "{path}");
        }
        writeln!(self.out, "{path}:{}:{}", place.start.line, place.start.column)
    }

    /// The line of source with what is guilty in it. A blank line shows nothing that the place does not say.
    fn snippet(&mut self, place: &Place, pointer: &Pointer<'_>) -> io::Result<()> {
        if place.line_text.trim().is_empty() && place.text.is_empty() {
            return pointer.note.map_or(Ok(()), |note| self.remark("note", BOLD, &shown::sentence(note)));
        }
        let (gutter, number) = (self.gutter, place.start.line);
        let line = Line::new(&place.line_text, &place.in_line).clip(WIDTH);
        writeln!(self.out, "{:gutter$} {FRAME}|{FRAME:#}", "")?;
        let text = line.text();
        writeln!(self.out, "{FRAME}{number:<gutter$} |{FRAME:#} {}", shown::isolated(&text))?;
        if shown::runs_right_to_left(&text) {
            return self.here(place, &line, pointer);
        }
        let Pointer { mark, style, note } = pointer;
        let (before, under) = line.caret();
        write!(self.out, "{:gutter$} {FRAME}|{FRAME:#} {:before$}", "", "")?;
        write!(self.out, "{style}{}", mark.repeat(under))?;
        if let Some(note) = note {
            write!(self.out, " {}", shown::sentence(note))?;
        }
        writeln!(self.out, "{style:#}")
    }

    /// The guilty text on its own line, for a line of source that cannot be pointed into.
    fn here(&mut self, place: &Place, line: &Line, pointer: &Pointer<'_>) -> io::Result<()> {
        let mut guilty = line.guilty_text();
        if place.text.trim_end().contains('\n') {
            guilty.push('…');
        }
        match (guilty.is_empty(), pointer.note) {
            (false, Some(note)) => {
                let value = format!("{}: {}", shown::sentence(note), shown::isolated(&guilty));
                self.remark("note", pointer.style, &value)
            }
            (false, None) => self.remark("here", pointer.style, &shown::isolated(&guilty)),
            (true, Some(note)) => self.remark("note", pointer.style, &shown::sentence(note)),
            (true, None) => Ok(()),
        }
    }

    /// `   = title: text`
    fn remark(&mut self, title: &str, style: Style, text: &str) -> io::Result<()> {
        let gutter = self.gutter;
        writeln!(self.out, "{:gutter$} {FRAME}={FRAME:#} {style}{title}{style:#}: {text}", "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics};
    use crate::source::Sources;

    fn render(text: &str, guilty: &str, change: impl FnOnce(Diagnostic) -> Diagnostic) -> String {
        let mut sources = Sources::default();
        let whole = sources.add("content/x/file", text);
        let at = text.find(guilty).expect("the guilty text stands in the text");
        let span = whole.slice(at..at + guilty.len());
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(change(Diagnostic::error("some-code", span, "this is wrong")));
        let mut out = anstream::StripStream::new(Vec::new());
        for located in diagnostics.locate(&sources) {
            write(&mut out, &located).expect("writing to memory");
        }
        String::from_utf8(out.into_inner()).expect("text")
    }

    #[test]
    fn a_line_of_english_gets_carets() {
        let out = render("a\nspent { $spendng } on\n", "$spendng", |d| d.hint("did you mean `spending`?"));
        insta::assert_snapshot!(out, @r"
        error[some-code]: this is wrong
         --> content/x/file:2:9
          |
        2 | spent { $spendng } on
          |         ^^^^^^^^
          = help: did you mean `spending`?
        ");
    }

    #[test]
    fn a_line_of_arabic_gets_the_guilty_text_beside_it() {
        let out = render("زادت { $spendng } إنفاقها\n", "$spendng", |d| d);
        assert!(!out.contains('^'), "{out}");
        assert!(out.contains("1 | \u{2068}زادت { $spendng } إنفاقها\u{2069}\n"), "{out}");
        assert!(out.contains("  = here: $spendng\n"), "{out}");
        let out = render("زادت إنفاقها\n", "زادت", |d| d);
        assert!(out.contains("  = here: \u{2068}زادت\u{2069}\n"), "{out}");
    }

    #[test]
    fn related_places_carry_their_notes() {
        let mut sources = Sources::default();
        let whole = sources.add("f", "one = 1\nتسعة = 2\none = 3\n");
        let second = whole.slice(whole.end as usize - 8..whole.end as usize - 5);
        let mut diagnostics = Diagnostics::default();
        let found = Diagnostic::error("duplicate-key", second, "`one` is given twice");
        let arabic = whole.slice(8.."one = 1\nتسعة".len());
        diagnostics.push(found.related(whole.slice(0..3), "first here").related(arabic, "and this"));
        let mut out = anstream::StripStream::new(Vec::new());
        write(&mut out, &diagnostics.locate(&sources)[0]).expect("writing to memory");
        let out = String::from_utf8(out.into_inner()).expect("text");
        assert!(out.contains(" ::: f:1:1\n  |\n1 | one = 1\n  | --- first here\n"), "{out}");
        assert!(out.contains("  = note: and this: \u{2068}تسعة\u{2069}\n"), "{out}");
    }

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        let out = render("a \u{1b}]0;title\u{7} b", "title", |d| d.hint("remove \u{202e} it"));
        assert!(!out.contains('\u{1b}') && !out.contains('\u{7}') && !out.contains('\u{202e}'), "{out:?}");
        assert!(out.contains("1 | a \\u{1b}]0;title\\u{7} b\n"), "{out}");
        assert!(out.contains("  |            ^^^^^\n"), "{out}");
    }

    #[test]
    fn a_span_over_several_lines_shows_its_first() {
        let out = render("aa bb\ncc dd\n", "bb\ncc", |d| d);
        assert!(out.contains("1 | aa bb\n  |    ^^\n"), "{out}");
    }

    #[test]
    fn a_folder_has_no_lines() {
        assert!(render("", "", |d| d).contains(" --> content/x/file\n"));
    }

    #[test]
    fn a_failure_has_no_place() {
        let failure = crate::failure::Failure::new("read", "x", io::ErrorKind::NotFound.into());
        let mut out = anstream::StripStream::new(Vec::new());
        write(&mut out, &Located::from(&failure)).expect("writing to memory");
        let out = String::from_utf8(out.into_inner()).expect("text");
        assert_eq!(out, "error[io]: cannot read `x`: it does not exist\n\n");
    }
}
