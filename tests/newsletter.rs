//! Newsletters: mails read back by another parser, the same bytes every time, and nothing smuggled into a header.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use mail_parser::{MessageParser, MimeHeaders};
use tempfile::TempDir;

const CONFIG: &str = r#"
[publication]
name = { ar = "بيان", en = "Bayan" }
base-url = "https://example.org/site"

[[editions]]
locale = "ar"

[[editions]]
locale = "en"

[newsletter]
from = "news@example.org"
reply-to = "desk@example.org"
list-id = "news.example.org"
unsubscribe = "https://example.org/leave?list=1&user=2"
unsubscribe-mail = "leave@example.org"
postal-address = { ar = "شارع المثال 1", en = "1 Example Street" }
"#;

const REPORT: &str = r#"
date = 2024-10-02
title = { ar = "تقرير الأعداد", en = "The report of numbers" }

[sources.gazette]
kind = "newspaper"
name = { ar = "الجريدة", en = "Gazette" }

[entities.firm]
kind = "company"
name = { ar = "الشركة", en = "the firm" }

[figures]
loss = { value = "-3bn USD", period = "2024" }
growth = { value = "+12.5%", period = "2024-H1" }

[findings.loss]
kind = "spending"
attribution = { source = "gazette" }
entities = ["firm"]
figures = ["loss"]

[findings.growth]
kind = "growth"
attribution = { source = "gazette" }
entities = ["firm"]
figures = ["growth"]
"#;

const PREHEADER: &str = "preheader: A line that says in some words what the subject leaves open.\n";

struct Project(TempDir);

impl Project {
    fn new(issue: &str, ar: &str, en: &str) -> Self {
        let project = Project(tempfile::tempdir().expect("a folder"));
        project.write("bayan.toml", CONFIG);
        project.write("content/numbers/report.toml", REPORT);
        project.write("content/newsletters/2024-10/issue.toml", issue);
        project.write("content/newsletters/2024-10/ar.md", ar);
        project.write("content/newsletters/2024-10/en.md", en);
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
        command.args(arguments).current_dir(self.0.path()).output().expect("bayan runs")
    }

    fn make(&self) {
        let output = self.run(&["newsletter"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn read(&self, file: &str) -> Vec<u8> {
        let path = self.0.path().join("public/newsletters/2024-10").join(file);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn text(&self, file: &str) -> String {
        String::from_utf8(self.read(file)).expect("UTF-8")
    }
}

fn ordinary() -> Project {
    let issue = "date = 2024-10-03\nreports = [\"numbers\"]\n";
    let ar = format!(
        "---\ntitle: العدد الأول من النشرة\n{PREHEADER}---\n\nرصيد {{ -firm }} {{ $loss }} في هذا العام.\n"
    );
    let en = format!(
        "---\ntitle: The first issue\n{PREHEADER}---\n\nThe balance of {{ -firm }} is {{ $loss }} this year.\n"
    );
    Project::new(issue, &ar, &en)
}

/// The rules that a mail's bytes keep, whatever a lenient parser makes of them.
fn assert_sound(mail: &[u8]) {
    let end = mail.windows(4).position(|four| four == b"\r\n\r\n").expect("headers end");
    let headers = std::str::from_utf8(&mail[..end]).expect("headers are ASCII");
    assert!(headers.is_ascii(), "{headers}");
    for line in headers.split("\r\n") {
        assert!(line.len() <= 76, "{line}");
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        for word in line.split("=?").skip(1) {
            let word = word.split("?=").next().unwrap_or_default();
            assert!(word.len() + 4 <= 75, "{line}");
        }
    }
    let bare = mail.iter().enumerate().any(|(at, byte)| *byte == b'\n' && (at == 0 || mail[at - 1] != b'\r'));
    assert!(!bare, "a line feed without carriage return");
    for line in mail.split(|byte| *byte == b'\n') {
        assert!(line.len() <= 998, "a line of {} bytes", line.len());
    }
}

/// Every encoded word holds whole letters.
fn assert_no_letter_is_split(mail: &[u8]) {
    let text = String::from_utf8_lossy(mail);
    let headers = text.split("\r\n\r\n").next().unwrap_or_default();
    for word in headers.split("=?").skip(1).filter_map(|rest| rest.split("?=").next()) {
        let one = format!("Subject: =?{word}?=\r\n\r\n");
        let parsed = MessageParser::default().parse(one.as_bytes()).expect("a header");
        assert!(!parsed.subject().unwrap_or_default().contains('\u{FFFD}'), "{word}");
    }
}

#[test]
fn a_mail_read_back_gives_every_header_and_both_parts() {
    let project = ordinary();
    project.make();
    for (edition, subject, language, id) in [
        ("ar", "العدد الأول من النشرة", "ar", "newsletter.2024-10.ar@example.org"),
        ("en", "The first issue", "en", "newsletter.2024-10.en@example.org"),
        (
            "bilingual",
            "العدد الأول من النشرة | The first issue",
            "ar, en",
            "newsletter.2024-10.ar.en@example.org",
        ),
    ] {
        let bytes = project.read(&format!("{edition}.eml"));
        assert_sound(&bytes);
        assert_no_letter_is_split(&bytes);
        let mail = MessageParser::default().parse(&bytes).expect("a mail");
        let raw = |name: &str| mail.header_raw(name).map(|value| value.replace("\r\n", "").trim().to_owned());
        assert_eq!(mail.subject(), Some(subject));
        assert_eq!(mail.message_id(), Some(id));
        assert_eq!(
            mail.date().map(mail_parser::DateTime::to_rfc3339).as_deref(),
            Some("2024-10-03T00:00:00Z")
        );
        let from = mail.from().and_then(|from| from.first()).expect("a sender");
        assert_eq!(from.address(), Some("news@example.org"));
        assert_eq!(from.name().map(|name| name.contains("بيان") || name == "Bayan"), Some(true));
        assert_eq!(
            mail.reply_to().and_then(|to| to.first()).and_then(|to| to.address()),
            Some("desk@example.org")
        );
        assert_eq!(raw("List-Id").as_deref(), Some("<news.example.org>"));
        assert_eq!(
            raw("List-Unsubscribe").as_deref(),
            Some("<https://example.org/leave?list=1&user=2>, <mailto:leave@example.org?subject=unsubscribe>")
        );
        assert_eq!(raw("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
        assert_eq!(raw("Content-Language").as_deref(), Some(language));
        assert_eq!(raw("MIME-Version").as_deref(), Some("1.0"));
        let kind = mail.content_type().expect("a content type");
        assert_eq!((kind.ctype(), kind.subtype()), ("multipart", Some("alternative")));
        let kinds: Vec<_> =
            mail.parts.iter().skip(1).filter_map(|part| part.content_type()?.subtype()).collect();
        assert_eq!(kinds, ["plain", "html"], "the text comes first");
        let crlf = |text: String| text.replace('\n', "\r\n");
        assert_eq!(
            mail.body_text(0).map(std::borrow::Cow::into_owned),
            Some(crlf(project.text(&format!("{edition}.txt"))))
        );
        assert_eq!(
            mail.body_html(0).map(std::borrow::Cow::into_owned),
            Some(crlf(project.text(&format!("{edition}.html"))))
        );
        assert!(
            project.text(&format!("{edition}.html")).contains("https://example.org/leave?list=1&amp;user=2")
        );
    }
}

#[test]
fn the_same_issue_gives_the_same_bytes() {
    let (one, two) = (ordinary(), ordinary());
    one.make();
    two.make();
    for edition in ["ar", "en", "bilingual"] {
        for extension in ["eml", "html", "txt", "json"] {
            let file = format!("{edition}.{extension}");
            assert!(one.read(&file) == two.read(&file), "{file}");
        }
    }
    assert!(one.read("issue.mbox") == two.read("issue.mbox"));
}

#[test]
fn a_title_cannot_become_a_header() {
    let issue = "date = 2024-10-03\nreports = [\"numbers\"]\n";
    let evil = "\"عنوان\\r\\nBcc: victim@example.org\\r\\n\\r\\n--=_bayan\\r\\nX: \\u2028y\"";
    let ar = format!("---\ntitle: {evil}\n{PREHEADER}---\n\nنص.\n");
    let en = format!(
        "---\ntitle: \"Title\\nBcc: victim@example.org\"\n{PREHEADER}---\n\nText --=_bayan\n\n\\--=_bayan\n"
    );
    let project = Project::new(issue, &ar, &en);
    project.write("bayan.toml", &CONFIG.replace("\"Bayan\"", "\"Bayan\\r\\nBcc: victim@example.org\""));
    project.make();
    for edition in ["ar", "en", "bilingual"] {
        let bytes = project.read(&format!("{edition}.eml"));
        assert_sound(&bytes);
        let mail = MessageParser::default().parse(&bytes).expect("a mail");
        assert!(mail.bcc().is_none(), "{edition}");
        let subject = mail.subject().unwrap_or_default();
        assert!(
            subject.contains("Bcc: victim@example.org") && !subject.contains(['\r', '\n', '\u{202E}']),
            "{subject:?}"
        );
        assert_eq!(mail.parts.len(), 3, "{edition}: both parts and nothing else");
    }
}

#[test]
fn merge_tags_stay_as_the_service_knows_them() {
    for (service, tag) in [
        ("mailchimp", "*|UNSUB|*"),
        ("listmonk", "{{ UnsubscribeURL }}"),
        ("buttondown", "{{ unsubscribe_url }}"),
    ] {
        let project = ordinary();
        let sender = CONFIG.replace(
            "unsubscribe = \"https://example.org/leave?list=1&user=2\"",
            &format!("service = \"{service}\""),
        );
        project.write("bayan.toml", &sender);
        project.make();
        assert!(project.text("en.html").contains(&format!("href=\"{tag}\"")), "{service}");
        assert!(project.text("en.txt").lines().any(|line| line.ends_with(&format!("] {tag}"))), "{service}");
        let mail = project.read("en.eml");
        let mail = MessageParser::default().parse(&mail).expect("a mail");
        assert!(
            mail.header_raw("List-Unsubscribe").is_some_and(|value| !value.contains("http")),
            "{service}"
        );
    }
}

#[test]
fn letters_are_made_for_the_occasion() {
    let project = ordinary();
    project.write("content/older/report.toml", &REPORT.replace("2024-10-02", "2024-07-01"));
    let output = project.run(&["newsletter", ".", "--latest", "1", "--bilingual", "--format", "eml,text"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let folder = project.0.path().join("public/newsletters/2024-10-02");
    let mut files: Vec<String> = fs::read_dir(folder)
        .expect("an issue called by its date")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(files, ["bilingual.eml", "bilingual.txt", "issue.mbox"]);
    let output = project.run(&["newsletter", ".", "numbrs"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("there is no report `numbrs`") && told.contains("`numbers`"), "{told}");
}

#[test]
fn signs_are_words_in_plain_text() {
    let project = ordinary();
    project.make();
    let (ar, en) = (project.text("ar.txt"), project.text("en.txt"));
    assert!(ar.contains("12.5 في المئة") && ar.contains("سالب 3 مليارات دولار"), "{ar}");
    assert!(en.contains("12.5 percent") && en.contains("minus 3 billion dollars"), "{en}");
    for sign in ['%', '$', '+', '−'] {
        assert!(!ar.contains(sign) && !en.contains(sign), "{sign}");
    }
}

/// A terminal takes every line for a paragraph of its own, and its direction from its first letter.
#[test]
fn every_line_of_the_text_keeps_its_direction() {
    let project = ordinary();
    project.make();
    for (edition, own) in [("ar", true), ("en", false)] {
        let text = project.text(&format!("{edition}.txt"));
        for line in text.lines().filter(|line| !line.starts_with('[') && !line.is_empty()) {
            let first = line.chars().find(|c| c.is_alphabetic() || matches!(c, '\u{200E}' | '\u{200F}'));
            let is_arabic = first.is_some_and(|c| matches!(c, '\u{200F}' | '\u{600}'..='\u{6FF}'));
            assert_eq!(is_arabic, own, "{line}");
            let opened = line.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
            assert_eq!(opened, line.matches('\u{2069}').count(), "{line}");
        }
        let links: Vec<&str> = text.lines().filter(|line| line.contains("://")).collect();
        assert!(!links.is_empty());
        for (index, line) in links.iter().enumerate() {
            let alone = format!("[{}] https://", index + 1);
            assert!(line.starts_with(&alone) && !line.trim_end().contains("  "), "{line}");
            assert_eq!(line.split(' ').count(), 2, "{line}");
        }
    }
}

#[test]
fn a_logo_says_what_it_shows_and_how_large_it_is() {
    let project = ordinary();
    let logo = "logo = { src = \"https://example.org/logo.png\", width = 120, height = 40, alt = { ar = \"شعار بيان\", en = \"The mark of Bayan\" } }";
    project.write("bayan.toml", &format!("{CONFIG}{logo}\n"));
    project.make();
    for (file, alts) in
        [("ar.html", vec!["شعار بيان"]), ("bilingual.html", vec!["شعار بيان", "The mark of Bayan"])]
    {
        let html = project.text(file);
        for alt in alts {
            let found = ["src=", "width=\"120\"", "height=\"40\"", &format!("alt=\"{alt}\"")];
            let tag =
                html.split('<').find(|tag| tag.starts_with("img ") && tag.contains(alt)).unwrap_or_default();
            assert!(found.iter().all(|part| tag.contains(part)), "{file}: {tag}");
        }
    }
}

#[test]
fn this_repository_publishes_an_issue_that_reads_well() {
    let out = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
    let output = command.arg("newsletter").arg(root).arg("--out").arg(out.path().join("site")).output();
    let output = output.expect("bayan runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && !told.contains("warning"), "{told}");
    let text = fs::read_to_string(out.path().join("site/newsletters/2024-10/ar.txt")).expect("the text");
    insta::assert_snapshot!("newsletter_ar", text);
    let text = fs::read_to_string(out.path().join("site/newsletters/2024-10/en.txt")).expect("the text");
    insta::assert_snapshot!("newsletter_en", text);
}
