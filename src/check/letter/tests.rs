//! Each rule with a letter that breaks it, and one that breaks none.

use super::{Half, Letter};
use crate::check::Desk;
use crate::diagnostic::Diagnostics;
use crate::model::{Language, Sender, Service, Unsubscribe};
use crate::source::{Sources, Span};

const WAY: &str = "https://example.org/leave";

fn span() -> Span {
    Sources::default().add("issue.toml", "x").slice(0..0)
}

fn half<'a>(language: Language, subject: &'a str, preheader: &'a str) -> Half<'a> {
    Half { language, subject, subject_span: span(), preheader, preheader_span: span() }
}

/// The problems of a letter whose direction is said as it must be.
fn told(html: &str, text: &str, halves: &[Half<'_>], sender: &Sender) -> Vec<String> {
    let wrapper = "<div lang=\"ar\" dir=\"rtl\" style=\"direction: rtl; text-align: right\">";
    told_of(&format!("<body>{wrapper}{html}</div>"), text, halves, sender)
}

fn told_of(html: &str, text: &str, halves: &[Half<'_>], sender: &Sender) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let desk =
        Desk::new(&[], crate::check::House::default(), crate::request::Checks::default(), &mut diagnostics);
    desk.letter(Letter { edition: "ar", html, text, sender, halves, span: span() }, &mut diagnostics);
    diagnostics.iter().map(|d| format!("{}: {}", d.code, d.message)).collect()
}

fn sender() -> Sender {
    Sender { unsubscribe: Some(Unsubscribe::Address(WAY.to_owned())), ..Sender::default() }
}

/// The problems of a body beside which the letter is sound.
fn body(html: &str, text: &str) -> Vec<String> {
    let preheader = "ما تقوله ثلاث صحف عن الأموال والرقائق والحوسبة";
    let html = format!("<p>{html} <a href=\"{WAY}\">x</a></p>");
    let text = format!("{text}\n[1] {WAY}\n");
    told(&html, &text, &[half(Language::Ar, "عنوان", preheader)], &sender())
}

#[test]
fn a_sound_letter_has_no_problems() {
    assert_eq!(body("أنفقت 6.5 مليار دولار", "أنفقت 6.5 مليار دولار"), [] as [&str; 0]);
    assert_eq!(body("1,234 و٪١٢٫٥", "1,234 و١٢٫٥ في المئة [1]"), [] as [&str; 0]);
}

#[test]
fn long_letters_are_clipped() {
    let of = |bytes: usize| {
        body(&"ا".repeat(bytes / 2), "ا").into_iter().map(|t| t[..11].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of(80_000), [] as [&str; 0]);
    assert_eq!(of(95_000).len(), 2, "the size, and the way out beyond it");
    assert_eq!(of(103_000), ["letter-size"]);
}

#[test]
fn subjects_and_preheaders() {
    let of = |halves: &[Half<'_>]| {
        told(&format!("<a href=\"{WAY}\">x</a>"), &format!("[1] {WAY}"), halves, &sender())
    };
    let ar = |subject, preheader| half(Language::Ar, subject, preheader);
    let good = "ما تقوله ثلاث صحف عن الأموال والرقائق والحوسبة";
    let long = "كلمة ".repeat(20);
    assert!(of(&[ar("", good)])[0].starts_with("empty-subject: the Arabic subject is empty"));
    assert!(of(&[ar(&long, good)])[0].contains("has 100 characters"));
    assert!(of(&[ar("Nvidia تعلن", good)])[0].contains("begins with a letter of another script"));
    assert!(of(&[ar("عنوان", "")])[0].contains("no Arabic preheader"));
    let english = "what three newspapers say about money and about chips";
    assert!(of(&[ar("عنوان", english)])[0].ends_with("the Arabic preheader is not in Arabic"));
    assert_eq!(of(&[ar("عنوان", "ما تقوله Financial Times عن أموال الشركات وعن الرقائق")]), [] as [&str; 0]);
    assert!(of(&[ar(good, good)])[0].contains("repeats the subject"));
    assert!(of(&[ar("عنوان", "قصير")])[0].contains("has 4 characters"));
    let shared = [ar(good, good), half(Language::En, "Money, chips, and computing power", good)];
    assert_eq!(
        of(&shared),
        [
            "letter-subject: the Arabic subject has 46 characters, and lists of mails show about 40, where two languages share the line"
        ]
    );
}

#[test]
fn images_links_and_what_clients_drop() {
    assert_eq!(
        body("<img src=\"https://a.b/c.png\" width=\"1\">", ""),
        ["letter-image: the image `https://a.b/c.png` in the letter `ar` has no `alt`, no `height`"]
    );
    let relative = body(
        "<a href=\"../ar/\">x</a> <a href=\"#there\" id=\"there\">x</a> <a href=\"#nowhere\">x</a>",
        "[2] ../ar/",
    );
    assert_eq!(
        relative,
        [
            "relative-link: the link `../ar/` in the letter `ar` leads nowhere from a mail",
            "relative-link: the link `#nowhere` in the letter `ar` leads nowhere from a mail"
        ]
    );
    assert_eq!(
        body("<bdi>x</bdi><td style=\"margin-inline-start: 2px; text-align: start\">y</td>", ""),
        [
            "letter-support: the letter `ar` uses `<bdi>`, which is dropped by Gmail, Outlook, Yahoo",
            "letter-support: the letter `ar` uses `margin-inline-start`, which is dropped by Gmail, Outlook, Yahoo, GMX",
            "letter-support: the letter `ar` uses `text-align: start`, which is dropped by Outlook for Windows, Yahoo, GMX"
        ]
    );
}

#[test]
fn the_direction_is_said_where_every_client_keeps_it() {
    let preheader = "ما تقوله ثلاث صحف عن الأموال والرقائق والحوسبة";
    let of = |inner: &str| {
        let html = format!("<html lang=ar dir=rtl><body lang=ar dir=rtl>{inner}<a href=\"{WAY}\">x</a>");
        told_of(&html, &format!("[1] {WAY}"), &[half(Language::Ar, "عنوان", preheader)], &sender())
    };
    let style = "style=\"direction: rtl; text-align: right\"";
    assert_eq!(
        of("<table><td>x</td></table>"),
        ["letter-direction: the letter `ar` has no wrapper that says its language and its direction"]
    );
    assert_eq!(
        of(&format!("<div lang=ar dir=rtl {style}><td lang=ar dir=rtl>x</td></div>")),
        ["letter-direction: a cell of the letter `ar` says its language and not its direction"]
    );
    let cell = format!("<td lang=ar dir=rtl {style}>x</td>");
    assert!(of(&format!("<div lang=ar dir=rtl {style}>{cell}<td>y</td></div>")).is_empty());
}

#[test]
fn both_parts_say_the_same() {
    assert_eq!(
        body("6.5 <a href=\"https://example.org/a\">y</a>", "7"),
        [
            "letter-parity: the link `https://example.org/a` of the letter `ar` stands in its HTML and not in its plain text",
            "letter-parity: the figure `6.5` of the letter `ar` stands in its HTML and not in its plain text",
            "letter-parity: the figure `7` of the letter `ar` stands in its plain text and not in its HTML"
        ]
    );
}

#[test]
fn authors_write_no_merge_tags() {
    let sender = Sender { unsubscribe: Some(Unsubscribe::Service(Service::Listmonk)), ..Sender::default() };
    let tag = Service::Listmonk.unsubscribe();
    let preheader = "what three newspapers say about money and about chips";
    let of = |text: &str| {
        let html = format!("<p>{text}</p><a href=\"{tag}\">x</a>");
        told(&html, &format!("{text}\n[1] {tag}"), &[half(Language::En, "Title", preheader)], &sender)
    };
    assert_eq!(of("plain"), [] as [&str; 0]);
    assert_eq!(
        of("Dear {{ .Subscriber.Name }}"),
        ["merge-tag: the text of the letter `ar` holds `{{`, with which merge tags of listmonk begin"]
    );
}
