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
    Page { path: address::ledger(ledger.report, "csv"), bytes: Table::new(ledger).write() }
}

/// A table that is being written. It goes into memory: writing cannot fail.
struct Table<'l> {
    ledger: &'l Ledger<'l>,
    writer: csv::Writer<Vec<u8>>,
}

impl<'l> Table<'l> {
    fn new(ledger: &'l Ledger<'l>) -> Self {
        let mut bytes = Vec::with_capacity(32 * 1024);
        bytes.extend_from_slice("\u{FEFF}".as_bytes());
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes);
        Table { ledger, writer }
    }

    fn write(mut self) -> Vec<u8> {
        self.head();
        for finding in &self.ledger.findings {
            for figure in &finding.figures {
                self.row(Some(finding), Some(figure));
            }
            if finding.figures.is_empty() {
                self.row(Some(finding), None);
            }
        }
        for figure in &self.ledger.other_figures {
            self.row(None, Some(figure));
        }
        self.writer.into_inner().unwrap_or_default()
    }

    fn head(&mut self) {
        let mut head: Vec<String> = Vec::new();
        let mut plain = |names: &[&str]| head.extend(names.iter().map(|name| (*name).to_owned()));
        plain(&["report", "finding", "finding_kind"]);
        self.for_editions(&mut head, "finding_permalink");
        self.for_editions(&mut head, "headline");
        self.for_editions(&mut head, "text");
        let names = ["source", "source_name_ar", "source_name_en", "source_url"];
        let through = ["through", "through_name_ar", "through_name_en", "certainty"];
        head.extend(names.into_iter().chain(through).map(str::to_owned));
        head.extend(PERIOD.map(|part| format!("finding_period{part}")));
        head.extend(["entities", "figure"].map(str::to_owned));
        self.for_editions(&mut head, "figure_permalink");
        head.extend(["figure_label_ar", "figure_label_en"].map(str::to_owned));
        head.extend(MEASURE.map(str::to_owned));
        head.extend(PERIOD.map(|part| format!("period{part}")));
        head.extend(PERIOD.map(|part| format!("versus{part}")));
        head.extend(MEASURE.map(|part| format!("stated_{part}")));
        self.for_editions(&mut head, "figure_text");
        let _ = self.writer.write_record(&head);
    }

    fn for_editions(&self, head: &mut Vec<String>, name: &str) {
        head.extend(self.ledger.editions.iter().map(|edition| format!("{name}_{}", edition.locale)));
    }

    fn row(&mut self, finding: Option<&FindingEntry<'_>>, figure: Option<&FigureEntry<'_>>) {
        self.text(self.ledger.report);
        self.text(finding.map_or("", |finding| finding.id));
        self.text(finding.map_or("", |finding| finding.kind));
        self.editions(finding.map(|finding| &finding.permalink));
        self.editions(finding.map(|finding| &finding.headline));
        self.editions(finding.map(|finding| &finding.text));
        let attribution = finding.and_then(|finding| finding.attribution.as_ref());
        let source = attribution.map(|attribution| &attribution.source);
        self.text(source.map_or("", |source| source.id));
        self.text(source.map_or("", |source| &source.name.ar));
        self.text(source.map_or("", |source| &source.name.en));
        self.text(source.and_then(|source| source.url).unwrap_or_default());
        self.named(attribution.and_then(|attribution| attribution.through.as_ref()));
        self.text(attribution.map_or("", |attribution| attribution.certainty));
        self.period(finding.and_then(|finding| finding.period.as_ref()));
        let entities: Vec<&str> =
            finding.iter().flat_map(|finding| &finding.entities).map(|named| named.id).collect();
        self.text(&entities.join(" "));
        self.text(figure.map_or("", |figure| figure.id));
        self.editions(figure.map(|figure| &figure.permalink));
        let label = figure.and_then(|figure| figure.label.as_ref());
        self.text(label.map_or("", |label| &label.ar));
        self.text(label.map_or("", |label| &label.en));
        self.measure(figure.map(|figure| &figure.measure));
        self.period(figure.and_then(|figure| figure.period.as_ref()));
        self.period(figure.and_then(|figure| figure.versus.as_ref()));
        self.measure(figure.and_then(|figure| figure.stated_as.as_ref()));
        self.editions(figure.map(|figure| &figure.text));
        let _ = self.writer.write_record(None::<&[u8]>);
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

    fn measure(&mut self, measure: Option<&MeasureEntry>) {
        let Some(MeasureEntry { kind, qualifier, value, low, high, unit, is_change, notation }) = measure
        else {
            return MEASURE.iter().for_each(|_| self.text(""));
        };
        self.text(kind);
        self.text(qualifier.unwrap_or_default());
        for part in [value, low, high, unit] {
            self.text(part.as_deref().unwrap_or_default());
        }
        self.text(if *is_change { "true" } else { "false" });
        self.text(notation);
    }
}

/// A text for a cell that no spreadsheet takes for a formula.
fn defused(text: &str) -> Cow<'_, str> {
    // Full-width forms are taken for the plain ones by some spreadsheets of East Asia.
    let begins_like_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\'']);
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
