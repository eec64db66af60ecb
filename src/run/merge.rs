//! Joining shares: what was made of each report elsewhere is taken over, if it is what would be made here and now. The rest of the run
//! is that of any build.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::ground::{self, Ground, ReportBody, ReportCard, Stays, Survey};
use super::{Shared, keys, looked, resolved, told, why};
use crate::check::ReportNote;
use crate::diagnostic::Located;
use crate::failure::Failure;
use crate::load::ReportFolder;
use crate::model::Id;
use crate::outcome::{Misuse, Outcome};
use crate::publish::{Carried, Stage};
use crate::resolve::{self, References};
use crate::share::Share;
use crate::source::Sources;

/// How many things of one kind are told by name.
const TOLD: usize = 4;

/// What came of a report of a share.
enum Found {
    /// It is on the stage: the head of its record, and what it had to say.
    Adopted(Vec<u8>, Vec<Located>),
    /// It is made here: what it had to say is not known, or what it links to is gone.
    Made,
    /// The share was made from something else.
    Stale(Vec<String>),
    /// These files of it are not as they were published.
    Damaged(Vec<String>),
}

/// What is wrong with a share.
#[derive(Default)]
struct Troubles {
    stale: BTreeSet<String>,
    damaged: BTreeSet<String>,
}

impl Troubles {
    fn is_none(&self) -> bool {
        self.stale.is_empty() && self.damaged.is_empty()
    }
}

impl Ground {
    /// Takes the reports of all shares over to the stage; the outcome is what is wrong with the shares, all of it.
    pub fn join(&self, stage: &Stage, folders: &[PathBuf]) -> Result<Survey<'static>, Box<Outcome>> {
        let mut outcome = Outcome::default();
        if folders.is_empty() {
            let message = "there are no shares to merge".to_owned();
            let hint = "name the folders that `bayan build --shard` made".to_owned();
            outcome.misuse = Some(Misuse { message, hint });
        }
        let shares = open(stage, folders, &mut outcome);
        let mut sources = Sources::default();
        // What is wrong with the list is told when the reports are made.
        let (reports, _) = self.project.reports(&mut sources);
        let known: BTreeSet<&str> = reports.iter().map(|folder| folder.id.as_str()).collect();
        let mut troubles: BTreeMap<u32, Troubles> =
            shares.iter().map(|(index, share)| (*index, self.troubles(share))).collect();
        let sources = Arc::new(sources);
        let Some(of) = shares.values().next().map(|share| share.share().of()) else {
            return Err(Box::new(outcome));
        };
        let found: Vec<(u32, &Id, Result<Found, Failure>)> = reports
            .par_iter()
            .filter_map(|folder| {
                let index = Share::of_report(folder.id.as_str(), of).index();
                // Where nothing fits, that need not be said of each report.
                let fits = troubles.get(&index).is_some_and(Troubles::is_none);
                let share = shares.get(&index).filter(|_| fits)?;
                Some((index, &folder.id, self.take_over(folder, share, (&known, &sources), stage)))
            })
            .collect();
        for (index, share) in &shares {
            let reports = share.units().filter_map(|unit| unit.strip_prefix("report/"));
            let gone = reports.filter(|report| !known.contains(report));
            let gone = gone.map(|report| format!("`content/{report}` is gone"));
            troubles.entry(*index).or_default().stale.extend(gone);
        }
        let mut survey = Survey::staged();
        for (index, id, found) in found {
            let of_share = troubles.entry(index).or_default();
            match found {
                Ok(Found::Adopted(head, told)) => {
                    drop(survey.kept.insert(id.clone(), Stays { head: head.into(), files: 0, told }));
                }
                Ok(Found::Made) => {}
                Ok(Found::Stale(reasons)) => of_share.stale.extend(reasons),
                Ok(Found::Damaged(files)) => of_share.damaged.extend(files),
                Err(failure) => outcome.failures.push(failure),
            }
        }
        for (index, Troubles { stale, damaged }) in troubles {
            let Some(share) = shares.get(&index) else { continue };
            outcome.diagnostics.extend(Some(stale).filter(|stale| !stale.is_empty()).map(|reasons| {
                let message =
                    format!("{} does not fit the project: {}", named(share), listed(&reasons, "; "));
                Located::of_run("stale-share", message).hint(again(share))
            }));
            outcome.diagnostics.extend(Some(damaged).filter(|damaged| !damaged.is_empty()).map(|files| {
                let message = format!("{} is damaged: {}", named(share), listed(&files, "; "));
                Located::of_run("damaged-share", message)
                    .hint(format!("carry the folder whole, hidden files too; or {}", again(share)))
            }));
        }
        if outcome.is_ok() { Ok(survey) } else { Err(Box::new(outcome)) }
    }

    /// What is wrong with a share as a whole.
    fn troubles(&self, share: &Carried) -> Troubles {
        let mut troubles = Troubles::default();
        if !share.has_notes() {
            let what = "its folder `.bayan` is missing, or does not belong to it";
            troubles.damaged.insert(what.to_owned());
        }
        troubles.stale.extend(why::of_shared(share.head(), &self.keys.head));
        troubles
    }

    /// Takes a report over from the share that made it.
    fn take_over(
        &self,
        folder: &ReportFolder,
        share: &Carried,
        (known, sources): (&BTreeSet<&str>, &Arc<Sources>),
        stage: &Stage,
    ) -> Result<Found, Failure> {
        let mut sources = Sources::child(Arc::clone(sources));
        let (loaded, problems) = self.project.report(folder, &mut sources);
        let is_quiet = problems.diagnostics.is_empty() && problems.failures.is_empty();
        let Some(loaded) = loaded.filter(|_| is_quiet) else { return Ok(Found::Made) };
        let inputs = keys::of_report(&loaded, &sources);
        let unit = ground::unit(folder.id.as_str());
        let Some(record) = share.record(&unit)? else {
            return Ok(Found::Stale(vec![format!("`content/{}` is new", folder.id)]));
        };
        let Some(root) = looked::root_of(share, &self.keys) else {
            return Ok(Found::Damaged(vec!["what is kept in it cannot be read".to_owned()]));
        };
        if record.key == root.telling_key(&inputs) {
            return Ok(Found::Made);
        }
        let Some(note) = share.note(&unit)? else {
            return Ok(Found::Damaged(vec![format!("nothing is kept in it of `{}`", folder.id)]));
        };
        let (card, body) = (ReportCard::read(&note.card), ReportBody::read(&note.body));
        let told = body.and_then(|body| told::read(body.told));
        let (Some(ReportCard { linked, head, has_told: _, looked_up }), Some(told)) = (card, told) else {
            return Ok(Found::Damaged(vec![format!("what is kept in it of `{}` cannot be read", folder.id)]));
        };
        if record.key != root.key(&looked_up, &inputs, []) {
            let mut reasons = why::changes(&record.inputs, &inputs);
            if reasons.is_empty() {
                reasons.push(
                    "it was asked for other editions, formats or rules, or another build of the program made it"
                        .to_owned(),
                );
            }
            return Ok(Found::Stale(reasons));
        }
        if !linked.iter().all(|report| known.contains(report)) {
            return Ok(Found::Made);
        }
        let head = head.to_vec();
        let damaged = stage.adopt(share, record, note)?;
        if damaged.is_empty() {
            return Ok(Found::Adopted(head, told));
        }
        let told = |path: String| format!("`{path}` is not as it was published, or missing");
        Ok(Found::Damaged(damaged.into_iter().map(told).collect()))
    }
}

impl Shared {
    /// What rules need to know of a report that is taken over, to compare it with others. What is wrong with it alone was told where it
    /// was made, or it would not be taken over.
    pub(super) fn compared(&self, folder: &ReportFolder) -> (Option<ReportNote>, Option<References>) {
        if self.desk.looks_at_each_alone() {
            return (None, None);
        }
        let mut sources = Sources::child(Arc::clone(&self.sources));
        let (Some(loaded), problems) = self.project.report(folder, &mut sources) else { return (None, None) };
        let mut unheard = problems.diagnostics;
        let shared = resolve::Shared { catalog: &self.catalog, glossary: &self.glossary };
        let report = resolved(&loaded, shared, &mut unheard);
        unheard = self.desk.graded(unheard);
        let compares_messages = self.desk.compares_messages();
        let references =
            compares_messages.then(|| self.own_messages(&loaded, report.as_ref(), &mut unheard)).flatten();
        let note = report.filter(|_| self.desk.compares_reports()).map(|report| {
            let review = self.desk.review(&report, &mut unheard);
            review.finish(&sources, &mut unheard)
        });
        (note, references)
    }
}

/// Opens all shares, by their numbers, and says which are missing, and which do not belong together.
fn open(stage: &Stage, folders: &[PathBuf], outcome: &mut Outcome) -> BTreeMap<u32, Carried> {
    let mut shares: BTreeMap<u32, Carried> = BTreeMap::new();
    let mut first: Option<(Share, PathBuf)> = None;
    let mut is_mixed = false;
    for folder in folders {
        let carried = match stage.carried(folder) {
            Ok(carried) => carried,
            Err(failure) => {
                outcome.failures.push(failure);
                continue;
            }
        };
        let share = carried.share();
        let (one, place) = first.get_or_insert_with(|| (share, folder.clone()));
        if one.of() != share.of() {
            is_mixed = true;
            let message = format!(
                "{} does not go with `{}`, which is {}",
                named(&carried),
                place.display(),
                one.in_words()
            );
            let hint = "join the shares of one division: the number after the stroke is the same in all";
            outcome.diagnostics.push(Located::of_run("mixed-shares", message).hint(hint));
            continue;
        }
        match shares.get(&share.index()) {
            Some(other) if other.fingerprint() != carried.fingerprint() => {
                let other = other.folder().display();
                let message =
                    format!("{} was given twice, and `{other}` holds something else", named(&carried));
                let hint = "name only the folder that was made last";
                outcome.diagnostics.push(Located::of_run("mixed-shares", message).hint(hint));
            }
            Some(_) => {}
            None => drop(shares.insert(share.index(), carried)),
        }
    }
    if let (Some((one, _)), false) = (first, is_mixed) {
        let missing: Vec<Share> =
            Share::all(one.of()).filter(|share| !shares.contains_key(&share.index())).collect();
        outcome.diagnostics.extend(absent(&missing));
    }
    shares
}

/// Says which shares are missing, if some are.
fn absent(missing: &[Share]) -> Option<Located> {
    let first = missing.first()?;
    let message = if let [one] = missing {
        format!("{} is missing", one.in_words())
    } else {
        let numbers: Vec<String> = missing.iter().map(|share| share.index().to_string()).collect();
        format!("shares {} of {} are missing", listed(&numbers, ", "), first.of())
    };
    let hint = format!("run `bayan build --shard {first} --out FOLDER`, and name that folder, too");
    Some(Located::of_run("missing-share", message).hint(hint))
}

/// "`shards/3`, share 3 of 8,"
fn named(share: &Carried) -> String {
    format!("`{}`, {},", share.folder().display(), share.share().in_words())
}

/// What to do to have a share made again.
fn again(share: &Carried) -> String {
    let out = share.folder().display();
    format!("run `bayan build --shard {} --out {out}` again, with the options of this run", share.share())
}

/// A few of many things, and how many more there are.
fn listed<'a>(things: impl IntoIterator<Item = &'a String>, between: &str) -> String {
    let all: Vec<&str> = things.into_iter().map(String::as_str).collect();
    match all.split_at_checked(TOLD) {
        Some((first, rest)) if !rest.is_empty() => {
            format!("{}{between}and {} more", first.join(between), rest.len())
        }
        _ => all.join(between),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_listed_and_not_without_end() {
        let said = |missing: &[&str]| {
            let missing: Vec<Share> = missing.iter().map(|share| share.parse().expect("a share")).collect();
            absent(&missing).map(|told| (told.message, told.hint.expect("a hint")))
        };
        let hint = "run `bayan build --shard 3/9 --out FOLDER`, and name that folder, too".to_owned();
        assert_eq!(said(&[]), None);
        assert_eq!(said(&["3/9"]), Some(("share 3 of 9 is missing".to_owned(), hint.clone())));
        let some = "shares 3, 4, 7, 8 of 9 are missing".to_owned();
        assert_eq!(said(&["3/9", "4/9", "7/9", "8/9"]), Some((some, hint.clone())));
        let many = "shares 3, 4, 5, 6, and 2 more of 9 are missing".to_owned();
        assert_eq!(said(&["3/9", "4/9", "5/9", "6/9", "7/9", "8/9"]), Some((many, hint)));
    }
}
