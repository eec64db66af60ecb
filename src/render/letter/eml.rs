//! Letters as mails (RFC 5322), ready to be sent.
//!
//! Everything in a mail comes from the issue, nothing from the clock or the machine: the same issue gives the same bytes. The
//! values of headers were checked where they were read; subjects and names are one line without controls, and encoded.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date as MailDate;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use super::{BILINGUAL, Made, Mail, base};
use crate::model::{Date, Unsubscribe};
use crate::render::Site;

/// The mail of a letter.
pub fn mail(site: &Site, mail: &Mail<'_>, html: &str, text: &str) -> Vec<u8> {
    let sender = &mail.issue.sender;
    let (html, text) = (lines(html), lines(text));
    let languages: Vec<&str> = mail.halves.iter().map(|half| half.marked.edition.locale.as_str()).collect();
    let from = sender.address.as_deref().unwrap_or_default();
    let mut message = MessageBuilder::new()
        .from(Address::new_address(Some(name(mail)), from))
        .subject(Text::new(mail.subject()))
        .date(MailDate::new(seconds(mail.date)))
        .message_id(MessageId::new(message_id(site, mail)));
    if let Some(reply_to) = sender.reply_to.as_deref() {
        message = message.reply_to(Address::new_address(None::<&str>, reply_to));
    }
    message = message
        .header("List-Id", Raw::new(format!("<{}>", list_id(site, mail))))
        .header("Content-Language", Raw::new(languages.join(", ")));
    for (header, value) in leaving(mail) {
        message = message.header(header, Raw::new(value));
    }
    let boundary = boundary(&html, &text);
    let alternatives =
        vec![part("text/plain", Some(("format", "flowed")), text), part("text/html", None, html)];
    let kind = ContentType::new("multipart/alternative").attribute("boundary", boundary);
    let body = MimePart::new(kind, alternatives);
    let mut bytes = Vec::new();
    message.header("MIME-Version", Raw::new("1.0")).body(body).serialize(&mut bytes);
    bytes
}

/// Several mails in one file (mboxrd). A mail of ours has no line that begins with `From `, but one made with a project's
/// own templates may.
pub fn mbox(date: Date, letters: &[Made]) -> Vec<u8> {
    let mut out = Vec::new();
    let day = date.strftime("%a %b %e 00:00:00 %Y");
    for letter in letters {
        out.extend_from_slice(format!("From MAILER-DAEMON {day}\n").as_bytes());
        for line in letter.eml.split_inclusive(|byte| *byte == b'\n') {
            let quoted =
                line.iter().position(|byte| *byte != b'>').is_some_and(|at| line[at..].starts_with(b"From "));
            if quoted {
                out.push(b'>');
            }
            out.extend_from_slice(line);
        }
        out.extend_from_slice(b"\r\n");
    }
    out
}

/// The headers that lead out of the list (RFC 2369, RFC 8058). A service that puts its own address into the body also
/// writes these headers itself.
fn leaving(mail: &Mail<'_>) -> Vec<(&'static str, String)> {
    let sender = &mail.issue.sender;
    let web = sender.unsubscribe.as_ref().and_then(|way| match way {
        Unsubscribe::Address(address) => Some(address),
        Unsubscribe::Service(_) => None,
    });
    let by_web = web.map(|address| format!("<{address}>"));
    let by_mail =
        sender.unsubscribe_mail.as_ref().map(|address| format!("<mailto:{address}?subject=unsubscribe>"));
    let one_click = web.is_some_and(|address| address.starts_with("https://"));
    let ways: Vec<String> = by_web.into_iter().chain(by_mail).collect();
    let mut headers = Vec::with_capacity(2);
    if !ways.is_empty() {
        headers.push(("List-Unsubscribe", ways.join(", ")));
    }
    if one_click {
        headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    headers
}

/// The name that it comes from: one line without controls.
fn name(mail: &Mail<'_>) -> String {
    let names: Vec<String> = mail
        .halves
        .iter()
        .map(|half| crate::markup::mail::bare(&[crate::markup::Run::Text(half.marked.sender.clone())]))
        .collect();
    let mut distinct: Vec<&str> = names.iter().map(String::as_str).collect();
    distinct.dedup();
    distinct.join(" | ")
}

/// The host that ids of the publication end in.
fn host<'a>(site: &'a Site, mail: &'a Mail<'_>) -> &'a str {
    let host = |url: &'a str| url.split_once("://")?.1.split(['/', '?', '#', ':']).next();
    let sender = mail.issue.sender.address.as_deref().and_then(|address| Some(address.split_once('@')?.1));
    host(base(site)).filter(|host| !host.is_empty()).or(sender).unwrap_or("localhost")
}

fn list_id(site: &Site, mail: &Mail<'_>) -> String {
    mail.issue.sender.list_id.clone().unwrap_or_else(|| format!("newsletter.{}", host(site, mail)))
}

fn message_id(site: &Site, mail: &Mail<'_>) -> String {
    let edition = match mail.edition() {
        BILINGUAL => {
            mail.halves.iter().map(|half| half.marked.edition.locale.as_str()).collect::<Vec<_>>().join(".")
        }
        edition => edition.to_owned(),
    };
    format!("newsletter.{}.{edition}@{}", mail.name.as_str(), host(site, mail))
}

/// The beginning of a day, in seconds since 1970, UTC.
fn seconds(date: Date) -> i64 {
    const DAY: i64 = 86_400;
    let days = Date::constant(1970, 1, 1).until(date).map_or(0, |span| i64::from(span.get_days()));
    days * DAY
}

/// Text with the line ends of mails.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn part<'x>(kind: &'x str, attribute: Option<(&'x str, &'x str)>, text: String) -> MimePart<'x> {
    let mut kind = ContentType::new(kind).attribute("charset", "utf-8");
    if let Some((name, value)) = attribute {
        kind = kind.attribute(name, value);
    }
    MimePart::new(kind, BodyPart::Text(text.into()))
}

/// A boundary that neither part holds, however it is encoded: quoted-printable and base64 know no `=_`.
fn boundary(html: &str, text: &str) -> String {
    let mut boundary = "=_bayan".to_owned();
    while html.contains(&boundary) || text.contains(&boundary) {
        boundary.push_str("_n");
    }
    boundary
}
