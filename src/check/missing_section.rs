//! `missing-translation`: a finding has a section in one language and none in the other.
//!
//! The two editions would say different things. Write the other section, or remove the one: then both editions make the
//! finding's sentence from the data.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Language, Report};

/// See the module.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    let Some(body) = &report.prose else { return };
    for language in Language::BOTH {
        let other = language.other();
        for segment in &body.get(language).segments {
            let Some(finding) = segment.finding else { continue };
            if body.get(other).segments.iter().any(|s| s.finding == Some(finding)) {
                continue;
            }
            let id = &report.findings[finding].id;
            let (here, there) = (language.english_name(), other.english_name());
            let message = format!("the finding `{id}` has {here} prose and no {there} prose");
            diagnostics.push(
                Diagnostic::error("missing-translation", segment.span, message)
                    .hint(format!("add a section `## … {{#{id}}}` to `{}.md`", other.tag())),
            );
        }
    }
}
