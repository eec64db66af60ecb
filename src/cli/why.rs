//! Why what is made is made: what `build --explain` tells.

use serde::Serialize;

use super::console::Console;
use crate::diagnostic::shown;
use crate::outcome::Why;

/// A line for programs: a unit, or everything if there is none, and why it is made.
#[derive(Serialize)]
struct WhyLine<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    reasons: &'a [String],
}

/// Tells the reasons of a run, if it was asked for them.
pub(super) fn tell(console: &Console, why: &[Why]) {
    for Why { unit, reasons } in why {
        if !console.line(&WhyLine { r#type: "why", unit: unit.as_deref(), reasons }) {
            console.say(&sentence(unit.as_deref(), reasons));
        }
    }
}

/// "report/a is made: `content/a/ar.md` changed; `content/a/en.md` is new"
fn sentence(unit: Option<&str>, reasons: &[String]) -> String {
    let reasons: Vec<_> = reasons.iter().map(|reason| shown::sentence(reason)).collect();
    format!("{} is made: {}", unit.unwrap_or("everything"), reasons.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_sentence() {
        let reasons = ["`a` changed".to_owned(), "`b` is new".to_owned()];
        assert_eq!(sentence(Some("report/x"), &reasons), "report/x is made: `a` changed; `b` is new");
        assert_eq!(sentence(None, &reasons[..1]), "everything is made: `a` changed");
    }
}
