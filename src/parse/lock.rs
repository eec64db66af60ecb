//! The lock of a report's translations: `content/REPORT/translations.lock`.

use super::reader::{Field, Read, draft, table};
use crate::diagnostic::{Diagnostics, suggest};
use crate::load::Syntax;
use crate::model::{Language, Lock, Marks, Passage, Signature};
use crate::source::{Span, Spanned};

type Text = Spanned<String>;

draft! {
    /// A signed translation.
    SignedDraft as "a signed translation" {
        /// Who signed it.
        by: Text = "by" needed,
        /// The mark of the words.
        wording: Text = "wording" needed,
        /// The mark of the figures.
        figures: Text = "figures" needed,
        /// The mark of the attribution.
        attribution: Text = "attribution" needed,
        /// The mark of the quotes.
        quotes: Text = "quotes" needed,
    }
}

/// Parses a lock.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Lock {
    let node = super::data(Syntax::Toml, text, span, diagnostics);
    let mut lock = Lock::default();
    let passages = table(&node, "signed translations", "…", diagnostics).unwrap_or_default();
    for signed_passage in passages {
        let around = Passage::around(&signed_passage.key.value);
        let passage = around.or_else(|| {
            let Spanned { value, span } = &signed_passage.key;
            super::reader::id(value, *span, diagnostics).map(|id| Passage::Finding(id.value))
        });
        let Some(passage) = passage else { continue };
        for entry in table(&signed_passage.node, "languages", "…", diagnostics).unwrap_or_default() {
            let tag = &entry.key.value;
            let Some(language) = Language::BOTH.into_iter().find(|language| language.tag() == tag) else {
                suggest_language(&entry.key, diagnostics);
                continue;
            };
            if let Some(signed) = signed(&entry.node, diagnostics) {
                lock.0.insert((passage.clone(), language), signed);
            }
        }
    }
    lock
}

fn suggest_language(key: &Text, diagnostics: &mut Diagnostics) {
    let known = Language::BOTH.map(Language::tag);
    let message = format!("`{}` is neither `ar` nor `en`", key.value);
    let problem = crate::diagnostic::Diagnostic::error("unknown-language", key.span, message);
    diagnostics.push(problem.hint_opt(suggest::hint(&key.value, known)));
}

fn signed(node: &super::node::Node, diagnostics: &mut Diagnostics) -> Option<Signature> {
    let SignedDraft { span, by, wording, figures, attribution, quotes } =
        SignedDraft::read(node, diagnostics)?;
    let mut text = |key: &str, field: &Field<Text>| {
        let text = field.require(key, "a signed translation", span, diagnostics);
        text.map(|text| text.value.clone())
    };
    let by = text("by", &by);
    let wording = text("wording", &wording);
    let figures = text("figures", &figures);
    let attribution = text("attribution", &attribution);
    let quotes = text("quotes", &quotes);
    let marks = Marks { wording: wording?, figures: figures?, attribution: attribution?, quotes: quotes? };
    Some(Signature { by: by?, marks })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::source::Sources;

    #[test]
    fn what_is_written_reads_back() {
        let marks = |wording: &str| Marks {
            wording: wording.into(),
            figures: "b".into(),
            attribution: "c".into(),
            quotes: "d".into(),
        };
        let mut lock = Lock::default();
        let id = |id: &str| Passage::Finding(Id::new(id).expect("an id"));
        lock.0.insert((id("b"), Language::En), Signature { by: "Mona \"M\" \\".into(), marks: marks("1") });
        lock.0.insert((id("a"), Language::Ar), Signature { by: "منى".into(), marks: marks("2") });
        let signature = Signature { by: "Mona".into(), marks: marks("3") };
        lock.0.insert((Passage::Title, Language::En), signature);
        let text = lock.to_toml();
        assert!(text.find("[a.ar]") < text.find("[b.en]"), "{text}");
        let span = Sources::default().add("translations.lock", text.as_str());
        let mut diagnostics = Diagnostics::default();
        assert_eq!(parse(&text, span, &mut diagnostics), lock);
        assert!(diagnostics.is_empty(), "{:?}", diagnostics.iter().collect::<Vec<_>>());
        let text = "[a.arr]\nby = \"x\"\n[a.en]\nby = \"x\"\n";
        let span = Sources::default().add("translations.lock", text);
        assert_eq!(parse(text, span, &mut diagnostics), Lock::default());
        let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["unknown-language", "missing-key", "missing-key", "missing-key", "missing-key"]);
    }
}
