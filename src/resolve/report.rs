//! A report: its facts linked, its prose checked against them.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::exhibit::Exhibits;
use super::finding::{Facts, finding, inline, once};
use super::names::{self, Names, known_message, rows};
use super::prose;
use super::publication::{bilingual, bilingual_spanned};
use super::{Catalog, Shared, key_figures, rules};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup::Markup;
use crate::model::{
    Bilingual, Figure, FigurePlaces, Id, Language, Lock, Original, Over, Quote, QuoteForm, Report, Source,
    Status, Text, Translation, Wording,
};
use crate::parse::draft::{
    BilingualDraft, FigureDraft, OriginalDraft, QuoteDraft, ReportDraft, TranslationDraft,
};
use crate::parse::messages::MessageFile;
use crate::parse::prose::ProseDraft;
use crate::parse::reader::{Field, Named};
use crate::parse::rules::Whole;
use crate::source::{Span, Spanned};

/// The drafts of one report's folder.
#[derive(Debug)]
pub struct ReportInput {
    /// The name of the folder.
    pub id: Id,
    /// The report file.
    pub report: ReportDraft,
    /// Its words.
    pub wordings: Vec<Wording>,
    /// The prose files that there are.
    pub prose: Bilingual<Option<ProseDraft>>,
    /// The messages of this report only.
    pub messages: Bilingual<Vec<MessageFile>>,
    /// What its translations were signed for.
    pub lock: Lock,
}

/// Resolves a report. Also gives the catalog that its own messages make, if it has any.
pub fn report(input: &ReportInput, shared: Shared<'_>, diagnostics: &mut Diagnostics) -> Option<Report> {
    let ReportInput { id, report: draft, wordings, prose, messages, lock } = input;
    let own_catalog = (!messages.ar.is_empty() || !messages.en.is_empty())
        .then(|| shared.catalog.with(messages.clone(), diagnostics));
    let catalog = own_catalog.as_ref().unwrap_or(shared.catalog);
    let ReportDraft {
        span,
        date,
        status,
        authors,
        tags,
        title,
        summary,
        sources,
        entities,
        key_figures,
        figures,
        quotes,
        findings,
        charts,
        tables,
        relations,
        check,
        allow,
    } = draft;

    let own = names::names(sources, entities, catalog, diagnostics);
    let names = Names { own: &own, shared: shared.glossary };
    names.check_own(diagnostics);
    if let Some(catalog) = &own_catalog {
        catalog.check_names(names, diagnostics);
    }

    let (figures_draft, quotes_draft, findings_draft) = (figures, quotes, findings);
    let figures = named(figures, |id, draft| figure(id, draft, catalog, diagnostics));
    let quotes = named(quotes, |id, draft| quote(id, draft, names, diagnostics));
    let figure_ids = index(&figures, |figure| figure.id.as_str());
    let quote_ids = index(&quotes, |quote| quote.id.as_str());
    check_shared_ids(&quotes, &figure_ids, diagnostics);
    let mut broken: BTreeSet<&str> = BTreeSet::new();
    broken.extend(ids(figures_draft).filter(|id| !figure_ids.contains_key(id)));
    broken.extend(ids(quotes_draft).filter(|id| !quote_ids.contains_key(id)));
    let facts = Facts { names, figures: &figure_ids, quotes: &quote_ids, broken: &broken, catalog };
    let findings = rows(findings_draft).iter().filter_map(|(id, draft)| {
        check_anchor(id, diagnostics);
        finding(id, draft.as_ref()?, facts, diagnostics)
    });
    let findings: Vec<_> = findings.collect();
    let key_figures = key_figures::resolve(key_figures, &findings, facts, diagnostics);
    let mut broken_findings = broken.clone();
    broken_findings.extend(ids(findings_draft).filter(|id| !findings.iter().any(|f| f.id.as_str() == *id)));
    let facts = Facts { broken: &broken_findings, ..facts };

    let (authors, tags) = (once("authors", authors, diagnostics), once("tags", tags, diagnostics));
    let authors = authors.iter().filter_map(|id| names.entity(id, diagnostics)).collect();
    let tags = tags.iter().filter_map(|id| names.tag(id, diagnostics)).collect();
    let date = date.require("date", "a report", span.slice(0..0), diagnostics).map(|d| d.value);

    let lacks_prose = prose.ar.is_some() != prose.en.is_some();
    let prose = pair(prose, diagnostics);
    let front = |part: fn(&ProseDraft) -> &Field<Spanned<Markup>>| prose.map(|pair| pair.map(part));
    let title = headline("title", title, front(|p| &p.title), facts, diagnostics);
    if let (Headline::Absent, false) = (&title, lacks_prose) {
        diagnostics.push(missing_title(*span));
    }
    let summary = headline("summary", summary, front(|p| &p.summary), facts, diagnostics);
    let body = prose.map(|pair| {
        Bilingual::from_fn(|language| {
            let draft = pair.get(language);
            prose::body(draft, &findings, facts.scope(language), diagnostics)
        })
    });
    let exhibits =
        Exhibits { facts, findings: &findings, prose: body.as_ref() }.all(charts, tables, diagnostics);
    let relations = rules::relations(relations, facts, diagnostics);
    let mut allows = Vec::new();
    rules::allows(allow, Over::Report, &mut allows, diagnostics);
    rules::finding_allows(&findings, rows(findings_draft), &mut allows, diagnostics);
    allows.extend(rules::prose_allows(prose.as_ref()));
    allows.extend(rules::message_allows(messages));
    let sources = cited(&findings);
    Some(Report {
        id: id.clone(),
        date: date?,
        status: status.get().map_or(Status::Draft, |s| s.value),
        authors,
        tags,
        title: title.text()?,
        summary: summary.text(),
        findings,
        figures: figures.clone(),
        key_figures,
        quotes: quotes.clone(),
        sources,
        exhibits,
        names: own.glossary.clone(),
        relations,
        prose: body,
        lock: lock.clone(),
        levels: rules::levels(check),
        allows,
        wordings: wordings.clone(),
        span: *span,
    })
}

fn missing_title(report: Span) -> Diagnostic {
    let problem = Diagnostic::error("missing-title", report.slice(0..0), "this report has no title");
    problem.hint("add `title: …` to the front matter of `ar.md` and `en.md`, or `title = { ar = \"…\", en = \"…\" }` to the report")
}

/// Figures and quotes are placed in the same way.
fn check_shared_ids(
    quotes: &[Arc<Quote>],
    figure_ids: &FxHashMap<&str, &Arc<Figure>>,
    diagnostics: &mut Diagnostics,
) {
    for quote in quotes {
        if let Some(figure) = figure_ids.get(quote.id.as_str()) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-id",
                    quote.span,
                    format!("`{}` is both a figure and a quote", quote.id),
                )
                .related(figure.span, "the figure")
                .hint("figures and quotes are both placed as `{ $id }`; rename one of the two"),
            );
        }
    }
}

/// The ids of a table of named things.
fn ids<T>(field: &Field<Named<T>>) -> impl Iterator<Item = &str> {
    rows(field).iter().map(|(id, _)| id.value.as_str())
}

fn named<D, T>(field: &Field<Named<D>>, mut f: impl FnMut(&Spanned<Id>, &D) -> Option<T>) -> Vec<Arc<T>> {
    rows(field).iter().filter_map(|(id, draft)| f(id, draft.as_ref()?).map(Arc::new)).collect()
}

fn index<'t, T>(things: &'t [Arc<T>], id: impl Fn(&T) -> &str) -> FxHashMap<&'t str, &'t Arc<T>>
where
    T: 't,
{
    things.iter().map(|thing| (id_of(thing, &id), thing)).collect()
}

/// The id of a thing, borrowed as long as the thing.
fn id_of<'t, T>(thing: &'t Arc<T>, id: &impl Fn(&T) -> &str) -> &'t str {
    id(thing)
}

/// What the ids of other anchors of a page begin with; `facing-` are those of the second language on the facing page.
const RESERVED: [&str; 8] = ["figure-", "source-", "quote-", "chart-", "table-", "facing-", "fn-", "fnref-"];

/// Findings and figures share the anchors of a page.
fn check_anchor(id: &Spanned<Id>, diagnostics: &mut Diagnostics) {
    if RESERVED.iter().any(|prefix| id.value.as_str().starts_with(prefix)) {
        let message = format!("`{}` cannot be the id of a finding", id.value);
        let prefixes: Vec<String> = RESERVED.iter().map(|prefix| format!("`{prefix}`")).collect();
        let hint =
            format!("ids that begin with {} are anchors of a page; choose another", prefixes.join(", "));
        diagnostics.push(Diagnostic::error("reserved-id", id.span, message).hint(hint));
    }
}

fn figure(
    id: &Spanned<Id>,
    draft: &FigureDraft,
    catalog: &Catalog,
    diagnostics: &mut Diagnostics,
) -> Option<Figure> {
    let FigureDraft { span: _, label, measure, stated_as, units, period, versus, places } = draft;
    let label = label.get().and_then(|draft| bilingual(draft, diagnostics));
    let measure = measure.clone()?;
    let mut good = true;
    for unit in units {
        good &= known_message(unit, "unit-", "unit", catalog, diagnostics);
    }
    good.then(|| Figure {
        id: id.value.clone(),
        label,
        notation: measure.to_string().into(),
        measure,
        stated_as: stated_as.clone(),
        period: *period,
        versus: *versus,
        span: id.span,
        places: FigurePlaces { whole: id.span.with(places.whole), ..*places },
    })
}

fn quote(
    id: &Spanned<Id>,
    draft: &Whole<QuoteDraft>,
    names: Names<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Quote> {
    let Whole { draft, whole } = draft;
    let QuoteDraft { span, speaker, original, translation, paraphrase } = draft;
    let speaker = speaker.require("speaker", "a quote", *span, diagnostics);
    let speaker = speaker.and_then(|id| names.party(id, diagnostics));
    let form = match (original, paraphrase) {
        (Field::Given(original), Field::Absent) => direct(id, original, translation, diagnostics),
        (Field::Absent, Field::Given(draft)) => {
            bilingual(draft, diagnostics).map(|paraphrase| QuoteForm::Indirect { paraphrase })
        }
        (Field::Bad, _) | (_, Field::Bad) => None,
        (Field::Given(_), Field::Given(_)) => {
            let message = format!("the quote `{}` has both an original and a paraphrase", id.value);
            diagnostics.push(Diagnostic::error("two-values", id.span, message).hint("keep one of the two"));
            None
        }
        (Field::Absent, Field::Absent) => {
            let message = format!("the quote `{}` has no words", id.value);
            let hint =
                "add `original = { lang = \"…\", text = \"…\" }` with a `translation`, or a `paraphrase`";
            diagnostics.push(Diagnostic::error("missing-key", id.span, message).hint(hint));
            None
        }
    };
    let whole = id.span.with(*whole);
    Some(Quote { id: id.value.clone(), speaker: speaker?, form: form?, span: id.span, whole })
}

fn direct(
    id: &Spanned<Id>,
    original: &OriginalDraft,
    translation: &Field<TranslationDraft>,
    diagnostics: &mut Diagnostics,
) -> Option<QuoteForm> {
    let OriginalDraft { span, lang, text } = original;
    let lang = lang.require("lang", "an original", *span, diagnostics);
    let text = text.require("text", "an original", *span, diagnostics);
    let (lang, text) = (lang?, text?);
    if lang.value.parse::<unic_langid::LanguageIdentifier>().is_err() {
        let message = format!("`{}` is not the tag of a language", lang.value);
        diagnostics.push(
            Diagnostic::error("unknown-locale", lang.span, message).hint("as in `en`, `ar`, `zh`, `fr`"),
        );
        return None;
    }
    let own = |language: Language| lang.value.split('-').next() == Some(language.tag());
    let both = match translation {
        Field::Given(TranslationDraft::Both(draft)) => Some(draft),
        _ => None,
    };
    let one = match translation {
        Field::Given(TranslationDraft::One(text)) => Some(text.value.clone()),
        _ => None,
    };
    let is_foreign = !Language::BOTH.into_iter().any(own);
    let lacks_both = match translation {
        Field::Bad => return None,
        Field::Given(TranslationDraft::One(text)) if is_foreign => Some(text.span),
        Field::Absent if is_foreign => Some(id.span),
        _ => None,
    };
    if let Some(place) = lacks_both {
        let message =
            format!("the quote `{}` needs a translation into Arabic and one into English", id.value);
        let hint = "write it as `translation = { ar = \"…\", en = \"…\" }`";
        diagnostics.push(Diagnostic::error("missing-translation", place, message).hint(hint));
        return None;
    }
    let mut shown = |language: Language| {
        if own(language) {
            return Some(Translation::Original);
        }
        let half = both.and_then(|draft| match language {
            Language::Ar => draft.ar.get(),
            Language::En => draft.en.get(),
        });
        // One text serves if only one language lacks the words.
        let text =
            half.map(|text| text.value.clone()).or_else(|| one.clone().filter(|_| own(language.other())));
        if text.is_none() {
            let message = format!("the quote `{}` has no {} translation", id.value, language.english_name());
            let (place, hint) = match both {
                Some(draft) => (draft.span, format!("add `{} = \"…\"`", language.tag())),
                None => (id.span, "add `translation = \"…\"`".to_owned()),
            };
            diagnostics.push(Diagnostic::error("missing-translation", place, message).hint(hint));
        }
        text.map(Translation::Translated)
    };
    let shown = Bilingual { ar: shown(Language::Ar), en: shown(Language::En) }.complete()?;
    Some(QuoteForm::Direct {
        original: Original { lang: lang.value.clone(), text: text.value.clone() },
        shown,
    })
}

/// Both prose files, or neither; one alone is a missing translation.
fn pair<'p>(
    prose: &'p Bilingual<Option<ProseDraft>>,
    diagnostics: &mut Diagnostics,
) -> Option<Bilingual<&'p ProseDraft>> {
    match (&prose.ar, &prose.en) {
        (Some(ar), Some(en)) => Some(Bilingual { ar, en }),
        (None, None) => None,
        (Some(only), None) | (None, Some(only)) => {
            let missing = if prose.en.is_none() { Language::En } else { Language::Ar };
            let message = format!(
                "this report has {} prose and no {} prose",
                missing.other().english_name(),
                missing.english_name()
            );
            let hint = format!("add `{}.md` beside it, or remove this file", missing.tag());
            diagnostics
                .push(Diagnostic::error("missing-translation", only.span.slice(0..0), message).hint(hint));
            None
        }
    }
}

/// A title or a summary.
enum Headline {
    Absent,
    /// It could not be made, which has been reported.
    Bad,
    Given(Bilingual<Text>),
}

impl Headline {
    fn text(self) -> Option<Bilingual<Text>> {
        match self {
            Headline::Given(text) => Some(text),
            Headline::Absent | Headline::Bad => None,
        }
    }
}

/// The title or the summary: from the prose files, or from the report, never from both.
fn headline(
    key: &str,
    draft: &Field<BilingualDraft>,
    front: Option<Bilingual<&Field<Spanned<Markup>>>>,
    facts: Facts<'_>,
    diagnostics: &mut Diagnostics,
) -> Headline {
    let is_bad =
        front.is_some_and(|front| [front.ar, front.en].iter().any(|half| matches!(half, Field::Bad)));
    let front = front.map(|front| front.map(Field::get)).unwrap_or_default();
    let written = front.ar.or(front.en);
    if let (Some(written), Field::Given(draft)) = (written, draft) {
        diagnostics.push(
            Diagnostic::error("two-values", draft.span, format!("the {key} stands here and in the prose"))
                .related(written.span, "in the prose")
                .hint("keep one of the two: each fact lives in one place"),
        );
    }
    match (front.ar, front.en) {
        _ if is_bad => Headline::Bad,
        (Some(ar), Some(en)) => {
            let halves = Bilingual { ar, en };
            Headline::Given(Bilingual::from_fn(|language| {
                prose::text(&halves.get(language).value, facts.scope(language), diagnostics)
            }))
        }
        (Some(only), None) | (None, Some(only)) => {
            let missing = if front.en.is_none() { Language::En } else { Language::Ar };
            let message = format!("the {key} has no {} text", missing.english_name());
            diagnostics.push(
                Diagnostic::error("missing-translation", only.span, message)
                    .hint(format!("add `{key}: …` to the front matter of `{}.md`", missing.tag())),
            );
            Headline::Bad
        }
        (None, None) => match draft {
            Field::Absent => Headline::Absent,
            Field::Bad => Headline::Bad,
            Field::Given(draft) => match bilingual_spanned(draft, diagnostics) {
                None => Headline::Bad,
                Some(halves) => Headline::Given(inline(halves, facts, diagnostics)),
            },
        },
    }
}

/// The sources that findings cite, in the order of first use.
fn cited(findings: &[crate::model::Finding]) -> Vec<Arc<Source>> {
    let mut sources: Vec<Arc<Source>> = Vec::new();
    for attribution in findings.iter().filter_map(|finding| finding.attribution.as_ref()) {
        if !sources.iter().any(|source| source.id == attribution.source.id) {
            sources.push(Arc::clone(&attribution.source));
        }
    }
    sources
}
