//! Fluent messages: one bundle an edition, wrapped so that no error of it is lost.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentError, FluentMessage, FluentResource};
use fluent_syntax::ast::{Pattern, PatternElement};

use super::asked::Asked;
pub(super) use super::given::args;
use super::given::{Pair, to_fluent};
use super::placing;
use crate::diagnostic::Diagnostic;
use crate::failure::Internal;
use crate::model::Language;
use crate::source::{Span, Spanned};
use crate::trace;

/// About as many bytes as a figure in words has.
const FIGURE_LENGTH: usize = 64;

/// A Fluent file, parsed once, shared by the bundles of its language.
pub type Resource = Arc<FluentResource>;

/// A message that could not be formatted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageError {
    /// The message, with its attribute if one was asked for.
    pub message: String,
    /// What is wrong with it.
    pub problem: String,
    /// The messages that it goes through, where those are known, each with its place.
    pub through: Vec<Spanned<String>>,
}

/// Where the message is our own.
impl From<MessageError> for Internal {
    fn from(MessageError { message, problem, through: _ }: MessageError) -> Self {
        Internal(format!("the message `{message}`: {problem}"))
    }
}

/// A report that could not be put into words: nothing that checks find before, but what only the data of a locale can tell.
#[derive(Debug, Clone)]
pub struct Unworded {
    /// What is wrong, at the place that asked for the words.
    pub diagnostic: Box<Diagnostic>,
    /// The message that failed, if the program asked for it itself: its place is for the caller to add.
    pub message: Box<str>,
}

impl Unworded {
    /// The failure of a message that a place asked for.
    pub(super) fn new(span: Span, error: MessageError) -> Self {
        let MessageError { message, problem, through } = error;
        let text = format!("`{message}` cannot be put into words: {problem}");
        let diagnostic = Diagnostic::error("bad-message", span, text)
            .hint("see docs/messages.md for what each message is given");
        let diagnostic = through.into_iter().fold(diagnostic, |diagnostic, Spanned { value, span }| {
            diagnostic.related(span, format!("through `{value}`"))
        });
        Unworded { diagnostic: Box::new(diagnostic), message: message.into() }
    }
}

/// The text of a message, or why there is none.
pub type Formatted = Result<String, MessageError>;

/// The messages of an edition.
pub struct Messages {
    bundle: FluentBundle<Resource>,
}

/// Parses a Fluent file for bundles. Errors in it have been reported when the catalog was made.
#[must_use]
pub fn resource(text: &str) -> Resource {
    Arc::new(match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    })
}

/// An empty bundle of a language. Not of the edition's locale: the bundle's own plural rules know only languages, and are never asked.
pub(super) fn bundle(language: Language) -> FluentBundle<Resource> {
    let id = match language {
        Language::Ar => unic_langid::langid!("ar"),
        Language::En => unic_langid::langid!("en"),
    };
    FluentBundle::new_concurrent(vec![id])
}

impl Messages {
    /// A bundle of files, later ones overriding earlier ones, and of names as terms.
    #[must_use]
    pub fn new(language: Language, resources: &[Resource], names: &[Resource]) -> Self {
        let mut bundle = bundle(language);
        for resource in resources {
            bundle.add_resource_overriding(Arc::clone(resource));
        }
        for names in names {
            // Fluent keeps a message and a term of one id in one place: the message, which the program asks for, stays.
            let _ = bundle.add_resource(Arc::clone(names));
        }
        Messages { bundle }
    }

    fn message(&self, id: &str) -> Option<FluentMessage<'_>> {
        trace::looked_up(id);
        self.bundle.get_message(id)
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.message(id).is_some()
    }

    /// Whether a message has an attribute.
    #[must_use]
    pub fn attribute_exists(&self, id: &str, attribute: &str) -> bool {
        self.message(id).is_some_and(|message| message.get_attribute(attribute).is_some())
    }

    /// Formats a message, or the attribute named `width` of it where it has one.
    ///
    /// # Errors
    /// If there is no such message, or it asks for something it is not given.
    pub fn format(&self, id: &str, width: &str, given: &[Pair<'_>]) -> Formatted {
        self.write(id, width, given, &self.known(id)?)
    }

    /// Formats a message in the style that is asked for; notes if it has a way of its own to say it there.
    ///
    /// # Errors
    /// As [`format`](Self::format).
    pub(super) fn styled(&self, id: &str, asked: Asked<'_>, given: &[Pair<'_>]) -> Formatted {
        let message = self.known(id)?;
        asked.note_styles(|style| message.get_attribute(style).is_some());
        self.write(id, asked.wording.style.name(), given, &message)
    }

    fn known(&self, id: &str) -> Result<FluentMessage<'_>, MessageError> {
        self.message(id).ok_or_else(|| error(id, "", "there is no such message"))
    }

    fn write(&self, id: &str, width: &str, given: &[Pair<'_>], message: &FluentMessage<'_>) -> Formatted {
        let pattern = message
            .get_attribute(width)
            .map(|attribute| attribute.value())
            .or_else(|| message.value())
            .ok_or_else(|| error(id, width, "it has no value"))?;
        if let Some(text) = plain(pattern) {
            return Ok(text.to_owned());
        }
        let mut text = String::with_capacity(FIGURE_LENGTH);
        if placing::write(&self.bundle, pattern, given, &mut text).is_some() {
            return Ok(text);
        }
        placing::references(&self.bundle, pattern);
        let mut errors = Vec::new();
        let written = self.bundle.write_pattern(&mut text, pattern, Some(&to_fluent(given)), &mut errors);
        match errors.first() {
            None if written.is_ok() => Ok(text),
            Some(first) => Err(error(id, width, &reason(first))),
            None => Err(error(id, width, "it cannot be written")),
        }
    }

    /// Formats a message that is given nothing.
    ///
    /// # Errors
    /// As [`format`](Self::format).
    pub fn word(&self, id: &str) -> Formatted {
        self.format(id, "", &[])
    }

    /// The text of an attribute that is plain text, if the message has it.
    #[must_use]
    pub fn attribute(&self, id: &str, attribute: &str) -> Option<Cow<'_, str>> {
        let pattern = self.message(id)?.get_attribute(attribute)?.value();
        if let Some(text) = plain(pattern) {
            return Some(Cow::Borrowed(text));
        }
        placing::references(&self.bundle, pattern);
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors);
        errors.is_empty().then_some(text)
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages").finish_non_exhaustive()
    }
}

/// The text of a pattern that is nothing else: it needs no formatting.
fn plain<'m>(pattern: &'m Pattern<&'m str>) -> Option<&'m str> {
    match pattern.elements.as_slice() {
        [PatternElement::TextElement { value }] => Some(value),
        _ => None,
    }
}

fn error(id: &str, attribute: &str, problem: &str) -> MessageError {
    let mut message = id.to_owned();
    if !attribute.is_empty() {
        let _ = write!(message, ".{attribute}");
    }
    MessageError { message, problem: problem.to_owned(), through: Vec::new() }
}

/// A resolver's complaint in words.
pub(super) fn reason(error: &FluentError) -> String {
    match error {
        FluentError::ResolverError(error) => error.to_string(),
        other => other.to_string(),
    }
}
