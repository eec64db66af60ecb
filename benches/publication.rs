//! A made-up publication of any size: reports of eight findings and 24 figures, prose in both languages.
//!
//! The same number gives the same bytes, so that runs can be compared.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

const FINDINGS: usize = 8;
const FIGURES: usize = 24;

/// Writes a publication of `reports` reports into `root`. Nothing is wrong with it: `bayan check --strict` says nothing.
pub fn write(root: &Path, reports: usize) -> io::Result<()> {
    fs::create_dir_all(root.join("content"))?;
    fs::write(root.join("bayan.toml"), CONFIG)?;
    fs::write(root.join("content/glossary.toml"), GLOSSARY)?;
    for number in 0..reports {
        let folder = root.join(format!("content/report-{number:05}"));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("report.toml"), data(number))?;
        fs::write(folder.join("ar.md"), prose(number, &ARABIC))?;
        fs::write(folder.join("en.md"), prose(number, &ENGLISH))?;
    }
    Ok(())
}

const CONFIG: &str = r#"[publication]
name = { ar = "مقياس", en = "Yardstick" }
base-url = "https://example.org"

[[editions]]
locale = "ar"

[[editions]]
locale = "en"
"#;

const GLOSSARY: &str = r#"[sources.gazette]
kind = "newspaper"
name = { ar = "الجريدة", en = "Gazette" }
url = "https://gazette.example/"

[entities.acme]
kind = "company"
name = { ar = "أكمي", en = "Acme" }
latin = "Acme"

[entities.globex]
kind = "company"
name = { ar = "غلوبكس", en = "Globex" }
latin = "Globex"

[tags.economy]
name = { ar = "اقتصاد", en = "Economy" }
"#;

fn data(report: usize) -> String {
    let mut out = format!(
        "date = 2024-{:02}-{:02}\nstatus = \"published\"\nauthors = [\"acme\"]\ntags = [\"economy\"]\n\n[figures]\n",
        report % 12 + 1,
        report % 28 + 1
    );
    for figure in 0..FIGURES {
        let n = report * 7 + figure * 13 + 3;
        let value = match figure % 8 {
            0 => format!("{{ value = \"~{}.{}bn USD\", period = \"2024\" }}", n % 90 + 1, n % 9 + 1),
            1 => format!("{{ value = \"+{}%\", period = \"2024-H1\" }}", n % 200 + 1),
            2 => format!("\">{} people\"", n * 11),
            3 => format!("\"{}k..{}k USD\"", n % 50 + 2, n % 50 + 60),
            4 => format!(
                "{{ value = \"~{}bn CNY\", stated-as = \"~{}bn USD\" }}",
                n % 70 + 7,
                (n % 70 + 7) / 7
            ),
            5 => format!("\"{}.{}%\"", n % 99, n % 10),
            6 => format!("\"{} weeks\"", n % 40 + 1),
            _ => format!("\"x{}\"", n % 9 + 2),
        };
        let _ = writeln!(out, "f{figure}-{report} = {value}");
    }
    for finding in 0..FINDINGS {
        let first = finding * 3;
        let _ = write!(
            out,
            "\n[findings.finding-{finding}]\nkind = \"estimate\"\nattribution = {{ source = \"gazette\" }}\n\
             entities = [\"acme\", \"globex\"]\nfigures = [\"f{first}-{report}\", \"f{}-{report}\", \"f{}-{report}\"]\n",
            first + 1,
            first + 2
        );
    }
    out
}

/// The sentences of a language: a headline, and three sentences that each place a figure.
struct Words {
    title: &'static str,
    summary: &'static str,
    headline: &'static str,
    sentences: [&'static str; 3],
}

const ARABIC: Words = Words {
    title: "تقرير تجريبي رقم",
    summary: "ملخص قصير لما يقوله هذا التقرير.",
    headline: "ما الذي تغيّر هذا العام",
    sentences: [
        "أعلنت { -acme } أن الإنفاق بلغ { FIGURE } خلال الفترة المذكورة، وفق ما نقلته الصحيفة عن مصادر مطلعة.",
        "وبلغ الطلب لدى { -globex } { FIGURE }، وهو ما يتجاوز **توقعات** المحللين في السوق المحلية.",
        "وبلغ المتوسط { FIGURE } في نماذج H100 وغيرها، بحسب التقرير نفسه.",
    ],
};

const ENGLISH: Words = Words {
    title: "Trial report number",
    summary: "A short summary of what this report says.",
    headline: "What changed this year",
    sentences: [
        "{ -acme } announced that spending came to { FIGURE } over the period, the newspaper reported.",
        "Demand at { -globex } rose to { FIGURE }, which is **more** than analysts of the home market expected.",
        "The average was { FIGURE } for models such as the H100, according to the same report.",
    ],
};

fn prose(report: usize, words: &Words) -> String {
    let mut out = format!("---\ntitle: {} {report}\nsummary: {}\n---\n\n", words.title, words.summary);
    for finding in 0..FINDINGS {
        let _ = writeln!(out, "## {} {{#finding-{finding}}}\n", words.headline);
        for (index, sentence) in words.sentences.iter().enumerate() {
            let figure = format!("$f{}-{report}", finding * 3 + index);
            out.push_str(&sentence.replace("FIGURE", &figure));
            out.push(if index == 2 { '\n' } else { ' ' });
        }
        out.push('\n');
    }
    out
}
