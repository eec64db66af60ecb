//! `missing-conversion`: an amount in a currency that the readers do not think in, and nobody says what it is worth.

use super::facts::is_prose;
use super::numerals::Unit;
use super::placed;
use super::rule::{Finds, Look, Rule, Subject};
use super::text::Block;
use crate::diagnostic::{Family, Level, Page};
use crate::model::{Currency, Figure, Language, PlaceableKind, Quantity};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "missing-conversion",
        level: Level::Warning,
        family: Family::Figures,
        what: "An amount in another currency than that of the publication states no conversion into it.",
        why: "Few readers know what 50 billion yuan is worth. Without `currency` in `bayan.toml` this is not looked for.",
        example: "```toml\n# bayan.toml\n[publication]\ncurrency = \"USD\"\n\n# report.toml\n[figures]\nspending = \"50bn CNY\"\n```",
        instead: "`spending = { value = \"50bn CNY\", stated-as = \"~7bn USD\" }`",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, blocks, currency, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    let Some(own) = *currency else { return };
    let hint = |id: &str| format!("add `stated-as = \"… {}\"` to {id}", own.code());
    let is_used = |figure: &Figure| {
        report.findings.iter().any(|finding| finding.figures.iter().any(|claimed| claimed.id == figure.id))
            || placed::placeables(report).any(|placeable| match &placeable.kind {
                PlaceableKind::Figure(placed) => placed.id == figure.id,
                PlaceableKind::Expression(expression) => {
                    expression.figures.iter().any(|placed| placed.id == figure.id)
                }
                PlaceableKind::Quote(_) | PlaceableKind::Entity(_) | PlaceableKind::Source(_) => false,
            })
    };
    for figure in report.figures.iter().filter(|figure| is_foreign(figure, own) && is_used(figure)) {
        let message = format!("`{}` is not in {} and states no conversion", figure.id, own.code());
        finds.push(RULE.at(figure.places.value, message).hint(hint("the figure")));
    }
    for block in Language::BOTH.into_iter().flat_map(|language| blocks.get(language)) {
        if !is_prose(block) || !block.has_digit() || says_own(block, own) {
            continue;
        }
        let foreign = |unit: Unit| matches!(unit, Unit::Money(Some(currency)) if currency != own);
        let first = block.numbers().iter().find(|number| foreign(number.unit));
        if let Some(number) = first {
            let said = &block.text()[number.whole.clone()];
            let message = format!("`{said}` is not in {} and nobody says what it is worth", own.code());
            finds.push(RULE.at(block.at(number.whole.clone()), message).hint(hint("a figure that says it")));
        }
    }
}

/// Whether a figure is money of another currency, and states nothing in this one.
fn is_foreign(figure: &Figure, own: Currency) -> bool {
    let of = |quantity: &Quantity| match quantity {
        Quantity::Money(_, currency) => Some(*currency),
        _ => None,
    };
    let stated = figure.stated_as.as_ref().and_then(|stated| of(&stated.quantity));
    of(&figure.measure.quantity).is_some_and(|currency| currency != own) && stated != Some(own)
}

/// Whether a block says an amount in this currency, typed or placed.
fn says_own(block: &Block<'_>, own: Currency) -> bool {
    let typed = block.numbers().iter().any(|number| number.unit == Unit::Money(Some(own)));
    typed
        || block.values().any(|(_, placeable)| match &placeable.kind {
            PlaceableKind::Figure(figure) => {
                matches!(figure.measure.quantity, Quantity::Money(..)) && !is_foreign(figure, own)
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;

    const CONFIG: &str = "currency = \"USD\"\n";

    fn found(figure: &str, en: &str) -> Vec<String> {
        Case::data(&format!("[figures]\na = {figure}\n")).config(CONFIG).prose("–", en).found(&RULE)
    }

    #[test]
    fn another_currency_is_converted() {
        assert_eq!(found("\"50bn CNY\"", "{ $a }"), ["\"50bn CNY\""]);
        assert_eq!(found("\"50bn USD\"", "50bn yuan"), ["50bn yuan"]);
        assert_eq!(found("{ value = \"50bn CNY\", stated-as = \"~6bn EUR\" }", "{ $a }"), ["\"50bn CNY\""]);
    }

    #[test]
    fn what_is_converted_or_in_the_own_currency_is_not() {
        assert!(found("{ value = \"50bn CNY\", stated-as = \"~7bn USD\" }", "{ $a }").is_empty());
        assert!(found("\"50bn USD\"", "{ $a }, 50bn yuan (about $7bn)").is_empty());
        // Without a currency of the publication, nobody knows what its readers think in.
        assert!(Case::data("[figures]\na = \"50bn CNY\"\n").prose("–", "{ $a }").found(&RULE).is_empty());
    }
}
