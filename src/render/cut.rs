//! Long lists are cut in sheets that stay: numbered from the oldest, so that a new report changes the newest sheet alone.
//!
//! A sheet is full with [`SIZE`] entries. The address of the list itself shows the newest: the last full sheet and what came after
//! it. Every full sheet before it has an address of its own. So a list of less than two full sheets is one page.

use std::ops::Range;

/// How many entries a full sheet has.
pub const SIZE: usize = 100;

/// A sheet of a list whose entries are counted from the oldest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Its number; `None` for the newest, which has the address of the list.
    pub number: Option<usize>,
    /// The entries in it.
    pub entries: Range<usize>,
    /// The number of the next older one.
    pub older: Option<usize>,
    /// The number of the next newer one; `None` where that is the newest, or this is.
    pub newer: Option<usize>,
}

/// The sheets of a list of so many entries, the newest first.
pub fn sheets(count: usize) -> impl Iterator<Item = Cut> {
    let last = older(count);
    let newest = Cut {
        number: None,
        entries: last * SIZE..count,
        older: Some(last).filter(|&number| number > 0),
        newer: None,
    };
    let older = (1..=last).rev().map(move |number| Cut {
        number: Some(number),
        entries: (number - 1) * SIZE..number * SIZE,
        older: Some(number - 1).filter(|&number| number > 0),
        newer: Some(number + 1).filter(|&number| number <= last),
    });
    std::iter::once(newest).chain(older)
}

/// How many sheets stand before the newest.
pub fn older(count: usize) -> usize {
    (count / SIZE).saturating_sub(1)
}

/// The number of the sheet that an entry stands in, if that is not the newest.
pub fn sheet_of(entry: usize) -> usize {
    entry / SIZE + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranges(count: usize) -> Vec<(Option<usize>, Range<usize>)> {
        sheets(count).map(|cut| (cut.number, cut.entries)).collect()
    }

    #[test]
    fn less_than_two_full_sheets_are_one_page() {
        for count in [0, 1, 99, 100, 199] {
            assert_eq!(ranges(count), [(None, 0..count)]);
        }
        assert_eq!(ranges(200), [(None, 100..200), (Some(1), 0..100)]);
        assert_eq!(ranges(201), [(None, 100..201), (Some(1), 0..100)]);
        assert_eq!(ranges(299), [(None, 100..299), (Some(1), 0..100)]);
        assert_eq!(ranges(300), [(None, 200..300), (Some(2), 100..200), (Some(1), 0..100)]);
    }

    #[test]
    fn sheets_lead_to_each_other() {
        let links: Vec<_> = sheets(350).map(|cut| (cut.number, cut.older, cut.newer)).collect();
        assert_eq!(links, [(None, Some(2), None), (Some(2), Some(1), None), (Some(1), None, Some(2)),]);
    }

    proptest! {
        #[test]
        fn every_entry_stands_once_and_where_it_is_said_to(count in 0usize..2000) {
            let mut next = count;
            for cut in sheets(count) {
                prop_assert_eq!(cut.entries.end, next);
                next = cut.entries.start;
                prop_assert!(cut.entries.len() < 2 * SIZE);
                if let Some(number) = cut.number {
                    prop_assert!(cut.entries.clone().all(|entry| sheet_of(entry) == number));
                }
            }
            prop_assert_eq!(next, 0);
        }

        #[test]
        fn newer_entries_change_no_full_sheet(count in 0usize..1000, more in 0usize..1000) {
            let after: Vec<Cut> = sheets(count + more).collect();
            for cut in sheets(count).filter(|cut| cut.number.is_some()) {
                let same = after.iter().find(|other| other.number == cut.number);
                let same = same.expect("it is still there");
                prop_assert_eq!((&same.entries, same.older), (&cut.entries, cut.older));
                // Only the last of them led to the newest.
                prop_assert!(same.newer == cut.newer || cut.number == Some(older(count)));
            }
        }
    }
}
