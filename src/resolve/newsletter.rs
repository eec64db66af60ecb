//! Newsletters: what an issue chooses is known and sound, who sends it can be written to, and its own words are linked to
//! the facts of the reports that it chose.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Shared;
use super::names::{Known, Names, unknown};
use super::prose::{self, Scope};
use super::publication::bilingual;
use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::markup::{Markup, mail};
use crate::model::{
    Bilingual, ChosenReport, Date, Figure, Glossary, Id, Issue, IssueName, Language, Letter, Logo, Pick,
    Placed, Quote, Selection, Sender, Unsubscribe,
};
use crate::parse::newsletter::{IssueDraft, LetterDraft, LogoDraft, PickDraft, SenderDraft};
use crate::parse::reader::Field;
use crate::parse::{messages, notation};
use crate::request::Occasion;
use crate::source::{Span, Spanned};

/// What an issue may refer to, and what it has for granted.
#[derive(Debug, Clone, Copy)]
pub struct House<'a> {
    /// The names of the glossary.
    pub glossary: &'a Known,
    /// The ids of all reports.
    pub reports: &'a [&'a str],
    /// The sender of the publication.
    pub sender: &'a Sender,
    /// Where the publication is read, if that is known: mails cannot link to pages otherwise.
    pub base_url: Option<&'a str>,
    /// The language of the first edition.
    pub first: Language,
}

/// The drafts of an issue's own words.
#[derive(Debug)]
pub struct LetterInput {
    /// The prose files that there are.
    pub prose: Bilingual<Option<LetterDraft>>,
}

/// Resolves the file of an issue.
pub fn issue(
    name: &IssueName,
    draft: &IssueDraft,
    house: House<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Issue> {
    let IssueDraft { span, date, reports, since, tag, latest, findings, bilingual, first, sender: own } =
        draft;
    let span = span.slice(0..0);
    let date = date.require("date", "an issue", span, diagnostics).map(|date| date.value);
    let fits = [since.get().map(|at| at.span), tag.get().map(|at| at.span), latest.get().map(|at| at.span)];
    let selection = match (reports, fits.into_iter().flatten().next()) {
        (Field::Given(_), Some(place)) => {
            let message = "an issue either names its reports or says which ones fit, not both";
            let hint = "keep `reports`, or remove it and keep `since`, `tag` and `latest`";
            diagnostics.push(Diagnostic::error("two-values", place, message).hint(hint));
            None
        }
        (Field::Given(picks), None) => {
            Some(Selection::These(picks.iter().filter_map(|p| pick(p, house, diagnostics)).collect()))
        }
        (Field::Bad, _) => None,
        (Field::Absent, _) => {
            let good =
                !matches!((since, tag, latest), (Field::Bad, ..) | (_, Field::Bad, _) | (.., Field::Bad));
            let names = Names { own: house.glossary, shared: house.glossary };
            let tag = tag.get().map(|tag| names.tag(tag, diagnostics).map(|tag| tag.id.clone()));
            let is_said = since.get().is_some() || tag.is_some() || latest.get().is_some();
            if good && !is_said {
                let message = "an issue needs to say which reports it is made of";
                let hint = "add `reports = [\"…\"]`, or one or more of `since`, `tag` and `latest`";
                diagnostics.push(Diagnostic::error("missing-key", span, message).hint(hint));
            }
            (good && is_said && tag != Some(None)).then(|| Selection::Fitting {
                since: since.get().map(|since| since.value),
                tag: tag.flatten(),
                latest: latest.get().map(|latest| latest.value as usize),
            })
        }
    };
    let sender = own.get().map_or_else(|| house.sender.clone(), |own| sender(own, house.sender, diagnostics));
    let spoiled = matches!(own, Field::Bad);
    if !spoiled {
        check_house(&sender, house, span, diagnostics);
    }
    Some(Issue {
        name: name.clone(),
        date: Some(date?),
        selection: selection?,
        sender,
        bilingual: bilingual.get().is_none_or(|bilingual| bilingual.value),
        first: first.get().map_or(house.first, |first| first.value),
        findings: findings.get().map(|findings| findings.value as usize),
        span,
    })
}

/// The issue that was asked for on the command line.
///
/// # Errors
/// What was asked for and is not there: a sentence, and what to ask for instead.
pub fn occasion(
    asked: &Occasion,
    house: House<'_>,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Result<Issue, (String, String)> {
    let Occasion { reports, since, tag, latest } = asked;
    let since = match since.as_deref().map(notation::date) {
        Some(Err(problem)) => {
            let hint = problem.hint.unwrap_or_else(|| "write a day as `2024-06-15`".to_owned());
            return Err((problem.message, hint));
        }
        Some(Ok(date)) => Some(date),
        None => None,
    };
    let tags = &house.glossary.glossary.tags;
    if let Some(tag) = tag.as_deref().filter(|tag| Id::new(tag).is_none_or(|id| !tags.contains_key(&id))) {
        let hint = suggest::hint(tag, tags.keys().map(Id::as_str)).unwrap_or_default();
        return Err((format!("the glossary has no tag `{tag}`"), hint));
    }
    let mut picks = Vec::with_capacity(reports.len());
    for report in reports {
        let Some(id) = Id::new(report).filter(|id| house.reports.contains(&id.as_str())) else {
            let hint = suggest::hint(report, house.reports.iter().copied()).unwrap_or_default();
            return Err((format!("there is no report `{report}`"), hint));
        };
        picks.push(Pick { report: Spanned::new(id, span), findings: Vec::new() });
    }
    check_house(house.sender, house, span, diagnostics);
    let fitting = Selection::Fitting {
        since,
        tag: tag.as_deref().and_then(Id::new),
        latest: latest.map(|latest| latest as usize),
    };
    Ok(Issue {
        // Named by its date, which is that of its newest report.
        name: IssueName::of(Date::MIN),
        date: None,
        selection: if picks.is_empty() { fitting } else { Selection::These(picks) },
        sender: house.sender.clone(),
        bilingual: true,
        first: house.first,
        findings: None,
        span,
    })
}

fn pick(draft: &PickDraft, house: House<'_>, diagnostics: &mut Diagnostics) -> Option<Pick> {
    let PickDraft { span, report, findings } = draft;
    let report = report.require("report", "a report of an issue", *span, diagnostics)?;
    if !house.reports.contains(&report.value.as_str()) {
        let message = format!("there is no report `{}`", report.value);
        diagnostics.push(
            Diagnostic::error("unknown-report", report.span, message)
                .hint_opt(suggest::hint(report.value.as_str(), house.reports.iter().copied())),
        );
        return None;
    }
    Some(Pick { report: report.clone(), findings: findings.get().cloned().unwrap_or_default() })
}

/// What a mail cannot do without.
fn check_house(sender: &Sender, house: House<'_>, span: Span, diagnostics: &mut Diagnostics) {
    let mut lacks = |code, message: &str, hint: &str| {
        diagnostics.push(Diagnostic::error(code, span, message).hint(hint));
    };
    if house.base_url.is_none_or(str::is_empty) {
        let hint = "add `base-url = \"https://…\"` under `[publication]` in `bayan.toml`";
        lacks("missing-base-url", "a newsletter links to pages, and their address is not known", hint);
    }
    if sender.address.is_none() {
        let hint = "add `from = \"news@example.org\"` under `[newsletter]` in `bayan.toml`";
        lacks("missing-sender", "a newsletter needs an address that it comes from", hint);
    }
    if sender.unsubscribe.is_none() {
        let hint =
            "add `unsubscribe = \"https://…\"` or `service = \"…\"` under `[newsletter]` in `bayan.toml`";
        lacks("missing-unsubscribe", "a newsletter needs a way to leave its list", hint);
    }
}

/// Resolves the sender of the publication.
pub(super) fn own_sender(draft: &SenderDraft, diagnostics: &mut Diagnostics) -> Sender {
    let resolved = sender(draft, &Sender::default(), diagnostics);
    if draft.postal_address.is_absent() {
        let message = "newsletters do not say where their sender is; the law of many countries wants them to";
        let hint = "add `postal-address = { ar = \"…\", en = \"…\" }`";
        let place = draft.span.slice(0..0);
        diagnostics.push(Diagnostic::warning("missing-postal-address", place, message).hint(hint));
    }
    resolved
}

/// Resolves a sender over another one.
fn sender(draft: &SenderDraft, base: &Sender, diagnostics: &mut Diagnostics) -> Sender {
    let SenderDraft {
        span: _,
        from,
        name,
        reply_to,
        list_id,
        service,
        unsubscribe,
        unsubscribe_mail,
        postal_address,
        logo,
    } = draft;
    let mut mail = |field: &Field<Spanned<String>>, other: &Option<String>| {
        let given = field
            .get()
            .and_then(|text| checked(text, is_mail_address, "mail address", "news@example.org", diagnostics));
        given.or_else(|| other.clone())
    };
    let address = mail(from, &base.address);
    let reply_to = mail(reply_to, &base.reply_to);
    let unsubscribe_mail = mail(unsubscribe_mail, &base.unsubscribe_mail);
    let list_id = list_id
        .get()
        .and_then(|text| checked(text, is_host, "id of a list", "news.example.org", diagnostics))
        .or_else(|| base.list_id.clone());
    if let (Some(service), Some(address)) = (service.get(), unsubscribe.get()) {
        let message = "the service says itself how to leave the list";
        let error =
            Diagnostic::error("two-values", address.span, message).related(service.span, "the service");
        diagnostics.push(error.hint("keep `service` or `unsubscribe`, not both"));
    }
    let by_address = unsubscribe
        .get()
        .and_then(|text| {
            let is_safe = |address: &str| address.starts_with("https://") && is_web_address(address);
            let kind = "address to leave a list by in one click";
            checked(text, is_safe, kind, "https://example.org/leave", diagnostics)
        })
        .map(Unsubscribe::Address);
    let by_service = service.get().map(|service| Unsubscribe::Service(service.value));
    let mut both = |field: &Field<_>, other: &Option<Bilingual<String>>| {
        let given = field.get().and_then(|draft| bilingual(draft, diagnostics));
        given.or_else(|| other.clone())
    };
    let (name, postal_address) = (both(name, &base.name), both(postal_address, &base.postal_address));
    Sender {
        address,
        name,
        reply_to,
        list_id,
        unsubscribe: by_address.or(by_service).or_else(|| base.unsubscribe.clone()),
        unsubscribe_mail,
        postal_address,
        logo: logo.get().and_then(|draft| self::logo(draft, diagnostics)).or_else(|| base.logo.clone()),
    }
}

fn logo(draft: &LogoDraft, diagnostics: &mut Diagnostics) -> Option<Logo> {
    let LogoDraft { span, src, width, height, alt } = draft;
    let src = src.require("src", "a logo", *span, diagnostics);
    let src = src.and_then(|text| {
        checked(text, is_web_address, "web address", "https://example.org/logo.png", diagnostics)
    });
    let width = width.require("width", "a logo", *span, diagnostics).map(|width| width.value);
    let height = height.require("height", "a logo", *span, diagnostics).map(|height| height.value);
    let alt = alt.require("alt", "a logo", *span, diagnostics).and_then(|alt| bilingual(alt, diagnostics));
    Some(Logo { src: src?, width: width?, height: height?, alt: alt? })
}

fn checked(
    text: &Spanned<String>,
    is_good: fn(&str) -> bool,
    what: &str,
    example: &str,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    if is_good(&text.value) {
        return Some(text.value.clone());
    }
    let (code, article) = if what.starts_with("web") {
        ("bad-url", "a")
    } else if what.starts_with("id") {
        ("bad-address", "an")
    } else {
        ("bad-address", "a")
    };
    let message = format!("`{}` is not {article} {what}", text.value.escape_debug());
    diagnostics.push(Diagnostic::error(code, text.span, message).hint(format!("as in `{example}`")));
    None
}

/// Whether a text can stand in a header as an address: one sign `@`, a host, nothing that a header reads as more.
fn is_mail_address(text: &str) -> bool {
    let local = |part: &str| {
        let good = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b);
        (1..=64).contains(&part.len())
            && part.bytes().all(good)
            && !part.starts_with('.')
            && !part.ends_with('.')
    };
    text.split_once('@').is_some_and(|(name, host)| local(name) && is_host(host))
}

fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        let good = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        (1..=63).contains(&label.len()) && good && !label.starts_with('-') && !label.ends_with('-')
    };
    text.len() <= 250 && text.contains('.') && text.split('.').all(label)
}

fn is_web_address(text: &str) -> bool {
    let good = |b: u8| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b',' | b'\\' | b'`');
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && text.len() <= 900 && text.bytes().all(good))
}

/// Resolves the own words of an issue.
pub fn letter(
    input: &LetterInput,
    chosen: &[ChosenReport],
    shared: Shared<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Letter> {
    let (ar, en) = match (&input.prose.ar, &input.prose.en) {
        (Some(ar), Some(en)) => (ar, en),
        (None, None) => return Some(Letter { names: own_names(chosen), ..Letter::default() }),
        (Some(only), None) | (None, Some(only)) => {
            let missing = if input.prose.en.is_none() { Language::En } else { Language::Ar };
            let message = format!("this issue has no {} text", missing.english_name());
            let hint = format!("add `{}.md` beside it, or remove this file", missing.tag());
            let place = only.span.slice(0..0);
            diagnostics.push(Diagnostic::error("missing-translation", place, message).hint(hint));
            return None;
        }
    };
    let drafts = Bilingual { ar, en };
    let facts = Facts::new(chosen);
    let (figures, quotes) = (facts.figures(), facts.quotes());
    let own = Known { glossary: own_names(chosen), ..Known::default() };
    let mut broken = BTreeSet::new();
    for language in Language::BOTH {
        let LetterDraft { subject, preheader, introduction, span: _ } = drafts.get(language);
        let lines = [subject, preheader].into_iter().filter_map(|line| Some(&line.get()?.value));
        for markup in lines.chain([introduction]) {
            facts.refuse_ambiguous(markup, &mut broken, diagnostics);
        }
        mail::check(introduction, diagnostics);
    }
    let broken: BTreeSet<&str> = broken.iter().map(String::as_str).collect();
    let scope = |language| Scope {
        names: Names { own: &own, shared: shared.glossary },
        figures: &figures,
        quotes: &quotes,
        broken: &broken,
        catalog: shared.catalog,
        language,
    };
    let mut line = |key: &str, part: fn(&LetterDraft) -> &Field<Spanned<Markup>>| {
        let halves = drafts.map(part);
        let complete = match (halves.ar, halves.en) {
            (Field::Given(ar), Field::Given(en)) => Some(Bilingual { ar, en }),
            (Field::Given(only), Field::Absent) | (Field::Absent, Field::Given(only)) => {
                let missing = if halves.en.is_absent() { Language::En } else { Language::Ar };
                let message = format!("the `{key}` of this issue has no {} text", missing.english_name());
                let hint = format!("add `{key}: …` to the front matter of `{}.md`", missing.tag());
                diagnostics.push(Diagnostic::error("missing-translation", only.span, message).hint(hint));
                None
            }
            _ => None,
        };
        complete.map(|halves| {
            Bilingual::from_fn(|language| {
                let Spanned { value, span } = halves.get(language);
                Placed { text: prose::text(value, scope(language), diagnostics), span: *span }
            })
        })
    };
    let (subject, preheader) = (line("title", |d| &d.subject), line("preheader", |d| &d.preheader));
    let introduction = Bilingual::from_fn(|language| {
        prose::text(&drafts.get(language).introduction, scope(language), diagnostics)
    });
    let is_empty = introduction.ar.items.is_empty() && introduction.en.items.is_empty();
    Some(Letter {
        subject,
        preheader,
        introduction: (!is_empty).then_some(introduction),
        names: own.glossary.clone(),
    })
}

/// The names that only the chosen reports know; of two with one id, that of the first report.
fn own_names(chosen: &[ChosenReport]) -> Glossary {
    let mut names = Glossary::default();
    for report in chosen {
        for (id, source) in &report.names.sources {
            names.sources.entry(id.clone()).or_insert_with(|| Arc::clone(source));
        }
        for (id, entity) in &report.names.entities {
            names.entities.entry(id.clone()).or_insert_with(|| Arc::clone(entity));
        }
    }
    names
}

/// The facts of the chosen reports, under their own ids and under `report--id`.
#[derive(Default)]
struct Facts {
    figures: BTreeMap<Id, Arc<Figure>>,
    quotes: BTreeMap<Id, Arc<Quote>>,
    /// Ids that stand for different things in different reports: the ways to write which is meant.
    ambiguous: BTreeMap<Id, Vec<String>>,
}

impl Facts {
    fn new(chosen: &[ChosenReport]) -> Self {
        let mut facts = Facts::default();
        for report in chosen {
            for figure in &report.figures {
                let same = |known: &Figure| {
                    (&known.measure, &known.stated_as, known.period, known.versus)
                        == (&figure.measure, &figure.stated_as, figure.period, figure.versus)
                };
                if let Some(id) = report.qualified(&figure.id) {
                    let named = Figure { id: id.clone(), ..Figure::clone(figure) };
                    facts.figures.insert(id, Arc::new(named));
                }
                let known = facts.figures.get(&figure.id);
                if known.is_some_and(|known| !same(known)) || facts.quotes.contains_key(&figure.id) {
                    facts.ambiguous.entry(figure.id.clone()).or_default();
                } else if known.is_none() {
                    facts.figures.insert(figure.id.clone(), Arc::clone(figure));
                }
            }
            for quote in &report.quotes {
                if let Some(id) = report.qualified(&quote.id) {
                    facts.quotes.insert(id.clone(), Arc::new(Quote { id, ..Quote::clone(quote) }));
                }
                let taken = facts.quotes.contains_key(&quote.id) || facts.figures.contains_key(&quote.id);
                if taken {
                    facts.ambiguous.entry(quote.id.clone()).or_default();
                } else {
                    facts.quotes.insert(quote.id.clone(), Arc::clone(quote));
                }
            }
        }
        for (id, ways) in &mut facts.ambiguous {
            facts.figures.remove(id);
            facts.quotes.remove(id);
            let has = |report: &&ChosenReport| {
                report.figures.iter().any(|figure| figure.id == *id)
                    || report.quotes.iter().any(|quote| quote.id == *id)
            };
            ways.extend(
                chosen.iter().filter(has).filter_map(|r| r.qualified(id)).map(|id| format!("`${id}`")),
            );
        }
        facts
    }

    fn figures(&self) -> FxHashMap<&str, &Arc<Figure>> {
        self.figures.iter().map(|(id, figure)| (id.as_str(), figure)).collect()
    }

    fn quotes(&self) -> FxHashMap<&str, &Arc<Quote>> {
        self.quotes.iter().map(|(id, quote)| (id.as_str(), quote)).collect()
    }

    /// Complains about placeables that may mean several things.
    fn refuse_ambiguous(
        &self,
        markup: &Markup,
        broken: &mut BTreeSet<String>,
        diagnostics: &mut Diagnostics,
    ) {
        for raw in &markup.placeables {
            let Ok(uses) = messages::placeable(&raw.source, raw.span) else { continue };
            for variable in &uses.variables {
                let Some((id, ways)) =
                    Id::new(&variable.value).and_then(|id| self.ambiguous.get_key_value(&id))
                else {
                    continue;
                };
                let message = format!("several of the chosen reports have a figure or quote `{id}`");
                let hint = format!("write which one is meant: {}", ways.join(" or "));
                diagnostics.push(Diagnostic::error("ambiguous-figure", variable.span, message).hint(hint));
                broken.insert(id.to_string());
            }
        }
    }
}

/// Complains about findings that an issue names and its report does not have.
pub fn check_picked(pick: &Pick, known: &[&str], diagnostics: &mut Diagnostics) {
    for finding in &pick.findings {
        if !known.contains(&finding.value.as_str()) {
            diagnostics.push(unknown("finding", finding, known.iter().copied()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_cannot_carry_more_than_an_address() {
        for good in ["news@example.org", "a.b+c@x-y.example.org"] {
            assert!(is_mail_address(good), "{good}");
        }
        for bad in [
            "a@b",
            "a b@example.org",
            "a@example.org\r\nBcc: x@y.z",
            "<a@example.org>",
            "a@b@example.org",
            "a,b@example.org",
            "أ@example.org",
            ".a@example.org",
        ] {
            assert!(!is_mail_address(bad), "{bad}");
        }
        for bad in [
            "https://",
            "ftp://x.y",
            "https://x.y/\r\nA: b",
            "https://x.y/a b",
            "https://x.y/>,<mailto:a",
            "javascript:1",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
        assert!(is_web_address("https://example.org/u?id=1&x=%20"));
        assert!(is_host("news.example.org") && !is_host("news") && !is_host("a..b") && !is_host("a\r.b"));
    }
}
