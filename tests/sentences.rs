//! Sentences made from data, in both languages: kinds, who it is about, who says so and how sure they are. Reviewed by eye.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const GLOSSARY: &str = r#"
[entities.meta]
kind = "company"
name = { ar = "ميتا", en = "Meta" }
[entities.bank]
kind = "organisation"
name = { ar = "البنك الدولي", en = "World Bank" }
gender = "masculine"
article = true
[entities.states]
kind = "country"
name = { ar = "الولايات المتحدة", en = "United States" }
article = true
[entities.egypt]
kind = "country"
name = { ar = "مصر", en = "Egypt" }
[entities.salma]
kind = "person"
name = { ar = "سلمى حسن", en = "Salma Hassan" }
gender = "feminine"
[entities.omar]
kind = "person"
name = { ar = "عمر خالد", en = "Omar Khaled" }
gender = "masculine"
[entities.nour]
kind = "person"
name = { ar = "نور علي", en = "Nour Ali" }
[entities.trader]
kind = "person"
name = { ar = "تاجر", en = "a trader" }
accusative = "تاجرًا"
gender = "masculine"
[entities.analysts]
kind = "people"
name = { ar = "محللون", en = "analysts" }
[entities.officials]
kind = "people"
name = { ar = "مسؤولون أميركيون", en = "US officials" }
[entities.workers]
kind = "people"
name = { ar = "عمال", en = "workers" }
accusative = "عمالًا"
[entities.reporters]
kind = "people"
name = { ar = "صحفيات", en = "women reporters" }
gender = "feminine"
[entities.experts]
kind = "people"
name = { ar = "خبيران", en = "two experts" }
oblique = "خبيرين"
[entities.exports]
kind = "product"
name = { ar = "الصادرات", en = "exports" }
gender = "feminine"
number = "plural"
[entities.h20]
kind = "product"
name = { ar = "H20", en = "H20" }
[sources.ahram]
kind = "newspaper"
name = { ar = "الأهرام", en = "Al-Ahram" }
article = false
[sources.ft]
kind = "newspaper"
name = { ar = "فاينانشيال تايمز", en = "Financial Times" }
[sources.ap]
kind = "agency"
name = { ar = "أسوشيتد برس", en = "Associated Press" }
article = true
[sources.economist]
kind = "magazine"
name = { ar = "ذي إيكونوميست", en = "Economist" }
article = true
[sources.jazeera]
kind = "broadcaster"
name = { ar = "الجزيرة", en = "Al Jazeera" }
[sources.mada]
kind = "website"
name = { ar = "مدى مصر", en = "Mada Masr" }
[sources.outlook]
kind = "report"
name = { ar = "آفاق الاقتصاد", en = "Economic Outlook" }
[sources.paper]
kind = "study"
name = { ar = "أثر الرسوم", en = "The Effect of Tariffs" }
[sources.comtrade]
kind = "database"
name = { ar = "كومتريد", en = "Comtrade" }
[sources.nvidia]
kind = "company"
name = { ar = "إنفيديا", en = "Nvidia" }
[sources.cairo]
kind = "institute"
name = { ar = "معهد القاهرة", en = "Cairo Institute" }
[sources.ministry]
kind = "ministry"
name = { ar = "وزارة التجارة", en = "Ministry of Trade" }
[sources.court]
kind = "court"
name = { ar = "المحكمة العليا", en = "Supreme Court" }
[sources.fund]
kind = "organisation"
name = { ar = "صندوق النقد الدولي", en = "International Monetary Fund" }
gender = "masculine"
article = true
[sources.laila]
kind = "person"
name = { ar = "ليلى عمر", en = "Laila Omar" }
gender = "feminine"
[sources.witnesses]
kind = "people"
name = { ar = "مراقبون", en = "observers" }
"#;

const FIGURES: &str = r#"
[figures]
money = { value = "~2bn USD", period = "2024" }
sum = "2bn USD"
cost = "12k..13k USD"
chips = "2000 chips"
reports = "2 reports"
people = "2000 people"
crowd = "11k..12k people"
share = "6.5%"
shares = "5..7%"
change = { value = "+18%", period = "2024-H1", versus = "2023-H1" }
fall = "-4.5%"
points = "+2pp"
falls = "-4..-6%"
ratio = { value = "x3", period = "2024", versus = "2023" }
half = "x0.5"
time = "3 weeks"
months = "2 months"
years = "2 years"
day = "2024-06-15"
euros = "~2bn EUR"
dozens = "~300 people"
"#;

/// Kinds, each with what it needs; `WHO` stands for whom it is about.
const KINDS: &[(&str, &str, &str)] = &[
    ("spending", "WHO", "money"),
    ("spending-over", "WHO", "sum months"),
    ("allocation", "WHO", "sum"),
    ("spending-ratio", "WHO", "ratio"),
    ("spending-growth", "WHO", "change"),
    ("spending-on-growth", "WHO h20", "fall"),
    ("growth", "WHO", "change"),
    ("growth", "WHO", "fall"),
    ("delivery", "WHO", "chips"),
    ("delivery-of", "WHO h20", "chips"),
    ("installation", "WHO", "chips"),
    ("count", "WHO", "people"),
    ("share", "WHO", "share"),
    ("estimate", "WHO", "euros"),
    ("duration", "WHO", "time"),
];

/// Whom it is about.
const ABOUT: &[&str] = &[
    "meta",
    "bank",
    "states",
    "salma",
    "nour",
    "trader",
    "analysts",
    "exports",
    "meta states",
    "salma reporters",
    "officials meta",
];

/// Kinds that are about things, or about nothing that acts.
const OTHERS: &[(&str, &str, &str)] = &[
    ("price", "h20", "cost"),
    ("price", "h20", "sum"),
    ("allocation", "meta", "money"),
    ("allocation", "analysts", "money"),
    ("spending-ratio", "omar", "half"),
    ("count", "egypt", "reports"),
    ("share", "officials", "shares"),
    ("price-with", "h20", "sum chips"),
    ("shipment", "h20", "chips sum"),
    ("count", "egypt", "crowd"),
    ("estimate", "exports", "crowd"),
    ("estimate", "exports", "share"),
    ("estimate", "exports", "cost"),
    ("estimate", "exports egypt", "dozens"),
    ("estimate", "workers", "people"),
    ("estimate", "h20", "time"),
    ("estimate", "h20", "day"),
    ("estimate", "exports", "change"),
    ("estimate", "exports", "fall"),
    ("estimate", "exports", "points"),
    ("estimate", "exports", "falls"),
    ("claim", "", ""),
];

const SOURCES: &[&str] = &[
    "ahram",
    "ft",
    "ap",
    "economist",
    "jazeera",
    "mada",
    "outlook",
    "paper",
    "comtrade",
    "nvidia",
    "cairo",
    "ministry",
    "court",
    "fund",
    "laila",
    "witnesses",
];

const THROUGH: &[&str] = &[
    "bank",
    "states",
    "salma",
    "omar",
    "trader",
    "analysts",
    "officials",
    "reporters",
    "experts",
    "witnesses",
];

const CERTAINTIES: &[&str] = &["reported", "estimated", "alleged", "denied", "official"];

/// A report that is written finding by finding.
struct Report {
    data: String,
    prose: [String; 2],
    labels: Vec<String>,
}

impl Report {
    fn new() -> Self {
        let head = "date = 2024-10-02\nstatus = \"published\"\ntitle = { ar = \"ع\", en = \"T\" }\n";
        Report { data: format!("{head}{FIGURES}"), prose: Default::default(), labels: Vec::new() }
    }

    fn finding(&mut self, (kind, entities, figures): (&str, &str, &str), said: &str) {
        let list = |text: &str| {
            let ids: Vec<String> = text.split_whitespace().map(|id| format!("\"{id}\"")).collect();
            ids.join(", ")
        };
        let id = format!("f{}", self.labels.len());
        let said_by = said.replace("attribution = ", "").replace(['{', '}', '"'], "");
        self.labels.push(format!("{kind}: {entities}: {figures}: {}", said_by.trim()));
        let claim = "claim = { ar = \"العمل بدأ\", en = \"work has begun\" }\n";
        let claim = if kind == "claim" { claim } else { "" };
        let _ = writeln!(
            self.data,
            "[findings.{id}]\nkind = \"{kind}\"\nentities = [{}]\nfigures = [{}]\n{said}\n{claim}",
            list(entities),
            list(figures)
        );
        for prose in &mut self.prose {
            let _ = writeln!(prose, "## x {{#{id}}}\n\nx\n");
        }
    }

    /// Builds it, with its prose or without; the folder that it is in.
    fn build(&self, with_prose: bool) -> tempfile::TempDir {
        let project = tempfile::tempdir().expect("a folder");
        let folder = project.path().join("content/r");
        fs::create_dir_all(&folder).expect("a folder");
        let write = |path: &Path, text: &str| fs::write(path, text).expect("a file");
        let name = "[publication]\nname = { ar = \"ن\", en = \"N\" }\n";
        write(&project.path().join("bayan.toml"), name);
        write(&project.path().join("content/glossary.toml"), GLOSSARY);
        write(&folder.join("report.toml"), &self.data);
        if with_prose {
            for (language, prose) in ["ar", "en"].into_iter().zip(&self.prose) {
                write(&folder.join(format!("{language}.md")), prose);
            }
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_bayan"));
        let output = command.arg("build").arg(project.path()).output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        project
    }

    fn sentences(&self) -> String {
        let project = self.build(false);
        let ledger =
            fs::read_to_string(project.path().join("public/data/r/findings.json")).expect("a ledger");
        let ledger: Value = serde_json::from_str(&ledger).expect("JSON");
        let mut out = String::new();
        for (label, finding) in self.labels.iter().zip(ledger["findings"].as_array().expect("findings")) {
            let text = |edition: &str| finding["text"][edition].as_str().expect("a text").to_owned();
            let _ = writeln!(out, "{label}\n    {}\n    {}", text("ar"), text("en"));
        }
        out
    }

    /// The lines that stand beside the prose: on its own in Markdown, beside the badge in HTML.
    fn lines(&self) -> String {
        let project = self.build(true);
        let read = |path: &str| fs::read_to_string(project.path().join("public").join(path)).expect(path);
        let between = |text: &str, begin: &str, end: &str| -> Vec<String> {
            text.split(begin).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0.to_owned())).collect()
        };
        let mut columns = Vec::new();
        for edition in ["ar", "en"] {
            columns.push(between(&read(&format!("{edition}/r/report.md")), "<sub>", "</sub>"));
            let page = read(&format!("{edition}/r/index.html"));
            columns.push(between(&page, "<p class=\"provenance\">", "<a "));
        }
        let plain = |html: &str| {
            let tags: Vec<&str> =
                html.split('<').map(|part| part.split_once('>').map_or(part, |(_, t)| t)).collect();
            let text = tags.concat().replace("&nbsp;", "");
            text.replace(|c: char| matches!(c, '\u{2066}'..='\u{2069}'), "")
        };
        let mut out = String::new();
        for (at, label) in self.labels.iter().enumerate() {
            let _ = writeln!(out, "{label}");
            for column in &columns {
                let _ = writeln!(out, "    {}", plain(&column[at]));
            }
        }
        out
    }
}

/// A report in Markdown with these authors and this Arabic and English prose.
fn drafts(authors: &str, prose: [&str; 2]) -> [String; 2] {
    let mut report = Report::new();
    report.data = format!("authors = [{authors}]\n{}", report.data);
    report.finding(("claim", "", ""), &by("ft", "", "reported"));
    report.prose = prose.map(|prose| format!("## x {{#f0}}\n\n{prose}\n"));
    let project = report.build(true);
    ["ar", "en"].map(|edition| {
        let path = project.path().join("public").join(edition).join("r/report.md");
        let text = fs::read_to_string(path).expect("a draft");
        text.replace(|c: char| matches!(c, '\u{2066}'..='\u{2069}'), "")
    })
}

fn by(source: &str, through: &str, certainty: &str) -> String {
    let through = if through.is_empty() { String::new() } else { format!(", through = \"{through}\"") };
    format!("attribution = {{ source = \"{source}\"{through}, certainty = \"{certainty}\" }}")
}

#[test]
fn every_kind_about_anyone() {
    let mut report = Report::new();
    for (kind, entities, figures) in KINDS {
        for about in ABOUT {
            let entities = entities.replace("WHO", about);
            report.finding((kind, &entities, figures), &by("ft", "", "reported"));
        }
        report.finding((kind, &entities.replace("WHO", "analysts"), figures), "own-reporting = true");
    }
    for kind in OTHERS {
        for said in
            [by("ft", "", "reported"), by("paper", "", "estimated"), "own-reporting = true".to_owned()]
        {
            report.finding(*kind, &said);
        }
    }
    insta::assert_snapshot!(report.sentences());
}

#[test]
fn anyone_says_so_with_every_certainty() {
    let mut report = Report::new();
    for certainty in CERTAINTIES {
        let all = *certainty == CERTAINTIES[0];
        for source in SOURCES.iter().filter(|source| all || ["ahram", "mada", "witnesses"].contains(source)) {
            report.finding(("count", "analysts", "people"), &by(source, "", certainty));
        }
        for through in THROUGH {
            report.finding(("spending", "trader", "sum"), &by("ahram", through, certainty));
        }
        report.finding(("estimate", "exports", "euros"), &by("witnesses", "", certainty));
        report.finding(("estimate", "exports", "euros"), &by("witnesses", "officials", certainty));
        report.finding(("claim", "", ""), &by("ministry", "", certainty));
    }
    insta::assert_snapshot!(report.sentences());
}

#[test]
fn the_byline_agrees_with_the_nearest_name() {
    for (authors, line) in [
        ("\"salma\", \"omar\"", "كتبت سلمى حسن وعمر خالد"),
        ("\"omar\", \"salma\"", "كتب عمر خالد وسلمى حسن"),
        ("\"salma\"", "كتبت سلمى حسن"),
        ("\"analysts\", \"salma\"", "كتب محللون وسلمى حسن"),
    ] {
        let [ar, _] = drafts(authors, ["لا", "no"]);
        assert!(ar.contains(line), "{line}: {ar}");
    }
    let [_, en] = drafts("\"salma\", \"bank\"", ["لا", "no"]);
    assert!(en.contains("By Salma Hassan and the World Bank"), "{en}");
}

#[test]
fn authors_place_names_in_their_case_and_lists_show_them_bare() {
    let arabic = concat!(
        "قال { -analysts }. بحسب { -analysts(case: \"oblique\") }. أن { -trader(case: \"accusative\") }. ",
        "أن { -officials(case: \"accusative\") }. بحسب { -trader(case: \"oblique\") }."
    );
    let [ar, en] = drafts("", [arabic, "{ -analysts(case: \"oblique\") }, { -bank }."]);
    assert!(ar.contains("قال محللون. بحسب محللين. أن تاجرًا. أن مسؤولين أميركيين. بحسب تاجر."), "{ar}");
    assert!(en.contains("\nanalysts, World Bank."), "{en}");
    assert!(en.contains("1. Financial Times"), "{en}");
}

#[test]
fn lines_beside_prose() {
    let mut report = Report::new();
    for certainty in CERTAINTIES {
        for (source, through) in [
            ("ft", ""),
            ("ahram", ""),
            ("witnesses", ""),
            ("fund", ""),
            ("ft", "analysts"),
            ("witnesses", "officials"),
            ("ap", "bank"),
        ] {
            report.finding(("claim", "", ""), &by(source, through, certainty));
        }
    }
    insta::assert_snapshot!(report.lines());
}
