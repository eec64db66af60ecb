//! The rules on messages. They are found where messages are compared, in [`resolve`](crate::resolve), and told under these names:
//! the desk gives them their level.

use super::rule::{Look, Rule};
use crate::diagnostic::{Family, Level, Page};

/// A rule on messages.
const fn rule(page: Page) -> Rule {
    Rule { page, look: Look::Elsewhere }
}

/// `missing-message`.
pub static MISSING: Rule = rule(Page {
    id: "missing-message",
    level: Level::Error,
    family: Family::Messages,
    what: "A message that the program asks for stands in one language and not in the other.",
    why: "Whatever asks for it can be said in one edition only. `check` and `locales` look for it; a build fails when it is asked for.",
    example: "`unit-lakes = { $number } lakes` in `locales/en/`, and no `unit-lakes` in `locales/ar/`.",
    instead: "Add it to the other language.",
    fix: None,
});

/// `missing-gender`.
pub static GENDER: Rule = rule(Page {
    id: "missing-gender",
    level: Level::Error,
    family: Family::Messages,
    what: "An Arabic noun, a unit or the name of a kind, does not say its gender.",
    why: "Numbers, verbs and adjectives agree with it: «ثلاثة أسابيع» and «ثلاث سنوات».",
    example: "```ftl\nunit-lakes = { $category ->\n    [one] بحيرة\n   *[other] بحيرات\n}\n```",
    instead: "Add `.gender = feminine` or `.gender = masculine` under it.",
    fix: None,
});

/// `missing-plural-category`.
pub static CATEGORY: Rule = rule(Page {
    id: "missing-plural-category",
    level: Level::Error,
    family: Family::Messages,
    what: "A selector by plural category lacks a category that its language has.",
    why: "Arabic has six: with `[one]` and `*[other]` alone, «ثلاثة تقرير» is what readers get.",
    example: "```ftl\nunit-reports = { $category ->\n    [one] تقرير\n   *[other] تقارير\n}\n```",
    instead: "Write `[one]`, `[two]`, `[few]`, `[many]` and `*[other]`; see docs/messages.md for what may be left out.",
    fix: None,
});

/// `unknown-plural-category`.
pub static NO_CATEGORY: Rule = rule(Page {
    id: "unknown-plural-category",
    level: Level::Error,
    family: Family::Messages,
    what: "A selector by plural category has a key that is no category of its language.",
    why: "It is never chosen: what it says, nobody reads.",
    example: "`[fwe]`, `[1]`, or `[few]` in English.",
    instead: "Correct the key, or remove it.",
    fix: None,
});

/// `plural-form`.
pub static FORM: Rule = rule(Page {
    id: "plural-form",
    level: Level::Error,
    family: Family::Messages,
    what: "A variant of a selector by plural category says a number of another category, or an Arabic `[few]` has a singular.",
    why: "Arabic has a plural from 3 to 10 and a singular from 11 on: «3 تقرير» is what readers get.",
    example: "`[few] { $number } تقرير` beside `*[other] { $number } تقرير`; `[few] 2 تقارير`",
    instead: "`[few] { $number } تقارير`",
    fix: None,
});

/// `placeholder-mismatch`.
pub static MISMATCH: Rule = rule(Page {
    id: "placeholder-mismatch",
    level: Level::Warning,
    family: Family::Messages,
    what: "A message says a variable in one language that it does not say in the other; an error in the sentences of findings.",
    why: "One edition names a source or a figure that the other keeps to itself.",
    example: "`finding-growth = { $entities } grew by { $change }` and `finding-growth = نمت { $entities }`",
    instead: "Say the same in both languages. Variables that only choose a form, such as `$category`, may differ.",
    fix: None,
});

/// `unused-message`.
pub static UNUSED: Rule = rule(Page {
    id: "unused-message",
    level: Level::Warning,
    family: Family::Messages,
    what: "A message of a project or a report that nothing uses: neither the program, nor prose, nor another message.",
    why: "It was left behind, or its name has a slip and the built-in words are used instead. `check` and `locales` look for it.",
    example: "`greeting = Hello` in `locales/en/`, and nowhere `{ greeting }`.",
    instead: "Refer to it, correct its name, or remove it.",
    fix: None,
});

/// `extra-message`.
pub static EXTRA: Rule = rule(Page {
    id: "extra-message",
    level: Level::Warning,
    family: Family::Messages,
    what: "A message has a name like those that the program asks for, and is none of them.",
    why: "It was meant to override words and does not: `ui-contnets` changes nothing. `check` and `locales` look for it.",
    example: "`ui-contnets = In this report` in `locales/en/`.",
    instead: "Correct the name; docs/messages.md lists all of them.",
    fix: None,
});
