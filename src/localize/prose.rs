//! Prose with its values in place: events to pieces.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};

use super::context::Context;
use super::edition_report::Line;
use super::functions::{FAILURE, FigureValue};
use super::lines::{FigureWords, Marks, authored, finish, isolated, worded};
use super::message::{MessageError, args, reason};
use super::sentence::anchor;
use super::wording::Wording;
use crate::markup::{self, Isolate, Item, Mark, Piece, Run};
use crate::model::{Entity, Expression, Figure, Placeable, PlaceableKind, Quote, QuoteForm, Source, Text};
use crate::source::Span;

/// A placeable that could not be worded, and where it stands.
pub(super) type PlacedError = (Span, MessageError);

/// Puts values into the prose of one report in one edition, in reading order.
pub(super) struct Prose<'a> {
    /// The edition.
    pub context: &'a Context,
    /// The entities that have been mentioned: their Latin form is not repeated.
    pub mentioned: Vec<Arc<Entity>>,
    /// The sources that have been mentioned.
    pub mentioned_sources: Vec<Arc<Source>>,
    /// The figures whose anchor stands somewhere already.
    pub anchored: Vec<Arc<Figure>>,
    /// The figures that have been placed, with their words.
    worded: Vec<(Arc<Figure>, FigureWords)>,
    /// The quotes that have been placed.
    pub quoted: Vec<Arc<Quote>>,
}

/// Where a value goes: decides about anchors and first mentions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Running text.
    Body,
    /// A heading or a title: no anchors, no Latin forms.
    Heading,
}

impl<'a> Prose<'a> {
    /// Nothing mentioned yet.
    pub fn new(context: &'a Context) -> Self {
        Prose {
            context,
            mentioned: Vec::new(),
            mentioned_sources: Vec::new(),
            anchored: Vec::new(),
            worded: Vec::new(),
            quoted: Vec::new(),
        }
    }

    /// The pieces of a part of a text.
    ///
    /// # Errors
    /// If a placeable cannot be worded.
    pub fn pieces<'t>(&mut self, text: &'t Text, items: Range<usize>) -> Result<Vec<Piece<'t>>, PlacedError> {
        self.placed(text, items, Place::Body)
    }

    /// A title or summary as a line: its inline markup is dropped.
    ///
    /// # Errors
    /// If a placeable cannot be worded.
    pub fn line(&mut self, text: &Text) -> Result<Line, PlacedError> {
        self.headline(text, 0..text.items.len())
    }

    /// A part of a text, such as a heading, as a line.
    ///
    /// # Errors
    /// If a placeable cannot be worded.
    pub fn headline(&mut self, text: &Text, items: Range<usize>) -> Result<Line, PlacedError> {
        Ok(flat(self.placed(text, items, Place::Heading)?))
    }

    /// A text that goes into a message as a variable: with isolates and marks as characters.
    ///
    /// # Errors
    /// If a placeable cannot be worded.
    pub fn variable(&mut self, text: &Text, marks: &mut Marks) -> Result<String, PlacedError> {
        let mut out = String::new();
        push_controls(flat(self.placed(text, 0..text.items.len(), Place::Body)?), marks, &mut out);
        Ok(out)
    }

    fn placed<'t>(
        &mut self,
        text: &'t Text,
        items: Range<usize>,
        place: Place,
    ) -> Result<Vec<Piece<'t>>, PlacedError> {
        let items = &text.items[items];
        let within = within(text, items);
        let mut values: Vec<Option<Line>> = Vec::new();
        values.resize_with(within.len(), || None);
        let mut now = place;
        for item in items {
            if item.heading().is_some() {
                now = Place::Heading;
            } else if item.is_heading_end() {
                now = place;
            }
            if let Some(index) = item.placeable() {
                values[index - within.start] = Some(self.placeable(&text.placeables[index], now)?);
            }
        }
        // Those in the titles of links and images are no events of their own.
        let mut in_titles = Vec::new();
        for (index, value) in within.clone().zip(&mut values) {
            if value.is_none() {
                *value = Some(self.placeable(&text.placeables[index], Place::Heading)?);
                in_titles.push(index);
            }
        }
        let values = RefCell::new(values);
        let value = |index: usize| {
            let mut values = values.borrow_mut();
            let value = index.checked_sub(within.start).and_then(|at| values.get_mut(at));
            // A title may be that of several links; in the text each value stands in one place.
            let is_title = in_titles.contains(&index);
            let value = if is_title { value.cloned().flatten() } else { value.and_then(Option::take) };
            value.unwrap_or_default()
        };
        Ok(markup::pieces(items, self.context.formatter.direction, &value))
    }

    fn placeable(&mut self, placeable: &Placeable, place: Place) -> Result<Line, PlacedError> {
        let Placeable { kind, span } = placeable;
        let at = |error: MessageError| (*span, error);
        match kind {
            PlaceableKind::Figure(figure) => self.figure(figure, place).map_err(at),
            PlaceableKind::Quote(quote) => self.quote(quote).map_err(at),
            PlaceableKind::Entity(entity) => self.entity(entity, place).map_err(at),
            PlaceableKind::Source(source) => self.source(source, place).map_err(at),
            PlaceableKind::Expression(expression) => self.expression(expression, place).map_err(at),
        }
    }

    fn figure(&mut self, figure: &Arc<Figure>, place: Place) -> Result<Line, MessageError> {
        let mark = self.figure_mark(figure, place);
        let formatter = &self.context.formatter;
        if let Some(known) = self.words(figure) {
            return Ok(known.marked(mark, formatter.direction));
        }
        let (text, is_alike) = formatter.figure_in_prose(figure)?;
        let words = FigureWords::new(&text, is_alike, formatter.direction);
        let line = words.marked(mark, formatter.direction);
        self.worded.push((Arc::clone(figure), words));
        Ok(line)
    }

    /// The words of a figure that has been placed.
    fn words(&self, figure: &Figure) -> Option<&FigureWords> {
        let is_it = |(known, _): &&(Arc<Figure>, FigureWords)| std::ptr::eq(Arc::as_ptr(known), figure);
        self.worded.iter().find(is_it).map(|(_, words)| words)
    }

    /// The line of a figure on its own.
    ///
    /// # Errors
    /// If it cannot be worded.
    pub fn alone(&self, figure: &Figure) -> Result<Line, MessageError> {
        let formatter = &self.context.formatter;
        let known = self.words(figure).and_then(|words| words.alone(formatter.direction));
        match known {
            Some(line) => Ok(line.clone()),
            None => Ok(worded(&formatter.figure(figure, Wording::ALONE)?, formatter.direction)),
        }
    }

    fn figure_mark(&mut self, figure: &Arc<Figure>, place: Place) -> Mark {
        let anchor = place == Place::Body && anchor(&mut self.anchored, figure);
        Mark::Figure { id: figure.id.shared(), value: Arc::clone(&figure.notation), anchor }
    }

    fn entity(&mut self, entity: &Arc<Entity>, place: Place) -> Result<Line, MessageError> {
        let first = place == Place::Body && !self.mentioned.iter().any(|known| known.id == entity.id);
        if first {
            self.mentioned.push(Arc::clone(entity));
        }
        self.name(entity.name.full.get(self.context.formatter.language), entity.name.latin.as_deref(), first)
    }

    fn source(&mut self, source: &Arc<Source>, place: Place) -> Result<Line, MessageError> {
        let first = place == Place::Body && !self.mentioned_sources.iter().any(|known| known.id == source.id);
        if first {
            self.mentioned_sources.push(Arc::clone(source));
        }
        self.name(source.name.full.get(self.context.formatter.language), source.name.latin.as_deref(), first)
    }

    fn name(&self, name: &str, latin: Option<&str>, first: bool) -> Result<Line, MessageError> {
        let formatter = &self.context.formatter;
        match latin {
            Some(latin) if first && formatter.language == crate::model::Language::Ar => {
                let given = args([("name", name), ("latin", latin)]);
                let text = formatter.messages.format("first-mention", "", &given)?;
                Ok(super::lines::line(&text, formatter.direction))
            }
            _ => Ok(authored(name, formatter.direction)),
        }
    }

    fn quote(&mut self, quote: &Arc<Quote>) -> Result<Line, MessageError> {
        let formatter = &self.context.formatter;
        if !self.quoted.iter().any(|known| known.id == quote.id) {
            self.quoted.push(Arc::clone(quote));
        }
        let words = quoted_words(self.context, quote)?;
        let direction = formatter.direction;
        let mark = Some(Mark::Quote { id: quote.id.shared() });
        Ok(finish(vec![Run::Isolate(Isolate { direction, lang: None, mark, runs: words })], direction))
    }

    fn expression(&mut self, expression: &Expression, place: Place) -> Result<Line, MessageError> {
        let formatter = &self.context.formatter;
        let mut marks = Marks::default();
        let mut given = FluentArgs::new();
        let mut characters = Vec::with_capacity(expression.figures.len());
        for figure in &expression.figures {
            let (id, value) = (figure.id.shared(), Arc::clone(&figure.notation));
            let mark = marks.add(Mark::Figure { id, value, anchor: false });
            characters.push(mark);
            let value = FigureValue { figure: Arc::clone(figure), formatter: Arc::clone(formatter), mark };
            given.set(figure.id.to_string(), FluentValue::Custom(Box::new(value)));
        }
        for quote in &expression.quotes {
            if !self.quoted.iter().any(|known| known.id == quote.id) {
                self.quoted.push(Arc::clone(quote));
            }
            given.set(quote.id.to_string(), quote.words(formatter.language));
        }
        let text = self.context.evaluate(&expression.source, &given).map_err(|error| {
            let through = expression.messages.clone();
            MessageError { through, ..error }
        })?;
        // Only a figure that is shown is anchored here: `PERIOD($x)` shows another thing of it.
        for (figure, character) in expression.figures.iter().zip(characters) {
            if place == Place::Body && text.contains(character) && anchor(&mut self.anchored, figure) {
                marks.anchor(character);
            }
        }
        Ok(marks.line(&text, formatter.direction))
    }
}

/// Which placeables of a text stand in some of its items, in the order of the text.
fn within(text: &Text, items: &[Item]) -> Range<usize> {
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return 0..0 };
    let before = |at: u32| text.placeables.partition_point(|placeable| placeable.span.start < at);
    before(first.span.start)..before(last.span.end)
}

/// The words of a quote as an edition shows them: in its quotation marks, unless they are a paraphrase.
pub(super) fn quoted_words(context: &Context, quote: &Quote) -> Result<Line, MessageError> {
    let formatter = &context.formatter;
    let words = quote.words(formatter.language);
    match quote.form {
        QuoteForm::Indirect { .. } => Ok(authored(words, formatter.direction)),
        QuoteForm::Direct { .. } => {
            let text = formatter.quotation(words)?;
            Ok(super::lines::line(&text, formatter.direction))
        }
    }
}

/// Evaluates a checked expression in the bundle of an edition.
pub(super) fn write(
    bundle: &fluent_bundle::concurrent::FluentBundle<super::Resource>,
    source: &str,
    given: &FluentArgs<'_>,
) -> Result<String, MessageError> {
    let failed = |problem: String| MessageError { message: source.to_owned(), problem, through: Vec::new() };
    // A message whose pattern is the placeable; with nothing beside it, Fluent adds no isolate of its own.
    let resource = super::message::resource(&format!("p = {source}\n"));
    let entry = resource.get_entry(0);
    let Some(fluent_syntax::ast::Entry::Message(fluent_syntax::ast::Message {
        value: Some(pattern), ..
    })) = entry
    else {
        return Err(failed("it cannot be read".into()));
    };
    let mut errors = Vec::new();
    let mut text = String::new();
    let written = bundle.write_pattern(&mut text, pattern, Some(given), &mut errors);
    match errors.first() {
        Some(error) => Err(failed(reason(error))),
        None if written.is_err() || text.contains(FAILURE) || text.is_empty() => {
            let is_literal = source.trim_matches(['{', '}', ' ']).starts_with('"');
            let why = if is_literal { "" } else { ": a function was given something it cannot use" };
            Err(failed(format!("it gives no text{why}")))
        }
        None => Ok(text),
    }
}

/// Pieces as one line, without their markup.
fn flat(pieces: Vec<Piece<'_>>) -> Line {
    let mut line = Line::new();
    for piece in pieces {
        match piece {
            Piece::Runs(runs) => line.extend(runs),
            Piece::Markdown(event) => line.extend(event.text().map(|text| Run::Text(text.to_owned()))),
        }
    }
    line
}

/// Runs as text with isolates and marks as characters, to go through a message.
fn push_controls(runs: Line, marks: &mut Marks, out: &mut String) {
    for run in runs {
        match run {
            Run::Text(text) => out.push_str(&text),
            Run::Marked(mark, runs) => {
                let mut inner = String::new();
                push_controls(runs, marks, &mut inner);
                out.push_str(&marks.wrap(&inner, mark));
            }
            Run::Isolate(Isolate { direction: _, lang: _, mark, runs }) => {
                let mut inner = String::new();
                push_controls(runs, marks, &mut inner);
                match mark {
                    Some(mark) => out.push_str(&marks.wrap(&inner, mark)),
                    None => out.push_str(&isolated(&inner)),
                }
            }
        }
    }
}
