//! The bar that shows how far a long run has come.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::outcome::Progress;

/// A run shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar on the standard error stream, hidden until the run has become a long one.
pub(super) struct Bar {
    inner: ProgressBar,
    begin: Instant,
    shown: OnceLock<()>,
}

impl Bar {
    pub fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        // A template that did not parse would leave the default one, which is as good.
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} reports") {
            bar.set_style(style);
        }
        Bar { inner: bar, begin: Instant::now(), shown: OnceLock::new() }
    }

    /// Takes the bar away.
    pub fn clear(&self) {
        self.inner.finish_and_clear();
    }
}

impl Progress for Bar {
    fn started(&self, reports: usize, _editions: usize) {
        self.inner.set_length(reports as u64);
    }

    fn report_done(&self) {
        self.inner.inc(1);
        if self.begin.elapsed() > PATIENCE {
            self.shown.get_or_init(|| self.inner.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }
}
