//! A share of a publication: which reports one run of several makes.
//!
//! Who makes a report follows from its id and the number of shares, and from nothing else: shares never overlap, lack nothing, and need
//! not know of each other.

use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::fingerprint::Fingerprint;

/// A share, `3/8`: the third of eight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share {
    index: NonZeroU32,
    of: NonZeroU32,
}

impl Share {
    /// The share, of so many, that makes a report.
    #[must_use]
    pub fn of_report(report: &str, of: NonZeroU32) -> Share {
        let hash = Fingerprint::of(report.as_bytes());
        // What is left of it, read as one number, when it is divided by the number of shares.
        let of_all = u64::from(of.get());
        let rest = hash.bytes().iter().fold(0, |rest, byte| ((rest << 8) + u64::from(*byte)) % of_all);
        // It is smaller than a number of shares.
        let index = u32::try_from(rest).unwrap_or_default();
        Share { index: NonZeroU32::MIN.saturating_add(index), of }
    }

    /// All shares, if there are so many.
    pub fn all(of: NonZeroU32) -> impl Iterator<Item = Share> {
        (1..=of.get()).filter_map(move |index| Some(Share { index: NonZeroU32::new(index)?, of }))
    }

    /// Which one it is, counted from 1.
    #[must_use]
    pub fn index(self) -> u32 {
        self.index.get()
    }

    /// How many there are.
    #[must_use]
    pub fn of(self) -> NonZeroU32 {
        self.of
    }

    /// Whether it makes a report.
    #[must_use]
    pub fn takes(self, report: &str) -> bool {
        Share::of_report(report, self.of) == self
    }

    /// "share 3 of 8"
    #[must_use]
    pub fn in_words(self) -> String {
        format!("share {} of {}", self.index, self.of)
    }
}

/// Why a text is no share: a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoShare(String);

impl fmt::Display for NoShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoShare {}

impl FromStr for Share {
    type Err = NoShare;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers = text.split_once('/').and_then(|(index, of)| Some((number(index)?, number(of)?)));
        let Some((index, of)) = numbers else {
            return Err(NoShare("a share is written `I/N`: `3/8` is the third of eight".to_owned()));
        };
        match (NonZeroU32::new(index), NonZeroU32::new(of)) {
            (_, None) => Err(NoShare("there is at least one share: `1/1` is all of it".to_owned())),
            (None, Some(of)) => {
                let message =
                    format!("shares are counted from 1: the first is `1/{of}`, the last `{of}/{of}`");
                Err(NoShare(message))
            }
            (Some(index), Some(of)) if index > of => {
                Err(NoShare(format!("there is no share {index} of {of}: the last is `{of}/{of}`")))
            }
            (Some(index), Some(of)) => Ok(Share { index, of }),
        }
    }
}

/// A number as it is written, without a sign.
fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.of)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refused(text: &str) -> String {
        text.parse::<Share>().expect_err("no share").to_string()
    }

    #[test]
    fn a_share_is_written_as_it_is_read() {
        let share: Share = "3/8".parse().expect("a share");
        assert_eq!((share.index(), share.of().get()), (3, 8));
        assert_eq!((share.to_string(), share.in_words()), ("3/8".into(), "share 3 of 8".into()));
        assert_eq!(serde_json::to_string(&share).expect("text"), "\"3/8\"");
        assert_eq!(serde_json::from_str::<Share>("\"3/8\"").expect("read"), share);
    }

    #[test]
    fn what_is_no_share_is_told() {
        for text in ["", "3", "/", "3/", "+1/2", "1/2/3", "-1/2", "a/b", "1/4294967296", " 1/2", "١/٢"] {
            assert_eq!(refused(text), "a share is written `I/N`: `3/8` is the third of eight", "{text}");
        }
        assert_eq!(refused("0/4"), "shares are counted from 1: the first is `1/4`, the last `4/4`");
        assert_eq!(refused("5/4"), "there is no share 5 of 4: the last is `4/4`");
        assert_eq!(refused("0/0"), "there is at least one share: `1/1` is all of it");
    }

    /// Shares that are kept from run to run would be made anew.
    #[test]
    fn who_makes_a_report_stays_as_it_is() {
        let of = NonZeroU32::new(8).expect("eight");
        let makers = ["hello", "second", "chips-under-controls"].map(|id| Share::of_report(id, of).index());
        assert_eq!(makers, [8, 5, 8]);
    }

    #[test]
    fn work_is_spread() {
        for of in [2, 3, 7, 16] {
            let of = NonZeroU32::new(of).expect("not zero");
            let makers: Vec<Share> =
                (0..800).map(|number| Share::of_report(&format!("report-{number}"), of)).collect();
            for share in Share::all(of) {
                let own = makers.iter().filter(|maker| **maker == share).count();
                let even = 800 / of.get() as usize;
                assert!(own > even / 2 && own < 2 * even, "{share}: {own}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_report_has_one_maker(ids in prop::collection::vec("[a-z][a-z0-9-]{0,24}", 0..12), of in 1_u32..40) {
            let of = NonZeroU32::new(of).expect("not zero");
            for id in &ids {
                let makers: Vec<Share> = Share::all(of).filter(|share| share.takes(id)).collect();
                prop_assert_eq!(makers, vec![Share::of_report(id, of)]);
            }
        }
    }
}
