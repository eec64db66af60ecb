//! bayan (بيان) compiles structured findings into bilingual reports.

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod failure;
pub mod load;
pub mod localize;
pub mod markup;
pub mod model;
pub mod outcome;
pub mod parse;
pub mod publish;
pub mod render;
pub mod request;
pub mod resolve;
pub mod source;

use outcome::{Outcome, Progress};
use request::Request;

/// Builds the publication.
#[must_use]
pub fn build(_request: &Request, _progress: &dyn Progress) -> Outcome {
    Outcome::default()
}

/// Checks the publication and writes nothing.
#[must_use]
pub fn check(_request: &Request, _progress: &dyn Progress) -> Outcome {
    Outcome::default()
}
