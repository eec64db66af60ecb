//! What a content is known by: its BLAKE3 hash. Two contents with one fingerprint are the same content.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The BLAKE3 hash of some bytes: 32 bytes, written as 64 hexadecimal digits, as `b3sum` does.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(blake3::Hash);

impl Fingerprint {
    /// The fingerprint of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Fingerprint(blake3::hash(bytes))
    }

    /// The fingerprint of parts in their order. Each part counts with its length, so that none runs into the next.
    #[must_use]
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Hasher::default();
        for part in parts {
            hasher.add(&(part.len() as u64).to_le_bytes());
            hasher.add(part);
        }
        hasher.finish()
    }

    /// Its digits.
    #[must_use]
    pub fn to_hex(&self) -> impl std::ops::Deref<Target = str> + use<> {
        self.0.to_hex()
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

/// Takes the fingerprint of bytes that come one after another.
#[derive(Debug, Clone, Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// Takes in the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The fingerprint of all of them.
    #[must_use]
    pub fn finish(&self) -> Fingerprint {
        Fingerprint(self.0.finalize())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_hex())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<[u8; 32]> for Fingerprint {
    fn from(bytes: [u8; 32]) -> Self {
        Fingerprint(bytes.into())
    }
}

impl FromStr for Fingerprint {
    type Err = blake3::HexError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        blake3::Hash::from_hex(text).map(Fingerprint)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_hex())
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_as_other_programs_write_it() {
        // The first test vector of BLAKE3.
        let empty = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
        assert_eq!(Fingerprint::of(b"").to_string(), empty);
        assert_eq!(empty.parse::<Fingerprint>().expect("digits"), Fingerprint::of(b""));
        let json = serde_json::to_string(&Fingerprint::of(b"")).expect("text");
        assert_eq!(json, format!("\"{empty}\""));
        assert_eq!(serde_json::from_str::<Fingerprint>(&json).expect("read"), Fingerprint::of(b""));
        assert!("xyz".parse::<Fingerprint>().is_err());
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let one = Fingerprint::of_parts([&b"ab"[..], b"c"]);
        assert_ne!(one, Fingerprint::of_parts([&b"a"[..], b"bc"]));
        assert_eq!(one, Fingerprint::of_parts([&b"ab"[..], b"c"]));
    }
}
