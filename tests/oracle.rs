//! Our numbers, money, dates, lists and names of regions against those of another implementation of CLDR.
//!
//! `tests/data/intl-oracle.jsonl` holds, line by line, what the `Intl` of a JavaScript engine (ECMA-402) prints. Every line goes through the
//! formatters that editions use. Where we differ, `intl-accepted.jsonl` holds what we print and why; an entry there that no longer
//! differs, or that no line asks for, is an error too, so that the list cannot rot. After a wanted change,
//! `ORACLE=overwrite cargo test oracle` writes the list anew, keeping the reasons; read the difference before you commit it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bayan::localize::{CurrencyName, DateStyle, Formatter, Notation};
use bayan::model::{Currency, Date, Decimal, Edition, NumberingSystem};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// What the other implementation was asked, and what it said.
#[derive(Debug, Deserialize)]
struct Line {
    kind: String,
    locale: String,
    input: Value,
    options: Map<String, Value>,
    expected: String,
}

/// A difference that we accept.
#[derive(Debug, Deserialize)]
struct Accepted {
    kind: String,
    locale: String,
    input: Value,
    options: Map<String, Value>,
    ours: String,
    reason: String,
}

/// What a line asks: the key of an accepted difference.
fn question(kind: &str, locale: &str, input: &Value, options: &Map<String, Value>) -> String {
    let options: BTreeMap<_, _> = options.iter().collect();
    format!("{kind} {locale} {input} {}", json!(options))
}

impl Line {
    fn option(&self, name: &str) -> &str {
        self.options.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn text(&self) -> &str {
        self.input.as_str().expect("a text")
    }

    fn number(&self) -> Decimal {
        Decimal::parse(self.text()).expect("a decimal")
    }

    fn date(&self) -> Date {
        self.text().parse().expect("a date")
    }

    fn notation(&self) -> Notation {
        match self.option("compactDisplay") {
            "long" => Notation::CompactLong,
            "short" => Notation::CompactShort,
            _ => Notation::Full,
        }
    }

    /// What we say.
    fn ours(&self, formatters: &mut Formatters) -> String {
        let formatter = formatters.get(&self.locale, self.option("numberingSystem"));
        match self.kind.as_str() {
            "number" => formatter.numbers().grouped(&self.number()),
            "plural" => formatter.numbers().category(&self.number()).to_owned(),
            // The other one takes a share of 1, a figure of ours is a percentage already.
            "percent" => formatter.numbers().percent(&percentage(&self.number())),
            "compact" => formatter.numbers().compact(&self.number(), self.notation()),
            "currency" | "compact-currency" => {
                let name = match self.option("currencyDisplay") {
                    "symbol" => CurrencyName::Symbol,
                    "narrowSymbol" => CurrencyName::Narrow,
                    "code" => CurrencyName::Code,
                    _ => CurrencyName::Full,
                };
                let currency = Currency::new(self.option("currency")).expect("a currency");
                let money = formatter.currencies().money(&self.number(), currency, name, self.notation());
                money.expect("a currency of CLDR")
            }
            "date" if self.option("calendar") == "islamic-umalqura" => {
                formatter.dates().hijri(self.date(), DateStyle::Long)
            }
            "date" => {
                let style = match self.option("dateStyle") {
                    "full" => DateStyle::Full,
                    "medium" => DateStyle::Medium,
                    "short" => DateStyle::Short,
                    _ => DateStyle::Long,
                };
                formatter.dates().date(self.date(), style).text
            }
            "month-year" => formatter.dates().month(self.date()).text,
            "list" => {
                let texts: Vec<String> = self
                    .input
                    .as_array()
                    .expect("a list")
                    .iter()
                    .map(|text| text.as_str().expect("a text").to_owned())
                    .collect();
                if self.option("type") == "disjunction" {
                    formatter.alternatives(&texts)
                } else {
                    formatter.list(&texts)
                }
            }
            "region" => formatter.regions().name(self.text()).expect("a region of CLDR").to_owned(),
            other => panic!("the oracle has a new kind: {other}"),
        }
    }
}

/// 1.235 is 123.5 percent: the point moves, no digit changes.
fn percentage(share: &Decimal) -> Decimal {
    let shifted = share.shifted_down(-2);
    Decimal::parse(&shifted.plain()).expect("a decimal")
}

/// A formatter a locale and numbering system, made once.
#[derive(Default)]
struct Formatters(HashMap<String, Formatter>);

impl Formatters {
    fn get(&mut self, locale: &str, numbers: &str) -> &Formatter {
        self.0.entry(format!("{locale} {numbers}")).or_insert_with(|| {
            let mut edition = Edition::plain(locale).expect("a locale of editions");
            edition.numbers = match numbers {
                "latn" => Some(NumberingSystem::Latn),
                "arab" => Some(NumberingSystem::Arab),
                _ => None,
            };
            Formatter::new(&edition, &[]).expect("a locale of CLDR")
        })
    }
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

fn lines<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let text = std::fs::read_to_string(data(name)).expect(name);
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

/// Bidirectional controls and no-break spaces made visible.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| {
            if matches!(c, '\u{a0}' | '\u{202f}' | '\u{61c}' | '\u{200e}' | '\u{200f}') {
                format!("<{:04X}>", u32::from(c))
            } else {
                c.to_string()
            }
        })
        .collect()
}

#[test]
fn every_line_of_the_oracle_is_equal_or_accepted() {
    let mut accepted: HashMap<String, Accepted> = lines::<Accepted>("intl-accepted.jsonl")
        .into_iter()
        .map(|entry| (question(&entry.kind, &entry.locale, &entry.input, &entry.options), entry))
        .collect();
    let mut formatters = Formatters::default();
    let (mut equal, mut reviewed) = (0, 0);
    let (mut differing, mut problems) = (String::new(), String::new());
    for line in lines::<Line>("intl-oracle.jsonl") {
        let ours = line.ours(&mut formatters);
        let question = question(&line.kind, &line.locale, &line.input, &line.options);
        let known = accepted.remove(&question);
        if ours == line.expected {
            equal += 1;
            if known.is_some() {
                let _ = writeln!(problems, "no longer differs: {question}");
            }
            continue;
        }
        let reason = known.as_ref().map_or("", |known| known.reason.as_str());
        let Line { kind, locale, input, options, expected } = &line;
        let entry = json!({
            "kind": kind, "locale": locale, "input": input, "options": options, "ours": ours, "reason": reason
        });
        let _ = writeln!(differing, "{entry}");
        match known {
            Some(known) if known.ours == ours && !known.reason.is_empty() => reviewed += 1,
            _ => {
                let _ = writeln!(
                    problems,
                    "{question}\n  theirs {}\n  ours   {}",
                    visible(expected),
                    visible(&ours)
                );
            }
        }
    }
    for question in accepted.keys() {
        let _ = writeln!(problems, "the oracle does not ask: {question}");
    }
    if std::env::var("ORACLE").as_deref() == Ok("overwrite") {
        std::fs::write(data("intl-accepted.jsonl"), differing).expect("written");
    }
    assert!(problems.is_empty(), "{equal} equal, {reviewed} accepted, and:\n{problems}");
    assert!(equal > 1000, "the oracle is all there");
}
