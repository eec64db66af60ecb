//! Letters as JSON, for programs that send them.

use serde::Serialize;

use super::{Mail, base};
use crate::localize::{Digest, DigestFinding, EditionLetter};
use crate::markup::mail::bare;
use crate::render::{Site, address};

/// A letter, whole.
#[derive(Serialize)]
struct Json<'a> {
    issue: &'a str,
    edition: &'a str,
    languages: Vec<&'a str>,
    date: String,
    subject: String,
    preheader: &'a str,
    from: From<'a>,
    reply_to: Option<&'a str>,
    url: String,
    unsubscribe: &'a str,
    reports: Vec<Report>,
    html: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct From<'a> {
    name: &'a str,
    address: &'a str,
}

#[derive(Serialize)]
struct Report {
    id: String,
    language: String,
    title: String,
    url: String,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    id: String,
    url: String,
    sentence: String,
}

/// The JSON of a letter.
pub fn letter(site: &Site, mail: &Mail<'_>, html: &str, text: &str) -> String {
    let first = mail.first();
    let sender = &mail.issue.sender;
    let json = Json {
        issue: mail.name.as_str(),
        edition: mail.edition(),
        languages: mail.halves.iter().map(|half| half.marked.edition.locale.as_str()).collect(),
        date: mail.date.to_string(),
        subject: mail.subject(),
        preheader: &first.preheader,
        from: From { name: &first.sender, address: sender.address.as_deref().unwrap_or_default() },
        reply_to: sender.reply_to.as_deref(),
        url: mail.online(site),
        unsubscribe: sender.unsubscribe.as_ref().map_or("", |way| way.link()),
        reports: mail.halves.iter().flat_map(|half| reports(site, half.marked)).collect(),
        html,
        text,
    };
    // A struct of texts is always JSON.
    let text = serde_json::to_string_pretty(&json).unwrap_or_default();
    format!("{text}\n")
}

fn reports(site: &Site, letter: &EditionLetter<'_>) -> Vec<Report> {
    let locale = &letter.edition.locale;
    let report = |digest: &&Digest| {
        let url = address::absolute(base(site), &address::report(locale, &digest.id));
        let finding = |DigestFinding { id, label: _, sentence }: &DigestFinding| Finding {
            id: id.clone(),
            url: format!("{url}#{id}"),
            sentence: bare(sentence),
        };
        Report {
            id: digest.id.clone(),
            language: locale.clone(),
            title: bare(&digest.title),
            findings: digest.findings.iter().map(finding).collect(),
            url,
        }
    };
    letter.reports.iter().map(report).collect()
}
