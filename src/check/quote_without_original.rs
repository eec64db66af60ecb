//! `quote-without-original`: a quote that carries its sense and not its words.

use super::rule::{Finds, Look, Rule, Subject};
use crate::diagnostic::{Family, Level, Page};
use crate::model::QuoteForm;

/// See the module.
pub static RULE: Rule = Rule {
    page: Page {
        id: "quote-without-original",
        level: Level::Hint,
        family: Family::Attribution,
        what: "A quote is a paraphrase: the words as they were said are not carried.",
        why: "Both editions say the sense and mark it as a paraphrase, which is right only where the words are not known: a reader cannot \
              compare them, and a translator has nothing to go by.",
        example: "```toml\n[quotes.remark]\nspeaker = \"lawyers\"\nparaphrase = { ar = \"…\", en = \"…\" }\n```",
        instead: "```toml\n[quotes.remark]\nspeaker = \"lawyers\"\noriginal = { lang = \"en\", text = \"…\" }\ntranslation = \"…\"\n```\n\nWhere nobody \
                  has the words, say so in a mute.",
        fix: None,
    },
    look: Look::Report(look),
};

fn look(Subject { report, .. }: &Subject<'_>, finds: &mut Finds<'_>) {
    for quote in report.quotes.iter().filter(|quote| matches!(quote.form, QuoteForm::Indirect { .. })) {
        let message = format!("the words of the quote `{}` are not carried", quote.id);
        finds.push(RULE.at(quote.span, message).hint("give them as `original`, with a `translation`"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::Case;
    use crate::diagnostic::Level;

    #[test]
    fn the_words_are_carried() {
        let data = "[quotes.a]\nspeaker = \"ft\"\nparaphrase = { ar = \"لا\", en = \"no\" }\n\
                    [quotes.b]\nspeaker = \"ft\"\noriginal = { lang = \"en\", text = \"no\" }\ntranslation = \"لا\"\n";
        assert_eq!(Case::data(data).found(&RULE), ["a"]);
        assert!(Case::data(data).level(&RULE, Level::Off).found(&RULE).is_empty());
    }
}
