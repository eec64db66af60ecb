//! Keys: what the outputs of a unit depend on, as one fingerprint. A unit whose key is as it was need not be made again.
//!
//! Everything that can change a byte of a page goes into its key: the program with its messages and templates, the configuration, what
//! was asked, the files of the report itself, and those entries of the glossary, of messages and templates that were looked up when it
//! was made. Places of the project on the disk, dates of files and the number of processors do not.

use super::entries::{self, Digest};
use crate::failure::Failure;
use crate::fingerprint::Fingerprint;
use crate::load::{self, File, LoadedIssue, LoadedReport};
use crate::publish::{Head, Input, Note, Page, Stage};
use crate::request::Request;
use crate::source::Sources;

/// The program, to the letter: two builds of one version that differ in a line are two programs.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("BAYAN_SOURCE"));

/// What all units may depend on.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    shared: Fingerprint,
    base: Fingerprint,
    /// What stands first in the manifest.
    pub head: Head,
}

/// What all units do depend on: the program, the configuration, what was asked, and those entries of what reports share that are looked
/// up for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Root(Fingerprint);

impl Keys {
    /// The keys of a run.
    pub fn new(shared: &load::Shared, request: &Request) -> Keys {
        let load::Shared { sources, config, glossary, locales, templates } = shared;
        let files: Vec<&File> = config
            .iter()
            .chain(glossary.as_ref().map(|data| &data.file))
            .chain(locales.iter().map(|locale| &locale.file))
            .chain(templates.iter().map(|template| &template.file))
            .filter(|file| !load::is_built_in(file, sources))
            .collect();
        let own = inputs(files.into_iter(), sources);
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
        let shared = std::iter::once(asked.as_bytes()).chain(own.iter().flat_map(parts));
        let shared = Fingerprint::of_parts(shared);
        let config = config.as_ref().map(entries::configuration);
        let config = config.iter().map(|says| &says.bytes()[..]);
        let base = Fingerprint::of_parts(std::iter::once(asked.as_bytes()).chain(config));
        Keys { shared, base, head: Head::new(format!("bayan {}", env!("CARGO_PKG_VERSION")), own) }
    }

    /// The key of all that units may depend on.
    pub fn shared(&self) -> &Fingerprint {
        &self.shared
    }

    /// What all units depend on, where these entries are looked up for all of them.
    pub fn root(&self, common: &Digest) -> Root {
        Root(Fingerprint::of_parts([&self.base.bytes()[..], common]))
    }

    /// Stages a unit that is made anew in every run.
    pub fn stage(&self, stage: &Stage, name: &str, pages: Vec<Page>) -> Result<(), Failure> {
        stage_as(stage, name, (self.shared, Note::default()), pages)
    }
}

impl Root {
    /// The key of a run that had nothing to say.
    pub fn run(&self) -> &Fingerprint {
        &self.0
    }

    /// The key of a unit that is made from these files, and looked these entries up.
    pub fn key<'a>(
        &'a self,
        looked_up: &'a Digest,
        inputs: &'a [Input],
        more: impl IntoIterator<Item = &'a [u8]>,
    ) -> Fingerprint {
        let root = [&self.0.bytes()[..], looked_up].into_iter();
        Fingerprint::of_parts(root.chain(inputs.iter().flat_map(parts)).chain(more))
    }

    /// The key of a unit that is made from these files and has something to say, or is made by itself: it says it again in the next
    /// run, or is made again with what stands around it. It never comes as the key of a unit that may be kept.
    pub fn telling_key(&self, inputs: &[Input]) -> Fingerprint {
        self.key(&Digest::default(), inputs, [&b"told"[..]])
    }
}

/// Stages a unit under a key, with what it leaves for the next run.
pub(super) fn stage_as(
    stage: &Stage,
    name: &str,
    (key, note): (Fingerprint, Note),
    pages: Vec<Page>,
) -> Result<(), Failure> {
    let mut unit = stage.unit(name)?;
    pages.into_iter().try_for_each(|page| unit.add(page))?;
    unit.finish(key, Vec::new(), note)
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
