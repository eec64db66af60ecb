//! `name-case`: the name of a group in a case that the sentence does not take.

use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::{Block, Role};
use crate::check::tokens::{bare, word_before};
use crate::diagnostic::{Diagnostic, Family, Level, Page};
use crate::model::{Case, Finding, Language, Name, Oblique, Party, Placeable, PlaceableKind, Source};
use crate::source::Span;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "name-case",
        level: Level::Warning,
        family: Family::Typography,
        what: "The Arabic name of a group whose form after a preposition or another noun is not known, or not asked for.",
        why: "«بحسب محللون» is a mistake. A name such as «محللون» takes its other form by itself in sentences made from data; one that does not \
              end so, or has other words behind it, leaves the form in doubt, and in prose only its author knows what stands before it.",
        example: "`name = { ar = \"خبيران\", en = \"two experts\" }` for a group that is cited; `بحسب { -analysts }` in prose",
        instead: "Add `oblique = \"خبيرين\"` to the name; write `بحسب { -analysts(case: \"oblique\") }`.",
        fix: Some("asks for the form, in prose."),
    },
    look: Look::Report(look),
};

/// Words after which a name is in the oblique case; the last ones are written together with it.
const PREPOSITIONS: &[&str] =
    &["بحسب", "حسب", "وفق", "لدى", "عن", "من", "إلى", "على", "في", "مع", "بين", "ضد", "ب", "ل", "بـ", "لـ"];

/// Words after which it is in the accusative.
const PARTICLES: &[&str] = &["أن", "إن", "بأن", "لأن", "لكن"];

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for finding in &report.findings {
        for (id, name, span) in names(finding) {
            if name.oblique == Oblique::Unknown {
                finds.push(unknown(finding, id, name).related(span, "the name"));
            }
        }
    }
    for block in blocks.get(Language::Ar) {
        // What the source says stands behind «أن»: so does the beginning of a claim.
        let finding = block.finding.filter(|_| block.role == Role::Claim).map(|at| &report.findings[at]);
        let is_said = finding.is_some_and(|finding| finding.attribution.is_some());
        for (at, placeable) in block.values() {
            let before = match word_before(block.text(), at) {
                Some(word) => word.text,
                None if is_said && block.text()[..at].trim().is_empty() => "أن",
                None => continue,
            };
            if let Some(found) = misplaced(block, before, placeable) {
                finds.push(found);
            }
        }
    }
}

/// Whoever a finding is about, or is said by.
fn names(finding: &Finding) -> Vec<(&str, &Name, Span)> {
    let mut names: Vec<(&str, &Name, Span)> =
        finding.entities.iter().map(|entity| (entity.id.as_str(), &entity.name, entity.span)).collect();
    if let Some(who) = &finding.attribution {
        let Source { id, name, span, .. } = &*who.source;
        names.push((id.as_str(), name, *span));
        match &who.through {
            Some(Party::Source(source)) => names.push((source.id.as_str(), &source.name, source.span)),
            Some(Party::Entity(entity)) => names.push((entity.id.as_str(), &entity.name, entity.span)),
            None => {}
        }
    }
    names
}

fn unknown(finding: &Finding, id: &str, name: &Name) -> Diagnostic {
    let message = format!("the form of the name `{}` after a preposition is not known", name.full.ar);
    RULE.at(finding.span, message)
        .hint(format!("add `oblique = \"…\"` to `{id}`: the form, or the name itself if it never changes"))
}

/// A name that stands where its other form belongs.
fn misplaced(block: &Block<'_>, before: &str, placeable: &Placeable) -> Option<Diagnostic> {
    let (id, name) = match &placeable.kind {
        PlaceableKind::Entity(entity) => (&entity.id, &entity.name),
        PlaceableKind::Source(source) => (&source.id, &source.name),
        _ => return None,
    };
    let word = name.shows_case().then(|| bare(before))?;
    let is_in = |list: &[&str]| {
        list.contains(&&*word) || word.strip_prefix('و').is_some_and(|word| list.contains(&word))
    };
    let case = match (is_in(PREPOSITIONS), is_in(PARTICLES)) {
        (true, _) => Case::Genitive,
        (_, true) if name.accusative.is_none() => Case::Genitive,
        (_, true) => Case::Accusative,
        _ => return None,
    };
    let form = name.cased(Language::Ar, case);
    if form == name.full.ar {
        return None;
    }
    let written = format!("{{ -{id}(case: \"{}\") }}", case.name());
    let found = RULE.at(placeable.span, format!("behind `{before}` the name is `{form}`"));
    let found = found.hint(format!("write `{written}`"));
    // In a data file the quotation marks would end the text.
    let is_prose = matches!(block.role, Role::Paragraph | Role::Heading | Role::Cell);
    Some(if is_prose { found.fix(placeable.span, written) } else { found })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_cited_group_has_both_forms() {
        let data = |name: &str| {
            format!(
                "[entities.two]\nkind = \"people\"\nname = {{ ar = \"{name}\", en = \"x\" }}\n\
                 [findings.f]\nkind = \"claim\"\nclaim = {{ ar = \"لا\", en = \"no\" }}\n\
                 attribution = {{ source = \"ft\", through = \"two\" }}\n"
            )
        };
        assert_eq!(Case::data(&data("خبيران")).found(&RULE), ["f"]);
        for good in ["محللون", "خبراء", "مسؤولون أميركيون"] {
            assert!(Case::data(&data(good)).found(&RULE).is_empty(), "{good}");
        }
        let given = data("خبيران").replace("[findings", "oblique = \"خبيرين\"\n[findings");
        assert!(Case::data(&given).found(&RULE).is_empty());
    }

    #[test]
    fn a_claim_begins_behind_the_particle() {
        let found = |said: &str| {
            let claim = "claim = { ar = \"{ -analysts } قالوا\", en = \"no\" }\nentities = [\"analysts\"]";
            Case::data(&format!("[findings.f]\nkind = \"claim\"\n{claim}\n{said}\n")).found(&RULE)
        };
        assert_eq!(found("attribution = { source = \"ft\" }"), ["{ -analysts }"]);
        assert!(found("own-reporting = true").is_empty());
    }

    #[test]
    fn a_placed_group_stands_in_its_case() {
        let found = |text: &str| Case::words(Language::Ar, text).found(&RULE);
        assert_eq!(found("ارتفع بحسب { -analysts }."), ["{ -analysts }"]);
        assert_eq!(found("ووفق { -analysts } ارتفع."), ["{ -analysts }"]);
        assert_eq!(found("قيل إنّ { -analysts } أنفقوا لـ{ -analysts }."), ["{ -analysts }"; 2]);
        for good in ["قال { -analysts } ذلك.", "بحسب { -analysts(case: \"oblique\") }.", "بحسب { -alibaba }."]
        {
            assert!(found(good).is_empty(), "{good}");
        }
    }
}
