//! The context of an edition: everything that wording needs, built once a run and shared by all threads.

use std::fmt::Write as _;
use std::sync::Arc;

use fluent_bundle::FluentArgs;
use fluent_bundle::concurrent::FluentBundle;

use super::directory::Directory;
use super::edition_report::EditionWords;
use super::formatter::Formatter;
use super::index_words::index_words;
use super::lines::without_isolates;
use super::message::{Formatted, MessageError, Resource, args, bundle, resource};
use super::names::Grammar;
use super::review_words::review_words;
use super::{functions, locale, prose};
use crate::failure::Internal;
use crate::model::{Case, Edition, Entity, Glossary, Id, Language, Name, Publication, Source};
use crate::trace;

/// The Fluent files of one language: the built-in ones, then the project's.
pub type Resources = Vec<Resource>;

/// An edition, ready to word reports.
pub struct Context {
    /// The words of its pages.
    pub words: Arc<EditionWords>,
    /// The names that reports are filed under.
    pub directory: Arc<Directory>,
    /// Its formatter.
    pub(super) formatter: Arc<Formatter>,
    /// The bundle that evaluates what authors write in placeables.
    expressions: FluentBundle<Resource>,
    resources: Resources,
    names: Resource,
}

impl Context {
    /// Builds the context of an edition.
    ///
    /// # Errors
    /// If CLDR lacks its locale, or a word of the interface cannot be formatted.
    pub fn new(
        edition: &Edition,
        publication: &Publication,
        glossary: &Glossary,
        resources: &Resources,
    ) -> Result<Self, Internal> {
        let formatter = Formatter::new(edition, resources)?;
        let words = Arc::new(edition_words(&formatter, edition, publication)?);
        let locale = locale::locale(edition)?;
        // Whoever uses a name says so then, and the kind of a name is a part of what its entry says.
        let (made, _) = trace::record(|| {
            Ok::<_, Internal>((Directory::new(&formatter, &locale, glossary)?, terms(glossary, &formatter)))
        });
        let (directory, names) = made?;
        let directory = Arc::new(directory);
        let formatter = Arc::new(formatter.with_messages(resources, std::slice::from_ref(&names)));
        let mut context = Self::assemble(words, formatter, resources.clone(), names, None);
        context.directory = directory;
        Ok(context)
    }

    /// This context with the messages and names of a report over the shared ones.
    #[must_use]
    pub fn for_report(&self, messages: &[Resource], own: &Glossary) -> Self {
        let resources: Resources = self.resources.iter().chain(messages).cloned().collect();
        let mut formatter = Arc::clone(&self.formatter);
        if !messages.is_empty() {
            // The kinds of the report's names may be its own, so its messages are needed to make them.
            let own_names = terms(own, &formatter.with_messages(&resources, &[]));
            formatter = Arc::new(formatter.with_messages(&resources, &[self.names.clone(), own_names]));
        }
        let own_names = terms(own, &formatter);
        let mut context = Self::assemble(
            Arc::clone(&self.words),
            formatter,
            resources,
            Arc::clone(&self.names),
            Some(&own_names),
        );
        context.directory = Arc::clone(&self.directory);
        context
    }

    /// This context with the signs of numbers as words: for plain text.
    #[must_use]
    pub fn saying_signs(&self) -> Self {
        let formatter = Arc::new(self.formatter.saying_signs());
        let (resources, names) = (self.resources.clone(), Arc::clone(&self.names));
        let mut context = Self::assemble(Arc::clone(&self.words), formatter, resources, names, None);
        context.directory = Arc::clone(&self.directory);
        context
    }

    fn assemble(
        words: Arc<EditionWords>,
        formatter: Arc<Formatter>,
        resources: Resources,
        names: Resource,
        own_names: Option<&Resource>,
    ) -> Self {
        let mut expressions = bundle(formatter.language);
        for resource in &resources {
            expressions.add_resource_overriding(Arc::clone(resource));
        }
        // Names last: Fluent keeps messages and terms of one id apart only by the reference, not in the bundle.
        for names in std::iter::once(&names).chain(own_names) {
            expressions.add_resource_overriding(Arc::clone(names));
        }
        functions::add(&mut expressions, &formatter);
        Context { words, directory: Arc::default(), formatter, expressions, resources, names }
    }

    /// Evaluates a placeable.
    pub(super) fn evaluate(&self, source: &str, given: &FluentArgs<'_>) -> Formatted {
        prose::write(&self.expressions, source, given)
    }
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context").field("locale", &self.words.locale).finish_non_exhaustive()
    }
}

/// The names of a glossary as Fluent terms, so that `{ -id }`, `{ -id(form: "short") }` and `{ -id.gender -> … }` work anywhere.
/// Gender and number are those of the kind where the name does not say its own.
fn terms(glossary: &Glossary, formatter: &Formatter) -> Resource {
    let mut out = String::new();
    for source in glossary.sources.values() {
        let Source { id, kind, name, .. } = source.as_ref();
        let Grammar { gender, number, .. } = formatter.source_grammar(source);
        push_term(&mut out, id, name, formatter.language);
        push_attributes(
            &mut out,
            &[("kind", kind.as_str()), ("gender", gender.name()), ("number", number.name())],
        );
    }
    for entity in glossary.entities.values() {
        let Entity { id, kind, name, .. } = entity.as_ref();
        let Grammar { gender, number, .. } = formatter.entity_grammar(entity);
        push_term(&mut out, id, name, formatter.language);
        push_attributes(
            &mut out,
            &[("kind", kind.as_str()), ("gender", gender.name()), ("number", number.name())],
        );
    }
    resource(&out)
}

fn push_term(out: &mut String, id: &Id, name: &Name, language: Language) {
    let full = name.full.get(language);
    let short = name.short.as_ref().map_or(full, |short| short.get(language));
    let latin = name.latin.as_ref().unwrap_or(&name.full.en);
    let (short, latin) = (literal(short), literal(latin));
    let full = match language {
        Language::Ar if name.shows_case() => cases(name),
        Language::Ar | Language::En => literal(full),
    };
    let _ = writeln!(
        out,
        "-{id} = {{ $form ->\n    [short] {short}\n    [latin] {latin}\n   *[full] {full}\n }}"
    );
}

/// The Arabic forms of a name by their cases.
fn cases(name: &Name) -> String {
    let variant = |case: Case| format!("[{}] {}", case.name(), literal(name.cased(Language::Ar, case)));
    let [nominative, oblique, accusative] = [Case::Nominative, Case::Genitive, Case::Accusative].map(variant);
    let genitive = format!("[genitive] {}", literal(name.cased(Language::Ar, Case::Genitive)));
    format!(
        "{{ $case ->\n        {oblique}\n        {genitive}\n        {accusative}\n       *{nominative}\n    }}"
    )
}

fn push_attributes(out: &mut String, attributes: &[(&str, &str)]) {
    for (attribute, value) in attributes {
        let _ = writeln!(out, "    .{attribute} = {value}");
    }
}

/// A text as a Fluent string literal in a placeable.
fn literal(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ");
    format!("{{ \"{escaped}\" }}")
}

fn edition_words(
    formatter: &Formatter,
    edition: &Edition,
    publication: &Publication,
) -> Result<EditionWords, MessageError> {
    let messages = &formatter.messages;
    let region = edition.locale.split_once('-').map_or("none", |(_, region)| region);
    let region_name = formatter.regions.name(region).unwrap_or(region);
    let given =
        args([("language", edition.language.tag()), ("region", region), ("region-name", region_name)]);
    let name = messages.format("edition-name", "", &given)?;
    let word = |id: &str| messages.word(id);
    Ok(EditionWords {
        locale: edition.locale.clone(),
        language: edition.language,
        direction: locale::direction(&edition.locale),
        publication: publication.name.get(edition.language).clone(),
        name: without_isolates(&name),
        skip: word("ui-skip")?,
        contents: word("ui-contents")?,
        figures: word("ui-figures")?,
        figure: word("ui-figure")?,
        value: word("ui-value")?,
        period: word("ui-period")?,
        sources: word("ui-sources")?,
        reports: word("ui-reports")?,
        editions: word("ui-editions")?,
        no_reports: word("ui-no-reports")?,
        nothing_listed: word("ui-nothing-listed")?,
        original: word("ui-original")?,
        permalink: word("ui-permalink")?,
        choose: word("ui-choose")?,
        footnotes: word("ui-footnotes")?,
        tags: word("ui-tags")?,
        cite_report: word("ui-cite-report")?,
        cite_finding: word("ui-cite-finding")?,
        cite_with: word("ui-cite-with")?,
        data: word("ui-data")?,
        key_figures: word("ui-key-figures")?,
        source: word("ui-source")?,
        cited_in: word("ui-cited-in")?,
        facing: word("ui-facing")?,
        zero: formatter.numbers.zero(),
        indexes: index_words(messages)?,
        review: review_words(messages)?,
    })
}
