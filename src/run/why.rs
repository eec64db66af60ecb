//! Why something is made again, for those who ask: `build --explain`.

use super::ground;
use super::looked::Looked;
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::outcome::Why;
use crate::publish::{Head, Input, Stage};
use crate::request::Request;

/// Why everything is made.
pub(super) fn of_all(request: &Request, before: Option<&Head>, now: &Head) -> Why {
    let reasons = match before {
        _ if request.publishing.fresh => vec!["`--fresh` was asked for".to_owned()],
        None => vec!["nothing is published there yet".to_owned()],
        Some(before) => {
            let mut reasons = of_shared(before, now);
            if reasons.is_empty() {
                reasons.push(
                    "other editions, formats or rules were asked for in the last run, it had something to say, or another \
                     build of the program made it"
                        .to_owned(),
                );
            }
            reasons
        }
    };
    Why { unit: None, reasons }
}

/// What differs in what all units of two runs depend on, as far as a manifest tells.
pub(super) fn of_shared(before: &Head, now: &Head) -> Vec<String> {
    let mut reasons = changes(&before.shared, &now.shared);
    if before.generator != now.generator {
        reasons.push(format!("`{}` made what is there, and this is `{}`", before.generator, now.generator));
    }
    reasons
}

/// Why a unit is made.
pub(super) fn of_unit(
    (stage, looked): (&Stage, &Looked<'_>),
    unit: &str,
    key: Option<&Fingerprint>,
    inputs: &[Input],
) -> Result<Why, Failure> {
    let mut reasons = Vec::new();
    match stage.before(unit)? {
        None => reasons.push("it is new".to_owned()),
        Some(before) => {
            reasons.extend(changes(&before.inputs, inputs));
            if let Some(trace) = ground::looked_up_by(stage, unit)? {
                reasons.extend(looked.changes(&trace)?);
            }
            if reasons.is_empty() && Some(&before.key) == key {
                reasons.push("a published file of it was changed or removed, or what it links to".to_owned());
            } else if reasons.is_empty() {
                reasons.push(
                    "it had something to say in the last run, or something else was asked of it".to_owned(),
                );
            }
        }
    }
    Ok(Why { unit: Some(unit.to_owned()), reasons })
}

/// Why a page around the reports is made.
pub(super) fn of_page(looked: &Looked<'_>, unit: &str, key: Option<&Fingerprint>) -> Result<Why, Failure> {
    let mut reasons = Vec::new();
    match looked.stage.before(unit)? {
        None => reasons.push("it is new".to_owned()),
        Some(before) => {
            if let Some(trace) = looked.trace_of_page(unit)? {
                reasons.extend(looked.changes(&trace)?);
            }
            if reasons.is_empty() && Some(&before.key) == key {
                reasons.push("its published file was changed or removed".to_owned());
            } else if reasons.is_empty() {
                reasons.push("what it shows of reports changed".to_owned());
            }
        }
    }
    Ok(Why { unit: Some(unit.to_owned()), reasons })
}

/// What differs between the files of two runs.
pub(super) fn changes(before: &[Input], now: &[Input]) -> Vec<String> {
    let find = |inputs: &[Input], path: &str| {
        inputs.iter().find(|input| input.path == path).map(|input| input.blake3)
    };
    let mut reasons = Vec::new();
    for Input { path, blake3 } in now {
        match find(before, path) {
            None => reasons.push(format!("`{path}` is new")),
            Some(known) if known != *blake3 => reasons.push(format!("`{path}` changed")),
            Some(_) => {}
        }
    }
    let gone = before.iter().filter(|input| find(now, &input.path).is_none());
    reasons.extend(gone.map(|input| format!("`{}` is gone", input.path)));
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named() {
        let input =
            |path: &str, text: &str| Input { path: path.into(), blake3: Fingerprint::of(text.as_bytes()) };
        let before = [input("a", "1"), input("b", "1"), input("c", "1")];
        let now = [input("a", "1"), input("b", "2"), input("d", "1")];
        assert_eq!(changes(&before, &now), ["`b` changed", "`d` is new", "`c` is gone"]);
    }
}
