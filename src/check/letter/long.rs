//! `letter-long`: the HTML of a letter comes near to where Gmail clips it.

use super::{MANY_BYTES, MOST_BYTES, Seen, way_out};
use crate::check::rule::{Finds, Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "letter-long",
        level: Level::Warning,
        family: Family::Letters,
        what: "The HTML of a letter is longer than 90,000 bytes, or its way out of the list stands behind them.",
        why: "Gmail shows 102,000 bytes of a mail and clips the rest, which may be the way out of the list; services add links and a picture of their own.",
        example: "A letter in both languages with forty findings of each report.",
        instead: "Choose fewer reports, or fewer of their findings with `findings = 3` in `issue.toml`.",
        fix: None,
    },
    look: Look::Letter(look),
};

fn look(Seen { letter, .. }: &Seen<'_>, finds: &mut Finds<'_>) {
    let (edition, bytes) = (letter.edition, letter.html.len());
    if bytes > MOST_BYTES {
        return;
    }
    let hint = "choose fewer reports, or fewer of their findings with `findings = 3`";
    if bytes > MANY_BYTES {
        let message = format!(
            "the letter `{edition}` is {bytes} bytes long; Gmail clips what comes after {MOST_BYTES}, and services add to it"
        );
        finds.push(RULE.at(letter.span, message).hint(hint));
    }
    if let Some(at) = way_out(letter).filter(|at| *at > MANY_BYTES) {
        let message = format!(
            "the way out of the list stands {at} bytes from the beginning of the letter `{edition}`, where it may be clipped"
        );
        finds.push(RULE.at(letter.span, message).hint(hint));
    }
}
