//! The rules about rules: what is muted, and whether that is still needed.

use super::rule::{Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// `unknown-rule`.
pub static UNKNOWN: Rule = Rule {
    page: Page {
        id: "unknown-rule",
        level: Level::Error,
        family: Family::Muting,
        what: "A level or a mute names a rule that does not exist, or a mistake that is no rule.",
        why: "A name with a slip in it changes nothing, and nobody would know.",
        example: "```toml\n[check]\nempty-quotatoin = \"off\"\n```",
        instead: "Write the name as `bayan explain` lists it. Mistakes such as `unknown-figure` have no level: nothing right can \
                  be made of a report that has one.",
        fix: None,
    },
    look: Look::Elsewhere,
};

/// `mute-without-reason`.
pub static BARE: Rule = Rule {
    page: Page {
        id: "mute-without-reason",
        level: Level::Warning,
        family: Family::Muting,
        what: "A rule is muted and nobody says why.",
        why: "The next editor cannot tell a decision from a way around one.",
        example: "```toml\nallow = [{ rule = \"implausible-conversion\" }]\n```",
        instead: "```toml\nallow = [{ rule = \"implausible-conversion\", reason = \"as the paper states it\" }]\n```\n\nIn prose: \
                  `<!-- allow: implausible-conversion, as the paper states it -->` before the block.",
        fix: None,
    },
    look: Look::Elsewhere,
};

/// `idle-mute`.
pub static IDLE: Rule = Rule {
    page: Page {
        id: "idle-mute",
        level: Level::Warning,
        family: Family::Muting,
        what: "A rule is muted where it finds nothing.",
        why: "What was wrong has been mended; the mute would hide the next mistake.",
        example: "```toml\n[findings.spending]\nallow = [{ rule = \"unused-figure\", reason = \"placed in the summary\" }]\n\
                  figures = [\"spending\"]   # so it is used\n```",
        instead: "Remove the mute.",
        fix: None,
    },
    look: Look::Elsewhere,
};
