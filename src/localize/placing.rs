//! Patterns that only place texts and choose by them, written straight from Fluent's syntax tree.
//!
//! Fluent defines what they mean, and writes whatever it alone can: functions, terms, numbers, and every mistake. But it makes a value
//! with room for any number's format of each text that it looks at, and most messages of a figure are a choice and a word.

use std::str::FromStr;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};

use super::Resource;
use super::given::{Pair, Value, text};
use crate::trace;

/// How deep messages and choices may nest.
const DEPTH: usize = 16;

/// Writes a pattern, if it is made of nothing else; `out` is as it was, if not.
pub(super) fn write(
    bundle: &FluentBundle<Resource>,
    pattern: &Pattern<&str>,
    given: &[Pair<'_>],
    out: &mut String,
) -> Option<()> {
    let start = out.len();
    let mut writer = Writer { bundle, given, out };
    let written = writer.pattern(pattern, 0);
    if written.is_none() {
        out.truncate(start);
    }
    written
}

struct Writer<'w> {
    bundle: &'w FluentBundle<Resource>,
    given: &'w [Pair<'w>],
    out: &'w mut String,
}

impl Writer<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>, depth: usize) -> Option<()> {
        if depth > DEPTH {
            return None;
        }
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.out.push_str(value),
                PatternElement::Placeable { expression } => {
                    // Words of the locale itself need no isolate.
                    let is_message =
                        matches!(expression, Expression::Inline(InlineExpression::MessageReference { .. }));
                    let isolates = pattern.elements.len() > 1 && !is_message;
                    if isolates {
                        self.out.push('\u{2068}');
                    }
                    self.expression(expression, depth)?;
                    if isolates {
                        self.out.push('\u{2069}');
                    }
                }
            }
        }
        Some(())
    }

    fn expression(&mut self, expression: &Expression<&str>, depth: usize) -> Option<()> {
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.out.push_str(text(self.given, id.name)?);
                Some(())
            }
            Expression::Inline(InlineExpression::MessageReference { id, attribute }) => {
                trace::looked_up(id.name);
                let message = self.bundle.get_message(id.name)?;
                let pattern = match attribute {
                    None => message.value()?,
                    Some(attribute) => message.get_attribute(attribute.name)?.value(),
                };
                self.pattern(pattern, depth + 1)
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                let (_, value) = self.given.iter().find(|(name, _)| *name == id.name)?;
                let chosen = match value {
                    Value::Number(number) => numbered(variants, number)?,
                    text => named(variants, text.text()?)?,
                };
                self.pattern(&chosen.value, depth + 1)
            }
            _ => None,
        }
    }
}

/// The variant of a text.
fn named<'v, 't>(variants: &'v [Variant<&'t str>], text: &str) -> Option<&'v Variant<&'t str>> {
    let is_named =
        |variant: &&Variant<&str>| matches!(variant.key, VariantKey::Identifier { name } if name == text);
    variants.iter().find(is_named).or_else(|| variants.iter().find(|variant| variant.default))
}

/// The variant of a number, as far as its keys are numbers: Fluent knows the category that a number has, but what comes last and is chosen
/// otherwise is chosen in any case.
fn numbered<'v, 't>(variants: &'v [Variant<&'t str>], number: &str) -> Option<&'v Variant<&'t str>> {
    let number = FluentNumber::from_str(number).ok()?;
    for (variant, is_last) in variants.iter().zip((0..variants.len()).rev().map(|left| left == 0)) {
        match variant.key {
            // Fluent tells 2 and 2.0 apart.
            VariantKey::NumberLiteral { value } => {
                if FluentNumber::from_str(value).ok()? == number {
                    return Some(variant);
                }
            }
            VariantKey::Identifier { .. } if is_last && variant.default => return Some(variant),
            VariantKey::Identifier { .. } => return None,
        }
    }
    variants.iter().find(|variant| variant.default)
}

/// Looks up what a pattern may refer to, in whichever of its choices: who leaves it to Fluent does not see what that looks up.
pub(super) fn references(bundle: &FluentBundle<Resource>, pattern: &Pattern<&str>) {
    References { bundle, depth: 0 }.pattern(pattern);
}

struct References<'b> {
    bundle: &'b FluentBundle<Resource>,
    depth: usize,
}

impl References<'_> {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        if self.depth > DEPTH {
            return;
        }
        self.depth += 1;
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
        self.depth -= 1;
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::MessageReference { id, attribute: _ } => {
                trace::looked_up(id.name);
                self.message(id.name);
            }
            InlineExpression::TermReference { id, attribute: _, arguments } => {
                // A name of the glossary, or a term of a file of messages, which stands for all that it refers to.
                trace::looked_up(id.name);
                trace::looked_up(&format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { id: _, arguments } => self.arguments(arguments),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::VariableReference { .. } => {}
        }
    }

    fn message(&mut self, id: &str) {
        let Some(message) = self.bundle.get_message(id) else { return };
        if let Some(value) = message.value() {
            self.pattern(value);
        }
        message.attributes().for_each(|attribute| self.pattern(attribute.value()));
    }

    fn arguments(&mut self, CallArguments { positional, named }: &CallArguments<&str>) {
        positional.iter().chain(named.iter().map(|named| &named.value)).for_each(|value| self.inline(value));
    }
}

#[cfg(test)]
mod tests {
    use super::super::given::{args, number, to_fluent};
    use super::super::message::{bundle, resource};
    use super::*;
    use crate::model::Language;

    const MESSAGES: &str = "\
word = كلمة
a = { $x }
b = بين { $x } و{ $y } أو { word } و{ word.more }
    .more = x
c = { $x ->
    [one] واحد
    [two] { $y ->
        [k] { $x } ق
       *[other] { c }
    }
    [2] اثنان
   *[other] { $y } { b }
 }
d = { $missing }
e = { FUNCTION($x) }
f = { \"{\" }{ $x }
g = { $n ->
    [one] a
   *[other] b
 }
i = { $n ->
    [0.5] half
    [2] two
    [2.0] exactly
   *[other] { $x }
 }
j = { $n ->
    [1] a
   *[2] b
    [3] c
 }
loop = { loop }
h = { $n }
";

    /// What Fluent gives without a mistake, and what this way gives.
    fn both(id: &str, given: &[Pair<'_>]) -> (Option<String>, Option<String>) {
        let mut bundle = bundle(Language::Ar);
        let text = MESSAGES.replace("word = كلمة\n", "word = كلمة\n    .more = أكثر\n");
        bundle.add_resource(resource(&text)).expect("messages");
        let message = bundle.get_message(id).expect(id);
        let pattern = message.value().expect(id);
        let mut errors = Vec::new();
        let (mut by_fluent, mut straight) = (String::new(), "before".to_owned());
        let written = bundle.write_pattern(&mut by_fluent, pattern, Some(&to_fluent(given)), &mut errors);
        let is_placed = write(&bundle, pattern, given, &mut straight).is_some();
        assert!(is_placed || straight == "before");
        let straight = straight.strip_prefix("before").map(str::to_owned).filter(|_| is_placed);
        ((written.is_ok() && errors.is_empty()).then_some(by_fluent), straight)
    }

    #[test]
    fn it_means_what_fluent_means() {
        for x in ["one", "two", "2", "few", "\u{2068}ي\u{2069}"] {
            for y in ["k", "other", "z"] {
                let given = args([("x", x), ("y", y)]);
                for id in ["word", "a", "b", "c"] {
                    let (by_fluent, straight) = both(id, &given);
                    if (id, x, y) == ("c", "two", "k") || !(id == "c" && x == "two") {
                        assert!(straight.is_some(), "{id} {x} {y}");
                        assert_eq!(by_fluent, straight, "{id} {x} {y}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_it_cannot_do_is_left_to_fluent() {
        let [x, y] = args([("x", "two"), ("y", "z")]);
        let given = [x, y, number("n", "1".to_owned())];
        for id in ["c", "d", "e", "f", "g", "loop", "h"] {
            assert_eq!(both(id, &given).1, None, "{id}");
        }
        assert_eq!(both("g", &given).0.as_deref(), Some("a"));
        for n in ["1", "2", "2.0", "2.00", "0.5", "0.50", "3", "-2", "12345678901234567890"] {
            let [x] = args([("x", "two")]);
            let given = [x, number("n", n.to_owned())];
            for id in ["i", "j"] {
                let (by_fluent, straight) = both(id, &given);
                assert!(straight.is_some(), "{id} {n}");
                assert_eq!(by_fluent, straight, "{id} {n}");
            }
        }
        assert_eq!((text(&given, "n"), text(&given, "m"), text(&given, "x")), (None, None, Some("two")));
    }
}
