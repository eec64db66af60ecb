//! A report in an edition: the order of its page, everything in words.

use std::ops::Range;
use std::sync::Arc;

use super::chart::Exhibitor;
use super::citation::{Citations, authors};
use super::context::Context;
use super::edition_report::{
    DateLine, EditionReport, EditionSegment, FigureLine, FindingLine, Headline, KeyFigureLine, Labelled,
    Line, OriginalLine, QuoteLine, ReferenceLine, SourceLine, StatusLine,
};
use super::filing::filing;
use super::labels::{self, Labels, claimant};
use super::lines::{Marks, line, without_isolates, worded};
use super::message::{MessageError, Unworded, args};
use super::prose::{PlacedError, Prose, quoted_words};
use super::sentence::{Said, Sentences, attribution, capitalized};
use super::wording::{Style, Wording};
use super::{DateStyle, locale, reading, terms};
use crate::markup::Piece;
use crate::model::{
    Attribution, Body, Case, Date, Figure, Finding, Language, Quantity, Quote, QuoteForm, Report, Signed,
    Status, Text, Translation,
};

/// Words a report for an edition.
///
/// # Errors
/// A message that cannot be formatted with what it is given, as a diagnostic at the placeable or finding that asked for it.
pub fn localize<'a>(report: &'a Report, context: &'a Context) -> Result<EditionReport<'a>, Unworded> {
    let page = Page { report, context, prose: Prose::new(context), marks: Marks::default(), said: None };
    page.report().map_err(|(span, error)| Unworded::new(span, error))
}

/// Who said what, in words.
#[derive(Clone)]
struct SaidLine {
    whole: Line,
    beside: Option<Line>,
}

/// The work on one page.
struct Page<'a> {
    report: &'a Report,
    context: &'a Context,
    prose: Prose<'a>,
    marks: Marks,
    /// Who said what was said last, and the words for it.
    said: Option<(&'a Attribution, SaidLine)>,
}

impl<'a> Page<'a> {
    fn report(mut self) -> Result<EditionReport<'a>, PlacedError> {
        let Page { report, context, .. } = self;
        let formatter = &context.formatter;
        let language = formatter.language;
        let at = |error: MessageError| (report.span.slice(0..0), error);

        let title = self.prose.line(report.title.get(language))?;
        let summary = match &report.summary {
            None => None,
            Some(summary) => Some(self.prose.line(summary.get(language))?),
        };
        let date = formatter.date_in(report.date, DateStyle::Long, formatter.calendar).map_err(at)?;
        let publication = &context.words.publication;
        let citations = Citations::new(formatter, publication, report, (&title, &date)).map_err(at)?;
        let citation = citations.report().map_err(at)?;
        let segments = self.segments(&citations)?;
        let filing = filing(report, context, &segments).map_err(at)?;
        let labels = Labels::new(context, &segments);
        let figures =
            report.figures.iter().map(|figure| self.figure(figure, &labels)).collect::<Result<_, _>>()?;
        let key_figures = report
            .key_figures
            .iter()
            .map(|figure| self.key_figure(figure, &labels))
            .collect::<Result<_, _>>()?;
        let sources = report
            .sources
            .iter()
            .enumerate()
            .map(|(index, source)| {
                let name = formatter.source_listed(source).map_err(at)?;
                Ok(SourceLine {
                    id: source.id.as_str(),
                    number: formatter.numbers.count(index + 1),
                    name: line(&capitalized(name, language), formatter.direction),
                    url: source.url.as_deref(),
                    date: source.date.map(|date| self.date(date)).transpose().map_err(at)?,
                    citations: labels.citations(report, source),
                })
            })
            .collect::<Result<_, PlacedError>>()?;
        let exhibits = Exhibitor { report, formatter, segments: &segments }.all()?;
        Ok(EditionReport {
            id: report.id.as_str(),
            edition: context.words.clone(),
            date: DateLine { text: line(&date, formatter.direction), iso: report.date.to_string() },
            status: self.status().map_err(at)?,
            byline: self.byline().map_err(at)?,
            authors: authors(formatter, report).collect(),
            citation,
            reading_time: reading::time(formatter, [Some(&title), summary.as_ref()], &segments)
                .map_err(at)?,
            tags: report
                .tags
                .iter()
                .map(|tag| Labelled { id: tag.id.as_str(), label: tag.name.get(language).clone() })
                .collect(),
            terms: terms::terms(report, formatter).map_err(at)?,
            title,
            summary,
            key_figures,
            segments,
            figures,
            sources,
            exhibits,
            filing,
        })
    }

    fn date(&self, date: Date) -> Result<DateLine, MessageError> {
        let formatter = &self.context.formatter;
        let text = formatter.date_in(date, DateStyle::Long, formatter.calendar)?;
        Ok(DateLine { text: line(&text, formatter.direction), iso: date.to_string() })
    }

    fn byline(&self) -> Result<Option<Line>, MessageError> {
        let formatter = &self.context.formatter;
        let authors = &self.report.authors;
        if authors.is_empty() {
            return Ok(None);
        }
        // The Arabic verb comes first: it shows only gender, and that of the nearest of its subjects.
        let agreement = match formatter.language {
            Language::Ar => formatter.leading(authors),
            Language::En => formatter.agreement(authors),
        };
        let names = formatter.entities_named(authors, Case::Nominative)?;
        let given = args([("authors", &names), ("agreement", agreement)]);
        let text = formatter.messages.format("byline", "", &given)?;
        Ok(Some(line(&text, formatter.direction)))
    }

    fn status(&self) -> Result<StatusLine, MessageError> {
        let messages = &self.context.formatter.messages;
        let status = self.report.status;
        let notice =
            (status != Status::Published).then(|| messages.word(&format!("notice-{}", status.name())));
        let label = messages.word(&format!("status-{}", status.name()))?;
        Ok(StatusLine { status, label, notice: notice.transpose()? })
    }

    /// The prose in its order; a finding without prose comes after the one before it in the file.
    fn segments(&mut self, citations: &Citations<'_>) -> Result<Vec<EditionSegment<'a>>, PlacedError> {
        let report = self.report;
        let body = report.prose.as_ref().map(|prose| prose.get(self.context.formatter.language));
        let mut segments = Vec::new();
        let written = |finding: usize| {
            body.is_some_and(|body| body.segments.iter().any(|segment| segment.finding == Some(finding)))
        };
        // Findings that come before every written one stand before the first section, after the introduction.
        let mut waiting: Vec<usize> =
            (0..report.findings.len()).take_while(|&finding| !written(finding)).collect();
        if let Some(body) = body {
            for segment in &body.segments {
                if let Some(finding) = segment.finding {
                    for finding in waiting.drain(..) {
                        segments.push(self.made(finding, citations)?);
                    }
                    waiting =
                        (finding + 1..report.findings.len()).take_while(|&next| !written(next)).collect();
                    segments.push(self.section((body, segment.items.clone()), finding, citations)?);
                    for finding in waiting.drain(..) {
                        segments.push(self.made(finding, citations)?);
                    }
                } else {
                    let pieces = self.prose.pieces(&body.text, segment.items.clone())?;
                    segments.push(EditionSegment { finding: None, pieces, generated: false });
                }
            }
        }
        for finding in waiting {
            segments.push(self.made(finding, citations)?);
        }
        Ok(segments)
    }

    /// A finding's section of the prose: its heading is its headline.
    fn section(
        &mut self,
        (body, items): (&'a Body, Range<usize>),
        finding: usize,
        citations: &Citations<'_>,
    ) -> Result<EditionSegment<'a>, PlacedError> {
        let Text { items: all, .. } = &body.text;
        let level = all[items.start].heading().map_or(2, |heading| heading.level);
        let end = all[items.clone()].iter().position(crate::markup::Item::is_heading_end).unwrap_or(0)
            + items.start;
        let words = self.prose.headline(&body.text, items.start..end)?;
        let pieces = self.prose.pieces(&body.text, end + 1..items.end)?;
        let headline = Some(Headline { level, words });
        let finding = self.finding_line(&self.report.findings[finding], headline, citations)?;
        Ok(EditionSegment { finding: Some(finding), pieces, generated: false })
    }

    /// A finding whose sentence is made from the data.
    fn made(&mut self, finding: usize, citations: &Citations<'_>) -> Result<EditionSegment<'a>, PlacedError> {
        let formatter = &self.context.formatter;
        let finding = &self.report.findings[finding];
        let claim = match &finding.claim {
            None => None,
            Some(claim) => Some(self.prose.variable(claim.get(formatter.language), &mut self.marks)?),
        };
        let mut sentences =
            Sentences { formatter, marks: &mut self.marks, anchored: &mut self.prose.anchored };
        let sentence = sentences.finding(finding, claim.as_deref()).map_err(|error| (finding.span, error))?;
        let runs = self.marks.line(&sentence, formatter.direction);
        let finding = self.finding_line(finding, None, citations)?;
        Ok(EditionSegment { finding: Some(finding), pieces: vec![Piece::Runs(runs)], generated: true })
    }

    fn finding_line(
        &mut self,
        finding: &'a Finding,
        headline: Option<Headline>,
        citations: &Citations<'_>,
    ) -> Result<FindingLine<'a>, PlacedError> {
        let formatter = &self.context.formatter;
        let at = |error: MessageError| (finding.span, error);
        // A made sentence says itself who says so.
        let said = match &finding.attribution {
            Some(who) if headline.is_some() => Some(self.said(who).map_err(at)?),
            _ => None,
        };
        let unplaced: Vec<_> = finding
            .quotes
            .iter()
            .filter(|quote| !self.prose.quoted.iter().any(|q| q.id == quote.id))
            .collect();
        let quotes =
            unplaced.into_iter().map(|quote| self.quote(quote)).collect::<Result<_, _>>().map_err(at)?;
        let words = headline.as_ref().map(|headline| &headline.words[..]);
        let citation = citations.finding(words).map_err(at)?;
        let label = match &headline {
            Some(headline) => headline.words.clone(),
            None => labels::finding(formatter, finding).map_err(at)?,
        };
        let certainty = finding.attribution.as_ref().map(|who| {
            let id = who.certainty.name();
            let label = formatter.messages.word(&format!("certainty-{id}"))?;
            Ok(Labelled { id, label })
        });
        let (attribution, beside) = said.map(|SaidLine { whole, beside }| (whole, beside)).unzip();
        let beside = beside.flatten();
        Ok(FindingLine {
            id: finding.id.as_str(),
            headline,
            label,
            attribution,
            beside,
            certainty: certainty.transpose().map_err(at)?,
            reference: finding.attribution.as_ref().and_then(|who| self.reference(who)),
            quotes,
            citation,
        })
    }

    /// Who says so: most often who said what came before.
    fn said(&mut self, who: &'a Attribution) -> Result<SaidLine, MessageError> {
        let formatter = &self.context.formatter;
        if let Some((before, line)) = &self.said
            && before.is_same(who)
        {
            return Ok(line.clone());
        }
        let Said { whole, beside } = attribution(formatter, who)?;
        let words = |text: String| line(&text, formatter.direction);
        let said = SaidLine { whole: words(whole), beside: beside.map(words) };
        self.said = Some((who, said.clone()));
        Ok(said)
    }

    /// The source of an attribution, by its number in the list of sources.
    fn reference(&self, Attribution { source, .. }: &'a Attribution) -> Option<ReferenceLine<'a>> {
        let index = self.report.sources.iter().position(|cited| cited.id == source.id)?;
        let number = self.context.formatter.numbers.count(index + 1);
        Some(ReferenceLine { source: source.id.as_str(), number })
    }

    fn quote(&self, quote: &'a Quote) -> Result<QuoteLine<'a>, MessageError> {
        let formatter = &self.context.formatter;
        let messages = &formatter.messages;
        let (note, original) = match &quote.form {
            QuoteForm::Indirect { .. } => (Some(messages.word("quote-paraphrase")?), None),
            QuoteForm::Direct { original, shown } => match shown.get(formatter.language) {
                Translation::Original => (None, None),
                Translation::Translated(_) => {
                    let code = original.lang.split('-').next().unwrap_or_default();
                    let id = format!("language-{code}");
                    let language =
                        if messages.has(&id) { messages.word(&id)? } else { original.lang.clone() };
                    let note = messages.format("quote-translated", "", &args([("language", &language)]))?;
                    let original = OriginalLine {
                        lang: original.lang.clone(),
                        direction: locale::direction(&original.lang),
                        text: original.text.clone(),
                    };
                    (Some(without_isolates(&note)), Some(original))
                }
            },
        };
        let speaker = formatter.party_named(&quote.speaker, Case::Nominative)?;
        let speaker = messages.format("quote-said-by", "", &args([("speaker", &speaker)]))?;
        Ok(QuoteLine {
            id: quote.id.as_str(),
            words: quoted_words(self.context, quote)?,
            note,
            original,
            speaker: line(&speaker, formatter.direction),
        })
    }

    fn figure(&self, figure: &'a Figure, labels: &Labels<'_>) -> Result<FigureLine<'a>, PlacedError> {
        let at = |error: MessageError| (figure.span, error);
        let finding = claimant(self.report, figure);
        Ok(FigureLine {
            id: figure.id.as_str(),
            label: labels.figure(figure, finding),
            notation: &figure.notation,
            text: self.prose.alone(figure).map_err(at)?,
            period: self.period(figure).map_err(at)?,
            finding: finding.map(|finding| finding.id.as_str()),
            anchored: self.prose.anchored.iter().any(|anchored| std::ptr::eq(Arc::as_ptr(anchored), figure)),
        })
    }

    fn key_figure(&self, figure: &'a Figure, labels: &Labels<'_>) -> Result<KeyFigureLine<'a>, PlacedError> {
        let formatter = &self.context.formatter;
        let at = |error: MessageError| (figure.span, error);
        // There is no verb that says up or down: a change needs its sign.
        let style = match figure.measure.quantity {
            Quantity::Change(_) | Quantity::Points(_, Signed::Change) if formatter.says_signs => Style::Long,
            Quantity::Change(_) | Quantity::Points(_, Signed::Change) => Style::Table,
            _ if formatter.says_signs => Style::Prose,
            _ => Style::Short,
        };
        // What the source converted stands in the body.
        let short = Wording { case: Case::Nominative, conversion: false, ..Wording::PROSE.styled(style) };
        let text = formatter.figure(figure, short).map_err(at)?;
        Ok(KeyFigureLine {
            id: figure.id.as_str(),
            notation: &figure.notation,
            text: worded(&text, formatter.direction),
            label: labels.figure(figure, claimant(self.report, figure)),
            period: self.period(figure).map_err(at)?,
        })
    }

    fn period(&self, figure: &Figure) -> Result<Option<Line>, MessageError> {
        let formatter = &self.context.formatter;
        let period = figure.period.map(|period| formatter.period(period, "")).transpose()?;
        Ok(period.map(|period| worded(&period, formatter.direction)))
    }
}
