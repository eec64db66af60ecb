//! Which fixes of a run can be made together.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Located, Replacement};

/// The changes to make, by file, in the order of their places. All changes of a diagnostic are made or none, and none that touches
/// one before it: what is left is found again in the next run.
#[must_use]
pub fn choose(found: &[Located]) -> BTreeMap<&Path, Vec<&Replacement>> {
    let mut chosen: BTreeMap<&Path, Vec<&Replacement>> = BTreeMap::new();
    for located in found {
        let clashes = located.fix.iter().any(|change| {
            let made = chosen.get(change.place.file.as_path());
            made.into_iter().flatten().any(|other| touches(change, other) && *other != change)
        });
        let known = |change: &Replacement, chosen: &BTreeMap<&Path, Vec<&Replacement>>| {
            chosen.get(change.place.file.as_path()).is_some_and(|made| made.contains(&change))
        };
        if clashes || located.fix.iter().all(|change| known(change, &chosen)) {
            continue;
        }
        for change in &located.fix {
            if !known(change, &chosen) {
                chosen.entry(&change.place.file).or_default().push(change);
            }
        }
    }
    for changes in chosen.values_mut() {
        changes.sort_by_key(|change| (change.place.bytes.start, change.place.bytes.end));
    }
    chosen
}

fn touches(a: &Replacement, b: &Replacement) -> bool {
    let (a, b) = (&a.place.bytes, &b.place.bytes);
    a.start <= b.end && b.start <= a.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics};
    use crate::source::Sources;

    #[test]
    fn fixes_that_touch_wait_for_the_next_run() {
        let mut sources = Sources::default();
        let whole = sources.add("a.md", "0123456789");
        let mut diagnostics = Diagnostics::default();
        let mut fix = |changes: &[(usize, usize)]| {
            let found = Diagnostic::warning("some-rule", whole.slice(changes[0].0..changes[0].1), "wrong");
            let found =
                changes.iter().fold(found, |found, (from, to)| found.fix(whole.slice(*from..*to), ""));
            diagnostics.push(found);
        };
        fix(&[(0, 2), (5, 6)]);
        fix(&[(0, 2), (5, 6)]);
        fix(&[(1, 3)]);
        fix(&[(2, 4)]);
        fix(&[(7, 8)]);
        let located = diagnostics.locate(&sources);
        let chosen = choose(&located);
        let ranges: Vec<_> =
            chosen[Path::new("a.md")].iter().map(|change| change.place.bytes.clone()).collect();
        assert_eq!(ranges, [0..2, 5..6, 7..8]);
    }
}
