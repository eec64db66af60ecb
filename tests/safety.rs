//! Safety: killed at any moment, or run twice at once, a build leaves a whole site behind, and the next one succeeds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::project::{GLOSSARY, REPORT, site, told};

/// Every file below a folder, by path.
pub type Tree = BTreeMap<String, Vec<u8>>;

const CONFIG: &str = r#"[publication]
name = { ar = "النشرة", en = "The Gazette" }
formats = ["html"]

[[editions]]
locale = "ar"

[[editions]]
locale = "en"
"#;

/// Two versions of one project, each in its folder, and the site that a clean build makes of each. Between them pages change, come
/// and go.
pub struct Versions {
    folder: TempDir,
    pub clean: [Tree; 2],
}

impl Versions {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut versions = Versions { folder, clean: [Tree::new(), Tree::new()] };
        for version in [0, 1] {
            versions.write(version, "bayan.toml", CONFIG);
            versions.write(version, "content/glossary.toml", GLOSSARY);
            versions.write(
                version,
                "content/both/report.toml",
                &REPORT.replace("18", &format!("2{version}")),
            );
            versions.write(version, &format!("content/only-{version}/report.toml"), REPORT);
        }
        for version in [0, 1] {
            let out = format!("clean-{version}");
            told(&versions.build(version, &out).output().expect("the program runs"), 0);
            versions.clean[version] = site(&versions.path(&out));
        }
        assert_ne!(versions.clean[0], versions.clean[1]);
        versions
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, version: usize, file: &str, text: &str) {
        let path = self.path(&format!("version-{version}")).join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("written");
    }

    /// A build of a version.
    pub fn build(&self, version: usize, out: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
        let project = format!("version-{version}");
        command.args(["build", &project, "--quiet", "--out", out]).current_dir(self.folder.path());
        command
    }

    /// Builds a version; the site must be that of a clean build.
    fn succeed(&self, version: usize, out: &str, when: &str) {
        told(&self.build(version, out).output().expect("the program runs"), 0);
        self.expect(&[version], out, when);
    }

    /// Expects a site to be one of these versions, byte for byte.
    fn expect(&self, versions: &[usize], out: &str, when: &str) {
        let found = site(&self.path(out));
        if versions.iter().any(|version| self.clean[*version] == found) {
            return;
        }
        let names = |version: &usize| differing(&self.clean[*version], &found);
        let differ: Vec<Vec<&str>> = versions.iter().map(names).collect();
        panic!("{when}: the site is none of versions {versions:?}; files that differ: {differ:?}");
    }
}

fn differing<'t>(one: &'t Tree, other: &'t Tree) -> Vec<&'t str> {
    let all = one.keys().chain(other.keys().filter(|path| !one.contains_key(*path)));
    all.filter(|path| one.get(*path) != other.get(*path)).map(String::as_str).collect()
}

/// Numbers that another run can be given again: `BAYAN_SEED=… cargo test --test main safety`.
fn random() -> fastrand::Rng {
    let seed = std::env::var("BAYAN_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    println!("BAYAN_SEED={seed}");
    fastrand::Rng::with_seed(seed)
}

/// How many builds are killed.
const KILLS: usize = 200;

#[test]
fn killed_at_any_moment_the_old_site_stands_or_the_new_one() {
    let versions = Versions::new();
    let mut random = random();
    versions.succeed(1, "public", "at first");
    let begun = Instant::now();
    versions.succeed(0, "public", "once more");
    let usual = begun.elapsed();
    let (mut stands, mut killed) = (0, 0);
    for kill in 0..KILLS {
        let version = kill % 2;
        let mut build =
            versions.build(version, "public").stderr(Stdio::null()).spawn().expect("the program runs");
        if random.bool() {
            // Most of a build is reading: half of the kills wait until there is something to lose.
            wait_until_writing(&mut build, &versions.path(".public.bayan/next"));
            thread::sleep(usual.mul_f64(random.f64() / 4.0));
        } else {
            thread::sleep(usual.mul_f64(random.f64()));
        }
        build.kill().expect("killed, or ended before");
        killed += usize::from(!build.wait().expect("ended").success());
        let when = format!("after kill {kill}");
        versions.expect(&[stands, version], "public", &when);
        stands = usize::from(site(&versions.path("public")) == versions.clean[1]);
        // The others are followed by a build that is killed, too.
        if random.u8(..3) == 0 || kill + 1 == KILLS {
            stands = random.usize(..2);
            versions.succeed(stands, "public", &format!("the build {when}"));
        }
    }
    assert!(killed > KILLS / 4, "{killed} of {KILLS} builds were killed: the others were faster");
    let waits = versions.path(".public.bayan/next");
    assert!(!waits.exists() || site(&waits).is_empty(), "nothing waits any more");
}

/// Waits until a build writes, or has ended.
fn wait_until_writing(build: &mut Child, next: &Path) {
    while !next.exists() && build.try_wait().expect("a process").is_none() {
        thread::sleep(Duration::from_micros(200));
    }
}

#[test]
fn of_builds_at_once_each_succeeds_or_is_refused() {
    let versions = Versions::new();
    let mut refused = 0;
    for round in 0..8 {
        let start = |version: usize| {
            let mut build = versions.build(version, "public");
            build.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs")
        };
        let builds = [0, 1, 0].map(start);
        let ended = builds.map(|build| build.wait_with_output().expect("ended"));
        assert!(ended.iter().any(|output| output.status.success()), "one of them holds the folder");
        for output in ended.iter().filter(|output| !output.status.success()) {
            let said = told(output, 3);
            assert!(said.contains("another build is publishing to it at this moment"), "{said}");
            refused += 1;
        }
        versions.expect(&[0, 1], "public", &format!("round {round}"));
    }
    println!("{refused} builds were refused");
    versions.succeed(1, "public", "in the end");
}

#[test]
fn a_build_that_is_refused_leaves_all_to_the_other() {
    let versions = Versions::new();
    versions.succeed(0, "public", "at first");
    let held = fs::File::open(versions.path(".public.bayan/lock")).expect("the lock");
    held.lock().expect("held");
    let said = told(&versions.build(1, "public").output().expect("the program runs"), 3);
    assert!(said.contains("`public`: another build is publishing to it at this moment"), "{said}");
    versions.expect(&[0], "public", "refused");
    drop(held);
    versions.succeed(1, "public", "let in");
}

/// No file may grow beyond a few kilobytes, as on a disk that is full: a page is begun and not ended.
#[cfg(unix)]
#[test]
fn without_room_the_old_site_stands() {
    let versions = Versions::new();
    versions.succeed(0, "public", "at first");
    let build = versions.build(1, "public");
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$@\"", "sh"]).arg(build.get_program());
    limited.args(build.get_args()).current_dir(versions.path(""));
    let said = told(&limited.output().expect("the program runs"), 3);
    assert!(said.starts_with("error[io]: cannot write `") && said.contains("public/"), "{said}");
    versions.expect(&[0], "public", "without room");
    versions.succeed(1, "public", "with room again");
}

/// What a web server does: it opens paths, again and again. Only where the system exchanges folders is a page always there.
#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn readers_find_a_page_at_every_moment() {
    let versions = Versions::new();
    versions.succeed(0, "public", "at first");
    let page = "en/both/index.html";
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut read = 0;
            while !is_over.load(Ordering::Relaxed) {
                let found = fs::read(versions.path("public").join(page)).expect("a page, at every moment");
                assert!(versions.clean.iter().any(|clean| clean[page] == found), "a whole page");
                read += 1;
            }
            read
        });
        for build in 0..20 {
            versions.succeed((build + 1) % 2, "public", "meanwhile");
        }
        is_over.store(true, Ordering::Relaxed);
        assert!(reader.join().expect("a reader that found all") > 20);
    });
}
