//! The ledger of a report as a table (RFC 4180): a row for every figure of every finding, and one for a finding without any.
//!
//! It is made for spreadsheets: UTF-8 with a byte order mark, by which they know it, and no cell that one of them would
//! take for a formula. Exact numbers stay as they are, signs included; any other cell that begins like a formula gets an
//! apostrophe in front, and so does one that begins with an apostrophe, so that taking one away always gives the text back.

use std::borrow::Cow;

use super::address;
use super::ledger::{ByEdition, FigureEntry, FindingEntry, Ledger, MeasureEntry, Named, PeriodEntry};
use crate::markup::bytes;
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
    let mut out = String::with_capacity(48 * 1024);
    out.push('\u{FEFF}');
    let mut row = |left: &str, right: &str| {
        out.push_str(left);
        // The last column has a comma behind it, too.
        out.push_str(right.strip_suffix(',').unwrap_or(right));
        out.push_str("\r\n");
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
    out.into_bytes()
}

/// Some columns of the table, a row of which is being written: cells with a comma behind each.
struct Columns<'l> {
    ledger: &'l Ledger<'l>,
    row: String,
}

impl<'l> Columns<'l> {
    fn new(ledger: &'l Ledger<'l>) -> Self {
        Columns { ledger, row: String::with_capacity(4 * 1024) }
    }

    /// Writes a row; gives it.
    fn row(&mut self, write: impl FnOnce(&mut Self)) -> &str {
        self.row.clear();
        write(self);
        &self.row
    }

    fn finding_heads(&mut self) -> &str {
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

    fn figure_heads(&mut self) -> &str {
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

    fn finding(&mut self, finding: Option<&FindingEntry<'_>>) -> &str {
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

    fn figure(&mut self, figure: Option<&FigureEntry<'_>>) -> &str {
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
        push_cell(&defused(text), &mut self.row);
        self.row.push(',');
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
            return MEASURE.iter().for_each(|_| self.row.push(','));
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

/// Writes a text as a cell: in quotation marks where it holds what ends one, those in it doubled.
fn push_cell(text: &str, out: &mut String) {
    if !bytes::has(text.as_bytes(), |byte| bytes::is_one_of(byte, *b",\"\r\n")) {
        return out.push_str(text);
    }
    out.push('"');
    let mut parts = text.split('"');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str("\"\"");
        out.push_str(part);
    }
    out.push('"');
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

    proptest::proptest! {
        #[test]
        fn cells_are_read_as_they_were(texts in proptest::collection::vec("[a,\"\r\n \u{628}]{0,6}", 2..5)) {
            let cell = |text: &String| {
                let mut cell = String::new();
                push_cell(text, &mut cell);
                cell
            };
            let row = texts.iter().map(cell).collect::<Vec<_>>().join(",");
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(&texts).expect("a row");
            let written = String::from_utf8(writer.into_inner().expect("rows")).expect("text");
            proptest::prop_assert_eq!(row + "\n", written);
        }
    }

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
