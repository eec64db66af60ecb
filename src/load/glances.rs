//! Glances: what is known of the files of reports from an earlier run. What looks as it looked then need not be read again.
//!
//! A file is known by the fingerprint of its bytes, always. A glance says which one that was when the file had a certain
//! [`Mark`](crate::glance::Mark); where marks cannot be relied on, there are no glances, and every file is read.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::reader::Reader;
use super::report::report_folder;
use super::{File, LoadedReport, Project, ReportFolder};
use crate::fingerprint::Fingerprint;
use crate::glance::{Clock, Folder, Mark};
use crate::source::Sources;

/// What is known of reports, by their names.
#[derive(Debug, Default)]
pub struct Glances<'a> {
    reports: HashMap<&'a str, Glance<'a>>,
}

/// What is known of one report.
#[derive(Debug, Serialize, Deserialize)]
struct Glance<'a> {
    report: &'a str,
    folder: Mark,
    /// Its files, by name: their marks, and the fingerprints of their bytes.
    #[serde(borrow)]
    files: Vec<(&'a str, Mark, [u8; 32])>,
    /// This glance, as it was written down.
    #[serde(skip)]
    written: &'a [u8],
}

impl<'a> Glances<'a> {
    /// Reads what was written down, one glance after another.
    #[must_use]
    pub fn read(mut written: &'a [u8]) -> Self {
        let mut reports = HashMap::new();
        while let Ok((glance, rest)) = postcard::take_from_bytes::<Glance<'a>>(written) {
            let (own, _) = written.split_at(written.len() - rest.len());
            reports.insert(glance.report, Glance { written: own, ..glance });
            written = rest;
        }
        Glances { reports }
    }

    /// How many reports are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.reports.len()
    }

    /// Whether none is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// What was written down of a report.
    #[must_use]
    pub fn written(&self, folder: &ReportFolder) -> Option<&'a [u8]> {
        self.reports.get(folder.id.as_str()).map(|glance| glance.written)
    }

    /// The folder of a report, if it is as it was.
    #[must_use]
    pub fn folder(&self, name: &str, (project, root): (&Project, &Folder)) -> Option<ReportFolder> {
        let glance = self.reports.get(name)?;
        let look = root.look(&format!("content/{name}")).ok()?;
        if look.mark() != glance.folder {
            return None;
        }
        let mut unheard = Sources::default();
        let names: Vec<String> = glance.files.iter().map(|(name, ..)| (*name).to_owned()).collect();
        report_folder(&mut Reader::new(project, &mut unheard), name, &names, Some(look))
    }

    /// The files of a report and their fingerprints, in the order of [`LoadedReport::files`], if all of them are as they were.
    #[must_use]
    pub fn files(&self, folder: &ReportFolder, root: &Folder) -> Option<Vec<(String, Fingerprint)>> {
        let glance = self.reports.get(folder.id.as_str())?;
        let files = folder.files().map(|path| {
            let name = path.rsplit('/').next().unwrap_or(&path);
            let at = glance.files.binary_search_by(|(known, ..)| (*known).cmp(name)).ok()?;
            let (_, mark, fingerprint) = glance.files.get(at)?;
            let is_same = root.look(&path).is_ok_and(|look| look.mark() == *mark);
            is_same.then(|| (path, Fingerprint::from(*fingerprint)))
        });
        files.collect()
    }
}

impl ReportFolder {
    /// What is to be known of a report in a later run, written down; `None` if its files were changed just now, or may change
    /// without a sign.
    #[must_use]
    pub fn glance(&self, loaded: &LoadedReport, clock: &Clock) -> Option<Vec<u8>> {
        if !clock.lasts() {
            return None;
        }
        let file = |(path, file): (String, &File)| {
            let mark = clock.mark(file.look.as_ref()?)?;
            Some((path.rsplit('/').next()?.to_owned(), mark, *file.fingerprint.bytes()))
        };
        let mut files: Vec<_> = self.files().zip(loaded.files()).map(file).collect::<Option<_>>()?;
        files.sort();
        let folder = clock.mark(self.look.as_ref()?)?;
        let files = files.iter().map(|(name, mark, bytes)| (name.as_str(), *mark, *bytes)).collect();
        postcard::to_stdvec(&Glance { report: self.id.as_str(), folder, files, written: &[] }).ok()
    }
}

impl LoadedReport {
    /// Its files: the findings, the prose, the messages, the lock.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        let LoadedReport { id: _, data, prose, messages, lock } = self;
        let prose = [&prose.ar, &prose.en].into_iter().flatten();
        let messages = [&messages.ar, &messages.en].into_iter().flatten();
        std::iter::once(&data.file).chain(prose).chain(messages).chain(lock)
    }
}
