//! The ledger of a report as a table (RFC 4180): a row for every figure of every finding, and one for a finding without any.
//!
//! It is made for spreadsheets: UTF-8 with a byte order mark, by which they know it, and no cell that one of them would
//! take for a formula. Exact numbers stay as they are, signs included; any other cell that begins like a formula gets an
//! apostrophe in front, and so does one that begins with an apostrophe, so that taking one away always gives the text back.

use std::borrow::Cow;

use super::address;
use super::ledger::{ByEdition, FigureEntry, FindingEntry, Ledger, MeasureEntry, Named, PeriodEntry};
use crate::publish::Page;

/// The columns of an exact quantity.
const MEASURE: [&str; 8] = ["kind", "qualifier", "value", "low", "high", "unit", "is_change", "notation"];

/// The columns of a stretch of time.
const PERIOD: [&str; 3] = ["", "_start", "_end"];

/// The ledger as a page.
pub fn page(ledger: &Ledger<'_>) -> Page {
    Page { path: address::ledger(ledger.report, "csv"), bytes: table(ledger) }
}

/// The table. What a finding says stands in the row of each of its figures, and is written once.
fn table(ledger: &Ledger<'_>) -> Vec<u8> {
    let (mut findings, mut figures) = (Columns::new(ledger), Columns::new(ledger));
    let mut out = Vec::with_capacity(48 * 1024);
    out.extend_from_slice("\u{FEFF}".as_bytes());
    let mut row = |left: &[u8], right: &[u8]| {
        out.extend_from_slice(left.strip_suffix(END).unwrap_or(left));
        out.push(b',');
        out.extend_from_slice(right);
    };
    row(findings.finding_heads(), figures.figure_heads());
    for finding in &ledger.findings {
        let left = findings.finding(Some(finding));
        for figure in &finding.figures {
            row(left, figures.figure(Some(figure)));
        }
        if finding.figures.is_empty() {
            row(left, figures.figure(None));
        }
    }
    if !ledger.other_figures.is_empty() {
        let left = findings.finding(None);
        for figure in &ledger.other_figures {
            row(left, figures.figure(Some(figure)));
        }
    }
    out
}

/// The end of a row.
const END: &[u8] = b"\r\n";

/// Some columns of the table, which are being written. They go into memory: writing cannot fail.
struct Columns<'l> {
    ledger: &'l Ledger<'l>,
    writer: csv::Writer<Vec<u8>>,
}

impl<'l> Columns<'l> {
    fn new(ledger: &'l Ledger<'l>) -> Self {
        let bytes = Vec::with_capacity(32 * 1024);
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes);
        Columns { ledger, writer }
    }

    /// Writes a row; gives it.
    fn row(&mut self, write: impl FnOnce(&mut Self)) -> &[u8] {
        let start = self.writer.get_ref().len();
        write(self);
        let _ = self.writer.write_record(None::<&[u8]>);
        let _ = self.writer.flush();
        &self.writer.get_ref()[start..]
    }

    fn finding_heads(&mut self) -> &[u8] {
        self.row(|columns| {
            columns.heads("", &["report", "finding", "finding_kind"]);
            for name in ["finding_permalink", "headline", "text"] {
                columns.edition_heads(name);
            }
            columns.heads("", &["source", "source_name_ar", "source_name_en", "source_url"]);
            columns.heads("", &["through", "through_name_ar", "through_name_en", "certainty"]);
            columns.heads("finding_period", &PERIOD);
            columns.heads("", &["entities"]);
        })
    }

    fn figure_heads(&mut self) -> &[u8] {
        self.row(|columns| {
            columns.heads("", &["figure"]);
            columns.edition_heads("figure_permalink");
            columns.heads("", &["figure_label_ar", "figure_label_en"]);
            columns.heads("", &MEASURE);
            columns.heads("period", &PERIOD);
            columns.heads("versus", &PERIOD);
            columns.heads("stated_", &MEASURE);
            columns.edition_heads("figure_text");
        })
    }

    fn heads(&mut self, before: &str, names: &[&str]) {
        for name in names {
            self.text(&[before, name].concat());
        }
    }

    fn edition_heads(&mut self, name: &str) {
        for edition in &self.ledger.editions {
            self.text(&[name, "_", edition.locale].concat());
        }
    }

    fn finding(&mut self, finding: Option<&FindingEntry<'_>>) -> &[u8] {
        self.row(|columns| {
            columns.text(columns.ledger.report);
            columns.text(finding.map_or("", |finding| finding.id));
            columns.text(finding.map_or("", |finding| finding.kind));
            columns.editions(finding.map(|finding| &finding.permalink));
            columns.editions(finding.map(|finding| &finding.headline));
            columns.editions(finding.map(|finding| &finding.text));
            let attribution = finding.and_then(|finding| finding.attribution.as_ref());
            let source = attribution.map(|attribution| &attribution.source);
            columns.text(source.map_or("", |source| source.id));
            columns.text(source.map_or("", |source| &source.name.ar));
            columns.text(source.map_or("", |source| &source.name.en));
            columns.text(source.and_then(|source| source.url).unwrap_or_default());
            columns.named(attribution.and_then(|attribution| attribution.through.as_ref()));
            columns.text(attribution.map_or("", |attribution| attribution.certainty));
            columns.period(finding.and_then(|finding| finding.period.as_ref()));
            let entities: Vec<&str> =
                finding.iter().flat_map(|finding| &finding.entities).map(|named| named.id).collect();
            columns.text(&entities.join(" "));
        })
    }

    fn figure(&mut self, figure: Option<&FigureEntry<'_>>) -> &[u8] {
        self.row(|columns| {
            columns.text(figure.map_or("", |figure| figure.id));
            columns.editions(figure.map(|figure| &figure.permalink));
            let label = figure.and_then(|figure| figure.label.as_ref());
            columns.text(label.map_or("", |label| &label.ar));
            columns.text(label.map_or("", |label| &label.en));
            columns.measure(figure.map(|figure| &figure.measure));
            columns.period(figure.and_then(|figure| figure.period.as_ref()));
            columns.period(figure.and_then(|figure| figure.versus.as_ref()));
            columns.measure(figure.and_then(|figure| figure.stated_as.as_ref()));
            columns.editions(figure.map(|figure| &figure.text));
        })
    }

    fn text(&mut self, text: &str) {
        let _ = self.writer.write_field(&*defused(text));
    }

    fn editions(&mut self, says: Option<&ByEdition<'_>>) {
        for edition in &self.ledger.editions {
            self.text(says.and_then(|says| says.get(edition.locale)).unwrap_or_default());
        }
    }

    fn named(&mut self, named: Option<&Named<'_>>) {
        self.text(named.map_or("", |named| named.id));
        self.text(named.map_or("", |named| &named.name.ar));
        self.text(named.map_or("", |named| &named.name.en));
    }

    fn period(&mut self, period: Option<&PeriodEntry>) {
        self.text(period.map_or("", |period| &period.notation));
        self.text(period.map_or("", |period| &period.start));
        self.text(period.map_or("", |period| &period.end));
    }

    fn measure(&mut self, measure: Option<&MeasureEntry<'_>>) {
        let Some(MeasureEntry { kind, qualifier, value, low, high, unit, is_change, notation }) = measure
        else {
            return MEASURE.iter().for_each(|_| self.text(""));
        };
        self.text(kind);
        self.text(qualifier.unwrap_or_default());
        for part in [value, low, high] {
            self.text(part.as_deref().unwrap_or_default());
        }
        self.text(unit.unwrap_or_default());
        self.text(if *is_change { "true" } else { "false" });
        self.text(notation);
    }
}

/// A text for a cell that no spreadsheet takes for a formula.
fn defused(text: &str) -> Cow<'_, str> {
    // Full-width forms are taken for the plain ones by some spreadsheets of East Asia.
    let begins_like_formula = match text.as_bytes() {
        [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n' | b'\'', ..] => true,
        [0xEF, ..] => text.starts_with(['＝', '＋', '－', '＠']),
        _ => false,
    };
    if begins_like_formula && !is_number(text) { format!("'{text}").into() } else { text.into() }
}

/// Whether a text is a decimal number, which a spreadsheet reads as just that.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in
            ["=1+1", "+123%", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "-", "-1.", "'a", "+1"]
        {
            assert_eq!(defused(text), format!("'{text}"));
        }
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for text in ["-5", "-0.05", "50000000000", "~50bn CNY", "a=b", "", "نحو 50", "2024-06-15"] {
            assert_eq!(defused(text), text);
        }
    }
}
