//! `lopsided-range`: a range whose high end alone has a scale, `3..10bn`.

use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Amount, Decimal, Measure};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "lopsided-range",
        level: Level::Warning,
        family: Family::Figures,
        what: "A range whose high end alone has a scale, where the low end could have it as well.",
        why: "`3..10bn EGP` means from three pounds to ten billion: the scale belongs to the number that it stands at. Whoever writes it as one says \
              \"three to ten billion\" means billions at both ends. Nothing is told of ends that lie closer to one another than the scale, such as \
              `900..1.2k`: with the scale of the high end, the low one would be above it.",
        example: "```toml\n[figures]\nbudget = \"3..10bn EGP\"\n```",
        instead: "Write the scale at both ends, `3bn..10bn EGP`. If it is meant as it stands, write the high end out: `3..10000000000 EGP`.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for figure in &report.figures {
        let value = (&figure.measure, figure.places.value);
        let stated = figure.stated_as.as_ref().zip(figure.places.stated_as);
        for (measure, place) in [value].into_iter().chain(stated) {
            let Some((low, high)) = lopsided(measure) else { continue };
            let message = format!("the low end of `{measure}` has no scale, and the high one has");
            finds.push(RULE.at(place, message).hint(format!("did you mean `{low}..{high}`?")));
        }
    }
}

/// The ends of a range as they may be meant, if the scale of the high one could be that of both.
fn lopsided(measure: &Measure) -> Option<(Decimal, &Decimal)> {
    let Amount::Range(low, high) = measure.quantity.amount()? else { return None };
    let (None, Some((_, power))) = (low.suffix(), high.suffix()) else { return None };
    let meant = low.shifted_down(-power);
    (!low.is_zero() && meant.abs().value() <= high.abs().value()).then_some((meant, high))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    fn found(figure: &str) -> Vec<(String, String)> {
        let case = Case::data(&format!("[figures]\na = {figure}\n"));
        case.look(&RULE).into_iter().map(|(text, d)| (text, d.hint.unwrap())).collect()
    }

    #[test]
    fn a_scale_belongs_to_its_number_alone() {
        for (figure, place, hint) in [
            ("\"3..10bn EGP\"", "\"3..10bn EGP\"", "did you mean `3bn..10bn`?"),
            ("\"~3..5k people\"", "\"~3..5k people\"", "did you mean `3k..5k`?"),
            ("\"1.5..2m USD\"", "\"1.5..2m USD\"", "did you mean `1.5m..2m`?"),
            (
                "{ value = \"5bn..7bn CNY\", stated-as = \"1..1.2bn USD\" }",
                "\"1..1.2bn USD\"",
                "did you mean `1bn..1.2bn`?",
            ),
        ] {
            assert_eq!(found(figure), [(place.to_owned(), hint.to_owned())], "{figure}");
        }
    }

    #[test]
    fn ends_that_cannot_share_a_scale_pass() {
        for good in [
            "12k..13k USD",
            "900..1.2k people",
            "900k..1.2m people",
            "3..10000000000 EGP",
            "0..5m people",
            "3..10 servers",
            "5..7%",
            "10bn EGP",
        ] {
            assert_eq!(found(&format!("\"{good}\"")), [], "{good}");
        }
    }
}
