//! `address-control`: a direction control in an address or in code.

use crate::check::rule::{Finds, Look, Rule, Subject};
use crate::check::text::{OBJECT, What};
use crate::diagnostic::{Family, Level, Page};
use crate::model::Language;
use crate::source::Span;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "address-control",
        level: Level::Error,
        family: Family::Unicode,
        what: "An invisible direction control in a link, an address or a piece of code.",
        why: "Machines read it as a part of the address: the link leads nowhere, and nobody sees why.",
        example: "`[the paper](https://example.org/[U+200F]a)`, copied from a page in Arabic.",
        instead: "Type the address anew, without the controls.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, blocks, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for source in &report.sources {
        tell(source.url.as_deref().unwrap_or_default(), source.span, "the address", finds);
    }
    for block in Language::BOTH.into_iter().flat_map(|language| blocks.get(language)) {
        for link in &block.links {
            tell(link.destination, link.span, "the link", finds);
        }
        for part in block.parts() {
            if let What::Code(code) = part.what {
                tell(code, part.span, "the code", finds);
            }
        }
        if !block.chars().has_all(":/") {
            continue;
        }
        let text = block.text();
        for (at, scheme) in text.match_indices("://") {
            let start = text[..at]
                .rfind(|c: char| !c.is_ascii_alphabetic())
                .map_or(0, |found| found + text[found..].chars().next().map_or(0, char::len_utf8));
            let rest = &text[at + scheme.len()..];
            // An isolate that closes behind an address was opened before it.
            let end = rest.find(|c: char| c.is_whitespace() || c == OBJECT || c == '\u{2069}');
            let end = end.map_or(text.len(), |length| at + scheme.len() + length);
            tell(&text[start..end], block.at(start..end), "the address", finds);
        }
    }
}

fn tell(address: &str, span: Span, what: &str, finds: &mut Finds<'_>) {
    let control = |c: &char| matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if let Some(control) = address.chars().find(control) {
        let message = format!("{what} holds the invisible control U+{:04X}", control as u32);
        finds.push(RULE.at(span, message).hint("type it anew, without the control"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::model::Language;

    #[test]
    fn addresses_and_code_hold_no_controls() {
        for bad in
            ["[x](https://example.org/\u{200E}a)", "`a\u{200F}b`", "في https://example.org/\u{200F}a هنا"]
        {
            assert_eq!(Case::words(Language::Ar, bad).found(&RULE).len(), 1, "{bad}");
        }
        for good in [
            "[\u{200F}x](https://example.org/a)",
            "\u{2066}https://example.org/a\u{2069} نص",
            "بلغت \u{200E}-5",
        ] {
            assert!(Case::words(Language::Ar, good).found(&RULE).is_empty(), "{good}");
        }
    }
}
