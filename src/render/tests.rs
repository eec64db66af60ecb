//! Whole pages, made from a report written out by hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::*;
use crate::diagnostic::{Diagnostics, Located};
use crate::localize::{
    Citation, DateLine, EditionSegment, FigureLine, Filing, FindingLine, Headline, KeyFigureLine, Labelled,
    Line, OriginalLine, OtherName, QuoteLine, ReferenceLine, SourceLine, StatusLine, TermLine,
};
use crate::markup::{Direction, Isolate, Mark, Piece, Run};
use crate::model::{Date, Status};
use crate::source::Sources;
use shelves::{Archive, Told};

mod shelves;

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
        // So that all of them are tried.
        TemplateFile { name: name.to_owned(), text: Arc::from(text), span, is_built_in: false }
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
    isolate(Some(Mark::Figure { id: id.into(), value: value.into(), anchor: true }), value)
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
    Site {
        base_url: Some("https://example.org/".to_owned()),
        editions: vec![ar, en],
        drafts: true,
        data: true,
        ..Site::default()
    }
}

/// A finding with all that one can have.
fn growth() -> FindingLine<'static> {
    FindingLine {
        id: "growth",
        headline: Some(Headline {
            level: 2, words: vec![text("سباق على معالجات "), latin("H100")]
        }),
        label: vec![text("سباق على معالجات "), latin("H100")],
        attribution: Some(vec![text("بحسب تقديرات صحيفة «فاينانشيال تايمز»")]),
        beside: Some(vec![text("صادر عن صحيفة «فاينانشيال تايمز»")]),
        certainty: Some(Labelled { id: "estimated", label: "تقدير".to_owned() }),
        reference: Some(ReferenceLine { source: "ft", number: "1".to_owned() }),
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
        citation: vec![text("وائل الحسيني، «سباق»، ضمن تقرير «السوق».")],
    }
}

fn chips(site: &Site) -> EditionReport<'static> {
    let growth = growth();
    let made = FindingLine {
        id: "deliveries",
        headline: None,
        label: vec![text("التسليمات: إنفيديا")],
        attribution: None,
        beside: None,
        certainty: None,
        reference: None,
        quotes: Vec::new(),
        citation: vec![text("وائل الحسيني، «السوق».")],
    };
    let figure_line = |id, value: &'static str, finding, anchored, period: Option<Line>| FigureLine {
        id,
        label: vec![text("رقم")],
        notation: value,
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
        status: StatusLine {
            status: Status::Draft,
            label: "مسودة".to_owned(),
            notice: Some("قد يتغيّر.".to_owned()),
        },
        byline: Some(vec![text("كتب وائل الحسيني")]),
        authors: vec!["وائل الحسيني"],
        citation: vec![text("وائل الحسيني، «السوق».")],
        reading_time: vec![text("مدة القراءة: دقيقتان")],
        key_figures: vec![KeyFigureLine {
            id: "growth",
            notation: "+123%",
            text: vec![latin("+123%")],
            label: vec![text("الإنفاق على "), latin("H100")],
            period: None,
        }],
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
            number: "1".to_owned(),
            name: vec![text("صحيفة «فاينانشيال تايمز»")],
            url: Some("https://example.com/?a=1&b=\"2\""),
            date: None,
            citations: vec![Citation { finding: "growth", label: vec![text("سباق")] }],
        }],
        exhibits: Vec::new(),
        terms: vec![TermLine {
            id: "nvidia",
            name: vec![text("إنفيديا")],
            kind: "شركة".to_owned(),
            other: Some(OtherName { lang: "en", direction: Direction::Ltr, name: vec![text("Nvidia")] }),
        }],
        filing: filing(),
    }
}

/// What `chips` is filed under: the tag, the source and the entity of the sample directory.
fn filing() -> Filing {
    let mut filing = sample::filing(&["thing"]);
    filing.findings[0].label = vec![text("قال </script><script>"), latin("H100")];
    filing
}

fn rendered(format: Format) -> String {
    let site = site();
    let mut pages =
        report(&templates(), &site, &chips(&site), &sample::directory(), &[format]).expect("renders");
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
    assert_eq!(html.matches("<script").count(), 1, "the data block alone: {html}");
    assert_eq!(html.matches("</script").count(), 1, "{html}");
    assert!(html.contains("<title>\u{200F}\u{2066}H100\u{2069} في &lt;script"), "{html}");
    assert!(html.contains("Dear, but &lt;fair&gt; &amp; square"), "{html}");
    assert!(html.contains("href=\"https://example.com/?a=1&amp;b=&quot;2&quot;\""), "{html}");
}

#[test]
fn pages_lie_where_their_links_point() {
    let (templates, site) = (templates(), site());
    let pages =
        report(&templates, &site, &chips(&site), &sample::directory(), &Format::ALL).expect("renders");
    let paths: Vec<&str> = pages.iter().map(|page| page.path.as_str()).collect();
    let files = [
        "ar/chips/index.html",
        "ar/chips/cite/index.html",
        "ar/chips/report.md",
        "ar/chips/cite.bib",
        "ar/chips/cite.json",
    ];
    assert_eq!(paths, files);
    let html = String::from_utf8_lossy(&pages[0].bytes).into_owned();
    assert!(html.contains("href=\"report.md\""));
    assert!(html.contains("href=\"cite.bib\"") && html.contains("href=\"../../data/chips/findings.csv\""));
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
fn both_languages_share_one_set_of_ids() {
    let site = site();
    let english = || EditionReport { edition: site.editions[1].clone(), ..chips(&site) };
    let page = facing(&templates(), &site, [&chips(&site), &english()]).expect("renders");
    assert_eq!(page.path, "facing/chips/index.html");
    let html = String::from_utf8(page.bytes).expect("UTF-8");
    for id in ["growth", "deliveries", "figure-growth", "figure-units", "source-ft"] {
        assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1, "{id}");
    }
    assert_eq!(html.matches("<div class=\"half\" lang=\"ar\" dir=\"rtl\">").count(), 3);
    assert_eq!(html.matches("<div class=\"half\" lang=\"en\" dir=\"ltr\">").count(), 3);
    assert!(html.contains("href=\"../../en/chips/index.html#growth\""), "{html}");
    assert!(!html.contains("rel=\"alternate\" hreflang"), "it is a translation of no page");
}

#[test]
fn digits_of_lists_are_those_of_the_edition() {
    let site = site();
    let words = EditionWords { zero: '٠', ..(*site.editions[0]).clone() };
    let report = EditionReport { edition: Arc::new(words), ..chips(&site) };
    let pages =
        super::report(&templates(), &site, &report, &sample::directory(), &[Format::Html]).expect("renders");
    let html = String::from_utf8_lossy(&pages[0].bytes).into_owned();
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\" class=\"arab\">"), "{html}");
}

#[test]
fn the_newest_report_comes_first() {
    let site = site();
    let report = |id, year| Told::new(id, Date::constant(year, 1, 1));
    let pages = around_reports(&site, &[report("old", 2023), report("b", 2024), report("a", 2024)]);
    let html = &pages["en/index.html"];
    let at = |link: &str| html.find(link).expect(link);
    assert!(at("href=\"a/index.html\"") < at("href=\"b/index.html\""));
    assert!(at("href=\"b/index.html\"") < at("href=\"old/index.html\""));
    assert!(around_reports(&site, &[])["en/index.html"].contains("no-reports"));
}

#[test]
fn the_chooser_names_each_edition_in_its_own_language() {
    let html = &around_reports(&site(), &[])["index.html"];
    assert!(
        html.contains("<a href=\"ar/index.html\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">العربية</a>"),
        "{html}"
    );
    assert!(html.contains("hreflang=\"x-default\" href=\"https://example.org/\""), "{html}");
    assert!(around_reports(&Site::default(), &[]).is_empty());
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

#[test]
fn a_mistake_of_a_part_is_told_once() {
    let mut sources = Sources::default();
    let text = "{% import \"html/m.html\" as m %}{{ m::a() }}";
    let own = [("html/partials/footer.html", text), ("html/m.html", "{% macro a() %}a{% endmacro %}")];
    let found = Templates::new(&files(&mut sources, &own)).expect_err("a mistake").locate(&sources);
    let [Located { message, place: Some(place), .. }] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((message.as_str(), place.text.as_str()), ("there are no macros `m` here", "m"));
    assert_eq!((place.start.line, place.start.column), (1, 28));
}

#[test]
fn a_template_that_nothing_asks_for_is_told() {
    let mut sources = Sources::default();
    let mut of = |own: &[(&str, &str)]| {
        let mut templates = Templates::new(&files(&mut sources, own)).expect("templates");
        templates.take_warnings().locate(&sources)
    };
    assert!(of(&[]).is_empty());
    let told = of(&[
        ("html/partials/foter.html", ""),
        ("html/a-page-of-its-own.html", "{% include 'html/two.html' %}"),
        ("html/two.html", ""),
    ]);
    let told: Vec<_> =
        told.iter().map(|told| (told.message.as_str(), told.hint.as_deref().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [
            (
                "nothing asks for the template `html/a-page-of-its-own.html`",
                "include it in a template that is rendered, or delete it"
            ),
            (
                "nothing asks for the template `html/partials/foter.html`",
                "did you mean `html/partials/footer.html`?"
            ),
        ]
    );
}

#[test]
fn a_template_that_never_ends_is_told_where_it_comes_back() {
    let footer = "html/partials/footer.html";
    let itself = mistake(footer, "a\n{%- include 'html/partials/footer.html' -%}");
    assert_eq!(itself.0, "`html/partials/footer.html` includes itself");
    assert_eq!((itself.1, itself.2, &*itself.3), (2, 14, footer));
    let (message, line, column, place, _) = mistake("html/base.html", "{% extends \"html/report.html\" %}");
    assert_eq!(message, "`html/base.html` comes back to itself through `html/report.html`");
    assert_eq!((line, column, &*place), (1, 13, "html/report.html"));
    let deep = |text: String| mistake("html/index.html", &text).0;
    assert_eq!(deep("{{ (".to_owned() + &"(".repeat(100)), "brackets are nested deeper than 100 here");
    assert_eq!(deep("{% if a %}".repeat(20_000)), "tags are nested deeper than 100 here");
    let long = format!("{{{{ {}1 }}}}", "1+".repeat(30_000));
    assert_eq!(deep(long), "this tag has 60003 bytes, and may have 10000");
    let raw = "{% raw %}{% include \"html/index.html\" %}{% endraw %}{{ page.titel }}";
    assert_eq!(deep(raw.to_owned()), "the template asks for `page.titel`, which it is not given");
}

/// Everything around one report in both editions, by path.
fn around_chips(site: &Site) -> BTreeMap<String, String> {
    around_reports(site, &[Told::new("full", Date::constant(2024, 10, 2))])
}

/// Everything around some reports in both editions, by path.
fn around_reports(site: &Site, reports: &[Told]) -> BTreeMap<String, String> {
    Archive::new(site, reports).pages(&templates())
}

#[test]
fn every_thing_filed_has_an_address_of_its_id() {
    let pages = around_chips(&site());
    for path in ["tags", "tags/thing", "sources/thing", "entities/thing", "dates/2024", "search"] {
        for locale in ["ar", "en"] {
            assert!(pages.contains_key(&format!("{locale}/{path}/index.html")), "{path}: {:?}", pages.keys());
        }
    }
    let entity = &pages["en/entities/thing/index.html"];
    assert!(entity.contains("href=\"../../full/index.html#thing\""), "{entity}");
    assert!(pages["404.html"].contains("href=\"/ar/search/index.html\""));
    assert!(pages["robots.txt"].ends_with("Sitemap: https://example.org/sitemap.xml\n"));
}

#[test]
fn the_feed_can_be_read_back() {
    let pages = around_chips(&site());
    let feed: atom_syndication::Feed = pages["ar/feed.xml"].parse().expect("Atom");
    assert_eq!((feed.lang(), feed.id()), (Some("ar"), "https://example.org/ar/"));
    let entry = &feed.entries()[0];
    assert_eq!(entry.id(), "https://example.org/ar/full/");
    assert_eq!(
        entry.title().as_str(),
        "\u{200F}\u{2066}H100\u{2069} & <b> title of full",
        "no control that XML forbids"
    );
    assert_eq!(entry.updated().to_rfc3339(), "2024-10-02T00:00:00+00:00");
    let content = entry.content().and_then(|content| content.value()).expect("content");
    assert!(content.starts_with("<div lang=\"ar\" dir=\"rtl\">"), "{content}");
    assert!(content.contains("<a href=\"https://example.org/ar/full/#thing\">label</a>"), "{content}");
    assert!(content.contains("<a href=\"https://example.org/ar/full/#chart-rows\">title</a>"), "{content}");
    assert!(
        content.contains("<tr><th scope=\"row\">row</th><td>cell</td></tr>"),
        "the table of a chart: {content}"
    );
    assert!(!content.contains("<svg"), "readers strip drawings: {content}");
    let addresses = feed.links().iter().chain(entry.links()).map(atom_syndication::Link::href);
    assert!(addresses.into_iter().all(|href| href.starts_with("https://")));
}

#[test]
fn what_is_not_announced_is_in_no_feed_and_what_is_not_listed_nowhere() {
    let report = |id: &str, status| Told { status, ..Told::new(id, Date::constant(2024, 10, 2)) };
    let reports = [
        report("ready", Status::Published),
        report("gone", Status::Withdrawn),
        report("secret", Status::Embargoed),
    ];
    let lists = |page: &str| reports.each_ref().map(|report| page.contains(&format!("{}/", report.id)));
    let shown = |site: &Site| {
        let pages = around_reports(site, &reports);
        let paths = ["ar/index.html", "ar/tags/thing/index.html", "ar/feed.xml", "sitemap.xml"];
        paths.map(|path| lists(&pages[path]))
    };
    let standard = site();
    let (all, ready) = ([true; 3], [true, false, false]);
    assert_eq!(shown(&standard), [all, all, ready, ready]);
    assert!(around_reports(&standard, &reports)["ar/tags/thing/index.html"].contains(">withdrawn</strong>"));

    let listed = vec![Status::Published, Status::Withdrawn];
    let site = Site { visibility: Visibility { listed, announced: Status::ALL.to_vec() }, ..standard };
    let two = [true, true, false];
    assert_eq!(shown(&site), [two, two, two, two], "what is not listed is not announced");
}

#[test]
fn a_report_that_is_not_announced_is_hidden_from_search_engines_and_one_not_listed_leads_to_no_index() {
    let hidden = "<meta name=\"robots\" content=\"noindex\">";
    let page = |visibility: Visibility| {
        let site = Site { visibility, ..site() };
        let pages = report(&templates(), &site, &sample::full(&site), &sample::directory(), &[Format::Html]);
        pages
            .expect("renders")
            .iter()
            .map(|page| String::from_utf8_lossy(&page.bytes).into_owned())
            .collect::<Vec<_>>()
    };
    let pages = page(Visibility::default());
    assert!(pages.iter().all(|page| page.contains(hidden)), "the report and its citations");
    assert!(pages[0].contains("<strong class=\"status status-draft\">draft</strong> notice"), "{}", pages[0]);
    assert!(pages[0].contains("href=\"../tags/tag/index.html\""));
    let announced = Status::ALL.to_vec();
    let pages = page(Visibility { announced, ..Visibility::default() });
    assert!(pages.iter().all(|page| !page.contains(hidden)));
    let pages = page(Visibility { listed: vec![Status::Published], ..Visibility::default() });
    for index in ["../tags/tag/", "../sources/", "../entities/thing/"] {
        let link = format!("href=\"{index}index.html\"");
        let main = pages[0].split("<main").nth(1).expect("main");
        assert!(!main.contains(&link), "{link}");
    }
}

#[test]
fn without_a_public_address_there_is_neither_feed_nor_sitemap() {
    let site = Site { base_url: None, ..site() };
    let pages = around_chips(&site);
    for path in ["ar/feed.xml", "sitemap.xml", "robots.txt"] {
        assert!(!pages.contains_key(path), "{path}");
    }
    let html = &pages["ar/search/index.html"];
    assert!(!html.contains("atom+xml") && !html.contains("og:url"), "{html}");
}

#[test]
fn linked_data_is_json_of_bare_values() {
    let html = rendered(Format::Html);
    let block = html.split("<script type=\"application/ld+json\">").nth(1).expect("a data block");
    let block = block.split("</script>").next().expect("its end");
    let data: serde_json::Value = serde_json::from_str(block).expect("JSON");
    assert_eq!(data["headline"], "H100 في <script>alert(\"1\")</script> & 'السوق'");
    assert_eq!(data["hasPart"][0]["name"], "قال </script><script>H100");
    assert!(!block.contains(['\u{200E}', '\u{200F}', '\u{2066}', '\u{2069}']), "{block}");
}

#[test]
fn the_index_of_the_search_is_folded() {
    let pages = around_chips(&site());
    let index: serde_json::Value = serde_json::from_str(&pages["ar/search/index.json"]).expect("JSON");
    let report = &index["reports"][0];
    assert_eq!(report["href"], "../full/index.html");
    assert_eq!(report["text"], "h100 b title of full summary name name name name");
    assert_eq!(report["findings"][0]["id"], "thing");
}

/// A page that is left to Tera costs several times as much.
#[test]
fn no_built_in_template_is_left_to_tera() {
    let templates = templates();
    let files = files(&mut Sources::default(), &[]);
    // What a preview says is said once a build.
    let is_live = |name: &str| name.starts_with(live::FOLDER);
    let is_template = |name: &str| {
        [".html", ".md", ".xml", ".txt"].iter().any(|ending| name.ends_with(ending)) && !is_live(name)
    };
    let names = files.iter().map(|file| &*file.name).filter(|name| is_template(name));
    let left: Vec<&str> = names.filter(|name| templates.is_left_to_tera(name)).collect();
    assert_eq!(left, [""; 0]);
}
