//! `overstated-claim`: the prose is surer than whoever says so.

use super::rule::{Finds, Look, Rule, Subject};
use super::text::{Block, Role};
use super::words::{bare, without_clitics, words};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Certainty, Language};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "overstated-claim",
        level: Level::Warning,
        family: Family::Attribution,
        what: "A finding is an estimate, alleged or denied, and its prose says that it was confirmed, proved or revealed.",
        why: "The verb carries the weight of a claim. «أكد» and `confirmed` make a fact of what is a guess, in one edition or in both.",
        example: "`attribution = { source = \"ft\", through = \"analysts\", certainty = \"estimated\" }`, and in `ar.md`:\n\
                  `أكد { -analysts } أن { -nvidia } ستسلّم …`",
        instead: "`يقدّر { -analysts } أن …`, `analysts estimate that …`; for what is alleged `زعم`, `alleged`. If they are sure, say so in the \
                  data: `certainty = \"reported\"`.",
        fix: None,
    },
    look: Look::Report(look),
};

/// English words that make a fact of a claim; those in the second list only before "that".
const ENGLISH: [&str; 12] = [
    "confirm",
    "confirms",
    "confirmed",
    "confirming",
    "reveal",
    "reveals",
    "revealed",
    "revealing",
    "verified",
    "verifies",
    "demonstrated",
    "demonstrates",
];
const ENGLISH_THAT: [&str; 4] = ["prove", "proves", "proved", "proven"];

/// Arabic verbs that do.
const ARABIC: [&str; 21] = [
    "أكد",
    "أكدت",
    "أكدوا",
    "أكدا",
    "يؤكد",
    "تؤكد",
    "يؤكدون",
    "كشف",
    "كشفت",
    "كشفوا",
    "يكشف",
    "تكشف",
    "أثبت",
    "أثبتت",
    "أثبتوا",
    "يثبت",
    "تثبت",
    "برهن",
    "برهنت",
    "تأكد",
    "تأكدت",
];

/// What takes such a word back, up to three words before it.
const NEGATIONS: [&str; 23] = [
    "not", "never", "no", "nobody", "none", "cannot", "without", "unable", "neither", "nor", "denied", "yet",
    "لم", "لن", "لا", "ما", "غير", "دون", "بدون", "ليس", "ليست", "نفى", "نفت",
];

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for language in Language::BOTH {
        for block in blocks.get(language) {
            let finding = block.finding.map(|index| &report.findings[index]);
            let certainty = finding.and_then(|finding| finding.attribution.as_ref()).map(|who| who.certainty);
            let (Some(finding), Some(certainty)) = (finding, certainty) else { continue };
            if !matches!(certainty, Certainty::Estimated | Certainty::Alleged | Certainty::Denied)
                || !matches!(block.role, Role::Paragraph | Role::Heading | Role::Claim | Role::Cell)
            {
                continue;
            }
            for range in strong(block) {
                let word = &block.text()[range.clone()];
                let message = format!(
                    "`{word}` is surer than whoever says so: the finding `{}` is {}",
                    finding.id,
                    certainty.name()
                );
                finds.push(RULE.at(block.at(range), message).hint(hint(certainty, language)));
            }
        }
    }
}

/// Where the strong words of a block stand.
fn strong(block: &Block<'_>) -> Vec<std::ops::Range<usize>> {
    let text = block.text();
    let all: Vec<_> = words(text).map(|range| (bare(&text[range.clone()]).to_lowercase(), range)).collect();
    let mut found = Vec::new();
    for (index, (word, range)) in all.iter().enumerate() {
        let is_strong = match block.language {
            Language::En => {
                let that = all.get(index + 1).is_some_and(|(next, _)| next == "that");
                ENGLISH.contains(&word.as_str()) || (that && ENGLISH_THAT.contains(&word.as_str()))
            }
            Language::Ar => ARABIC.contains(&word.as_str()) || ARABIC.contains(&without_clitics(word)),
        };
        let before = &all[index.saturating_sub(3)..index];
        let is_taken_back = before.iter().any(|(word, _)| {
            NEGATIONS.contains(&word.as_str())
                || NEGATIONS.contains(&without_clitics(word))
                || word.ends_with("n't")
                || word.ends_with("n’t")
        });
        if is_strong && !is_taken_back {
            found.push(range.clone());
        }
    }
    found
}

fn hint(certainty: Certainty, language: Language) -> &'static str {
    match (certainty, language) {
        (Certainty::Estimated, Language::En) => {
            "say `estimate` or `expect`, or correct the certainty in the data"
        }
        (Certainty::Estimated, Language::Ar) => "say `قدّر` or `توقّع`, or correct the certainty in the data",
        (Certainty::Alleged, Language::En) => "say `allege` or `claim`, or correct the certainty in the data",
        (Certainty::Alleged, Language::Ar) => "say `زعم` or `ادّعى`, or correct the certainty in the data",
        (_, Language::En) => "say that it is denied, or correct the certainty in the data",
        (_, Language::Ar) => "say that it is denied (`نفى`), or correct the certainty in the data",
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(certainty: &str, ar: &str, en: &str) -> Vec<String> {
        let data = format!(
            "[findings.f]\nkind = \"claim\"\nclaim = {{ ar = \"لا\", en = \"no\" }}\n\
             attribution = {{ source = \"ft\", certainty = \"{certainty}\" }}\n"
        );
        let (ar, en) = (format!("## لا {{#f}}\n\n{ar}\n"), format!("## No {{#f}}\n\n{en}\n"));
        Case::data(&data).prose(&ar, &en).found(&RULE)
    }

    #[test]
    fn a_guess_is_no_fact() {
        assert_eq!(
            found("estimated", "وأكّد محللون أن الشركة ستبيع.", "Analysts confirmed it, and proved that."),
            ["وأكّد", "confirmed", "proved"]
        );
        assert_eq!(found("denied", "كشفت الصحيفة عن ذلك", "The paper reveals it"), ["كشفت", "reveals"]);
    }

    #[test]
    fn what_is_taken_back_or_sure_is_no_fault() {
        assert!(found("alleged", "لم تؤكد الشركة ذلك", "The firm has not confirmed it").is_empty());
        assert!(found("reported", "أكدت الصحيفة ذلك", "The paper confirmed it").is_empty());
        assert!(found("estimated", "يقدّر محللون ذلك", "Analysts expect it; it proved hard").is_empty());
    }
}
