//! `mixed-scripts`: a word with letters of another script that look like its own.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::diagnostic::{Family, Level, Page};

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "mixed-scripts",
        level: Level::Warning,
        family: Family::Unicode,
        what: "A word of Latin letters in which a Cyrillic or Greek letter passes for one of them.",
        why: "The name is another one to every machine: search, links and the glossary miss it. It is also how false addresses are made.",
        example: "`Аlibaba`, whose first letter is Cyrillic",
        instead: "`Alibaba`, typed anew",
        fix: None,
    },
    look: Look::Block(look),
};

/// Letters that look like Latin ones, each with its double.
const DOUBLES: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('Ѕ', 'S'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
];

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    if !block.chars().has_greek_or_cyrillic() {
        return;
    }
    for word in block.words() {
        if !word.text.contains(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let double = |c: char| DOUBLES.iter().find(|(other, _)| *other == c);
        if let Some((other, latin)) = word.text.chars().find_map(double) {
            let code = *other as u32;
            let message = format!(
                "`{}` mixes scripts: its `{other}` is U+{code:04X}, not the letter `{latin}`",
                word.text
            );
            finds.push(RULE.at(block.at(word.range), message).hint("type the word anew in one script"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn a_name_is_of_one_script() {
        assert_eq!(Case::words(Language::En, "Аlibaba and Nvidiа").found(&RULE), ["Аlibaba", "Nvidiа"]);
        assert!(Case::words(Language::En, "Alibaba, 5 μm, Москва, ΔT").found(&RULE).is_empty());
    }
}
