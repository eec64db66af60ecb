//! What checks want to know of HTML: its tags, and the text that readers see.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A tag that opens an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The name of the element.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// HTML, taken apart.
#[derive(Debug, Default)]
pub struct Elements {
    /// The tags that open elements, in order.
    pub tags: Vec<Element>,
    /// Its text, but for styles and the title.
    pub text: String,
    /// Whether the text that comes now is none: styles, the title.
    hidden: bool,
}

/// Takes HTML apart.
pub fn read(html: &str) -> Elements {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Sink(RefCell<Elements>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) if !page.hidden => page.text.push_str(&text),
            Token::TagToken(Tag { kind, name, attrs, .. }) => {
                let is_silent = matches!(&*name, "style" | "title" | "script");
                if kind == TagKind::StartTag {
                    let attributes = attrs.iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
                    let attributes = attributes.collect();
                    page.tags.push(Element { name: name.to_string(), attributes });
                }
                if is_silent {
                    page.hidden = kind == TagKind::StartTag;
                }
                // What stands in two elements does not touch; what is marked inside a line does.
                if !matches!(&*name, "span" | "strong" | "a" | "bdi") {
                    page.text.push('\n');
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
