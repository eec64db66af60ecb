//! The folders of a site and a mark of each, in few bytes: a large site has very many.

use std::fmt;

use rayon::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::glance::Mark;

/// So many folders stand together: the path of the first is written whole, that of any other as how it differs from the one before it.
const TOGETHER: usize = 512;

/// Folders, each before those in it, and the marks of each.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub(super) struct Seen {
    /// How many bytes of the path before it each path begins with, and how many of its own follow.
    paths: Vec<(u16, u16)>,
    /// These, one after the other.
    text: String,
    /// `None` where a mark tells nothing.
    marks: Vec<Option<Mark>>,
    /// The path that was added last.
    last: String,
}

/// The same as it is written down: numbers of one length stand close together.
#[derive(Serialize, Deserialize)]
struct Written {
    paths: Bytes,
    text: String,
    marks: Bytes,
}

/// Bytes that are written as they are.
struct Bytes(Vec<u8>);

impl From<Seen> for Written {
    fn from(Seen { paths, text, marks, last: _ }: Seen) -> Self {
        let paths = paths.iter().flat_map(|(shared, length)| [shared.to_le_bytes(), length.to_le_bytes()]);
        let marks = marks.iter().map(|mark| mark.map_or(0, Mark::number).to_le_bytes());
        Written { paths: Bytes(paths.flatten().collect()), text, marks: Bytes(marks.flatten().collect()) }
    }
}

impl From<Written> for Seen {
    fn from(Written { paths, text, marks }: Written) -> Self {
        let pair = |[a, b, c, d]: &[u8; 4]| (u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d]));
        let paths = paths.0.as_chunks().0.iter().map(pair).collect();
        let mark = |bytes: &[u8; 8]| Mark::of_number(u64::from_le_bytes(*bytes));
        let marks = marks.0.as_chunks().0.iter().map(mark).collect();
        Seen { paths, text, marks, last: String::new() }
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Visitor)
    }
}

impl Seen {
    /// Adds a folder.
    pub fn add(&mut self, folder: &str, mark: Option<Mark>) {
        let begins_anew = self.paths.len().is_multiple_of(TOGETHER);
        let shared = if begins_anew { 0 } else { shared(&self.last, folder) };
        let rest = &folder[shared..];
        if let (Ok(shared), Ok(length)) = (u16::try_from(shared), u16::try_from(rest.len())) {
            self.paths.push((shared, length));
            self.text.push_str(rest);
            self.marks.push(mark);
            self.last.truncate(usize::from(shared));
            self.last.push_str(rest);
        }
    }

    /// Adds all that another has.
    pub fn append(&mut self, other: &Seen) {
        for (number, stack) in other.stacks().into_iter().enumerate() {
            other.walk(number, stack, &mut |folder, mark| self.add(folder, mark));
        }
    }

    /// Gives the folder at a place another mark.
    pub fn set(&mut self, place: usize, mark: Option<Mark>) {
        if let Some(known) = self.marks.get_mut(place) {
            *known = mark;
        }
    }

    /// Those of which something else does not say that they are to go.
    pub fn without<T>(&self, others: &mut [T], goes: impl Fn(&T) -> bool) -> Seen {
        let mut rest = Seen::default();
        self.each(others, |folder, mark, other| {
            if !goes(other) {
                rest.add(folder, mark);
            }
        });
        rest
    }

    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// What comes of each, in their order, on all processors.
    pub fn map<T: Send>(&self, act: impl Fn(&str, Option<Mark>) -> T + Sync) -> Vec<T> {
        let stacks = self.stacks();
        let each = stacks.par_iter().enumerate().flat_map_iter(|(number, stack)| {
            let mut done = Vec::with_capacity(TOGETHER);
            self.walk(number, *stack, &mut |folder, mark| done.push(act(folder, mark)));
            done
        });
        each.collect()
    }

    /// Goes through them, beside as many of something else.
    pub fn each<'a, T>(
        &self,
        others: impl IntoIterator<Item = &'a mut T>,
        mut act: impl FnMut(&str, Option<Mark>, &mut T),
    ) where
        T: 'a,
    {
        let mut others = others.into_iter();
        for (number, stack) in self.stacks().into_iter().enumerate() {
            self.walk(number, stack, &mut |folder, mark| {
                if let Some(other) = others.next() {
                    act(folder, mark, other);
                }
            });
        }
    }

    /// Where the text of each stack of folders begins.
    fn stacks(&self) -> Vec<usize> {
        let lengths = self
            .paths
            .chunks(TOGETHER)
            .map(|stack| stack.iter().map(|(_, length)| usize::from(*length)).sum());
        let begin = |at: &mut usize, length: usize| Some(std::mem::replace(at, *at + length));
        lengths.scan(0, begin).collect()
    }

    /// Goes through a stack of folders whose text begins there.
    fn walk(&self, number: usize, mut at: usize, act: &mut dyn FnMut(&str, Option<Mark>)) {
        let from = number * TOGETHER;
        let mut path = String::new();
        let marks = self.marks.get(from..).unwrap_or_default();
        for ((shared, length), mark) in self.paths.iter().skip(from).take(TOGETHER).zip(marks) {
            let (shared, end) = (usize::from(*shared), at + usize::from(*length));
            // What does not fit together was written by nobody; such a path is of no folder.
            if path.is_char_boundary(shared) {
                path.truncate(shared);
                path.push_str(self.text.get(at..end).unwrap_or_default());
            }
            at = end;
            act(&path, *mark);
        }
    }
}

/// How many bytes two texts begin with alike, in whole characters.
fn shared(one: &str, other: &str) -> usize {
    let alike = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    (0..=alike).rev().find(|at| other.is_char_boundary(*at) && one.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_added_is_there(paths in prop::collection::vec("[ab/é\u{639}]{0,6}", 0..1500)) {
            let (mut seen, mut other) = (Seen::default(), Seen::default());
            for (at, path) in paths.iter().enumerate() {
                (if at < paths.len() / 2 { &mut seen } else { &mut other }).add(path, None);
            }
            seen.append(&other);
            prop_assert_eq!(seen.is_empty(), paths.is_empty());
            prop_assert_eq!(&seen.map(|path, _| path.to_owned()), &paths);
            let written = postcard::to_stdvec(&seen).expect("written");
            let read: Seen = postcard::from_bytes(&written).expect("read");
            let mut numbers = vec![0; paths.len()];
            let mut all = Vec::new();
            read.each(&mut numbers, |path, _, number| {
                *number += 1;
                all.push(path.to_owned());
            });
            prop_assert_eq!(&all, &paths);
            prop_assert!(numbers.iter().all(|number| *number == 1));
        }
    }
}
