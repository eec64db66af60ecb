//! Fluent files to lists of messages: ids, attributes, what they refer to, each with its place.
//!
//! The text itself goes to the bundles of [`localize`](crate::localize) unchanged; what is gathered here lets
//! [`resolve`](crate::resolve) check every reference before anything is formatted.

use std::collections::BTreeSet;
use std::ops::Range;

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ErrorKind};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::markup::AllowComment;
use crate::source::{Span, Spanned};

/// A Fluent file.
#[derive(Debug, Clone, Default)]
pub struct MessageFile {
    /// Its messages and terms, in order.
    pub entries: Vec<MessageDraft>,
    /// The comments that mute a rule in the message below them: `# allow: RULE, REASON`.
    pub allows: Vec<AllowComment>,
}

/// A message or a term.
#[derive(Debug, Clone)]
pub struct MessageDraft {
    /// Its id; a term's has its leading hyphen.
    pub id: Spanned<String>,
    /// Whether it has a value, not only attributes.
    pub has_value: bool,
    /// Its attributes, each with its text if it is plain text.
    pub attributes: Vec<(String, Option<String>)>,
    /// What it refers to, attributes included.
    pub uses: Uses,
    /// Whether it could not be read, which has been reported: references to it are no mistakes of their own.
    pub is_broken: bool,
}

/// What a pattern refers to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// Variables: `$name`, without the sign.
    pub variables: Vec<Spanned<String>>,
    /// Messages.
    pub messages: Vec<Reference>,
    /// Terms, without the hyphen.
    pub terms: Vec<Reference>,
    /// Function calls.
    pub calls: Vec<Call>,
    /// Variables that a selector chooses by, bare: `{ $x -> … }`.
    pub selectors: Vec<Spanned<String>>,
    /// Selectors that choose by a plural category.
    pub choices: Vec<Choice>,
}

/// A reference to a message or a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it refers to.
    pub id: Spanned<String>,
    /// The attribute, if one is asked for.
    pub attribute: Option<String>,
    /// The attribute that it stands in, if not in the value.
    pub part: Option<String>,
}

/// A selector that chooses by a plural category: `{ $category -> … }` or `{ PLURAL($x) -> … }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it chooses by, as written: `$category`, `PLURAL`.
    pub by: Span,
    /// The attribute that it stands in, if not in the value.
    pub part: Option<String>,
    /// Whether the categories are those of ordinal numbers.
    pub ordinal: bool,
    /// The keys of its variants.
    pub keys: Vec<Spanned<String>>,
    /// What each variant says, with a U+FFFC for each placeable; `None` if it selects again.
    pub texts: Vec<Option<String>>,
    /// Whether its default variant places the figure that it chooses by, with the figure's own noun.
    pub places_figure: bool,
}

/// A call of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Its name.
    pub name: Spanned<String>,
    /// How many positional arguments it has.
    pub positional: usize,
    /// Those of them that are variables.
    pub variables: Vec<Spanned<String>>,
    /// The first of them, if it is a literal number.
    pub number: Option<Spanned<String>>,
    /// Its named arguments, with their text where that is a literal.
    pub named: Vec<(Spanned<String>, Option<Spanned<String>>)>,
}

/// Parses a Fluent file; what is not a message is reported, the rest is returned.
pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> MessageFile {
    let (resource, errors) = match parser::parse(text) {
        Ok(resource) => (resource, Vec::new()),
        Err(failed) => failed,
    };
    for error in errors {
        let place = span.slice(visible(text, error.pos.clone()));
        diagnostics.push(
            Diagnostic::error(
                "bad-message",
                place,
                format!("this is not a Fluent message: {}", reason(&error.kind)),
            )
            .hint("see https://projectfluent.org/fluent/guide/"),
        );
    }
    let walker = Walker { text, span };
    let mut file = MessageFile::default();
    for entry in &resource.body {
        let (id, sign, value, attributes, comment) = match entry {
            ast::Entry::Message(ast::Message { id, value, attributes, comment }) => {
                (id, "", value.as_ref(), attributes, comment)
            }
            ast::Entry::Term(ast::Term { id, value, attributes, comment }) => {
                (id, "-", Some(value), attributes, comment)
            }
            ast::Entry::Junk { content } => {
                file.entries.extend(walker.broken(content));
                continue;
            }
            _ => continue,
        };
        let mut uses = Uses::default();
        if let Some(value) = value {
            walker.pattern(value, &mut uses);
        }
        for attribute in attributes {
            let mut own = Uses::default();
            walker.pattern(&attribute.value, &mut own);
            uses.append(own, attribute.id.name);
        }
        let id = walker.at(id.name).map(|name| format!("{sign}{name}"));
        if let Some(first) = file.entries.iter().find(|known: &&MessageDraft| known.id.value == id.value) {
            diagnostics.push(
                Diagnostic::error(
                    "duplicate-message",
                    id.span,
                    format!("`{}` is defined here twice", id.value),
                )
                .related(first.id.span, "first here")
                .hint("keep one of the two"),
            );
            continue;
        }
        file.allows.extend(walker.allows(comment.as_ref(), id.span));
        let attributes = attributes.iter().map(|a| (a.id.name.to_owned(), plain(&a.value))).collect();
        file.entries.push(MessageDraft {
            id,
            has_value: value.is_some(),
            attributes,
            uses,
            is_broken: false,
        });
    }
    file
}

/// A place that can be seen: the end of the text before it, where it is the end of a line or of the file.
fn visible(text: &str, place: Range<usize>) -> Range<usize> {
    let rest = text.get(place.start..).unwrap_or_default();
    if rest.trim_start_matches(' ').starts_with(['\n', '\r']) || rest.trim().is_empty() {
        let end = text.get(..place.start).unwrap_or(text).trim_end().len();
        return end..end;
    }
    place.start..place.end.max(place.start)
}

/// Parses what stands in a placeable, braces included, and says what it refers to.
///
/// # Errors
/// If it is not one Fluent placeable; the diagnostic stands at the wrong place in it.
pub fn placeable(source: &str, span: Span) -> Result<Uses, Diagnostic> {
    // A message whose pattern is the placeable; the prefix has a known length, so places are exact.
    const PREFIX: &str = "p = ";
    let text = format!("{PREFIX}{source}");
    let bad = |range: Range<usize>, why: String| {
        let within = |at: usize| at.saturating_sub(PREFIX.len()).min(source.len());
        let place = span.slice(within(range.start)..within(range.end));
        Diagnostic::error("bad-placeable", place, format!("this is not a Fluent placeable: {why}"))
            .hint("as in `{ $figure }`, `{ -entity }`, `{ FIGURE($figure, style: \"long\") }`; for a brace in the text write `\\{`")
    };
    let resource = parser::parse(text.as_str()).map_err(|(_, errors)| match errors.first() {
        Some(error) => bad(error.pos.clone(), reason(&error.kind)),
        None => bad(PREFIX.len()..text.len(), "it cannot be read".into()),
    })?;
    let [ast::Entry::Message(ast::Message { value: Some(pattern), .. })] = resource.body.as_slice() else {
        return Err(bad(PREFIX.len()..text.len(), "it ends too early".into()));
    };
    let mut uses = Uses::default();
    Walker { text: &text, span: Span { start: span.start, ..span } }.pattern(pattern, &mut uses);
    uses.shift(PREFIX.len());
    Ok(uses)
}

/// If a placeable is nothing but `{ $id }`: the id.
#[must_use]
pub fn lone_variable(source: &str) -> Option<&str> {
    identifier(inner(source)?.strip_prefix('$')?)
}

/// If a placeable is nothing but `{ -id }`: the id.
#[must_use]
pub fn lone_term(source: &str) -> Option<&str> {
    identifier(inner(source)?.strip_prefix('-')?)
}

fn inner(source: &str) -> Option<&str> {
    Some(source.strip_prefix('{')?.strip_suffix('}')?.trim())
}

fn identifier(text: &str) -> Option<&str> {
    let good = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    (good && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)).then_some(text)
}

impl Uses {
    /// The ids of all variables, once each.
    #[must_use]
    pub fn variable_names(&self) -> BTreeSet<&str> {
        self.variables.iter().map(|v| v.value.as_str()).collect()
    }

    /// Takes in what an attribute refers to.
    fn append(&mut self, mut own: Uses, attribute: &str) {
        own.choices.iter_mut().for_each(|choice| choice.part = Some(attribute.to_owned()));
        let references = own.messages.iter_mut().chain(&mut own.terms);
        references.for_each(|reference| reference.part = Some(attribute.to_owned()));
        let Uses { variables, messages, terms, calls, selectors, choices } = own;
        self.variables.extend(variables);
        self.messages.extend(messages);
        self.terms.extend(terms);
        self.calls.extend(calls);
        self.selectors.extend(selectors);
        self.choices.extend(choices);
    }

    /// Moves every place back by the length of a prefix that the file does not have.
    fn shift(&mut self, by: usize) {
        let by = u32::try_from(by).unwrap_or(0);
        let shift = |place: &mut Spanned<String>| {
            place.span.start = place.span.start.saturating_sub(by);
            place.span.end = place.span.end.saturating_sub(by);
        };
        self.variables.iter_mut().chain(&mut self.selectors).for_each(shift);
        self.messages.iter_mut().chain(&mut self.terms).for_each(|reference| shift(&mut reference.id));
        for choice in &mut self.choices {
            choice.keys.iter_mut().for_each(shift);
            choice.by.start = choice.by.start.saturating_sub(by);
            choice.by.end = choice.by.end.saturating_sub(by);
        }
        for call in &mut self.calls {
            shift(&mut call.name);
            call.variables.iter_mut().chain(&mut call.number).for_each(shift);
            for (name, value) in &mut call.named {
                shift(name);
                value.iter_mut().for_each(shift);
            }
        }
    }
}

/// Walks patterns whose strings are slices of `text`.
struct Walker<'t> {
    text: &'t str,
    span: Span,
}

impl Walker<'_> {
    /// A name with its place: the parser's strings are slices of its input, so their address tells where they stand.
    fn at(&self, name: &str) -> Spanned<String> {
        let start = (name.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        Spanned::new(name.to_owned(), self.span.slice(start..start + name.len()))
    }

    /// The comments above a message that mute a rule in it: up to the empty line or the comment behind it.
    fn allows(&self, comment: Option<&ast::Comment<&str>>, message: Span) -> Vec<AllowComment> {
        let start = (message.start - self.span.start) as usize;
        let mut end = start;
        for line in self.text[start..].split_inclusive('\n') {
            let goes_on = end == start || line.starts_with([' ', '}', '\t']) || line.trim().is_empty();
            if !goes_on {
                break;
            }
            end += line.len();
        }
        let block = self.span.slice(start..start + self.text[start..end].trim_end().len());
        let lines = comment.into_iter().flat_map(|comment| &comment.content);
        let allowed = lines.filter_map(|line| {
            let text = line.trim().strip_prefix("allow:")?.trim().to_owned();
            Some(AllowComment { text, span: self.at(line).span, block })
        });
        allowed.collect()
    }

    /// What stands in place of a message that could not be read, if it has a name.
    fn broken(&self, content: &str) -> Option<MessageDraft> {
        let (name, _) = content.split_once('=')?;
        identifier(name.trim_end().trim_start_matches('-'))?;
        let id = self.at(content).map(|_| name.trim_end().to_owned());
        Some(MessageDraft {
            id,
            has_value: true,
            attributes: Vec::new(),
            uses: Uses::default(),
            is_broken: true,
        })
    }

    fn pattern(&self, pattern: &ast::Pattern<&str>, uses: &mut Uses) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                self.expression(expression, uses);
            }
        }
    }

    fn expression(&self, expression: &ast::Expression<&str>, uses: &mut Uses) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline, uses),
            ast::Expression::Select { selector, variants } => {
                if let ast::InlineExpression::VariableReference { id } = selector {
                    uses.selectors.push(self.at(id.name));
                }
                self.inline(selector, uses);
                uses.choices.extend(self.choice(selector, variants));
                for variant in variants {
                    self.pattern(&variant.value, uses);
                }
            }
        }
    }

    fn choice(
        &self,
        selector: &ast::InlineExpression<&str>,
        variants: &[ast::Variant<&str>],
    ) -> Option<Choice> {
        let (by, figure, ordinal) = match selector {
            ast::InlineExpression::VariableReference { id } if id.name == "category" => {
                (self.at(id.name).span, None, false)
            }
            ast::InlineExpression::FunctionReference { id, arguments } if id.name == "PLURAL" => {
                let figure = match arguments.positional.first() {
                    Some(ast::InlineExpression::VariableReference { id }) => Some(id.name),
                    _ => None,
                };
                let ordinal = arguments.named.iter().any(|a| {
                    a.name.name == "type"
                        && self.literal(&a.value).is_some_and(|value| value.value == "ordinal")
                });
                (self.at(id.name).span, figure, ordinal)
            }
            _ => return None,
        };
        let keys = variants.iter().map(|variant| match variant.key {
            ast::VariantKey::Identifier { name } => self.at(name),
            ast::VariantKey::NumberLiteral { value } => self.at(value),
        });
        let texts = variants.iter().map(|variant| said(&variant.value)).collect();
        let places = |element: &ast::PatternElement<&str>| {
            matches!(element, ast::PatternElement::Placeable {
                expression: ast::Expression::Inline(ast::InlineExpression::VariableReference { id })
            } if Some(id.name) == figure)
        };
        let default = variants.iter().find(|variant| variant.default);
        Some(Choice {
            by,
            part: None,
            ordinal,
            keys: keys.collect(),
            texts,
            places_figure: default.is_some_and(|default| default.value.elements.iter().any(places)),
        })
    }

    fn inline(&self, inline: &ast::InlineExpression<&str>, uses: &mut Uses) {
        match inline {
            ast::InlineExpression::StringLiteral { .. } | ast::InlineExpression::NumberLiteral { .. } => {}
            ast::InlineExpression::VariableReference { id } => uses.variables.push(self.at(id.name)),
            ast::InlineExpression::MessageReference { id, attribute } => {
                uses.messages.push(self.reference(id, attribute.as_ref()));
            }
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                uses.terms.push(self.reference(id, attribute.as_ref()));
                if let Some(arguments) = arguments {
                    arguments.positional.iter().for_each(|argument| self.inline(argument, uses));
                }
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                let named =
                    arguments.named.iter().map(|a| (self.at(a.name.name), self.literal(&a.value))).collect();
                uses.calls.push(Call {
                    name: self.at(id.name),
                    positional: arguments.positional.len(),
                    variables: arguments.positional.iter().filter_map(|a| self.variable(a)).collect(),
                    number: arguments.positional.first().and_then(|argument| self.number(argument)),
                    named,
                });
                arguments.positional.iter().for_each(|argument| self.inline(argument, uses));
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression, uses),
        }
    }

    fn reference(&self, id: &ast::Identifier<&str>, attribute: Option<&ast::Identifier<&str>>) -> Reference {
        let attribute = attribute.map(|attribute| attribute.name.to_owned());
        Reference { id: self.at(id.name), attribute, part: None }
    }

    fn variable(&self, inline: &ast::InlineExpression<&str>) -> Option<Spanned<String>> {
        match inline {
            ast::InlineExpression::VariableReference { id } => Some(self.at(id.name)),
            _ => None,
        }
    }

    fn number(&self, inline: &ast::InlineExpression<&str>) -> Option<Spanned<String>> {
        match inline {
            ast::InlineExpression::NumberLiteral { value } => Some(self.at(value)),
            _ => None,
        }
    }

    fn literal(&self, inline: &ast::InlineExpression<&str>) -> Option<Spanned<String>> {
        match inline {
            ast::InlineExpression::StringLiteral { value }
            | ast::InlineExpression::NumberLiteral { value } => Some(self.at(value)),
            _ => None,
        }
    }
}

/// The text of a pattern without placeables.
fn plain(pattern: &ast::Pattern<&str>) -> Option<String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            ast::PatternElement::TextElement { value } => Some(*value),
            ast::PatternElement::Placeable { .. } => None,
        })
        .collect()
}

/// What a pattern says, with a U+FFFC for each placeable; `None` if it selects.
fn said(pattern: &ast::Pattern<&str>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => text.push_str(value),
            ast::PatternElement::Placeable { expression: ast::Expression::Inline(_) } => {
                text.push('\u{FFFC}');
            }
            ast::PatternElement::Placeable { expression: ast::Expression::Select { .. } } => return None,
        }
    }
    Some(text.trim().to_owned())
}

/// A parser's complaint in words an editor understands.
fn reason(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpectedToken(token) => format!("`{token}` is missing here"),
        ErrorKind::ExpectedCharRange { range } if range.contains('\n') => {
            "a line break is missing here".into()
        }
        ErrorKind::ExpectedCharRange { range } if range == "0-9" => "a digit is missing here".into(),
        ErrorKind::ExpectedCharRange { .. } => "a name is missing here".into(),
        ErrorKind::ExpectedMessageField { entry_id } => {
            format!("`{entry_id}` has neither a value nor attributes")
        }
        ErrorKind::ExpectedTermField { entry_id } => format!("the term `-{entry_id}` has no value"),
        ErrorKind::MissingDefaultVariant => "the selector has no default variant, marked `*[…]`".into(),
        ErrorKind::MultipleDefaultVariants => "the selector has more than one default variant".into(),
        ErrorKind::UnbalancedClosingBrace => "a closing brace without an opening one".into(),
        ErrorKind::MessageReferenceAsSelector => "a message cannot be a selector".into(),
        ErrorKind::TermReferenceAsSelector => "a term cannot be a selector; one of its attributes can".into(),
        ErrorKind::ForbiddenCallee => "functions are written in capital letters".into(),
        ErrorKind::UnterminatedStringLiteral => "the quoted text does not end".into(),
        ErrorKind::MissingValue | ErrorKind::ExpectedInlineExpression => "a value is missing here".into(),
        ErrorKind::MessageAttributeAsSelector => "an attribute of a message cannot be a selector".into(),
        ErrorKind::TermAttributeAsPlaceable => {
            "an attribute of a name has no words; a selector can choose by it".into()
        }
        ErrorKind::PositionalArgumentFollowsNamed => "options come after all other arguments".into(),
        ErrorKind::DuplicatedNamedArgument(name) => format!("the option `{name}` stands here twice"),
        ErrorKind::UnknownEscapeSequence(escape) | ErrorKind::InvalidUnicodeEscapeSequence(escape) => {
            format!("`\\{escape}` is no escape sequence")
        }
        ErrorKind::ExpectedSimpleExpressionAsSelector => {
            "a selector is a variable, a function or an attribute of a term".into()
        }
        ErrorKind::ExpectedLiteral => "the value of an option is text in quotation marks, or a number".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn messages_say_what_they_use() {
        let text = "a = نص { $x } { b.c } { -t(n: 1) }\n    .gender = feminine\n-t = { NUMBER($y, style: \"long\") }\n";
        let mut sources = Sources::default();
        let span = sources.add("x.ftl", text);
        let mut diagnostics = Diagnostics::default();
        let file = parse(text, span, &mut diagnostics);
        assert!(diagnostics.is_empty());
        let [a, t] = file.entries.as_slice() else { panic!("two entries") };
        assert_eq!((a.id.value.as_str(), t.id.value.as_str()), ("a", "-t"));
        assert_eq!(a.attributes, [("gender".to_owned(), Some("feminine".to_owned()))]);
        assert_eq!(sources.text(a.uses.variables[0].span), "x");
        assert_eq!(a.uses.messages[0].attribute.as_deref(), Some("c"));
        assert_eq!(t.uses.calls[0].named[0].1.as_ref().map(|v| sources.text(v.span)), Some("long"));
    }

    #[test]
    fn a_bad_message_is_reported_and_the_rest_is_read() {
        let text = "a = { $x\nb = fine\nb = again\n";
        let span = Sources::default().add("x.ftl", text);
        let mut diagnostics = Diagnostics::default();
        let file = parse(text, span, &mut diagnostics);
        assert_eq!(
            diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(),
            ["bad-message", "duplicate-message"]
        );
        let entries: Vec<_> = file.entries.iter().map(|e| (e.id.value.as_str(), e.is_broken)).collect();
        assert_eq!(entries, [("a", true), ("b", false)]);
    }

    #[test]
    fn a_comment_above_a_message_mutes_a_rule_in_it() {
        let mut sources = Sources::default();
        let text = "# A note.\n# allow: unused-message, for next year\nm = x\n    .a = y\n\n# allow: b\n-t = z\nn = w\n";
        let span = sources.add("x.ftl", text);
        let file = parse(text, span, &mut Diagnostics::default());
        let allows = file.allows.iter().map(|a| (a.text.as_str(), sources.text(a.block)));
        assert_eq!(
            allows.collect::<Vec<_>>(),
            [("unused-message, for next year", "m = x\n    .a = y"), ("b", "t = z")]
        );
        assert_eq!(sources.text(file.allows[0].span), "allow: unused-message, for next year");
    }

    #[test]
    fn placeables_have_exact_places() {
        let text = "زادت { PLURAL($n) ->\n [few] قليل\n *[other] { $m }\n}.";
        let mut sources = Sources::default();
        let whole = sources.add("ar.md", text);
        let start = text.find('{').expect("a brace");
        let end = text.rfind('}').expect("a brace") + 1;
        let span = whole.slice(start..end);
        let uses = placeable(&text[start..end], span).expect("good");
        let texts: Vec<&str> = uses.variables.iter().map(|v| sources.text(v.span)).collect();
        assert_eq!(texts, ["n", "m"]);
        let bad = placeable("{ $n -> [few] x }", span).expect_err("no default");
        assert_eq!(bad.code, "bad-placeable");
        assert_eq!(lone_variable("{ $growth }"), Some("growth"));
        assert_eq!(lone_variable("{ $growth.x }"), None);
        assert_eq!(lone_term("{-alibaba}"), Some("alibaba"));
    }
}
