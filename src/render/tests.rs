//! Whole pages, made from a report written out by hand.

use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::*;
use crate::diagnostic::{Diagnostics, Located};
use crate::localize::{
    DateLine, EditionSegment, FigureLine, FindingLine, Headline, Labelled, Line, OriginalLine, QuoteLine,
    SourceLine,
};
use crate::markup::{Direction, Isolate, Mark, Piece, Run};
use crate::source::Sources;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The built-in templates, with some replaced.
fn files(sources: &mut Sources, replaced: &[(&str, &str)]) -> Vec<TemplateFile> {
    fn collect<'a>(dir: &'a Dir<'_>, out: &mut Vec<(&'a str, &'a str)>) {
        for file in dir.files() {
            let name = file.path().to_str().expect("UTF-8");
            if let Some((_, text)) = file.contents_utf8().map(|text| (name, text)) {
                out.push((name, text));
            }
        }
        dir.dirs().for_each(|dir| collect(dir, out));
    }
    let mut texts = Vec::new();
    collect(&BUILT_IN, &mut texts);
    texts.retain(|(name, _)| replaced.iter().all(|(other, _)| other != name));
    texts.extend(replaced);
    let file = |(name, text): (&str, &str)| {
        let span = sources.add(format!("templates/{name}"), text);
        TemplateFile { name: name.to_owned(), text: Arc::from(text), span }
    };
    texts.into_iter().map(file).collect()
}

fn templates() -> Templates {
    Templates::new(&files(&mut Sources::default(), &[])).expect("the built-in templates are sound")
}

/// The mistakes in a project's template.
fn mistakes(name: &str, text: &str) -> Vec<Located> {
    let mut sources = Sources::default();
    let files = files(&mut sources, &[(name, text)]);
    Templates::new(&files).err().map_or_else(Vec::new, |found: Diagnostics| found.locate(&sources))
}

fn mistake(name: &str, text: &str) -> (String, usize, usize, String, Option<String>) {
    let mut found = mistakes(name, text);
    assert_eq!(found.len(), 1, "{found:?}");
    let Located { code, message, place, hint, .. } = found.remove(0);
    let place = place.expect("a place");
    assert_eq!(code, "bad-template");
    assert_eq!(place.file.to_str(), Some(&*format!("templates/{name}")));
    (message, place.start.line, place.start.column, place.text, hint)
}

fn text(text: &str) -> Run {
    Run::Text(text.to_owned())
}

fn latin(word: &str) -> Run {
    isolate(None, word)
}

fn figure(id: &str, value: &str) -> Run {
    isolate(Some(Mark::Figure { id: id.to_owned(), value: value.to_owned(), anchor: true }), value)
}

fn isolate(mark: Option<Mark>, word: &str) -> Run {
    Run::Isolate(Isolate { direction: Direction::Ltr, lang: None, mark, runs: vec![text(word)] })
}

fn site() -> Site {
    let edition = |words: EditionWords, publication: &str, name: &str| {
        Arc::new(EditionWords { publication: publication.to_owned(), name: name.to_owned(), ..words })
    };
    let ar = edition(sample::words("ar", Direction::Rtl), "بيان", "العربية");
    let en = edition(sample::words("en", Direction::Ltr), "Bayan", "English");
    Site { base_url: Some("https://example.org/".to_owned()), editions: vec![ar, en], drafts: true }
}

fn chips(site: &Site) -> EditionReport<'static> {
    let growth = FindingLine {
        id: "growth",
        headline: Some(Headline {
            level: 2, words: vec![text("سباق على معالجات "), latin("H100")]
        }),
        attribution: Some(vec![text("بحسب صحيفة «فاينانشيال تايمز»")]),
        quotes: vec![QuoteLine {
            id: "trader",
            words: vec![text("«ثمن مرتفع، لكنه معقول»")],
            note: Some("مترجم عن الإنجليزية".to_owned()),
            original: Some(OriginalLine {
                lang: "en".to_owned(),
                direction: Direction::Ltr,
                text: "Dear, but <fair> & square".to_owned(),
            }),
            speaker: vec![text("تاجر")],
        }],
    };
    let made = FindingLine { id: "deliveries", headline: None, attribution: None, quotes: Vec::new() };
    let figure_line = |id, value: &str, finding, anchored, period: Option<Line>| FigureLine {
        id,
        notation: value.to_owned(),
        text: vec![latin(value)],
        period,
        finding: Some(finding),
        anchored,
    };
    EditionReport {
        id: "chips",
        edition: site.editions[0].clone(),
        title: vec![latin("H100"), text(" في <script>alert(\"1\")</script> & 'السوق'")],
        summary: Some(vec![text("زاد الإنفاق | كثيرًا")]),
        date: DateLine { text: vec![text("2 أكتوبر 2024")], iso: "2024-10-02".to_owned() },
        status: Labelled { id: "draft", label: "مسودة".to_owned() },
        byline: Some(vec![text("كتب وائل الحسيني")]),
        tags: vec![Labelled { id: "ai", label: "الذكاء الاصطناعي".to_owned() }],
        segments: vec![
            EditionSegment {
                finding: None,
                pieces: vec![Piece::Runs(vec![text("تمهيد")])],
                generated: false,
            },
            EditionSegment {
                finding: Some(growth),
                pieces: vec![Piece::Runs(vec![
                    text("زاد الإنفاق بنسبة "),
                    figure("growth", "+123%"),
                    text("."),
                ])],
                generated: false,
            },
            EditionSegment {
                finding: Some(made),
                pieces: vec![Piece::Runs(vec![text("تسلم إنفيديا مليون معالج.")])],
                generated: true,
            },
        ],
        figures: vec![
            figure_line("growth", "+123%", "growth", true, Some(vec![text("النصف الأول من 2024")])),
            figure_line("units", ">1m", "deliveries", false, None),
        ],
        sources: vec![SourceLine {
            id: "ft",
            name: vec![text("صحيفة «فاينانشيال تايمز»")],
            url: Some("https://example.com/?a=1&b=\"2\""),
            date: None,
        }],
        exhibits: Vec::new(),
    }
}

fn rendered(format: Format) -> String {
    let site = site();
    let mut pages = report(&templates(), &site, &chips(&site), &[format]).expect("renders");
    String::from_utf8(pages.remove(0).bytes).expect("UTF-8")
}

#[test]
fn a_report_as_html() {
    insta::assert_snapshot!(rendered(Format::Html));
}

#[test]
fn a_report_as_markdown() {
    insta::assert_snapshot!(rendered(Format::Markdown));
}

#[test]
fn data_cannot_become_markup() {
    let html = rendered(Format::Html);
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("<title>\u{200F}\u{2066}H100\u{2069} في &lt;script"), "{html}");
    assert!(html.contains("Dear, but &lt;fair&gt; &amp; square"), "{html}");
    assert!(html.contains("href=\"https://example.com/?a=1&amp;b=&quot;2&quot;\""), "{html}");
}

#[test]
fn pages_lie_where_their_links_point() {
    let (templates, site) = (templates(), site());
    let pages = report(&templates, &site, &chips(&site), &Format::ALL).expect("renders");
    let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    assert_eq!(paths, ["ar/chips/index.html", "ar/chips/report.md"]);
    let html = String::from_utf8_lossy(&pages[0].bytes).into_owned();
    assert!(html.contains("href=\"report.md\""));
    assert!(html.contains("href=\"../../assets/bayan.css\""));
    assert!(
        html.contains("href=\"../../en/chips/index.html#growth\" hreflang=\"en\" lang=\"en\" dir=\"ltr\"")
    );
    assert!(html.contains("<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/en/chips/\">"));
    assert_eq!(templates.assets()[0].path, "assets/bayan.css");
}

#[test]
fn every_id_stands_once() {
    let html = rendered(Format::Html);
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{ids:?}");
    assert!(ids.contains(&"growth") && ids.contains(&"deliveries") && ids.contains(&"source-ft"));
    assert!(ids.contains(&"figure-units"), "the list of figures carries the anchor that the body does not");
}

#[test]
fn the_newest_report_comes_first() {
    let (templates, site) = (templates(), site());
    let summary = |id: &str, iso: &str| ReportSummary {
        id: id.to_owned(),
        title: vec![text(id)],
        summary: None,
        date: vec![text(iso)],
        iso: iso.to_owned(),
        status: None,
    };
    let reports = [summary("old", "2023-01-01"), summary("b", "2024-01-01"), summary("a", "2024-01-01")];
    let page = edition_index(&templates, &site, &site.editions[1], &reports).expect("renders");
    let html = String::from_utf8(page.bytes).expect("UTF-8");
    let at = |link: &str| html.find(link).expect(link);
    assert!(at("href=\"a/index.html\"") < at("href=\"b/index.html\""));
    assert!(at("href=\"b/index.html\"") < at("href=\"old/index.html\""));
    let empty = edition_index(&templates, &site, &site.editions[1], &[]).expect("renders");
    assert!(String::from_utf8_lossy(&empty.bytes).contains("no-reports"));
}

#[test]
fn the_chooser_names_each_edition_in_its_own_language() {
    let page = language_chooser(&templates(), &site()).expect("renders").expect("a page");
    let html = String::from_utf8(page.bytes).expect("UTF-8");
    assert_eq!(page.path, "index.html");
    assert!(
        html.contains("<a href=\"ar/index.html\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">العربية</a>"),
        "{html}"
    );
    assert!(html.contains("hreflang=\"x-default\" href=\"https://example.org/\""), "{html}");
    let none = Site { base_url: None, editions: Vec::new(), drafts: true };
    assert_eq!(language_chooser(&templates(), &none).expect("renders"), None);
}

#[test]
fn mistakes_are_shown_where_they_are() {
    let (message, line, column, place, _) = mistake("html/index.html", "<p>\nبيان {{ page.lang</p>\n");
    assert!(message.starts_with("this template cannot be read: expected"), "{message}");
    assert_eq!((line, column, &*place), (2, 19, "/"));

    let (message, line, column, place, hint) =
        mistake("html/index.html", "{# reprots #}\n{% for r in reports %}{{ r.titel }}{% endfor %}");
    assert_eq!(message, "the template asks for `r.titel`, which it is not given");
    assert_eq!((line, column, &*place), (2, 26, "r.titel"));
    assert_eq!(hint.as_deref(), Some("did you mean `r.title`?"));

    let (message, line, column, place, hint) =
        mistake("html/index.html", "\n{% extends \"html/bse.html\" %}");
    assert_eq!(message, "there is no template `html/bse.html`");
    assert_eq!((line, column, &*place), (2, 13, "html/bse.html"));
    assert_eq!(hint.as_deref(), Some("did you mean `html/base.html`?"));

    let (message, .., place, _) = mistake("html/index.html", "{% include \"html/nothing.html\" %}");
    assert_eq!((&*message, &*place), ("there is no template `html/nothing.html`", "html/nothing.html"));

    let (message, .., place, _) = mistake("html/partials/quote.html", "{{ quote.words | shout }}");
    assert_eq!((&*message, &*place), ("there is no filter `shout`", "shout"));

    let (message, .., place, _) = mistake("html/chooser.html", "{{ get_env(name=\"HOME\") }}");
    assert_eq!(message, "this template fails: a template cannot read the environment");
    assert_eq!(place, "get_env");
}

#[test]
fn a_slip_in_a_condition_is_not_taken_for_no() {
    let (message, line, column, place, hint) =
        mistake("html/index.html", "<p>\n{% if page.titel %}{{ page.title }}{% endif %}");
    assert_eq!(message, "the template asks for `page.titel`, which it is not given");
    assert_eq!((line, column, &*place), (2, 7, "page.titel"));
    assert_eq!(hint.as_deref(), Some("did you mean `page.title`?"));
}

#[test]
fn all_mistakes_of_syntax_are_found_at_once() {
    let mut sources = Sources::default();
    let files = files(&mut sources, &[("html/index.html", "{{ a"), ("html/chooser.html", "{% if %}")]);
    let found = Templates::new(&files).expect_err("mistakes").locate(&sources);
    assert_eq!(found.len(), 2, "{found:?}");
}
