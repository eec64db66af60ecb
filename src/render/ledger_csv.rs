//! The ledger of a report as a table (RFC 4180): a row for every figure of every finding, and one for a finding without any.
//!
//! It is made for spreadsheets: UTF-8 with a byte order mark, by which they know it, and no cell that one of them would
//! take for a formula. Exact numbers stay as they are, signs included; any other cell that begins like a formula gets an
//! apostrophe in front, and so does one that begins with an apostrophe, so that taking one away always gives the text back.

use super::address;
use super::ledger::{ByEdition, FigureEntry, FindingEntry, Ledger, MeasureEntry, Named, PeriodEntry};
use crate::publish::Page;

/// The columns of an exact quantity.
const MEASURE: [&str; 8] = ["kind", "qualifier", "value", "low", "high", "unit", "is_change", "notation"];

/// The columns of a stretch of time.
const PERIOD: [&str; 3] = ["", "_start", "_end"];

/// The ledger as a page.
pub fn page(ledger: &Ledger<'_>) -> Page {
    Page { path: address::ledger(ledger.report, "csv"), bytes: Table { ledger }.write() }
}

struct Table<'l> {
    ledger: &'l Ledger<'l>,
}

impl Table<'_> {
    fn write(&self) -> Vec<u8> {
        let mark = "\u{FEFF}".as_bytes().to_vec();
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(mark);
        let mut rows = vec![self.head()];
        for finding in &self.ledger.findings {
            rows.extend(finding.figures.iter().map(|figure| self.row(Some(finding), Some(figure))));
            if finding.figures.is_empty() {
                rows.push(self.row(Some(finding), None));
            }
        }
        rows.extend(self.ledger.other_figures.iter().map(|figure| self.row(None, Some(figure))));
        for row in rows {
            // Rows are of one length and go into memory: writing cannot fail.
            let _ = writer.write_record(&row);
        }
        writer.into_inner().unwrap_or_default()
    }

    fn head(&self) -> Vec<String> {
        let mut head = Vec::new();
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
        head
    }

    fn for_editions(&self, head: &mut Vec<String>, name: &str) {
        head.extend(self.ledger.editions.iter().map(|edition| format!("{name}_{}", edition.locale)));
    }

    fn row(&self, finding: Option<&FindingEntry<'_>>, figure: Option<&FigureEntry<'_>>) -> Vec<String> {
        let mut row = Row { ledger: self.ledger, cells: Vec::new() };
        row.text(self.ledger.report);
        row.text(finding.map_or("", |finding| finding.id));
        row.text(finding.map_or("", |finding| finding.kind));
        row.editions(finding.map(|finding| &finding.permalink));
        row.editions(finding.map(|finding| &finding.headline));
        row.editions(finding.map(|finding| &finding.text));
        let attribution = finding.and_then(|finding| finding.attribution.as_ref());
        let source = attribution.map(|attribution| &attribution.source);
        row.text(source.map_or("", |source| source.id));
        row.text(source.map_or("", |source| &source.name.ar));
        row.text(source.map_or("", |source| &source.name.en));
        row.text(source.and_then(|source| source.url).unwrap_or_default());
        row.named(attribution.and_then(|attribution| attribution.through.as_ref()));
        row.text(attribution.map_or("", |attribution| attribution.certainty));
        row.period(finding.and_then(|finding| finding.period.as_ref()));
        let entities: Vec<&str> =
            finding.iter().flat_map(|finding| &finding.entities).map(|named| named.id).collect();
        row.text(&entities.join(" "));
        row.text(figure.map_or("", |figure| figure.id));
        row.editions(figure.map(|figure| &figure.permalink));
        let label = figure.and_then(|figure| figure.label.as_ref());
        row.text(label.map_or("", |label| &label.ar));
        row.text(label.map_or("", |label| &label.en));
        row.measure(figure.map(|figure| &figure.measure));
        row.period(figure.and_then(|figure| figure.period.as_ref()));
        row.period(figure.and_then(|figure| figure.versus.as_ref()));
        row.measure(figure.and_then(|figure| figure.stated_as.as_ref()));
        row.editions(figure.map(|figure| &figure.text));
        row.cells
    }
}

struct Row<'l> {
    ledger: &'l Ledger<'l>,
    cells: Vec<String>,
}

impl Row<'_> {
    fn text(&mut self, text: &str) {
        self.cells.push(defused(text));
    }

    fn editions(&mut self, says: Option<&ByEdition>) {
        for edition in &self.ledger.editions {
            self.text(says.and_then(|says| says.get(edition.locale)).map_or("", String::as_str));
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
            return self.cells.extend(MEASURE.map(|_| String::new()));
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
fn defused(text: &str) -> String {
    // Full-width forms are taken for the plain ones by some spreadsheets of East Asia.
    let begins_like_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\'']);
    if begins_like_formula && !is_number(text) { format!("'{text}") } else { text.to_owned() }
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
