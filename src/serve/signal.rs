//! Ctrl-C and its kin: the preview ends when its build is done; told again, at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;

use super::watch::Report;

/// The exit code of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// Who passes on that the program is told to end.
#[derive(Debug, Clone)]
pub(super) struct Ear {
    watch: Sender<Report>,
    was_told: Arc<AtomicBool>,
}

impl Ear {
    /// One that tells a watch.
    pub fn new(watch: Sender<Report>) -> Self {
        Ear { watch, was_told: Arc::default() }
    }

    /// Listens, in the background of the runtime that it is called in.
    #[cfg(unix)]
    pub fn listen(self) {
        use tokio::signal::unix::{SignalKind, signal};
        for kind in [SignalKind::interrupt(), SignalKind::terminate()] {
            // A system that does not tell us ends the program itself.
            let Ok(mut signal) = signal(kind) else { continue };
            let ear = self.clone();
            tokio::spawn(async move {
                while signal.recv().await.is_some() {
                    ear.hear();
                }
            });
        }
    }

    /// Listens, in the background of the runtime that it is called in.
    #[cfg(not(unix))]
    pub fn listen(self) {
        tokio::spawn(async move {
            while tokio::signal::ctrl_c().await.is_ok() {
                self.hear();
            }
        });
    }

    fn hear(&self) {
        let is_heard = self.watch.send(Report::Stop).is_ok();
        if self.was_told.swap(true, Ordering::Relaxed) || !is_heard {
            // Nothing is lost: a build that is broken off leaves the last publication as it was.
            std::process::exit(INTERRUPTED);
        }
    }
}
