//! What work looks up beyond the files that it is given: names of the glossary, messages, templates.
//!
//! A report is made from its own files and from a few entries of what all reports share. Which these are shows only while it is made, so
//! whoever hands out such an entry says so with [`looked_up`], and whoever wants to know listens with [`record`]. What was looked up
//! and is not there counts as well: the day it comes, the work would end otherwise.
//!
//! Entries of all kinds have one space of names: that of the glossary, of messages, of files of templates. Where two kinds share one,
//! work is taken to depend on both.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use rustc_hash::FxBuildHasher;

/// Stands for all entries of the glossary: for who looks through them instead of asking for one.
pub const GLOSSARY: &str = "content/glossary";

/// So many names are remembered from one record to the next: reports look up much the same.
const REMEMBERED: usize = 1 << 14;

/// Stands between names, and in none of them.
const BETWEEN: char = '\n';

/// The names of what was looked up, each once, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace(String);

impl Trace {
    /// A trace that was written down.
    #[must_use]
    pub fn of_written(written: String) -> Self {
        Trace(written)
    }

    /// As it is written down.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.0
    }

    /// The names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.split(BETWEEN).filter(|name| !name.is_empty())
    }
}

thread_local! {
    static RECORDER: RefCell<Recorder> = const { RefCell::new(Recorder::new()) };
}

struct Recorder {
    /// The number of the record that is being made; none, if nobody listens.
    current: Option<u64>,
    records: u64,
    /// The record that a name was last seen in.
    last_seen: HashMap<Rc<str>, u64, FxBuildHasher>,
    names: Vec<Rc<str>>,
}

impl Recorder {
    const fn new() -> Self {
        Recorder {
            current: None,
            records: 0,
            last_seen: HashMap::with_hasher(FxBuildHasher),
            names: Vec::new(),
        }
    }
}

/// Says that an entry was looked up, whether it is there or not.
pub fn looked_up(name: &str) {
    RECORDER.with_borrow_mut(|recorder| {
        let Some(current) = recorder.current else { return };
        match recorder.last_seen.get_mut(name) {
            Some(seen) if *seen == current => return,
            _ => {}
        }
        let known = recorder.last_seen.get_key_value(name).map(|(name, _)| Rc::clone(name));
        let name = known.unwrap_or_else(|| name.into());
        recorder.last_seen.insert(Rc::clone(&name), current);
        recorder.names.push(name);
    });
}

/// Does some work on this thread, and gives what it looked up. A record within a record is one of its own.
pub fn record<T>(work: impl FnOnce() -> T) -> (T, Trace) {
    let outer = RECORDER.with_borrow_mut(|recorder| {
        if recorder.last_seen.len() > REMEMBERED {
            recorder.last_seen.clear();
        }
        recorder.records += 1;
        let number = recorder.records;
        (recorder.current.replace(number), std::mem::take(&mut recorder.names))
    });
    let done = work();
    let mut names = RECORDER.with_borrow_mut(|recorder| {
        recorder.current = outer.0;
        std::mem::replace(&mut recorder.names, outer.1)
    });
    names.sort_unstable();
    names.dedup();
    let mut trace = String::with_capacity(names.iter().map(|name| name.len() + 1).sum());
    for name in names.iter().filter(|name| !name.contains(BETWEEN)) {
        trace.push_str(name);
        trace.push(BETWEEN);
    }
    (done, Trace(trace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(trace: &Trace) -> Vec<&str> {
        trace.names().collect()
    }

    #[test]
    fn each_name_is_told_once_to_who_listens() {
        looked_up("nobody-listens");
        let (done, trace) = record(|| {
            ["b", "a", "b"].into_iter().for_each(looked_up);
            5
        });
        assert_eq!((done, names(&trace)), (5, vec!["a", "b"]));
        assert_eq!(names(&record(|| looked_up("b")).1), ["b"], "again in the next");
        assert_eq!(names(&record(|| ()).1), [""; 0]);
    }

    #[test]
    fn a_record_in_a_record_is_one_of_its_own() {
        let (inner, outer) = record(|| {
            looked_up("a");
            let ((), inner) = record(|| ["b", "a"].into_iter().for_each(looked_up));
            ["c", "a"].into_iter().for_each(looked_up);
            inner
        });
        assert_eq!((names(&inner), names(&outer)), (vec!["a", "b"], vec!["a", "c"]));
    }
}
