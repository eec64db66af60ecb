//! What a report had to say, written down: a report that did not change is not made again only to say it again.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::check;
use crate::diagnostic::{Located, Note, Place, Replacement, Severity, codes};
use crate::source::Position;

/// A diagnostic as it is written down.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    code: String,
    severity: u8,
    message: String,
    place: Option<Spot>,
    related: Vec<(Spot, String)>,
    hint: Option<String>,
    fix: Vec<(Spot, String)>,
}

/// A place as it is written down.
#[derive(Debug, Serialize, Deserialize)]
struct Spot {
    file: String,
    start: (usize, usize),
    end: (usize, usize),
    text: String,
    line_text: String,
    in_line: (usize, usize),
    bytes: (usize, usize),
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// Writes down what was told; `None` if it cannot be read again as it is.
pub(super) fn write(told: &[Located]) -> Option<Vec<u8>> {
    if told.is_empty() {
        return Some(Vec::new());
    }
    let told: Vec<Told> = told.iter().map(Told::of).collect::<Option<_>>()?;
    postcard::to_stdvec(&told).ok()
}

/// Reads what was told; `None` if it cannot be read.
pub(super) fn read(written: &[u8]) -> Option<Vec<Located>> {
    if written.is_empty() {
        return Some(Vec::new());
    }
    let told: Vec<Told> = postcard::from_bytes(written).ok()?;
    told.into_iter().map(Told::located).collect()
}

/// Says again what was told, but for what is said already.
pub(super) fn again(told: &[Located], said: &mut Vec<Located>) {
    let alike = |one: &Located, other: &Located| {
        (one.code, &one.message, &one.place) == (other.code, &other.message, &other.place)
    };
    for located in told {
        if !said.iter().any(|known| alike(known, located)) {
            said.push(located.clone());
        }
    }
}

/// The name of a code as the program has it.
fn code(name: &str) -> Option<&'static str> {
    codes::find(name).map(|code| code.id).or_else(|| check::find(name).map(check::Rule::id))
}

impl Told {
    fn of(located: &Located) -> Option<Self> {
        let Located { code: name, severity, message, place, related, hint, fix } = located;
        code(name)?;
        let severity = SEVERITIES.iter().position(|known| known == severity)?;
        Some(Told {
            code: (*name).to_owned(),
            severity: u8::try_from(severity).ok()?,
            message: message.clone(),
            place: place.as_ref().map(Spot::of).map_or(Some(None), |place| place.map(Some))?,
            related: related
                .iter()
                .map(|Note { place, note }| Some((Spot::of(place)?, note.clone())))
                .collect::<Option<_>>()?,
            hint: hint.clone(),
            fix: fix
                .iter()
                .map(|Replacement { place, with }| Some((Spot::of(place)?, with.clone())))
                .collect::<Option<_>>()?,
        })
    }

    fn located(self) -> Option<Located> {
        let Told { code: name, severity, message, place, related, hint, fix } = self;
        Some(Located {
            code: code(&name)?,
            severity: *SEVERITIES.get(usize::from(severity))?,
            message,
            place: place.map(Spot::place),
            related: related.into_iter().map(|(spot, note)| Note { place: spot.place(), note }).collect(),
            hint,
            fix: fix.into_iter().map(|(spot, with)| Replacement { place: spot.place(), with }).collect(),
        })
    }
}

impl Spot {
    fn of(place: &Place) -> Option<Self> {
        let Place { file, start, end, text, line_text, in_line, bytes } = place;
        Some(Spot {
            file: file.to_str()?.to_owned(),
            start: (start.line, start.column),
            end: (end.line, end.column),
            text: text.clone(),
            line_text: line_text.clone(),
            in_line: (in_line.start, in_line.end),
            bytes: (bytes.start, bytes.end),
        })
    }

    fn place(self) -> Place {
        let Spot { file, start, end, text, line_text, in_line, bytes } = self;
        let position = |(line, column)| Position { line, column };
        Place {
            file: PathBuf::from(file),
            start: position(start),
            end: position(end),
            text,
            line_text,
            in_line: in_line.0..in_line.1,
            bytes: bytes.0..bytes.1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_told_again() {
        let place = Place {
            file: "content/a/ar.md".into(),
            start: Position { line: 3, column: 5 },
            end: Position { line: 3, column: 9 },
            text: "خبر".into(),
            line_text: "هذا خبر".into(),
            in_line: 7..13,
            bytes: 40..46,
        };
        let located = |code| Located {
            code,
            severity: Severity::Hint,
            message: "a message".into(),
            place: Some(place.clone()),
            related: vec![Note { place: place.clone(), note: "a note".into() }],
            hint: Some("a hint".into()),
            fix: vec![Replacement { place: place.clone(), with: "شيء".into() }],
        };
        let of_run = Located { place: None, hint: None, ..located("dead-link") };
        let told = [located("bad-date"), of_run];
        let again = read(&write(&told).expect("written")).expect("read");
        assert_eq!(format!("{again:?}"), format!("{told:?}"));
        assert!(write(&[]).is_some_and(|written| written.is_empty()));
        assert!(read(&[]).is_some_and(|told| told.is_empty()));
        assert!(write(&[located("no-such-code")]).is_none(), "it would not be known again");
        assert!(read(b"\x01\x05abc").is_none());
        let mut said = vec![located("bad-date")];
        super::again(&told, &mut said);
        assert_eq!(format!("{said:?}"), format!("{told:?}"), "nothing is said twice");
    }
}
