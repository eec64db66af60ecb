//! Keys: what the outputs of a unit depend on, as one fingerprint. A unit whose key is as it was need not be made again.
//!
//! Everything that can change a byte of a page goes into its key: the program, the configuration, the glossary, messages and
//! templates, what was asked, and the files of the report itself. Places of the project on the disk, dates of files and the
//! number of processors do not.

use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::load::{self, File, LoadedIssue, LoadedReport};
use crate::publish::{Head, Input, Note, Page, Stage};
use crate::request::Request;
use crate::source::Sources;

/// The program, to the letter: two builds of one version that differ in a line are two programs.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("BAYAN_SOURCE"));

/// What all units depend on.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    shared: Fingerprint,
    /// What stands first in the manifest.
    pub head: Head,
}

impl Keys {
    /// The keys of a run.
    pub fn new(shared: &load::Shared, request: &Request) -> Keys {
        let load::Shared { sources, config, glossary, locales, templates } = shared;
        let files: Vec<&File> = config
            .iter()
            .chain(glossary.as_ref().map(|data| &data.file))
            .chain(locales.iter().map(|locale| &locale.file))
            .chain(templates.iter().map(|template| &template.file))
            .collect();
        let all = inputs(files.iter().copied(), sources);
        let own = inputs(files.into_iter().filter(|file| !load::is_built_in(file, sources)), sources);
        // A share has the keys of the whole: it is a part of it.
        let Request {
            root: _,
            out: _,
            editions,
            formats,
            reports: _,
            since: _,
            share: _,
            checks,
            publishing: _,
        } = request;
        // What was asked, in the words of the program: a change of them makes everything again, which is right.
        let asked = format!("{PROGRAM} {editions:?} {formats:?} {checks:?}");
        let parts = std::iter::once(asked.as_bytes()).chain(all.iter().flat_map(parts));
        let shared = Fingerprint::of_parts(parts);
        Keys { shared, head: Head::new(format!("bayan {}", env!("CARGO_PKG_VERSION")), own) }
    }

    /// The key of what all units depend on.
    pub fn shared(&self) -> &Fingerprint {
        &self.shared
    }

    /// Stages a unit that is made anew in every run.
    pub fn stage(&self, stage: &Stage, name: &str, pages: Vec<Page>) -> Result<(), Failure> {
        Self::stage_as(stage, name, self.shared, pages)
    }

    /// Stages a unit under a key.
    pub fn stage_as(stage: &Stage, name: &str, key: Fingerprint, pages: Vec<Page>) -> Result<(), Failure> {
        let mut unit = stage.unit(name)?;
        pages.into_iter().try_for_each(|page| unit.add(page))?;
        unit.finish(key, Vec::new(), Note::default())
    }

    /// The key of a unit that is made from these files and has something to say, or is made by itself: it says it again in the next
    /// run, or is made again with what stands around it. It never comes as the key of a unit that may be kept.
    pub fn telling_key(&self, inputs: &[Input]) -> Fingerprint {
        self.key(inputs, [&b"told"[..]])
    }

    /// The key of a unit that is made from these files.
    pub fn key<'a>(&'a self, inputs: &'a [Input], more: impl IntoIterator<Item = &'a [u8]>) -> Fingerprint {
        let shared = std::iter::once(&self.shared.bytes()[..]);
        Fingerprint::of_parts(shared.chain(inputs.iter().flat_map(parts)).chain(more))
    }
}

fn parts(input: &Input) -> [&[u8]; 2] {
    [input.path.as_bytes(), input.blake3.bytes()]
}

/// The files of a report, as a manifest has them.
pub(super) fn of_report(loaded: &LoadedReport, sources: &Sources) -> Vec<Input> {
    inputs(loaded.files(), sources)
}

/// The same of files that need not be read.
pub(super) fn of_known(files: Vec<(String, Fingerprint)>) -> Vec<Input> {
    files.into_iter().map(|(path, blake3)| Input { path, blake3 }).collect()
}

/// The files of all issues, as a manifest has them.
pub(super) fn of_issues(issues: &[LoadedIssue], sources: &Sources) -> Vec<Input> {
    let files = issues.iter().flat_map(|LoadedIssue { name: _, data, prose }| {
        std::iter::once(&data.file).chain([&prose.ar, &prose.en].into_iter().flatten())
    });
    inputs(files, sources)
}

/// Files as a manifest has them.
pub(super) fn inputs<'a>(files: impl Iterator<Item = &'a File>, sources: &Sources) -> Vec<Input> {
    let input = |file: &File| {
        let path = sources.path(file.span).unwrap_or(std::path::Path::new(""));
        Input { path: path.to_string_lossy().replace('\\', "/"), blake3: file.fingerprint }
    };
    files.map(input).collect()
}
