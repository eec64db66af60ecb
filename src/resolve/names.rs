//! Names: sources, entities, tags, of the glossary and of a report, looked up by id.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::sync::Arc;

use super::Catalog;
use super::oblique;
use super::publication::bilingual;
use crate::device::is_device;
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::model::{
    Bilingual, Entity, Glossary, GrammaticalNumber, Id, Name, Oblique, Party, Source, Tag, Term,
};
use crate::parse::draft::{
    BilingualDraft, EntityDraft, FormsDraft, GlossaryDraft, SourceDraft, TagDraft, TermDraft,
};
use crate::parse::reader::{Field, Named};
use crate::source::{Span, Spanned};
use crate::trace;

/// The names of a file: those that could be made, and the ids of those that could not.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The names.
    pub glossary: Glossary,
    /// Ids that are defined and broken, which has been reported: references to them are no mistakes of their own.
    pub broken: BTreeSet<Id>,
    /// Whether the file could not be read, which has been reported: any id may be one of its.
    pub unreadable: bool,
}

impl Known {
    /// The names of a file that could not be read.
    #[must_use]
    pub fn unreadable() -> Self {
        Known { unreadable: true, ..Known::default() }
    }
}

/// Resolves the glossary.
pub fn glossary(draft: &GlossaryDraft, catalog: &Catalog, diagnostics: &mut Diagnostics) -> Known {
    let GlossaryDraft { span: _, sources, entities, tags, terms } = draft;
    let mut known = names(sources, entities, catalog, diagnostics);
    for (id, draft) in rows(tags) {
        check_address(id, "a tag", diagnostics);
        let name = draft.as_ref().and_then(|TagDraft { span, name }| {
            name.require("name", "a tag", *span, diagnostics).and_then(|name| bilingual(name, diagnostics))
        });
        match name {
            Some(name) => {
                let tag = Arc::new(Tag { id: id.value.clone(), name });
                known.glossary.tags.insert(id.value.clone(), tag);
            }
            None => drop(known.broken.insert(id.value.clone())),
        }
    }
    for (id, draft) in rows(terms) {
        let term = draft.as_ref().and_then(|draft| term(id, draft, diagnostics));
        known.glossary.terms.extend(term.map(|term| (id.value.clone(), term)));
    }
    known
}

fn term(id: &Spanned<Id>, draft: &TermDraft, diagnostics: &mut Diagnostics) -> Option<Term> {
    let TermDraft { span, name, also, avoid } = draft;
    let name = name.require("name", "a term", *span, diagnostics)?;
    let forms = |field: &Field<FormsDraft>| {
        let list = |field: &Field<Vec<Spanned<String>>>| {
            let words = field.get().into_iter().flatten().map(|word| word.value.trim().to_owned());
            words.filter(|word| !word.is_empty()).collect()
        };
        field.get().map_or_else(Bilingual::default, |FormsDraft { span: _, ar, en }| Bilingual {
            ar: list(ar),
            en: list(en),
        })
    };
    let (also, avoid) = (forms(also), forms(avoid));
    Some(Term { id: id.value.clone(), name: bilingual(name, diagnostics)?, also, avoid, span: id.span })
}

/// The entries of a table of named things; none if it is not there.
pub(super) fn rows<T>(field: &Field<Named<T>>) -> &[(Spanned<Id>, Option<T>)] {
    field.get().map_or(&[], |named| named.0.as_slice())
}

/// Resolves sources and entities, which share the ids that `{ -id }` places.
pub(super) fn names(
    sources: &Field<Named<SourceDraft>>,
    entities: &Field<Named<EntityDraft>>,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) -> Known {
    let mut known = Known::default();
    for (id, draft) in rows(sources) {
        match draft.as_ref().and_then(|draft| source(id, draft, catalog, diagnostics)) {
            Some(source) => drop(known.glossary.sources.insert(id.value.clone(), Arc::new(source))),
            None => drop(known.broken.insert(id.value.clone())),
        }
    }
    for (id, draft) in rows(entities) {
        check_address(id, "an entity", diagnostics);
        if let Some(source) = known.glossary.sources.get(&id.value) {
            diagnostics.push(twice(id, source.span));
        }
        match draft.as_ref().and_then(|draft| entity(id, draft, catalog, diagnostics)) {
            Some(entity) => drop(known.glossary.entities.insert(id.value.clone(), Arc::new(entity))),
            None => drop(known.broken.insert(id.value.clone())),
        }
    }
    known
}

/// Names have pages of their own, at addresses made of their ids.
fn check_address(id: &Spanned<Id>, what: &str, diagnostics: &mut Diagnostics) {
    if is_device(id.value.as_str()) {
        let message = format!("`{}` is no id for {what}: Windows keeps that name for a device", id.value);
        let hint = format!("its page could not be copied there; choose another, such as `{}-1`", id.value);
        diagnostics.push(Diagnostic::error("reserved-id", id.span, message).hint(hint));
    }
}

fn twice(id: &Spanned<Id>, other: Span) -> Diagnostic {
    let comes_first = id.span.source == other.source && id.span.start < other.start;
    let (second, first) = if comes_first { (other, id.span) } else { (id.span, other) };
    Diagnostic::error("duplicate-id", second, format!("`{}` is defined twice", id.value))
        .related(first, "first here")
        .hint("each thing is defined once; rename or remove one of the two")
}

fn source(
    id: &Spanned<Id>,
    draft: &SourceDraft,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) -> Option<Source> {
    let SourceDraft { span, kind, name: full, short, latin, oblique, accusative, article, url, date, gender } =
        draft;
    let of = Thing { what: "a source", prefix: "source-kind-", span: *span };
    let kind = kind_of(kind, of, catalog, diagnostics);
    let is_group = kind.as_ref().is_some_and(|kind| is_group(kind, of, catalog));
    let forms = Forms { full, short, latin, oblique, accusative, article };
    let name = name(&forms, is_group, of, diagnostics);
    let url = url.get().filter(|url| check_url(url, diagnostics)).map(|url| url.value.clone());
    Some(Source {
        id: id.value.clone(),
        kind: kind?,
        name: name?,
        url,
        date: date.get().map(|d| d.value),
        gender: gender.get().map(|g| g.value),
        span: id.span,
    })
}

fn entity(
    id: &Spanned<Id>,
    draft: &EntityDraft,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) -> Option<Entity> {
    let EntityDraft { span, kind, name: full, short, latin, oblique, accusative, article, gender, number } =
        draft;
    let of = Thing { what: "an entity", prefix: "entity-kind-", span: *span };
    let kind = kind_of(kind, of, catalog, diagnostics);
    let is_group = match number.get() {
        Some(number) => number.value == GrammaticalNumber::Plural,
        None => kind.as_ref().is_some_and(|kind| is_group(kind, of, catalog)),
    };
    let forms = Forms { full, short, latin, oblique, accusative, article };
    let name = name(&forms, is_group, of, diagnostics);
    Some(Entity {
        id: id.value.clone(),
        kind: kind?,
        name: name?,
        gender: gender.get().map(|g| g.value),
        number: number.get().map(|n| n.value),
        span: id.span,
    })
}

/// What a draft defines, for complaints about it.
#[derive(Clone, Copy)]
pub(super) struct Thing {
    /// With its article: "a source".
    pub what: &'static str,
    /// The beginning of the messages that stand for its kinds.
    pub prefix: &'static str,
    /// Where it is defined.
    pub span: Span,
}

/// A kind that a message in both languages stands for.
pub(super) fn kind_of(
    kind: &Field<Spanned<Id>>,
    of: Thing,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) -> Option<Id> {
    let Thing { what, prefix, span } = of;
    let kind = kind.require("kind", what, span, diagnostics)?;
    let bare = what.strip_prefix("a ").or_else(|| what.strip_prefix("an ")).unwrap_or(what);
    known_message(kind, prefix, format_args!("kind of {bare}"), catalog, diagnostics)
        .then(|| kind.value.clone())
}

/// Whether both languages have the message of an id; complains if not.
pub(super) fn known_message(
    id: &Spanned<Id>,
    prefix: &str,
    what: impl Display,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) -> bool {
    let message = [prefix, id.value.as_str()].concat();
    let Some(language) = catalog.lacking(&message) else { return true };
    let (sentence, hint) = if catalog.messages(language.other()).get(&message).is_some() {
        (
            format!("the {what} `{}` has no message in {}", id.value, language.english_name()),
            format!("define the message `{message}` in `locales/{}`", language.tag()),
        )
    } else {
        let define = format!("define the message `{message}` in `locales/ar` and `locales/en`");
        let hint = match catalog.hint(prefix, id.value.as_str()) {
            None => define,
            Some(hint) if hint.ends_with('?') => format!("{hint} If not, {define}"),
            Some(hint) => format!("{hint}; or {define}"),
        };
        (format!("there is no {what} `{}`", id.value), hint)
    };
    diagnostics.push(Diagnostic::error("unknown-kind", id.span, sentence).hint(hint));
    false
}

/// Whether a kind is one of groups: what says so in Arabic is its number.
fn is_group(kind: &Id, of: Thing, catalog: &Catalog) -> bool {
    let message = [of.prefix, kind.as_str()].concat();
    catalog.attribute(&message, "number") == Some(GrammaticalNumber::Plural.name())
}

/// The forms of a name in a file.
struct Forms<'d> {
    full: &'d Field<BilingualDraft>,
    short: &'d Field<BilingualDraft>,
    latin: &'d Field<Spanned<String>>,
    oblique: &'d Field<Spanned<String>>,
    accusative: &'d Field<Spanned<String>>,
    article: &'d Field<Spanned<bool>>,
}

fn name(forms: &Forms<'_>, is_group: bool, of: Thing, diagnostics: &mut Diagnostics) -> Option<Name> {
    let Forms { full, short, latin, oblique, accusative, article } = forms;
    let Thing { what, span, prefix: _ } = of;
    let full = full.require("name", what, span, diagnostics).and_then(|draft| bilingual(draft, diagnostics));
    let short = short.get().and_then(|draft| bilingual(draft, diagnostics));
    let full = full?;
    let text = |field: &Field<Spanned<String>>| field.get().map(|text| text.value.clone());
    let form = |field| text(field).filter(|form| !form.trim().is_empty());
    let (latin, accusative) = (text(latin), form(accusative));
    let oblique = match form(oblique) {
        Some(given) if given == full.ar => Oblique::Same,
        Some(given) => Oblique::Form(given),
        None if is_group => oblique::oblique(&full.ar),
        None => Oblique::Same,
    };
    Some(Name {
        full,
        short,
        latin,
        oblique,
        accusative,
        article: article.get().map(|article| article.value),
    })
}

fn check_url(url: &Spanned<String>, diagnostics: &mut Diagnostics) -> bool {
    let text = url.value.as_str();
    let good = (text.starts_with("https://") || text.starts_with("http://"))
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    if !good {
        diagnostics.push(
            Diagnostic::error("bad-url", url.span, format!("`{text}` is not a web address"))
                .hint("as in `https://example.org/article`"),
        );
    }
    good
}

/// The names that a report can use: its own and the glossary's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    /// The report's own.
    pub own: &'a Known,
    /// The glossary's.
    pub shared: &'a Known,
}

impl Names<'_> {
    /// Complains about ids that both define.
    pub fn check_own(self, diagnostics: &mut Diagnostics) {
        let own = self.own.glossary.sources.values().map(|s| (&s.id, s.span));
        for (id, span) in own.chain(self.own.glossary.entities.values().map(|e| (&e.id, e.span))) {
            trace::looked_up(id.as_str());
            let shared = self.shared.glossary.sources.get(id).map(|s| s.span);
            if let Some(first) = shared.or_else(|| self.shared.glossary.entities.get(id).map(|e| e.span)) {
                diagnostics.push(twice(&Spanned::new(id.clone(), span), first));
            }
        }
    }

    /// Complains about a term that is no name.
    pub fn check(self, term: &Spanned<String>, diagnostics: &mut Diagnostics) {
        let id = term.value.as_str();
        let is_known = self.find_source(id).is_some() || self.find_entity(id).is_some();
        if !is_known && !Id::new(id).is_some_and(|id| self.is_broken(&id)) {
            diagnostics.push(self.unknown_term(term));
        }
    }

    /// What is wrong with a term that is no name.
    pub fn unknown_term(self, term: &Spanned<String>) -> Diagnostic {
        let Some(id) = Id::new(&term.value) else {
            let message = format!("there is no source or entity `{}`", term.value);
            return Diagnostic::error("unknown-id", term.span, message);
        };
        let known = self.entity_ids().chain(self.source_ids());
        unknown("source or entity", &Spanned::new(id, term.span), known)
    }

    /// Whether an id is defined and its definition is broken.
    pub fn is_broken(self, id: &Id) -> bool {
        let broken = |known: &Known| known.unreadable || known.broken.contains(id);
        broken(self.own) || broken(self.shared)
    }

    /// The source of an id, if there is one.
    pub fn find_source(self, id: &str) -> Option<Arc<Source>> {
        trace::looked_up(id);
        self.own.glossary.sources.get(id).or_else(|| self.shared.glossary.sources.get(id)).cloned()
    }

    /// The entity of an id, if there is one.
    pub fn find_entity(self, id: &str) -> Option<Arc<Entity>> {
        trace::looked_up(id);
        self.own.glossary.entities.get(id).or_else(|| self.shared.glossary.entities.get(id)).cloned()
    }

    /// The source of an id, or a complaint.
    pub fn source(self, id: &Spanned<Id>, diagnostics: &mut Diagnostics) -> Option<Arc<Source>> {
        let found = self.find_source(id.value.as_str());
        if found.is_none() && !self.is_broken(&id.value) {
            diagnostics.push(unknown("source", id, self.source_ids()));
        }
        found
    }

    /// The entity of an id, or a complaint.
    pub fn entity(self, id: &Spanned<Id>, diagnostics: &mut Diagnostics) -> Option<Arc<Entity>> {
        let found = self.find_entity(id.value.as_str());
        if found.is_none() && !self.is_broken(&id.value) {
            diagnostics.push(unknown("entity", id, self.entity_ids()));
        }
        found
    }

    /// Whoever an id stands for, or a complaint.
    pub fn party(self, id: &Spanned<Id>, diagnostics: &mut Diagnostics) -> Option<Party> {
        let text = id.value.as_str();
        let found =
            self.find_source(text).map(Party::Source).or_else(|| self.find_entity(text).map(Party::Entity));
        if found.is_none() && !self.is_broken(&id.value) {
            diagnostics.push(unknown("source or entity", id, self.source_ids().chain(self.entity_ids())));
        }
        found
    }

    /// The tag of an id, or a complaint.
    pub fn tag(self, id: &Spanned<Id>, diagnostics: &mut Diagnostics) -> Option<Arc<Tag>> {
        trace::looked_up(id.value.as_str());
        let found = self.shared.glossary.tags.get(&id.value).cloned();
        if found.is_none() && !self.is_broken(&id.value) {
            diagnostics.push(unknown("tag", id, keys(&self.shared.glossary.tags)));
        }
        found
    }

    /// The ids of all sources.
    pub fn source_ids<'n>(self) -> impl Iterator<Item = &'n str> + Clone
    where
        Self: 'n,
    {
        keys(&self.own.glossary.sources).chain(keys(&self.shared.glossary.sources)).chain(self.broken_ids())
    }

    /// The ids of all entities.
    pub fn entity_ids<'n>(self) -> impl Iterator<Item = &'n str> + Clone
    where
        Self: 'n,
    {
        keys(&self.own.glossary.entities).chain(keys(&self.shared.glossary.entities)).chain(self.broken_ids())
    }

    /// The ids that are defined and broken: what is meant may be one of them.
    fn broken_ids<'n>(self) -> impl Iterator<Item = &'n str> + Clone
    where
        Self: 'n,
    {
        self.own.broken.iter().chain(&self.shared.broken).map(Id::as_str)
    }
}

fn keys<T>(map: &BTreeMap<Id, T>) -> impl Iterator<Item = &str> + Clone {
    map.keys().map(Id::as_str)
}

/// A complaint about an id that stands for nothing.
pub(super) fn unknown<'k>(
    what: &str,
    id: &Spanned<Id>,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Diagnostic {
    let code = match what {
        "source" => "unknown-source",
        "entity" => "unknown-entity",
        "figure" => "unknown-figure",
        "quote" => "unknown-quote",
        "tag" => "unknown-tag",
        "finding" => "unknown-finding",
        _ => "unknown-id",
    };
    let hint = suggest::hint(id.value.as_str(), known).unwrap_or_else(|| {
        format!("define it, or correct the id; there is no {what} of this name in the report or the glossary")
    });
    Diagnostic::error(code, id.span, format!("there is no {what} `{}`", id.value)).hint(hint)
}
