//! What a stage promises.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;
use crate::publish::{MANIFEST, verify};

struct Site {
    folder: TempDir,
    manner: Manner,
}

/// A unit: its name, and its pages.
type Made<'a> = (&'a str, &'a [(&'a str, &'a str)]);

impl Site {
    fn new(manner: Manner) -> Self {
        Site { folder: tempfile::tempdir().expect("a folder"), manner }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    fn stage(&self, scope: Scope) -> Stage {
        Stage::open(self.folder.path(), &self.out(), self.manner, scope).expect("opened")
    }

    /// How many files were written, unchanged, removed.
    fn publish(&self, units: &[Made<'_>]) -> Result<(usize, usize, usize), Failure> {
        self.publish_in(Scope::Whole, units)
    }

    fn publish_in(&self, scope: Scope, units: &[Made<'_>]) -> Result<(usize, usize, usize), Failure> {
        let stage = self.stage(scope);
        for (name, pages) in units {
            let mut unit = stage.unit(*name)?;
            for (path, text) in *pages {
                unit.add(page(path, text))?;
            }
            unit.finish(key(pages), Vec::new(), Note { card: b"card".into(), body: name.as_bytes().into() })?;
        }
        stage.commit(&head()).map(|published| counts(&published))
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.out().join(path)).ok()
    }

    /// All that is published, but for the manifest, and for the folder of work where it lies in there.
    fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        let mut folders = vec![self.out()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() && !path.ends_with(".bayan") {
                    folders.push(path);
                } else if path.is_file() && !path.ends_with(MANIFEST) {
                    files.push(
                        path.strip_prefix(self.out()).expect("in it").to_string_lossy().replace('\\', "/"),
                    );
                }
            }
        }
        files.sort();
        files
    }

    fn is_sound(&self) -> bool {
        verify(&self.out()).expect("verified").is_sound()
    }
}

fn counts(published: &Published) -> (usize, usize, usize) {
    (published.written, published.unchanged, published.removed.len())
}

fn head() -> Head {
    Head::new("bayan 0".to_owned(), Vec::new())
}

fn page(path: &str, text: &str) -> Page {
    Page { path: path.into(), bytes: text.into() }
}

fn key(pages: &[(&str, &str)]) -> Fingerprint {
    Fingerprint::of(format!("{pages:?}").as_bytes())
}

fn each_manner(promise: impl Fn(&Site)) {
    for manner in [Manner::OneStep, Manner::InPlace] {
        promise(&Site::new(manner));
    }
}

#[test]
fn nothing_waits_when_all_is_published() {
    each_manner(|site| {
        // From the third time on the spare has the page already that was written anew.
        for text in ["1", "2", "1", "2"] {
            site.publish(&[("a", &[("ar/x/index.html", text)])]).expect("published");
            let works =
                [".public.bayan", "public/.bayan"].map(|work| site.folder.path().join(work).join("next"));
            for waits in works.iter().filter(|waits| waits.exists()) {
                assert!(fs::read_dir(waits).expect("a folder").next().is_none(), "{}", waits.display());
            }
        }
    });
}

#[test]
fn only_what_changed_is_written() {
    each_manner(|site| {
        let first =
            site.publish(&[("a", &[("index.html", "1"), ("ar/x/index.html", "2")])]).expect("published");
        assert_eq!(first, (2, 0, 0));
        let before = fs::metadata(site.out().join("index.html")).expect("there").modified().expect("a time");
        for text in ["3", "4", "5"] {
            let pages = [("index.html", "1"), ("ar/x/index.html", text)];
            let next = site.publish(&[("a", &pages)]).expect("published");
            assert_eq!(next, (1, 1, 0));
            assert_eq!(site.read("ar/x/index.html").as_deref(), Some(text));
            assert!(site.is_sound());
        }
        let after = fs::metadata(site.out().join("index.html")).expect("there").modified().expect("a time");
        assert_eq!(before, after, "a file that did not change keeps its date");
        assert_eq!(site.files(), ["ar/x/index.html", "index.html"]);
    });
}

#[test]
fn without_commit_nothing_changes() {
    each_manner(|site| {
        let stage = site.stage(Scope::Whole);
        stage.unit("a").expect("begun").add(page("ar/x", "1")).expect("staged");
        drop(stage);
        assert!(!site.out().join("ar").exists());
    });
}

#[test]
fn what_is_not_made_any_more_goes_and_what_is_not_ours_stays() {
    each_manner(|site| {
        site.publish(&[
            ("a", &[("ar/a/index.html", "1")]),
            ("b", &[("ar/b/index.html", "1"), ("ar/b/x", "2")]),
        ])
        .expect("published");
        fs::write(site.out().join("CNAME"), "x").expect("a file");
        fs::write(site.out().join("ar/b/notes.txt"), "y").expect("a file");
        let made = site.publish(&[("a", &[("ar/a/index.html", "1")])]).expect("published");
        assert_eq!(made, (0, 1, 2));
        assert_eq!(site.files(), ["CNAME", "ar/a/index.html", "ar/b/notes.txt"]);
        fs::write(site.out().join("CNAME"), "z").expect("a file");
        fs::remove_file(site.out().join("ar/b/notes.txt")).expect("removed");
        for text in ["2", "3", "4"] {
            site.publish(&[("a", &[("ar/a/index.html", text)])]).expect("published");
            assert_eq!(site.files(), ["CNAME", "ar/a/index.html"]);
            assert_eq!(site.read("CNAME").as_deref(), Some("z"));
        }
        assert!(site.is_sound());
    });
}

#[test]
fn a_file_may_move_from_one_unit_to_another() {
    each_manner(|site| {
        site.publish(&[("a", &[("x", "1")]), ("b", &[("y", "1")])]).expect("published");
        site.publish(&[("a", &[("y", "1")]), ("b", &[("x", "1"), ("z", "1")])]).expect("published");
        site.publish(&[("c", &[("x", "2"), ("y", "1")])]).expect("published");
        site.publish(&[("a", &[("x", "2")]), ("b", &[("y", "3")])]).expect("published");
        assert_eq!((site.files(), site.is_sound()), (vec!["x".into(), "y".into()], true));
    });
}

#[test]
fn a_part_leaves_the_rest_as_it_is() {
    each_manner(|site| {
        site.publish(&[("a", &[("ar/a", "1"), ("en/a", "1")]), ("b", &[("ar/b", "1")])]).expect("published");
        site.publish_in(Scope::Part, &[("a", &[("en/a", "2")])]).expect("published");
        assert_eq!(site.files(), ["ar/a", "ar/b", "en/a"]);
        assert!(site.is_sound());
        let made = site.publish(&[("a", &[("ar/a", "1"), ("en/a", "2")])]).expect("published");
        assert_eq!(made, (0, 2, 1));
        site.publish_in(Scope::Part, &[("occasion/x", &[("letters/x", "1")])]).expect("published");
        site.publish(&[("a", &[("ar/a", "1")])]).expect("published");
        assert_eq!(site.files(), ["ar/a", "letters/x"]);
    });
}

#[test]
fn what_is_as_it_was_can_be_kept() {
    each_manner(|site| {
        let pages: &[(&str, &str)] = &[("ar/a", "1"), ("en/a", "1")];
        site.publish(&[("a", pages), ("b", &[("b", "1")])]).expect("published");
        let stage = site.stage(Scope::Whole);
        let mut ledger = stage.ledger();
        assert_eq!(ledger.standing("a", &Fingerprint::of(b"another")).expect("read"), None);
        assert_eq!(ledger.standing("c", &key(pages)).expect("read"), None);
        assert_eq!(ledger.standing("a", &key(pages)).expect("read"), Some(2));
        assert_eq!(stage.card("a"), Some(&b"card"[..]));
        assert_eq!(stage.body("a").expect("read").as_deref(), Some(&b"a"[..]));
        stage.keep("a", 2);
        assert_eq!(counts(&stage.commit(&head()).expect("published")), (0, 2, 1));
        assert_eq!((site.files(), site.is_sound()), (vec!["ar/a".into(), "en/a".into()], true));
    });
}

#[test]
fn a_file_that_somebody_changed_is_made_again() {
    each_manner(|site| {
        let pages: &[(&str, &str)] = &[("a", "right"), ("b", "right")];
        let units: &[Made<'_>] = &[("a", pages), ("b", &[("c", "1")])];
        for round in 0..3 {
            site.publish(units).expect("published");
            // Written into the file itself, which the spare has too.
            fs::write(site.out().join("a"), "wrong").expect("a file");
            fs::remove_file(site.out().join("b")).expect("removed");
            assert!(!site.is_sound());
            let stage = site.stage(Scope::Whole);
            assert_eq!(stage.ledger().standing("a", &key(pages)).expect("read"), None, "round {round}");
            drop(stage);
            let made = site.publish(units).expect("published");
            assert_eq!(made, (2, 1, 0));
            assert_eq!((site.read("a").as_deref(), site.is_sound()), (Some("right"), true));
        }
        site.publish(&[("a", &[("a", "new")]), ("b", &[("c", "1")])]).expect("published");
        site.publish(units).expect("published");
        assert!(site.is_sound());
    });
}

#[test]
fn what_is_trusted_is_not_looked_at() {
    let site = Site::new(Manner::OneStep);
    let units: &[Made<'_>] = &[("a", &[("a", "right")]), ("b", &[("b", "1")])];
    let publish = |trusted: Option<Fingerprint>, b: &str| {
        let stage = site.stage(Scope::Whole).trusting(trusted);
        let is_there = stage.ledger().standing("a", &key(units[0].1)).expect("read").is_some();
        for (name, pages) in [("a", [("a", "right")]), ("b", [("b", b)])] {
            let mut unit = stage.unit(name).expect("begun");
            unit.add(page(pages[0].0, pages[0].1)).expect("staged");
            unit.finish(key(&pages), Vec::new(), Note::default()).expect("finished");
        }
        let published = stage.commit(&head()).expect("published");
        (published.manifest, published.written, is_there)
    };
    let mut manifest = site.publish(units).map(|_| site.stage(Scope::Whole).manifest()).expect("published");
    for b in ["2", "3", "4", "5"] {
        let (next, written, is_there) = publish(manifest, b);
        assert_eq!((written, is_there), (1, true));
        assert_eq!((site.read("b").as_deref(), site.is_sound()), (Some(b), true));
        manifest = next;
    }
    fs::write(site.out().join("a"), "very wrong").expect("a file");
    let (after, written, is_there) = publish(manifest, "6");
    assert_eq!((written, is_there, site.is_sound()), (1, true, false), "it is taken at its word");
    // The word of another site, or none, is nothing.
    let (_, written, is_there) = publish(manifest, "7");
    assert!(after != manifest);
    assert_eq!((written, is_there, site.is_sound()), (2, false, true));
}

#[test]
fn what_somebody_wrote_does_not_come_back() {
    each_manner(|site| {
        site.publish(&[("a", &[("a", "1")]), ("b", &[("b", "1")])]).expect("published");
        fs::write(site.out().join("a"), "wrong").expect("a file");
        fs::write(site.out().join("b"), "wrong").expect("a file");
        site.publish(&[("a", &[("a", "2")])]).expect("published");
        // As they were before somebody wrote into them.
        site.publish(&[("a", &[("a", "1")]), ("b", &[("b", "1")])]).expect("published");
        assert_eq!((site.read("a").as_deref(), site.read("b").as_deref()), (Some("1"), Some("1")));
        assert!(site.is_sound());
    });
}

#[test]
fn nothing_of_others_is_replaced() {
    each_manner(|site| {
        fs::create_dir_all(site.out().join("x/y")).expect("folders");
        fs::write(site.out().join("x/y/z"), "theirs").expect("a file");
        fs::write(site.out().join("same"), "1").expect("a file");
        for path in ["x", "x/y", "x/y/z", "x/y/z/a"] {
            let refused = site.publish(&[("a", &[(path, "ours")])]).expect_err("in the way").to_string();
            assert!(
                refused.contains("a page belongs where `x/y/z` is, which bayan did not put there"),
                "{refused}"
            );
        }
        site.publish(&[("a", &[("same", "1"), ("x/y/other", "1")])]).expect("published");
        assert_eq!(site.files(), ["same", "x/y/other", "x/y/z"]);
        site.publish(&[("a", &[("x/y/other", "1")])]).expect("published");
        assert_eq!(site.files(), ["x/y/other", "x/y/z"], "what was adopted is ours");
    });
}

#[test]
fn addresses_are_taken_once() {
    each_manner(|site| {
        let refused =
            site.publish(&[("a", &[("a", "1")]), ("b", &[("a", "2")])]).expect_err("twice").to_string();
        assert!(refused.ends_with("two pages have the address `a`"), "{refused}");
        let refused = site.publish(&[("a", &[("../a", "1")])]).expect_err("outside").to_string();
        assert!(refused.contains("`..` in it leads to another folder"), "{refused}");
    });
}

#[test]
fn the_address_of_what_is_kept_is_taken() {
    each_manner(|site| {
        let pages: &[(&str, &str)] = &[("x/a", "1")];
        site.publish(&[("a", pages), ("b", &[("b", "1")])]).expect("published");
        for (path, problem) in [
            ("x/a", "two pages have the address `x/a`"),
            ("x", "`x` is a page and a folder of other pages"),
            ("X/a", "are the same name on some file systems"),
        ] {
            let stage = site.stage(Scope::Whole);
            stage.keep("a", 1);
            let mut unit = stage.unit("b").expect("begun");
            unit.add(page(path, "2")).expect("staged");
            unit.finish(key(&[]), Vec::new(), Note::default()).expect("finished");
            let refused = stage.commit(&head()).expect_err("taken").to_string();
            assert!(refused.contains(problem), "{refused}");
            assert_eq!(site.files(), ["b", "x/a"]);
        }
    });
}

#[test]
fn what_others_put_there_is_carried_whatever_is_known_of_the_site() {
    // Long enough that folders are not looked at again which did not change.
    let wait = || std::thread::sleep(std::time::Duration::from_millis(150));
    each_manner(|site| {
        let publish = |text: &str| {
            let made = site.publish(&[("a", &[("ar/a/index.html", text)]), ("b", &[("en/b", "1")])]);
            made.expect("published");
        };
        let mut theirs: BTreeMap<String, String> = BTreeMap::new();
        for round in 0..9_u32 {
            publish(&round.to_string());
            let mut all: Vec<String> = theirs.keys().cloned().collect();
            all.extend(["ar/a/index.html".to_owned(), "en/b".to_owned()]);
            all.sort();
            assert_eq!(site.files(), all, "round {round}");
            for (path, text) in &theirs {
                assert_eq!(site.read(path).as_ref(), Some(text), "round {round}: {path}");
            }
            wait();
            // One comes, one is written anew, one goes; a folder comes with all that is in it, or gets another name.
            let path = format!("{}/x{round}", ["ar", "ar/a", "en", "new/folder"][round as usize % 4]);
            fs::create_dir_all(site.out().join(&path).parent().expect("a folder")).expect("folders");
            fs::write(site.out().join(&path), "theirs").expect("a file");
            theirs.insert(path, "theirs".to_owned());
            if round % 3 == 1 {
                let gone = theirs.keys().next().cloned().expect("one");
                fs::remove_file(site.out().join(&gone)).expect("removed");
                theirs.remove(&gone);
            }
            if let (2, Some((path, text))) = (round % 3, theirs.iter_mut().next_back()) {
                fs::write(site.out().join(path), "again").expect("a file");
                *text = "again".to_owned();
            }
            if round == 4 {
                fs::rename(site.out().join("new"), site.out().join("old")).expect("renamed");
                theirs =
                    theirs.into_iter().map(|(path, text)| (path.replace("new/", "old/"), text)).collect();
            }
            if round % 2 == 0 {
                wait();
            }
        }
        assert!(site.is_sound());
    });
}

#[cfg(unix)]
#[test]
fn links_in_the_output_are_not_followed() {
    each_manner(|site| {
        let elsewhere = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(site.out()).expect("a folder");
        std::os::unix::fs::symlink(elsewhere.path(), site.out().join("ar")).expect("a link");
        assert!(site.publish(&[("a", &[("ar/x", "1")])]).expect_err("a link").to_string().contains("`ar`"));
        assert!(site.publish(&[("a", &[("ar", "1")])]).expect_err("a link").to_string().contains("`ar`"));
        assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 0);
        site.publish(&[("a", &[("en/x", "1")])]).expect("published");
        assert_eq!(fs::read_link(site.out().join("ar")).expect("still a link"), elsewhere.path());
    });
}

#[test]
fn an_empty_folder_of_others_stays() {
    each_manner(|site| {
        fs::create_dir_all(site.out().join("uploads/new")).expect("folders");
        for text in ["1", "2", "3"] {
            site.publish(&[("a", &[("a", text)])]).expect("published");
            assert!(site.out().join("uploads/new").is_dir());
        }
    });
}

#[test]
fn a_damaged_manifest_is_told() {
    each_manner(|site| {
        site.publish(&[("a", &[("a", "1")])]).expect("published");
        fs::write(site.out().join(MANIFEST), "{\"manifest\":9}\n").expect("a file");
        let told =
            Stage::open(site.folder.path(), &site.out(), site.manner, Scope::Whole).expect_err("damaged");
        assert!(told.to_string().contains("is damaged"), "{told}");
    });
}

#[test]
fn a_rehearsal_tells_what_would_be_and_leaves_no_trace() {
    each_manner(|site| {
        let rehearse = |units: &[Made<'_>]| {
            let stage =
                Stage::rehearse(site.folder.path(), &site.out(), site.manner, Scope::Whole)?.listing();
            for (name, pages) in units {
                let mut unit = stage.unit(*name)?;
                for (path, text) in *pages {
                    unit.add(page(path, text))?;
                }
                let note = Note { card: b"card".into(), body: b"new".into() };
                unit.finish(key(pages), Vec::new(), note)?;
                assert_eq!(stage.body(name)?.as_deref(), Some(&b"new"[..]));
            }
            stage.commit(&head())
        };
        let first = [("a", &[("a.html", "1")][..]), ("b", &[("b.html", "1")][..])];
        assert_eq!(rehearse(&first).expect("rehearsed").changed, ["a.html", "b.html"]);
        assert_eq!(fs::read_dir(site.folder.path()).expect("a folder").count(), 0);
        site.publish(&first).expect("published");
        let before = everything(site.folder.path());
        let told = rehearse(&[("a", &[("a.html", "2"), ("c.html", "1")])]).expect("rehearsed");
        assert_eq!((told.written, told.unchanged), (2, 0));
        assert_eq!(
            (told.changed, told.removed),
            (vec!["a.html".into(), "c.html".into()], vec!["b.html".into()])
        );
        fs::write(site.out().join("d.html"), "mine").expect("a file");
        assert!(rehearse(&[("a", &[("d.html", "2")])]).is_err());
        fs::remove_file(site.out().join("d.html")).expect("removed");
        assert_eq!(everything(site.folder.path()), before);
        let running = site.stage(Scope::Whole);
        let refused = rehearse(&first).expect_err("busy").to_string();
        assert!(refused.ends_with("another build is publishing to it at this moment"), "{refused}");
        drop(running);
        // What it saw of the last run's notes is as it was.
        assert_eq!(site.stage(Scope::Whole).body("b").expect("read").as_deref(), Some(&b"b"[..]));
    });
}

/// Every file in a folder, hidden ones among them, and its bytes.
fn everything(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                found.insert(path, bytes);
            }
        }
    }
    found
}

#[test]
fn a_manifest_that_leads_elsewhere_is_not_obeyed() {
    each_manner(|site| {
        site.publish(&[("a", &[("a.html", "1")]), ("b", &[("b.html", "1")])]).expect("published");
        let secret = site.folder.path().join("secret");
        fs::write(&secret, "mine").expect("a file");
        let (manifest, good) = (site.out().join(MANIFEST), site.read(MANIFEST).expect("a manifest"));
        for elsewhere in
            ["../secret", "x/../../secret", secret.to_str().expect("a path"), "c:secret", "x\\\\y"]
        {
            fs::write(&manifest, good.replace("b.html", elsewhere)).expect("written");
            let refused = site.publish(&[("a", &[("a.html", "2")])]).expect_err("damaged").to_string();
            assert!(refused.contains("is no path in the folder"), "{refused}");
            assert!(verify(&site.out()).is_err(), "{elsewhere}");
            assert!(secret.exists(), "{elsewhere}");
        }
    });
}

#[test]
fn threads_share_a_stage() {
    each_manner(|site| {
        let stage = site.stage(Scope::Whole);
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let stage = &stage;
                scope.spawn(move || {
                    for number in 0..50 {
                        let mut unit = stage.unit(format!("{thread}/{number}")).expect("begun");
                        unit.add(page(&format!("{thread}/{number}/index.html"), "x")).expect("staged");
                        unit.finish(key(&[]), Vec::new(), Note::default()).expect("finished");
                    }
                });
            }
        });
        assert_eq!(stage.commit(&head()).expect("published").written, 200);
        assert!(site.is_sound());
    });
}

#[test]
fn in_place_what_was_begun_is_finished_by_the_next_run() {
    let site = Site::new(Manner::InPlace);
    site.publish(&[("a", &[("a", "1"), ("b", "1")])]).expect("published");
    let inode = fs::metadata(site.out()).expect("a folder");
    // A run that was killed after it had written down what it would do, and had moved one of two files.
    let work = site.out().join(".bayan");
    fs::create_dir_all(work.join("next")).expect("a folder");
    fs::write(work.join("next/a"), "2").expect("a file");
    fs::write(work.join("journal.json"), "[\"b\"]").expect("a file");
    drop(site.stage(Scope::Whole));
    assert_eq!((site.read("a").as_deref(), site.read("b")), (Some("2"), None));
    assert!(!work.join("journal.json").exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(inode.ino(), fs::metadata(site.out()).expect("a folder").ino());
    }
    let _ = inode;
}
