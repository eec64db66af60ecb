//! `stale-translation`: what a translation was signed for has changed since.

use super::super::rule::{Finds, Look, Rule, Subject};
use super::super::translation;
use super::Part;
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Passage, Standing};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "stale-translation",
        level: Level::Warning,
        family: Family::Editions,
        what: "The text that a signed translation was made from, its attribution or its quotes have changed since.",
        why: "The translation still says what the other edition said before.",
        example: "`en.md` said `They may have set aside { $spending }.` when the Arabic was signed with `bayan accept`, and says \
                  `They set aside { $spending }.` now.",
        instead: "Bring the translation up to date and sign it with `bayan accept REPORT FINDING --lang ar --by NAME`. A changed value of a \
                  figure leaves a translation valid, and what nobody signed is not stale: `bayan status` shows all.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    if report.lock.0.is_empty() {
        return;
    }
    for line in translation::standings(report, blocks) {
        let Standing::Stale(changed) = &line.standing else { continue };
        let (language, other) = (line.language, line.language.other());
        let part = match &line.passage {
            Passage::Title => Part::Title,
            Passage::Summary => Part::Summary,
            Passage::Between => Part::Between,
            Passage::Finding(id) => match report.findings.iter().position(|finding| finding.id == *id) {
                Some(index) => Part::Section(index),
                None => continue,
            },
        };
        let first = || blocks.get(language).iter().find(|block| Part::of(block) == Some(part));
        let span = part.heading(report, language).or_else(|| Some(first()?.span));
        let span = span.unwrap_or_else(|| match part {
            Part::Section(index) => report.findings[index].span,
            _ => report.span,
        });
        let name = match part {
            Part::Section(_) => format!("text of `{}`", line.passage.name()),
            part => part.name(report),
        };
        let message = format!(
            "the {} {name} is older than the {}: changed since it was signed: {}",
            language.english_name(),
            other.english_name(),
            changed.join(", "),
        );
        let hint = format!(
            "bring it up to date, then `bayan accept {} {} --lang {} --by NAME`",
            line.report,
            line.passage.name(),
            language.tag()
        );
        let mut found = RULE.at(span, message).hint(hint);
        if let Some(heading) = part.heading(report, other) {
            found = found.related(heading, format!("the {} section", other.english_name()));
        }
        finds.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::check::{text, translation};
    use crate::model::{Id, Language, Lock, Passage, Signature};

    fn case(figure: &str, certainty: &str, quote: &str, english: &str) -> Case {
        let data = format!(
            "[figures]\na = \"{figure}\"\nb = \"7%\"\n\
             [quotes.q]\nspeaker = \"analysts\"\nparaphrase = {{ ar = \"لا\", en = \"{quote}\" }}\n\
             [findings.f]\nkind = \"claim\"\nquotes = [\"q\"]\n\
             attribution = {{ source = \"ft\", certainty = \"{certainty}\" }}\nclaim = {{ ar = \"لا\", en = \"no\" }}\n"
        );
        Case::data(&data).prose("## لا {#f}\n\nخصصوا { $a }", &format!("## No {{#f}}\n\n{english}"))
    }

    fn finding() -> Passage {
        Passage::Finding(Id::new("f").expect("an id"))
    }

    /// What is told when the Arabic was signed before it came to this.
    fn told(now: Case) -> Vec<String> {
        let marks = case("5%", "reported", "no", "They set aside { $a }.").resolved(|report| {
            translation::marks(report, &text::blocks(report), &finding(), Language::Ar).expect("words")
        });
        let key = (finding(), Language::Ar);
        now.lock(Lock([(key, Signature { by: "Mona".into(), marks })].into())).messages(&RULE)
    }

    #[test]
    fn a_changed_claim_attribution_or_quote_makes_it_stale() {
        let stale = |what: &str| {
            vec![format!(
                "the Arabic text of `f` is older than the English: changed since it was signed: {what}"
            )]
        };
        let now = |certainty, quote, english| told(case("5%", certainty, quote, english));
        assert_eq!(now("reported", "no", "They may have set aside { $a }."), stale("wording"));
        assert_eq!(now("alleged", "no", "They set aside { $a }."), stale("attribution"));
        assert_eq!(now("reported", "never", "They set aside { $a }."), stale("quotes"));
        assert_eq!(now("reported", "no", "They set aside { $b }."), stale("figures"));
    }

    #[test]
    fn what_stands_around_the_findings_becomes_stale_too() {
        let case = |english: &str| Case::data("").prose("مقدمة { -ft }", english);
        let signed = |passage: &Passage| {
            case("An introduction").resolved(|report| {
                translation::marks(report, &text::blocks(report), passage, Language::Ar).expect("words")
            })
        };
        let lock = |passages: &[Passage]| {
            let sign = |passage: &Passage| {
                let signature = Signature { by: "Mona".into(), marks: signed(passage) };
                ((passage.clone(), Language::Ar), signature)
            };
            Lock(passages.iter().map(sign).collect())
        };
        let told = case("A foreword").lock(lock(&[Passage::Title, Passage::Between]));
        assert_eq!(
            told.messages(&RULE),
            [
                "the Arabic prose between the findings is older than the English: changed since it was signed: wording"
            ]
        );
        assert_eq!(told.found(&RULE), ["مقدمة { -ft }"]);
        assert!(case("An introduction").lock(lock(&Passage::AROUND[..1])).messages(&RULE).is_empty());
    }

    #[test]
    fn a_changed_value_or_white_space_leaves_it_valid() {
        assert!(told(case("9%", "reported", "no", "They set\naside { $a }.")).is_empty());
        // What nobody signed is not stale.
        assert!(case("5%", "reported", "no", "No").messages(&RULE).is_empty());
    }
}
