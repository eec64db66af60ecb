//! Looking out for changes: events of the file system to sets of files that an author changed.
//!
//! Editors save in many ways: they truncate and write, they write beside and rename, they leave swap files and locks. So
//! events are gathered until there are none for a moment, and what is no input of a build is passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, ErrorKind, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// The folders of a project that are input, with all that is in them.
const FOLDERS: [&str; 3] = ["content", "locales", "templates"];
/// The file of a project that is input.
const CONFIGURATION: &str = "bayan.toml";

/// After so long without an event the author has finished saving.
const QUIET: Duration = Duration::from_millis(10);
/// A build waits no longer than this, however much is going on.
const LONGEST: Duration = Duration::from_millis(250);
/// So often files are compared where there are no events.
const INTERVAL: Duration = Duration::from_secs(1);

/// What those who look out, and those who want it to end, report.
#[derive(Debug)]
pub(super) enum Report {
    /// Something happened to a file.
    Event(notify::Result<Event>),
    /// Enough.
    Stop,
}

/// Files that changed, by their paths in the project; where only that something changed is known, there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes(pub BTreeSet<PathBuf>);

/// What a watch has to say.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Files changed.
    Changes(Changes),
    /// The system gives no events any more, for this reason.
    Blind(String),
    /// Enough.
    Stop,
}

/// What is seen until there is quiet.
#[derive(Debug, Default)]
struct Seen {
    /// The input that something happened to: by its path in the project, where it is, and whether it was new at first.
    files: BTreeMap<PathBuf, (PathBuf, bool)>,
    /// Whether more happened than could be seen.
    is_blurred: bool,
    /// Since when there is something.
    since: Option<Instant>,
}

impl Seen {
    /// What has changed, if anything: files that came and went were on their way to another name.
    fn changes(&mut self) -> Option<Changes> {
        let Seen { files, is_blurred, since: _ } = std::mem::take(self);
        let lasting =
            files.into_iter().filter(|(_, (place, is_new))| !is_new || fs::symlink_metadata(place).is_ok());
        let changes = Changes(lasting.map(|(path, _)| path).collect());
        (is_blurred || !changes.0.is_empty()).then_some(changes)
    }
}

/// Looks out for changes in a project.
pub(super) struct Watch {
    /// The project's folder, without links.
    root: PathBuf,
    /// Files elsewhere that are input, too.
    others: Vec<PathBuf>,
    watcher: Option<Box<dyn Watcher + Send>>,
    sender: Sender<Report>,
    reports: Receiver<Report>,
}

impl Watch {
    /// Will look out for changes in a project's folder and in some files elsewhere.
    pub fn new(root: PathBuf, others: &[PathBuf]) -> Self {
        let others = others.iter().filter_map(|other| fs::canonicalize(other).ok()).collect();
        let (sender, reports) = mpsc::channel();
        Watch { root, others, watcher: None, sender, reports }
    }

    /// Looks out by the system's events or, with `poll`, by comparing the files again and again.
    ///
    /// # Errors
    /// Why that cannot be done.
    pub fn look(&mut self, poll: bool) -> Result<(), String> {
        self.watcher = None;
        watcher(&self.sender, poll)
            .and_then(|mut watcher| {
                self.look_everywhere(&mut *watcher)?;
                self.watcher = Some(watcher);
                Ok(())
            })
            .map_err(|error| reason(&error))
    }

    /// Where those who want it to end say so.
    pub fn sender(&self) -> Sender<Report> {
        self.sender.clone()
    }

    /// Waits until files have changed and nobody is at it any more.
    pub fn wait(&mut self) -> Found {
        let mut seen = Seen::default();
        loop {
            let left = seen.since.map(|since| LONGEST.saturating_sub(since.elapsed()).min(QUIET));
            let report = match left {
                None => Some(self.reports.recv().unwrap_or(Report::Stop)),
                Some(Duration::ZERO) => None,
                Some(left) => self.reports.recv_timeout(left).ok(),
            };
            match report {
                None => {
                    if let Some(changes) = seen.changes() {
                        return Found::Changes(changes);
                    }
                }
                Some(Report::Stop) => return Found::Stop,
                Some(Report::Event(Ok(event))) => self.take(&event, &mut seen),
                Some(Report::Event(Err(error))) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
                    return Found::Blind(reason(&error));
                }
                // A file that is gone before it could be looked at: its folder tells the rest.
                Some(Report::Event(Err(_))) => {}
            }
        }
    }

    /// Takes down what an event is about, if it is about input.
    fn take(&mut self, event: &Event, seen: &mut Seen) {
        if event.need_rescan() {
            seen.is_blurred = true;
            seen.since.get_or_insert_with(Instant::now);
        }
        if !is_change(event.kind) {
            return;
        }
        for path in &event.paths {
            self.look_at_folder(path);
            if let Some(input) = self.input(path) {
                let is_new = matches!(event.kind, EventKind::Create(_));
                seen.files.entry(input).or_insert_with(|| (path.clone(), is_new));
                seen.since.get_or_insert_with(Instant::now);
            }
        }
    }

    /// The path in the project of a file that a build reads, or may read.
    fn input(&self, path: &Path) -> Option<PathBuf> {
        if self.others.iter().any(|other| other == path) {
            return Some(path.to_owned());
        }
        let path = path.strip_prefix(&self.root).ok()?;
        let names: Option<Vec<&str>> = path
            .components()
            .map(|part| match part {
                Component::Normal(name) => name.to_str(),
                _ => None,
            })
            .collect();
        let names = names?;
        let (first, rest) = names.split_first()?;
        let is_input = if rest.is_empty() {
            *first == CONFIGURATION || FOLDERS.contains(first)
        } else {
            FOLDERS.contains(first) && !rest.iter().any(|name| is_left_over(name))
        };
        is_input.then(|| path.to_owned())
    }

    fn look_everywhere(&self, watcher: &mut dyn Watcher) -> notify::Result<()> {
        // A file is replaced by another one of its name, so its folder is watched.
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        let folders = self.others.iter().filter_map(|other| other.parent());
        for folder in folders.filter(|folder| *folder != self.root) {
            watcher.watch(folder, RecursiveMode::NonRecursive)?;
        }
        for folder in FOLDERS.map(|name| self.root.join(name)).iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    /// Looks at one of the project's folders, which may have appeared, or come back as another one.
    fn look_at_folder(&mut self, path: &Path) {
        let is_ours = path.parent() == Some(&self.root)
            && path.file_name().is_some_and(|name| FOLDERS.iter().any(|folder| name == *folder));
        if let (true, Some(watcher)) = (is_ours && path.is_dir(), &mut self.watcher)
            && let Err(error) = watcher.watch(path, RecursiveMode::Recursive)
        {
            // Told like what the watcher finds out itself; we are the ones who listen.
            drop(self.sender.send(Report::Event(Err(error))));
        }
    }
}

fn watcher(sender: &Sender<Report>, poll: bool) -> notify::Result<Box<dyn Watcher + Send>> {
    let sender = sender.clone();
    // When nobody listens any more, it is at an end.
    let tell = move |event| drop(sender.send(Report::Event(event)));
    if poll {
        // Times of files are compared by the second, so contents are, too: two changes in one second are two.
        let config = Config::default().with_poll_interval(INTERVAL).with_compare_contents(true);
        return Ok(Box::new(PollWatcher::new(tell, config)?));
    }
    Ok(Box::new(RecommendedWatcher::new(tell, Config::default())?))
}

/// Whether something was changed, not only looked at.
fn is_change(kind: EventKind) -> bool {
    let is_saved = kind == EventKind::Access(AccessKind::Close(AccessMode::Write));
    is_saved || !matches!(kind, EventKind::Access(_))
}

/// Whether a file or folder is hidden, or an editor's own: a copy, a lock, a file on its way to another name.
fn is_left_over(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        // Vim tries out whether a folder can be written to.
        || name == "4913"
        || ["swp", "swo", "swx", "tmp", "temp", "bak", "part", "crdownload"].contains(&extension)
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system's limit of watched folders is reached".to_owned(),
        ErrorKind::Io(error) => format!("the system refuses to watch it ({error})"),
        _ => format!("the system refuses to watch it ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn project() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(folder.path()).expect("a path");
        fs::write(root.join("bayan.toml"), "").expect("a file");
        fs::create_dir_all(root.join("content/a")).expect("folders");
        fs::write(root.join("content/a/en.md"), "1").expect("a file");
        (folder, root)
    }

    fn watch(root: &Path, poll: bool) -> Watch {
        let mut watch = Watch::new(root.to_owned(), &[]);
        watch.look(poll).expect("watched");
        watch
    }

    /// The changes up to the moment that a file is written which comes last.
    fn changes(watch: &mut Watch, root: &Path) -> Vec<String> {
        fs::write(root.join("content/zz"), "").expect("a file");
        let mut all = BTreeSet::new();
        while !all.contains(Path::new("content/zz")) {
            match watch.wait() {
                Found::Changes(Changes(found)) => all.extend(found),
                other => panic!("{other:?}"),
            }
        }
        all.iter()
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .filter(|path| path != "content/zz")
            .collect()
    }

    #[test]
    fn input_is_what_a_build_reads() {
        let (_folder, root) = project();
        let watch = Watch::new(root.clone(), &[]);
        let input = |path: &str| watch.input(&root.join(path)).is_some();
        for path in [
            "bayan.toml",
            "content",
            "content/2024/ar.md",
            "locales/ar/x.ftl",
            "templates/html/a.css",
            "content/x.md",
        ] {
            assert!(input(path), "{path}");
        }
        for path in [
            "",
            "README.md",
            "public/index.html",
            ".bayan/serve/index.html",
            ".bayan.toml.swp",
            "bayan.toml~",
            "content/a/.en.md.swp",
            "content/a/en.md~",
            "content/a/4913",
            "content/a/.#en.md",
            "content/a/#en.md#",
            "content/a/en.md___jb_tmp___",
            "content/.git/config",
            "content/a/.goutputstream-X1",
            "content/a/en.md.tmp",
            "contents/a",
        ] {
            assert!(!input(path), "{path}");
        }
        assert_eq!(watch.input(Path::new("/elsewhere/content/a")), None);
    }

    #[test]
    fn every_way_to_save_is_seen_and_once() {
        let (_folder, root) = project();
        let mut watch = watch(&root, false);
        fs::write(root.join("content/a/en.md"), "2").expect("written");
        assert_eq!(changes(&mut watch, &root), ["content/a/en.md"]);
        // Beside it, then renamed.
        fs::write(root.join("content/a/.en.md.new"), "3").expect("written");
        fs::rename(root.join("content/a/.en.md.new"), root.join("content/a/en.md")).expect("renamed");
        assert_eq!(changes(&mut watch, &root), ["content/a/en.md"]);
        fs::rename(root.join("content/a/en.md"), root.join("content/a/en.md~")).expect("renamed");
        fs::write(root.join("content/a/en.md"), "4").expect("written");
        fs::remove_file(root.join("content/a/en.md~")).expect("removed");
        assert_eq!(changes(&mut watch, &root), ["content/a/en.md"]);
        // Under any name, then renamed.
        fs::write(root.join("content/a/sedXYZ"), "5").expect("written");
        fs::rename(root.join("content/a/sedXYZ"), root.join("content/a/en.md")).expect("renamed");
        assert_eq!(changes(&mut watch, &root), ["content/a/en.md"]);
        fs::remove_file(root.join("content/a/en.md")).expect("removed");
        fs::write(root.join("bayan.toml"), "x").expect("written");
        assert_eq!(changes(&mut watch, &root), ["bayan.toml", "content/a/en.md"]);
    }

    #[test]
    fn what_is_read_or_none_of_ours_is_no_change() {
        let (_folder, root) = project();
        let mut watch = watch(&root, false);
        fs::read(root.join("content/a/en.md")).expect("read");
        fs::write(root.join("README.md"), "").expect("written");
        fs::create_dir(root.join("public")).expect("a folder");
        fs::write(root.join("content/a/.en.md.swp"), "").expect("written");
        assert_eq!(changes(&mut watch, &root), [""; 0]);
    }

    #[test]
    fn folders_that_appear_are_watched() {
        let (_folder, root) = project();
        let mut watch = watch(&root, false);
        fs::create_dir(root.join("locales")).expect("a folder");
        assert_eq!(changes(&mut watch, &root), ["locales"]);
        fs::create_dir_all(root.join("locales/ar")).expect("a folder");
        assert_eq!(changes(&mut watch, &root), ["locales/ar"]);
        fs::write(root.join("locales/ar/x.ftl"), "").expect("written");
        assert_eq!(changes(&mut watch, &root), ["locales/ar/x.ftl"]);
        // One that goes away and comes back is another one.
        fs::rename(root.join("locales"), root.join("elsewhere")).expect("renamed");
        fs::create_dir_all(root.join("locales/en")).expect("a folder");
        changes(&mut watch, &root);
        fs::write(root.join("locales/en/y.ftl"), "").expect("written");
        assert_eq!(changes(&mut watch, &root), ["locales/en/y.ftl"]);
    }

    #[test]
    fn a_baseline_elsewhere_is_input_too() {
        let (_folder, root) = project();
        let elsewhere = tempfile::tempdir().expect("a folder");
        let known = elsewhere.path().join("known.json");
        fs::write(&known, "").expect("a file");
        let mut watch = Watch::new(root.clone(), std::slice::from_ref(&known));
        watch.look(false).expect("watched");
        fs::write(&known, "x").expect("written");
        let known = fs::canonicalize(&known).expect("a path");
        assert_eq!(changes(&mut watch, &root), [known.to_string_lossy()]);
    }

    #[test]
    fn files_can_be_compared_where_there_are_no_events() {
        let (_folder, root) = project();
        let mut watch = watch(&root, true);
        fs::write(root.join("content/a/en.md"), "2").expect("written");
        assert_eq!(changes(&mut watch, &root), ["content/a/en.md"]);
    }

    #[test]
    fn a_storm_does_not_keep_a_build_waiting() {
        let (_folder, root) = project();
        let mut watch = watch(&root, false);
        let sender = watch.sender();
        let path = root.join("content/a/en.md");
        std::thread::scope(|scope| {
            let (stop, stopped) = mpsc::channel::<()>();
            scope.spawn(move || {
                while let Err(mpsc::RecvTimeoutError::Timeout) =
                    stopped.recv_timeout(Duration::from_millis(2))
                {
                    let event = Event::new(EventKind::Any).add_path(path.clone());
                    sender.send(Report::Event(Ok(event))).expect("heard");
                }
            });
            assert!(matches!(watch.wait(), Found::Changes(_)));
            drop(stop);
        });
        watch.sender().send(Report::Stop).expect("heard");
        loop {
            match watch.wait() {
                Found::Stop => break,
                Found::Changes(_) => {}
                Found::Blind(why) => panic!("{why}"),
            }
        }
    }
}
