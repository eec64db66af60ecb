//! Which reports a run makes, if it does not make all: those that were named, those of a day or later, those in which something
//! changed since a revision.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Shared;
use crate::diagnostic::{Diagnostics, suggest};
use crate::load::ReportFolder;
use crate::model::Date;
use crate::outcome::Misuse;
use crate::parse;
use crate::parse::draft::ReportDraft;
use crate::parse::notation;
use crate::parse::reader::Read;
use crate::request::Request;
use crate::source::Sources;

impl Shared {
    /// Those of all reports that a request asks for.
    pub(super) fn choose(
        &self,
        request: &Request,
        mut folders: Vec<ReportFolder>,
    ) -> Result<Vec<ReportFolder>, Misuse> {
        let Request { reports, since, .. } = request;
        let known = || folders.iter().map(|folder| folder.id.as_str());
        let unknown = reports.iter().map(String::as_str).filter(|asked| !known().any(|id| id == *asked));
        let unknown: Vec<&str> = unknown.collect();
        if !unknown.is_empty() {
            let hint = suggest::hint_of_all(&unknown, known())
                .unwrap_or_else(|| "reports lie in `content`, each in a folder of its name".to_owned());
            let verb = if unknown.len() == 1 { "is" } else { "are" };
            let message = format!("there {verb} no {}", suggest::all_of("report", &unknown));
            return Err(Misuse { message, hint });
        }
        folders.retain(|folder| reports.is_empty() || reports.iter().any(|id| id == folder.id.as_str()));
        folders.retain(|folder| request.takes(folder.id.as_str()));
        match since {
            None => Ok(folders),
            Some(day) if looks_like_a_day(day) => {
                let since = notation::date(day).map_err(|problem| Misuse {
                    message: problem.message,
                    hint: problem.hint.unwrap_or_else(|| "write a day as `2024-06-15`".to_owned()),
                })?;
                // What has no date that can be read is taken: its problems are to be told.
                let of_then = |folder: &ReportFolder| self.date(folder).is_none_or(|date| date >= since);
                Ok(folders.into_par_iter().filter(of_then).collect())
            }
            Some(revision) => {
                let paths = self.project.changed_since(revision)?;
                let changed: BTreeSet<&str> = paths
                    .iter()
                    .filter_map(|path| Some(path.strip_prefix("content/")?.split_once('/')?.0))
                    .collect();
                folders.retain(|folder| changed.contains(folder.id.as_str()));
                Ok(folders)
            }
        }
    }

    /// The date of a report, if it can be read; what is wrong with it is told when it is made.
    fn date(&self, folder: &ReportFolder) -> Option<Date> {
        let mut sources = Sources::child(Arc::clone(&self.sources));
        let data = self.project.report(folder, &mut sources).0?.data;
        let mut unheard = Diagnostics::default();
        let node = parse::data(data.syntax, &data.file.text, data.file.span, &mut unheard);
        let draft = ReportDraft::read(&node, &mut unheard)?;
        draft.date.get().map(|date| date.value)
    }
}

/// Whether a text is meant to be a day, `2024-10-02`, be it right or wrong; anything else is a revision.
fn looks_like_a_day(text: &str) -> bool {
    let form = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    form.eq(*b"0000-00-00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_revisions() {
        assert!(looks_like_a_day("2024-10-02") && looks_like_a_day("2024-13-45"));
        assert!(!looks_like_a_day("2024-10") && !looks_like_a_day("v1.0") && !looks_like_a_day("HEAD~3"));
    }
}
