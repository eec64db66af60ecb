//! A style sheet, taken apart into declarations.

use cssparser::{ParseError, Parser, Token};

use crate::source::Span;

/// A style sheet.
#[derive(Debug)]
pub struct Sheet<'a> {
    text: &'a str,
    span: Span,
    /// Its declarations, in order.
    pub declarations: Vec<Declaration<'a>>,
}

/// A declaration: `margin-inline: 1em`.
#[derive(Debug)]
pub struct Declaration<'a> {
    /// The selectors of the rules around it, outermost first.
    pub selector: String,
    /// The property.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
    /// All of it, as bytes of the sheet.
    range: std::ops::Range<usize>,
}

impl<'a> Sheet<'a> {
    /// A style sheet. What is no CSS is passed over, as browsers do.
    #[must_use]
    pub fn new(text: &'a str, span: Span) -> Self {
        let mut sheet = Sheet { text, span, declarations: Vec::new() };
        sheet.block(&mut Parser::new(text), "");
        sheet
    }

    /// Where a declaration stands.
    #[must_use]
    pub fn at(&self, declaration: &Declaration<'_>) -> Span {
        self.span.slice(declaration.range.clone())
    }

    /// Whether a comment `/* physical: … */` stands in the line of a declaration or in the one above it.
    #[must_use]
    pub fn is_meant(&self, declaration: &Declaration<'_>) -> bool {
        let before = &self.text[..declaration.range.start];
        let start = before.rfind('\n').map_or(0, |at| before[..at].rfind('\n').map_or(0, |at| at + 1));
        let rest = &self.text[declaration.range.end..];
        let end = rest.find('\n').map_or(self.text.len(), |at| declaration.range.end + at);
        self.text[start..end].contains("/* physical:")
    }

    /// What stands in the block of a rule, or in the sheet itself.
    fn block(&mut self, parser: &mut Parser<'_>, above: &str) {
        let mut start = parser.position().byte_index();
        while let Ok(token) = parser.next().cloned() {
            // The token itself is one byte.
            let at = parser.position().byte_index() - 1;
            match token {
                Token::Semicolon => self.declaration(start..at, above),
                Token::CurlyBracketBlock => {
                    let prelude = self.text[skip_comments(self.text, start).min(at)..at].trim();
                    // `@media` and the like ask for no elements of their own.
                    let selector = if prelude.starts_with('@') {
                        above.to_owned()
                    } else {
                        format!("{above} {prelude}").trim().to_owned()
                    };
                    // The parser goes on behind the block whatever was in it.
                    let _ = parser.parse_nested_block(|inner| {
                        self.block(inner, &selector);
                        Ok::<(), ParseError<()>>(())
                    });
                }
                _ => continue,
            }
            start = parser.position().byte_index();
        }
        self.declaration(start..parser.position().byte_index(), above);
    }

    fn declaration(&mut self, range: std::ops::Range<usize>, selector: &str) {
        let start = skip_comments(self.text, range.start).min(range.end);
        let written = self.text[start..range.end].trim_end();
        if let Some((name, value)) = written.split_once(':')
            && !written.starts_with('@')
        {
            let range = start..start + written.len();
            let (name, value) = (name.trim(), value.trim());
            self.declarations.push(Declaration { selector: selector.to_owned(), name, value, range });
        }
    }
}

/// Where something begins behind space and comments.
fn skip_comments(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        at = text.len() - text[at..].trim_start().len();
        match text[at..].strip_prefix("/*").and_then(|rest| rest.find("*/")) {
            Some(length) => at += length + "/**/".len(),
            None => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn declarations_know_their_selectors() {
        let css = "/* a */ h1, h2:hover { color: red; margin: 0 /* b */ }\n@media print { p:is(a, b) { float: left; } }\n\
                   a { &:hover { top: 1px } background: url(\"x;{y}\") }";
        let span = Sources::default().add("x.css", css);
        let sheet = Sheet::new(css, span);
        let all: Vec<_> = sheet.declarations.iter().map(|d| (d.selector.as_str(), d.name, d.value)).collect();
        assert_eq!(
            all,
            [
                ("h1, h2:hover", "color", "red"),
                ("h1, h2:hover", "margin", "0 /* b */"),
                ("p:is(a, b)", "float", "left"),
                ("a &:hover", "top", "1px"),
                ("a", "background", "url(\"x;{y}\")"),
            ]
        );
    }
}
