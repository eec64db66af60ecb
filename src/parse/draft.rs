//! What files say, before anything is looked up: the draft of every table of the file formats.

use serde_json::{Value as Json, json};

use super::chart::{ChartDraft, TableDraft};
pub use super::figure_kind::FigureKind;
use super::figure_kind::strays;
use super::newsletter::SenderDraft;
use super::node::{Node, Value};
use super::reader::{Field, Named, Read, choices, draft, text, wrong_type};
use super::rules::{AllowDraft, LevelsDraft, RateDraft, RelationDraft, Whole};
use super::schema::Definitions;
use super::{notation, scalar_text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    Calendar, Certainty, CurrencyDisplay, Date, FigurePlaces, Gender, GrammaticalNumber, Id, Measure,
    MonthNames, NumberingSystem, Period, Qualifier, Quantity, ScaleWords, Status,
};
use crate::source::{Span, Spanned};

type Text = Spanned<String>;
type IdAt = Spanned<Id>;

choices! {
    Status as "status",
    Certainty as "certainty",
    Gender as "gender",
    GrammaticalNumber as "number",
    NumberingSystem as "numbering system",
    Calendar as "calendar",
    MonthNames as "way to name months",
    CurrencyDisplay as "currency display",
    ScaleWords as "way to write scale words",
    Qualifier as "qualifier",
    FigureKind as "kind of figure",
    crate::request::Format as "format",
}

draft! {
    /// A text in both languages.
    BilingualDraft as "a text in both languages" written "{ ar = \"…\", en = \"…\" }" {
        /// In Arabic.
        ar: Text = "ar" needed,
        /// In English.
        en: Text = "en" needed,
    }
}

draft! {
    /// `bayan.toml`.
    ConfigDraft as "the configuration" {
        /// The publication.
        publication: PublicationDraft = "publication" needed,
        /// Its editions, in the order they are offered; `ar` and `en` if none is named.
        editions: Vec<EditionDraft> = "editions",
        /// Who sends its newsletters.
        newsletter: SenderDraft = "newsletter",
        /// The levels of rules: `off`, `hint`, `warning` or `error`.
        check: LevelsDraft = "check",
        /// Reference rates that stated conversions are compared with.
        rates: Vec<RateDraft> = "rates",
    }
}

draft! {
    /// The publication.
    PublicationDraft as "the publication" {
        /// Its name.
        name: BilingualDraft = "name" needed,
        /// Where it is published: `https://example.org/reports`.
        base_url: Text = "base-url",
        /// The currency that its readers think in, as in `USD`: amounts in others state a conversion into it.
        currency: Text = "currency",
        /// What to make: `html`, `markdown`, `data`, `newsletter`; all of them if not said.
        formats: Vec<Spanned<crate::request::Format>> = "formats",
        /// The statuses of the reports on front pages, in indexes and in the search; all if not said.
        list: Vec<Spanned<Status>> = "list",
        /// Of those, the statuses of the reports in feeds and sitemaps, open to search engines; `published` and `corrected` if not said.
        announce: Vec<Spanned<Status>> = "announce",
    }
}

draft! {
    /// An edition.
    EditionDraft as "an edition" {
        /// Its locale: `ar`, `ar-EG`, `en-GB`. Also its folder in the output.
        locale: Text = "locale" needed,
        /// Its digits, if not those that CLDR gives the locale: `latn` (123) or `arab` (١٢٣).
        numbers: Spanned<NumberingSystem> = "numbers",
        /// Its calendar: `gregorian`, `hijri` (Umm al-Qura) or `both`.
        calendar: Spanned<Calendar> = "calendar",
        /// Its names of months in Arabic: `gulf` (يونيو), `levant` (حزيران), `maghreb` (جوان) or `paired`.
        months: Spanned<MonthNames> = "months",
        /// How currencies are written: `house` (as the messages word it), `name` (دولار أمريكي), `symbol` (US$) or `code` (USD).
        currency: Spanned<CurrencyDisplay> = "currency",
        /// Whether small counts are words in running text: "ثلاثة أسابيع"; `true` if not said.
        spell_out: Spanned<bool> = "spell-out",
        /// How scale words are written in running text: `full` ("50 billion") or `short` ("50bn"); `full` if not said.
        scale_words: Spanned<ScaleWords> = "scale-words",
    }
}

draft! {
    /// `content/glossary.toml`: names shared by all reports.
    GlossaryDraft as "the glossary" {
        /// Publications, agencies, studies that reports cite.
        sources: Named<SourceDraft> = "sources",
        /// Companies, people, places, products that reports speak of.
        entities: Named<EntityDraft> = "entities",
        /// Subjects that reports are filed under.
        tags: Named<TagDraft> = "tags",
        /// Terms of the house, in both languages.
        terms: Named<TermDraft> = "terms",
    }
}

draft! {
    /// A report.
    ReportDraft as "a report" {
        /// Its date.
        date: Spanned<Date> = "date" needed,
        /// How far it has come; `draft` if not said.
        status: Spanned<Status> = "status",
        /// Who wrote it: ids of entities.
        authors: Vec<IdAt> = "authors",
        /// Its subjects: ids of tags in the glossary.
        tags: Vec<IdAt> = "tags",
        /// Its title, unless the prose files carry it.
        title: BilingualDraft = "title",
        /// Its summary, unless the prose files carry it.
        summary: BilingualDraft = "summary",
        /// Sources of this report only.
        sources: Named<SourceDraft> = "sources",
        /// Entities of this report only.
        entities: Named<EntityDraft> = "entities",
        /// Ids of the figures shown at a glance, at most six; those that the first findings claim if not said.
        key_figures: Vec<IdAt> = "key-figures",
        /// Its figures.
        figures: Named<FigureDraft> = "figures",
        /// Its quotes.
        quotes: Named<Whole<QuoteDraft>> = "quotes",
        /// Its findings, in order.
        findings: Named<Whole<FindingDraft>> = "findings",
        /// Its charts, made of its figures.
        charts: Named<ChartDraft> = "charts",
        /// Its tables, made of its figures.
        tables: Named<TableDraft> = "tables",
        /// How its figures depend on each other.
        relations: Vec<RelationDraft> = "relations",
        /// The levels of rules in this report.
        check: LevelsDraft = "check",
        /// Rules that are muted in this report, each with a reason.
        allow: Vec<AllowDraft> = "allow",
    }
}

draft! {
    /// A source.
    SourceDraft as "a source" {
        /// Its kind, which Fluent names in `source-kind-KIND`: `newspaper`, `agency`, `study`…
        kind: IdAt = "kind" needed,
        /// Its name.
        name: BilingualDraft = "name" needed,
        /// A shorter name.
        short: BilingualDraft = "short",
        /// Its Latin name, shown at the first mention in Arabic.
        latin: Text = "latin",
        /// Its Arabic form after a preposition or another noun, if it has one of its own: «محللين».
        oblique: Text = "oblique",
        /// Its Arabic form after أن, if not the oblique one: «تاجرًا».
        accusative: Text = "accusative",
        /// Whether the English name takes "the" in a sentence, if not as its kind does.
        article: Spanned<bool> = "article",
        /// Where to read it.
        url: Text = "url",
        /// When it was published.
        date: Spanned<Date> = "date",
        /// Its grammatical gender in Arabic, if not that of its kind.
        gender: Spanned<Gender> = "gender",
    }
}

draft! {
    /// An entity.
    EntityDraft as "an entity" {
        /// Its kind, which Fluent names in `entity-kind-KIND`: `company`, `person`, `place`…
        kind: IdAt = "kind" needed,
        /// Its name.
        name: BilingualDraft = "name" needed,
        /// A shorter name.
        short: BilingualDraft = "short",
        /// Its Latin name, shown in parentheses at the first mention in Arabic.
        latin: Text = "latin",
        /// Its Arabic form after a preposition or another noun, if it has one of its own: «محللين».
        oblique: Text = "oblique",
        /// Its Arabic form after أن, if not the oblique one: «تاجرًا».
        accusative: Text = "accusative",
        /// Whether the English name takes "the" in a sentence, if not as its kind does.
        article: Spanned<bool> = "article",
        /// Its grammatical gender in Arabic, if not that of its kind.
        gender: Spanned<Gender> = "gender",
        /// Its grammatical number, if not that of its kind.
        number: Spanned<GrammaticalNumber> = "number",
    }
}

draft! {
    /// A tag.
    TagDraft as "a tag" {
        /// Its name.
        name: BilingualDraft = "name" needed,
    }
}

draft! {
    /// A term of the house.
    TermDraft as "a term" {
        /// The term.
        name: BilingualDraft = "name" needed,
        /// Other words for it that are right as well.
        also: FormsDraft = "also",
        /// Words that are not to be used for it.
        avoid: FormsDraft = "avoid",
    }
}

draft! {
    /// Words in each language.
    FormsDraft as "words in each language" written "{ ar = [\"…\"], en = [\"…\"] }" {
        /// In Arabic.
        ar: Vec<Text> = "ar",
        /// In English.
        en: Vec<Text> = "en",
    }
}

draft! {
    /// A quote.
    QuoteDraft as "a quote" {
        /// Whose words: the id of a source or an entity.
        speaker: IdAt = "speaker" needed,
        /// The words as they were said.
        original: OriginalDraft = "original",
        /// The translation: a text, or one for each language if the original is in neither.
        translation: TranslationDraft = "translation",
        /// The sense in our words, in both languages, where the words themselves are not carried.
        paraphrase: BilingualDraft = "paraphrase",
    }
}

draft! {
    /// Words as they were said.
    OriginalDraft as "an original" written "{ lang = \"…\", text = \"…\" }" {
        /// The BCP 47 tag of their language.
        lang: Text = "lang" needed,
        /// The words.
        text: Text = "text" needed,
    }
}

draft! {
    /// A finding.
    FindingDraft as "a finding" {
        /// Its kind; Fluent makes its sentence in `finding-KIND`.
        kind: IdAt = "kind" needed,
        /// Who says so.
        attribution: AttributionDraft = "attribution",
        /// When it happened.
        date: Spanned<Period> = "date",
        /// Ids of the figures that it claims.
        figures: Vec<IdAt> = "figures",
        /// Ids of the entities that it is about.
        entities: Vec<IdAt> = "entities",
        /// Ids of the quotes that support it.
        quotes: Vec<IdAt> = "quotes",
        /// What it claims, in words, for a finding of kind `claim`.
        claim: BilingualDraft = "claim",
        /// Whether the authors found it out themselves, so that nobody is cited.
        own_reporting: Spanned<bool> = "own-reporting",
        /// Rules that are muted for this finding, each with a reason.
        allow: Vec<AllowDraft> = "allow",
    }
}

draft! {
    /// An attribution.
    AttributionDraft as "an attribution" written "{ source = \"…\" }" {
        /// The id of the source.
        source: IdAt = "source" needed,
        /// Whom that source cites: the id of a source or an entity.
        through: IdAt = "through",
        /// How sure they are; `reported` if not said.
        certainty: Spanned<Certainty> = "certainty",
    }
}

draft! {
    /// The long form of a figure, and what may stand beside its value in either form.
    FigureTable as "a figure" {
        /// What it is, in words: the lists of figures show it.
        label: BilingualDraft = "label",
        /// The value in the short notation.
        value: MeasureDraft = "value",
        /// The period it covers; of a figure of kind `period`, the value itself.
        period: Spanned<Period> = "period",
        /// The period it is compared with.
        versus: Spanned<Period> = "versus",
        /// The conversion that the source gave, in the short notation.
        stated_as: MeasureDraft = "stated-as",
        /// Long form: `money`, `percent`, `points`, `change`, `ratio`, `count`, `duration`, `date`, `period`.
        kind: Spanned<FigureKind> = "kind",
        /// Long form: the number.
        amount: NumberDraft = "amount",
        /// Long form: the lower end of a range.
        from: NumberDraft = "from",
        /// Long form: the upper end of a range.
        to: NumberDraft = "to",
        /// Long form: the currency of money.
        currency: Text = "currency",
        /// Long form: the unit of a count or a duration.
        unit: Text = "unit",
        /// Long form: `about`, `nearly`, `more-than`, `less-than`, `at-least`, `at-most`.
        qualifier: Spanned<Qualifier> = "qualifier",
        /// Long form: the date.
        date: Spanned<Date> = "date",
    }
}

/// A number as it is written: best as text, so that no program on the way rounds it.
#[derive(Debug, Clone)]
pub struct NumberDraft(pub Text);

impl Read for NumberDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        Text::read(node, diagnostics).map(NumberDraft)
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": ["string", "number"] })
    }
}

/// A figure in either form.
#[derive(Debug, Clone)]
pub struct FigureDraft {
    /// Where it stands.
    pub span: Span,
    /// What it is, in words.
    pub label: Field<BilingualDraft>,
    /// The value.
    pub measure: Option<Measure>,
    /// The conversion that the source gave.
    pub stated_as: Option<Measure>,
    /// The units that both count, each with its place.
    pub units: Vec<IdAt>,
    /// The period it covers.
    pub period: Option<Period>,
    /// The period it is compared with.
    pub versus: Option<Period>,
    /// Where its parts are written.
    pub places: FigurePlaces,
}

/// A measure in the short notation.
#[derive(Debug, Clone)]
pub struct MeasureDraft {
    /// Where it stands.
    pub span: Span,
    /// The measure.
    pub measure: Measure,
    /// The unit that it counts, and its place.
    pub unit: Option<IdAt>,
}

impl Read for MeasureDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = text(node, diagnostics)?;
        match notation::measure(text) {
            Ok(measure) => {
                let unit = match &measure.quantity {
                    Quantity::Count(_, unit) => {
                        // It stands at the end.
                        let part = text.len() - unit.as_str().len()..text.len();
                        Some(Spanned::new(unit.clone(), notation::part_of(node.span, text, part)))
                    }
                    _ => None,
                };
                Some(MeasureDraft { span: node.span, measure, unit })
            }
            Err(problem) => {
                diagnostics.push(problem.at("bad-figure", node.span, text));
                None
            }
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({
            "type": ["string", "integer"],
            "examples": ["~50bn CNY", "12k..13k USD", "+123%", "6.5%", "2pp", "x2", ">1m chips", "3 weeks", "2024-H1"],
        })
    }
}

impl Read for FigureDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let span = node.span;
        if scalar_text(node).is_some() {
            let (measure, unit) = match MeasureDraft::read(node, diagnostics) {
                Some(MeasureDraft { measure, unit, span: _ }) => (Some(measure), unit),
                None => (None, None),
            };
            let units = unit.into_iter().collect();
            let label = Field::Absent;
            return Some(FigureDraft {
                span,
                label,
                measure,
                stated_as: None,
                units,
                period: None,
                versus: None,
                places: FigurePlaces::of(span),
            });
        }
        if !matches!(node.value, Value::Table(_)) {
            diagnostics.push(wrong_type(node, "a figure, as text or as a table"));
            return None;
        }
        let table = FigureTable::read(node, diagnostics)?;
        // A figure with a bad part says less than it was meant to: it is broken as a whole.
        let is_whole = !matches!(table.period, Field::Bad)
            && !matches!(table.versus, Field::Bad)
            && !matches!(table.stated_as, Field::Bad);
        strays(&table, diagnostics);
        let measure = measure(&table, diagnostics).filter(|_| is_whole);
        let long = table.unit.get().filter(|_| table.value.is_absent());
        let units = match (&measure, long) {
            (Some(Measure { quantity: Quantity::Count(_, id), .. }), Some(text)) => {
                vec![Spanned::new(id.clone(), text.span)]
            }
            _ => Vec::new(),
        };
        let short =
            [&table.value, &table.stated_as].into_iter().filter_map(|field| field.get()?.unit.clone());
        let units = units.into_iter().chain(short).collect();
        let is_period = table.kind.get().is_some_and(|kind| kind.value == FigureKind::Period);
        Some(FigureDraft {
            span,
            label: table.label.clone(),
            measure,
            units,
            stated_as: table.stated_as.get().map(|m| m.measure.clone()),
            period: table.period.get().filter(|_| !is_period).map(|p| p.value),
            versus: table.versus.get().map(|p| p.value),
            places: FigurePlaces {
                whole: node.extent(),
                value: table.value.get().map_or(span, |m| m.span),
                stated_as: table.stated_as.get().map(|m| m.span),
                period: table.period.get().map(|p| p.span),
                versus: table.versus.get().map(|p| p.span),
            },
        })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let mut short = MeasureDraft::schema(definitions);
        short["description"] = "A figure in the short notation.".into();
        definitions.refer("FigureDraft", |definitions| {
            let table = FigureTable::schema(definitions);
            let form = json!([{ "required": ["value"] }, { "required": ["kind"] }]);
            json!({
                "description": "A figure: in the short notation, or as a table.",
                "anyOf": [short, { "allOf": [table], "oneOf": form }],
            })
        })
    }
}

/// The measure of a table: its `value`, or its long form rewritten in the short notation and read as that, so that
/// both forms obey the same rules.
fn measure(table: &FigureTable, diagnostics: &mut Diagnostics) -> Option<Measure> {
    let FigureTable {
        span,
        label: _,
        value,
        period,
        versus: _,
        stated_as: _,
        kind,
        amount,
        from,
        to,
        currency,
        unit,
        qualifier,
        date,
    } = table;
    if !value.is_absent() {
        return value.get().map(|m| m.measure.clone());
    }
    let kind = kind.require("value", "a figure", *span, diagnostics)?;
    let what = format!("a figure of kind `{}`", kind.value.name());
    let is_range = !(from.is_absent() && to.is_absent());
    let number = |diagnostics: &mut Diagnostics| -> Option<String> {
        let mut plain = |field: &Field<NumberDraft>, key: &str| -> Option<String> {
            let NumberDraft(text) = field.require(key, &what, *span, diagnostics)?;
            if let Err(problem) = notation::number(text.value.trim_start_matches('+')) {
                diagnostics.push(problem.at("bad-figure", text.span, &text.value));
                return None;
            }
            Some(text.value.clone())
        };
        if !is_range {
            return plain(amount, "amount");
        }
        let (from, to) = (plain(from, "from"), plain(to, "to"));
        Some(format!("{}..{}", from?, to?))
    };
    let sign = qualifier.get().map_or("", |q| q.value.sign());
    let body = match kind.value {
        FigureKind::Money => {
            let code = currency.require("currency", &what, *span, diagnostics);
            if let Some(code) = code
                && let Err(problem) = notation::currency(&code.value)
            {
                diagnostics.push(problem.at("bad-figure", code.span, &code.value));
                return None;
            }
            let number = number(diagnostics);
            format!("{} {}", number?, code?.value)
        }
        FigureKind::Percent => format!("{}%", number(diagnostics)?),
        FigureKind::Points => format!("{}pp", number(diagnostics)?),
        FigureKind::Change => {
            let number = number(diagnostics)?;
            let sign = if number.starts_with(['+', '-']) { "" } else { "+" };
            format!("{sign}{number}%")
        }
        FigureKind::Ratio => format!("x{}", number(diagnostics)?),
        FigureKind::Count | FigureKind::Duration => {
            let unit = unit.require("unit", &what, *span, diagnostics);
            let number = number(diagnostics);
            format!("{} {}", number?, unit?.value)
        }
        FigureKind::Date => date.require("date", &what, *span, diagnostics)?.value.to_string(),
        FigureKind::Period => period.require("period", &what, *span, diagnostics)?.value.to_string(),
    };
    match notation::measure(&format!("{sign}{body}")) {
        Ok(measure) => Some(measure),
        Err(problem) => {
            let mut diagnostic = Diagnostic::error("bad-figure", *span, problem.message);
            diagnostic.hint = problem.hint;
            diagnostics.push(diagnostic);
            None
        }
    }
}

/// A translation: one text, or one for each language.
#[derive(Debug, Clone)]
pub enum TranslationDraft {
    /// Into the language that the original is not in.
    One(Text),
    /// Into both.
    Both(BilingualDraft),
}

impl Read for TranslationDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match node.value {
            Value::Table(_) => BilingualDraft::read(node, diagnostics).map(TranslationDraft::Both),
            _ => Text::read(node, diagnostics).map(TranslationDraft::One),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "anyOf": [Text::schema(definitions), BilingualDraft::schema(definitions)] })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Amount;
    use crate::parse::toml;
    use crate::source::Sources;

    fn figure(text: &str) -> (Option<FigureDraft>, Vec<String>) {
        let span = Sources::default().add("r.toml", text);
        let mut diagnostics = Diagnostics::default();
        let node = toml::parse(text, span, &mut diagnostics);
        let Value::Table(entries) = &node.value else { panic!("a table") };
        let draft = FigureDraft::read(&entries[0].node, &mut diagnostics);
        (draft, diagnostics.iter().map(|d| d.message.clone()).collect())
    }

    /// The long form of a measure, as machines write it.
    fn long(measure: &Measure) -> String {
        let amount = |amount: &Amount| match amount {
            Amount::One(n) => format!("amount = \"{n}\""),
            Amount::Range(a, b) => format!("from = \"{a}\", to = \"{b}\""),
        };
        let mut parts = vec![format!("kind = \"{}\"", measure.quantity.kind())];
        parts.extend(measure.quantity.amount().map(amount));
        parts.extend(measure.qualifier.map(|q| format!("qualifier = \"{}\"", q.name())));
        match &measure.quantity {
            Quantity::Money(_, currency) => parts.push(format!("currency = \"{currency}\"")),
            Quantity::Count(_, unit) => parts.push(format!("unit = \"{unit}\"")),
            Quantity::Duration(_, unit) => parts.push(format!("unit = \"{}\"", unit.name())),
            Quantity::Date(date) => parts.push(format!("date = {date}")),
            Quantity::Period(period) => parts.push(format!("period = \"{period}\"")),
            _ => {}
        }
        format!("f = {{ {} }}", parts.join(", "))
    }

    #[test]
    fn the_long_form_is_the_same_value() {
        for (short, long) in [
            (
                "~50bn CNY",
                "{ kind = 'money', amount = '50000000000', currency = 'CNY', qualifier = 'about' }",
            ),
            ("12k..13k USD", "{ kind = 'money', from = 12000, to = '13000', currency = 'USD' }"),
            ("+123%", "{ kind = 'change', amount = 123 }"),
            (">=3 weeks", "{ kind = 'duration', amount = 3, unit = 'weeks', qualifier = 'at-least' }"),
            ("2024-H1", "{ kind = 'period', period = '2024-H1' }"),
            ("2024-06-15", "{ kind = 'date', date = 2024-06-15 }"),
        ] {
            let (draft, problems) = figure(&format!("f = {long}"));
            assert!(problems.is_empty(), "{problems:?}");
            let (from_long, short) =
                (draft.and_then(|d| d.measure).expect(long), notation::measure(short).expect(short));
            assert_eq!(from_long.qualifier, short.qualifier);
            match (from_long.quantity.amount(), short.quantity.amount()) {
                (Some(a), Some(b)) => assert!(a.low().same_value(b.low()) && a.high().same_value(b.high())),
                _ => assert_eq!(from_long, short),
            }
        }
    }

    #[test]
    fn every_problem_of_a_figure_is_reported() {
        let (_, problems) =
            figure("f = { kind = 'money', amount = '5e3', period = '2024-H9', qualifer = 'about' }");
        assert_eq!(
            problems,
            [
                "a year has no half 9",
                "a figure has no key `qualifer`",
                "a figure of kind `money` needs `currency`",
                "`5e3` is not a number"
            ]
        );
        let problems = |text: &str| figure(&format!("f = {{ {text} }}")).1;
        assert_eq!(
            problems("kind = 'percent', amount = '5', currency = 'USD', unit = 'chips', date = 2024-01-01"),
            ["currency", "unit", "date"].map(|key| format!("a figure of kind `percent` has no `{key}`"))
        );
        assert_eq!(
            problems("kind = 'money', amount = 5, from = 1, to = 2, currency = 'USD'"),
            ["a figure of kind `money` has either `amount`, or `from` and `to`"]
        );
        let both = ["a figure has either a `value` or the long form, not both"];
        assert_eq!(problems("value = '5%', unit = 'chips', currency = 'USD'"), both);
        assert_eq!(problems("value = '5%', kind = 'percent', amount = 5"), both);
    }

    proptest! {
        #[test]
        fn long_and_short_agree(measure in notation::tests::measures()) {
            // Points and changes carry their sign in the number, so their long form is checked above.
            prop_assume!(!matches!(measure.quantity, Quantity::Points(..)));
            let (draft, problems) = figure(&long(&measure));
            prop_assert!(problems.is_empty(), "{:?} {}", problems, long(&measure));
            prop_assert_eq!(draft.and_then(|d| d.measure), Some(measure));
        }
    }
}
