//! How a report, and each finding of it, is cited in an edition.
//!
//! In: who wrote it, its title, its date. Out: lines. Where it is published is no matter of words: pages add the address.

use super::edition_report::Line;
use super::formatter::Formatter;
use super::lines::{isolated, line, without_isolates};
use super::message::{MessageError, args};
use super::sentence::capitalized;
use crate::markup::{Run, plain_text};
use crate::model::{Report, Status};

/// What all citations of a report have in common.
#[derive(Debug)]
pub(super) struct Citations<'a> {
    formatter: &'a Formatter,
    publication: &'a str,
    authors: String,
    date: &'a str,
    title: String,
    /// The same in quotation marks.
    quoted_title: String,
    /// What follows the title: `unpublished` (its status), `ended` (nothing, for it ends in a mark of its own), `other`.
    ending: &'static str,
    status: String,
}

impl<'a> Citations<'a> {
    /// Words what citations of a report with this title and date need.
    pub fn new(
        formatter: &'a Formatter,
        publication: &'a str,
        report: &Report,
        (title, date): (&[Run], &'a str),
    ) -> Result<Self, MessageError> {
        let authors: Vec<String> = authors(formatter, report).map(isolated).collect();
        let title = plain_text(title);
        let status = report.status.name();
        let ending = if report.status != Status::Published {
            "unpublished"
        } else if without_isolates(&title).ends_with(['.', '!', '?', '؟', '…']) {
            "ended"
        } else {
            "other"
        };
        let title = whole(formatter, &title);
        Ok(Citations {
            formatter,
            publication,
            authors: formatter.list(&authors),
            date,
            quoted_title: whole(formatter, &formatter.quotation(&title)?),
            title,
            ending,
            status: formatter.messages.word(&format!("status-{status}"))?,
        })
    }

    /// The citation of the report.
    pub fn report(&self) -> Result<Line, MessageError> {
        self.cited("citation", "")
    }

    /// The citation of a finding: by its headline, and without one, that of the report.
    pub fn finding(&self, headline: Option<&[Run]>) -> Result<Line, MessageError> {
        match headline {
            None => self.report(),
            Some(headline) => {
                let headline = self.formatter.quotation(&plain_text(headline))?;
                self.cited("citation-finding", &whole(self.formatter, &headline))
            }
        }
    }

    fn cited(&self, message: &str, headline: &str) -> Result<Line, MessageError> {
        let Citations { formatter, publication, authors, date, title, quoted_title, ending, status } = self;
        let given = args([
            ("authors", authors),
            ("authored", if authors.is_empty() { "no" } else { "yes" }),
            ("date", date),
            ("title", title),
            ("quoted-title", quoted_title),
            ("ending", ending),
            ("status", status),
            ("publication", publication),
            ("headline", headline),
        ]);
        let text = capitalized(formatter.messages.format(message, "", &given)?, formatter.language);
        Ok(line(&text, formatter.direction))
    }
}

/// The names of those who wrote a report.
pub(super) fn authors<'r>(formatter: &Formatter, report: &'r Report) -> impl Iterator<Item = &'r str> {
    let language = formatter.language;
    report.authors.iter().map(move |author| author.name.full.get(language).as_str())
}

/// A line of the edition as a value of a message: it reads in the edition's direction, whatever letter it begins with.
fn whole(formatter: &Formatter, text: &str) -> String {
    let mut isolated = String::with_capacity(text.len() + 6);
    isolated.push(formatter.direction.isolate_control());
    isolated.push_str(text);
    isolated.push('\u{2069}');
    isolated
}

#[cfg(test)]
mod tests {
    use super::super::table::formatter;
    use super::*;

    /// The citations of a report and of a finding in it, without controls.
    fn cited(locale: &str, authors: &str, title: &str, ending: &'static str) -> [String; 2] {
        let formatter = formatter(locale);
        let citations = Citations {
            formatter: &formatter,
            publication: "Bayan",
            authors: authors.to_owned(),
            date: "2024",
            title: whole(&formatter, title),
            quoted_title: whole(
                &formatter,
                &formatter.quotation(&whole(&formatter, title)).expect("a title"),
            ),
            ending,
            status: "Draft".to_owned(),
        };
        let headline = [Run::Text("A “b” «c»".to_owned())];
        let lines = [citations.report(), citations.finding(Some(&headline))];
        lines.map(|line| without_isolates(&plain_text(&line.expect("a citation"))))
    }

    #[test]
    fn english_citations_end_a_title_once() {
        assert_eq!(cited("en", "W", "Chips", "other")[0], "W. (2024). Chips. Bayan.");
        assert_eq!(cited("en", "W", "Chips?", "ended")[0], "W. (2024). Chips? Bayan.");
        assert_eq!(cited("en", "W", "Chips?", "unpublished")[0], "W. (2024). Chips? [Draft]. Bayan.");
        assert_eq!(cited("en", "", "Chips", "other")[0], "Bayan. (2024). Chips.");
        assert_eq!(cited("en", "W", "Chips", "other")[1], "W. (2024). “A ‘b’ ‘c’”, in Chips. Bayan.");
    }

    #[test]
    fn arabic_citations_have_the_order_and_the_marks_of_arabic() {
        assert_eq!(cited("ar", "وائل", "سوق «حرة»", "other")[0], "وائل، «سوق “حرة”»، Bayan، 2024.");
        assert_eq!(cited("ar", "", "سوق؟", "ended")[0], "«سوق؟»، Bayan، 2024.");
        assert_eq!(
            cited("ar", "و", "سوق", "unpublished")[1],
            "و، «A “b” “c”»، ضمن تقرير «سوق» (Draft)، Bayan، 2024."
        );
    }

    #[test]
    fn a_title_that_begins_in_the_other_direction_reads_in_that_of_the_edition() {
        let formatter = formatter("ar");
        let text = line(&whole(&formatter, "H100 في السوق"), formatter.direction);
        let isolates = text.iter().filter(|run| matches!(run, Run::Isolate(_))).count();
        assert_eq!((plain_text(&text), isolates), ("\u{2066}H100\u{2069} في السوق".to_owned(), 1));
    }
}
