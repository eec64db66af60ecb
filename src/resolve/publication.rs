//! The configuration: the publication, its editions, what to make.

use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    Bilingual, Calendar, Currency, CurrencyDisplay, Edition, Language, Publication, Rate, RuleLevel,
    ScaleWords, Sender, Status, Visibility,
};
use crate::parse::draft::{BilingualDraft, ConfigDraft, EditionDraft, PublicationDraft};
use crate::parse::reader::Field;
use crate::request::Format;
use crate::source::{Span, Spanned};

/// A publication and what to make of it.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// The publication.
    pub publication: Publication,
    /// The formats to make.
    pub formats: Vec<Format>,
    /// Who sends its newsletters.
    pub sender: Sender,
    /// The levels of rules.
    pub levels: Vec<RuleLevel>,
    /// Reference rates.
    pub rates: Vec<Rate>,
    /// The currency that readers think in.
    pub currency: Option<Currency>,
    /// Which reports are shown where.
    pub visibility: Visibility,
}

/// Resolves `bayan.toml`.
pub fn configuration(draft: &ConfigDraft, diagnostics: &mut Diagnostics) -> Option<Configuration> {
    let ConfigDraft { span, publication, editions, newsletter, check, rates } = draft;
    if publication.is_absent() {
        diagnostics.push(
            Diagnostic::error("missing-key", span.slice(0..0), "the configuration needs `[publication]`")
                .hint("add `[publication]` and under it `name = { ar = \"…\", en = \"…\" }`"),
        );
    }
    let editions = match editions {
        Field::Given(drafts) => {
            let editions: Vec<Edition> =
                drafts.iter().filter_map(|draft| edition(draft, diagnostics)).collect();
            check_pair(drafts, &editions, *span, diagnostics);
            editions
        }
        Field::Bad => return None,
        Field::Absent => ["ar", "en"].iter().filter_map(|locale| Edition::plain(locale)).collect(),
    };
    let sender = newsletter
        .get()
        .map_or_else(Sender::default, |draft| super::newsletter::own_sender(draft, diagnostics));
    let levels = rules::levels(check);
    let rates =
        rates.get().into_iter().flatten().filter_map(|draft| rules::rate(draft, diagnostics)).collect();
    let PublicationDraft { span, name, base_url, currency, formats, list, announce } = publication.get()?;
    let currency = currency.get().and_then(|code| rules::currency(code, diagnostics));
    let name = name.require("name", "the publication", *span, diagnostics);
    let name = name.and_then(|name| bilingual(name, diagnostics));
    let base_url = base_url.get().map(|url| (url, url.value.trim_end_matches('/').to_owned()));
    if let Some((url, text)) = &base_url
        && !(text.starts_with("https://") || text.starts_with("http://"))
    {
        let message = format!("`{text}` is not the address of a website");
        diagnostics.push(Diagnostic::error("bad-url", url.span, message).hint("begin it with `https://`"));
    }
    let formats = formats.get().map_or(Format::ALL.to_vec(), |list| list.iter().map(|f| f.value).collect());
    let base_url = base_url.map(|(_, text)| text).unwrap_or_default();
    let statuses = |field: &Field<Vec<Spanned<Status>>>, standard: Vec<Status>| {
        field.get().map_or(standard, |list| list.iter().map(|status| status.value).collect())
    };
    let Visibility { listed, announced } = Visibility::default();
    let visibility = Visibility { listed: statuses(list, listed), announced: statuses(announce, announced) };
    let publication = Publication { name: name?, base_url, editions };
    Some(Configuration { publication, formats, sender, levels, rates, currency, visibility })
}

/// Both halves of a text; a missing one is reported as a missing translation.
pub(super) fn bilingual(draft: &BilingualDraft, diagnostics: &mut Diagnostics) -> Option<Bilingual<String>> {
    let spanned = bilingual_spanned(draft, diagnostics)?;
    Some(spanned.map(|text| text.value.clone()))
}

/// Both halves of a text with their places.
pub(super) fn bilingual_spanned<'d>(
    draft: &'d BilingualDraft,
    diagnostics: &mut Diagnostics,
) -> Option<Bilingual<&'d Spanned<String>>> {
    let BilingualDraft { span, ar, en } = draft;
    let mut half = |field: &'d Field<Spanned<String>>, language: Language| {
        let missing = match field {
            Field::Absent => Some(*span),
            Field::Given(text) if text.value.trim().is_empty() => Some(text.span),
            _ => None,
        };
        if let Some(place) = missing {
            let message = format!("the {} text is missing", language.english_name());
            diagnostics.push(
                Diagnostic::error("missing-translation", place, message)
                    .hint(format!("add `{} = \"…\"`", language.tag())),
            );
            return None;
        }
        field.get()
    };
    let halves = Bilingual { ar: half(ar, Language::Ar), en: half(en, Language::En) };
    halves.complete()
}

fn edition(draft: &EditionDraft, diagnostics: &mut Diagnostics) -> Option<Edition> {
    let EditionDraft { span, locale, numbers, calendar, months, currency, spell_out, scale_words } = draft;
    let locale = locale.require("locale", "an edition", *span, diagnostics)?;
    let Some(plain) = Edition::plain(&locale.value) else {
        let message = format!("`{}` is not a locale of Arabic or English", locale.value);
        diagnostics.push(Diagnostic::error("unknown-locale", locale.span, message).hint(
            "write it as `ar`, `ar-EG`, `en`, `en-GB`: the language, then a country of two capital letters",
        ));
        return None;
    };
    if let Some(months) = months.get()
        && plain.language == Language::En
    {
        let message = "the names of months can only be chosen for Arabic editions";
        diagnostics.push(Diagnostic::error("unknown-option", months.span, message).hint("remove `months`"));
    }
    Some(Edition {
        numbers: numbers.get().map(|n| n.value),
        calendar: calendar.get().map_or(Calendar::default(), |c| c.value),
        months: months.get().map(|m| m.value),
        currency: currency.get().map_or(CurrencyDisplay::default(), |c| c.value),
        spell_out: spell_out.get().is_none_or(|s| s.value),
        scale_words: scale_words.get().map_or(ScaleWords::default(), |s| s.value),
        ..plain
    })
}

/// Each language needs an edition, and no locale may come twice.
fn check_pair(drafts: &[EditionDraft], editions: &[Edition], span: Span, diagnostics: &mut Diagnostics) {
    for language in Language::BOTH {
        if editions.len() == drafts.len() && !editions.iter().any(|edition| edition.language == language) {
            let message = format!("the publication has no {} edition", language.english_name());
            diagnostics.push(
                Diagnostic::error("missing-edition", span.slice(0..0), message)
                    .hint(format!("add `[[editions]]` with `locale = \"{}\"`", language.tag())),
            );
        }
    }
    for (index, draft) in drafts.iter().enumerate() {
        let Some(locale) = draft.locale.get() else { continue };
        let first =
            drafts[..index].iter().filter_map(|other| other.locale.get()).find(|o| o.value == locale.value);
        if let Some(first) = first {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-edition",
                    locale.span,
                    format!("the edition `{}` stands here twice", locale.value),
                )
                .related(first.span, "first here")
                .hint("remove one of the two"),
            );
        }
    }
}
