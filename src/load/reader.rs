//! Bytes to texts, and where a text is not one: the way into [`Sources`].

use super::project::{Bytes, Listing};
use super::{File, Problems, Project};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::source::{Sources, Span};

/// How deep folders may lie in each other; a link to a folder above itself would have no end.
const DEEPEST: usize = 16;

/// Reads a project's files into sources and collects what is wrong with them.
pub(super) struct Reader<'a> {
    project: &'a Project,
    pub sources: &'a mut Sources,
    pub problems: Problems,
}

impl<'a> Reader<'a> {
    pub fn new(project: &'a Project, sources: &'a mut Sources) -> Self {
        Reader { project, sources, problems: Problems::default() }
    }

    /// The names of the files in a folder, sorted.
    pub fn files(&mut self, folder: &str) -> Vec<String> {
        self.names(folder, false)
    }

    /// All names in a folder.
    pub fn listing(&mut self, folder: &str) -> Listing {
        self.project.list(folder).unwrap_or_else(|failure| {
            self.problems.failures.push(failure);
            Listing::default()
        })
    }

    /// The names of the folders in a folder, sorted.
    pub fn folders(&mut self, folder: &str) -> Vec<String> {
        self.names(folder, true)
    }

    fn names(&mut self, folder: &str, folders: bool) -> Vec<String> {
        let entries = self.listing(folder).entries.into_iter();
        entries.filter(|entry| entry.is_folder == folders).map(|entry| entry.name).collect()
    }

    /// The paths of all files in a folder and in the folders in it, sorted within each.
    pub fn walk(&mut self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.walk_to(folder, DEEPEST, &mut found);
        found
    }

    fn walk_to(&mut self, folder: &str, depth: usize, found: &mut Vec<String>) {
        for entry in self.listing(folder).entries {
            let path = format!("{folder}/{}", entry.name);
            if !entry.is_folder {
                found.push(path);
            } else if depth == 0 {
                let problem = format!("folders lie more than {DEEPEST} deep in each other here");
                self.complain("too-deep", &path, problem, "a link may lead back to a folder above it");
            } else {
                self.walk_to(&path, depth - 1, found);
            }
        }
    }

    /// The text of a file; `None` if it cannot be read.
    pub fn text(&mut self, path: &str) -> Option<File> {
        match self.project.read(path) {
            Ok(bytes) => Some(self.take_in(path, bytes)),
            Err(failure) => {
                self.problems.failures.push(failure);
                None
            }
        }
    }

    /// An error about a file or folder as such, not about a place in a text.
    pub fn complain(&mut self, code: &'static str, path: &str, message: String, hint: impl Into<String>) {
        let span = self.place(path);
        self.problems.diagnostics.push(Diagnostic::error(code, span, message).hint(hint));
    }

    /// A place to point at for a path whose text does not matter.
    pub fn place(&mut self, path: &str) -> Span {
        self.sources.add(path, "")
    }

    fn take_in(&mut self, path: &str, Bytes { bytes, look }: Bytes) -> File {
        let fingerprint = Fingerprint::of(&bytes);
        let (text, bad) = decode(bytes);
        let text: std::sync::Arc<str> = text.into();
        let span = self.sources.add(path, text.clone());
        if let Some(Bad { at, message, hint }) = bad {
            // The replacement character stands where the bad bytes stood.
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            let error = Diagnostic::error("invalid-utf8", span.slice(at..at + length), message);
            self.problems.diagnostics.push(error.hint(hint));
        }
        File { span, text, fingerprint, look }
    }
}

/// The first place where bytes are not UTF-8.
struct Bad {
    at: usize,
    message: String,
    hint: &'static str,
}

/// The bytes as text without byte order mark, and what is wrong with them.
fn decode(bytes: Vec<u8>) -> (String, Option<Bad>) {
    if let Some(text) = decode_utf16(&bytes) {
        let message = "the file is UTF-16, not UTF-8".to_owned();
        return (text, Some(Bad { at: 0, message, hint: "save the file as UTF-8" }));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return (without_mark(text), None),
        Err(error) => error,
    };
    let at = error.utf8_error().valid_up_to();
    let rest = &error.as_bytes()[at..];
    let bad = &rest[..error.utf8_error().error_len().unwrap_or(rest.len())];
    let shown: Vec<String> = bad.iter().map(|byte| format!("0x{byte:02X}")).collect();
    let message = match shown.as_slice() {
        [one] => format!("the file is not UTF-8: the byte {one} is no character"),
        _ => format!("the file is not UTF-8: the bytes {} are no character", shown.join(" ")),
    };
    let hint = "save the file as UTF-8; it may have been saved as Windows-1256 or Windows-1252";
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let marked = text.len();
    let text = without_mark(text);
    let at = at - (marked - text.len());
    (text, Some(Bad { at, message, hint }))
}

/// The text of bytes that begin with the byte order mark of UTF-16.
fn decode_utf16(bytes: &[u8]) -> Option<String> {
    let unit = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (pairs, _) = bytes[2..].as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    Some(String::from_utf16_lossy(&units))
}

fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("file"), bytes).expect("a file");
        let project = Project::open(folder.path()).expect("a folder");
        let mut sources = Sources::default();
        let mut reader = Reader::new(&project, &mut sources);
        let file = reader.text("file").expect("read");
        let problems = reader.problems;
        let told = problems.diagnostics.locate(&sources).into_iter().map(|d| {
            let place = d.place.expect("a place");
            format!("{}:{} {}", place.start.line, place.start.column, d.message)
        });
        (file.text.to_string(), told.collect())
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_line_breaks_stay() {
        assert_eq!(read(b"\xEF\xBB\xBFa\r\nb\n"), ("a\r\nb\n".into(), vec![]));
    }

    #[test]
    fn the_first_bad_byte_is_shown_at_its_place() {
        let (text, told) = read(b"one\n\xD8\xB9 x\xE9y \xFF");
        assert_eq!(text, "one\nع x\u{fffd}y \u{fffd}");
        assert_eq!(told, ["2:4 the file is not UTF-8: the byte 0xE9 is no character"]);
        let (_, told) = read(b"\xEF\xBB\xBFx\xE4\xB8");
        assert_eq!(told, ["1:2 the file is not UTF-8: the bytes 0xE4 0xB8 are no character"]);
    }

    #[test]
    fn utf_16_is_read_and_refused() {
        assert_eq!(
            read(b"\xFF\xFEa\0\n\0"),
            ("a\n".into(), vec!["1:1 the file is UTF-16, not UTF-8".into()])
        );
    }
}
