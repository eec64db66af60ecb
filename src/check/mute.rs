//! Where rules are muted: `allow` in data files, comments in prose and in files of messages.

use super::rule::{Finds, Rule};
use crate::diagnostic::{Diagnostic, suggest};
use crate::model::{Allow, Figure, Id, Language, Over, PlaceableKind, Report};
use crate::source::Span;

/// The mutes of a report, or of the messages that all reports share.
#[derive(Debug, Default)]
pub struct Mutes {
    mutes: Vec<Mute>,
}

/// A mute: where it holds, and whether it was needed.
#[derive(Debug)]
struct Mute {
    allow: Allow,
    /// Where it holds; `None` for the whole report.
    spans: Option<Vec<Span>>,
    /// The words of the language that it holds in; `None` for both.
    tongue: Option<Vec<Span>>,
    fired: bool,
}

impl Mutes {
    /// The mutes of a report.
    pub(super) fn of_report(report: &Report) -> Self {
        let mutes = report.allows.iter().map(|allow| {
            let spans = match allow.over {
                Over::Report => None,
                Over::Finding(index) => Some(belongings(report, index)),
                Over::Block(span) => Some(vec![span]),
            };
            let tongue = allow.only.map(|language| tongue(report, language));
            Mute { allow: allow.clone(), spans, tongue, fired: false }
        });
        Mutes { mutes: mutes.collect() }
    }

    /// The mutes of messages.
    #[must_use]
    pub fn of_messages(allows: Vec<Allow>) -> Self {
        let mute = |allow: Allow| {
            let spans = match allow.over {
                Over::Block(span) => Some(vec![span]),
                Over::Report | Over::Finding(_) => None,
            };
            Mute { allow, spans, tongue: None, fired: false }
        };
        Mutes { mutes: allows.into_iter().map(mute).collect() }
    }

    /// Takes out what is muted.
    pub(super) fn sift(&mut self, found: &mut Vec<Diagnostic>) {
        if self.mutes.is_empty() {
            return;
        }
        found.retain(|diagnostic| {
            let mut muted = false;
            for mute in &mut self.mutes {
                if mute.allow.rule.value == diagnostic.code && mute.holds(diagnostic.span) {
                    mute.fired = true;
                    muted = true;
                }
            }
            !muted
        });
    }

    /// The rules that are muted at a figure, or in all of the report.
    pub(super) fn at(&self, figure: Option<&Figure>) -> Vec<String> {
        let here = self.mutes.iter().filter(|mute| match figure {
            Some(figure) => mute.holds(figure.span),
            None => mute.spans.is_none() && mute.tongue.is_none(),
        });
        here.map(|mute| mute.allow.rule.value.clone()).collect()
    }

    /// Mutes of rules that there are not.
    pub(super) fn unknown(&self, rules: &[&'static Rule], rule: &Rule, finds: &mut Finds<'_>) {
        for Mute { allow, .. } in &self.mutes {
            let name = &allow.rule;
            if super::find(&name.value).is_none() {
                finds.push(unknown(rule, &name.value, name.span, rules));
            }
        }
    }

    /// Mutes that say no reason.
    pub(super) fn without_reason(&self, rule: &Rule, finds: &mut Finds<'_>) {
        for Mute { allow, .. } in self.mutes.iter().filter(|mute| mute.allow.reason.is_none()) {
            let message = format!("`{}` is muted without a reason", allow.rule.value);
            finds.push(
                rule.at(allow.span, message).hint("say why it does not hold here: the next editor will ask"),
            );
        }
    }

    /// Mutes of rules that looked and found nothing to mute.
    pub(super) fn unused(&self, looked: &dyn Fn(&str) -> bool, rule: &Rule, finds: &mut Finds<'_>) {
        for Mute { allow, .. } in self.mutes.iter().filter(|mute| !mute.fired) {
            if looked(&allow.rule.value) {
                let message = format!("`{}` is muted here and finds nothing here", allow.rule.value);
                finds.push(rule.at(allow.span, message).hint("remove the mute"));
            }
        }
    }
}

/// A name of a rule that there is not.
pub(super) fn unknown(rule: &Rule, name: &str, span: Span, rules: &[&'static Rule]) -> Diagnostic {
    let is_code = crate::diagnostic::codes::find(name).is_some();
    let message = if is_code {
        format!("`{name}` is not a rule but a mistake, which has no level and cannot be muted")
    } else {
        format!("there is no rule `{name}`")
    };
    let near = suggest::nearest(name, rules.iter().map(|rule| rule.id()));
    rule.at(span, message)
        .hint_opt(near.filter(|_| !is_code).map(|near| format!("did you mean `{near}`?")))
        .hint_default("`bayan explain` lists all rules")
}

impl Mute {
    fn holds(&self, place: Span) -> bool {
        let all = [self.spans.as_ref(), self.tongue.as_ref()];
        all.into_iter().flatten().all(|spans| spans.iter().any(|span| span.contains(place)))
    }
}

/// The words of a language: the file of its prose, and what stands of it in the data.
fn tongue(report: &Report, language: Language) -> Vec<Span> {
    let file = |span: Span| Span { start: 0, end: u32::MAX, ..span };
    let titles = [Some(&report.title), report.summary.as_ref()];
    let claims = report.findings.iter().map(|finding| finding.claim.as_ref());
    let texts = titles.into_iter().chain(claims).flatten().map(|pair| pair.get(language));
    let bodies = report.prose.iter().map(|prose| &prose.get(language).text);
    let places = texts.chain(bodies).filter_map(|text| {
        let (first, last) = (text.items.first()?.span, text.items.last()?.span);
        // Words that do not stand in the data fill a file.
        Some(if first.source == report.span.source { first.with(last) } else { file(first) })
    });
    let words = report.wordings.iter().filter(|wording| wording.language() == Some(language));
    places.chain(words.map(|wording| wording.text.span)).collect()
}

/// What belongs to a finding: its table, the figures and quotes that it or its prose uses, its prose.
fn belongings(report: &Report, index: usize) -> Vec<Span> {
    let finding = &report.findings[index];
    let mut spans = vec![finding.whole];
    let mut used: Vec<&Id> = finding.figures.iter().map(|figure| &figure.id).collect();
    used.extend(finding.quotes.iter().map(|quote| &quote.id));
    for body in report.prose.iter().flat_map(|pair| Language::BOTH.map(|language| pair.get(language))) {
        for segment in body.segments.iter().filter(|segment| segment.finding == Some(index)) {
            let items = &body.text.items[segment.items.clone()];
            if let (Some(first), Some(last)) = (items.first(), items.last()) {
                spans.push(first.span.with(last.span));
            }
            for placeable in items.iter().filter_map(|item| Some(&body.text.placeables[item.placeable()?])) {
                match &placeable.kind {
                    PlaceableKind::Figure(figure) => used.push(&figure.id),
                    PlaceableKind::Quote(quote) => used.push(&quote.id),
                    PlaceableKind::Expression(expression) => {
                        used.extend(expression.figures.iter().map(|figure| &figure.id));
                    }
                    PlaceableKind::Entity(_) | PlaceableKind::Source(_) => {}
                }
            }
        }
    }
    spans.extend(report.figures.iter().filter(|figure| used.contains(&&figure.id)).map(|f| f.places.whole));
    spans.extend(report.quotes.iter().filter(|quote| used.contains(&&quote.id)).map(|quote| quote.whole));
    let at = |span: Span| span.contains(finding.span);
    debug_assert!(spans.iter().copied().any(at), "a finding lies in what belongs to it");
    spans
}

#[cfg(test)]
mod tests {
    use crate::check::testing::Case;
    use crate::check::{missing_section, muting};

    fn case(only: &str) -> Case {
        let allow =
            format!("allow = [{{ rule = \"missing-section\", reason = \"for readers there\"{only} }}]");
        let finding = "[findings.f]\nkind = \"claim\"\nclaim = { ar = \"لا\", en = \"no\" }\n";
        Case::data(&format!("{finding}{allow}\n")).prose("## لا {#f}\n\nلا", "No")
    }

    #[test]
    fn a_mute_may_hold_for_the_words_of_one_language() {
        assert!(case("").found(&missing_section::RULE).is_empty());
        assert!(case(", only = \"ar\"").found(&missing_section::RULE).is_empty());
        assert_eq!(case(", only = \"en\"").found(&missing_section::RULE), ["## لا {#f}\n"]);
    }

    #[test]
    fn one_that_holds_nowhere_is_idle() {
        let told = case(", only = \"en\"").all();
        assert!(told.contains(&muting::IDLE.id()), "{told:?}");
        assert!(!case(", only = \"ar\"").all().contains(&muting::IDLE.id()));
    }
}
