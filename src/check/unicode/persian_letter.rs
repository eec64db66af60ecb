//! `persian-letter`: letters and digits of Persian and Urdu in an Arabic text.

use crate::check::rule::{Finds, Look, Rule};
use crate::check::text::Block;
use crate::check::tokens::{after, is_arabic, is_haraka};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "persian-letter",
        level: Level::Warning,
        family: Family::Unicode,
        what: "A Persian or Urdu letter or digit in Arabic that looks like an Arabic one.",
        why: "A Persian keyboard writes `ی`, `ک`, `۴`: on the page they pass for `ي`, `ك`, `٤`, and no search finds the word.",
        example: "`شركة صینية`",
        instead: "`شركة صينية`. What is Persian is marked so: `<span lang=\"fa\">صینی</span>`.",
        fix: Some("writes the Arabic letter, where only one can be meant."),
    },
    look: Look::Block(look),
};

fn look(block: &Block<'_>, finds: &mut Finds<'_>) {
    let chars = block.chars();
    if block.language != Language::Ar
        || block.role.is_verbatim()
        || !chars.has_any("کڪہھەیے") && !chars.has_eastern_digit()
    {
        return;
    }
    let text = block.text();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let letter = match c {
            'ک' | 'ڪ' => "ك",
            'ہ' | 'ھ' | 'ە' => "ه",
            '\u{06F0}'..='\u{06F9}' => {
                let digit = char::from_u32(c as u32 - 0x06F0 + 0x0660).unwrap_or(c);
                let message = format!("`{c}` is a Persian digit");
                finds.push(RULE.correct(block, at..end, message, digit.encode_utf8(&mut [0; 4])));
                continue;
            }
            'ی' | 'ے' => {
                // At the end of a word it may stand for ي or for ى.
                if after(text, end).is_some_and(|c| is_arabic(c) || is_haraka(c)) {
                    "ي"
                } else {
                    let message = format!("`{c}` is a Persian letter");
                    finds.push(RULE.at(block.at(at..end), message).hint("write `ي` or `ى`"));
                    continue;
                }
            }
            _ => continue,
        };
        finds.push(RULE.correct(block, at..end, format!("`{c}` is a Persian letter"), letter));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn persian_letters_become_arabic() {
        let case = Case::words(Language::Ar, "شرکة صینية عام ۲۰۲۴ فی");
        assert_eq!(case.found(&RULE), ["ک", "ی", "۲", "۰", "۲", "۴", "ی"]);
        assert_eq!(case.fixed(&RULE)[0], "شركة صينية عام ٢٠٢٤ فی");
        assert!(Case::words(Language::Ar, "شركة صينية عام ٢٠٢٤").found(&RULE).is_empty());
    }

    #[test]
    fn a_quote_in_persian_is_left_alone() {
        let data = "[quotes.q]\noriginal = { lang = \"fa\", text = \"یک شرکت\" }\ntranslation = { ar = \"شركة\", en = \"a firm\" }\n\
                    speaker = \"analysts\"\n";
        assert!(Case::data(data).prose("{ $q }", "{ $q }").found(&RULE).is_empty());
        let marked = Case::words(Language::Ar, "كتب <span lang=\"fa\">صینی</span> وفیها");
        assert_eq!(marked.found(&RULE), ["ی"]);
    }
}
