//! What was looked up, written down for the next run, which tells from it what would end otherwise.
//!
//! Each unit leaves the names of the entries that it looked up, and what stood for what they said; so do all units together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entries::{Digest, Entries, Says};
use super::keys::{Keys, Root};
use crate::failure::Failure;
use crate::publish::{Carried, Note, Stage};
use crate::trace::Trace;

/// The note of what was looked up for all units. The manifest knows no unit of this name.
const COMMON: &str = "";

/// What was looked up for all units, and what the entries said.
#[derive(Debug, Serialize, Deserialize)]
struct Common<'a> {
    trace: String,
    #[serde(borrow)]
    entries: BTreeMap<&'a str, Says<'a>>,
}

/// What the last run looked up, beside what would be found now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looked<'e> {
    /// Where it was published.
    pub stage: &'e Stage,
    /// What all units depend on now.
    pub root: Root,
    /// What the entries say now; `None` if they say what they said.
    now: Option<&'e Entries>,
}

impl<'e> Looked<'e> {
    /// Looks at what was published with these keys; `None` if nothing of it can be kept. The entries are asked for if any of them may say
    /// something else than it did.
    pub fn new(
        stage: &'e Stage,
        keys: &Keys,
        entries: impl FnOnce() -> &'e Entries,
    ) -> Result<Option<Self>, Failure> {
        let (Some(head), Some(card)) = (stage.head(), stage.card(COMMON)) else { return Ok(None) };
        let (root, now) = if head.shared == keys.head.shared {
            let Some(common) = digest(card) else { return Ok(None) };
            (keys.root(&common), None)
        } else {
            let Some(body) = stage.body(COMMON)? else { return Ok(None) };
            let Ok(Common { trace, .. }) = postcard::from_bytes(&body) else { return Ok(None) };
            let now = entries();
            (keys.root(&now.digest(&Trace::of_written(trace))), Some(now))
        };
        Ok(head.runs.contains(root.run()).then_some(Looked { stage, root, now }))
    }

    /// What was published is looked at as if any entry may say something else.
    pub fn anew(stage: &'e Stage, root: Root, entries: &'e Entries) -> Self {
        Looked { stage, root, now: Some(entries) }
    }

    /// Whether no entry says something else than it did.
    pub fn is_same(&self) -> bool {
        self.now.is_none()
    }

    /// What stands for what a unit looked up, as it is now: its card says what stood for it then, its body what it was.
    pub fn digest(
        &self,
        then: Digest,
        trace: impl FnOnce() -> Result<Option<Trace>, Failure>,
    ) -> Result<Option<Digest>, Failure> {
        let Some(now) = self.now else { return Ok(Some(then)) };
        Ok(trace()?.map(|trace| now.digest(&trace)))
    }

    /// The same of a page around the reports, which leaves nothing else.
    pub fn of_page(&self, unit: &str) -> Result<Option<Digest>, Failure> {
        let Some(then) = self.stage.card(unit).and_then(digest) else { return Ok(None) };
        self.digest(then, || self.trace_of_page(unit))
    }

    /// What a page around the reports looked up.
    pub fn trace_of_page(&self, unit: &str) -> Result<Option<Trace>, Failure> {
        let body = self.stage.body(unit)?;
        Ok(body.and_then(|body| String::from_utf8(body).ok()).map(Trace::of_written))
    }

    /// What differs in the entries that a unit looked up: nothing, if that is not known.
    pub fn changes(&self, trace: &Trace) -> Result<Vec<String>, Failure> {
        let Some((now, body)) = self.now.zip(self.stage.body(COMMON)?) else { return Ok(Vec::new()) };
        let common = postcard::from_bytes::<Common<'_>>(&body);
        Ok(common.map_or_else(|_| Vec::new(), |before| now.changes(&before.entries, trace)))
    }
}

/// What all units of a share depend on, made with these keys; `None` if that is not known.
pub(super) fn root_of(share: &Carried, keys: &Keys) -> Option<Root> {
    Some(keys.root(&digest(share.card(COMMON)?)?))
}

/// Leaves for the next run what was looked up for all units.
pub(super) fn leave(stage: &Stage, entries: &Entries, common: &Trace) -> Result<(), Failure> {
    let body = Common { trace: common.written().to_owned(), entries: entries.kept() };
    // Writing to memory does not fail.
    let body = postcard::to_stdvec(&body).unwrap_or_default();
    stage.note(COMMON, Note { card: entries.digest(common).to_vec(), body })
}

/// The digest on a card that holds nothing else.
pub(super) fn digest(card: &[u8]) -> Option<Digest> {
    card.try_into().ok()
}
