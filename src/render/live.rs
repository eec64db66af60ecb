//! The problems of a build as a preview shows them: over the page that is looked at, and instead of one that is not there.
//!
//! In: what was found, and the words of a language. Out: HTML for `bayan serve`; nothing of this is ever published. The
//! templates are those that come with the program, whatever a project has: they show what is wrong with a project's own.

use std::error::Error as _;
use std::path::Path;

use serde::Serialize;
use tera::{Context, Tera};

use super::problem::{ProblemView, SeverityWords, place_words, problem, sentence};
use super::templates::escape;
use crate::diagnostic::shown::Line;
use crate::diagnostic::{Located, Place};
use crate::failure::Internal;
use crate::localize::LiveWords;
use crate::markup::Direction;

/// The folder of the templates.
pub const FOLDER: &str = "live/";

const OVERLAY: &str = "live/overlay.html";
const WAITING: &str = "live/waiting.html";

/// As many columns of a line are shown.
const WIDTH: usize = 160;

/// The templates of a preview.
#[derive(Debug)]
pub struct LiveTemplates(Tera);

/// What is said, and in which language.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Voice<'a> {
    /// BCP 47 tag.
    pub lang: &'static str,
    /// Direction.
    #[serde(serialize_with = "html_direction")]
    pub dir: Direction,
    /// The words.
    pub words: &'a LiveWords,
}

/// What the templates are given.
#[derive(Debug, Serialize)]
struct LivePage<'a> {
    #[serde(flatten)]
    voice: Voice<'a>,
    /// Whether the page shown is older than the project, because of errors.
    stale: bool,
    problems: Vec<LiveProblem<'a>>,
    /// The head of the page: what keeps it up to date.
    head: &'a str,
}

/// A problem, with what is wrong to be seen.
#[derive(Debug, Serialize)]
struct LiveProblem<'a> {
    #[serde(flatten)]
    problem: ProblemView<'a>,
    source: Option<SourceView>,
    related: Vec<NoteView>,
}

/// A line of a file.
#[derive(Debug, Serialize)]
struct SourceView {
    line: usize,
    before: String,
    guilty: String,
    after: String,
}

/// Another place, and why it matters.
#[derive(Debug, Serialize)]
struct NoteView {
    place: String,
    /// HTML.
    note: String,
    source: Option<SourceView>,
}

impl LiveTemplates {
    /// Reads the templates, each a name and a text. Files of other kinds are not read.
    ///
    /// # Errors
    /// A mistake in one of them.
    pub fn new<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, Internal> {
        let mut tera = Tera::default();
        let is_template = |name: &str| Path::new(name).extension().is_some_and(|kind| kind == "html");
        tera.add_raw_templates(files.filter(|(name, _)| is_template(name))).map_err(|error| fault(&error))?;
        tera.autoescape_on(vec![".html"]);
        tera.set_escape_fn(escape);
        Ok(LiveTemplates(tera))
    }

    /// What is laid over a page: the problems that there are.
    ///
    /// # Errors
    /// A mistake in the template.
    pub fn overlay(&self, voice: Voice<'_>, found: &[Located], stale: bool) -> Result<String, Internal> {
        self.render(OVERLAY, &page(voice, found, stale, ""))
    }

    /// What stands in for a page while nothing could be published yet. `head` is put at the end of its head as it is.
    ///
    /// # Errors
    /// A mistake in the template.
    pub fn waiting(&self, voice: Voice<'_>, found: &[Located], head: &str) -> Result<String, Internal> {
        self.render(WAITING, &page(voice, found, false, head))
    }

    fn render(&self, template: &str, page: &LivePage<'_>) -> Result<String, Internal> {
        let context = Context::from_serialize(page).map_err(|error| fault(&error))?;
        self.0.render(template, &context).map_err(|error| fault(&error))
    }
}

fn fault(error: &tera::Error) -> Internal {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    Internal(text)
}

fn page<'a>(voice: Voice<'a>, found: &'a [Located], stale: bool, head: &'a str) -> LivePage<'a> {
    let LiveWords { error, warning, hint, .. } = voice.words;
    let labels = SeverityWords { error, warning, hint };
    let problems = found.iter().map(|located| LiveProblem {
        problem: problem(located, labels),
        source: located.place.as_ref().and_then(source),
        related: located
            .related
            .iter()
            .map(|note| NoteView {
                place: place_words(&note.place),
                note: sentence(&note.note),
                source: source(&note.place),
            })
            .collect(),
    });
    LivePage { voice, stale, problems: problems.collect(), head }
}

/// The line that a place is in; none if no text is meant.
fn source(place: &Place) -> Option<SourceView> {
    if place.is_whole_file() {
        return None;
    }
    let [before, guilty, after] = Line::new(&place.line_text, &place.in_line).clip(WIDTH).parts();
    Some(SourceView { line: place.start.line, before, guilty, after })
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn html_direction<S: serde::Serializer>(direction: &Direction, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(direction.html())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Diagnostics};
    use crate::source::Sources;

    fn templates() -> LiveTemplates {
        let files = crate::load::built_in::templates();
        let name = |path: &str| path.trim_start_matches("templates/").to_owned();
        let files: Vec<(String, &str)> = files.iter().map(|file| (name(&file.path), file.text)).collect();
        let own = files.iter().filter(|(name, _)| name.starts_with(FOLDER));
        LiveTemplates::new(own.map(|(name, text)| (name.as_str(), *text))).expect("sound")
    }

    fn words() -> LiveWords {
        LiveWords {
            counts: vec!["خطأ واحد".into(), "تنبيه واحد".into()],
            kept: "kept".into(),
            waiting: "waiting".into(),
            waits: "waits".into(),
            close: "close".into(),
            show: "show".into(),
            more: "more".into(),
            error: "خطأ".into(),
            warning: "تنبيه".into(),
            hint: "ملاحظة".into(),
        }
    }

    fn found() -> Vec<Located> {
        let mut sources = Sources::default();
        let text = "زادت { $<script> } إنفاقها\u{202e}\n";
        let whole = sources.add("content/خبر/ar.md", text);
        let at = text.find("$<script>").expect("there");
        let there = sources.add("content/خبر/report.toml", "[figures]\n");
        let mut diagnostics = Diagnostics::default();
        let error = Diagnostic::error("unknown-figure", whole.slice(at..at + 9), "no figure `<script>`");
        diagnostics
            .push(error.related(there.slice(0..9), "figures `stand` here").hint("did you mean `سعر`?"));
        diagnostics.push(Diagnostic::warning("folder", sources.add("content/x", ""), "nothing in it"));
        diagnostics.locate(&sources)
    }

    #[test]
    fn problems_are_shown_with_their_places_and_nothing_of_them_is_obeyed() {
        let words = words();
        let voice = Voice { lang: "ar", dir: Direction::Rtl, words: &words };
        let overlay = templates().overlay(voice, &found(), true).expect("rendered");
        insta::assert_snapshot!(overlay);
    }

    #[test]
    fn a_page_stands_in_for_all_others() {
        let words = LiveWords { more: String::new(), ..words() };
        let voice = Voice { lang: "en", dir: Direction::Ltr, words: &words };
        let page = templates().waiting(voice, &found(), "<script src=\"x\"></script>").expect("rendered");
        insta::assert_snapshot!(page);
    }
}
