//! A glimpse at a line of a manifest: as much of it as is asked for of every line in every run.

use std::borrow::Cow;
use std::io;

use memchr::{memchr, memmem};
use serde::Deserialize;

use super::manifest::{damaged, expect_inside};
use super::record::is_intact;
use crate::fingerprint::Fingerprint;
use crate::glance::{Folder, Moment};

/// A record as it stands in its line: read without taking anything out of it.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Glimpse<'a> {
    #[serde(borrow)]
    key: Cow<'a, str>,
    #[serde(borrow)]
    pub outputs: Vec<Glimpsed<'a>>,
}

/// A published file as it stands in a line.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Glimpsed<'a> {
    #[serde(borrow)]
    pub path: Cow<'a, str>,
    bytes: u64,
}

impl<'a> Glimpse<'a> {
    /// Reads a line. What it names lies in the published folder.
    pub fn read(line: &'a [u8]) -> io::Result<Self> {
        let text = std::str::from_utf8(line).map_err(|error| damaged(&error.to_string()))?;
        let found = as_written(text).map_or_else(|| serde_json::from_str(text), Ok);
        let found = found.map_err(|error: serde_json::Error| damaged(&error.to_string()))?;
        expect_inside(found.outputs.iter().map(|output| &*output.path))?;
        Ok(found)
    }

    /// Whether it has this key.
    pub fn has_key(&self, key: &Fingerprint) -> bool {
        *self.key == *key.to_hex()
    }

    /// Whether all its outputs are in `out` as they were put there, as far as the file system tells without reading
    /// them: files of the right length that nobody touched after `published`.
    pub fn is_intact(&self, out: &Folder, published: Moment) -> bool {
        self.outputs.iter().all(|output| is_intact(out, &output.path, output.bytes, published))
    }
}

/// Where the outputs of a record begin in its line. A quotation mark ends a text, so this stands in none.
const OUTPUTS: &str = r#"],"outputs":["#;

/// What a line says that stands there as this program writes it, with nothing in it that JSON escapes: almost every one. Of any other
/// nothing is known.
fn as_written(line: &str) -> Option<Glimpse<'_>> {
    if memchr(b'\\', line.as_bytes()).is_some() {
        return None;
    }
    let (_unit, rest) = text(line.strip_prefix(r#"{"unit":""#)?)?;
    let (key, rest) = text(rest.strip_prefix(r#","key":""#)?)?;
    let inputs = rest.strip_prefix(r#","inputs":["#)?;
    let mut rest = &inputs[memmem::find(inputs.as_bytes(), OUTPUTS.as_bytes())? + OUTPUTS.len()..];
    // As many as a report has, or a little more.
    let mut outputs = Vec::with_capacity(16);
    while let Some(output) = rest.strip_prefix(r#"{"path":""#) {
        let (path, after) = text(output)?;
        let after = after.strip_prefix(r#","bytes":"#)?;
        let (bytes, after) = after.split_at(memchr(b',', after.as_bytes())?);
        let (_blake3, after) = text(after.strip_prefix(r#","blake3":""#)?)?;
        outputs.push(Glimpsed { path: path.into(), bytes: bytes.parse().ok()? });
        rest = after.strip_prefix('}')?;
        match rest.strip_prefix(',') {
            Some(more) => rest = more,
            None => break,
        }
    }
    (rest.trim_end() == "]}").then(|| Glimpse { key: key.into(), outputs })
}

/// The rest of a text, and what stands behind it.
fn text(rest: &str) -> Option<(&str, &str)> {
    let end = memchr(b'"', rest.as_bytes())?;
    Some((&rest[..end], &rest[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::manifest;
    use crate::publish::record::{Input, Output, Record};

    #[test]
    fn a_glimpse_says_what_the_whole_line_says() {
        let input = |path: &str| Input { path: path.into(), blake3: Fingerprint::of(b"") };
        let inputs = [input("content/a/ar.md"), input("content/\"],\"outputs\":[/en.md")];
        for outputs in [&["ar/a/index.html", "ar/مثال.md"][..], &[], &["a\"path\"b"]] {
            for inputs in [&inputs[..0], &inputs[..1], &inputs] {
                let record = Record {
                    unit: "report/a".into(),
                    key: Fingerprint::of(b"key"),
                    inputs: inputs.to_vec(),
                    outputs: outputs.iter().map(|path| Output::new((*path).into(), b"four")).collect(),
                };
                let line = manifest::line(&record);
                let glimpse = Glimpse::read(&line).expect("a record");
                let whole: Glimpse<'_> = serde_json::from_slice(&line).expect("a record");
                assert_eq!(glimpse, whole);
                assert!(glimpse.has_key(&record.key) && !glimpse.has_key(&Fingerprint::of(b"")));
                assert!(glimpse.outputs.iter().map(|output| &*output.path).eq(outputs.iter().copied()));
                let is_plain = !line.contains(&b'\\');
                assert_eq!(as_written(std::str::from_utf8(&line).expect("text")).is_some(), is_plain);
            }
        }
    }

    #[test]
    fn what_is_written_otherwise_is_read_all_the_same() {
        let line =
            r#"{ "unit": "a", "outputs": [{"bytes": 4, "path": "p", "new": 1}], "key": "k", "inputs": [] }"#;
        let output = Glimpsed { path: "p".into(), bytes: 4 };
        let expected = Glimpse { key: "k".into(), outputs: vec![output] };
        assert_eq!(Glimpse::read(line.as_bytes()).expect("a record"), expected);
        for damaged in [
            "",
            "{}",
            r#"{"unit":"a","key":"k","inputs":[],"outputs":[{"path":"p","bytes":4,"blake3":"""#,
            r#"{"unit":"a","key":"k","inputs":[],"outputs":[{"path":"p","bytes":-4,"blake3":""}]}"#,
            r#"{"unit":"a","key":"k","inputs":[],"outputs":[{"path":"a/../../p","bytes":4,"blake3":""}]}"#,
            r#"{"unit":"a","key":"k","inputs":[],"outputs":[{"path":"/p","bytes":4,"blake3":""}]}"#,
        ] {
            assert!(Glimpse::read(damaged.as_bytes()).is_err(), "{damaged}");
        }
    }
}
