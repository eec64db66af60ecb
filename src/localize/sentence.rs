//! Sentences made from data: a finding's claim, who says so, and how sure they are.

use std::sync::Arc;

use super::formatter::Formatter;
use super::given::Given;
use super::lines::{Marks, isolated};
use super::message::{Formatted, args};
use super::wording::{Case, Style, Wording};
use crate::markup::Mark;
use crate::model::{Attribution, Entity, Figure, Finding, Language, Party, Quantity, Signed};

/// Makes the sentences of one report in one edition.
pub(super) struct Sentences<'a> {
    /// The words.
    pub formatter: &'a Formatter,
    /// Where the facts in the sentences are marked.
    pub marks: &'a mut Marks,
    /// The figures whose anchor stands somewhere already.
    pub anchored: &'a mut Vec<Arc<Figure>>,
}

impl Sentences<'_> {
    /// The sentence of a finding, with its full stop. `claim` is the text of the finding's own words.
    pub fn finding(&mut self, finding: &Finding, claim: Option<&str>) -> Formatted {
        let clause = self.clause(finding, claim)?;
        let messages = &self.formatter.messages;
        let sentence = match &finding.attribution {
            None => messages.format("says-nobody", "", &args([("clause", &clause)]))?,
            Some(Attribution { source, through, certainty }) => {
                let own = Party::Source(Arc::clone(source));
                let speaker = through.as_ref().unwrap_or(&own);
                let suffix = if through.is_some() { "-through" } else { "" };
                let id = format!("says-{}{suffix}", certainty.name());
                let (named, published) =
                    (self.formatter.party_named(speaker)?, self.formatter.source_named(source)?);
                let agreement = self.formatter.speaking(speaker);
                let given = args([
                    ("speaker", &named),
                    ("agreement", agreement),
                    ("clause", &clause),
                    ("source", &published),
                ]);
                messages.format(&id, "", &given)?
            }
        };
        let sentence = capitalized(sentence, self.formatter.language);
        messages.format("sentence", "", &args([("sentence", &sentence)]))
    }

    /// The clause after أن or "that".
    fn clause(&mut self, finding: &Finding, claim: Option<&str>) -> Formatted {
        let formatter = self.formatter;
        let message = format!("finding-{}", finding.kind);
        let is_said = finding.attribution.is_some();
        let mut given = Given::new();
        let names: Vec<String> = finding.entities.iter().map(|entity| self.name(entity)).collect();
        given.set("entities", formatter.list(&names));
        given.set("others", formatter.list(names.get(1..).unwrap_or_default()));
        given.set("first", names.first().cloned().unwrap_or_default());
        given.set("agreement", formatter.agreement(&finding.entities));
        let mut moneys = 0;
        for (index, figure) in finding.figures.iter().enumerate() {
            let name = match &figure.measure.quantity {
                Quantity::Money(..) => {
                    moneys += 1;
                    if moneys == 1 { "money" } else { "second-money" }
                }
                Quantity::Change(amount) | Quantity::Points(amount, Signed::Change) => {
                    given.set("direction", if amount.low().is_negative() { "down" } else { "up" });
                    figure.measure.quantity.kind()
                }
                other => other.kind(),
            };
            let taken = given.has(name);
            if taken && index > 0 {
                continue;
            }
            let own = if index == 0 { self.wording(&message, "figure", is_said) } else { None };
            let wording = own.or_else(|| self.wording(&message, name, is_said)).unwrap_or(Wording::PROSE);
            let text = self.figure(figure, wording)?;
            let is_range = yes_no(figure.measure.is_plain_range());
            if index == 0 {
                given.set("figure", text.clone());
                given.set("figure-ranged", is_range);
            }
            if let Some(ranged) = ranged(name) {
                given.set(ranged, is_range);
            }
            given.set(name, text);
        }
        let period = finding.when();
        let versus = finding.figures.iter().find_map(|figure| Some((figure.versus?, figure.period)));
        given.set("timed", yes_no(period.is_some()));
        given.set("compared", yes_no(versus.is_some()));
        given.set(
            "when",
            period.map(|period| formatter.period(period, "when")).transpose()?.unwrap_or_default(),
        );
        let versus = match versus {
            None => String::new(),
            Some((versus, period)) => formatter.versus(versus, period)?,
        };
        given.set("versus", versus);
        if let Some(claim) = claim {
            given.set("claim", claim);
        }
        formatter.messages.format(&message, "", &given)
    }

    /// How a message wants a figure worded, as its attributes say it: `.count-case = accusative`, `.figure-style = noun`. `subject` is the
    /// case of a subject that may follow the verb: after أن it is the accusative.
    fn wording(&self, message: &str, name: &str, is_said: bool) -> Option<Wording> {
        let attribute = |end: &str| self.formatter.messages.attribute(message, &[name, end].concat());
        let case = attribute("-case").and_then(|case| match &*case {
            "subject" if is_said => Some(Case::Accusative),
            "subject" => Some(Case::Nominative),
            case => Case::named(case),
        });
        let style = attribute("-style").and_then(|style| Style::named(&style));
        let Wording { case: usual, style: prose, .. } = Wording::PROSE;
        let wording =
            Wording { case: case.unwrap_or(usual), style: style.unwrap_or(prose), ..Wording::PROSE };
        (case.is_some() || style.is_some()).then_some(wording)
    }

    fn name(&self, entity: &Entity) -> String {
        isolated(entity.name.full.get(self.formatter.language))
    }

    fn figure(&mut self, figure: &Arc<Figure>, wording: Wording) -> Formatted {
        let text = self.formatter.figure(figure, wording)?;
        let anchor = anchor(self.anchored, figure);
        let mark = Mark::Figure { id: figure.id.shared(), value: Arc::clone(&figure.notation), anchor };
        Ok(self.marks.wrap(&text, mark))
    }
}

fn yes_no(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// The variable that says whether a figure is a range: «يبلغ 5 دولارات», «يتراوح بين 5 دولارات و7».
fn ranged(figure: &str) -> Option<&'static str> {
    match figure {
        "money" => Some("money-ranged"),
        "count" => Some("count-ranged"),
        "percent" => Some("percent-ranged"),
        "change" => Some("change-ranged"),
        "duration" => Some("duration-ranged"),
        _ => None,
    }
}

/// Whether this is the first place of a figure: the one that its anchor points to.
pub(super) fn anchor(anchored: &mut Vec<Arc<Figure>>, figure: &Arc<Figure>) -> bool {
    if anchored.iter().any(|known| Arc::ptr_eq(known, figure)) {
        return false;
    }
    anchored.push(Arc::clone(figure));
    true
}

/// The line that is shown with a finding: "بحسب صحيفة «…»".
pub(super) fn attribution(formatter: &Formatter, attribution: &Attribution) -> Formatted {
    let Attribution { source, through, certainty } = attribution;
    let published = formatter.source_named(source)?;
    let (suffix, through) = match through {
        None => ("", String::new()),
        Some(party) => ("-through", formatter.party_named(party)?),
    };
    let id = format!("attribution-{}{suffix}", certainty.name());
    let text = formatter.messages.format(&id, "", &args([("source", &published), ("through", &through)]))?;
    Ok(capitalized(text, formatter.language))
}

/// An English sentence begins with a capital, wherever its first word came from; controls and marks before it are passed over.
pub(super) fn capitalized(text: String, language: Language) -> String {
    if language != Language::En {
        return text;
    }
    let is_control = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{F0000}'..='\u{FFFFD}');
    match text.char_indices().find(|(_, c)| !is_control(*c)) {
        Some((at, first)) if first.is_lowercase() => {
            let after = at + first.len_utf8();
            format!("{}{}{}", &text[..at], first.to_uppercase(), &text[after..])
        }
        _ => text,
    }
}
