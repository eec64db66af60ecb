//! Newsletters: an issue, what it chooses of the reports, who sends it, and its own words.

use std::sync::Arc;

use super::{Bilingual, Date, Entity, Figure, Glossary, Id, Language, Quote, Source, Status, Text};
use crate::source::{Span, Spanned};

/// The name of an issue: its folder, and a part of addresses and of message ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueName(Arc<str>);

impl IssueName {
    /// Checks a text: small Latin letters, digits and hyphens, at both ends no hyphen. Unlike an [`Id`] it may begin with a
    /// digit: most issues are called by their date.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let good = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let ends = !text.is_empty() && !text.starts_with('-') && !text.ends_with('-');
        (good && ends && text.len() <= 60).then(|| IssueName(text.into()))
    }

    /// The name that an issue gets which has none: its day.
    #[must_use]
    pub fn of(date: Date) -> Self {
        IssueName(date.to_string().into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An issue as its file says it: before its reports are known. Made by resolve, read by the run.
#[derive(Debug, Clone)]
pub struct Issue {
    /// Its name.
    pub name: IssueName,
    /// Its date: the `Date` of its mails.
    pub date: Option<Date>,
    /// Which reports it is made of.
    pub selection: Selection,
    /// Who sends it.
    pub sender: Sender,
    /// Whether there is a letter in both languages, besides those of each edition.
    pub bilingual: bool,
    /// The language that comes first in that letter.
    pub first: Language,
    /// How many findings are told of a report that names none; all that claim its key figures if not said.
    pub findings: Option<usize>,
    /// Its file, or where it was asked for.
    pub span: Span,
}

/// Which reports an issue is made of.
#[derive(Debug, Clone)]
pub enum Selection {
    /// These, in this order.
    These(Vec<Pick>),
    /// All that fit, the newest first.
    Fitting {
        /// Dated this day or later.
        since: Option<Date>,
        /// Filed under this subject.
        tag: Option<Id>,
        /// No more than so many.
        latest: Option<usize>,
    },
}

/// A report that an issue names.
#[derive(Debug, Clone)]
pub struct Pick {
    /// Its id.
    pub report: Spanned<Id>,
    /// The findings to tell of it, in this order; the program's choice if none are named.
    pub findings: Vec<Spanned<Id>>,
}

impl Selection {
    /// Whether a report may be chosen: those that must not be seen yet, or any more, only by name.
    #[must_use]
    pub fn admits<'a>(
        &self,
        report: &str,
        date: Date,
        status: Status,
        tags: impl IntoIterator<Item = &'a str>,
    ) -> bool {
        match self {
            Selection::These(picks) => picks.iter().any(|pick| pick.report.value.as_str() == report),
            Selection::Fitting { since, tag, latest: _ } => {
                !matches!(status, Status::Embargoed | Status::Withdrawn)
                    && since.is_none_or(|since| date >= since)
                    && tag.as_ref().is_none_or(|tag| tags.into_iter().any(|known| known == tag.as_str()))
            }
        }
    }

    /// How many reports it can hold at most.
    #[must_use]
    pub fn room(&self) -> Option<usize> {
        match self {
            Selection::These(picks) => Some(picks.len()),
            Selection::Fitting { latest, .. } => *latest,
        }
    }
}

/// Who sends a newsletter, and what the law and mail services want to know of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sender {
    /// The address it comes from.
    pub address: Option<String>,
    /// The name it comes from; that of the publication if not said.
    pub name: Option<Bilingual<String>>,
    /// The address that answers go to, if another.
    pub reply_to: Option<String>,
    /// The id of the list: `news.example.org`.
    pub list_id: Option<String>,
    /// How to leave the list.
    pub unsubscribe: Option<Unsubscribe>,
    /// The address that leaves the list by mail.
    pub unsubscribe_mail: Option<String>,
    /// Where the sender is, in the world of paper.
    pub postal_address: Option<Bilingual<String>>,
    /// A picture at the head.
    pub logo: Option<Logo>,
}

/// How to leave the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsubscribe {
    /// At this web address.
    Address(String),
    /// As the service that sends it says: it puts an address in the place of its merge tag.
    Service(Service),
}

impl Unsubscribe {
    /// What stands in a link.
    #[must_use]
    pub fn link(&self) -> &str {
        match self {
            Unsubscribe::Address(address) => address,
            Unsubscribe::Service(service) => service.unsubscribe(),
        }
    }
}

/// A service that sends newsletters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Service {
    /// Mailchimp.
    Mailchimp,
    /// Listmonk.
    Listmonk,
    /// Buttondown.
    Buttondown,
}

impl Service {
    /// All of them.
    pub const ALL: [Service; 3] = [Service::Mailchimp, Service::Listmonk, Service::Buttondown];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Service::Mailchimp => "mailchimp",
            Service::Listmonk => "listmonk",
            Service::Buttondown => "buttondown",
        }
    }

    /// The merge tag in whose place it puts the address that leaves the list.
    #[must_use]
    pub fn unsubscribe(self) -> &'static str {
        match self {
            Service::Mailchimp => "*|UNSUB|*",
            Service::Listmonk => "{{ UnsubscribeURL }}",
            Service::Buttondown => "{{ unsubscribe_url }}",
        }
    }

    /// What its merge tags begin with: text of ours must not.
    #[must_use]
    pub fn opening(self) -> &'static [&'static str] {
        match self {
            Service::Mailchimp => &["*|"],
            Service::Listmonk => &["{{"],
            Service::Buttondown => &["{{", "{%"],
        }
    }
}

/// A picture at the head of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// Its web address.
    pub src: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: Bilingual<String>,
}

/// What an issue's own words can place of a report that it chose. Short: it outlives the report.
#[derive(Debug, Clone)]
pub struct ChosenReport {
    /// Its id.
    pub id: Id,
    /// Its date.
    pub date: Date,
    /// Its figures.
    pub figures: Vec<Arc<Figure>>,
    /// Its quotes.
    pub quotes: Vec<Arc<Quote>>,
    /// The names that it adds to the glossary.
    pub names: Glossary,
}

/// The own words of an issue, linked to the facts of its reports.
#[derive(Debug, Clone, Default)]
pub struct Letter {
    /// The subjects; made of the reports' titles if not written.
    pub subject: Option<Bilingual<Placed>>,
    /// The preheaders; made of the reports' summaries if not written.
    pub preheader: Option<Bilingual<Placed>>,
    /// The introductions.
    pub introduction: Option<Bilingual<Text>>,
    /// The names of the reports that are not in the glossary.
    pub names: Glossary,
}

/// A line and where it is written.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The line.
    pub text: Text,
    /// Its place.
    pub span: Span,
}

impl ChosenReport {
    /// The id by which an issue of several reports places a thing of this one: `report--figure`.
    #[must_use]
    pub fn qualified(&self, id: &Id) -> Option<Id> {
        Id::new(&format!("{}--{id}", self.id))
    }

    /// A name of the report's own, if it has one of that id.
    #[must_use]
    pub fn entity(&self, id: &Id) -> Option<&Arc<Entity>> {
        self.names.entities.get(id)
    }

    /// A source of the report's own, if it has one of that id.
    #[must_use]
    pub fn source(&self, id: &Id) -> Option<&Arc<Source>> {
        self.names.sources.get(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issues_may_be_called_by_their_date() {
        for good in ["2024-10", "2024-10-02", "spring", "a"] {
            assert!(IssueName::new(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "A", "a b", "a/b", "..", "a\r\nb", "عدد"] {
            assert!(IssueName::new(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn what_must_not_be_seen_is_chosen_by_name_only() {
        let id = Id::new("a").expect("an id");
        let date = Date::constant(2024, 10, 2);
        let all = Selection::Fitting { since: None, tag: None, latest: Some(1) };
        assert!(all.admits(id.as_str(), date, Status::Draft, []));
        assert!(!all.admits(id.as_str(), date, Status::Embargoed, []));
        let since = Selection::Fitting { since: Some(Date::constant(2024, 10, 3)), tag: None, latest: None };
        assert!(!since.admits(id.as_str(), date, Status::Published, []));
    }
}
