//! Drafts of newsletters: what an issue chooses, who sends it, and its introductions.

use serde_json::{Value as Json, json};

use super::draft::BilingualDraft;
use super::node::{Node, Value};
use super::prose::{front_matter, inline};
use super::reader::{Choice, Field, Read, choices, draft, wrong_type};
use super::scalar_text;
use super::schema::Definitions;
use crate::diagnostic::Diagnostics;
use crate::markup::{self, Markup};
use crate::model::{Date, Id, Language, Service};
use crate::source::{Span, Spanned};

type Text = Spanned<String>;
type IdAt = Spanned<Id>;

choices! {
    Service as "mail service",
}

impl Choice for Language {
    const WHAT: &'static str = "language of the publication";

    fn choices() -> Vec<(&'static str, Self)> {
        Language::BOTH.into_iter().map(|language| (language.tag(), language)).collect()
    }
}

draft! {
    /// An issue of the newsletter.
    IssueDraft as "an issue" {
        /// Its date, which is that of its mails.
        date: Spanned<Date> = "date" needed,
        /// The reports it is made of, in this order: ids, or tables that name findings too.
        reports: Vec<PickDraft> = "reports",
        /// Instead of `reports`: all reports of this day or later.
        since: Spanned<Date> = "since",
        /// Instead of `reports`: all reports filed under this tag.
        tag: IdAt = "tag",
        /// Instead of `reports`: no more than so many, the newest ones.
        latest: Spanned<u32> = "latest",
        /// How many findings are told of each report that names none; all that claim its key figures if not said.
        findings: Spanned<u32> = "findings",
        /// Whether there is also a letter in both languages, one below the other; `true` if not said.
        bilingual: Spanned<bool> = "bilingual",
        /// The language that comes first in it: `ar` or `en`; that of the first edition if not said.
        first: Spanned<Language> = "first",
        /// What differs from `[newsletter]` in `bayan.toml`.
        sender: SenderDraft = "sender",
    }
}

draft! {
    /// Who sends newsletters.
    SenderDraft as "the sender" {
        /// The address they come from.
        from: Text = "from",
        /// The name they come from; that of the publication if not said.
        name: BilingualDraft = "name",
        /// The address that answers go to, if another.
        reply_to: Text = "reply-to",
        /// The id of the list: `news.example.org`; the host of the base URL if not said.
        list_id: Text = "list-id",
        /// The service that sends them, whose merge tag leads out of the list: `mailchimp`, `listmonk` or `buttondown`.
        service: Spanned<Service> = "service",
        /// Instead of `service`: the web address that leads out of the list.
        unsubscribe: Text = "unsubscribe",
        /// The mail address that leads out of the list.
        unsubscribe_mail: Text = "unsubscribe-mail",
        /// The postal address of the sender, which the law of many countries wants to see.
        postal_address: BilingualDraft = "postal-address",
        /// A picture at the head.
        logo: LogoDraft = "logo",
    }
}

draft! {
    /// A picture.
    LogoDraft as "a logo" {
        /// Its web address.
        src: Text = "src" needed,
        /// Its width in pixels.
        width: Spanned<u32> = "width" needed,
        /// Its height in pixels.
        height: Spanned<u32> = "height" needed,
        /// What it shows.
        alt: BilingualDraft = "alt" needed,
    }
}

draft! {
    /// The long form of a report in an issue.
    PickTable as "a report of an issue" {
        /// The id of the report.
        report: IdAt = "report" needed,
        /// The ids of the findings to tell, in this order.
        findings: Vec<IdAt> = "findings",
    }
}

/// A report in an issue, in either form.
#[derive(Debug, Clone)]
pub struct PickDraft {
    /// Where it stands.
    pub span: Span,
    /// The id of the report.
    pub report: Field<IdAt>,
    /// The ids of the findings to tell.
    pub findings: Field<Vec<IdAt>>,
}

impl Read for PickDraft {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let span = node.span;
        if scalar_text(node).is_some() {
            let report = Field::read(node, diagnostics);
            return Some(PickDraft { span, report, findings: Field::Absent });
        }
        if !matches!(node.value, Value::Table(_)) {
            diagnostics.push(wrong_type(node, "the id of a report, or a table"));
            return None;
        }
        let PickTable { span, report, findings } = PickTable::read(node, diagnostics)?;
        Some(PickDraft { span, report, findings })
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({ "anyOf": [IdAt::schema(definitions), PickTable::schema(definitions)] })
    }
}

impl Read for Spanned<u32> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let number = match &node.value {
            Value::Bare(text) => text.parse().ok().filter(|number| *number > 0),
            _ => None,
        };
        if number.is_none() {
            diagnostics.push(wrong_type(node, "a whole number above zero"));
        }
        number.map(|number| Spanned::new(number, node.span))
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({ "type": "integer", "minimum": 1 })
    }
}

/// The words of an issue in one language, parsed.
#[derive(Debug, Clone)]
pub struct LetterDraft {
    /// The subject.
    pub subject: Field<Spanned<Markup>>,
    /// The preheader.
    pub preheader: Field<Spanned<Markup>>,
    /// The introduction.
    pub introduction: Markup,
    /// The whole file.
    pub span: Span,
}

draft! {
    /// The front matter of an issue's prose.
    LetterMatter as "the front matter of an issue" {
        /// The subject of the mail in this language.
        title: Text = "title",
        /// The line that lists of mails show behind the subject.
        preheader: Text = "preheader",
    }
}

/// Parses the prose of an issue in one language.
pub fn prose(text: &str, span: Span, diagnostics: &mut Diagnostics) -> LetterDraft {
    let (matter, body) = front_matter::<LetterMatter>(text, span, diagnostics);
    let mut inline = |scalar| inline(scalar, text, span, diagnostics);
    let (subject, preheader) = match matter {
        Field::Absent => (Field::Absent, Field::Absent),
        Field::Bad => (Field::Bad, Field::Bad),
        Field::Given(LetterMatter { span: _, title, preheader }) => (inline(title), inline(preheader)),
    };
    let introduction = markup::parse(&text[body.clone()], span.slice(body), diagnostics);
    LetterDraft { subject, preheader, introduction, span }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::toml;
    use crate::source::Sources;

    fn issue(text: &str) -> (Option<IssueDraft>, Vec<String>) {
        let span = Sources::default().add("issue.toml", text);
        let mut diagnostics = Diagnostics::default();
        let node = toml::parse(text, span, &mut diagnostics);
        let draft = IssueDraft::read(&node, &mut diagnostics);
        let told = |d: &crate::diagnostic::Diagnostic| {
            format!("{}; {}", d.message, d.hint.clone().unwrap_or_default())
        };
        (draft, diagnostics.iter().map(told).collect())
    }

    #[test]
    fn reports_come_as_ids_or_with_their_findings() {
        let (draft, problems) =
            issue("date = 2024-10-03\nreports = [\"a\", { report = \"b\", findings = [\"c\"] }]\n");
        assert!(problems.is_empty(), "{problems:?}");
        let draft = draft.expect("read");
        let picks = draft.reports.get().expect("a list");
        let ids: Vec<&str> =
            picks.iter().filter_map(|pick| Some(pick.report.get()?.value.as_str())).collect();
        assert_eq!((ids, picks[1].findings.get().map(Vec::len)), (vec!["a", "b"], Some(1)));
    }

    #[test]
    fn unknown_keys_are_answered_with_the_nearest() {
        let (_, problems) =
            issue("date = 2024-10-03\nlast = 2\n[sender]\nfrmo = \"x\"\nservice = \"mailchip\"\n");
        assert_eq!(
            problems,
            [
                "an issue has no key `last`; did you mean `latest`?",
                "the sender has no key `frmo`; did you mean `from`?",
                "there is no mail service `mailchip`; did you mean `mailchimp`?"
            ]
        );
        let (_, problems) = issue("date = 2024-10-03\nlatest = 0\nfindings = \"3\"\n");
        assert!(problems.iter().all(|p| p.starts_with("expected a whole number above zero")), "{problems:?}");
        assert_eq!(problems.len(), 2);
    }
}
