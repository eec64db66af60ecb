//! Sentences made from data: a finding's claim, who says so, and how sure they are.

use std::sync::Arc;

use super::formatter::Formatter;
use super::given::Given;
use super::lines::Marks;
use super::message::{Formatted, MessageError, args};
use super::wording::{Style, Wording};
use crate::markup::Mark;
use crate::model::{Attribution, Case, Entity, Figure, Finding, Language, Party, Quantity, Signed};

/// Makes the sentences of one report in one edition.
pub(super) struct Sentences<'a> {
    /// The words.
    pub formatter: &'a Formatter,
    /// Where the facts in the sentences are marked.
    pub marks: &'a mut Marks,
    /// The figures whose anchor stands somewhere already.
    pub anchored: &'a mut Vec<Arc<Figure>>,
}

/// The entities of a finding in a case.
struct Named {
    all: String,
    first: String,
    others: String,
}

impl Sentences<'_> {
    /// The sentence of a finding, with its full stop. `claim` is the text of the finding's own words.
    pub fn finding(&mut self, finding: &Finding, claim: Option<&str>) -> Formatted {
        let messages = &self.formatter.messages;
        // «قدّرت الدراسة أن التقديرات تشير»: a kind may have words of its own for a certainty, which take up the verb of the frame.
        let own =
            finding.attribution.as_ref().map(|who| who.certainty.name()).filter(|certainty| {
                messages.attribute_exists(&format!("finding-{}", finding.kind), certainty)
            });
        let clause = self.clause(finding, claim, own.unwrap_or_default())?;
        let frame = if own.is_some() { "object" } else { "" };
        let sentence = match &finding.attribution {
            None => messages.format("says-nobody", "", &args([("clause", &clause)]))?,
            Some(Attribution { source, through, certainty }) => {
                let own = Party::Source(Arc::clone(source));
                let speaker = through.as_ref().unwrap_or(&own);
                let suffix = if through.is_some() { "-through" } else { "" };
                let id = format!("says-{}{suffix}", certainty.name());
                let named = self.formatter.party_named(speaker, Case::Nominative)?;
                let published = self.formatter.source_named(source, Case::Genitive)?;
                let agreement = self.formatter.speaking(speaker);
                let given = args([
                    ("speaker", &named),
                    ("agreement", agreement),
                    ("clause", &clause),
                    ("source", &published),
                ]);
                messages.format(&id, frame, &given)?
            }
        };
        let sentence = capitalized(sentence, self.formatter.language);
        messages.format("sentence", "", &args([("sentence", &sentence)]))
    }

    /// The clause after أن or "that", or what stands for it with a certainty of which the kind has words of its own.
    fn clause(&mut self, finding: &Finding, claim: Option<&str>, own: &str) -> Formatted {
        let formatter = self.formatter;
        let message = format!("finding-{}", finding.kind);
        let is_said = finding.attribution.is_some();
        // After أن the subject is in the accusative; where nobody says so, it heads the sentence.
        let case = if is_said { Case::Accusative } else { Case::Nominative };
        let named = self.named(&finding.entities, case)?;
        let shows = formatter.language == Language::Ar
            && finding.entities.iter().any(|entity| entity.name.shows_case());
        let oblique = shows.then(|| self.named(&finding.entities, Case::Genitive)).transpose()?;
        let oblique = oblique.as_ref().unwrap_or(&named);
        let mut given = Given::new();
        given.set("entities", &*named.all);
        given.set("first", &*named.first);
        given.set("others", &*named.others);
        given.set("entities-oblique", &*oblique.all);
        given.set("first-oblique", &*oblique.first);
        given.set("others-oblique", &*oblique.others);
        given.set("agreement", formatter.agreement(&finding.entities));
        given.set("pronoun", formatter.pronoun(&finding.entities));
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
            // What a kind says of its own takes the bare figure.
            let first = index == 0 && own.is_empty();
            let chosen = if first { self.wording(&message, "figure", is_said) } else { None };
            let wording = chosen.or_else(|| self.wording(&message, name, is_said)).unwrap_or(Wording::PROSE);
            let text = self.figure(figure, wording)?;
            let is_range = yes_no(figure.measure.is_plain_range());
            if index == 0 {
                given.set("figure", text.clone());
                given.set("figure-ranged", is_range);
                given.set("nature", nature(figure, name));
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
        formatter.messages.format(&message, own, &given)
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

    fn named(&self, entities: &[Arc<Entity>], case: Case) -> Result<Named, MessageError> {
        let names = entities.iter().map(|entity| self.formatter.entity_named(entity, case));
        let names = names.collect::<Result<Vec<_>, _>>()?;
        Ok(Named {
            all: self.formatter.list(&names),
            others: self.formatter.list(names.get(1..).unwrap_or_default()),
            first: names.into_iter().next().unwrap_or_default(),
        })
    }

    fn figure(&mut self, figure: &Arc<Figure>, wording: Wording) -> Formatted {
        let text = self.formatter.figure(figure, wording)?;
        let anchor = anchor(self.anchored, figure);
        let mark = Mark::Figure { id: figure.id.shared(), value: Arc::clone(&figure.notation), anchor };
        Ok(self.marks.wrap(&text, mark))
    }
}

/// What a figure is: as its variable is called, and a change in points by itself.
fn nature(figure: &Figure, name: &'static str) -> &'static str {
    match figure.measure.quantity {
        Quantity::Points(_, Signed::Change) => "points-change",
        _ => name,
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

/// The line that is shown with a finding, "بحسب صحيفة «…»"; and what of it stands beside the badge that says how sure they are.
pub(super) fn attribution(formatter: &Formatter, attribution: &Attribution) -> Result<Said, MessageError> {
    let Attribution { source, through, certainty } = attribution;
    let published = formatter.source_named(source, Case::Genitive)?;
    let (suffix, through, oblique) = match through {
        None => ("", String::new(), String::new()),
        Some(party) => (
            "-through",
            formatter.party_named(party, Case::Nominative)?,
            formatter.party_named(party, Case::Genitive)?,
        ),
    };
    let id = format!("attribution-{}{suffix}", certainty.name());
    let given = args([("source", &published), ("through", &through), ("through-oblique", &oblique)]);
    let text = |width: &str| {
        let text = formatter.messages.format(&id, width, &given)?;
        Ok::<_, MessageError>(capitalized(text, formatter.language))
    };
    let is_other = formatter.messages.attribute_exists(&id, "beside");
    Ok(Said { whole: text("")?, beside: is_other.then(|| text("beside")).transpose()? })
}

/// Who says so, for readers.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// On its own: "Estimated by analysts".
    pub whole: String,
    /// Beside a badge that says "Estimate", if that says a part of it: "By analysts".
    pub beside: Option<String>,
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
