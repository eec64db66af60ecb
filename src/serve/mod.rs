//! Serve: a publication to look at while it is written.
//!
//! In: a [`Request`], and the author's saving of files. Out: a server on this machine alone, whose pages reload when what they
//! show has changed, and say over themselves what is wrong.
//!
//! `watch` gathers what happens to the project's files into sets of changes. After each of them the publication is built as
//! ever, into a folder of its own; what came of it becomes `news`. The `server` takes requests to the `desk`; that one asks
//! the `gate` who may have an answer, reads the `address`, finds the file in the `site`, tells its `kind`, and `insert`s the
//! script that listens for news. While a build has errors nothing is published, so the last good pages stay.
//!
//! This room knows how to build, and nothing of how that is done; nothing but the command line knows this room.

mod address;
mod desk;
mod gate;
mod insert;
mod kind;
mod news;
mod port;
mod server;
mod signal;
mod site;
mod watch;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::Workshop;
use crate::failure::Failure;
use crate::outcome::{Outcome, Progress};
use crate::publish::{self, Hold};
use crate::request::{PreviewRequest, Publishing, Request};
use crate::run::live::Live;
use desk::Desk;
use news::News;
use signal::Ear;
use site::Site;
use watch::{Found, Watch};

pub use watch::Changes;

/// The folder of the project that a preview is built in, if no other was asked for: hidden, so that it is no input, and never
/// that of the publication, which is not published by looking at it.
const OUT: &str = ".bayan/serve";

/// Those who are told what goes on.
pub trait Audience {
    /// Is there when a build is made, with what changed since the last one unless it is the first; gives what `build` gives.
    fn attend(&self, changes: Option<&Changes>, build: &mut dyn FnMut(&dyn Progress) -> Outcome) -> Outcome;
    /// The preview is at this address.
    fn serving(&self, url: &str);
    /// The system does not say when files change, for this reason: they are compared again and again.
    fn polling(&self, reason: &str);
}

/// How a preview ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was told to.
    Stopped,
    /// It never began: there is no publication to be shown.
    Unfit,
}

/// Serves until it is told to end.
pub(crate) fn serve(
    request: &Request,
    asked: PreviewRequest,
    audience: &dyn Audience,
) -> Result<Ended, Failure> {
    let root = fs::canonicalize(&request.root).map_err(Failure::of("open the project", &request.root))?;
    let out = request.out.clone().unwrap_or_else(|| request.root.join(OUT));
    // Tabs whose pages did not change are left alone.
    let publishing = Publishing { list: true, alone: request.out.is_none(), ..request.publishing.clone() };
    let request = Request { out: Some(out.clone()), publishing, ..request.clone() };
    let fault = |fault| Failure::new("show", &out, io::Error::other(fault));
    let live = Arc::new(Live::open().map_err(fault)?);
    let listener = port::listen(asked.port)?;
    let address = listener.local_addr().map_err(Failure::of("serve", &request.root))?;

    // Whoever saves, or wants it to end, while the first build runs is heard.
    let others: Vec<PathBuf> = request.checks.baseline.iter().cloned().collect();
    let mut watch = Watch::new(root, &others);
    let workers = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let workers = workers.map_err(Failure::of("serve", &request.root))?;
    {
        let _inside = workers.enter();
        Ear::new(watch.sender()).listen();
    }
    look(&mut watch, asked.poll, &request.root, audience)?;

    let site = Site::new(&out);
    let mut news = Arc::new(News::new(site.is_there()));
    let mut workshop = Workshop::default();
    let outcome = audience.attend(None, &mut |progress| workshop.build(&request, progress));
    if is_unfit(&outcome) {
        return Ok(Ended::Unfit);
    }
    news = Arc::new(news.after(&outcome, &live).map_err(fault)?);
    let url = format!("http://{address}{}", news.base);
    let _hold = Hold::take(&out, &url)?;
    hide(&request.root, &out);
    let (told, heard) = tokio::sync::watch::channel(Arc::clone(&news));
    let desk = Desk { site, live: Arc::clone(&live), news: heard };
    workers.spawn(server::run(listener, Arc::new(desk)));
    audience.serving(&url);

    loop {
        match watch.wait() {
            Found::Changes(changes) => {
                let again = &mut |progress: &dyn Progress| workshop.build(&request, progress);
                let outcome = audience.attend(Some(&changes), again);
                news = Arc::new(news.after(&outcome, &live).map_err(fault)?);
                told.send_replace(Arc::clone(&news));
            }
            Found::Blind(reason) => {
                audience.polling(&reason);
                look(&mut watch, true, &request.root, audience)?;
            }
            Found::Stop => {
                workers.shutdown_background();
                return Ok(Ended::Stopped);
            }
        }
    }
}

/// Looks out for changes; where the system's events are not to be had, by comparing files.
fn look(watch: &mut Watch, poll: bool, root: &Path, audience: &dyn Audience) -> Result<(), Failure> {
    let refused = |reason: String| Failure::new("watch", root, io::Error::other(reason));
    match watch.look(poll) {
        Err(reason) if !poll => {
            audience.polling(&reason);
            watch.look(true).map_err(refused)
        }
        result => result.map_err(refused),
    }
}

/// Keeps the folder of previews out of a repository. It is a courtesy: where it cannot be done, nothing is lost.
fn hide(root: &Path, out: &Path) {
    let folder = root.join(OUT);
    if let (true, Some(parent)) = (out == folder, folder.parent()) {
        let ignore = parent.join(".gitignore");
        if !ignore.exists() {
            drop(publish::write(&ignore, b"*\n"));
        }
    }
}

/// Whether there is nothing to be shown, and will not be whatever is saved.
fn is_unfit(outcome: &Outcome) -> bool {
    let nothing_was_read = outcome.totals.reports == 0 && outcome.totals.editions == 0;
    let no_project = outcome.diagnostics.iter().any(|found| found.code == "no-project");
    let refused = outcome.diagnostics.is_empty() && !outcome.failures.is_empty();
    outcome.misuse.is_some() || no_project || (nothing_was_read && refused)
}
